//! A table: rows of cells, whose first names the columns, become articles, a row each.

use crate::cell;
use crate::event::{Emit, Event};
use crate::fields::field_of;
use crate::record::Record;
use crate::report::UnknownTable;
use crate::rows::{Row, Table};
use model::fault::{FaultKind, Place};
use std::collections::BTreeMap;

/// How much of a first cell a report shows, in characters.
const SHOWN: usize = 60;

/// Reads a table's articles. `columns` names the field of a column by its heading, besides the usual names; other columns keep their headings. A
/// row with more or fewer cells than there are headings is a fault, since it is not known which cell is which.
/// Returns the headings if no column is known to be the text.
pub fn read(table: Table, columns: &BTreeMap<String, String>, emit: &mut Emit<'_>) -> Option<UnknownTable> {
    let Table { file, rows } = table;
    let mut rows = rows.into_iter();
    let headings = rows.next()?;
    let first_line = headings.line;
    let headings: Vec<String> = headings.cells.iter().map(|cell| cell.trim().to_owned()).collect();
    let fields: Vec<Option<&str>> = headings
        .iter()
        .map(|heading| columns.get(heading).map(String::as_str).or_else(|| field_of(heading)))
        .map(|field| field.filter(|field| !field.is_empty()))
        .collect();
    let mut whole = Vec::new();
    for row in rows {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if row.cells.len() == headings.len() {
            whole.push(row);
        } else {
            let kind = FaultKind::Ragged { n_cells: row.cells.len() as u32, n_columns: headings.len() as u32 };
            emit(Event::fault(Place::line(&file, row.line), kind));
        }
    }
    if !fields.contains(&Some("text")) {
        emit(Event::fault(Place::line(&file, first_line), FaultKind::NoTextColumn(headings.clone())));
        let cell = |i: usize| whole.first().and_then(|row| row.cells.get(i)).map_or("", String::as_str);
        let shown = |i: usize| cell(i).chars().take(SHOWN).collect();
        let columns = headings.iter().zip(fields).enumerate();
        let columns = columns.map(|(i, (heading, field))| (heading.clone(), shown(i), field.map(str::to_owned)));
        return Some(UnknownTable { columns: columns.collect(), file });
    }
    for Row { line, cells } in whole {
        let mut record = Record { file: file.clone(), line, ..Record::default() };
        for (value, (heading, field)) in cells.into_iter().zip(headings.iter().zip(&fields)) {
            if value.trim().is_empty() {
                continue;
            }
            let name = field.unwrap_or(heading);
            let value = match name {
                "topics" if !value.contains(';') && !value.starts_with('[') => value.replace('|', ";"),
                _ => value,
            };
            if !name.is_empty() && !record.fields.contains_key(name) {
                record.fields.insert(name.to_owned(), value.into());
            }
        }
        cell::restore(&mut record.fields);
        emit(Event::Record(Box::new(record)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::at;

    fn check(rows: &[&[&str]], columns: &[(&str, &str)]) -> (Vec<Record>, Vec<String>, Option<UnknownTable>) {
        let (mut records, mut faults) = (Vec::new(), Vec::new());
        let columns = columns.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        let rows = rows.iter().enumerate().map(|(i, row)| Row { line: i + 1, cells: cells(row) }).collect();
        let unknown = read(Table { file: "t".into(), rows }, &columns, &mut |event| match event {
            Event::Record(record) => records.push(*record),
            Event::Fault(fault) => faults.push(at(&fault.place)),
            other => panic!("{other:?}"),
        });
        (records, faults, unknown)
    }

    #[test]
    fn usual_headings_are_known_and_ragged_rows_reported() {
        let (records, faults, unknown) = check(
            &[
                &["Title", "Media_Name", "publish_date", "Body", "Tags", "Desk"],
                &["One", "Post", "2025-02-13", "Text", "a|b", "7"],
                &["short", "row"],
                &["", "", " "],
                &["Two", "Post", "2025-03-02", "More", "", ""],
            ],
            &[],
        );
        assert!(unknown.is_none());
        assert_eq!(records.len(), 2);
        assert_eq!(records[0].fields["topics"], serde_json::json!(["a", "b"]));
        assert_eq!(records[0].fields["Desk"], "7");
        assert_eq!(
            (&records[0].fields["date"], &records[1].fields["date"]),
            (&"2025-02-13".into(), &"2025-03-02".into())
        );
        assert_eq!(faults, ["t:3"]);
    }

    #[test]
    fn unknown_columns_are_asked_for() {
        let rows: [&[&str]; 2] = [&["a", "b", "c"], &["Head", "Post", "Words"]];
        let (records, _, unknown) = check(&rows, &[]);
        assert!(records.is_empty());
        assert_eq!(unknown.unwrap().columns[2], ("c".into(), "Words".into(), None));
        let (records, faults, unknown) = check(&rows, &[("a", "headline"), ("b", "outlet"), ("c", "text")]);
        assert!(unknown.is_none() && faults.is_empty());
        assert_eq!(records[0].fields["outlet"], "Post");
    }
}
