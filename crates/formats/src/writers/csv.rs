//! CSV: tables as files for other programs, by RFC 4180, with no text that a spreadsheet would read as a formula.

use crate::cell::guarded;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A measure, written as precisely as it is known.
    Number(f64),
    /// A count.
    Count(u64),
    /// Nothing: what is not known, or does not apply.
    None,
}

/// How a file begins: with a byte order mark, so that every spreadsheet reads its letters right.
pub fn begin() -> String {
    "\u{feff}".to_owned()
}

/// Writes a row. A text that a spreadsheet would compute is guarded ([`guarded`]).
pub fn row(cells: &[Cell], out: &mut String) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        match cell {
            Cell::Text(text) => write_text(text, out),
            Cell::Number(number) if number.is_finite() => out.push_str(&number.to_string()),
            Cell::Count(n) => out.push_str(&n.to_string()),
            Cell::Number(_) | Cell::None => {}
        }
    }
    out.push_str("\r\n");
}

/// A table as a file, a line for each row.
pub fn write(rows: &[Vec<Cell>]) -> String {
    let mut out = begin();
    for cells in rows {
        row(cells, &mut out);
    }
    out
}

fn write_text(text: &str, out: &mut String) {
    let is_quoted = text.contains([',', '"', '\r', '\n']);
    if is_quoted {
        out.push('"');
    }
    for c in guarded(text).chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if is_quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads a file back, by the RFC's grammar.
    fn read(file: &str) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let (mut row, mut field, mut is_quoted) = (Vec::new(), String::new(), false);
        let mut letters = file.strip_prefix('\u{feff}').unwrap().chars().peekable();
        while let Some(c) = letters.next() {
            match (c, is_quoted) {
                ('"', true) if letters.peek() == Some(&'"') => field.extend(letters.next()),
                ('"', quoted) => is_quoted = !quoted,
                (',', false) => row.push(std::mem::take(&mut field)),
                ('\r', false) => {
                    assert_eq!(letters.next(), Some('\n'));
                    row.push(std::mem::take(&mut field));
                    rows.push(std::mem::take(&mut row));
                }
                (c, _) => field.push(c),
            }
        }
        assert!(row.is_empty() && field.is_empty() && !is_quoted);
        rows
    }

    #[test]
    fn formulas_are_text_and_numbers_are_numbers() {
        let text = |text: &str| Cell::Text(text.into());
        let row =
            vec![text("=1+1"), text("＝x"), text("a \"b\", c"), Cell::Number(-0.1), Cell::Count(12_000), Cell::None];
        assert_eq!(write(&[row]), "\u{feff}'=1+1,'＝x,\"a \"\"b\"\", c\",-0.1,12000,\r\n");
        assert_eq!(write(&[vec![Cell::Number(1.0 / 3.0), Cell::Number(f64::NAN)]]), "\u{feff}0.3333333333333333,\r\n");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(rows in prop::collection::vec(prop::collection::vec("[-a=+@\",\r\n\t é]{0,6}", 1..5), 0..6)) {
            let cells: Vec<Vec<Cell>> =
                rows.iter().map(|row| row.iter().map(|text| Cell::Text(text.clone())).collect()).collect();
            let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|text| {
                guarded(text).into_owned()
            }).collect()).collect();
            prop_assert_eq!(read(&write(&cells)), expected);
        }

        #[test]
        fn numbers_keep_every_digit(number in any::<f64>().prop_filter("finite", |number| number.is_finite())) {
            let file = read(&write(&[vec![Cell::Number(number)]]));
            prop_assert_eq!(file[0][0].parse::<f64>().unwrap(), number);
        }
    }
}
