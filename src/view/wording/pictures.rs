//! Pictures in words: what is on and under them, and what is heard of them.

use crate::view::wording::{dispersion_basis, not_placed, plain, side, sizes, stretch_of};
use corpus::query::timeline::Stretch;
use model::Day;
use reports::dispersion::{DispersionPlot, Strip};
use reports::keyness::Comparison;
use reports::outlet_keywords::OutletKeywords;
use reports::outlets::OutletSize;
use reports::trend::{Series, Trend, TrendPoint};
use reports::word_map::{MapWord, WordMap};
use reports::word_row::{Basis, WordRow};

/// Sentences in a row.
pub fn sentences(sentences: impl IntoIterator<Item = String>) -> String {
    sentences.into_iter().reduce(|first, next| words::pictures::sentences(&first, &next)).unwrap_or_default()
}

// Words on two sides.

/// A Log Ratio of such counts: "2.4 times as often in The Post". No number of times stands for none.
fn log_ratio(log_ratio: f64, counts: [u64; 2], [target, reference]: [&str; 2]) -> String {
    let times = log_ratio.abs().exp2();
    let side = if log_ratio > 0.0 { target } else { reference };
    if counts.contains(&0) {
        words::comparison::only_in(side)
    } else if times < 1.05 {
        words::comparison::equally_often().to_owned()
    } else if times < 9.95 {
        words::comparison::times_as_often(&words::decimal(times, 1), side)
    } else {
        words::comparison::many_times_as_often(times.round() as u64, side)
    }
}

/// A tick of the scale of Log Ratios.
pub fn doublings(n: i32) -> String {
    match n {
        0 => words::pictures::equal().to_owned(),
        n => words::pictures::times(1 << n.unsigned_abs().min(20)),
    }
}

/// A word's row, for those who hear the page and for who points at it.
pub fn word_line(row: &WordRow, sides: [&str; 2]) -> String {
    words::pictures::word(&row.name, &log_ratio(row.log_ratio(), row.counts(), sides), &counts(row.counts(), sides))
}

fn counts([a, b]: [u64; 2], [target, reference]: [&str; 2]) -> String {
    words::pictures::counts(a, target, b, reference)
}

/// What the marks of every picture of two sides mean.
pub fn mark_key() -> String {
    words::pictures::mark_key().to_owned()
}

/// What lines are drawn for.
fn lines_of(basis: Basis) -> &'static str {
    match basis {
        Basis::Articles => words::pictures::lines_are_intervals(),
        _ => words::pictures::lines_are_counts(),
    }
}

/// What is to be known about the picture of a comparison.
pub fn dots_caption(report: &Comparison) -> Vec<String> {
    let counts = words::pictures::counts_in(side(&report.target), side(&report.reference));
    let lines = lines_of(report.basis).to_owned();
    vec![sentences([mark_key(), lines, counts]), sizes([&report.target, &report.reference])]
}

/// What is to be known about the picture of every outlet.
pub fn multiples_caption(outlets: &[OutletKeywords]) -> Vec<String> {
    let is_inferred = outlets.iter().any(|outlet| outlet.basis == Basis::Articles);
    let lines = lines_of(if is_inferred { Basis::Articles } else { Basis::Words });
    vec![sentences([mark_key(), lines.to_owned(), words::pictures::counts_in_outlet().to_owned()])]
}

/// What is to be known about a map; `n_beyond` is how many words are beyond the doublings that its scale goes to.
pub fn map_caption(map: &WordMap, n_beyond: usize, n_doublings: i32) -> Vec<String> {
    let n_significant = map.words.iter().filter(|word| word.is_significant).count() as u64;
    let n_words = map.words.len() as u64;
    let key = words::pictures::map_key(n_words, n_significant);
    let beyond = (n_beyond > 0).then(|| words::pictures::map_beyond(n_beyond as u64, &doublings(n_doublings)));
    vec![sentences([key, mark_key()].into_iter().chain(beyond)), sizes([&map.target, &map.reference])]
}

/// A word of the map with its figures.
pub fn map_word(word: &MapWord, target: &OutletSize, reference: &OutletSize) -> String {
    let sides = [side(target), side(reference)];
    let (ratio, counts) = (log_ratio(word.log_ratio, word.counts, sides), counts(word.counts, sides));
    let say = if word.is_significant { words::pictures::map_word } else { words::pictures::map_word_by_chance };
    say(&word.name, &ratio, &counts, word.n_articles.into())
}

// A word over time.

/// How often a word occurs in how many articles of an outlet.
pub fn trend_size(n_occurrences: u32, n_articles: u32) -> String {
    match n_articles {
        0 => words::pictures::no_dated_articles().to_owned(),
        n => words::pictures::trend_size(n_occurrences.into(), n.into()),
    }
}

