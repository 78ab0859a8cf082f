//! A *clustered* comparison takes articles, not words, as the sample: a word's occurrences in one article are one piece
//! of evidence in so far as they come together.
//!
//! Log-likelihood asks how surprising the counts would be if every occurrence were drawn by itself. Words come in
//! clumps, so it is surprised too often. Here it is divided by the word's *design effect*, the factor by which its
//! count varies from article to article beyond what chance alone would do (Rao & Scott's correction), and read against
//! F with 1 and (articles − 2) degrees of freedom. Between random halves of one outlet it then calls 5 % of words
//! different at 5 %; plain log-likelihood calls 16–18 %. `benches/false_alarms.rs` measures both.

use std::f64::consts::LN_2;

use crate::pair::Pair;
use crate::quantile::{CLOSE_ENOUGH, MOST_STEPS, two_sided_p, two_sided_t};
use crate::side::Side;

/// How a word's rates differ between two sides, with articles as the sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClusteredLogRatio {
    /// Binary logarithm of the target's rate over the reference's, as [`Pair::log_ratio`].
    pub log_ratio: f64,
    /// How many occurrences weigh as one independent one, at least 1: the counts divided by it are the effective
    /// counts.
    pub design_effect: f64,
    /// Articles on both sides less 2.
    pub degrees_of_freedom: f64,
    /// Chance of a difference as great as this or greater, were the articles of both sides alike in this word.
    pub p_value: f64,
    pair: Pair,
}

/// The Log Ratio between its bounds; each is finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogRatioInterval {
    /// Binary logarithm of the target's rate over the reference's.
    pub log_ratio: f64,
    /// The lower bound, in doublings.
    pub low: f64,
    /// The upper bound, in doublings.
    pub high: f64,
    /// As in [`ClusteredLogRatio`]; below 1 − confidence exactly when both bounds are on one side of 0.
    pub p_value: f64,
    /// As in [`ClusteredLogRatio`].
    pub degrees_of_freedom: f64,
}

/// Why nothing can be inferred about a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoInference {
    /// A side has fewer than two articles, so how much articles vary there can't be seen: describe, or add articles.
    FewerThanTwoArticles,
    /// A side has articles but no tokens: leave the word, or the side, out.
    NoTokens,
    /// Neither side has the word: leave the word out.
    WordInNeither,
}

impl ClusteredLogRatio {
    /// Compares a word's rates on two sides.
    ///
    /// Two-term log-likelihood over the word's design effect ([`Side::design_effect`]) is F with 1 and (articles − 2)
    /// degrees of freedom; its root is Student's t, and p is two-sided.
    ///
    /// Source: Rao & Scott (1992), "A simple method for the analysis of clustered binary data"; Rayson & Garside (2000)
    /// for the log-likelihood. Unit: doublings. Worked: articles of 100 tokens, with 4, 0, 5 occurrences against 1, 0,
    /// 1: the design effect is 1.984 and the log-likelihood 4.818, so t = √(4.818 / 1.984) = 1.558 with 4 degrees of
    /// freedom, p = .19. (Log-likelihood by itself would give .03.)
    ///
    /// Misleads for words in three or four articles, where a single one decides (three against none already gives .045):
    /// ask for ten. Where one side has a few articles and the other hundreds, it calls 2–5 % of words different at 5 %,
    /// fewest among the rare ones; and up to 10 % where, besides, words clump twice as much on the smaller side. It speaks
    /// about further articles of the same outlets on the same things, not about other outlets, and it takes articles for
    /// independent, which reprints of one agency report are not.
    ///
    /// # Errors
    /// Gives the reason where a side has fewer than two articles or no tokens, or where neither side has the word.
    pub fn between(target: &Side, reference: &Side) -> Result<Self, NoInference> {
        if target.n_articles < 2 || reference.n_articles < 2 {
            return Err(NoInference::FewerThanTwoArticles);
        }
        if target.n_tokens == 0 || reference.n_tokens == 0 {
            return Err(NoInference::NoTokens);
        }
        if target.count == 0 && reference.count == 0 {
            return Err(NoInference::WordInNeither);
        }
        let pair = Pair {
            target_count: target.count,
            reference_count: reference.count,
            target_tokens: target.n_tokens,
            reference_tokens: reference.n_tokens,
        };
        let design_effect = target.design_effect(reference);
        let degrees_of_freedom = f64::from(target.n_articles) + f64::from(reference.n_articles) - 2.0;
        let t = (pair.log_likelihood_two_term() / design_effect).sqrt();
        let p_value = two_sided_p(t, degrees_of_freedom);
        Ok(Self { log_ratio: pair.log_ratio(), design_effect, degrees_of_freedom, p_value, pair })
    }

