// The table plan as its page shows it.

import { follow, press } from './act.mjs';

/** Opens the table plan of Gävleborg's workshop, and places everyone if nobody is placed yet. */
export async function openPlan(page) {
  await page.goto('/workshop');
  await page.goto(`${new URL(page.url()).pathname}/bord`);
  if ((await page.locator('[id^="bord-"]').count()) === 0) {
    await press(page, 'Placera');
    await untilPlaced(page);
  }
}

/** Waits for a planning that takes longer than a moment, as a reader without script does. */
export async function untilPlaced(page) {
  for (let tries = 0; tries < 60 && (await page.locator('#rummet').count()) === 0; tries += 1) {
    await page.waitForTimeout(500);
    await follow(page, 'Uppdatera', { examined: false }).catch(() => {});
  }
}

/** Who sits where: names with the number of their table. */
export async function seats(page) {
  const found = await page.locator('table[aria-labelledby^="bord-"] [role="rowheader"]').evaluateAll((heads) =>
    heads.map((head) => [
      head.innerText.trim(),
      Number(head.closest('table').getAttribute('aria-labelledby').replace('bord-', '')),
    ]),
  );
  return new Map(found);
}
