// The table plan as its page shows it.

import { visit } from './visit.mjs';
import { press } from './act.mjs';

/** Opens the table plan of Gävleborg's workshop and places everyone if nobody is placed yet; gives the plan's address. */
export async function openPlan(page) {
  await visit(page, '/workshop');
  const plan = `${new URL(page.url()).pathname}/bord`;
  await visit(page, plan);
  if ((await page.locator('[id^="bord-"]').count()) === 0) await press(page, 'Placera');
  return plan;
}

/** Who sits where: names with the number of their table. */
export async function seats(page) {
  const found = await page.locator('[id^="bord-"] [id^="p-"]').evaluateAll((rows) =>
    rows.map((row) => [
      row.querySelector('th, [role="rowheader"]').innerText.split('\n')[0].trim(),
      Number(row.closest('[id^="bord-"]').id.replace('bord-', '')),
    ]),
  );
  return new Map(found);
}
