//! A pattern: a run of whole words to be found in the corpus, such as an alias, a topic's phrase or a searched phrase.

use crate::articles::Walk;
use crate::{Corpus, FormId, Index, Lexicon, Position, TypeId};
use text::{Token, fold, is_unspaced, tokens};

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
    /// A run of a script without spaces, which may be cut in other ways where it stands.
    Run(Run),
}

/// Letters that one token or several make up, folded.
#[derive(Clone, Debug)]
struct Run {
    letters: String,
    /// Whether the last token may go on.
    is_stem: bool,
    /// The types that a place may begin with, in the order of their numbers.
    firsts: Vec<TypeId>,
}

/// A pattern made ready for one corpus.
#[derive(Clone, Debug)]
pub struct Pattern {
    words: Vec<Word>,
}

impl Pattern {
    /// Reads a phrase; a `*` behind a word makes it a stem. `None` where the corpus lacks one of its words, or it has none.
    ///
    /// Letters of a script without spaces are found wherever words begin and end with them, however they are cut in between. Misleads where a
    /// word is part of a longer one: "京都" is not found in "京都市" if that was cut as one word, but "京都*" is.
    pub fn new(lexicon: &Lexicon, phrase: &str, case: Case) -> Option<Self> {
        let case_counts = case == Case::AsWritten && phrase.chars().any(char::is_uppercase);
        let mut words = Vec::new();
        for piece in phrase.split_whitespace() {
            let bare = piece.trim_end_matches('*');
            let is_stem = bare.len() < piece.len();
            // A token by itself, as the clitic "'s", which cutting it out of a text would read otherwise.
            let known = lexicon.find_type(bare).filter(|_| !is_stem && !case_counts && !bare.contains(is_unspaced));
            if let Some(type_id) = known {
                words.push(Word::Type(type_id));
                continue;
            }
            let found = whole_runs(bare);
            for (i, word) in found.iter().enumerate() {
                let is_stem = is_stem && i + 1 == found.len();
                words.push(if word.starts_with(is_unspaced) {
                    Word::Run(Run::new(lexicon, word, is_stem)?)
                } else if is_stem {
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
        let mut walk = Walk::over(starts);
        let mut spans = Vec::new();
        for start in first.positions(lexicon, index, forms) {
            let end = starts.get(walk.to(start) as usize + 1).copied().unwrap_or_default();
            let mut rest = forms.get(start as usize..end as usize).unwrap_or_default();
            let stands = self.words.iter().all(|word| {
                let behind = word.length(rest, lexicon).and_then(|length| rest.get(length..));
                rest = behind.unwrap_or_default();
                behind.is_some()
            });
            if stands {
                spans.push(Span { start, n_tokens: end - start - rest.len() as u32 });
            }
        }
        spans
    }
}

/// The tokens of a phrase's piece, with those of scripts without spaces that touch put together.
fn whole_runs(piece: &str) -> Vec<&str> {
    let mut found: Vec<Token> = Vec::new();
    for token in tokens(piece) {
        let unspaced = |t: &Token| piece.get(t.start..t.end).is_some_and(|word| word.starts_with(is_unspaced));
        match found.last_mut() {
            Some(last) if last.end == token.start && unspaced(last) && unspaced(&token) => last.end = token.end,
            _ => found.push(token),
        }
    }
    found.iter().filter_map(|t| piece.get(t.start..t.end)).collect()
}

impl Run {
    fn new(lexicon: &Lexicon, letters: &str, is_stem: bool) -> Option<Self> {
        let letters = fold(letters).into_owned();
        let beginnings = letters.char_indices().map(|(at, c)| letters.get(..at + c.len_utf8()).unwrap_or_default());
        let mut firsts: Vec<TypeId> = beginnings.filter_map(|word| lexicon.find_type(word)).collect();
        if is_stem {
            firsts.extend(lexicon.beginning_with(&letters));
        }
        firsts.sort_unstable();
        firsts.dedup();
        (!firsts.is_empty()).then_some(Self { letters, is_stem, firsts })
    }

    /// How many of the forms make up the run.
    fn length(&self, forms: &[FormId], lexicon: &Lexicon) -> Option<usize> {
        let mut rest = self.letters.as_str();
        for (i, form) in forms.iter().enumerate() {
            let word = lexicon.folded(lexicon.type_of(*form));
            match rest.strip_prefix(word) {
                Some("") => return Some(i + 1),
                Some(behind) => rest = behind,
                None => return (self.is_stem && word.starts_with(rest)).then_some(i + 1),
            }
        }
        None
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

    /// How many tokens it takes of those that follow; `None` where they do not begin with it.
    fn length(&self, forms: &[FormId], lexicon: &Lexicon) -> Option<usize> {
        let &form = forms.first()?;
        let is = match self {
            Self::Form(wanted) => *wanted == form,
            Self::Type(wanted) => *wanted == lexicon.type_of(form),
            Self::Types(types) => types.binary_search(&lexicon.type_of(form)).is_ok(),
            Self::Forms(forms) => forms.binary_search(&form).is_ok(),
            Self::Run(run) => return run.length(forms, lexicon),
        };
        is.then_some(1)
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
            Self::Run(run) => merged(index, &run.firsts),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{article, corpus};

    /// The places of a phrase in texts whose words are parted by `|`, as a dictionary would part them.
    fn check(text: &str, phrase: &str, wanted: &[(u32, u32)]) {
        let mut lexicon = Lexicon::default();
        let forms: Vec<FormId> = text.split('|').map(|word| lexicon.count(word)).collect();
        lexicon.finish();
        let index = Index::of(&forms, &lexicon);
        let starts = [0, forms.len() as u32];
        let pattern = Pattern::new(&lexicon, phrase, Case::Ignored);
        let spans = pattern.map(|p| p.find_in(&forms, &lexicon, &index, &starts)).unwrap_or_default();
        let found: Vec<(u32, u32)> = spans.iter().map(|s| (s.start, s.n_tokens)).collect();
        assert_eq!(found, wanted, "{phrase} in {text}");
    }

    #[test]
    fn letters_without_spaces_are_found_however_they_are_cut() {
        let text = "停戦|合意|が|停戦合意|停|戦|停戦合|NATO|停戦";
        check(text, "停戦合意", &[(0, 2), (3, 1)]);
        check(text, "停戦", &[(0, 1), (4, 2), (8, 1)]);
        check(text, "停戦*", &[(0, 1), (3, 1), (4, 2), (6, 1), (8, 1)]);
        check(text, "停戦合*", &[(0, 2), (3, 1), (6, 1)]);
        check(text, "合意が停戦合意", &[(1, 3)]);
        check(text, "停戦 合意", &[(0, 2)]);
        check(text, "nato停戦", &[(7, 2)]);
        check(text, "意", &[]);
        check(text, "戦争", &[]);
        check("สงคราม|ยูเครน|สง|คราม", "สงคราม", &[(0, 1), (2, 2)]);
    }

    #[test]
    fn a_run_does_not_reach_into_the_next_article() {
        let corpus = corpus(vec![article("a", "O", "", "停"), article("b", "O", "", "戦 停戦")], vec![], vec![]);
        let pattern = Pattern::new(&corpus.lexicon, "停戦", Case::AsWritten).unwrap();
        assert_eq!(pattern.find(&corpus), [Span { start: 2, n_tokens: 2 }]);
    }

    #[test]
    fn what_is_elided_is_no_part_of_the_word() {
        let corpus = corpus(vec![article("a", "O", "", "L'OTAN et l’Otan, otan")], vec![], vec![]);
        let find = |phrase| Pattern::new(&corpus.lexicon, phrase, Case::Ignored).map_or(0, |p| p.find(&corpus).len());
        assert_eq!([find("otan"), find("l'otan"), find("l'"), find("l’ot*")], [3, 2, 2, 2]);
    }
}
