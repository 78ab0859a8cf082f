//! The values of the facets, each with the number of articles that choosing it would give.

use crate::facet::Facet;
use crate::query::selection::chosen;
use crate::query::{Choice, Filters, Pick, Selection, members, set_of};
use crate::{Corpus, Labels};
use model::ActorKind;
use model::order::sort_by;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetRow {
    /// Its name.
    pub name: String,
    /// How many articles including it would give: of those that all other filters keep, those that have it and nothing excluded, and where a
    /// further value narrows, the included ones too. What any of the others gives besides is not counted.
    pub n_articles: u32,
    /// Whether it is chosen.
    pub pick: Pick,
}

/// Values of a facet that are listed together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValues {
    /// Of which facet.
    pub facet: Facet,
    /// Of which kind, where the facet lists each kind by itself.
    pub kind: Option<ActorKind>,
    /// The most frequent first, then by name.
    pub rows: Rc<[FacetRow]>,
    /// Whether they are worth their place on the page: a single outlet says nothing. What is chosen always is, so that it can be taken back.
    pub are_worth_showing: bool,
}

/// The values of these facets that some article has or that are chosen, in their order. A lexicon may name many that stand nowhere.
pub fn list(
    corpus: &Corpus,
    selection: &Selection,
    filters: &Filters,
    facets: impl IntoIterator<Item = Facet>,
) -> Vec<FacetValues> {
    let of_facet = |facet: Facet| {
        let (labels, choice) = (corpus.labels(facet), filters.choices.of(facet));
        let counts = counts(corpus, selection, choice, facet);
        let kinds = if facet.is_by_kind { ActorKind::ALL.map(Some).to_vec() } else { vec![None] };
        kinds.into_iter().map(move |kind| {
            let rows = rows(labels, &counts, choice, kind);
            let are_worth_showing = are_worth_showing(corpus, facet, &rows);
            FacetValues { facet, kind, rows, are_worth_showing }
        })
    };
    facets.into_iter().flat_map(of_facet).collect()
}

/// How many articles choosing each label would give. What the facet itself includes is ignored where choosing another value widens it; where it
/// narrows it is not.
fn counts(corpus: &Corpus, selection: &Selection, choice: &Choice, facet: Facet) -> Vec<u32> {
    let labels = corpus.labels(facet);
    let narrows = choice.narrows(facet);
    let others = selection.ignoring(facet);
    // What is included beside it, and what is not excluded.
    let beside = |choice: Choice| {
        let include = if narrows { choice.include } else { Vec::new() };
        let mut ground = chosen(corpus, facet, &Choice { include, all: true, ..choice });
        ground.intersect_with(&others);
        ground
    };
    let ground = beside(choice.clone());
    let mut counts = vec![0; labels.n_names() as usize];
    for article in members(&ground) {
        let n_articles = corpus.articles.n_in(article);
        labels.of_article(article).iter().for_each(|&label| counts[label as usize] += n_articles);
    }
    // What is excluded is in none of these articles; included, it is excluded no longer.
    for name in &choice.exclude {
        if let Some(label) = labels.find(name) {
            let mut articles = beside(choice.with(name, Pick::None));
            articles.intersect_with(&set_of(corpus, labels.articles(label).iter().copied()));
            counts[label as usize] = corpus.articles.count(&articles);
        }
    }
    counts
}

/// Whether enough of the values are of weight in the corpus, whatever the filters keep, or one is chosen.
fn are_worth_showing(corpus: &Corpus, facet: Facet, rows: &[FacetRow]) -> bool {
    let labels = corpus.labels(facet);
    let n_articles = |row: &FacetRow| -> u32 {
        let articles = labels.find(&row.name).map(|label| labels.articles(label)).unwrap_or_default();
        articles.iter().map(|article| corpus.articles.n_in(*article)).fold(0, u32::saturating_add)
    };
    let n_of_weight = match facet.is_of_weight {
        None => rows.len(),
        Some(is_of_weight) => {
            let n: Vec<u32> = rows.iter().map(n_articles).collect();
            let of = n.iter().copied().fold(0, u32::saturating_add);
            rows.iter().zip(n).filter(|(row, n)| is_of_weight(&row.name, *n, of)).count()
        }
    };
    n_of_weight >= usize::from(facet.n_worth_showing) || rows.iter().any(|row| row.pick != Pick::None)
}

