//! The p of a word by itself, over articles.

use crate::compared_word::ComparedWord;
use crate::measure::{Figure, Measure, Print, Shown};

/// The entry of the catalogue; [`crate::clustered`] computes the p.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "p",
    figure: Figure::Number(|word| word.p, Print::Probability),
    shown: Shown::WithAllFigures,
    order: None,
    published: Vec::new,
};
