//! The found lexicon: the names and topics that articles have by themselves, added to a lexicon that nobody has made.

use crate::found_topics::{self, FoundTopic};
use crate::suggested_names::{self, Found, MOST_NAMES};
use corpus::Corpus;
use model::{Findable, Head};

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    /// People, organisations and places.
    pub names: bool,
    /// Topics.
    pub topics: bool,
}

impl Sought {
    /// Everything.
    pub const ALL: Self = Self { names: true, topics: true };
    /// Nothing.
    pub const NOTHING: Self = Self { names: false, topics: false };
}

/// The head of a corpus with what its articles have and its lexicon has not, marked as found by itself; `None` where nothing is to be found.
///
/// A lexicon that somebody made stays as it is: only where there is none, or one in which something was found before, is anything added, and nothing
/// that was rejected. What is there is never changed.
pub fn widened(corpus: &Corpus, sought: Sought) -> Option<Head> {
    let mut head = corpus.head.clone();
    let is_made = !head.actors.is_empty() || !head.topics.is_empty();
    let is_any_found = head.actors.iter().any(|actor| actor.found().is_some())
        || head.topics.iter().any(|topic| topic.found().is_some());
    if is_made && !is_any_found {
        return None;
    }
    if sought.names {
        let found = suggested_names::list(corpus, MOST_NAMES.saturating_sub(head.actors.len()));
        head.actors.extend(found.into_iter().map(|Found { actor, sure, .. }| actor.marked_found(sure)));
    }
    if sought.topics {
        let found = found_topics::lacking(corpus, &head);
        head.topics.extend(found.into_iter().map(|FoundTopic { topic, sure, .. }| topic.marked_found(sure)));
    }
    (head != corpus.head).then_some(head)
}
