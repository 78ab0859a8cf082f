//! A table: CSV, or its like with semicolons or tabs, whose first row names the columns.

use crate::cell;
use crate::complete::field_of;
use crate::dates;
use crate::import::UnknownTable;
use crate::{Found, Record, Take};
use csv::{ByteRecord, ReaderBuilder};
use model::{FaultKind, Place};
use std::collections::BTreeMap;

/// How much of a first cell a report shows, in characters.
const SHOWN: usize = 60;

/// Reads a table whose columns `separator` parts. `columns` names the field of a column by its heading, beside the usual names; the other columns stay
/// under their headings. A row with more or fewer cells than there are headings is told and passed over, since nobody knows which cell is which.
/// Returns the headings where no column can be told to be the text.
pub fn read(
    file: &str,
    text: &str,
    separator: u8,
    columns: &BTreeMap<String, String>,
    take: &mut Take<'_>,
) -> Option<UnknownTable> {
    let text = text.trim_start_matches('\u{feff}');
    // Excel's own first line may say what parts the columns.
    let (text, first_line) = match text.split_once('\n') {
        Some((line, rest)) if line.starts_with("sep=") => (rest, 2),
        _ => (text, 1),
    };
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut row = ByteRecord::new();
    if !matches!(reader.read_byte_record(&mut row), Ok(true)) {
        take(Found::fault(Place::line(file, 1), FaultKind::EmptyFile));
        return None;
    }
    let headings: Vec<String> = row.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
    let fields: Vec<Option<String>> = headings
        .iter()
        .map(|heading| columns.get(heading).cloned().or_else(|| field_of(heading).map(str::to_owned)))
        .map(|field| field.filter(|field| !field.is_empty()))
        .collect();
    let mut rows = Vec::new();
    // The reader's own count of lines is one behind where lines end in two signs.
    let (mut line, mut at) = (first_line, 0);
    let mut line_of = |byte: u64| {
        let start = (byte as usize..text.len()).find(|&i| !matches!(text.as_bytes().get(i), Some(b'\r' | b'\n')));
        let start = start.unwrap_or(text.len());
        line += text.as_bytes().get(at..start).unwrap_or_default().split(|&b| b == b'\n').count() - 1;
        at = start.max(at);
        line
    };
    loop {
        match reader.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let line = line_of(error.position().map_or(0, csv::Position::byte));
                take(Found::fault(Place::line(file, line), FaultKind::Table(error.to_string())));
                break;
            }
        }
        let line = line_of(row.position().map_or(0, csv::Position::byte));
        if row.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        if row.len() == headings.len() {
            rows.push((line, std::mem::take(&mut row)));
        } else {
            let kind = FaultKind::Ragged { n_cells: row.len(), n_columns: headings.len() };
            take(Found::fault(Place::line(file, line), kind));
        }
    }
    let text_of = |row: &ByteRecord, i: usize| {
        row.get(i).map(|cell| String::from_utf8_lossy(cell).into_owned()).unwrap_or_default()
    };
    if !fields.iter().any(|field| field.as_deref() == Some("text")) {
        let shown =
            |i: usize| rows.first().map(|(_, row)| text_of(row, i).chars().take(SHOWN).collect()).unwrap_or_default();
        let columns = headings.iter().zip(fields).enumerate().map(|(i, (name, field))| (name.clone(), shown(i), field));
        take(Found::fault(Place::line(file, 1), FaultKind::NoTextColumn(headings.join(", "))));
        return Some(UnknownTable { file: file.to_owned(), columns: columns.collect() });
    }
    // One row that can be read in one way only tells how all its column is written.
    let date = fields.iter().position(|field| field.as_deref() == Some("date"));
    let order = date.and_then(|i| {
        let cells: Vec<String> = rows.iter().map(|(_, row)| text_of(row, i)).collect();
        dates::order_told_by(cells.iter().map(String::as_str))
    });
    for (line, row) in &rows {
        let mut record = Record { file: file.to_owned(), line: *line, ..Record::default() };
        for (i, (heading, field)) in headings.iter().zip(&fields).enumerate() {
            let value = text_of(row, i);
            if value.trim().is_empty() {
                continue;
            }
            let name = field.as_deref().unwrap_or(heading);
            let value = match name {
                "topics" if !value.contains(';') && !value.starts_with('[') => value.replace('|', ";"),
                "date" => dates::read_with(&value, order).map_or(value, |date| date.text),
                _ => value,
            };
            if !name.is_empty() && !record.fields.contains_key(name) {
                record.fields.insert(name.to_owned(), value.into());
            }
        }
        cell::restore(&mut record.fields);
        take(Found::Record(Box::new(record)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, separator: u8, columns: &[(&str, &str)]) -> (Vec<Record>, Vec<String>, Option<UnknownTable>) {
        let (mut records, mut faults) = (Vec::new(), Vec::new());
        let columns = columns.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let unknown = read("t.csv", text, separator, &columns, &mut |found| match found {
            Found::Record(record) => records.push(*record),
            Found::Fault(fault) => faults.push(fault.place.to_string()),
            _ => {}
        });
        (records, faults, unknown)
    }

    #[test]
    fn usual_headings_are_known_and_ragged_rows_told() {
        let text = "\u{feff}Title;Media_Name;publish_date;Body;Tags;Desk\r\n\
            One;Post;13/02/2025;\"Text; with\nlines\";a|b;7\r\nshort;row\r\nTwo;Post;02/03/2025;More;;\n";
        let (records, faults, unknown) = check(text, b';', &[]);
        assert!(unknown.is_none());
        assert_eq!(records.len(), 2);
        assert_eq!(records[0].fields["topics"], serde_json::json!(["a", "b"]));
        assert_eq!(records[0].fields["Desk"], "7");
        assert_eq!(records[0].fields["text"], "Text; with\nlines");
        assert_eq!(
            (&records[0].fields["date"], &records[1].fields["date"]),
            (&"2025-02-13".into(), &"2025-03-02".into())
        );
        assert_eq!(faults, ["t.csv:4"]);
    }

    #[test]
    fn unknown_columns_are_asked_for() {
        let text = "a,b,c\nHead,Post,Words\n";
        let (records, _, unknown) = check(text, b',', &[]);
        assert!(records.is_empty());
        assert_eq!(unknown.unwrap().columns[2], ("c".into(), "Words".into(), None));
        let (records, faults, unknown) = check(text, b',', &[("a", "headline"), ("b", "outlet"), ("c", "text")]);
        assert!(unknown.is_none() && faults.is_empty());
        assert_eq!(records[0].fields["outlet"], "Post");
    }

    #[test]
    fn a_stray_quote_costs_no_more_than_what_it_swallows() {
        let (records, faults, _) =
            check("title,outlet,text\nA,O,one \"two\" three\nB,O,\"never closed\nC,O,x\n", b',', &[]);
        assert_eq!(records.len(), 2);
        assert!(records[1].fields["text"].as_str().unwrap().contains("never closed"));
        assert!(faults.is_empty());
    }
}
