//! Samples: small articles, actors and corpora for the tests of this crate and its dependents.

use crate::{Builder, Corpus};
use model::{Actor, ActorKind, Article, Edtf, Head, Topic};

/// Makes an article for tests, without a headline.
pub fn article(id: &str, outlet: &str, date: &str, text: &str) -> Article {
    Article {
        id: id.into(),
        headline: String::new(),
        outlet: outlet.into(),
        byline: None,
        date: Edtf::parse(date).ok(),
        url: None,
        topics: Vec::new(),
        note: None,
        inferred: Vec::new(),
        text: text.into(),
        counts: None,
        cell: None,
        other: serde_json::Map::new(),
    }
}

/// Makes a person for tests.
pub fn actor(name: &str, aliases: &[&str], not: &[&str]) -> Actor {
    let strings = |words: &[&str]| words.iter().map(|&w| w.to_owned()).collect();
    Actor {
        name: name.into(),
        kind: ActorKind::Person,
        aliases: strings(aliases),
        not: strings(not),
        other: serde_json::Map::new(),
    }
}

/// Makes a corpus for tests.
pub fn corpus(articles: Vec<Article>, actors: Vec<Actor>, topics: Vec<Topic>) -> Corpus {
    corpus_under(Head { actors, topics, ..Head::default() }, articles)
}

/// Makes a corpus with this head.
pub fn corpus_under(head: Head, articles: Vec<Article>) -> Corpus {
    Builder::build(head, articles)
}
