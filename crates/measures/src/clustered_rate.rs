//! A *clustered rate* is how often a word occurs on one side, with an interval that takes articles, not words, as the sample.

use crate::catalogue::log_likelihood_of_outlets::log_likelihood;
use crate::portion::Portion;
use crate::quantile::two_sided_t;
use crate::rate::per_thousand;
use crate::side::Side;

/// The rates per thousand tokens that a side's articles don't contradict: lower and upper bound.
///
/// The rate is r = Σx / Σn over m articles with x occurrences among n tokens each, the ratio estimator of cluster
/// sampling. The variance of its logarithm is V / (Σx)² with V = m / (m − 1) · Σ(x − r·n)², the bounds are
/// r · exp(± t · √variance), and t is Student's with m − 1 degrees of freedom. V is never taken to be below Σx, what it
/// would be if occurrences fell independently: no word is steadier than chance.
///
/// Source: Cochran (1977), *Sampling Techniques*, chapter 6 (ratio estimator); Kish (1965) for clusters. Unit:
/// occurrences per thousand tokens; `confidence` is a share such as .95. Worked: articles of 100 tokens with 4, 0 and 5
/// occurrences: r = .03, V = 3/2 · (1 + 9 + 4) = 21, √(21 / 81) = .509, t = 4.303, so 30 per thousand, from 3.4 to 268.
///
/// `None` where there are fewer than two articles, no tokens or no occurrence: nothing is known then of how much
/// articles vary. Misleads in a few articles, of which one may hold most occurrences: the bounds are then wide, and the
/// upper one still too low where the articles with the word were not met.
#[must_use]
pub fn interval(side: &Side, confidence: f64) -> Option<[f64; 2]> {
    if side.n_articles < 2 || side.n_tokens == 0 || side.count == 0 {
        return None;
    }
    let count = side.count as f64;
    let rate = per_thousand(side.count, side.n_tokens);
    let t = two_sided_t(1.0 - confidence, f64::from(side.n_articles) - 1.0);
    let factor = (t * side.count_variance().max(count).sqrt() / count).exp();
    Some([rate / factor, rate * factor]).filter(|[_, high]| high.is_finite())
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
    use model::random::SplitMix64;

    fn of_hundred(counts: &[u64]) -> Side {
        Side::over(&counts.iter().map(|&x| (x, 100)).collect::<Vec<_>>())
    }

    #[test]
    fn the_worked_example() {
        let [low, high] = interval(&of_hundred(&[4, 0, 5]), 0.95).unwrap();
        assert!((low - 3.36).abs() < 0.01 && (high - 268.0).abs() < 0.5, "{low} to {high}");
    }

    #[test]
    fn no_word_is_steadier_than_chance() {
        // √(1 / 20) = .2236, t with 9 degrees of freedom = 2.262.
        let [low, high] = interval(&of_hundred(&[2; 10]), 0.95).unwrap();
        let factor = (2.262_f64 * 0.05_f64.sqrt()).exp();
        assert!((low - 20.0 / factor).abs() < 0.01 && (high - 20.0 * factor).abs() < 0.01, "{low} to {high}");
    }

    #[test]
    fn one_long_article_is_little_evidence_and_a_single_one_is_none() {
        let width = |counts: &[u64]| interval(&of_hundred(counts), 0.95).map(|[low, high]| high / low);
        assert!(width(&[[20].as_slice(), &[0; 19]].concat()) > width(&[1; 20]).map(|width| 10.0 * width));
        assert_eq!((width(&[7]), width(&[0, 0]), interval(&Side::default(), 0.95)), (None, None, None));
    }

    #[test]
    fn rates_of_alike_articles_are_inside_nineteen_times_of_twenty() {
        let mut random = SplitMix64(7);
        let mut roll = |below| u64::from(random.below(below));
        // A third of all articles have 1 to 4 occurrences: 2.5 / 3 among 100 tokens.
        let truth = 1000.0 * 2.5 / 3.0 / 100.0;
        let mut article = || if roll(3) == 0 { 1 + roll(4) } else { 0 };
        let inside = (0..2000).filter(|_| {
            let articles: Vec<u64> = (0..60).map(|_| article()).collect();
            interval(&of_hundred(&articles), 0.95).is_some_and(|[low, high]| low <= truth && truth <= high)
        });
        let n_inside = inside.count();
        assert!((1870..=1930).contains(&n_inside), "{n_inside} of 2000");
    }

    #[test]
    fn a_difference_is_less_sure_where_occurrences_clump() {
        let side = |counts: [u64; 3]| Side::over(&counts.map(|x| (x, 100)));
        let of = |a, b| difference_of_rates(&[side(a), side(b)]).unwrap();
        assert!((of([4, 0, 5], [1, 0, 1]) - 2.409).abs() < 0.001);
        assert!(of([3, 3, 3], [1, 0, 1]) > 2.0 * of([9, 0, 0], [1, 0, 1]));
        assert_eq!((of([0; 3], [0; 3]), difference_of_rates(&[side([1; 3])])), (0.0, None));
    }
}
