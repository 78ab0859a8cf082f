//! Articles: the article list, and one article in full.

use corpus::facet::TOPIC;
use corpus::query::places::in_order;
use corpus::query::{SearchOptions, Selection, members, search};
use corpus::{ArticleId, Corpus, Position, Span};
use model::article::is_web;
use model::order::{lead_by, newest_first, sort_by};
use model::{ActorKind, Day, Metadata};
use reports::passage::{Layout, Marks, Run, runs};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use text::segment::paragraphs;

/// How the article list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArticleOrder {
    /// Latest first; undated articles last.
    #[default]
    Newest,
    /// Earliest first; undated articles last.
    Oldest,
    /// By outlet.
    Outlet,
    /// By search hits per token, highest first.
    Hits,
}

impl ArticleOrder {
    /// Every order, as listed on the page.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Oldest, Self::Outlet, Self::Hits];
}

/// When an article was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// As written.
    pub text: String,
    /// The earliest day it can mean.
    pub earliest: Day,
    /// The latest day it can mean.
    pub latest: Day,
}

/// What stands above an article: where, by whom and when it was published, and how long it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imprint {
    /// Its id.
    pub id: String,
    /// Its outlet.
    pub outlet: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published.
    pub when: Option<When>,
    /// A note to the reader about the text.
    pub note: Option<String>,
    /// The length in counted tokens.
    pub n_tokens: u32,
    /// How many articles it stands for, where they are added up.
    pub n_in: Option<u32>,
    /// Whether its text is here.
    pub has_text: bool,
    /// Whether its words were counted elsewhere, in another text than is here.
    pub has_counts: bool,
}

impl Imprint {
    fn of(corpus: &Corpus, number: ArticleId, article: &Metadata) -> Self {
        Self {
            id: article.id.clone(),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            when: article.date.as_ref().map(|date| When {
                text: date.text.clone(),
                earliest: date.earliest,
                latest: date.latest,
            }),
            note: article.note.clone(),
            n_tokens: corpus.articles.n_tokens(number),
            n_in: corpus.articles.cell(number).map(|cell| cell.n_articles),
            has_text: corpus.articles.has_text(number),
            has_counts: !corpus.articles.has_order(number),
        }
    }
}

/// An article in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its metadata.
    pub imprint: Imprint,
    /// The headline.
    pub headline: Vec<Run>,
    /// The first hit in its context, or the beginning of the text.
    pub snippet: Vec<Run>,
    /// The number of search hits.
    pub n_hits: u32,
    /// Whether its date may be outside the chosen days.
    pub possible: bool,
}

/// The article list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The total number of filtered articles.
    pub n_articles: u32,
    /// The first articles, as many as were asked for.
    pub entries: Vec<Entry>,
}

/// Tokens before the first hit in a snippet.
const SNIPPET_BEFORE: usize = 12;
/// The most bytes of a headline or snippet: more than a browser should lay out, and many times what is to be seen of it.
const MOST_SHOWN: usize = 2000;
/// The most bytes of a paragraph that is read, which is longer than any that was ever written.
const MOST_READ: usize = 100_000;
/// Tokens in a snippet.
const SNIPPET_TOKENS: usize = 44;

/// The articles of a selection, each with its matches: the first `n` of an order, before the others.
pub(super) fn ordered<'a>(
    corpus: &Corpus,
    selection: &'a Selection,
    order: ArticleOrder,
    n: u32,
) -> Vec<(ArticleId, &'a [Span])> {
    let mut articles: Vec<(ArticleId, &[Span])> = Vec::new();
    let mut hits = selection.hits.as_slice();
    for article in members(&selection.articles) {
        let range = corpus.articles.range(article);
        let before = hits.partition_point(|hit| hit.start < range.start);
        let inside = hits[before..].partition_point(|hit| hit.start < range.end);
        articles.push((article, &hits[before..before + inside]));
        hits = &hits[before + inside..];
    }
    let days = |article: ArticleId| corpus.articles.days(article);
    let outlet = |article: ArticleId| corpus.outlets().name(corpus.outlet(article));
    let rate =
        |hits: &[Span], a| n_hits(corpus, selection, a, hits) as f64 / f64::from(corpus.articles.n_tokens(a).max(1));
    lead_by(&mut articles, n as usize, &|(a, hits_a), (b, hits_b)| {
        let (days_a, days_b) = (days(*a), days(*b));
        match order {
            ArticleOrder::Newest => newest_first(days_a, days_b),
            ArticleOrder::Oldest => days_a.is_none().cmp(&days_b.is_none()).then_with(|| days_a.cmp(&days_b)),
            ArticleOrder::Outlet => outlet(*a).cmp(outlet(*b)),
            ArticleOrder::Hits => rate(hits_b, *b).total_cmp(&rate(hits_a, *a)),
        }
    });
    articles
}

