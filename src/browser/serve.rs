//! The worker seen from inside: it reads the corpus it is sent, then answers requests in the order in which they come.

use super::loading::load;
use super::message::{self, Ask, Tell};
use crate::engine::{Engine, Summary};
use js_sys::JsString;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How often, in milliseconds, it says how far it has read.
const TELL_EVERY: f64 = 80.0;

#[derive(Default)]
struct Desk {
    engine: Option<Engine>,
    waiting: Vec<Ask>,
}

/// Takes over the worker's messages: a text is the corpus, bytes are a request.
pub fn serve() {
    let desk = Rc::new(RefCell::new(Desk::default()));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let desk = Rc::clone(&desk);
        match event.data().dyn_into::<JsString>() {
            Ok(corpus) => spawn_local(async move {
                match load(&corpus, TELL_EVERY, |n, of| tell(&Tell::Progress(n, of))).await {
                    Ok((engine, faults)) => {
                        tell(&Tell::Ready(Box::new(Summary::of(engine.corpus(), &faults))));
                        let waiting = {
                            let mut desk = desk.borrow_mut();
                            desk.engine = Some(engine);
                            std::mem::take(&mut desk.waiting)
                        };
                        for ask in waiting {
                            answer(&desk, ask);
                        }
                    }
                    Err(error) => tell(&Tell::Failed(error)),
                }
            }),
            Err(data) => {
                if let Some(ask) = message::read(data) {
                    answer(&desk, ask);
                }
            }
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens as long as it lives.
    on_message.forget();
}

fn answer(desk: &RefCell<Desk>, ask: Ask) {
    let mut desk = desk.borrow_mut();
    match &mut desk.engine {
        Some(engine) => tell(&Tell::Report(ask.number, Box::new(engine.answer(&ask.request)))),
        None => desk.waiting.push(ask),
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Sends a message to the page.
pub(super) fn tell(message: &Tell) {
    let _ = scope().post_message(&message::write(message));
}
