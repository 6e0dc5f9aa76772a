// A municipality sends its list from the link in the letter, sees how it was read, corrects it and registers.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { leave, press, row, said, says, sent } from './lib/act.mjs';
import { fixtures } from './lib/fixtures.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { invitationOf, linkInLetter, openLetter } from './lib/letters.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';
import { archive, workbook } from './lib/workbook.mjs';

const KARIN = 'karin.astrom@ockelbo.example';
const LISTS = await fixtures();

const house = await open();
after(() => house.close());
const link = await invitationOf(house, KARIN);

/** Opens the link in a browser that knows nobody. */
async function entered() {
  const page = await house.page();
  await visit(page, link);
  await press(page, 'Öppna anmälan');
  return page;
}

const first = await entered();
const registration = new URL(first.url()).pathname;
const state = await first.context().storageState();
await leave(first);

/** The registration, as whoever opened the link finds it later. */
async function opened(view = {}) {
  const page = await house.page({ ...view, state });
  await page.goto(registration);
  return page;
}

async function pasted(page, text, options) {
  await page.getByLabel('Klistra in eller skriv listan').fill(text);
  await press(page, 'Läs listan', options);
}

/** Of those who are registered and not on the new list, nobody comes. */
async function onlyThese(page) {
  for (const no of await page.locator('input[name^="stay-"][value="no"]').all()) await no.check();
}

async function uploaded(page, name, buffer, options) {
  await page.getByLabel('Eller välj en fil').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await press(page, 'Läs listan', options);
}

/** Names as the rows of the review hold them. */
function names(page) {
  return page.locator('input[id^="name-"]').evaluateAll((all) => all.map((input) => input.value));
}

async function countySays(...words) {
  const county = await house.page({ as: 'county' });
  await county.goto('/workshop');
  await county.goto(`${new URL(county.url()).pathname}/svar`);
  await says(county, ...words);
  const rows = await row(county, 'Ockelbo').allInnerTexts();
  await leave(county);
  return rows.join(' ').replace(/\s+/g, ' ');
}

for (const list of LISTS) {
  test(`${list.name} pasted is read as ${list.people} people`, async () => {
    const page = await opened();
    await pasted(page, list.text);
    const read = await names(page);
    assert.equal(read.length, list.people);
    assert.equal(read[0], 'Karin Åström');
    await says(page, 'räknas som samma person');
    await leave(page);
  });
}

test('a file in Windows-1252 is read as the same people', async () => {
  const page = await opened();
  const list = LISTS.find((one) => one.name.includes('windows1252'));
  await uploaded(page, list.name, list.bytes);
  assert.deepEqual((await names(page)).slice(0, 3), ['Karin Åström', 'Per-Olov Öhman', 'Anna Sjöberg']);
  await leave(page);
});

test('a workbook is read', async () => {
  const page = await opened();
  const sheet = workbook([
    ['Deltagare till workshopen'],
    ['E-post', 'Efternamn', 'Förnamn', 'Funktion'],
    ['ulla.ek@ockelbo.example', 'Ek', 'Ulla', 'Kommunikatör'],
    ['bo.aberg@ockelbo.example', 'Åberg', 'Bo', 'Valnämndens ordförande'],
  ]);
  await uploaded(page, 'deltagare.xlsx', sheet);
  assert.deepEqual(await names(page), ['Ulla Ek', 'Bo Åberg']);
  await says(page, 'Två rader är klara att anmälas.');
  await leave(page);
});

