// The first page in one look: a county's workshop, and the nation's counties, late ones first, taken out as files.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, says, taken } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());

for (const view of VIEWS) {
  test(`a county sees how it stands and goes to what is missing, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    await visit(page, '/');
    const figures = await page.locator('.vs-figures li').allInnerTexts();
    assert.equal(figures.length, 4);
    assert.match(figures[0], /dagar kvar till workshopen/);
    assert.match(figures[1], /7 av 10\s+kommuner har svarat/);
    assert.match(figures[2], /saknas hos kommuner som har svarat/);
    assert.match(figures[3], /försenade?$|försenade?\s/);
    await says(page, 'Tre kommuner har inte svarat');
    await glance(page, `home-county-${view.width}-${view.script}`);
    await follow(page, /kommuner har svarat/, { on: page.locator('.vs-figures') });
    assert.match(page.url(), /\/workshop\/[^/]+\/svar$/);
    await leave(page);
  });

  test(`the lead sees the country and takes it out, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'national', ...view });
    await visit(page, '/');
    const tiles = page.getByRole('group', { name: 'Karta över Sveriges 21 län' }).locator('[aria-label]');
    assert.equal(await tiles.count(), 21);
    await glance(page, `home-nation-${view.width}-${view.script}`);
    for (const [name, begins] of [
      ['Hämta som Excel', 'PK'],
      ['Hämta som CSV', '\u{feff}'],
    ]) {
      const file = await taken(page, () => page.getByRole('button', { name }).click());
      assert.match(file.name, /^länen-\d{4}-\d\d-\d\d\.(xlsx|csv)$/);
      assert.ok(file.bytes.toString().startsWith(begins), file.name);
    }
    await leave(page);
  });
}

test('the first pages in English', async () => {
  for (const [as, words] of [
    ['county', 'municipalities have answered'],
    ['national', 'counties have a workshop'],
  ]) {
    const page = await house.page({ as, language: 'en' });
    await visit(page, '/');
    await says(page, words);
    await glance(page, `home-${as}-en`);
    if (as === 'county') await picture(page, 'home-county-en');
    await leave(page);
  }
});

test('a picture of the county’s first page', async () => {
  const page = await house.page({ as: 'county' });
  await visit(page, '/');
  await picture(page, 'home-county');
  await leave(page);
});
