// The county uses the room: moves people by pointer, keyboard and form, sets rules, plans rounds, undoes, and shows the
// hall where to sit.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leading, leave, press, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { openPlan, seats, untilPlaced } from './lib/plan.mjs';
import { glance, picture } from './lib/picture.mjs';
import { examine, visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());

/** The table with fewest people, and somebody who sits elsewhere. */
async function move(page) {
  const placed = [...(await seats(page))];
  const tables = [...new Set(placed.map(([, table]) => table))];
  const size = (table) => placed.filter(([, at]) => at === table).length;
  const to = tables.reduce((least, table) => (size(table) < size(least) ? table : least));
  const [name, from] = placed.find(([, at]) => at !== to);
  return { name, from, to };
}

const seat = (page, name) => page.locator('[data-person]').filter({ hasText: name }).first();

for (const view of VIEWS) {
  test(`the room is seen, and whole without sideways scrolling, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    await openPlan(page);
    await examine(page);
    assert.equal(await page.locator('[data-person]').count(), 28);
    await glance(page, `room-${view.width}-${view.script ? 'script' : 'plain'}`);
    await leave(page);
  });
}

test('a person is dragged to another table, sits there fixed, and the move is undone', async () => {
  const page = await house.page({ as: 'county' });
  await openPlan(page);
  const { name, from, to } = await move(page);
  const there = page.locator(`#rum-${to} .vs-hall__number`);
  await seat(page, name).scrollIntoViewIfNeeded();
  await leading(page, () => seat(page, name).dragTo(there));
  assert.equal((await seats(page)).get(name), to);
  await says(page, `${name} är låst vid bordet.`, 'Senast: någon flyttades eller låstes för hand.', 'En flyttades.');
  await press(page, 'Ångra');
  assert.equal((await seats(page)).get(name), from);
  await press(page, 'Gör om');
  assert.equal((await seats(page)).get(name), to);
  await press(page, 'Ångra');
  await leave(page);
});

test('a person is moved with the keyboard alone, and each step is said aloud', async () => {
  const page = await house.page({ as: 'county' });
  await openPlan(page);
  const { name, from, to } = await move(page);
  const says = () => page.locator('[data-room-says]').innerText();
  await seat(page, name).locator('.vs-hall__chair').focus();
  await page.keyboard.press('Enter');
  assert.match(await says(), new RegExp(`Du flyttar ${name}`));
  await page.keyboard.press('Escape');
  assert.equal(await says(), `${name} sitter kvar.`);
  await page.keyboard.press('Enter');
  const steps = (to - from + 4) % 4;
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
  assert.match(await says(), new RegExp(`^Bord ${to}, \\d av 8 platser`));
  await leading(page, () => page.keyboard.press('Enter'));
  assert.equal((await seats(page)).get(name), to);
  await page.waitForFunction((who) => document.activeElement.getAttribute('aria-label')?.startsWith(who), name);
  await press(page, 'Ångra');
  await leave(page);
});

test('a full table is refused in a sentence, and somebody changes places instead', async () => {
  const page = await house.page({ as: 'county', script: false, width: 320 });
  await openPlan(page);
  const most = page.locator('form[action$="/bord/placera"] [name="most"]');
  await most.fill('7');
  await press(page, 'Placera om');
  const placed = [...(await seats(page))];
  const [name, from] = placed[0];
  const [other, to] = placed.find(([, at]) => at !== from);
  const form = page.locator('form[data-room-form]');
  await choose(form, 'person', name);
  await form.locator('[name="table"]').selectOption(String(to));
  await press(page, 'Flytta och lås', { status: 422 });
  await says(page, `Bord ${to} är fullt: där sitter 7 av högst 7.`);
  await choose(form, 'swap', other);
  await press(page, 'Flytta och lås');
  const now = await seats(page);
  assert.deepEqual([now.get(name), now.get(other)], [to, from]);
  await press(page, 'Ångra');
  await press(page, 'Ångra');
  await leave(page);
});

/** Chooses the one whose name begins so. */
async function choose(form, field, name) {
  const texts = await form.locator(`[name="${field}"] option`).allInnerTexts();
  await form.locator(`[name="${field}"]`).selectOption({ label: texts.find((text) => text.startsWith(`${name},`)) });
}

