// A county takes out the papers for the day: badges, lists, certificates and signs.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, says, sent } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { textOf } from './lib/pdf.mjs';
import { firstPage, glance, picture } from './lib/picture.mjs';
import { openPlan } from './lib/plan.mjs';
import { visit } from './lib/visit.mjs';

/** Coordinates Uppsala, where nobody is registered yet. */
const UPPSALA = 'henrik.aberg@lst-uppsala.example';

const house = await open();
after(() => house.close());

/** The words of a PDF on one line; nothing where poppler is not installed. */
const words = async (bytes) => (await textOf(bytes))?.replace(/\s+/g, ' ');

/** The page, from the workshop's own. */
async function toPapers(page, name = 'Papper till dagen') {
  await visit(page, '/workshop');
  await follow(page, name);
}

async function paper(page, kind) {
  const taken = await sent(page, page.locator('form[action$="/papper/hamta"]').first(), { kind });
  assert.equal(taken.status, 200);
  assert.equal(taken.headers['content-type'], 'application/pdf');
  assert.equal(taken.bytes.subarray(0, 5).toString(), '%PDF-');
  return taken;
}

for (const view of VIEWS) {
  test(`a sign is refused until it is whole, then printed, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    const mark = `${view.width}-${view.script}`;
    await toPapers(page);
    await says(page, '28 deltagare är anmälda.', 'Namnbrickor', 'Dörrlista', 'Närvarolista', 'Intyg om deltagande', 'Skyltar');
    await glance(page, `papers-${mark}`);
    await press(page, 'Hämta skylten', { status: 422 });
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 2);
    await page.getByLabel('Egen text', { exact: true }).first().check();
    await page.locator('[name=own]').fill('Sal 2 '.repeat(20));
    await page.getByLabel('Pil åt höger').check();
    await press(page, 'Hämta skylten', { status: 422 });
    await says(page, 'Skriv högst 60 tecken.');
    assert.match(await page.locator('[name=own]').inputValue(), /^Sal 2 Sal 2/, 'what was typed is still there');
    assert.ok(await page.getByLabel('Pil åt höger').isChecked());
    await glance(page, `papers-faults-${mark}`);
    await page.locator('[name=own]').fill('Sal 2, en trappa upp');
    const sign = await sent(page, page.locator('form[action$="/papper/skylt"]'));
    assert.equal(sign.status, 200);
    assert.match(sign.headers['content-disposition'], /filename="?skylt-gavleborgs?(-lan)?-2029-03-14\.pdf/);
    const text = await words(sign.bytes);
    if (text !== undefined) assert.match(text, /Sal 2, en/);
    await leave(page);
  });
}

for (const { language, t } of [
  { language: 'sv', t: (swedish) => swedish },
  { language: 'en', t: (_, english) => english },
]) {
  test(`badges, lists and certificates hold everybody, in Swedish whatever the page speaks, ${language}`, async () => {
    const page = await house.page({ as: 'county', language });
    if (language === 'en') await openPlan(await house.page({ as: 'county' }));
    await toPapers(page, t('Papper till dagen', 'Papers for the day'));
    await glance(page, `papers-${language}`);
    for (const [kind, name, said] of [
      ['badges', 'namnbrickor', /Namnbrickor/],
      ['door', 'dorrlista', /Ljung, Håkan/],
      ['sign_in', 'narvarolista', /Namnteckning/],
      ['certificates', 'intyg', /Härmed intygas att/],
    ]) {
      const taken = await paper(page, kind);
      assert.match(taken.headers['content-disposition'], new RegExp(`filename="?${name}-gavleborgs?(-lan)?-2029-03-14\\.pdf`));
      if (kind === 'badges' && language === 'en') await firstPage(taken.bytes, 'badges');
      const text = await words(taken.bytes);
      if (text === undefined) continue;
      assert.match(text, said);
      assert.match(text, /Ljung/);
      assert.doesNotMatch(text, /@|gluten|070-/);
      assert.equal(/Workshopledare/.test(text), ['badges', 'door'].includes(kind), kind);
      if (kind === 'badges') assert.equal(/Bord \d/.test(text), language === 'en', 'once people are placed');
    }
    if (language === 'sv') await picture(page, 'papers', { words: true });
    await leave(page);
  });

  test(`before anybody is registered there are signs alone, ${language}`, async () => {
    const page = await house.page({ as: UPPSALA, language });
    await toPapers(page, t('Papper till dagen', 'Papers for the day'));
    await says(page, t('Ingen är anmäld än', 'Nobody is registered yet'), t('Skyltar', 'Signs'));
    assert.equal(await page.locator('form[action$="/papper/hamta"]').count(), 0);
    await glance(page, `papers-none-${language}`);
    await leave(page);
  });
}

test('each paper that is taken stands in the journal', async () => {
  const page = await house.page({ as: 'county' });
  await toPapers(page);
  await paper(page, 'door');
  await visit(page, '/handelser');
  await says(page, 'Papper hämtades', 'dörrlista');
  await leave(page);
});
