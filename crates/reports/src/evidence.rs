//! Evidence: the articles in which a node was counted and cannot be read, since their texts are elsewhere.

use crate::context::{Context, scope};
use crate::node_counts::NodeCounts;
use crate::units::WordFilter;
use crate::window::Near;
use corpus::query::field::Field;
use corpus::query::syntax::{Expr, parse};
use corpus::query::{ArticleSet, zone};
use corpus::{ArticleId, Corpus, Span};
use measures::rate;
use model::article::is_web;
use model::order::sort_by;
use serde::{Deserialize, Serialize};

impl WordFilter {
    /// Whether what is counted needs words in their order, as sequences and words near others do.
    pub fn needs_texts(&self) -> bool {
        self.length > 1 || self.is_near()
    }

    /// Whether what is counted is two words in a row, which may be counted without texts.
    pub fn is_of_pairs(&self) -> bool {
        self.length == 2 && !self.is_near()
    }

    fn is_near(&self) -> bool {
        self.near.as_ref().is_some_and(Near::is_asked)
    }
}

/// The most articles that are listed.
const MOST_LISTED: usize = 200;

/// An article in which the node was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedArticle {
    /// Its id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// Its headline.
    pub headline: String,
    /// Its date as written.
    pub date: Option<String>,
    /// Its publisher's address, if it is `http` or `https`.
    pub url: Option<String>,
    /// How many articles it stands for, where it stands for many.
    pub n_in: Option<u32>,
    /// Occurrences of the node.
    pub count: u32,
    /// Its length in words.
    pub n_tokens: u32,
}

impl CountedArticle {
    /// Occurrences per thousand words.
    pub fn per_thousand(&self) -> f64 {
        rate::per_thousand(self.count.into(), self.n_tokens.into())
    }
}

/// The articles of a set whose words were counted elsewhere, as far as they have a node.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// How many there are, with the node or without.
    pub n_articles: u32,
    /// How many have the node.
    pub n_having: u32,
    /// How often they have it.
    pub n_occurrences: u32,
    /// Those with the most occurrences for their length first.
    pub rows: Vec<CountedArticle>,
    /// The node asks for words in their order, which these counts do not have: nothing can be said of these articles.
    pub needs_order: bool,
}

/// The evidence for a node; `None` where no article of the set has counts. `spans` are its occurrences in texts and counts, in reading order, and
/// `needs_order` says whether words must be in their order for it to be found.
pub(super) fn of(
    corpus: &Corpus,
    set: &ArticleSet,
    context: &Context,
    spans: &[Span],
    needs_order: bool,
) -> Option<Evidence> {
    let kept = scope(corpus, set, context);
    let with_counts: Vec<ArticleId> = corpus.articles.with_counts().filter(|a| kept.contains(*a as usize)).collect();
    if with_counts.is_empty() {
        return None;
    }
    let n_articles = with_counts.iter().map(|article| corpus.articles.n_in(*article)).sum();
    let pairs = needs_order.then(|| pair_counts(corpus, context, &with_counts)).flatten();
    if needs_order && pairs.is_none() {
        return Some(Evidence { n_articles, needs_order, ..Evidence::default() });
    }
    let counts = pairs.unwrap_or_else(|| NodeCounts::of(corpus, &zone::counted(corpus, spans.to_vec(), false)));
    let count = |article: ArticleId| counts.count(article) as u32;
    let mut having: Vec<ArticleId> = with_counts.into_iter().filter(|article| count(*article) > 0).collect();
    let rate = |article: ArticleId| f64::from(count(article)) / f64::from(corpus.articles.n_tokens(article).max(1));
    sort_by(&mut having, &|a, b| rate(*b).total_cmp(&rate(*a)));
    let row = |article: &ArticleId| {
        let known = corpus.articles.get(*article)?;
        Some(CountedArticle {
            article: known.id.clone(),
            outlet: known.outlet.clone(),
            headline: known.headline.clone(),
            date: known.date.as_ref().map(|date| date.text.clone()),
            url: known.url.clone().filter(|url| is_web(url)),
            n_in: corpus.articles.cell(*article).map(|cell| cell.n_articles),
            count: count(*article),
            n_tokens: corpus.articles.n_tokens(*article),
        })
    };
    Some(Evidence {
        n_articles,
        n_having: having.iter().map(|article| counts.n_having(*article)).sum(),
        n_occurrences: having.iter().map(|article| count(*article)).sum(),
        rows: having.iter().take(MOST_LISTED).filter_map(row).collect(),
        needs_order: false,
    })
}

/// How often articles have the two words in a row that a node asks for; `None` where it asks for something else, or the pairs of some article were
/// not counted.
fn pair_counts(corpus: &Corpus, context: &Context, articles: &[ArticleId]) -> Option<NodeCounts> {
    let Ok(Some(Expr::Field(Field::Sentence, words, _))) = parse(&context.node) else { return None };
    let is_near = context.near.as_ref().is_some_and(Near::is_asked);
    let is_plain = !is_near && context.spelling.is_none() && !words.contains('*');
    let (first, second) = words.split_once(' ').filter(|(_, second)| is_plain && !second.contains(' '))?;
    let pair = [first, second].map(|word| corpus.lexicon.find_type(word));
    let count = |article: &ArticleId| {
        let named = &corpus.articles.pairs(*article)?.named;
        let times = named.iter().filter(|(words, _)| words.map(|word| Some(corpus.lexicon.type_of(word))) == pair);
        Some((*article, times.map(|(_, times)| u64::from(*times)).sum()))
    };
    let counts: Option<Vec<_>> = articles.iter().map(count).collect();
    Some(NodeCounts::known(corpus, counts?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concordance::list;
    use corpus::query::all_articles;
    use corpus::samples::{article, corpus};
    use model::{Article, Counts};

    #[test]
    fn what_was_counted_is_listed_by_article_and_a_phrase_is_not() {
        let counts = |words: &[(u32, &str)]| {
            let words = words.iter().map(|(n, words)| (*n, (*words).to_owned())).collect();
            Some(Counts { words, ..Counts::default() })
        };
        let counted = |words: &[(u32, &str)], mut article: Article| {
            article.counts = counts(words);
            article
        };
        let mut without_text = counted(&[(3, "war")], article("2", "P", "2024", ""));
        without_text.url = Some("javascript:x".into());
        let articles = vec![
            counted(&[(1, "a b c"), (2, "war")], article("1", "O", "", "peace")),
            without_text,
            counted(&[(3, "peace")], article("3", "P", "", "war")),
            article("4", "P", "", "war war"),
        ];
        let corpus = corpus(articles, vec![], vec![]);
        let found = |node: &str| {
            let context = Context { node: node.into(), ..Context::default() };
            list(&corpus, &all_articles(4), &context, 9).evidence.unwrap()
        };
        let war = found("war");
        assert_eq!((war.n_articles, war.n_having, war.n_occurrences), (3, 2, 5));
        let rows: Vec<_> = war.rows.iter().map(|row| (row.article.as_str(), row.count, row.n_tokens)).collect();
        assert_eq!(rows, [("2", 3, 3), ("1", 2, 5)]);
        assert_eq!(war.rows[0].url, None);
        assert!(found("\"war peace\"").needs_order);
        let only_text = Context { node: "war".into(), outlets: vec!["none".into()], ..Context::default() };
        assert_eq!(list(&corpus, &all_articles(4), &only_text, 9).evidence, None);
    }
}
