// Letters can be read where they are sent from, and the link in one leads on.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { fetched, leave, press, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { linkInLetter, openLetter } from './lib/letters.mjs';
import { picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const KARIN = 'karin.astrom@ockelbo.example';

const house = await open();
after(() => house.close());

for (const view of VIEWS) {
  test(`the invitation is read and its link opens the registration, ${inWords(view)}`, async () => {
    const county = await house.page({ as: 'county', ...view });
    await visit(county, '/brev');
    await says(county, 'Breven stannar i en mapp');
    await openLetter(county, KARIN, 'Inbjudan');
    await says(county, 'Ockelbo kommun', 'kalenderinbjudan', '14 mars 2029');
    if (view.script && view.width === 1280) await picture(county, 'letter', { words: true });
    const link = await linkInLetter(county);

    const page = await house.page(view);
    await visit(page, link);
    await says(page, 'Anmälan för Ockelbo kommun.');
    await press(page, 'Öppna anmälan');
    await says(page, 'Anmäl deltagare från Ockelbo kommun');
    await visit(page, link);
    await press(page, 'Öppna anmälan');
    await leave(page);
    await leave(county);
  });
}

test('the letter can be taken out as it was sent, with its calendar', async () => {
  const page = await house.page({ as: 'county' });
  await openLetter(page, KARIN, 'Inbjudan');
  const eml = await fetched(page, await page.getByRole('link', { name: 'Hämta .eml' }).getAttribute('href'));
  assert.equal(eml.headers['content-type'], 'message/rfc822');
  const text = eml.bytes.toString();
  assert.match(text, /^To: .*karin\.astrom@ockelbo\.example/m);
  assert.match(text, /Content-Type: text\/html/i);
  assert.match(text, /Content-Type: text\/calendar;[^]*?method="?REQUEST/i);
  await leave(page);
});

test('a letter is shown to nobody but its sender', async () => {
  const county = await house.page({ as: 'county' });
  await openLetter(county, KARIN, 'Inbjudan');
  const address = county.url();
  await leave(county);
  const other = await house.page({ as: 'henrik.aberg@lst-uppsala.example' });
  await visit(other, address, { status: 404 });
  await leave(other);
});
