// node hostile.mjs REPORT...   (in a folder with playwright-core)
//
// Goes through every view and item of reports over hostile texts: nothing that an article brought may run, no policy may
// be hit, nothing asked for, no link lead anywhere but to a page.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { browser } from './chromium.mjs';

const ITEMS_MAX = 60;
let failed = false;
for (const report of process.argv.slice(2)) {
  const address = pathToFileURL(path.resolve(report)).href;
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const faults = [];
  await page.addInitScript(() => {
    window.__policy = 0;
    document.addEventListener('securitypolicyviolation', () => { window.__policy++; });
  });
  page.on('dialog', (dialog) => { faults.push('dialog'); dialog.dismiss(); });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('request', (request) => { if (request.url().split('#')[0] !== address) faults.push(request.url()); });
  await page.goto(address);
  const seen = await page.evaluate(async (most) => {
    let items = 0;
    const links = new Set();
    const handlers = new Set();
    const look = () => {
      items++;
      for (const a of document.querySelectorAll('a[href]')) if (!/^https?:/.test(a.href)) links.add(a.href);
      for (const element of document.querySelectorAll('*')) for (const { name } of element.attributes) if (name.startsWith('on') || name === 'srcdoc') handlers.add(name);
    };
    for (const tab of document.querySelectorAll('.tabs button')) {
      tab.click();
      look();
      for (let i = 0; i < most; i++) {
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
        look();
      }
    }
    const search = document.querySelector('[type=search]');
    search.value = '<script>';
    search.dispatchEvent(new Event('input'));
    look();
    return { items, run: window.__pwn !== undefined, policy: window.__policy, links: [...links], handlers: [...handlers] };
  }, ITEMS_MAX);
  const holds = !faults.length && !seen.run && !seen.policy && !seen.links.length && !seen.handlers.length;
  failed ||= !holds;
  console.log(holds ? 'ok  ' : 'FAIL', report, JSON.stringify(seen), faults.slice(0, 5).join('; '));
  await page.close();
}
await browser.close();
process.exit(failed ? 1 : 0);
