// The national lead plans the tour: people and teams, a plan with its proof, a county moved by form and by dragging, what
// is fixed, agreeing, letters that wait to be sent, calendars; and what happens when somebody falls ill.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';

import ICAL from 'ical.js';

import { fetched, follow, leading, leave, press, row, said, says, taken } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());

async function add(page, { name, home, most = '3', away = '' }) {
  await visit(page, '/turne/person');
  await page.getByLabel('Namn').fill(name);
  await page.getByLabel('E-postadress').fill(`${name.toLowerCase().replace(' ', '.')}@val.example`);
  await page.getByLabel('Kommer från').selectOption({ label: 'Valmyndigheten' });
  await page.getByLabel('Hemort').selectOption({ label: home });
  await page.getByLabel('Högst så många workshoppar i veckan').fill(most);
  await page.getByLabel('Dagar borta').fill(away);
  await press(page, 'Spara');
  await says(page, `${name} är sparad`);
}

async function team(page, names, letter) {
  await visit(page, '/turne/team');
  for (const name of names) await page.getByRole('checkbox', { name }).check();
  await press(page, 'Spara teamet');
  await says(page, 'Teamet är sparat.', `Team ${letter}`);
}

before(async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/turne');
  await says(page, 'Inget team är skapat');
  await glance(page, 'tour-empty');
  await add(page, { name: 'Anna Ek', home: 'Gävle (Gävleborgs län)' });
  await add(page, { name: 'Bo Lind', home: 'Stockholm (Stockholms län)', away: '2029-03-12 – 2029-03-13' });
  await add(page, { name: 'Cilla Ros', home: 'Göteborg (Västra Götalands län)' });
  await team(page, ['Anna Ek', 'Bo Lind'], 'A');
  await team(page, ['Cilla Ros'], 'B');
  await visit(page, '/turne');
  await press(page, 'Planera');
  await says(page, '7 av 7 län som vill ha en workshop har en dag', 'bevisat att ingen plan kostar mindre');
  await leave(page);
});

test('the board shows calendar, map and table, in pictures and in words', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/lan');
  await follow(page, 'Turnéplan');
  await says(page, 'Kalender', 'Team A', 'Team B', 'Workshoppar per person');
  const map = page.getByRole('group', { name: /Karta över teamens resor/ });
  const tiles = await map.locator('[aria-label]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  assert.equal(tiles.length, 21);
  assert.ok(tiles.some((tile) => /^X 21 [AB] \d+\/\d+, Gävleborgs län: .*, team [AB]$/.test(tile)), tiles);
  await picture(page, 'tour-board');
  await picture(page, 'tour-calendar', { from: page.locator('#kalender') });
  await picture(page, 'tour-map', { from: page.getByRole('heading', { name: 'Karta' }) });
  await leave(page);
});