fn rows(labels: &Labels, counts: &[u32], choice: &Choice, kind: Option<ActorKind>) -> Rc<[FacetRow]> {
    let of_kind = (0..).zip(counts).filter(|(label, _)| labels.kind(*label) == kind);
    let mut rows: Vec<FacetRow> = of_kind
        .filter_map(|(label, &n_articles)| {
            let name = labels.name(label);
            let pick = choice.pick(name);
            let is_listed = pick != Pick::None || !labels.articles(label).is_empty();
            is_listed.then(|| FacetRow { name: name.to_owned(), n_articles, pick })
        })
        .collect();
    sort_by(&mut rows, &|a, b| b.n_articles.cmp(&a.n_articles).then_with(|| a.name.cmp(&b.name)));
    rows.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facet::{ACTOR, OUTLET};
    use crate::samples::{actor, article, corpus};
    use model::Actor;
    use proptest::prelude::*;

    fn of(corpus: &Corpus, filters: &Filters, facet: Facet) -> Vec<FacetValues> {
        let all = list(corpus, &Selection::of(corpus, filters), filters, Facet::ALL);
        all.into_iter().filter(|values| values.facet == facet).collect()
    }

    /// The values of a facet with their numbers.
    fn shown(corpus: &Corpus, filters: &Filters, facet: Facet) -> Vec<String> {
        let values = of(corpus, filters, facet);
        let rows = values.iter().flat_map(|values| values.rows.iter());
        rows.map(|row| format!("{} {}", row.name, row.n_articles)).collect()
    }

    fn two() -> Corpus {
        let articles = vec![article("a", "O", "2024", "Rutte met Starmer"), article("b", "P", "2024", "Starmer left")];
        let actors = ["Rutte", "Starmer", "Nobody"].map(|name| actor(name, &[], &[]));
        corpus(articles, actors.into(), vec![])
    }

    #[test]
    fn what_stands_in_no_article_is_no_choice_unless_it_is_chosen() {
        let corpus = two();
        let mut filters = Filters::default();
        assert_eq!(shown(&corpus, &filters, ACTOR), ["Starmer 2", "Rutte 1"]);
        filters.query = "left".into();
        assert_eq!(shown(&corpus, &filters, ACTOR), ["Starmer 1", "Rutte 0"]);
        filters = Filters::default();
        filters.choices.pick(ACTOR, "Nobody", Pick::Include);
        assert_eq!(shown(&corpus, &filters, ACTOR), ["Nobody 0", "Rutte 0", "Starmer 0"]);
    }

    #[test]
    fn actors_are_listed_kind_by_kind() {
        let kinds = [("Kyiv", ActorKind::Place), ("Rutte", ActorKind::Person), ("Starmer", ActorKind::Person)];
        let actors = kinds.map(|(name, kind)| Actor { kind, ..actor(name, &[], &[]) });
        let corpus = corpus(vec![article("a", "O", "2024", "Rutte met Starmer in Kyiv")], actors.into(), vec![]);
        let values = of(&corpus, &Filters::default(), ACTOR);
        let names = |values: &FacetValues| values.rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>().join(" ");
        let listed: Vec<_> = values.iter().map(|values| (values.kind, names(values))).collect();
        let expected = ["Rutte Starmer", "", "Kyiv", ""].map(str::to_owned);
        assert_eq!(listed, ActorKind::ALL.map(Some).into_iter().zip(expected).collect::<Vec<_>>());
        assert!(!values[1].are_worth_showing, "no organisation is named");
    }

    #[test]
    fn counts_say_what_a_click_would_give() {
        let corpus = two();
        let mut filters = Filters::default();
        filters.choices.click(ACTOR, "Rutte", Pick::Include);
        assert_eq!(shown(&corpus, &filters, ACTOR), ["Rutte 1", "Starmer 1"], "a second name narrows");
        assert_eq!(shown(&corpus, &filters, OUTLET), ["O 1", "P 0"]);
        filters.choices.click(ACTOR, "Starmer", Pick::Include);
        assert!(filters.choices.of(ACTOR).all);
        assert_eq!(shown(&corpus, &filters, ACTOR), ["Rutte 1", "Starmer 1"]);
        filters.choices.require_all(ACTOR, false);
        assert_eq!(shown(&corpus, &filters, ACTOR), ["Starmer 2", "Rutte 1"]);
        filters.choices.click(ACTOR, "Starmer", Pick::None);
        filters.choices.click(ACTOR, "Rutte", Pick::Exclude);
        assert_eq!(shown(&corpus, &filters, ACTOR), ["Rutte 1", "Starmer 1"], "nothing excluded counts");
    }

    proptest! {
        #[test]
        fn a_count_is_what_including_gives_under_the_switch_as_it_stands(
            made in prop::collection::vec((0..2_usize, prop::collection::vec(0..4_usize, 0..4)), 1..12),
            picks in prop::collection::vec(0..3_u8, 4),
            outlet in prop::option::of(0..2_usize),
            all in any::<bool>(),
        ) {
            let (names, outlets) = (["Ann", "Bob", "Cyd", "Dan"], ["O", "P"]);
            let articles = (0..).zip(&made).map(|(i, (outlet, named))| {
                let text: Vec<&str> = named.iter().map(|n| names[*n]).collect();
                article(&format!("{i}"), outlets[*outlet], "2024", &text.join(" "))
            });
            let corpus = corpus(articles.collect(), names.map(|name| actor(name, &[], &[])).into(), vec![]);
            let pick_of = |n: u8| [Pick::None, Pick::Include, Pick::Exclude][n as usize];
            let mut filters = Filters::default();
            if let Some(n) = outlet {
                filters.choices.pick(OUTLET, outlets[n], Pick::Include);
            }
            names.iter().zip(&picks).for_each(|(name, pick)| filters.choices.pick(ACTOR, name, pick_of(*pick)));
            filters.choices.require_all(ACTOR, all);
            let has = |article: &(usize, Vec<usize>), n: usize| article.1.contains(&n);
            let narrows = filters.choices.of(ACTOR).narrows(ACTOR);
            for (value, name) in names.iter().enumerate() {
                let naive = made.iter().filter(|article| {
                    let keeps = |n: usize| match pick_of(picks[n]) {
                        _ if n == value => has(article, n),
                        Pick::Include if narrows => has(article, n),
                        Pick::Exclude => !has(article, n),
                        _ => true,
                    };
                    outlet.is_none_or(|outlet| article.0 == outlet) && (0..4).all(keeps)
                });
                let row = of(&corpus, &filters, ACTOR)[0].rows.iter().find(|row| row.name == *name).map(|row| row.n_articles);
                if let Some(counted) = row {
                    prop_assert_eq!(counted as usize, naive.count(), "{}", name);
                }
                // It is what the page then says, but where any of several widens.
                if row.is_some() && (narrows || filters.choices.of(ACTOR).include.is_empty()) {
                    let mut included = filters.clone();
                    included.choices.click(ACTOR, name, Pick::Include);
                    prop_assert_eq!(row, Some(Selection::of(&corpus, &included).n_articles(&corpus)));
                }
            }
        }
    }

    #[test]
    fn a_single_outlet_is_worth_showing_only_while_it_is_chosen() {
        let corpus = corpus(vec![article("a", "O", "2024", "Rutte")], vec![actor("Rutte", &[], &[])], vec![]);
        let mut filters = Filters::default();
        let worth = |filters: &Filters, facet| of(&corpus, filters, facet)[0].are_worth_showing;
        assert!(!worth(&filters, OUTLET) && worth(&filters, ACTOR), "an actor is in the lexicon to be chosen");
        filters.choices.pick(OUTLET, "O", Pick::Exclude);
        assert!(worth(&filters, OUTLET));
    }
}
