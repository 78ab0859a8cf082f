//! The key of a line: a number that lines are sorted by, and the group that it puts each into.

use crate::context::{Context, Grouping, LineOrder};
use corpus::articles::Walk;
use corpus::query::timeline::Stretch;
use corpus::{ArticleId, Corpus, Position, Span};
use model::Day;
use model::order::in_order;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How many words decide the order: the one asked for and those beyond it.
const SORT_TOKENS: u32 = 3;
/// Bits for a word's rank in the alphabet, so that three fit into a number; the words after the two millionth count as one.
const RANK_BITS: u32 = 21;

/// What the lines of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineGroup {
    /// An outlet.
    Outlet(String),
    /// A word where the lines are sorted by it; `None` where the article begins or ends before.
    Word(Option<String>),
    /// A month or year, by its first day.
    Stretch(Stretch, Day),
    /// The date is not known to the month, or year.
    Vague(Stretch),
    /// No date.
    NotDated,
}

/// A line's key, and its number in reading order.
pub(super) type Keyed = (u64, u32);

/// The key of what has no date, and of what has none that is certain to the month or year that lines are grouped by.
const NOT_DATED: u64 = u64::MAX;
const VAGUE: u64 = u64::MAX - 1;

/// Lines in order, each with its key.
pub(super) fn sorted(corpus: &Corpus, spans: &[Span], context: &Context) -> Vec<Keyed> {
    let outlets = corpus.outlets();
    let by_name = in_order(outlets.n_names() as usize, &|a, b| outlets.name(a).cmp(outlets.name(b)));
    let mut rank_of_outlet = vec![0_u32; by_name.len()];
    for (rank, outlet) in by_name.iter().enumerate() {
        rank_of_outlet[*outlet as usize] = rank as u32;
    }
    let stretch = stretch(context.grouping());
    let mut walk = Walk::new(corpus);
    let mut text_of = None;
    let key = |span: &Span| {
        let article = walk.to(span.start);
        match context.order {
            LineOrder::Reading => 0,
            LineOrder::Left(_) | LineOrder::Right(_) => {
                // Worked out once for each article.
                let (_, text) = text_of.filter(|(of, _)| *of == article).unwrap_or((article, text(corpus, article)));
                text_of = Some((article, text));
                let part = part(corpus, article, text, span.start);
                let rank = |i| rank(corpus, beside(*span, context.order, i), &part);
                (0..SORT_TOKENS).fold(0, |key, i| (key << RANK_BITS) | rank(i))
            }
            LineOrder::Outlet => u64::from(rank_of_outlet[corpus.outlet(article) as usize]),
            LineOrder::Date => match (corpus.articles.days(article), stretch) {
                (None, _) => NOT_DATED,
                (Some((earliest, latest)), Some(stretch)) if stretch.start(earliest) != stretch.start(latest) => VAGUE,
                (Some((earliest, latest)), _) => (shifted(earliest) << 32) | shifted(latest),
            },
        }
    };
    let mut keyed: Vec<Keyed> = spans.iter().map(key).zip(0..).collect();
    keyed.sort_unstable();
    keyed
}

/// A day as a number that is greater the later it is, also before 1970.
fn shifted(Day(day): Day) -> u64 {
    u64::from(day.cast_unsigned() ^ (1 << 31))
}

/// The groups that the first `n` lines in order are in, each with the number of all its lines; none where the lines are one list.
pub(super) fn groups(
    corpus: &Corpus,
    spans: &[Span],
    keyed: &[Keyed],
    context: &Context,
    n: u32,
) -> Vec<(LineGroup, u32)> {
    let grouping = context.grouping();
    if context.order != LineOrder::Outlet && grouping == Grouping::None {
        return Vec::new();
    }
    let start = |key: u64, stretch: Stretch| stretch.start(Day(((key >> 32) as u32 ^ (1 << 31)).cast_signed()));
    let number = |key: u64| match (context.order, stretch(grouping)) {
        (LineOrder::Left(_) | LineOrder::Right(_), _) => key >> (RANK_BITS * (SORT_TOKENS - 1)),
        (LineOrder::Date, Some(stretch)) if key < VAGUE => shifted(start(key, stretch)),
        _ => key,
    };
    let group = |key: u64, span: Span| {
        let article = corpus.articles.at(span.start);
        match (context.order, stretch(grouping)) {
            (LineOrder::Left(_) | LineOrder::Right(_), _) => {
                let part = part(corpus, article, text(corpus, article), span.start);
                let word = beside(span, context.order, 0).filter(|position| part.contains(position));
                LineGroup::Word(word.map(|position| corpus.lexicon.shown(corpus.type_at(position)).to_owned()))
            }
            (LineOrder::Date, Some(_)) if key == NOT_DATED => LineGroup::NotDated,
            (LineOrder::Date, Some(stretch)) if key == VAGUE => LineGroup::Vague(stretch),
            (LineOrder::Date, Some(stretch)) => LineGroup::Stretch(stretch, start(key, stretch)),
            _ => LineGroup::Outlet(corpus.outlets().name(corpus.outlet(article)).to_owned()),
        }
    };
    let mut n_before = 0;
    let of_group = |lines: &[Keyed]| {
        let (key, i) = lines.first().filter(|_| n_before < n)?;
        n_before += lines.len() as u32;
        Some((group(*key, *spans.get(*i as usize)?), lines.len() as u32))
    };
    keyed.chunk_by(|(a, _), (b, _)| number(*a) == number(*b)).map_while(of_group).collect()
}

fn stretch(grouping: Grouping) -> Option<Stretch> {
    match grouping {
        Grouping::Month => Some(Stretch::Month),
        Grouping::Year => Some(Stretch::Year),
        Grouping::None | Grouping::Word => None,
    }
}

/// The word that lines are sorted by, `further` words on: before the node to the left, after it to the right.
pub(super) fn beside(span: Span, order: LineOrder, further: u32) -> Option<Position> {
    match order {
        LineOrder::Left(n) => span.start.checked_sub(u32::from(n) + further),
        LineOrder::Right(n) => (span.end() + u32::from(n) + further).checked_sub(1),
        _ => None,
    }
}

/// A word's place in the alphabet; where the part of the article ends, nothing follows, which comes before every word.
fn rank(corpus: &Corpus, position: Option<Position>, part: &Range<Position>) -> u64 {
    let position = position.filter(|position| part.contains(position));
    let rank = position.map_or(0, |position| u64::from(corpus.lexicon.rank(corpus.type_at(position))) + 1);
    rank.min((1 << RANK_BITS) - 1)
}

/// Where an article's text begins: at its second paragraph, since a headline is the first.
fn text(corpus: &Corpus, article: ArticleId) -> Position {
    let start = corpus.articles.range(article).start;
    let has_headline = corpus.articles.get(article).is_some_and(|known| !known.headline.trim().is_empty());
    let paragraphs = corpus.breaks.paragraphs();
    let next = paragraphs.get(paragraphs.partition_point(|paragraph| *paragraph <= start)).copied();
    next.filter(|_| has_headline).unwrap_or(start)
}

/// The headline or the text, whichever a position is in: a line shows one of them.
fn part(corpus: &Corpus, article: ArticleId, text: Position, position: Position) -> Range<Position> {
    let Range { start, end } = corpus.articles.range(article);
    if position < text { start..text } else { text..end }
}
