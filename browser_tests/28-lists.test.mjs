// A municipality sends its list in whatever form it has, changes how a column is read, leaves out what is wrong and
// takes it out to correct, and sends the list once more.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { leave, press, says, taken } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { invitationOf } from './lib/letters.mjs';
import { glance } from './lib/picture.mjs';
import { examine, visit } from './lib/visit.mjs';

const KARIN = 'karin.astrom@ockelbo.example';

const house = await open();
after(() => house.close());
const link = await invitationOf(house, KARIN);

/** The registration, open over the link. */
async function entered(view = {}) {
  const page = await house.page(view);
  await visit(page, link);
  await press(page, view.language === 'en' ? 'Open the registration' : 'Öppna anmälan');
  return page;
}

const IN_WORDS = {
  sv: { file: 'Eller välj en fil', text: 'Klistra in eller skriv listan', read: 'Läs listan' },
  en: { file: 'Or choose a file', text: 'Paste or type the list', read: 'Read the list' },
};

async function uploaded(page, name, text, { language = 'sv', status = 200 } = {}) {
  const words = IN_WORDS[language];
  const buffer = Buffer.from(text);
  await page.getByLabel(words.file).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await press(page, words.read, { status });
}

async function pasted(page, text) {
  await page.getByLabel(IN_WORDS.sv.text).fill(text);
  await press(page, IN_WORDS.sv.read);
}

function names(page) {
  return page.locator('input[id^="name-"]').evaluateAll((all) => all.map((input) => input.value));
}

/** A mail with a list attached, a picture beside it, and a greeting. `list`: csv. */
function mail(list) {
  return [
    'From: Karin Åström <karin.astrom@ockelbo.example>',
    'Subject: Deltagare',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=skarv',
    '',
    '--skarv',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hej! Här kommer våra deltagare.',
    '--skarv',
    'Content-Type: text/csv; charset=utf-8; name="deltagare.csv"',
    'Content-Disposition: attachment; filename="deltagare.csv"',
    '',
    list,
    '--skarv',
    'Content-Type: image/png; name="lista.png"',
    'Content-Disposition: attachment; filename="lista.png"',
    '',
    'png',
    '--skarv--',
    '',
  ].join('\r\n');
}

const LIST = [
  'Namn;Sysslar med;E-post;X',
  'Karin Åström;Valsamordnare;karin.astrom@ockelbo.example;1',
  'Per-Olov Öhman;Säkerhetssamordnare;perolov.ohman@ockelbo;2',
  'Ulla Ek;Kommunikatör;ulla.ek@ockelbo.example;3',
].join('\r\n');

for (const language of ['sv', 'en']) {
  for (const view of VIEWS) {
    test(`a saved mail is reviewed and what is beside its list is said, ${language}, ${inWords(view)}`, async () => {
      const page = await entered({ ...view, language });
      await glance(page, `lists-start-${language}-${view.width}-${view.script}`);
      await uploaded(page, 'Deltagare.eml', mail(LIST), { language });
      assert.deepEqual(await names(page), ['Karin Åström', 'Per-Olov Öhman', 'Ulla Ek']);
      const said =
        language === 'sv'
          ? ['Listan lästes ur bilagan ”deltagare.csv”, som text.', 'Bilagan ”lista.png” är eller innehåller en bild.']
          : ['The list was read from the attachment “deltagare.csv”, as text.', 'The attachment “lista.png” is or holds a picture.'];
      await says(page, ...said);
      await glance(page, `lists-review-${language}-${view.width}-${view.script}`);
      await leave(page);
    });
  }
}

