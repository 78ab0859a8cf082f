//! The *published* figures that the statistics must reproduce, each worked out anew beside what its source prints.
//!
//! The same checks are a unit test and a thing that readers can have done before their eyes. Where a source prints all
//! the digits of a float, a figure must agree to a part in 10¹²; where it rounds, to half a unit of its last decimal.

use crate::adjust::{benjamini_hochberg, holm};
use crate::association::Cooccurrence;
use crate::dispersion::Dispersion;
use crate::fightin_words::FightinWords;
use crate::many::{self, Portion};
use crate::pair::Pair;

/// What is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// [`Pair::log_likelihood_two_term`].
    LogLikelihoodTwoTerm,
    /// [`Pair::log_likelihood_four_term`].
    LogLikelihoodFourTerm,
    /// The same, [`Pair::signed`].
    LogLikelihoodFourTermSigned,
    /// [`Pair::bic`].
    Bic,
    /// [`Pair::percent_difference`].
    PercentDifference,
    /// [`Pair::log_ratio`].
    LogRatio,
    /// [`Pair::log_ratio_smoothed`].
    LogRatioSmoothed,
    /// [`Pair::log_ratio_conservative`].
    LogRatioConservative,
    /// [`Pair::odds_ratio`].
    OddsRatio,
    /// [`Pair::chi_squared_signed`].
    ChiSquaredSigned,
    /// [`FightinWords::z`].
    FightinWords,
    /// [`many::log_likelihood`].
    LogLikelihoodOfMany,
    /// [`many::bic`].
    BicOfMany,
    /// [`Cooccurrence::log_likelihood`].
    LogLikelihoodOfAssociation,
    /// [`Cooccurrence::pointwise_mutual_information`].
    PointwiseMutualInformation,
    /// [`Cooccurrence::log_dice`].
    LogDice,
    /// [`Dispersion::range`].
    Range,
    /// [`Dispersion::juilland_d`].
    JuillandD,
    /// [`Dispersion::deviation_of_proportions`].
    DeviationOfProportions,
    /// [`Dispersion::deviation_of_proportions_normalised`].
    DeviationOfProportionsNormalised,
    /// [`Dispersion::kl_divergence`].
    KlDivergence,
    /// [`benjamini_hochberg`].
    BenjaminiHochberg,
    /// [`holm`].
    Holm,
}

/// Where a figure is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Rayson's log-likelihood and effect-size sheet, UCREL, Lancaster.
    UcrelSheet,
    /// Evert's R package `corpora`, on articles about MRSA.
    EvertCorpora,
    /// The R package `quanteda`, on the inaugural addresses.
    Quanteda,
    /// Dunning (1993).
    Dunning,
    /// The doctests of NLTK.
    Nltk,
    /// Church & Hanks (1990).
    ChurchHanks,
    /// Rychlý (2008).
    Rychly,
    /// Monroe, Colaresi & Quinn (2008), their method on two sentences.
    MonroeColaresiQuinn,
    /// Gries (2008, 2020).
    Gries,
    /// Benjamini & Hochberg (1995).
    BenjaminiHochberg,
    /// Holm (1979).
    Holm,
}

/// How many of a figure's digits its source prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// All that a float holds.
    Full,
    /// So many decimals, the last one rounded.
    Decimals(u8),
}

/// One figure, as published and as found.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Where it is printed.
    pub source: Source,
    /// What it is.
    pub measure: Measure,
    /// Of which counts: occurrences / tokens of each side or part; times together (node; collocate) / places; p ∈ all p.
    pub inputs: String,
    /// What the source prints.
    pub published: f64,
    /// What comes out here; not a number where nothing does.
    pub found: f64,
    /// How near that must be.
    pub precision: Precision,
}

impl Check {
    /// How far off the figure may be.
    #[must_use]
    pub fn tolerance(&self) -> f64 {
        match self.precision {
            Precision::Full if self.published == 0.0 => 1e-12,
            Precision::Full => 1e-12 * self.published.abs(),
            Precision::Decimals(n) => 0.5 * 10_f64.powi(-i32::from(n)),
        }
    }

