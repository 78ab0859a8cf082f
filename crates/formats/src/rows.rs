//! Rows: a table as a file of any format gives it, before anyone has said which column is which.

/// A table as a file of any format gave it.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The file.
    pub file: String,
    /// Its rows, the headings first.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The line of the file in which it begins, or its number in the sheet, counted from 1.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
}
