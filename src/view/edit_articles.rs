//! The editor of articles as it is used: which articles are selected, which row and which form are being filled in, and the edits that come
//! of what a person does.

use crate::view::article_edit::{BulkDraft, RowDraft, turn};
use engine::edit::{ArticleEdit, Edit};
use engine::manage::EditRows;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What was selected and written so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditState {
    /// Only articles with something inferred show.
    pub only_inferred: bool,
    /// The ids of the selected articles.
    pub selected: Rc<BTreeSet<String>>,
    /// The row that was turned last, from which a click with Shift goes on.
    last_turned: Option<usize>,
    /// The row that is edited, or was last.
    pub row: Option<RowEdit>,
    /// The change of all selected articles.
    pub draft: BulkDraft,
    /// The form of the selected articles is open.
    pub is_form_open: bool,
    /// It has been asked to remove the selected articles, and is asked once more.
    pub is_removal_asked: bool,
}

/// A row that is edited in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowEdit {
    /// What its fields say.
    pub draft: RowDraft,
    /// It is edited now; else it was last.
    pub is_open: bool,
}

/// What a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum EditAction {
    /// Shows only articles with something inferred, or all.
    OnlyInferred(bool),
    /// Sees other articles than before.
    List,
    /// Selects a row, or takes that back.
    Turn {
        /// All that show.
        report: Rc<EditRows>,
        /// Which of them.
        at: usize,
        /// Every row since the last one is turned, too.
        is_stretch: bool,
    },
    /// Selects these articles and no others.
    Select(BTreeSet<String>),
    /// Confirms what was inferred in these articles.
    Confirm(Vec<String>),
    /// Edits a row, which is like this.
    EditRow(RowDraft),
    /// Writes in the row that is edited.
    WriteRow(RowDraft),
    /// Ends the editing of the row, with what is to be changed.
    CloseRow(Option<ArticleEdit>),
    /// Opens the form, or closes it.
    OpenForm(bool),
    /// Writes in the form.
    WriteForm(BulkDraft),
    /// Sends the form.
    Apply(ArticleEdit),
    /// Asks to remove the selected articles, or takes that back.
    AskRemoval(bool),
    /// Removes these articles.
    Remove(Vec<String>),
}

impl EditAction {
    /// What it changes in the corpus.
    pub fn edit(&self) -> Option<Edit> {
        match self {
            Self::Confirm(articles) => {
                let articles = articles.clone();
                Some(Edit::Articles(ArticleEdit { articles, confirm: true, ..ArticleEdit::default() }))
            }
            Self::CloseRow(edit) => edit.clone().map(Edit::Articles),
            Self::Apply(edit) => Some(Edit::Articles(edit.clone())),
            Self::Remove(articles) => Some(Edit::Remove(articles.clone())),
            _ => None,
        }
    }
}

impl EditState {
    /// What is selected and written after an action.
    #[must_use]
    pub fn after(&self, action: &EditAction) -> Self {
        let next = self.clone();
        match action {
            // What no longer shows is not changed unseen.
            EditAction::OnlyInferred(only_inferred) => {
                Self { only_inferred: *only_inferred, last_turned: None, ..self.select(BTreeSet::new()) }
            }
            EditAction::List => Self { last_turned: None, ..self.select(BTreeSet::new()) },
            EditAction::Turn { report, at, is_stretch } => {
                let from = self.last_turned.filter(|_| *is_stretch);
                Self { last_turned: Some(*at), ..self.select(turn(&self.selected, &report.rows, *at, from)) }
            }
            EditAction::Select(ids) => self.select(ids.clone()),
            // They may leave the table now, so they are selected no longer.
            EditAction::Confirm(ids) => {
                self.select(self.selected.difference(&ids.iter().cloned().collect()).cloned().collect())
            }
            EditAction::EditRow(draft) | EditAction::WriteRow(draft) => {
                Self { row: Some(RowEdit { draft: draft.clone(), is_open: true }), ..next }
            }
            EditAction::CloseRow(_) => Self { row: next.row.map(|row| RowEdit { is_open: false, ..row }), ..next },
            EditAction::OpenForm(is_open) => {
                Self { is_form_open: *is_open && !self.selected.is_empty(), is_removal_asked: false, ..next }
            }
            EditAction::WriteForm(draft) => Self { draft: draft.clone(), ..next },
            EditAction::Apply(_) | EditAction::Remove(_) => {
                Self { draft: BulkDraft::default(), ..self.select(BTreeSet::new()) }
            }
            EditAction::AskRemoval(is_asked) => Self { is_removal_asked: *is_asked, ..next },
        }
    }

