//! The parts of a Factiva article that show what they are: the archive's number, a day, a time, a note on rights.

/// The longest line that can be a note on rights, in bytes.
pub(super) const LONGEST_NOTE: usize = 160;

/// The most bytes of a line that can be a date.
const LONGEST_DATE: usize = 40;

/// The shortest and the longest name of a publisher, in bytes.
const PUBLISHER: std::ops::RangeInclusive<usize> = 5..=80;

/// Leaves out empty lines, and takes the lines about rights from the end, with that of the publisher, whom the rights above the text name.
pub(super) fn drop_notes(paragraphs: &mut Vec<String>, rights: &str) -> Vec<String> {
    paragraphs.retain(|line| !line.is_empty());
    let is_publisher = |line: &String| {
        PUBLISHER.contains(&line.len()) && rights.contains(line.as_str()) && line.starts_with(char::is_uppercase)
    };
    let mut notes = Vec::new();
    let mut has_publisher = false;
    while let Some(note) = paragraphs.pop_if(|line| is_note(line) || !has_publisher && is_publisher(line)) {
        has_publisher |= !is_note(&note);
        notes.insert(0, note);
    }
    notes
}

/// Whether a line is about rights.
pub(super) fn is_note(line: &str) -> bool {
    let has_sign = || line.contains('©') || line.contains("(c)") || line.contains("(C)") || years(line) > 0;
    line.len() <= LONGEST_NOTE
        && (["(c) ", "© "].iter().any(|start| line.starts_with(start)) || line.starts_with("Copyright ") && has_sign())
}

/// How many years a line names.
fn years(line: &str) -> usize {
    let is_year = |n: &&str| n.len() == 4 && (n.starts_with("19") || n.starts_with("20"));
    line.split(|c: char| !c.is_ascii_digit()).filter(is_year).count()
}

/// A byline without its "By".
pub(super) fn name(line: &str) -> String {
    line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).unwrap_or(line).to_owned()
}

/// The archive's own number for an article, as in `Document TIMES00020100111e61b0001x`.
pub(super) fn id(line: &str) -> Option<&str> {
    let (_, id) = line.split_once("Document ").filter(|(before, _)| before.is_empty())?;
    (id.len() >= 10 && id.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(id)
}

/// Whether a line is a day with its year: `11 January 2010`, `29 décembre 2011`, `2010年1月11日`.
pub(super) fn is_date(line: &str) -> bool {
    line.len() <= LONGEST_DATE
        && line.starts_with(|c: char| c.is_ascii_digit())
        && years(line) == 1
        && line.chars().any(char::is_alphabetic)
}

/// Whether a line is a time of day.
pub(super) fn is_time(line: &str) -> bool {
    line.len() <= 8 && line.contains(':') && line.bytes().all(|b| b.is_ascii_digit() || b == b':')
}
