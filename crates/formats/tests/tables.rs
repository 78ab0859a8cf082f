//! Tables: every cell of a table comes in or its row is named, however the table is written.

#![allow(clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

use formats::import::{Import, ImportOptions, Imported};
use proptest::prelude::*;

fn import(name: &str, text: &str) -> Imported {
    let options = ImportOptions { take_undated: true, ..ImportOptions::default() };
    let mut import = Import::new(options, &|_, _| None);
    import.push(name, text.as_bytes().to_vec(), &mut |_| ());
    import.finish(&mut |_| ())
}

/// How a table is written.
#[derive(Clone, Debug)]
struct Style {
    separator: char,
    line_end: &'static str,
    has_backslashes: bool,
    quotes_all: bool,
    cuts_blanks: bool,
    adds_blanks: usize,
    preamble: usize,
}

fn style() -> impl Strategy<Value = Style> {
    let separators = prop::sample::select(vec![',', ';', '\t', '|']);
    let line_ends = prop::sample::select(vec!["\n", "\r\n"]);
    (separators, line_ends, any::<[bool; 3]>(), 0..3_usize, 0..3_usize).prop_map(
        |(separator, line_end, [has_backslashes, quotes_all, cuts_blanks], adds_blanks, preamble)| Style {
            separator,
            line_end,
            has_backslashes,
            quotes_all,
            cuts_blanks,
            adds_blanks,
            preamble,
        },
    )
}

impl Style {
    fn cell(&self, text: &str) -> String {
        let needs = text.contains([self.separator, '"', '\n', '\r']) || text.starts_with(' ');
        if !needs && !self.quotes_all {
            return text.to_owned();
        }
        format!("\"{}\"", text.replace('"', if self.has_backslashes { "\\\"" } else { "\"\"" }))
    }

    fn row(&self, cells: &[String], fields: usize) -> String {
        let n = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let n = if self.cuts_blanks { n.max(fields) } else { cells.len() };
        let mut row: Vec<String> = cells[..n].iter().map(|cell| self.cell(cell)).collect();
        row.extend(vec![String::new(); self.adds_blanks]);
        row.join(&self.separator.to_string()) + self.line_end
    }
}

/// What a cell has beside its number.
fn words() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        " and, more; of | it",
        " \"so\" they say",
        "\nA second line.",
        " tab\there",
        " & <b>",
        " é",
        "'s",
    ])
    .prop_map(str::to_owned)
}

/// The headings, with which the text is not the last and one column is nobody's.
const HEADINGS: [&str; 6] = ["Rubrik", "Tidning", "Brödtext", "Avdelning", "Författare", "Sida"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_cell_comes_in_or_its_row_is_named(
        style in style(),
        cells in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, words()), 6), 1..6),
    ) {
        let mut file = String::new();
        for i in 0..style.preamble {
            file += &["Search ", &i.to_string(), style.line_end].concat();
        }
        let headings = HEADINGS.map(str::to_owned);
        file += &Style { cuts_blanks: false, ..style.clone() }.row(&headings, 3);
        // The numbers of each row and the line on which it begins.
        let mut rows: Vec<(Vec<String>, u32)> = Vec::new();
        for (i, row) in cells.iter().enumerate() {
            let number = |j: usize| format!("{}", 1_000_000 + i * 100 + j);
            let row: Vec<String> = row.iter().enumerate()
                .map(|(j, cell)| cell.as_ref().map(|words| number(j) + words).unwrap_or_default()).collect();
            let numbers = (0..row.len()).filter(|j| !row[*j].is_empty()).map(number).collect();
            rows.push((numbers, file.matches('\n').count() as u32 + 1));
            file += &style.row(&row, 3);
        }
        let imported = import("t.csv", &file);
        let all: String = imported.intake.articles.iter().map(|article| serde_json::to_string(article).unwrap()).collect();
        let told: Vec<u32> = imported.intake.faults.iter().map(|fault| &fault.place)
            .chain(imported.intake.left_out.iter().map(|line| &line.place)).filter_map(|place| place.line).collect();
        for (numbers, line) in rows {
            prop_assert!(told.contains(&line) || numbers.iter().all(|number| all.contains(number)), "line {line} of {file:?}: {all} {told:?}");
        }
    }
}

#[test]
fn a_column_that_nothing_uses_is_named_and_kept() {
    let table =
        "Title,Newspaper,Date,Text,Desk,Desk,,Page\nA,Post,2024-05-03,One.,Home,2,x,\nB,Post,2024-05-04,Two…,Home,,,\n";
    let imported = import("t.csv", table);
    let file = &imported.report.files[0];
    let unused: Vec<(&str, u32)> = file.unused.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    assert_eq!(unused, [("Desk", 2), ("Desk (2)", 1), ("column 7", 1)]);
    assert_eq!((file.n_without_date, file.n_without_byline, file.n_teasers, file.n_mojibake), (0, 2, 1, 0));
    assert_eq!(imported.intake.articles[0].other["Desk (2)"], "2");
}

#[test]
fn what_a_table_lacks_is_asked_for_though_it_is_read() {
    let asked = |table: &str| import("t.csv", table).report.tables.len();
    assert_eq!(asked("Zyx,Newspaper,Date,Text\nA,Post,2024-05-03,One.\n"), 1);
    assert_eq!(asked("Title,Newspaper,Zyx,Text\nA,Post,2024-05-03,One.\n"), 1);
    assert_eq!(asked("Title,Newspaper,Date,Text,Zyx\nA,Post,2024-05-03,One.,1\n"), 0);
    assert_eq!(asked("Title,Newspaper,Text\nA,Post,One.\n"), 0, "there is nothing to choose from");
}

#[test]
fn of_two_columns_the_values_say_which_it_is() {
    let row = |i: usize| format!("A{i},https://post.example/{i},The Post,{},A summary.\n", "word ".repeat(50));
    let table = format!("Title,Source,Publisher,Story,Text\n{}", (0..5).map(row).collect::<String>());
    let imported = import("t.csv", &table);
    let article = &imported.intake.articles[1];
    assert_eq!((article.outlet.as_str(), article.url.as_deref()), ("The Post", Some("https://post.example/1")));
    assert!(article.text.starts_with("word word") && article.other["Text"] == "A summary.");
    let choices: Vec<(&str, &str, &str)> = imported.report.files[0]
        .choices
        .iter()
        .map(|it| (it.field.as_str(), it.taken.as_str(), it.instead_of.as_str()))
        .collect();
    assert_eq!(choices, [("outlet", "Publisher", "Source"), ("text", "Story", "Text"), ("url", "Source", "")]);
}
