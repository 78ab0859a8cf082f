//! The *catalogue* of measures: every measure that the page shows, in the order of its columns. A new one is a file of its
//! own, called by its key, its line here and its words.

pub mod bic;
pub mod bic_of_outlets;
pub mod deviation_of_proportions;
pub mod deviation_of_proportions_normalised;
pub mod fightin_words;
pub mod interval;
pub mod juilland_d;
pub mod kl_divergence;
pub mod log_dice;
pub mod log_likelihood;
pub mod log_likelihood_four_term;
pub mod log_likelihood_of_collocates;
pub mod log_likelihood_of_outlets;
pub mod log_ratio;
pub mod mi3;
pub mod mutual_information;
pub mod odds_ratio;
pub mod p;
pub mod p_adjusted;
pub mod percent_difference;
pub mod range;
pub mod smallest_effect;
pub mod t_score;

use crate::compared_word::ComparedWord;
use crate::cooccurrence::Cooccurrence;
use crate::dispersion::Dispersion;
use crate::measure::Measure;
use crate::portion::Portion;
use crate::published::PublishedFigure;

/// Of a word on two sides.
pub static OF_WORDS: &[Measure<ComparedWord>] = &[
    log_ratio::MEASURE,
    interval::MEASURE,
    p_adjusted::MEASURE,
    smallest_effect::MEASURE,
    log_likelihood::MEASURE,
    bic::MEASURE,
    p::MEASURE,
    log_likelihood_four_term::MEASURE,
    percent_difference::MEASURE,
    odds_ratio::MEASURE,
    fightin_words::MEASURE,
];

/// Of a word over the articles of a side, or of all that are kept.
pub static OF_DISPERSION: &[Measure<Dispersion>] = &[
    range::MEASURE,
    juilland_d::MEASURE,
    deviation_of_proportions::MEASURE,
    deviation_of_proportions_normalised::MEASURE,
    kl_divergence::MEASURE,
];

/// Of a word over the outlets of a table.
pub static OF_OUTLETS: &[Measure<[Portion]>] = &[log_likelihood_of_outlets::MEASURE, bic_of_outlets::MEASURE];

/// Of a word near a node.
pub static OF_COLLOCATES: &[Measure<Cooccurrence>] = &[
    log_likelihood_of_collocates::MEASURE,
    log_dice::MEASURE,
    mutual_information::MEASURE,
    t_score::MEASURE,
    mi3::MEASURE,
];

/// All figures published for measures of the catalogue, computed now, each with its measure's key.
pub fn published_figures() -> Vec<(&'static str, PublishedFigure)> {
    fn of<C: ?Sized>(measures: &[Measure<C>]) -> impl Iterator<Item = (&'static str, PublishedFigure)> {
        measures.iter().flat_map(|measure| (measure.published)().into_iter().map(|figure| (measure.key, figure)))
    }
    of(OF_WORDS).chain(of(OF_OUTLETS)).chain(of(OF_COLLOCATES)).chain(of(OF_DISPERSION)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::orders;
    use crate::published::tests::check_all;
    use std::collections::BTreeSet;

    #[test]
    fn every_published_figure_is_reproduced() {
        let figures: Vec<PublishedFigure> = published_figures().into_iter().map(|(_, figure)| figure).collect();
        assert_eq!(figures.len(), 85, "the documents say how many");
        check_all(&figures);
        assert!(figures.iter().any(|figure| figure.counts == "340 / 10000 : 2500 / 100000"));
        assert!(figures.iter().all(|figure| !figure.counts.contains(char::is_alphabetic)), "counts need no words");
    }

    #[test]
    fn keys_and_orders_are_of_one_measure_each() {
        fn check<C: ?Sized>(measures: &'static [Measure<C>], keys: &mut Vec<&'static str>) {
            keys.extend(measures.iter().map(|measure| measure.key));
            let names: Vec<&str> = orders(measures).map(|(name, _)| name).collect();
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
        }
        let mut keys = Vec::new();
        check(OF_WORDS, &mut keys);
        check(OF_OUTLETS, &mut keys);
        check(OF_COLLOCATES, &mut keys);
        check(OF_DISPERSION, &mut keys);
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
    }
}
