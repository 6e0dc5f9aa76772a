// The list of people on a phone at the door: found by the beginning of a name or a municipality, and drawn.

const SHOWN = 30;

const words = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Whether each word that was typed begins a word of the name or the municipality. */
export function isMeant(typed, person) {
  const known = words(`${person.name} ${person.municipality}`);
  return words(typed).every((word) => known.some((own) => own.startsWith(word)));
}

/** The code in what was scanned or typed, as the server writes it; nothing when it is no whole code. */
export function codeOf(text) {
  let signs = text.replace(/[\s\p{Cc}-]/gu, '').toUpperCase();
  if (signs.length === 18) {
    if (!signs.startsWith('VS')) return undefined;
    signs = signs.slice(2);
  }
  signs = signs.replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(signs) ? `VS${signs}` : undefined;
}

export async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function element(name, { text, ...more } = {}, ...inside) {
  const made = Object.assign(document.createElement(name), more);
  if (text !== undefined) made.textContent = text;
  made.append(...inside);
  return made;
}

export function button(text, name, act) {
  const made = element('button', { type: 'button', className: 'govuk-button govuk-button--secondary', text });
  made.append(element('span', { className: 'govuk-visually-hidden', text: ` – ${name}` }));
  made.addEventListener('click', act);
  return made;
}

function tickBox(person, kind, text) {
  const id = `${kind}-${person.id}`;
  const box = element('input', { type: 'checkbox', id, className: 'govuk-checkboxes__input' });
  const label = element('label', { htmlFor: id, className: 'govuk-label govuk-checkboxes__label', text });
  label.append(element('span', { className: 'govuk-visually-hidden', text: ` – ${person.name}` }));
  const item = element('div', { className: 'govuk-checkboxes__item' }, box, label);
  return [box, element('div', { className: 'govuk-checkboxes govuk-checkboxes--small' }, item)];
}

/**
 * Draws those who are meant, first those who are expected. `since`: when somebody came, as it is said; `tableOf(person)`:
 * where they sit; `replaced`: whether somebody else comes in a person's place; `say`: a sentence of the page;
 * `arrive(person, seen)`, `undo(person)` and `standIn(person)`: what the buttons do.
 */
export function draw(list, people, { typed, since, ...more }) {
  const meant = people.filter((person) => isMeant(typed, person));
  meant.sort((one, other) => Boolean(since(one.id)) - Boolean(since(other.id)));
  list.replaceChildren(...meant.slice(0, SHOWN).map((person) => row(person, { since, ...more })));
  return { found: meant.length, more: Math.max(0, meant.length - SHOWN) };
}

function row(person, { since, tableOf, replaced, say, arrive, undo, standIn }) {
  const at = since(person.id);
  const tag = element('span', {
    className: `vs-tag vs-tag--${at ? 'done' : 'plain'}`,
    text: at ? say('here-since', { time: at }) : say(replaced(person.id) ? 'replaced' : 'expected'),
  });
  const name = element('h2', { className: 'vs-door__name', text: `${person.name} ` });
  name.append(tag);
  if (person.course) name.append(' ', element('span', { className: 'vs-tag vs-tag--due', text: say('course-missing') }));
  const facts = [person.municipality, tableOf(person)].filter(Boolean).join(' · ');
  const says = element('div', {}, name, element('p', { text: facts }));
  const acts = element('div', { className: 'vs-door__acts' });
  if (at) {
    acts.append(button(say('undo-button'), person.name, () => undo(person)));
  } else if (!replaced(person.id)) {
    let box;
    if (person.protected) {
      says.append(element('p', { className: 'vs-small', text: say('protected') }));
    } else {
      let boxes;
      [box, boxes] = tickBox(person, 'sedd', say('seen'));
      acts.append(boxes);
    }
    let short;
    if (['s', 'b'].includes(person.course)) {
      let boxes;
      [short, boxes] = tickBox(person, 'kort', say('course-short-box'));
      acts.append(boxes);
    }
    const here = () => arrive(person, box?.checked ?? false, 'name', short?.checked ?? false);
    acts.append(button(say('here-button'), person.name, here));
    acts.append(button(say('stand-in-button'), person.name, () => standIn(person)));
  }
  return element('li', { className: 'vs-door__row' }, says, acts);
}
