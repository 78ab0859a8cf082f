//! The client: the page's way to its engine, in a worker or, where that is refused, in the page.

use super::local::Local;
use super::message::{Ask, Tell};
use super::{data_block, dom, pause, worker};
use crate::engine::{Report, Request, Summary};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How far the engine is.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// So many articles have been read; of so many, where that is known.
    Reading(u32, Option<u32>),
    /// It answers.
    Ready(Rc<Summary>),
    /// It cannot go on; why.
    Failed(String),
}

/// A corpus block of up to so many characters is read in the page at first: that takes a few milliseconds, a worker's
/// start fifty.
const SMALL: u32 = 150_000;
/// How long, in milliseconds, after its start such a page moves its engine into a worker.
const MOVE_AFTER: u32 = 400;

/// Is told the status.
pub type Hear = Rc<dyn Fn(Status)>;

/// Takes a report.
pub type Take = Rc<dyn Fn(Report)>;

enum Backend {
    /// The page has not been read to its end yet.
    Waiting(Vec<Ask>),
    Worker(worker::Engine),
    Local(Local),
}

/// What one asker has under way: at most one request with the engine and one that waits behind it.
struct Slot {
    number: u32,
    request: Request,
    take: Take,
    next: Option<(Request, Take)>,
}

struct Inner {
    backend: RefCell<Backend>,
    status: RefCell<Status>,
    listener: RefCell<Option<Hear>>,
    slots: RefCell<BTreeMap<u32, Slot>>,
    next_number: Cell<u32>,
}

/// A handle on the engine. Clones share it.
#[derive(Clone)]
pub struct EngineClient(Rc<Inner>);

impl PartialEq for EngineClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl EngineClient {
    /// Starts the engine on the page's own corpus, as soon as the page has been read to its end.
    pub fn start() -> Self {
        let client = Self(Rc::new(Inner {
            backend: RefCell::new(Backend::Waiting(Vec::new())),
            status: RefCell::new(Status::Reading(0, None)),
            listener: RefCell::new(None),
            slots: RefCell::default(),
            next_number: Cell::new(1),
        }));
        let this = client.clone();
        if dom::is_read() {
            this.begin();
        } else {
            spawn_local(async move {
                dom::read_to_its_end().await;
                this.begin();
            });
        }
        client
    }

    fn begin(&self) {
        let Some(corpus) = data_block::text() else {
            self.set_status(Status::Failed(crate::view::wording::NO_CORPUS.to_owned()));
            return;
        };
        if corpus.length() <= SMALL {
            self.work_here(corpus.clone());
            let this = self.clone();
            return spawn_local(async move {
                pause(MOVE_AFTER).await;
                this.move_to_worker(&corpus);
            });
        }
        let (here, there) = (self.clone(), self.clone());
        let fallback = corpus.clone();
        let hear = move |tell| here.hear(tell);
        match worker::Engine::start(&corpus, hear, move |message| there.lost(&fallback, message)) {
            Ok(worker) => {
                self.set_backend(Backend::Worker(worker));
                dom::mark("data-engine", "worker");
            }
            Err(_) => self.work_here(corpus),
        }
    }

    /// Starts a worker beside the engine in the page and lets it take over once it has read the corpus. Where it is refused,
    /// all stays as it is.
    fn move_to_worker(&self, corpus: &js_sys::JsString) {
        let started: Rc<RefCell<Option<worker::Engine>>> = Rc::default();
        let (this, waiting) = (self.clone(), Rc::clone(&started));
        let hear = move |tell| match tell {
            Tell::Ready(_) => {
                if let Some(worker) = waiting.borrow_mut().take() {
                    *this.0.backend.borrow_mut() = Backend::Worker(worker);
                    dom::mark("data-engine", "worker");
                }
            }
            tell @ Tell::Report(..) => this.hear(tell),
            Tell::Progress(..) | Tell::Failed(_) => {}
        };
        let this = self.clone();
        let lost = move |message| {
            if matches!(*this.0.backend.borrow(), Backend::Worker(_)) {
                this.set_status(Status::Failed(message));
            }
        };
        *started.borrow_mut() = worker::Engine::start(corpus, hear, lost).ok();
    }

