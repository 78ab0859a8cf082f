//! Names: who is named where. How many articles of each outlet name each person, organisation or place, or are on each topic, and how often.

use crate::groups::{Group, overlap, sized_parts};
use crate::name_cells::{Counted, adjusted, cell, difference, value};
use crate::node::node_of;
use crate::outlets::{MOST_OUTLETS, OutletSize};
use corpus::facet::{ACTOR, TOPIC};
use corpus::query::{ArticleSet, members};
use corpus::{ArticleId, Corpus, Facet, Labels, UnitKind};
use measures::measure::greatest_first;
use measures::side::Side;
use model::ActorKind;
use model::order::sort_by;
use serde::{Deserialize, Serialize};

pub use crate::name_cells::{NameCell, NamesBy};

/// What is listed: actors of a kind; topics where there is none.
pub type NameKind = Option<ActorKind>;

/// Every kind, as the page lists them.
pub const KINDS: [NameKind; 5] =
    [Some(ActorKind::Person), Some(ActorKind::Organisation), Some(ActorKind::Place), Some(ActorKind::Unsorted), None];

/// The facet that names of a kind are values of.
pub fn facet_of(kind: NameKind) -> Facet {
    if kind.is_some() { ACTOR } else { TOPIC }
}

/// What the rows are in order of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NamesOrder {
    /// All filtered articles together.
    #[default]
    All,
    /// One outlet or group.
    Outlet(String),
    /// How surely the columns differ.
    Difference,
    /// The alphabet.
    Name,
}

/// What part of the table is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesWanted {
    /// The groups that stand side by side; the outlets where there is none.
    pub groups: Vec<Group>,
    /// What is listed.
    pub kind: NameKind,
    /// By what; where it is not said, by articles, or by mentions where no outlet has two articles.
    pub by: Option<NamesBy>,
    /// In which order.
    pub order: NamesOrder,
    /// From the least up.
    pub ascending: bool,
    /// The most rows.
    pub n: u32,
}

/// A name with what each outlet has of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NameRow {
    /// The name.
    pub name: String,
    /// What finds its lines, in the search language.
    pub node: String,
    /// By outlet, in the order of the columns.
    pub cells: Vec<NameCell>,
    /// In all filtered articles.
    pub all: NameCell,
    /// How surely the columns differ; none where there is one, or where an article is in several.
    pub difference: Option<f64>,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamesTable {
    /// What is listed.
    pub kind: NameKind,
    /// By what the rows are in order and told apart.
    pub by: NamesBy,
    /// How many names of each of [`KINDS`] the filtered articles have.
    pub n_of_kinds: [u32; KINDS.len()],
    /// How many rows there are in all.
    pub n_rows: u32,
    /// The columns: the groups that were asked for, or the outlets with the most articles.
    pub outlets: Vec<OutletSize>,
    /// How many more of them there are.
    pub n_other_outlets: u32,
    /// All filtered articles together.
    pub all: OutletSize,
    /// The rows, as many as were asked for.
    pub rows: Vec<NameRow>,
}

/// A side of articles without the name.
fn base(corpus: &Corpus, articles: &ArticleSet) -> Side {
    let sizes = members(articles).map(|article| size(corpus, article)).filter(|n| *n > 0);
    sizes
        .map(|n| Side { n_articles: 1, n_tokens: n, sum_n_squared: n * n, ..Side::default() })
        .fold(Side::default(), |a, b| a + b)
}

fn size(corpus: &Corpus, article: ArticleId) -> u64 {
    corpus.bags(UnitKind::default()).size(article).into()
}