for (const view of VIEWS) {
  test(`a column is read otherwise, rows with a fault are taken out, and the rest is ready, ${inWords(view)}`, async () => {
    const page = await entered(view);
    await uploaded(page, 'Deltagare.eml', mail(LIST));
    await page.getByLabel('Namn, Rad 2').fill('Karin Åström Ek');
    await page.getByLabel('Sysslar med läses som').selectOption('Roll');
    await press(page, 'Läs kolumnerna så');
    assert.equal(await page.getByLabel('Roll, Rad 4').inputValue(), 'communicator');
    assert.equal(await page.getByLabel('Namn, Rad 2').inputValue(), 'Karin Åström Ek', 'what was typed stays');
    await press(page, 'Ta inte med raderna som behöver rättas');
    await says(page, 'Två rader är klara att anmälas.', 'En rad anmäls inte som den är.');
    const file = await taken(page, () => page.getByRole('button', { name: 'Hämta raderna som csv' }).click());
    assert.equal(file.name, 'kvar-att-ratta.csv');
    const text = file.bytes.toString();
    assert.match(text, /Per-Olov Öhman/);
    assert.match(text, /Det går inte att skicka till ”perolov\.ohman@ockelbo”\./);
    assert.doesNotMatch(text, /Ulla Ek/);
    const book = await taken(page, () => page.getByRole('button', { name: 'Hämta raderna som Excel' }).click());
    assert.equal(book.bytes.subarray(0, 2).toString(), 'PK');
    await examine(page);
    await glance(page, `lists-left-${view.width}-${view.script}`);
    await leave(page);
  });
}

test('the list is registered, its columns are remembered, and a list sent again asks about those who are missing', async () => {
  const page = await entered();
  await uploaded(page, 'Deltagare.eml', mail(LIST));
  await page.getByLabel('Sysslar med läses som').selectOption('Roll');
  await press(page, 'Läs kolumnerna så');
  await press(page, 'Använd perolov.ohman@ockelbo.example');
  await press(page, 'Anmäl');
  await says(page, 'Tack. Tre personer är anmälda');
  await leave(page);

  // Karin has another address, Ulla another name at hers, Per-Olov is missing.
  const again = [
    'Namn;Sysslar med;E-post;X',
    'Karin Åström;Valsamordnare;k.astrom@ockelbo.example;1',
    'Ulrika Berg;Kommunikatör;ulla.ek@ockelbo.example;3',
  ].join('\r\n');
  for (const view of VIEWS) {
    const asked = await entered(view);
    await uploaded(asked, 'igen.csv', again);
    await says(
      asked,
      'Kolumnerna lästes så som ni bestämde förra gången.',
      'Två rader behöver ett svar innan listan kan anmälas.',
      'Att svara på: 2 Karin Åström och Ulrika Berg',
      'Saknas: 1 Per-Olov Öhman',
    );
    await glance(asked, `lists-asked-${view.width}-${view.script}`);
    await press(asked, 'Anmäl', { status: 422 });
    await asked.getByRole('group', { name: /vem är Karin Åström/ }).getByLabel(/^Samma person/).check();
    await asked.getByRole('group', { name: /vem är Ulrika Berg/ }).getByLabel('En annan person').check();
    await press(asked, 'Kontrollera igen');
    await says(asked, 'Ändrade: 1 Karin Åström (mailadress)', 'Nya: 1 Ulrika Berg', 'Kommer Ulla Ek fortfarande?');
    const stays = asked.getByRole('group', { name: 'Kommer Per-Olov Öhman fortfarande?' });
    assert.ok(await stays.getByLabel('Ja').isChecked(), 'who is missing stays unless it is said');
    await leave(asked);
  }
  const last = await entered();
  await uploaded(last, 'igen.csv', again);
  await last.getByRole('group', { name: /vem är Karin Åström/ }).getByLabel(/^Samma person/).check();
  await last.getByRole('group', { name: /vem är Ulrika Berg/ }).getByLabel('En annan person').check();
  await press(last, 'Kontrollera igen');
  await press(last, 'Anmäl');
  await says(last, 'Tack. Tre personer är anmälda', 'Ulrika Berg', 'Per-Olov Öhman', 'k.astrom@ockelbo.example');
  await leave(last);
});

test('a mail whose list is a picture is answered with what was found in it', async () => {
  const page = await entered({ script: false });
  const picture = mail('').replace('Content-Type: text/csv; charset=utf-8', 'Content-Type: image/jpeg');
  await uploaded(page, 'Deltagare.eml', picture, { status: 422 });
  await says(page, 'Det finns ingen lista som går att läsa i mailet.', 'Bilagan ”lista.png” är eller innehåller en bild.');
  await leave(page);
});

test('several people in a cell are taken apart and said', async () => {
  const page = await entered();
  await pasted(page, 'Namn\tE-post\nAnna Ek; Bo By\tanna.ek@ockelbo.example; bo.by@ockelbo.example\n');
  assert.deepEqual(await names(page), ['Anna Ek', 'Bo By']);
  await says(page, 'är flera personer och har delats upp');
  await leave(page);
});
