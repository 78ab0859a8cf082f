//! A *measure* as the catalogue has it: what tables, files, orders, explanations and the check of the numbers know of one.

use crate::published::PublishedFigure;
use std::cmp::Ordering;

/// An entry of the catalogue. `Counts` is what the measure is computed from.
#[derive(Debug)]
pub struct Measure<Counts: ?Sized + 'static> {
    /// The head of its column in files, and the beginning of the keys of its words: `…_name`, `…_formula`, `…_misleads`.
    pub key: &'static str,
    /// What is computed, and how it is printed.
    pub figure: Figure<Counts>,
    /// Where it is shown.
    pub shown: Shown,
    /// What an address calls the order of rows by it, the greatest first; none where rows are not put in order by it.
    pub order: Option<&'static str>,
    /// The figures published for it, each computed here and now.
    pub published: fn() -> Vec<PublishedFigure>,
}

/// What a measure computes; none where it does not apply.
#[derive(Debug)]
pub enum Figure<Counts: ?Sized + 'static> {
    /// A number.
    Number(fn(&Counts) -> Option<f64>, Print),
    /// The bounds of an interval, with the heads of their two columns in files.
    Interval([&'static str; 2], fn(&Counts) -> Option<[f64; 2]>),
}

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// With this many decimals.
    Plain(usize),
    /// The same, always with its sign.
    Signed(usize),
    /// As a probability.
    Probability,
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
    /// The number, of an interval the lower bound; none where it does not apply.
    pub fn of(&self, counts: &Counts) -> Option<f64> {
        match self.figure {
            Figure::Number(of, _) => of(counts),
            Figure::Interval(_, of) => of(counts).map(|[low, _]| low),
        }
    }

    /// The heads of its columns in files, which are the same whatever the language on the screen.
    pub fn heads(&self) -> Vec<&'static str> {
        match self.figure {
            Figure::Number(..) => vec![self.key],
            Figure::Interval(heads, _) => heads.into(),
        }
    }

    /// What is in these columns.
    pub fn cells(&self, counts: &Counts) -> Vec<Option<f64>> {
        match self.figure {
            Figure::Number(of, _) => vec![of(counts)],
            Figure::Interval(_, of) => of(counts).map_or([None; 2], |bounds| bounds.map(Some)).into(),
        }
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
