//! Authors: who wrote an article.

use crate::facet::Facet;
use crate::strings::Strings;
use crate::{Corpus, Labels};
use model::byline;

/// Who wrote an article, as far as its byline says; it may have several authors.
pub const AUTHOR: Facet = Facet {
    key: "author",
    exclude_key: "not-author",
    all_key: Some("all-authors"),
    is_by_kind: false,
    needs_words: false,
    n_worth_showing: 2,
    is_of_weight: None,
    labels,
    places: None,
};

fn labels(corpus: &Corpus) -> Labels {
    // Each byline is read once, however many articles have it.
    let (mut bylines, mut names, mut places) = (Strings::default(), Vec::new(), Vec::new());
    let mut byline_of = Vec::new();
    for article in corpus.articles.all() {
        let line = article.byline.as_deref().unwrap_or_default();
        let (number, is_new) = bylines.intern(line);
        if is_new {
            let first = names.len() as u32;
            names.extend(byline::names(line));
            places.push(first..names.len() as u32);
        }
        byline_of.push(number);
    }
    let places_of = |byline: u32| places.get(byline as usize).cloned().unwrap_or_default();
    Labels::of_list(names.iter().map(|name| (name.as_str(), None)), byline_of.into_iter().map(places_of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Filters, Pick, Selection, members};
    use crate::samples::{article, corpus};

    #[test]
    fn articles_are_found_by_their_authors() {
        let by = |id: &str, byline: &str| {
            let mut article = article(id, "O", "2024", "x");
            article.byline = Some(byline.into());
            article
        };
        let corpus = corpus(
            vec![by("a", "Ann Lee and Bo Sand"), by("b", "Ann Lee"), article("c", "O", "2024", "x")],
            vec![],
            vec![],
        );
        let found = |filters: &Filters| members(&Selection::of(&corpus, filters).articles).collect::<Vec<_>>();
        let mut filters = Filters { query: "author:lee -author:sand".into(), ..Filters::default() };
        assert_eq!(found(&filters), [1]);
        filters.query.clear();
        filters.choices.pick(AUTHOR, "Ann Lee", Pick::Include);
        filters.choices.pick(AUTHOR, "Bo Sand", Pick::Include);
        assert_eq!(found(&filters), [0, 1]);
        filters.choices.require_all(AUTHOR, true);
        assert_eq!(found(&filters), [0]);
    }
}
