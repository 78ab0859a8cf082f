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

    /// Notes that a cell has a formula, which may lead somewhere: `HYPERLINK("https://example.org/1", "Talks")`.
    pub(super) fn formula(&mut self, place: (u32, u32), formula: &str) {
        let inner = formula.trim_start_matches("of:").trim_start_matches('=').trim_start();
        let Some((address, behind)) = inner.strip_prefix("HYPERLINK(\"").and_then(|inner| inner.split_once('"')) else {
            return;
        };
        // What is put together from other cells is no address yet.
        if behind.trim_start().starts_with([',', ';', ')']) {
            self.link(place, address.to_owned());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_that_leads_somewhere_is_a_link() {
        let link = |formula: &str| {
            let mut beside = Beside::default();
            beside.formula((1, 2), formula);
            beside.links.remove(&(1, 2)).unwrap_or_default()
        };
        assert_eq!(link(r#"HYPERLINK("https://p.example/1","Talks")"#), "https://p.example/1");
        assert_eq!(link(r#"of:=HYPERLINK("https://p.example/1";[.A2])"#), "https://p.example/1");
        assert_eq!(link(r#"HYPERLINK("https://p.example/1")"#), "https://p.example/1");
        for none in [
            r#"HYPERLINK("https://p.example/"&A2,"Talks")"#,
            r##"HYPERLINK("#Sheet2!A1","x")"##,
            "A1+A2",
            "HYPERLINK(A2)",
        ] {
            assert_eq!(link(none), "", "{none}");
        }
    }
}
