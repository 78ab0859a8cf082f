//! Local engine: runs in the page instead of a worker, with pauses so that the page stays responsive.

use crate::browser::loading::load;
use crate::browser::message::{Ask, Asked, Body, Bytes, Event};
use crate::browser::perform::{early, perform};
use crate::browser::{data_block, pause};
use engine::{Engine, Loading, Summary};
use model::Fault;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How many milliseconds it works before a pause.
const SLICE: f64 = 12.0;

/// Called with the events that a worker would send.
pub type OnEvent = Rc<dyn Fn(Event, Option<Body>)>;

/// An engine in the page.
#[derive(Clone)]
pub struct Local {
    /// The corpus, until it is whole.
    loading: Rc<RefCell<Loading>>,
    engine: Rc<RefCell<Option<Engine>>>,
    waiting: Rc<RefCell<Vec<Asked>>>,
    is_small: bool,
    on_event: OnEvent,
}

impl Local {
    /// Starts reading the corpus. A small corpus that is already unpacked is read at once, so that the first view of the page is
    /// complete.
    pub fn start(corpus: js_sys::JsString, is_small: bool, on_event: OnEvent) -> Self {
        let (loading, engine, waiting) = Default::default();
        let local = Self { loading, engine, waiting, is_small, on_event };
        let this = local.clone();
        if let Some(bytes) = data_block::unpacked_early() {
            let mut loading = Loading::default();
            loading.push(&bytes);
            let (engine, faults) = loading.finish();
            this.open(engine, &faults);
        } else {
            spawn_local(async move {
                let on_event = |event| {
                    let is_outlined = matches!(event, Event::Outlined(_));
                    (this.on_event)(event, None);
                    if is_outlined {
                        this.ask_waiting();
                    }
                };
                load(&corpus, SLICE, &this.loading, on_event).await;
                let (engine, faults) = this.loading.take().finish();
                this.open(engine, &faults);
            });
        }
        local
    }

    fn open(&self, engine: Engine, faults: &[Fault]) {
        (self.on_event)(Event::Ready(Box::new(Summary::of(engine.corpus(), faults))), None);
        *self.engine.borrow_mut() = Some(engine);
        self.ask_waiting();
    }

    /// Performs what was asked before there was so much to answer from.
    fn ask_waiting(&self) {
        for (ask, body) in self.waiting.take() {
            self.ask(ask, body);
        }
    }

    /// Performs a request after a pause for the page.
    pub fn ask(&self, ask: Ask, body: Option<Bytes>) {
        let this = self.clone();
        spawn_local(async move {
            if !this.is_small {
                pause(0).await;
            }
            if this.engine.borrow().is_none() {
                return match early(&this.loading, &ask) {
                    Some(event) => (this.on_event)(event, None),
                    None => this.waiting.borrow_mut().push((ask, body)),
                };
            }
            let answer = this.engine.borrow_mut().as_mut().and_then(|engine| perform(engine, ask, body.as_ref()));
            if let Some((event, body)) = answer {
                (this.on_event)(event, body);
            }
        });
    }
}
