//! A *rate* is how often something occurs per token: its interval, with articles as the sample.

use crate::catalogue::log_likelihood_of_outlets::log_likelihood;
use crate::portion::Portion;
use crate::quantile::two_sided_t;
use crate::side::Side;

/// The 95 % interval of a side's rate, per token; none of fewer than two articles or where it does not occur.
///
/// The rate is the ratio estimator of cluster sampling, occurrences over tokens; its relative variance is that of the
/// count between the articles, Σ(x − rate · n)² · m / (m − 1), over the squared count. The interval is symmetric in the
/// logarithm and goes by Student's t with m − 1 degrees of freedom for m articles. Nothing is taken to be steadier than
/// chance: the variance is never less than the count.
///
/// Source: Cochran (1977), Sampling Techniques, 6.4 and 9A. Unit: occurrences per token. Worked: 4, 0, 5 occurrences in
/// articles of 100 tokens: 9 in 300, variance 21, so the standard error is √21 / 9 = .509 and t = 4.303: the bounds are
/// .03 divided and multiplied by 8.94.
///
/// Misleads for a name in a handful of articles, of which the next may be quite different.
#[must_use]
pub fn rate_interval(side: &Side) -> Option<[f64; 2]> {
    if side.n_articles < 2 || side.n_tokens == 0 || side.count == 0 {
        return None;
    }
    let count = side.count as f64;
    let error = side.count_variance().max(count).sqrt() / count;
    let factor = (two_sided_t(0.05, f64::from(side.n_articles) - 1.0) * error).exp();
    let rate = count / side.n_tokens as f64;
    Some([rate / factor, rate * factor])
}

/// How surely rates differ between any number of outlets: their log-likelihood over the design effect that they have
/// together, at least 1; none for a single one.
///
/// Source: Rayson & Garside (2000) for the log-likelihood, Rao & Scott (1992) for the design effect. Unit: none; the
/// greater the surer. Worked: articles of 100 tokens with 4, 0, 5 against 1, 0, 1 occurrences: 4.818 over 22 / 11 gives 2.41.
///
/// Misleads as a size: many articles make a small difference sure.
#[must_use]
pub fn difference_of_rates(sides: &[Side]) -> Option<f64> {
    let portions: Vec<Portion> =
        sides.iter().map(|side| Portion { count: side.count, n_tokens: side.n_tokens }).collect();
    let variance: f64 = sides.iter().map(Side::count_variance).sum();
    let count: u64 = sides.iter().map(|side| side.count).sum();
    let design_effect = (variance / (count as f64).max(1.0)).max(1.0);
    log_likelihood(&portions).map(|surprise| surprise / design_effect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example() {
        let [low, high] = rate_interval(&Side::over(&[(4, 100), (0, 100), (5, 100)])).unwrap();
        assert!((0.03 / low - 8.94).abs() < 0.01 && (high / 0.03 - 8.94).abs() < 0.01, "{low} {high}");
        assert_eq!(rate_interval(&Side::over(&[(4, 100)])), None);
        assert_eq!(rate_interval(&Side::over(&[(0, 100), (0, 100)])), None);
    }

    #[test]
    fn a_difference_is_less_sure_where_occurrences_clump() {
        let side = |counts: [u64; 3]| Side::over(&counts.map(|x| (x, 100)));
        let of = |a, b| difference_of_rates(&[side(a), side(b)]).unwrap();
        assert!((of([4, 0, 5], [1, 0, 1]) - 2.409).abs() < 0.001);
        assert!(of([3, 3, 3], [1, 0, 1]) > 2.0 * of([9, 0, 0], [1, 0, 1]));
        assert_eq!((of([0; 3], [0; 3]), difference_of_rates(&[side([1; 3])])), (0.0, None));
    }

    #[test]
    fn occurrences_in_one_article_are_less_certain_than_spread_ones() {
        let width = |counts: &[u64]| {
            let [low, high] =
                rate_interval(&Side::over(&counts.iter().map(|&x| (x, 100)).collect::<Vec<_>>())).unwrap();
            (high / low).ln()
        };
        let clumped = [[20].as_slice(), &[0; 19]].concat();
        assert!(width(&[1; 20]) < 1.0 && width(&clumped) > 4.0);
        // Steadier than chance is taken for chance: a count of 20 has a standard error of 1 / √20.
        assert!((width(&[1; 20]) - 2.0 * 2.093 / 20_f64.sqrt()).abs() < 0.001);
    }
}
