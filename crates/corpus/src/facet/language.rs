//! Languages: what an article is written in.

use crate::facet::Facet;
use crate::{Corpus, Labels};

/// What an article is written in, as a tag: the language that it states or that its words tell.
pub const LANGUAGE: Facet = Facet {
    key: "language",
    exclude_key: "not-language",
    all_key: None,
    is_by_kind: false,
    needs_words: true,
    n_worth_showing: 2,
    is_of_weight: Some(is_of_weight),
    labels,
    places: None,
};

/// The tag of articles that tell no language.
pub const UNKNOWN: &str = "und";

/// The share of a language that is more than mistakes: of 4,644 English headlines without a text whose language was told, the most that were taken for
/// one other language were one in 220.
const ONE_IN: u32 = 100;
/// In how few articles a single one says enough.
const FEW_ARTICLES: u32 = 20;

fn is_of_weight(tag: &str, n_articles: u32, of: u32) -> bool {
    tag != UNKNOWN && n_articles >= of / ONE_IN && (n_articles > 1 || of <= FEW_ARTICLES)
}

fn labels(corpus: &Corpus) -> Labels {
    Labels::of_names(
        (0..corpus.articles.len()).map(|article| [corpus.articles.language_tag(article).unwrap_or(UNKNOWN)]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Filters, Pick, Selection, members, search, values};
    use crate::samples::{article, corpus, headed};

    const TEXTS: [&str; 3] = [
        "It was the end of the war that they had in the house.",
        "Es war das Ende des Krieges und der Not, die wir nicht haben.",
        "Kyiv 2024",
    ];

    /// A corpus of so many English, German and wordless articles.
    fn of(n: [usize; 3]) -> Corpus {
        let texts = TEXTS.iter().zip(n).flat_map(|(text, n)| vec![*text; n]).enumerate();
        corpus(texts.map(|(i, text)| article(&i.to_string(), "O", "", text)).collect(), vec![], vec![])
    }

    fn shown(corpus: &Corpus, filters: &Filters) -> (Vec<(String, u32)>, bool) {
        let values = values::list(corpus, &Selection::of(corpus, filters), filters, [LANGUAGE]).remove(0);
        (values.rows.iter().map(|row| (row.name.clone(), row.n_articles)).collect(), values.are_worth_showing)
    }

    #[test]
    fn articles_are_found_by_their_language() {
        let mut irish = headed("Tús maith", article("ga", "O", "", "It was the end of the war."));
        irish.other.insert("language".into(), "ga-IE".into());
        let corpus = corpus(
            (0..)
                .zip(TEXTS)
                .map(|(i, text): (u32, &str)| article(&i.to_string(), "O", "", text))
                .chain([irish])
                .collect(),
            vec![],
            vec![],
        );
        let found = |query: &str| members(&search::run(&corpus, query).unwrap().unwrap().articles).collect::<Vec<_>>();
        let all = ["language:en", "language:de", "language:und", "language:ga", "-language:en"].map(found);
        assert_eq!(all, [vec![0], vec![1], vec![2], vec![3], vec![1, 2, 3]]);
        let mut filters = Filters::default();
        filters.choices.pick(LANGUAGE, "de", Pick::Include);
        filters.choices.pick(LANGUAGE, UNKNOWN, Pick::Include);
        assert_eq!(members(&Selection::of(&corpus, &filters).articles).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_second_language_shows_the_facet_unless_it_may_be_mistakes() {
        let shows = |n: [usize; 3]| shown(&of(n), &Filters::default()).1;
        assert_eq!([[3, 1, 0], [100, 2, 0], [300, 3, 0]].map(shows), [true; 3]);
        assert_eq!([[9, 0, 0], [9, 0, 9], [30, 1, 0], [300, 2, 0]].map(shows), [false; 4]);
        let value = |tag: &str, n| (tag.to_owned(), n);
        let corpus = of([3, 2, 1]);
        let mut filters = Filters { query: "war -end".into(), ..Filters::default() };
        assert_eq!(
            shown(&corpus, &filters),
            (vec![value("de", 2), value("en", 0), value("und", 0)], true),
            "whatever is filtered"
        );
        filters.query.clear();
        filters.choices.pick(LANGUAGE, "en", Pick::Include);
        assert_eq!(shown(&corpus, &filters).0, [value("en", 3), value("de", 2), value("und", 1)]);
    }

    #[test]
    fn a_large_corpus_has_no_room_for_an_overflow() {
        assert!(is_of_weight("de", u32::MAX, u32::MAX) && !is_of_weight("de", 1, u32::MAX));
    }
}
