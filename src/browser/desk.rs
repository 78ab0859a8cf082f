//! Desk: where requests are answered from a corpus that comes in, the same in a worker and in the page. What is asked too early waits.

use crate::browser::arriving::Arriving;
use crate::browser::loading::load;
use crate::browser::message::{Ask, Asked, Body, Event};
use crate::browser::perform::{early, perform};
use engine::{Engine, Handful, Loading, Summary};
use std::cell::RefCell;

/// A corpus and what was asked about it too early.
#[derive(Default)]
pub(super) struct Desk {
    /// The corpus, until it is whole.
    loading: RefCell<Loading>,
    engine: RefCell<Option<Engine>>,
    waiting: RefCell<Vec<Asked>>,
}

impl Desk {
    /// From now on, others help to read the corpus: so many hands with this one.
    pub(super) fn share(&self, n_hands: u32) {
        *self.loading.borrow_mut() = Loading::shared(n_hands);
    }

    /// Takes what another hand has read.
    pub(super) fn take_handful(&self, handful: Handful) {
        self.loading.borrow_mut().take_handful(handful);
    }

    /// Reads a corpus. Every `slice` milliseconds, lets the browser work, and tells how far it is now and then.
    pub(super) async fn read(&self, corpus: &Arriving, slice: f64, on_event: impl Fn(Event)) {
        load(corpus, slice, &self.loading, &on_event).await;
        on_event(self.open());
    }

    /// Reads a corpus that is unpacked already, at once.
    pub(super) fn read_at_once(&self, bytes: &[u8]) -> Event {
        self.loading.borrow_mut().push(bytes);
        self.open()
    }

    /// From now on the corpus is whole.
    fn open(&self) -> Event {
        let (engine, faults) = self.loading.take().finish();
        let summary = Summary::of(engine.corpus(), &faults);
        *self.engine.borrow_mut() = Some(engine);
        Event::Ready(Box::new(summary))
    }

    /// Answers, or keeps what was asked until there is so much to answer from.
    pub(super) fn answer(
        &self,
        ask: Ask,
        body: Option<Body>,
        on_event: &dyn Fn(Event),
    ) -> Option<(Event, Option<Body>)> {
        if let Some(engine) = &mut *self.engine.borrow_mut() {
            return perform(engine, ask, body, on_event);
        }
        let answer = early(&self.loading, &ask);
        if answer.is_none() {
            self.waiting.borrow_mut().push((ask, body));
        }
        answer.map(|event| (event, None))
    }

    /// What is to be asked again after an event: what waited, where there is more to answer from now.
    pub(super) fn to_ask_again(&self, event: &Event) -> Vec<Asked> {
        if matches!(event, Event::Outlined(_) | Event::Ready(_)) { self.waiting.take() } else { Vec::new() }
    }

    /// Prepares an answer that is likely to be wanted; says whether there is more to prepare.
    pub(super) fn prepare(&self) -> bool {
        self.engine.borrow().as_ref().is_some_and(Engine::prepare)
    }
}
