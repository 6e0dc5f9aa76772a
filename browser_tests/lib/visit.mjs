// Going to a page, and holding every page against what all pages promise.

import assert from 'node:assert/strict';

import { violations } from './axe.mjs';

/** What went wrong in a browser context since its pages were last examined. */
const faults = new WeakMap();

/** Goes to `url` (from the root, or whole), expects the status, and examines the page. */
export async function visit(page, url, { status = 200 } = {}) {
  const response = await page.goto(url);
  assert.equal(response.status(), status, `${url} answered ${response.status()}`);
  await examine(page, { status });
}

/**
 * Holds the page as it stands against what all pages promise: no violation of WCAG 2.2 A and AA that axe can see,
 * nothing to scroll sideways, no error in the console, no request to another host.
 * Call it after each click that changes the page; `status` is the one the page was answered with.
 */
export async function examine(page, { status = 200 } = {}) {
  const expected = (fault) => status >= 400 && fault.refused && fault.url === page.url();
  const unexpected = faults.get(page.context()).splice(0).filter((fault) => !expected(fault));
  assert.deepEqual(unexpected.map((fault) => fault.text), [], page.url());
  await scrollsNotSideways(page);
  assert.deepEqual(await violations(page), [], `axe on ${page.url()}`);
}

/** Enters with a printed or mailed link: GET shows a button, the button acts. */
export async function signIn(page, link) {
  await visit(page, link);
  await page.locator('main form').getByRole('button').first().click();
  await page.waitForLoadState();
  await examine(page);
}

/** Begins to collect a context's faults; `addresses` are the only hosts it may ask. */
export function watch(context, addresses) {
  const found = [];
  faults.set(context, found);
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const refused = message.text().startsWith('Failed to load resource');
    // What a page of the provider lacks is the provider's.
    if (refused && !url.startsWith(`${addresses[0]}/`)) return;
    found.push({ refused, url, text: `${message.text()} (${url})` });
  });
  context.on('weberror', (error) => found.push({ text: `${error.error()}` }));
  context.on('request', (request) => {
    const url = request.url();
    const known = addresses.some((address) => url.startsWith(`${address}/`));
    if (url.startsWith('http') && !known) found.push({ text: `a request to ${url}` });
  });
}

async function scrollsNotSideways(page) {
  const [needed, there] = await page.evaluate(() => {
    const root = document.scrollingElement;
    return [root.scrollWidth, root.clientWidth];
  });
  assert.ok(needed <= there, `${page.url()} is ${needed} px wide in a window of ${there} px`);
}
