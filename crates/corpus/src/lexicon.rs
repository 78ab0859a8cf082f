//! Lexicon: every form (a word as printed) and every type (the same word in any case).

use crate::strings::{Strings, Texts};
use fixedbitset::FixedBitSet;
use model::order::in_order;
use std::sync::OnceLock;
use text::segment::is_number;
use text::{Token, Writing, fold, fold_as, is_initials, normal, without_accents};

/// A form's number.
pub type FormId = u32;
/// A type's number.
pub type TypeId = u32;

/// Marks forms with `I` in Turkish articles, whose type has `ı`.
const TURKIC: &str = "\u{f8ff}";

/// A spelling as it is written, without the mark.
pub(super) fn written(spelling: &str) -> &str {
    spelling.strip_suffix(TURKIC).unwrap_or(spelling)
}

/// All forms and types, and the type of each form.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    forms: Strings,
    types: Strings,
    type_of_form: Vec<TypeId>,
    /// How often each form occurs in articles that are added up.
    added_up: Vec<u32>,
    commonest: Vec<FormId>,
    /// The few types that are not shown as their most common form, by number, and how they are shown.
    shown: Vec<(TypeId, String)>,
    order: Vec<TypeId>,
    rank: Vec<u32>,
    /// The types that have accents, each without them. Worked out on first use.
    plain: OnceLock<Vec<(TypeId, String)>>,
    /// The types that are numbers, a bit each. Worked out on first use.
    numbers: OnceLock<FixedBitSet>,
}

impl Lexicon {
    /// Gives of each word of a text its number, where it is known: its normal spelling is then as it is written.
    pub(super) fn find_each(
        &self,
        text: &str,
        words: &[Token],
        writing: Writing,
        mut found: impl FnMut(Option<FormId>),
    ) {
        let words = words.iter().map(|word| word.start..word.end);
        if writing == Writing::Turkic {
            // A form with `I` is of another type in Turkish.
            words.map(|word| text.get(word).unwrap_or_default()).for_each(|word| {
                found(if word.contains('I') { None } else { self.forms.find(word) });
            });
        } else {
            words.for_each(|word| found(self.forms.find_within(text, word)));
        }
    }

    /// The same as [`Self::know`], and whether [`Self::form`] gives the form as it is spelled here.
    pub(super) fn know_as_written(&mut self, form: &str, writing: Writing) -> (FormId, bool) {
        let spelling = normal(form);
        let is_as_written = spelling == form;
        // A form with `I` is of another type in Turkish.
        let is_turkic = writing == Writing::Turkic && form.contains('I');
        let spelling = if is_turkic { [&spelling, TURKIC].concat().into() } else { spelling };
        (self.intern(&spelling), is_as_written)
    }

    /// The number of a form of another lexicon, whose spellings these are.
    pub(super) fn know_of(&mut self, spellings: &Texts, form: FormId) -> FormId {
        self.intern(spellings.get(form))
    }

    /// How each form is spelled.
    pub(super) fn spellings(&self) -> &Texts {
        self.forms.texts()
    }

    /// The number of a form.
    pub(super) fn know(&mut self, form: &str, writing: Writing) -> FormId {
        let known = if writing == Writing::Turkic { None } else { self.forms.find(form) };
        known.unwrap_or_else(|| self.know_as_written(form, writing).0)
    }

    fn intern(&mut self, spelling: &str) -> FormId {
        let (id, new) = self.forms.intern(spelling);
        if new {
            let folded = match spelling.strip_suffix(TURKIC) {
                Some(spelling) => fold_as(spelling, Writing::Turkic),
                None => fold(spelling),
            };
            let (type_id, _) = self.types.intern(&folded);
            self.type_of_form.push(type_id);
        }
        id
    }

    /// Says how many of the tokens of a word that were counted in its folded spelling are written in this form.
    pub(super) fn count_written(&mut self, form: &str, times: u64) {
        let id = self.know(form, Writing::Plain);
        let folded = self.types.get(self.type_of(id)).to_owned();
        if let Some(folded) = self.forms.find(&folded).filter(|folded| *folded != id) {
            let n = self.count_of(folded);
            *n = n.saturating_sub(u32::try_from(times).unwrap_or(u32::MAX));
            self.count_more(id, times);
        }
    }

    /// Says that a form with a known number occurs so often in articles that are added up.
    pub(super) fn count_more(&mut self, form: FormId, times: u64) {
        let n = self.count_of(form);
        *n = n.saturating_add(u32::try_from(times).unwrap_or(u32::MAX));
    }

