// node check.mjs REPORT STATEMENTS_CSV SHOTS   (in a folder with playwright-core and axe-core; Chromium of the system)
//
// Works in a report as a fact-checker does, on a wide and a narrow screen, light and dark: opens clusters, reads a
// diff, filters, searches, goes by keys, reviews and saves. No fault in the console, no request, no serious fault of
// accessibility. Needs a run with clusters, findings and links. Leaves screenshots and the saved review in SHOTS.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { axe, browser, check, finish } from './chromium.mjs';

const [report, table, shots] = process.argv.slice(2).map((name) => path.resolve(name));
fs.mkdirSync(shots, { recursive: true });


const opened = async (options, hash = '') => {
  // The page's policy keeps the checker's own script out, too, unless it is told to let it in.
  const context = await browser.newContext({ acceptDownloads: true, bypassCSP: Boolean(options.bypass), ...options });
  const page = await context.newPage();
  page.on('console', (message) => { if (message.type() !== 'log') check(false, `console: ${message.text()}`); });
  page.on('pageerror', (error) => check(false, `error: ${error.message}`));
  page.on('request', (request) => {
    const isItself = request.url().split('#')[0] === pathToFileURL(report).href;
    if (!isItself && !request.url().startsWith('blob:')) check(false, `request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(report).href + hash);
  await page.waitForSelector('.tabs');
  return page;
};
const tab = (page, name) => page.click(`.tabs [data-view="${name}"]`);
const rows = (page) => page.$$eval('.rows li button', (found) => found.length);
const address = (page) => new URL(page.url()).hash;

const WIDE = { width: 1400, height: 900 };
const NARROW = { width: 400, height: 800 };
const VIEWS = ['findings', 'clusters', 'links', 'statements', 'articles', 'speakers', 'outlets', 'about'];

const reading = async () => {
  const page = await opened({ viewport: WIDE });
  check(await rows(page) > 0, 'findings are listed first');
  const severe = await page.locator('.rows .meta').allTextContents();
  check(!severe.some((meta) => meta.startsWith('low')), 'none of low severity among them');
  await page.click('text=of low severity');
  check((await rows(page)) > severe.length && address(page).includes('low=1'), 'those of low severity are shown when asked for');
  await page.click('text=of low severity');
  check((await rows(page)) === severe.length, 'and hidden again');
  await tab(page, 'clusters');
  await page.click('.rows li:nth-child(2) button');
  check(/view=clusters&id=c[0-9a-f]{16}/.test(address(page)), 'a cluster that is clicked is in the address');
  check(await page.locator('.chart svg .dot').count() >= 2, 'its timeline has a dot a statement');
  check(await page.locator('.context mark').count() >= 2, 'each statement stands in its sentence');
  const changed = await page.evaluate(async () => {
    for (const row of [...document.querySelectorAll('.rows li button')]) {
      row.click();
      await new Promise(requestAnimationFrame);
      if (document.querySelector('ins, del')) return true;
    }
    return false;
  });
  check(changed, 'a word diff is shown');
  const signs = await page.evaluate(() => ['ins', 'del'].map((name) => {
    const one = document.querySelector(name);
    return one ? [getComputedStyle(one, '::before').content, getComputedStyle(one).textDecorationLine] : null;
  }));
  check(signs.every((sign) => sign === null || (/[+−]/.test(sign[0]) && sign[1] !== 'none')), `changes are told by sign and line: ${JSON.stringify(signs)}`);
  const before = await page.locator('.wording .words').allTextContents();
  await page.click('.wording:not(.base) .button[aria-pressed="false"]');
  check(address(page).includes('base=s'), 'the base of the comparison can be switched');
  check(JSON.stringify(before) !== JSON.stringify(await page.locator('.wording .words').allTextContents()), 'the diff is against the new base');
  const here = address(page);
  const again = await opened({ viewport: WIDE }, here);
  check(address(again) === here && await again.locator('.wording.base').count() === 1, 'the address alone opens the same');
  await page.click('text=In the article');
  check(await page.locator('.body .said.here').count() > 0, 'the statement is marked in its article');
  await page.click('.body .said.linked >> nth=0');
  check(address(page).includes('view=clusters'), 'a click on a linked statement leads to its cluster');
  await page.goBack();
  check(address(page).includes('view=articles'), 'the browser goes back');
};

const finding = async () => {
  const page = await opened({ viewport: WIDE }, '#view=statements');
  const all = await page.textContent('.tally');
  const speaker = await page.$eval('.fields label:nth-child(2) select', (select) => select.options[2].textContent);
  await page.click('.filters summary');
  await page.selectOption('.fields label:nth-child(2) select', { index: 2 });
  check((await page.textContent('.tally')) !== all, `the filter narrows: ${await page.textContent('.tally')}`);
  check((await page.locator('.rows .meta').allTextContents()).every((meta) => meta.startsWith(speaker)), 'to the speaker asked for');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Save as CSV')]);
  const saved = fs.readFileSync(await file.path(), 'utf8');
  check(saved.startsWith('statement_id,') || saved.startsWith('"statement_id"'), 'the filtered statements are saved as CSV');
  await page.click('text=Clear');
  check((await page.textContent('.tally')) === all, 'and is cleared');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  const first = address(page);
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  check(first === address(page) && first.includes('id=s'), 'j and k go along the list');
  const [word] = (await page.textContent('.rows .words')).split(/\s+/).filter((piece) => /^\p{L}+$/u.test(piece)).sort((a, b) => b.length - a.length);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type(word.toUpperCase());
  await page.waitForTimeout(100);
  const found = await page.locator('.rows .words').allTextContents();
  check(found.length > 0 && address(page).includes('q='), `search finds “${word}”: ${await page.textContent('.tally')}`);
};

const passages = async () => {
  // Rows of statements.csv: the last column is the passage as the program gives it.
  const text = fs.readFileSync(table, 'utf8');
  const fields = [...text.matchAll(/"((?:[^"]|"")*)"|([^,\n]*)(?=[,\n])/g)].length;
  check(fields > 0, 'statements.csv can be read');
  const theirs = new Set([...text.matchAll(/"(https?:[^"]*:~:text=[^"]*)"\n/g)].map((match) => match[1].replace(/^'/, '')));
  const page = await opened({ viewport: WIDE }, '#view=clusters');
  const ours = new Set();
  for (let i = 0; i < 20; i++) {
    for (const href of await page.locator('a[href*=":~:text="]').evaluateAll((found) => found.map((a) => a.href))) ours.add(href);
    await page.keyboard.press('j');
  }
  const strange = [...ours].filter((href) => !theirs.has(href));
  check(strange.length === 0, `${ours.size} passages are those of statements.csv ${strange.slice(0, 1)}`);
};

const review = async () => {
  const page = await opened({ viewport: WIDE }, '#view=links');
  await page.click('.review .button:has-text("Reject")');
  await page.fill('.review input', '=not the "same", seen');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  check(await page.locator('.review .button[aria-pressed="true"]').count() === 1, 'a link is rejected with a note');
  await page.reload();
  check(await page.locator('.review .button[aria-pressed="true"]').count() === 1, 'and stays so when the page is opened again');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Save review.csv')]);
  check(file.suggestedFilename() === 'review.csv', 'the review is saved');
  await file.saveAs(path.join(shots, 'review.csv'));
  console.log(fs.readFileSync(path.join(shots, 'review.csv'), 'utf8').split('\n')[1]);
};

const looks = async () => {
  for (const [viewport, colorScheme] of [[WIDE, 'light'], [WIDE, 'dark'], [NARROW, 'light'], [NARROW, 'dark']]) {
    for (const view of VIEWS) {
      const page = await opened({ viewport, colorScheme, bypass: true }, `#view=${view}`);
      if (viewport === NARROW && view === 'clusters') await page.click('.rows li button');
      await page.evaluate(axe());
      const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const told = serious.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)} ${(nodes[0].any[0] || {}).message || ''}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      check(!serious.length && !wide, `${view}, ${viewport.width} px, ${colorScheme} ${wide ? 'runs over the side ' : ''}${told.join('; ')}`);
      await page.screenshot({ path: path.join(shots, `${view}-${viewport.width}-${colorScheme}.png`) });
      await page.context().close();
    }
  }
};

const plain = async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: WIDE })).newPage();
  await page.goto(pathToFileURL(report).href);
  check(await page.locator('noscript section, .plain section').count() > 0, 'findings and clusters can be read without scripts');
  await page.screenshot({ path: path.join(shots, 'plain.png') });
  await page.pdf({ path: path.join(shots, 'plain.pdf') });
};

for (const part of [reading, finding, passages, review, looks, plain]) {
  try { await part(); } catch (error) { check(false, `${part.name}: ${error.message.split('\n')[0]}`); }
}
await finish();
