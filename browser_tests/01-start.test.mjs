// The demo starts, and its first page is there for everybody.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { VIEWS, inWords, open } from './lib/house.mjs';
import { visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());

for (const view of VIEWS) {
  test(`the sign-in page opens, ${inWords(view)}`, async () => {
    const page = await house.page(view);
    await visit(page, '/');
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    await page.context().close();
  });
}

test('a sign-in link is printed for each of the three duties', () => {
  assert.equal(new Set(Object.values(house.links)).size, 3);
});