for (const view of VIEWS) {
  test(`every page of the tour can be read, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'national', ...view });
    for (const [name, path] of [
      ['board', '/turne'],
      ['crew', '/turne/team'],
      ['person', '/turne/person'],
      ['county', '/turne/lan/21'],
      ['agree', '/turne/faststall'],
      ['told', '/turne/besked'],
    ]) {
      await visit(page, path);
      await glance(page, `tour-${name}-${view.width}-${view.script}`);
    }
    // What is typed wrong is said beside the field and kept.
    await visit(page, '/turne/person');
    await page.getByLabel('Namn').fill('Dag Hed');
    await page.getByLabel('E-postadress').fill('anna.ek@val.example');
    await page.getByLabel('Högst så många workshoppar i veckan').fill('nio');
    await page.getByLabel('Dagar borta').fill('i påsk');
    await press(page, 'Spara', { status: 422 });
    await says(page, 'Skriv ett tal från 1 till 5.', '”i påsk” är ingen dag', 'Välj hemort.');
    assert.equal(await page.getByLabel('Dagar borta').inputValue(), 'i påsk');
    await glance(page, `tour-person-wrong-${view.width}-${view.script}`);
    // Moved by a plain form: what it costs and breaks first.
    await visit(page, '/turne/lan/21');
    await page.getByLabel('Dag', { exact: true }).fill('2029-03-27');
    await page.getByLabel('Team', { exact: true }).selectOption({ label: 'Team A' });
    await press(page, 'Visa vad det kostar');
    await says(page, 'Gävleborgs län tisdag 27 mars 2029 med team A', 'Det här bryter flytten mot', 'Gävleborgs län kan inte tisdag 27 mars 2029');
    await glance(page, `tour-preview-${view.width}-${view.script}`);
    await page.getByLabel('Dag', { exact: true }).fill('2029-03-20');
    await press(page, 'Visa vad det kostar');
    await press(page, 'Flytta dit');
    await says(page, 'Gävleborgs län är flyttat och låst där.', 'Planen är ändrad sedan den togs fram');
    await visit(page, '/turne/lan/21');
    await page.getByRole('checkbox', { name: 'Dagen' }).uncheck();
    await page.getByRole('checkbox', { name: 'Teamet' }).uncheck();
    await press(page, 'Spara låsen');
    await says(page, 'är inte låst längre');
    await visit(page, '/turne');
    await page.getByLabel('Från början. Bara det som är låst ligger fast').check();
    await press(page, 'Planera');
    await says(page, 'bevisat att ingen plan kostar mindre');
    await leave(page);
  });
}

test('a county is dragged to another day, which says what it costs before anything moves', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/turne');
  const chip = page.locator('[data-tour] a', { hasText: 'Gävleborgs län' });
  const target = page.locator('[data-day="2029-03-20"]');
  await chip.scrollIntoViewIfNeeded();
  await leading(page, () => chip.dragTo(target));
  await says(page, 'Gävleborgs län tisdag 20 mars 2029 med team', 'Planen');
  await picture(page, 'tour-move');
  await press(page, 'Flytta dit');
  await says(page, 'Gävleborgs län är flyttat och låst där.');
  assert.ok((await target.innerText()).includes('dag och team låsta'));
  // It stays when the rest is planned from the start.
  await page.getByLabel('Från början. Bara det som är låst ligger fast').check();
  await press(page, 'Planera');
  assert.ok((await target.innerText()).includes('Gävleborgs län'));
  await leave(page);
});

test('a plan that cannot be says which counties and which rules', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/turne/team');
  await page.getByLabel('Dagar utan workshoppar, utöver helger och helgdagar').fill('2029-03-01 – 2029-04-30');
  await press(page, 'Spara dagarna');
  await visit(page, '/turne');
  await page.getByLabel('Från början. Bara det som är låst ligger fast').check();
  await press(page, 'Planera');
  await says(page, 'Det finns ingen plan som håller alla regler', 'Helgdagar och stängda dagar hålls fria', 'Stängt');
  await glance(page, 'tour-clash');
  await picture(page, 'tour-clash');
  await visit(page, '/turne/team');
  await page.getByLabel('Dagar utan workshoppar, utöver helger och helgdagar').fill('2029-03-19');
  await press(page, 'Spara dagarna');
  await visit(page, '/turne');
  await press(page, 'Planera');
  await leave(page);
});

test('agreed on, told by letters that somebody sends, and carried by a feed that can be revoked', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/turne/faststall');
  await says(page, 'Det här ändras', 'Gävleborgs län');
  if (await page.getByRole('checkbox', { name: /Jag vet/ }).count()) {
    await press(page, 'Fastställ', { status: 422 });
    await page.getByRole('checkbox', { name: /Jag vet/ }).check();
  }
  await picture(page, 'tour-agree');
  await press(page, 'Fastställ');
  await says(page, 'Turnén är fastställd.', 'Förslag på brev', 'Gävleborgs län: ny dag', 'Inget besked än');
  await glance(page, 'tour-told-full');
  await picture(page, 'tour-told');
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  await press(page, 'Skicka breven', { status: 422 });
  await says(page, 'Välj minst ett brev.');
  await page.getByRole('checkbox', { name: 'Gävleborgs län: ny dag' }).check();
  await page.getByRole('checkbox', { name: /^Team A, till/ }).check();
  await press(page, 'Skicka breven');
  await says(page, /brev är på väg/);
  assert.ok((await row(page, 'Gävleborgs län').first().innerText()).includes('Skickat'));
  const file = await taken(page, () => row(page, 'Team A').getByRole('link', { name: /Hämta/ }).click());
  const text = file.bytes.toString('utf8');
  assert.ok(text.includes('METHOD:PUBLISH') && text.includes('BEGIN:VEVENT'), text);
  await press(page, /Skapa adress/, { on: row(page, 'Team A') });
  const address = (await row(page, 'Team A').locator('code').innerText()).trim();
  const stranger = await house.page();
  const feed = await fetched(await opened(stranger), address);
  assert.equal(feed.status, 200);
  // A third parser beside the two in Python, over what the program really sends.
  const calendar = new ICAL.Component(ICAL.parse(feed.bytes.toString('utf8')));
  assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  assert.ok(events.length > 0);
  for (const event of events) {
    assert.ok(event.uid.startsWith('tour-') && event.sequence >= 0 && event.startDate.hour > 6, event.toString());
    assert.equal(event.component.getFirstPropertyValue('status'), 'CONFIRMED');
  }
  await press(page, /Återkalla/, { on: row(page, 'Team A') });
  await says(page, 'Adressen är återkallad.');
  assert.equal((await fetched(stranger, address)).status, 404);
  await leave(stranger);
  await leave(page);
});

async function opened(page) {
  await visit(page, '/');
  return page;
}

test('whoever falls ill is replaced with the fewest changes, and nothing is sent by itself', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/turne');
  const day = await page.locator('[data-day]', { has: page.locator('a', { hasText: 'Gävleborgs län' }) }).first().getAttribute('data-day');
  const team = (await row(page, 'Gävleborgs län').locator('.vs-team').innerText()).trim();
  const ill = team === 'A' ? 'Anna Ek' : 'Cilla Ros';
  await visit(page, '/turne/lan/21');
  for (const what of ['Dagen', 'Teamet']) await page.getByRole('checkbox', { name: what }).uncheck();
  await press(page, 'Spara låsen');
  await visit(page, '/turne/team');
  await follow(page, ill);
  await page.getByLabel('Dagar borta').fill(day);
  await press(page, 'Spara');
  await visit(page, '/turne');
  await says(page, 'Planen bryter mot regler', `${ill} är borta`);
  await glance(page, 'tour-ill');
  await page.getByLabel('Med så få ändringar som möjligt').check();
  await press(page, 'Planera');
  await says(page, 'Planen är inte fastställd');
  await visit(page, '/turne/faststall');
  await says(page, 'Gävleborgs län');
  await glance(page, 'tour-ill-agree');
  await leave(page);
});

test('an English reader has it all in English', async () => {
  for (const width of [1280, 320]) {
    const page = await house.page({ as: 'national', width, language: 'en' });
    await page.context().addCookies([{ name: 'vs_l', value: 'en', url: house.address }]);
    for (const [name, path] of [
      ['board', '/turne'],
      ['crew', '/turne/team'],
      ['county', '/turne/lan/21'],
      ['agree', '/turne/faststall'],
      ['told', '/turne/besked'],
    ]) {
      await visit(page, path);
      await glance(page, `tour-en-${name}-${width}`);
      if (width === 1280 && name === 'board') await picture(page, 'tour-board-en');
      if (width === 1280 && name === 'told') await picture(page, 'tour-told-en');
    }
    assert.ok(!(await said(page)).includes('⟦'));
    await leave(page);
  }
});
