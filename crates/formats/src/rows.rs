//! Rows: a table as a reader of any format emits it, before its columns are known.

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
}