    /// Whether the published figure comes out.
    #[must_use]
    pub fn holds(&self) -> bool {
        (self.found - self.published).abs() <= self.tolerance()
    }
}

/// Every published figure, worked out now.
#[must_use]
pub fn checks() -> Vec<Check> {
    let mut checks = Checks(Vec::new());
    checks.pairs(Source::UcrelSheet, [10_000, 100_000], &UCREL_MEASURES, &UCREL);
    checks.pairs(Source::EvertCorpora, [1_177, 341_805], &EVERT_MEASURES, &EVERT);
    checks.pairs(
        Source::Quanteda,
        [43_002, 108_539],
        &[(Measure::ChiSquaredSigned, Precision::Decimals(4))],
        &QUANTEDA_4,
    );
    checks.pairs(
        Source::Quanteda,
        [43_002, 108_539],
        &[(Measure::ChiSquaredSigned, Precision::Decimals(5))],
        &QUANTEDA_5,
    );
    checks.pairs(Source::MonroeColaresiQuinn, [9, 9], &[(Measure::FightinWords, Precision::Full)], &LAZY_PIG);
    checks.parts(Source::UcrelSheet, &SIX_CORPORA, &SIX_CORPORA_FIGURES);
    for &(source, measure, [together, node, collocate, n_occurrences], decimals, published) in &ASSOCIATIONS {
        let words = Cooccurrence { together, node, collocate, n_occurrences };
        let found = match measure {
            Measure::PointwiseMutualInformation => words.pointwise_mutual_information(),
            Measure::LogDice => words.log_dice(),
            _ => Some(words.log_likelihood()),
        };
        let [together, node, collocate, n_occurrences] = [together, node, collocate, n_occurrences].map(grouped);
        let inputs = [&together, " (", &node, "; ", &collocate, ") / ", &n_occurrences].concat();
        checks.add(source, (measure, Precision::Decimals(decimals)), inputs, published, found);
    }
    for (counts, figures) in &LETTERS {
        let parts = [0, 1, 2, 3, 4].map(|part| (counts[part], LETTERS_TOKENS[part]));
        let figures = [0, 1, 2, 3, 4].map(|i| (LETTERS_MEASURES[i].0, LETTERS_MEASURES[i].1, figures[i]));
        checks.parts(Source::Gries, &parts, &figures);
    }
    for (parts, figure) in EQUAL_PARTS {
        checks.parts(Source::Gries, parts, &[figure]);
    }
    checks.adjusted(Source::BenjaminiHochberg, Measure::BenjaminiHochberg, &BENJAMINI_HOCHBERG);
    checks.adjusted(Source::Holm, Measure::Holm, &HOLM);
    checks.0
}

/// A measure and how exactly a table prints it.
type Column = (Measure, Precision);

/// Occurrences on two sides, and what a table has for them; not a number where it has nothing.
type PairRow<const N: usize> = ([u64; 2], [f64; N]);

const UCREL_MEASURES: [Column; 6] = [
    (Measure::LogLikelihoodTwoTerm, Precision::Full),
    (Measure::Bic, Precision::Full),
    (Measure::PercentDifference, Precision::Full),
    (Measure::LogRatio, Precision::Full),
    (Measure::OddsRatio, Precision::Full),
    (Measure::LogLikelihoodFourTerm, Precision::Decimals(10)),
];

#[rustfmt::skip]
const UCREL: [PairRow<6>; 6] = [
    ([1500, 15000], [0.0, -11.608_235_644_774_552, 0.0, 0.0, 1.0, 0.0]),
    ([340, 2500], [26.175_757_819_087_55, 14.567_522_174_312_998, 36.0, 0.443_606_651_475_614_84, 1.372_670_807_453_416_2, 26.933_549_516_4]),
    ([200, 2500], [9.827_928_282_577_773, -1.780_307_362_196_779_8, -20.0, -0.321_928_094_887_362_5, 0.795_918_367_346_938_8, 10.060_594_949_5]),
    ([7, 0], [33.570_533_819_177_186, 21.962_298_174_402_633, f64::NAN, 7.129_283_016_944_966, f64::NAN, 33.574_989_498_9]),
    ([654, 654], [1_447.839_707_659_508_8, 1_436.231_472_014_734_2, 900.0, 3.321_928_094_887_362_6, 10.629_788_144_660_818, 1_480.246_658_771_0]),
    ([89, 536], [17.377_403_618_065_06, 5.769_167_973_290_507, 66.044_776_119_402_98, 0.731_572_335_395_987_6, 1.666_378_530_112_027, 17.492_089_677_7]),
];

