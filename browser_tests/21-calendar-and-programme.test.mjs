// The national lead plans a programme: looks at the calendar, puts an extra election in, edits days and checklists,
// makes a programme from the last one. A county sees what changed; a municipality reads its checklist.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, said, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const house = await open();
after(() => house.close());

/** A day so many days from now, moved on to the next Sunday, as forms take it. */
function sunday(days) {
  const day = new Date(Date.now() + days * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7));
  return day.toISOString().slice(0, 10);
}

const today = new Date().toISOString().slice(0, 10);

for (const width of [1280, 320]) {
  for (const language of ['sv', 'en']) {
    test(`every page of the programme is whole at ${width} px in ${language}`, async () => {
      const page = await house.page({ as: 'national', width });
      await page.context().addCookies([{ name: 'vs_l', value: language, url: house.address }]);
      for (const [path, name] of [
        ['/program', 'programme'],
        ['/program/kalender', 'calendar'],
        ['/program/uppgifter', 'checklists'],
        ['/program/uppgifter/andra?niva=county', 'checklist-edit'],
        ['/program/andra', 'plan-edit'],
        ['/program/andringar', 'plan-changes'],
        ['/program/nytt', 'programme-new'],
        ['/program/kalender/nytt-val', 'election-new'],
      ]) {
        await visit(page, path);
        assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
        await glance(page, `21-${name}-${width}-${language}`);
      }
      await leave(page);
    });
  }
}

test('the calendar says of each day how long is left and whose it is, and shows elections that overlap', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/program');
  await follow(page, 'Se valkalendern med alla val och faser');
  await says(page, 'Val till Europaparlamentet 2029', 'P1 Förtidsröstning', 'Frysta dagar', 'pågår samtidigt');
  const rows = await page.getByRole('row').filter({ has: page.getByRole('rowheader') }).all();
  assert.ok(rows.length >= 20, `${rows.length} days`);
  for (const row of rows) {
    const text = (await row.innerText()).replace(/\s+/g, ' ');
    assert.match(text, /v\. [0-9]{1,2}/);
    assert.match(text, /om [0-9]+ dagar|i dag|i morgon|i går|för [0-9]+ dagar sedan/);
    assert.match(text, /Lag|Valmyndigheten|Programmet/);
  }
  await picture(page, 'calendar', { words: true });
  await follow(page, 'Val till riksdag, region och kommun 2030');
  await says(page, 'söndag 8 september 2030');
  await leave(page);
});

for (const view of VIEWS) {
  test(`an extra election is in the calendar in a minute, ${inWords(view)}`, async () => {
    const name = `Extra val ${inWords(view)}`;
    const day = sunday(60 + 7 * VIEWS.indexOf(view) - 21);
    const page = await house.page({ as: 'national', ...view });
    await visit(page, '/program/kalender');
    await follow(page, 'Lägg in ett val');
    await press(page, 'Lägg in valet', { status: 422 });
    await says(page, 'Välj vilket slags val det är.', 'Skriv en dag');
    await page.getByLabel('Extra val', { exact: true }).check();
    await page.getByLabel('Vad valet kallas').fill(name);
    await page.getByLabel('Dag för beslutet').fill(today);
    await page.getByLabel('Valdag').fill('2029-02-29');
    await press(page, 'Lägg in valet', { status: 422 });
    await says(page, 'Den dagen finns inte i kalendern.');
    assert.equal(await page.getByLabel('Vad valet kallas').inputValue(), name);
    await page.getByLabel('Valdag').fill(day);
    await press(page, 'Lägg in valet');
    await says(page, 'Valet är inlagt.', name, 'regeringsformen 3 kap. 11 §');
    await glance(page, `21-extra-${view.width}-${view.script}`);
    await leave(page);
  });

  test(`days are edited and every fault stands beside its field, ${inWords(view)}`, async () => {
    const page = await house.page({ as: 'national', ...view });
    await visit(page, '/program/andra');
    const course = page.getByLabel('Utbildning som alla gör före dagen');
    await course.fill(`Kursen, ${inWords(view)}`);
    const last = await page.getByLabel('Sista dagen för workshopar').inputValue();
    await page.getByLabel('Sista dag för länens intresseanmälan').fill('2020-01-22');
    await page.getByLabel('Sista dagen för workshopar').fill('2029-02-01');
    await press(page, 'Spara', { status: 422 });
    await says(page, 'Sista dagen har passerat.', 'Sista dagen kommer före den första.');
    await glance(page, `21-plan-faults-${view.width}-${view.script}`);
    assert.equal(await page.getByLabel('Sista dagen för workshopar').inputValue(), '2029-02-01');
    await page.getByLabel('Sista dag för länens intresseanmälan').fill('2029-01-22');
    await page.getByLabel('Sista dagen för workshopar').fill(last);
    await press(page, 'Spara');
    await says(page, 'Programmet är sparat som en ny version.', `Kursen, ${inWords(view)}`);
    await leave(page);
  });
}