    fn count_of(&mut self, form: FormId) -> &mut u32 {
        self.added_up.resize(self.forms.len() as usize, 0);
        &mut self.added_up[form as usize]
    }

    /// Completes the lexicon once all words are there: the form shown for each type, and the alphabetical order of the types. `counts` has how often each
    /// form occurs in articles that are not added up.
    pub(super) fn finish(&mut self, mut counts: Vec<u32>) {
        for (n, more) in counts.iter_mut().zip(&self.added_up) {
            *n = n.saturating_add(*more);
        }
        let n_types = self.types.len() as usize;
        let mut commonest = vec![u32::MAX; n_types];
        for (form, &type_id) in self.type_of_form.iter().enumerate() {
            let best = &mut commonest[type_id as usize];
            let better = *best == u32::MAX || {
                let (old, new) = (counts[*best as usize], counts[form]);
                // On a tie, lower case wins: a capital may only mean that the word began a sentence. Else the alphabet decides, so that the
                // order of articles does not.
                let folded = self.types.get(type_id);
                let [old_form, new_form] = [*best, form as u32].map(|form| self.form(form));
                let is_first = old_form != folded && (new_form == folded || new_form < old_form);
                new > old || (new == old && is_first)
            };
            if better {
                *best = form as u32;
            }
        }
        let forms = (0..).zip(&commonest).map(|(type_id, &form)| (type_id, self.form(form)));
        self.shown = forms.filter(|(_, form)| is_initials(form)).map(|(t, form)| (t, [form, "."].concat())).collect();
        self.commonest = commonest;
        self.order = in_order(n_types, &|a, b| self.types.get(a).cmp(self.types.get(b)));
        self.rank = vec![0; n_types];
        for (rank, &type_id) in self.order.iter().enumerate() {
            self.rank[type_id as usize] = rank as u32;
        }
    }

    /// The number of types.
    pub fn n_types(&self) -> u32 {
        self.types.len()
    }

    /// The number of forms.
    pub fn n_forms(&self) -> u32 {
        self.forms.len()
    }

    /// The type of a form.
    pub fn type_of(&self, form: FormId) -> TypeId {
        self.type_of_form[form as usize]
    }

    /// The form with a number, in its normal spelling.
    pub fn form(&self, form: FormId) -> &str {
        written(self.forms.get(form))
    }

