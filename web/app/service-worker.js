// Keeps one whole build of the page on the device and answers from it, so that the page opens without a network and
// its files are always of one build. `cargo xtask build` writes the build's files and their SHA-256 sums in here.
const BUILD = /* the build */ { version: '', files: {} };

const SCOPE = new URL(self.registration.scope);
// Other copies of the page may lie on the same host, each with caches of its own.
const OURS = `vitrine-page ${SCOPE.pathname} `;
const CACHE = OURS + BUILD.version;
const INDEX = 'index.html';

self.addEventListener('install', (event) => event.waitUntil(keepBuild()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
self.addEventListener('message', (event) => {
  if (event.data === 'apply') event.waitUntil(apply(event.source));
});
self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  // Whatever is not of the build (weights from a hub, for example) takes its usual way.
  if (path !== null) event.respondWith(answer(event.request, path));
});

/** Keeps every file, or none: then the browser tries again at the next visit. */
async function keepBuild() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(BUILD.files).map((path) => keep(cache, path)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Keeps one file of the build: as an older build has it, as the browser has it, or as the server has it. */
async function keep(cache, path) {
  for (const source of [fromOlderBuilds, (url) => fetch(url, { cache: 'no-cache' }), (url) => fetch(url, { cache: 'reload' })]) {
    const response = await source(address(path));
    if (!response?.ok) continue;
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) !== BUILD.files[path]) continue;
    const headers = new Headers(response.headers);
    // The bytes are unpacked by now.
    for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
    await cache.put(address(path), new Response(bytes, { headers }));
    return;
  }
  throw new Error(`${path} is not of this build`);
}

async function fromOlderBuilds(url) {
  for (const name of await olderBuilds()) {
    const kept = await (await caches.open(name)).match(url);
    if (kept) return kept;
  }
  return null;
}

async function forgetOthers() {
  await Promise.all((await olderBuilds()).map((name) => caches.delete(name)));
}

async function olderBuilds() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
}

/** Takes over from the build before, unless another tab still works with that. */
async function apply(page) {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.filter((tab) => tab.url.startsWith(SCOPE.href)).length > 1) page.postMessage('other tabs');
  else await self.skipWaiting();
}

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address(path));
  if (kept) return kept;
  // Someone cleared this one away. Nothing but the same file may take its place; the page itself brings its own files.
  if (path === INDEX) return fetch(request);
  await keep(cache, path);
  return cache.match(address(path));
}

/** Which file of the build a request is for; null if for none. */
function pathOf(request) {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  const path = url.pathname.slice(SCOPE.pathname.length) || INDEX;
  return Object.hasOwn(BUILD.files, path) ? path : null;
}

/** Where a file lies; the page itself is asked for by its folder, since some servers redirect from its name. */
function address(path) {
  return new URL(path === INDEX ? './' : path, SCOPE).href;
}

async function sha256(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
