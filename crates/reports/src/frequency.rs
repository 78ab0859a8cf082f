//! Frequencies: how often each outlet uses each word.

use crate::counted::Cache;
use crate::groups::{Group, parts};
use crate::outlets::{MOST_OUTLETS, OutletSize, size};
use crate::sums::Sums;
use crate::units::{Units, WordFilter};
use corpus::Corpus;
use corpus::query::{ArticleSet, SearchFault, members};
use measures::catalogue::OF_OUTLETS;
use measures::measure::{greatest_first, orders};
use measures::portion::Portion;
use model::WordSums;
use model::order::lead_by;
use serde::{Deserialize, Serialize};

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
    /// In how many articles a word had to be.
    pub min_articles: u32,
    /// How many rows there are in all.
    pub n_rows: u32,
    /// How many stop words and numbers are hidden that are in enough articles, and how many words that are not.
    pub n_hidden: [u32; 3],
    /// As many as were asked for.
    pub rows: Vec<FrequencyRow>,
}

impl Frequencies {
    /// A row's word in each outlet of the columns, as its measures are computed from it.
    pub fn portions(&self, row: &FrequencyRow) -> Vec<Portion> {
        let sizes = self.outlets.iter().map(|outlet| outlet.n_tokens);
        row.counts.iter().zip(sizes).map(|(&count, n_tokens)| Portion { count, n_tokens }).collect()
    }
}

/// What the rows are in order of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FrequencyOrder {
    /// The most frequent first.
    #[default]
    Total,
    /// A measure, by its number in the catalogue.
    Measure(usize),
    /// The alphabet.
    Word,
}

impl FrequencyOrder {
    /// Every order with what an address calls it, as the page lists them.
    pub fn all() -> Vec<(&'static str, Self)> {
        let measures = orders(OF_OUTLETS).map(|(name, number)| (name, Self::Measure(number)));
        std::iter::once(("total", Self::Total)).chain(measures).chain([("word", Self::Word)]).collect()
    }
}

/// Counts every shown unit in the groups, or, where there is none, in the outlets, of a set of articles and lists the first `n` rows.
///
/// # Errors
/// What keeps the node, near which units are counted, from being understood.
pub fn table(
    corpus: &Corpus,
    set: &ArticleSet,
    groups: &[Group],
    filter: &WordFilter,
    order: FrequencyOrder,
    n: u32,
    cache: &mut Cache,
) -> Result<Frequencies, SearchFault> {
    let units = Units::of(corpus, set, filter, cache)?;
    let bags = units.bags();
    let outlets = parts(corpus, set, groups);
    let n_other_outlets = outlets.len().saturating_sub(MOST_OUTLETS) as u32;
    let columns = &outlets[..outlets.len().min(MOST_OUTLETS)];
    let totals = Sums::of(bags, set).units;
    let whole = size(corpus, String::new(), set, bags);
    let sizes: Vec<OutletSize> =
        columns.iter().map(|(name, articles)| size(corpus, name.clone(), articles, bags)).collect();
    // One column behind the other.
    let n_units = bags.n_units() as usize;
    let mut counts = vec![0_u32; n_units * columns.len()];
    for ((_, articles), column) in columns.iter().zip(counts.chunks_mut(n_units.max(1))) {
        for article in members(articles) {
            for (unit, count) in bags.of(article) {
                let sum = &mut column[unit as usize];
                *sum = sum.saturating_add(count);
            }
        }
    }
    let portions = |unit: u32| -> Vec<Portion> {
        let of_column = |(i, size): (usize, &OutletSize)| Portion {
            count: counts[i * n_units + unit as usize].into(),
            n_tokens: size.n_tokens,
        };
        sizes.iter().enumerate().map(of_column).collect()
    };
    let min_articles = filter.min_articles(whole.n_articles);
    let measure = match order {
        FrequencyOrder::Measure(number) => OF_OUTLETS.get(number),
        _ => None,
    };
    let mut shown: Vec<(u32, Option<f64>)> = Vec::new();
    let mut n_hidden = [0; 3];
    for unit in 0..bags.n_units() {
        let WordSums { count: total, n_articles, .. } = totals[unit as usize];
        if total == 0 {
            continue;
        }
        let why = if n_articles < min_articles { Some(2) } else { units.hidden(filter, unit).map(|why| why as usize) };
        match why {
            Some(why) => n_hidden[why] += 1,
            None if units.has_no_row(unit) => {}
            None => shown.push((unit, measure.and_then(|measure| measure.of(&portions(unit))))),
        }
    }
    let order_of = |unit: u32| (totals[unit as usize].count, totals[unit as usize].n_articles);
    let by_total = |a: u32, b: u32| order_of(b).cmp(&order_of(a));
    lead_by(&mut shown, n as usize, &|&(a, of_a), &(b, of_b)| {
        let wanted = match order {
            FrequencyOrder::Total => by_total(a, b),
            FrequencyOrder::Measure(_) => greatest_first(of_a, of_b).then_with(|| by_total(a, b)),
            FrequencyOrder::Word => units.alphabetical(a, b),
        };
        wanted.then_with(|| units.rank(a).cmp(&units.rank(b)))
    });
    let row = |&(unit, _): &(u32, Option<f64>)| FrequencyRow {
        name: units.name(unit),
        node: units.node(unit),
        counts: portions(unit).iter().map(|portion| portion.count).collect(),
        total: totals[unit as usize].count,
        n_articles: totals[unit as usize].n_articles,
    };
    Ok(Frequencies {
        rows: shown.iter().take(n as usize).map(row).collect(),
        n_rows: shown.len() as u32,
        outlets: sizes,
        n_other_outlets,
        all: Some(whole),
        min_articles,
        n_hidden,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{article, corpus};

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
        let table =
            table(&corpus, &all_articles(3), &[], &filter, FrequencyOrder::Total, 10, &mut Cache::default()).unwrap();
        let rows: Vec<String> =
            table.rows.iter().map(|r| format!("{} {:?} {}", r.name, r.counts, r.n_articles)).collect();
        assert_eq!(rows, ["war [1, 2] 2", "peace [1, 1] 2"]);
        assert_eq!((table.outlets[0].name.as_str(), table.n_hidden), ("B", [1, 0, 0]));
        let filter = WordFilter { hidden: vec!["War".into()], ..filter };
        let without =
            super::table(&corpus, &all_articles(3), &[], &filter, FrequencyOrder::Total, 10, &mut Cache::default())
                .unwrap();
        assert_eq!((without.n_rows, &without.rows[0]), (1, &table.rows[1]), "nothing but the row is gone");
        assert_eq!((&without.outlets, &without.all, without.n_hidden), (&table.outlets, &table.all, table.n_hidden));
        let in_b_and_a = [(1, 4), (2, 4)].map(|(count, n_tokens)| Portion { count, n_tokens });
        assert_eq!(table.portions(&table.rows[0]), in_b_and_a);
    }
}
