//! Address bar: reads and writes the part after `#`.

use gloo::events::EventListener;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    /// The fragment that the browser refused to put into the address, with its `#`. Firefox refuses any in a sandboxed frame of a page opened from a
    /// file. What asks for the address still gets the view that is open.
    static REFUSED: RefCell<Option<String>> = const { RefCell::new(None) };
}

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// Returns the fragment with its `#`, or an empty string.
pub fn current() -> String {
    let refused = REFUSED.with_borrow(Clone::clone);
    refused.or_else(|| location()?.hash().ok()).unwrap_or_default()
}

/// Returns the whole address.
pub fn whole() -> String {
    let whole = location().and_then(|location| location.href().ok()).unwrap_or_default();
    match REFUSED.with_borrow(Clone::clone) {
        Some(fragment) => [whole.split('#').next().unwrap_or_default(), &fragment].concat(),
        None => whole,
    }
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
    // Some frames refuse access to the history but allow setting the hash.
    let is_refused = done.is_err() && window.location().set_hash(address).is_err();
    REFUSED.set(is_refused.then_some(url));
}

/// Calls `on_change` with the fragment when the address changes from outside the page: by the back button, or by typing.
pub fn listen(on_change: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        REFUSED.take();
        on_change(current());
    }))
}
