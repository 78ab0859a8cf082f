//! Boilerplate: words that an outlet prints again and again in the same place of the same sentence, such as those under its articles.

use corpus::articles::Walk;
use corpus::{Corpus, Position, Span, TypeId};
use fixedbitset::FixedBitSet;
use text::{Writing, fold, tokens};

/// So many occurrences in a fixed place show boilerplate; fewer may be a quotation that several articles have.
const LEAST_OCCURRENCES: usize = 5;

/// Whether a unit stands as boilerplate does, by its occurrences in a set of articles: half or more have the same word right behind them, or the
/// same right before them that is no stop word; or a fifth has the same two words around it; or a third is in the last tenth of an article.
///
/// News moves its words about; "Enlarge this image" and "Getty Images" stay as
/// they are, and "Contributing:" comes last. Counts tell no places, so only what stands in texts is looked at. Halves of fixed terms, such as "York", are taken for boilerplate too: by themselves they say little.
pub(super) fn is_boilerplate(corpus: &Corpus, spans: &[Span], stop_words: &FixedBitSet) -> bool {
    let mut walk = Walk::new(corpus);
    let [mut before, mut after, mut around] = [const { Vec::new() }; 3];
    let mut n_last = 0;
    for span in spans {
        let range = corpus.articles.range(walk.to(span.start));
        let neighbour = |at: Option<Position>| at.filter(|at| range.contains(at)).map(|at| corpus.type_at(at));
        let [left, right] = [span.start.checked_sub(1), Some(span.end())].map(neighbour);
        before.extend(left.filter(|word| !stop_words.contains(*word as usize)).map(|word| (word, 0)));
        after.extend(right.map(|word| (word, 0)));
        around.extend(left.zip(right));
        n_last += usize::from(10 * (range.end - span.start) <= range.end - range.start);
    }
    let is_most = |words: Vec<(TypeId, TypeId)>, one_in: usize| {
        let most = most_alike(words);
        most >= LEAST_OCCURRENCES && one_in * most >= spans.len()
    };
    is_most(before, 2)
        || is_most(after, 2)
        || is_most(around, 5)
        || n_last >= LEAST_OCCURRENCES && 3 * n_last >= spans.len()
}

fn most_alike(mut all: Vec<(TypeId, TypeId)>) -> usize {
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).map(<[_]>::len).max().unwrap_or_default()
}

/// Whether a word is one or two letters, or has other signs than letters: titles, abbreviations, addresses.
pub(super) fn is_mark(word: &str) -> bool {
    let least = if word.is_ascii() { 3 } else { 2 };
    word.chars().count() < least || !word.chars().all(char::is_alphabetic)
}

/// Whether a unit's name is a part of an outlet's, or has its initials in it: that an outlet names itself is no news.
pub(super) fn is_own_name(outlet: &str, unit_name: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        tokens(name, Writing::Plain).map(|token| name[token.start..token.end].to_owned()).collect()
    };
    let folded = |words: &[String]| -> Vec<String> { words.iter().map(|word| fold(word).into_owned()).collect() };
    let (outlet, unit) = (words(outlet), words(unit_name));
    let is_initials = |word: &&String| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    let has_initials =
        outlet.iter().filter(is_initials).any(|initials| unit.iter().any(|word| word.contains(initials)));
    let (outlet, unit) = (folded(&outlet), folded(&unit));
    let has = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
    !unit.is_empty() && (has_initials || has(&outlet, &unit) || has(&unit, &outlet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit_spans;
    use corpus::query::all_articles;
    use corpus::samples::{actor, article, corpus};

    #[test]
    fn what_stands_in_the_same_place_again_and_again_is_boilerplate() {
        let middle = ["one war here", "a war there", "no war now", "war again", "the war was", "war or not"];
        let texts = middle.map(|text| format!("{text}. Read more Quill news here"));
        let articles = texts.iter().enumerate().map(|(i, text)| article(&i.to_string(), "A", "", text));
        let corpus = corpus(articles.collect(), vec![actor("Quill", &[], &[])], vec![]);
        let stop_words = corpus.stop_words(&all_articles(6));
        let of = |unit, n| is_boilerplate(&corpus, &unit_spans::of(&corpus, &all_articles(n), unit), &stop_words);
        let word = |word: &str| corpus.lexicon.find_type(word).unwrap();
        assert_eq!((of(word("war"), 6), of(word("read"), 6)), (false, true));
        assert!(of(corpus.unit_of_actor(0), 6));
        assert!(!of(corpus.unit_of_actor(0), 3), "three are too few to tell");
    }

    #[test]
    fn an_outlet_names_itself() {
        let own =
            [("Fox News", "fox"), ("CNN (Web News)", "CNN"), ("The Post", "The Washington Post"), ("CNN", "CNNMoney")];
        assert!(own.iter().all(|(outlet, name)| is_own_name(outlet, name)));
        assert!(!is_own_name("The Post", "war") && !is_own_name("The Hill", "their hills"));
    }

    #[test]
    fn short_words_and_addresses_are_marks() {
        assert_eq!(["Mr", "npr.org", "amnesty", "мир", "和平"].map(is_mark), [true, true, false, false, false]);
    }
}
