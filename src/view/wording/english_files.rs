//! What is said about files that come in and leave, and about keeping.

use crate::view::ManageMode;
use crate::view::number;
use crate::view::wording::{articles, count_of};
use formats::import::{Duplicate, ImportReport};
use model::Day;
use model::fault::Place;

/// Opens the part of the desk where the corpus leaves.
pub const SAVE: &str = "Save";
/// Its parts, as a list.
pub const MANAGE_PARTS: &str = "Parts of the desk";

/// A part of the desk.
pub const fn manage_mode(mode: ManageMode) -> &'static str {
    match mode {
        ManageMode::Add => "Add articles",
        ManageMode::Edit => "ArticleEdit",
        ManageMode::Lexicon => "Names and topics",
        ManageMode::Save => "Save and keep",
    }
}

/// What can be given.
pub const ADD_LEAD: &str =
    "Drop files or folders anywhere on this page, or choose them. They are read here and sent nowhere.";
/// Which kinds are read.
pub const ADD_KINDS: &str = "It reads text, Markdown, saved web pages, CSV and TSV, JSON and JSON Lines, RSS and Atom, NITF, NewsML-G2, ninjs, Word (.docx), Factiva and Lexis exports, web archives (WARC), zip and gzip of all these, and Broadside pages.";
/// A button.
pub const CHOOSE_FILES: &str = "Choose files";
/// A button.
pub const CHOOSE_FOLDER: &str = "Choose a folder";
/// Over the field for pasted text.
pub const PASTE: &str = "Or paste a text";
/// Beside it.
pub const PASTE_HINT: &str = "Its first line is taken for its headline";
/// A button.
pub const READ_TEXT: &str = "Read this text";
/// The name of a pasted text, as of a file.
pub const PASTED: &str = "pasted text";
/// Over what files are held.
pub const DROP_HERE: &str = "Let go, and the files are read";
/// Before the field.
pub const OUTLET_FOR_ALL: &str = "Articles that name no outlet are from";
/// In the field.
pub const OUTLET_HINT: &str = "nobody yet";
/// The switch, off and on.
pub const fn duplicates_switch(drop: bool) -> &'static str {
    if drop { "left out" } else { "kept" }
}
/// Before the switch.
pub const DUPLICATES_ARE: &str = "; articles that repeat another are";
/// Before the switch.
pub const UNDATED_ARE: &str = "; articles whose date cannot be read are";
/// The switch, off and on.
pub const fn undated_switch(take: bool) -> &'static str {
    if take { "taken without a date" } else { "left out" }
}
/// Before the list.
pub const DATES_BEGIN_WITH: &str = "; dates such as 03/04/2024 begin with";
/// The list, for those who hear the page.
pub const DAY_ORDER: &str = "What dates begin with";
/// What they may begin with.
pub const DAY_ORDERS: [&str; 3] = ["nobody knows what", "the day", "the month"];

/// Asks for the outlet of texts that lack nothing else.
pub fn which_outlet(n: u32) -> String {
    if n == 1 {
        "1 text names no outlet. Which one is it from?".to_owned()
    } else {
        format!("{} texts name no outlet. Which one are they from?", n_of(n))
    }
}
/// The button beside it.
pub const READ_WITH_OUTLET: &str = "Read again with this outlet";

/// Over the first of what was read.
pub fn first_read(n_shown: u32, n: u32) -> String {
    if n_shown == n {
        "What was read:".to_owned()
    } else {
        format!("The first {} of the {}:", n_of(n_shown), articles(n))
    }
}
/// A button.
pub const READ_AGAIN: &str = "Read again with these";
/// A button.
pub const CANCEL: &str = "Cancel";
/// A button.
pub const DISCARD: &str = "Discard";
/// A button.
pub const SAVE_REPORT: &str = "Save this report";
/// The report's file name.
pub const REPORT_NAME: &str = "import-report.csv";

/// Said before the first file is open.
pub const OPENING_FILES: &str = "Opening the files…";

/// How far an import is.
pub fn importing(file: &str, n: u32) -> String {
    format!("Reading {file}: {} so far", articles(n))
}

/// How far the comparison is.
pub fn comparing(n: u32, of: u32) -> String {
    format!("Looking for repeats: {} of {}", n_of(n), n_of(of))
}

/// What came of an import, in a sentence.
pub fn imported(report: &ImportReport) -> String {
    let mut parts = vec![format!("{} read", articles(report.n_accepted))];
    if report.n_rejected > 0 {
        parts.push(format!("{} not taken", records(report.n_rejected)));
    }
    if report.n_duplicates > 0 {
        parts.push(format!("{} of others", count_of(report.n_duplicates, "repeat", "repeats")));
    }
    parts.join(", ")
}

