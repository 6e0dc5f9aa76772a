// What a phone keeps for a door: the list of people, sealed, and what was noted and not handed in yet.
//
// The list is sealed with AES-GCM by a key that the server hands to the signed-in page alone. It is kept as a key that
// no script can read out, and goes with the list. What was noted of people on the list holds ids and times, no names; of
// those whom nobody expected it is sealed, by a key that the phone makes itself and that goes when nothing waits any more.

const LIST = 'list';
const SEAL = 'seal';
const META = 'meta';
const QUEUE_SEAL = 'queue';

/** Opens what is kept for the door with this id. */
export async function openStore(id) {
  const name = `valskydd-dorren-${id}`;
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('kept');
    asked.result.createObjectStore('noted', { keyPath: 'key' });
  };
  return new Store(await done(asked));
}

function done(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

class Store {
  #base;

  constructor(base) {
    this.#base = base;
  }

  #in(store, mode = 'readonly') {
    return this.#base.transaction(store, mode).objectStore(store);
  }

  /** Seals the list and keeps it; `key` is base 64. */
  async keepList(people, key) {
    const bytes = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
    const seal = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
    const list = await shut(people, seal);
    const kept = this.#in('kept', 'readwrite');
    kept.put(seal, SEAL);
    await done(kept.put(list, LIST));
  }

  /** The list, opened; nothing when there is none. */
  async list() {
    const kept = this.#in('kept');
    const [seal, list] = await Promise.all([done(kept.get(SEAL)), done(kept.get(LIST))]);
    return seal && list && opened(list, seal);
  }

  /** When the list is to go, how far the clock is off, and who was here when the server was asked last. */
  async meta() {
    return (await done(this.#in('kept').get(META))) ?? {};
  }

  keepMeta(meta) {
    return done(this.#in('kept', 'readwrite').put(meta, META));
  }

  /** What waits to be handed in. What cannot be opened any more is left out. */
  async noted() {
    const [all, seal] = await Promise.all([done(this.#in('noted').getAll()), done(this.#in('kept').get(QUEUE_SEAL))]);
    const open = all.map(async ({ key, sealed, iv, ...one }) => {
      if (!sealed) return { key, ...one };
      return seal && { key, ...(await opened({ iv, sealed }, seal).catch(() => undefined)) };
    });
    return (await Promise.all(open)).filter((one) => one?.at);
  }

  /** Notes somebody on the list: ids and times. */
  note(one) {
    return done(this.#in('noted', 'readwrite').put(one));
  }

  /** Notes somebody whom nobody expected: sealed. */
  async noteSealed({ key, ...one }) {
    const sealed = await shut(one, await this.#queueSeal());
    await this.note({ key, ...sealed });
  }

  /** The key of the queue, made when it is first needed: of two pages at once the first makes it. */
  async #queueSeal() {
    const known = await done(this.#in('kept').get(QUEUE_SEAL));
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const kept = this.#in('kept', 'readwrite');
    const other = await done(kept.get(QUEUE_SEAL));
    if (!other) await done(kept.put(made, QUEUE_SEAL));
    return other ?? made;
  }

  async forget(keys) {
    const noted = this.#in('noted', 'readwrite');
    await Promise.all(keys.map((key) => done(noted.delete(key))));
  }

  /** Takes the list and its key away. What was noted stays until it is handed in; its key goes with it. */
  async wipe() {
    const kept = this.#in('kept', 'readwrite');
    await Promise.all([done(kept.delete(LIST)), done(kept.delete(SEAL))]);
    const left = await done(this.#in('noted').count());
    if (left === 0) await done(this.#in('kept', 'readwrite').delete(QUEUE_SEAL));
  }

  /** Takes what was noted away as well: nobody takes it in any more. */
  async wipeNoted() {
    await done(this.#in('noted', 'readwrite').clear());
    await this.wipe();
  }
}

async function shut(what, seal) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(what));
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, seal, plain) };
}

async function opened({ iv, sealed }, seal) {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, seal, sealed);
  return JSON.parse(new TextDecoder().decode(plain));
}
