// The county sees who has answered and what is lacking, reminds the others, and places everyone at tables.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, row, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { openPlan, seats } from './lib/plan.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());

for (const view of VIEWS) {
  test(`home and the workshop say how far it has come, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    await visit(page, '/');
    await says(page, 'Tre kommuner har inte svarat');
    if (view.script) await glance(page, `home-county-${view.width}`);
    await visit(page, '/workshop');
    await says(page, 'Workshop i Gävleborgs län', '7 av 10 har svarat', '28 anmälda', '0 av 28 placerade');
    if (view.script && view.width === 1280) await picture(page, 'workshop');
    await leave(page);
  });
}

test('the answers say which roles each municipality lacks and how many seats are used', async () => {
  const page = await house.page({ as: 'county' });
  await visit(page, '/workshop');
  await follow(page, 'Svar från kommunerna');
  await says(page, '7 av 10 kommuner har svarat', '28 av 50 platser är anmälda', '3 kommuner har inte svarat');
  for (const name of ['Ockelbo', 'Ovanåker', 'Nordanstig']) assert.equal(await row(page, name).count(), 1, name);
  const bollnas = page.getByRole('row').filter({ hasText: 'Bollnäs' });
  assert.match(await bollnas.first().innerText(), /3\s+ja\s+saknas/, 'Bollnäs has nobody of its election board');
  await says(page, 'Roller som saknas');
  await picture(page, 'answers');
  await leave(page);
});

test('those who have not answered are reminded, once', async () => {
  const page = await house.page({ as: 'county', script: false });
  await visit(page, '/workshop');
  await follow(page, 'Svar från kommunerna');
  await press(page, 'Påminn dem som inte har svarat', { examined: false });
  await says(page, 'En påminnelse är på väg till 3 kommuner.');
  await page.getByRole('row').filter({ hasText: 'Påminnelse' }).filter({ hasText: 'Skickat' }).nth(2).waitFor();
  await visit(page, '/workshop');
  await follow(page, 'Svar från kommunerna');
  await press(page, 'Påminn dem som inte har svarat');
  await says(page, 'Ingen påminnelse skickades.');
  await leave(page);
});

test('everyone is placed, and the room is seen as a picture and as a list', async () => {
  const page = await house.page({ as: 'county' });
  await visit(page, '/workshop');
  await follow(page, 'Bordsplacering');
  await press(page, 'Placera');
  const placed = await seats(page);
  assert.equal(placed.size, 28);
  const sizes = new Map();
  for (const table of placed.values()) sizes.set(table, (sizes.get(table) ?? 0) + 1);
  assert.equal(sizes.size, 4);
  for (const [table, people] of sizes) assert.ok(people >= 6 && people <= 8, `table ${table} has ${people}`);
  assert.equal(await page.locator('main figure svg[aria-label^="Bord "]').count(), 4);
  assert.equal(await page.locator('[data-person]').count(), 28);
  await picture(page, 'table-plan', { from: page.getByRole('heading', { level: 1 }), words: true });
  await glance(page, 'table-plan-whole');
  await leave(page);
});

test('whoever is fixed stays, two are kept apart, and few others move when it is planned again', async () => {
  const page = await house.page({ as: 'county' });
  await openPlan(page);
  const before = await seats(page);
  const [fixed, table] = [...before][0];
  const two = [...before].filter(([name, at]) => at === table && name !== fixed).slice(0, 2);
  const [one, other] = two.map(([name]) => name);

  await press(page, `Lås vid bordet ${fixed}`);
  await says(page, `${fixed} är låst vid bordet.`);
  const apart = page.locator('form[action$="/bord/regel"]').filter({ has: page.locator('[name="one"]') });
  await apart.locator('[name="one"]').selectOption({ label: await choice(apart, one) });
  await apart.locator('[name="other"]').selectOption({ label: await choice(apart, other) });
  await press(page, 'Lägg till regeln', { on: apart });
  await says(page, 'De hålls isär från nästa placering.', `${one} och ${other} ska hållas isär men sitter båda`);
  await press(page, 'Placera om');

  const now = await seats(page);
  assert.equal(now.size, 28);
  assert.equal(now.get(fixed), table, 'the fixed one stays');
  assert.notEqual(now.get(one), now.get(other), 'the two are apart');
  const moved = [...now].filter(([name, at]) => before.get(name) !== at);
  assert.ok(moved.length <= 6, `${moved.length} moved`);
  await leave(page);
});

/** The whole text of the choice that begins with a name. */
async function choice(form, name) {
  const texts = await form.locator('[name="one"] option').allInnerTexts();
  return texts.find((text) => text.startsWith(name));
}

test('somebody is moved to another table by hand', async () => {
  const page = await house.page({ as: 'county', script: false, width: 320 });
  await openPlan(page);
  const placed = [...(await seats(page))];
  const sizes = [1, 2, 3, 4].map((table) => placed.filter(([, at]) => at === table).length);
  const to = sizes.indexOf(Math.min(...sizes)) + 1;
  const [name] = placed.find(([, at]) => at !== to);
  const form = page.locator('form[action$="/bord/las"]').filter({ has: page.locator('select[name="table"]') });
  const texts = await form.locator('[name="person"] option').allInnerTexts();
  await form.locator('[name="person"]').selectOption({ label: texts.find((text) => text.startsWith(name)) });
  await form.locator('[name="table"]').selectOption(String(to));
  await press(page, 'Flytta och lås');
  assert.equal((await seats(page)).get(name), to);
  await leave(page);
});

test('two who change the same plan: the later one is told', async () => {
  const one = await house.page({ as: 'county' });
  const other = await house.page({ as: 'county' });
  await openPlan(one);
  await openPlan(other);
  await press(one, 'Placera om');
  await press(other, 'Placera om', { status: 409 });
  await says(other, 'Någon annan ändrade placeringen medan du höll på', 'Du ville placera om.');
  await leave(one);
  await leave(other);
});

test('sizes that do not fit end in a sentence beside the field', async () => {
  const page = await house.page({ as: 'county' });
  await openPlan(page);
  const form = page.locator('form[action$="/bord/placera"]');
  await form.locator('[name="most"]').fill('många');
  await press(page, 'Placera om', { status: 422 });
  assert.equal(await page.locator('[name="most"]').getAttribute('aria-invalid'), 'true');
  await leave(page);
});
