//! Changes of articles while they are written: which articles are selected, what the fields say, and the edit that comes of it.

use engine::edit::ArticleEdit;
use engine::manage::EditRow;
use model::Edtf;
use model::edtf::DateFault;
use model::order::sort_by;
use std::collections::{BTreeMap, BTreeSet};

/// A change of many articles. What is empty stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BulkDraft {
    /// The outlet.
    pub outlet: String,
    /// The date.
    pub date: String,
    /// The date is taken away.
    pub undated: bool,
    /// Topics to add, commas between them.
    pub add_topics: String,
    /// Topics to take away.
    pub drop_topics: Vec<String>,
}

/// Why a text is no date; nothing where it is one or is empty.
pub fn date_fault(text: &str) -> Option<DateFault> {
    if text.trim().is_empty() { None } else { Edtf::parse(text).err() }
}

impl BulkDraft {
    /// Adds a topic to those to take away, or takes it off them again.
    #[must_use]
    pub fn turn_topic(&self, topic: &str) -> Self {
        let mut next = self.clone();
        next.drop_topics.retain(|dropped| dropped != topic);
        if next.drop_topics.len() == self.drop_topics.len() {
            next.drop_topics.push(topic.to_owned());
        }
        next
    }

    /// The edit of these articles; `None` where nothing would change or the date is none.
    pub fn edit(&self, articles: Vec<String>) -> Option<ArticleEdit> {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let date = if self.undated { Some(String::new()) } else { text(&self.date) };
        let edit = ArticleEdit {
            articles,
            outlet: text(&self.outlet),
            date,
            add_topics: self.add_topics.split(',').filter_map(text).collect(),
            drop_topics: self.drop_topics.clone(),
            ..ArticleEdit::default()
        };
        let is_idle = edit == ArticleEdit { articles: edit.articles.clone(), ..ArticleEdit::default() };
        let is_wrong = !self.undated && date_fault(&self.date).is_some();
        (!edit.articles.is_empty() && !is_idle && !is_wrong).then_some(edit)
    }
}

/// A change of one article in its row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowDraft {
    /// The article's id.
    pub id: String,
    /// The headline.
    pub headline: String,
    /// The outlet.
    pub outlet: String,
    /// The date; an empty one takes it away.
    pub date: String,
}

impl RowDraft {
    /// The row as it is.
    pub fn of(row: &EditRow) -> Self {
        Self {
            id: row.id.clone(),
            headline: row.headline.clone(),
            outlet: row.outlet.clone(),
            date: row.date.clone().unwrap_or_default(),
        }
    }

    /// The edit that makes the row this; `None` where nothing would change. An empty headline or outlet stays as it was.
    pub fn edit(&self, row: &EditRow) -> Option<ArticleEdit> {
        let changed = |now: &str, was: &str| (now.trim() != was).then(|| now.trim().to_owned());
        let named = |now: &str, was: &str| changed(now, was).filter(|now| !now.is_empty());
        let edit = ArticleEdit {
            articles: vec![self.id.clone()],
            headline: named(&self.headline, &row.headline),
            outlet: named(&self.outlet, &row.outlet),
            date: changed(&self.date, row.date.as_deref().unwrap_or_default()),
            ..ArticleEdit::default()
        };
        (edit.headline.is_some() || edit.outlet.is_some() || edit.date.is_some()).then_some(edit)
    }
}

/// The selected articles after a click on one of the rows: it is turned, and with it all rows from an earlier click on, where that is given.
pub fn turn(selected: &BTreeSet<String>, rows: &[EditRow], at: usize, from: Option<usize>) -> BTreeSet<String> {
    let mut next = selected.clone();
    let Some(clicked) = rows.get(at) else { return next };
    let is_selected = !selected.contains(&clicked.id);
    let from = from.unwrap_or(at);
    for row in rows.iter().skip(from.min(at)).take(from.abs_diff(at) + 1) {
        if is_selected {
            next.insert(row.id.clone());
        } else {
            next.remove(&row.id);
        }
    }
    next
}

/// The articles of rows in which something is inferred.
pub fn inferred<'a>(rows: impl Iterator<Item = &'a EditRow>) -> Vec<String> {
    rows.filter(|row| !row.inferred.is_empty()).map(|row| row.id.clone()).collect()
}

