// A person sees where they are signed in and ends what they do not recognise; the browser that was ended is out.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { leave, press, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance } from './lib/picture.mjs';
import { signIn, visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());

const COUNTY = 'maria.lindholm@lst-gavleborg.example';

/** A browser of its own in which the coordinator has just signed in. */
async function signedIn(view = {}) {
  const page = await house.page(view);
  const { stdout } = await house.command('sign-in-link', COUNTY);
  await signIn(page, stdout.trim());
  return page;
}

for (const view of VIEWS) {
  test(`one session ends and the other goes on, ${inWords(view)}`, async () => {
    const own = await signedIn(view);
    const other = await signedIn();
    await visit(own, '/');
    await visit(own, '/konto/inloggningar');
    await glance(own, `sessions-${view.width}`);
    await says(own, 'Inloggningar', 'Den här', 'Samma nät som nu', 'Chrome på');
    const rows = own.locator('tbody tr');
    const before = await rows.count();
    assert.ok(before >= 2);
    await press(own, /^Avsluta/, { on: rows.filter({ hasNotText: 'Den här' }).first() });
    await says(own, 'Inloggningen är avslutad.');
    await visit(other, '/workshop');
    assert.match(other.url(), /\/logga-in$/, 'the ended browser is out');
    await visit(own, '/konto/inloggningar');
    assert.equal(await rows.count(), before - 1);
    await leave(other);
    await leave(own);
  });
}

test('all others end at once, and an English reader understands the page', async () => {
  const own = await signedIn({ language: 'en', width: 320 });
  const others = [await signedIn(), await signedIn()];
  await visit(own, '/konto/inloggningar');
  await glance(own, 'sessions-english');
  await press(own, 'End all others');
  await says(own, 'other sign-ins have ended', 'This one');
  for (const other of others) {
    await visit(other, '/workshop');
    assert.match(other.url(), /\/logga-in$/);
    await leave(other);
  }
  await leave(own);
});

test('by keyboard alone: to the page and to the button', async () => {
  const own = await signedIn();
  const other = await signedIn();
  await visit(own, '/');
  const press_to = async (part) => {
    for (let steps = 0; steps < 100; steps += 1) {
      if (await part.evaluate((one) => one === document.activeElement)) break;
      await own.keyboard.press('Tab');
    }
    assert.ok(await part.evaluate((one) => one === document.activeElement), `${part} cannot be reached by Tab`);
    await own.keyboard.press('Enter');
  };
  await press_to(own.getByRole('link', { name: 'Inloggningar', exact: true }));
  await own.waitForURL('**/konto/inloggningar');
  await press_to(own.getByRole('button', { name: 'Avsluta alla andra' }));
  await own.getByText('avslutad').first().waitFor();
  await visit(other, '/workshop');
  assert.match(other.url(), /\/logga-in$/);
  await leave(other);
  await leave(own);
});

test('before a sensitive act one signs in again, and comes back to a page of ours only', async () => {
  const page = await signedIn({ width: 320 });
  await visit(page, '/logga-in/igen?till=//evil.example');
  await says(page, 'Logga in på nytt', COUNTY);
  await glance(page, 'sign-in-again');
  assert.equal(await page.locator('input[name=till]').getAttribute('value'), 'start');
  await press(page, 'Skicka länk');
  await says(page, 'Titta i din e-post');
  await leave(page);
});
