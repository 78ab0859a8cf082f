//! The client: the page's way to its engine, in a worker or, where that is refused, in the page.

use crate::browser::keep::{KeepFault, Kept};
use crate::browser::local::Local;
use crate::browser::message::{Ask, Asked, Body, Bytes, File, SaveFault, Task, Tell};
use crate::browser::worker::Worker;
use crate::browser::{data_block, dom, keep, pause};
use engine::edit::{Edit, Edited};
use engine::save::Save;
use engine::{Report, Request, Summary};
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

/// The revision of what was never saved or kept.
const NEVER: u32 = u32::MAX;

/// Is told the status.
pub type Hear = Rc<dyn Fn(Status)>;

/// Takes a report.
pub type Take = Rc<dyn Fn(Report)>;

/// Hears what came of a change.
pub type Changed = Rc<dyn Fn(Edited)>;

/// Takes the corpus as a file, or why there is none, and of which revision it is.
pub type Saved = Rc<dyn Fn(Result<File, SaveFault>, u32)>;

enum Backend {
    /// The page has not been read to its end yet.
    Waiting(Vec<Ask>),
    Worker(Worker),
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
    /// How often the corpus has been changed.
    revision: Cell<u32>,
    /// The revisions that were last saved as a whole, the page's own file among them, and kept in this browser.
    saved_at: Cell<u32>,
    kept_at: Cell<u32>,
    /// The browser asks before a page with changes is left.
    asks_before_leaving: Cell<bool>,
    /// What this browser keeps for the page, as far as this tab knows.
    kept: RefCell<Option<Kept>>,
    keep_fault: RefCell<Option<KeepFault>>,
    changes: RefCell<BTreeMap<u32, Changed>>,
    saves: RefCell<BTreeMap<u32, Saved>>,
    /// What changes or saves the corpus waits here until it is settled where the engine stands.
    held: RefCell<Option<Vec<Asked>>>,
    /// The engine is in the page and is to leave it.
    is_moving: Cell<bool>,
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
            revision: Cell::new(0),
            saved_at: Cell::new(0),
            kept_at: Cell::new(NEVER),
            asks_before_leaving: Cell::new(false),
            kept: RefCell::default(),
            keep_fault: RefCell::default(),
            changes: RefCell::default(),
            saves: RefCell::default(),
            held: RefCell::new(Some(Vec::new())),
            is_moving: Cell::new(false),
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

    /// Begins with what this browser keeps for the page, else with the page's own corpus.
    fn begin(&self) {
        if !keep::is_kept() {
            return self.begin_with_own();
        }
        let this = self.clone();
        spawn_local(async move {
            match keep::read().await {
                Ok(Some((kept, text))) => {
                    this.set_kept(Some(kept), 0);
                    this.set_saved(NEVER);
                    this.begin_with(text, false);
                }
                Ok(None) => this.begin_with_own(),
                Err(fault) => {
                    *this.0.keep_fault.borrow_mut() = Some(fault);
                    this.begin_with_own();
                }
            }
        });
    }

    fn begin_with_own(&self) {
        match data_block::text() {
            Some(corpus) => self.begin_with(corpus, true),
            None => self.set_status(Status::Failed(crate::view::wording::NO_CORPUS.to_owned())),
        }
    }

    fn begin_with(&self, corpus: js_sys::JsString, is_own: bool) {
        if corpus.length() <= SMALL && is_own {
            self.0.is_moving.set(true);
            self.work_here(corpus.clone());
            let this = self.clone();
            return spawn_local(async move {
                pause(MOVE_AFTER).await;
                this.move_to_worker(&corpus);
            });
        }
        let (here, there) = (self.clone(), self.clone());
        let fallback = corpus.clone();
        let hear = move |tell, body| here.hear(tell, body);
        match Worker::start(hear, move |message| there.lost(&fallback, message)) {
            Ok(worker) => {
                worker.load(&corpus);
                self.set_backend(Backend::Worker(worker));
                dom::mark("data-engine", "worker");
            }
            Err(_) => self.work_here(corpus),
        }
    }

    /// Starts a worker beside the engine in the page and lets it take over once it has read the corpus. Where it is refused,
    /// all stays as it is.
    fn move_to_worker(&self, corpus: &js_sys::JsString) {
        let started: Rc<RefCell<Option<Worker>>> = Rc::default();
        let (this, waiting) = (self.clone(), Rc::clone(&started));
        let hear = move |tell, body| match tell {
            Tell::Ready(_) => {
                if let Some(worker) = waiting.borrow_mut().take() {
                    *this.0.backend.borrow_mut() = Backend::Worker(worker);
                    dom::mark("data-engine", "worker");
                }
                this.settle();
            }
            Tell::Progress(..) => {}
            Tell::Failed(_) => this.settle(),
            other => this.hear(other, body),
        };
        let this = self.clone();
        let lost = move |message| {
            if matches!(*this.0.backend.borrow(), Backend::Worker(_)) {
                this.set_status(Status::Failed(message));
            }
            this.settle();
        };
        match Worker::start(hear, lost) {
            Ok(worker) => {
                worker.load(corpus);
                *started.borrow_mut() = Some(worker);
            }
            Err(_) => self.settle(),
        }
    }

    /// It is settled where the engine stands: what waited for that goes there.
    fn settle(&self) {
        let held = self.0.held.borrow_mut().take();
        for (ask, body) in held.into_iter().flatten() {
            self.send(ask, body);
        }
    }

