//! A table: rows of cells, whose first names the columns, become articles, a row each.

use crate::cell;
use crate::choose::{Candidate, Choice, best, told};
use crate::date_parts::DateParts;
use crate::event::{Emit, Event};
use crate::fields::{self, COLUMNS, N_FIELDS, bare, field_of};
use crate::record::Record;
use crate::report::UnknownTable;
use crate::rows::{Row, Table};
use crate::{dates, teaser, zotero};
use model::fault::{BoilerplateKind, FaultKind, LeftOut, Place};
use model::order::sort_by;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How much of a first cell a report shows, in characters.
const SHOWN: usize = 60;

/// How many rows at the top are looked at for the headings.
const TOP: usize = 40;
/// The rank of a name that is another field's.
const LAST: usize = 1_000_000;
/// Of how many rows the values are looked at.
const SAMPLE: usize = 200;
/// From how many columns on a row with a single cell, below the last article, is no article.
const WIDE: usize = 3;

/// What a column of a table is.
struct Column {
    heading: String,
    /// The name under which its values come into the record.
    name: String,
    field: Option<&'static str>,
}

/// Reads a table's articles. `named` says the field of a column by its heading, besides the usual names; other columns keep their headings. Of several
/// columns that may be the same field, the one whose values look like it is taken. What is above the headings and below the last row is left out and told. A
/// row with more or fewer cells than there are headings is a fault, since it is not known which cell is which, unless only blank ones make the difference or
/// those after its text are missing; in a sheet, what is beside the headings is a column without one. Where year, month and day have a column each, they are
/// the date.
/// Returns the headings if a column is not known that articles need: the text, the headline, the date, or, unless `has_outlet`, the outlet.
pub fn read(
    table: Table,
    named: &BTreeMap<String, String>,
    has_outlet: bool,
    emit: &mut Emit<'_>,
) -> Option<UnknownTable> {
    let Table { file, mut rows, is_sheet } = table;
    let named: Vec<(String, &str)> = named.iter().map(|(heading, field)| (bare(heading), field.as_str())).collect();
    let said = |heading: &str| {
        let bare = bare(heading);
        let said = named.iter().find(|(known, _)| *known == bare)?;
        Some(COLUMNS.into_iter().find(|field| *field == said.1))
    };
    let top = heading_row(&rows, &|heading| said(heading).is_some());
    for row in rows.drain(..top) {
        leave_out(&file, &row, emit);
    }
    let mut rows = rows.into_iter();
    let Row { line: first_line, cells: mut headings, .. } = rows.next()?;
    let mut rows: Vec<Row> = rows.collect();
    if is_data(&headings, &|heading| said(heading).is_some()) {
        // A table without headings: its columns go by their numbers.
        let numbered = (1..=headings.len()).map(column_name).collect();
        let cells = std::mem::replace(&mut headings, numbered);
        rows.insert(0, Row { line: first_line, cells, ..Row::default() });
    }
    if is_sheet {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        headings.resize(width.max(headings.len()), String::new());
    }
    drop_blank_columns(&mut headings, &rows);
    let is_url = |heading: &str| said(heading).unwrap_or_else(|| field_of(heading)) == Some("url");
    for row in &mut rows {
        row.show_addresses(&|column| headings.get(column).is_some_and(|heading| is_url(heading)));
    }
    let is_ours = OWN.iter().all(|own| headings.iter().any(|heading| heading == own));
    let parts = DateParts::of(&headings, &said);
    let mut columns = columns(&headings, &rows, &said, emit);
    if let Some(day) = parts.as_ref().and_then(|parts| parts.day).and_then(|day| columns.get_mut(day)) {
        (day.name, day.field) = (day.heading.clone(), None);
    }
    let summary = zotero::abstract_of(&headings);
    let is_summary_text = columns.iter().all(|column| column.field != Some("text"));
    if let Some(column) = summary.filter(|_| is_summary_text).and_then(|i| columns.get_mut(i))
        && said(&column.heading).is_none()
    {
        (column.name, column.field) = ("text".to_owned(), Some("text"));
    }
    let at = |field: &str| columns.iter().position(|column| column.field == Some(field));
    let text = at("text");
    // Below the table.
    let is_note = |row: &Row| {
        let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).map(|(i, _)| i);
        columns.len() >= WIDE && filled.next().is_none_or(|i| Some(i) != text) && filled.next().is_none()
    };
    let n_notes = rows.iter().rev().take_while(|row| is_note(row)).count();
    for note in rows.split_off(rows.len() - n_notes) {
        leave_out(&file, &note, emit);
    }
    let mut whole = Vec::new();
    for mut row in rows {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let n_cells = row.cells.len();
        let extra = row.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        let has_text = || text.and_then(|i| row.cells.get(i)).is_some_and(|cell| !cell.trim().is_empty());
        if extra <= columns.len() && (is_sheet || n_cells >= columns.len() || text.is_none() || has_text()) {
            // A cell far to the right of a sheet makes no row longer but its own.
            row.cells.resize(if is_sheet { extra } else { columns.len() }, String::new());
            whole.push(row);
        } else {
            let kind = FaultKind::Ragged { n_cells: n_cells as u32, n_columns: columns.len() as u32 };
            emit(Event::fault(Place::line(&file, row.line), kind));
        }
    }
    let unknown = |columns: &[Column], whole: &[Row]| {
        let cell = |i: usize| {
            let mut cells = whole.iter().filter_map(|row| row.cells.get(i)).map(|cell| cell.trim());
            cells.find(|cell| !cell.is_empty()).unwrap_or_default().chars().take(SHOWN).collect()
        };
        let column = |(i, column): (usize, &Column)| (column.heading.clone(), cell(i), column.field.map(str::to_owned));
        UnknownTable { columns: columns.iter().enumerate().map(column).collect(), file: file.clone() }
    };
    if text.is_none() {
        let headings = columns.iter().map(|column| column.heading.clone()).collect();
        emit(Event::fault(Place::line(&file, first_line), FaultKind::NoTextColumn(headings)));
        return Some(unknown(&columns, &whole));
    }
    let is_missing = |field: &str| at(field).is_none();
    let is_open = |column: &Column| column.field.is_none() && said(&column.heading).is_none();
    let asks = !whole.is_empty()
        && columns.iter().any(is_open)
        && (is_missing("headline")
            || is_missing("date") && parts.is_none()
            || is_missing("outlet") && is_missing("url") && !has_outlet);
    let asked = asks.then(|| unknown(&columns, &whole));
    for Row { line, cells, links } in whole {
        let mut record =
            Record { file: file.clone(), line, is_settled: true, has_markup: !is_ours, ..Record::default() };
        record.put("date", parts.as_ref().map(|parts| parts.date(&cells)).unwrap_or_default());
        for (mut value, column) in cells.into_iter().zip(&columns) {
            if value.trim().is_empty() {
                continue;
            }
            if column.name == "text"
                && !is_ours
                && let Some(mark) = teaser::cut_mark(&mut value)
            {
                record.cut(&mark, BoilerplateKind::Export);
            }
            let value = match column.name.as_str() {
                "topics" if !is_ours => cell::items_of(cell::unguarded(&value)).into(),
                "text" if !is_ours => cell::with_breaks(&value).into(),
                _ => Value::from(value),
            };
            record.fields.insert(column.name.clone(), value);
        }
        if summary.is_some() {
            zotero::settle_authors(&mut record);
            record.put("text_is", if summary == text { "abstract" } else { "" });
        }
        if !record.fields.contains_key("url") {
            let behind_headline = links.into_iter().find(|(column, _)| Some(*column) == at("headline"));
            record.put("url", behind_headline.map(|(_, address)| address).unwrap_or_default());
        }
        cell::restore(&mut record.fields);
        emit(Event::Record(Box::new(record)));
    }
    asked
}

