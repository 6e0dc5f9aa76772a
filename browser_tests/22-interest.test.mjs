// The counties say whether they want a workshop; the national lead asks, sees, reminds, answers and takes the table out.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leading, leave, press, row, said, says, sent, taken } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { linkInLetter, openLetter } from './lib/letters.mjs';
import { glance, picture } from './lib/picture.mjs';
import { examine, visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());

/** Counties that are silent in the demo, one for each view. */
const SILENT = ['04', '05', '06', '07'];

async function linkOf(code) {
  const page = await house.page({ as: 'national' });
  await openLetter(page, `val@lan${code}.example`, 'Vill länet ha en workshop', { examined: false });
  const link = await linkInLetter(page);
  await leave(page);
  return link;
}

/** Ticks a box whose label may be the only thing one sees of it. */
function tick(page, name) {
  return page.locator(`input[id="${name}"]`).check();
}

for (const [number, view] of VIEWS.entries()) {
  const code = SILENT[number];
  test(`a county answers by its link without an account, ${inWords(view)}`, async () => {
    const page = await house.page(view);
    await visit(page, await linkOf(code));
    await says(page, 'Intresseanmälan till workshop');
    await press(page, 'Öppna intresseanmälan');
    const look = `interest-${view.width}-${view.script}`;
    await says(page, 'Vill länet ha en workshop?', 'Sista dag att svara: måndag 22 januari 2029');
    await glance(page, `${look}-1`);
    await press(page, 'Fortsätt', { status: 422 });
    await says(page, 'Välj om länet vill ha en workshop.');
    await page.getByLabel('Ja, vi vill ha en workshop').check();
    await press(page, 'Fortsätt');
    await press(page, 'Fortsätt', { status: 422 });
    await says(page, 'Välj hur ni vill träffas.', 'Välj hur länge.');
    await page.getByLabel('På plats', { exact: true }).check();
    await page.getByLabel(/^Heldag/).check();
    await glance(page, `${look}-2`);
    await press(page, 'Fortsätt');
    await says(page, 'Långfredagen', 'Annandag påsk', 'Helg: lör 3 mars och sön 4 mars');
    await tick(page, 'can-2029-03-14');
    await tick(page, 'cannot-2029-03-14');
    await press(page, 'Fortsätt', { status: 422 });
    await says(page, 'Samma dag kan inte både gå och inte gå. Ta bort ett av kryssen: ons 14 mars.');
    await glance(page, `${look}-3-wrong`);
    await page.locator('input[id="cannot-2029-03-14"]').uncheck();
    await tick(page, 'can-2029-03-15');
    await tick(page, 'cannot-2029-03-01');
    await page.getByLabel('Bäst', { exact: true }).selectOption('2029-03-14');
    await glance(page, `${look}-3`);
    if (number === 0) await picture(page, 'interest-days', { words: true, english: false });
    await press(page, 'Fortsätt');
    await page.getByLabel('Önskemål om regionalt innehåll').fill(`Skärgården, ${inWords(view)}.`);
    await page.getByLabel('Fråga till Valmyndigheten').fill(`Får vi ta med en gäst? ${code}`);
    await glance(page, `${look}-4`);
    await press(page, 'Fortsätt');
    await says(page, 'Granska innan du skickar', 'Skärgården', 'ons 14 mars, tor 15 mars', 'tor 1 mars');
    await glance(page, `${look}-5`);
    // Back to one question and forth again, with everything still there.
    await leading(page, () => page.getByRole('button', { name: /^Ändra.*Längd$/ }).click());
    await page.getByLabel(/^Halvdag/).check();
    for (let steps = 0; steps < 3; steps += 1) await press(page, 'Fortsätt');
    await says(page, 'Halvdag', 'Skärgården', 'ons 14 mars, tor 15 mars');
    await press(page, 'Skicka svaret');
    await says(page, 'Tack, svaret och frågan är skickade.', 'vill ha en workshop', 'Väntar på svar');
    await glance(page, `${look}-6`);
    // Changed afterwards: now the county does not want one.
    await follow(page, 'Ändra svaret');
    await page.getByLabel('Nej, inte den här gången').check();
    await press(page, 'Fortsätt');
    await says(page, 'Önskemål om regionalt innehåll');
    await press(page, 'Fortsätt');
    await press(page, 'Skicka svaret');
    await says(page, 'vill inte ha någon workshop den här gången', 'Skärgården');
    await leave(page);
  });
}

