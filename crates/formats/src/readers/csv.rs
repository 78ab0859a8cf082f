//! CSV, and its like with semicolons or tabs: a table of articles; so is what programs save in tags for Excel.

use crate::event::{Emit, Event};
use crate::fields::field_of;
use crate::file_name::ending;
use crate::format::{Format, Reader, Sign, TextLook, Writer};
use crate::rows::{Row, Table};
use crate::table::heading_row;
use crate::writers;
use csv::{ByteRecord, ReaderBuilder};
use model::fault::{FaultKind, Place};
use std::collections::BTreeSet;

mod tags;

/// How such files end.
const ENDINGS: [&str; 3] = ["csv", "tsv", "tab"];

/// A table as text.
pub static FORMAT: Format = Format {
    endings: &ENDINGS,
    writer: Some(Writer {
        write: |_, articles, out| writers::table::write(articles, out),
        endings: &["csv"],
        media_type: "text/csv",
        is_whole: false,
    }),
    ..Format::new(
        "csv",
        Sign::Text(|look| look.ends_in(&ENDINGS) || tags::is(look) || is_table(look)),
        Reader::Text(read),
    )
};

/// The signs that may separate columns; of equals the first is likelier.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// How many lines at the top are looked at.
const TOP: usize = 40;
/// The longest heading, in characters.
const LONGEST_HEADING: usize = 60;
/// How many quotation marks that are never closed are looked for.
const MOST_STRAY: usize = 200;

/// Whether a text is a table though its name does not say so, as Excel's "Unicode Text" is: a line at its top has nothing in it but headings, and others
/// follow.
fn is_table(look: &TextLook<'_>) -> bool {
    if !look.ends_in(&["txt", "text", "dat", "asc", "prn", "xls", "xlsx", ""])
        || look.is_markup()
        || look.body.starts_with(['{', '['])
    {
        return false;
    }
    let lines: Vec<&str> = look.body.lines().filter(|line| !line.trim().is_empty()).take(TOP).collect();
    let is_heading = |line: &&str| {
        SEPARATORS.iter().any(|separator| {
            let cells: Vec<&str> = line.split(*separator).map(|cell| cell.trim().trim_matches('"')).collect();
            let fields: BTreeSet<&str> = cells.iter().filter_map(|cell| field_of(cell)).collect();
            let has_text = fields.contains("text") && fields.len() >= 2;
            has_text && cells.len() >= 3 && cells.iter().all(|cell| cell.chars().count() <= LONGEST_HEADING)
        })
    };
    lines.split_last().is_some_and(|(_, lines)| lines.iter().any(is_heading))
}

/// What separates the columns: the sign by which a line at the top names most fields; else the most frequent one of the first line.
fn separator(file: &str, text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(TOP).collect();
    let n_fields = |sign: char| {
        let fields = |line: &&str| {
            let cells = line.split(sign).map(|cell| cell.trim().trim_matches('"'));
            cells.filter_map(field_of).collect::<BTreeSet<&str>>().len()
        };
        lines.iter().map(fields).max().unwrap_or_default()
    };
    let n_signs = |sign: char| lines.first().map_or(0, |line| line.matches(sign).count());
    let is_tabbed = matches!(ending(file).as_str(), "tsv" | "tab");
    let score = |sign: char| {
        let n = n_fields(sign);
        (if n >= 2 { n } else { 0 }, usize::from(is_tabbed && sign == '\t'), n_signs(sign))
    };
    let best = SEPARATORS.into_iter().fold(',', |best, sign| if score(sign) > score(best) { sign } else { best });
    best as u8
}

/// A record of the file: where it begins and ends, in bytes, and its cells.
struct Found {
    start: usize,
    end: usize,
    cells: Vec<String>,
}

