//! The *catalogue* of measures: every measure that the page shows, in the order of its columns. A new one is a file of its
//! own, a line here and its words.

use crate::association::{log_dice, log_likelihood as log_likelihood_of_collocates, mutual_information};
use crate::compared_word::ComparedWord;
use crate::cooccurrence::Cooccurrence;
use crate::dispersion::{
    Dispersion, deviation_of_proportions, deviation_of_proportions_normalised, juilland_d, kl_divergence, range,
};
use crate::keyness::{
    bic, fightin_words, interval, log_likelihood, log_likelihood_four_term, log_ratio, odds_ratio, p, p_adjusted,
    percent_difference, smallest_effect,
};
use crate::measure::Measure;
use crate::outlets;
use crate::portion::Portion;
use crate::published::PublishedFigure;

/// Of a word on two sides.
pub static OF_WORDS: [Measure<ComparedWord>; 11] = [
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
pub static OF_DISPERSION: [Measure<Dispersion>; 5] = [
    range::MEASURE,
    juilland_d::MEASURE,
    deviation_of_proportions::MEASURE,
    deviation_of_proportions_normalised::MEASURE,
    kl_divergence::MEASURE,
];

/// Of a word over the outlets of a table.
pub static OF_OUTLETS: [Measure<[Portion]>; 2] = [outlets::log_likelihood::MEASURE, outlets::bic::MEASURE];

/// Of a word near a node.
pub static OF_COLLOCATES: [Measure<Cooccurrence>; 3] =
    [log_likelihood_of_collocates::MEASURE, log_dice::MEASURE, mutual_information::MEASURE];

/// All figures published for measures of the catalogue, computed now, each with its measure's key.
pub fn published_figures() -> Vec<(&'static str, PublishedFigure)> {
    fn of<C: ?Sized>(measures: &[Measure<C>]) -> impl Iterator<Item = (&'static str, PublishedFigure)> {
        measures.iter().flat_map(|measure| (measure.published)().into_iter().map(|figure| (measure.key, figure)))
    }
    of(&OF_WORDS).chain(of(&OF_OUTLETS)).chain(of(&OF_COLLOCATES)).chain(of(&OF_DISPERSION)).collect()
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
        check_all(&figures, 81);
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
        check(&OF_WORDS, &mut keys);
        check(&OF_OUTLETS, &mut keys);
        check(&OF_COLLOCATES, &mut keys);
        check(&OF_DISPERSION, &mut keys);
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
    }
}
