//! The editor of the lexicon as it is used: which part shows, which entry is open, and the edits that come of what a person does.

use crate::view::lexicon_edit::EntryFault;
use engine::edit::{Edit, LexiconDraft, Review};

/// A part of the lexicon, or of what it may lack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LexiconPart {
    /// The actors.
    #[default]
    Names,
    /// The topics.
    Topics,
    /// Names that no actor has.
    SuggestedNames,
    /// Phrases that no topic has.
    SuggestedTopics,
}

impl LexiconPart {
    /// Every part, as the page lists them.
    pub const ALL: [Self; 4] = [Self::Names, Self::Topics, Self::SuggestedNames, Self::SuggestedTopics];

    /// It is about topics.
    pub fn is_topics(self) -> bool {
        matches!(self, Self::Topics | Self::SuggestedTopics)
    }

    /// It shows what the lexicon may lack.
    pub fn is_suggestions(self) -> bool {
        matches!(self, Self::SuggestedNames | Self::SuggestedTopics)
    }
}

/// What shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LexiconState {
    /// The part.
    pub part: LexiconPart,
    /// Only what has this in its name or phrases shows.
    pub find: String,
    /// The open entry: its name, empty for a new one.
    pub open: Option<String>,
    /// Why the last change was not made.
    pub fault: Option<EntryFault>,
    /// What was reviewed here, which is to be reviewed no more, whether its edit is done yet or not.
    pub reviewed: Vec<String>,
}

/// What a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum LexiconAction {
    /// Shows a part.
    Show(LexiconPart),
    /// Looks for something in the list.
    Find(String),
    /// Opens the form of an entry, a new one where the name is empty, or closes it.
    Open(String),
    /// Puts a lexicon in place of the one that is here.
    Change(LexiconDraft),
    /// Says what something is that was found by itself.
    Review(Review),
    /// Takes the last change back.
    Undo,
    /// Wants a change that cannot be made.
    Fail(EntryFault),
}

impl LexiconAction {
    /// What it changes in the corpus.
    pub fn edit(&self) -> Option<Edit> {
        match self {
            Self::Change(lexicon) => Some(Edit::Lexicon(lexicon.clone())),
            Self::Review(review) => Some(Edit::Review(review.clone())),
            Self::Undo => Some(Edit::Undo),
            _ => None,
        }
    }
}

impl LexiconState {
    /// What shows after an action.
    #[must_use]
    pub fn after(&self, action: &LexiconAction) -> Self {
        let next = Self { fault: None, ..self.clone() };
        match action {
            LexiconAction::Show(part) => Self { part: *part, reviewed: next.reviewed, ..Self::default() },
            LexiconAction::Find(find) => Self { find: find.clone(), ..next },
            LexiconAction::Open(name) => {
                Self { open: Some(name.clone()).filter(|name| self.open.as_ref() != Some(name)), ..next }
            }
            LexiconAction::Change(_) => Self { open: None, ..next },
            LexiconAction::Review(Review { name, .. }) => {
                let reviewed = [next.reviewed, vec![name.clone()]].concat();
                Self { open: self.open.clone().filter(|open| open != name), reviewed, fault: None, ..self.clone() }
            }
            LexiconAction::Undo => Self { reviewed: Vec::new(), ..next },
            LexiconAction::Fail(fault) => Self { fault: Some(fault.clone()), ..next },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_opens_and_closes_and_another_part_begins_anew() {
        let after = |actions: &[LexiconAction]| actions.iter().fold(LexiconState::default(), |s, a| s.after(a));
        let open = |name: &str| LexiconAction::Open(name.into());
        let find = LexiconAction::Find("qu".into());
        assert_eq!(after(&[open("Ada")]).open.as_deref(), Some("Ada"));
        assert_eq!(after(&[open("Ada"), open("")]).open.as_deref(), Some(""));
        assert_eq!(after(&[open("Ada"), open("Ada")]), LexiconState::default());
        assert_eq!(after(&[open("Ada"), find.clone()]).open.as_deref(), Some("Ada"), "a search closes nothing");
        let part = LexiconPart::SuggestedTopics;
        let anew = LexiconState { part, ..LexiconState::default() };
        assert_eq!(after(&[open("Ada"), find, LexiconAction::Show(part)]), anew);
    }

    #[test]
    fn what_was_reviewed_comes_back_only_when_that_is_undone() {
        let review = Review { name: "Ada".into(), is_topic: false, verdict: engine::edit::Verdict::Reject };
        let review = LexiconAction::Review(review);
        let after = LexiconState::default().after(&review).after(&LexiconAction::Show(LexiconPart::Names));
        assert_eq!(after.reviewed, ["Ada"]);
        assert_eq!(after.after(&LexiconAction::Undo), LexiconState::default());
    }

    #[test]
    fn a_change_closes_the_form_and_a_fault_stays_until_the_next_action() {
        let change = LexiconAction::Change(LexiconDraft::default());
        let open = LexiconState::default().after(&LexiconAction::Open("Ada".into()));
        assert_eq!(change.edit(), Some(Edit::Lexicon(LexiconDraft::default())));
        assert_eq!(open.after(&change), LexiconState::default());
        let fail = LexiconAction::Fail(EntryFault::NameTaken);
        assert_eq!((open.after(&fail).open, open.after(&fail).fault), (open.open.clone(), Some(EntryFault::NameTaken)));
        assert_eq!((open.after(&fail).after(&change).fault, fail.edit()), (None, None));
    }
}
