//! CSV, and its like with semicolons or tabs: a table of articles.

use crate::event::{Emit, Event};
use crate::file_name::ending;
use crate::format::{Format, Reader, Sign, Writer};
use crate::rows::{Row, Table};
use crate::writers;
use csv::{ByteRecord, ReaderBuilder};
use model::fault::{FaultKind, Place};

/// How such files end.
const ENDINGS: [&str; 3] = ["csv", "tsv", "tab"];

/// A table as text.
pub static FORMAT: Format = Format {
    endings: &ENDINGS,
    writer: Some(Writer {
        write: |_, articles| writers::table::write(articles).map(String::into_bytes),
        endings: &["csv"],
        media_type: "text/csv",
        is_whole: false,
    }),
    ..Format::new("csv", Sign::Text(|look| look.ends_in(&ENDINGS)), Reader::Text(read))
};

/// What separates the columns: the sign that is most frequent in the first line, unless the file's ending says it.
fn separator(file: &str, text: &str) -> u8 {
    if ending(file) != "csv" {
        return b'\t';
    }
    let first = text.lines().next().unwrap_or_default();
    let n = |sign: u8| first.bytes().filter(|&b| b == sign).count();
    [b';', b'\t', b'|'].into_iter().fold(b',', |best, sign| if n(sign) > n(best) { sign } else { best })
}

/// Reads a table.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let text = text.trim_start_matches('\u{feff}');
    let separator = separator(file, text.trim_start());
    // Excel's own first line may say what separates the columns.
    let (text, first_line) = match text.split_once('\n') {
        Some((line, rest)) if line.starts_with("sep=") => (rest, 2),
        _ => (text, 1),
    };
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    // The library counts one line too few if lines end in two characters.
    let (mut line, mut at) = (first_line, 0);
    let mut line_of = |byte: u64| {
        let start = (byte as usize..text.len()).find(|&i| !matches!(text.as_bytes().get(i), Some(b'\r' | b'\n')));
        let start = start.unwrap_or(text.len());
        line += text.as_bytes().get(at..start).unwrap_or_default().split(|&b| b == b'\n').count() - 1;
        at = start.max(at);
        line
    };
    let mut rows = Vec::new();
    let mut row = ByteRecord::new();
    let error = loop {
        match reader.read_byte_record(&mut row) {
            Ok(true) => {
                let line = line_of(row.position().map_or(0, csv::Position::byte));
                let cells = row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
                rows.push(Row { line, cells });
            }
            Ok(false) => break None,
            Err(error) => break Some(error),
        }
    };
    if rows.is_empty() {
        emit(Event::fault(Place::line(file, 1), FaultKind::EmptyFile));
    } else {
        emit(Event::Table(Table { file: file.to_owned(), rows }));
    }
    if let Some(error) = error {
        let line = line_of(error.position().map_or(0, csv::Position::byte));
        emit(Event::fault(Place::line(file, line), FaultKind::Table(error.to_string())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, expected: &[(usize, &[&str])]) {
        let mut tables = Vec::new();
        read(name, text, &mut |event| match event {
            Event::Table(table) => tables.push(table),
            other => panic!("{other:?}"),
        });
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
        );
        check("t.csv", "sep=|\na|b\n", &[(2, &["a", "b"])]);
        check("t.tsv", "a,b\tc\n", &[(1, &["a,b", "c"])]);
    }

    #[test]
    fn a_stray_quote_costs_no_more_than_what_it_swallows() {
        check(
            "t.csv",
            "text,n\none \"two\" three,1\n\"never closed\nx,2\n",
            &[(1, &["text", "n"]), (2, &["one \"two\" three", "1"]), (3, &["never closed\nx,2\n"])],
        );
    }
}
