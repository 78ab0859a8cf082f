//! A *quantile* is the point beyond which a distribution leaves a given share; here also the way back, from point to
//! share.
//!
//! Both ways go through the regularised incomplete beta function. The way to the quantile is Newton's on logarithmic
//! scales, on which both distributions are concave: from either side one step lands below, and the next ones creep up
//! without passing the goal.

use statrs::function::beta::{checked_beta_reg, ln_beta};

/// More steps than any quantile has been seen to take.
pub(super) const MOST_STEPS: usize = 60;

/// A step of Newton's so small that the next one would be lost in rounding, since each is about the square of the last.
pub(super) const CLOSE_ENOUGH: f64 = 1e-9;

/// Share of Student's t distribution farther from zero than `t` on both sides together: the two-sided p.
///
/// Source: Abramowitz & Stegun 26.7.1. Worked: t = 2.228 with 10 degrees of freedom leaves .05.
#[must_use]
pub fn two_sided_p(t: f64, degrees_of_freedom: f64) -> f64 {
    let within = degrees_of_freedom / (degrees_of_freedom + t * t);
    incomplete_beta(degrees_of_freedom / 2.0, 0.5, within)
}

/// The t that leaves the share `outside` on both sides together, the reverse of [`two_sided_p`].
///
/// `outside` is kept between 1e-12 and 1 − 1e-12. Worked: .05 with 10 degrees of freedom gives 2.228.
#[must_use]
pub fn two_sided_t(outside: f64, degrees_of_freedom: f64) -> f64 {
    let outside = outside.clamp(1e-12, 1.0 - 1e-12);
    let half = degrees_of_freedom / 2.0;
    let log_scale = ln_beta(half, 0.5) + degrees_of_freedom.ln() / 2.0;
    let mut log_t = rough_normal_deviate(outside / 2.0).max(1e-12).ln();
    for _ in 0..MOST_STEPS {
        let t = log_t.exp();
        let p = two_sided_p(t, degrees_of_freedom);
        let log_density = -(half + 0.5) * (t * t / degrees_of_freedom).ln_1p() - log_scale;
        let slope = -2.0 * t * log_density.exp() / p;
        let step = (p / outside).ln() / slope;
        if !step.is_finite() {
            break;
        }
        log_t -= step.clamp(-3.0, 3.0);
        if step.abs() < CLOSE_ENOUGH {
            break;
        }
    }
    log_t.exp()
}

/// Logarithm of the odds t / (1 − t) at the point t below which a beta distribution with shapes `a` and `b` leaves the
/// share `below`, a share under one half. As log odds it is exact at both ends, where t itself would round to 0 or 1.
#[must_use]
pub(super) fn beta_log_odds(below: f64, a: f64, b: f64) -> f64 {
    let log_scale = ln_beta(a, b);
    let centre = (a / b).ln();
    let mut log_odds = centre - rough_normal_deviate(below) * (1.0 / a + 1.0 / b).sqrt();
    for _ in 0..MOST_STEPS {
        let (log_t, log_rest) = (-(-log_odds).exp().ln_1p(), -log_odds.exp().ln_1p());
        let share = incomplete_beta(a, b, log_t.exp());
        if share <= f64::MIN_POSITIVE {
            log_odds = f64::midpoint(log_odds, centre);
            continue;
        }
        let slope = (a * log_t + b * log_rest - log_scale).exp() / share;
        let step = (share / below).ln() / slope;
        if !step.is_finite() {
            break;
        }
        log_odds -= step;
        if step.abs() < CLOSE_ENOUGH * log_odds.abs().max(1.0) {
            break;
        }
    }
    log_odds
}

/// The normal deviate that leaves the share `above`, under one half, above it, to three decimals: a place to start
/// from. Source: Abramowitz & Stegun 26.2.23 (Hastings).
fn rough_normal_deviate(above: f64) -> f64 {
    let root = (-2.0 * above.ln()).sqrt();
    let numerator = 2.515_517 + root * (0.802_853 + root * 0.010_328);
    let denominator = 1.0 + root * (1.432_788 + root * (0.189_269 + root * 0.001_308));
    root - numerator / denominator
}

fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    checked_beta_reg(a, b, x.clamp(0.0, 1.0)).unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quantiles as every table prints them.
    fn check_t(outside: f64, degrees_of_freedom: f64, tabled: f64) {
        let t = two_sided_t(outside, degrees_of_freedom);
        assert!((t - tabled).abs() < 6e-4 * tabled.max(1.0), "{t} is not {tabled}");
        let p = two_sided_p(t, degrees_of_freedom);
        assert!((p - outside).abs() < 1e-12 * outside.max(1e-2), "{p} is not {outside}");
    }

    #[test]
    fn students_t_as_tabled() {
        check_t(0.05, 1.0, 12.706);
        check_t(0.05, 2.0, 4.303);
        check_t(0.05, 10.0, 2.228);
        check_t(0.01, 30.0, 2.750);
        check_t(0.001, 100.0, 3.390);
        check_t(0.05, 100_000.0, 1.960);
        check_t(0.5, 18.0, 0.688);
        check_t(0.99, 18.0, 0.012_71);
    }

    fn check_beta(below: f64, a: f64, b: f64) {
        let log_odds = beta_log_odds(below, a, b);
        let share = incomplete_beta(a, b, 1.0 / (1.0 + (-log_odds).exp()));
        assert!((share / below).ln().abs() < 1e-9, "{a}, {b}: {share} is not {below}");
    }

    #[test]
    fn beta_quantiles_lead_back() {
        for below in [0.025, 1e-4, 1e-6, 1e-9] {
            for (a, b) in [(1.0, 1.0), (10.0, 1.0), (2.0, 2.0), (944.0, 368.0), (3.0, 50_000.0), (9_000.0, 12_000.0)] {
                check_beta(below, a, b);
            }
        }
        // For b = 1 the share below t is t to the power of a.
        let log_t = 1e-6_f64.ln() / 10.0;
        let log_odds = log_t - (-log_t.exp_m1()).ln();
        assert!((beta_log_odds(1e-6, 10.0, 1.0) - log_odds).abs() < 1e-12);
    }
}
