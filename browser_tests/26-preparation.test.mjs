// A county prepares its day: the checklist, the venue and the order to it, guests who answer by their link, and where
// municipalities sit that join by video.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, row, said, says, sent } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { linkInLetter, openLetter } from './lib/letters.mjs';
import { firstPage, glance, picture } from './lib/picture.mjs';
import { signIn, visit } from './lib/visit.mjs';

/** Coordinates Uppsala, whose workshop is in preparation. */
const UPPSALA = 'henrik.aberg@lst-uppsala.example';

const house = await open();
after(() => house.close());

/** A part of the workshop, from the workshop's own page. */
async function to(page, name) {
  await visit(page, '/workshop');
  await follow(page, name);
}

/** So many days from today, as a field of dates takes it. */
function ahead(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Sets the day of the workshop so near that things are late and red. */
async function soon(page, { day = 12, format } = {}) {
  await visit(page, '/workshop');
  await follow(page, 'Ändra inställningarna');
  await page.locator('[name=day]').fill(ahead(day));
  await page.locator('[name=register_by]').fill(ahead(day - 5));
  if (format) await page.getByLabel(format, { exact: true }).check();
  await page.locator('[name=place]').fill('Slottet, rikssalen');
  await page.locator('[name=contact]').fill('Henrik Åberg, 010-000 00 00');
  await press(page, 'Spara');
}

for (const view of VIEWS) {
  test(`a task gets its owner and is done, another is not theirs, one is added, ${inWords(view)}`, async () => {
    const page = await house.page({ as: UPPSALA, ...view });
    const mark = `${view.width}-${view.script}`;
    await to(page, 'Checklista');
    await says(page, 'Före dagen', 'Under dagen', 'Efter dagen', 'Se till att lokalen har projektor.');
    await glance(page, `preparation-checklist-${mark}`);
    await follow(page, 'Se till att lokalen har projektor.');
    await page.getByLabel('Dagar före eller efter dagen').fill('snart');
    await page.getByLabel('Den ansvarigas e-postadress').fill('stina på länsstyrelsen');
    await press(page, 'Spara', { status: 422 });
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 2);
    assert.equal(await page.getByLabel('Dagar före eller efter dagen').inputValue(), 'snart', 'what was typed is still there');
    await glance(page, `preparation-task-faults-${mark}`);
    await page.getByLabel('Dagar före eller efter dagen').fill('14');
    await page.getByLabel('Ansvarig', { exact: true }).fill('Stina Berg');
    await page.getByLabel('Den ansvarigas e-postadress').fill('stina.berg@lst-uppsala.example');
    await press(page, 'Spara');
    await says(page, 'Uppgiften är sparad.', 'Stina Berg');
    await follow(page, 'Se till att lokalen har projektor.');
    await press(page, 'Markera som klar');
    await says(page, 'Uppgiften är klar.');
    await follow(page, 'Se till att lokalen har projektor.');
    await says(page, 'Klar enligt', 'Henrik');
    await press(page, 'Öppna igen');
    await follow(page, /Heldag: bjud in/);
    await press(page, 'Berör inte oss', { status: 422 });
    await page.getByLabel('Varför berör uppgiften inte er?').fill('Vi kör en halvdag.');
    await press(page, 'Berör inte oss');
    await follow(page, /Heldag: bjud in/);
    await says(page, 'Vi kör en halvdag.');
    await glance(page, `preparation-task-${mark}`);
    await press(page, 'Öppna igen');
    await follow(page, 'Lägg till en uppgift');
    await press(page, 'Spara', { status: 422 });
    await page.getByLabel('Vad ska göras?').fill(`Hämta skyltar, ${inWords(view)}`);
    await page.getByLabel('Dagar före eller efter dagen').fill('2');
    await press(page, 'Spara');
    await says(page, `Hämta skyltar, ${inWords(view)}`);
    await leave(page);
  });

  test(`the venue is held against the need, and what is missing is red, ${inWords(view)}`, async () => {
    const page = await house.page({ as: UPPSALA, ...view });
    const mark = `${view.width}-${view.script}`;
    await soon(page);
    await to(page, 'Lokal och utrustning');
    await says(page, 'behov är röda', 'Hörslinga', 'Blädderblock');
    await follow(page, 'Ändra läget');
    const need = (code, name) => page.locator(`[name=${name}-${code}]`);
    await page.locator('[name=state-lunch][value=confirmed]').check();
    await need('lunch', 'there').fill('många');
    await press(page, 'Spara', { status: 422 });
    assert.equal(await need('lunch', 'there').inputValue(), 'många', 'what was typed is still there');
    await glance(page, `preparation-venue-faults-${mark}`);
    await need('lunch', 'there').fill('20');
    await need('lunch', 'note').fill('Buffé i foajén');
    for (const code of ['venue', 'one_room', 'step_free', 'seats', 'tables']) {
      await page.locator(`[name=state-${code}][value=confirmed]`).check();
    }
    await page.locator('[name=state-projector][value=asked]').check();
    await press(page, 'Spara');
    await says(page, 'Läget är sparat.', 'Buffé i foajén');
    const state = async (name) => (await row(page, name).innerText()).replace(/\s+/g, ' ');
    assert.match(await state('Bokad lokal med adress'), /klart/);
    assert.match(await state('Projektor'), /beställt/);
    assert.match(await state('Hörslinga'), /saknas/);
    await glance(page, `preparation-venue-${mark}`);
    if (view.width === 1280 && view.script) {
      await picture(page, 'venue', { words: true });
      await to(page, 'Checklista');
      await says(page, /är försenade/);
      await picture(page, 'checklist');
    }
    await leave(page);
  });

  test(`municipalities that join by video have their sites, ${inWords(view)}`, async () => {
    const page = await house.page({ as: UPPSALA, ...view });
    const mark = `${view.width}-${view.script}`;
    await to(page, 'Digitalt deltagande');
    await page.getByLabel('Ny mötesadress').fill('rum 4');
    await page.getByRole('group', { name: 'Enköping' }).getByLabel('Utrustningen är provad').check();
    await press(page, 'Spara', { status: 422 });
    await glance(page, `preparation-sites-faults-${mark}`);
    await page.getByLabel('Ny mötesadress').fill('https://mote.example/uppsala');
    await page.getByRole('group', { name: 'Enköping' }).getByLabel('Lokal och adress').fill('Stadshuset, sal 2');
    await press(page, 'Spara');
    await says(page, 'Mötesadressen är ifylld.');
    assert.doesNotMatch(await said(page), /mote\.example/);
    await press(page, 'Visa mötesadressen');
    await says(page, 'https://mote.example/uppsala');
    await glance(page, `preparation-sites-${mark}`);
    await leave(page);
  });
}

