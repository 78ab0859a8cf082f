//! The Bayesian information criterion over any number of outlets.

use crate::catalogue::log_likelihood_of_outlets::{SIX_CORPORA, log_likelihood};
use crate::measure::{Figure, Measure, Print, Shown};
use crate::portion::{Portion, totals};
use crate::published::{Digits, UCREL, parts};

/// The entry of the catalogue.
pub const MEASURE: Measure<[Portion]> = Measure {
    key: "bic_of_outlets",
    figure: Figure::Number(bic, Print::Signed(1)),
    shown: Shown::Always,
    order: None,
    published: || vec![parts(UCREL, Digits::All, &SIX_CORPORA, 153.676_338_268_598_47, bic)],
};

/// Bayesian information criterion over any number of parts: log-likelihood less, for each part but one, the natural
/// logarithm of all tokens; none for a single part.
///
/// Source: Wilson (2013). Unit: none; bands as for two corpora: below 0 none, 0–2 weak, 2–6 positive, 6–10 strong,
/// above 10 very strong. Worked: the counts of log-likelihood give 189.73 − 5 · ln 1355 = 153.68.
///
/// Misleads where log-likelihood does: it corrects for the size of the corpus, not for words that come in clumps.
#[must_use]
pub fn bic(portions: &[Portion]) -> Option<f64> {
    let (_, n_tokens) = totals(portions);
    let degrees_of_freedom = portions.len().saturating_sub(1) as f64;
    log_likelihood(portions).map(|ll| ll - degrees_of_freedom * (n_tokens as f64).max(1.0).ln())
}
