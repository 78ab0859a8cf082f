//! Tables in tags: the HTML, and the XML of 2003, that programs save for Excel.

use crate::event::{Emit, Event};
use crate::format::TextLook;
use crate::html::fragment::{self, Paragraphs};
use crate::html::tree::Markup;
use crate::rows::{Merged, Row, Table, share};
use crate::xml::{self, Element};
use model::fault::{FaultKind, Place};
use std::collections::BTreeMap;

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
    let sheets = if is_workbook(look) { workbook(file, look.body, emit) } else { vec![page(look.body)] };
    let is_filled = |rows: &[Row]| rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.is_empty());
    let sheets: Vec<Sheet> = sheets.into_iter().filter(|sheet| is_filled(&sheet.rows)).collect();
    if sheets.is_empty() {
        emit(Event::fault(Place::file(file), FaultKind::EmptyFile));
    }
    let is_one = sheets.len() == 1;
    // What many rows share may be told as often as the file is long.
    let mut room = look.body.len() as u64;
    for Sheet { name, mut rows, merged } in sheets {
        let file = if is_one { file.to_owned() } else { format!("{file}/{name}") };
        if !share(&mut rows, &merged, &mut room) {
            emit(Event::fault(Place::file(&file), FaultKind::LargeSheet(name)));
            continue;
        }
        emit(Event::Table(Table { file, rows, is_sheet: true }));
    }
}

/// A sheet: its name, its rows, and its cells that are one for several of them.
#[derive(Default)]
struct Sheet {
    name: String,
    rows: Vec<Row>,
    merged: Vec<Merged>,
}

/// Adds empty cells to a row, for as many as may still be added.
fn pad(cells: &mut Vec<String>, n: usize, n_left: &mut usize) {
    let n = n.min(*n_left).min(MOST_COLUMNS.saturating_sub(cells.len()));
    *n_left -= n;
    cells.resize(cells.len() + n, String::new());
}

