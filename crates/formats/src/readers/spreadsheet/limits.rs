//! Limits: whether a workbook has a size that a machine can hold, seen before the library reads it, which makes room for all that a file says it has.

use super::beside::Beside;
use super::kind::Kind;
use crate::archive::{Bytes, unpack};
use crate::tools::Tools;
use model::fault::{ArchiveFault, FaultKind};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::cell::Cell;
use std::collections::BTreeMap;

/// The most cells of all sheets, counted in each row up to its last.
pub(super) const MOST_CELLS: usize = 8 << 20;
/// The most sheets of an old workbook.
const MOST_SHEETS: usize = 1000;

/// Says what is wrong with a workbook that is too large to be read; of one of the open format, which is read for that, what is beside the cells of its
/// sheets, by their names.
///
/// # Errors
/// It is, or it cannot be unpacked.
pub(super) fn check(kind: Kind, bytes: &[u8], tools: &Tools<'_>) -> Result<BTreeMap<String, Beside>, FaultKind> {
    if kind == Kind::Xls {
        return old(bytes).map(|()| BTreeMap::new());
    }
    // The library unpacks without a limit.
    let mut result = Ok(());
    let is_wanted =
        |name: &str| [".xml", ".bin", ".rels"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
    let mut content = Vec::new();
    let unzipped = tools.unzip(bytes, is_wanted, |part| match part.bytes {
        Ok(bytes) if kind == Kind::Ods && part.name == "content.xml" => content = bytes,
        Ok(_) => {}
        Err(fault) => result = Err(FaultKind::Archive(fault)),
    });
    unzipped.map_err(FaultKind::Archive)?;
    result?;
    if kind == Kind::Ods { open_document(&content, tools.budget.get()) } else { Ok(BTreeMap::new()) }
}

/// Counts what the cells of a sheet of the open format become when those that it says are repeated are, and notes what is beside them.
fn open_document(content: &[u8], most_bytes: u64) -> Result<BTreeMap<String, Beside>, FaultKind> {
    let text = String::from_utf8_lossy(content);
    let mut reader = Reader::from_str(&text);
    let large = |sheet: &str| Err(FaultKind::LargeSheet(sheet.to_owned()));
    let (mut cells, mut bytes) = (0_usize, 0_u64);
    let mut sheet = String::new();
    // Of the sheet: its rows up to the last with a value, its widest row. Of the row: how often, its cells up to the last with a value. Of the cell: how often, and its text.
    let (mut rows, mut rows_to_value, mut widest) = (0_usize, 0_usize, 0_usize);
    let (mut row_times, mut column, mut width) = (1_usize, 0_usize, 0_usize);
    let mut cell_times = 0_usize;
    let mut all: BTreeMap<String, Beside> = BTreeMap::new();
    loop {
        let event = reader.read_event().map_err(|why| FaultKind::Xml(why.to_string()))?;
        match &event {
            Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                sheet = attribute(tag, "table:name").unwrap_or_default();
                (rows, rows_to_value, widest) = (0, 0, 0);
            }
            Event::Start(tag) if tag.name().as_ref() == "table:table-row" => {
                row_times = times(tag, "table:number-rows-repeated");
                (column, width) = (0, 0);
            }
            Event::Empty(tag) | Event::Start(tag) if is_cell(tag) => {
                let n = times(tag, "table:number-columns-repeated");
                let (place, height) = ((rows as u32, column as u32), times(tag, "table:number-rows-spanned"));
                if height > 1 {
                    let more = u32::try_from(height - 1).unwrap_or(u32::MAX);
                    all.entry(sheet.clone()).or_default().merge(place, place.0.saturating_add(more));
                }
                if let Some(formula) = attribute(tag, "table:formula").filter(|formula| formula.contains("HYPERLINK")) {
                    all.entry(sheet.clone()).or_default().formula(place, &formula);
                }
                column = column.saturating_add(n);
                if matches!(event, Event::Start(_)) || attribute(tag, "office:value-type").is_some() {
                    width = column;
                    cell_times = n;
                }
            }
            Event::Start(tag) if tag.name().as_ref() == "text:a" => {
                let place = (rows as u32, column.saturating_sub(cell_times.max(1)) as u32);
                let address = attribute(tag, "xlink:href").unwrap_or_default();
                all.entry(sheet.clone()).or_default().link(place, address);
            }
            Event::Text(text) => {
                bytes = bytes.saturating_add((text.len() * cell_times) as u64 * row_times as u64);
            }
            Event::End(tag) if tag.name().as_ref() == "table:table-row" => {
                rows = rows.saturating_add(row_times);
                if width > 0 {
                    rows_to_value = rows;
                    widest = widest.max(width);
                }
                cell_times = 0;
                if cells.saturating_add(rows_to_value.saturating_mul(widest)) > MOST_CELLS || bytes > most_bytes {
                    return large(&sheet);
                }
            }
            Event::End(tag) if tag.name().as_ref() == "table:table" => cells += rows_to_value * widest,
            Event::Eof => return Ok(all),
            _ => {}
        }
    }
}

