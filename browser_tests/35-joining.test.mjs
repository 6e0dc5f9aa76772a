// Joining by video: a county says when its links open the meeting and sees who has joined; a participant finds the way
// from their own day, and no page says where the meeting is before its time.

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

/** The county holds the day in both ways, says where the meeting is, and sends everybody their link; one of those links. */
async function participants() {
  const page = await house.page({ as: 'county' });
  await visit(page, '/workshop');
  await follow(page, 'Ändra inställningarna', { examined: false });
  await page.getByLabel('Hybrid', { exact: true }).check();
  await press(page, 'Spara', { examined: false });
  await follow(page, 'Digitalt deltagande', { examined: false });
  await page.getByLabel('Ny mötesadress').fill('https://mote.example/rum/7');
  await press(page, 'Spara', { examined: false });
  await visit(page, '/workshop');
  await follow(page, 'Personliga länkar', { examined: false });
  await press(page, /Skicka .*länk/, { examined: false });
  await openLetter(page, '@', 'Din dag på workshopen', { examined: false });
  const found = await linkInLetter(page);
  await leave(page);
  return found;
}

for (const view of VIEWS) {
  test(`terms are refused beside their fields, then kept, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'county', ...view });
    const mark = `${view.width}-${view.script}`;
    await visit(page, '/workshop');
    await follow(page, 'Anslutning till mötet');
    await says(page, /0 av \d+ har anslutit\./);
    await page.getByLabel('Minuter före start').fill('snart');
    await page.getByLabel('Antal webbläsare som en länk får öppnas i').fill('0');
    await press(page, 'Spara', { status: 422 });
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 2);
    assert.equal(await page.getByLabel('Minuter före start').inputValue(), 'snart');
    await glance(page, `joining-faults-${mark}`);
    await page.getByLabel('Minuter före start').fill('30');
    await page.getByLabel('Antal webbläsare som en länk får öppnas i').fill('3');
    await page.getByLabel('Släpp inte in någon med den länken').check();
    await press(page, 'Spara');
    await says(page, 'Villkoren är sparade.');
    await glance(page, `joining-${mark}`);
    if (view.width === 1280 && view.script) await picture(page, 'joining');
    await leave(page);
  });

  test(`a participant finds the way to the meeting, which is shut before its time, ${inWords(view)}`, async () => {
    const page = await house.page(view);
    await visit(page, link);
    await press(page, 'Öppna min dag');
    await follow(page, 'Anslut till mötet');
    await says(page, 'Mötet är inte öppet för dig', /Mötet öppnar onsdag 14 mars 2029/);
    assert.doesNotMatch(await page.content(), /mote\.example/);
    await glance(page, `joining-own-${view.width}-${view.script}`);
    await follow(page, 'Tillbaka till din dag');
    await leave(page);
  });
}

for (const width of [1280, 320]) {
  test(`the pages in English, ${width} px wide`, async () => {
    const page = await house.page({ as: 'county', language: 'en', width });
    await visit(page, '/workshop');
    await follow(page, 'Joining the meeting');
    await says(page, /0 of \d+ have joined\./, 'When the link opens the meeting');
    if (width === 1280) await picture(page, 'joining-en');
    await leave(page);
    const own = await house.page({ language: 'en', width });
    await visit(own, link);
    await press(own, 'Open my day');
    await follow(own, 'Join the meeting');
    assert.match(await said(own), /The meeting opens/);
    await leave(own);
  });
}
