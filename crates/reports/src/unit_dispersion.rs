//! The dispersion of many units at once, over the articles of a set.

use crate::sums::Sums;
use corpus::Bags;
use corpus::query::{ArticleSet, members};
use measures::dispersion::Dispersion;

/// The spread of units over the articles of a set, as [`Dispersion::over`] has it, in one pass over their bags; none for a unit that does not occur.
///
/// `sums` are those of the set. Articles without a unit need not be looked at: what they add follows from those that have it.
pub(crate) fn of_units(bags: &Bags, set: &ArticleSet, sums: &Sums, units: &[u32]) -> Vec<Option<Dispersion>> {
    let tokens = sums.n_tokens as f64;
    let sizes = || members(set).map(|article| f64::from(bags.size(article))).filter(|size| *size > 0.0);
    let (n_parts, least) = sizes().fold((0_u32, f64::MAX), |(n, least), size| (n + 1, least.min(size)));
    let mut row_of = vec![u32::MAX; bags.n_units() as usize];
    for (row, unit) in units.iter().enumerate() {
        if let Some(slot) = row_of.get_mut(*unit as usize) {
            *slot = row as u32;
        }
    }
    // Of the articles that have a unit: distance, share, divergence, rates and their squares.
    let mut seen = vec![[0.0_f64; 5]; units.len()];
    for article in members(set) {
        let size = f64::from(bags.size(article));
        for (unit, count) in bags.of(article) {
            let Some(seen) = row_of.get(unit as usize).and_then(|row| seen.get_mut(*row as usize)) else { continue };
            let occurrences = sums.units[unit as usize].count as f64;
            let (due, share, rate) = (f64::from(count) / occurrences, size / tokens, f64::from(count) / size);
            for (sum, more) in
                seen.iter_mut().zip([(due - share).abs(), share, due * (due / share).log2(), rate, rate * rate])
            {
                *sum += more;
            }
        }
    }
    let of_unit = |(unit, [distance, share, divergence, rates, squares]): (&u32, [f64; 5])| {
        let range = sums.units.get(*unit as usize).filter(|unit| unit.count > 0)?.n_articles;
        let mean_rate = rates / f64::from(n_parts);
        Some(Dispersion {
            n_parts,
            range,
            distance: distance + (1.0 - share).max(0.0),
            divergence,
            least_share: least / tokens,
            mean_rate,
            rate_deviation: (squares / f64::from(n_parts) - mean_rate * mean_rate).max(0.0).sqrt(),
        })
    };
    units.iter().zip(seen).map(of_unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::UnitKind;
    use corpus::query::all_articles;
    use corpus::samples::{article, corpus};
    use measures::catalogue::OF_DISPERSION;
    use measures::portion::Portion;

    proptest::proptest! {
        #[test]
        fn in_one_pass_over_bags_it_is_the_same(texts in proptest::collection::vec("[abc]( [abc]){0,12}", 1..8)) {
            let articles = texts.iter().enumerate().map(|(i, text)| article(&i.to_string(), "O", "", text)).collect();
            let corpus = corpus(articles, vec![], vec![]);
            let (bags, set) = (corpus.bags(UnitKind::Words), all_articles(texts.len() as u32));
            let units: Vec<u32> = (0..bags.n_units()).collect();
            for (unit, found) in units.iter().zip(of_units(bags, &set, &Sums::of(bags, &set), &units)) {
                let count = |a: u32| bags.of(a).find(|(u, _)| u == unit).map_or(0, |(_, n)| n.into());
                let parts: Vec<Portion> = members(&set).map(|a| Portion { count: count(a), n_tokens: bags.size(a).into() }).collect();
                let (found, wanted) = (found.unwrap(), Dispersion::over(&parts).unwrap());
                for measure in OF_DISPERSION {
                    let [found, wanted] = [&found, &wanted].map(|word| measure.of(word).unwrap_or(9.0));
                    // A root magnifies what is lost near nought.
                    proptest::prop_assert!((found - wanted).abs() < 1e-7, "{} {} is not {}", measure.key, found, wanted);
                }
            }
        }
    }
}