fn records(n: u32) -> String {
    count_of(n, "record", "records")
}

fn n_of(n: u32) -> String {
    number::count(n.into())
}

/// The buttons of what was read: beside the articles that are here, and in their place.
pub fn add_buttons(n_here: u32) -> (String, String) {
    if n_here == 0 {
        return ("Put them into this page".to_owned(), String::new());
    }
    let here = articles(n_here);
    (format!("Add them to the {here} here"), format!("Put them in place of the {here} here"))
}

/// Said while the engine takes the articles in.
pub const TAKING_IN: &str = "Putting them into the page…";

/// What came of adding.
pub fn added(n: u32, n_already: u32) -> String {
    let already = match n_already {
        0 => String::new(),
        n => format!(
            " {} here already, word for word.",
            if n == 1 { "1 was".to_owned() } else { format!("{} were", n_of(n)) }
        ),
    };
    format!("{} put into the page.{already}", articles(n))
}

/// Said where nothing was read.
pub const NOTHING_READ: &str = "No article was found in what was given.";
/// A heading of the report.
pub const REPORT_FAULTS: &str = "What was wrong, and what to do";
/// A heading of the report.
pub const REPORT_UNDATED: &str = "Taken without a date, to be given one under ArticleEdit";
/// A heading of the report.
pub const REPORT_DUPLICATES: &str = "Repeats";
/// A heading of the report.
pub const REPORT_FILES: &str = "Files";
/// A heading of the report.
pub const REPORT_LEFT_OUT: &str = "Lines of web pages that were left out";
/// The columns of the table of files.
pub const FILE_COLUMNS: [&str; 5] = ["File", "Read as", "Encoding", "Articles", "Faults"];

/// A heading with how many stand under it.
pub fn heading_of(heading: &str, n: u32) -> String {
    format!("{heading} ({})", n_of(n))
}

/// What more there is than is listed.
pub fn and_more_of(n: u32) -> String {
    format!("and {} more", n_of(n))
}

/// An encoding that was told by its letters ends in a question mark.
pub fn encoding(label: Option<&str>) -> String {
    match label.map(|label| (label.trim_end_matches('?'), label.ends_with('?'))) {
        None => String::new(),
        Some((label, true)) => format!("{label}, told by its letters"),
        Some((label, false)) => label.to_owned(),
    }
}

/// An article that repeats another.
pub fn duplicate(repeat: &Duplicate) -> String {
    let same = if repeat.same_per_cent == 100 {
        "word for word".to_owned()
    } else {
        format!("{} % the same", repeat.same_per_cent)
    };
    format!("{} ({}) repeats {} ({}), {same}", place(&repeat.place), repeat.outlet, place(&repeat.of), repeat.of_outlet)
}

/// Where something stands.
pub fn place(place: &Place) -> String {
    match (place.line, place.record) {
        (Some(line), _) => format!("{}, line {line}", place.file),
        (None, Some(record)) => format!("{}, record {record}", place.file),
        (None, None) => place.file.clone(),
    }
}

/// In how many articles a field was worked out.
pub fn inferred(field: &str, n: u32) -> String {
    let how = match field {
        "outlet" => "the outlet, from the address or as chosen above",
        "date" => "the date, from the address or the text",
        "headline" => "the headline, from the first words",
        "byline" => "the author, from the file",
        other => other,
    };
    format!("{how}: {}", articles(n))
}

/// Before what was worked out.
pub const WORKED_OUT: &str =
    "Not stated in the sources but worked out, and marked so until somebody confirms it under ArticleEdit:";
/// Over the columns of a table that nobody knows.
pub const WHICH_COLUMN: &str = "Which column is which?";
/// The fields that a column may be, the first for none; the values that the import knows beside them.
pub const COLUMN_FIELDS: [(&str, &str); 9] = [
    ("", "kept as it is"),
    ("headline", "headline"),
    ("outlet", "outlet"),
    ("date", "date"),
    ("text", "text"),
    ("url", "address"),
    ("byline", "author"),
    ("topics", "topics"),
    ("id", "id"),
];

