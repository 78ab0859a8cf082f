//! Samples: small articles, actors and corpora for the tests of this crate and its dependents.

use crate::{Builder, Corpus};
use model::{Actor, ActorKind, Article, Edtf, Head, Metadata, Topic};

/// Makes an article for tests, without a headline.
pub fn article(id: &str, outlet: &str, date: &str, text: &str) -> Article {
    let metadata =
        Metadata { id: id.into(), outlet: outlet.into(), date: Edtf::parse(date).ok(), ..Metadata::default() };
    metadata.with_text(text.into())
}

/// Puts a headline over an article for tests.
pub fn headed(headline: &str, mut article: Article) -> Article {
    article.headline = headline.into();
    article
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

/// Makes articles for tests that are about three subjects in turn: an epidemic, an election and a trade dispute.
pub fn of_three_subjects(n: usize) -> Vec<Article> {
    const SUBJECTS: [[&str; 4]; 3] = [
        ["vaccine", "virus", "hospital", "patients"],
        ["ballot", "voters", "senate", "runoff"],
        ["tariffs", "steel", "exports", "customs"],
    ];
    const OTHERS: [&str; 7] = ["morning", "windows", "letters", "streets", "meeting", "numbers", "members"];
    let text = |i: usize| {
        let word = |nth: usize| SUBJECTS[i % 3][(i / 3 + nth) % 4];
        let other = |nth: usize| OTHERS[(i * nth + i / 5) % 7];
        [
            ["it was the", word(0), "that they had in the", other(2), "and it was of the", word(1)].join(" "),
            ["there is no", word(0), "for the", other(3), "but they will have the", word(2), "of it."].join(" "),
        ]
        .join(". ")
    };
    (0..n).map(|i| article(&i.to_string(), ["O", "P"][i % 2], "", &text(i))).collect()
}
