//! What is said of edits, of files that come in and of what is kept: which text goes with what happened.

use crate::view::ManageMode;
use crate::view::lexicon_edit::EntryFault;
use engine::edit::{ClippingEdit, Edit, EditFault, Edited};
use engine::manage::Coverage;
use formats::import::{Duplicate, ImportReport};

/// A part of “Manage articles”.
pub fn manage_mode(mode: ManageMode) -> &'static str {
    match mode {
        ManageMode::Add => words::manage::add(),
        ManageMode::Edit => words::manage::edit(),
        ManageMode::Lexicon => words::manage::lexicon(),
        ManageMode::Counting => words::counting::part(),
        ManageMode::Save => words::manage::save(),
    }
}

/// Texts one after the other, none of them a part of a sentence.
pub fn row<T: AsRef<str>>(parts: impl Iterator<Item = T>) -> String {
    let parts = parts.map(|part| part.as_ref().to_owned());
    parts.reduce(|row, next| words::sheet::list_more(&row, &next)).unwrap_or_default()
}

// Edits.

/// What came of an edit.
pub fn edited(edit: &Edit, came: &Edited) -> String {
    let n = u64::from(came.n_changed);
    match edit {
        Edit::Lexicon(_) | Edit::LexiconFile if !came.is_changed && !came.faults.is_empty() => {
            words::manage::lexicon_not_saved().to_owned()
        }
        Edit::Undo => words::manage::undone().to_owned(),
        Edit::Clippings(_) if !came.faults.is_empty() => String::new(),
        Edit::Add { replace: true } if came.is_changed => words::manage::replaced(n),
        Edit::Add { .. } => words::manage::added(n),
        _ if !came.is_changed => words::manage::unchanged().to_owned(),
        Edit::Articles(edit) if edit.confirm => words::manage::confirmed(n),
        Edit::Articles(_) | Edit::Outlet { .. } => words::manage::edited(n),
        Edit::Remove(_) => words::manage::removed(n),
        Edit::Boilerplate(_) | Edit::LeaveOut(_) => words::counting::recounted(n),
        Edit::Clippings(edit) => clipping_edited(edit).to_owned(),
        Edit::Lexicon(_)
        | Edit::LexiconFile
        | Edit::Review(_)
        | Edit::StopWords { .. }
        | Edit::Title(_)
        | Edit::Note(_) => words::manage::updated().to_owned(),
    }
}

fn clipping_edited(edit: &ClippingEdit) -> &'static str {
    match edit {
        ClippingEdit::Keep(_) => words::clippings::added(),
        ClippingEdit::Note { .. } => words::clippings::noted(),
        ClippingEdit::Remove(_) => words::clippings::removed(),
        ClippingEdit::Move { .. } => words::clippings::moved(),
    }
}

/// What of an edit was not done, and why.
pub fn edit_fault(fault: &EditFault) -> String {
    match fault {
        EditFault::Date { text, fault } => words::faults::not_a_date(text, &words::date_fault(fault)),
        EditFault::NoOutlet => words::manage::no_outlet().to_owned(),
        EditFault::NoHeadline => words::manage::no_headline().to_owned(),
        EditFault::NoArticle(id) => words::manage::no_such_id(id),
        EditFault::Unread(fault) => words::fault_at(fault),
        EditFault::NotUtf8 => words::manage::not_utf8().to_owned(),
        EditFault::Lexicon(fault) => words::lexicon_fault(fault),
        EditFault::Stopped => words::manage::edit_stopped().to_owned(),
        EditFault::NoClipping => words::clippings::none_such().to_owned(),
        EditFault::ManyClippings(n) => words::clippings::too_many((*n).into()),
    }
}

/// How many articles are selected.
pub fn n_selected(n: usize) -> String {
    if n == 0 { words::edit::none_selected().to_owned() } else { words::edit::n_selected(n as u64) }
}

/// A field of an article.
pub fn field(name: &str) -> &str {
    match name {
        "headline" => words::import_report::field_headline(),
        "outlet" => words::import_report::field_outlet(),
        "date" => words::import_report::field_date(),
        "text" => words::import_report::field_text(),
        "url" => words::import_report::field_url(),
        "byline" => words::import_report::field_byline(),
        "topics" => words::import_report::field_topics(),
        "id" => words::import_report::field_id(),
        "note" => words::import_report::field_note(),
        other => other,
    }
}

/// Fields of an article that were inferred and have no column.
pub fn also_inferred(names: &[&str]) -> String {
    // Of a text it is where it ends that was inferred.
    let name = |name: &&str| if *name == "text" { words::edit::text_end().to_owned() } else { field(name).to_owned() };
    words::edit::also_inferred(&words::list(&names.iter().map(name).collect::<Vec<_>>()))
}

// The lexicon.

