// How many are here, the same on every phone; and the worker that answers when there is no network.

const EVERY_MS = 5_000;
const MOST_MS = 60_000;

const count = document.querySelector('[data-door-state]');
const list = document.querySelector('[data-door-municipalities]');

async function look(wait) {
  let next = EVERY_MS;
  try {
    const answer = await fetch(count.dataset.doorState, { headers: { accept: 'application/json' } });
    const isOurs = answer.ok && answer.headers.get('content-type') === 'application/json';
    if (!isOurs) return; // signed out, or the door is no longer ours: the page says so when it is asked
    const { said, municipalities } = await answer.json();
    if (count.textContent !== said) count.textContent = said;
    list.replaceChildren(...municipalities.map(line));
  } catch {
    next = Math.min(wait * 2, MOST_MS); // no network
  }
  setTimeout(look, next, next);
}

function line([name, said]) {
  const [row, term, text] = ['div', 'dt', 'dd'].map((kind) => document.createElement(kind));
  term.textContent = name;
  text.textContent = said;
  text.className = 'vs-number';
  row.append(term, text);
  return row;
}

if (count) setTimeout(look, EVERY_MS, EVERY_MS);
