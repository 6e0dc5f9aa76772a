// A municipality answers the invitation with a mail. The county sees it numbered, says whose it is when nothing tells, and
// the municipality looks its list through and registers it.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leave, press, said, says, taken } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { mailbox } from './lib/mailbox.mjs';
import { glance, picture } from './lib/picture.mjs';
import { visit } from './lib/visit.mjs';

const MIKAEL = 'mikael.olsers@ovanaker.example';

const LIST = `Namn;Roll;E-post;Specialkost
Mikael Olsers;Valsamordnare;mikael.olsers@ovanaker.example;glutenfri
Ingrid Hed;Säkerhetssamordnare;ingrid.hed@ovanaker.example;
Jonas Voxna;Kommunikatör;jonas.voxna@ovanaker.example;
`;

function mail(from, subject, text, head = '') {
  return (
    `From: ${from}\r\nTo: lan21@val.example\r\nSubject: ${subject}\r\n${head}Content-Type: text/plain; charset=utf-8\r\n` +
    `Content-Transfer-Encoding: 8bit\r\n\r\n${text.replaceAll('\n', '\r\n')}`
  );
}

const mark = (view) => `${view.width}-${view.script}`;
const PROVEN = 'Authentication-Results: mx.val.example; dkim=pass header.d=ovanaker.example; spf=pass smtp.mailfrom=ovanaker.example\r\n';

const box = await mailbox({
  county: '21',
  address: 'lan21@val.example',
  checkedBy: 'mx.val.example',
  mails: [
    mail(`Mikael Olsers <${MIKAEL}>`, 'SV: Inbjudan', `Hej!\n\nHär kommer vår lista.\n\n${LIST}`, PROVEN),
    mail('it@kommunsamverkan.example', 'Autosvar', 'Jag är på semester.', 'Auto-Submitted: auto-replied\r\n'),
    ...VIEWS.map((view) => mail(`okand.${mark(view)}@annat.example`, `Lista ${mark(view)}`, LIST)),
    ...VIEWS.map((view) => mail('nils@annat.example', `Fråga ${mark(view)}`, 'Var ligger lokalen?')),
  ],
});
const house = await open({ env: { VALSKYDD_CONFIG: box.configuration } });
after(async () => {
  await house.close();
  await box.close();
});

/** The list of mails, when all of them are read: the program looks as soon as it runs. */
async function received(view = {}) {
  const page = await house.page({ as: 'county', ...view });
  for (;;) {
    await page.goto('/inkommet?visa=alla');
    const rows = await page.getByRole('rowheader').count();
    if (rows === 2 + 2 * VIEWS.length) break;
  }
  await visit(page, '/inkommet');
  return page;
}

for (const view of VIEWS) {
  test(`the county says whose a mail is and puts another aside, ${inWords(view)}`, async () => {
    const page = await received(view);
    await says(page, 'Svar på era brev går till lan21@val.example');
    await glance(page, `received-list-${mark(view)}`);
    await follow(page, `Lista ${mark(view)}`);
    await says(page, 'Det går inte att se vilken kommun den kommer från', 'inte prövat av e-postservern');
    const out = await taken(page, () => page.getByRole('button', { name: 'Hämta mejlet som det kom' }).click());
    assert.match(out.bytes.toString(), new RegExp(`^From: okand.${mark(view)}@annat.example`));
    await press(page, 'Spara', { status: 422 });
    await says(page, 'Välj den kommun som mejlet gäller.');
    await glance(page, `received-faults-${mark(view)}`);
    const choice = page.getByLabel('Kommun', { exact: true });
    const nordanstig = await choice.locator('option', { hasText: 'Nordanstig' }).getAttribute('value');
    await choice.selectOption(nordanstig);
    await press(page, 'Spara');
    await says(page, 'Kommunen har fått en länk för att granska listan.', 'enligt någon vid länsstyrelsen');
    await visit(page, '/inkommet');
    await follow(page, `Fråga ${mark(view)}`);
    await press(page, 'Visa texten i mejlet');
    await says(page, 'Var ligger lokalen?');
    await glance(page, `received-text-${mark(view)}`);
    await press(page, 'Lägg åt sidan');
    assert.ok(!(await said(page)).includes(`Fråga ${mark(view)}`));
    await leave(page);
  });
}

test('the municipality finds its list, looks it through and registers', async () => {
  const county = await received();
  await visit(county, '/inkommet?visa=alla');
  await picture(county, 'received');
  await follow(county, 'SV: Inbjudan');
  await says(county, 'avsändarens domän är styrkt', 'eftersom avsändarens adress är kommunens', 'väntar på kommunen');
  await picture(county, 'received-mail');
  await visit(county, '/inkommet?visa=alla');
  await says(county, 'automatiskt svar');
  await leave(county);

  const page = await house.page({ as: MIKAEL });
  await visit(page, '/anmalan');
  await says(page, 'En lista har kommit med mejl', '3 personer');
  await picture(page, 'received-draft');
  await press(page, 'Granska listan');
  await says(page, 'Tre rader är klara att anmälas.');
  assert.equal(await page.locator('[name^="diet-"]').first().inputValue(), 'glutenfri');
  await press(page, 'Anmäl');
  await says(page, 'Mikael Olsers', 'Ingrid Hed', 'Jonas Voxna');
  await visit(page, '/anmalan');
  assert.ok(!(await said(page)).includes('En lista har kommit med mejl'));
  await leave(page);
});

for (const view of [VIEWS[0], VIEWS[2]]) {
  test(`an English reader reads of mail in English, ${inWords(view)}`, async () => {
    const page = await received({ ...view, language: 'en' });
    await visit(page, '/inkommet?visa=alla');
    await says(page, 'Answers to your letters go to lan21@val.example');
    await glance(page, `received-list-en-${mark(view)}`);
    await follow(page, 'SV: Inbjudan');
    await says(page, 'the sender’s domain is confirmed');
    await glance(page, `received-mail-en-${mark(view)}`);
    await leave(page);
  });
}
