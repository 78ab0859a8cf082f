//! The engine in the page itself, where a worker is refused: the same answers, with pauses so that the page goes on.

use crate::browser::loading::load;
use crate::browser::message::{Ask, Body, Bytes, Event};
use crate::browser::perform::perform;
use crate::browser::{data_block, pause};
use engine::{Engine, Loading, Summary};
use model::Fault;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long, in milliseconds, it works before it lets the page go on.
const SLICE: f64 = 12.0;

/// Called with what a worker would send.
pub type OnEvent = Rc<dyn Fn(Event, Option<Body>)>;

/// An engine in the page.
#[derive(Clone)]
pub struct Local {
    engine: Rc<RefCell<Option<Engine>>>,
    waiting: Rc<RefCell<Vec<(Ask, Option<Bytes>)>>>,
    is_small: bool,
    on_event: OnEvent,
}

impl Local {
    /// Begins to read the corpus. A small one that is unpacked already is read at once, so that the page's first picture has
    /// everything in it.
    pub fn start(corpus: js_sys::JsString, is_small: bool, on_event: OnEvent) -> Self {
        let local = Self { engine: Rc::default(), waiting: Rc::default(), is_small, on_event };
        let this = local.clone();
        if let Some(bytes) = data_block::unpacked_early() {
            let mut loading = Loading::default();
            loading.push(&bytes);
            let (engine, faults) = loading.finish();
            this.open(engine, &faults);
        } else {
            spawn_local(async move {
                match load(&corpus, SLICE, |n, of| (this.on_event)(Event::Progress(n, of), None)).await {
                    Ok((engine, faults)) => this.open(engine, &faults),
                    Err(error) => (this.on_event)(Event::Failed(error), None),
                }
            });
        }
        local
    }

    fn open(&self, engine: Engine, faults: &[Fault]) {
        (self.on_event)(Event::Ready(Box::new(Summary::of(engine.corpus(), faults))), None);
        *self.engine.borrow_mut() = Some(engine);
        for (ask, body) in self.waiting.take() {
            self.ask(ask, body);
        }
    }

    /// Does what is asked as soon as the page has had its turn.
    pub fn ask(&self, ask: Ask, body: Option<Bytes>) {
        let this = self.clone();
        spawn_local(async move {
            if !this.is_small {
                pause(0).await;
            }
            if this.engine.borrow().is_none() {
                return this.waiting.borrow_mut().push((ask, body));
            }
            let answer = this.engine.borrow_mut().as_mut().and_then(|engine| perform(engine, ask, body.as_ref()));
            if let Some((event, body)) = answer {
                (this.on_event)(event, body);
            }
        });
    }
}
