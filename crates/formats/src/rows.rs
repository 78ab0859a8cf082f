//! Rows: a table as a reader of any format emits it, before its columns are known.

use crate::choose::is_address;
use std::ops::RangeInclusive;

/// The longest value that rows share which say less themselves, in bytes. What is longer is a text, and they are more of its article.
const LONGEST_SHARED: usize = 100;
/// The most rows that are looked at for what they share.
const MOST_LOOKED_AT: usize = 8 << 20;

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The file.
    pub file: String,
    /// Its rows, the headings first.
    pub rows: Vec<Row>,
    /// Whether it is a sheet, in which each cell is in its column however many others there are in its row.
    pub is_sheet: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The line of the file in which it begins, or its number in the sheet, counted from 1.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
    /// The addresses that cells lead to, each with the column of its cell.
    pub links: Vec<(usize, String)>,
}

impl Row {
    /// Puts the addresses that cells lead to in the place of their words, "Link", in columns of addresses.
    pub fn show_addresses(&mut self, is_of_addresses: &dyn Fn(usize) -> bool) {
        for (column, address) in self.links.iter().filter(|(column, _)| is_of_addresses(*column)) {
            if let Some(cell) = self.cells.get_mut(*column).filter(|cell| !is_address(cell)) {
                cell.clone_from(address);
            }
        }
    }
}

/// A cell that is one for several rows.
#[derive(Clone, Debug)]
pub struct Merged {
    /// Its column, counted from 0.
    pub column: usize,
    /// The first of the lines, which has its value, and the last.
    pub lines: RangeInclusive<usize>,
}

/// Puts the value of each merged cell into all of its rows that say something themselves. A row that says less than the text that it shares is more of the
/// same article, and stays as it is. Returns whether there was room for the values, in bytes.
pub fn share(rows: &mut [Row], merged: &[Merged], room: &mut u64) -> bool {
    let cell = |rows: &[Row], at: usize, column: usize| {
        rows.get(at).and_then(|row| row.cells.get(column)).filter(|cell| !cell.trim().is_empty()).cloned()
    };
    // The values for each row, by the row that has them and their column.
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    let mut n_left = MOST_LOOKED_AT;
    for it in merged {
        let Ok(from) = rows.binary_search_by_key(it.lines.start(), |row| row.line) else { continue };
        let below =
            (from + 1..rows.len()).take_while(|at| rows.get(*at).is_some_and(|row| it.lines.contains(&row.line)));
        for at in below.take(n_left) {
            n_left -= 1;
            if cell(rows, from, it.column).is_some() && cell(rows, at, it.column).is_none() {
                shared.push((at, from, it.column));
            }
        }
    }
    shared.sort_unstable();
    for values in shared.chunk_by(|a, b| a.0 == b.0) {
        let Some(row) = values.first().and_then(|(at, ..)| rows.get(*at)) else { continue };
        let own = row.cells.iter().map(|cell| cell.trim().len()).max().unwrap_or_default();
        let found: Vec<(usize, usize, String)> =
            values.iter().filter_map(|&(at, from, column)| Some((at, column, cell(rows, from, column)?))).collect();
        let longest = found.iter().map(|(.., value)| value.len()).max().unwrap_or_default();
        if own == 0 || longest > own.max(LONGEST_SHARED) {
            continue;
        }
        for (at, column, value) in found {
            let Some(row) = rows.get_mut(at) else { continue };
            let n_bytes = (value.len() + (column + 1).saturating_sub(row.cells.len()) * size_of::<String>()) as u64;
            let Some(left) = room.checked_sub(n_bytes) else { return false };
            *room = left;
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            if let Some(cell) = row.cells.get_mut(column) {
                *cell = value;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_cell_is_that_of_all_its_rows() {
        let text = "It rained. ".repeat(20);
        let check = |cells: &[&[&str]], merged: &[(usize, usize, usize)], wanted: &[&[&str]]| {
            let own = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
            let row = |(at, row)| Row { line: at + 1, cells: own(row), ..Row::default() };
            let mut rows: Vec<Row> = cells.iter().enumerate().map(row).collect();
            let merged = merged.iter().map(|&(column, first, last)| Merged { column, lines: first..=last });
            assert!(share(&mut rows, &merged.collect::<Vec<_>>(), &mut 1000));
            assert_eq!(
                rows.into_iter().map(|row| row.cells).collect::<Vec<_>>(),
                wanted.iter().map(own).collect::<Vec<_>>()
            );
        };
        check(
            &[&["Outlet", "Text"], &["Post", "a"], &["", "b"], &[], &["", "c"], &["Sun", "d"]],
            &[(0, 2, 5)],
            &[&["Outlet", "Text"], &["Post", "a"], &["Post", "b"], &[], &["Post", "c"], &["Sun", "d"]],
        );
        check(&[&["a", "Post"], &["b"]], &[(1, 1, 9)], &[&["a", "Post"], &["b", "Post"]]);
        // An article with several topics.
        check(&[&[&text, "Rain"], &["", "Wind"]], &[(0, 1, 2)], &[&[&text, "Rain"], &["", "Wind"]]);
        check(&[&["", "a"], &["", "b"]], &[(0, 1, 2), (5, 1, 2), (0, 7, 8)], &[&["", "a"], &["", "b"]]);
    }

    #[test]
    fn shared_values_take_no_more_room_than_there_is() {
        let row = |line, cells: [&str; 2]| Row { line, cells: cells.map(str::to_owned).to_vec(), ..Row::default() };
        let mut rows = [row(1, ["Post", "a"]), row(2, ["", "b"])];
        let merged = [Merged { column: 0, lines: 1..=2 }];
        assert!(!share(&mut rows, &merged, &mut 3) && share(&mut rows, &merged, &mut 4));
    }
}
