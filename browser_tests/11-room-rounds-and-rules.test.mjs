// The county uses the room: moves people by pointer, keyboard and form, sets rules, plans rounds, undoes, and shows the
// hall where to sit.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';

import { follow, leading, leave, press, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { openPlan, seats, untilPlaced } from './lib/plan.mjs';
import { glance, picture } from './lib/picture.mjs';
import { folder } from './lib/program.mjs';
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

test('a finger drags a person to a table that is out of sight, and the page follows', async () => {
  const page = await house.page({ as: 'county', width: 320, touch: true });
  await openPlan(page);
  const placed = await seats(page);
  // With seven at each table of eight there is room everywhere; the second table stands below the first.
  const [name] = [...placed].find(([, at]) => at === 1);
  const chair = seat(page, name).locator('.vs-hall__chair');
  await chair.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = await chair.boundingBox();
  const finger = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => finger.send('Input.dispatchTouchEvent', { type, touchPoints });
  const at = (px, py) => ({ x: Math.round(px), y: Math.round(py) });
  const [from, edge] = [at(x + width / 2, y + height / 2), at(160, 620)];
  await touch('touchStart', from);
  for (let step = 1; step <= 8; step += 1) {
    await touch('touchMove', at(from.x + ((edge.x - from.x) * step) / 8, from.y + ((edge.y - from.y) * step) / 8));
  }
  // The finger lies still at the lower edge until another table has come up to it.
  await page.waitForFunction(() => {
    const table = document.querySelector('.vs-hall__table--over');
    return table && table.dataset.table !== '1';
  });
  const to = await page.locator('.vs-hall__table--over').getAttribute('data-table');
  await leading(page, () => touch('touchEnd'));
  const now = (await seats(page)).get(name);
  assert.ok(now === Number(to) || now === Number(to) + 1, `${now}, ${to}`);
  await press(page, 'Ångra');
  await leave(page);
});

test('a finger that moves beside the people scrolls the page as ever', async () => {
  const page = await house.page({ as: 'county', width: 320, touch: true });
  await openPlan(page);
  const caption = page.locator('.vs-hall__table figcaption').first();
  await caption.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const before = await page.evaluate(() => scrollY);
  const { x, y } = await caption.boundingBox();
  const finger = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => finger.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', { x: x + 20, y });
  for (let step = 1; step <= 10; step += 1) await touch('touchMove', { x: x + 20, y: y - 20 * step });
  await touch('touchEnd');
  await page.waitForFunction((was) => scrollY > was + 50, before);
  await leave(page);
});

/** What of the room is too pale to be seen: letters below 4.5 to 1 on what they stand on, edges below 3 to 1. */
function pale() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const part = (value) => (value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const ratio = (one, other) => {
    const [a, b] = [light(rgb(one)), light(rgb(other))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const style = (element) => getComputedStyle(element);
  const found = [];
  const hold = (what, least, one, other) => {
    const is = ratio(one, other);
    if (is < least) found.push(`${what}: ${one} on ${other} is ${is.toFixed(2)}`);
  };
  for (const table of document.querySelectorAll('.vs-hall__table')) {
    const ground = style(table).backgroundColor;
    for (const seat of table.querySelectorAll('.vs-hall__seat')) {
      const chair = style(seat.querySelector('.vs-hall__chair'));
      hold('letters of the municipality', 4.5, style(seat.querySelector('.vs-hall__short')).fill, chair.fill);
      hold('edge of the chair', 3, chair.stroke, ground);
      hold('name', 4.5, style(seat.querySelector('.vs-hall__name')).fill, ground);
      for (const sign of seat.querySelectorAll('.vs-hall__sign')) {
        hold('letter of the role', 4.5, style(sign.nextElementSibling).fill, style(sign).fill);
        hold('edge of the role', 3, style(sign).stroke, ground);
      }
    }
    hold('number', 4.5, style(table.querySelector('.vs-hall__number')).fill, style(table.querySelector('.vs-hall__top')).fill);
    for (const free of table.querySelectorAll('.vs-hall__free')) hold('free chair', 3, style(free).stroke, ground);
    const [share] = table.querySelectorAll('.vs-hall__bar rect');
    hold('edge of the bar', 3, style(share).stroke, ground);
    const letters = table.querySelector('.vs-hall__bar text');
    if (letters) hold('letters of the bar', 4.5, style(letters).fill, style(letters.previousElementSibling).fill);
  }
  return [...new Set(found)];
}

for (const [how, look] of [
  ['in the light', {}],
  ['in the dark', { dark: true }],
  ['with forced colours', { forced: true }],
  ['with forced colours in the dark', { dark: true, forced: true }],
]) {
  test(`the room is seen ${how}`, async () => {
    const page = await house.page({ as: 'county', ...look });
    await openPlan(page);
    // Of a button's letters axe reads the colour they would have had, not the one that is forced and painted.
    if (!look.forced) await examine(page);
    assert.deepEqual(await page.evaluate(pale), []);
    // Where the keyboard is, is seen by the edge of the chair.
    const chair = page.locator('.vs-hall__chair').first();
    const edge = () => chair.evaluate((one) => getComputedStyle(one).strokeWidth);
    await chair.focus();
    await page.keyboard.press('Shift+Tab');
    const plain = await edge();
    await page.keyboard.press('Tab');
    assert.notEqual(await edge(), plain);
    await glance(page, `room-${how.replaceAll(' ', '-')}`);
    await leave(page);
  });
}

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

test('a wish that is not granted says what it would cost, and the papers are of one round', async () => {
  const page = await house.page({ as: 'county', script: false, width: 320 });
  await openPlan(page);
  const form = page.locator('form[action$="/bord/regel"]').filter({ has: page.locator('[name="one"]') });
  const [one] = [...(await seats(page)).keys()];
  await visit(page, `${page.url().replace(/\/bord.*/, '/bord/omgangar')}`);
  const rows = await page.locator('#personer tbody tr').evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.innerText.replace(/^Omgång \d+\s*/, '').trim())),
  );
  const [, ...tables] = rows.find(([name]) => name === one);
  const stranger = rows.find(([name, ...others]) => name !== one && others.every((at, round) => at !== tables[round]));
  await openPlan(page);
  await form.locator('[name="kind"][value="wish"]').check();
  await choose(form, 'one', one);
  await choose(form, 'other', stranger[0]);
  await press(page, 'Lägg till regeln', { on: form });
  await says(page, 'sitter gärna vid samma bord. Inte uppfylld.');
  await follow(page, /^Vad det skulle kosta/);
  await says(page, 'Önskningar', 'sitter inte vid samma bord. Minst kostar det att flytta', /bord\./);
  await glance(page, 'what-a-wish-costs');
  await openPlan(page);
  await page.locator('[name="for_round"]').selectOption('2');
  await glance(page, 'papers-of-a-round');
  await openPlan(page);
  await press(page, /^Ta bort – .*gärna/);
  await leave(page);
});

