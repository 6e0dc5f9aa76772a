// The picture of the room becomes something to use: a person is dragged to another table, or picked up and put down
// with the keyboard. It fills in and sends the form "Flytta någon" of the page; without it the form does the same.
// Everything is listened to on the document, so that a page that is renewed in place needs nothing done to it.

const SEAT = '[data-room] [data-person]';
const TABLE = '[data-room] [data-table]';

/** Who is being moved: the seat, how (pointer or keys), and the table it would come to. */
let held = null;

const room = () => document.querySelector('[data-room]');
const form = () => document.querySelector('[data-room-form]');
const tables = () => [...document.querySelectorAll(TABLE)];
const whole = (seat) => seat.querySelector('title').textContent;
const called = (seat) => whole(seat).split(',')[0];
const chairOf = (seat) => seat.querySelector('.vs-hall__chair');

/** Says something to those who hear the page. `values` go in place of {name} and so on. */
function say(kind, values) {
  const line = document.querySelector('[data-room-says]');
  if (line) line.textContent = room().dataset[kind].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}

function count(table) {
  const people = table.querySelectorAll('[data-person]').length;
  return { table: table.dataset.called, people, most: people + table.querySelectorAll('.vs-hall__free').length };
}

/** Makes the seats reachable. Drawings are one picture each until then, since there is nothing to press in them. */
function awake() {
  const all = room();
  if (!all || all.dataset.awake) return;
  all.dataset.awake = 'yes';
  document.documentElement.classList.add('vs-script');
  for (const drawing of all.querySelectorAll('.vs-hall__ring')) drawing.setAttribute('role', 'group');
  for (const seat of document.querySelectorAll(SEAT)) {
    const chair = chairOf(seat);
    chair.setAttribute('tabindex', '0');
    chair.setAttribute('role', 'button');
    chair.setAttribute('aria-label', whole(seat));
    chair.setAttribute('aria-describedby', 'rum-hjalp');
    // Letters are for the eye; the chair says them as words.
    for (const letters of seat.querySelectorAll('text')) letters.setAttribute('aria-hidden', 'true');
  }
}

/** Marks the table that the person would come to. */
function over(table) {
  if (!held || held.table === table) return;
  held.table?.classList.remove('vs-hall__table--over');
  held.table = table;
  table?.classList.add('vs-hall__table--over');
}

function pick(seat, by) {
  held = { seat, by, home: seat.closest('[data-table]'), table: null };
  seat.classList.add('vs-hall__seat--held');
  say('picked', { name: called(seat) });
}

function putBack() {
  if (!held) return;
  const { seat, ghost } = held;
  over(null);
  ghost?.remove();
  seat.classList.remove('vs-hall__seat--held');
  held = null;
  return seat;
}

/** Sends the form: to a table, or into somebody's place. */
function putDown(table, other) {
  const { seat, home } = held;
  const { people, most } = count(table);
  if (table === home) {
    say('back', { name: called(seat) });
    return putBack();
  }
  if (!other && people >= most) return say('full', count(table));
  say('dropped', { name: called(seat), table: table.dataset.called });
  putBack();
  const fields = form();
  fields.elements.person.value = seat.dataset.person;
  fields.elements.table.value = table.dataset.table;
  fields.elements.swap.value = other ? other.dataset.person : '';
  const from = document.createElement('input');
  Object.assign(from, { type: 'hidden', name: 'from', value: 'picture' });
  fields.append(from);
  sessionStorage.setItem('vs-moved', seat.dataset.person);
  fields.requestSubmit();
}

/** After a move the eye and the focus are where the person now sits. */
function findAgain() {
  const moved = sessionStorage.getItem('vs-moved');
  sessionStorage.removeItem('vs-moved');
  const seat = moved && document.querySelector(`${SEAT}[data-person="${CSS.escape(moved)}"]`);
  if (seat) chairOf(seat).focus();
}

