//! Backend: decides where the engine runs, and moves it there. It runs in a worker, or in the page if the browser refuses workers. A small
//! corpus starts in the page. A worker that fails is followed by another, which reads the same corpus and makes the same edits.

use crate::browser::crew::{Crew, Member};
use crate::browser::journal::{Journal, Made};
use crate::browser::local::Local;
use crate::browser::message::{Ask, Asked, Body, Event, Task};
use crate::browser::supply::Supply;
use crate::browser::worker::Worker;
use crate::browser::{File, data_block, dom, pause};
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
/// The most workers that read a corpus together. One of them puts together what all have read, so more help little.
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
    kept: RefCell<Option<File>>,
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
    /// Whether workers cannot read files, so that they get their bytes.
    wants_bytes: Cell<bool>,
    /// The workers that help to read the corpus.
    crew: RefCell<Option<Rc<Crew>>>,
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
            wants_bytes: Cell::default(),
            crew: RefCell::default(),
        }))
    }

    /// Starts an engine on a large corpus, such as the page's own while the browser is still reading the page.
    pub fn start_large(&self, supply: Supply) {
        if let Err(error) = self.start_worker() {
            return self.refuse(crate::browser::say(error));
        }
        // Of many cores, one is busy with the page and with unpacking; of few, it is not all the time.
        let n_cores = dom::n_cores();
        let n_hands = (n_cores - 1).clamp(n_cores.min(3), MOST_HANDS);
        let assistants = (1..n_hands).map(|hand| (Member::Assistant(hand), Task::Assist(hand, n_hands)));
        let members = assistants.chain([(Member::Unpacker, Task::Unpack(n_hands))]);
        let members = members.map(|(member, task)| Ok((member, self.start_helper(member, task)?)));
        let Ok(members) = members.collect::<Result<Vec<_>, JsValue>>() else { return self.go_alone() };
        if n_hands > 1 {
            self.with_worker(|worker| worker.ask(&Ask { number: AGAIN, task: Task::Share(n_hands) }, None));
        }
        *self.0.crew.borrow_mut() = Some(Rc::new(Crew::new(supply, members)));
        let this = self.clone();
        spawn_local(async move {
            while this.feed() {
                pause(READ_EVERY).await;
            }
        });
    }

    /// Sends on what there are hands free for. Returns whether there is more to send.
    fn feed(&self) -> bool {
        let fed = self.crew().map(|crew| crew.feed());
        if matches!(fed, Some(Err(_))) {
            self.go_alone();
        }
        matches!(fed, Some(Ok(true)))
    }

    fn crew(&self) -> Option<Rc<Crew>> {
        self.0.crew.borrow().clone()
    }

    fn with_worker<T>(&self, tell: impl FnOnce(&Worker) -> T) -> Option<T> {
        if let Engine::Worker(worker) = &*self.0.engine.borrow() { Some(tell(worker)) } else { None }
    }

    /// Starts a worker for the engine.
    fn start_worker(&self) -> Result<(), JsValue> {
        let this = self.clone();
        let worker = Worker::start(self.events(), move |message| this.lost(message))?;
        self.place(Engine::Worker(worker), "worker");
        Ok(())
    }

    /// Sends the engine's worker a whole corpus.
    fn load_whole(&self, corpus: &JsString) {
        if let Some(Err(error)) = self.with_worker(|worker| worker.load_whole(corpus)) {
            self.lost(crate::browser::say(error));
        }
    }

    /// Starts a worker that helps to read the corpus.
    fn start_helper(&self, member: Member, task: Task) -> Result<Worker, JsValue> {
        let this = self.clone();
        let on_event = move |event, body: Option<Body>| match event {
            Event::Failed(_) => this.go_alone(),
            event => this.hear_crew(member, &event, body),
        };
        let this = self.clone();
        let helper = Worker::start(on_event, move |_| this.go_alone())?;
        helper.ask(&Ask { number: AGAIN, task }, None);
        Ok(helper)
    }

    /// Passes on what a worker says to others that read the same corpus.
    fn hear_crew(&self, member: Member, event: &Event, body: Option<Body>) {
        let Some(crew) = self.crew() else { return };
        let passed_on = self.with_worker(|worker| match (event, body) {
            (Event::Unpacked(hand), Some(Body::Bytes(bytes))) => crew.hand_on(*hand, &bytes, worker),
            (Event::Done, _) => crew.dismiss(member, worker),
            (Event::Handful, body) => {
                worker.ask(&Ask { number: AGAIN, task: Task::Handful }, body.as_ref());
                Ok(())
            }
            (Event::Taken(n), _) => {
                crew.taken(member, *n);
                Ok(())
            }
            _ => Ok(()),
        });
        match passed_on {
            Some(Err(_)) => self.go_alone(),
            _ => {
                self.feed();
            }
        }
    }

    /// A worker that helped has failed: the engine's begins anew without help.
    fn go_alone(&self) {
        let crew = self.0.crew.take();
        let before = self.0.engine.replace(Engine::Absent(Vec::new()));
        let this = self.clone();
        spawn_local(async move {
            drop((crew, before));
            if !dom::is_read() {
                dom::read_to_its_end().await;
            }
            let Some(corpus) = this.corpus().await else { return };
            if let Err(error) = this.start_worker() {
                return this.refuse(crate::browser::say(error));
            }
            this.load_whole(&corpus);
            (this.0.on_lost)(Lost::Refused);
        });
    }

    /// Starts an engine on the text of the page's own corpus block. A small one is read in the page first, and a worker takes over later.
    pub fn start(&self, corpus: JsString) {
        let is_small =
            corpus.length() <= SMALL && data_block::unpacked_size(&corpus).is_none_or(|n| n <= SMALL_UNPACKED);
        if !is_small {
            return self.start_in_worker(&corpus);
        }
        self.0.is_moving.set(true);
        self.work_here(corpus, true);
        let this = self.clone();
        spawn_local(async move {
            pause(MOVE_AFTER).await;
            this.take_over(Vec::new()).await;
        });
    }

    /// Starts an engine on another corpus block, which this browser keeps.
    pub fn start_kept(&self, file: File) {
        *self.0.kept.borrow_mut() = Some(file.clone());
        if file.0.size() >= f64::from(GROWING) {
            return self.start_large(Supply::of_file(file));
        }
        let this = self.clone();
        spawn_local(async move {
            if let Some(corpus) = this.corpus().await {
                this.start_in_worker(&corpus);
            }
        });
    }

    fn start_in_worker(&self, corpus: &JsString) {
        match self.start_worker() {
            Ok(()) => self.load_whole(corpus),
            Err(_) => self.work_here(corpus.clone(), false),
        }
    }

    /// The whole text of the corpus. Where the browser no longer has what it kept, the page says so.
    async fn corpus(&self) -> Option<JsString> {
        let kept = self.0.kept.borrow().clone();
        let Some(file) = kept else { return data_block::text() };
        let text = file.text(0.0, file.0.size()).await;
        text.map_err(|error| (self.0.on_event)(Event::Failed(crate::browser::say(error)), None)).ok()
    }

    /// Sends a request as soon as there is an engine.
    pub fn ask(&self, ask: Ask, body: Option<Body>) {
        match &mut *self.0.engine.borrow_mut() {
            Engine::Absent(asked) => asked.push((ask, body)),
            Engine::Worker(worker) => {
                self.0.journal.borrow_mut().ask(&ask, body.as_ref());
                worker.ask(&ask, body.as_ref());
            }
            Engine::Local(local) => local.ask(ask, body),
        }
    }

    /// Sends a request that changes or saves the corpus, once the engine has its final place.
    pub fn ask_settled(&self, ask: Ask, body: Option<Body>) {
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
        match event {
            Event::Failed(message) => return self.lost(message),
            Event::Taken(_) => return self.hear_crew(Member::Engine, &event, body),
            Event::WantsBytes(number) => return self.send_bytes(number),
            _ => {}
        }
        let is_ready = matches!(event, Event::Ready(_));
        if is_ready {
            self.0.crew.take();
        } else if let Some(crew) = self.crew() {
            crew.hear_engine(&event);
        }
        let is_answer = matches!(event, Event::Report(..) | Event::Edited(..) | Event::Saved(..));
        self.0.is_whole.set(self.0.is_whole.get() || is_ready);
        self.0.may_restart.set(self.0.may_restart.get() || is_answer);
        self.0.journal.borrow_mut().hear(&event);
        (self.0.on_event)(event, body);
        // A small corpus is about to move into a worker.
        if is_ready && !self.0.is_moving.get() {
            self.settle();
        }
    }

    /// Starts a worker, which takes over once it has read the corpus and made these edits. If it cannot, an engine in the page stays; if there is
    /// none, the page says why.
    async fn take_over(&self, made: Vec<Made>) {
        let Some(corpus) = self.corpus().await else { return };
        let started: Rc<RefCell<Option<Worker>>> = Rc::default();
        let n_left = Cell::new(made.len());
        let (this, waiting) = (self.clone(), Rc::clone(&started));
        let on_event = move |event, body| match event {
            Event::Ready(_) if n_left.get() > 0 => this.repeat(made.clone(), Rc::clone(&waiting)),
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
            Ok(worker) => match worker.load_whole(&corpus) {
                Ok(()) => *started.borrow_mut() = Some(worker),
                Err(error) => self.lost(crate::browser::say(error)),
            },
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
            Engine::Worker(worker) => (worker, self.0.crew.take()),
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
                this.replace_lost(message).await;
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
            let Some(corpus) = this.corpus().await else { return (this.0.on_event)(Event::Failed(message), None) };
            this.work_here(corpus, false);
            (this.0.on_lost)(Lost::Refused);
            (this.0.on_event)(Event::Progress(0, None), None);
        });
    }

    async fn replace_lost(&self, message: String) {
        let made = self.0.journal.borrow_mut().made_so_far();
        let is_worth_it = self.0.is_whole.get() && self.0.may_restart.replace(false);
        if !is_worth_it {
            return (self.0.on_event)(Event::Failed(message), None);
        }
        *self.0.held.borrow_mut() = Some(Vec::new());
        (self.0.on_lost)(Lost::Stopped(message));
        self.take_over(made).await;
    }

    /// Sends an edit again, with bytes in the place of its file.
    fn send_bytes(&self, number: u32) {
        self.0.wants_bytes.set(true);
        let Some((edit, body)) = self.0.journal.borrow().under_way(number).cloned() else { return };
        let this = self.clone();
        spawn_local(async move {
            let body = this.readable(body).await;
            this.with_worker(|worker| worker.ask(&Ask { number, task: Task::Edit(edit) }, body.as_ref()));
        });
    }

    /// What stands beside an edit, as workers can read it.
    async fn readable(&self, body: Option<Body>) -> Option<Body> {
        match body {
            Some(Body::File(file)) if self.0.wants_bytes.get() => file.bytes().await.map(Body::Bytes),
            body => body,
        }
    }

    /// Makes edits again, in their order.
    fn repeat(&self, made: Vec<Made>, worker: Rc<RefCell<Option<Worker>>>) {
        let this = self.clone();
        spawn_local(async move {
            for (edit, body) in made {
                let body = this.readable(body).await;
                if let Some(worker) = &*worker.borrow() {
                    worker.ask(&Ask { number: AGAIN, task: Task::Edit(edit) }, body.as_ref());
                }
            }
        });
    }
}
