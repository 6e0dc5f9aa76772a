// The big screen in the hall: when all tables do not fit on it, it goes through them, a screenful at a time.

const EVERY_MS = 12_000;

const tables = [...document.querySelectorAll('[data-hall-table]')];
const list = document.querySelector('[data-hall]');
const still = matchMedia('(prefers-reduced-motion: reduce)');

let first = 0;

/** Shows as many tables from `first` on as the screen has room for. */
function show() {
  for (const table of tables) table.hidden = false;
  const room = innerHeight - list.getBoundingClientRect().top - scrollY;
  for (const table of tables.slice(0, first)) table.hidden = true;
  let last = tables.length;
  while (last > first + 1 && list.scrollHeight > room) tables[(last -= 1)].hidden = true;
  return last;
}

function turn() {
  const next = show();
  const all = first === 0 && next === tables.length;
  first = next >= tables.length ? 0 : next;
  return all;
}

// Whoever wants no movement scrolls; so does whoever has no script.
if (list && !still.matches) {
  const all = turn();
  if (!all) setInterval(turn, EVERY_MS);
}
