//! A pattern: a run of whole words to be found in the corpus, such as an alias, a topic's phrase or a searched phrase.

use super::articles::Walk;
use super::{Corpus, FormId, Index, Lexicon, Position, TypeId};
use crate::text::{fold, tokens};

/// Tokens that stand together: where they begin and how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first token.
    pub start: Position,
    /// The number of tokens.
    pub n_tokens: u32,
}

impl Span {
    /// The position behind the last token.
    pub fn end(self) -> Position {
        self.start + self.n_tokens
    }
}

/// How capitals count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// They do not.
    Ignored,
    /// They do if the pattern has one: "US" is not "us".
    AsWritten,
}

#[derive(Clone, Debug)]
enum Word {
    Form(FormId),
    Type(TypeId),
    /// Several types, in the order of their numbers.
    Types(Vec<TypeId>),
    /// Several forms, in the order of their numbers.
    Forms(Vec<FormId>),
}

/// A pattern made ready for one corpus.
#[derive(Clone, Debug)]
pub struct Pattern {
    words: Vec<Word>,
}

impl Pattern {
    /// Reads a phrase; a `*` behind a word makes it a stem. `None` where the corpus lacks one of its words, or it has none.
    pub fn new(lexicon: &Lexicon, phrase: &str, case: Case) -> Option<Self> {
        let case_counts = case == Case::AsWritten && phrase.chars().any(char::is_uppercase);
        let mut words = Vec::new();
        for piece in phrase.split_whitespace() {
            let bare = piece.trim_end_matches('*');
            let is_stem = bare.len() < piece.len();
            // A token by itself, as the clitic "'s", which cutting it out of a text would read otherwise.
            if let Some(type_id) = lexicon.find_type(bare).filter(|_| !is_stem && !case_counts) {
                words.push(Word::Type(type_id));
                continue;
            }
            let found: Vec<&str> = tokens(bare).map(|t| &bare[t.start..t.end]).collect();
            for (i, word) in found.iter().enumerate() {
                words.push(if is_stem && i + 1 == found.len() {
                    Word::stem(lexicon, word, case_counts)?
                } else if case_counts {
                    Word::Form(lexicon.find_form(word)?)
                } else {
                    Word::Type(lexicon.find_type(word)?)
                });
            }
        }
        (!words.is_empty()).then_some(Self { words })
    }

    /// Every place where the pattern stands inside one article, in reading order. Places may overlap.
    pub fn find(&self, corpus: &Corpus) -> Vec<Span> {
        self.find_in(&corpus.forms, &corpus.lexicon, &corpus.index, corpus.articles.starts())
    }

    pub(super) fn find_in(&self, forms: &[FormId], lexicon: &Lexicon, index: &Index, starts: &[Position]) -> Vec<Span> {
        let Some(first) = self.words.first() else { return Vec::new() };
        let n_tokens = self.words.len() as u32;
        let mut walk = Walk::over(starts);
        let mut spans = Vec::new();
        for start in first.positions(lexicon, index, forms) {
            if n_tokens > 1 {
                let end = starts.get(walk.to(start) as usize + 1).copied().unwrap_or_default();
                let rest = forms.get(start as usize + 1..(start + n_tokens) as usize).unwrap_or_default();
                let stands = start + n_tokens <= end
                    && self.words[1..].iter().zip(rest).all(|(word, &form)| word.is(form, lexicon));
                if !stands {
                    continue;
                }
            }
            spans.push(Span { start, n_tokens });
        }
        spans
    }
}

impl Word {
    fn stem(lexicon: &Lexicon, stem: &str, case_counts: bool) -> Option<Self> {
        let mut types = lexicon.beginning_with(&fold(stem)).to_vec();
        types.sort_unstable();
        if types.is_empty() {
            return None;
        }
        if !case_counts {
            return Some(Self::Types(types));
        }
        let of_stem = |form: &FormId| {
            lexicon.form(*form).starts_with(stem) && types.binary_search(&lexicon.type_of(*form)).is_ok()
        };
        let forms: Vec<FormId> = (0..lexicon.n_forms()).filter(of_stem).collect();
        (!forms.is_empty()).then_some(Self::Forms(forms))
    }

    fn is(&self, form: FormId, lexicon: &Lexicon) -> bool {
        match self {
            Self::Form(wanted) => *wanted == form,
            Self::Type(wanted) => *wanted == lexicon.type_of(form),
            Self::Types(types) => types.binary_search(&lexicon.type_of(form)).is_ok(),
            Self::Forms(forms) => forms.binary_search(&form).is_ok(),
        }
    }

    /// Where the word stands, in reading order.
    fn positions(&self, lexicon: &Lexicon, index: &Index, forms: &[FormId]) -> Vec<Position> {
        let of_forms = |wanted: &[FormId]| {
            let mut types: Vec<TypeId> = wanted.iter().map(|&form| lexicon.type_of(form)).collect();
            types.sort_unstable();
            types.dedup();
            let mut found = merged(index, &types);
            found.retain(|&p| wanted.binary_search(&forms[p as usize]).is_ok());
            found
        };
        match self {
            Self::Form(form) => of_forms(&[*form]),
            Self::Forms(forms) => of_forms(forms),
            Self::Type(type_id) => index.positions(*type_id).to_vec(),
            Self::Types(types) => merged(index, types),
        }
    }
}

fn merged(index: &Index, types: &[TypeId]) -> Vec<Position> {
    let mut found: Vec<Position> = types.iter().flat_map(|&t| index.positions(t)).copied().collect();
    if types.len() > 1 {
        found.sort_unstable();
    }
    found
}
