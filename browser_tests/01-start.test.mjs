// One command gives a county to try; a second start finds everything as it was; a link lets one person in, once.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';

import { follow, leave, press, said, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { folder } from './lib/program.mjs';
import { visit } from './lib/visit.mjs';

const data = await folder();
let house = await open({ data });
after(async () => {
  await house.close();
  await rm(data, { recursive: true, force: true });
});

for (const view of VIEWS) {
  test(`the first page opens and leads to the form for a link, ${inWords(view)}`, async () => {
    const page = await house.page(view);
    await visit(page, '/');
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    await visit(page, '/logga-in');
    await page.getByLabel('E-postadress').fill('karin');
    await press(page, 'Skicka länk', { status: 422 });
    await says(page, 'Skriv en e-postadress, till exempel namn@kommun.se.');
    await page.getByLabel('E-postadress').fill('ingen@kommun.example');
    await press(page, 'Skicka länk');
    await says(page, 'Titta i din e-post');
    await leave(page);
  });
}

test('a sign-in link is printed for each duty', () => {
  assert.equal(new Set(Object.values(house.links)).size, 4);
  for (const link of Object.values(house.links)) assert.ok(link.startsWith(`${house.address}/l/`), link);
});

test('looking at a link changes nothing, its button lets in, and it works once', async () => {
  const link = house.links.municipality;
  const curious = await house.page({ script: false });
  await visit(curious, link);
  await leave(curious);

  const page = await house.page();
  await visit(page, link);
  await says(page, 'Du loggar in för Ockelbo kommun.');
  await press(page, 'Logga in som Karin Åström');
  await says(page, 'Logga in enklare nästa gång');
  await follow(page, 'Inte nu, gå till startsidan');
  await says(page, 'Att göra nu');
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.waitForURL('**/logga-in');
  await visit(page, link, { status: 410 });
  await says(page, 'Länken går inte att använda');
  await leave(page);
});

test('a second start finds everything as it was', async () => {
  const before = await everything();
  await house.close();
  house = await open({ data });
  assert.deepEqual(await everything(), before);
});

/** What a national lead and a county coordinator see, in words and numbers. */
async function everything() {
  const national = await house.page({ as: 'national' });
  await visit(national, '/lan');
  const counties = await said(national);
  await visit(national, '/program');
  const programme = await said(national);
  await leave(national);

  const county = await house.page({ as: 'county' });
  await visit(county, '/workshop');
  const workshop = await said(county);
  const path = new URL(county.url()).pathname;
  await visit(county, `${path}/deltagare`);
  const participants = await county.getByRole('rowheader').allInnerTexts();
  await visit(county, '/brev');
  const letters = await county.getByRole('rowheader').count();
  await leave(county);
  assert.equal(participants.length, 28);
  assert.equal(letters, 18, 'ten invitations, seven receipts and one for its own answer about interest');
  return { counties, programme, workshop, path, participants, letters };
}
