//! The concordance: every occurrence of a word or search with the words around it, a line each.

use crate::context::{Context, LineOrder, by_article, occurrences};
use crate::passage::Layout;
use corpus::articles::Walk;
use corpus::query::{ArticleSet, SearchFault};
use corpus::{ArticleId, Corpus, Position, Span};
use model::order::in_order;
use serde::{Deserialize, Serialize};
use text::is_right_to_left;

/// How many words are shown on either side of the node.
pub const CONTEXT_TOKENS: usize = 14;
/// How many words on a side decide the order.
const SORT_TOKENS: u32 = 3;
/// Bits for a word's rank in the alphabet, so that three fit into a number; the words after the two millionth count as one.
const RANK_BITS: u32 = 21;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcordanceLine {
    /// The article's id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// Its headline.
    pub headline: String,
    /// Its date as written.
    pub date: Option<String>,
    /// The words before the node.
    pub left: String,
    /// The node as printed.
    pub node: String,
    /// The words after the node.
    pub right: String,
    /// The node's first token, counted within the article.
    pub token: u32,
    /// It reads from right to left, so that what comes before the node is to the right of it.
    pub is_right_to_left: bool,
}

/// The lines asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concordance {
    /// How many lines there are in all.
    pub n_lines: u32,
    /// In how many articles.
    pub n_articles: u32,
    /// The first of them, as many as were asked for.
    pub lines: Vec<ConcordanceLine>,
    /// In order of outlets: each with its number of lines, in that order.
    pub outlets: Vec<(String, u32)>,
    /// What keeps the node from being understood.
    pub fault: Option<SearchFault>,
}

/// Lists the first `n` lines of a node in a set of articles.
pub fn list(corpus: &Corpus, set: &ArticleSet, context: &Context, n: u32) -> Concordance {
    let mut spans = match occurrences(corpus, set, context) {
        Ok(spans) => spans,
        Err(fault) => return Concordance { fault: Some(fault), ..Concordance::default() },
    };
    let n_articles = by_article(corpus, &spans).iter().filter(|count| **count > 0).count() as u32;
    sort(corpus, &mut spans, context.order);
    let lines = spans.iter().take(n as usize).filter_map(|span| line(corpus, *span)).collect();
    let outlets = if context.order == LineOrder::Outlet { by_outlet(corpus, &spans) } else { Vec::new() };
    Concordance { n_lines: spans.len() as u32, n_articles, lines, outlets, fault: None }
}

/// How many of the lines, which are in order of outlets, each outlet has.
fn by_outlet(corpus: &Corpus, spans: &[Span]) -> Vec<(String, u32)> {
    let mut outlets: Vec<(u32, u32)> = Vec::new();
    for span in spans {
        let outlet = corpus.outlet(corpus.articles.at(span.start));
        match outlets.last_mut() {
            Some((last, n)) if *last == outlet => *n += 1,
            _ => outlets.push((outlet, 1)),
        }
    }
    let name = |outlet: u32| corpus.outlets().name(outlet).to_owned();
    outlets.into_iter().map(|(outlet, n)| (name(outlet), n)).collect()
}

/// Sorts lines by a number worked out once for each, since a word may have hundreds of thousands.
fn sort(corpus: &Corpus, spans: &mut Vec<Span>, order: LineOrder) {
    if order == LineOrder::Reading {
        return;
    }
    let rank_at = |position: Option<Position>, range: &std::ops::Range<Position>| -> u64 {
        // Where the article ends, nothing follows: before every word.
        let position = position.filter(|p| range.contains(p));
        let rank = position.map_or(0, |p| u64::from(corpus.lexicon.rank(corpus.type_at(p))) + 1);
        rank.min((1 << RANK_BITS) - 1)
    };
    let by_words = |article: ArticleId, step: &dyn Fn(u32) -> Option<Position>| -> u64 {
        let range = corpus.articles.range(article);
        (0..SORT_TOKENS).fold(0, |key, i| (key << RANK_BITS) | rank_at(step(i), &range))
    };
    let outlets = corpus.outlets();
    let by_name = in_order(outlets.n_names() as usize, &|a, b| outlets.name(a).cmp(outlets.name(b)));
    let mut rank_of_outlet = vec![0_u32; by_name.len()];
    for (rank, outlet) in by_name.iter().enumerate() {
        rank_of_outlet[*outlet as usize] = rank as u32;
    }
    let mut walk = Walk::new(corpus);
    let keys = spans.iter().map(|span| {
        let article = walk.to(span.start);
        match order {
            LineOrder::Reading => 0,
            LineOrder::Left => by_words(article, &|i| span.start.checked_sub(i + 1)),
            LineOrder::Right => by_words(article, &|i| Some(span.end() + i)),
            LineOrder::Outlet => u64::from(rank_of_outlet[corpus.outlet(article) as usize]),
            LineOrder::Date => corpus.articles.days(article).map_or(u64::MAX, |(earliest, latest)| {
                // Shifted so that days before 1970 come first.
                let shifted = |day: model::Day| u64::from(day.0.cast_unsigned() ^ (1 << 31));
                (shifted(earliest) << 32) | shifted(latest)
            }),
        }
    });
    let mut keyed: Vec<(u64, u32)> = keys.zip(0..).collect();
    keyed.sort_unstable();
    *spans = keyed.into_iter().filter_map(|(_, i)| spans.get(i as usize).copied()).collect();
}

