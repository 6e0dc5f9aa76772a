// A municipality's coordinator signs in with the municipality's own service, which is another site, and out of both.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';

import { follow, leading, leave, press, says } from './lib/act.mjs';
import { VIEWS, inWords, open } from './lib/house.mjs';
import { glance } from './lib/picture.mjs';
import { provider } from './lib/provider.mjs';
import { examine, visit } from './lib/visit.mjs';

const KARIN = 'karin.astrom@ockelbo.example';
const account = { sub: 'karin', name: 'Karin Åström', email: KARIN, email_verified: true };

const ockelbo = await provider({
  name: 'ockelbo',
  title: 'Ockelbo kommun',
  domain: 'ockelbo.example',
  authority: 'municipality:2101',
});
await ockelbo.behave({ account, asks: true });
const house = await open({ env: { VALSKYDD_CONFIG: ockelbo.configuration } });
await ockelbo.start(house.address);
after(async () => {
  await house.close();
  await ockelbo.close();
});

/** At the provider's own page, which is not ours to examine. */
async function atTheProvider(page, button) {
  const name = { name: button };
  return leading(page, () => page.getByRole('button', name).click(), { examined: false, status: null });
}

async function toTheProvider(page) {
  await visit(page, '/logga-in');
  await page.getByLabel('E-postadress').fill(KARIN);
  await press(page, 'Skicka länk');
  await says(page, 'Logga in hos Ockelbo kommun', 'Skicka en länk med e-post');
  await glance(page, `own-provider-way-in-${page.viewportSize().width}`);
  await follow(page, 'Fortsätt till Ockelbo kommun', { examined: false });
  assert.ok(page.url().startsWith(ockelbo.issuer), page.url());
}

for (const view of VIEWS) {
  test(`in by the own provider and out of both, ${inWords(view)}`, async () => {
    const page = await house.page({ ...view, also: [ockelbo.issuer] });
    await toTheProvider(page);
    await atTheProvider(page, 'Logga in som Karin Åström');
    assert.equal(page.url(), `${house.address}/`);
    await examine(page);
    await says(page, 'Att göra nu');

    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.waitForLoadState();
    await examine(page);
    await says(page, 'Du är utloggad ur Valskydd', 'Du är fortfarande inloggad hos Ockelbo kommun');
    await glance(page, `own-provider-farewell-${view.width}`);
    await follow(page, 'Logga ut hos Ockelbo kommun', { examined: false });
    await atTheProvider(page, 'Ja, logga ut');
    assert.ok(page.url().startsWith(`${house.address}/logga-in/utloggad`), page.url());
    await examine(page);
    await says(page, 'Du är utloggad');
    await leave(page);
  });
}

test('whoever turns back at the provider reads why nobody came in, and has another way', async () => {
  const page = await house.page({ also: [ockelbo.issuer] });
  await toTheProvider(page);
  await atTheProvider(page, 'Avbryt');
  assert.equal(page.url(), `${house.address}/logga-in/hinder/ockelbo/declined`, 'no code and no state');
  await examine(page, { status: 403 });
  await says(page, 'Du loggades inte in');
  await glance(page, 'own-provider-declined');
  await follow(page, 'Logga in med en länk i e-posten');
  await page.getByLabel('E-postadress').fill(KARIN);
  await press(page, 'Skicka länk');
  await says(page, 'Titta i din e-post');
  await leave(page);
});

test('a provider that does not answer leaves the letter, in both languages', async () => {
  await ockelbo.behave({ account, breaks: { '/token': 'fails' } });
  for (const language of ['sv', 'en']) {
    const page = await house.page({ also: [ockelbo.issuer], width: 320, language });
    await visit(page, '/logga-in/hos/ockelbo');
    const link = language === 'sv' ? 'Fortsätt till Ockelbo kommun' : 'Continue to Ockelbo kommun';
    await follow(page, link, { status: 503 });
    await says(page, language === 'sv' ? 'Ockelbo kommun svarar inte' : 'Ockelbo kommun does not answer');
    await glance(page, `own-provider-down-${language}`);
    await leave(page);
  }
  await ockelbo.behave({ account, asks: true });
});
