//! English: the words on and around pictures.

use crate::view::number::{count, rate};
use corpus::query::timeline::Stretch;
use model::Day;
use reports::dispersion::{DispersionPlot, Strip};
use reports::keyness::{Comparison, OutletKeywords};
use reports::outlets::OutletSize;
use reports::trend::{Trend, TrendPoint};
use reports::word_map::{MapWord, WordMap};
use reports::word_row::Basis;

use crate::view::wording::english::count_of;
use crate::view::wording::{
    articles, date, doublings, log_ratio, more_in, not_placed, side, side_size, stretch, stretch_of, tick, words,
};

// Around every picture.

/// Saves a picture for drawing programs and the web.
pub const SAVE_SVG: &str = "SVG";
/// Saves a picture for everything else.
pub const SAVE_PNG: &str = "PNG";
/// What the two do, for those who hear the page.
pub const SAVE_PICTURE: &str = "Save the picture";

// The comparison.

/// Which way the reference is.
pub fn to_the_left(side: &str) -> String {
    format!("← {}", more_in(side))
}

/// Which way the target is.
pub fn to_the_right(side: &str) -> String {
    format!("{} →", more_in(side))
}

/// Which way the target is, on a map.
pub fn upwards(side: &str) -> String {
    format!("↑ {}", more_in(side))
}

/// Which way the reference is, on a map.
pub fn downwards(side: &str) -> String {
    format!("↓ {}", more_in(side))
}

/// What lines are drawn for.
fn lines_of(basis: Basis) -> &'static str {
    match basis {
        Basis::Articles => "Lines are 95 % intervals that take articles as the sample.",
        _ => "Lines coverage from the least difference that the counts allow to the one they show.",
    }
}

/// Both sides with their sizes.
fn sizes(sides: [&OutletSize; 2]) -> String {
    sides.map(|size| format!("{}: {}", side(size), side_size(size))).join(" · ")
}

/// What is to be known about the picture of a comparison.
pub fn dots_caption(report: &Comparison) -> Vec<String> {
    let (target, reference) = (side(&report.target), side(&report.reference));
    let counts = format!("On the right: how often in {target} : in {reference}. {}", lines_of(report.basis));
    vec![counts, sizes([&report.target, &report.reference])]
}

/// The picture of every outlet.
pub const MULTIPLES: &str = "Words that each outlet has more often than all others together";

/// What is to be known about it.
pub fn multiples_caption(outlets: &[OutletKeywords]) -> Vec<String> {
    let basis =
        if outlets.iter().any(|outlet| outlet.basis == Basis::Articles) { Basis::Articles } else { Basis::Words };
    let text = "Filled: the difference can be relied on; hollow: it may be chance. On the right: how often in the outlet : in all others.";
    vec![format!("{text} {}", lines_of(basis))]
}

// The map.

/// The map's title.
pub fn map_title(target: &str, reference: &str) -> String {
    format!("Every word of {target} and {reference}")
}

/// The left end of the scale of frequencies.
pub const RARER: &str = "← rarer";
/// Its right end.
pub const MORE_FREQUENT: &str = "more frequent in both together →";

/// A tick of the scale of frequencies.
pub fn one_in(n: u64) -> String {
    format!("1 in {}", count(n))
}

/// What is to be known about a map.
pub fn map_caption(map: &WordMap, n_beyond: usize, coverage: i32) -> Vec<String> {
    let n_significant = map.words.iter().filter(|word| word.is_significant).count();
    let (target, reference) = (side(&map.target), side(&map.reference));
    let key = format!(
        "{} in {} or more. Large dots differ reliably ({}): filled more in {target}, hollow more in {reference}.",
        words(map.words.len() as u64),
        articles(map.min_articles),
        count(n_significant as u64),
    );
    let mut beyond = String::new();
    if n_beyond > 0 {
        let (n, edge) = (words(n_beyond as u64), doublings(coverage));
        let stand = if n_beyond == 1 { "stands" } else { "stand" };
        beyond = format!(" {n} beyond {edge} {stand} at the edge.");
    }
    vec![[key, beyond].concat(), sizes([&map.target, &map.reference])]
}

/// A word of the map with its figures.
pub fn map_word(word: &MapWord, map: &WordMap) -> String {
    let (target, reference) = (side(&map.target), side(&map.reference));
    let in_words = log_ratio(word.log_ratio, &target, &reference);
    let sure = if word.is_significant { "" } else { ", which may be chance" };
    let [a, b] = word.counts.map(count);
    format!("{}: {in_words}{sure}; {a} in {target}, {b} in {reference}, in {}", word.name, articles(word.n_articles))
}

