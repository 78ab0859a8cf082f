//! The p of a word by itself, over articles.

use crate::compared_word::ComparedWord;
use crate::measure::{Column, Measure, Print, Shown};

/// The entry of the catalogue; [`crate::clustered`] computes the p.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "p",
    columns: &[Column { head: "p", of: |word| word.p }],
    print: Print::Probability,
    shown: Shown::WithAllFigures,
    order: None,
    published: Vec::new,
};
