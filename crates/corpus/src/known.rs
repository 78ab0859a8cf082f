//! Known: articles of another corpus, whose words are not cut again.

use crate::articles::Extent;
use crate::strings::Texts;
use crate::{Breaks, FormId, Position, Spacing};
use std::ops::Range;
use text::Language;

/// The words of another corpus.
pub(super) struct Known<'a> {
    pub(super) forms: &'a [FormId],
    pub(super) spellings: &'a Texts,
    pub(super) breaks: &'a Breaks,
    pub(super) spacing: &'a Spacing,
    /// The language of the article that is taken.
    pub(super) language: Option<Language>,
}

/// Where an article is in another corpus.
pub(super) struct At {
    pub(super) number: usize,
    /// All of it.
    pub(super) range: Range<Position>,
    pub(super) text: Extent,
    /// Where its counts begin and how many words they do not name, if it has any.
    pub(super) counts: Option<(Position, u32)>,
}

/// Of the forms and gaps of another corpus their numbers here.
#[derive(Default)]
pub(super) struct Numbers {
    pub(super) forms: Here,
    pub(super) gaps: Here,
}

/// Of each number there the one here, once there is one.
#[derive(Default)]
pub(super) struct Here(Vec<Option<u32>>);

impl Here {
    /// The number here of one there, which `know` gives the first time.
    pub(super) fn of(&mut self, there: u32, know: impl FnOnce() -> u32) -> u32 {
        let at = there as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, None);
        }
        *self.0[at].get_or_insert_with(know)
    }
}
