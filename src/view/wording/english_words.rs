//! English: the words of the view of words.

use crate::view::WordsMode;
use crate::view::number::{count, rate, signed};
use corpus::UnitKind;
use reports::frequency::FrequencyOrder;
use reports::keyness::Comparison;
use reports::outlets::OutletSize;
use reports::units::WordFilter;
use reports::window::Near;
use reports::word_row::Basis;

use crate::view::wording::{articles, outlets, words};

/// A comparison's name.
pub const fn mode(mode: WordsMode) -> &'static str {
    match mode {
        WordsMode::Compare => "One against others",
        WordsMode::Map => "Map of all words",
        WordsMode::SideBySide => "Every outlet",
        WordsMode::Frequencies => "Frequencies",
        WordsMode::HouseStyle => "House style",
    }
}

/// The list of comparisons, for those who hear the page.
pub const MODES: &str = "Comparisons";
/// In place of the sides, where the node near which words are counted cannot be understood.
pub const COUNTING: &str = "Counting";
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
/// The sentence of house style.
pub const HOUSE_STYLE: &str = "Names that are written in more than one way, and how often each outlet writes them so.";
/// No name has two spellings.
pub const NO_VARIANTS: &str = "Every name in the kept articles is written in one way only.";
/// The note of an actor over whose name outlets differ.
pub const OUTLETS_DIFFER: &str = "outlets differ";

/// What counts as one, by its length in words.
pub const fn unit(length: u32) -> &'static str {
    match length {
        2 => "sequences of two words",
        3 => "sequences of three words",
        _ => "words",
    }
}
/// The choice of what counts as one, for those who hear the page.
pub const UNIT: &str = "What is counted";
/// Before the choice of the least number of articles.
pub const IN_AT_LEAST: &str = "in at least";
/// Counted wherever they stand.
pub const ANYWHERE: &str = "anywhere in the text";
/// Counted only so near a node.
pub fn within(n: u32) -> String {
    format!("within {} of", words(n.into()))
}
/// The choice of where, for those who hear the page.
pub const WHERE: &str = "Where words are counted";
/// The node near which words are counted.
pub const NEAR_WHAT: &str = "Word, name or search";
/// The node stands nowhere.
pub const NEAR_NOWHERE: &str =
    "The word near which others are to be counted stands nowhere in the articles that the filters leave.";
/// In the field of that node.
pub const NEAR_HINT: &str = "actor:Zelensky";
/// All figures, or the usual ones.
pub const fn figures(all: bool) -> &'static str {
    if all { "all figures shown" } else { "the usual figures shown" }
}
/// Behind the choice of the least number of articles.
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

/// Takes the filter of outlets back, where it leaves nothing to compare with.
pub const ALL_OUTLETS: &str = "Take every outlet in again";

/// What a side is called in running text.
pub fn side(size: &OutletSize) -> String {
    if size.name.is_empty() { "the others".to_owned() } else { size.name.clone() }
}

/// A side with its size.
pub fn side_size(size: &OutletSize) -> String {
    format!("{}, {}", articles(size.n_articles), words(size.n_tokens))
}

/// A comparison as a caption.
pub fn comparison(target: &OutletSize, reference: &OutletSize) -> String {
    format!("Words of {} compared with those of {}", side(target), side(reference))
}

/// What was counted, for the captions of pictures: "Counted: sequences of two words in at least 10 articles, within 5 words of “war”; …".
pub fn counted(filter: &WordFilter, min_articles: Option<u32>) -> String {
    let least = min_articles.map(|n| format!(" {IN_AT_LEAST} {}", articles(n))).unwrap_or_default();
    let near = filter.near.as_ref().filter(|near| !near.node.trim().is_empty());
    let place = near.map(|node| format!(", {}", crate::view::wording::near(node))).unwrap_or_default();
    let merged = (filter.length == 1).then(|| names(filter.units == UnitKind::WordsAndActors).to_owned());
    let shown = [stop_words(filter.stop_words, None), numbers(filter.numbers, None)];
    let rest: Vec<String> = shown.into_iter().chain(merged).collect();
    format!("Counted: {}{least}{place}; {}.", unit(filter.length), rest.join(", "))
}

/// The sides in the name of a file.
pub fn sides_in_name(target: &OutletSize, reference: &OutletSize) -> String {
    format!("{} and {}", target.name, side(reference))
}

/// A side has no article, or none with the node that words are to be near.
pub fn nothing_to_compare(target: &OutletSize, reference: &OutletSize, near: Option<&Near>) -> String {
    let empty = side(if target.n_articles == 0 { target } else { reference });
    match near.filter(|near| !near.node.trim().is_empty()) {
        Some(near) => format!(
            "There is nothing to compare: nothing of {empty} that the filters leave stands near “{}”. A name may be spelled otherwise there; a search \
             such as actor:Zelensky finds every spelling of one.",
            near.node
        ),
        None => format!("There is nothing to compare: of {empty} the filters leave no article."),
    }
}

/// An order of the table of frequencies.
pub const fn frequency_order(order: FrequencyOrder) -> &'static str {
    match order {
        FrequencyOrder::Total => "frequency",
        FrequencyOrder::Likelihood => "difference between the outlets",
        FrequencyOrder::Word => "alphabet",
    }
}

/// What a comparison rests on.
pub fn basis(report: &Comparison) -> String {
    let (target, reference) = (side(&report.target), side(&report.reference));
    match report.basis {
        Basis::Nothing => nothing_to_compare(&report.target, &report.reference, None),
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
            "{} of {} differ reliably, as far as articles like these go (adjusted p below .05). Each line is a 95 % interval that \
             takes articles, not words, as the sample.",
            count(report.n_significant.into()),
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
/// Four-term log-likelihood.
pub const COLUMN_LIKELIHOOD_4: &str = "LL (four-term)";
/// The p of each word by itself.
pub const COLUMN_P_SINGLE: &str = "p";
/// Percentage difference.
pub const COLUMN_PERCENT: &str = "%DIFF";
/// Odds ratio.
pub const COLUMN_ODDS: &str = "Odds ratio";
/// Fightin' Words.
pub const COLUMN_FIGHTIN: &str = "Fightin’ Words z";
/// The dispersion on a side.
pub fn column_dispersion(side: &str) -> String {
    format!("DP, {side}")
}
/// The same measures by their names, for files.
pub const DISPERSION: [&str; 5] = ["range", "Juilland D", "Gries DP", "DP normalised", "KLD"];
/// Log-likelihood over all outlets of the table.
pub const COLUMN_LIKELIHOOD_N: &str = "LL, outlets";
/// All outlets together.
pub const COLUMN_ALL: &str = "All";
/// A figure that does not apply.
pub const NONE: &str = "–";
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

/// The spellings of a name.
pub const COLUMN_SPELLING: &str = "Spelling";
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