const EVERT_MEASURES: [Column; 3] = [
    (Measure::LogLikelihoodFourTermSigned, Precision::Full),
    (Measure::LogRatioSmoothed, Precision::Full),
    (Measure::LogRatioConservative, Precision::Full),
];

/// The level at which Evert's bound holds, and among how many words.
const EVERT_ALPHA: f64 = 0.05;
const EVERT_WORDS: usize = 20_109;

/// "Antibiotikum", "MRSA", "Frieden", "10-mal".
const EVERT: [PairRow<3>; 4] = [
    ([944, 367], [10_290.404_740_549_54, 9.543_111_288_240_535, 9.132_238_516_595_812]),
    ([411, 13], [4_711.916_499_175_445, 13.111_165_859_834_05, 11.530_551_300_033_963]),
    ([10, 0], [113.579_094_635_597_07, 12.573_622_164_354_656, 6.648_184_044_645_348]),
    ([2, 1], [18.890_003_767_374_008, 8.918_270_335_742_099, 0.0]),
];

/// "we", "america", "today", since 1945 and before; then "upon", "which", "the".
const QUANTEDA_4: [PairRow<1>; 3] = [([1048, 779], [764.448_4]), ([148, 54], [200.554_4]), ([84, 21], [137.775_3])];
const QUANTEDA_5: [PairRow<1>; 3] =
    [([39, 332], [-58.398_10]), ([96, 911], [-177.100_87]), ([2089, 8094], [-331.990_69])];

/// What each word of the two sentences is given beforehand, and how many there are.
const LAZY_PIG_PRIOR: f64 = 0.05;
const LAZY_PIG_TYPES: f64 = 11.0;

/// "The quick brown fox jumps over the lazy pig" against "the lazy purple pig jumps over the lazier donkey": brown, fox,
/// quick; donkey, lazier, purple; jumps, lazy, over, pig; the.
const LAZY_PIG: [PairRow<1>; 4] =
    [([1, 0], [0.689_422_788_680_796_8]), ([0, 1], [-0.689_422_788_680_796_8]), ([1, 1], [0.0]), ([2, 2], [0.0])];

const SIX_CORPORA: [(u64, u64); 6] = [(10, 1000), (15, 100), (34, 80), (22, 70), (1, 65), (1, 40)];
const SIX_CORPORA_FIGURES: [(Measure, Precision, f64); 2] = [
    (Measure::LogLikelihoodOfMany, Precision::Full, 189.734_121_935_167_48),
    (Measure::BicOfMany, Precision::Full, 153.676_338_268_598_47),
];

/// Times together, of the node, of the collocate and all places. Dunning's cells 10, 0, 3 and 31,764 stand here as margins.
const ASSOCIATIONS: [(Source, Measure, [u64; 4], u8, f64); 5] = [
    (Source::Dunning, Measure::LogLikelihoodOfAssociation, [10, 10, 13, 31_777], 2, 167.23),
    (Source::Nltk, Measure::LogLikelihoodOfAssociation, [110, 2552, 221, 31_777], 2, 270.72),
    (Source::Nltk, Measure::LogLikelihoodOfAssociation, [8, 13, 32, 31_777], 2, 95.29),
    (Source::ChurchHanks, Measure::PointwiseMutualInformation, [20, 42, 20, 14_307_668], 2, 18.38),
    // Two words that never part.
    (Source::Rychly, Measure::LogDice, [7, 7, 7, 1000], 0, 14.0),
];

const LETTERS_MEASURES: [Column; 5] = [
    (Measure::Range, Precision::Full),
    (Measure::JuillandD, Precision::Decimals(3)),
    (Measure::DeviationOfProportions, Precision::Decimals(2)),
    (Measure::DeviationOfProportionsNormalised, Precision::Decimals(3)),
    (Measure::KlDivergence, Precision::Decimals(3)),
];

