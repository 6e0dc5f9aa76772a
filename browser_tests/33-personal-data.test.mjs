// What is held about people: how long, deletion with approval, an extract for somebody who asks, a list handed over.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leading, leave, press, said, says, taken } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { lastDayIn } from './lib/late.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());
// The demo's workshops lie ahead; here they were half a year ago, but for twenty days.
lastDayIn(house, 20);

const mark = (view) => `${view.width}-${view.script}`;

/** The page of proposals, when it says what is awaited: the program looks twice a minute whether it has something to do. */
async function proposals(view, awaited = 'Gallras') {
  const page = await house.page({ as: 'county', ...view });
  for (let tries = 0; tries < 2000; tries += 1) {
    await page.goto('/personuppgifter/gallring');
    if ((await page.locator('main').innerText()).includes(awaited)) break;
  }
  await visit(page, '/personuppgifter/gallring');
  return page;
}

for (const view of VIEWS) {
  test(`everybody reads how long data is kept, ${inWords(view)}`, async () => {
    for (const as of ['national', 'county', 'municipality', 'auditor']) {
      const page = await house.page({ as, ...view });
      await visit(page, '/personuppgifter');
      await follow(page, 'Så länge sparas uppgifter');
      await says(page, '6 månader efter workshopen', '7 dagar efter workshopen', 'artikel 9');
      await glance(page, `retention-${as}-${mark(view)}`);
      await leave(page);
    }
  });

  test(`somebody asks what is held about them, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'municipality', ...view });
    await visit(page, '/personuppgifter/utdrag');
    await press(page, 'Sök', { status: 422 });
    await says(page, 'Skriv ärendets nummer.', 'Skriv ett namn, en adress eller båda.');
    await glance(page, `extract-faults-${mark(view)}`);
    await page.getByLabel('Ärendets nummer').fill('dnr 2029-7');
    await page.getByLabel('E-post').fill('karin.astrom@ockelbo.example');
    await press(page, 'Sök');
    await says(page, 'Det här finns', 'Hör till personen', 'Konto');
    await glance(page, `extract-found-${mark(view)}`);
    await press(page, 'Gör utdraget');
    await says(page, 'artikel 15', 'dnr 2029-7', 'karin.astrom@ockelbo.example');
    await glance(page, `extract-${mark(view)}`);
    const pdf = await taken(page, () => page.getByRole('button', { name: 'Hämta som PDF' }).click());
    assert.equal(pdf.bytes.subarray(0, 4).toString(), '%PDF');
    const json = await taken(page, () => page.getByRole('button', { name: 'Hämta för program (JSON)' }).click());
    const data = JSON.parse(json.bytes.toString());
    assert.equal(data.reference, 'dnr 2029-7');
    assert.ok(data.held.length > 0);
    await visit(page, '/personuppgifter/utdrag');
    await page.getByLabel('Ärendets nummer').fill('dnr 2029-8');
    await page.getByLabel('Namn').fill('Ingen Alls');
    await press(page, 'Sök');
    await says(page, 'Inga uppgifter hittades');
    await glance(page, `extract-none-${mark(view)}`);
    await leave(page);
  });
}

for (const [at, view] of VIEWS.entries()) {
  test(`the county holds something back with a reason, ${inWords(view)}`, async () => {
    const page = await proposals(view);
    await says(page, 'Workshopen', 'Svarar ingen gallras det ändå');
    await glance(page, `disposal-list-${mark(view)}`);
    if (at === 0) {
      await press(page, 'Godkänn de markerade', { status: 422 });
      await says(page, 'Markera minst ett förslag.');
      await glance(page, 'disposal-none-ticked');
      await page.getByRole('checkbox').first().check();
      await press(page, 'Godkänn de markerade');
      await says(page, 'Ett förslag är godkänt.', 'Godkänt');
    }
    await leading(page, () => page.getByRole('rowheader').first().getByRole('link').click());
    if (at === 0) await says(page, 'Maria Lindholm');
    await page.getByLabel('Håll tillbaka', { exact: true }).check();
    await page.getByLabel('Skäl').selectOption('');
    await page.getByLabel('Till och med').fill('');
    await press(page, 'Spara svaret', { status: 422 });
    await says(page, 'Välj ett skäl.', 'Skriv ett datum, till exempel 2029-12-31.');
    await glance(page, `disposal-faults-${mark(view)}`);
    await page.getByLabel('Skäl').selectOption('request');
    const inTime = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Till och med').fill(inTime);
    await press(page, 'Spara svaret');
    await says(page, 'Uppgifterna hålls tillbaka.', 'Hålls tillbaka');
    await glance(page, `disposal-held-${mark(view)}`);
    await leave(page);
  });
}

for (const view of [VIEWS[0], VIEWS[3]]) {
  test(`a county hands numbers over and the lead downloads them, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    await visit(page, '/personuppgifter/utlamnande');
    await press(page, 'Lämna ut', { status: 422 });
    await says(page, 'Skriv vad listan ska användas till.', 'Skriv vilket lagstöd utlämnandet har.');
    await glance(page, `disclosure-faults-${mark(view)}`);
    await page.getByLabel('Ändamål').fill('Nationell uppföljning');
    await page.getByLabel('Lagstöd').fill('10 kap. 28 § OSL');
    await page.getByLabel('Mottagare').fill('Enheten för valsäkerhet');
    await press(page, 'Lämna ut');
    await says(page, 'Listan är utlämnad.', 'Går att hämta');
    await glance(page, `disclosure-${mark(view)}`);

    const lead = await house.page({ as: 'national', ...view });
    await visit(lead, '/personuppgifter/utlamnande');
    await says(lead, 'Nationell uppföljning', 'Länsstyrelsen i Gävleborgs län');
    await glance(lead, `disclosure-lead-${mark(view)}`);
    const csv = await taken(lead, () => lead.getByRole('button', { name: 'Hämta som csv' }).first().click());
    assert.ok(!csv.bytes.toString().includes('@'), 'numbers, nobody’s address');
    await leave(lead);
    await press(page, 'Ta tillbaka');
    await says(page, 'Listan är tillbakatagen');
    assert.ok((await said(page)).includes('Tillbakatagen'));
    await leave(page);
  });
}

