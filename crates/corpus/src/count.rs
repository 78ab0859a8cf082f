//! Counting: what can be told of texts where they may not be handed on.

use crate::facet::TOPIC;
use crate::mentions::named_spans;
use crate::pairs::PairCounts;
use crate::pattern::Span;
use crate::phrases::Ground;
use crate::{ArticleId, Corpus};
use model::order::sort_by;
use model::{Article, Counts, Head, Metadata};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub struct CountOptions {
    /// In how many articles a word must be to be named.
    pub least_articles: u32,
    /// Whether two words in a row are counted too.
    pub pairs: bool,
}

impl Default for CountOptions {
    fn default() -> Self {
        Self { least_articles: 1, pairs: false }
    }
}

/// The counts of every article, in their order. An article that has counts keeps them.
///
/// Words in fewer than the least number of articles are counted and not named, unless they name an actor or mention a topic. Of the words of a text,
/// their order is lost but in those names and mentions; yet the words of a short text, and rare words in any, may tell which text it is.
///
/// The mentions of each actor and of each topic are told for other programs; here they are found again.
pub fn all(corpus: &Corpus, wanted: CountOptions) -> Vec<Counts> {
    let CountOptions { least_articles, pairs } = wanted;
    let pairs = pairs.then(|| PairCounts::of(corpus, least_articles));
    let n_articles = n_articles_with(corpus, least_articles);
    let mut runs = runs(corpus).into_iter().peekable();
    (0..corpus.articles.len())
        .map(|article| {
            let range = corpus.articles.range(article);
            let mut of_article = Vec::new();
            while let Some(run) = runs.next_if(|run| run.start < range.end) {
                of_article.push(run);
            }
            let known = corpus.articles.get(article).and_then(|article| article.counts.clone());
            known.unwrap_or_else(|| {
                let is_named = |word: u32| n_articles.get(word as usize).is_none_or(|n| *n >= least_articles);
                let pairs = pairs.as_ref().map(|pairs| pairs.in_article(article));
                Counts { pairs, ..of(corpus, article, &of_article, &is_named) }
            })
        })
        .collect()
}

/// The longest text, in bytes, of a field that goes with counts: what is longer may be the article's text under another name.
const LONGEST_FIELD: usize = 300;

/// An article with counts in the place of its text. Fields that this version does not know go with it unless there is a long text in them.
pub fn in_place_of_text(article: &Metadata, counts: Counts) -> Article {
    let mut counted = article.clone();
    if article.cell.is_none() {
        counted.counts = Some(counts);
        counted.other.retain(|_, value| is_short(value));
    }
    counted.with_text(String::new())
}

/// A head without the lines and passages that are cited from texts in it.
#[must_use]
pub fn uncited(head: Head) -> Head {
    Head { boilerplate: Vec::new(), clippings: Vec::new(), ..head }
}

fn is_short(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() <= LONGEST_FIELD,
        Value::Array(items) => items.iter().all(is_short),
        Value::Object(fields) => fields.values().all(is_short),
        _ => true,
    }
}

/// In how many articles each word is; nothing where every word is in enough.
pub(crate) fn n_articles_with(corpus: &Corpus, least_articles: u32) -> Vec<u32> {
    if least_articles < 2 {
        return Vec::new();
    }
    let bags = corpus.bags(crate::UnitKind::Words);
    let mut n_articles = vec![0; corpus.lexicon.n_types() as usize];
    for article in 0..corpus.articles.len() {
        bags.of(article).for_each(|(word, _)| n_articles[word as usize] += 1);
    }
    n_articles
}

/// The runs of words in which actors are named, or seem to be, and topics mentioned, in reading order. None overlaps another.
fn runs(corpus: &Corpus) -> Vec<Span> {
    let Corpus { forms, lexicon, breaks, head, .. } = corpus;
    let ground = Ground { forms, lexicon, paragraphs: breaks.paragraphs() };
    let mut found: Vec<Span> = named_spans(ground, &head.actors);
    found.extend((0..head.topics.len() as u32).flat_map(|topic| corpus.topic_mentions.of_label(topic)));
    sort_by(&mut found, &Span::cmp);
    let mut runs: Vec<Span> = Vec::with_capacity(found.len());
    for span in found {
        match runs.last_mut() {
            Some(last) if span.start < last.end() => last.n_tokens = last.n_tokens.max(span.end() - last.start),
            _ => runs.push(span),
        }
    }
    runs
}