/// How many of an article's matches are counted.
fn n_hits(corpus: &Corpus, selection: &Selection, article: ArticleId, hits: &[Span]) -> usize {
    if corpus.articles.has_order(article) || selection.needs_order {
        return hits.len();
    }
    hits.len() - hits.partition_point(|hit| hit.start < corpus.articles.counted(article).start)
}

pub(super) fn list(corpus: &Corpus, selection: &Selection, order: ArticleOrder, n: u32) -> Listing {
    let articles = ordered(corpus, selection, order, n);
    let entries = articles.iter().take(n as usize).filter_map(|(number, hits)| {
        let article = corpus.articles.get(*number)?;
        let first = corpus.articles.range(*number).start;
        let [from, to] = [corpus.articles.in_text(*number).start, corpus.articles.readable(*number).end]
            .map(|p| (p - first) as usize);
        let window = snippet_window(from..to, hits.iter().map(|hit| (hit.start - first) as usize));
        let layout = Layout::up_to(corpus, *number, first + window.end as Position);
        Some(Entry {
            imprint: Imprint::of(corpus, *number, article),
            n_hits: n_hits(corpus, selection, *number, hits) as u32,
            possible: selection.possible.contains(*number as usize),
            headline: headline(corpus, *number, article, &layout, hits),
            snippet: snippet(corpus, *number, &layout, window, hits),
        })
    });
    Listing { n_articles: articles.len() as u32, entries: entries.collect() }
}

fn headline(corpus: &Corpus, number: ArticleId, article: &Metadata, layout: &Layout, hits: &[Span]) -> Vec<Run> {
    let marks = Marks { hits, names: false };
    let mut runs =
        runs(corpus, number, layout, &article.headline, 0..article.headline.len(), 0..layout.n_headline, marks);
    if cut_off(&mut runs, MOST_SHOWN) > 0 {
        runs.push(ellipsis());
    }
    runs
}

/// What stands for what is left out.
fn ellipsis() -> Run {
    Run { text: "…".to_owned(), ..Run::default() }
}

/// Leaves so many bytes of a text and says how many characters that cuts off.
fn cut_off(runs: &mut Vec<Run>, mut most: usize) -> usize {
    let mut n_cut = 0;
    for run in &mut *runs {
        let end = run.text.floor_char_boundary(most);
        n_cut += run.text.split_off(end).chars().count();
        most = if n_cut > 0 { 0 } else { most - end };
    }
    runs.retain(|run| !run.text.is_empty());
    n_cut
}

/// Returns the tokens of the text that a snippet shows: from shortly before the first hit, or from the beginning.
fn snippet_window(body: Range<usize>, mut hits: impl Iterator<Item = usize>) -> Range<usize> {
    let first_hit = hits.find(|hit| body.contains(hit));
    let from = first_hit.map_or(body.start, |hit| hit.saturating_sub(SNIPPET_BEFORE).max(body.start));
    from..(from + SNIPPET_TOKENS).min(body.end)
}

/// Makes the snippet. The layout need not reach further than the end of the window.
fn snippet(corpus: &Corpus, number: ArticleId, layout: &Layout, window: Range<usize>, hits: &[Span]) -> Vec<Run> {
    let start = layout.tokens.get(window.start).filter(|_| window.start > layout.n_headline).map_or(0, |t| t.start);
    let end = layout.text.len();
    let marks = Marks { hits, names: false };
    let mut cut = runs(corpus, number, layout, &layout.text, start..end, window, marks);
    let n_cut = cut_off(&mut cut, MOST_SHOWN);
    if start > 0 {
        cut.insert(0, ellipsis());
    }
    if end < corpus.articles.text_len(number) || n_cut > 0 {
        cut.push(ellipsis());
    }
    cut
}