    /// The ratios that the articles don't contradict: those which, put instead of "equal rates", leave p at 1 −
    /// confidence or above. So the interval is on one side of 0 exactly when p is below 1 − confidence.
    ///
    /// Unit: doublings. `confidence` is a share such as .95. Costs some ten times what p does: ask for it where it is
    /// shown.
    ///
    /// A word that one side lacks contradicts no ratio beyond a certain one, however great. So that each bound is a
    /// number, the far one is then that of half an occurrence; the near one, by which words are ranked, is exact.
    #[must_use]
    pub fn interval_at(&self, confidence: f64) -> LogRatioInterval {
        let t = two_sided_t(1.0 - confidence, self.degrees_of_freedom);
        let allowed = t * t * self.design_effect;
        let low = -highest_log_ratio(self.pair.swapped(), allowed);
        let high = highest_log_ratio(self.pair, allowed);
        LogRatioInterval {
            log_ratio: self.log_ratio,
            low: low.min(self.log_ratio),
            high: high.max(self.log_ratio),
            p_value: self.p_value,
            degrees_of_freedom: self.degrees_of_freedom,
        }
    }
}

impl LogRatioInterval {
    /// The bound nearest zero, or 0 where the interval holds 0: the difference that may be taken for granted.
    #[must_use]
    pub fn nearest_zero(&self) -> f64 {
        self.low.max(0.0) + self.high.min(0.0)
    }
}