const BAD = [
  ['a zip renamed to xlsx', 'lista.xlsx', archive({ 'brev.txt': 'Hej!' }), 'Filen är ett zip-arkiv och ingen Excelfil.'],
  ['an empty file', 'lista.csv', Buffer.alloc(0), 'Listan är tom.'],
  ['a file of 11 MB', 'lista.csv', Buffer.alloc(11 * 1024 * 1024, 'a'), 'Filen är 11 MB. Högst 10 MB går att läsa in.'],
  ['a picture', 'lista.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'Det ser ut som en bild.'],
];
for (const [what, name, bytes, sentence] of BAD) {
  test(`${what} ends in a plain sentence beside the field`, async () => {
    const page = await opened({ script: false });
    await uploaded(page, name, bytes, { status: 422 });
    await says(page, sentence);
    assert.equal(await page.getByLabel('Eller välj en fil').getAttribute('aria-invalid'), 'true');
    await leave(page);
  });
}

for (const view of VIEWS) {
  test(`faults stand beside their cells and are corrected in place, and nothing is stored, ${inWords(view)}`, async () => {
    const page = await opened(view);
    await pasted(page, LISTS[0].text);
    await says(page, 'En rad behöver rättas.', 'Ni har 5 platser, så 2 personer ställs på väntelistan.');
    await glance(page, `review-${view.width}-${view.script}`);
    if (view.script && view.width === 1280) await picture(page, 'review', { from: page.getByText('De som anmäls'), english: false });
    const elsa = page.getByLabel('Mailadress, Rad 9');
    assert.equal(await elsa.inputValue(), 'elsa.wastberg@ljusdal');
    assert.equal(await elsa.getAttribute('aria-invalid'), 'true');
    const told = page.locator(`[id="${await elsa.getAttribute('aria-describedby')}"]`);
    assert.match(await told.innerText(), /Det går inte att skicka till ”elsa\.wastberg@ljusdal”/);
    await press(page, 'Anmäl', { status: 422 });
    await press(page, 'Använd elsa.wastberg@ljusdal.example');
    assert.equal(await page.getByLabel('Mailadress, Rad 9').inputValue(), 'elsa.wastberg@ljusdal.example');
    await press(page, 'Ta inte med dem från andra kommuner');
    assert.deepEqual(await names(page), ['Karin Åström', 'Per-Olov Öhman']);
    await says(page, 'Två rader är klara att anmälas.');
    await leave(page);
    assert.match(await countySays('7 av 10 kommuner har svarat'), /Ockelbo/);
  });
}

test('the list is registered, a receipt goes out, and the list sent again shows what is new, changed and gone', async () => {
  // Its session ends when the receipt's link is opened.
  const page = await entered();
  await pasted(page, LISTS[0].text);
  await press(page, 'Ta inte med dem från andra kommuner');
  await press(page, 'Lägg till en rad');
  await page.getByLabel('Namn, Ny rad').fill('Ulla Ek');
  await page.getByLabel('Mailadress, Ny rad').fill('ulla.ek@ockelbo.example');
  await page.getByLabel('Roll, Ny rad').selectOption('Kommunikatör');
  assert.equal(await page.getByLabel('Din mailadress för kvittot').inputValue(), KARIN);
  await press(page, 'Anmäl');
  await says(page, 'Tack. Tre personer är anmälda', `Ett kvitto är på väg till ${KARIN}.`);
  await picture(page, 'receipt');
  assert.match(await countySays('8 av 10 kommuner har svarat'), /Ockelbo 3/);

  const county = await house.page({ as: 'county' });
  await openLetter(county, KARIN, 'Kvitto');
  await says(county, 'Kvitto: 3 personer anmälda från Ockelbo kommun', 'Ulla Ek');
  const way = await linkInLetter(county);
  await leave(county);

  // From the receipt: Per-Olov stays with another phone, Ulla does not come, Bo is new.
  await visit(page, way);
  await press(page, 'Öppna anmälan');
  await says(page, 'Tre personer är anmälda');
  const again = [
    'Namn\tRoll\tE-post\tTelefon\tSpecialkost',
    'Karin Åström\tValsamordnare\tkarin.astrom@ockelbo.example\t070-111 22 01\t',
    'Per-Olov Öhman\tSäkerhetssamordnare\tperolov.ohman@ockelbo.example\t070-999 99 99\t',
    'Bo Åberg\tValnämnden\tbo.aberg@ockelbo.example\t\t',
  ].join('\n');
  await pasted(page, again);
  const standing = async (name) => {
    const input = page.locator(`input[id^="name-"][value="${name}"]`);
    return page.getByRole('row').filter({ has: input }).getByRole('rowheader').innerText();
  };
  assert.match(await standing('Karin Åström'), /Oförändrad/);
  assert.match(await standing('Per-Olov Öhman'), /Ändrad/);
  assert.match(await standing('Bo Åberg'), /Ny/);
  await says(page, 'Nya: 1 Bo Åberg', 'Ändrade: 1 Per-Olov Öhman (telefon)', 'Saknas: 1 Ulla Ek');
  await glance(page, 'changes');
  assert.match(await countySays('8 av 10 kommuner har svarat'), /Ockelbo 3/);
  await page.getByRole('group', { name: 'Kommer Ulla Ek fortfarande?' }).getByLabel('Nej, ta bort').check();
  await press(page, 'Anmäl');
  await says(page, 'Tack. Tre personer är anmälda', 'Bo Åberg');
  await leave(page);
});

test('two lists at the same time: the second sender sees both and chooses', async () => {
  const one = await opened();
  const other = await opened();
  for (const page of [one, other]) {
    await pasted(page, 'Karin Åström;Valsamordnare;karin.astrom@ockelbo.example');
    await onlyThese(page);
  }
  await press(one, 'Anmäl');
  await press(other, 'Anmäl', { status: 409 });
  await says(other, 'Listan har ändrats medan du höll på', 'Anmäld nu', 'Din lista');
  await press(other, 'Anmäl min lista i stället');
  await says(other, 'Tack. En person är anmäld');
  await leave(one);
  await leave(other);
});

test('the same form sent twice registers once', async () => {
  const page = await opened();
  await pasted(page, 'Karin Åström;Valsamordnare;karin.astrom@ockelbo.example;070-111 22 77');
  await onlyThese(page);
  const before = await receipts();
  const form = page.locator('main form');
  const answers = await Promise.all([sent(page, form), sent(page, form)]);
  for (const answer of answers) assert.match(answer.bytes.toString(), /Tack\. En person är anmäld/);
  assert.equal(await receipts(), before + 1);
  await leave(page);
});

async function receipts() {
  const county = await house.page({ as: 'county' });
  await county.goto('/brev');
  const count = await county.getByRole('row').filter({ hasText: KARIN }).filter({ hasText: 'Kvitto' }).count();
  await leave(county);
  return count;
}

for (const view of VIEWS) {
  test(`over the link nobody sees diets and protected names, and both stay when the list is changed, ${inWords(view)}`, async () => {
    const page = await opened(view);
    const list = [
      'Namn\tRoll\tE-post\tSpecialkost\tSkyddade personuppgifter',
      'Karin Åström\tValsamordnare\tkarin.astrom@ockelbo.example\tjordnötsallergi\t',
      'Sigrid Hemlin\tKommunikatör\tsigrid.hemlin@ockelbo.example\t\tja',
    ].join('\n');
    await pasted(page, list);
    await onlyThese(page);
    await press(page, 'Anmäl');
    await says(page, 'Tack. Två personer är anmälda', /Deltagare \d+ \(skyddad\)/, 'Visas inte');
    await glance(page, `shut-receipt-${view.width}-${view.script}`);
    await page.goto(`${registration}/rader`);
    await says(page, 'Fält där det står ”Som förut”', /Deltagare \d+ \(skyddad\)/);
    assert.ok(!/jordnöt|Sigrid/.test(await page.content()));
    await glance(page, `shut-rows-${view.width}-${view.script}`);
    await page.getByLabel('Telefon, Rad 1').fill('070-111 22 66');
    await press(page, 'Anmäl');
    await says(page, 'Tack. Två personer är anmälda', '070-111 22 66');
    await leave(page);
    const county = await house.page({ as: 'county' });
    await county.goto('/workshop');
    await county.goto(`${new URL(county.url()).pathname}/deltagare`);
    await says(county, 'jordnötsallergi');
    await leave(county);
  });
}

test('the link of one municipality does not open the list of another', async () => {
  const page = await opened();
  const other = await house.page();
  await visit(other, await invitationOf(house, 'mikael.olsers@ovanaker.example'));
  await press(other, 'Öppna anmälan');
  const path = new URL(other.url()).pathname;
  await leave(other);
  await visit(page, path, { status: 404 });
  assert.ok(!(await said(page)).includes('Ovanåker'));
  await leave(page);
});
