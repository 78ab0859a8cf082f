//! Embedder: the page around this one, and what is said between the two.
//!
//! Only pages of the page's own origin are heard and spoken to, and of origins that whoever packed it named. A page that anybody may put into a frame
//! would else hand its articles to any website.

use gloo::events::EventListener;
use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// What browsers call the origin of a page that was opened as a file.
const FILE: &str = "null";

/// The page around this one.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedder {
    window: Window,
    origins: Vec<String>,
}

/// The page around this one; `None` where it is in no frame, or in one of a program that allows no messages.
pub fn around() -> Option<Embedder> {
    let own = web_sys::window()?;
    let window = own.parent().ok().flatten().filter(|parent| *parent != own)?;
    let location = own.location();
    let own_origin = match location.protocol().ok()?.as_str() {
        // In a sandbox the origin is no longer told, but the address is.
        scheme @ ("http:" | "https:") => Some([scheme, "//", &location.host().ok()?].concat()),
        _ => None,
    };
    let meta = own.document()?.query_selector("meta[name=embedders]").ok().flatten();
    let named = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    let origins = named.split_whitespace().map(str::to_owned).chain(own_origin).collect();
    Some(Embedder { window, origins })
}

impl Embedder {
    /// Calls `on_message` with each message, as JSON, and the origin of the page that sends it, if it may talk with this one.
    pub fn listen(&self, on_message: impl Fn(String, String) + 'static) -> Option<EventListener> {
        let embedder = self.clone();
        let hear = move |event: &web_sys::Event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            let is_parent =
                event.source().is_some_and(|source| JsValue::from(source) == JsValue::from(&embedder.window));
            if is_parent
                && embedder.origins.contains(&event.origin())
                && let Some(json) = JSON::stringify(&event.data()).ok().and_then(|json| json.as_string())
            {
                on_message(json, event.origin());
            }
        };
        Some(EventListener::new(web_sys::window()?.as_ref(), "message", hear))
    }

    /// Sends a message, given as JSON, to the page around this one if it is of this origin.
    pub fn tell(&self, origin: &str, json: &str) {
        // A page that was opened as a file can't be told from others of its kind.
        self.post(if origin == FILE { "*" } else { origin }, json);
    }

    /// Sends a message, given as JSON, whatever page it is that hears it.
    pub fn tell_anyone(&self, json: &str) {
        self.post("*", json);
    }

    fn post(&self, to: &str, json: &str) {
        if let Ok(message) = JSON::parse(json) {
            // Fails only where the origin is none, which the browser itself has named.
            let _ = self.window.post_message(&message, to);
        }
    }
}