/// Counts the names of one kind in the groups or outlets of a set of articles and lists the first rows.
///
/// An article counts for a topic as it does for the facet. Sizes are in units, as they are in every table: a name is one word under all its
/// spellings. A cell differs where its column's share, or rate, differs from that of all other filtered articles at an adjusted p below .05
/// (`measures::shares::p_of_shares`, `measures::clustered`); p is adjusted over every cell of the kind, listed or not (Benjamini & Hochberg 1995).
pub fn table(corpus: &Corpus, set: &ArticleSet, wanted: &NamesWanted) -> NamesTable {
    let found = sized_parts(corpus, UnitKind::default(), set, &wanted.groups);
    let n_columns = found.len().min(MOST_OUTLETS);
    let sets: Vec<&ArticleSet> = found[..n_columns].iter().map(|(_, articles)| articles).collect();
    let columns: Vec<Side> = sets.iter().map(|articles| base(corpus, articles)).collect();
    // Figures of columns that share articles hang together, so nothing is said of how surely they differ.
    let are_apart = !overlap(sets.iter().copied());
    let whole = base(corpus, set);
    let sizes: Vec<OutletSize> = found.iter().take(n_columns).map(|(outlet, _)| outlet.clone()).collect();
    let has_sample = sizes.iter().any(|outlet| outlet.n_articles > 1);
    let by = wanted.by.unwrap_or(if has_sample { NamesBy::Articles } else { NamesBy::Mentions });
    let facet = facet_of(wanted.kind);
    let labels = corpus.labels(facet);
    let width = n_columns + 1;
    let mut counted = vec![Counted::default(); labels.n_names() as usize * width];
    let mentioned = mentioned(corpus, facet, labels);
    let mut counts = vec![0_u64; labels.n_names() as usize];
    for article in members(set) {
        let n = size(corpus, article);
        if n == 0 {
            continue;
        }
        mentioned(article, &mut |label| counts[label] += 1);
        let having = |column: &usize| sets[*column].contains(article as usize);
        let places: Vec<usize> = (0..n_columns).filter(having).chain([n_columns]).collect();
        for &label in labels.of_article(article) {
            let x = counts[label as usize];
            for &place in &places {
                let cell = &mut counted[label as usize * width + place];
                cell.n_articles += 1;
                cell.side.count += x;
                cell.side.sum_x_squared += x * x;
                cell.side.sum_x_n += x * n;
            }
        }
        mentioned(article, &mut |label| counts[label] = 0);
    }
    for row in counted.chunks_mut(width) {
        for (cell, base) in row.iter_mut().zip(columns.iter().chain([&whole])) {
            let Side { n_articles, n_tokens, sum_n_squared, .. } = *base;
            cell.side = Side { n_articles, n_tokens, sum_n_squared, ..cell.side };
        }
    }
    let of_kind: Vec<(u32, &[Counted])> = (0..)
        .zip(counted.chunks(width))
        .filter(|(label, cells)| labels.kind(*label) == wanted.kind && cells[n_columns].n_articles > 0)
        // Of a topic that only sources give, nothing is a mention.
        .filter(|(_, cells)| by == NamesBy::Articles || cells[n_columns].side.count > 0)
        .collect();
    let p = adjusted(&of_kind, n_columns, by);
    let mut rows: Vec<(Option<f64>, usize, u32)> = Vec::with_capacity(of_kind.len());
    let column = match &wanted.order {
        NamesOrder::Outlet(name) => sizes.iter().position(|outlet| outlet.name == *name).unwrap_or(n_columns),
        _ => n_columns,
    };
    for (place, (label, cells)) in of_kind.iter().enumerate() {
        let by_value = match wanted.order {
            NamesOrder::Difference => difference(&cells[..n_columns], by).filter(|_| are_apart),
            NamesOrder::Name => None,
            NamesOrder::All | NamesOrder::Outlet(_) => Some(value(&cells[column], by)),
        };
        rows.push((by_value, place, *label));
    }
    sort_by(&mut rows, &|(a, place_a, label_a), (b, place_b, label_b)| {
        let order = greatest_first(*a, *b);
        let (name_a, name_b) = (labels.name(*label_a).to_lowercase(), labels.name(*label_b).to_lowercase());
        let wanted_way = match wanted.order {
            // Names run from A, numbers from the greatest, unless turned round.
            NamesOrder::Name if wanted.ascending => name_a.cmp(&name_b),
            NamesOrder::Name => name_b.cmp(&name_a),
            _ if wanted.ascending => order.reverse(),
            _ => order,
        };
        let total = |place: usize| of_kind[place].1[n_columns].side.count;
        wanted_way.then_with(|| total(*place_b).cmp(&total(*place_a))).then_with(|| name_a.cmp(&name_b))
    });
    let row = |(_, place, label): &(Option<f64>, usize, u32)| {
        let cells = of_kind[*place].1;
        let p_of = |column: usize| p.get(place * n_columns + column).copied().filter(|p| !p.is_nan());
        let name = labels.name(*label);
        let whole_cell = cell(&cells[n_columns], None);
        NameRow {
            name: name.to_owned(),
            node: node_of(facet, name),
            cells: (0..n_columns).map(|column| cell(&cells[column], p_of(column))).collect(),
            // Single articles of several outlets are no sample of anything.
            all: NameCell {
                share_interval: whole_cell.share_interval.filter(|_| has_sample),
                rate_interval: whole_cell.rate_interval.filter(|_| has_sample),
                ..whole_cell
            },
            difference: difference(&cells[..n_columns], by).filter(|_| are_apart),
        }
    };
    NamesTable {
        kind: wanted.kind,
        by,
        n_rows: rows.len() as u32,
        n_of_kinds: KINDS.map(|kind| n_named(corpus, set, kind)),
        rows: rows.iter().take(wanted.n as usize).map(row).collect(),
        n_other_outlets: (found.len() - n_columns) as u32,
        all: OutletSize { n_articles: whole.n_articles, n_tokens: whole.n_tokens, ..OutletSize::default() },
        outlets: sizes,
    }
}

