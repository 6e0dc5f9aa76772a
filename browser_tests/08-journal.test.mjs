// The auditor finds who did what and when, and anybody can prove that no line was changed or taken out.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, says, sent } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { invitationOf } from './lib/letters.mjs';
import { picture } from './lib/picture.mjs';
import { examine, visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());
await deeds();

/** A day's work, so that there is something to find. */
async function deeds() {
  const national = await house.page({ as: 'national' });
  await visit(national, '/program/utkast');
  await national.getByLabel('Målgrupp').fill('Valsamordnare och valnämnd');
  await press(national, 'Spara');
  await leave(national);

  const county = await house.page({ as: 'county' });
  await visit(county, '/workshop');
  const workshop = county.url();
  await visit(county, `${workshop}/installningar`);
  await county.getByLabel('Antal bord').fill('8');
  await press(county, 'Spara');
  await visit(county, `${workshop}/inbjudan`);
  await county.getByLabel('Er text').fill('Välkomna!');
  await press(county, 'Spara texten');
  await visit(county, `${workshop}/bord`);
  await press(county, 'Placera');
  await visit(county, `${workshop}/deltagare`);
  await sent(county, county.locator('main form').first(), { kind: 'csv' });
  await leave(county);

  const municipality = await house.page();
  await visit(municipality, await invitationOf(house, 'karin.astrom@ockelbo.example'));
  await press(municipality, 'Öppna anmälan');
  await municipality.getByLabel('Klistra in eller skriv listan').fill('Ulla Ek;Kommunikatör;ulla.ek@ockelbo.example');
  await press(municipality, 'Läs listan');
  await municipality.getByLabel('Din mailadress för kvittot').fill('ulla.ek@ockelbo.example');
  await press(municipality, 'Anmäl');
  await leave(municipality);
}

/** The deeds of the rows that are shown. */
function shown(page) {
  return page.locator('td[data-label="Händelse"]').allInnerTexts();
}

async function filtered(page, fields) {
  await visit(page, '/handelser');
  if (fields.deed) await page.getByLabel('Händelse', { exact: true }).selectOption(fields.deed);
  if (fields.author) await page.getByLabel('Vem (del av namnet)').fill(fields.author);
  if (fields.from) await page.getByLabel('Från och med').fill(fields.from);
  await press(page, 'Visa');
}

for (const view of VIEWS) {
  test(`the auditor sees the deeds and filters them, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'auditor', ...view });
    await visit(page, '/handelser');
    if (view.script && view.width === 1280) await picture(page, 'journal');
    const all = await shown(page);
    for (const deed of [
      'Nationellt utkast till inbjudan sparades',
      'Workshoppens uppgifter sparades',
      'Länets text i inbjudan sparades',
      'Bordsplacering gjordes',
      'Deltagarlista hämtades',
      'Länken till anmälan öppnades',
      'Deltagare anmäldes',
      'Loggade in',
    ]) {
      assert.ok(all.includes(deed), `${deed} is not among ${all}`);
    }
    await filtered(page, { deed: 'Anmälan' });
    assert.deepEqual(new Set(await shown(page)), new Set(['Deltagare anmäldes', 'Länken till anmälan öppnades']));
    await filtered(page, { deed: '– Workshoppens uppgifter sparades', author: 'lindholm' });
    assert.deepEqual(await shown(page), ['Workshoppens uppgifter sparades']);
    await says(page, 'Maria Lindholm', 'Länsstyrelsen');
    await filtered(page, { from: '2030-01-01' });
    await says(page, 'Inget stämmer med det du söker');
    await follow(page, 'Visa alla händelser');
    await leave(page);
  });
}

test('the journal says who did what, never what a municipality wrote', async () => {
  const page = await house.page({ as: 'auditor' });
  await filtered(page, { deed: 'Anmälan' });
  const text = await page.getByRole('table').innerText();
  for (const secret of ['Ulla Ek', 'ulla.ek@', 'Yusuf Demir', 'glutenfri']) assert.ok(!text.includes(secret), secret);
  await leave(page);
});

test('the chain is whole, in the page and on the command line', async () => {
  const page = await house.page({ as: 'auditor' });
  await visit(page, '/handelser');
  await press(page, 'Kontrollera kedjan');
  await says(page, 'Kedjan är hel.');
  const { code, stdout, stderr } = await house.command('journal', 'verify');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^Hel: [0-9]+ rader stämmer\./);
  const head = (await house.command('journal', 'head')).stdout.trim();
  const proven = await house.command('journal', 'verify', '--printed', head);
  assert.equal(proven.code, 0, proven.stderr);
  await leave(page);
});

test('a county reads its own lines, and a municipality none', async () => {
  const county = await house.page({ as: 'henrik.aberg@lst-uppsala.example' });
  await visit(county, '/handelser');
  assert.ok(!(await shown(county)).includes('Deltagare anmäldes'), 'Gävleborg is not for Uppsala');
  await leave(county);
  const municipality = await house.page({ as: 'municipality' });
  const response = await municipality.goto('/handelser');
  assert.equal(response.status(), 403);
  await examine(municipality, { status: 403 });
  await leave(municipality);
});
