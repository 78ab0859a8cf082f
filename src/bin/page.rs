//! The page's program. It also runs in the page's worker, where it serves as the engine.

use broadside::browser::{
    self, EngineClient, cutter, dom, failure, focus, language_names, normalizer, serve, source, stage,
};
use broadside::ui::{App, AppProps};

fn main() {
    failure::report_panics();
    text::use_normalizer(normalizer::normalize);
    if cutter::is_known() {
        text::use_cutter(cutter::cut);
    }
    if !browser::is_page() {
        return serve::serve();
    }
    words::use_language_names(language_names::name);
    // The engine starts first, so that it reads the corpus while the page renders.
    let client = EngineClient::start();
    if let Some(root) = dom::root() {
        // What the file has there makes way for the page. `source` restores it when the page is saved.
        source::note();
        // Yew would set a hook of its own, which speaks to the console alone.
        yew::set_custom_panic_hook(Box::new(failure::report));
        let stage = stage::set(&root);
        dom::keep_focus_in_sight();
        focus::keep_in_page(&root, &[".main", ".reader", ".filters"]);
        yew::Renderer::<App>::with_root_and_props(stage, AppProps { client }).render();
    }
}
