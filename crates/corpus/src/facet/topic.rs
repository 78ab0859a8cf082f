//! Topics: what an article is about.

use crate::facet::Facet;
use crate::{Corpus, Labels, Span};

/// What an article is about: the topics that it speaks of often enough, and those that its source gives it.
pub const TOPIC: Facet = Facet {
    key: "topic",
    exclude_key: "not-topic",
    all_key: Some("all-topics"),
    is_by_kind: false,
    needs_words: true,
    n_worth_showing: 1,
    is_of_weight: None,
    labels,
    places: Some(places),
};

fn labels(corpus: &Corpus) -> Labels {
    let topics = &corpus.head.topics;
    Labels::of_names((0..).zip(corpus.articles.all()).map(|(number, article)| {
        let mut counts = Vec::new();
        for mention in corpus.topic_mentions.within(corpus.articles.counted(number)) {
            counts.resize(topics.len(), 0_u32);
            counts[mention.label as usize] += 1;
        }
        let spoken_of = topics.iter().zip(counts).filter(|(topic, n)| *n >= topic.at_least.max(1));
        let of_lexicon = spoken_of.map(|(topic, _)| topic.name.as_str());
        of_lexicon.chain(article.topics.iter().map(String::as_str))
    }))
}

fn places(corpus: &Corpus, name: &str) -> Vec<Span> {
    let named = (0..).zip(&corpus.head.topics).filter(|(_, topic)| topic.name == name);
    named.flat_map(|(number, _)| corpus.topic_mentions.of_label(number)).collect()
}
