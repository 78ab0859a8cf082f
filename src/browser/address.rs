//! Address bar: reads and writes the part after `#`.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// Returns the fragment with its `#`, or an empty string.
pub fn current() -> String {
    location().and_then(|location| location.hash().ok()).unwrap_or_default()
}

/// Returns the whole address.
pub fn whole() -> String {
    location().and_then(|location| location.href().ok()).unwrap_or_default()
}

/// Sets the fragment, given without `#`. A step is added to the history, so that the back button undoes it; otherwise the current entry is replaced.
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
        // Some frames refuse access to the history but allow setting the hash.
        let _ = window.location().set_hash(address);
    }
}

/// Calls `on_change` with the fragment when the address changes from outside the page: by the back button, or by typing.
pub fn listen(on_change: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| on_change(current())))
}
