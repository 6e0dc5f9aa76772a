// A person gets a passkey, signs in with it, loses it and comes back; another one has a code app.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leading, leave, press, row, said, says } from './lib/act.mjs';
import { code } from './lib/codes.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { linkInFolder } from './lib/letters.mjs';
import { device } from './lib/passkeys.mjs';
import { glance } from './lib/picture.mjs';
import { examine, visit } from './lib/visit.mjs';

const MEANS = '/konto/inloggningssatt';
/** Municipal coordinators, one for each test, so that no test meets another's passkeys. */
const PEOPLE = ['hakan.ljung@gavle.example', 'maria.niemi@sandviken.example'];

const house = await open();
after(() => house.close());

async function printed(address) {
  const { code: exit, stdout, stderr } = await house.command('sign-in-link', address);
  assert.equal(exit, 0, stderr);
  return stdout.trim();
}

async function enterByLink(page, address) {
  await visit(page, await printed(address));
  await leading(page, () => page.locator('main form').getByRole('button').first().click());
}

async function signOut(page) {
  await leading(page, () => page.getByRole('button', { name: 'Logga ut' }).click());
}

/** Presses a button whose form the script sends when the device has answered. */
function pressDevice(page, name) {
  return leading(page, () => page.getByRole('button', { name, exact: true }).click());
}

const seen = VIEWS.filter((view) => view.script);
for (const [number, view] of seen.entries()) {
  const address = PEOPLE[number];
  test(`a passkey is added, used, doubled, lost and replaced, ${inWords(view)}`, async () => {
    const page = await house.page(view);
    const phone = await device(page);
    await enterByLink(page, address);
    assert.equal(new URL(page.url()).pathname, '/konto/valkommen');
    await glance(page, `welcome-${view.width}`);
    await press(page, 'Lägg till passnyckel', { status: 422 });
    await says(page, 'Skriv ett namn på passnyckeln.');
    await page.getByLabel('Namn på passnyckeln').fill('Jobbdatorn');
    await pressDevice(page, 'Lägg till passnyckel');
    await says(page, 'Passnyckeln Jobbdatorn är tillagd.', 'Aldrig');
    await glance(page, `means-${view.width}`);
    const [made] = await phone.passkeys();
    assert.equal(made.isResidentCredential, true, 'nobody has to type an address');
    assert.equal(made.rpId, 'localhost');

    // The same device makes no second one.
    await page.getByLabel('Namn på passnyckeln').fill('En gång till');
    await page.getByRole('button', { name: 'Lägg till passnyckel' }).click();
    await page.getByText('Den här enheten har redan en passnyckel för dig.').waitFor();
    await examine(page);

    await signOut(page);
    await glance(page, `sign-in-${view.width}`);
    await pressDevice(page, 'Logga in med passnyckel');
    assert.equal(new URL(page.url()).pathname, '/');
    await visit(page, MEANS);
    assert.ok(!(await said(page)).includes('Aldrig'));

    // A second one on another device, and the first one goes.
    const held = await phone.passkeys();
    await phone.replace();
    await page.getByLabel('Namn på passnyckeln').fill('Mobilen');
    await pressDevice(page, 'Lägg till passnyckel');
    await follow(page, /Ta bort/, { on: row(page, 'Jobbdatorn') });
    await says(page, 'Ta bort passnyckeln Jobbdatorn?');
    await press(page, 'Ta bort passnyckeln');
    await says(page, 'Passnyckeln är borttagen.');
    assert.equal(await row(page, 'Jobbdatorn').count(), 0);
    await signOut(page);
    await phone.replace();
    await phone.put(held);
    await pressDevice(page, 'Logga in med passnyckel');
    assert.equal(new URL(page.url()).pathname, '/logga-in');
    await says(page, 'Passnyckeln gick inte att logga in med.');
    await leave(page);

    // The telephone is gone: a link lets in, and says what it means.
    const other = await house.page(view);
    await enterByLink(other, address);
    assert.equal(new URL(other.url()).pathname, MEANS);
    await says(other, 'Du loggade in med en länk fast du har passnycklar.');
    await follow(other, /Ta bort/, { on: row(other, 'Mobilen') });
    await press(other, 'Ta bort passnyckeln');
    await says(other, 'Du har ingen passnyckel.');
    await leave(other);
  });
}