    fn select(&self, ids: BTreeSet<String>) -> Self {
        let selected = if ids == *self.selected { Rc::clone(&self.selected) } else { Rc::new(ids) };
        Self { selected, is_form_open: false, is_removal_asked: false, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::manage::EditRow;

    fn report() -> Rc<EditRows> {
        let row = |id: &str| EditRow {
            id: id.into(),
            headline: format!("Headline {id}"),
            outlet: "The Post".into(),
            date: None,
            url: None,
            topics: Vec::new(),
            inferred: Vec::new(),
            opening: String::new(),
        };
        Rc::new(EditRows { rows: ["a", "b", "c", "d"].map(row).to_vec(), ..EditRows::default() })
    }

    fn ids(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    fn turn(at: usize, is_stretch: bool) -> EditAction {
        EditAction::Turn { report: report(), at, is_stretch }
    }

    fn after(actions: &[EditAction]) -> EditState {
        actions.iter().fold(EditState::default(), |state, action| state.after(action))
    }

    fn check_selected(actions: &[EditAction], wanted: &[&str]) {
        assert_eq!(*after(actions).selected, ids(wanted), "{actions:?}");
    }

    #[test]
    fn rows_are_selected_one_by_one_and_in_stretches() {
        check_selected(&[turn(1, false), turn(3, false)], &["b", "d"]);
        check_selected(&[turn(1, false), turn(3, true)], &["b", "c", "d"]);
        check_selected(&[turn(1, true)], &["b"]);
        check_selected(&[turn(1, false), turn(1, false)], &[]);
        let all = EditAction::Select(ids(&["a", "b", "c", "d"]));
        check_selected(&[all.clone(), turn(0, false)], &["b", "c", "d"]);
        check_selected(&[all.clone(), EditAction::Select(BTreeSet::new())], &[]);
        check_selected(&[all, EditAction::Confirm(vec!["a".into(), "x".into()])], &["b", "c", "d"]);
    }

    #[test]
    fn what_no_longer_shows_is_not_selected() {
        check_selected(&[turn(1, false), EditAction::List], &[]);
        check_selected(&[turn(1, false), EditAction::OnlyInferred(true)], &[]);
        check_selected(&[turn(1, false), EditAction::List, turn(3, true)], &["d"]);
        assert!(after(&[EditAction::OnlyInferred(true), EditAction::List]).only_inferred);
    }

    #[test]
    fn a_row_is_edited_until_it_is_sent_or_left() {
        let draft = RowDraft { id: "b".into(), headline: "H".into(), ..RowDraft::default() };
        let written = RowDraft { headline: "New".into(), ..draft.clone() };
        let open = [EditAction::EditRow(draft), EditAction::WriteRow(written.clone())];
        assert_eq!(after(&open).row, Some(RowEdit { draft: written.clone(), is_open: true }));
        let change = ArticleEdit { articles: vec!["b".into()], ..ArticleEdit::default() };
        let send = EditAction::CloseRow(Some(change.clone()));
        assert_eq!(
            after(&open).after(&send).row,
            Some(RowEdit { draft: written, is_open: false }),
            "the focus returns"
        );
        assert_eq!((send.edit(), EditAction::CloseRow(None).edit()), (Some(Edit::Articles(change)), None));
        assert_eq!(after(&[EditAction::CloseRow(None)]), EditState::default());
    }

    #[test]
    fn the_form_is_of_what_is_selected() {
        let draft = BulkDraft { outlet: "The Times".into(), ..BulkDraft::default() };
        let form = [turn(0, false), EditAction::OpenForm(true), EditAction::WriteForm(draft.clone())];
        assert!(after(&form).is_form_open && !after(&[EditAction::OpenForm(true)]).is_form_open);
        let closed = after(&form).after(&turn(1, false));
        assert_eq!((closed.is_form_open, &closed.draft), (false, &draft), "what was written stays");
        let edit = draft.edit(vec!["a".into()]).unwrap();
        let sent = after(&form).after(&EditAction::Apply(edit.clone()));
        assert_eq!((sent.selected.len(), sent.is_form_open, sent.draft), (0, false, BulkDraft::default()));
        assert_eq!(EditAction::Apply(edit.clone()).edit(), Some(Edit::Articles(edit)));
    }

    #[test]
    fn removing_is_asked_about_once_more() {
        let asked = after(&[turn(0, false), EditAction::OpenForm(true), EditAction::AskRemoval(true)]);
        assert!(asked.is_removal_asked);
        assert!(!asked.after(&turn(1, false)).is_removal_asked, "of others it was not asked");
        assert!(!asked.after(&EditAction::AskRemoval(false)).is_removal_asked);
        let remove = EditAction::Remove(vec!["a".into()]);
        assert_eq!(remove.edit(), Some(Edit::Remove(vec!["a".into()])));
        assert_eq!((asked.after(&remove).selected.len(), asked.after(&remove).is_removal_asked), (0, false));
    }

    #[test]
    fn what_is_confirmed_is_an_edit() {
        let articles = vec!["a".to_owned()];
        let wanted = ArticleEdit { articles: articles.clone(), confirm: true, ..ArticleEdit::default() };
        assert_eq!(EditAction::Confirm(articles).edit(), Some(Edit::Articles(wanted)));
        assert_eq!(turn(0, false).edit(), None);
    }
}
