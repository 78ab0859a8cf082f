//! The spans of units: where words and actors stand in the texts of a set of articles.

use corpus::articles::Walk;
use corpus::query::{ArticleSet, members};
use corpus::{ArticleId, Corpus, Span, TypeId};
use fixedbitset::FixedBitSet;

/// More occurrences of a unit are not looked at.
const MOST_OCCURRENCES: usize = 4_000;

/// The first occurrences of a unit, as [`Corpus::unit_name`] has it, in the texts of a set of articles: 4,000 at most. Counts tell no places.
pub(super) fn of(corpus: &Corpus, set: &ArticleSet, unit: u32) -> Vec<Span> {
    if let Some(actor) = unit.checked_sub(corpus.lexicon.n_types()) {
        let articles = members(set).filter(|article| corpus.articles.has_order(*article));
        let mentions = articles.flat_map(|article| corpus.actors.in_article(article));
        return mentions.filter(|m| m.label == actor).map(|m| m.span).take(MOST_OCCURRENCES).collect();
    }
    let mut walk = Walk::new(corpus);
    let inside = corpus.index().positions(unit).filter(|position| {
        let article = walk.to(*position);
        set.contains(article as usize) && corpus.articles.has_order(article)
    });
    inside.map(|start| Span { start, n_tokens: 1 }).take(MOST_OCCURRENCES).collect()
}

/// Those of several units, each as [`of`] gives them. While the corpus has no index yet, its texts are read for all of them at once, which takes a fraction of
/// the time that making the index does.
pub(super) fn of_each(corpus: &Corpus, set: &ArticleSet, units: &[u32]) -> Vec<Vec<Span>> {
    if corpus.has_index() {
        return units.iter().map(|unit| of(corpus, set, *unit)).collect();
    }
    let n_types = corpus.lexicon.n_types();
    let mut words: Vec<(TypeId, Vec<Span>)> =
        units.iter().filter(|unit| **unit < n_types).map(|unit| (*unit, Vec::new())).collect();
    words.sort_unstable_by_key(|(word, _)| *word);
    let wanted: FixedBitSet = words.iter().map(|(word, _)| *word as usize).collect();
    if !words.is_empty() {
        for article in members(set).filter(|article| corpus.articles.has_order(*article)) {
            read(corpus, article, &wanted, &mut words);
        }
    }
    let found = |unit: &u32| match words.binary_search_by_key(unit, |(word, _)| *word) {
        Ok(at) => words.get(at).map(|(_, spans)| spans.clone()).unwrap_or_default(),
        Err(_) => of(corpus, set, *unit),
    };
    units.iter().map(found).collect()
}

/// Notes where an article has the wanted words. A function of its own, since a browser runs one as it first compiled it until it returns.
#[inline(never)]
fn read(corpus: &Corpus, article: ArticleId, wanted: &FixedBitSet, words: &mut [(TypeId, Vec<Span>)]) {
    let range = corpus.articles.range(article);
    for (start, form) in (range.start..).zip(corpus.forms.within(range).iter()) {
        let word = corpus.lexicon.type_of(form);
        if wanted.contains(word as usize)
            && let Ok(at) = words.binary_search_by_key(&word, |(word, _)| *word)
            && let Some((_, spans)) = words.get_mut(at)
            && spans.len() < MOST_OCCURRENCES
        {
            spans.push(Span { start, n_tokens: 1 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_stand_where_they_do_with_and_without_an_index(
            texts in prop::collection::vec(prop::collection::vec(0..5_usize, 0..30), 1..8),
            units in prop::collection::vec(0..6_u32, 0..8),
            set in prop::collection::vec(any::<bool>(), 8),
        ) {
            let words = ["war", "War", "peace", "Quill", "talks"];
            let text = |text: &Vec<usize>| text.iter().map(|n| words[*n]).collect::<Vec<_>>().join(" ");
            let articles = texts.iter().enumerate().map(|(i, words)| article(&i.to_string(), "A", "", &text(words)));
            let corpus = corpus(articles.collect(), vec![actor("Quill", &[], &[])], vec![]);
            let set: ArticleSet = (0..texts.len()).filter(|i| set[*i]).collect();
            let units: Vec<u32> = units.into_iter().filter(|unit| *unit <= corpus.lexicon.n_types()).collect();
            let read = of_each(&corpus, &set, &units);
            prop_assert!(!units.iter().all(|unit| *unit < corpus.lexicon.n_types()) || !corpus.has_index());
            let _index = corpus.index();
            prop_assert_eq!(read, of_each(&corpus, &set, &units));
        }
    }
}
