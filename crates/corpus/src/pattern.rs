//! Pattern: a sequence of whole words to find in the corpus, such as an alias, a topic's phrase or a search phrase.

use crate::articles::Walk;
use crate::{Corpus, FormId, FormSlice, Forms, Index, Lexicon, Position, TypeId};
use text::{Token, Writing, fold, fold_as, is_unspaced, normal, tokens, without_accents};

/// A sequence of adjacent tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first token.
    pub start: Position,
    /// The number of tokens.
    pub n_tokens: u32,
}

impl Span {
    /// The position after the last token.
    pub fn end(self) -> Position {
        self.start + self.n_tokens
    }
}

/// Whether capitals matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// They never do.
    Ignored,
    /// They do if the pattern has any: "US" does not match "us".
    AsWritten,
    /// They always do.
    Minded,
}

/// What is alike in two spellings of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Whether capitals matter.
    pub case: Case,
    /// Whether a word matches with and without accents.
    pub ignore_accents: bool,
}

impl From<Case> for Likeness {
    fn from(case: Case) -> Self {
        Self { case, ignore_accents: false }
    }
}

#[derive(Clone, Debug)]
enum Word {
    /// One type or several, ascending.
    Types(Vec<TypeId>),
    /// One form or several, ascending.
    Forms(Vec<FormId>),
    /// A run of a script without spaces, which the corpus may cut differently.
    Run(Run),
}

/// Folded letters that span one or more tokens.
#[derive(Clone, Debug)]
struct Run {
    letters: String,
    /// Whether the last token may be longer than the run.
    is_stem: bool,
    /// The types that an occurrence may begin with, ascending.
    firsts: Vec<TypeId>,
}

