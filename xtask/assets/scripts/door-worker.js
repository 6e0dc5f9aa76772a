// Answers for a door when there is no network: with the page that goes on without one, and with what it is made of. What
// lies there was put there by that page, and holds no name.

const KEPT = 'valskydd-dorren';
const DOOR = /^\/workshop\/[^/]+\/dorren(\/mobil)?$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const door = DOOR.exec(url.pathname);
  if (request.mode === 'navigate' && door) event.respondWith(page(request, url.pathname));
  else if (url.pathname.startsWith('/static/')) event.respondWith(part(request));
});

/** The page from the house; without a network, the one that goes on without. */
async function page(request, path) {
  try {
    return await fetch(request);
  } catch (fault) {
    const own = path.endsWith('/mobil') ? path : `${path}/mobil`;
    const kept = await caches.match(own, { cacheName: KEPT, ignoreVary: true });
    if (!kept) throw fault;
    if (own === path) return kept;
    return Response.redirect(own, 302);
  }
}

/** What a page is made of: its address changes with its content. */
async function part(request) {
  const kept = await caches.match(request, { cacheName: KEPT, ignoreVary: true });
  return kept ?? fetch(request);
}
