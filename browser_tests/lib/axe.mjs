// axe in a page, whether the page's own script is on or off.
//
// axe is evaluated by the browser's debugger, so neither a strict content security policy nor a page with script off
// stands in its way. With script off, Chromium runs promises but no timers; axe waits on timers alone to let the page
// breathe, so there they are made to fire at once.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What axe finds against WCAG 2.2 A and AA, one line for each element. */
export async function violations(page) {
  if (page.context().scriptIsOff) await page.evaluate(timersFireAtOnce);
  await page.evaluate(`${AXE};0`);
  const found = await page.evaluate(
    // Preloading asks for the style sheets once more, and no rule of these tags needs it.
    (tags) => window.axe.run({ runOnly: tags, resultTypes: ['violations'], preload: false }),
    WCAG,
  );
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html} (${node.failureSummary})`),
  );
}

function timersFireAtOnce() {
  const atOnce = (act, _wait, ...values) => {
    Promise.resolve().then(() => act(...values));
    return 1;
  };
  window.setTimeout = atOnce;
  window.requestAnimationFrame = (act) => atOnce(act, 0, performance.now());
}