    fn work_here(&self, corpus: js_sys::JsString) {
        let this = self.clone();
        let is_small = corpus.length() <= SMALL && self.kept().is_none();
        let hear = Rc::new(move |tell, body| this.hear(tell, body));
        self.set_backend(Backend::Local(Local::start(corpus, is_small, hear)));
        dom::mark("data-engine", "page");
    }

    fn set_backend(&self, backend: Backend) {
        let before = self.0.backend.replace(backend);
        let asks: Vec<Ask> = if let Backend::Waiting(asks) = before {
            asks
        } else {
            // What a lost worker was asked it will never answer: ask again.
            let slots = self.0.slots.borrow();
            let task = |slot: &Slot| Task::Answer(slot.request.clone());
            slots.values().map(|slot| Ask { number: slot.number, task: task(slot) }).collect()
        };
        for ask in asks {
            self.send(ask, None);
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
            Ask { number, task: Task::Answer(request) }
        };
        self.send(ask, None);
    }

    /// Forgets an asker.
    pub fn forget(&self, slot: u32) {
        self.0.slots.borrow_mut().remove(&slot);
    }

    /// How often the corpus has been changed: reports of before are of another corpus.
    pub fn revision(&self) -> u32 {
        self.0.revision.get()
    }

    /// The corpus as it now is, once it has been read.
    pub fn summary(&self) -> Option<Rc<Summary>> {
        match &*self.0.status.borrow() {
            Status::Ready(summary) => Some(Rc::clone(summary)),
            _ => None,
        }
    }

    /// Notes that a revision has been saved as a whole.
    pub fn set_saved(&self, revision: u32) {
        self.0.saved_at.set(revision);
    }

    /// Whether what this browser keeps is an older revision.
    pub fn is_kept_older(&self) -> bool {
        self.0.kept_at.get() != self.revision()
    }

    /// Whether the corpus has been changed since it was last saved or kept.
    fn is_unsaved(&self) -> bool {
        let is_under_way = !self.0.changes.borrow().is_empty();
        is_under_way || self.is_kept_older() && self.0.saved_at.get() != self.revision()
    }

    /// What this browser keeps for the page, as far as this tab knows.
    pub fn kept(&self) -> Option<Kept> {
        self.0.kept.borrow().clone()
    }

    /// Notes what is kept from now on, of which revision.
    pub fn set_kept(&self, kept: Option<Kept>, revision: u32) {
        self.0.kept_at.set(if kept.is_some() { revision } else { NEVER });
        *self.0.kept.borrow_mut() = kept;
        self.guard();
    }

    /// Lets the browser ask, from now on, before something is lost.
    fn guard(&self) {
        if !self.0.asks_before_leaving.replace(true) {
            let this = self.clone();
            dom::ask_before_leaving(move || this.is_unsaved());
        }
    }

    /// Why what is kept could not be opened, if it could not.
    pub fn keep_fault(&self) -> Option<KeepFault> {
        self.0.keep_fault.borrow().clone()
    }

    /// Changes the corpus; `take` hears what came of it. What the change needs beside it is handed over.
    pub fn edit(&self, edit: Edit, body: Option<Bytes>, take: Changed) {
        let number = self.new_number();
        self.guard();
        self.0.changes.borrow_mut().insert(number, take);
        self.send_settled(Ask { number, task: Task::Edit(edit) }, body);
    }

    /// Gives the corpus, or what of it is wanted, as the bytes of a file.
    pub fn save(&self, save: Save, take: Saved) {
        let number = self.new_number();
        self.0.saves.borrow_mut().insert(number, take);
        self.send_settled(Ask { number, task: Task::Save(save) }, None);
    }

    fn send_settled(&self, ask: Ask, body: Option<Bytes>) {
        if let Some(held) = &mut *self.0.held.borrow_mut() {
            return held.push((ask, body));
        }
        self.send(ask, body);
    }

    fn send(&self, ask: Ask, body: Option<Bytes>) {
        match &mut *self.0.backend.borrow_mut() {
            Backend::Waiting(asks) => asks.push(ask),
            Backend::Worker(worker) => worker.ask(&ask, body),
            Backend::Local(local) => local.ask(ask, body),
        }
    }

    fn hear(&self, tell: Tell, body: Option<Body>) {
        match tell {
            Tell::Progress(n, of) => self.set_status(Status::Reading(n, of)),
            Tell::Ready(summary) => {
                self.set_status(Status::Ready(Rc::new(*summary)));
                // A small corpus is about to move into a worker.
                if !self.0.is_moving.get() {
                    self.settle();
                }
            }
            Tell::Failed(error) => self.set_status(Status::Failed(error)),
            Tell::Report(number, report) => self.deliver(number, *report),
            Tell::Edited(number, edited) => {
                self.0.revision.set(self.revision() + u32::from(edited.is_changed));
                self.set_status(Status::Ready(Rc::new(edited.summary.clone())));
                let take = self.0.changes.borrow_mut().remove(&number);
                if let Some(take) = take {
                    take(*edited);
                }
            }
            Tell::Saved(number, done) => {
                let take = self.0.saves.borrow_mut().remove(&number);
                let file =
                    done.and_then(|()| body.and_then(Body::file).ok_or_else(|| SaveFault::NoRoom(String::new())));
                let revision = self.revision();
                if let Some(take) = take {
                    spawn_local(async move {
                        if let Ok(file) = &file {
                            file.arrived().await;
                        }
                        take(file, revision);
                    });
                }
            }
            Tell::Importing(_) | Tell::Imported(_) => {}
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
