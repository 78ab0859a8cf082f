//! Worker: the page's side. The worker starts from the page's own text, so it needs no second file.

use crate::browser::bytes::Bytes;
use crate::browser::message::{self, Ask, Body, Event};
use js_sys::{Array, Reflect};
use std::cell::OnceCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url};

/// The worker's first handler: starts the program from the compiled module that the page sends. The program then handles all messages.
const BOOT: &str = "\nonmessage=e=>wasm_bindgen.initSync({module:e.data})";

thread_local! {
    /// The address of the workers' script. It is the same for all, since making it asks another process, which takes milliseconds.
    static ADDRESS: OnceCell<String> = const { OnceCell::new() };
}

/// The address of a script of this page's own text.
fn address() -> Result<String, JsValue> {
    ADDRESS.with(|address| match address.get() {
        Some(address) => Ok(address.clone()),
        None => made_address().inspect(|made| drop(address.set(made.clone()))),
    })
}

fn made_address() -> Result<String, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let glue = document.get_element_by_id("glue").and_then(|glue| glue.text_content()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = Array::of2(&glue.into(), &BOOT.into());
    let script = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    Url::create_object_url_with_blob(&script)
}

/// A worker and its listeners. Dropping it ends the worker.
pub struct Worker {
    own: web_sys::Worker,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 1],
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        // What it still sends has no listener.
        self.own.set_onmessage(None);
        self.own.set_onerror(None);
        self.own.terminate();
    }
}

impl Worker {
    /// Starts a worker with this page's program. Calls `on_event` with each event, and `on_lost` if the browser stops the worker or refuses it
    /// after all.
    ///
    /// # Errors
    /// Fails if the browser refuses workers, or the page does not contain its program.
    pub fn start(
        on_event: impl Fn(Event, Option<Body>) + 'static,
        on_lost: impl Fn(String) + 'static,
    ) -> Result<Self, JsValue> {
        let worker = web_sys::Worker::new(&address()?);
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

    /// Sends a piece of the corpus that the worker should read.
    ///
    /// # Errors
    /// Returns the browser's error if it has no room for it.
    pub fn load(&self, piece: &js_sys::JsString) -> Result<(), JsValue> {
        if piece.length() > 0 { self.own.post_message(piece) } else { Ok(()) }
    }

    /// Sends the next bytes of the corpus, which are unpacked. They are transferred, so they can no longer be used here.
    ///
    /// # Errors
    /// Returns the browser's error if it has no room for them.
    pub fn load_unpacked(&self, bytes: &Bytes) -> Result<(), JsValue> {
        self.own.post_message_with_transfer(&bytes.0, &Array::of1(&bytes.0.buffer()))
    }

    /// Says that the corpus is complete.
    ///
    /// # Errors
    /// As [`Worker::load`].
    pub fn end_of_corpus(&self) -> Result<(), JsValue> {
        self.own.post_message(&"".into())
    }

    /// Sends a whole corpus.
    ///
    /// # Errors
    /// As [`Worker::load`].
    pub fn load_whole(&self, corpus: &js_sys::JsString) -> Result<(), JsValue> {
        self.load(corpus)?;
        self.end_of_corpus()
    }

    /// Sends a request. Bytes beside it are transferred, so they can no longer be used here.
    pub fn ask(&self, ask: &Ask, body: Option<&Body>) {
        let (message, transferred) = message::write(ask, body);
        let _ = self.own.post_message_with_transfer(&message, &transferred);
    }
}