test('a device that does not know whose finger it is neither adds nor opens', async () => {
  const page = await house.page();
  const phone = await device(page);
  await enterByLink(page, 'gunilla.rask@soderhamn.example');
  await phone.verifies(false);
  await page.getByLabel('Namn på passnyckeln').fill('Nyckel');
  await page.getByRole('button', { name: 'Lägg till passnyckel' }).click();
  await page.getByText('Det avbröts eller tog för lång tid.').waitFor();
  await examine(page);
  await phone.verifies(true);
  await pressDevice(page, 'Lägg till passnyckel');
  await signOut(page);
  await phone.verifies(false);
  await page.getByRole('button', { name: 'Logga in med passnyckel' }).click();
  await page.getByText('Det avbröts eller tog för lång tid.').waitFor();
  assert.equal(new URL(page.url()).pathname, '/logga-in');
  await examine(page);
  await leave(page);
});

test('with the keyboard alone a passkey is added and signed in with', async () => {
  const page = await house.page();
  await device(page);
  await enterByLink(page, 'eva.persdotter@bollnas.example');
  await page.getByLabel('Namn på passnyckeln').focus();
  await page.keyboard.type('Datorn');
  await leading(page, () => page.keyboard.press('Enter'));
  await says(page, 'Passnyckeln Datorn är tillagd.');
  await signOut(page);
  await page.locator('#innehall').focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Logga in med passnyckel');
  await leading(page, () => page.keyboard.press('Enter'));
  assert.equal(new URL(page.url()).pathname, '/');
  await leave(page);
});

for (const view of VIEWS) {
  test(`a code app is added and asked for after the link, ${inWords(view)}`, async () => {
    const address = 'karin.astrom@ockelbo.example';
    const page = await house.page(view);
    await enterByLink(page, address);
    await visit(page, MEANS);
    if (!view.script) await says(page, 'Här i webbläsaren går det inte att lägga till en passnyckel');
    await follow(page, 'Lägg till en kodapp');
    await press(page, 'Börja');
    await says(page, 'Tidsbaserad, 6 siffror, 30 sekunder, SHA-1');
    await glance(page, `scan-${view.width}-${view.script}`);
    const text = await page.locator('.govuk-summary-list__row').nth(1).locator('dd').innerText();
    await page.getByLabel('Kod ur appen').fill(code(text, 60 * 60_000));
    await press(page, 'Bekräfta', { status: 422 });
    await says(page, /Klockan i telefonen går ungefär (59|60) minuter före vår/);
    await page.getByLabel('Kod ur appen').fill(code(text));
    await press(page, 'Bekräfta');
    await says(page, 'Koderna visas bara den här gången');
    await glance(page, `codes-${view.width}-${view.script}`);
    const codes = await page.locator('code').allInnerTexts();
    assert.equal(new Set(codes).size, 10);
    await follow(page, 'Jag har sparat koderna');
    await says(page, '10 reservkoder är kvar.');
    await signOut(page);

    await page.getByLabel('E-postadress').fill(address);
    await press(page, 'Skicka länk');
    await visit(page, await linkInFolder(house, address));
    await press(page, 'Logga in som Karin Åström');
    await says(page, 'Skriv din kod');
    await glance(page, `code-${view.width}-${view.script}`);
    await page.getByLabel('Kod', { exact: true }).fill('12');
    await press(page, 'Logga in', { status: 422 });
    await says(page, 'Koden stämmer inte.');
    // The half minute of the first code may not be over: its neighbour holds as well.
    await page.getByLabel('Kod', { exact: true }).fill(code(text, 30_000));
    await press(page, 'Logga in');
    assert.equal(new URL(page.url()).pathname, '/');

    await visit(page, `${MEANS}/kodapp`);
    await press(page, 'Gör nya reservkoder');
    assert.notDeepEqual(await page.locator('code').allInnerTexts(), codes);
    await visit(page, `${MEANS}/kodapp`);
    await press(page, 'Ta bort kodappen');
    await says(page, 'Kodappen och reservkoderna är borttagna.');
    await leave(page);
  });
}

test('without script the sign-in page says what to do instead', async () => {
  const page = await house.page({ script: false, width: 320 });
  await visit(page, '/logga-in');
  await says(page, 'Passnyckel går inte att använda i den här webbläsaren', 'Be om en länk i stället.');
  assert.equal(await page.getByRole('button', { name: 'Logga in med passnyckel' }).isVisible(), false);
  await leave(page);
});