test('the form speaks English to an English reader', async () => {
  for (const width of [1280, 320]) {
    const page = await house.page({ width, language: 'en' });
    await page.context().addCookies([{ name: 'vs_l', value: 'en', url: house.address }]);
    await visit(page, await linkOf('08'));
    await press(page, 'Open the expression of interest');
    await says(page, 'Does the county want a workshop?');
    await glance(page, `interest-en-${width}-1`);
    await page.getByLabel('Yes, we want a workshop').check();
    await press(page, 'Continue');
    await page.getByLabel('Online', { exact: true }).check();
    await page.getByLabel(/^Half a day/).check();
    await press(page, 'Continue');
    await says(page, 'Good Friday', 'Weekend: Sat 3 March and Sun 4 March');
    await glance(page, `interest-en-${width}-3`);
    await leave(page);
  }
});

test('the days are ticked with the keyboard alone', async () => {
  const page = await house.page();
  await visit(page, await linkOf('10'));
  await press(page, 'Öppna intresseanmälan');
  await page.getByLabel('Ja, vi vill ha en workshop').focus();
  await page.keyboard.press('Space');
  await leading(page, () => page.keyboard.press('Enter'));
  await page.getByLabel('Digitalt', { exact: true }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel(/^Halvdag/).focus();
  await page.keyboard.press('Space');
  await leading(page, () => page.keyboard.press('Enter'));
  await page.locator('input[id="can-2029-03-01"]').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  assert.ok(await page.locator('input[id="can-2029-03-02"]').isChecked());
  await leading(page, () => page.keyboard.press('Enter'));
  await says(page, 'Önskemål om regionalt innehåll');
  await leave(page);
});

test('two who answer at once see both answers, and nothing is lost', async () => {
  const link = await linkOf('13');
  const pages = [await house.page(), await house.page()];
  for (const page of pages) {
    await visit(page, link);
    await press(page, 'Öppna intresseanmälan');
    await page.getByLabel('Nej, inte den här gången').check();
    await press(page, 'Fortsätt');
  }
  const [one, other] = pages;
  await one.getByLabel('Önskemål om regionalt innehåll').fill('Den enas önskemål');
  await press(one, 'Fortsätt');
  await press(one, 'Skicka svaret');
  await other.getByLabel('Önskemål om regionalt innehåll').fill('Den andras önskemål');
  await press(other, 'Fortsätt');
  await press(other, 'Skicka svaret', { status: 409 });
  await says(other, 'Någon annan svarade före dig', 'Den enas önskemål', 'Den andras önskemål');
  await glance(other, 'interest-conflict');
  await press(other, 'Skicka mitt svar i stället');
  await says(other, 'Den andras önskemål');
  // The second browser is news to whoever sent the link.
  const lead = await house.page({ as: 'national' });
  await visit(lead, '/lankar');
  await says(lead, 'Kan vara vidareskickad');
  for (const page of [one, other, lead]) await leave(page);
});

for (const view of VIEWS) {
  test(`the lead sees map and table, and takes the table out, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'national', ...view });
    await visit(page, '/program');
    await follow(page, 'Länens intresse');
    await says(page, /av 21 län har svarat/);
    await glance(page, `interest-lead-${view.width}-${view.script}`);
    if (view === VIEWS[0]) await picture(page, 'interest');
    const map = page.getByRole('group', { name: 'Karta över vad Sveriges 21 län har svarat' });
    const tiles = await map.locator('[aria-label]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.equal(tiles.length, 21);
    assert.ok(tiles.includes('X 21 Ja, Gävleborgs län: Vill ha en workshop'), tiles);
    assert.ok(tiles.includes('I 09 Nej, Gotlands län: Vill inte ha en workshop'), tiles);
    const own = await row(page, 'Gävleborgs län').innerText();
    for (const there of ['Ja', 'På plats, heldag', 'ons 14 mars', 'onsdag 14 mars 2029']) assert.ok(own.includes(there), own);
    for (const [name, magic] of [['Hämta som Excel', 'PK'], ['Hämta som csv', '\ufeff']]) {
      const file = await taken(page, () => page.getByRole('button', { name }).click());
      assert.ok(file.bytes.toString('utf8').startsWith(magic), file.name);
    }
    await follow(page, 'Gävleborgs län', { on: row(page, 'Gävleborgs län') });
    await says(page, 'Små valdistrikt', 'Bestämd dag');
    await glance(page, `interest-one-${view.width}`);
    await leave(page);
  });
}

test('a last day in the past is refused beside the field, a later one taken', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/program/intresse');
  await page.getByLabel('Sista dag').fill('2020-01-01');
  await press(page, 'Flytta', { status: 422 });
  await says(page, 'Sista dagen har redan varit.');
  assert.equal(await page.getByLabel('Sista dag').inputValue(), '2020-01-01');
  await glance(page, 'interest-last-day');
  await page.getByLabel('Sista dag').fill('2029-01-22');
  await press(page, 'Flytta');
  await says(page, 'Sista dagen är nu måndag 22 januari 2029.');
  await leave(page);
});

test('those who have not answered are reminded, once a day', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/program/intresse');
  await press(page, /^Påminn \d+ län som inte har svarat$/);
  await says(page, /Påminnelser är på väg till \d+ län\./, 'Du kan påminna i morgon.');
  assert.equal(await page.getByRole('button', { name: /^Påminn/ }).count(), 0);
  await openLetter(page, 'lars.niva@lst-norrbotten.example', 'Vill länet ha en workshop');
  await openLetter(page, 'val@lan20.example', 'Påminnelse: vill länet ha en workshop?');
  await glance(page, 'interest-letter');
  await leave(page);
});

for (const view of VIEWS) {
  test(`a question is answered and shown to all counties, ${inWords(view)}`, async () => {
    const lead = await house.page({ as: 'national', ...view });
    await visit(lead, '/program/intresse/fragor');
    await glance(lead, `interest-questions-${view.width}-${view.script}`);
    const open = lead.locator('section.vs-question').filter({ hasText: 'Väntar på svar' }).first();
    await press(lead, 'Svara', { status: 422, on: open });
    await says(lead, 'Skriv ett svar.');
    const field = lead.locator('textarea[aria-invalid="true"]');
    await field.fill(`Ja, gärna, ${inWords(view)}.`);
    const form = lead.locator('form').filter({ has: field });
    await form.getByRole('checkbox').check();
    await press(lead, 'Svara', { on: form });
    await says(lead, 'Svaret är sparat.');
    const county = await house.page({ as: 'henrik.aberg@lst-uppsala.example', ...view });
    await visit(county, '/intresse');
    await says(county, `Ja, gärna, ${inWords(view)}.`, 'Räkna in dem i de platser som kommunen har.');
    await glance(county, `interest-county-${view.width}-${view.script}`);
    await leave(lead);
    await leave(county);
  });
}

test('a county with a day says no, and the lead is told by letter and on the page', async () => {
  const county = await house.page({ as: 'henrik.aberg@lst-uppsala.example' });
  await visit(county, '/intresse');
  await follow(county, 'Ändra svaret');
  await declines(county);
  const lead = await house.page({ as: 'national' });
  await visit(lead, '/program/intresse');
  await says(lead, 'Län som har tackat nej fast dagen är bestämd', 'Uppsala län: workshopen står kvar onsdag 21 mars 2029');
  await glance(lead, 'interest-withdrawn');
  const coordinator = await house.page({ as: 'henrik.aberg@lst-uppsala.example' });
  await openLetter(coordinator, 'ingrid.sandell@val.example', 'Uppsala län vill inte ha sin workshop');
  await says(coordinator, 'Inget är borttaget.');
  for (const page of [county, lead, coordinator]) await leave(page);
});

async function declines(page) {
  await page.getByLabel('Nej, inte den här gången').check();
  await press(page, 'Fortsätt');
  await press(page, 'Fortsätt');
  await press(page, 'Skicka svaret');
}

test('what is wrong with a form that no page of ours made is refused', async () => {
  const page = await house.page({ as: 'county' });
  await visit(page, '/intresse');
  await follow(page, 'Ändra svaret');
  const form = page.locator('main form');
  assert.equal((await sent(page, form, { go: 'send', can: '2029-03-03' })).status, 422);
  assert.equal((await sent(page, form, { version: 'x' })).status, 400);
  assert.equal((await said(page)).includes('⟦'), false);
  await examine(page);
  await leave(page);
});
