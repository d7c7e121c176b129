// What the checks of this folder share: Chromium of the system, started without network noise, and a ledger of faults.
// The libraries are found in the folder where the check is run.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const { chromium } = require('playwright-core');
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args });

// The script of axe-core, which judges how accessible a page is.
export const axe = () => fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let faults = 0;
export const check = (holds, what) => {
  if (!holds) faults++;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
};

// Closes the browser, says how many faults there were, and ends with them.
export const finish = async () => {
  await browser.close();
  console.log(faults ? `${faults} faults` : 'no fault');
  process.exit(faults ? 1 : 0);
};
