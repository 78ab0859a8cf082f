//! The nearest words: what may have been meant by a word of a search that stands nowhere in the corpus.

use crate::pattern::whole_runs;
use crate::query::syntax::{self, Expr};
use crate::query::{SearchOptions, field::Field};
use crate::{Corpus, Pattern, Position, TypeId};
use model::order::sort_by;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use text::{Writing, fold, is_unspaced};

/// A word that the corpus lacks, with its place in the search and the words that are spelled most like it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearestWords {
    /// Where it begins in the search, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Words of the corpus, the nearest first and of these the most frequent.
    pub words: Vec<String>,
    /// Whether the corpus has it, cut into other words: each of `words` is a stretch of whole words around it. Only of scripts without spaces.
    pub is_cut: bool,
}

/// How many words are given for one.
const MOST_WORDS: usize = 3;
/// How many words of a search are looked after.
const MOST_MISSING: usize = 4;
/// The longest word that is compared, in letters.
const LONGEST: usize = 40;

/// The words of a search that the corpus lacks and has others like; none where the search cannot be understood.
pub fn nearest_words(corpus: &Corpus, search: &str, options: SearchOptions) -> Vec<NearestWords> {
    let Ok(Some(expr)) = syntax::parse(search) else { return Vec::new() };
    let mut phrases = Vec::new();
    phrases_of(&expr, &mut phrases);
    let mut found = Vec::new();
    for (phrase, range) in phrases {
        // The phrase as it was typed: inside its quotation marks, behind its field.
        let Some(at) = search.get(range.clone()).and_then(|typed| typed.rfind(phrase)).map(|at| range.start + at)
        else {
            continue;
        };
        for token in whole_runs(phrase, Writing::Plain) {
            let word = &phrase[token.start..token.end];
            let is_stem = phrase[token.end..].starts_with('*');
            let pattern = Pattern::new(&corpus.lexicon, word, options.likeness());
            let is_run = word.starts_with(is_unspaced);
            let is_known = pattern.is_some_and(|pattern| !is_run || !pattern.find(corpus).is_empty());
            if is_stem || is_known || found.len() == MOST_MISSING {
                continue;
            }
            let around = if is_run { around(corpus, word) } else { Vec::new() };
            let is_cut = !around.is_empty();
            let words = if is_cut { around } else { like(corpus, word) };
            if !words.is_empty() {
                found.push(NearestWords { start: at + token.start, end: at + token.end, words, is_cut });
            }
        }
    }
    found
}

fn phrases_of<'a>(expr: &'a Expr, phrases: &mut Vec<(&'a str, std::ops::Range<usize>)>) {
    match expr {
        Expr::Phrase(phrase, range) | Expr::Field(Field::Word | Field::Sentence, phrase, range) => {
            phrases.push((phrase, range.clone()));
        }
        Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| phrases_of(part, phrases)),
        Expr::Near(left, right, ..) => [left, right].into_iter().for_each(|part| phrases_of(part, phrases)),
        Expr::Field(..) | Expr::Not(_) => {}
    }
}

/// The stretches of whole words that have a run of letters in them which is none itself, the most frequent first. None of a run that is too long to look for.
///
/// Worked: "東京" and "京都" stand in "東京都" where that is one word, and "京都大" in "京都大学" where that is "京都" and "大学".
fn around(corpus: &Corpus, run: &str) -> Vec<String> {
    let run = fold(run);
    if run.chars().count() > LONGEST {
        return Vec::new();
    }
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for type_id in 0..corpus.lexicon.n_types() {
        let word = corpus.lexicon.folded(type_id);
        if word.contains(run.as_ref()) {
            *found.entry(word.to_owned()).or_default() += corpus.index().count(type_id);
            continue;
        }
        // What of the run the word ends with; the words that follow it have to have the rest.
        let ends = run.char_indices().skip(1).filter_map(|(at, _)| run.split_at_checked(at));
        for (_, rest) in ends.filter(|(beginning, _)| word.ends_with(beginning)) {
            for position in corpus.index().positions(type_id) {
                if let Some(behind) = following(corpus, position + 1, rest) {
                    *found.entry([word, &behind].concat()).or_default() += 1;
                }
            }
        }
    }
    let mut found: Vec<(String, usize)> = found.into_iter().collect();
    sort_by(&mut found, &|a, b| b.1.cmp(&a.1));
    found.into_iter().take(MOST_WORDS).map(|(stretch, _)| stretch).collect()
}

/// The words from a position on that begin with these letters, as many as it takes.
fn following(corpus: &Corpus, position: Position, letters: &str) -> Option<String> {
    let (mut rest, mut stretch) = (letters, String::new());
    for form in (position..).map_while(|position| corpus.forms.get(position)) {
        let word = corpus.lexicon.folded(corpus.lexicon.type_of(form));
        stretch.push_str(word);
        if word.starts_with(rest) {
            return Some(stretch);
        }
        rest = rest.strip_prefix(word)?;
    }
    None
}

