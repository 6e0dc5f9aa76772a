// Pictures for the documents, taken where the tests walk anyway.

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEPT = new URL('../../docs/pictures/', import.meta.url);
const THROWN_AWAY = new URL('../out/', import.meta.url);

/** Takes the page as `docs/pictures/NAME.png` when VALSKYDD_PICTURES is set, else into `out/` to look at. */
export async function picture(page, name, { fullPage = false } = {}) {
  const folder = process.env.VALSKYDD_PICTURES ? KEPT : THROWN_AWAY;
  const path = fileURLToPath(new URL(`${name}.png`, folder));
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage, animations: 'disabled' });
}

/** Takes the whole page into `out/` when VALSKYDD_GLANCES is set, for a person who wants to look at all pages. */
export async function glance(page, name) {
  if (!process.env.VALSKYDD_GLANCES) return;
  const path = fileURLToPath(new URL(`${name}.png`, THROWN_AWAY));
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}
