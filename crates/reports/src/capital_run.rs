//! A run of capitals: words that may be a name, with counts of what is around them.

use corpus::{ArticleId, FormId, Span};

/// A run of words that may be a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CapitalRun {
    /// Where it occurs first.
    pub(super) span: Span,
    /// How often it occurs by itself, not inside a longer run.
    pub(super) n_occurrences: u32,
    /// In how many articles.
    pub(super) n_articles: u32,
    /// The article of the last occurrence.
    pub(super) last: ArticleId,
    /// How often behind "the".
    pub(super) n_the: u32,
    /// How often behind a word like "in".
    pub(super) n_in: u32,
    /// How often behind a title.
    pub(super) n_title: u32,
    /// How often before a word like "said".
    pub(super) n_speech: u32,
    /// How often before a mark, a stop word or an end: an adjective rarely comes there.
    pub(super) n_closed: u32,
    /// How often inside a sentence, where a capital means something.
    pub(super) n_inside: u32,
    /// How often before an age, or somebody's "who" or "his".
    pub(super) n_aged: u32,
    /// How often before a number, as in a table of results.
    pub(super) n_number: u32,
    /// How often before a place in parentheses or behind a comma.
    pub(super) n_placed: u32,
    /// How often where all nouns have capitals.
    pub(super) n_nouns: u32,
    /// Whether it is the name of a place that is known.
    pub(super) is_place: bool,
    /// The word that is mostly right before it, in the same clause and by no title of its own.
    pub(super) before: Majority,
    /// The word that is mostly right behind it, whatever mark is between.
    pub(super) behind: Majority,
}

impl CapitalRun {
    /// A run that nothing is counted of yet.
    pub(super) fn new(span: Span, is_place: bool) -> Self {
        Self {
            span,
            n_occurrences: 0,
            n_articles: 0,
            last: ArticleId::MAX,
            n_the: 0,
            n_in: 0,
            n_title: 0,
            n_speech: 0,
            n_closed: 0,
            n_inside: 0,
            n_aged: 0,
            n_number: 0,
            n_placed: 0,
            n_nouns: 0,
            is_place,
            before: Majority::default(),
            behind: Majority::default(),
        }
    }
}

/// The form that most of some occurrences have, if any has a majority (Boyer & Moore 1981).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Majority {
    form: Option<FormId>,
    n_ahead: u32,
}

impl Majority {
    /// Counts an occurrence with a form, or with none.
    pub(super) fn count(&mut self, form: Option<FormId>) {
        match self.n_ahead {
            0 => *self = Self { form, n_ahead: 1 },
            n if self.form == form => self.n_ahead = n + 1,
            n => self.n_ahead = n - 1,
        }
    }

    /// The form that this share of `n` occurrences has, or more; where it is hardly more, nothing.
    pub(super) fn of(self, share: f64, n: u32) -> Option<FormId> {
        self.form.filter(|_| f64::from(self.n_ahead) >= share * f64::from(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_majority_is_what_most_have() {
        let of = |forms: &[u32], share| {
            let mut majority = Majority::default();
            for form in forms {
                majority.count(Some(*form).filter(|form| *form > 0));
            }
            majority.of(share, forms.len() as u32)
        };
        assert_eq!((of(&[1, 2, 1, 1, 1], 0.6), of(&[1, 2, 1, 1, 1], 0.8)), (Some(1), None));
        assert_eq!((of(&[0, 0, 0, 1], 0.5), of(&[2, 1, 1, 2], 0.5)), (None, None));
    }
}
