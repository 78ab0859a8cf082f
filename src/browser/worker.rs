//! The worker seen from the page: started from the page's own text, so that it needs no second file.

use super::message::{self, Ask, Tell};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

/// What the worker does first: make its program of the compiled module that the page sends. The program then takes over its messages.
const BOOT: &str = "\nonmessage=e=>wasm_bindgen.initSync({module:e.data})";

/// A worker and what listens to it.
pub struct Engine {
    worker: Worker,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 1],
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Engine {
    /// Starts a worker with this page's program and the corpus. `lost` is called where the browser stops it, or refuses it after all.
    ///
    /// # Errors
    /// Where the browser refuses a worker, or the page's program does not stand in the page.
    pub fn start(
        corpus: &js_sys::JsString,
        hear: impl Fn(Tell) + 'static,
        lost: impl Fn(String) + 'static,
    ) -> Result<Self, JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let glue = document.get_element_by_id("glue").and_then(|glue| glue.text_content()).ok_or(JsValue::NULL)?;
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let parts = Array::of2(&glue.into(), &BOOT.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let worker = Worker::new(&url);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(tell) = message::read(event.data()) {
                hear(tell);
            }
        });
        let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            let message = Reflect::get(&event, &"message".into()).ok().and_then(|message| message.as_string());
            lost(message.unwrap_or_default());
        });
        let worker = worker?;
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&wasm_bindgen::module())?;
        worker.post_message(corpus)?;
        Ok(Self { worker, _listeners: [on_message], _on_error: on_error })
    }

    /// Sends a request.
    pub fn ask(&self, ask: &Ask) {
        // The only refusal is of values that cannot be copied, which bytes are not.
        let _ = self.worker.post_message(&message::write(ask));
    }
}
