//! The dispersion of a word: where in each article it occurs, and how evenly over the articles.

use crate::context::{Context, counted_occurrences, scope};
use crate::node_counts::NodeCounts;
use corpus::query::{ArticleSet, SearchFault, SearchFaultKind, members};
use corpus::{ArticleId, Corpus, Span};
use measures::dispersion::Dispersion;
use measures::portion::Portion;
use model::order::sort_by;
use serde::{Deserialize, Serialize};

/// One article that has the node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strip {
    /// Its id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// Its headline.
    pub headline: String,
    /// Its date as written.
    pub date: Option<String>,
    /// Its length in tokens.
    pub n_tokens: u32,
    /// The node's first tokens, counted within the article, ascending.
    pub occurrences: Vec<u32>,
}

/// The dispersion of a node over the articles of a set, within its context's outlet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DispersionPlot {
    /// How many articles were looked through.
    pub n_articles: u32,
    /// How often the node occurs.
    pub n_occurrences: u32,
    /// What its measures are computed from; none where it does not occur.
    pub dispersion: Option<Dispersion>,
    /// The articles with the most occurrences for their length first, as many as were asked for.
    pub strips: Vec<Strip>,
    /// How many there are. Words that were counted elsewhere are in no order, and their articles have none.
    pub n_strips: u32,
    /// What keeps the node from being understood.
    pub fault: Option<SearchFault>,
}

/// Where a node occurs in each article, and how evenly it is spread over them.
///
/// In come the articles that the filters keep, a node with its outlet, and how many strips to make. Out come the measures over all articles
/// looked through, those without the node too, each a part as long as its tokens; and the `n` articles whose text is counted with the most occurrences per token, of
/// equals the one that comes first in the corpus.
///
/// Source: [`Dispersion`] names the measures' sources; the strips are a dispersion plot (Scott 1996, `WordSmith`). Worked: one occurrence in the
/// first of two articles of 2 and 6 tokens gives range 1 and DP (|1 − ¼| + |0 − ¾|) / 2 = ¾.
///
/// Misleads for rare nodes, which cannot be everywhere, and at the top of the list, where short articles are: one occurrence in a note of 40
/// words outdoes 10 in a long report. Compare DP between nodes of about the same frequency.
pub fn of(corpus: &Corpus, set: &ArticleSet, context: &Context, n: u32) -> DispersionPlot {
    let spans = match counted_occurrences(corpus, set, context) {
        Ok(spans) => spans,
        Err(fault) => return DispersionPlot { fault: Some(fault), ..DispersionPlot::default() },
    };
    if corpus.articles.has_cells() {
        let fault = SearchFault { kind: SearchFaultKind::AddedUp, start: 0, end: context.node.len() };
        return DispersionPlot { fault: Some(fault), ..DispersionPlot::default() };
    }
    let counts = NodeCounts::of(corpus, &spans);
    let kept = scope(corpus, set, context);
    let portion = |article: ArticleId| Portion {
        count: counts.count(article),
        n_tokens: u64::from(corpus.articles.n_tokens(article)),
    };
    let portions: Vec<Portion> = members(&kept).map(portion).collect();
    let in_order = members(&kept).filter(|article| corpus.articles.has_order(*article));
    let mut having: Vec<(ArticleId, Portion)> =
        in_order.map(|article| (article, portion(article))).filter(|(_, portion)| portion.count > 0).collect();
    // Cross-multiplied, rates compare without rounding.
    sort_by(&mut having, &|(_, a), (_, b)| (b.count * a.n_tokens).cmp(&(a.count * b.n_tokens)));
    DispersionPlot {
        n_articles: portions.len() as u32,
        n_occurrences: spans.len() as u32,
        dispersion: Dispersion::over(&portions),
        n_strips: having.len() as u32,
        strips: having.into_iter().take(n as usize).filter_map(|(article, _)| strip(corpus, article, &spans)).collect(),
        fault: None,
    }
}