fn line(corpus: &Corpus, span: Span) -> Option<ConcordanceLine> {
    let article = corpus.articles.at(span.start);
    let known = corpus.articles.get(article)?;
    let layout = Layout::of(corpus, article);
    let (from, to) = (layout.number(span.start), layout.number(span.end()));
    let in_headline = from < layout.n_headline;
    let (source, range) = if in_headline {
        (known.headline.as_str(), 0..layout.n_headline)
    } else {
        (known.text.as_str(), layout.n_headline..layout.tokens.len())
    };
    let to = to.min(range.end);
    let token = |number: usize| layout.tokens.get(number).copied();
    let (first, last) = (token(from)?, token(to.checked_sub(1)?)?);
    let left_from = from.saturating_sub(CONTEXT_TOKENS).max(range.start);
    let right_to = (to + CONTEXT_TOKENS).min(range.end);
    let left_start = if left_from == range.start { 0 } else { token(left_from)?.start };
    let right_end = if right_to == range.end { source.len() } else { token(right_to - 1)?.end };
    let piece = |range: std::ops::Range<usize>| one_line(source.get(range).unwrap_or_default());
    let whole = source.get(left_start..right_end).unwrap_or_default();
    Some(ConcordanceLine {
        article: known.id.clone(),
        outlet: known.outlet.clone(),
        headline: known.headline.clone(),
        date: known.date.as_ref().map(|date| date.text.clone()),
        left: piece(left_start..first.start),
        node: piece(first.start..last.end),
        right: piece(last.end..right_end),
        token: from as u32,
        is_right_to_left: is_right_to_left(whole),
    })
}

/// A text on one line: a paragraph's end becomes a pilcrow.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, piece) in text.split('\n').enumerate() {
        if i > 0 && !out.ends_with("¶ ") {
            if !out.ends_with(' ') {
                out.push(' ');
            }
            out.push_str("¶ ");
        }
        out.push_str(piece);
    }
    if out.trim() == "¶" { String::new() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{actor, article, corpus};

    fn two() -> Corpus {
        corpus(
            vec![
                article("a", "Zeta", "2025", "The war ends. War never ends.\nNo war now"),
                article("b", "Alpha", "2024", "A cold war began in the War Office"),
            ],
            vec![actor("War Office", &[], &[])],
            vec![],
        )
    }

    fn check(context: Context, wanted: &[&str]) {
        let corpus = two();
        let found = list(&corpus, &all_articles(2), &context, 10);
        let lines: Vec<String> = found.lines.iter().map(|l| format!("{}[{}]{}", l.left, l.node, l.right)).collect();
        assert_eq!(lines, wanted);
        assert_eq!(found.n_lines as usize, wanted.len());
    }

    #[test]
    fn lines_are_in_the_order_asked_for() {
        let context = |order, node: &str| Context { node: node.into(), order, ..Context::default() };
        let a1 = "The [war] ends. War never ends. ¶ No war now";
        let a2 = "The war ends. [War] never ends. ¶ No war now";
        let a3 = "The war ends. War never ends. ¶ No [war] now";
        let b1 = "A cold [war] began in the War Office";
        let b2 = "A cold war began in the [War] Office";
        check(context(LineOrder::Reading, "war"), &[a1, a2, a3, b1, b2]);
        check(context(LineOrder::Right, "war"), &[b1, a1, a2, a3, b2]);
        check(context(LineOrder::Left, "war"), &[b1, a2, a3, a1, b2]);
        check(context(LineOrder::Outlet, "word:war"), &[b1, a1, a2, a3]);
        check(context(LineOrder::Date, "word:war"), &[b1, a1, a2, a3]);
    }

    #[test]
    fn most_letters_of_a_line_say_how_it_reads() {
        let corpus = corpus(
            vec![article("a", "A", "", "NATO: قال الرئيس اليوم"), article("b", "B", "", "What قناة said of NATO")],
            vec![],
            vec![],
        );
        let context = |node: &str| Context { node: node.into(), ..Context::default() };
        let turned = |node| {
            list(&corpus, &all_articles(2), &context(node), 9)
                .lines
                .iter()
                .map(|l| l.is_right_to_left)
                .collect::<Vec<_>>()
        };
        assert_eq!(turned("nato"), [true, false]);
        assert_eq!(turned("الرئيس"), [true]);
        assert_eq!(turned("قناة"), [false]);
    }

    #[test]
    fn lines_can_be_of_one_outlet_or_of_the_others() {
        let context =
            |others| Context { node: "war".into(), outlets: vec!["Zeta".into()], others, ..Context::default() };
        let corpus = two();
        assert_eq!(list(&corpus, &all_articles(2), &context(false), 10).n_lines, 3);
        assert_eq!(list(&corpus, &all_articles(2), &context(true), 10).n_lines, 2);
        assert!(
            list(&corpus, &all_articles(2), &Context { node: "(".into(), ..Context::default() }, 9).fault.is_some()
        );
    }
}