/// The highest Log Ratio at which the pair's two-term log-likelihood, were that the true ratio, is no more than
/// `allowed`.
///
/// At a ratio, a share s of the occurrences is due to the target, with log odds u = ln(ratio · target tokens /
/// reference tokens). In u the log-likelihood is convex, so Newton's steps from right of its lowest point reach the
/// bound from above.
fn highest_log_ratio(pair: Pair, allowed: f64) -> f64 {
    let a = pair.target_count as f64;
    let b = if pair.reference_count == 0 { 0.5 } else { pair.reference_count as f64 };
    let sizes = (pair.reference_tokens as f64).ln() - (pair.target_tokens as f64).ln();
    if pair.target_count == 0 {
        return ((allowed / (2.0 * b)).exp_m1().ln() + sizes) / LN_2;
    }
    let n = a + b;
    let at_equality = a * a.ln() + b * b.ln() - n * n.ln();
    let mut log_odds = a.ln() - b.ln() + (allowed * (1.0 / a + 1.0 / b)).sqrt();
    for _ in 0..MOST_STEPS {
        let log_of_rest = -(log_odds.max(0.0) + (-log_odds.abs()).exp().ln_1p());
        let excess = 2.0 * (at_equality - n * log_of_rest - a * log_odds) - allowed;
        let slope = 2.0 * (n / (1.0 + (-log_odds).exp()) - a);
        let step = excess / slope;
        if !step.is_finite() {
            break;
        }
        log_odds -= step;
        if step.abs() < CLOSE_ENOUGH * log_odds.abs().max(1.0) {
            break;
        }
    }
    (log_odds + sizes) / LN_2
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::random::SplitMix64;

    fn of_hundred(counts: &[u64]) -> Side {
        Side::over(&counts.iter().map(|&x| (x, 100)).collect::<Vec<_>>())
    }

    /// Numbers below a bound, from a fixed seed.
    fn dice() -> impl FnMut(u32) -> u64 {
        let mut random = SplitMix64(7);
        move |below| random.below(below).into()
    }

    /// Articles of 50 to 450 tokens that hold the word in clumps of up to seven.
    fn clumpy_articles(n_articles: u64, roll: &mut impl FnMut(u32) -> u64) -> Side {
        let articles: Vec<_> = (0..n_articles)
            .map(|_| {
                let n = 50 + roll(400);
                (if roll(500) < n / 2 { 1 + roll(4) * roll(3) } else { 0 }, n)
            })
            .collect();
        Side::over(&articles)
    }

    fn check_near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
    }

    #[test]
    fn the_worked_example() {
        let found = ClusteredLogRatio::between(&of_hundred(&[4, 0, 5]), &of_hundred(&[1, 0, 1])).unwrap();
        check_near(found.log_ratio, 4.5_f64.log2());
        let ll = 2.0 * (9.0 * (9.0_f64 / 5.5).ln() + 2.0 * (2.0_f64 / 5.5).ln());
        // Student's t with four degrees of freedom has a closed form.
        let within = ll / found.design_effect / 4.0;
        let root = (within / (1.0 + within)).sqrt();
        check_near(found.p_value, 1.0 - root * (3.0 - root * root) / 2.0);
        check_near((found.p_value * 100.0).round(), 19.0);
    }

    /// The bounds are where log-likelihood, were that the true ratio, is t² times the design effect.
    #[test]
    fn bounds_are_where_the_evidence_runs_out() {
        let (target, reference) = (of_hundred(&[4, 0, 5, 2]), of_hundred(&[1, 0, 1, 0, 0]));
        let found = ClusteredLogRatio::between(&target, &reference).unwrap();
        let interval = found.interval_at(0.9);
        for bound in [interval.low, interval.high] {
            let to_target = 400.0 * bound.exp2() / (400.0 * bound.exp2() + 500.0);
            let ll = 2.0 * (11.0 * (11.0 / (13.0 * to_target)).ln() + 2.0 * (2.0 / (13.0 * (1.0 - to_target))).ln());
            check_near(ll, two_sided_t(0.1, 7.0).powi(2) * found.design_effect);
        }
        assert!(interval.low < found.log_ratio && found.log_ratio < interval.high);
    }

    #[test]
    fn interval_and_p_agree_and_swapped_sides_change_signs_exactly() {
        let mut roll = dice();
        for _ in 0..2000 {
            let (n_target, n_reference) = (2 + roll(30), 2 + roll(200));
            let (target, reference) = (clumpy_articles(n_target, &mut roll), clumpy_articles(n_reference, &mut roll));
            let Ok(found) = ClusteredLogRatio::between(&target, &reference) else { continue };
            let mirrored = ClusteredLogRatio::between(&reference, &target).unwrap();
            assert_eq!(found.p_value.to_bits(), mirrored.p_value.to_bits());
            for confidence in [0.5, 0.95, 0.999] {
                let (interval, mirror) = (found.interval_at(confidence), mirrored.interval_at(confidence));
                assert_eq!(interval.low.to_bits(), (-mirror.high).to_bits());
                assert_eq!(interval.log_ratio.to_bits(), (-mirror.log_ratio).to_bits());
                assert!(interval.low.is_finite() && interval.high.is_finite());
                assert!(interval.low <= interval.log_ratio && interval.log_ratio <= interval.high);
                if confidence > 0.9 {
                    assert_eq!(interval.low > 0.0 || interval.high < 0.0, found.p_value < 1.0 - confidence);
                }
            }
        }
    }

    #[test]
    fn one_long_article_is_little_evidence() {
        let without = of_hundred(&[0; 20]);
        let spread = ClusteredLogRatio::between(&of_hundred(&[1; 20]), &without).unwrap();
        let clumped = ClusteredLogRatio::between(&of_hundred(&[[20].as_slice(), &[0; 19]].concat()), &without).unwrap();
        assert!(spread.p_value < 1e-4 && spread.interval_at(0.95).nearest_zero() > 1.0);
        assert!(clumped.p_value > 0.2 && clumped.interval_at(0.95).nearest_zero() == 0.0);
        check_near(spread.log_ratio, clumped.log_ratio);
    }

    #[test]
    fn reasons_why_not() {
        let check = |target: Side, reference: Side, reason| {
            assert_eq!(ClusteredLogRatio::between(&target, &reference), Err(reason));
            assert_eq!(ClusteredLogRatio::between(&reference, &target), Err(reason));
        };
        check(of_hundred(&[3]), of_hundred(&[1, 2]), NoInference::FewerThanTwoArticles);
        check(Side::over(&[(0, 0), (0, 0)]), of_hundred(&[1, 2]), NoInference::NoTokens);
        check(of_hundred(&[0, 0]), of_hundred(&[0, 0]), NoInference::WordInNeither);
    }

    #[test]
    fn alike_articles_seldom_differ() {
        let mut roll = dice();
        let mut alarms = [0_u32; 2];
        for _ in 0..4000 {
            let (target, reference) = (clumpy_articles(60, &mut roll), clumpy_articles(60, &mut roll));
            if let Ok(found) = ClusteredLogRatio::between(&target, &reference) {
                alarms[0] += u32::from(found.p_value < 0.05);
                alarms[1] += u32::from(found.pair.log_likelihood_two_term() > 3.84);
            }
        }
        assert!((160..=240).contains(&alarms[0]), "{} of 4000", alarms[0]);
        assert!(alarms[1] > 500, "{} of 4000", alarms[1]);
    }
}
