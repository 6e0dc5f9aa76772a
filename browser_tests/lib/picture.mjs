// Pictures for the documents, taken where the tests walk anyway.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEPT = new URL('../../docs/pictures/', import.meta.url);
const THROWN_AWAY = new URL('../out/', import.meta.url);

const PDFTOPPM = '/usr/bin/pdftoppm';
/** Small enough for a document: below 120 kB, also where there is much to read. */
const SIZE = { width: 1280, height: 800 };
const FULL_OF_WORDS = { width: 1024, height: 740 };

/**
 * Takes what is seen of the page as `docs/pictures/NAME.png` when VALSKYDD_PICTURES is set, else into `out/` to look
 * at. `from`: the part that stands at the top of the picture. `words`: the page is full of words. With it goes
 * `NAME-en.png`, unless what is seen answers a form and has no address of its own (`english: false`).
 */
export async function picture(page, name, { from, words = false, english = true } = {}) {
  const path = await place(name);
  const before = page.viewportSize();
  await page.setViewportSize(words ? FULL_OF_WORDS : SIZE);
  await (from ?? page.locator('body')).evaluate((part) => part.scrollIntoView({ block: 'start' }));
  await page.screenshot({ path, animations: 'disabled' });
  if (process.env.VALSKYDD_PICTURES && english && !name.endsWith('-en')) await inEnglish(page, name);
  await page.setViewportSize(before);
}

/** The same address in English, in a tab of its own, as far down as the page itself. */
async function inEnglish(page, name) {
  const context = page.context();
  const before = await context.cookies();
  await context.addCookies([{ name: 'vs_l', value: 'en', url: new URL('/', page.url()).href }]);
  const other = await context.newPage();
  await other.setViewportSize(page.viewportSize());
  const answer = await other.goto(page.url());
  await other.evaluate((down) => window.scrollTo(0, down), await page.evaluate(() => window.scrollY));
  if (answer?.status() === 200) await other.screenshot({ path: await place(`${name}-en`), animations: 'disabled' });
  await other.close();
  await context.clearCookies({ name: 'vs_l' });
  await context.addCookies(before.filter((cookie) => cookie.name === 'vs_l'));
}

/** The first page of a PDF as a picture for the documents, where poppler is installed. */
export async function firstPage(pdf, name) {
  if (!existsSync(PDFTOPPM)) return;
  const path = await place(name);
  const printing = spawn(PDFTOPPM, ['-png', '-scale-to', '1000', '-singlefile', '-', path.replace(/\.png$/, '')]);
  printing.stdin.end(pdf);
  await once(printing, 'exit');
}

async function place(name) {
  const folder = process.env.VALSKYDD_PICTURES ? KEPT : THROWN_AWAY;
  const path = fileURLToPath(new URL(`${name}.png`, folder));
  await mkdir(dirname(path), { recursive: true });
  return path;
}

/** Takes the whole page into `out/` when VALSKYDD_GLANCES is set, for a person who wants to look at all pages. */
export async function glance(page, name) {
  if (!process.env.VALSKYDD_GLANCES) return;
  const path = fileURLToPath(new URL(`${name}.png`, THROWN_AWAY));
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}
