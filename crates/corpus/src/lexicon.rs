//! Lexicon: every form (a word as printed) and every type (the same word in any case).

use crate::strings::Strings;
use model::order::in_order;
use text::{fold, is_initials};

/// A form's number.
pub type FormId = u32;
/// A type's number.
pub type TypeId = u32;

/// All forms and types, and the type of each form.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    forms: Strings,
    types: Strings,
    type_of_form: Vec<TypeId>,
    form_counts: Vec<u32>,
    commonest: Vec<FormId>,
    /// The few types that are not shown as their most common form, by number, and how they are shown.
    shown: Vec<(TypeId, String)>,
    order: Vec<TypeId>,
    rank: Vec<u32>,
}

impl Lexicon {
    /// Counts one more token of a form and returns its number.
    pub(super) fn count(&mut self, form: &str) -> FormId {
        let (id, new) = self.forms.intern(form);
        if new {
            let (type_id, _) = self.types.intern(&fold(form));
            self.type_of_form.push(type_id);
            self.form_counts.push(0);
        }
        self.form_counts[id as usize] += 1;
        id
    }

    /// Counts one more token of a form with a known number.
    pub(super) fn count_again(&mut self, form: FormId) -> FormId {
        self.form_counts[form as usize] += 1;
        form
    }

    /// Completes the lexicon once all tokens are counted: the form shown for each type, and the alphabetical order of the types.
    pub(super) fn finish(&mut self) {
        let n_types = self.types.len() as usize;
        let mut commonest = vec![u32::MAX; n_types];
        for (form, &type_id) in self.type_of_form.iter().enumerate() {
            let best = &mut commonest[type_id as usize];
            let better = *best == u32::MAX || {
                let (old, new) = (self.form_counts[*best as usize], self.form_counts[form]);
                // On a tie, lower case wins: a capital may only mean that the word began a sentence.
                new > old || (new == old && self.forms.get(form as u32) == self.types.get(type_id))
            };
            if better {
                *best = form as u32;
            }
        }
        let forms = (0..).zip(&commonest).map(|(type_id, &form)| (type_id, self.forms.get(form)));
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

    /// The form with a number, as printed.
    pub fn form(&self, form: FormId) -> &str {
        self.forms.get(form)
    }

    /// The number of a form, if the corpus has it.
    pub fn find_form(&self, form: &str) -> Option<FormId> {
        self.forms.find(form)
    }

    /// The folded spelling of a type.
    pub fn folded(&self, type_id: TypeId) -> &str {
        self.types.get(type_id)
    }

    /// The type of a word in any case, if the corpus has it.
    pub fn find_type(&self, word: &str) -> Option<TypeId> {
        self.types.find(&fold(word))
    }

    /// The most common form of a type.
    pub fn commonest(&self, type_id: TypeId) -> Option<FormId> {
        self.commonest.get(type_id as usize).copied()
    }

    /// A type as shown: its most common form. Initials such as "U.S." get back their final full stop.
    pub fn shown(&self, type_id: TypeId) -> &str {
        match self.shown.binary_search_by_key(&type_id, |(known, _)| *known) {
            Ok(at) => self.shown.get(at).map_or("", |(_, shown)| shown),
            Err(_) => self.commonest(type_id).map_or("", |form| self.forms.get(form)),
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
        for word in text.split(' ') {
            lexicon.count(word);
        }
        lexicon.finish();
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
    fn a_stem_finds_the_types_that_begin_with_it() {
        let lexicon = lexicon("War wars warm ward wa peace");
        let found: Vec<_> = lexicon.beginning_with("war").iter().map(|&t| lexicon.folded(t)).collect();
        assert_eq!(found, ["war", "ward", "warm", "wars"]);
        assert!(lexicon.beginning_with("zz").is_empty());
    }
}
