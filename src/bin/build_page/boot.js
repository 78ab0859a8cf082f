// Unpacks the program out of this page and starts it. What goes wrong is said in place of the page.
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
  try {
    const base64 = document.getElementById("wasm").textContent;
    const packed = Uint8Array.fromBase64
      ? Uint8Array.fromBase64(base64)
      : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const unpacked = new Response(packed).body.pipeThrough(new DecompressionStream("gzip"));
    const module = await WebAssembly.compileStreaming(
      new Response(unpacked, { headers: { "Content-Type": "application/wasm" } })
    );
    await wasm_bindgen({ module_or_path: module });
  } catch (error) {
    fail("This page could not start. The file may be damaged: copy or download it again. (" + error + ")", error);
  }
})();