/// Whether each cell that opens with a quotation mark is closed by one, and nothing follows that before the next cell, or at least a space.
fn is_sound(record: &[u8], separator: u8, may_follow_space: bool) -> bool {
    let mut bytes = record.iter().copied().peekable();
    loop {
        if bytes.peek() == Some(&b'"') {
            bytes.next();
            loop {
                match bytes.next() {
                    Some(b'"') if bytes.peek() == Some(&b'"') => drop(bytes.next()),
                    Some(b'"') => break,
                    Some(_) => {}
                    None => return false,
                }
            }
            let is_spaced = bytes.next_if_eq(&b' ').is_some();
            while bytes.next_if_eq(&b' ').is_some() {}
            if !(is_spaced && may_follow_space)
                && bytes.peek().is_some_and(|b| *b != separator && !matches!(b, b'\r' | b'\n'))
            {
                return false;
            }
        }
        if !bytes.any(|b| b == separator) {
            return true;
        }
    }
}

/// The cells of a record; those in which text follows the mark that closes them are as they stand, since nobody quoted them. `None` where a mark is
/// never closed.
fn literal_cells(record: &str, separator: char) -> Option<Vec<String>> {
    let mut cells = Vec::new();
    let mut rest = Some(record);
    while let Some(cell) = rest {
        let mut closed = 0;
        if let Some(inner) = cell.strip_prefix('"') {
            let mut marks = inner.match_indices('"').map(|(at, _)| at);
            closed = marks.next()? + 2;
            while cell.get(closed..)?.starts_with('"') {
                marks.next();
                closed = marks.next()? + 2;
            }
        }
        let (quoted, behind) = cell.split_at_checked(closed)?;
        let (more, next) = behind.split_once(separator).map_or((behind, None), |(more, next)| (more, Some(next)));
        let inner = quoted.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
        cells.push(match inner.filter(|_| more.trim().is_empty()) {
            Some(inner) => inner.replace("\"\"", "\""),
            None => [quoted, more].concat(),
        });
        rest = next;
    }
    Some(cells)
}

/// A text in which `\"` within a quoted cell is written `""`, as all else reads it. It has as many bytes.
fn without_backslashes(text: &str, separator: u8) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut is_quoted, mut is_start) = (false, true);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_start => is_quoted = true,
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                out.push('"');
                chars.next();
            }
            '"' if is_quoted => is_quoted = false,
            '\\' if is_quoted && matches!(chars.peek(), Some('"')) => {
                chars.next();
                out.push_str("\"\"");
                continue;
            }
            '\\' if is_quoted && matches!(chars.peek(), Some('\\')) => {
                out.push('\\');
                chars.next();
            }
            _ => {}
        }
        is_start = !is_quoted && (c == char::from(separator) || c == '\n' || c == '\r');
        out.push(c);
    }
    out
}

/// The records of a text from a byte on, as far as `goes_on` says.
fn records(text: &str, from: usize, separator: u8, goes_on: &mut dyn FnMut(Found) -> bool) -> Option<csv::Error> {
    let rest = text.get(from..).unwrap_or_default();
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(rest.as_bytes());
    let mut row = ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut row) {
            Ok(true) => {
                let cells = row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
                let start = from + row.position().map_or(0, csv::Position::byte) as usize;
                let end = from + reader.position().byte() as usize;
                if !goes_on(Found { start, end, cells }) {
                    return None;
                }
            }
            Ok(false) => return None,
            Err(error) => return Some(error),
        }
    }
}

/// How many of the first rows have as many cells as the headings.
fn n_whole(text: &str, separator: u8) -> usize {
    let mut rows = Vec::new();
    records(text, 0, separator, &mut |found| {
        rows.push(Row { cells: found.cells, ..Row::default() });
        rows.len() < SAMPLE
    });
    let width = rows.get(heading_row(&rows, &|_| false)).map_or(0, |row| row.cells.len());
    rows.iter().filter(|row| row.cells.len() == width).count()
}

/// How many rows are enough to see how quotation marks are written.
const SAMPLE: usize = 2000;

