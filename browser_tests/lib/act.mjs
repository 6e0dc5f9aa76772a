// Acting on a page: what leads to a new page is waited for, its status expected, and the page examined.

import assert from 'node:assert/strict';

import { examine } from './visit.mjs';

/** Less than what a page is waited for: what is not there to press is then named, rather than the page that did not come. */
const PRESSED = { timeout: 20_000 };

/** Presses the button of `main` that is called `name`. `on`: a row or a section to look in instead. */
export function press(page, name, { status = 200, examined = true, on } = {}) {
  return leading(page, () => named(on ?? page.locator('main'), 'button', name).click(PRESSED), { status, examined });
}

/** Follows the link of `main` that is called `name`. */
export function follow(page, name, { status = 200, examined = true, on } = {}) {
  return leading(page, () => named(on ?? page.locator('main'), 'link', name).click(PRESSED), { status, examined });
}

/** Does something that leads to a new page; gives its answer. */
export async function leading(page, act, { status = 200, examined = true } = {}) {
  const isThere = (response) =>
    response.frame() === page.mainFrame() &&
    response.request().isNavigationRequest() &&
    (response.status() < 300 || response.status() >= 400);
  const [response] = await Promise.all([page.waitForResponse(isThere), page.waitForEvent('load'), act()]);
  if (status) assert.equal(response.status(), status, `${response.url()} answered ${response.status()}`);
  if (examined) await examine(page, { status });
  return response;
}

/** What `act` brings home as a file: its name, its kind and its bytes. */
export async function taken(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const stream = await download.createReadStream();
  const parts = [];
  for await (const part of stream) parts.push(part);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** Asks for an address with the page's session and gives status, headers and bytes. */
export async function fetched(page, url) {
  const response = await page.context().request.get(new URL(url, page.url()).href);
  return { status: response.status(), headers: response.headers(), bytes: await response.body() };
}

/** Sends a form of the page as its button would, with `more` fields, and gives status, headers and bytes. */
export async function sent(page, form, more = {}) {
  const [url, fields] = await form.evaluate((one) => [one.action, Object.fromEntries(new FormData(one))]);
  const response = await page.context().request.post(url, { form: { ...fields, ...more } });
  return { status: response.status(), headers: response.headers(), bytes: await response.body() };
}

/** The text of `main` as a person reads it. */
export async function said(page) {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}

/** Expects words on the page. */
export async function says(page, ...words) {
  const text = await said(page);
  for (const one of words) {
    const there = one instanceof RegExp ? one.test(text) : text.includes(one);
    assert.ok(there, `${one} is not on ${page.url()}: ${text}`);
  }
}

/** The row of a table whose head says `name`. */
export function row(page, name) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

/** Closes the page and its context. */
export function leave(page) {
  return page.context().close();
}

function named(within, role, name) {
  return within.getByRole(role, { name, exact: typeof name === 'string' }).first();
}
