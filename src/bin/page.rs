//! The program of the page. It also runs in the page's worker, where it serves as the engine.

use broadside::browser::{self, EngineClient, cutter, dom, failure, serve, source};
use broadside::ui::{App, AppProps};
use text;

fn main() {
    failure::report_panics();
    if cutter::is_known() {
        text::use_cutter(cutter::cut);
    }
    if !browser::is_page() {
        return serve::serve();
    }
    // The engine first: it reads the corpus while the page is being built.
    let client = EngineClient::start();
    if let Some(root) = dom::root() {
        // The frame that the page came with gives way to the page itself, and returns when it is saved.
        source::note();
        root.set_text_content(None);
        dom::keep_focus_in_sight();
        yew::Renderer::<App>::with_root_and_props(root, AppProps { client }).render();
    }
}