for (const { language, t } of [
  { language: 'sv', t: (swedish) => swedish },
  { language: 'en', t: (_, english) => english },
]) {
  test(`the order is sent to the venue and on paper, ${language}`, async () => {
    const receiver = `bokning-${language}@slottet.example`;
    const page = await house.page({ as: 'county', language });
    await to(page, t('Lokal och utrustning', 'Venue and equipment'));
    await glance(page, `preparation-venue-${language}`);
    await follow(page, t('Beställning till lokalen', 'Order to the venue'));
    await page.getByLabel(t('E-postadress', 'Email address')).fill('');
    await press(page, t('Skicka beställningen', 'Send the order'), { status: 422 });
    await page.getByLabel(t('Namn på lokalen eller personen', 'Name of the venue or the person')).fill('Slottets bokning');
    await page.getByLabel(t('E-postadress', 'Email address')).fill(receiver);
    await page.getByLabel(t('Workshopledare och egen personal', 'Facilitators and your own people')).fill(t('4', '6'));
    await press(page, t('Skicka beställningen', 'Send the order'));
    await says(page, t('Beställningen är på väg.', 'The order is on its way.'), t('Inget har ändrats sedan dess.', 'Nothing has changed since.'));
    await page.getByLabel(t('Workshopledare och egen personal', 'Facilitators and your own people')).fill('9');
    await press(page, t('Spara utan att skicka', 'Save without sending'));
    await says(page, t('Det har ändrats sedan beställningen skickades', 'Things have changed since the order was sent'));
    await glance(page, `preparation-order-${language}`);
    const paper = await sent(page, page.locator('form[action$=".pdf"]'));
    assert.equal(paper.bytes.subarray(0, 5).toString(), '%PDF-');
    if (language === 'sv') {
      await picture(page, 'venue-order', { words: true });
      await firstPage(paper.bytes, 'venue-order-paper');
    }
    // The second order of the same venue is a changed one.
    await openLetter(page, receiver, t('Beställning till workshopen', 'Ändrad beställning till workshopen'));
    await says(page, 'Lunch', 'Vilken kost det gäller får ni på papper.');
    await leave(page);
  });

  test(`a guest is asked, reads what is expected without an account, and answers, ${language}`, async () => {
    const page = await house.page({ as: 'county', language });
    const address = `anna.${language}@polisen.example`;
    await to(page, t('Gäster och workshopledare', 'Guests and facilitators'));
    await glance(page, `preparation-guests-${language}`);
    await follow(page, t('Lägg till en gäst', 'Add a guest'));
    await press(page, t('Spara', 'Save'), { status: 422 });
    await glance(page, `preparation-guest-faults-${language}`);
    await page.getByLabel(t('Namn', 'Name'), { exact: true }).fill(`Anna Ek ${language}`);
    await page.getByLabel('Organisation').fill('Polismyndigheten');
    await page.getByLabel(t('E-postadress', 'Email address')).fill(address);
    await page.getByLabel(t('Uppdrag', 'Brief')).fill('Berätta om läget i länet.\n\nSvara på frågor i grupperna.');
    await press(page, t('Spara', 'Save'));
    await says(page, t('inte tillfrågad', 'not asked'));
    await follow(page, `Anna Ek ${language}`);
    await press(page, t('Skicka länken till gästen', 'Send the guest the link'));
    await openLetter(page, address, 'Du är gäst på workshopen');
    const link = await linkInLetter(page);
    for (const view of language === 'sv' ? VIEWS : VIEWS.slice(0, 1)) {
      const guest = await house.page({ language, ...view });
      await signIn(guest, link);
      await says(guest, 'Berätta om läget i länet.', 'Svara på frågor i grupperna.', 'Lunch');
      await guest.getByLabel(t('Ja, jag kommer', 'Yes, I am coming')).check();
      await press(guest, t('Svara', 'Answer'));
      await says(guest, t('Du har svarat att du kommer.', 'You have answered that you are coming.'));
      await glance(guest, `preparation-visit-${language}-${view.width}-${view.script}`);
      if (language === 'sv' && view.width === 1280 && view.script) await picture(guest, 'guest');
      await leave(guest);
    }
    await to(page, t('Gäster och workshopledare', 'Guests and facilitators'));
    await says(page, t('kommer', 'coming'));
    await glance(page, `preparation-guests-answered-${language}`);
    await leave(page);
  });
}
