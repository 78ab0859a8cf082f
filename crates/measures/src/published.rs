//! *Published* figures: what a source prints, beside what is computed here from the same counts.
//!
//! The same figures are a unit test and a thing that readers can have checked before their eyes. Where a source prints all
//! the digits of a float, a figure must agree to a part in 10¹²; where it rounds, to half a unit of its last decimal.

use crate::pair::Pair;
use crate::portion::Portion;

/// Rayson's log-likelihood and effect-size sheet.
pub const UCREL: &str = "Rayson, UCREL, Lancaster";
/// Evert's R package `corpora`, on articles about MRSA.
pub const EVERT: &str = "Evert, corpora (R)";
/// The examples in the documentation of Python's NLTK.
pub const NLTK: &str = "NLTK (Python)";
/// Gries's examples.
pub const GRIES: &str = "Gries 2008, 2020";

/// How many of a figure's digits its source prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// All that a float holds.
    All,
    /// This many decimals, the last one rounded.
    Decimals(u8),
}

/// A figure as published and as computed here.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedFigure {
    /// Where it is printed.
    pub source: &'static str,
    /// Of what: occurrences / tokens of each side, outlet or part; times together (node; collocate) / all; p ∈ all p.
    pub counts: String,
    /// What the source prints.
    pub published: f64,
    /// What is computed here; not a number where nothing is.
    pub computed: f64,
    /// How near that must be.
    pub digits: Digits,
}

impl PublishedFigure {
    /// How far off the computed figure may be.
    #[must_use]
    pub fn tolerance(&self) -> f64 {
        match self.digits {
            Digits::All if self.published == 0.0 => 1e-12,
            Digits::All => 1e-12 * self.published.abs(),
            Digits::Decimals(n) => 0.5 * 10_f64.powi(-i32::from(n)),
        }
    }

    /// Whether both figures agree.
    #[must_use]
    pub fn agrees(&self) -> bool {
        (self.computed - self.published).abs() <= self.tolerance()
    }
}

/// The occurrences that Rayson's sheet compares, in 10,000 and in 100,000 tokens.
pub(crate) const UCREL_COUNTS: [[u64; 2]; 6] = [[1500, 15000], [340, 2500], [200, 2500], [7, 0], [654, 654], [89, 536]];
/// Those sizes.
pub(crate) const UCREL_TOKENS: [u64; 2] = [10_000, 100_000];

/// "Antibiotikum", "MRSA", "Frieden" and "10-mal" in Evert's example.
pub(crate) const EVERT_COUNTS: [[u64; 2]; 4] = [[944, 367], [411, 13], [10, 0], [2, 1]];
/// Its sizes.
pub(crate) const EVERT_TOKENS: [u64; 2] = [1_177, 341_805];

/// A column of Rayson's sheet; not a number where it prints nothing.
pub(crate) fn ucrel(digits: Digits, published: [f64; 6], of: fn(Pair) -> Option<f64>) -> Vec<PublishedFigure> {
    pairs(UCREL, digits, UCREL_TOKENS, &UCREL_COUNTS, &published, of)
}

/// A column of a table of pairs that share the sizes of their sides; a figure that is not a number is none.
pub(crate) fn pairs(
    source: &'static str,
    digits: Digits,
    tokens: [u64; 2],
    counts: &[[u64; 2]],
    published: &[f64],
    of: fn(Pair) -> Option<f64>,
) -> Vec<PublishedFigure> {
    let printed = counts.iter().zip(published).filter(|(_, published)| !published.is_nan());
    let figure = |(&[target_count, reference_count], &published): (&[u64; 2], &f64)| {
        let [target_tokens, reference_tokens] = tokens;
        let pair = Pair { target_count, reference_count, target_tokens, reference_tokens };
        let counts = printed_portions(&[(target_count, target_tokens), (reference_count, reference_tokens)]);
        PublishedFigure { source, counts, published, computed: of(pair).unwrap_or(f64::NAN), digits }
    };
    printed.map(figure).collect()
}

/// A figure of one word over several parts, each of which is occurrences and tokens.
pub(crate) fn parts(
    source: &'static str,
    digits: Digits,
    parts: &[(u64, u64)],
    published: f64,
    of: impl Fn(&[Portion]) -> Option<f64>,
) -> PublishedFigure {
    let portions: Vec<Portion> = parts.iter().map(|&(count, n_tokens)| Portion { count, n_tokens }).collect();
    let computed = of(&portions).unwrap_or(f64::NAN);
    PublishedFigure { source, counts: printed_portions(parts), published, computed, digits }
}

/// Occurrences and tokens as they are printed: 340 / 10000 : 2500 / 100000.
fn printed_portions(portions: &[(u64, u64)]) -> String {
    let printed: Vec<String> = portions.iter().map(|(count, n_tokens)| format!("{count} / {n_tokens}")).collect();
    printed.join(" : ")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Checks that all figures agree.
    pub(crate) fn check_all(figures: &[PublishedFigure]) {
        let differing: Vec<_> = figures.iter().filter(|figure| !figure.agrees()).collect();
        assert!(differing.is_empty(), "{differing:#?}");
    }

    #[test]
    fn a_wrong_figure_is_noticed() {
        let agrees = |published: f64, computed: f64, digits| {
            PublishedFigure { source: UCREL, counts: String::new(), published, computed, digits }.agrees()
        };
        assert!(agrees(18.38, 18.384_9, Digits::Decimals(2)));
        assert!(!agrees(18.38, 18.386, Digits::Decimals(2)));
        assert!(!agrees(36.0, 36.000_000_001, Digits::All));
        assert!(!agrees(0.0, f64::NAN, Digits::All));
    }
}