/// Calls with the label of each mention in an article.
fn mentioned<'a>(
    corpus: &'a Corpus,
    facet: Facet,
    labels: &Labels,
) -> impl Fn(ArticleId, &mut dyn FnMut(usize)) + use<'a> {
    let (mentions, names): (_, Vec<&String>) = if facet == ACTOR {
        (&corpus.actors, corpus.head.actors.iter().map(|actor| &actor.name).collect())
    } else {
        (&corpus.topic_mentions, corpus.head.topics.iter().map(|topic| &topic.name).collect())
    };
    let label_of: Vec<Option<u32>> = names.iter().map(|name| labels.find(name)).collect();
    let counted = |article| corpus.articles.counted(article);
    move |article, each| {
        for mention in mentions.within(counted(article)) {
            if let Some(label) = label_of.get(mention.label as usize).copied().flatten() {
                each(label as usize);
            }
        }
    }
}

fn n_named(corpus: &Corpus, set: &ArticleSet, kind: NameKind) -> u32 {
    let labels = corpus.labels(facet_of(kind));
    let is_named = |label: u32| labels.articles(label).iter().any(|article| set.contains(*article as usize));
    (0..labels.n_names()).filter(|label| labels.kind(*label) == kind && is_named(*label)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::{Context, occurrences};
    use corpus::query::{Filters, Pick, Selection, all_articles};
    use corpus::samples::{actor, article, corpus};
    use model::{Actor, Topic};
    use proptest::prelude::*;

    fn lexicon() -> (Vec<Actor>, Vec<Topic>) {
        let place = Actor { kind: ActorKind::Place, ..actor("Kyiv", &["Kiev"], &[]) };
        let topic =
            Topic { name: "war".into(), phrases: vec!["war*".into()], at_least: 2, other: serde_json::Map::new() };
        (vec![actor("Mark Rutte", &["Rutte"], &["Rutte Street"]), place, actor("Nobody", &[], &[])], vec![topic])
    }

    fn of(texts: &[(usize, String)]) -> Corpus {
        let (actors, topics) = lexicon();
        let made =
            (0..).zip(texts).map(|(i, (outlet, text))| article(&format!("{i}"), ["A", "B", "C"][*outlet], "", text));
        corpus(made.collect(), actors, topics)
    }

    fn wanted(kind: NameKind, by: Option<NamesBy>, order: NamesOrder) -> NamesWanted {
        NamesWanted { groups: Vec::new(), kind, by, ascending: order == NamesOrder::Name, order, n: 99 }
    }

    fn texts(texts: &[(usize, &str)]) -> Vec<(usize, String)> {
        texts.iter().map(|(outlet, text)| (*outlet, (*text).to_owned())).collect()
    }

    #[test]
    fn articles_and_mentions_are_counted_by_outlet() {
        let corpus =
            of(&texts(&[(0, "Rutte met Rutte"), (0, "in Kiev"), (1, "Kyiv, war and wars"), (1, "war"), (1, "x")]));
        let all = all_articles(5);
        let person = table(&corpus, &all, &wanted(KINDS[0], None, NamesOrder::All));
        assert_eq!((person.by, person.n_of_kinds, person.n_rows), (NamesBy::Articles, [1, 0, 1, 0, 1], 1));
        let outlets: Vec<(&str, u32)> = person.outlets.iter().map(|o| (o.name.as_str(), o.n_articles)).collect();
        assert_eq!(outlets, [("B", 3), ("A", 2)]);
        let row = &person.rows[0];
        assert_eq!((row.name.as_str(), row.node.as_str()), ("Mark Rutte", "actor:\"Mark Rutte\""));
        assert_eq!((row.cells[0].n_articles, row.cells[1].n_articles, row.all.n_mentions), (0, 1, 2));
        let topic = table(&corpus, &all, &wanted(None, None, NamesOrder::All));
        assert_eq!((topic.rows[0].all.n_articles, topic.rows[0].all.n_mentions), (1, 2), "one mention makes no topic");
    }

    #[test]
    fn single_articles_are_described_and_nothing_is_inferred() {
        let corpus = of(&texts(&[(0, "Rutte met Rutte"), (1, "in Kiev")]));
        let found = table(&corpus, &all_articles(2), &wanted(KINDS[0], None, NamesOrder::All));
        assert_eq!(found.by, NamesBy::Mentions);
        for cell in found.rows[0].cells.iter().chain([&found.rows[0].all]) {
            assert_eq!((cell.share_interval, cell.rate_interval, cell.p), (None, None, None));
        }
    }

    #[test]
    fn what_differs_beyond_chance_is_told_from_what_does_not() {
        let many: Vec<(usize, String)> = (0..120)
            .map(|i| {
                (i % 2, if i % 2 == 0 && i % 10 != 0 { "Rutte spoke here" } else { "nobody spoke in Kyiv" }.to_owned())
            })
            .collect();
        let corpus = of(&many);
        for by in [NamesBy::Articles, NamesBy::Mentions] {
            let found = table(&corpus, &all_articles(120), &wanted(KINDS[0], Some(by), NamesOrder::Difference));
            assert!(found.rows[0].cells.iter().all(NameCell::differs), "{by:?}");
        }
        let alike: Vec<(usize, String)> =
            (0..120).map(|i| (i % 2, if i % 3 == 0 { "Rutte spoke" } else { "x y" }.to_owned())).collect();
        let corpus = of(&alike);
        for by in [NamesBy::Articles, NamesBy::Mentions] {
            let found = table(&corpus, &all_articles(120), &wanted(KINDS[0], Some(by), NamesOrder::Difference));
            assert!(!found.rows[0].cells.iter().any(NameCell::differs), "{by:?}");
        }
    }

    proptest! {
        #[test]
        fn every_count_is_what_its_filter_and_its_lines_give(
            made in prop::collection::vec((0..3_usize, prop::collection::vec(
                prop::sample::select(vec!["Rutte", "Mark Rutte", "Rutte Street", "Kiev", "Kyiv", "war", "wars", "x", ""]), 0..6)), 1..12),
            order in prop::sample::select(vec![NamesOrder::All, NamesOrder::Difference, NamesOrder::Name, NamesOrder::Outlet("A".into())]),
        ) {
            let texts: Vec<(usize, String)> = made.iter().map(|(outlet, words)| (*outlet, words.join(" "))).collect();
            let corpus = of(&texts);
            let set = all_articles(corpus.articles.len());
            for (kind, by) in KINDS.into_iter().zip([None, Some(NamesBy::Articles), Some(NamesBy::Mentions), None, None]) {
                let found = table(&corpus, &set, &wanted(kind, by, order.clone()));
                prop_assert_eq!(found.rows.len(), found.n_rows as usize);
                for row in &found.rows {
                    let columns = found.outlets.iter().map(|outlet| vec![outlet.name.clone()]).chain([vec![]]);
                    for (cell, outlets) in row.cells.iter().chain([&row.all]).zip(columns) {
                        let context = Context { node: row.node.clone(), outlets: outlets.clone(), ..Context::default() };
                        prop_assert_eq!(occurrences(&corpus, &set, &context).unwrap().len() as u64, cell.n_mentions);
                        let mut filters = Filters::default();
                        filters.choices.pick(facet_of(kind), &row.name, Pick::Include);
                        for name in &outlets {
                            filters.choices.pick(corpus::facet::OUTLET, name, Pick::Include);
                        }
                        prop_assert_eq!(Selection::of(&corpus, &filters).n_articles(&corpus), cell.n_articles);
                    }
                }
                if order == NamesOrder::Name {
                    prop_assert!(found.rows.is_sorted_by_key(|row| row.name.to_lowercase()));
                }
            }
        }
    }
}