/// A paragraph with its highlights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its text.
    pub runs: Vec<Run>,
    /// How many characters of it follow, where it is too long to be laid out.
    pub n_more: u32,
    /// The topics it mentions.
    pub topics: Vec<String>,
    /// Whether it contains the requested token.
    pub focused: bool,
    /// Whether it is boilerplate and not counted.
    pub is_boilerplate: bool,
    /// Its first token, counted within the article.
    pub token: u32,
}

/// An article in full, for the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticlePage {
    /// Its metadata.
    pub imprint: Imprint,
    /// The headline.
    pub headline: Vec<Run>,
    /// The publisher's address for it, if it is `http` or `https`.
    pub url: Option<String>,
    /// The text.
    pub paragraphs: Vec<Paragraph>,
    /// The actors it mentions, with the number of mentions, highest first.
    pub actors: Vec<(String, ActorKind, u32)>,
    /// The topics it is about.
    pub topics: Vec<String>,
    /// The number of highlighted hits.
    pub n_hits: u32,
}

pub(super) fn read(
    corpus: &Corpus,
    selection: &Selection,
    (node, options): (&str, SearchOptions),
    id: &str,
    token: Option<u32>,
) -> Option<ArticlePage> {
    let number = corpus.articles.find(id)?;
    let article = corpus.articles.get(number)?;
    let range = corpus.articles.readable(number);
    let of_node = search::run_with(corpus, node, options).ok().flatten().map(|found| found.spans).unwrap_or_default();
    let in_article = |span: &&Span| range.contains(&span.start);
    let mut hits: Vec<Span> =
        selection.hits.iter().filter(in_article).chain(of_node.iter().filter(in_article)).copied().collect();
    in_order(&mut hits);
    let layout = Layout::of(corpus, number);
    let topic_name = |label: u32| corpus.head.topics.get(label as usize).map(|topic| topic.name.clone());
    let paragraphs = paragraphs(&layout.text).map(|(start, text)| {
        let bytes = start..start + text.len();
        let window = layout.in_bytes(bytes.clone());
        let mut topics: Vec<u32> = corpus
            .topic_mentions
            .in_article(number)
            .iter()
            .filter(|mention| window.contains(&layout.number(mention.span.start)))
            .map(|mention| mention.label)
            .collect();
        topics.sort_unstable();
        topics.dedup();
        let marks = Marks { hits: &hits, names: true };
        let mut runs = runs(corpus, number, &layout, &layout.text, bytes, window.clone(), marks);
        Paragraph {
            n_more: cut_off(&mut runs, MOST_READ) as u32,
            is_boilerplate: corpus.boilerplate.has(text),
            focused: token.is_some_and(|token| window.contains(&(token as usize))),
            token: window.start as u32,
            runs,
            topics: topics.into_iter().filter_map(topic_name).collect(),
        }
    });
    let mut counts = vec![0_u32; corpus.head.actors.len()];
    for mention in corpus.actors.within(corpus.articles.counted(number)) {
        counts[mention.label as usize] += 1;
    }
    let named = corpus.head.actors.iter().zip(counts).filter(|(_, count)| *count > 0);
    let mut actors: Vec<_> = named.map(|(actor, count)| (actor.name.clone(), actor.kind, count)).collect();
    sort_by(&mut actors, &|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    let topics = corpus.labels(TOPIC);
    Some(ArticlePage {
        imprint: Imprint::of(corpus, number, article),
        headline: headline(corpus, number, article, &layout, &hits),
        url: article.url.clone().filter(|url| is_web(url)),
        paragraphs: paragraphs.collect(),
        actors,
        topics: topics.of_article(number).iter().map(|&topic| topics.name(topic).to_owned()).collect(),
        n_hits: hits.len() as u32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::Filters;
    use corpus::samples::{actor, article, corpus};

    fn text_of(runs: &[Run]) -> String {
        runs.iter().map(|r| if r.hit { format!("[{}]", r.text) } else { r.text.clone() }).collect()
    }

    #[test]
    fn what_no_browser_can_lay_out_is_cut_off() {
        let run = |text: &str| Run { text: text.to_owned(), ..Run::default() };
        let check = |most: usize, left: &[&str], n_cut: usize| {
            let mut runs = vec![run("été "), run("is"), run(" over")];
            assert_eq!(cut_off(&mut runs, most), n_cut);
            assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>(), left);
        };
        check(99, &["été ", "is", " over"], 0);
        check(7, &["été ", "i"], 6);
        check(4, &["ét"], 9);
        let marks = ["a", &"\u{301}".repeat(200_000)].concat();
        let mut one = article("1", "O", "2024", &marks);
        one.headline.clone_from(&marks);
        let corpus = corpus(vec![one], vec![], vec![]);
        let selection = Selection::of(&corpus, &Filters::default());
        let entry = &list(&corpus, &selection, ArticleOrder::Newest, 9).entries[0];
        assert!(text_of(&entry.headline).len() < 2010 && text_of(&entry.snippet).len() < 2010);
        let page = read(&corpus, &selection, ("", SearchOptions::default()), "1", None).unwrap();
        assert!(text_of(&page.paragraphs[0].runs).len() <= MOST_READ && page.paragraphs[0].n_more > 100_000);
    }

    #[test]
    fn a_snippet_shows_the_first_hit_or_the_lede() {
        let long = (0..100).map(|i| format!("w{i}")).collect::<Vec<_>>().join(" ");
        let corpus = corpus(vec![article("a", "O", "2024", long.trim())], vec![], vec![]);
        let snippet = |query: &str| {
            let filters = Filters { query: query.into(), ..Filters::default() };
            let selection = Selection::of(&corpus, &filters);
            text_of(&list(&corpus, &selection, ArticleOrder::Newest, 9).entries[0].snippet)
        };
        assert!(snippet("").starts_with("w0 w1") && snippet("").ends_with("w43…"));
        assert!(snippet("w50").starts_with("…w38 ") && snippet("w50").contains(" [w50] "));
        assert!(snippet("w99").ends_with(" [w99]"));
    }

    #[test]
    fn an_article_keeps_its_text_and_names_its_actors() {
        let mut one = article("a", "O", "2024", "Rutte met Starmer.\nStarmer left.");
        one.headline = "Starmer in Kyiv".into();
        one.url = Some("javascript:alert(1)".into());
        let corpus = corpus(vec![one], vec![actor("Rutte", &[], &[]), actor("Starmer", &[], &[])], vec![]);
        let selection = Selection::of(&corpus, &Filters::default());
        let page = read(&corpus, &selection, ("met", SearchOptions::default()), "a", Some(6)).unwrap();
        assert_eq!(
            page.paragraphs.iter().map(|p| text_of(&p.runs)).collect::<Vec<_>>(),
            ["Rutte [met] Starmer.", "Starmer left."]
        );
        assert_eq!(page.paragraphs.iter().map(|p| p.focused).collect::<Vec<_>>(), [false, true]);
        assert_eq!(page.actors[0].0, "Starmer");
        assert_eq!(page.actors[0].2, 3);
        assert_eq!(page.url, None);
        assert!(read(&corpus, &selection, ("", SearchOptions::default()), "b", None).is_none());
    }

    #[test]
    fn a_search_and_the_filter_mark_the_same_articles_as_possible() {
        let dates = ["2025-03-02", "2025", "2025-03/2025-05", "2024"];
        let corpus = corpus(dates.iter().map(|date| article(date, "O", date, "x")).collect(), vec![], vec![]);
        let [from, to] = [Day::new(2025, 3, 1), Day::new(2025, 3, 31)];
        let searched = Filters { query: "date:2025-03".into(), ..Filters::default() };
        for filters in [Filters { from, to, ..Filters::default() }, searched] {
            let listing = list(&corpus, &Selection::of(&corpus, &filters), ArticleOrder::Newest, 9);
            let possible = listing.entries.iter().filter(|entry| entry.possible).map(|entry| entry.imprint.id.as_str());
            assert_eq!(possible.collect::<Vec<_>>(), ["2025-03/2025-05", "2025"]);
        }
    }

    #[test]
    fn undated_articles_come_last_in_both_directions() {
        let articles = ["2024-05", "", "2025", "2024-05-02"].iter().map(|d| article(d, d, d, "x")).collect();
        let corpus = corpus(articles, vec![], vec![]);
        let ids = |order| {
            let filters = Filters::default();
            let listing = list(&corpus, &Selection::of(&corpus, &filters), order, 9);
            listing.entries.into_iter().map(|e| e.imprint.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(ArticleOrder::Newest), ["2025", "2024-05-02", "2024-05", ""]);
        assert_eq!(ids(ArticleOrder::Oldest), ["2024-05", "2024-05-02", "2025", ""]);
    }
}
