//! Outlet keywords: which words each outlet, or group, has more often than all others together.

use crate::counted::Cache;
use crate::groups::{Group, parts};
use crate::keyness::repetition_of;
use crate::outlets::{self, MOST_OUTLETS, OutletSize};
use crate::repetition::Repetition;
use crate::scores::Scores;
use crate::sums::Sums;
use crate::units::{Units, WordFilter};
use crate::word_row::{Basis, WordRow};
use corpus::Corpus;
use corpus::query::{ArticleSet, SearchFault};
use serde::{Deserialize, Serialize};

/// One outlet, or group, against all other articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutletKeywords {
    /// The outlet.
    pub outlet: OutletSize,
    /// What its comparison rests on.
    pub basis: Basis,
    /// Its leading words.
    pub rows: Vec<WordRow>,
    /// What these owe to repeated lines.
    pub repetition: Repetition,
}

/// Compares each group, or, where there is none, each of the largest outlets, of a set of articles with all its other articles; those left
/// over are counted.
///
/// # Errors
/// What keeps the node, near which words are counted, from being understood.
pub fn side_by_side(
    corpus: &Corpus,
    set: &ArticleSet,
    groups: &[Group],
    filter: &WordFilter,
    n: u32,
    cache: &mut Cache,
) -> Result<(Vec<OutletKeywords>, u32), SearchFault> {
    let outlets = parts(corpus, set, groups);
    let n_left = outlets.len().saturating_sub(MOST_OUTLETS) as u32;
    let units = Units::of(corpus, set, filter, cache)?;
    let whole = Sums::of(units.bags(), set);
    let keywords = outlets.into_iter().take(MOST_OUTLETS).map(|(name, articles)| {
        let target = Sums::of(units.bags(), &articles);
        let rest = whole.without(&target);
        let (basis, leading) = Scores::leading_of(&units, [target, rest], filter, n as usize);
        let outlet = outlets::size(corpus, name, &articles, units.bags());
        let repetition = repetition_of(corpus, filter, leading.iter().map(|row| (row, &articles)));
        let rows = leading.into_iter().map(|(_, row)| row).collect();
        OutletKeywords { outlet, basis, rows, repetition }
    });
    Ok((keywords.collect(), n_left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyness::tests::{of_texts, sides, texts};
    use crate::keyness::{Wanted, compare};
    use crate::word_row::WordOrder;
    use corpus::query::all_articles;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn leading_words_are_those_of_a_comparison_in_full(texts in texts(), often in 1..9_usize, n in 1..4_u32) {
            // A word that one outlet alone has, again and again, is reliable there.
            let with = texts.iter().flat_map(|(outlet, words)| {
                let more = if *outlet == 0 { vec!["signal"; often] } else { vec![] };
                vec![(*outlet, [words.clone(), more].concat()); 3]
            });
            let corpus = of_texts(&with.collect::<Vec<_>>());
            let set = all_articles(corpus.articles.len());
            let filter = WordFilter { min_articles: Some(1), ..WordFilter::default() };
            let (found, _) = side_by_side(&corpus, &set, &[], &filter, n, &mut Cache::default()).unwrap();
            for outlet in &found {
                let wanted = Wanted { order: WordOrder::Word, ascending: false, n_rows: 0, n_leading: n, dispersion: false };
                let sides = sides(&outlet.outlet.name, None);
                let whole = compare(&corpus, &set, &sides, &filter, wanted, &mut Cache::default()).unwrap();
                prop_assert_eq!((outlet.basis, &outlet.rows), (whole.basis, &whole.leading[0]));
            }
        }
    }
}