test('a program killed while it plans leaves the old plan, says so, and plans again', async () => {
  const data = await folder();
  try {
    const killed = await open({ data });
    let page = await killed.page({ as: 'county', script: false });
    await openPlan(page);
    const before = [...(await seats(page))];
    // Three mixed rounds of 28 people at four tables: somebody meets twice, so that it is searched to the end.
    await page.getByText('Fler omgångar').click();
    await page.getByText('Mer', { exact: true }).click();
    for (const round of ['round2', 'round3']) await page.locator(`[name="${round}"]`).selectOption('mixed');
    await page.locator('[name="effort"]').selectOption('longest');
    await press(page, 'Placera om');
    await says(page, 'Placeringen görs', 'Inget är ändrat förrän det är klart.');
    process.kill(killed.pid, 'SIGKILL');
    await killed.close();
    const again = await open({ data });
    page = await again.page({ as: 'county', script: false });
    await openPlan(page);
    await examine(page);
    await says(page, 'Den senaste placeringen avbröts', 'Inget är ändrat.');
    assert.deepEqual([...(await seats(page))], before);
    await glance(page, 'planning-was-killed');
    await press(page, 'Placera om');
    await untilPlaced(page);
    await says(page, 'Senast: placeringen gjordes om.');
    assert.ok(!(await page.locator('main').innerText()).includes('avbröts'));
    const { code, stderr } = await again.command('journal', 'verify');
    assert.equal(code, 0, stderr);
    await again.close();
  } finally {
    await rm(data, { recursive: true, force: true });
  }
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