// --- Pointer: what is dragged follows the pointer; a press without a drag is left to the keyboard's way. -----------

const FAR_ENOUGH = 6;
/** So near the window's edge the page follows, this many pixels at a time: on a phone the next table is out of sight. */
const NEAR_EDGE = 64;
const PACE = 14;

/** Follows a pointer that is held near the edge, for as long as it is. */
function follow() {
  if (held?.by !== 'pointer') return;
  const { y } = held.at;
  const down = y > innerHeight - NEAR_EDGE ? PACE : y < NEAR_EDGE ? -PACE : 0;
  if (down) {
    scrollBy({ top: down, behavior: 'instant' });
    over(document.elementFromPoint(held.at.x, y)?.closest(TABLE) ?? null);
  }
  requestAnimationFrame(follow);
}

document.addEventListener('pointerdown', (event) => {
  const seat = event.target.closest?.(SEAT);
  if (!seat || event.button !== 0 || held) return;
  const start = { x: event.clientX, y: event.clientY };
  const move = (now) => {
    if (!held && Math.hypot(now.clientX - start.x, now.clientY - start.y) > FAR_ENOUGH) {
      pick(seat, 'pointer');
      held.ghost = ghost(called(seat));
      held.at = { x: now.clientX, y: now.clientY };
      requestAnimationFrame(follow);
    }
    if (held?.by !== 'pointer') return;
    now.preventDefault();
    held.at = { x: now.clientX, y: now.clientY };
    held.ghost.style.transform = `translate(${now.clientX}px, ${now.clientY}px)`;
    over(document.elementFromPoint(now.clientX, now.clientY)?.closest(TABLE) ?? null);
  };
  const end = (last) => {
    stop();
    if (held?.by !== 'pointer') return;
    const under = document.elementFromPoint(last.clientX, last.clientY);
    const table = under?.closest(TABLE);
    const other = under?.closest(SEAT);
    if (!table) {
      say('back', { name: called(seat) });
      putBack();
      return;
    }
    putDown(table, other && other !== seat ? other : null);
    // A full table keeps nobody: the person goes home, and the line says why.
    if (held) putBack();
  };
  const cancel = () => {
    stop();
    if (held?.by === 'pointer') putBack();
  };
  const stop = () => {
    document.removeEventListener('pointermove', move);
    document.removeEventListener('pointerup', end);
    document.removeEventListener('pointercancel', cancel);
  };
  document.addEventListener('pointermove', move, { passive: false });
  document.addEventListener('pointerup', end);
  document.addEventListener('pointercancel', cancel);
});

function ghost(name) {
  const tag = document.createElement('div');
  tag.className = 'vs-hall__ghost';
  tag.textContent = name;
  document.body.append(tag);
  return tag;
}

// --- Keyboard: Enter picks up, arrows choose a table, Enter puts down, Esc puts back. ------------------------------

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

document.addEventListener('keydown', (event) => {
  const seat = event.target.closest?.(SEAT);
  if (!seat) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    if (!held) return pick(seat, 'keys');
    // On somebody else at another table: change places. On oneself: to the chosen table.
    if (seat !== held.seat) return putDown(seat.closest('[data-table]'), seat);
    putDown(held.table ?? held.home, null);
  } else if (event.key === 'Escape' && held) {
    event.preventDefault();
    say('back', { name: called(held.seat) });
    chairOf(putBack()).focus();
  } else if (event.key in STEPS && held?.by === 'keys') {
    event.preventDefault();
    const all = tables();
    const from = all.indexOf(held.table ?? held.home);
    const next = all[(from + STEPS[event.key] + all.length) % all.length];
    over(next);
    next.scrollIntoView({ block: 'nearest' });
    say('over', count(next));
  }
});

awake();
// Going to the table in the address takes the focus along, so the person is found after that.
addEventListener('load', () => setTimeout(findAgain));
document.addEventListener('htmx:after:swap', awake);
