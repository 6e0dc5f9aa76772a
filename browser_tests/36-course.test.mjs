// The course: the national lead says where it is; a participant says that they have done it; a municipality and a county see
// who is missing, attest, exempt and read a list in.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, said, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { linkInLetter, openLetter } from './lib/letters.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());
const link = await participants();
await registers();

/** The county sends everybody their link; the link of one who has not done the course. */
async function participants() {
  const page = await house.page({ as: 'county' });
  await visit(page, '/workshop');
  await follow(page, 'Personliga länkar', { examined: false });
  await press(page, /Skicka .*länk/, { examined: false });
  await openLetter(page, '@hofors.example', 'Din dag på workshopen', { examined: false });
  const found = await linkInLetter(page);
  await leave(page);
  return found;
}

/** The municipality registers two people: before that it has nobody to attest for. */
async function registers() {
  const page = await house.page({ as: 'municipality' });
  await visit(page, '/anmalan');
  const list = 'Namn;Roll;E-post\nKarin Åström;Valsamordnare;karin.astrom@ockelbo.example\nBo Åberg;Kommunikatör;bo.aberg@ockelbo.example\n';
  await page.getByLabel('Klistra in eller skriv listan').fill(list);
  await press(page, 'Läs listan', { examined: false });
  await press(page, 'Anmäl', { examined: false });
  await says(page, 'Tack.');
  await leave(page);
}

for (const view of VIEWS) {
  const mark = `${view.width}-${view.script}`;

  test(`the national lead says where the course is, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'national', ...view });
    await visit(page, '/program/kurs');
    await page.getByLabel('Utbildningen finns').fill('www.utbildning.example');
    await press(page, 'Spara', { status: 422 });
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 1);
    await page.getByLabel('Utbildningen finns').fill('https://utbildning.example/valsakerhet');
    await press(page, 'Se hur kortversionen blir');
    await says(page, 'Så blir kortversionen');
    await glance(page, `course-told-${mark}`);
    await press(page, 'Spara');
    await says(page, 'Sparat.');
    await leave(page);
  });

  test(`a participant says that the course is done and takes it back, ${inWords(view)}`, async () => {
    const page = await house.page(view);
    await visit(page, link);
    await press(page, 'Öppna min dag');
    await follow(page, 'Introduktionsutbildningen');
    await says(page, 'Saknas');
    await glance(page, `course-own-${mark}`);
    await press(page, 'Jag har gjort utbildningen');
    await says(page, 'Klar', 'egen uppgift');
    await glance(page, `course-own-done-${mark}`);
    await press(page, 'Jag har inte gjort utbildningen');
    await says(page, 'Din uppgift är borttagen.');
    await leave(page);
  });

  test(`a municipality sees its own and attests, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'municipality', ...view });
    await visit(page, '/anmalan');
    await follow(page, 'Vilka har gjort introduktionsutbildningen?');
    await press(page, 'Intyga att de har gjort utbildningen', { status: 422 });
    await glance(page, `course-municipality-faults-${mark}`);
    await page.getByRole('checkbox').first().check();
    await press(page, 'Intyga att de har gjort utbildningen');
    await says(page, '1 person är intygad.', 'kommunen intygar');
    await glance(page, `course-municipality-${mark}`);
    await page.getByRole('checkbox').first().check();
    await press(page, 'Ta tillbaka intyget');
    await says(page, 'Intyget för 1 person är borttaget.');
    await leave(page);
  });

  test(`a county sees who is missing, reads a list, exempts and says what holds, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    await visit(page, '/workshop');
    await follow(page, 'Introduktionsutbildningen');
    await says(page, /\d+ saknar utbildningen/);
    await glance(page, `course-county-${mark}`);
    if (view.width === 1280 && view.script) await picture(page, 'course');
    await press(page, 'Intyga att de har gjort utbildningen', { status: 422 });
    await page.getByLabel('Kortversionen först').check();
    await press(page, 'Spara');
    await says(page, 'Det som gäller är sparat.');
    const name = (await page.locator('tbody th a').first().innerText()).trim();
    await follow(page, 'Läs in en lista');
    await page.getByLabel('Klistra in listan').fill(`Namn;Kommun;E-post\n${name};;\nIngen Alls;Mora;ingen@mora.example\n`);
    await press(page, 'Läs listan');
    await says(page, 'Vem är det?', 'Ingen Alls; Mora; ingen@mora.example');
    await glance(page, `course-list-${mark}`);
    await page.locator('select').first().selectOption({ index: 1 });
    await press(page, 'Spara som klara');
    await says(page, '1 markerade som klara.');
    assert.match(await page.getByLabel('Klistra in listan').inputValue(), /Ingen Alls/);
    await glance(page, `course-list-left-${mark}`);
    await follow(page, 'Tillbaka till introduktionsutbildningen');
    await follow(page, /Alla \(\d+\)/);
    await follow(page, name);
    await says(page, 'lista från utbildningen');
    await press(page, 'Gör undantag', { status: 422 });
    await page.getByLabel('Varför?').fill('Leder utbildningen själv');
    await press(page, 'Gör undantag');
    await says(page, 'är undantagen.', 'Leder utbildningen själv');
    await glance(page, `course-person-${mark}`);
    await press(page, 'Ta bort allt');
    await says(page, 'saknar utbildningen igen.');
    await leave(page);
  });
}

for (const width of [1280, 320]) {
  test(`the pages in English, ${width} px wide`, async () => {
    const page = await house.page({ as: 'county', language: 'en', width });
    await visit(page, '/workshop');
    await follow(page, 'The introductory course');
    await says(page, 'When somebody has not done the course');
    if (width === 1280) await picture(page, 'course-en');
    await follow(page, 'Read a list in');
    await leave(page);
    const own = await house.page({ language: 'en', width });
    await visit(own, link);
    await press(own, 'Open my day');
    await follow(own, 'The introductory course');
    assert.match(await said(own), /What the course is for/);
    await glance(own, `course-own-en-${width}`);
    await leave(own);
    const lead = await house.page({ as: 'national', language: 'en', width });
    await visit(lead, '/program/kurs');
    await press(lead, 'See how the short version looks');
    await says(lead, 'The challenges');
    await leave(lead);
  });
}
