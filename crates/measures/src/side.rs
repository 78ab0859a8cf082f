//! A *side* of a comparison is one word's sums over the articles there: enough to tell how its count varies between
//! articles.

use std::ops::{Add, Sub};

/// The sums over one side's articles, in each of which the word occurs x times among n tokens. Sides of disjoint
/// articles add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// How many articles, with or without the word.
    pub n_articles: u32,
    /// Tokens of all articles: the sum of n.
    pub n_tokens: u64,
    /// The sum of n².
    pub sum_n_squared: u64,
    /// Occurrences of the word: the sum of x.
    pub count: u64,
    /// The sum of x².
    pub sum_x_squared: u64,
    /// The sum of x · n.
    pub sum_x_n: u64,
}

/// A side's own design effect is drawn towards the joint one as though this many more occurrences had shown the latter: a
/// rare word takes the joint one over, a frequent word keeps its own, which differs from outlet to outlet by half and
/// more. From 10 up, whatever the number, false alarms between halves of one outlet stay between 4.8 and 5.5 %.
const JOINT_OCCURRENCES: f64 = 20.0;

impl Side {
    /// The sums over articles, each given as the word's occurrences in it and its tokens.
    #[must_use]
    pub fn over(articles: &[(u64, u64)]) -> Self {
        let alone = |&(x, n): &(u64, u64)| Self {
            n_articles: 1,
            n_tokens: n,
            sum_n_squared: n * n,
            count: x,
            sum_x_squared: x * x,
            sum_x_n: x * n,
        };
        articles.iter().map(alone).fold(Self::default(), Add::add)
    }

    /// How many of the word's occurrences weigh as one independent one in a comparison of two sides: its design effect.
    ///
    /// A side's own design effect is the variance of its count, estimated between its articles, over the count itself,
    /// which is what the variance would be if occurrences fell independently. It is drawn towards that of both sides
    /// together, as though 20 more occurrences had shown it. The two sides' are averaged, each weighted by the *other*
    /// side's share of the tokens, since the smaller side adds more of the uncertainty. A result below 1 becomes 1: no
    /// word is taken to be steadier than chance. It is 1 for a word that neither side has, or of sides with fewer than
    /// two articles.
    ///
    /// Source: Kish (1965) for the notion, Rao & Scott (1992) for counts in clusters. Unit: occurrences. Worked:
    /// articles of 100 tokens, with 4, 0, 5 occurrences against 1, 0, 1: the counts are 9 and 2, their variances 21 and
    /// 1, the joint design effect 22 / 11 = 2; drawn towards it, the sides' are (21 + 40) / 29 and (1 + 40) / 22, and
    /// their average 1.98.
    ///
    /// Misleads as a description of rare words, whose own clumps have not been seen yet.
    #[must_use]
    pub fn design_effect(&self, other: &Self) -> f64 {
        let variances = (self.count_variance(), other.count_variance());
        let counts = (self.count as f64, other.count as f64);
        let joint = (variances.0 + variances.1) / (counts.0 + counts.1);
        let drawn = |variance: f64, count: f64| (variance + JOINT_OCCURRENCES * joint) / (count + JOINT_OCCURRENCES);
        let tokens = (self.n_tokens as f64, other.n_tokens as f64);
        let weighted = tokens.1 * drawn(variances.0, counts.0) + tokens.0 * drawn(variances.1, counts.1);
        (weighted / (tokens.0 + tokens.1)).max(1.0)
    }

    /// The variance of the count: the squared deviations times m / (m − 1) for m articles.
    pub(crate) fn count_variance(&self) -> f64 {
        if self.n_articles < 2 || self.n_tokens == 0 {
            return 0.0;
        }
        let n_articles = f64::from(self.n_articles);
        self.squared_deviations() * n_articles / (n_articles - 1.0)
    }

    /// The sum of (x − rate · n)² over the articles.
    pub(crate) fn squared_deviations(&self) -> f64 {
        let rate = self.count as f64 / self.n_tokens as f64;
        let squares =
            self.sum_x_squared as f64 - 2.0 * rate * self.sum_x_n as f64 + rate * rate * self.sum_n_squared as f64;
        squares.max(0.0)
    }
}

impl Add for Side {
    type Output = Self;

    /// The side of both sides' articles, of which none is on both.
    fn add(self, other: Self) -> Self {
        Self {
            n_articles: self.n_articles + other.n_articles,
            n_tokens: self.n_tokens + other.n_tokens,
            sum_n_squared: self.sum_n_squared + other.sum_n_squared,
            count: self.count + other.count,
            sum_x_squared: self.sum_x_squared + other.sum_x_squared,
            sum_x_n: self.sum_x_n + other.sum_x_n,
        }
    }
}

impl Sub for Side {
    type Output = Self;

    /// What is left without the articles of a part of this side.
    fn sub(self, part: Self) -> Self {
        Self {
            n_articles: self.n_articles.saturating_sub(part.n_articles),
            n_tokens: self.n_tokens.saturating_sub(part.n_tokens),
            sum_n_squared: self.sum_n_squared.saturating_sub(part.sum_n_squared),
            count: self.count.saturating_sub(part.count),
            sum_x_squared: self.sum_x_squared.saturating_sub(part.sum_x_squared),
            sum_x_n: self.sum_x_n.saturating_sub(part.sum_x_n),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(target: &[(u64, u64)], reference: &[(u64, u64)], expected: f64) {
        let (target, reference) = (Side::over(target), Side::over(reference));
        let found = target.design_effect(&reference);
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
        assert_eq!(found.to_bits(), reference.design_effect(&target).to_bits());
    }

    #[test]
    fn the_worked_example() {
        let expected = f64::midpoint(61.0 / 29.0, 41.0 / 22.0);
        check(&[(4, 100), (0, 100), (5, 100)], &[(1, 100), (0, 100), (1, 100)], expected);
    }

    #[test]
    fn the_smaller_side_weighs_more() {
        // Target: 3 occurrences, variance 2 · (1.5² + 1.5²) = 9; reference, three times as long: 2, variance 0; jointly 9 / 5.
        let expected = 0.75 * (9.0 + 36.0) / 23.0 + 0.25 * 36.0 / 22.0;
        check(&[(3, 100), (0, 100)], &[(1, 300), (1, 300)], expected);
    }

    #[test]
    fn never_below_one() {
        check(&[(1, 100), (1, 100)], &[(1, 100), (1, 100)], 1.0);
        check(&[(0, 100), (0, 100)], &[(0, 100), (0, 100)], 1.0);
        check(&[(3, 100)], &[(1, 100)], 1.0);
        check(&[], &[], 1.0);
    }

    #[test]
    fn sums_add_up() {
        let articles = [(3, 100), (0, 250), (7, 90), (1, 10)];
        let (first, rest) = articles.split_at(1);
        assert_eq!(Side::over(first) + Side::over(rest), Side::over(&articles));
        assert_eq!(Side::over(&articles) - Side::over(first), Side::over(rest));
        assert_eq!(Side::over(&articles).sum_x_n, 300 + 630 + 10);
    }
}
