//! Backend: decides where the engine runs, and moves it there. It runs in a worker, or in the page if the browser refuses workers. A small
//! corpus starts in the page. A worker that fails is followed by another, which reads the same corpus and makes the same edits.

use crate::browser::data_block::Growing;
use crate::browser::journal::{Journal, Made};
use crate::browser::local::Local;
use crate::browser::message::{Ask, Asked, Body, Bytes, Event, Task};
use crate::browser::worker::Worker;
use crate::browser::{data_block, dom, pause};
use js_sys::JsString;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// A corpus block of up to this many characters is first read in the page. That takes a few milliseconds; starting a
/// worker takes fifty.
const SMALL: u32 = 150_000;
/// From how many characters on a block is read while it comes, with others' help.
pub const GROWING: u32 = 1_000_000;
/// The most workers that read a corpus together. Each unpacks all of it, so more help little.
const MOST_HANDS: u32 = 4;
/// The most bytes that such a block may hold: few characters may be very many of the same.
const SMALL_UNPACKED: u32 = 2_000_000;
/// How often to look for more of a corpus that the browser is still reading, in milliseconds.
const READ_EVERY: u32 = 8;
/// How many milliseconds after the start such a page moves its engine into a worker.
const MOVE_AFTER: u32 = 400;

/// Called with each event of the engine and the body sent with it.
pub type OnEvent = Rc<dyn Fn(Event, Option<Body>)>;

/// Why an engine gives way to another. What it was asked and has not answered will not be answered.
#[derive(Debug)]
pub enum Lost {
    /// The browser refused the worker.
    Refused,
    /// It failed, for this reason.
    Stopped(String),
}

/// Called when one engine gives way to another.
pub type OnLost = Rc<dyn Fn(Lost)>;

enum Engine {
    /// There is no corpus yet, so requests wait.
    Absent(Vec<Asked>),
    Worker(Worker),
    Local(Local),
}

struct Inner {
    engine: RefCell<Engine>,
    /// The corpus, where it is another than the page's own.
    kept: RefCell<Option<JsString>>,
    on_event: OnEvent,
    on_lost: OnLost,
    /// Whether the worker has said anything: the browser did not refuse it.
    has_begun: Cell<bool>,
    /// Whether the corpus has been read.
    is_whole: Cell<bool>,
    /// Whether another worker would come further than this one: not where this one is itself another, and has answered nothing yet.
    may_restart: Cell<bool>,
    /// Requests that change or save the corpus wait here until the engine has its final place.
    held: RefCell<Option<Vec<Asked>>>,
    /// Whether the engine is in the page and about to move into a worker.
    is_moving: Cell<bool>,
    journal: RefCell<Journal>,
    /// The workers that help to read the corpus.
    assistants: RefCell<Vec<Worker>>,
}

/// The number of an edit that is made again: nobody waits for its answer.
const AGAIN: u32 = 0;

/// The place where the engine runs. Clones share it.
#[derive(Clone)]
pub struct Backend(Rc<Inner>);

impl Backend {
    /// Creates a backend without an engine. Requests wait for one.
    pub fn new(on_event: OnEvent, on_lost: OnLost) -> Self {
        Self(Rc::new(Inner {
            engine: RefCell::new(Engine::Absent(Vec::new())),
            kept: RefCell::default(),
            on_event,
            on_lost,
            has_begun: Cell::new(false),
            is_whole: Cell::new(false),
            may_restart: Cell::new(true),
            held: RefCell::new(Some(Vec::new())),
            is_moving: Cell::new(false),
            journal: RefCell::default(),
            assistants: RefCell::default(),
        }))
    }

    /// Starts an engine on the page's own corpus while the browser is still reading the page.
    pub fn start_growing(&self, mut corpus: Growing) {
        if let Err(error) = self.start_worker(true) {
            return self.refuse(crate::browser::say(error));
        }
        let this = self.clone();
        spawn_local(async move {
            while this.send_on(&mut corpus) {
                pause(READ_EVERY).await;
            }
        });
    }

    /// Sends the worker what has come of the corpus. Returns whether more will.
    fn send_on(&self, corpus: &mut Growing) -> bool {
        // Asked first, so that nothing comes between.
        let is_whole = dom::is_read();
        let piece = corpus.take_new();
        let Engine::Worker(worker) = &*self.0.engine.borrow() else { return false };
        for worker in std::iter::once(worker).chain(&*self.0.assistants.borrow()) {
            if let Some(piece) = &piece {
                worker.load(piece);
            }
            if is_whole {
                worker.end_of_corpus();
            }
        }
        !is_whole
    }

