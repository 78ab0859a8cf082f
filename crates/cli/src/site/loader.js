// Brings the parts of a page that is hosted as a folder of files, and keeps them for when there is no network. Only this script and the
// service worker ask for anything, and only for files of the folder. What is in the page's own file elsewhere is here by name in the data
// of the script's tag; the words are there too, in the language of the articles.
(() => {
  "use strict";
  const { program, corpus, bytes, frame, loading, incomplete, refused } = document.currentScript.dataset;
  // A policy, or a frame without an origin, may forbid what the page needs.
  let isForbidden = self.origin === "null";
  document.addEventListener("securitypolicyviolation", ({ disposition }) => {
    if (disposition === "enforce") isForbidden = true;
  });
  const get = async (name) => {
    const response = await fetch(name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  };
  // Some servers send a packed file as if they had packed it on the way, and the browser unpacks it.
  const packed = async (response) => {
    if (!response.headers.has("Content-Encoding")) return response;
    const blob = await response.blob();
    const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
    if (first === 0x1f && second === 0x8b) return new Response(blob);
    return new Response(blob.stream().pipeThrough(new CompressionStream("gzip")));
  };
  const say = (n) => {
    const million = (n) => (n / 1e6).toFixed(n < 1e7 ? 1 : 0);
    const status = document.querySelector("#app [role=status]");
    if (status) status.textContent = loading.replace("%n", million(n)).replace("%of", million(bytes));
  };
  // On the first visit, the service worker takes the corpus from here, since browsers keep no large files of themselves.
  let handing;
  const handOver = async (blob) => {
    if (!self.caches || navigator.serviceWorker?.controller) return;
    const cache = await caches.open(`broadside ${new URL(".", location)} first`);
    await cache.put(corpus, new Response(blob));
  };
  // How many bytes become base64 at once: a multiple of three, and so few that the page can be used in between.
  const AT_ONCE = 3 << 20;
  const base64 = (blob) =>
    new Promise((resolve, reject) => {
      const file = new FileReader();
      file.onload = () => resolve(file.result.slice(file.result.indexOf(",") + 1));
      file.onerror = () => reject(file.error);
      file.readAsDataURL(blob);
    });
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  const bringCorpus = async () => {
    const response = await packed(await get(corpus));
    // A response of our own making has no address.
    const isAsSent = response.url !== "";
    const reader = response.body.getReader();
    const pieces = [];
    let n = 0;
    for (let said = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      n += value.length;
      if (bytes > 1e6 && performance.now() - said > 200) {
        said = performance.now();
        say(n);
      }
    }
    if (isAsSent && n !== Number(bytes)) throw new Error(`${corpus}: ${n} / ${bytes}`);
    return new Blob(pieces);
  };
  const parsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  // Text is appended, since a server may let no script set that of a script's element, which a block is.
  const fill = async (id, text) => {
    await parsed;
    document.getElementById(id).append(text);
  };
  // The corpus as base64, as it is in the file of a page.
  const fillCorpus = async () => {
    const blob = await bringCorpus();
    handing = handOver(blob).catch(() => {});
    const pieces = [];
    for (let at = 0; at < blob.size; at += AT_ONCE) pieces.push(await base64(blob.slice(at, at + AT_ONCE)));
    // As one text, which a browser hands on without a copy. Each step takes a tenth of a second where it is 100 MB.
    const text = pieces.join("");
    if (pieces.length > 1) await pause();
    await fill("corpus", text);
    if (pieces.length > 1) await pause();
  };
  // From here on the page has everything that it will ever need, so no newer version can take anything from under it.
  const bringing = get(program).then(packed);
  const page = get(frame).then((response) => response.text());
  const glue = page.then((text) => text.split('<script id="glue">')[1].split("</script>")[0]);
  const ready = Promise.all([fillCorpus(), glue.then((text) => fill("glue", text))]);
  for (const part of [bringing, page, ready]) part.catch(() => {});
  const site = {
    // The packed program, as often as it is asked for.
    program: async () => (await bringing).clone(),
    // The file of a page without its corpus and program, into which they can be put.
    page,
    // Once all is here.
    ready,
    get incomplete() {
      return isForbidden ? refused : incomplete;
    },
    refused,
    // Whether a newer version waits.
    isNewer: false,
    renew: () => location.reload(),
  };
  self.site = site;
  const keep = async () => {
    await handing;
    const workers = navigator.serviceWorker;
    const registration = await workers.register("service-worker.js", { updateViaCache: "none" });
    const look = () => {
      if (!registration.waiting || !workers.controller || site.isNewer) return;
      site.isNewer = true;
      dispatchEvent(new Event("newer"));
    };
    const watch = () => registration.installing?.addEventListener("statechange", look);
    registration.addEventListener("updatefound", watch);
    watch();
    look();
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) registration.update().catch(() => {});
    });
    site.renew = () => {
      if (!registration.waiting) return location.reload();
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting.postMessage("take over");
    };
  };
  // Browsers have service workers only for pages that come by https, or from this very machine.
  if ("serviceWorker" in navigator) ready.then(keep).catch(() => {});
})();
