//! Tables in tags: the HTML, and the XML of 2003, that programs save for Excel.

use crate::event::{Emit, Event};
use crate::format::TextLook;
use crate::html::fragment::{self, Paragraphs};
use crate::html::tree::Markup;
use crate::rows::{Row, Table};
use crate::xml::{self, Element};
use model::fault::{FaultKind, Place};

/// The most columns of a sheet that Excel has.
const MOST_COLUMNS: usize = 16_384;
/// A workbook may leave out one empty cell for so many of its bytes: what says more is made to fill the memory.
const BYTES_OF_EMPTY: usize = 4;

/// Whether a text is such a table: HTML under the ending of a workbook or for Excel, or a workbook of 2003.
pub(super) fn is(look: &TextLook<'_>) -> bool {
    let is_excel =
        || look.ends_in(&["xls", "xlsx", "xlt"]) || look.head().contains("urn:schemas-microsoft-com:office:excel");
    look.is_markup() && (is_workbook(look) || is_excel() && look.head().to_ascii_lowercase().contains("<table"))
}

fn is_workbook(look: &TextLook<'_>) -> bool {
    look.root() == "workbook" && look.head().contains("urn:schemas-microsoft-com:office:spreadsheet")
}

/// Reads the rows of the sheets.
pub(super) fn read(file: &str, look: &TextLook<'_>, emit: &mut Emit<'_>) {
    let sheets =
        if is_workbook(look) { workbook(file, look.body, emit) } else { vec![(String::new(), page(look.body))] };
    let is_filled = |rows: &[Row]| rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.is_empty());
    let sheets: Vec<(String, Vec<Row>)> = sheets.into_iter().filter(|(_, rows)| is_filled(rows)).collect();
    if sheets.is_empty() {
        emit(Event::fault(Place::file(file), FaultKind::EmptyFile));
    }
    let is_one = sheets.len() == 1;
    for (name, rows) in sheets {
        let file = if is_one { file.to_owned() } else { format!("{file}/{name}") };
        emit(Event::Table(Table { file, rows, is_sheet: true }));
    }
}

/// The rows of a page's tables. What is in a cell's own table is the cell's.
fn page(text: &str) -> Vec<Row> {
    let markup = Markup::parse(text);
    let mut rows: Vec<Row> = Vec::new();
    let mut next = 0;
    while next < markup.n_nodes() {
        match (markup.tag(next), rows.last_mut()) {
            ("tr", _) => rows.push(Row { line: rows.len() + 1, cells: Vec::new() }),
            ("td" | "th", Some(row)) => {
                row.cells.push(cell_text(&markup, next));
                next = markup.end(next);
                continue;
            }
            _ => {}
        }
        next += 1;
    }
    rows
}

/// The text of a cell, a paragraph a line.
fn cell_text(markup: &Markup, cell: usize) -> String {
    let mut text = Paragraphs::default();
    for node in markup.within(cell) {
        if fragment::is_block(markup.tag(node)) {
            text.end();
        }
        text.push(markup.said(node));
    }
    text.finish()
}

/// The sheets of a workbook, each with its name and its rows.
fn workbook(file: &str, text: &str, emit: &mut Emit<'_>) -> Vec<(String, Vec<Row>)> {
    let (tree, fault) = xml::read(file, text);
    if let Some(fault) = fault {
        emit(Event::Fault(fault));
    }
    let place = |element: &Element| element.attr("Index").and_then(|index| index.parse::<usize>().ok());
    let mut n_left = text.len() / BYTES_OF_EMPTY;
    let mut row = |(at, row): (usize, &Element)| {
        let mut cells: Vec<String> = Vec::new();
        for cell in row.children("Cell") {
            // Empty cells are left out, and the next one says its number.
            let index = place(cell).filter(|index| *index <= MOST_COLUMNS).unwrap_or_default();
            let n_empty = index.saturating_sub(cells.len() + 1).min(n_left);
            n_left -= n_empty;
            cells.resize(cells.len() + n_empty, String::new());
            let said = cell.child("Data").map(Element::raw).unwrap_or_default();
            cells.push(said.trim().replace("\r\n", "\n").replace('\r', "\n"));
        }
        Row { line: place(row).unwrap_or(at + 1), cells }
    };
    let mut sheet = |sheet: &&Element| {
        let rows = sheet.all(&["Row"]).into_iter().enumerate().map(&mut row).collect();
        (sheet.attr("Name").unwrap_or_default().to_owned(), rows)
    };
    tree.all(&["Worksheet"]).iter().map(&mut sheet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, wanted: &[(&str, &[&[&str]])]) {
        let look = TextLook::new(name, text);
        assert!(is(&look));
        let mut tables = Vec::new();
        read(name, &look, &mut |event| match event {
            Event::Table(table) => {
                tables.push((table.file, table.rows.into_iter().map(|row| row.cells).collect::<Vec<_>>()));
            }
            other => panic!("{other:?}"),
        });
        let wanted: Vec<(String, Vec<Vec<String>>)> = wanted
            .iter()
            .map(|(file, rows)| {
                let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
                ((*file).to_owned(), rows.iter().map(row).collect())
            })
            .collect();
        assert_eq!(tables, wanted);
    }

    #[test]
    fn tables_in_tags_are_read() {
        check(
            "a.xls",
            "<html><style>x</style><table><tr><th>Title<th>Text</tr><tr><td>A &amp; B</td><td>One.<br>Two.<table><tr><td>c</table></td></tr></table>",
            &[("a.xls", &[&["Title", "Text"], &["A & B", "One.\nTwo.\nc"]])],
        );
        let sheet = |name: &str, rows: &str| format!("<Worksheet ss:Name='{name}'><Table>{rows}</Table></Worksheet>");
        let row = "<Row><Cell><Data ss:Type='String'>A</Data></Cell><Cell ss:Index='3'><Data>One.&#13;&#10;<B>Two</B>.</Data></Cell></Row>";
        let text = format!(
            "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>{}{}{}</Workbook>",
            sheet("S", row),
            sheet("T", ""),
            sheet("U", row)
        );
        let rows: &[&[&str]] = &[&["A", "", "One.\nTwo."]];
        check("a.xml", &text, &[("a.xml/S", rows), ("a.xml/U", rows)]);
    }

    #[test]
    fn empty_cells_that_are_left_out_take_no_more_than_their_file() {
        let row = "<Row><Cell ss:Index='16384'><Data>x</Data></Cell></Row>".repeat(1000);
        let text = format!(
            "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet><Table>{row}</Table></Worksheet></Workbook>"
        );
        let sheets = workbook("a.xml", &text, &mut |_| ());
        let n_cells: usize = sheets.iter().flat_map(|(_, rows)| rows).map(|row| row.cells.len()).sum();
        assert!((1000..text.len()).contains(&n_cells), "{n_cells}");
    }

    #[test]
    fn pages_and_other_xml_are_none() {
        assert!(!is(&TextLook::new("a.html", "<html><table><tr><td>x</table>")));
        assert!(!is(&TextLook::new("a.xml", "<Workbook><Row/></Workbook>")));
    }
}
