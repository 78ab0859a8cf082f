//! MI3, mutual information that leans to frequent words.

use crate::cooccurrence::Cooccurrence;
use crate::measure::{Figure, Measure, Print, Shown};

/// The entry of the catalogue.
pub const MEASURE: Measure<Cooccurrence> = Measure {
    key: "mi3",
    figure: Figure::Number(mi3, Print::Signed(1)),
    shown: Shown::WithAllFigures,
    order: Some("mi3"),
    published: Vec::new,
};

/// MI3: the binary logarithm of the cube of the times together over those expected; none where the two never meet.
///
/// Source: Daille (1994), Oakes (1998). Unit: none; between words of one corpus, one more is twice as much. Worked: 16
/// together where 1 is expected gives log₂ 4096 = 12.
///
/// Misleads when read as mutual information: the cube makes up for rare words' high figures and means nothing by itself.
/// It grows with the corpus, so figures of two corpora can't be compared.
fn mi3(words: &Cooccurrence) -> Option<f64> {
    words.where_together(|together, expected| (together.powi(3) / expected).log2())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::mutual_information;

    #[test]
    fn the_worked_example() {
        let words = Cooccurrence { together: 16, node: 100, window: 1000, collocate: 64, n_tokens: 64_000 };
        assert_eq!((words.expected(), mi3(&words)), (1.0, Some(12.0)));
        assert_eq!(mi3(&Cooccurrence { together: 0, ..words }), None);
    }

    #[test]
    fn it_is_mutual_information_with_the_times_together_squared() {
        // Church & Hanks print 18.38 bits for the mutual information of these.
        let words = Cooccurrence { together: 20, node: 42, window: 42, collocate: 20, n_tokens: 14_307_668 };
        let mi = mutual_information::MEASURE.of(&words).unwrap();
        assert!((mi3(&words).unwrap() - (mi + 2.0 * 20_f64.log2())).abs() < 1e-12);
    }
}