test('rules that cannot all hold are named, and one is taken away', async () => {
  const page = await house.page({ as: 'county', script: false });
  await openPlan(page);
  const [one, other] = [...(await seats(page)).keys()];
  for (const kind of ['apart', 'together']) {
    const form = page.locator('form[action$="/bord/regel"]').filter({ has: page.locator('[name="one"]') });
    await form.locator(`[name="kind"][value="${kind}"]`).check();
    await choose(form, 'one', one);
    await choose(form, 'other', other);
    await press(page, 'Lägg till regeln', { on: form });
  }
  await press(page, 'Placera om', { status: 422 });
  await says(page, 'De här reglerna går inte att förena:', 'sitter vid olika bord.', 'sitter vid samma bord.');
  await press(page, /^Ta bort – .*olika bord/);
  await press(page, 'Placera om');
  const now = await seats(page);
  assert.equal(now.get(one), now.get(other));
  await press(page, /^Ta bort – .*samma bord/);
  await leave(page);
});

test('three rounds are planned, seen side by side, and each person sees why and whom they meet', async () => {
  const page = await house.page({ as: 'county' });
  await openPlan(page);
  await page.getByText('Fler omgångar').click();
  const form = page.locator('form[action$="/bord/placera"]');
  await form.locator('[name="round2"]').selectOption('together');
  await form.locator('[name="round3"]').selectOption('mixed');
  await press(page, 'Placera om');
  await untilPlaced(page);
  await picture(page, 'table-plan-room', { from: page.getByRole('heading', { level: 2, name: 'Rummet' }) });
  await glance(page, 'room-three-rounds');
  await follow(page, 'Omgång 2: Hemma, med egna kommunen');
  await follow(page, 'Sida vid sida');
  await says(page, 'Omgångar sida vid sida', 'Var och ens bord');
  await glance(page, 'rounds-side-by-side');
  await follow(page, /./, { on: page.locator('#personer tbody tr').first() });
  await says(page, 'Varför här', 'Möter', 'Blandningen');
  await glance(page, 'person');
  await page.getByLabel('Dokumentatör').check();
  await page.getByLabel('har hörslinga').check();
  await press(page, 'Spara');
  await says(page, 'är sparade.');
  await leave(page);
});

test('what tables offer is noted, and the needs are met when it is planned again', async () => {
  const page = await house.page({ as: 'county', script: false });
  await openPlan(page);
  await press(page, 'Placera om', { status: 422 });
  await says(page, 'Inget bord passar');
  await page.getByText('Ändra vad borden har').click();
  await page.locator('#table2-hearing_loop').check();
  await press(page, 'Spara', { on: page.locator('#borden') });
  await press(page, 'Placera om');
  await untilPlaced(page);
  await says(page, 'Har hörslinga.');
  await leave(page);
});

test('a long search shows how far it is, and stops with the best so far', async () => {
  const page = await house.page({ as: 'county', script: false });
  await openPlan(page);
  await page.getByText('Mer', { exact: true }).click();
  await page.locator('[name="effort"]').selectOption('longest');
  await page.locator('[name="beside"]').check();
  await press(page, 'Placera om');
  const stop = page.getByRole('button', { name: 'Stoppa och behåll den bästa så långt' });
  if ((await stop.count()) > 0) {
    await glance(page, 'planning-goes-on');
    await press(page, 'Stoppa och behåll den bästa så långt');
    for (let tries = 0; tries < 20 && (await page.locator('#rummet').count()) === 0; tries += 1) {
      await page.waitForTimeout(500);
      await openPlan(page);
    }
  }
  await says(page, 'Rummet', 'Senast: placeringen gjordes om.');
  await leave(page);
});

test('the hall sees numbers and names, nothing else, round by round', async () => {
  for (const view of VIEWS) {
    const page = await house.page({ as: 'county', ...view });
    await openPlan(page);
    const names = [...(await seats(page)).keys()];
    await visit(page, page.url().replace(/\/bord.*/, '/bord/skarm?omgang=1'));
    const text = await page.locator('main').textContent();
    for (const name of names) assert.ok(text.includes(name), name);
    assert.ok(!/kommun|samordnare|@/i.test(text), text);
    await glance(page, `screen-${view.width}`);
    await follow(page, 'Omgång 2');
    await leave(page);
  }
});