/// The rows of a page's tables. What is in a cell's own table is the cell's.
fn page(text: &str) -> Sheet {
    let markup = Markup::parse(text);
    let mut sheet = Sheet::default();
    let mut n_left = text.len() / BYTES_OF_EMPTY;
    // The columns that are taken by a cell of a row above, each with the last line where it is.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut next = 0;
    while next < markup.n_nodes() {
        match (markup.tag(next), sheet.rows.last_mut()) {
            ("table", _) => taken.clear(),
            ("tr", _) => sheet.rows.push(Row { line: sheet.rows.len() + 1, ..Row::default() }),
            ("td" | "th", Some(row)) => {
                let is_free = |column: &usize| taken.get(column).is_none_or(|last| *last < row.line);
                let n_taken = (row.cells.len()..=MOST_COLUMNS).position(|column| is_free(&column)).unwrap_or_default();
                pad(&mut row.cells, n_taken, &mut n_left);
                let column = row.cells.len();
                let span = |name| markup.attribute(next, name).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
                let last = row.line.saturating_add(span("rowspan").saturating_sub(1));
                row.cells.push(cell_text(&markup, next));
                let link = markup
                    .tagged(next, "a")
                    .find_map(|link| markup.attribute(link, "href").filter(|link| link.starts_with("http")));
                row.links.extend(link.map(|link| (column, link.to_owned())));
                pad(&mut row.cells, span("colspan").saturating_sub(1), &mut n_left);
                if last > row.line {
                    taken.extend((column..row.cells.len()).map(|column| (column, last)));
                    sheet.merged.push(Merged { column, lines: row.line..=last });
                }
                next = markup.end(next);
                continue;
            }
            _ => {}
        }
        next += 1;
    }
    sheet
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
fn workbook(file: &str, text: &str, emit: &mut Emit<'_>) -> Vec<Sheet> {
    let (tree, fault) = xml::read(file, text);
    if let Some(fault) = fault {
        emit(Event::Fault(fault));
    }
    let number = |element: &Element, name: &str| element.attr(name).and_then(|n| n.parse::<usize>().ok());
    let mut n_left = text.len() / BYTES_OF_EMPTY;
    let mut sheet = |element: &&Element| {
        let mut sheet = Sheet { name: element.attr("Name").unwrap_or_default().to_owned(), ..Sheet::default() };
        for element in element.all(&["Row"]) {
            let next = sheet.rows.last().map_or(1, |row| row.line.saturating_add(1));
            let mut row = Row { line: number(element, "Index").unwrap_or(next), ..Row::default() };
            for cell in element.children("Cell") {
                // Empty cells are left out, and the next one says its number.
                let index = number(cell, "Index").filter(|index| *index <= MOST_COLUMNS).unwrap_or_default();
                let n_empty = index.saturating_sub(row.cells.len() + 1);
                pad(&mut row.cells, n_empty, &mut n_left);
                let column = row.cells.len();
                let said = cell.child("Data").map(Element::raw).unwrap_or_default();
                row.cells.push(said.trim().replace("\r\n", "\n").replace('\r', "\n"));
                pad(&mut row.cells, number(cell, "MergeAcross").unwrap_or_default(), &mut n_left);
                let link = cell.attr("HRef").filter(|link| link.starts_with("http"));
                row.links.extend(link.map(|link| (column, link.to_owned())));
                if let Some(n) = number(cell, "MergeDown") {
                    sheet.merged.push(Merged { column, lines: row.line..=row.line.saturating_add(n) });
                }
            }
            sheet.rows.push(row);
        }
        sheet
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
    fn a_merged_cell_is_that_of_all_its_rows() {
        let rows: &[&[&str]] = &[&["Outlet", "x", "", "Text"], &["Post", "1", "2", "a"], &["Post", "3", "4", "b"]];
        check(
            "a.xls",
            "<table><tr><th>Outlet<th colspan=2>x<th>Text<tr><td rowspan=2>Post<td>1<td>2<td>a<tr><td>3<td>4<td>b</table>",
            &[("a.xls", rows)],
        );
        let cell = |more: &str, said: &str| format!("<Cell {more}><Data>{said}</Data></Cell>");
        let text = [
            "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet><Table><Row>",
            &cell("", "Outlet"),
            &cell("ss:MergeAcross='1'", "x"),
            &cell("", "Text"),
            "</Row><Row ss:Index='5'>",
            &cell("ss:MergeDown='1'", "Post"),
            &["1", "2", "a"].map(|said| cell("", said)).concat(),
            "</Row><Row>",
            &cell("ss:Index='2' ss:HRef='https://p.example/3'", "3"),
            &["4", "b"].map(|said| cell("", said)).concat(),
            "</Row></Table></Worksheet></Workbook>",
        ];
        let text = text.concat();
        check("a.xml", &text, &[("a.xml", rows)]);
        let sheets = workbook("a.xml", &text, &mut |_| ());
        let last = sheets[0].rows.last().unwrap();
        assert_eq!((last.line, &last.links), (6, &vec![(1, "https://p.example/3".to_owned())]));
        let link = page("<table><tr><td><a href=x></a><a href='https://p.example/1'>One</a>").rows.remove(0).links;
        assert_eq!(link, [(0, "https://p.example/1".to_owned())]);
    }

    #[test]
    fn empty_cells_that_are_left_out_take_no_more_than_their_file() {
        let row = "<Row><Cell ss:Index='16384'><Data>x</Data></Cell></Row>".repeat(1000);
        let text = format!(
            "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet><Table>{row}</Table></Worksheet></Workbook>"
        );
        let sheets = workbook("a.xml", &text, &mut |_| ());
        let n_cells: usize = sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.cells.len()).sum();
        assert!((1000..text.len()).contains(&n_cells), "{n_cells}");
    }

    #[test]
    fn pages_and_other_xml_are_none() {
        assert!(!is(&TextLook::new("a.html", "<html><table><tr><td>x</table>")));
        assert!(!is(&TextLook::new("a.xml", "<Workbook><Row/></Workbook>")));
    }
}
