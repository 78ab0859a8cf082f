//! Facets: the outlets, actors and topics of the articles, each value with the number of articles that choosing it would give.

use crate::Corpus;
use crate::query::{ArticleSet, Filters, Pick, Selection, members};
use model::ActorKind;
use model::order::sort_by;
use serde::{Deserialize, Serialize};

/// A way of sorting articles under names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Facet {
    /// By who published.
    Outlet,
    /// By who is named.
    Actor,
    /// By what it is about.
    Topic,
}

impl Facet {
    /// Every facet, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Outlet, Self::Actor, Self::Topic];
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetRow {
    /// Its name.
    pub name: String,
    /// What it is, if it is an actor.
    pub kind: Option<ActorKind>,
    /// Of the articles that all other filters keep, how many have it.
    pub n_articles: u32,
    /// Whether it is chosen.
    pub pick: Pick,
}

/// The number of labels, and the labels of an article, of a facet.
pub(super) fn n_labels(corpus: &Corpus, facet: Facet) -> u32 {
    match facet {
        Facet::Outlet => corpus.articles.outlets().n_names(),
        Facet::Actor => corpus.head.actors.len() as u32,
        Facet::Topic => corpus.topics.n_names(),
    }
}

/// Calls `take` with each label of an article, once each.
pub(super) fn for_each_label(corpus: &Corpus, facet: Facet, article: u32, mut take: impl FnMut(u32)) {
    match facet {
        Facet::Outlet => take(corpus.articles.outlet(article)),
        Facet::Topic => corpus.topics.of_article(article).iter().copied().for_each(take),
        Facet::Actor => {
            let mut labels: Vec<u32> = corpus.actors.in_article(article).iter().map(|m| m.label).collect();
            labels.sort_unstable();
            labels.dedup();
            labels.into_iter().for_each(take);
        }
    }
}

pub(super) fn name(corpus: &Corpus, facet: Facet, label: u32) -> &str {
    match facet {
        Facet::Outlet => corpus.articles.outlets().name(label),
        Facet::Actor => corpus.head.actors.get(label as usize).map_or("", |actor| &actor.name),
        Facet::Topic => corpus.topics.name(label),
    }
}

/// The label of a name; `None` where the corpus has no such value.
pub(super) fn find(corpus: &Corpus, facet: Facet, wanted: &str) -> Option<u32> {
    match facet {
        Facet::Outlet => corpus.articles.outlets().find(wanted),
        Facet::Actor => corpus.head.actors.iter().position(|actor| actor.name == wanted).map(|i| i as u32),
        Facet::Topic => corpus.topics.find(wanted),
    }
}

/// Which labels some article has.
fn labels_anywhere(corpus: &Corpus, facet: Facet) -> Vec<bool> {
    let mut found = vec![facet == Facet::Outlet; n_labels(corpus, facet) as usize];
    for article in 0..corpus.articles.len() {
        match facet {
            Facet::Outlet => {}
            Facet::Actor => corpus.actors.in_article(article).iter().for_each(|m| found[m.label as usize] = true),
            Facet::Topic => corpus.topics.of_article(article).iter().for_each(|&topic| found[topic as usize] = true),
        }
    }
    found
}

/// The articles that have a label.
pub(super) fn articles_with(corpus: &Corpus, facet: Facet, label: u32) -> ArticleSet {
    let mut set = ArticleSet::with_capacity(corpus.articles.len() as usize);
    for article in 0..corpus.articles.len() {
        for_each_label(corpus, facet, article, |l| {
            if l == label {
                set.insert(article as usize);
            }
        });
    }
    set
}

/// Every value of a facet that some article has or that is chosen, the most frequent first, then by name. A lexicon may name many that stand nowhere.
///
/// A count ignores what the facet itself includes, since choosing another value widens it; with "all of these" it does not, since there it narrows.
pub fn rows(corpus: &Corpus, selection: &Selection, filters: &Filters, facet: Facet) -> Vec<FacetRow> {
    let choice = filters.choice(facet);
    let ground = if choice.all { selection.articles.clone() } else { selection.ignoring(facet) };
    let mut counts = vec![0_u32; n_labels(corpus, facet) as usize];
    for article in members(&ground) {
        for_each_label(corpus, facet, article, |label| counts[label as usize] += 1);
    }
    let anywhere = if counts.contains(&0) { labels_anywhere(corpus, facet) } else { Vec::new() };
    let mut rows: Vec<FacetRow> = counts
        .into_iter()
        .enumerate()
        .map(|(label, n_articles)| {
            let name = name(corpus, facet, label as u32).to_owned();
            let kind = (facet == Facet::Actor).then(|| corpus.head.actors.get(label)).flatten().map(|a| a.kind);
            (FacetRow { pick: choice.pick(&name), name, kind, n_articles }, anywhere.get(label) == Some(&true))
        })
        .filter(|(row, is_anywhere)| row.n_articles > 0 || row.pick != Pick::None || *is_anywhere)
        .map(|(row, _)| row)
        .collect();
    sort_by(&mut rows, &|a, b| b.n_articles.cmp(&a.n_articles).then_with(|| a.name.cmp(&b.name)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{actor, article, corpus};

    #[test]
    fn what_stands_in_no_article_is_no_choice_unless_it_is_chosen() {
        let articles = vec![article("a", "O", "2024", "Rutte met Starmer"), article("b", "P", "2024", "Starmer left")];
        let actors = ["Rutte", "Starmer", "Nobody"].map(|name| actor(name, &[], &[]));
        let corpus = corpus(articles, actors.into(), vec![]);
        let rows = |filters: Filters| {
            let rows = rows(&corpus, &Selection::of(&corpus, &filters), &filters, Facet::Actor);
            rows.into_iter().map(|row| format!("{} {}", row.name, row.n_articles)).collect::<Vec<_>>()
        };
        assert_eq!(rows(Filters::default()), ["Starmer 2", "Rutte 1"]);
        assert_eq!(rows(Filters { query: "left".into(), ..Filters::default() }), ["Starmer 1", "Rutte 0"]);
        let mut chosen = Filters::default();
        chosen.actors.include.push("Nobody".into());
        assert_eq!(rows(chosen), ["Starmer 2", "Rutte 1", "Nobody 0"]);
    }
}
