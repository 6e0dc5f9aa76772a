// A county gives a workshop its facilitator and takes the duty away while they are signed in; two persons together take
// the register out; personal links are seen, noticed in a second browser, and revoked. What is sent too long after signing
// in is not done and not lost; a page that says what is wrong keeps the menu.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, leading, press, row, says, taken } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { longAgo } from './lib/late.mjs';
import { invitationOf, linkInFolder, openLetter } from './lib/letters.mjs';
import { glance } from './lib/picture.mjs';
import { examine, signIn, visit } from './lib/visit.mjs';

const MARIA = 'maria.lindholm@lst-gavleborg.example';
const PETER = 'peter.norberg@lst-gavleborg.example';
const LOTTA = 'lotta.granath@ovning-analys.example';

const house = await open();
after(() => house.close());

test('a county gives a facilitator a workshop and takes it away while they are signed in', async () => {
  const county = await house.page({ as: MARIA });
  await visit(county, '/workshop');
  await says(county, 'Du ser detta som länssamordnare för Gävleborgs län. Du kan läsa och ändra.');
  await follow(county, 'Workshopledare');
  await press(county, 'Ge uppdraget', { status: 422 });
  await says(county, 'Skriv personens namn.', 'Välj varifrån personen kommer.');
  await county.getByLabel('Namn', { exact: true }).fill('Sven Falk');
  await county.getByLabel('E-postadress').fill('sven.falk@ovning-analys.example');
  await county.getByLabel('Övning och Analys AB').check();
  await press(county, 'Ge uppdraget');
  await says(county, 'Sven Falk leder workshopen.');

  const facilitator = await house.page({ as: 'sven.falk@ovning-analys.example' });
  await visit(facilitator, '/');
  await visit(facilitator, '/workshop');
  await follow(facilitator, /2029/);
  await says(facilitator, 'Du ser detta som workshopledare från Övning och Analys AB. Du kan läsa, inte ändra.');
  await follow(facilitator, 'Bordsplacering');

  await follow(county, 'Sven Falk');
  await press(county, 'Ta bort uppdraget');
  await says(county, 'Sven Falk har inte längre uppdraget.');
  await facilitator.reload();
  assert.match(facilitator.url(), /logga-in$/);
  await leave(facilitator);
  await openLetter(county, 'sven.falk@ovning-analys.example', 'Ditt uppdrag workshopledare');
  await says(county, 'har tagit bort ditt uppdrag workshopledare', 'Undrar du över något? Fråga Maria Lindholm.');
  await glance(county, 'letter-duty-taken');
  await visit(county, '/handelser?deed=organisation.');
  await says(county, 'uppdrag: workshopledare');
  await leave(county);
});

test('two persons together take the register out', async () => {
  const maria = await house.page({ as: MARIA });
  await visit(maria, '/uppdrag');
  await follow(maria, 'Sådant som kräver två personer');
  await follow(maria, 'Begär medgivande');
  await press(maria, 'Begär medgivande', { status: 422 });
  await says(maria, 'Skriv varför det behövs.');
  await maria.getByLabel('Skäl').fill('Revisionen har bett om listan.');
  await press(maria, 'Begär medgivande');
  await says(maria, 'Väntar på svar', 'Revisionen har bett om listan.');

  const peter = await house.page({ as: PETER });
  await visit(peter, '/');
  await follow(peter, /^Svara Maria Lindholm/);
  await press(peter, 'Säg nej', { status: 422 });
  await says(peter, 'Skriv varför du säger nej.');
  await press(peter, 'Gå med på det');
  await says(peter, 'Medgivet');

  await maria.reload();
  const file = await taken(maria, () => maria.getByRole('button', { name: 'Hämta som Excel' }).click());
  assert.equal(file.name, 'personer-med-uppdrag.xlsx');
  assert.equal(file.bytes.subarray(0, 2).toString(), 'PK');
  await maria.reload();
  await says(maria, 'Gjort');
  await leave(peter);
  await leave(maria);
});

test('a forwarded link is noticed on both sides, and revoked', async () => {
  const link = await invitationOf(house, 'hakan.ljung@gavle.example');
  const first = await house.page();
  await visit(first, link);
  await press(first, 'Öppna anmälan');
  const second = await house.page({ width: 320 });
  await visit(second, link);
  await says(second, 'Länken har redan öppnats i en annan webbläsare.');
  await press(second, 'Öppna anmälan');

  const county = await house.page({ as: MARIA });
  await visit(county, '/');
  await follow(county, /^Se över länken till Håkan Ljung/);
  const found = row(county, /^Håkan Ljung/).filter({ hasText: 'Kan vara vidareskickad' });
  await press(county, /^Återkalla/, { on: found });
  await says(county, 'Länken är återkallad.');
  await second.goto(link);
  await examine(second, { status: 410 });
  await says(second, 'Länken går inte att använda');
  await press(second, 'Skicka en ny länk');
  await says(second, 'till samma adress som första gången');
  for (const page of [first, second, county]) await leave(page);
});

