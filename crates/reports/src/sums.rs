//! Sums: what a comparison must know of every unit in a set of articles, added up in one pass over their bags.

use corpus::query::{ArticleSet, members};
use corpus::{ArticleId, Bags};
use measures::rate;
use measures::side::Side;
use model::WordSums;

/// A set of articles and the sums of every unit in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many articles there are that have any unit.
    pub n_articles: u32,
    /// Σ `n_d`, the size in units.
    pub n_tokens: u64,
    /// Σ `n_d²`.
    pub sum_n_squared: u64,
    /// By unit.
    pub units: Vec<WordSums>,
}

impl Sums {
    /// Adds up the bags of a set of articles.
    pub fn of(bags: &Bags, set: &ArticleSet) -> Self {
        let mut sums = Self { units: vec![WordSums::default(); bags.n_units() as usize], ..Self::default() };
        for article in members(set) {
            sums.add(bags, article);
        }
        sums
    }

    /// Adds an article. By itself, since a browser that has found a function worth compiling well runs that only when it is called again: one that goes
    /// through all articles would have ended by then.
    #[inline(never)]
    fn add(&mut self, bags: &Bags, article: ArticleId) {
        let sizes = bags.sizes(article);
        // Near a node, an article without the node has nothing to count: it is no part of the sample.
        self.n_articles += sizes.n_articles;
        self.n_tokens += sizes.n_tokens;
        self.sum_n_squared += sizes.sum_n_squared;
        if bags.is_cell(article) {
            for (unit, of_articles) in bags.sums(article) {
                let of_unit = &mut self.units[unit as usize];
                *of_unit = of_unit.plus(of_articles);
            }
            return;
        }
        for (unit, count) in bags.of(article) {
            let count = u64::from(count);
            let of_unit = &mut self.units[unit as usize];
            of_unit.count += count;
            of_unit.n_articles += 1;
            of_unit.sum_x_squared += count * count;
            of_unit.sum_x_n += count * sizes.n_tokens;
        }
    }

    /// The sums of the articles that are in `self` and not in `part`.
    #[must_use]
    pub fn without(&self, part: &Self) -> Self {
        Self {
            n_articles: self.n_articles - part.n_articles,
            n_tokens: self.n_tokens - part.n_tokens,
            sum_n_squared: self.sum_n_squared - part.sum_n_squared,
            units: self.units.iter().zip(&part.units).map(|(whole, part)| whole.minus(*part)).collect(),
        }
    }

    /// One unit's sums, as the clustered comparison takes them.
    pub fn side(&self, unit: u32) -> Side {
        let of_unit = self.units.get(unit as usize).copied().unwrap_or_default();
        Side {
            n_articles: self.n_articles,
            n_tokens: self.n_tokens,
            sum_n_squared: self.sum_n_squared,
            count: of_unit.count,
            sum_x_squared: of_unit.sum_x_squared,
            sum_x_n: of_unit.sum_x_n,
        }
    }

    /// Occurrences of a unit per thousand units.
    pub fn per_thousand(&self, count: u64) -> f64 {
        rate::per_thousand(count, self.n_tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::UnitKind;
    use corpus::samples::{article, corpus};

    #[test]
    fn parts_add_up_to_the_whole() {
        let texts = ["a b a", "b c", "a", ""];
        let corpus = corpus(texts.iter().map(|t| article(t, "O", "", t)).collect(), vec![], vec![]);
        let bags = corpus.bags(UnitKind::Words);
        let set = |ids: &[usize]| {
            let mut set = ArticleSet::with_capacity(4);
            set.extend(ids.iter().copied());
            set
        };
        let whole = Sums::of(bags, &set(&[0, 1, 2, 3]));
        let a = whole.units[0];
        assert_eq!((a.count, a.n_articles, a.sum_x_squared, a.sum_x_n), (3, 2, 5, 7));
        assert_eq!((whole.n_articles, whole.n_tokens, whole.sum_n_squared), (3, 6, 14), "an empty article is none");
        assert_eq!(whole.without(&Sums::of(bags, &set(&[0, 3]))), Sums::of(bags, &set(&[1, 2])));
    }
}
