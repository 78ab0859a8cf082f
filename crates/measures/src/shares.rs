//! A *share* is how many of some articles have something: its interval, and whether two shares differ.

use crate::catalogue::log_likelihood_of_outlets::log_likelihood;
use crate::pair::Pair;
use crate::portion::Portion;
use crate::quantile::two_sided_p;

/// The normal deviate that leaves .05 on both sides together.
const Z: f64 = 1.959_963_984_540_054;

/// The 95 % interval of a share, as two shares; none of fewer than two articles, of which nothing can be inferred.
///
/// With p = n / of and z = 1.96: (p + z²/2·of ± z·√(p(1 − p)/of + z²/4·of²)) / (1 + z²/of). Source: Wilson (1927),
/// recommended by Newcombe (1998), whose printed figures the test holds. Unit: shares, 0 to 1. Worked: 81 of 263 gives
/// .2553 to .3662; none of 20 gives 0 to .1611.
///
/// Misleads where the articles are not independent, as reprints of one agency report are not.
#[must_use]
pub fn share_interval(n: u32, of: u32) -> Option<[f64; 2]> {
    if of < 2 || n > of {
        return None;
    }
    let (share, of) = (f64::from(n) / f64::from(of), f64::from(of));
    let z_squared = Z * Z;
    let centre = share + z_squared / (2.0 * of);
    let reach = Z * (share * (1.0 - share) / of + z_squared / (4.0 * of * of)).sqrt();
    let bound = |sign: f64| ((centre + sign * reach) / (1.0 + z_squared / of)).clamp(0.0, 1.0);
    Some([bound(-1.0).min(share), bound(1.0).max(share)])
}

/// Chance of shares as different as these or more, were both sides alike; none where that cannot be told: a side has fewer
/// than two articles, all articles have it or none has, or fewer than one article is expected in a cell of the table.
///
/// `articles` has the articles with it as its counts and all articles as its tokens. Pearson's chi-squared times
/// (N − 1) / N, read as F with 1 and N − 2 degrees of freedom. Source: Campbell (2007), "Chi-squared and Fisher–Irwin tests
/// of two-by-two tables with small sample recommendations", for the N − 1 and for the least expected count. Unit: a
/// probability. Worked: 3 of 10 against 7 of 10: χ² = 3.2, times 19 / 20 = 3.04; t = 1.744 with 18 degrees of freedom, p = .098.
///
/// Misleads as an interval over articles does where they are reprints of one another.
#[must_use]
pub fn p_of_shares(articles: Pair) -> Option<f64> {
    let (target, reference) = (articles.target_tokens, articles.reference_tokens);
    let all = target + reference;
    let with = articles.target_count + articles.reference_count;
    let least = target.min(reference) as f64 * with.min(all.saturating_sub(with)) as f64 / (all as f64).max(1.0);
    if target < 2 || reference < 2 || least < 1.0 {
        return None;
    }
    let n = all as f64;
    Some(two_sided_p((articles.chi_squared_signed().abs() * (n - 1.0) / n).sqrt(), n - 2.0))
}

/// How surely shares differ between any number of outlets: the log-likelihood of articles with and articles without; none for
/// a single outlet.
///
/// Each portion has the articles with it as its count and all articles as its tokens. Source: Dunning (1993). Unit: none; the
/// greater the surer. Worked: of two outlets it is the four-term log-likelihood, [`Pair::log_likelihood_four_term`].
///
/// Misleads as a size: many articles make a small difference sure.
#[must_use]
pub fn difference_of_shares(articles: &[Portion]) -> Option<f64> {
    let without = |portion: &Portion| Portion { count: portion.n_tokens.saturating_sub(portion.count), ..*portion };
    let without: Vec<Portion> = articles.iter().map(without).collect();
    Some(log_likelihood(articles)? + log_likelihood(&without)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Method 3 of Newcombe's table I.
    #[test]
    fn intervals_as_published() {
        for (n, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let [found_low, found_high] = share_interval(n, of).unwrap();
            assert!((found_low - low).abs() < 5e-5 && (found_high - high).abs() < 5e-5, "{n} of {of}");
        }
        assert_eq!([share_interval(1, 1), share_interval(0, 0), share_interval(3, 2)], [None; 3]);
        assert_eq!(share_interval(9, 9).unwrap()[1], 1.0);
    }

    fn p(target_count: u64, target_tokens: u64, reference_count: u64, reference_tokens: u64) -> Option<f64> {
        p_of_shares(Pair { target_count, reference_count, target_tokens, reference_tokens })
    }

    #[test]
    fn the_worked_example_and_what_cannot_be_told() {
        assert!((p(3, 10, 7, 10).unwrap() - 0.098).abs() < 0.0005);
        assert_eq!(p(3, 10, 7, 10), p(7, 10, 3, 10));
        assert!((p(5, 10, 10, 20).unwrap() - 1.0).abs() < 1e-9);
        let untold = [p(1, 1, 3, 9), p(0, 10, 0, 10), p(10, 10, 10, 10), p(1, 10, 0, 90), p(0, 0, 0, 0)];
        assert_eq!(untold, [None; 5]);
    }

    #[test]
    fn two_outlets_differ_as_a_pair_does() {
        let of = |counts: [u64; 2]| {
            let articles = [0, 1].map(|i| Portion { count: counts[i], n_tokens: [20, 60][i] });
            let pair =
                Pair { target_count: counts[0], reference_count: counts[1], target_tokens: 20, reference_tokens: 60 };
            (difference_of_shares(&articles).unwrap(), pair.log_likelihood_four_term())
        };
        for counts in [[3, 20], [20, 0], [0, 0], [20, 60]] {
            let (found, pair) = of(counts);
            assert!((found - pair).abs() < 1e-9, "{counts:?}: {found} is not {pair}");
        }
    }

    /// Every table that two sides of 20 and 60 articles can give, weighed by how likely it is where a third of all have it.
    #[test]
    fn alike_sides_seldom_differ() {
        let binomial = |n: u32| -> Vec<f64> {
            let mut row = vec![1.0_f64];
            for _ in 0..n {
                let padded: Vec<f64> = std::iter::once(0.0).chain(row.iter().copied()).collect();
                row.push(0.0);
                row = row.iter().zip(&padded).map(|(without, with)| without * 2.0 / 3.0 + with / 3.0).collect();
            }
            row
        };
        let (small, large) = (binomial(20), binomial(60));
        let mut alarms = 0.0;
        for (a, of_a) in (0..).zip(&small) {
            for (b, of_b) in (0..).zip(&large) {
                if p(a, 20, b, 60).is_some_and(|p| p < 0.05) {
                    alarms += of_a * of_b;
                }
            }
        }
        assert!((0.04..0.06).contains(&alarms), "{alarms}");
    }
}
