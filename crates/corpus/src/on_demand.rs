//! On demand: what is worked out of a corpus when it is asked for, or ahead and in short steps.

use crate::Corpus;
use std::sync::{Mutex, OnceLock};

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
    done: OnceLock<W::Done>,
    /// What was begun ahead.
    begun: Mutex<Option<W>>,
}

impl<W: Work> Default for OnDemand<W> {
    fn default() -> Self {
        Self { done: OnceLock::new(), begun: Mutex::default() }
    }
}

impl<W: Work> OnDemand<W> {
    /// What comes of the work on a corpus.
    pub(super) fn get(&self, corpus: &Corpus, begin: impl FnOnce(&Corpus) -> W) -> &W::Done {
        self.done.get_or_init(|| {
            let mut work = self.take().unwrap_or_else(|| begin(corpus));
            while work.step(corpus) {}
            work.done()
        })
    }

    /// Whether all steps are done.
    pub(super) fn is_done(&self) -> bool {
        self.done.get().is_some()
    }

    /// Does the next step ahead. Returns whether there are more.
    pub(super) fn step(&self, corpus: &Corpus, begin: impl FnOnce(&Corpus) -> W) -> bool {
        if self.is_done() {
            return false;
        }
        let mut work = self.take().unwrap_or_else(|| begin(corpus));
        if !work.step(corpus) {
            self.done.get_or_init(|| work.done());
            return false;
        }
        if let Ok(mut begun) = self.begun.lock() {
            *begun = Some(work);
        }
        true
    }

    /// What was begun. Nothing where a thread has failed at it.
    fn take(&self) -> Option<W> {
        self.begun.lock().ok()?.take()
    }
}