fn strip(corpus: &Corpus, article: ArticleId, spans: &[Span]) -> Option<Strip> {
    let known = corpus.articles.get(article)?;
    let range = corpus.articles.range(article);
    let first = spans.partition_point(|span| span.start < range.start);
    let inside = spans.iter().skip(first).take_while(|span| span.start < range.end);
    Some(Strip {
        article: known.id.clone(),
        outlet: known.outlet.clone(),
        headline: known.headline.clone(),
        date: known.date.as_ref().map(|date| date.text.clone()),
        n_tokens: corpus.articles.n_tokens(article),
        occurrences: inside.map(|span| span.start - range.start).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{article, corpus};
    use measures::catalogue::OF_DISPERSION;
    use proptest::prelude::*;

    fn node(node: &str, outlet: Option<&str>) -> Context {
        Context { node: node.into(), outlets: outlet.into_iter().map(str::to_owned).collect(), ..Context::default() }
    }

    fn three() -> Corpus {
        let articles = vec![
            article("a", "A", "2025", "war and"),
            article("b", "A", "", "the war of the war and war"),
            article("c", "B", "", "no such word as wars here"),
        ];
        corpus(articles, vec![], vec![])
    }

    #[test]
    fn strips_are_in_order_of_occurrences_per_token() {
        let spread = of(&three(), &all_articles(3), &node("war", None), 10);
        let strips: Vec<_> =
            spread.strips.iter().map(|s| (s.article.as_str(), s.n_tokens, s.occurrences.as_slice())).collect();
        assert_eq!(strips, [("a", 2, [0].as_slice()), ("b", 7, &[1, 4, 6])]);
        assert_eq!((spread.n_articles, spread.n_occurrences, spread.dispersion.map(|d| d.range)), (3, 4, Some(2)));
        let first = of(&three(), &all_articles(3), &node("war", None), 1);
        assert_eq!((first.strips.len(), first.n_strips), (1, 2));
    }

    #[test]
    fn the_worked_example_within_one_outlet() {
        let articles = vec![
            article("a", "A", "", "war on"),
            article("b", "A", "", "one two three four five six"),
            article("c", "B", "", "war"),
        ];
        let spread = of(&corpus(articles, vec![], vec![]), &all_articles(3), &node("war", Some("A")), 10);
        let dispersion = spread.dispersion.unwrap();
        assert_eq!((spread.n_articles, dispersion.range, dispersion.n_parts), (2, 1, 2));
        let figures: Vec<_> = OF_DISPERSION.iter().map(|measure| measure.of(&dispersion)).collect();
        assert_eq!(figures, [1.0, 0.0, 0.75, 1.0, 2.0].map(Some));
    }

    #[test]
    fn no_occurrence_has_no_measure() {
        let nothing = of(&three(), &all_articles(3), &node("", None), 10);
        assert_eq!((nothing.n_articles, nothing.n_occurrences, nothing.dispersion), (3, 0, None));
        assert!(of(&three(), &all_articles(3), &node("(", None), 10).fault.is_some());
    }

    proptest! {
        #[test]
        fn strips_and_range_are_those_of_a_plain_scan(
            texts in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!["war", "peace", "deal"]), 0..9), 1..9),
        ) {
            let made = texts.iter().enumerate().map(|(i, words)| article(&i.to_string(), "O", "", &words.join(" ")));
            let spread = of(&corpus(made.collect(), vec![], vec![]), &all_articles(texts.len() as u32), &node("war", None), 99);
            let places = |words: &[&str]| (0..words.len() as u32).filter(|&i| words[i as usize] == "war").collect::<Vec<_>>();
            let mut wanted: Vec<(String, Vec<u32>, f64)> = texts
                .iter()
                .enumerate()
                .map(|(i, words)| (i.to_string(), places(words), places(words).len() as f64 / words.len() as f64))
                .filter(|(_, places, _)| !places.is_empty())
                .collect();
            wanted.sort_by(|a, b| b.2.total_cmp(&a.2));
            prop_assert_eq!(spread.dispersion.map_or(0, |d| d.range) as usize, wanted.len());
            let found: Vec<_> = spread.strips.into_iter().map(|s| (s.article, s.occurrences)).collect();
            prop_assert_eq!(found, wanted.into_iter().map(|(id, places, _)| (id, places)).collect::<Vec<_>>());
        }
    }
}
