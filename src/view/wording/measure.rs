//! Measures in words: what each text of the catalogue's entries says.

use measures::measure::Measure;

/// A text of a measure: `name`, `formula`, `misleads`, `scale` or `order`; empty where it has none.
pub fn measure_text(key: &str, what: &str) -> &'static str {
    words::measures::by_key(&format!("{key}_{what}")).unwrap_or_default()
}

/// What a measure is called.
pub fn measure_name(key: &str) -> &'static str {
    measure_text(key, "name")
}

/// What the order by a measure is called: what it means to be in front, or the measure's name.
pub fn measure_order<Counts: ?Sized>(measures: &[Measure<Counts>], number: usize) -> &'static str {
    let key = measures.get(number).map_or("", |measure| measure.key);
    Some(measure_text(key, "order")).filter(|order| !order.is_empty()).unwrap_or_else(|| measure_name(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::catalogue::{OF_COLLOCATES, OF_DISPERSION, OF_OUTLETS, OF_WORDS};

    fn keys<Counts: ?Sized>(measures: &[Measure<Counts>]) -> impl Iterator<Item = &'static str> {
        measures.iter().map(|measure| measure.key)
    }

    #[test]
    fn every_measure_has_its_words() {
        let of_words = keys(OF_WORDS).chain(keys(OF_OUTLETS)).chain(keys(OF_COLLOCATES));
        for key in of_words.chain(keys(OF_DISPERSION)) {
            for what in ["name", "formula", "misleads"] {
                assert!(!measure_text(key, what).is_empty(), "{key}_{what}");
            }
        }
        for key in keys(OF_DISPERSION) {
            assert!(!measure_text(key, "scale").is_empty(), "{key}_scale");
        }
    }

    #[test]
    fn an_order_is_called_by_what_is_in_front_or_by_its_measure() {
        assert_eq!(measure_order(OF_COLLOCATES, 0), "evidence (log-likelihood)");
        assert_eq!(measure_order(OF_COLLOCATES, 2), "MI");
        assert_eq!(measure_order(OF_COLLOCATES, 99), "");
    }
}
