// The national lead sees what waits, the calendar and the counties, and writes the draft of the invitation.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, said, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());

test('home says what waits and leads there', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/');
  await says(page, 'Att göra nu');
  await picture(page, 'home');
  await follow(page, '18 län har ingen workshop än');
  assert.equal(new URL(page.url()).pathname, '/lan');
  await leave(page);
});

test('the programme shows the next days as a line and the whole calendar as a table', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/');
  await page.getByRole('navigation', { name: 'Meny' }).getByRole('link', { name: 'Programmet' }).click();
  await page.waitForURL('**/program');
  await says(page, 'Valsäkerhet inför Europaparlamentsvalet 2029', 'söndag 10 juni 2029');
  const line = await page.locator('ol.vs-timeline > li').allInnerTexts();
  assert.ok(line.length >= 3, `${line.length} days in the line`);
  await picture(page, 'programme', { words: true });
  await page.getByText('Hela kalendern som tabell').click();
  const rows = await page.getByRole('rowheader').allInnerTexts();
  assert.ok(rows.length >= line.length);
  assert.ok(rows.includes('Valdag'));
  await leave(page);
});

test('the map of the counties and the table beneath it say the same', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/lan');
  const map = page.getByRole('group', { name: 'Karta över Sveriges 21 län' });
  const tiles = await map.locator('[aria-label]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  const rows = await page.getByRole('row').filter({ has: page.getByRole('rowheader') }).all();
  assert.equal(tiles.length, 21);
  assert.equal(rows.length, 21);
  for (const row of rows) {
    const name = await row.getByRole('rowheader').innerText();
    const stage = await row.locator('.vs-tag').first().innerText();
    const tile = tiles.find((one) => one.includes(`, ${name}: ${stage}`));
    assert.ok(tile, `${name}: ${stage} is not in ${tiles}`);
    const answered = /[0-9]+ av [0-9]+/.exec(await row.innerText())?.[0] ?? '';
    assert.ok(tile.includes(answered), `${answered} is not in ${tile}`);
  }
  const gavleborg = tiles.find((tile) => tile.startsWith('X 21 7/10,'));
  assert.match(gavleborg, /Inbjudna, 7 av 10 har svarat/);
  assert.match(tiles.find((tile) => tile.startsWith('C 03 F,')), /Förbereds/);
  await picture(page, 'counties');

  await page.getByRole('button', { name: 'Skapa workshop – Dalarnas län' }).click();
  await page.waitForLoadState();
  await says(page, 'Workshopen är skapad med ett förslag på dag.');
  await leave(page);
});

for (const view of VIEWS) {
  test(`the draft is edited, previewed and saved, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'national', ...view });
    await visit(page, '/program');
    await follow(page, 'Ändra utkastet');
    const subject = await page.getByLabel('Ämne').inputValue();
    await page.getByLabel('Ämne').fill('');
    await press(page, 'Spara', { status: 422 });
    await says(page, 'Skriv ett ämne.');
    assert.equal(await page.getByLabel('Ämne').getAttribute('aria-invalid'), 'true');

    const mark = `Prövad ${inWords(view)}.`;
    await page.getByLabel('Ämne').fill(subject);
    const body = page.getByLabel('Text i del 1');
    await body.fill(`${await body.inputValue()}\n\n${mark}`);
    await press(page, 'Förhandsgranska');
    const letter = page.locator('article.vs-letter');
    assert.ok((await letter.innerText()).includes(mark));
    await glance(page, `draft-${view.width}-${view.script}`);
    await says(page, 'Inget är sparat än.');
    await press(page, 'Spara');
    await says(page, 'Utkastet är sparat.');
    await visit(page, '/program/utkast');
    assert.ok((await page.getByLabel('Text i del 1').inputValue()).includes(mark));
    await leave(page);
  });
}

test('two who save the same draft see both texts, and nothing is lost', async () => {
  const one = await house.page({ as: 'national' });
  const other = await house.page({ as: 'national' });
  await visit(one, '/program/utkast');
  await visit(other, '/program/utkast');
  await one.getByLabel('Målgrupp', { exact: true }).fill('Den enas målgrupp');
  await press(one, 'Spara');
  await other.getByLabel('Målgrupp', { exact: true }).fill('Den andras målgrupp');
  await press(other, 'Spara', { status: 409 });
  const text = await said(other);
  for (const there of ['Någon annan hann spara före dig', 'Den enas målgrupp', 'Den andras målgrupp']) {
    assert.ok(text.includes(there), there);
  }
  assert.equal(await other.getByLabel('Målgrupp', { exact: true }).inputValue(), 'Den andras målgrupp');
  await press(other, 'Spara');
  await says(other, 'Utkastet är sparat.');
  await leave(one);
  await leave(other);
});