fn is_cell(tag: &BytesStart<'_>) -> bool {
    matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell")
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = tag.try_get_attribute(name).ok().flatten()?.value;
    Some(unescape(&value).map_or_else(|_| value.to_string(), std::borrow::Cow::into_owned))
}

fn times(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// Counts the cells of an old workbook by the far corners of its sheets.
fn old(bytes: &[u8]) -> Result<(), FaultKind> {
    let damaged = |why: &dyn ToString| FaultKind::Archive(ArchiveFault::Damaged(why.to_string()));
    let mut file = cfb::CompoundFile::open(Bytes::new(bytes)).map_err(|why| damaged(&why))?;
    let entries: Vec<_> = file.walk().map(|entry| (entry.name().to_owned(), entry.path().to_owned())).collect();
    if entries.iter().any(|(name, _)| name == "EncryptedPackage") {
        return Err(FaultKind::Archive(ArchiveFault::Locked));
    }
    let mut cells = 0_usize;
    for (name, path) in
        entries.into_iter().filter(|(name, _)| matches!(name.as_str(), "Workbook" | "Book" | "WORKBOOK" | "BOOK"))
    {
        let opened = file.open_stream(&path).map_err(|why| damaged(&why))?;
        let (stream, fault) = unpack(opened, &Cell::new(bytes.len() as u64));
        if let Some(fault) = fault {
            return Err(FaultKind::Archive(fault));
        }
        let mut starts = vec![0];
        for (kind, data) in records(&stream, 0) {
            if let (0x0085, Some([a, b, c, d])) = (kind, data.get(..4)) {
                starts.push(u32::from_le_bytes([*a, *b, *c, *d]) as usize);
            }
        }
        for start in &starts {
            cells = cells.saturating_add(extent(records(&stream, *start)));
            if cells > MOST_CELLS || starts.len() > MOST_SHEETS {
                return Err(FaultKind::LargeSheet(name));
            }
        }
    }
    Ok(())
}

/// The records of an old workbook from a byte on, each a kind and its data, up to the end of its part.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let [a, b, c, d, behind @ ..] = rest else { return None };
        let (kind, n) = (u16::from_le_bytes([*a, *b]), usize::from(u16::from_le_bytes([*c, *d])));
        let data = behind.get(..n).unwrap_or(behind);
        rest = behind.get(n..).unwrap_or_default();
        Some((kind, data)).filter(|_| kind != 0x000a)
    })
}

/// How many cells the library makes room for, at most.
fn extent<'a>(records: impl Iterator<Item = (u16, &'a [u8])>) -> usize {
    let number = |data: &[u8], at: usize| match data.get(at..at + 2) {
        Some([a, b]) => usize::from(u16::from_le_bytes([*a, *b])),
        _ => 0,
    };
    let (mut rows, mut columns) = (0, 0);
    for (kind, data) in records {
        let (row, column) = match kind {
            // The sheet's own word for it: four bytes a row number since 1997, else two.
            0x0200 if data.len() >= 14 => (number(data, 4).max(number(data, 6) << 16), number(data, 10)),
            0x0200 => (number(data, 2), number(data, 6)),
            0x00bd => (number(data, 0), number(data, data.len().saturating_sub(2))),
            0x0006 | 0x00d6 | 0x00fd | 0x0203..=0x0205 | 0x027e => (number(data, 0), number(data, 2)),
            _ => continue,
        };
        rows = rows.max(row + 1);
        columns = columns.max(column + 1);
    }
    rows * columns
}
