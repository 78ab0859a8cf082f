//! Actors: who is named in an article.

use crate::facet::Facet;
use crate::{Corpus, Labels, Span};

/// Who is named in an article, of the actors of the lexicon.
pub const ACTOR: Facet = Facet {
    key: "actor",
    exclude_key: "not-actor",
    all_key: Some("all-actors"),
    is_by_kind: true,
    needs_words: true,
    n_worth_showing: 1,
    is_of_weight: None,
    labels,
    places: Some(places),
};

fn labels(corpus: &Corpus) -> Labels {
    let mentions = |article| corpus.actors.within(corpus.articles.counted(article));
    let named = |article| mentions(article).iter().map(|mention| mention.label);
    let list = corpus.head.actors.iter().map(|actor| (actor.name.as_str(), Some(actor.kind)));
    Labels::of_list(list, (0..corpus.articles.len()).map(named))
}

fn places(corpus: &Corpus, name: &str) -> Vec<Span> {
    let named = (0..).zip(&corpus.head.actors).filter(|(_, actor)| actor.name == name);
    named.flat_map(|(number, _)| corpus.actors.of_label(number)).collect()
}