fn of(corpus: &Corpus, article: ArticleId, runs: &[Span], is_named: &dyn Fn(u32) -> bool) -> Counts {
    let range = corpus.articles.counted(article);
    let form = |position: u32| corpus.forms.get(position).map_or("", |form| corpus.lexicon.form(form));
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    let mut phrases: BTreeMap<String, u32> = BTreeMap::new();
    let (mut n_other, mut position) = (0, range.start);
    let mut runs = runs.iter().peekable();
    while position < range.end {
        let run = runs.next_if(|run| run.start <= position);
        let end = run.map_or(position + 1, |run| run.end());
        if end - position > 1 {
            let phrase: Vec<&str> = (position..end).map(form).collect();
            *phrases.entry(phrase.join(" ")).or_default() += 1;
        } else if run.is_some() || is_named(corpus.type_at(position)) {
            *words.entry(form(position)).or_default() += 1;
        } else {
            n_other += 1;
        }
        position = end;
    }
    let language = corpus.articles.language(article).map(|language| language.tag().to_owned());
    Counts {
        words: grouped(words).into_iter().map(|(n, words)| (n, words.join(" "))).collect(),
        phrases: grouped(phrases),
        other: n_other,
        language,
        pairs: None,
        more: named(corpus, article),
    }
}

/// What occurs equally often together.
fn grouped<T>(counts: BTreeMap<T, u32>) -> Vec<(u32, Vec<T>)> {
    let mut groups: BTreeMap<u32, Vec<T>> = BTreeMap::new();
    for (what, n) in counts {
        groups.entry(n).or_default().push(what);
    }
    groups.into_iter().collect()
}

