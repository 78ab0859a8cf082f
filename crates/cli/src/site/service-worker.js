// Keeps the files of one version of a page together, each checked by its hash, so that the page opens without a network and is never half
// of one version and half of another. A newer worker waits until the page tells it to take over. VERSION and FILES come before this.
const SCOPE = self.registration.scope;
const PREFIX = `broadside ${SCOPE} `;
const NAME = PREFIX + VERSION;

const isWhole = async (response, integrity) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return integrity === "sha256-" + btoa(String.fromCharCode(...digest));
};

const bring = async (cache, file) => {
  // Another version, or the page itself, may have it already.
  const integrity = FILES[file];
  const known = await caches.match(file);
  const isKnown = known && (await isWhole(known.clone(), integrity));
  const response = isKnown ? known : await fetch(file, { integrity, cache: file === "./" ? "no-cache" : "default" });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  await cache.put(file, response);
};

addEventListener("install", (event) => {
  const install = async () => {
    const cache = await caches.open(NAME);
    try {
      await Promise.all(Object.keys(FILES).map((file) => bring(cache, file)));
    } catch (error) {
      await caches.delete(NAME);
      throw error;
    }
  };
  event.waitUntil(install());
});

addEventListener("activate", (event) => {
  const activate = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(activate());
});

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const path = (origin + pathname).slice(SCOPE.length);
  const file = path === "" || path === "index.html" ? "./" : path;
  if (event.request.method !== "GET" || !(origin + pathname).startsWith(SCOPE) || !Object.hasOwn(FILES, file)) return;
  const answer = async () => (await (await caches.open(NAME)).match(file)) ?? fetch(event.request);
  event.respondWith(answer());
});
