//! Counts of forms: how often each form is in the column.

use crate::{FormId, Forms, Position};
use std::ops::Range;

/// Forms that are being counted, so that it can be done in short steps.
#[derive(Clone, Debug, Default)]
pub(super) struct FormCounts {
    counts: Vec<u32>,
    n_counted: Position,
}

impl FormCounts {
    /// Counts the next `n` positions of a column of so many forms. Returns whether there are more.
    pub(super) fn step(&mut self, forms: &Forms, n_forms: FormId, n: Position) -> bool {
        self.counts.resize(n_forms as usize, 0);
        let next = forms.within(self.n_counted..forms.len().min(self.n_counted.saturating_add(n)));
        for form in next.iter() {
            self.counts[form as usize] += 1;
        }
        self.n_counted += next.len();
        self.n_counted < forms.len()
    }

    /// How often each form is in the column, without what is in some ranges of it.
    pub(super) fn without(mut self, forms: &Forms, ranges: impl Iterator<Item = Range<Position>>) -> Vec<u32> {
        for form in ranges.flat_map(|range| forms.within(range).iter()) {
            self.counts[form as usize] -= 1;
        }
        self.counts
    }
}
