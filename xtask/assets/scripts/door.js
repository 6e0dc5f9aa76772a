// The door on a phone: goes on without a network. What is noted waits in the phone with a key of its own and is handed in
// when there is a network; handed in twice, it counts once.

import { startCamera } from './door-camera.js';
import { codeOf, digest, draw } from './door-list.js';
import { drawOpen, drawWaiting, newcomerForm } from './door-newcomers.js';
import { openStore } from './door-store.js';

const EVERY_MS = 5_000;
const AT_ONCE = 200;
const KEPT = 'valskydd-dorren';
/** A code that stays before the camera is read again and again. */
const SAME_CODE_MS = 3_000;
/** So long after the door was over the house still takes in what was noted in time. */
const HANDED_IN_WITHIN_MS = 7 * 24 * 3_600_000;

const root = document.querySelector('#dorr');
const part = (id) => document.querySelector(`#${id}`);
const { path, csrf } = root.dataset;
const [, , workshop] = path.split('/');

let store;
let people = [];
let meta = {};
/** What waits to be handed in, by key. */
let waiting = new Map();
/** Nobody is known here: signed out, or the door is another's now. */
let away = false;
let busy = false;
let isOffline = false;
/** Those about whom a person is to decide, as the server said last. Names: never kept. */
let open = [];
/** Asks who comes. */
let askWho;

/** A sentence of the page, with what was left open. */
function say(name, values = {}) {
  const text = root.getAttribute(`data-word-${name}`) ?? '';
  return Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, value), text);
}

const now = () => Date.now() + (meta.off ?? 0);
const named = (id) => people.find((person) => person.id === id);
const { lang } = document.documentElement;
const clock = (at) => {
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' });
  return lang === 'sv' ? time.replace(':', '.') : time;
};

/** Since when somebody is here, as it is said: by the server, or by what waits. */
function since(id) {
  const own = [...waiting.values()].filter((one) => one.person === id);
  const undone = new Set(own.map((one) => one.undoes));
  const known = meta.here?.[id];
  if (known?.keys.some((key) => !undone.has(key))) return known.at;
  const arrival = own.find((one) => !one.undoes);
  return arrival && clock(arrival.at + arrival.off);
}

/** Where somebody sits: as the server said last, or as it said with the list. */
const tableOf = (person) => meta.here?.[person.id]?.table ?? person.table;

/** Whether somebody else comes in a person's place, by what waits. */
const replaced = (id) => [...waiting.values()].some((one) => one.instead === id);

/** Asks the server; nothing without a network. What is answered is ours, or nobody is known here any more. */
async function ask(rest, fields) {
  const began = Date.now();
  const body = fields && new URLSearchParams({ csrf, ...fields });
  let answer;
  try {
    answer = await fetch(`${path}${rest}`, body ? { method: 'POST', body, redirect: 'manual' } : { redirect: 'manual' });
  } catch {
    return undefined;
  }
  if (answer.type === 'opaqueredirect' || [401, 403, 404, 410, 422].includes(answer.status)) {
    away = true;
    if ([404, 410].includes(answer.status)) await wipe();
    return undefined;
  }
  if (!answer.ok) return undefined;
  away = false;
  const said = await answer.json();
  meta.off = said.now - (began + Date.now()) / 2;
  meta.here = Object.fromEntries(said.here.map(([id, at, keys, table]) => [id, { at, keys, table }]));
  meta.count = said.said;
  meta.shut = said.shut;
  open = said.open ?? [];
  if (said.wiped) meta.wiped = said.wiped;
  await store.keepMeta(meta);
  return said;
}

/** The list anew, and sealed in the phone. */
async function fetchList() {
  const said = await ask('/lista', {});
  if (!said?.people) return said;
  people = said.people;
  meta.registered = said.registered;
  await store.keepMeta(meta);
  await store.keepList(people, said.key);
  return said;
}

async function wipe() {
  people = [];
  await store.wipe();
}

/** As the server reads them: of those whom nobody expected what it needs, and no more. */
function written(some) {
  const newcomers = some.filter((one) => one.name);
  const scans = some.filter((one) => !one.name);
  const each = ({ place, absent, ...one }) => one;
  return { noterat: JSON.stringify(scans), nya: JSON.stringify(newcomers.map(each)) };
}