/// The headings of what can be saved.
pub const SAVE_PAGE: &str = "A page of its own";
/// Under it.
pub const SAVE_PAGE_LEAD: &str = "One file with these articles, names and topics, and with the view that was open last. It works as this page does, offline, and can save itself again.";
/// The field for the corpus's title.
pub const TITLE_OF_CORPUS: &str = "Title";
/// The field for what is said under the title.
pub const NOTE_OF_CORPUS: &str = "Note under it";
/// In that field while it is empty.
pub const NO_NOTE: &str = "where the articles come from, and what to know of them";
/// Said of lines that could not be read when the page was opened.
pub fn left_behind(n: u32) -> String {
    let lines = if n == 1 { "1 line".to_owned() } else { format!("{} lines", number::count(n.into())) };
    format!(
        "{lines} of the corpus could not be read, and will not be in what is saved: keep the file that this page came as."
    )
}
/// A button; how many articles.
pub fn save_page(n: u32) -> String {
    format!("Save the page with {}", all_articles(n))
}
/// A button; how many articles the filters keep.
pub fn save_filtered(n: u32) -> String {
    format!("Save with only the {} that the filters keep", articles(n))
}
fn all_articles(n: u32) -> String {
    if n == 1 { "its 1 article".to_owned() } else { format!("all {}", articles(n)) }
}
/// A heading.
pub const SAVE_FILES: &str = "Files for other programs";
/// The forms, with their files' endings.
pub const FORMS: [(&str, &str); 4] = [
    ("JSON Lines", "jsonl"),
    ("CSV for spreadsheets", "csv"),
    ("Markdown files in a zip", "zip"),
    ("Names and topics alone (corpus.toml)", "toml"),
];
/// The switch between all and the kept articles.
pub fn scope_switch(only_kept: bool, n: u32, n_kept: u32) -> String {
    if only_kept { format!("the {} that the filters keep", articles(n_kept)) } else { all_articles(n) }
}
/// Before the switch.
pub const OF: &str = "Of";
/// Said where a file could not be made.
pub fn not_saved(why: &str) -> String {
    format!("It could not be saved: {why}")
}
/// Said where the browser takes no file from the page.
pub const REFUSED_BY_BROWSER: &str = "the browser takes no file from this page";
/// Said where this is not a page that was built.
pub const NOT_A_PAGE: &str = "this page was changed by something else; open the file again and try once more";
/// Said while a file is being made.
pub const SAVING: &str = "Writing the file…";
/// Said once it is.
pub fn saved_as(name: &str) -> String {
    format!("Saved as {name}.")
}

/// A moment of a clock on the wall, in milliseconds since 1970 there: "23 Nov 2026, 03:32".
pub fn moment(milliseconds: f64) -> String {
    let minutes = (milliseconds / 60_000.0).floor() as i64;
    let (day, minute) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
    format!("{}, {:02}:{:02}", words::short_day(Day(day as i32), true), minute / 60, minute % 60)
}
/// A heading.
pub const KEEP_HERE: &str = "Keep in this browser";
/// Under it.
pub const KEEP_LEAD: &str = "The articles, names and topics stay in this browser on this device and open again with this page. Nothing is sent anywhere.";
/// A button.
pub const KEEP_NOW: &str = "Keep them here";
/// A button.
pub const KEEP_AGAIN: &str = "Keep as it is now";
/// A button.
pub const REMOVE_KEPT: &str = "Remove what is kept";
/// A button.
pub const KEEP_OVER: &str = "Keep this one instead";

/// What is kept.
pub fn kept(n: u32, when: &str, n_bytes: u32) -> String {
    let size = f64::from(n_bytes) / 1e6;
    let size = if size < 0.1 { "less than 0.1 MB".to_owned() } else { format!("{size:.1} MB") };
    format!("Kept here: {}, {size}, since {when}.", articles(n))
}

/// Changes since.
pub const CHANGED_SINCE: &str = "It has been changed since.";
/// In the masthead, of a corpus that was opened from the browser's store.
pub const FROM_STORE: &str = "as kept in this browser";
/// The browser lends no store.
pub fn keep_refused(why: &str) -> String {
    let why = if why.is_empty() { String::new() } else { format!(" ({})", why.trim_end_matches('.')) };
    format!("This browser keeps nothing for this page{why}, as in a private window. Save a page instead.")
}
/// The browser is full.
pub const KEEP_FULL: &str =
    "This browser has no room left for it. Save a page instead, or remove what other pages keep.";
/// Another tab has kept another.
pub fn keep_newer(n: u32, when: &str) -> String {
    format!("Another tab has kept {} since, at {when}. Nothing was overwritten.", articles(n))
}
/// Said after removing.
pub const REMOVED: &str = "Nothing is kept here any more.";
/// What changes are not saved anywhere.
pub const UNSAVED: &str = "Changes stay in this page until it is closed. Save a page or keep them in this browser.";

#[cfg(test)]
mod tests {
    #[test]
    fn a_moment_is_told_as_other_days_are() {
        assert_eq!(super::moment(1_795_404_730_000.0), "23 Nov 2026, 03:32");
        assert_eq!(super::moment(-1.0), "31 Dec 1969, 23:59");
    }
}
