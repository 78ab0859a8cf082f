//! Frequencies: how often each word stands in each outlet.

use super::keyness::{WordFilter, hidden};
use crate::corpus::{Corpus, UnitKind};
use crate::order::sort_by;
use crate::query::{ArticleSet, members};
use serde::{Deserialize, Serialize};

/// The most outlets that stand side by side.
pub const MOST_OUTLETS: usize = 6;

/// An outlet as it stands over a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletSize {
    /// Its name.
    pub name: String,
    /// How many of its articles are kept.
    pub n_articles: u32,
    /// Their length in units.
    pub n_tokens: u64,
}

/// A word with its occurrences in each outlet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrequencyRow {
    /// The word or name.
    pub name: String,
    /// What finds its lines, in the search language.
    pub node: String,
    /// Occurrences by outlet, in the order of the columns.
    pub counts: Vec<u64>,
    /// Occurrences in all kept articles.
    pub total: u64,
    /// How many kept articles have it.
    pub n_articles: u32,
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Frequencies {
    /// The columns: the outlets with the most articles.
    pub outlets: Vec<OutletSize>,
    /// How many more outlets have articles.
    pub n_other_outlets: u32,
    /// All kept articles together.
    pub all: Option<OutletSize>,
    /// In how many articles a word had to stand.
    pub min_articles: u32,
    /// How many rows there are in all.
    pub n_rows: u32,
    /// The number of the first of `rows`.
    pub first: u32,
    /// The most frequent first.
    pub rows: Vec<FrequencyRow>,
}

/// The outlets of a set of articles, the one with the most articles first, each with its articles.
pub fn outlets(corpus: &Corpus, units: UnitKind, set: &ArticleSet) -> Vec<(OutletSize, ArticleSet)> {
    let bags = corpus.bags(units);
    let names = corpus.articles.outlets();
    let mut all: Vec<(OutletSize, ArticleSet)> = names
        .names()
        .map(|name| {
            let size = OutletSize { name: name.to_owned(), n_articles: 0, n_tokens: 0 };
            (size, ArticleSet::with_capacity(0))
        })
        .collect();
    for article in members(set) {
        let (size, of_outlet) = &mut all[corpus.articles.outlet(article) as usize];
        size.n_articles += 1;
        size.n_tokens += u64::from(bags.size(article));
        of_outlet.grow_and_insert(article as usize);
    }
    all.retain(|(size, _)| size.n_articles > 0);
    sort_by(&mut all, &|(a, _), (b, _)| b.n_articles.cmp(&a.n_articles).then_with(|| a.name.cmp(&b.name)));
    all
}

/// Counts every shown word in the outlets of a set of articles and lists rows `first..first + n`.
pub fn table(corpus: &Corpus, set: &ArticleSet, filter: &WordFilter, first: u32, n: u32) -> Frequencies {
    let bags = corpus.bags(filter.units);
    let outlets = outlets(corpus, filter.units, set);
    let n_other_outlets = outlets.len().saturating_sub(MOST_OUTLETS) as u32;
    let columns: Vec<_> = outlets.into_iter().take(MOST_OUTLETS).collect();
    let mut totals = vec![(0_u64, 0_u32); bags.n_units() as usize];
    let mut whole = OutletSize { name: String::new(), n_articles: 0, n_tokens: 0 };
    for article in members(set) {
        whole.n_articles += 1;
        whole.n_tokens += u64::from(bags.size(article));
        for (unit, count) in bags.of(article) {
            let (total, n_articles) = &mut totals[unit as usize];
            *total += u64::from(count);
            *n_articles += 1;
        }
    }
    let stop_words = filter.stop_words(corpus);
    let min_articles = filter.min_articles(whole.n_articles);
    let mut units: Vec<u32> = (0..bags.n_units())
        .filter(|&unit| {
            let (total, n_articles) = totals[unit as usize];
            total > 0 && n_articles >= min_articles && hidden(corpus, filter, &stop_words, unit).is_none()
        })
        .collect();
    sort_by(&mut units, &|&a, &b| {
        let order = totals[b as usize].cmp(&totals[a as usize]);
        order.then_with(|| corpus.unit_name(a).cmp(corpus.unit_name(b)))
    });
    let window: Vec<u32> = units.iter().skip(first as usize).take(n as usize).copied().collect();
    let mut rows: Vec<FrequencyRow> = window
        .iter()
        .map(|&unit| FrequencyRow {
            name: corpus.unit_name(unit).to_owned(),
            node: super::keyness::node_of(corpus, unit),
            counts: vec![0; columns.len()],
            total: totals[unit as usize].0,
            n_articles: totals[unit as usize].1,
        })
        .collect();
    let mut row_of = vec![u32::MAX; bags.n_units() as usize];
    for (row, &unit) in window.iter().enumerate() {
        row_of[unit as usize] = row as u32;
    }
    for (column, (_, articles)) in columns.iter().enumerate() {
        for article in members(articles) {
            for (unit, count) in bags.of(article) {
                if let Some(row) = rows.get_mut(row_of[unit as usize] as usize) {
                    row.counts[column] += u64::from(count);
                }
            }
        }
    }
    Frequencies {
        outlets: columns.into_iter().map(|(size, _)| size).collect(),
        n_other_outlets,
        all: Some(whole),
        min_articles,
        n_rows: units.len() as u32,
        first,
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::builder::tests::{article, corpus};
    use crate::query::all_articles;

    #[test]
    fn each_word_is_counted_in_each_outlet() {
        let corpus = corpus(
            vec![
                article("1", "A", "", "war War the peace"),
                article("2", "B", "", "peace the the"),
                article("3", "B", "", "war"),
            ],
            vec![],
            vec![],
        );
        let filter = WordFilter { min_articles: Some(1), ..WordFilter::default() };
        let table = table(&corpus, &all_articles(3), &filter, 0, 10);
        let rows: Vec<String> =
            table.rows.iter().map(|r| format!("{} {:?} {}", r.name, r.counts, r.n_articles)).collect();
        assert_eq!(rows, ["war [1, 2] 2", "peace [1, 1] 2"]);
        assert_eq!(table.outlets[0].name, "B");
    }
}