    /// The numbers of a form, ascending: one for each kind of apostrophe and for each type that the corpus has of it.
    pub fn find_forms(&self, form: &str) -> Vec<FormId> {
        let straight = normal(form).replace('’', "'");
        let curly = straight.replace('\'', "’");
        let mut spellings = vec![[&straight, TURKIC].concat(), [&curly, TURKIC].concat(), curly, straight];
        spellings.dedup();
        let mut found: Vec<FormId> = spellings.iter().filter_map(|spelling| self.forms.find(spelling)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The folded spelling of a type.
    pub fn folded(&self, type_id: TypeId) -> &str {
        self.types.get(type_id)
    }

    /// Whether a type is a number, as [`text::segment::is_number`] has it.
    pub fn is_number(&self, type_id: TypeId) -> bool {
        let numbers = self.numbers.get_or_init(|| {
            let types = (0..self.n_types()).filter(|&t| is_number(self.types.get(t)));
            types.map(|t| t as usize).collect()
        });
        numbers.contains(type_id as usize)
    }

    /// The type of a word in any case, if the corpus has it.
    pub fn find_type(&self, word: &str) -> Option<TypeId> {
        self.types.find(&fold(word))
    }

    /// The types that a word in any case may be: `IRMAK` is `irmak`, and in Turkish `ırmak`.
    pub fn find_types(&self, word: &str) -> Vec<TypeId> {
        let turkic = word.contains('I').then(|| self.types.find(&fold_as(word, Writing::Turkic))).flatten();
        let mut found: Vec<TypeId> = self.find_type(word).into_iter().chain(turkic).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The types that are a folded word, or begin with it, when accents are left out on both sides, ascending.
    pub fn without_accents(&self, folded: &str, is_stem: bool) -> Vec<TypeId> {
        let plain = self.plain.get_or_init(|| {
            let accented: Vec<TypeId> = (0..self.n_types()).filter(|&t| !self.types.get(t).is_ascii()).collect();
            // All at once, since a browser takes long to be asked.
            let joined: Vec<&str> = accented.iter().map(|&t| self.types.get(t)).collect();
            let plain = without_accents(&joined.join("\n")).into_owned();
            accented.into_iter().zip(plain.split('\n').map(str::to_owned)).collect()
        });
        let wanted = without_accents(folded);
        let is = |word: &str| if is_stem { word.starts_with(&*wanted) } else { word == &*wanted };
        let of_plain = if is_stem {
            self.beginning_with(&wanted).to_vec()
        } else {
            self.types.find(&wanted).into_iter().collect()
        };
        let mut found: Vec<TypeId> =
            of_plain.into_iter().chain(plain.iter().filter(|(_, word)| is(word)).map(|(t, _)| *t)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The most common form of a type.
    pub fn commonest(&self, type_id: TypeId) -> Option<FormId> {
        self.commonest.get(type_id as usize).copied()
    }

    /// A type as shown: its most common form. Initials such as "U.S." get back their final full stop.
    pub fn shown(&self, type_id: TypeId) -> &str {
        match self.shown.binary_search_by_key(&type_id, |(known, _)| *known) {
            Ok(at) => self.shown.get(at).map_or("", |(_, shown)| shown),
            Err(_) => self.commonest(type_id).map_or("", |form| self.form(form)),
        }
    }

    /// A type's place in alphabetical order.
    pub fn rank(&self, type_id: TypeId) -> u32 {
        self.rank[type_id as usize]
    }

    /// The types that begin with a folded stem, in alphabetical order.
    pub fn beginning_with(&self, stem: &str) -> &[TypeId] {
        let start = self.order.partition_point(|&t| self.types.get(t) < stem);
        let length = self.order[start..].partition_point(|&t| self.types.get(t).starts_with(stem));
        &self.order[start..start + length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(text: &str) -> Lexicon {
        let mut lexicon = Lexicon::default();
        let mut counts = vec![0; text.len()];
        for word in text.split(' ') {
            counts[lexicon.know(word, Writing::Plain) as usize] += 1;
        }
        counts.truncate(lexicon.n_forms() as usize);
        lexicon.finish(counts);
        lexicon
    }

    #[test]
    fn forms_that_differ_only_in_case_are_one_type() {
        let lexicon = lexicon("NATO Nato NATO the The peace Peace Peace u.s U.S U.S");
        assert_eq!((lexicon.n_forms(), lexicon.n_types()), (8, 4));
        let shown = |word| lexicon.find_type(word).map(|t| lexicon.shown(t));
        assert_eq!((shown("nato"), shown("THE"), shown("peace")), (Some("NATO"), Some("the"), Some("Peace")));
        assert_eq!((shown("u.s"), shown("war")), (Some("U.S."), None));
    }

    #[test]
    fn spellings_that_look_alike_are_one_form() {
        let lexicon = lexicon("D’Arcy D'Arcy DʼArcy café cafe\u{301} cafés Cafe CAFÉ har\u{ad}bour harbour");
        assert_eq!((lexicon.n_forms(), lexicon.n_types()), (7, 5));
        assert_eq!(lexicon.find_forms("D`Arcy").len(), 2);
        let folded = |types: Vec<TypeId>| types.into_iter().map(|t| lexicon.folded(t)).collect::<Vec<_>>();
        assert_eq!(folded(lexicon.without_accents("cafe", false)), ["café", "cafe"]);
        assert_eq!(folded(lexicon.without_accents("café", true)), ["café", "cafés", "cafe"]);
    }

    #[test]
    fn a_capital_i_is_of_two_types_where_there_is_turkish() {
        let mut lexicon = Lexicon::default();
        lexicon.know("IRMAK", Writing::Plain);
        lexicon.know("IRMAK", Writing::Turkic);
        lexicon.know("ırmak", Writing::Turkic);
        lexicon.finish(vec![1; 3]);
        assert_eq!((lexicon.n_forms(), lexicon.n_types()), (3, 2));
        assert_eq!(lexicon.find_types("IRMAK").len(), 2);
        assert_eq!(lexicon.find_types("irmak").len(), 1);
        assert_eq!([0, 1, 2].map(|form| lexicon.form(form)), ["IRMAK", "IRMAK", "ırmak"]);
    }

    #[test]
    fn a_stem_finds_the_types_that_begin_with_it() {
        let lexicon = lexicon("War wars warm ward wa peace");
        let found: Vec<_> = lexicon.beginning_with("war").iter().map(|&t| lexicon.folded(t)).collect();
        assert_eq!(found, ["war", "ward", "warm", "wars"]);
        assert!(lexicon.beginning_with("zz").is_empty());
    }
}