/// The mentions of each actor, and of each topic that an article is about.
fn named(corpus: &Corpus, article: ArticleId) -> Map<String, Value> {
    let range = corpus.articles.counted(article);
    let counted = |mentions: &crate::Mentions, name: &dyn Fn(u32) -> Option<String>| -> Map<String, Value> {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        mentions.within(range.clone()).iter().for_each(|mention| *counts.entry(mention.label).or_default() += 1);
        counts.into_iter().filter_map(|(label, n)| Some((name(label)?, n.into()))).collect()
    };
    let Corpus { head, actors, topic_mentions, .. } = corpus;
    let actors = counted(actors, &|label| head.actors.get(label as usize).map(|actor| actor.name.clone()));
    let mut topics = counted(topic_mentions, &|label| head.topics.get(label as usize).map(|topic| topic.name.clone()));
    let labels = corpus.labels(TOPIC);
    topics.retain(|name, _| labels.find(name).is_some_and(|label| labels.of_article(article).contains(&label)));
    let lists = [("actors", actors), ("topics", topics)];
    lists.into_iter().filter(|(_, list)| !list.is_empty()).map(|(name, list)| (name.to_owned(), list.into())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facet::ACTOR;
    use crate::query::search;
    use crate::samples::{actor, article, corpus_under};
    use crate::{Facet, UnitKind};
    use model::Topic;
    use proptest::prelude::*;

    fn head() -> Head {
        let topic = Topic {
            name: "peace".into(),
            phrases: vec!["peace deal".into(), "house*".into()],
            at_least: 2,
            other: Map::new(),
        };
        Head {
            actors: vec![
                actor("António Costa", &["Costa", "US"], &["Costa Rica"]),
                actor("White House", &["House of White"], &[]),
            ],
            topics: vec![topic],
            ..Head::default()
        }
    }

    fn counted(articles: &[Article], least_articles: u32) -> Vec<Article> {
        let wanted = CountOptions { least_articles, ..CountOptions::default() };
        let counts = all(&corpus_under(head(), articles.to_vec()), wanted);
        articles.iter().zip(counts).map(|(article, counts)| in_place_of_text(article, counts)).collect()
    }

    /// Everything that is counted of a corpus.
    fn described(corpus: &Corpus) -> impl PartialEq + std::fmt::Debug + use<> {
        let bags = |kind| {
            let bags = corpus.bags(kind);
            let of = |article| {
                let mut units: Vec<(String, u32)> =
                    bags.of(article).map(|(unit, n)| (corpus.unit_name(unit).to_owned(), n)).collect();
                units.sort();
                (units, bags.size(article))
            };
            (0..corpus.articles.len()).map(of).collect::<Vec<_>>()
        };
        let labels = |facet: Facet| {
            let labels = corpus.labels(facet);
            let of = |article| {
                labels.of_article(article).iter().map(|label| labels.name(*label).to_owned()).collect::<Vec<_>>()
            };
            (0..corpus.articles.len()).map(of).collect::<Vec<_>>()
        };
        let n_tokens: Vec<u32> = (0..corpus.articles.len()).map(|article| corpus.articles.n_tokens(article)).collect();
        (
            bags(UnitKind::Words),
            bags(UnitKind::WordsAndActors),
            labels(ACTOR),
            labels(TOPIC),
            n_tokens,
            corpus.n_tokens(),
        )
    }

    const WORDS: [&str; 12] =
        ["Costa", "Rica", "António", "US", "us", "White", "House", "of", "peace", "deal", "the.", "houses\n"];

    proptest! {
        #[test]
        fn counts_are_counted_as_their_texts_are(
            texts in prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..14), 1..5),
            with_text in any::<bool>(),
        ) {
            let articles: Vec<Article> = texts.iter().enumerate().map(|(i, words)| {
                let mut article = article(&i.to_string(), "O", "", &words.join(" "));
                article.headline = words.iter().take(3).copied().collect::<Vec<_>>().join(" ").replace('\n', "");
                article.other.insert("language".into(), "en".into());
                article
            }).collect();
            let of_texts = corpus_under(head(), articles.clone());
            let mut counts = counted(&articles, 1);
            if with_text {
                // Another text is read, and what is counted stays the same.
                for article in &mut counts {
                    article.text = "A word of the White House, a peace deal".into();
                }
            }
            let of_counts = corpus_under(head(), counts.clone());
            prop_assert_eq!(described(&of_counts), described(&of_texts));
            prop_assert_eq!(counts.iter().map(|a| a.counts.clone().unwrap()).collect::<Vec<_>>(), all(&of_counts, CountOptions::default()));
            let names = |corpus: &Corpus| (0..corpus.lexicon.n_types()).map(|word| corpus.lexicon.shown(word).to_owned()).collect::<std::collections::BTreeSet<_>>();
            if !with_text {
                prop_assert_eq!(names(&of_counts), names(&of_texts));
            }
            // A revised corpus is the same.
            let parts = (0..articles.len() as u32).map(crate::ArticleSource::Kept).collect();
            let again = corpus_under(head(), counts).revised(parts, head()).0;
            prop_assert_eq!(described(&again), described(&of_texts));
        }
    }

    #[test]
    fn no_field_takes_the_text_along() {
        let mut article = article("a", "O", "", "war");
        article.other.insert("desk".into(), "foreign".into());
        article.other.insert("html".into(), vec!["word ".repeat(100)].into());
        let kept = in_place_of_text(&article, Counts::default());
        assert!(kept.text.is_empty() && kept.other.keys().eq(["desk"]), "{kept:?}");
    }

    #[test]
    fn rare_words_are_not_named_and_names_are() {
        let articles = [article("a", "O", "", "The US voted today"), article("b", "O", "", "the vote today")];
        let counts = &counted(&articles, 2)[0].counts.clone().unwrap();
        assert_eq!(counts.words, [(1, "The US today".to_owned())]);
        assert_eq!((counts.other, counts.length()), (1, 4));
        assert_eq!(counts.more["actors"]["António Costa"], 1);
    }

    #[test]
    fn words_are_found_in_counts_and_phrases_only_in_texts() {
        let mut articles = counted(&[article("a", "O", "", "The White House calls. Peace, peace deal")], 1);
        articles.push(article("b", "O", "", "a peace deal near the White House"));
        let corpus = corpus_under(head(), articles);
        let found = |query: &str| {
            let found = search::run(&corpus, query).unwrap().unwrap();
            (found.articles.ones().collect::<Vec<_>>(), found.spans.len(), found.needs_order)
        };
        assert_eq!(found("peace"), (vec![0, 1], 3, false));
        assert_eq!(found("actor:\"White House\""), (vec![0, 1], 2, false));
        assert_eq!(found("\"peace deal\""), (vec![1], 1, true));
        assert_eq!(found("peace NEAR/9 house"), (vec![1], 2, true));
        assert_eq!(found("sentence:\"white house\""), (vec![1], 1, true));
    }
}