/// The headings by which a table is known that Broadside wrote, so that its cells are as they are meant.
const OWN: [&str; 7] = ["id", "headline", "outlet", "topics", "note", "inferred", "text"];

/// A row that is no part of the table.
fn leave_out(file: &str, row: &Row, emit: &mut Emit<'_>) {
    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    if !cells.is_empty() {
        let text = cells.join(" | ").chars().take(SHOWN * 2).collect();
        emit(Event::LeftOut(LeftOut { place: Place::line(file, row.line), text, why: BoilerplateKind::OutsideTable }));
    }
}

/// Which row has the headings: of the first ones that which names most fields, if it names two; else the first as wide as most.
pub fn heading_row(rows: &[Row], is_said: &dyn Fn(&str) -> bool) -> usize {
    let n_known = |row: &Row| {
        let names = row.cells.iter().filter(|cell| !cell.contains(": "));
        let fields: BTreeSet<&str> = names.filter_map(|cell| field_of(cell)).collect();
        fields.len() + row.cells.iter().filter(|cell| is_said(cell) && field_of(cell).is_none()).count()
    };
    let top = rows.get(..rows.len().min(TOP)).unwrap_or(rows);
    let best = top.iter().enumerate().fold((0, 0), |best, (i, row)| {
        let n = n_known(row);
        if n > best.1 { (i, n) } else { best }
    });
    if best.1 >= 2 {
        return best.0;
    }
    let width = |row: &Row| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let mut widths: Vec<usize> = top.iter().map(width).collect();
    sort_by(&mut widths, &usize::cmp);
    let usual = widths.get(widths.len() / 2).copied().unwrap_or_default();
    top.iter().position(|row| width(row) >= usual.max(1)).unwrap_or_default()
}

