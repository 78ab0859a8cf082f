//! The fields of the search language, such as `outlet:`.

use crate::facet::Facet;

/// What a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name of a facet's value, or part of it.
    Facet(Facet),
    /// On this day or later.
    After,
    /// Before this day.
    Before,
    /// Within this day, month, year or interval.
    Date,
    /// A word or phrase that is no part of an actor's name.
    Word,
    /// A phrase within one sentence.
    Sentence,
}

impl Field {
    /// The field's name as it is typed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Facet(facet) => facet.key,
            Self::After => "after",
            Self::Before => "before",
            Self::Date => "date",
            Self::Word => "word",
            Self::Sentence => "sentence",
        }
    }

    /// Every field.
    pub fn all() -> impl Iterator<Item = Self> {
        Facet::ALL.into_iter().map(Self::Facet).chain([
            Self::After,
            Self::Before,
            Self::Date,
            Self::Word,
            Self::Sentence,
        ])
    }
}
