//! The 95 % interval of the Log Ratio over articles.

use crate::compared_word::ComparedWord;
use crate::measure::{Figure, Measure, Shown};

/// The entry of the catalogue; [`crate::clustered`] computes the interval.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "interval",
    figure: Figure::Interval(["interval_low", "interval_high"], |word| word.interval),
    shown: Shown::Always,
    order: None,
    published: Vec::new,
};
