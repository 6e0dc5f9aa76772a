// Seats: a county sets their rules and gives leave, a municipality holds seats before it has names, more people than
// there are seats wait, and one press writes to each municipality about what it lacks.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, row, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { invitationOf } from './lib/letters.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const KARIN = 'karin.astrom@ockelbo.example';

const house = await open();
after(() => house.close());
const link = await invitationOf(house, KARIN);

/** The county's page of seats. */
async function toSeats(view = {}) {
  const page = await house.page({ as: 'county', ...view });
  await visit(page, '/workshop');
  await follow(page, view.language === 'en' ? 'Seats' : 'Platser');
  return page;
}

/** The registration of Ockelbo, open over the link. */
async function entered(view = {}) {
  const page = await house.page(view);
  await visit(page, link);
  await press(page, 'Öppna anmälan');
  return page;
}

/** A list of so many people. */
const list = (people) =>
  ['Namn\tRoll\tE-post', ...Array.from({ length: people }, (_, at) => `Person Nummer${at}\tRegistrator\tp${at}@ockelbo.example`)].join('\n');

for (const view of VIEWS) {
  test(`rules that cannot hold are refused beside their fields and nothing is lost, ${inWords(view)}`, async () => {
    const page = await toSeats(view);
    const mark = `${view.width}-${view.script}`;
    await says(page, 'Väntelista', 'Ingen väntar på en plats.', 'Kommunernas platser', 'Regler för platserna');
    await glance(page, `seats-${mark}`);
    await page.getByLabel('Önskat antal från varje kommun').fill('nio');
    await page.getByLabel('Högst antal personer i lokalen').fill('0');
    const communicator = page.getByRole('group', { name: 'Kommunikatör' });
    await communicator.getByLabel('Helst').fill('2');
    await communicator.getByLabel('Högst').fill('1');
    await press(page, 'Spara reglerna', { status: 422 });
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 3);
    await says(page, 'Skriv ett helt tal, till exempel 4.', 'Kommunikatör: högsta antalet kan inte vara lägre än det önskade.');
    assert.equal(await page.getByLabel('Önskat antal från varje kommun').inputValue(), 'nio');
    assert.equal(await communicator.getByLabel('Högst').inputValue(), '1');
    await glance(page, `seats-faults-${mark}`);
    await leave(page);
  });

  test(`a municipality holds a seat before it has a name, ${inWords(view)}`, async () => {
    const page = await entered(view);
    const mark = `${view.width}-${view.script}`;
    await follow(page, /Håll platser utan namn/);
    await page.getByLabel('Kommunikatör').fill('en');
    await press(page, 'Håll platserna', { status: 422 });
    await says(page, 'Kommunikatör: skriv ett helt tal från 0 till 50.');
    await page.getByLabel('Kommunikatör').fill('60');
    await press(page, 'Håll platserna', { status: 422 });
    await page.getByLabel('Kommunikatör').fill('6');
    await press(page, 'Håll platserna', { status: 422 });
    await says(page, 'Ni har högst 5 platser, med och utan namn.');
    await glance(page, `seats-held-faults-${mark}`);
    await page.getByLabel('Kommunikatör').fill('1');
    await press(page, 'Håll platserna');
    await says(page, 'Platserna hålls åt er.');
    await leave(page);
  });
}

test('more than the seats wait, the county gives leave, and each is told', async () => {
  const page = await entered();
  await page.getByLabel('Klistra in eller skriv listan').fill(list(7));
  await press(page, 'Läs listan');
  await says(page, 'ställs på väntelistan');
  await page.getByLabel('Din mailadress för kvittot').fill(KARIN);
  await press(page, 'Anmäl');
  await says(page, 'står på väntelistan', 'Ni håller en plats utan namn: kommunikatör.');
  await glance(page, 'seats-receipt');
  await leave(page);

  const county = await toSeats();
  await says(county, 'kommunen har alla sina platser');
  await picture(county, 'seats');
  const waiting = row(county, /Person Nummer\d/).first();
  const name = (await waiting.getByRole('rowheader').innerText()).trim();
  await press(county, /Ge plats/, { on: waiting });
  await says(county, 'Personen har fått en plats');
  await press(county, /Släpp platser utan namn Ockelbo/, { on: row(county, 'Ockelbo') });
  await says(county, 'Platserna utan namn är släppta.');
  assert.equal(await row(county, name).count(), 0);
  await leave(county);
});

test('one press writes to each municipality about what it lacks', async () => {
  const page = await house.page({ as: 'county' });
  await visit(page, '/workshop');
  await follow(page, 'Svar från kommunerna');
  await glance(page, 'seats-answers');
  await press(page, /Skriv till alla \d+ om det som saknas/);
  await says(page, /Brev om det som saknas är på väg till \d+ kommuner/);
  await says(page, 'skrivet');
  await leave(page);
});

for (const view of [{ width: 1280, language: 'en' }, { width: 320, language: 'en' }]) {
  test(`the page in English, ${inWords({ script: true, ...view })}`, async () => {
    const page = await toSeats(view);
    await says(page, 'Waiting list', 'The municipalities’ seats', 'Rules for the seats');
    await glance(page, `seats-en-${view.width}`);
    if (view.width === 1280) await picture(page, 'seats-en');
    await leave(page);
  });
}
