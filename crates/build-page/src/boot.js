// Unpacks the program from this page and starts it. If that fails, a message replaces the page.
(async () => {
  "use strict";
  // Of a page that is hosted as a folder of files, the loader (crates/cli/src/site/loader.js) brings what others have in themselves.
  const site = self.site;
  // A large corpus may still be on its way, and the program starts without it.
  const isRead = () => document.readyState !== "loading";
  const parsed = new Promise((resolve) =>
    isRead() ? resolve() : document.addEventListener("DOMContentLoaded", resolve)
  );
  // The words for a page that never starts are not needed: from here on, what fails is said here.
  document.documentElement.setAttribute("data-started", "");
  // An address that leads elsewhere than to the articles does not show them first.
  if (location.hash) document.documentElement.setAttribute("data-elsewhere", "");
  const fail = (sentence, error) => {
    const paragraph = document.createElement("p");
    paragraph.setAttribute("role", "alert");
    paragraph.setAttribute("data-failed", "");
    paragraph.textContent = sentence;
    // What can be read stays.
    document.documentElement.removeAttribute("data-elsewhere");
    const app = document.getElementById("app") || document.body;
    for (const words of app.querySelectorAll("[role=status], [data-stalled]")) words.remove();
    const masthead = app.querySelector(".masthead");
    if (masthead) masthead.after(paragraph);
    else app.prepend(paragraph);
    if (error) console.error(error);
  };
  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
    return fail(
      "This page needs a newer browser: Chrome or Edge 97, Firefox 113, Safari 16.4, or any later one. " +
        "Nothing is lost: open the same file there."
    );
  }
  // Only streams of the browser's own making: Firefox now and then lets a pipe from a script's own stream die, and the page would load for ever.
  const gunzip = (packed) => new Response(packed).body.pipeThrough(new DecompressionStream("gzip"));
  // The program is written denser than base64 (dense.rs): 13 bits in two of 91 characters, so 13 bytes in 16.
  const decode = (text) => {
    const length = ((text.length >> 1) * 13 + (text.length & 1) * 6) >> 3;
    const codes = new TextEncoder().encode(text.padEnd((text.length + 15) & ~15, "#"));
    const digit = Uint8Array.from({ length: 128 }, (_, code) => (code > 60 ? code - 36 : code - 35));
    const pair = (at) => digit[codes[at]] + digit[codes[at + 1]] * 91;
    const bytes = new Uint8Array((codes.length / 16) * 13);
    for (let at = 0, out = 0; at < codes.length; at += 16, out += 13) {
      const a = pair(at);
      const b = pair(at + 2);
      const c = pair(at + 4);
      const d = pair(at + 6);
      const e = pair(at + 8);
      const f = pair(at + 10);
      const g = pair(at + 12);
      const h = pair(at + 14);
      bytes[out] = a;
      bytes[out + 1] = (a >> 8) | (b << 5);
      bytes[out + 2] = b >> 3;
      bytes[out + 3] = (b >> 11) | (c << 2);
      bytes[out + 4] = (c >> 6) | (d << 7);
      bytes[out + 5] = d >> 1;
      bytes[out + 6] = (d >> 9) | (e << 4);
      bytes[out + 7] = e >> 4;
      bytes[out + 8] = (e >> 12) | (f << 1);
      bytes[out + 9] = (f >> 7) | (g << 6);
      bytes[out + 10] = g >> 2;
      bytes[out + 11] = (g >> 10) | (h << 3);
      bytes[out + 12] = h >> 5;
    }
    return bytes.subarray(0, length);
  };
  // A page that is left while Firefox compiles its program from a stream keeps a thread of the process for ever. After a few, no page starts there.
  const waitsForEver = CSS.supports("-moz-appearance", "none");
  // Unpacks a small corpus while the program compiles. The program itself unpacks a large one.
  const unpackSmallCorpus = async () => {
    const base64 = (document.getElementById("corpus")?.textContent ?? "").trim();
    if (!base64 || base64.length > 150000) return null;
    const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    // gzip ends with the size of what it holds.
    if (new DataView(packed.buffer).getUint32(packed.length - 4, true) > 2000000) return null;
    return new Uint8Array(await new Response(gunzip(packed)).arrayBuffer());
  };
  // What can be read is drawn before the program takes the thread: it is seen in half the time, and the program starts hardly later.
  const drawn = () =>
    new Promise((resolve) => {
      if (site || location.hash || document.hidden) return resolve();
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, 100);
    });
  // Lets the browser work between two steps. A timer would wait a second in a tab that is not looked at.
  const turn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  const unpackProgram = async () => {
    if (site) return gunzip((await site.program()).body);
    const packed = decode(document.getElementById("wasm").textContent);
    await turn();
    return gunzip(packed);
  };
  // gzip's own checksum tells a damaged program from one that is kept from running.
  const isWhole = async () => {
    await site?.ready;
    await new Response(await unpackProgram()).arrayBuffer();
    return typeof wasm_bindgen === "function" && document.getElementById("app") !== null;
  };
  try {
    // The program unpacks a damaged corpus again and reports what is wrong.
    const unpacking = (async () => {
      await (site ? site.ready : parsed);
      return unpackSmallCorpus().catch(() => null);
    })();
    await drawn();
    const program = new Response(await unpackProgram(), { headers: { "Content-Type": "application/wasm" } });
    const module = await (waitsForEver
      ? WebAssembly.compile(await program.arrayBuffer())
      : WebAssembly.compileStreaming(program));
    if (!document.getElementById("app")) throw new Error("no frame");
    await turn();
    if (site || isRead()) self.smallCorpus = await unpacking;
    await wasm_bindgen({ module_or_path: module });
  } catch (error) {
    const whole = await isWhole().catch(() => false);
    const sentence = site
      ? (whole ? site.refused : site.incomplete) + " (" + error + ")"
      : whole
      ? "This page could not run here. A rule of the server, the browser or an extension may forbid it: " +
        "save the file and open it from your own disk, or use another browser. (" + error + ")"
      : "This file is damaged, so the page cannot start. Copy or download it again. " +
        "If you cannot, add this file to another Broadside page: its articles may still be readable.";
    fail(sentence, error);
  }
})();