/** Hands in what waits, then asks how the door stands. */
async function sync() {
  if (busy) return;
  busy = true;
  try {
    let said;
    let handed = 0;
    while (waiting.size > 0) {
      const some = [...waiting.values()].slice(0, AT_ONCE);
      said = await ask('/ko', written(some));
      if (!said) break;
      await store.forget(said.told.map(([key]) => key));
      if (said.told.length === 0) break;
      for (const [key, what, text] of said.told) {
        waiting.delete(key);
        handed += 1;
        // What came as it was noted was said when it was noted.
        if (!['here', 'taken_back'].includes(what)) tell(text, what === 'refused');
      }
    }
    if (handed === 0) said = await ask('/laget');
    else if (isOffline && said) tell(say('sent'));
    isOffline = said === undefined;
    if (said) await follow(said);
  } finally {
    busy = false;
    show();
  }
}

/** What follows from how the door stands. */
async function follow(said) {
  if (said.shut) return wipe();
  if (people.length === 0 || said.registered !== meta.registered) await fetchList();
}

function tell(text, isFault = false) {
  const said = document.createElement('p');
  said.textContent = text;
  if (isFault) said.className = 'govuk-error-message';
  const all = part('dorr-sagt');
  all.prepend(said);
  while (all.children.length > 4) all.lastChild.remove();
}

async function note(person, more) {
  const one = { key: crypto.randomUUID(), person: person.id, at: Date.now(), off: Math.round(meta.off ?? 0), seen: false, way: 'name', ...more };
  waiting.set(one.key, one);
  await store.note(one);
  return one;
}

/** Notes somebody whom nobody expected. */
async function noteNewcomer(who) {
  const one = { key: crypto.randomUUID(), at: Date.now(), off: Math.round(meta.off ?? 0), ...who };
  waiting.set(one.key, one);
  await store.noteSealed(one);
  tell(say('noted', { name: one.name }));
  show();
  await sync();
}

async function undoNewcomer(one) {
  waiting.delete(one.key);
  await store.forget([one.key]);
  show();
}

/** A person decides about somebody who was not let in at once. That needs the house. */
async function decide(one, how, person = '') {
  const said = await ask('/avgor', { deed: crypto.randomUUID(), note: one.id, hur: how, person, telefon: 'ja' });
  if (said?.decided) tell(said.decided[1], !said.decided[0]);
  else tell(say('needs-network'), true);
  show();
  await sync();
}

/** What the county says of a missing course: nothing, or a sentence that keeps somebody out. */
const stops = (person) => ({ s: 'course-first', b: 'course-stopped' })[person.course];

async function arrive(person, seen, way = 'name', short = false) {
  const before = since(person.id);
  if (before) {
    tell(say('already', { name: person.name, time: before }));
    return;
  }
  if (stops(person) && !short) {
    tell(say(stops(person), { name: person.name }), true);
    // Their row has the box for the short version.
    part('sok').value = person.name;
    show();
    return;
  }
  await note(person, { seen, way, short });
  if (person.course === 'n') tell(say('course-noted', { name: person.name }));
  tell([say('here', { name: person.name }), person.table && `${person.table}.`].filter(Boolean).join(' '));
  show();
  await sync();
  const { table } = meta.here?.[person.id] ?? {};
  if (table && table !== person.table) tell(`${person.name}: ${table}.`);
}

/** Takes back every arrival of somebody that is known here. */
async function undo(person) {
  const own = [...waiting.values()].filter((one) => one.person === person.id && !one.undoes);
  for (const one of own) waiting.delete(one.key);
  await store.forget(own.map((one) => one.key));
  for (const key of meta.here?.[person.id]?.keys ?? []) await note(person, { undoes: key });
  tell(say('taken-back', { name: person.name }));
  show();
  await sync();
}

async function scanned(text, way) {
  const fault = part('kod-fault');
  const wrong = (name) => {
    fault.textContent = say(name);
    fault.hidden = false;
    part('kod').setAttribute('aria-invalid', 'true');
  };
  fault.hidden = true;
  part('kod').removeAttribute('aria-invalid');
  if (!text.trim()) return wrong('no-code');
  const code = codeOf(text);
  if (!code) return wrong('bad-code');
  const hash = await digest(code);
  const person = people.find((one) => one.codes.includes(hash));
  if (!person) return wrong('not-ours');
  return arrive(person, !person.protected && part('sedd').checked, way);
}

function state() {
  if (away) return say('signed-out');
  if (waiting.size > 0) return `${isOffline ? `${say('offline')} ` : ''}${say('waiting', { count: waiting.size })}`;
  return isOffline ? say('offline') : say('online');
}

