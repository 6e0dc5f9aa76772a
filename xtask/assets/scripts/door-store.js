// What a phone keeps for a door: the list of people, sealed, and what was noted and not handed in yet.
//
// The list is sealed with AES-GCM by a key that the server hands to the signed-in page alone. It is kept as a key that
// no script can read out, and goes with the list. What was noted holds ids and times, no names.

const LIST = 'list';
const SEAL = 'seal';
const META = 'meta';

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
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(people));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, seal, plain);
    const kept = this.#in('kept', 'readwrite');
    kept.put(seal, SEAL);
    await done(kept.put({ iv, sealed }, LIST));
  }

  /** The list, opened; nothing when there is none. */
  async list() {
    const kept = this.#in('kept');
    const [seal, list] = await Promise.all([done(kept.get(SEAL)), done(kept.get(LIST))]);
    if (!seal || !list) return undefined;
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: list.iv }, seal, list.sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  }

  /** When the list is to go, how far the clock is off, and who was here when the server was asked last. */
  async meta() {
    return (await done(this.#in('kept').get(META))) ?? {};
  }

  keepMeta(meta) {
    return done(this.#in('kept', 'readwrite').put(meta, META));
  }

  /** What waits to be handed in. */
  noted() {
    return done(this.#in('noted').getAll());
  }

  note(one) {
    return done(this.#in('noted', 'readwrite').put(one));
  }

  async forget(keys) {
    const noted = this.#in('noted', 'readwrite');
    await Promise.all(keys.map((key) => done(noted.delete(key))));
  }

  /** Takes the list and its key away. What was noted stays until it is handed in. */
  async wipe() {
    const kept = this.#in('kept', 'readwrite');
    await Promise.all([done(kept.delete(LIST)), done(kept.delete(SEAL))]);
  }
}
