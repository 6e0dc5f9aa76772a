// The five lists as they arrive in real life, as bytes and as the text that somebody would paste.

import { readFile } from 'node:fs/promises';

const PLACE = new URL('../../engines/roster/tests/fixtures/', import.meta.url);

/** Name, encoding, and how many people each holds. */
const LISTS = [
  ['deltagare_semikolon_utf8bom.csv', 'utf-8', 7],
  ['deltagare_semikolon_windows1252.csv', 'windows-1252', 7],
  ['deltagare_komma_utf8.csv', 'utf-8', 7],
  ['deltagare_inklistrad_tab.txt', 'utf-8', 6],
  ['deltagare_outlookrad.txt', 'utf-8', 5],
];

export async function fixtures() {
  return Promise.all(
    LISTS.map(async ([name, encoding, people]) => {
      const bytes = await readFile(new URL(name, PLACE));
      return { name, people, bytes, text: new TextDecoder(encoding).decode(bytes) };
    }),
  );
}