test('the county changes its mind and approves; on its day it is gone, and the certificate says so', async () => {
  const page = await proposals({ width: 1280 }, 'Hålls tillbaka');
  await leading(page, () => page.getByRole('rowheader').first().getByRole('link').click());
  await says(page, 'Någon har begärt ut handlingarna');
  await page.getByLabel('Gallra', { exact: true }).check();
  await press(page, 'Spara svaret');
  await says(page, 'Ett förslag är godkänt.', 'Godkänt');
  await picture(page, 'disposal');
  await leave(page);

  lastDayIn(house, 0);
  const later = await proposals({ width: 1280 }, 'Gallringsprotokoll nr 1');
  await glance(later, 'disposal-done');
  await follow(later, 'Gallringsprotokoll nr 1');
  await says(later, 'Godkänt av länets samordnare', 'Arkivlagen', 'Protokollet nämner ingen person.');
  await picture(later, 'certificate');
  const pdf = await taken(later, () => later.getByRole('link', { name: 'Hämta som PDF' }).click());
  assert.equal(pdf.bytes.subarray(0, 4).toString(), '%PDF');
  const narrow = await house.page({ as: 'county', width: 320, script: false });
  await visit(narrow, new URL(later.url()).pathname);
  await glance(narrow, 'certificate-320');
  await leave(narrow);
  await leave(later);
});

test('an English reader finds all of it in English', async () => {
  for (const width of [1280, 320]) {
    const english = await house.page({ as: 'county', width, language: 'en' });
    for (const path of ['', '/sparas', '/gallring', '/utdrag', '/utlamnande']) {
      await visit(english, `/personuppgifter${path}`);
      await glance(english, `personal-data-en-${width}${path.replace('/', '-')}`);
    }
    await leave(english);
  }
});
