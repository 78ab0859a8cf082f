//! English: the words of the view of words.

use crate::analysis::frequency::OutletSize;
use crate::analysis::keyness::{Basis, Comparison};
use crate::view::WordsMode;
use crate::view::number::{count, rate, signed};

use super::{articles, outlets, words};

/// A comparison's name.
pub const fn mode(mode: WordsMode) -> &'static str {
    match mode {
        WordsMode::Compare => "One against others",
        WordsMode::SideBySide => "Every outlet",
        WordsMode::Frequencies => "Frequencies",
    }
}

/// The list of comparisons, for those who hear the page.
pub const MODES: &str = "Comparisons";
/// The sentence of a comparison.
pub const COMPARING: &str = "Comparing";
/// Between target and reference.
pub const WITH: &str = "with";
/// The reference is every other outlet.
pub const EVERY_OTHER: &str = "every other outlet";
/// The sentence of the outlets side by side.
pub const SIDE_BY_SIDE: &str = "What each outlet writes more often than the others,";
/// The sentence of the frequencies.
pub const FREQUENCIES: &str = "How often each outlet writes a word, per thousand,";
/// Before the choice of the least number of articles.
pub const WORDS_IN: &str = "words in at least";
/// Behind it.
pub const ARTICLES_NOUN: &str = "articles";
/// Labels of the controls, for those who hear the page.
pub const TARGET: &str = "Target outlet";
/// The reference's.
pub const REFERENCE: &str = "Reference";
/// The least number of articles.
pub const LEAST_ARTICLES: &str = "Least number of articles";

/// Stop words.
pub fn stop_words(shown: bool, n: Option<u32>) -> String {
    match (shown, n) {
        (true, _) => "stop words shown".to_owned(),
        (false, Some(n)) => format!("stop words hidden: {}", count(n.into())),
        (false, None) => "stop words hidden".to_owned(),
    }
}

/// Numbers.
pub fn numbers(shown: bool, n: Option<u32>) -> String {
    match (shown, n) {
        (true, _) => "numbers shown".to_owned(),
        (false, Some(n)) => format!("numbers hidden: {}", count(n.into())),
        (false, None) => "numbers hidden".to_owned(),
    }
}

/// Names under one spelling or each by itself.
pub const fn names(merged: bool) -> &'static str {
    if merged { "spellings of a name counted as one" } else { "every spelling counted by itself" }
}

/// What a side is called in running text.
pub fn side(size: &OutletSize) -> String {
    if size.name.is_empty() { "the others".to_owned() } else { size.name.clone() }
}

/// A side with its size.
pub fn side_size(size: &OutletSize) -> String {
    format!("{}, {}", articles(size.n_articles), words(size.n_tokens))
}

/// What a comparison rests on.
pub fn basis(report: &Comparison) -> String {
    let (target, reference) = (side(&report.target), side(&report.reference));
    match report.basis {
        Basis::Nothing => {
            let empty = if report.target.n_articles == 0 { target } else { reference };
            format!("There is nothing to compare: of {empty} the filters leave no article.")
        }
        Basis::Words => {
            let single = [&report.target, &report.reference].iter().filter(|side| side.n_articles == 1).count();
            let who = if single == 2 {
                "each side".to_owned()
            } else if report.target.n_articles == 1 {
                target
            } else {
                reference
            };
            format!(
                "There is a single article of {who}, so this describes these texts and infers nothing about the outlets. \
                 The order is by the conservative Log Ratio: the least difference that the counts allow."
            )
        }
        Basis::Articles => format!(
            "{} of {} differ for sure, as far as articles like these go (adjusted p below .05). Each line is a 95 % interval that \
             takes articles, not words, as the sample.",
            count(report.n_sure.into()),
            words(report.n_words.into()),
        ),
    }
}

/// No word is left to compare.
pub const NO_WORDS: &str = "No word is left under these conditions. Ask for fewer articles, or show stop words.";

/// The caption of the picture.
pub fn picture(target: &str, reference: &str) -> String {
    format!("Words that {target} has more often than {reference}, and the other way round")
}

/// A Log Ratio in words.
pub fn log_ratio(log_ratio: f64, target: &str, reference: &str) -> String {
    let times = log_ratio.abs().exp2();
    if times < 1.05 {
        return "about equally often in both".to_owned();
    }
    let times = if times < 10.0 { format!("{times:.1}") } else { format!("{times:.0}") };
    format!("{times} times as often in {}", if log_ratio > 0.0 { target } else { reference })
}

