// The nation writes the draft in parts; a county makes its own version of it, takes corrections in, gets it approved and
// sends it; addresses that do not work are put right.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, said, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance, picture } from './lib/picture.mjs';
import { examine, visit } from './lib/visit.mjs';

/** Coordinates Uppsala, whose workshop is in preparation. */
const UPPSALA = 'henrik.aberg@lst-uppsala.example';

const house = await open();
after(() => house.close());

/** The address of Uppsala's workshop. */
async function uppsala(page) {
  await visit(page, '/workshop');
  return new URL(page.url()).pathname;
}

for (const view of VIEWS) {
  test(`a placeholder that does not exist is refused and parts are added, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'national', ...view });
    await visit(page, '/program/utkast');
    const first = page.getByLabel('Text i del 1');
    const text = await first.inputValue();
    await first.fill(`${text}\n\nVi ses den {dga}.`);
    await press(page, 'Spara', { status: 422 });
    await says(page, /\{dga\}.* finns inte bland platshållarna/, /Menade du .*\{dag\}/);
    assert.equal(await first.getAttribute('aria-invalid'), 'true');
    await glance(page, `national-draft-${view.width}-${view.script}`);
    await page.getByLabel('Text i del 1').fill(`${text}\n\nVi ses den {dag} (${inWords(view)}).`);
    await press(page, 'Lägg till en del');
    const parts = await page.getByRole('textbox', { name: /^Text i del/ }).count();
    await page.getByLabel(`Namn på del ${parts}`).fill(`Ny del ${inWords(view)}`);
    await page.getByLabel(`Text i del ${parts}`).fill('Text.');
    await page.getByLabel(`Lås del ${parts}`).check();
    await press(page, 'Förhandsgranska');
    assert.ok((await page.locator('.vs-letter').innerText()).includes('tisdag 13 mars 2029'));
    await press(page, 'Spara');
    await says(page, 'Utkastet är sparat.', `Ny del ${inWords(view)} (låst)`);
    await page.getByLabel(`Namn på del ${parts}`).fill('');
    await page.getByLabel(`Text i del ${parts}`).fill('');
    await page.getByLabel('Text i del 1').fill(text);
    await press(page, 'Spara');
    await leave(page);
  });
}

for (const view of VIEWS) {
  test(`the county adapts a part and takes a correction, ${inWords(view)}`, async () => {
    const page = await house.page({ as: UPPSALA, ...view });
    const workshop = await uppsala(page);
    await visit(page, `${workshop}/inbjudan`);
    await follow(page, 'Anpassa delarna');
    const own = `Välkomna till ${inWords(view)}!`;
    await page.getByLabel('Er text: Välkomna').fill(own);
    await press(page, 'Spara delarna');
    await says(page, 'Er version är sparad.', 'Så skiljer sig er text');
    await glance(page, `own-parts-${view.width}-${view.script}`);

    const national = await house.page({ as: 'national' });
    await visit(national, '/program/utkast');
    await national.getByLabel('Text i del 1').fill(`Rättat i ${inWords(view)}.`);
    await press(national, 'Spara');
    await leave(national);

    await visit(page, `${workshop}/inbjudan`);
    await follow(page, 'Ta ställning till ändringarna');
    await says(page, 'har ändrat samma mening', own, `Rättat i ${inWords(view)}.`);
    await glance(page, `corrections-${view.width}-${view.script}`);
    await press(page, 'Spara valen', { status: 422 });
    await says(page, 'Välj vad som ska gälla för minst en del.');
    await page.getByLabel('Ta Valmyndighetens text').check();
    await press(page, 'Spara valen');
    await says(page, 'Ditt val är sparat.', `Rättat i ${inWords(view)}.`);
    await leave(page);
  });
}

test('the pages of the invitation in English', async () => {
  const page = await house.page({ as: UPPSALA, language: 'en' });
  const context = page.context();
  await context.addCookies([{ name: 'vs_l', value: 'en', url: house.address }]);
  const workshop = await uppsala(page);
  for (const [path, name] of [['inbjudan', 'invitation'], ['inbjudan/delar', 'own-parts'], ['inbjudan/andringar', 'corrections']]) {
    await visit(page, `${workshop}/${path}`);
    await glance(page, `${name}-en`);
  }
  await leave(page);
  const national = await house.page({ as: 'national', language: 'en' });
  await national.context().addCookies([{ name: 'vs_l', value: 'en', url: house.address }]);
  await visit(national, '/program/utkast');
  await glance(national, 'national-draft-en');
  await leave(national);
});

test('two coordinators of one text: the later one sees both', async () => {
  const one = await house.page({ as: UPPSALA });
  const other = await house.page({ as: UPPSALA });
  const workshop = await uppsala(one);
  for (const page of [one, other]) await visit(page, `${workshop}/inbjudan/delar`);
  await one.getByLabel('Er text: Hälsning').fill('Den enas hälsning.');
  await press(one, 'Spara delarna');
  await other.getByLabel('Er text: Hälsning').fill('Den andras hälsning.');
  await press(other, 'Spara delarna', { status: 409 });
  await glance(other, 'own-parts-conflict');
  const text = await said(other);
  for (const there of ['Någon annan har sparat', 'Den enas hälsning.', 'Den andras hälsning.']) {
    assert.ok(text.includes(there), there);
  }
  await press(other, 'Spara delarna');
  await leave(one);
  await leave(other);
});

test('the invitation is returned, changed, approved and sent', async () => {
  const national = await house.page({ as: 'national' });
  await visit(national, '/program/utkast');
  await press(national, 'Kräv godkännande');
  await says(national, 'Länen väntar nu på ditt godkännande');

  const page = await house.page({ as: UPPSALA });
  const workshop = await uppsala(page);
  await visit(page, `${workshop}/inbjudan`);
  await says(page, 'Inte skickad för godkännande');
  await press(page, 'Skicka för godkännande');
  await says(page, 'Väntar på godkännande');

  await visit(national, '/');
  await follow(national, 'Läs ett läns inbjudan och godkänn den');
  await follow(national, 'Uppsala län');
  await picture(national, 'approval', { words: true });
  await glance(national, 'approval-1280');
  await press(national, 'Lämna tillbaka', { status: 422 });
  await says(national, 'Skriv vad länet behöver ändra.');
  await national.getByLabel('Dina ord till länet').fill('Skriv var man parkerar.');
  await press(national, 'Lämna tillbaka');

  await visit(page, '/');
  await follow(page, 'Läs vad Valmyndigheten vill ändra i er inbjudan');
  await says(page, 'Skriv var man parkerar.');
  await glance(page, 'invitation-returned');
  await page.getByLabel('Er text').fill('Parkera på gården.');
  await press(page, 'Spara texten');
  await press(page, 'Skicka för godkännande');
  await visit(national, '/inbjudningar');
  await follow(national, 'Uppsala län');
  await press(national, 'Godkänn');
  await says(national, 'Inbjudan från Uppsala län är godkänd.');
  await glance(national, 'approvals');

  await visit(page, `${workshop}/inbjudan`);
  await page.getByLabel('Kommun att förhandsgranska').selectOption({ label: 'Tierp' });
  await press(page, 'Förhandsgranska');
  await says(page, 'Så läser Tierps kommun brevet', 'Parkera på gården.');
  for (const field of await page.getByLabel(/^Mailadress till/).all()) {
    await field.fill(`val@${await field.getAttribute('id')}.example`);
  }
  await press(page, /^Skicka till 8 kommuner/, { examined: false });
  await page.locator('.vs-progress').getByText('8 av 8').waitFor();
  await page.waitForLoadState();
  await examine(page);
  await leave(national);
  await leave(page);
});

test('a letter came back: its address is put right', async () => {
  for (const width of [1280, 320]) {
    const page = await house.page({ as: UPPSALA, width, script: false });
    const workshop = await uppsala(page);
    await visit(page, `${workshop}/utskick`);
    await press(page, 'Märk som studsat');
    await says(page, 'En adress fungerar inte');
    await glance(page, `bounce-${width}`);
    await picture(page, 'bounce', { words: true });
    const field = page.getByLabel(/^Ny mailadress till/);
    await field.fill('nej');
    await press(page, 'Spara adressen', { status: 422 });
    await says(page, 'Skriv en mailadress till');
    await page.getByLabel(/^Ny mailadress till/).fill(`ny-${width}@kommun.example`);
    await press(page, 'Spara adressen', { examined: false });
    await says(page, 'Den nya adressen är sparad.');
    await leave(page);
  }
});

for (const view of VIEWS) {
  test(`a letter follows up, ${inWords(view)}`, async () => {
    const page = await house.page({ as: UPPSALA, ...view });
    const workshop = await uppsala(page);
    await visit(page, `${workshop}/inbjudan`);
    await follow(page, 'Skriv ett uppföljande brev.');
    await page.getByLabel('Brevets text').fill(`Tiden är {tid} (${inWords(view)}).`);
    await press(page, 'Förhandsgranska');
    await says(page, 'Exakta tider för workshopen onsdag 21 mars 2029');
    await glance(page, `follow-up-${view.width}-${view.script}`);
    await press(page, 'Skicka till 8 inbjudna kommuner', { examined: false });
    await says(page, 'Brevet är på väg till 8 kommuner.', 'Uppföljande brev');
    await leave(page);
  });
}

for (const view of VIEWS) {
  test(`a municipality keeps its addresses, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'municipality', ...view });
    await visit(page, '/adresser');
    await page.getByLabel('Mailadress').fill('ingen adress');
    await press(page, 'Lägg till', { status: 422 });
    await says(page, 'Skriv en mailadress, till exempel val@kommunen.se.');
    await page.getByLabel('Namn').fill('Valkansliet');
    await page.getByLabel('Mailadress').fill(`val-${view.width}-${view.script}@kommun.example`);
    await press(page, 'Lägg till');
    await says(page, 'Adressen är sparad.', 'Valkansliet');
    await glance(page, `addresses-${view.width}-${view.script}`);
    await page.getByRole('button', { name: /^Ta bort/ }).first().click();
    await page.waitForLoadState();
    await says(page, 'Adressen är borttagen.');
    await leave(page);
  });
}
