//! Named together: which actors are named in the same articles as another, or in the articles on a topic.

use crate::collocates::CollocateOrder;
use crate::names::{NameKind, facet_of};
use corpus::Corpus;
use corpus::facet::ACTOR;
use corpus::query::{ArticleSet, members, set_of};
use measures::catalogue::OF_COLLOCATES;
use measures::catalogue::log_likelihood_of_collocates::log_likelihood;
use measures::catalogue::p_adjusted::benjamini_hochberg;
use measures::cooccurrence::Cooccurrence;
use measures::measure::greatest_first;
use measures::pair::Pair;
use measures::shares::p_of_shares;
use model::ActorKind;
use model::order::sort_by;
use serde::{Deserialize, Serialize};

/// An actor beside the one that was asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TogetherRow {
    /// Its name.
    pub name: String,
    /// What it is.
    pub actor: Option<ActorKind>,
    /// Counts of articles: those that name both, those that name either, and all.
    pub counts: Cooccurrence,
    /// Chance of articles shared so often or so seldom, adjusted for the number of actors; none where that cannot be told.
    pub p: Option<f64>,
}

impl TogetherRow {
    /// Whether both are named together more or less often than chance allows.
    pub fn is_reliable(&self) -> bool {
        self.p.is_some_and(|p| p < 0.05)
    }

    /// How many times as often as by chance both are named together; none where chance would never bring them together.
    pub fn times(&self) -> Option<f64> {
        let expected = self.counts.expected();
        (expected > 0.0).then(|| self.counts.together as f64 / expected)
    }
}

/// Who is named together with somebody.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Together {
    /// The name that was asked about.
    pub name: String,
    /// What it is; a topic where it is no actor.
    pub kind: NameKind,
    /// How many of the articles name it.
    pub n_articles: u32,
    /// How many articles there are.
    pub of_articles: u32,
    /// How many rows there are in all.
    pub n_rows: u32,
    /// As many as were asked for.
    pub rows: Vec<TogetherRow>,
}

/// The actors that share an article with `name`, an actor or, where `kind` is none, a topic; the first `n` in an order.
///
/// The fourfold table is of articles: naming the one or not, by naming the other or not. Measures are those of collocates, on counts of articles in
/// place of words. p is that of [`p_of_shares`], adjusted over all actors listed (Benjamini & Hochberg 1995).
pub fn list(corpus: &Corpus, set: &ArticleSet, kind: NameKind, name: &str, order: CollocateOrder, n: u32) -> Together {
    let own = corpus.labels(facet_of(kind));
    let articles = own.find(name).map(|label| own.articles(label)).unwrap_or_default();
    let mut naming = set_of(corpus, articles.iter().copied());
    naming.intersect_with(set);
    let labels = corpus.labels(ACTOR);
    let mut counts = vec![[0_u64; 2]; labels.n_names() as usize];
    for article in members(set) {
        let is_naming = u64::from(naming.contains(article as usize));
        for &label in labels.of_article(article) {
            let [together, anywhere] = &mut counts[label as usize];
            *together += is_naming;
            *anywhere += 1;
        }
    }
    let n_naming = naming.count_ones(..) as u64;
    let of_articles = set.count_ones(..) as u64;
    let is_itself = |label: u32| kind.is_some() && labels.name(label) == name;
    let mut found: Vec<(u32, Cooccurrence)> = (0..)
        .zip(counts)
        .filter(|(label, [together, _])| *together > 0 && !is_itself(*label))
        .map(|(label, [together, collocate])| {
            (label, Cooccurrence { together, node: n_naming, window: n_naming, collocate, n_tokens: of_articles })
        })
        .collect();
    let p_values: Vec<f64> = found.iter().map(|(_, counts)| p(counts).unwrap_or(f64::NAN)).collect();
    let told: Vec<f64> = p_values.iter().copied().filter(|p| !p.is_nan()).collect();
    let mut told = benjamini_hochberg(&told).into_iter();
    let adjusted: Vec<Option<f64>> = p_values.iter().map(|p| if p.is_nan() { None } else { told.next() }).collect();
    let mut rows: Vec<(u32, Cooccurrence, Option<f64>)> =
        found.drain(..).zip(adjusted).map(|((label, counts), p)| (label, counts, p)).collect();
    let measured = |counts: &Cooccurrence| match order {
        CollocateOrder::Measure(number) => OF_COLLOCATES.get(number).and_then(|measure| measure.of(counts)),
        _ => None,
    };
    sort_by(&mut rows, &|(a, of_a, _), (b, of_b, _)| {
        let wanted = match order {
            CollocateOrder::Measure(_) => greatest_first(measured(of_a), measured(of_b)),
            CollocateOrder::Near => of_b.together.cmp(&of_a.together),
            CollocateOrder::Word => labels.name(*a).to_lowercase().cmp(&labels.name(*b).to_lowercase()),
        };
        wanted.then_with(|| log_likelihood(of_b).total_cmp(&log_likelihood(of_a))).then_with(|| a.cmp(b))
    });
    let row = |(label, counts, p): (u32, Cooccurrence, Option<f64>)| TogetherRow {
        name: labels.name(label).to_owned(),
        actor: labels.kind(label),
        counts,
        p,
    };
    Together {
        name: name.to_owned(),
        kind,
        n_articles: n_naming as u32,
        of_articles: of_articles as u32,
        n_rows: rows.len() as u32,
        rows: rows.into_iter().take(n as usize).map(row).collect(),
    }
}

