//! Local engine: runs in the page instead of a worker, with pauses so that the page stays responsive.

use crate::browser::arriving::Arriving;
use crate::browser::desk::Desk;
use crate::browser::message::{Ask, Body, Event};
use crate::browser::{data_block, pause};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How many milliseconds it works before a pause.
const SLICE: f64 = 12.0;

/// Called with the events that a worker would send.
pub type OnEvent = Rc<dyn Fn(Event, Option<Body>)>;

/// An engine in the page.
#[derive(Clone)]
pub struct Local {
    desk: Rc<Desk>,
    is_small: bool,
    on_event: OnEvent,
}

impl Local {
    /// Starts reading the corpus. A small corpus that is already unpacked is read at once, so that the first view of the page is
    /// complete.
    pub fn start(corpus: js_sys::JsString, is_small: bool, on_event: OnEvent) -> Self {
        let local = Self { desk: Rc::default(), is_small, on_event };
        let this = local.clone();
        if let Some(bytes) = data_block::unpacked_early() {
            this.tell(this.desk.read_at_once(&bytes));
        } else {
            spawn_local(async move {
                match Arriving::whole(&corpus) {
                    Ok(corpus) => this.desk.read(&corpus, SLICE, |event| this.tell(event)).await,
                    Err(error) => this.tell(Event::Failed(crate::browser::say(error))),
                }
            });
        }
        local
    }

    /// Tells an event, and performs what was asked before there was so much to answer from.
    fn tell(&self, event: Event) {
        let again = self.desk.to_ask_again(&event);
        (self.on_event)(event, None);
        for (ask, body) in again {
            self.ask(ask, body);
        }
    }

    /// Performs a request after a pause for the page.
    pub fn ask(&self, ask: Ask, mut body: Option<Body>) {
        let this = self.clone();
        spawn_local(async move {
            if !this.is_small {
                pause(0).await;
            }
            // What a worker reads without waiting has to be there.
            if let Some(Body::File(file)) = &body
                && let Some(bytes) = file.bytes().await
            {
                body = Some(Body::Bytes(bytes));
            }
            if let Some((event, body)) = this.desk.answer(ask, body, &|event| (this.on_event)(event, None)) {
                (this.on_event)(event, body);
            }
        });
    }
}
