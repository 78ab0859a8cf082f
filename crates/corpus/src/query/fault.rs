//! Search faults: what keeps a search from being understood, and where.

use crate::facet::Facet;
use model::edtf::DateFault;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What keeps a search from being understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchFault {
    /// What is wrong.
    pub kind: SearchFaultKind,
    /// The bytes of the search that it is about.
    pub start: usize,
    /// The byte behind them.
    pub end: usize,
}

/// The ways in which a search can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SearchFaultKind {
    /// A quotation mark without its fellow.
    OpenQuote,
    /// An opening parenthesis without its fellow.
    OpenParenthesis,
    /// A closing parenthesis without its fellow.
    StrayParenthesis,
    /// Parentheses or quotation marks around nothing.
    Empty,
    /// `OR`, `NEAR`, `NOT` or `-` without something on either side that it needs.
    LoneOperator,
    /// `NEAR` beside something that has no places, such as `after:`.
    NearWhat,
    /// A `*` that does not stand at the end of a word, or a `?` inside one.
    LoneStar,
    /// No letter or digit in it.
    NoWord,
    /// A field without a value.
    NoValue,
    /// No value of a facet has this in its name; the names that come nearest.
    NoSuchName(Facet, Vec<String>),
    /// `after:` or `before:` something that is no date.
    Date(DateFault),
    /// Words, where the articles are added up and cannot be chosen by their words.
    AddedUp,
    /// More than one word, where the articles are added up and nothing is known of two words together.
    OneWord,
    /// Longer than a search may be.
    TooLong,
    /// More parentheses in each other than a search may have.
    TooDeep,
}

impl SearchFault {
    pub(super) fn new(kind: SearchFaultKind, range: Range<usize>) -> Self {
        Self { kind, start: range.start, end: range.end }
    }
}
