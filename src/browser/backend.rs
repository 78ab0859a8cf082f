//! Backend: decides where the engine runs, and moves it there. It runs in a worker, or in the page if the browser refuses workers. A small
//! corpus starts in the page.

use crate::browser::local::Local;
use crate::browser::message::{Ask, Asked, Body, Bytes, Event};
use crate::browser::worker::Worker;
use crate::browser::{data_block, dom, pause};
use js_sys::JsString;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A corpus block of up to this many characters is first read in the page. That takes a few milliseconds; starting a
/// worker takes fifty.
const SMALL: u32 = 150_000;
/// The most bytes that such a block may hold: few characters may be very many of the same.
const SMALL_UNPACKED: u32 = 2_000_000;
/// How many milliseconds after the start such a page moves its engine into a worker.
const MOVE_AFTER: u32 = 400;

/// Called with each event of the engine and the body sent with it.
pub type OnEvent = Rc<dyn Fn(Event, Option<Body>)>;

enum Engine {
    /// There is no corpus yet, so requests wait.
    Absent(Vec<Asked>),
    Worker(Worker),
    Local(Local),
}

struct Inner {
    engine: RefCell<Engine>,
    on_event: OnEvent,
    /// Called when one engine replaces another. The old engine's pending requests will not be answered.
    on_lost: Rc<dyn Fn()>,
    has_answered: Cell<bool>,
    /// Requests that change or save the corpus wait here until the engine has its final place.
    held: RefCell<Option<Vec<Asked>>>,
    /// Whether the engine is in the page and about to move into a worker.
    is_moving: Cell<bool>,
}

/// The place where the engine runs. Clones share it.
#[derive(Clone)]
pub struct Backend(Rc<Inner>);

impl Backend {
    /// Creates a backend without an engine. Requests wait for one.
    pub fn new(on_event: OnEvent, on_lost: Rc<dyn Fn()>) -> Self {
        Self(Rc::new(Inner {
            engine: RefCell::new(Engine::Absent(Vec::new())),
            on_event,
            on_lost,
            has_answered: Cell::new(false),
            held: RefCell::new(Some(Vec::new())),
            is_moving: Cell::new(false),
        }))
    }

    /// Starts an engine on the text of a corpus block. The page's own corpus, if small, is read in the page first, and a worker takes over later.
    pub fn start(&self, corpus: JsString, is_own: bool) {
        let is_small =
            corpus.length() <= SMALL && data_block::unpacked_size(&corpus).is_none_or(|n| n <= SMALL_UNPACKED);
        if is_small && is_own {
            self.0.is_moving.set(true);
            self.work_here(corpus.clone(), true);
            let this = self.clone();
            return spawn_local(async move {
                pause(MOVE_AFTER).await;
                this.move_to_worker(&corpus);
            });
        }
        let (this, fallback) = (self.clone(), corpus.clone());
        match Worker::start(self.events(), move |message| this.lost(&fallback, message)) {
            Ok(worker) => {
                worker.load(&corpus);
                self.place(Engine::Worker(worker), "worker");
            }
            Err(_) => self.work_here(corpus, false),
        }
    }

    /// Sends a request as soon as there is an engine.
    pub fn ask(&self, ask: Ask, body: Option<Bytes>) {
        match &mut *self.0.engine.borrow_mut() {
            Engine::Absent(asked) => asked.push((ask, body)),
            Engine::Worker(worker) => worker.ask(&ask, body),
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
        let is_ready = matches!(event, Event::Ready(_));
        let has_answered = matches!(event, Event::Outlined(_) | Event::Ready(_) | Event::Failed(_));
        self.0.has_answered.set(self.0.has_answered.get() || has_answered);
        (self.0.on_event)(event, body);
        // A small corpus is about to move into a worker.
        if is_ready && !self.0.is_moving.get() {
            self.settle();
        }
    }

    /// Starts a worker, which takes over from the engine in the page once it has read the corpus. If the browser refuses the
    /// worker, nothing changes.
    fn move_to_worker(&self, corpus: &JsString) {
        let started: Rc<RefCell<Option<Worker>>> = Rc::default();
        let (this, waiting) = (self.clone(), Rc::clone(&started));
        let on_event = move |event, body| match event {
            Event::Ready(_) => {
                if let Some(worker) = waiting.borrow_mut().take() {
                    *this.0.engine.borrow_mut() = Engine::Worker(worker);
                    dom::mark("data-engine", "worker");
                }
                this.settle();
            }
            Event::Progress(..) | Event::Outlined(_) => {}
            Event::Failed(_) => this.settle(),
            other => this.on_event(other, body),
        };
        let this = self.clone();
        let on_lost = move |message| {
            if matches!(*this.0.engine.borrow(), Engine::Worker(_)) {
                this.on_event(Event::Failed(message), None);
            }
            this.settle();
        };
        match Worker::start(on_event, on_lost) {
            Ok(worker) => {
                worker.load(corpus);
                *started.borrow_mut() = Some(worker);
            }
            Err(_) => self.settle(),
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

    fn place(&self, engine: Engine, name: &str) {
        let before = self.0.engine.replace(engine);
        dom::mark("data-engine", name);
        match before {
            Engine::Absent(asked) => asked.into_iter().for_each(|(ask, body)| self.ask(ask, body)),
            Engine::Worker(_) | Engine::Local(_) => (self.0.on_lost)(),
        }
    }

    /// Handles the loss of a worker. If it has not answered yet, the browser refused it, so the page takes over; otherwise it failed.
    fn lost(&self, corpus: &JsString, message: String) {
        if self.0.has_answered.get() {
            return self.on_event(Event::Failed(message), None);
        }
        let (corpus, this) = (corpus.clone(), self.clone());
        // Deferred, because the worker is still needed while its own event is handled.
        spawn_local(async move {
            this.work_here(corpus, false);
            this.on_event(Event::Progress(0, None), None);
        });
    }
}
