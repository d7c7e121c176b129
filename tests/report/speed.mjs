// node speed.mjs REPORT   (in a folder with playwright-core)
//
// Opens a report, scrolls through its statements and searches; tells how long each takes on this machine. Fails where the
// page does not answer, not where it is slow: that hangs on what else the machine does.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { browser } from './chromium.mjs';

const [report] = process.argv.slice(2);
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
let failed = false;
page.on('pageerror', (error) => { failed = true; console.log('FAIL', error.message); });
const timed = async (what, act) => {
  const start = performance.now();
  await act();
  console.log(`${((performance.now() - start) / 1000).toFixed(2)} s  ${what}`);
};
await timed('open, first rows drawn', async () => {
  await page.goto(`${pathToFileURL(path.resolve(report)).href}#view=statements`);
  await page.waitForSelector('.rows li');
});
console.log(await page.textContent('.tally'));
await timed('scroll to the middle', async () => {
  await page.evaluate(() => { const list = document.querySelector('.scroll'); list.scrollTop = list.scrollHeight / 2; });
  await page.waitForFunction(() => Number(document.querySelector('.rows li').dataset.at) > 100);
});
await timed('search the first time', async () => {
  await page.fill('[type=search]', 'harbour');
  await page.waitForFunction(() => document.querySelector('.tally').textContent.includes(' of '));
});
await timed('clusters', async () => {
  await page.fill('[type=search]', '');
  await page.click('[data-view=clusters]');
  await page.waitForSelector('.chart svg, .empty');
});
const held = await page.evaluate(() => performance.memory?.usedJSHeapSize);
if (held) console.log(`${Math.round(held / 1e6)} MB of script memory`);
await browser.close();
process.exit(failed ? 1 : 0);
