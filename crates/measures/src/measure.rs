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

/// Figures nearer to zero than this are zero: what is left of a sum whose terms cancel out, such as −2e-16.
const ROUNDING: f64 = 1e-9;

/// A figure without the error of its arithmetic around zero. Not for probabilities, which are meant where they are tiny.
#[must_use]
pub fn settled(figure: f64) -> f64 {
    if figure.abs() < ROUNDING { 0.0 } else { figure }
}

impl<Counts: ?Sized> Figure<Counts> {
    /// A number as it is shown and written; none where it does not apply.
    fn number(&self, counts: &Counts) -> Option<f64> {
        match self {
            Self::Number(of, Print::Probability) => of(counts),
            Self::Number(of, _) => of(counts).map(settled),
            Self::Interval(_, of) => of(counts).map(|[low, _]| settled(low)),
        }
    }
}

impl<Counts: ?Sized> Measure<Counts> {
    /// The number, of an interval the lower bound; none where it does not apply.
    pub fn of(&self, counts: &Counts) -> Option<f64> {
        self.figure.number(counts)
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
            Figure::Number(..) => vec![self.of(counts)],
            Figure::Interval(_, of) => {
                of(counts).map_or([None; 2], |bounds| bounds.map(|bound| Some(settled(bound)))).into()
            }
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

    fn measure(figure: Figure<f64>) -> Measure<f64> {
        Measure { key: "x", figure, shown: Shown::Always, order: None, published: Vec::new }
    }

    #[test]
    fn what_is_zero_but_for_rounding_is_zero() {
        let plain = measure(Figure::Number(|x| Some(*x), Print::Signed(1)));
        let interval = measure(Figure::Interval(["low", "high"], |x| Some([*x, 1.0])));
        for noise in [-2e-16, 2e-16, -0.0] {
            let figures = [plain.of(&noise), plain.cells(&noise)[0], interval.of(&noise), interval.cells(&noise)[0]];
            assert_eq!(figures.map(|figure| figure.unwrap().to_string()), ["0", "0", "0", "0"]);
        }
        assert_eq!(plain.of(&-0.001), Some(-0.001));
        let p = measure(Figure::Number(|x| Some(*x), Print::Probability));
        assert_eq!(p.cells(&1e-200), [Some(1e-200)], "a probability is meant where it is tiny");
    }

    #[test]
    fn figures_come_before_none() {
        let mut figures = [None, Some(1.0), Some(-3.0), None, Some(2.0)];
        figures.sort_by(|a, b| greatest_first(*a, *b));
        assert_eq!(figures, [Some(2.0), Some(1.0), Some(-3.0), None, None]);
    }
}
