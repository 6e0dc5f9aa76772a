// Those whom nobody expected: noted on the phone, with or without a network, and decided about by a person.

import { button, element } from './door-list.js';

const LONGEST = 200;

/**
 * The form in which somebody is noted. `say`: a sentence of the page; `noted`: what to do with somebody who was noted.
 * Gives `open(person)`, which asks who comes: in the place of `person`, or of nobody.
 */
export function newcomerForm(part, say, noted) {
  const form = part('dorr-ny');
  const [name, from, role, seen] = ['ny-namn', 'ny-kommun', 'ny-roll', 'ny-sedd'].map(part);
  let instead;

  const wrong = (field, text) => {
    const fault = part(`${field.id}-fault`);
    fault.textContent = text ?? '';
    fault.hidden = !text;
    if (text) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  };
  const close = () => {
    form.hidden = true;
    form.reset();
    for (const field of [name, from]) wrong(field);
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = name.value.trim();
    const lacksName = text === '' ? say('no-name') : text.length > LONGEST ? say('long-name') : undefined;
    const lacksPlace = !instead && !from.value ? say('no-municipality') : undefined;
    wrong(name, lacksName);
    wrong(from, lacksPlace);
    if (lacksName || lacksPlace) {
      (lacksName ? name : from).focus();
      return;
    }
    const municipality = instead ? instead.from : from.value;
    const place = instead ? instead.municipality : from.selectedOptions[0].textContent;
    const one = { name: text, municipality, place, role: role.value, seen: seen.checked };
    if (instead) Object.assign(one, { instead: instead.id, absent: instead.name });
    close();
    await noted(one);
  });
  part('dorr-ny-bort').addEventListener('click', close);

  return (person) => {
    close();
    instead = person;
    part('dorr-ny-rubrik').textContent = say(person ? 'stand-in-title' : 'walk-in-title');
    part('dorr-ny-text').textContent = person ? say('stand-in-text', { name: person.name }) : say('walk-in-text');
    form.querySelector('[data-field=ny-kommun]').hidden = Boolean(person);
    form.hidden = false;
    part('dorr-ny-rubrik').scrollIntoView({ block: 'nearest' });
    name.focus();
  };
}

/** What is said of somebody who waits to be handed in. */
const facts = (one, say) => [one.place, one.absent && say('instead-of', { name: one.absent })].filter(Boolean).join(' · ');

/** Draws those who wait to be handed in. `undo(one)`: they were noted by mistake. */
export function drawWaiting(list, all, { say, undo }) {
  list.replaceChildren(
    ...all.map((one) => {
      const name = element('h3', { className: 'vs-door__name', text: `${one.name} ` });
      name.append(element('span', { className: 'vs-tag vs-tag--plain', text: say('waits') }));
      const acts = element('div', { className: 'vs-door__acts' }, button(say('undo-button'), one.name, () => undo(one)));
      const says = element('div', {}, name, element('p', { text: facts(one, say) }));
      return element('li', { className: 'vs-door__row' }, says, acts);
    }),
  );
}

/** Draws those about whom a person is to decide. `decide(one, how, person)`: what the buttons do. */
export function drawOpen(list, all, { say, decide }) {
  list.replaceChildren(
    ...all.map((one) => {
      const name = element('h3', { className: 'vs-door__name', text: one.who });
      const says = element('div', {}, name, element('p', { text: one.why }));
      for (const [, text] of one.alike) says.append(element('p', { text }));
      const acts = element('div', { className: 'vs-door__acts' });
      const act = (word, how, person) => acts.append(button(say(word), one.name, () => decide(one, how, person)));
      if (one.alike.length > 0) act('decide-same', 'same', one.alike[0][0]);
      if (one.can_come) act(one.is_doubt ? 'decide-other' : 'decide-in', 'in');
      act('decide-not', 'not');
      return element('li', { className: 'vs-door__row' }, says, acts);
    }),
  );
}
