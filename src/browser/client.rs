//! Client: the page's connection to its engine. It sends requests, edits and saves, and tracks what is kept and what would be lost.

use crate::browser::backend::{Backend, GROWING, Lost};
use crate::browser::file::{File, SaveFault};
use crate::browser::keep::{KeepFault, Kept};
use crate::browser::message::{Ask, Body, Event, Saved, Task};
use crate::browser::revisions::Revisions;
use crate::browser::slots::{Answered, Slots};
use crate::browser::status::{Failure, Status};
use crate::browser::supply::Supply;
use crate::browser::{data_block, dom, keep, pause};
use engine::edit::{Edit, EditFault, Edited};
use engine::save::Save;
use engine::{Report, Request, Summary};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;

/// How often to look whether the page has loaded, in milliseconds.
const LOOK_EVERY: u32 = 4;

/// Called on every status change.
pub type OnStatus = Rc<dyn Fn(Status)>;

/// Called with the report of a request; with none where an engine stopped at it.
pub type OnReport = Rc<dyn Fn(Option<Report>)>;

/// Called with how many articles were added or written so far, and of how many, if that is known.
pub type OnStep = Rc<dyn Fn(u32, Option<u32>)>;

/// Called with the result of an edit.
pub type OnEdited = Rc<dyn Fn(Edited)>;

/// Called with the corpus as a file, or why there is none, and the revision that it is of.
pub type OnSaved = Rc<dyn Fn(Result<Saved, SaveFault>, u32)>;

struct Inner {
    backend: Backend,
    status: RefCell<Status>,
    on_status: RefCell<Option<OnStatus>>,
    last_number: Cell<u32>,
    slots: RefCell<Slots<Request, OnReport>>,
    edits: RefCell<Vec<(u32, OnEdited)>>,
    saves: RefCell<Vec<(u32, OnSaved)>>,
    /// Who hears how far an edit or a saving is.
    steps: RefCell<Vec<(u32, OnStep)>>,
    /// Why an engine stopped, the last time that one did.
    stopped: RefCell<Option<Rc<str>>>,
    /// What engines stopped at. It is not asked again until the corpus changes.
    refused: RefCell<Vec<Request>>,
    revisions: Cell<Revisions>,
    /// Whether the browser already asks before leaving a page with unsaved changes.
    asks_before_leaving: Cell<bool>,
    /// The corpus that this browser keeps for the page, as far as this tab knows.
    kept: RefCell<Option<Kept>>,
    keep_fault: RefCell<Option<KeepFault>>,
}

/// A handle to the engine. Clones share it.
#[derive(Clone)]
pub struct EngineClient(Rc<Inner>);

