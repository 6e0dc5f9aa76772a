// A county makes its agenda, sees it fitted to the day, and tells the municipalities the exact times.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { fetched, follow, leave, press, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

/** Coordinates Uppsala, whose workshop is in preparation. */
const UPPSALA = 'henrik.aberg@lst-uppsala.example';

const house = await open();
after(() => house.close());

/** The page of the agenda, from the workshop's own. */
async function toAgenda(page, name = 'Dagordning') {
  await visit(page, '/workshop');
  await follow(page, name);
}

for (const view of VIEWS) {
  test(`faults stand beside their fields, then the agenda is saved and fitted, ${inWords(view)}`, async () => {
    const page = await house.page({ as: UPPSALA, ...view });
    await toAgenda(page);
    await follow(page, 'Ändra dagordningen');
    await glance(page, `agenda-form-${view.width}-${view.script}`);
    const first = page.getByRole('group').first();
    await first.getByLabel('Minst').fill('47');
    await first.getByLabel('Punkt', { exact: true }).fill('');
    await page.getByLabel('Längsta pass utan paus').fill('7');
    await press(page, 'Spara dagordningen', { status: 422 });
    await glance(page, `agenda-faults-${view.width}-${view.script}`);
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 3);
    assert.equal(await page.getByLabel('Minst').first().inputValue(), '47', 'what was typed is still there');
    const again = page.getByRole('group').first();
    await again.getByLabel('Minst').fill('15');
    await again.getByLabel('Punkt', { exact: true }).fill(`Samling, ${inWords(view)}`);
    await page.getByLabel('Längsta pass utan paus').fill('90');
    await press(page, 'Spara dagordningen');
    await says(page, 'Dagordningen är sparad.', `Samling, ${inWords(view)}`, 'Lunch', 'Samma dagordning på annan tid');
    assert.equal(await page.getByRole('button', { name: 'Skicka brev' }).count(), 0, 'nobody is invited yet');
    await glance(page, `agenda-${view.width}-${view.script}`);
    await leave(page);
  });
}

test('an item is put between two others by its number, and one is taken away by emptying it', async () => {
  const page = await house.page({ as: UPPSALA });
  await toAgenda(page);
  await follow(page, 'Ändra dagordningen');
  const title = (group) => group.getByLabel('Punkt', { exact: true });
  const groups = page.getByRole('group');
  const before = await title(groups.nth(1)).inputValue();
  const empty = groups.filter({ hasText: 'Ny punkt' }).first();
  await title(empty).fill('Länsrådet hälsar');
  for (const [field, minutes] of Object.entries({ Minst: '5', Vanligen: '10', Mest: '15' })) {
    await empty.getByLabel(field).fill(minutes);
  }
  await empty.getByLabel('Nummer').fill('15');
  await press(page, 'Spara dagordningen');
  const titles = await page.locator('.vs-agenda__title').allTextContents();
  assert.equal(titles.indexOf('Länsrådet hälsar') + 1, titles.indexOf(before), titles.join(', '));
  await follow(page, 'Ändra dagordningen');
  const added = page.getByRole('group', { name: 'Länsrådet hälsar' });
  for (const field of ['Punkt', 'Minst', 'Vanligen', 'Mest']) await added.getByLabel(field, { exact: true }).fill('');
  await press(page, 'Spara dagordningen');
  assert.equal(await page.getByText('Länsrådet hälsar').count(), 0);
  await leave(page);
});

for (const { language, t } of [
  { language: 'sv', t: (swedish) => swedish },
  { language: 'en', t: (_, english) => english },
]) {
  test(`the municipalities are told, and again when the day is another, ${language}`, async () => {
    const page = await house.page({ as: 'county', language });
    await toAgenda(page, t('Dagordning', 'Agenda'));
    if (language === 'sv') await picture(page, 'agenda');
    else await glance(page, 'agenda-en');
    const send = t('Skicka brev med de exakta tiderna', 'Send a letter with the exact times');
    await press(page, send);
    await says(page, t('De inbjudna kommunerna har fått de här tiderna.', 'The invited municipalities have these times.'));
    await press(page, t(/Välj.*Heldag/, /Choose.*A whole day/));
    await says(page, t('Kommunerna vet', 'The municipalities know'));
    await glance(page, `agenda-told-${language}`);
    await visit(page, '/workshop');
    await follow(page, t('Inbjudan', 'Invitation'));
    await says(
      page,
      t('har en inbjudan med annan dag, tid eller plats', 'have an invitation with another day, time or place'),
      t('Har fått en äldre dag, tid eller plats', 'Has an older day, time or place'),
    );
    await glance(page, `agenda-outdated-${language}`);
    await toAgenda(page, t('Dagordning', 'Agenda'));
    await press(page, t(/Välj.*5 timmar/, /Choose.*5 hours/));
    const paper = await fetched(page, await page.getByRole('link', { name: t('Skriv ut', 'Print') }).getAttribute('href'));
    assert.equal(paper.bytes.subarray(0, 5).toString(), '%PDF-');
    await leave(page);
  });
}