    fn work_here(&self, corpus: js_sys::JsString) {
        let this = self.clone();
        let is_small = corpus.length() <= SMALL;
        self.set_backend(Backend::Local(Local::start(corpus, is_small, Rc::new(move |tell| this.hear(tell)))));
        dom::mark("data-engine", "page");
    }

    fn set_backend(&self, backend: Backend) {
        let before = self.0.backend.replace(backend);
        let asks: Vec<Ask> = if let Backend::Waiting(asks) = before {
            asks
        } else {
            // What a lost worker was asked it will never answer: ask again.
            let slots = self.0.slots.borrow();
            slots.values().map(|slot| Ask { number: slot.number, request: slot.request.clone() }).collect()
        };
        for ask in asks {
            self.send(ask);
        }
    }

    /// A worker that is lost before it has answered was refused; later, something went wrong in it.
    fn lost(&self, corpus: &js_sys::JsString, message: String) {
        let is_reading = matches!(*self.0.status.borrow(), Status::Reading(..));
        if is_reading {
            let corpus = corpus.clone();
            let this = self.clone();
            // Not from inside the worker's own event, which still needs it.
            spawn_local(async move {
                this.work_here(corpus);
                this.set_status(Status::Reading(0, None));
            });
        } else if !matches!(*self.0.status.borrow(), Status::Failed(_)) {
            self.set_status(Status::Failed(message));
        }
    }

    /// The engine's status from now on; called at once with the present one.
    pub fn listen(&self, listener: Hear) {
        listener(self.0.status.borrow().clone());
        *self.0.listener.borrow_mut() = Some(listener);
    }

    fn set_status(&self, status: Status) {
        *self.0.status.borrow_mut() = status.clone();
        let listener = self.0.listener.borrow().clone();
        if let Some(listener) = listener {
            listener(status);
        }
    }

    /// A number for an asker: of its requests only the newest is answered.
    pub fn new_slot(&self) -> u32 {
        self.new_number()
    }

    fn new_number(&self) -> u32 {
        self.0.next_number.replace(self.0.next_number.get() + 1)
    }

    /// Asks for an asker. While its last request is still worked on, the newest waits and those between are dropped.
    pub fn ask(&self, slot: u32, request: Request, take: Take) {
        let ask = {
            let mut slots = self.0.slots.borrow_mut();
            if let Some(busy) = slots.get_mut(&slot) {
                busy.next = Some((request, take));
                return;
            }
            let number = self.new_number();
            slots.insert(slot, Slot { number, request: request.clone(), take, next: None });
            Ask { number, request }
        };
        self.send(ask);
    }

    /// Forgets an asker.
    pub fn forget(&self, slot: u32) {
        self.0.slots.borrow_mut().remove(&slot);
    }

    fn send(&self, ask: Ask) {
        match &mut *self.0.backend.borrow_mut() {
            Backend::Waiting(asks) => asks.push(ask),
            Backend::Worker(worker) => worker.ask(&ask),
            Backend::Local(local) => local.ask(ask),
        }
    }

    fn hear(&self, tell: Tell) {
        match tell {
            Tell::Progress(n, of) => self.set_status(Status::Reading(n, of)),
            Tell::Ready(summary) => self.set_status(Status::Ready(Rc::new(*summary))),
            Tell::Failed(error) => self.set_status(Status::Failed(error)),
            Tell::Report(number, report) => self.deliver(number, *report),
        }
    }

    fn deliver(&self, number: u32, report: Report) {
        let done = {
            let mut slots = self.0.slots.borrow_mut();
            let id = slots.iter().find(|(_, slot)| slot.number == number).map(|(id, _)| *id);
            id.and_then(|id| slots.remove(&id).map(|slot| (id, slot)))
        };
        // No slot: the asker is gone.
        if let Some((id, slot)) = done {
            match slot.next {
                Some((request, take)) => self.ask(id, request, take),
                None => (slot.take)(report),
            }
        }
    }
}
