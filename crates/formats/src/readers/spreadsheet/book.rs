//! The workbook: its sheets as tables.

use super::beside::Beside;
use super::kind::{self, Kind};
use super::limits::{self, MOST_CELLS};
use crate::archive::Bytes;
use crate::event::{Emit, Event};
use crate::format::Look;
use crate::rows::{Row, Table};
use crate::tools::Tools;
use calamine::{Data, DataRef, Ods, Reader, Xls, Xlsb, Xlsx};
use model::fault::{ArchiveFault, BoilerplateKind, FaultKind, LeftOut, Place};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The rows of a sheet by their numbers, which count from 0.
type Rows = BTreeMap<u32, Vec<String>>;

/// A sheet: its name, and its rows or why there are none.
type Sheet = (String, Result<Vec<Row>, FaultKind>);

/// Reads every sheet that has something in it.
pub(super) fn read(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let Some(kind) = kind::of(&Look::new(file, bytes)) else { return };
    let fault = |kind| Event::fault(Place::file(file), kind);
    let beside = match limits::check(kind, bytes, tools) {
        Ok(beside) => beside,
        Err(kind) => return emit(fault(kind)),
    };
    let mut left = Left { cells: MOST_CELLS, bytes: tools.budget.get() };
    // The library is made for files as programs write them; one that was made by hand may stop it.
    let sheets = catch_unwind(AssertUnwindSafe(|| sheets(kind, bytes, beside, &mut left)));
    let sheets = match sheets {
        Ok(Ok(sheets)) => sheets,
        Ok(Err(kind)) => return emit(fault(kind)),
        Err(_) => return emit(fault(damaged(&"?"))),
    };
    tools.budget.set(left.bytes);
    let is_blank = |rows: &[Row]| rows.iter().flat_map(|row| &row.cells).all(|cell| cell.trim().is_empty());
    let n_filled = sheets.iter().filter(|(_, rows)| rows.as_ref().is_ok_and(|rows| !is_blank(rows))).count();
    if n_filled == 0 && sheets.iter().all(|(_, rows)| rows.is_ok()) {
        return emit(fault(FaultKind::EmptyFile));
    }
    for (name, rows) in sheets {
        match rows {
            Err(kind) => emit(fault(kind)),
            Ok(rows) if is_blank(&rows) => {
                let place = Place::file(file);
                emit(Event::LeftOut(LeftOut { place, text: name, why: BoilerplateKind::EmptySheet }));
            }
            Ok(rows) => {
                let file = if n_filled == 1 { file.to_owned() } else { format!("{file}/{name}") };
                emit(Event::Table(Table { file, rows, is_sheet: true }));
            }
        }
    }
}

/// What may still be read.
struct Left {
    cells: usize,
    bytes: u64,
}

impl Left {
    /// Puts a cell into its row; not if there is no room for it.
    fn put(&mut self, rows: &mut Rows, row: u32, column: u32, value: String) -> bool {
        if value.is_empty() {
            return true;
        }
        let cells = rows.entry(row).or_default();
        let column = column as usize;
        let n_more = (column + 1).saturating_sub(cells.len());
        let n_bytes = value.len() as u64;
        if self.cells < n_more || self.bytes < n_bytes {
            return false;
        }
        self.cells -= n_more;
        self.bytes -= n_bytes;
        if n_more > 0 {
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = value;
        }
        true
    }
}

fn damaged(why: &dyn ToString) -> FaultKind {
    let why = why.to_string();
    let is_locked = why.to_lowercase().contains("password");
    FaultKind::Archive(if is_locked { ArchiveFault::Locked } else { ArchiveFault::Damaged(why) })
}

/// Takes a cell by its row and column; `false` if there is no room for it.
type Put<'a> = dyn FnMut((u32, u32), String) -> bool + 'a;

/// Puts the cells of a sheet by its name; what is beside them, if there was room for all.
type Cells<'a> = dyn FnMut(&str, &mut Put<'_>) -> Result<Option<Beside>, FaultKind> + 'a;

/// The next cell of a sheet.
type Next<'a> = dyn FnMut() -> Result<Option<((u32, u32), String)>, FaultKind> + 'a;