/// In how many articles something was looked for.
pub fn trend_articles(n_articles: u32) -> String {
    match n_articles {
        0 => words::pictures::no_dated_articles().to_owned(),
        n => words::counts::articles(n.into()),
    }
}

/// The outlet of a line, or all articles.
pub fn trend_outlet(outlet: &OutletSize) -> &str {
    if outlet.name.is_empty() { words::pictures::all_articles() } else { &outlet.name }
}

/// A point of a trend, of a line if there are several; `outlet` is an outlet's name or that of all.
pub fn trend_point(line: Option<&str>, outlet: &str, start: Day, length: Stretch, point: &TrendPoint) -> String {
    let rate = words::rate(point.per_thousand().unwrap_or_default());
    let when = stretch_of(length, start);
    let mut said = words::pictures::trend_point(outlet, &when, point.count.into(), &rate, point.n_articles.into());
    if let Some([low, high]) = point.interval {
        said = words::trends::with_interval(&said, &words::rate(low), &words::rate(high));
    }
    line.map_or_else(|| said.clone(), |line| words::trends::of_line(line, &said))
}

/// What the lines of a trend are called: as was typed, a name by itself where it is no other line's.
pub fn line_names(trend: &Trend) -> Vec<String> {
    let names: Vec<String> = trend.series.iter().map(|series| plain(&series.node)).collect();
    let is_taken = |i: usize| names.iter().enumerate().any(|(j, name)| i != j && *name == names[i]);
    let name =
        |(i, series): (usize, &Series)| if is_taken(i) { series.node.trim().to_owned() } else { names[i].clone() };
    trend.series.iter().enumerate().map(name).collect()
}

/// What is to be known about a trend.
pub fn trend_caption(trend: &Trend, by_outlet: bool, is_alone: bool) -> Vec<String> {
    let dot = match trend.stretch {
        Stretch::Day => words::pictures::dot_is_day(),
        Stretch::Week => words::pictures::dot_is_week(),
        Stretch::Month => words::pictures::dot_is_month(),
        Stretch::Year => words::pictures::dot_is_year(),
    };
    let has_pale = by_outlet && is_alone && trend.outlets.len() > 1;
    let pale = has_pale.then(words::pictures::trend_key_pale);
    let has_band =
        trend.series.iter().flat_map(|series| series.lines.iter().flatten()).any(|point| point.interval.is_some());
    let band = has_band.then(|| if is_alone { words::trends::band() } else { words::trends::band_of_each() });
    let key = [dot, words::pictures::trend_key()].into_iter().chain(pale).chain(band).map(str::to_owned);
    let left = if by_outlet { trend.n_other_outlets } else { 0 };
    let left = (left > 0).then(|| words::pictures::outlets_in_all(left.into()));
    [sentences(key)].into_iter().chain(not_placed(trend)).chain(left).collect()
}

// Where in the articles a word occurs.

/// An article's length, and how often it has the word.
pub fn strip_size(strip: &Strip) -> String {
    words::pictures::strip_size(strip.n_tokens.into(), strip.occurrences.len() as u64)
}

/// When the article of a strip appeared.
pub fn strip_date(strip: &Strip) -> String {
    strip.date.as_deref().map_or_else(|| words::dates::not_dated().to_owned(), words::date)
}

/// An article with how often it has the word.
pub fn strip_line(strip: &Strip) -> String {
    let (n_words, n) = (strip.n_tokens.into(), strip.occurrences.len() as u64);
    words::pictures::strip(&strip.outlet, &strip_date(strip), &strip.headline, n, n_words)
}

/// What is to be known about a dispersion plot.
pub fn strips_caption(plot: &DispersionPlot) -> Vec<String> {
    let n_shown = plot.strips.len() as u64;
    let n_without = plot.dispersion.map_or(0, |word| u64::from(word.range.saturating_sub(plot.n_strips)));
    let size = dispersion_basis(plot);
    let without = (n_without > 0).then(|| words::pictures::dispersion_without(n_without));
    let shown = (n_shown > 0 && u64::from(plot.n_strips) > n_shown).then(|| words::pictures::dispersion_shown(n_shown));
    let key = (n_shown > 0).then(|| words::pictures::dispersion_key().to_owned());
    vec![sentences([size].into_iter().chain(without).chain(shown).chain(key))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_ratio_is_said_as_times() {
        let say = |times: f64| log_ratio(times.log2(), [3, 4], ["A", "B"]);
        assert_eq!(log_ratio(-8.3, [0, 9], ["A", "B"]), "only in B");
        assert_eq!(say(1.04), "about equally often in both");
        assert_eq!(say(2.38), "2.4 times as often in A");
        assert_eq!(say(1.0 / 9.97), "10 times as often in B");
        assert_eq!(say(1_234.4), "1,234 times as often in A");
        assert_eq!([0, 1, -3].map(doublings), ["equal", "2×", "8×"]);
    }
}
