//! A *measure* as the catalogue has it: what tables, files, orders, explanations and the check of the numbers know of one.

use crate::published::PublishedFigure;
use std::cmp::Ordering;

/// An entry of the catalogue. `Counts` is what the measure is computed from.
#[derive(Debug)]
pub struct Measure<Counts: ?Sized + 'static> {
    /// Names its texts: `…_name`, `…_formula` and `…_misleads` in the section `measures` of the words.
    pub key: &'static str,
    /// Its columns in a file: one, or both bounds of an interval. A table on the screen has one column for it.
    pub columns: &'static [Column<Counts>],
    /// How it is printed.
    pub print: Print,
    /// Where it is shown.
    pub shown: Shown,
    /// What an address calls the order of rows by it, the greatest first; none where rows are not put in order by it.
    pub order: Option<&'static str>,
    /// The figures published for it, each computed here and now.
    pub published: fn() -> Vec<PublishedFigure>,
}

/// A column of a measure in a file.
#[derive(Debug)]
pub struct Column<Counts: ?Sized + 'static> {
    /// Its head, which is the same whatever the language on the screen.
    pub head: &'static str,
    /// The figure; none where it does not apply.
    pub of: fn(&Counts) -> Option<f64>,
}

/// How a figure is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// With this many decimals.
    Plain(usize),
    /// The same, always with its sign.
    Signed(usize),
    /// As a probability.
    Probability,
    /// Two columns as one interval.
    Interval,
}

/// Where a measure is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In every table.
    Always,
    /// In a table with all figures.
    WithAllFigures,
    /// In files alone.
    InFiles,
}

impl<Counts: ?Sized> Measure<Counts> {
    /// The figure, of an interval the lower bound; none where it does not apply.
    pub fn of(&self, counts: &Counts) -> Option<f64> {
        self.columns.first().and_then(|column| (column.of)(counts))
    }
}

/// The orders that measures give: what an address calls each, and the measure's number.
pub fn orders<Counts: ?Sized>(measures: &'static [Measure<Counts>]) -> impl Iterator<Item = (&'static str, usize)> {
    measures.iter().zip(0..).filter_map(|(measure, number)| measure.order.map(|name| (name, number)))
}

/// The order of figures from the greatest down; what has none comes last.
#[must_use]
pub fn greatest_first(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        _ => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_before_none() {
        let mut figures = [None, Some(1.0), Some(-3.0), None, Some(2.0)];
        figures.sort_by(|a, b| greatest_first(*a, *b));
        assert_eq!(figures, [Some(2.0), Some(1.0), Some(-3.0), None, None]);
    }
}
