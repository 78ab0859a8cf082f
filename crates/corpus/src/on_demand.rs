//! On demand: what is worked out of a corpus when it is asked for, or ahead and in short steps.

use crate::Corpus;
use std::cell::{OnceCell, RefCell};

/// Work that can be done in steps, each of which takes a browser some milliseconds.
pub(super) trait Work {
    /// What comes of it.
    type Done;

    /// Does the next step. Returns whether there are more.
    fn step(&mut self, corpus: &Corpus) -> bool;

    /// What came of all steps.
    fn done(self) -> Self::Done;
}

/// What comes of some work, once it is done.
#[derive(Debug)]
pub(super) struct OnDemand<W: Work> {
    done: OnceCell<W::Done>,
    /// What was begun ahead.
    begun: RefCell<Option<W>>,
}

impl<W: Work> Default for OnDemand<W> {
    fn default() -> Self {
        Self { done: OnceCell::new(), begun: RefCell::default() }
    }
}

impl<W: Work> OnDemand<W> {
    /// What comes of the work on a corpus.
    pub(super) fn get(&self, corpus: &Corpus, begin: impl FnOnce(&Corpus) -> W) -> &W::Done {
        self.done.get_or_init(|| {
            let mut work = self.begun.take().unwrap_or_else(|| begin(corpus));
            while work.step(corpus) {}
            work.done()
        })
    }

    /// Does the next step ahead. Returns whether there are more.
    pub(super) fn step(&self, corpus: &Corpus, begin: impl FnOnce(&Corpus) -> W) -> bool {
        if self.done.get().is_some() {
            return false;
        }
        let mut work = self.begun.take().unwrap_or_else(|| begin(corpus));
        if work.step(corpus) {
            *self.begun.borrow_mut() = Some(work);
            return true;
        }
        self.done.get_or_init(|| work.done());
        false
    }
}