for (const view of VIEWS) {
  test(`the standard agenda is edited, and a county's begins from it, ${inWords(view)}`, async () => {
    const title = `Samling, ${inWords(view)}`;
    const page = await house.page({ as: 'national', ...view });
    await visit(page, '/program/andra');
    const first = page.getByRole('group', { name: /^Samling/ }).first();
    await first.getByLabel('Minst').fill('12');
    await first.getByLabel('Punkt', { exact: true }).fill(title);
    await page.getByLabel('Längsta pass utan paus').fill('20');
    await press(page, 'Spara', { status: 422 });
    await says(page, 'Skriv minuter i steg om fem, till exempel 45', 'mellan 30 och 240');
    assert.equal(await first.getByLabel('Minst').inputValue(), '12', 'what was typed is still there');
    await first.getByLabel('Minst').fill('10');
    await page.getByLabel('Längsta pass utan paus').fill('30');
    await press(page, 'Spara', { status: 422 });
    await says(page, 'Ingen får sitta längre än 30 minuter utan paus');
    await glance(page, `21-agenda-faults-${view.width}-${view.script}`);
    await page.getByLabel('Längsta pass utan paus').fill('90');
    await press(page, 'Spara');
    await says(page, 'Programmet är sparat som en ny version.', title, 'Dagordning (5 timmar)', 'Heldag');
    await glance(page, `21-agenda-saved-${view.width}-${view.script}`);
    await leave(page);
    const county = await house.page({ as: 'henrik.aberg@lst-uppsala.example', ...view });
    await visit(county, '/workshop');
    await follow(county, 'Dagordning');
    await says(county, 'Det här är ett förslag', title);
    await leave(county);
  });
}

test('a task is added, and the municipality reads it in its checklist', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/program/uppgifter');
  await follow(page, 'Ändra checklistan: Kommunen');
  await page.getByLabel(/, ny$/).first().fill('Bestäm vem som kör.');
  await page.locator('#days-new-before-2').fill('tre');
  await press(page, 'Spara', { status: 422 });
  await says(page, 'Skriv vad som ska göras, eller töm antalet dagar också.');
  await page.locator('#days-new-before-2').fill('');
  await press(page, 'Spara');
  await says(page, 'Bestäm vem som kör.');
  await leave(page);
  const municipality = await house.page({ as: 'municipality', width: 320 });
  await visit(municipality, '/');
  await municipality.getByRole('link', { name: 'Checklista' }).first().click();
  await municipality.waitForURL('**/program/uppgifter');
  await says(municipality, 'Bestäm vem som kör.', 'Anmäl deltagarna');
  await glance(municipality, '21-municipality-checklist');
  await leave(municipality);
});

test('two who edit at once both see what the other wrote', async () => {
  const one = await house.page({ as: 'national' });
  const other = await house.page({ as: 'national' });
  await visit(one, '/program/andra');
  await visit(other, '/program/andra');
  await one.getByLabel('Högst antal deltagare från en kommun').fill('7');
  await press(one, 'Spara');
  await other.getByLabel('Utvärdering').fill('Min egen utvärdering');
  await press(other, 'Spara', { status: 409 });
  await says(other, 'Någon annan hann spara före dig', 'Högst antal deltagare från en kommun');
  assert.equal(await other.getByLabel('Utvärdering').inputValue(), 'Min egen utvärdering');
  await glance(other, '21-two-at-once');
  await press(other, 'Spara');
  await leave(one);
  await leave(other);
});

test('a county sees what changed since it took the programme, and takes the newest version', async () => {
  const page = await house.page({ as: 'county', width: 320 });
  await visit(page, '/program');
  await says(page, 'Ni arbetar efter version 1.');
  await follow(page, 'Se vad som gäller och vad som har ändrats');
  const text = await said(page);
  assert.ok(text.includes('Deltagarlistan till Valmyndigheten') && text.includes('Ny uppgift: Kommunen'), text);
  await glance(page, '21-county-changes');
  await press(page, /^Arbeta efter version/);
  await says(page, 'Länet arbetar nu efter den nya versionen.', 'som är den senaste');
  await leave(page);
});

test('a new programme is made from the last one', async () => {
  const page = await house.page({ as: 'national' });
  await visit(page, '/program');
  await follow(page, 'Skapa nytt program');
  await press(page, 'Skapa programmet', { status: 422 });
  await says(page, 'Välj vilket val programmet gäller.', 'Välj vad programmet ska bygga på.');
  await page.getByLabel('Val till riksdag, region och kommun 2030').check();
  await page.getByLabel('Programmets namn').fill('Valsäkerhet inför valen 2030');
  await page.getByLabel(/^Förra programmet/).check();
  await press(page, 'Skapa programmet');
  await says(page, 'Valsäkerhet inför valen 2030', 'söndag 8 september 2030', 'tisdag 8 januari 2030');
  await leave(page);
});