/// The letters b, i, q and x in "b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a", "b a g h a b e a a t" and
/// "b a h a a b e a x a t".
const LETTERS_TOKENS: [u64; 5] = [9, 10, 10, 10, 11];
const LETTERS: [([u64; 5], [f64; 5]); 4] = [
    ([2, 2, 2, 2, 2], [5.0, 0.968, 0.02, 0.024, 0.003]),
    ([1, 0, 0, 0, 0], [1.0, 0.0, 0.82, 1.0, 2.474]),
    ([0, 1, 0, 0, 0], [1.0, 0.0, 0.8, 0.976, 2.322]),
    ([0, 0, 0, 0, 1], [1.0, 0.0, 0.78, 0.951, 2.184]),
];

/// Counts in parts of one size, and one figure for each.
type EqualParts = (&'static [(u64, u64)], (Measure, Precision, f64));

const EQUAL_PARTS: [EqualParts; 3] = [
    (&[(0, 10), (4, 10), (3, 10), (2, 10), (1, 10)], (Measure::JuillandD, Precision::Decimals(4), 0.6464)),
    (&[(2, 10), (1, 10), (0, 10)], (Measure::DeviationOfProportionsNormalised, Precision::Full, 0.5)),
    (&[(3, 10), (3, 10), (3, 10)], (Measure::DeviationOfProportions, Precision::Full, 0.0)),
];

/// Each p beside the adjusted one.
const BENJAMINI_HOCHBERG: [(f64, f64); 5] = [(0.008, 0.04), (0.03, 0.075), (0.123, 0.205), (0.6, 0.6), (0.2, 0.25)];
const HOLM: [(f64, f64); 5] = [(0.319, 0.957), (0.201, 0.804), (0.4, 0.957), (0.374, 0.957), (0.113, 0.565)];

/// The checks so far.
struct Checks(Vec<Check>);

impl Checks {
    fn add(&mut self, source: Source, column: Column, inputs: String, published: f64, found: Option<f64>) {
        let (measure, precision) = column;
        self.0.push(Check { source, measure, inputs, published, found: found.unwrap_or(f64::NAN), precision });
    }

    /// A table of pairs that share the sizes of their sides.
    fn pairs<const N: usize>(&mut self, source: Source, tokens: [u64; 2], columns: &[Column; N], rows: &[PairRow<N>]) {
        for (counts, figures) in rows {
            self.pair(source, tokens, *counts, columns, figures);
        }
    }

    fn pair(&mut self, source: Source, tokens: [u64; 2], counts: [u64; 2], columns: &[Column], figures: &[f64]) {
        let pair = Pair {
            target_count: counts[0],
            reference_count: counts[1],
            target_tokens: tokens[0],
            reference_tokens: tokens[1],
        };
        let inputs = portions(&[(counts[0], tokens[0]), (counts[1], tokens[1])]);
        for (&column, &published) in columns.iter().zip(figures).filter(|(_, published)| !published.is_nan()) {
            let more = match column.0 {
                Measure::LogRatioConservative => {
                    [", ", &EVERT_ALPHA.to_string(), " / ", &grouped(EVERT_WORDS as u64)].concat()
                }
                Measure::FightinWords => {
                    [", ", &LAZY_PIG_PRIOR.to_string(), " × ", &LAZY_PIG_TYPES.to_string()].concat()
                }
                _ => String::new(),
            };
            self.add(source, column, [inputs.as_str(), &more].concat(), published, of_pair(column.0, pair));
        }
    }

    /// Figures of one word over some parts.
    fn parts(&mut self, source: Source, parts: &[(u64, u64)], figures: &[(Measure, Precision, f64)]) {
        let counted: Vec<Portion> = parts.iter().map(|&(count, n_tokens)| Portion { count, n_tokens }).collect();
        for &(measure, precision, published) in figures {
            self.add(source, (measure, precision), portions(parts), published, of_parts(measure, &counted));
        }
    }

    /// A list of p-values, adjusted.
    fn adjusted(&mut self, source: Source, measure: Measure, figures: &[(f64, f64)]) {
        let given: Vec<f64> = figures.iter().map(|(p, _)| *p).collect();
        let found = if measure == Measure::Holm { holm(&given) } else { benjamini_hochberg(&given) };
        let all = given.iter().map(f64::to_string).collect::<Vec<_>>().join(", ");
        for (&(p, published), found) in figures.iter().zip(found) {
            let inputs = [&p.to_string(), " ∈ {", &all, "}"].concat();
            self.add(source, (measure, Precision::Full), inputs, published, Some(found));
        }
    }
}

fn of_pair(measure: Measure, pair: Pair) -> Option<f64> {
    Some(match measure {
        Measure::LogLikelihoodTwoTerm => pair.log_likelihood_two_term(),
        Measure::LogLikelihoodFourTerm => pair.log_likelihood_four_term(),
        Measure::LogLikelihoodFourTermSigned => pair.signed(pair.log_likelihood_four_term()),
        Measure::Bic => pair.bic(),
        Measure::PercentDifference => return pair.percent_difference(),
        Measure::LogRatio => pair.log_ratio(),
        Measure::LogRatioSmoothed => pair.log_ratio_smoothed(),
        Measure::LogRatioConservative => pair.log_ratio_conservative(EVERT_ALPHA, EVERT_WORDS),
        Measure::OddsRatio => return pair.odds_ratio(),
        Measure::ChiSquaredSigned => pair.chi_squared_signed(),
        Measure::FightinWords => FightinWords::of(pair, LAZY_PIG_PRIOR, LAZY_PIG_PRIOR * LAZY_PIG_TYPES).z,
        _ => return None,
    })
}

fn of_parts(measure: Measure, parts: &[Portion]) -> Option<f64> {
    match measure {
        Measure::LogLikelihoodOfMany => return Some(many::log_likelihood(parts)),
        Measure::BicOfMany => return Some(many::bic(parts)),
        _ => {}
    }
    let spread = Dispersion::over(parts)?;
    match measure {
        Measure::Range => Some(spread.range as f64),
        Measure::JuillandD => spread.juilland_d,
        Measure::DeviationOfProportions => Some(spread.deviation_of_proportions),
        Measure::DeviationOfProportionsNormalised => spread.deviation_of_proportions_normalised,
        Measure::KlDivergence => Some(spread.kl_divergence),
        _ => None,
    }
}

/// Occurrences and tokens as they are printed: 340 / 10,000 : 2,500 / 100,000.
fn portions(parts: &[(u64, u64)]) -> String {
    let printed: Vec<String> =
        parts.iter().map(|&(count, n_tokens)| [&grouped(count), " / ", &grouped(n_tokens)].concat()).collect();
    printed.join(" : ")
}

/// A number with its thousands parted.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut printed = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            printed.push(',');
        }
        printed.push(digit);
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_figure_is_reproduced() {
        let checks = checks();
        let failed: Vec<&Check> = checks.iter().filter(|check| !check.holds()).collect();
        assert!(failed.is_empty(), "{failed:#?}");
        assert_eq!(checks.len(), 96, "no row is lost");
    }

    #[test]
    fn inputs_are_numbers_alone() {
        let checks = checks();
        assert!(checks.iter().any(|check| check.inputs == "340 / 10,000 : 2,500 / 100,000"));
        assert!(checks.iter().all(|check| !check.inputs.contains(char::is_alphabetic)));
    }

    #[test]
    fn a_wrong_figure_is_noticed() {
        let nearly = |published: f64, found: f64, precision| {
            let (source, measure) = (Source::Rychly, Measure::LogDice);
            Check { source, measure, inputs: String::new(), published, found, precision }.holds()
        };
        assert!(nearly(18.38, 18.384_9, Precision::Decimals(2)));
        assert!(!nearly(18.38, 18.386, Precision::Decimals(2)));
        assert!(!nearly(36.0, 36.000_000_001, Precision::Full));
        assert!(!nearly(0.0, f64::NAN, Precision::Full));
    }
}