    /// Starts a worker for the engine, with others that help where they are wanted and there are cores for them.
    fn start_worker(&self, with_help: bool) -> Result<(), JsValue> {
        let this = self.clone();
        let worker = Worker::start(self.events(), move |message| this.lost(message))?;
        // One core is busy with the page.
        let n_hands = if with_help { dom::n_cores().saturating_sub(1).clamp(1, MOST_HANDS) } else { 1 };
        let others: Result<Vec<Worker>, JsValue> = (1..n_hands).map(|_| self.start_assistant()).collect();
        if let Some(others) = others.ok().filter(|others| !others.is_empty()) {
            let ask = |worker: &Worker, task| worker.ask(&Ask { number: AGAIN, task }, None);
            ask(&worker, Task::Share(n_hands));
            for (hand, other) in (1..).zip(&others) {
                ask(other, Task::Assist(hand, n_hands));
            }
            *self.0.assistants.borrow_mut() = others;
        }
        self.place(Engine::Worker(worker), "worker");
        Ok(())
    }

    /// Starts a worker that helps to read the corpus. What it has read goes to the engine's.
    fn start_assistant(&self) -> Result<Worker, JsValue> {
        let this = self.clone();
        let on_event = move |event, body: Option<Body>| match event {
            Event::Handful => {
                if let Engine::Worker(worker) = &*this.0.engine.borrow() {
                    worker.ask(&Ask { number: AGAIN, task: Task::Handful }, body.and_then(Body::bytes));
                }
            }
            Event::Failed(_) => this.go_alone(),
            _ => {}
        };
        let this = self.clone();
        Worker::start(on_event, move |_| this.go_alone())
    }

    /// A worker that helped has failed: the engine's begins anew without help.
    fn go_alone(&self) {
        let others = self.0.assistants.take();
        if others.is_empty() {
            return;
        }
        let before = self.0.engine.replace(Engine::Absent(Vec::new()));
        let this = self.clone();
        spawn_local(async move {
            drop((others, before));
            if !dom::is_read() {
                dom::read_to_its_end().await;
            }
            if let Err(error) = this.start_worker(false) {
                return this.refuse(crate::browser::say(error));
            }
            let Some(corpus) = this.corpus() else { return };
            if let Engine::Worker(worker) = &*this.0.engine.borrow() {
                worker.load_whole(&corpus);
            }
            (this.0.on_lost)(Lost::Refused);
        });
    }

    /// Starts an engine on the text of a corpus block. The page's own corpus, if small, is read in the page first, and a worker takes over later.
    pub fn start(&self, corpus: JsString, is_own: bool) {
        *self.0.kept.borrow_mut() = (!is_own).then(|| corpus.clone());
        let is_small =
            corpus.length() <= SMALL && data_block::unpacked_size(&corpus).is_none_or(|n| n <= SMALL_UNPACKED);
        if is_small && is_own {
            self.0.is_moving.set(true);
            self.work_here(corpus, true);
            let this = self.clone();
            return spawn_local(async move {
                pause(MOVE_AFTER).await;
                this.take_over(Vec::new());
            });
        }
        match self.start_worker(corpus.length() >= GROWING) {
            Ok(()) => {
                if let Engine::Worker(worker) = &*self.0.engine.borrow() {
                    worker.load_whole(&corpus);
                }
                for other in &*self.0.assistants.borrow() {
                    other.load_whole(&corpus);
                }
            }
            Err(_) => self.work_here(corpus, false),
        }
    }

    fn corpus(&self) -> Option<JsString> {
        self.0.kept.borrow().clone().or_else(data_block::text)
    }

    /// Sends a request as soon as there is an engine.
    pub fn ask(&self, ask: Ask, body: Option<Bytes>) {
        match &mut *self.0.engine.borrow_mut() {
            Engine::Absent(asked) => asked.push((ask, body)),
            Engine::Worker(worker) => {
                self.0.journal.borrow_mut().ask(&ask, body.as_ref());
                worker.ask(&ask, body);
            }
            Engine::Local(local) => local.ask(ask, body),
        }
    }

    /// Sends a request that changes or saves the corpus, once the engine has its final place.
    pub fn ask_settled(&self, ask: Ask, body: Option<Bytes>) {
        if let Some(held) = &mut *self.0.held.borrow_mut() {
            return held.push((ask, body));
        }
        self.ask(ask, body);
    }

