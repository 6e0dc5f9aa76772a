// The whole registration by keyboard alone; every page of every duty, wide and narrow, with and without script, in
// both languages, light and dark.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leading, leave, press, says } from './lib/act.mjs';
import { open } from './lib/house.mjs';
import { invitationOf } from './lib/letters.mjs';
import { glance } from './lib/picture.mjs';
import { openPlan } from './lib/plan.mjs';
import { examine, visit } from './lib/visit.mjs';

const KARIN = 'karin.astrom@ockelbo.example';

const house = await open();
after(() => house.close());
const link = await invitationOf(house, KARIN);
const county = await house.page({ as: 'county' });
await openPlan(county);
await leave(county);

/** Moves on by Tab until the wished-for part has the focus. */
async function tabTo(page, part) {
  await part.waitFor();
  for (let steps = 0; steps < 150; steps += 1) {
    if (await part.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${part} cannot be reached by Tab`);
}

async function enter(page, part, options) {
  await tabTo(page, part);
  return leading(page, () => page.keyboard.press('Enter'), options);
}

for (const script of [true, false]) {
  test(`a municipality registers by keyboard alone, script ${script ? 'on' : 'off'}`, async () => {
    const page = await house.page({ script });
    const main = page.locator('main');
    const button = (name) => main.getByRole('button', { name, exact: true }).first();
    await visit(page, link);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Hoppa till innehållet' });
    assert.ok(await skip.evaluate((one) => one === document.activeElement), 'the first stop is the skip link');
    await page.keyboard.press('Enter');
    await enter(page, button('Öppna anmälan'));

    await tabTo(page, page.getByLabel('Klistra in eller skriv listan'));
    await page.keyboard.type('Karin Åström;Valsamordnare;karin.astrom@ockelbo.example\nUlla Ek;Kommunikatör;ulla.ek@ockelbo\n');
    await enter(page, button('Läs listan'));

    const address = page.getByLabel('Mailadress, Rad 2');
    // The second time the list is sent again, and the summary asks first who Ulla is.
    await tabTo(page, page.getByRole('alert').locator(`a[href="#${await address.getAttribute('id')}"]`));
    await page.keyboard.press('Enter');
    assert.ok(await address.evaluate((one) => one === document.activeElement), 'the summary leads to the cell');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('ulla.ek@ockelbo.example');
    await tabTo(page, page.getByLabel('Roll, Rad 2'));
    // No letter beyond ASCII: the debugger inserts such ones where text was last typed, not where the focus is.
    await page.keyboard.type('Valn');
    await enter(page, button('Anmäl'));
    await says(page, 'Två personer är anmälda', 'Ulla Ek', 'Valnämnd');
    await leave(page);
  });
}

const DUTIES = ['nobody', 'national', 'county', 'municipality', 'auditor', 'link'];

/** What the browser of whoever opened the link has stored. */
let registration;

async function pageFor(duty, view) {
  if (duty !== 'link') return house.page({ ...view, as: duty === 'nobody' ? undefined : duty });
  if (registration) return house.page({ ...view, state: registration });
  const page = await house.page(view);
  await page.goto(link);
  await page.locator('main form').getByRole('button').first().click();
  await page.waitForURL('**/anmalan/**');
  registration = await page.context().storageState();
  return page;
}

/** A page's kind: its path with ids left out. Two workshops look alike. */
function kind(path) {
  return path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/\?.*$/, '');
}

const NO_PAGE = /\.pdf$|\/eml$|^\/sprak|^\/l\//;
/** The same for everybody; looked at once, as nobody. */
const COMMON = ['/tillganglighet', '/logga-in'];

/** One page of each kind that the duty can reach by links. */
async function reachable(duty) {
  const page = await pageFor(duty, {});
  const found = new Map([['/', '/']]);
  const start = new URL(page.url());
  if (start.pathname !== 'blank') found.set(kind(start.pathname), start.pathname);
  const queue = [...found.values()];
  while (queue.length > 0) {
    await page.goto(queue.shift());
    const paths = await page.locator('a[href^="/"]:not([download])').evaluateAll((all) =>
      all.map((one) => one.getAttribute('href').replace(/#.*$/, '')),
    );
    for (const path of paths) {
      if (NO_PAGE.test(path) || found.has(kind(path))) continue;
      if (duty !== 'nobody' && COMMON.includes(path)) continue;
      found.set(kind(path), path);
      queue.push(path);
    }
  }
  await leave(page);
  return [...found.values()];
}

const LOOKS = [
  { width: 1280, script: true, language: 'sv', dark: false },
  { width: 320, script: false, language: 'sv', dark: true },
  { width: 320, script: true, language: 'en', dark: false },
  { width: 1280, script: false, language: 'en', dark: true },
];

for (const duty of DUTIES) {
  test(`every page of ${duty} is whole in every look`, async () => {
    const paths = await reachable(duty);
    assert.ok(paths.length >= 3, `${duty} reaches ${paths}`);
    await Promise.all(LOOKS.map((look) => walk(duty, paths, look)));
  });
}

async function walk(duty, paths, look) {
  const page = await pageFor(duty, look);
  for (const path of paths) {
    await page.goto(path);
    await examine(page);
    await glance(page, `${duty}${kind(path).replaceAll('/', '-')}-${look.width}-${look.language}`);
    const where = `${path} in ${look.language}`;
    assert.equal(await page.locator('html').getAttribute('lang'), look.language, where);
    assert.ok(!(await page.content()).includes('⟦'), `a text is missing on ${where}`);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, where);
  }
  await leave(page);
}

test('the language is switched where one is, and stays', async () => {
  const page = await house.page({ as: 'county', script: false });
  await visit(page, '/workshop');
  const before = page.url();
  await leading(page, () => page.getByRole('link', { name: 'English' }).click());
  assert.equal(page.url(), before);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await visit(page, '/brev');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await leading(page, () => page.getByRole('link', { name: 'Svenska' }).click());
  assert.equal(await page.locator('html').getAttribute('lang'), 'sv');
  await leave(page);
});

test('an address that is no page says so in a page', async () => {
  const page = await house.page({ as: 'county' });
  await visit(page, '/finns-inte', { status: 404 });
  await follow(page, 'Till startsidan');
  await says(page, 'Att göra nu');
  await leave(page);
});