/// How a map is used, until something is pointed at.
pub const MAP_HINT: &str =
    "Point at a dot, or go through the words with the arrow keys; draw a rectangle to list what is in it.";
/// Opens the lines of a word that is chosen on the map.
pub const OPEN_LINES: &str = "Its lines";

/// Over the words in a rectangle.
pub fn brushed(n: usize) -> String {
    format!("{} in the rectangle", words(n as u64))
}

/// Words that are not listed.
pub fn and_more(n: usize) -> String {
    format!("and {} more", count(n as u64))
}

// The trend.

/// The line of all outlets together.
pub const ALL_ARTICLES: &str = "All articles";
/// Over the scale of rates.
pub const PER_THOUSAND_WORDS: &str = "per thousand words";

/// The trend's title.
pub fn trend_title(node: &str) -> String {
    format!("How often {node} stands in each outlet over time")
}

/// So many places in so many articles.
pub fn places_in(n: u32, n_articles: u32) -> String {
    if n_articles == 0 {
        return "no article with such a date".to_owned();
    }
    format!("{}; {} in all", count_of(n, "place", "places"), articles(n_articles))
}

/// A day under the trend: "1 Sep", or "1 Sep 2024".
pub fn short_day(day: Day, with_year: bool) -> String {
    format!("{} {}", day.ymd().2, tick(day, with_year))
}

/// A point of the trend.
pub fn trend_point(name: &str, start: Day, length: Stretch, point: &TrendPoint) -> String {
    let per_thousand = 1000.0 * f64::from(point.count) / point.n_tokens.max(1) as f64;
    let when = stretch_of(length, start);
    format!(
        "{name}, {when}: {}, {} per thousand; {} in all",
        count_of(point.count, "place", "places"),
        rate(per_thousand),
        articles(point.n_articles)
    )
}

/// What is to be known about a trend.
pub fn trend_caption(trend: &Trend) -> Vec<String> {
    let each = stretch(trend.stretch);
    let mut key = format!(
        "A dot for each {each} with articles; hollow where they are fewer than three, no line where there are none."
    );
    if trend.lines.len() > 1 {
        key.push_str(" Pale: all articles.");
    }
    key.push_str(" An arrow: higher than the scale, which is that of stretches with three articles or more.");
    let mut lines = vec![key];
    lines.extend(not_placed(trend));
    if trend.n_other_outlets > 0 {
        lines.push(format!(
            "{} with fewer articles {} in the line of all articles only.",
            count_of(trend.n_other_outlets, "more outlet", "more outlets"),
            if trend.n_other_outlets == 1 { "counts" } else { "count" },
        ));
    }
    lines
}

// The spread.

/// The spread's title.
pub fn strips_title(node: &str) -> String {
    format!("Where {node} stands in each article")
}

/// The left end of the strips.
pub const BEGINNING: &str = "beginning";
/// Their middle.
pub const MIDDLE: &str = "middle";
/// Their right end.
pub const END: &str = "end";

/// An article's length, and how often it has the word.
pub fn strip_size(strip: &Strip) -> String {
    format!("{} · {}×", words(strip.n_tokens.into()), count(strip.places.len() as u64))
}

/// An article of the spread.
pub fn strip_line(strip: &Strip) -> String {
    let when = strip.date.as_deref().map_or_else(|| crate::view::wording::UNDATED.to_owned(), date);
    let n = strip.places.len() as u32;
    format!(
        "{}, {when}: {}; {} in {}",
        strip.outlet,
        strip.headline,
        count_of(n, "place", "places"),
        words(strip.n_tokens.into())
    )
}

/// What is to be known about a spread.
pub fn strips_caption(spread: &DispersionPlot) -> Vec<String> {
    let n_with = spread.evenness.map_or(spread.strips.len() as u32, |evenness| evenness.range as u32);
    let whole = format!(
        "{} of {} have it: {}.",
        count(n_with.into()),
        articles(spread.n_articles),
        count_of(spread.n_occurrences, "place", "places")
    );
    let shown = if n_with as usize > spread.strips.len() {
        format!(" Shown are the {} with the most places for their length.", count(spread.strips.len() as u64))
    } else {
        String::new()
    };
    vec![[&whole, shown.as_str(), " Every strip is one article from beginning to end, whatever its length."].concat()]
}