for (const view of VIEWS) {
  test(`the pages can be read and used: ${inWords(view)}`, async () => {
    const county = await house.page({ as: MARIA, ...view });
    for (const path of ['/uppdrag', '/uppdrag/nytt', '/uppdrag/genomgang', '/uppdrag/under', '/i-forening', '/i-forening/ny', '/lankar']) {
      await visit(county, path);
    }
    await visit(county, '/workshop');
    const workshop = county.url();
    await visit(county, `${workshop}/ledare`);
    await visit(county, `${workshop}/lankar`);
    await press(county, 'Skicka länk', { status: 422 });
    await visit(county, '/uppdrag/genomgang');
    await press(county, 'Spara genomgången', { status: 422 });
    await leave(county);
    const facilitator = await house.page({ as: LOTTA, ...view });
    await visit(facilitator, '/workshop');
    await visit(facilitator, '/hjalp');
    await leave(facilitator);
  });
}

test('the same in English', async () => {
  const county = await house.page({ as: MARIA, language: 'en' });
  for (const path of ['/uppdrag', '/uppdrag/nytt', '/uppdrag/genomgang', '/i-forening/ny', '/lankar']) {
    await visit(county, path);
    await says(county, 'You see this as county coordinator for Gävleborgs län.');
  }
  await leave(county);
});

test('by keyboard alone a duty is given', async () => {
  const county = await house.page({ as: MARIA });
  await visit(county, '/uppdrag/nytt');
  await county.getByLabel('Namn', { exact: true }).focus();
  await county.keyboard.type('Ulla Ek');
  await county.keyboard.press('Tab');
  await county.keyboard.type('ulla.ek@lst-gavleborg.example');
  await county.keyboard.press('Tab');
  await county.keyboard.press('ArrowDown');
  await county.keyboard.press('Space');
  await county.keyboard.press('Enter');
  await county.waitForURL('**/uppdrag');
  await says(county, 'Ulla Ek har fått uppdraget.');
  await leave(county);
});

/** Signs in again in the tab that the page's link opens, and leaves that tab. */
async function besideIt(page, address, { link, send, enter }) {
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: link }).click()]);
  await tab.waitForLoadState();
  await examine(tab);
  await press(tab, send);
  await visit(tab, await linkInFolder(house, address));
  await press(tab, enter);
  assert.match(tab.url(), /\/uppdrag\/nytt$/, 'back to the very page');
  await tab.close();
}

const LATE = [
  { width: 1280, script: true, language: 'sv', name: 'Per Berg' },
  { width: 320, script: false, language: 'en', name: 'Rut Dahl' },
];

for (const { name, ...view } of LATE) {
  const en = view.language === 'en';
  const t = (swedish, english) => (en ? english : swedish);

  test(`what is sent too long after signing in is not lost: ${inWords(view)}, ${view.language}`, async () => {
    // A session of its own: signing in again ends the one that was before.
    const peter = await house.page(view);
    const { stdout } = await house.command('sign-in-link', PETER);
    await signIn(peter, stdout.trim());
    await visit(peter, '/uppdrag/nytt');
    await peter.getByLabel(t('Namn', 'Name'), { exact: true }).fill(name);
    await peter.getByLabel(t('E-postadress', 'Mail address')).fill(`${name.split(' ')[0].toLowerCase()}@lst-gavleborg.example`);
    await peter.getByLabel(t('revisor', 'auditor')).check();
    longAgo(house, PETER);
    await press(peter, t('Ge uppdraget', 'Give the duty'), { status: 422 });
    await says(peter, t('Inget är sparat än', 'Nothing is saved yet'), t('Det du har skrivit står kvar.', 'What you have typed is still here.'));
    assert.equal(await peter.getByLabel(t('Namn', 'Name'), { exact: true }).inputValue(), name);
    await glance(peter, `duty-too-late-${view.width}-${view.language}`);

    // Whoever opens a page now is asked before they type.
    const other = await peter.context().newPage();
    for (const path of ['/uppdrag/nytt', '/uppdrag/genomgang']) {
      await visit(other, path);
      await says(other, t('det du kan göra här är känsligt', 'what you can do here is sensitive'));
      assert.equal(await other.locator('main form').count(), 0);
    }
    await glance(other, `duty-ask-first-${view.width}-${view.language}`);
    await visit(other, '/uppdrag');
    await follow(other, 'Maria Lindholm');
    assert.equal(await other.locator('main form').count(), 0);
    await glance(other, `duty-one-ask-first-${view.width}-${view.language}`);
    await other.close();

    await besideIt(peter, PETER, {
      link: t(/ny flik/, /new tab/),
      send: t('Skicka länk', 'Send link'),
      enter: /Peter Norberg/,
    });
    await leading(peter, () => peter.getByRole('button', { name: t('Ge uppdraget', 'Give the duty') }).click());
    await says(peter, t(`${name} har fått uppdraget.`, `${name} has been given the duty.`));
    await leave(peter);
  });
}

for (const [width, language] of [[1280, 'sv'], [320, 'en']]) {
  test(`a page that says what is wrong keeps the menu: ${width} px, ${language}`, async () => {
    const seen = { sv: 'Du ser detta som kommunsamordnare', en: 'You see this as municipal coordinator' }[language];
    const municipality = await house.page({ as: 'municipality', width, language });
    for (const [path, status] of [['/handelser', 403], ['/ingenstans', 404]]) {
      await visit(municipality, path, { status });
      await says(municipality, seen);
      assert.ok((await municipality.locator('.vs-navigation a').count()) > 2, 'the menu');
      await glance(municipality, `trouble-${status}-${width}-${language}`);
    }
    await leave(municipality);
  });
}
