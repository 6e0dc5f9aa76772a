// A county sets up its workshop, writes its text, looks at the letter and the paper, and sends the invitation.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { fetched, follow, leave, press, row, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance, picture } from './lib/picture.mjs';
import { examine, visit } from './lib/visit.mjs';

/** Coordinates Uppsala, whose workshop is in preparation. */
const UPPSALA = 'henrik.aberg@lst-uppsala.example';

const house = await open();
after(() => house.close());

for (const view of VIEWS) {
  test(`each fault in the settings stands beside its field, then they are saved, ${inWords(view)}`, async () => {
    const page = await house.page({ as: UPPSALA, ...view });
    await visit(page, '/workshop');
    await follow(page, 'Ändra inställningarna');
    const settings = {
      Plats: '',
      Dag: '2020-02-20',
      Till: '07:00',
      'Sista anmälningsdag': '2029-03-21',
      'Minst antal per kommun': 'fem',
      'Vem kommunen kan fråga': '',
    };
    for (const [field, value] of Object.entries(settings)) await page.getByLabel(field, { exact: true }).fill(value);
    await press(page, 'Spara', { status: 422 });
    for (const field of Object.keys(settings)) {
      const input = page.getByLabel(field, { exact: true });
      assert.equal(await input.getAttribute('aria-invalid'), 'true', field);
      const told = await input.getAttribute('aria-describedby');
      assert.match(told, /-fault$/, field);
    }
    await glance(page, `settings-${view.width}-${view.script}`);
    const summary = page.getByRole('alert');
    assert.equal(await summary.getByRole('link').count(), Object.keys(settings).length);
    assert.equal(await page.getByLabel('Minst antal per kommun').inputValue(), 'fem', 'what was typed is still there');
    await summary.getByRole('link', { name: 'Skriv var workshopen hålls.' }).click();
    await page.getByLabel('Plats', { exact: true }).and(page.locator(':focus')).waitFor();

    const right = {
      Plats: 'Länsstyrelsen, Linnésalen',
      Dag: '2029-03-21',
      Till: '15:00',
      'Sista anmälningsdag': '2029-03-13',
      'Minst antal per kommun': '3',
      'Vem kommunen kan fråga': `Henrik Åberg, ${inWords(view)}`,
    };
    for (const [field, value] of Object.entries(right)) await page.getByLabel(field, { exact: true }).fill(value);
    await page.getByLabel('Hybrid').check();
    await press(page, 'Spara');
    await says(page, 'Inställningarna är sparade.', `Henrik Åberg, ${inWords(view)}`, 'Hybrid');
    await leave(page);
  });
}

test('two who save the settings see what differs', async () => {
  const one = await house.page({ as: UPPSALA });
  const other = await house.page({ as: UPPSALA });
  for (const page of [one, other]) {
    await visit(page, '/workshop');
    await follow(page, 'Ändra inställningarna');
  }
  await one.getByLabel('Antal bord').fill('6');
  await press(one, 'Spara');
  await other.getByLabel('Antal bord').fill('9');
  await press(other, 'Spara', { status: 409 });
  await says(other, 'Någon annan hann spara före dig', 'Det som skiljer');
  assert.match(await row(other, 'Antal bord').innerText(), /6\s+9/);
  await press(other, 'Spara');
  await leave(one);
  await leave(other);
});

test('the county writes its text beside the national one and reads the letter', async () => {
  const page = await house.page({ as: UPPSALA });
  await visit(page, '/workshop');
  await follow(page, 'Inbjudan');
  await page.getByLabel('Er text').fill('Vi bjuder på lunch.\n\nTåget går till dörren.');
  await press(page, 'Förhandsgranska');
  const letter = page.locator('.vs-letter');
  for (const words of ['Tåget går till dörren.', '21 mars 2029', 'Anmäl deltagare']) {
    assert.ok((await letter.innerText()).includes(words), words);
  }
  await picture(page, 'invitation', { from: page.getByRole('heading', { name: /^Så läser/ }), words: true, english: false });
  await glance(page, 'invitation-whole');
  await press(page, 'Spara texten');
  await says(page, 'Texten är sparad.');
  await leave(page);
});

test('the invitation opens as PDF', async () => {
  const page = await house.page({ as: UPPSALA });
  await visit(page, '/workshop');
  await follow(page, 'Inbjudan');
  const href = await page.getByRole('link', { name: 'Visa inbjudan som PDF' }).getAttribute('href');
  const pdf = await fetched(page, href);
  assert.equal(pdf.status, 200);
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
  await leave(page);
});

test('the invitation goes to every municipality, and the send page says what became of each letter', async () => {
  const page = await house.page({ as: UPPSALA, script: false });
  await visit(page, '/workshop');
  await follow(page, 'Inbjudan');
  await press(page, 'Skicka till 8 kommuner', { status: 422 });
  await says(page, 'Skriv en mailadress till Enköping, till exempel val@kommunen.se.');
  for (const field of await page.getByLabel(/^Mailadress till/).all()) {
    await field.fill(`val@${await field.getAttribute('id')}.example`);
  }
  await press(page, 'Skicka till 8 kommuner', { examined: false });
  await page.locator('.vs-progress').getByText('8 av 8').waitFor();
  await page.waitForLoadState();
  await examine(page);
  assert.equal(await page.getByRole('rowheader').count(), 8);
  assert.deepEqual(new Set(await page.locator('td .vs-tag').allInnerTexts()), new Set(['Skickat']));
  await picture(page, 'send', { words: true });
  await follow(page, /@address-0381\.example/);
  await says(page, 'Vi bjuder på lunch.', 'Lägger in mötet');

  // Sending again reaches nobody who has the letter.
  await visit(page, '/workshop');
  await says(page, 'Skickad till 8 kommuner');
  await follow(page, 'Inbjudan');
  await press(page, 'Skicka på nytt till 8 kommuner', { examined: false });
  assert.equal(await page.getByRole('rowheader').count(), 8);
  await leave(page);
});
