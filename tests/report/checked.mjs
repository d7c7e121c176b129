// node checked.mjs PAGE SHOTS   (in a folder with playwright-core and axe-core; Chromium of the system)
//
// Reads the page that `quotetrace verify --report PAGE` wrote, without scripts, on a wide and a narrow screen, light, dark
// and printed: every way leads somewhere, nothing is wider than the screen, no request, no fault of accessibility.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { axe, browser, check, finish } from './chromium.mjs';

const [file, shots] = process.argv.slice(2).map((name) => path.resolve(name));
fs.mkdirSync(shots, { recursive: true });

const opened = async (options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('console', (message) => check(false, `console: ${message.text()}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== pathToFileURL(file).href) check(false, `request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return page;
};

for (const [width, colorScheme] of [[1400, 'light'], [1400, 'dark'], [400, 'light'], [400, 'dark']]) {
  const name = `${width}-${colorScheme}`;
  const look = { viewport: { width, height: 900 }, colorScheme };
  const plain = await opened({ ...look, javaScriptEnabled: false });
  await plain.screenshot({ path: path.join(shots, `checked-${name}.png`), fullPage: true });
  check(await plain.locator('.card').count() > 0, `${name}: quotations stand there without scripts`);
  const page = await opened({ ...look, bypassCSP: true });
  const lost = await page.$$eval('a[href^="#"]', (all) => all.filter((a) => !document.querySelector(a.hash)).length);
  check(lost === 0, `${name}: every way on the page leads somewhere`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  check(over <= 0, `${name}: nothing is wider than the screen (${over})`);
  await page.addScriptTag({ content: axe() });
  const found = await page.evaluate(() => window.axe.run(document));
  const told = found.violations.map((fault) => `${fault.id} (${fault.nodes.length}): ${fault.nodes[0].html.slice(0, 120)}`);
  check(told.length === 0, `${name}: accessible ${told.join('; ')}`);
}
const printed = await opened({ javaScriptEnabled: false });
const pdf = await printed.pdf({ path: path.join(shots, 'checked.pdf'), format: 'A4' });
check(pdf.length > 1000, 'it prints');
await finish();
