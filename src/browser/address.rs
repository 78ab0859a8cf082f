//! The address bar: what stands behind `#`.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// What stands behind `#`, with it; empty where nothing does.
pub fn current() -> String {
    location().and_then(|location| location.hash().ok()).unwrap_or_default()
}

/// The whole address, to be copied.
pub fn whole() -> String {
    location().and_then(|location| location.href().ok()).unwrap_or_default()
}

/// Puts something behind `#`; as a step that the back button takes back, or in place of what stands there.
pub fn set(address: &str, is_step: bool) {
    let Some(window) = web_sys::window() else { return };
    let url = format!("#{address}");
    let done = window.history().and_then(|history| {
        if is_step {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
        }
    });
    if done.is_err() {
        // Inside some frames the history is closed to the page; the hash is not.
        let _ = window.location().set_hash(address);
    }
}

/// Listens for a change of address that the page did not make itself: the back button, or a hand.
pub fn listen(hear: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| hear(current())))
}