/// The topics of rows, each with how many have it, the most frequent first.
pub fn topics<'a>(rows: impl Iterator<Item = &'a EditRow>) -> Vec<(&'a str, u32)> {
    let mut counts = BTreeMap::new();
    for topic in rows.flat_map(|row| &row.topics) {
        *counts.entry(topic.as_str()).or_default() += 1;
    }
    let mut topics: Vec<(&str, u32)> = counts.into_iter().collect();
    sort_by(&mut topics, &|a, b| b.1.cmp(&a.1));
    topics
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, topics: &[&str], inferred: &[&str]) -> EditRow {
        let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        EditRow {
            id: id.into(),
            headline: format!("Headline {id}"),
            outlet: "The Post".into(),
            date: Some("2025-02".into()),
            url: None,
            topics: own(topics),
            inferred: own(inferred),
            opening: String::new(),
        }
    }

    #[test]
    fn a_draft_becomes_an_edit_of_what_was_written() {
        let check =
            |draft: BulkDraft, expected: Option<ArticleEdit>| assert_eq!(draft.edit(vec!["1".into()]), expected);
        let one = || ArticleEdit { articles: vec!["1".into()], ..ArticleEdit::default() };
        check(BulkDraft::default(), None);
        check(BulkDraft { date: "2025-13".into(), outlet: "A".into(), ..BulkDraft::default() }, None);
        check(
            BulkDraft { date: "yesterday".into(), undated: true, ..BulkDraft::default() },
            Some(ArticleEdit { date: Some(String::new()), ..one() }),
        );
        check(
            BulkDraft { outlet: " The Post ".into(), add_topics: "peace, , war talks".into(), ..BulkDraft::default() },
            Some(ArticleEdit {
                outlet: Some("The Post".into()),
                add_topics: vec!["peace".into(), "war talks".into()],
                ..one()
            }),
        );
        let dropping = BulkDraft::default().turn_topic("a").turn_topic("b").turn_topic("a");
        check(dropping, Some(ArticleEdit { drop_topics: vec!["b".into()], ..one() }));
        let idle = BulkDraft { outlet: "A".into(), ..BulkDraft::default() };
        assert_eq!(idle.edit(Vec::new()), None, "no article, no edit");
        assert_eq!((date_fault(" "), date_fault("2025-02~")), (None, None));
        assert_eq!(date_fault("2025-13"), Some(DateFault::Month(13)));
    }

    #[test]
    fn a_row_sends_only_what_changed() {
        let row = row("7", &[], &[]);
        let check = |change: fn(&mut RowDraft), expected: [Option<&str>; 3]| {
            let mut draft = RowDraft::of(&row);
            change(&mut draft);
            let found = draft.edit(&row);
            let fields = found.as_ref().map(|edit| [&edit.headline, &edit.outlet, &edit.date].map(Option::as_deref));
            assert_eq!(fields.unwrap_or_default(), expected);
            assert!(found.is_none_or(|edit| edit.articles == ["7"] && !edit.confirm));
        };
        check(|_| {}, [None; 3]);
        check(|draft| draft.headline = "  ".into(), [None; 3]);
        check(|draft| draft.outlet = "The Times ".into(), [None, Some("The Times"), None]);
        check(|draft| draft.date = String::new(), [None, None, Some("")]);
    }

    #[test]
    fn a_click_selects_one_row_and_with_shift_a_stretch() {
        let rows: Vec<EditRow> = ["a", "b", "c", "d"].iter().map(|id| row(id, &[], &[])).collect();
        let check = |selected: &[&str], at, from, expected: &[&str]| {
            let selected = selected.iter().map(|id| (*id).to_owned()).collect();
            assert_eq!(turn(&selected, &rows, at, from).iter().map(String::as_str).collect::<Vec<_>>(), expected);
        };
        check(&[], 1, None, &["b"]);
        check(&["b"], 1, None, &[]);
        check(&["b"], 3, Some(1), &["b", "c", "d"]);
        check(&["b", "d"], 0, Some(2), &["a", "b", "c", "d"]);
        check(&["a", "b", "c"], 0, Some(1), &["c"]);
        check(&["a"], 9, Some(1), &["a"]);
    }

    #[test]
    fn topics_are_counted_and_inferred_rows_found() {
        let rows = [row("a", &["war"], &["date"]), row("b", &["peace", "war"], &[])];
        assert_eq!(topics(rows.iter()), [("war", 2), ("peace", 1)]);
        assert_eq!(inferred(rows.iter()), ["a"]);
    }
}
