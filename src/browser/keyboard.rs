//! Keyboard: listens for keys pressed anywhere on the page, except while typing in a field.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Calls `on_key` with each key. It returns whether it used the key.
pub fn listen(on_key: impl Fn(&str) -> bool + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        // Keys reach nothing under an open dialog; the browser itself closes it at `Escape`.
        if super::dom::is_dialog_open() {
            return;
        }
        let key = event.key();
        if (key == "Escape" || !is_typing(event)) && on_key(&key) {
            event.prevent_default();
        }
    }))
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| match target.tag_name().as_str() {
        // Checkboxes take no text.
        "INPUT" => target.get_attribute("type").as_deref() != Some("checkbox"),
        name => matches!(name, "SELECT" | "TEXTAREA"),
    })
}
