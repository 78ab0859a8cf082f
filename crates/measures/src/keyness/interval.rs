//! The 95 % interval of the Log Ratio over articles.

use crate::compared_word::ComparedWord;
use crate::measure::{Column, Measure, Print, Shown};

/// The entry of the catalogue; [`crate::clustered`] computes the interval.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "interval",
    columns: &[
        Column { head: "95 % low", of: |word| word.interval.map(|[low, _]| low) },
        Column { head: "95 % high", of: |word| word.interval.map(|[_, high]| high) },
    ],
    print: Print::Interval,
    shown: Shown::Always,
    order: None,
    published: Vec::new,
};