    fn events(&self) -> impl Fn(Event, Option<Body>) + 'static {
        let this = self.clone();
        move |event, body| this.on_event(event, body)
    }

    fn on_event(&self, event: Event, body: Option<Body>) {
        self.0.has_begun.set(true);
        if let Event::Failed(message) = event {
            return self.lost(message);
        }
        let is_ready = matches!(event, Event::Ready(_));
        if is_ready {
            self.0.assistants.take();
        }
        let is_answer = matches!(event, Event::Report(..) | Event::Edited(..) | Event::Saved(..));
        self.0.is_whole.set(self.0.is_whole.get() || is_ready);
        self.0.may_restart.set(self.0.may_restart.get() || is_answer);
        self.0.journal.borrow_mut().hear(&event, body.as_ref());
        (self.0.on_event)(event, body);
        // A small corpus is about to move into a worker.
        if is_ready && !self.0.is_moving.get() {
            self.settle();
        }
    }

    /// Starts a worker, which takes over once it has read the corpus and made these edits. If it cannot, an engine in the page stays; if there is
    /// none, the page says why.
    fn take_over(&self, made: Vec<Made>) {
        let Some(corpus) = self.corpus() else { return };
        let started: Rc<RefCell<Option<Worker>>> = Rc::default();
        let n_left = Cell::new(made.len());
        let (this, waiting) = (self.clone(), Rc::clone(&started));
        let on_event = move |event, body| match event {
            Event::Ready(_) if n_left.get() > 0 => repeat(made.clone(), Rc::clone(&waiting)),
            Event::Edited(AGAIN, _) if n_left.get() > 1 => n_left.set(n_left.get() - 1),
            Event::Ready(_) | Event::Edited(AGAIN, _) => {
                if let Some(worker) = waiting.borrow_mut().take() {
                    this.0.has_begun.set(true);
                    this.place(Engine::Worker(worker), "worker");
                }
                this.settle();
            }
            Event::Progress(..) | Event::Outlined(_) => {}
            Event::Failed(message) => this.lost(message),
            other => this.on_event(other, body),
        };
        let this = self.clone();
        match Worker::start(on_event, move |message| this.lost(message)) {
            Ok(worker) => {
                worker.load_whole(&corpus);
                *started.borrow_mut() = Some(worker);
            }
            Err(error) => self.lost(crate::browser::say(error)),
        }
    }

    /// Marks the engine's place as final, and sends the requests that waited for that.
    fn settle(&self) {
        let held = self.0.held.borrow_mut().take();
        for (ask, body) in held.into_iter().flatten() {
            self.ask(ask, body);
        }
    }

    fn work_here(&self, corpus: JsString, is_small: bool) {
        let local = Local::start(corpus, is_small, Rc::new(self.events()));
        self.place(Engine::Local(local), "page");
    }

    /// Puts an engine in the place of another, or of none.
    fn place(&self, engine: Engine, name: &str) {
        let before = self.0.engine.replace(engine);
        dom::mark("data-engine", name);
        if let Engine::Absent(asked) = before {
            for (ask, body) in asked {
                self.ask(ask, body);
            }
        }
    }

    /// Handles the loss of a worker. If it has not said anything yet, the browser refused it, so the page takes over. If it failed later, another
    /// worker does, unless that would fail as well.
    fn lost(&self, message: String) {
        let engine = self.0.engine.replace(Engine::Absent(Vec::new()));
        let worker = match engine {
            Engine::Worker(worker) => (worker, self.0.assistants.take()),
            // It was about to take over.
            Engine::Local(local) => {
                *self.0.engine.borrow_mut() = Engine::Local(local);
                return self.settle();
            }
            Engine::Absent(asked) => {
                *self.0.engine.borrow_mut() = Engine::Absent(asked);
                return (self.0.on_event)(Event::Failed(message), None);
            }
        };
        let this = self.clone();
        // Deferred, because the worker is still needed while its own event is handled.
        spawn_local(async move {
            drop(worker);
            if this.0.has_begun.get() {
                this.replace_lost(message);
            } else {
                this.refuse(message);
            }
        });
    }

    /// The browser refuses workers: the page takes over once it has all of the corpus.
    fn refuse(&self, message: String) {
        let this = self.clone();
        spawn_local(async move {
            if !dom::is_read() {
                dom::read_to_its_end().await;
            }
            let Some(corpus) = this.corpus() else { return (this.0.on_event)(Event::Failed(message), None) };
            this.work_here(corpus, false);
            (this.0.on_lost)(Lost::Refused);
            (this.0.on_event)(Event::Progress(0, None), None);
        });
    }

    fn replace_lost(&self, message: String) {
        let made = self.0.journal.borrow_mut().made_so_far();
        let is_worth_it = self.0.is_whole.get() && self.0.may_restart.replace(false);
        let Some(made) = made.filter(|_| is_worth_it) else {
            return (self.0.on_event)(Event::Failed(message), None);
        };
        *self.0.held.borrow_mut() = Some(Vec::new());
        (self.0.on_lost)(Lost::Stopped(message));
        self.take_over(made);
    }
}

/// Makes edits again, in their order.
fn repeat(made: Vec<Made>, worker: Rc<RefCell<Option<Worker>>>) {
    spawn_local(async move {
        for (edit, file) in made {
            let body = match &file {
                Some(file) => file.bytes().await,
                None => None,
            };
            if let Some(worker) = &*worker.borrow() {
                worker.ask(&Ask { number: AGAIN, task: Task::Edit(edit) }, body);
            }
        }
    });
}
