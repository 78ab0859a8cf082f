//! Nouns: words of a language that writes nouns with a capital, such as German, known by the determiners before them.

use crate::gaps::Gap;
use crate::name_words::flag;
use corpus::{Corpus, Position};

/// What stands before a noun in a language that writes nouns with a capital.
const DETERMINERS: [&str; 34] = [
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine",
    "keinen", "keiner", "im", "am", "zum", "zur", "vom", "beim", "ins", "sein", "seine", "seinen", "seiner", "ihr",
    "ihre", "ihren", "ihrer", "diese", "dieser", "jeder",
];
/// A noun has one of them before it in one of so many places; a person's name hardly ever has.
const NOUN_ONE_IN: u32 = 5;

/// Of each type, how often it has a capital, and a determiner before it.
#[derive(Debug)]
pub(super) struct Nouns(Vec<u32>);

impl Nouns {
    /// Counts the determiners before words with a capital, given what is before each token and what each form may be.
    pub(super) fn of(corpus: &Corpus, gaps: &[Gap], flags: &[u32]) -> Self {
        let mut is_determiner = vec![false; flags.len()];
        for word in DETERMINERS {
            for form in corpus.lexicon.find_forms(word) {
                is_determiner[form as usize] = corpus.lexicon.form(form) == word;
            }
        }
        let mut n = vec![0; corpus.lexicon.n_types() as usize];
        let forms = corpus.forms.all().iter();
        for (at, (before, form)) in forms.clone().zip(forms.skip(1)).enumerate() {
            let gap = |at: usize| gaps.get(at).copied().unwrap_or(Gap::Start);
            // In "die Quill-Studie" it is the study's.
            if gap(at + 1) == Gap::Space
                && gap(at + 2) != Gap::Hyphen
                && is_determiner[before as usize]
                && flags[form as usize] & flag::CAPITAL != 0
            {
                n[corpus.lexicon.type_of(form) as usize] += 1;
            }
        }
        Self(n)
    }

    /// Whether the word at a position is a noun, if it has a capital in such a language.
    pub(super) fn has(&self, corpus: &Corpus, position: Position) -> bool {
        let type_id = corpus.type_at(position);
        let n = self.0.get(type_id as usize).copied().unwrap_or_default();
        n > 0 && NOUN_ONE_IN * n >= corpus.index().count(type_id) as u32
    }
}