/// A tick of the scale of Log Ratios.
pub fn doublings(n: i32) -> String {
    match n {
        0 => "equal".to_owned(),
        n => format!("{}×", 1 << n.unsigned_abs().min(20)),
    }
}

/// Over the right and left half of the scale.
pub fn more_in(side: &str) -> String {
    format!("more in {side}")
}

/// A word's line in the picture, for those who hear the page and for who points at it.
pub fn word_line(name: &str, log_ratio_in_words: &str, counts: [u64; 2], target: &str, reference: &str) -> String {
    format!("{name}: {log_ratio_in_words}; {} in {target}, {} in {reference}", count(counts[0]), count(counts[1]))
}

/// The columns of the table of words.
pub const COLUMN_WORD: &str = "Word";
/// In how many articles.
pub const COLUMN_ARTICLES: &str = "Articles";
/// Log Ratio.
pub const COLUMN_RATIO: &str = "Log Ratio";
/// Its interval.
pub const COLUMN_INTERVAL: &str = "95 % interval";
/// Log-likelihood.
pub const COLUMN_LIKELIHOOD: &str = "LL (two-term)";
/// BIC.
pub const COLUMN_BIC: &str = "BIC";
/// The adjusted p.
pub const COLUMN_P: &str = "p, adjusted";
/// The reliable difference.
pub const COLUMN_KEY: &str = "At least";
/// All outlets together.
pub const COLUMN_ALL: &str = "All";
/// Under a count.
pub const PER_THOUSAND: &str = "per 1,000";

/// A count and its rate.
pub fn count_and_rate(n: u64, per_thousand: f64) -> (String, String) {
    (count(n), rate(per_thousand))
}

/// The widest bound that says something: a word that one side lacks has a far bound of millions of times.
const WIDEST: f64 = 10.0;

/// An interval of Log Ratios.
pub fn interval(interval: [f64; 2]) -> String {
    let bound = |bound: f64| {
        if bound.abs() > WIDEST { format!("beyond {}", signed(WIDEST.copysign(bound), 0)) } else { signed(bound, 1) }
    };
    format!("{} to {}", bound(interval[0]), bound(interval[1]))
}

/// The frame of a table, for those who hear the page.
pub const TABLE: &str = "Table of words";

/// So many rows of so many.
pub fn rows(n: usize, of: u32) -> String {
    format!("{} of {}", count(n as u64), words(of.into()))
}

/// More outlets than are shown.
pub fn more_outlets(n: u32) -> String {
    format!(
        "{} more with fewer articles {} not shown; choose among them with the filters.",
        outlets(n),
        if n == 1 { "is" } else { "are" }
    )
}

/// A single outlet cannot be set against others.
pub const ONE_OUTLET: &str = "Only one outlet is left, so there is no other to set it against.";

/// Opens the explanation of the figures.
pub const HOW: &str = "How this is computed";

/// The explanation of the figures.
pub fn method(report: &Comparison) -> Vec<String> {
    let names = "A word is a run of letters and digits by Unicode’s word boundaries (UAX #29), whatever its capitals; a closing ’s stands \
        by itself; headline and text are counted. Spellings of one name count as one unless you choose otherwise.";
    let ratio = "Log Ratio is the binary logarithm of the ratio of the two rates: 1.0 means twice as often, 2.0 four times, −1.0 half as \
        often. Where one side has none, half an occurrence is assumed.";
    let likelihood = "LL is the two-term log-likelihood of Rayson and Garside (2000); BIC is LL less the logarithm of all words (Wilson 2013). Both \
        take every word for independent of the others, which words of one article are not.";
    let basis = match report.basis {
        Basis::Articles => {
            "The 95 % interval and p take articles as the sample: log-likelihood is divided by the word’s design effect, the factor by which its \
             counts vary between articles beyond chance (Rao and Scott 1992). p is adjusted for the number of words (Benjamini and Hochberg 1995). \
             Between random halves of one outlet about 5 % of words come out below .05, as they should; by plain log-likelihood it is 17 %. \
             “At least” is the bound nearest zero; the table leads with it."
        }
        _ => {
            "With a single article on a side nothing can be said of how much articles vary, so there is no interval over articles and no p. “At \
             least” is the conservative Log Ratio (Evert): the bound nearest zero of the exact interval, adjusted for the number of words."
        }
    };
    let least = format!("Only words in at least {} are compared.", articles(report.min_articles));
    [names, ratio, basis, likelihood].into_iter().map(str::to_owned).chain([least]).collect()
}
