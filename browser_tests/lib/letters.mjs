// Letters, as the page of letters shows them.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { follow } from './act.mjs';

/** Opens the newest letter to `address` whose subject begins with `subject`; the page is one of its sender. */
export async function openLetter(page, address, subject, { examined = true } = {}) {
  await page.goto('/brev');
  const rows = page.getByRole('row').filter({ hasText: address }).filter({ hasText: subject });
  await follow(page, new RegExp(`^${subject}`), { on: rows.first(), examined });
}

/** The personal link in the letter that is open. It stands there once the letter has left. */
export async function linkInLetter(page) {
  const link = page.locator('.vs-letter a[href*="/l/"]').first();
  while (!(await link.count())) await page.reload();
  return link.getAttribute('href');
}

/** The link in the invitation to the municipality whose coordinator has `address`. */
export async function invitationOf(house, address) {
  const page = await house.page({ as: 'county' });
  await openLetter(page, address, 'Inbjudan', { examined: false });
  const link = await linkInLetter(page);
  await page.context().close();
  return link;
}

/** Links that were handed out: each works once. */
const given = new Set();

/** The link in the newest letter to `address` that lies in the program's folder: letters to sign in are in no list. */
export async function linkInFolder(house, address) {
  const folder = join(house.data, 'letters');
  for (;;) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
    for (const name of names.reverse()) {
      const text = await readFile(join(folder, name), 'utf8');
      const link = text.includes(address) && /http:\/\/[^\s"=]+\/l\/[\w-]{43}/.exec(text.replace(/=\r?\n/g, ''));
      if (!link || given.has(link[0])) continue;
      given.add(link[0]);
      return link[0];
    }
    await pause(50);
  }
}