/// Articles that name the one, with and without the other, against those that do not.
fn p(counts: &Cooccurrence) -> Option<f64> {
    p_of_shares(Pair {
        target_count: counts.together,
        reference_count: counts.collocate.saturating_sub(counts.together),
        target_tokens: counts.node,
        reference_tokens: counts.n_tokens.saturating_sub(counts.node),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::KINDS;
    use corpus::query::{Filters, Pick, Selection, all_articles};
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    const NAMES: [&str; 4] = ["Ann", "Bob", "Cyd", "Dan"];

    fn of(texts: &[String]) -> Corpus {
        let articles = (0..).zip(texts).map(|(i, text)| article(&format!("{i}"), "O", "", text)).collect();
        corpus(articles, NAMES.map(|name| actor(name, &[], &[])).into(), vec![])
    }

    fn list_all(corpus: &Corpus, name: &str, order: CollocateOrder) -> Together {
        list(corpus, &all_articles(corpus.articles.len()), KINDS[0], name, order, 99)
    }

    #[test]
    fn who_shares_articles_more_often_than_chance_comes_first() {
        // Ann and Bob in the same 20 of 60 articles, Cyd in every third of all, Dan nowhere near Ann.
        let texts: Vec<String> = (0..60)
            .map(|i| {
                let pair = if i < 20 { "Ann Bob" } else { "Dan" };
                if i % 3 == 0 { format!("{pair} Cyd") } else { pair.to_owned() }
            })
            .collect();
        let found = list_all(&of(&texts), "Ann", CollocateOrder::default());
        assert_eq!((found.n_articles, found.of_articles, found.n_rows), (20, 60, 2));
        let [bob, cyd] = &found.rows[..] else { panic!("{:?}", found.rows) };
        assert_eq!((bob.name.as_str(), bob.counts.together, bob.times()), ("Bob", 20, Some(3.0)));
        assert_eq!((cyd.name.as_str(), cyd.counts.together), ("Cyd", 7));
        assert!(bob.is_reliable() && !cyd.is_reliable());
    }

    #[test]
    fn of_a_handful_nothing_is_inferred_and_nobody_is_with_an_unknown() {
        let corpus = of(&["Ann Bob".to_owned(), "Bob".to_owned()]);
        let found = list_all(&corpus, "Ann", CollocateOrder::Word);
        assert_eq!((found.rows.len(), found.rows[0].p), (1, None));
        assert_eq!(
            list_all(&corpus, "Eve", CollocateOrder::Word),
            Together { name: "Eve".into(), kind: KINDS[0], of_articles: 2, ..Together::default() }
        );
    }

    proptest! {
        #[test]
        fn counts_are_what_both_filters_give(texts in prop::collection::vec(
            prop::collection::vec(prop::sample::select(NAMES.to_vec()), 0..4), 1..10)) {
            let corpus = of(&texts.iter().map(|names| names.join(" ")).collect::<Vec<_>>());
            let found = list_all(&corpus, "Ann", CollocateOrder::Near);
            for other in &NAMES[1..] {
                let mut filters = Filters::default();
                filters.choices.require_all(ACTOR, true);
                for name in ["Ann", other] {
                    filters.choices.pick(ACTOR, name, Pick::Include);
                }
                let n = u64::from(Selection::of(&corpus, &filters).n_articles(&corpus));
                let row = found.rows.iter().find(|row| row.name == **other);
                prop_assert_eq!(row.map_or(0, |row| row.counts.together), n);
            }
            prop_assert!(found.rows.is_sorted_by_key(|row| std::cmp::Reverse(row.counts.together)));
        }
    }
}
