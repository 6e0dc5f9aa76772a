// The papers for the hall and the list as files.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { leave, sent } from './lib/act.mjs';
import { open } from './lib/house.mjs';
import { textOf } from './lib/pdf.mjs';
import { firstPage } from './lib/picture.mjs';
import { openPlan, seats } from './lib/plan.mjs';
import { folder } from './lib/program.mjs';
import { visit } from './lib/visit.mjs';

const house = await open();
const scratch = await folder();
after(async () => {
  await house.close();
  await rm(scratch, { recursive: true, force: true });
});

const PAPERS = [
  ['wall', (text, placed) => allAreIn(text, placed)],
  ['cards', (text, placed) => allAreIn(text, placed)],
  ['tents', (text) => assert.match(text, /Bord\s*1[^]*Bord\s*4|1[^]*4/)],
  ['list', (text, placed) => allAreIn(text, placed)],
];

function allAreIn(text, placed) {
  const flat = text.replace(/\s+/g, ' ');
  const missing = [...placed.keys()].filter((name) => !flat.includes(name));
  assert.deepEqual(missing, []);
}

for (const [kind, look] of PAPERS) {
  test(`the paper "${kind}" is a tagged PDF with what it should hold`, async () => {
    const page = await house.page({ as: 'county' });
    await openPlan(page);
    const placed = await seats(page);
    const paper = await sent(page, page.locator('form[action$="/bord/papper"]').first(), { kind });
    assert.equal(paper.status, 200);
    assert.equal(paper.headers['content-type'], 'application/pdf');
    assert.match(paper.headers['content-disposition'], /filename="?[a-z-]+-gavleborgs?(-lan)?-2029-03-14\.pdf/);
    assert.equal(paper.bytes.subarray(0, 5).toString(), '%PDF-');
    const text = await textOf(paper.bytes);
    if (text !== undefined) look(text, placed);
    if (kind === 'wall') await firstPage(paper.bytes, 'wall');
    await leave(page);
  });
}

async function list(kind) {
  const page = await house.page({ as: 'county' });
  await visit(page, '/workshop');
  await visit(page, `${new URL(page.url()).pathname}/deltagare`);
  const file = await sent(page, page.locator('form[action$="/deltagare/hamta"]'), { kind });
  await leave(page);
  assert.equal(file.status, 200);
  assert.match(file.headers['content-disposition'], new RegExp(`^attachment.*\\.${kind}`));
  return file.bytes;
}

/** The rows as the program's own reader finds them in a file. */
async function read(name, bytes) {
  const path = join(scratch, name);
  await writeFile(path, bytes);
  const { code, stdout, stderr } = await house.command('roster', 'read', path);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout).rows;
}

test('the list as csv opens right in a Swedish Excel', async () => {
  const bytes = await list('csv');
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'a byte order mark');
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
  assert.equal(lines.length, 29);
  assert.match(lines[0], /Namn;/);
  assert.ok(lines.some((line) => /Håkan Ljung;.*hakan\.ljung@gavle\.example/.test(line)));
  assert.equal((await read('deltagare.csv', bytes)).length, 28);
});

test('the list as workbook holds the same people', async () => {
  const bytes = await list('xlsx');
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  const rows = await read('deltagare.xlsx', bytes);
  assert.equal(rows.length, 28);
  assert.ok(rows.some((row) => row.name === 'Nils Tägtström' && row.email === 'nils.tagtstrom@hudiksvall.example'));
});