/// What an occurrence of a pattern may begin with.
pub(super) enum Firsts<'a> {
    /// One of these forms, ascending.
    Forms(&'a [FormId]),
    /// One of these types, ascending, in any form.
    Types(&'a [TypeId]),
}

/// A pattern prepared for one corpus.
#[derive(Clone, Debug)]
pub struct Pattern {
    words: Vec<Word>,
}

impl Pattern {
    /// Parses a phrase. A `*` after a word makes it a stem. `None` if the phrase has no words, or the corpus lacks one of them.
    ///
    /// Letters of a script without spaces match wherever they begin and end at word boundaries, however they are cut in between. This misleads
    /// where a word is part of a longer one: "京都" is not found in "京都市" if that was cut as one word, but "京都*" is.
    pub fn new(lexicon: &Lexicon, phrase: &str, likeness: impl Into<Likeness>) -> Option<Self> {
        let likeness = likeness.into();
        // A name with a suffix is two tokens where its language has such suffixes.
        let mut writings = [Writing::Plain, Writing::Turkic, Writing::Nordic].into_iter();
        writings.find_map(|writing| Self::read(lexicon, phrase, likeness, writing))
    }

    fn read(lexicon: &Lexicon, phrase: &str, likeness: Likeness, writing: Writing) -> Option<Self> {
        let case_counts = match likeness.case {
            Case::Ignored => false,
            Case::AsWritten => phrase.chars().any(char::is_uppercase),
            Case::Minded => true,
        };
        let mut words = Vec::new();
        for piece in phrase.split_whitespace() {
            let bare = piece.trim_end_matches('*');
            let is_stem = bare.len() < piece.len();
            // A whole token such as the clitic "'s", which the tokenizer would read differently on its own.
            let is_token = !is_stem && !case_counts && !bare.contains(is_unspaced) && lexicon.find_type(bare).is_some();
            if is_token {
                words.push(Word::new(lexicon, bare, false, case_counts, likeness.ignore_accents)?);
                continue;
            }
            let found = whole_runs(bare, writing);
            for (i, token) in found.iter().enumerate() {
                let word = bare.get(token.start..token.end).unwrap_or_default();
                let is_stem = is_stem && i + 1 == found.len();
                words.push(if word.starts_with(is_unspaced) {
                    Word::Run(Run::new(lexicon, word, is_stem)?)
                } else {
                    Word::new(lexicon, word, is_stem, case_counts, likeness.ignore_accents)?
                });
            }
        }
        (!words.is_empty()).then_some(Self { words })
    }

    /// How many words have to follow one another.
    pub fn n_words(&self) -> usize {
        self.words.len()
    }

    /// Finds every occurrence within a single paragraph, in reading order. Occurrences may overlap.
    pub fn find(&self, corpus: &Corpus) -> Vec<Span> {
        self.find_in(&corpus.forms, &corpus.lexicon, corpus.index(), corpus.breaks.paragraphs())
    }

    fn find_in(&self, forms: &Forms, lexicon: &Lexicon, index: &Index, paragraphs: &[Position]) -> Vec<Span> {
        // From the rarest word on, which only a run before it, of no fixed length, forbids.
        let before_run = self.words.iter().position(|word| matches!(word, Word::Run(_)));
        let fixed = self.words.get(..=before_run.unwrap_or(usize::MAX).min(self.words.len().saturating_sub(1)));
        let ranked = fixed.unwrap_or_default().iter().enumerate().min_by_key(|(_, word)| word.n_most(lexicon, index));
        let Some((n_before, rarest)) = ranked else { return Vec::new() };
        let positions = rarest.positions(lexicon, index, forms);
        if self.words.len() == 1 && !matches!(rarest, Word::Run(_)) {
            return positions.into_iter().map(|start| Span { start, n_tokens: 1 }).collect();
        }
        let mut walk = Walk::over(paragraphs);
        let mut spans = Vec::new();
        for position in positions {
            let Some(start) = position.checked_sub(n_before as Position) else { continue };
            let end = paragraphs.get(walk.to(start) as usize + 1).copied().unwrap_or_default();
            let rest = forms.within(start..end);
            spans.extend(self.length(rest, lexicon).map(|n_tokens| Span { start, n_tokens }));
        }
        spans
    }

    /// How many of the leading forms are an occurrence, if they begin with one.
    pub(super) fn length(&self, forms: FormSlice<'_>, lexicon: &Lexicon) -> Option<u32> {
        self.words.iter().try_fold(0, |at, word| Some(at + word.length(forms, at, lexicon)?))
    }

    /// What an occurrence may begin with.
    pub(super) fn firsts(&self) -> Firsts<'_> {
        match self.words.first() {
            Some(Word::Forms(forms)) => Firsts::Forms(forms),
            Some(Word::Types(types)) => Firsts::Types(types),
            Some(Word::Run(run)) => Firsts::Types(&run.firsts),
            None => Firsts::Types(&[]),
        }
    }

    /// The form of the second word, where there is only one that it can have.
    pub(super) fn second(&self) -> Option<FormId> {
        match self.words.as_slice() {
            [Word::Types(_) | Word::Forms(_), Word::Forms(forms), ..] => match forms.as_slice() {
                [only] => Some(*only),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Returns the tokens of part of a phrase, with adjacent tokens of scripts without spaces joined.
pub(super) fn whole_runs(piece: &str, writing: Writing) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for token in tokens(piece, writing) {
        let unspaced = |t: &Token| piece.get(t.start..t.end).is_some_and(|word| word.starts_with(is_unspaced));
        match found.last_mut() {
            Some(last) if last.end == token.start && unspaced(last) && unspaced(&token) => last.end = token.end,
            _ => found.push(token),
        }
    }
    found
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

    /// How many of the forms from there on make up the run, if they do.
    fn length(&self, forms: FormSlice<'_>, at: u32, lexicon: &Lexicon) -> Option<u32> {
        let mut rest = self.letters.as_str();
        for (n, form) in (1..).zip((at..).map_while(|at| forms.get(at))) {
            let word = lexicon.folded(lexicon.type_of(form));
            match rest.strip_prefix(word) {
                Some("") => return Some(n),
                Some(behind) => rest = behind,
                None => return (self.is_stem && word.starts_with(rest)).then_some(n),
            }
        }
        None
    }
}

impl Word {
    fn new(lexicon: &Lexicon, word: &str, is_stem: bool, case_counts: bool, ignore_accents: bool) -> Option<Self> {
        let mut types = if ignore_accents {
            lexicon.without_accents(&fold(word), is_stem)
        } else if is_stem {
            // `IRMAK` is `irmak`, and in Turkish `ırmak`.
            let turkic = word.contains('I').then(|| fold_as(word, Writing::Turkic));
            let stems = [Some(fold(word)), turkic];
            stems.iter().flatten().flat_map(|stem| lexicon.beginning_with(stem)).copied().collect()
        } else {
            lexicon.find_types(word)
        };
        types.sort_unstable();
        types.dedup();
        if types.is_empty() {
            return None;
        }
        if !case_counts {
            return Some(Self::Types(types));
        }
        let forms = if is_stem || ignore_accents {
            let spelled = |word: &str| -> String {
                let straight = normal(word).replace('’', "'");
                if ignore_accents { without_accents(&straight).into_owned() } else { straight }
            };
            let wanted = spelled(word);
            let is = |form: &FormId| {
                types.binary_search(&lexicon.type_of(*form)).is_ok() && {
                    let form = spelled(lexicon.form(*form));
                    if is_stem { form.starts_with(&wanted) } else { form == wanted }
                }
            };
            (0..lexicon.n_forms()).filter(is).collect()
        } else {
            lexicon.find_forms(word)
        };
        (!forms.is_empty()).then_some(Self::Forms(forms))
    }

    /// How many of the forms from there on match the word. `None` if they do not begin with it.
    fn length(&self, forms: FormSlice<'_>, at: u32, lexicon: &Lexicon) -> Option<u32> {
        let form = forms.get(at)?;
        let is = match self {
            Self::Types(types) => types.binary_search(&lexicon.type_of(form)).is_ok(),
            Self::Forms(forms) => forms.binary_search(&form).is_ok(),
            Self::Run(run) => return run.length(forms, at, lexicon),
        };
        is.then_some(1)
    }

    /// At how many positions the word begins at most.
    fn n_most(&self, lexicon: &Lexicon, index: &Index) -> usize {
        let n = |types: &[TypeId]| types.iter().map(|&t| index.count(t)).sum();
        match self {
            Self::Forms(forms) => forms.iter().map(|&form| index.count(lexicon.type_of(form))).sum(),
            Self::Types(types) => n(types),
            Self::Run(run) => n(&run.firsts),
        }
    }

    /// The positions where the word begins, in reading order.
    fn positions(&self, lexicon: &Lexicon, index: &Index, forms: &Forms) -> Vec<Position> {
        let of_forms = |wanted: &[FormId]| {
            let mut types: Vec<TypeId> = wanted.iter().map(|&form| lexicon.type_of(form)).collect();
            types.sort_unstable();
            types.dedup();
            let mut found = merged(index, &types);
            found.retain(|&p| wanted.binary_search(&forms.at(p)).is_ok());
            found
        };
        match self {
            Self::Forms(forms) => of_forms(forms),
            Self::Types(types) => merged(index, types),
            Self::Run(run) => merged(index, &run.firsts),
        }
    }
}

fn merged(index: &Index, types: &[TypeId]) -> Vec<Position> {
    let mut found: Vec<Position> = types.iter().flat_map(|&t| index.positions(t)).collect();
    if types.len() > 1 {
        found.sort_unstable();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{article, corpus};

    /// Checks the occurrences of a phrase in a text whose words are separated by `|`, as a dictionary would cut them.
    fn check(text: &str, phrase: &str, wanted: &[(u32, u32)]) {
        let mut lexicon = Lexicon::default();
        let forms: Forms = text.split('|').map(|word| lexicon.know(word, Writing::Plain)).collect();
        lexicon.finish(vec![1; forms.len() as usize]);
        let corpus = Corpus { lexicon, forms, ..Corpus::default() };
        let Corpus { forms, lexicon, .. } = &corpus;
        let starts = [0, forms.len()];
        let pattern = Pattern::new(lexicon, phrase, Case::Ignored);
        let spans = pattern.map(|p| p.find_in(forms, lexicon, corpus.index(), &starts)).unwrap_or_default();
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
    fn words_are_found_in_every_spelling_that_looks_alike() {
        let texts =
            ["D’Arcy DʼArcy D'ARCY DARCY", "cafe\u{301} café Cafe cafés", "eﬀort EFFORT har\u{ad}bour", "US us"];
        let corpus = corpus(texts.iter().map(|text| article(text, "O", "", text)).collect(), vec![], vec![]);
        let find = |phrase: &str, case, ignore_accents| {
            let likeness = Likeness { case, ignore_accents };
            Pattern::new(&corpus.lexicon, phrase, likeness).map_or(0, |pattern| pattern.find(&corpus).len())
        };
        assert_eq!([find("d`arcy", Case::Ignored, false), find("D'Arcy", Case::AsWritten, false)], [3, 2]);
        assert_eq!([find("café", Case::Ignored, false), find("cafe\u{301}", Case::Ignored, false)], [2, 2]);
        assert_eq!([find("cafe", Case::Ignored, true), find("cafe", Case::Minded, true)], [3, 2]);
        assert_eq!([find("caf*", Case::Ignored, true), find("CAFÉ*", Case::Ignored, true)], [4, 4]);
        assert_eq!([find("effort", Case::Ignored, false), find("harbour", Case::Minded, false)], [2, 1]);
        assert_eq!([find("us", Case::Minded, false), find("us", Case::AsWritten, false)], [1, 2]);
    }

    #[test]
    fn names_are_found_before_their_suffixes() {
        let turkish = "Lund'ın gemisi için bir şey yok ve bu da çok iyi, ama Lund daha sonra geldi.";
        let finnish = "OECD:n mukaan se ei ole niin, mutta OECD ja muut ovat sitä mieltä, että kyllä.";
        let corpus = corpus(vec![article("a", "O", "", turkish), article("b", "O", "", finnish)], vec![], vec![]);
        let find = |phrase: &str| {
            Pattern::new(&corpus.lexicon, phrase, Case::AsWritten).map_or(0, |pattern| pattern.find(&corpus).len())
        };
        assert_eq!(["Lund", "Lund’ın", "OECD", "OECD:n"].map(find), [2, 1, 2, 1]);
    }

    #[test]
    fn words_are_found_whatever_stretches_or_follows_them() {
        let turkish = "IRAK ve IRAKLI bir şey yok ve bu da çok iyi, ama daha sonra geldi.";
        let arabic = "قال الرئيـــس إن الهـدنة";
        let corpus = corpus(vec![article("a", "O", "", turkish), article("b", "O", "", arabic)], vec![], vec![]);
        let find = |phrase: &str| {
            Pattern::new(&corpus.lexicon, phrase, Case::Ignored).map_or(0, |pattern| pattern.find(&corpus).len())
        };
        assert_eq!(["IRAK", "IRAK*", "الرئيس", "الهدنة"].map(find), [1, 2, 1, 1]);
    }

    #[test]
    fn a_run_does_not_span_two_articles() {
        let corpus = corpus(vec![article("a", "O", "", "停"), article("b", "O", "", "戦 停戦")], vec![], vec![]);
        let pattern = Pattern::new(&corpus.lexicon, "停戦", Case::AsWritten).unwrap();
        assert_eq!(pattern.find(&corpus), [Span { start: 2, n_tokens: 2 }]);
    }

    #[test]
    fn elided_words_are_not_part_of_the_word() {
        let corpus = corpus(vec![article("a", "O", "", "L'OTAN et l’Otan, otan")], vec![], vec![]);
        let find = |phrase| Pattern::new(&corpus.lexicon, phrase, Case::Ignored).map_or(0, |p| p.find(&corpus).len());
        assert_eq!([find("otan"), find("l'otan"), find("l'"), find("l’ot*")], [3, 2, 2, 2]);
    }
}
