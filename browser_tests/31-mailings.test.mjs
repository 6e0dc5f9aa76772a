// A county looks at the letters that go by themselves: what waits and when, the rules, one letter as it looks; it holds one
// back, tries one on itself, changes a rule, and sends one again.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, said, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance, picture } from './lib/picture.mjs';
import { examine, visit } from './lib/visit.mjs';

/** Coordinates Uppsala, where nobody is invited yet. */
const UPPSALA = 'henrik.aberg@lst-uppsala.example';

const house = await open();
after(() => house.close());

/** The letters of the county's workshop. */
async function letters(page) {
  await visit(page, '/workshop');
  const workshop = new URL(page.url()).pathname;
  await visit(page, `${workshop}/utskick`);
  return workshop;
}

for (const view of VIEWS) {
  const mark = `${view.width}-${view.script}`;

  test(`what waits is a row, opens as it looks, is held back and let go, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    await letters(page);
    await follow(page, 'Kommande');
    await says(page, 'Praktisk information', 'Första påminnelsen', 'Väntar');
    await glance(page, `mailings-coming-${mark}`);
    if (view.script) await picture(page, 'mailings-coming', { words: true });
    await follow(page, /^Praktisk information \d+/);
    assert.ok(!(await said(page)).includes('Kommunen svarar'), 'those letters alone');
    await follow(page, /^Praktisk information – /);
    await says(page, 'Hej ', 'i det riktiga brevet finns en länk här');
    await glance(page, `mailings-one-${mark}`);
    if (view.script) await picture(page, 'mailings-letter', { words: true });
    await press(page, 'Håll kvar');
    await says(page, '”Praktisk information” hålls kvar.');
    await follow(page, /^Hålls kvar \d+/);
    await follow(page, /^Praktisk information – /);
    await glance(page, `mailings-held-${mark}`);
    await press(page, 'Släpp');
    await says(page, '”Praktisk information” är släppt.');
    await leave(page);
  });

  test(`every letter is a row in the order of time, with where it is, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    await letters(page);
    await follow(page, 'Alla brev');
    await says(page, /Alla \d+/, /Väntar \d+/, 'väntar');
    await glance(page, `mailings-all-${mark}`);
    if (view.script && view.width === 1280) await picture(page, 'mailings-all', { words: true });
    const moments = await page.locator('tbody td:nth-child(3) .vs-nowrap').allInnerTexts();
    assert.deepEqual(moments, [...moments].sort(), 'the first one first');
    await follow(page, /^(Skickade|På väg) \d+/);
    assert.ok(!(await page.locator('tbody').innerText()).includes('väntar'), 'those letters alone');
    await glance(page, `mailings-all-sent-${mark}`);
    await page.locator('tbody a').first().click();
    await examine(page);
    await says(page, 'gavleborg.example');
    await leave(page);
  });

  test(`a rule is changed, what is wrong is said beside it, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    await letters(page);
    await follow(page, 'Regler');
    await says(page, '7 dagar före sista dagen för anmälan', 'Inget digitalt möte');
    await glance(page, `mailings-rules-${mark}`);
    if (view.script) await picture(page, 'mailings-rules', { words: true });
    await follow(page, 'Tack och dokumentation');
    await page.getByLabel('Antal dagar eller timmar').fill('snart');
    await page.getByLabel('Brevets text').fill('Tack, {komun}!');
    await press(page, 'Spara', { status: 422 });
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 2);
    assert.equal(await page.getByLabel('Antal dagar eller timmar').inputValue(), 'snart', 'what was typed is still there');
    await glance(page, `mailings-rule-faults-${mark}`);
    await page.getByLabel('Antal dagar eller timmar').fill('2');
    await page.getByLabel('Brevets text').fill(`Tack, {kommun}! (${inWords(view)})`);
    await press(page, 'Förhandsgranska');
    await says(page, `(${inWords(view)})`, 'Tack, ');
    await glance(page, `mailings-rule-${mark}`);
    await press(page, 'Spara');
    await says(page, 'Regeln ”Tack och dokumentation” är sparad.', '2 dagar efter workshopens slut');
    await follow(page, 'Tack och dokumentation');
    await page.getByLabel('Skicka brevet').uncheck();
    await press(page, 'Spara');
    await says(page, 'Avstängd');
    await follow(page, 'Tack och dokumentation');
    await page.getByLabel('Skicka brevet').check();
    await page.getByLabel('Brevets text').fill('');
    await press(page, 'Spara');
    await leave(page);
  });

  test(`a letter that left is looked at, tried on oneself, and sent again, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    const workshop = await letters(page);
    while ((await page.locator('.vs-progress strong').innerText()).replace(/ av .*/, '') === '0') await page.reload();
    await page.waitForLoadState();
    await visit(page, `${workshop}/utskick?visa=skickade`);
    await glance(page, `mailings-posted-list-${mark}`);
    await follow(page, /^Inbjudan – /);
    await says(page, 'Skickat', 'Lägger in mötet', 'Mottagarens personliga länk');
    await glance(page, `mailings-posted-${mark}`);
    await page.getByText('Brevet som ren text').click();
    await examine(page);
    await press(page, 'Prova på mig själv');
    await says(page, 'Ett prov är på väg till');
    await follow(page, 'Skicka igen');
    await says(page, 'får mottagaren det två gånger');
    await glance(page, `mailings-again-${mark}`);
    await press(page, 'Skicka igen', { examined: false });
    await says(page, 'Brevet är på väg igen.', 'Skickat igen', 'Prov');
    await leave(page);
  });
}

test('where nobody is invited yet the pages say what will be there; in English too', async () => {
  for (const width of [1280, 320]) {
    const page = await house.page({ as: UPPSALA, width });
    await letters(page);
    await follow(page, 'Kommande');
    await says(page, 'Inget brev väntar');
    await glance(page, `mailings-empty-${width}`);
    await follow(page, 'Alla brev');
    await says(page, 'Inga brev här');
    await glance(page, `mailings-all-empty-${width}`);
    await leave(page);
    const english = await house.page({ as: 'county', width, language: 'en' });
    await english.context().addCookies([{ name: 'vs_l', value: 'en', url: house.address }]);
    await letters(english);
    await follow(english, 'To come');
    await says(english, 'Practical information', 'First reminder');
    await glance(english, `mailings-coming-en-${width}`);
    await follow(english, 'Every letter');
    await says(english, /Waiting \d+/, 'waits');
    await glance(english, `mailings-all-en-${width}`);
    await follow(english, 'Rules');
    await says(english, '7 days before the last day to register');
    await glance(english, `mailings-rules-en-${width}`);
    await leave(english);
  }
});
