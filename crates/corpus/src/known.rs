//! Known: articles of another corpus, whose words are not cut again.

use crate::articles::Extent;
use crate::here::Here;
use crate::strings::Texts;
use crate::{Breaks, Forms, Position, Spacing};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use text::Language;

/// All words of articles that were cut elsewhere, to be appended.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Words {
    pub(super) forms: Forms,
    /// How each form is spelled that those before did not have.
    pub(super) spellings: Texts,
    pub(super) breaks: Breaks,
    pub(super) spacing: Spacing,
}

/// The words of another corpus.
pub(super) struct Known<'a> {
    pub(super) forms: &'a Forms,
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
