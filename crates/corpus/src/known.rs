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

/// Of each form and gap of another corpus its number here, once there is one.
#[derive(Default)]
pub(super) struct Numbers {
    pub(super) forms: Vec<Option<FormId>>,
    pub(super) gaps: Vec<Option<u32>>,
}

impl Numbers {
    /// None yet, of so many forms.
    pub(super) fn of(n_forms: u32) -> Self {
        Self { forms: vec![None; n_forms as usize], gaps: Vec::new() }
    }
}