impl PartialEq for EngineClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl EngineClient {
    /// Starts the engine on the corpus that this browser keeps for the page, or else on the page's own: a large one as it comes, a small one once the page
    /// has loaded.
    pub fn start() -> Self {
        let client = Self(Rc::new_cyclic(|inner: &Weak<Inner>| {
            let (on_event, on_lost) = (inner.clone(), inner.clone());
            let on_event = move |event, body| {
                if let Some(inner) = on_event.upgrade() {
                    Self(inner).on_event(event, body);
                }
            };
            let on_lost = move |lost| {
                if let Some(inner) = on_lost.upgrade() {
                    Self(inner).on_lost(lost);
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
                steps: RefCell::default(),
                stopped: RefCell::default(),
                refused: RefCell::default(),
                revisions: Cell::default(),
                asks_before_leaving: Cell::default(),
                kept: RefCell::default(),
                keep_fault: RefCell::default(),
            }
        }));
        let this = client.clone();
        if dom::is_read() {
            this.begin();
            return client;
        }
        spawn_local(async move {
            while !dom::is_read() {
                if let Some(corpus) = Supply::of_page(GROWING).filter(|_| !keep::is_kept()) {
                    return this.0.backend.start_large(corpus);
                }
                pause(LOOK_EVERY).await;
            }
            this.begin();
        });
        client
    }

    fn begin(&self) {
        if !keep::is_kept() {
            return self.begin_with_own();
        }
        let this = self.clone();
        spawn_local(async move {
            match keep::read().await {
                Ok(Some((kept, file))) => {
                    this.set_kept(Some(kept), 0);
                    this.set_saved(None);
                    this.0.backend.start_kept(file);
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
        if let Some(corpus) = Supply::of_page(GROWING) {
            return self.0.backend.start_large(corpus);
        }
        match data_block::text() {
            // A block without articles is one that a file was cut off before.
            Some(corpus) if corpus.length() > 0 || data_block::is_ended() => self.0.backend.start(corpus),
            _ => self.set_status(Status::Failed(Failure::NoCorpus)),
        }
    }

    /// Sets the callback for status changes. Calls it at once with the current status.
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

    /// Returns a new slot. Only the newest request in a slot is answered.
    pub fn new_slot(&self) -> u32 {
        self.new_number()
    }

    fn new_number(&self) -> u32 {
        self.0.last_number.set(self.0.last_number.get() + 1);
        self.0.last_number.get()
    }

    /// Sends a request in a slot. While an earlier one is in progress, the newest waits and any in between are dropped.
    pub fn ask(&self, slot: u32, request: Request, on_report: OnReport) {
        if self.0.refused.borrow().contains(&request) {
            self.forget(slot);
            return on_report(None);
        }
        let number = self.new_number();
        let mut slots = self.0.slots.borrow_mut();
        if matches!(self.status(), Status::Outlined(..)) {
            // What an outline cannot answer takes a while: nothing that it can answer waits for that.
            slots.abandon(slot, &request);
        }
        let request = slots.ask(slot, number, request, on_report);
        drop(slots);
        if let Some(request) = request {
            self.0.backend.ask(Ask { number, task: Task::Answer(request) }, None);
        }
    }

    /// Frees a slot. Its pending request is not answered.
    pub fn forget(&self, slot: u32) {
        self.0.slots.borrow_mut().forget(slot);
    }

    /// Sends the requests in progress again, to a new engine.
    fn on_lost(&self, lost: Lost) {
        if let Lost::Stopped(why) = lost {
            self.give_up(&why);
        }
        let in_progress = self.0.slots.borrow().in_progress();
        for (number, request) in in_progress {
            self.0.backend.ask(Ask { number, task: Task::Answer(request) }, None);
        }
    }

    /// Gives up what an engine stopped at: an engine answers in order, so that is the oldest. The edits and savings behind it are given up, too, since
    /// their data went to that engine.
    fn give_up(&self, why: &str) {
        *self.0.stopped.borrow_mut() = Some(why.into());
        let (edits, saves) = (self.0.edits.take(), self.0.saves.take());
        let changes = edits.iter().map(|(number, _)| *number).chain(saves.iter().map(|(number, _)| *number));
        let asked = self.0.slots.borrow().in_progress();
        let oldest = asked.iter().map(|(number, _)| *number).chain(changes).min().unwrap_or_default();
        let refused = self.0.slots.borrow().request(oldest).cloned();
        if let Some(request) = refused {
            self.0.refused.borrow_mut().push(request);
            self.deliver(oldest, None);
        }
        let summary = self.summary().unwrap_or_default();
        self.0.steps.borrow_mut().clear();
        for (_, on_edited) in edits {
            let faults = vec![EditFault::Stopped];
            on_edited(Edited { summary: (*summary).clone(), faults, ..Edited::default() });
        }
        let revision = self.revision();
        for (_, on_saved) in saves {
            on_saved(Err(SaveFault::Stopped), revision);
        }
        self.set_ready(summary);
    }

    /// Asks again what an engine stopped at.
    pub fn ask_refused_again(&self) {
        self.0.refused.borrow_mut().clear();
        *self.0.stopped.borrow_mut() = None;
        self.revise(Revisions::learn);
        self.set_ready(self.summary().unwrap_or_default());
    }

    fn set_ready(&self, summary: Rc<Summary>) {
        let stopped = self.0.stopped.borrow().clone();
        self.set_status(Status::Ready(summary, stopped));
    }

    /// Hands on the answer to a request, or that there will be none.
    fn deliver(&self, number: u32, report: Option<Report>) {
        let answered = self.0.slots.borrow_mut().answer(number);
        match answered {
            Answered::Deliver(on_report) => on_report(report),
            Answered::AskNext(slot, request, on_report) => self.ask(slot, request, on_report),
            Answered::Drop => {}
        }
    }

    /// How often the corpus has changed.
    pub fn revision(&self) -> u32 {
        self.0.revisions.get().now
    }

    /// How often the corpus has changed so that reports from before are out of date.
    pub fn revision_of_answers(&self) -> u32 {
        self.0.revisions.get().answers
    }

    /// A summary of the current corpus, once it has been read.
    pub fn summary(&self) -> Option<Rc<Summary>> {
        match self.status() {
            Status::Ready(summary, _) => Some(summary),
            _ => None,
        }
    }

    fn revise(&self, change: impl FnOnce(&mut Revisions)) {
        let mut revisions = self.0.revisions.get();
        change(&mut revisions);
        self.0.revisions.set(revisions);
    }

    /// Records which revision was last saved as a whole. `None` means that the page's file holds a different corpus.
    pub fn set_saved(&self, revision: Option<u32>) {
        self.revise(|revisions| revisions.set_saved(revision));
    }

    /// Whether this browser keeps an older revision, or none.
    pub fn is_kept_older(&self) -> bool {
        !self.0.revisions.get().is_kept()
    }

    /// The corpus that this browser keeps for the page, as far as this tab knows.
    pub fn kept(&self) -> Option<Kept> {
        self.0.kept.borrow().clone()
    }

    /// Records what is kept and its revision.
    pub fn set_kept(&self, kept: Option<Kept>, revision: u32) {
        self.revise(|revisions| revisions.set_kept(kept.is_some().then_some(revision)));
        *self.0.kept.borrow_mut() = kept;
        self.guard();
    }

    /// From now on, makes the browser ask before changes are lost.
    fn guard(&self) {
        if !self.0.asks_before_leaving.replace(true) {
            let this = self.clone();
            dom::ask_before_leaving(move || !this.0.edits.borrow().is_empty() || this.0.revisions.get().is_unsaved());
        }
    }

    /// Why the kept corpus could not be opened, if it could not.
    pub fn keep_fault(&self) -> Option<KeepFault> {
        self.0.keep_fault.borrow().clone()
    }

    /// Sends an edit, with the file that goes beside it.
    pub fn edit(&self, edit: Edit, file: Option<File>, on_edited: OnEdited) {
        self.send(self.new_number(), edit, file, on_edited);
    }

    /// Sends an edit that adds the articles in a file.
    pub fn add(&self, replace: bool, file: Option<File>, on_step: OnStep, on_edited: OnEdited) {
        let number = self.new_number();
        self.0.steps.borrow_mut().push((number, on_step));
        self.send(number, Edit::Add { replace }, file, on_edited);
    }

    fn send(&self, number: u32, edit: Edit, file: Option<File>, on_edited: OnEdited) {
        self.guard();
        self.0.edits.borrow_mut().push((number, on_edited));
        self.0.backend.ask_settled(Ask { number, task: Task::Edit(edit) }, file.map(Body::File));
    }

    /// Requests the corpus, or part of it, as a file.
    pub fn save(&self, save: Save, on_step: OnStep, on_saved: OnSaved) {
        let number = self.new_number();
        self.0.steps.borrow_mut().push((number, on_step));
        self.0.saves.borrow_mut().push((number, on_saved));
        self.0.backend.ask_settled(Ask { number, task: Task::Save(save) }, None);
    }

    fn on_event(&self, event: Event, body: Option<Body>) {
        match event {
            Event::Progress(n, of) => self.set_status(match self.status() {
                Status::Outlined(summary, _) => Status::Outlined(summary, n),
                _ => Status::Reading(n, of),
            }),
            Event::Outlined(summary) => self.set_status(Status::Outlined(Rc::new(*summary), 0)),
            Event::Ready(summary) => {
                if matches!(self.status(), Status::Outlined(..)) {
                    // What an outline has answered is asked again.
                    self.revise(Revisions::learn);
                }
                self.set_ready(Rc::new(*summary));
            }
            Event::Failed(error) => {
                let failure = match self.status() {
                    Status::Failed(_) => return,
                    Status::Reading(n, Some(of)) if n > 0 => Failure::Unread(n, of, error),
                    Status::Outlined(summary, n) => Failure::Unread(n, summary.n_articles, error),
                    Status::Reading(..) | Status::Ready(..) => Failure::Stopped(error),
                };
                self.set_status(Status::Failed(failure));
            }
            Event::Report(number, report) => self.deliver(number, Some(*report)),
            Event::Step(number, n, of) => {
                let on_step =
                    self.0.steps.borrow().iter().find(|(asked, _)| *asked == number).map(|(_, step)| step.clone());
                if let Some(on_step) = on_step {
                    on_step(n, of);
                }
            }
            Event::Edited(number, edited) => {
                if edited.is_changed {
                    self.revise(|revisions| revisions.change(edited.is_of_answers));
                    self.0.refused.borrow_mut().clear();
                }
                self.set_ready(Rc::new(edited.summary.clone()));
                taken(&self.0.steps, number);
                let on_edited = taken(&self.0.edits, number);
                if let Some(on_edited) = on_edited {
                    on_edited(*edited);
                }
            }
            Event::Saved(number, done) => {
                taken(&self.0.steps, number);
                let on_saved = taken(&self.0.saves, number);
                let saved = done.and_then(|edition| {
                    let file = body.and_then(Body::file).ok_or_else(|| SaveFault::NoRoom(String::new()))?;
                    Ok(Saved { file, edition })
                });
                let revision = self.revision();
                if let Some(on_saved) = on_saved {
                    spawn_local(async move {
                        if let Ok(saved) = &saved {
                            // A file that cannot be read here can perhaps still be saved.
                            let _ = saved.file.arrived().await;
                        }
                        on_saved(saved, revision);
                    });
                }
            }
            // Of an import, and what is for other workers.
            Event::Importing(_)
            | Event::Imported(_)
            | Event::WantsBytes(_)
            | Event::Handful
            | Event::Unpacked(_)
            | Event::Taken(_)
            | Event::Done => {}
        }
    }
}

/// Takes what waits for the answer to a request.
fn taken<T>(waiting: &RefCell<Vec<(u32, T)>>, number: u32) -> Option<T> {
    let mut waiting = waiting.borrow_mut();
    let at = waiting.iter().position(|(of, _)| *of == number)?;
    Some(waiting.remove(at).1)
}
