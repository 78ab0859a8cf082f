//! The worker seen from the page: started from the page's own text, so that it needs no second file.

use crate::browser::message::{self, Ask, Body, Bytes, Event};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url};

/// What the worker does first: make its program of the compiled module that the page sends. The program then takes over its messages.
const BOOT: &str = "\nonmessage=e=>wasm_bindgen.initSync({module:e.data})";

/// A worker and what listens to it; dropped, it ends.
pub struct Worker {
    own: web_sys::Worker,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 1],
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.own.terminate();
    }
}

impl Worker {
    /// Starts a worker with this page's program. `on_lost` is called where the browser stops it, or refuses it after all.
    ///
    /// # Errors
    /// Where the browser refuses a worker, or the page's program does not stand in the page.
    pub fn start(
        on_event: impl Fn(Event, Option<Body>) + 'static,
        on_lost: impl Fn(String) + 'static,
    ) -> Result<Self, JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let glue = document.get_element_by_id("glue").and_then(|glue| glue.text_content()).ok_or(JsValue::NULL)?;
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let parts = Array::of2(&glue.into(), &BOOT.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let worker = web_sys::Worker::new(&url);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some((event, body)) = message::read(event.data()) {
                on_event(event, body);
            }
        });
        let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            let message = Reflect::get(&event, &"message".into()).ok().and_then(|message| message.as_string());
            on_lost(message.unwrap_or_default());
        });
        let worker = worker?;
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&wasm_bindgen::module())?;
        Ok(Self { own: worker, _listeners: [on_message], _on_error: on_error })
    }

    /// Gives it a corpus to be the engine of.
    pub fn load(&self, corpus: &js_sys::JsString) {
        // The only refusal is of values that cannot be copied, which texts are not.
        let _ = self.own.post_message(corpus);
    }

    /// Sends a request; a body beside it is handed over and gone from here.
    pub fn ask(&self, ask: &Ask, body: Option<Bytes>) {
        let (message, handed_over) = message::write(ask, body.map(Body::Bytes).as_ref());
        let _ = self.own.post_message_with_transfer(&message, &handed_over);
    }
}
