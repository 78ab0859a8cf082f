//! The client: the page's way to its engine. It asks, edits and saves, and knows what is kept and what would be lost.

use crate::browser::backend::Backend;
use crate::browser::keep::{KeepFault, Kept};
use crate::browser::message::{Ask, Body, Bytes, Event, File, Task};
use crate::browser::revisions::Revisions;
use crate::browser::slots::{Answered, Slots};
use crate::browser::{data_block, dom, keep};
use engine::edit::{Edit, Edited};
use engine::save::Save;
use engine::{Report, Request, Summary};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;

/// How far the engine is.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// This many articles have been read; of how many, where that is known.
    Reading(u32, Option<u32>),
    /// It answers.
    Ready(Rc<Summary>),
    /// It cannot go on: why, in the browser's words, or nothing where the page has no corpus.
    Failed(Option<String>),
}

/// Called on every status change.
pub type OnStatus = Rc<dyn Fn(Status)>;

/// Called with the report that was asked for.
pub type OnReport = Rc<dyn Fn(Report)>;

/// Called with what came of an edit.
pub type OnEdited = Rc<dyn Fn(Edited)>;

/// Called with the corpus as a file, or why there is none, and the revision that it is of.
pub type OnSaved = Rc<dyn Fn(Result<File, String>, u32)>;

