//! What a sheet says beside its cells: which are one for several rows, and where they lead.

use crate::rows::{Merged, Row, share};
use std::collections::BTreeMap;

/// What a sheet says beside its cells.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The cells that are one for several rows.
    pub(super) merged: Vec<Merged>,
    /// The addresses that cells lead to, by row and column, which count from 0.
    pub(super) links: BTreeMap<(u32, u32), String>,
}

impl Beside {
    /// Notes that a cell is one with those below it, down to a row.
    pub(super) fn merge(&mut self, (row, column): (u32, u32), last_row: u32) {
        if row < last_row {
            let lines = row as usize + 1..=(last_row as usize).saturating_add(1);
            self.merged.push(Merged { column: column as usize, lines });
        }
    }

    /// Notes that a cell leads to an address of the web.
    pub(super) fn link(&mut self, place: (u32, u32), address: String) {
        if address.starts_with("http") {
            self.links.entry(place).or_insert(address);
        }
    }

    /// Rows by their numbers, which count from 0, with all this; `None` if there is no room for it, in bytes.
    pub(super) fn rows(&self, rows: BTreeMap<u32, Vec<String>>, room: &mut u64) -> Option<Vec<Row>> {
        let row = |(number, cells): (u32, Vec<String>)| {
            let links = self.links.range((number, 0)..=(number, u32::MAX));
            let links = links.map(|((_, column), address)| (*column as usize, address.clone())).collect();
            Row { line: number as usize + 1, cells, links }
        };
        let mut rows: Vec<Row> = rows.into_iter().map(row).collect();
        share(&mut rows, &self.merged, room).then_some(rows)
    }
}