/// Takes cells while there are any and room for them; whether there was.
fn pour(put: &mut Put<'_>, next: &mut Next<'_>) -> Result<bool, FaultKind> {
    while let Some((place, text)) = next()? {
        if !put(place, text) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The sheets of a workbook, cell by cell where the library can, so that a far corner costs nothing. What is `beside` the cells of each, by its name, is
/// known of the open format.
fn sheets(
    kind: Kind,
    bytes: &[u8],
    mut beside: BTreeMap<String, Beside>,
    left: &mut Left,
) -> Result<Vec<Sheet>, FaultKind> {
    let bytes = Bytes::new(bytes);
    match kind {
        Kind::Xlsx => {
            let mut book = Xlsx::new(bytes).map_err(|why| damaged(&why))?;
            Ok(each(worksheets(&book), left, &mut |name, put| {
                let mut cells = book.worksheet_cells_reader(name).map_err(|why| damaged(&why))?;
                let has_all = pour(put, &mut || {
                    let cell = cells.next_cell().map_err(|why| damaged(&why))?;
                    Ok(cell.map(|cell| (cell.get_position(), shown_ref(cell.get_value()))))
                })?;
                drop(cells);
                let mut beside = Beside::default();
                for merged in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
                    beside.merge(merged.start, merged.end.0);
                }
                for link in book.hyperlinks_by_sheet_name(name).unwrap_or_default() {
                    let part = link.location.map(|part| format!("#{part}")).unwrap_or_default();
                    beside.link(link.range.start, link.target.unwrap_or_default() + &part);
                }
                // The cells are there, whatever becomes of this.
                let mut formulas = || {
                    let mut cells = book.worksheet_cells_reader(name).ok()?;
                    while let Some(cell) = cells.next_formula().ok()? {
                        beside.formula(cell.get_position(), cell.get_value());
                    }
                    Some(())
                };
                let _is_read = catch_unwind(AssertUnwindSafe(&mut formulas));
                Ok(has_all.then_some(beside))
            }))
        }
        Kind::Xlsb => {
            let mut book = Xlsb::new(bytes).map_err(|why| damaged(&why))?;
            Ok(each(worksheets(&book), left, &mut |name, put| {
                let mut cells = book.worksheet_cells_reader(name).map_err(|why| damaged(&why))?;
                pour(put, &mut || {
                    let cell = cells.next_cell().map_err(|why| damaged(&why))?;
                    Ok(cell.map(|cell| (cell.get_position(), shown_ref(cell.get_value()))))
                })
                .map(|has_all| has_all.then(Beside::default))
            }))
        }
        Kind::Xls => {
            let book = Xls::new(bytes).map_err(|why| damaged(&why))?;
            Ok(ranges(book, left, &mut |book, name| {
                let mut beside = Beside::default();
                for merged in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
                    beside.merge(merged.start, merged.end.0);
                }
                beside
            }))
        }
        Kind::Ods => {
            let book = Ods::new(bytes).map_err(|why| damaged(&why))?;
            Ok(ranges(book, left, &mut |_, name| beside.remove(name).unwrap_or_default()))
        }
    }
}

/// The names of the sheets that have cells.
fn worksheets<'a, R: Reader<Bytes<'a>>>(book: &R) -> Vec<String> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet);
    sheets.map(|sheet| sheet.name.clone()).collect()
}

/// The rows of each sheet, whose cells are put one by one; what is beside them is there if there was room for all.
fn each(names: Vec<String>, left: &mut Left, cells: &mut Cells<'_>) -> Vec<Sheet> {
    let sheet = |name: String| {
        let mut rows = Rows::new();
        let beside = cells(&name, &mut |(row, column), value| left.put(&mut rows, row, column, value));
        let rows = beside.and_then(|beside| {
            let rows = beside.and_then(|beside| beside.rows(rows, &mut left.bytes));
            rows.ok_or_else(|| FaultKind::LargeSheet(name.clone()))
        });
        (name, rows)
    };
    names.into_iter().map(sheet).collect()
}

fn ranges<'a, R: Reader<Bytes<'a>>>(
    mut book: R,
    left: &mut Left,
    beside: &mut dyn FnMut(&R, &str) -> Beside,
) -> Vec<Sheet> {
    each(worksheets(&book), left, &mut |name, put| {
        let range = book.worksheet_range(name).map_err(|why| damaged(&format!("{why:?}")))?;
        let (row, column) = range.start().unwrap_or_default();
        let has_all = range.used_cells().all(|(i, j, value)| put((row + i as u32, column + j as u32), shown(value)));
        Ok(has_all.then(|| beside(&book, name)))
    })
}

fn shown_ref(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => plain(text),
        other => shown(&Data::from(other.clone())),
    }
}

/// A cell as a text: dates as ISO days, with the time where there is one.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => plain(text),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => n.to_string(),
        Data::Bool(is) => is.to_string(),
        Data::DateTime(time) if time.is_duration() => time.as_f64().to_string(),
        Data::DateTime(time) => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) { day } else { format!("{day}T{hour:02}:{minute:02}:{second:02}") }
        }
        Data::DateTimeIso(time) => time.strip_suffix("T00:00:00").unwrap_or(time).to_owned(),
        Data::DurationIso(time) => time.clone(),
    }
}

/// A text without the ways in which Excel writes its line ends.
fn plain(text: &str) -> String {
    text.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n")
}
