/*! <broadside-page>: a Broadside page inside another; see README.md. MIT or Apache-2.0. */
class BroadsidePage extends HTMLElement {
  static observedAttributes = ["src", "view", "theme", "lang", "height", "title"];
  #frame = document.createElement("iframe");
  #asked = new Map();
  #hears = false;
  #untold = [];
  #hear = ({ source, data }) => {
    if (source === this.#frame.contentWindow && data?.broadside === 1) this.#take(data);
  };

  connectedCallback() {
    addEventListener("message", this.#hear);
    this.#frame.sandbox = this.#value("sandbox") || "allow-scripts allow-downloads";
    this.#frame.style = "display:block;width:100%;border:0";
    for (const name of ["height", "title", "src"]) this.#set(name);
    this.replaceChildren(this.#frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#hears = false;
  }

  attributeChangedCallback(name, before, now) {
    if (this.#frame.isConnected && before !== now) this.#set(name);
  }

  filter(filters) {
    this.#tell("filters", { filters });
  }

  show(address) {
    this.#tell("show", { address });
  }

  theme(scheme, properties = {}) {
    this.#tell("theme", { scheme, properties });
  }

  csv() {
    const id = String(Math.random());
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#tell("csv", { id });
    });
  }

  #value(name) {
    return this.getAttribute(name) ?? "";
  }

  #set(name, height = 600) {
    const value = this.#value(name);
    const frame = this.#frame;
    if (name === "title") frame.title = value || "Articles";
    else if (name === "height") frame.style.height = value && value !== "auto" ? value : height + "px";
    else if (name === "src") {
      this.#hears = false;
      frame.src = this.#address(value);
    } else if (name === "view") this.show(value);
    else if (name === "lang") this.#tell("language", { language: value });
    else this.theme(value || "auto");
  }

  #address(src) {
    const [path, query] = this.#value("view").split("?");
    const options = new URLSearchParams(query);
    for (const name of ["without", "lang"]) if (this.#value(name)) options.set(name, this.#value(name));
    return src.split("#")[0] + "#embed/" + path + "?" + options;
  }

  // What a page cannot hear yet waits for it, the last of each kind.
  #tell(type, fields) {
    if (this.#hears) return this.#post(type, fields);
    if (type !== "theme" && type !== "csv") this.#untold = this.#untold.filter(([other]) => other !== type);
    this.#untold.push([type, fields]);
  }

  #post(type, fields) {
    // A sandboxed frame has no origin to name. Nothing told here is secret.
    this.#frame.contentWindow?.postMessage({ broadside: 1, type, ...fields }, "*");
  }

  #take(data) {
    const { type, id } = data;
    if (type === "listening") {
      this.#hears = true;
      if (this.#value("theme")) this.#set("theme");
      // Before the greeting: then the first state that the page says has it all.
      for (const [type, fields] of this.#untold.splice(0)) this.#post(type, fields);
      return this.#post("hello");
    }
    if (type === "height") this.#set("height", data.height);
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (type === "csv") asked?.resolve(data);
    else asked?.reject(new Error(data.message));
    this.dispatchEvent(new CustomEvent("broadside-" + type, { bubbles: true, detail: data }));
  }
}
customElements.define("broadside-page", BroadsidePage);