/// Whether what should be headings is an article's cells: a date or an address is among them, and hardly the name of a field.
fn is_data(cells: &[String], is_said: &dyn Fn(&str) -> bool) -> bool {
    let is_value = |cell: &String| {
        let cell = cell.trim();
        let has_figures = cell.bytes().filter(u8::is_ascii_digit).count() >= 5;
        has_figures && dates::read(cell).is_ok() || cell.starts_with("https://") || cell.starts_with("http://")
    };
    cells.iter().filter(|cell| field_of(cell).is_some()).count() < 2
        && !cells.iter().any(|cell| is_said(cell))
        && cells.iter().any(is_value)
}

/// The name of a column that has none, by its number.
fn column_name(number: usize) -> String {
    format!("column {number}")
}

/// Drops columns at the end that have neither a heading nor a value.
fn drop_blank_columns(headings: &mut Vec<String>, rows: &[Row]) {
    while headings.last().is_some_and(|heading| heading.trim().is_empty()) {
        let i = headings.len() - 1;
        if rows.iter().any(|row| row.cells.get(i).is_some_and(|cell| !cell.trim().is_empty())) {
            break;
        }
        headings.pop();
    }
}

/// What each column is.
fn columns(
    headings: &[String],
    rows: &[Row],
    said: &dyn Fn(&str) -> Option<Option<&'static str>>,
    emit: &mut Emit<'_>,
) -> Vec<Column> {
    let mut taken: Vec<Option<&'static str>> = headings.iter().map(|heading| said(heading).flatten()).collect();
    for field in 0..N_FIELDS {
        let name = fields::name_of(field);
        if taken.contains(&Some(name)) {
            continue;
        }
        let sample = |i: usize| {
            let cells = rows.iter().filter_map(move |row| row.cells.get(i)).filter(|cell| !cell.trim().is_empty());
            cells.take(SAMPLE).map(|cell| Cow::from(cell.as_str())).collect()
        };
        let mut at = Vec::new();
        let mut candidates = Vec::new();
        for (i, heading) in headings.iter().enumerate().filter(|(_, heading)| said(heading).is_none()) {
            if taken.get(i).is_some_and(Option::is_some) {
                continue;
            }
            let rank = fields::place_of(heading).and_then(|(of, rank)| match fields::name_of(of) {
                // What is called a source is often an address.
                "outlet" if name == "url" => Some(rank + LAST),
                _ => Some(rank).filter(|_| of == field),
            });
            if let Some(rank) = rank {
                at.push(i);
                candidates.push(Candidate { name: heading, rank, values: sample(i) });
            }
        }
        // A column without values is what it is called.
        let is_blank = candidates.iter().all(|it| it.values.is_empty());
        let is_one = candidates.first().is_some_and(|it| it.rank < LAST);
        let chosen = best(name, &candidates).or_else(|| (is_one && is_blank).then_some(0));
        let Some(chosen) = chosen else { continue };
        let other = candidates.get(chosen).is_some_and(|it| it.rank >= LAST);
        if other {
            let taken = candidates.get(chosen).map_or("", |it| it.name).to_owned();
            emit(Event::Choice(Choice { field: name, instead_of: String::new(), taken }));
        } else if let Some(choice) = told(field, &candidates, chosen) {
            emit(Event::Choice(choice));
        }
        if let Some(slot) = at.get(chosen).and_then(|i| taken.get_mut(*i)) {
            *slot = Some(name);
        }
    }
    let mut used: BTreeSet<String> = taken.iter().flatten().map(|name| (*name).to_owned()).collect();
    let column = |(i, (heading, field)): (usize, (&String, Option<&'static str>))| {
        let heading = heading.trim();
        let heading = if heading.is_empty() { column_name(i + 1) } else { heading.to_owned() };
        let mut name = field.map_or_else(|| heading.clone(), str::to_owned);
        let mut n = 2;
        // Of two columns of one name none may be lost.
        while field.is_none() && !used.insert(name.clone()) {
            name = format!("{heading} ({n})");
            n += 1;
        }
        Column { heading, name, field }
    };
    headings.iter().zip(taken).enumerate().map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::at;

    fn check(rows: &[&[&str]], columns: &[(&str, &str)]) -> (Vec<Record>, Vec<String>, Option<UnknownTable>) {
        check_as(false, rows, columns)
    }

    fn check_as(
        is_sheet: bool,
        rows: &[&[&str]],
        columns: &[(&str, &str)],
    ) -> (Vec<Record>, Vec<String>, Option<UnknownTable>) {
        let (mut records, mut faults) = (Vec::new(), Vec::new());
        let columns = columns.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        let rows =
            rows.iter().enumerate().map(|(i, row)| Row { line: i + 1, cells: cells(row), ..Row::default() }).collect();
        let unknown = read(Table { file: "t".into(), rows, is_sheet }, &columns, true, &mut |event| match event {
            Event::Record(record) => records.push(*record),
            Event::Fault(fault) => faults.push(at(&fault.place)),
            other => panic!("{other:?}"),
        });
        (records, faults, unknown)
    }

    #[test]
    fn of_a_table_of_zotero_the_abstract_is_the_text() {
        let headings = ["Key", "Item Type", "Author", "Title", "Publication Title", "Abstract Note", "Date"];
        let row = ["A1", "newspaperArticle", "Marlow, Ines", "Rain", "The Gull", "One.", "2025-03-14"];
        let (records, _, unknown) = check(&[&headings, &row], &[]);
        assert!(unknown.is_none());
        let field = |name: &str| records[0].fields[name].as_str().unwrap_or_default();
        assert_eq!(
            ["headline", "outlet", "byline", "date", "text", "text_is"].map(field),
            ["Rain", "The Gull", "Ines Marlow", "2025-03-14", "One.", "abstract"]
        );
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

    #[test]
    fn a_table_without_headings_loses_no_row() {
        let rows: [&[&str]; 2] =
            [&["Rain at last", "Post", "2024-03-05", "It rained."], &["Two", "Post", "2024-03-06", "It stopped."]];
        let (_, _, unknown) = check(&rows, &[]);
        assert_eq!(unknown.unwrap().columns[0], ("column 1".into(), "Rain at last".into(), None));
        let said = [("column 1", "headline"), ("column 2", "outlet"), ("column 3", "date"), ("column 4", "text")];
        let (records, faults, unknown) = check(&rows, &said);
        assert!(unknown.is_none() && faults.is_empty());
        assert_eq!((records.len(), &records[0].fields["headline"]), (2, &"Rain at last".into()));
    }

    #[test]
    fn a_row_of_a_sheet_may_have_more_cells_than_there_are_headings_or_fewer() {
        let rows: [&[&str]; 3] = [
            &["Title", "Outlet", "Date", "Text"],
            &["One", "Post", "2025-02-13", "Text", "", "noted"],
            &["Two", "Post", "2025-03-02"],
        ];
        let (records, faults, unknown) = check_as(true, &rows, &[]);
        assert!(unknown.is_none() && faults.is_empty());
        assert_eq!(records[0].fields["column 6"], "noted");
        assert!(!records[1].fields.contains_key("text"), "it has no text, which is said of it as of an article");
    }

    #[test]
    fn the_address_behind_a_headline_or_a_word_is_the_articles() {
        let url = |cells: [&[&str]; 2], link: usize| {
            let row =
                |cells: &[&str]| Row { cells: cells.iter().map(|cell| (*cell).into()).collect(), ..Row::default() };
            let mut rows = cells.map(row).to_vec();
            rows[1].links = vec![(1, "https://p.example/topic".into()), (link, "https://p.example/1".into())];
            let (mut found, table) = (None, Table { rows, is_sheet: true, ..Table::default() });
            read(table, &BTreeMap::new(), true, &mut |event| {
                if let Event::Record(mut record) = event {
                    found = record.fields.remove("url");
                }
            });
            found.unwrap_or_default()
        };
        let here: Value = "https://p.example/1".into();
        assert_eq!(url([&["Title", "Outlet", "Text"], &["Rain", "Post", "It rained."]], 0), here);
        assert_eq!(url([&["Title", "Outlet", "Text", "URL"], &["Rain", "Post", "It rained.", "Link"]], 3), here);
        let stated = url([&["Title", "Outlet", "Text", "URL"], &["Rain", "Post", "x", "https://p.example/2"]], 3);
        assert_eq!(stated, "https://p.example/2");
        assert_eq!(url([&["Title", "Outlet", "Text"], &["Rain", "Post", "It rained."]], 2), Value::Null);
    }

    #[test]
    fn year_month_and_day_are_a_date() {
        let (records, faults, unknown) = check(
            &[
                &["Titel", "Zeitung", "Jahr", "Monat", "Tag", "Text"],
                &["One", "Post", "2024", "3", "5", "Text"],
                &["Two", "Post", "2024.0", "April", "", "Text"],
            ],
            &[],
        );
        assert!(unknown.is_none() && faults.is_empty());
        assert_eq!((&records[0].fields["date"], &records[0].fields["Tag"]), (&"2024-03-05".into(), &"5".into()));
        assert_eq!(records[1].fields["date"], "April 2024");
        let (records, ..) = check(
            &[&["title", "outlet", "year", "month", "day", "date", "text"], &["A", "B", "1", "2", "3", "2024", "x"]],
            &[],
        );
        assert_eq!(records[0].fields["date"], "2024");
    }
}
