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

/** The link in the newest letter to sign in to `address`, from the program's folder: such letters are in no list. */
export async function linkInFolder(house, address) {
  const folder = join(house.data, 'letters');
  for (;;) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
    for (const name of names.reverse()) {
      const text = await readFile(join(folder, name), 'utf8');
      // Other letters to the same person have a link under another name.
      const link = /(?:Logga in|Sign in):\r?\n(http:\/\/[^\s"=]+\/l\/[\w-]{43})/.exec(text.replace(/=\r?\n/g, ''))?.[1];
      if (!text.includes(address) || !link || given.has(link)) continue;
      given.add(link);
      return link;
    }
    await pause(50);
  }
}
