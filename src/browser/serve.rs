//! Serving: the worker's side. It reads the corpus it is sent, then answers requests in order.

use crate::browser::importing;
use crate::browser::loading::load;
use crate::browser::message::{self, Ask, Body, Bytes, Event, Task};
use crate::browser::pause;
use crate::browser::perform::{early, perform};
use engine::{Engine, Loading, Summary};
use js_sys::JsString;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The interval between progress reports, in milliseconds.
const REPORT_EVERY: f64 = 80.0;

#[derive(Default)]
struct Served {
    /// The corpus, until it is whole.
    loading: Rc<RefCell<Loading>>,
    engine: Option<Engine>,
    waiting: Vec<(Ask, Option<Bytes>)>,
    import: Option<importing::ImportRun>,
}

/// Handles the worker's messages: a text is the corpus, anything else a request. A worker that imports is never sent a corpus.
pub fn serve() {
    let served = Rc::new(RefCell::new(Served::default()));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let served = Rc::clone(&served);
        match event.data().dyn_into::<JsString>() {
            Ok(corpus) => spawn_local(async move {
                let loading = Rc::clone(&served.borrow().loading);
                let on_event = |event| {
                    let is_outlined = matches!(event, Event::Outlined(_));
                    emit(&event);
                    if is_outlined {
                        answer_waiting(&served);
                    }
                };
                load(&corpus, REPORT_EVERY, &loading, on_event).await;
                let (engine, faults) = loading.take().finish();
                emit(&Event::Ready(Box::new(Summary::of(engine.corpus(), &faults))));
                served.borrow_mut().engine = Some(engine);
                answer_waiting(&served);
                // What is asked comes between.
                pause(0).await;
                while served.borrow().engine.as_ref().is_some_and(Engine::prepare) {
                    pause(0).await;
                }
            }),
            Err(data) => {
                if let Some((ask, body)) = message::read(data) {
                    answer(&served, ask, body.and_then(Body::bytes));
                }
            }
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens until it ends.
    on_message.forget();
}

/// Answers what was asked before there was so much to answer from.
fn answer_waiting(served: &RefCell<Served>) {
    let waiting = std::mem::take(&mut served.borrow_mut().waiting);
    for (ask, body) in waiting {
        answer(served, ask, body);
    }
}

fn answer(served: &RefCell<Served>, ask: Ask, body: Option<Bytes>) {
    let mut served = served.borrow_mut();
    let mut on_step = |step| emit(&Event::Importing(step));
    match ask.task {
        Task::Import(options) => served.import = Some(importing::ImportRun::new(options)),
        Task::File(name) => {
            if let (Some(import), Some(body)) = (&mut served.import, body) {
                import.push(&name, body.to_vec(), &mut on_step);
            }
        }
        Task::Unreadable(name) => served.import.iter_mut().for_each(|import| import.push_unreadable(&name)),
        Task::Imported => {
            if let Some(import) = served.import.take() {
                let (report, lines) = import.finish(&mut on_step);
                post(&Event::Imported(Box::new(report)), Some(&Body::Bytes(Bytes::from(lines.as_slice()))));
            }
        }
        Task::Answer(_) | Task::Edit(_) | Task::Save(_) => match &mut served.engine {
            Some(engine) => {
                if let Some((event, body)) = perform(engine, ask, body.as_ref()) {
                    post(&event, body.as_ref());
                }
            }
            None => match early(&served.loading, &ask) {
                Some(event) => emit(&event),
                None => served.waiting.push((ask, body)),
            },
        },
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Sends a message with a body to the page.
fn post(message: &Event, body: Option<&Body>) {
    let (message, transferred) = message::write(message, body);
    let _ = scope().post_message_with_transfer(&message, &transferred);
}

/// Sends a message to the page.
pub(super) fn emit(message: &Event) {
    post(message, None);
}
