// The calendar of the tour becomes something to use: a county is dragged to another day. While it is held, each day says
// what it would cost and break; dropped, the county's own page opens with that day, and nothing has moved until somebody
// presses the button there. Without this script the same page is reached by the county's link.

const board = document.querySelector('[data-tour]');
const line = document.querySelector('[data-tour-says]');
const days = () => [...board.querySelectorAll('[data-day]')];

/** Which county is held: its link, and what days cost once that is known. */
let held = null;

const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
const say = (text) => { line.textContent = text; };

function clear() {
  for (const day of days()) {
    day.classList.remove('vs-tour__day--over', 'vs-tour__day--breaks', 'vs-tour__day--good');
    day.querySelector('.vs-tour__cost').textContent = '';
  }
  held = null;
}

function show(costs) {
  for (const day of days()) {
    const cost = costs[day.dataset.day];
    if (!cost) continue;
    day.querySelector('.vs-tour__cost').textContent = cost.breaks.length ? `${cost.cost} !` : cost.cost;
    day.classList.add(cost.breaks.length ? 'vs-tour__day--breaks' : 'vs-tour__day--good');
  }
}

function over(day) {
  for (const other of days()) other.classList.toggle('vs-tour__day--over', other === day);
  const cost = held?.costs?.[day?.dataset.day];
  if (!cost) return;
  const name = day.querySelector('.vs-tour__date').textContent;
  say(fill(board.dataset.cost, { day: name, cost: cost.cost, breaks: cost.breaks.join(' ') }));
}

if (board) {
  document.documentElement.classList.add('vs-script');

  board.addEventListener('dragstart', async (event) => {
    const visit = event.target.closest?.('[data-county]');
    if (!visit) return;
    const mine = { visit, costs: null };
    held = mine;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', visit.dataset.county);
    say(fill(board.dataset.picked, { name: visit.textContent.trim().replace(/\s+/g, ' ') }));
    const answer = await fetch(`${visit.pathname}/dagar`, { headers: { accept: 'application/json' } });
    if (!answer.ok || held !== mine) return;
    mine.costs = await answer.json();
    if (held === mine) show(mine.costs);
  });

  board.addEventListener('dragover', (event) => {
    const day = event.target.closest?.('[data-day]');
    if (!held || !day) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    if (!day.classList.contains('vs-tour__day--over')) over(day);
  });

  board.addEventListener('drop', (event) => {
    const day = event.target.closest?.('[data-day]');
    if (!held || !day) return;
    event.preventDefault();
    const { visit } = held;
    const here = visit.closest('[data-day]') === day;
    clear();
    if (here) return say('');
    const wish = new URLSearchParams({ dag: day.dataset.day, team: visit.dataset.team });
    location.assign(`${visit.pathname}?${wish}#forslag`);
  });

  board.addEventListener('dragend', () => {
    if (held) {
      clear();
      say('');
    }
  });
}
