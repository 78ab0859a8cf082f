// Unpacks the program from this page and starts it. If that fails, a message replaces the page.
(async () => {
  "use strict";
  const fail = (sentence, error) => {
    const paragraph = document.createElement("p");
    paragraph.setAttribute("role", "alert");
    paragraph.textContent = sentence;
    (document.getElementById("app") || document.body).replaceChildren(paragraph);
    if (error) console.error(error);
  };
  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
    return fail(
      "This page needs a newer browser: Chrome or Edge 97, Firefox 113, Safari 16.4, or any later one. " +
        "Nothing is lost: open the same file there."
    );
  }
  const gunzip = (packed) => new Response(packed).body.pipeThrough(new DecompressionStream("gzip"));
  // The program is written denser than base64: 13 bits in two of 91 characters, the lower digit first, six in a last one alone (dense.rs).
  const decode = (text) => {
    const digit = (at) => {
      const code = text.charCodeAt(at);
      return code > 60 ? code - 36 : code - 35;
    };
    const length = text.length;
    const bytes = new Uint8Array(((length >> 1) * 13 + (length & 1) * 6) >> 3);
    let bits = 0;
    let count = 0;
    let to = 0;
    for (let at = 0; at < length; at += 2) {
      bits |= (digit(at) + (at + 1 < length ? digit(at + 1) * 91 : 0)) << count;
      for (count += 13; count > 7 && to < bytes.length; count -= 8) {
        bytes[to++] = bits;
        bits >>= 8;
      }
    }
    return bytes;
  };
  // Unpacks a small corpus while the program compiles. The program itself unpacks a large one.
  const unpackSmallCorpus = async () => {
    const base64 = (document.getElementById("corpus")?.textContent ?? "").trim();
    if (!base64 || base64.length > 150000) return null;
    const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new Uint8Array(await new Response(gunzip(packed)).arrayBuffer());
  };
  try {
    // The program unpacks a damaged corpus again and reports what is wrong.
    const unpacking = unpackSmallCorpus().catch(() => null);
    const program = gunzip(decode(document.getElementById("wasm").textContent));
    const compiling = WebAssembly.compileStreaming(
      new Response(program, { headers: { "Content-Type": "application/wasm" } })
    );
    const module = await compiling;
    self.smallCorpus = await unpacking;
    await wasm_bindgen({ module_or_path: module });
  } catch (error) {
    fail("This page could not start. The file may be damaged: copy or download it again. (" + error + ")", error);
  }
})();