/// Reads a table. A quotation mark that opens a cell and closes it nowhere, or only within another row, costs its own row.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let text = text.trim_start_matches('\u{feff}');
    let look = TextLook::new(file, text);
    if tags::is(&look) {
        return tags::read(file, &look, emit);
    }
    // Excel's own first line may say what separates the columns.
    let (text, first_line, said) = match text.split_once('\n') {
        Some((line, rest)) if line.starts_with("sep=") => {
            (rest, 2, line.as_bytes().get(4).copied().filter(|b| *b > b' ' || *b == b'\t'))
        }
        _ => (text, 1, None),
    };
    let separator = said.unwrap_or_else(|| separator(file, text.trim_start()));
    let escaped = text.contains("\\\"").then(|| without_backslashes(text, separator));
    let escaped = escaped.filter(|escaped| n_whole(escaped, separator) > n_whole(text, separator));
    let text = escaped.as_deref().unwrap_or(text);
    // The library counts one line too few if lines end in two characters.
    let (mut line, mut at) = (first_line, 0);
    let mut line_of = |byte: usize| {
        let start = (byte..text.len()).find(|&i| !matches!(text.as_bytes().get(i), Some(b'\r' | b'\n')));
        let start = start.unwrap_or(text.len());
        line += text.as_bytes().get(at..start).unwrap_or_default().split(|&b| b == b'\n').count() - 1;
        at = start.max(at);
        line
    };
    let mut rows: Vec<Row> = Vec::new();
    let (mut from, mut n_stray) = (0, 0);
    let mut width = None;
    let error = loop {
        let mut stray = None;
        let error = records(text, from, separator, &mut |found| {
            let record = text.as_bytes().get(found.start..found.end).unwrap_or_default().trim_ascii();
            let first = record.split(|b| *b == b'\n').next().unwrap_or_default();
            let mut width = || {
                let found = width.or_else(|| rows.get(heading_row(&rows, &|_| false)).map(|row| row.cells.len()));
                width = found.filter(|_| rows.len() > TOP);
                found.unwrap_or(usize::MAX)
            };
            let n_filled = || found.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
            let is_stray = first.len() < record.len()
                && n_stray < MOST_STRAY
                && (!is_sound(record, separator, true) || n_filled() > width());
            let line = line_of(found.start);
            if is_stray {
                let start =
                    found.start + text.get(found.start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
                stray = Some((line, start + first.len()));
            } else {
                let whole = text.get(found.start..found.end).unwrap_or_default().trim_matches(['\r', '\n']);
                let is_literal = !is_sound(record, separator, false);
                let literal = is_literal.then(|| literal_cells(whole, separator.into())).flatten();
                let literal = literal.filter(|literal| literal.len() == found.cells.len());
                rows.push(Row { line, cells: literal.unwrap_or(found.cells), ..Row::default() });
            }
            !is_stray
        });
        match stray {
            Some((line, behind)) => {
                emit(Event::fault(Place::line(file, line), FaultKind::StrayQuote));
                from = behind;
                n_stray += 1;
            }
            None => break error,
        }
    };
    if rows.is_empty() {
        emit(Event::fault(Place::line(file, 1), FaultKind::EmptyFile));
    } else {
        emit(Event::Table(Table { file: file.to_owned(), rows, is_sheet: false }));
    }
    if let Some(error) = error {
        let line = line_of(from + error.position().map_or(0, csv::Position::byte) as usize);
        emit(Event::fault(Place::line(file, line), FaultKind::Table(error.to_string())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, expected: &[(usize, &[&str])], stray: &[u32]) {
        let (mut tables, mut faults) = (Vec::new(), Vec::new());
        read(name, text, &mut |event| match event {
            Event::Table(table) => tables.push(table),
            Event::Fault(fault) => faults.push(fault.place.line),
            other => panic!("{other:?}"),
        });
        assert_eq!(faults.into_iter().flatten().collect::<Vec<u32>>(), stray);
        let rows = tables[0].rows.iter();
        let rows: Vec<(usize, Vec<&str>)> =
            rows.map(|row| (row.line, row.cells.iter().map(String::as_str).collect())).collect();
        assert_eq!(rows, expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect::<Vec<_>>());
    }

    #[test]
    fn rows_come_with_their_lines() {
        check(
            "t.csv",
            "\u{feff}Title;Body\r\nOne;\"Text; with\nlines\"\r\n\r\nshort\r\nTwo;More\r\n",
            &[(1, &["Title", "Body"]), (2, &["One", "Text; with\nlines"]), (5, &["short"]), (6, &["Two", "More"])],
            &[],
        );
        check("t.csv", "sep=|\na|b\n", &[(2, &["a", "b"])], &[]);
        check("t.tsv", "a,b\tc\n", &[(1, &["a,b", "c"])], &[]);
        check("t.tsv", "title,text\nA,x\n", &[(1, &["title", "text"]), (2, &["A", "x"])], &[]);
        check("t.csv", "Search; of May\n\ntitle|text\n", &[(1, &["Search; of May"]), (3, &["title", "text"])], &[]);
    }

    #[test]
    fn a_stray_quote_costs_its_own_row() {
        check(
            "t.csv",
            "text,n\none \"two\" three,1\n\"never closed\nx,2\n",
            &[(1, &["text", "n"]), (2, &["one \"two\" three", "1"]), (4, &["x", "2"])],
            &[3],
        );
        check(
            "t.csv",
            "title,text\nA,\"open,x\r\nB,\"two\r\nlines\"\r\nC,z\r\n",
            &[(1, &["title", "text"]), (3, &["B", "two\r\nlines"]), (5, &["C", "z"])],
            &[2],
        );
        check("t.csv", "title,text\nA,\"to the end\n", &[(1, &["title", "text"]), (2, &["A", "to the end\n"])], &[]);
    }

    #[test]
    fn a_cell_with_text_behind_the_closing_mark_is_not_quoted() {
        check(
            "t.tsv",
            "title\ttext\tn\nA\t\"No,\" she said. \"Never.\"\t\r\n\"B, \"\"b\"\"\"\t\"It is\" over\t\"1\" \n\"C\"\tx\ty\n",
            &[
                (1, &["title", "text", "n"]),
                (2, &["A", "\"No,\" she said. \"Never.\"", ""]),
                (3, &["B, \"b\"", "\"It is\" over", "1"]),
                (4, &["C", "x", "y"]),
            ],
            &[],
        );
        check(
            "t.csv",
            "title,text\nA,\"No,\" he said.\n",
            &[(1, &["title", "text"]), (2, &["A", "\"No,\" he said."])],
            &[],
        );
    }

    #[test]
    fn quotes_behind_backslashes_are_quotes() {
        check(
            "t.csv",
            "title,text\n\"She said \\\"no, not\\\"\",\"a\\\\b, \"\"c\"\"\"\nB,x\n",
            &[(1, &["title", "text"]), (2, &["She said \"no, not\"", "a\\\\b, \"c\""]), (3, &["B", "x"])],
            &[],
        );
        check("t.csv", "title,text\n\"in C:\\\",x\n", &[(1, &["title", "text"]), (2, &["in C:\\", "x"])], &[]);
    }

    #[test]
    fn a_table_is_one_under_other_endings() {
        let is = |text: &str| is_table(&TextLook::new("a.txt", text)) && is_table(&TextLook::new("a.xls", text));
        assert!(is("Titel\tQuelle\tDatum\tText\nA\tB\tC\tD\n") && is("\"title\";\"outlet\";\"text\"\n1;2;3"));
        assert!(
            !is("Title, source and text: what a table needs\n\nMore.")
                && !is("title\ttext\tdate\n")
                && !is("Text\n\nMore text.")
        );
    }
}
