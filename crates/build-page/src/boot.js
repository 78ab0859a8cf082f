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
  const unpack = (base64) => {
    const packed = Uint8Array.fromBase64
      ? Uint8Array.fromBase64(base64)
      : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new Response(packed).body.pipeThrough(new DecompressionStream("gzip"));
  };
  // Unpacks a small corpus while the program compiles. The program itself unpacks a large one.
  const unpackSmallCorpus = async () => {
    const base64 = (document.getElementById("corpus")?.textContent ?? "").trim();
    return base64 && base64.length <= 150000 ? new Uint8Array(await new Response(unpack(base64)).arrayBuffer()) : null;
  };
  try {
    // The program unpacks a damaged corpus again and reports what is wrong.
    const unpacking = unpackSmallCorpus().catch(() => null);
    const program = unpack(document.getElementById("wasm").textContent);
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