/// In how many articles something is, and how often.
pub fn coverage(coverage: Coverage) -> String {
    match coverage.n_articles {
        0 => words::lexicon::in_no_article().to_owned(),
        n_articles => words::lexicon::coverage(n_articles.into(), coverage.n_occurrences.into()),
    }
}

/// Why an entry is not taken.
pub fn entry_fault(fault: &EntryFault) -> String {
    match fault {
        EntryFault::NoName => words::lexicon::no_name().to_owned(),
        EntryFault::NameTaken => words::lexicon::name_taken().to_owned(),
        EntryFault::NoPhrases => words::lexicon::no_phrases().to_owned(),
        EntryFault::MergeIntoWhom => words::lexicon::merge_into_whom().to_owned(),
        EntryFault::NoSuchName(name) => words::lexicon::no_such_name(name),
    }
}

// Files that come in.

/// What came of reading files.
pub fn imported(report: &ImportReport) -> String {
    let read = words::add::n_read(report.n_accepted.into());
    let rejected = (report.n_rejected > 0).then(|| words::add::n_rejected(report.n_rejected.into()));
    let repeats = (report.n_duplicates > 0).then(|| words::add::n_repeats(report.n_duplicates.into()));
    words::list(&std::iter::once(read).chain(rejected).chain(repeats).collect::<Vec<_>>())
}

/// An encoding; one that was guessed ends in a question mark.
pub fn encoding(label: Option<&str>) -> String {
    match label.map(|label| (label.trim_end_matches('?'), label.ends_with('?'))) {
        None => String::new(),
        Some((label, true)) => words::import_report::guessed_encoding(label),
        Some((label, false)) => label.to_owned(),
    }
}

/// An article that repeats another.
pub fn duplicate(repeat: &Duplicate) -> String {
    let (at, of) = (words::place(&repeat.place), words::place(&repeat.of));
    if repeat.same_per_cent == 100 {
        words::import_report::same_words(&at, &repeat.outlet, &of, &repeat.of_outlet)
    } else {
        let share = words::percent(repeat.same_per_cent.into(), 0);
        words::import_report::same_share(&at, &repeat.outlet, &of, &repeat.of_outlet, &share)
    }
}

/// In how many articles a field was inferred, and from what.
pub fn inferred(name: &str, n: u32) -> String {
    match name {
        "outlet" => words::import_report::inferred_outlet(n.into()),
        "date" => words::import_report::inferred_date(n.into()),
        "headline" => words::import_report::inferred_headline(n.into()),
        "byline" => words::import_report::inferred_byline(n.into()),
        other => words::import_report::inferred_other(field(other), n.into()),
    }
}

// What is kept.

/// How large something is.
pub fn megabytes(n_bytes: u32) -> String {
    let megabytes = f64::from(n_bytes) / 1e6;
    if megabytes < 0.1 {
        words::save::less_than_megabytes(&words::decimal(0.1, 1))
    } else {
        words::save::megabytes(&words::decimal(megabytes, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_become_a_row() {
        let check = |parts: &[&str], wanted: &str| assert_eq!(row(parts.iter()), wanted);
        check(&[], "");
        check(&["a"], "a");
        check(&["a", "b", "c"], "a, b, c");
    }

    #[test]
    fn what_came_of_an_edit_is_said_by_what_it_did() {
        let check = |edit: &Edit, n_changed, is_changed, faults: &[EditFault], wanted: &str| {
            let came = Edited { n_changed, is_changed, faults: faults.to_vec(), ..Edited::default() };
            assert_eq!(edited(edit, &came), wanted);
        };
        check(&Edit::Remove(Vec::new()), 1, true, &[], "1 article removed.");
        check(&Edit::Remove(Vec::new()), 0, false, &[EditFault::NoArticle("a".into())], "Nothing was changed.");
        let add = |replace| Edit::Add { replace };
        check(&add(false), 2, true, &[], "2 articles added.");
        check(&add(true), 2, true, &[], "2 articles now take the place of all that were here.");
        check(&add(true), 0, false, &[EditFault::NotUtf8], "0 articles added.");
        check(&Edit::LexiconFile, 0, false, &[], "Nothing was changed.");
        check(&Edit::LexiconFile, 0, true, &[EditFault::NotUtf8], "Updated.");
        check(&Edit::LexiconFile, 0, false, &[EditFault::NotUtf8], "The names and topics were not saved.");
    }

    #[test]
    fn what_is_rejected_and_repeated_is_said_where_there_is_any() {
        let check = |counts: [u32; 3], wanted: &str| {
            let [n_accepted, n_rejected, n_duplicates] = counts;
            let report = ImportReport { n_accepted, n_rejected, n_duplicates, ..ImportReport::default() };
            assert_eq!(imported(&report), wanted);
        };
        check([1, 0, 0], "1 article read");
        check([1200, 1, 0], "1,200 articles read and 1 record rejected");
        check([2, 3, 1], "2 articles read, 3 records rejected and 1 repeat of others");
    }
}
