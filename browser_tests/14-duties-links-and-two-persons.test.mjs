// A county gives a workshop its facilitator and takes the duty away while they are signed in; two persons together take
// the register out; personal links are seen, noticed in a second browser, and revoked.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, row, says, taken } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { invitationOf } from './lib/letters.mjs';
import { examine, visit } from './lib/visit.mjs';

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
    for (const path of ['/uppdrag', '/uppdrag/nytt', '/uppdrag/genomgang', '/i-forening', '/i-forening/ny', '/lankar']) {
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