struct Inner {
    backend: Backend,
    status: RefCell<Status>,
    on_status: RefCell<Option<OnStatus>>,
    last_number: Cell<u32>,
    slots: RefCell<Slots<Request, OnReport>>,
    edits: RefCell<BTreeMap<u32, OnEdited>>,
    saves: RefCell<BTreeMap<u32, OnSaved>>,
    revisions: Cell<Revisions>,
    /// The browser asks before a page with changes is left.
    asks_before_leaving: Cell<bool>,
    /// What this browser keeps for the page, as far as this tab knows.
    kept: RefCell<Option<Kept>>,
    keep_fault: RefCell<Option<KeepFault>>,
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
    /// Starts the engine on the page's own corpus, or on the one that this browser keeps for it, as soon as the page has been read to its end.
    pub fn start() -> Self {
        let client = Self(Rc::new_cyclic(|inner: &Weak<Inner>| {
            let (on_event, on_lost) = (inner.clone(), inner.clone());
            let on_event = move |event, body| {
                if let Some(inner) = on_event.upgrade() {
                    Self(inner).on_event(event, body);
                }
            };
            let on_lost = move || {
                if let Some(inner) = on_lost.upgrade() {
                    Self(inner).ask_again();
                }
            };
            Inner {
                backend: Backend::new(Rc::new(on_event), Rc::new(on_lost)),
                status: RefCell::new(Status::Reading(0, None)),
                on_status: RefCell::default(),
                last_number: Cell::default(),
                slots: RefCell::default(),
                edits: RefCell::default(),
                saves: RefCell::default(),
                revisions: Cell::default(),
                asks_before_leaving: Cell::default(),
                kept: RefCell::default(),
                keep_fault: RefCell::default(),
            }
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
        if !keep::is_kept() {
            return self.begin_with_own();
        }
        let this = self.clone();
        spawn_local(async move {
            match keep::read().await {
                Ok(Some((kept, text))) => {
                    this.set_kept(Some(kept), 0);
                    this.set_saved(None);
                    this.0.backend.start(text, false);
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
            Some(corpus) => self.0.backend.start(corpus, true),
            None => self.set_status(Status::Failed(None)),
        }
    }

    /// The engine's status from now on; called at once with the present one.
    pub fn listen(&self, on_status: OnStatus) {
        on_status(self.status());
        *self.0.on_status.borrow_mut() = Some(on_status);
    }

    fn status(&self) -> Status {
        self.0.status.borrow().clone()
    }

    fn set_status(&self, status: Status) {
        *self.0.status.borrow_mut() = status.clone();
        let on_status = self.0.on_status.borrow().clone();
        if let Some(on_status) = on_status {
            on_status(status);
        }
    }

    /// A number for an asker: of its requests only the newest is answered.
    pub fn new_slot(&self) -> u32 {
        self.new_number()
    }

    fn new_number(&self) -> u32 {
        self.0.last_number.set(self.0.last_number.get() + 1);
        self.0.last_number.get()
    }

    /// Asks for an asker. While its last request is still worked on, the newest waits and those between are dropped.
    pub fn ask(&self, slot: u32, request: Request, on_report: OnReport) {
        let number = self.new_number();
        let request = self.0.slots.borrow_mut().ask(slot, number, request, on_report);
        if let Some(request) = request {
            self.0.backend.ask(Ask { number, task: Task::Answer(request) }, None);
        }
    }

    /// Forgets an asker.
    pub fn forget(&self, slot: u32) {
        self.0.slots.borrow_mut().forget(slot);
    }

    /// What a lost engine was asked is asked of the next.
    fn ask_again(&self) {
        let under_way = self.0.slots.borrow().under_way();
        for (number, request) in under_way {
            self.0.backend.ask(Ask { number, task: Task::Answer(request) }, None);
        }
    }

    /// How often the corpus has been changed: reports of before are of another corpus.
    pub fn revision(&self) -> u32 {
        self.0.revisions.get().now
    }

    /// The corpus as it now is, once it has been read.
    pub fn summary(&self) -> Option<Rc<Summary>> {
        match self.status() {
            Status::Ready(summary) => Some(summary),
            _ => None,
        }
    }

    fn revise(&self, change: impl FnOnce(&mut Revisions)) {
        let mut revisions = self.0.revisions.get();
        change(&mut revisions);
        self.0.revisions.set(revisions);
    }

    /// Notes that a revision has been saved as a whole; `None` where the page's own file has another corpus.
    pub fn set_saved(&self, revision: Option<u32>) {
        self.revise(|revisions| revisions.set_saved(revision));
    }

    /// Whether what this browser keeps, if anything, is an older revision.
    pub fn is_kept_older(&self) -> bool {
        !self.0.revisions.get().is_kept()
    }

    /// What this browser keeps for the page, as far as this tab knows.
    pub fn kept(&self) -> Option<Kept> {
        self.0.kept.borrow().clone()
    }

    /// Notes what is kept from now on, of which revision.
    pub fn set_kept(&self, kept: Option<Kept>, revision: u32) {
        self.revise(|revisions| revisions.set_kept(kept.is_some().then_some(revision)));
        *self.0.kept.borrow_mut() = kept;
        self.guard();
    }

    /// Lets the browser ask, from now on, before changes are lost.
    fn guard(&self) {
        if !self.0.asks_before_leaving.replace(true) {
            let this = self.clone();
            dom::ask_before_leaving(move || !this.0.edits.borrow().is_empty() || this.0.revisions.get().is_unsaved());
        }
    }

    /// Why what is kept could not be opened, if it could not.
    pub fn keep_fault(&self) -> Option<KeepFault> {
        self.0.keep_fault.borrow().clone()
    }

    /// Changes the corpus. What the edit needs beside it is handed over.
    pub fn edit(&self, edit: Edit, body: Option<Bytes>, on_edited: OnEdited) {
        let number = self.new_number();
        self.guard();
        self.0.edits.borrow_mut().insert(number, on_edited);
        self.0.backend.ask_settled(Ask { number, task: Task::Edit(edit) }, body);
    }

    /// Gives the corpus, or what of it is wanted, as the bytes of a file.
    pub fn save(&self, save: Save, on_saved: OnSaved) {
        let number = self.new_number();
        self.0.saves.borrow_mut().insert(number, on_saved);
        self.0.backend.ask_settled(Ask { number, task: Task::Save(save) }, None);
    }

    fn on_event(&self, event: Event, body: Option<Body>) {
        match event {
            Event::Progress(n, of) => self.set_status(Status::Reading(n, of)),
            Event::Ready(summary) => self.set_status(Status::Ready(Rc::new(*summary))),
            Event::Failed(error) => {
                if !matches!(self.status(), Status::Failed(_)) {
                    self.set_status(Status::Failed(Some(error)));
                }
            }
            Event::Report(number, report) => {
                let answered = self.0.slots.borrow_mut().answer(number);
                match answered {
                    Answered::Deliver(on_report) => on_report(*report),
                    Answered::AskNext(slot, request, on_report) => self.ask(slot, request, on_report),
                    Answered::Drop => {}
                }
            }
            Event::Edited(number, edited) => {
                if edited.is_changed {
                    self.revise(Revisions::change);
                }
                self.set_status(Status::Ready(Rc::new(edited.summary.clone())));
                let on_edited = self.0.edits.borrow_mut().remove(&number);
                if let Some(on_edited) = on_edited {
                    on_edited(*edited);
                }
            }
            Event::Saved(number, done) => {
                let on_saved = self.0.saves.borrow_mut().remove(&number);
                let file = done.and_then(|()| body.and_then(Body::file).ok_or_else(String::new));
                let revision = self.revision();
                if let Some(on_saved) = on_saved {
                    spawn_local(async move {
                        if let Ok(file) = &file {
                            file.arrived().await;
                        }
                        on_saved(file, revision);
                    });
                }
            }
            Event::Importing(_) | Event::Imported(_) => {}
        }
    }
}
