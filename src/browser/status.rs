//! Status: how far an engine is, or why it cannot go on.

use engine::Summary;
use std::rc::Rc;

/// The state of the engine.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// Reading the corpus: how many articles so far, and how many in total, if known.
    Reading(u32, Option<u32>),
    /// Ready to answer what needs no words, which are still counted: of how many articles they are so far.
    Outlined(Rc<Summary>, u32),
    /// Ready to answer. Beside it, why an engine before this one stopped, in the browser's words.
    Ready(Rc<Summary>, Option<Rc<str>>),
    /// It cannot go on.
    Failed(Failure),
}

/// Why an engine cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The page has no corpus.
    NoCorpus,
    /// It stopped while it read the corpus, as where memory is short: after how many articles of how many, and why in the browser's words.
    Unread(u32, u32, String),
    /// It stopped later, for this reason in the browser's words.
    Stopped(String),
}

impl Status {
    /// What is known of the corpus once all of it has arrived.
    pub fn summary(&self) -> Option<Rc<Summary>> {
        match self {
            Self::Outlined(summary, _) | Self::Ready(summary, _) => Some(Rc::clone(summary)),
            Self::Reading(..) | Self::Failed(_) => None,
        }
    }
}