/// The words of the corpus at the least distance from one, up to one step in a short word and two in a longer one.
fn like(corpus: &Corpus, word: &str) -> Vec<String> {
    let wanted: Vec<char> = fold(word).chars().take(LONGEST + 1).collect();
    let most = match wanted.len() {
        ..3 => return Vec::new(),
        3..6 => 1,
        6..=LONGEST => 2,
        _ => return Vec::new(),
    };
    let mut found: Vec<(usize, usize, TypeId)> = Vec::new();
    let mut letters = Vec::new();
    for type_id in 0..corpus.lexicon.n_types() {
        letters.clear();
        letters.extend(corpus.lexicon.folded(type_id).chars().take(LONGEST + most + 1));
        if let Some(steps) = distance(&wanted, &letters, most) {
            found.push((steps, corpus.index().count(type_id), type_id));
        }
    }
    sort_by(&mut found, &|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(&a.1)).then_with(|| a.2.cmp(&b.2)));
    found.into_iter().take(MOST_WORDS).map(|(.., type_id)| corpus.lexicon.shown(type_id).to_owned()).collect()
}

/// How many letters must be put in, left out, changed or swapped with their neighbour to make one word of the other, if no more than `most`.
///
/// Source: Damerau (1964), as optimal string alignment: no pair of letters is edited twice.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let width = b.len() + 1;
    let mut rows = [(); 3].map(|()| [0; LONGEST + 4]);
    for (at, steps) in rows[1].iter_mut().take(width).enumerate() {
        *steps = at;
    }
    for i in 1..=a.len() {
        let [before, above, row] = &mut rows;
        row[0] = i;
        for j in 1..width {
            let change = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row[..width].iter().all(|steps| *steps > most) {
            return None;
        }
        rows.rotate_left(1);
    }
    Some(rows[1][b.len()]).filter(|steps| *steps <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{article, corpus};
    use proptest::prelude::*;

    #[test]
    fn a_word_that_stands_nowhere_has_its_nearest() {
        let text = "immigration immigrant peace peace piece place war wars Zelensky Zelenskyy Zelenskyy";
        let corpus = corpus(vec![article("a", "A", "", text)], vec![], vec![]);
        let near = |search: &str| {
            let found = nearest_words(&corpus, search, SearchOptions::default());
            found.iter().map(|near| (search[near.start..near.end].to_owned(), near.words.join(" "))).collect::<Vec<_>>()
        };
        let one = |word: &str, words: &str| vec![(word.to_owned(), words.to_owned())];
        assert_eq!(near("imigration"), one("imigration", "immigration"));
        assert_eq!(near("peice"), one("peice", "peace piece"));
        assert_eq!(
            near("war \"peaec zelenski\" -wor"),
            [one("peaec", "peace"), one("zelenski", "Zelensky Zelenskyy")].concat()
        );
        assert_eq!(near("word:pxace"), one("pxace", "peace place"));
        assert_eq!(near("peace qu wxr* outlet:pece (pece"), []);
        assert_eq!(near("xylophone"), []);
    }

    #[test]
    fn letters_that_were_cut_otherwise_have_the_words_around_them() {
        // Without a dictionary a run of katakana is one word, and each other letter.
        let text = "東ウクライナ情勢。東ウクライナ情勢。西ウクライナ戦";
        let corpus = corpus(vec![article("a", "A", "", text)], vec![], vec![]);
        let check = |search: &str, wanted: &[&str]| {
            let found = nearest_words(&corpus, search, SearchOptions::default());
            let words: Vec<&str> = found.iter().flat_map(|near| near.words.iter().map(String::as_str)).collect();
            assert_eq!(words, wanted, "{search}");
            assert!(found.iter().all(|near| near.is_cut), "{search}");
        };
        check("クライ", &["ウクライナ"]);
        check("ライナ情勢", &["ウクライナ情勢"]);
        check("peace \"東ウクラ\"", &["東ウクライナ"]);
        check("ナ情 OR ナ戦", &["ウクライナ情", "ウクライナ戦"]);
        check("ウクライナ情", &[]);
        check("ナ勢", &[]);
        check("北海", &[]);
    }

    /// The distance from the definition, in every way of editing.
    fn naive(a: &[char], b: &[char]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([x, a_rest @ ..], [y, b_rest @ ..]) => {
                let mut least = naive(a_rest, b_rest) + usize::from(x != y);
                least = least.min(naive(a_rest, b) + 1).min(naive(a, b_rest) + 1);
                if let ([x, x_next, a_rest @ ..], [y, y_next, b_rest @ ..]) = (a, b)
                    && (x, x_next) == (y_next, y)
                {
                    least = least.min(naive(a_rest, b_rest) + 1);
                }
                least
            }
        }
    }

    proptest! {
        #[test]
        fn the_distance_is_that_of_its_definition(a in "[abc]{0,6}", b in "[abc]{0,6}", most in 0..4_usize) {
            let [a, b] = [a, b].map(|word| word.chars().collect::<Vec<_>>());
            prop_assert_eq!(distance(&a, &b, most), Some(naive(&a, &b)).filter(|steps| *steps <= most));
        }

        #[test]
        fn no_search_panics(search in "\\PC{0,60}") {
            let corpus = corpus(vec![article("a", "A", "", "peace war")], vec![], vec![]);
            for near in nearest_words(&corpus, &search, SearchOptions::default()) {
                prop_assert!(search.get(near.start..near.end).is_some());
            }
        }
    }
}