function show() {
  const isShut = meta.shut && !isOffline;
  const text = isShut ? say('wiped') : people.length === 0 ? say('no-list') : state();
  const line = part('dorr-nat');
  if (line.dataset.text !== text) {
    line.dataset.text = text;
    line.textContent = text;
    if (away) {
      const link = document.createElement('a');
      Object.assign(link, { href: `${path}/mobil`, className: 'govuk-link', textContent: say('sign-in') });
      line.append(' ', link);
    }
  }
  part('dorr-antal').textContent = meta.count ?? '';
  part('dorr-oppen').hidden = people.length === 0;
  showNewcomers();
  const typed = part('sok').value;
  const { found, more } = draw(part('dorr-lista'), people, { typed, since, tableOf, replaced, say, arrive, undo, standIn: askWho });
  part('dorr-fler').textContent = found === 0 && typed ? say('none-found') : more > 0 ? say('more', { count: more }) : '';
}

function showNewcomers() {
  const newcomers = [...waiting.values()].filter((one) => one.name);
  part('dorr-nya').hidden = newcomers.length === 0;
  drawWaiting(part('dorr-nya-lista'), newcomers, { say, undo: undoNewcomer });
  // Drawn anew only when it is another list: who is about to press a button keeps it.
  const text = JSON.stringify(open);
  const section = part('dorr-avgor');
  if (section.dataset.text === text) return;
  section.dataset.text = text;
  section.hidden = open.length === 0;
  drawOpen(part('dorr-avgor-lista'), open, { say, decide });
}

/** The list goes when its time is over, also without a network. */
async function look() {
  if (meta.wiped && now() >= meta.wiped && people.length > 0) {
    await wipe();
    meta.shut = true;
  }
  await wipeOld();
  await sync();
  setTimeout(look, EVERY_MS);
}

/** What the house takes in no more goes, names among it. */
async function wipeOld() {
  if (waiting.size === 0 || !meta.wiped || now() < meta.wiped + HANDED_IN_WITHIN_MS) return;
  waiting.clear();
  await store.wipeNoted();
}

/** What the page is made of, for when there is no network. */
async function keepParts() {
  try {
    await navigator.serviceWorker.register('/dorrvakt.js', { scope: path });
    const kept = await caches.open(KEPT);
    await kept.addAll([`${path}/mobil`, ...root.dataset.parts.split(' ')]);
    await navigator.serviceWorker.ready;
    root.dataset.kept = 'yes';
  } catch {
    // Without a worker the page goes on as long as it is open.
  }
}

function listen() {
  part('dorr-kod').addEventListener('submit', async (event) => {
    event.preventDefault();
    const field = part('kod');
    const text = field.value;
    field.value = '';
    field.focus();
    await scanned(text, 'code');
  });
  part('sok').addEventListener('input', show);
  window.addEventListener('online', sync);
  askWho = newcomerForm(part, say, noteNewcomer);
  part('dorr-oanmald').addEventListener('click', () => askWho());
  const camera = part('dorr-kamera');
  camera.hidden = !navigator.mediaDevices?.getUserMedia;
  let stop;
  let last = { text: '', at: 0 };
  const found = (text) => {
    if (text === last.text && Date.now() - last.at < SAME_CODE_MS) return;
    last = { text, at: Date.now() };
    scanned(text, 'camera');
  };
  camera.addEventListener('click', async () => {
    try {
      if (stop) stop();
      stop = stop ? undefined : await startCamera(part('dorr-bild'), found);
    } catch {
      part('dorr-bild').hidden = true;
      tell(say('no-camera'), true);
    }
    camera.setAttribute('aria-pressed', String(Boolean(stop)));
    camera.textContent = say(stop ? 'camera-off' : 'camera-on');
  });
}

async function begin() {
  store = await openStore(workshop);
  meta = await store.meta();
  waiting = new Map((await store.noted()).map((one) => [one.key, one]));
  if (meta.wiped && now() >= meta.wiped) await wipe();
  people = (await store.list()) ?? [];
  listen();
  root.hidden = false;
  show();
  // On a screen that is touched the keyboard would cover the list.
  if (!matchMedia('(pointer: coarse)').matches) part('kod').focus();
  await sync();
  if (!isOffline) keepParts();
  setTimeout(look, EVERY_MS);
}

begin();
