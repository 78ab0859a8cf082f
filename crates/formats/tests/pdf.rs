//! PDF: pages come in as one article, in the order of reading, and no bytes stop the program.

#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

use formats::import::{Import, ImportOptions, Imported};
use model::fault::{ArchiveFault, BoilerplateKind, UnreadKind};
use model::file_note::FileNote;
use model::{Article, FaultKind};
use proptest::prelude::*;
use std::fmt::Write as _;

fn import(bytes: Vec<u8>) -> Imported {
    let options = ImportOptions { outlet: Some("Post".to_owned()), ..ImportOptions::default() };
    let mut import = Import::new(options, &|_, _| None);
    import.push("in/paper.pdf", bytes, &mut |_| ());
    import.finish(&mut |_| ())
}

/// What is drawn on a page: where it begins, its size and its text.
type Drawn = (f64, f64, f64, &'static str);

/// A document in the font that every reader of PDF has. What is drawn counts from the bottom, as in PDF.
fn document(title: &str, pages: &[Vec<Drawn>]) -> Vec<u8> {
    let drawing = |drawn: &Vec<Drawn>| {
        drawn.iter().fold(String::new(), |mut out, (x, y, size, text)| {
            let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            let _ = write!(out, "BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET ");
            out
        })
    };
    with_drawings(title, &pages.iter().map(drawing).collect::<Vec<_>>(), "")
}

/// A document whose pages are drawn by these commands.
fn with_drawings(title: &str, drawings: &[String], more: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..drawings.len()).map(|i| format!("{} 0 R", 10 + 2 * i)).collect();
    let kids = kids.join(" ");
    let mut objects = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", drawings.len())),
        (3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned()),
        (4, format!("<< /Title ({title}) /CreationDate (D:20240309101500Z) >>")),
    ];
    for (i, drawing) in drawings.iter().enumerate() {
        let (page, content) = (10 + 2 * i, 11 + 2 * i);
        objects.push((
            page,
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R \
                 /Resources << /Font << /F 3 0 R >> /XObject << /X 50 0 R >> >> >>"
            ),
        ));
        objects.push((content, format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len())));
    }
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (n, object) in objects {
        places.push((n, out.len()));
        let _ = write!(out, "{n} 0 obj\n{object}\nendobj\n");
    }
    out.push_str(more);
    let start = out.len();
    out.push_str("xref\n");
    for (n, place) in places {
        let _ = write!(out, "{n} 1\n{place:010} 00000 n \n");
    }
    let _ = write!(out, "trailer << /Size 99 /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}

fn only(imported: &Imported) -> &Article {
    assert_eq!(imported.intake.faults, []);
    assert_eq!(imported.intake.articles.len(), 1);
    imported.intake.articles.first().unwrap()
}

#[track_caller]
fn check(pages: &[Vec<Drawn>], headline: &str, text: &str) {
    let imported = import(document("", pages));
    let article = only(&imported);
    assert_eq!((article.headline.as_str(), article.text.as_str()), (headline, text));
}

/// A column of lines, from a place down.
fn column(x: f64, y: f64, lines: &[&'static str]) -> Vec<Drawn> {
    lines.iter().zip(0..).map(|(line, i)| (x, y - 12.0 * f64::from(i), 10.0, *line)).collect()
}

const LEFT: [&str; 5] = [
    "The ministers met in the old town hall on Mon-",
    "day, and nobody left the building before the",
    "evening bells had rung. The mayor called that",
    "a good day for the town.",
    "It rained.",
];
const RIGHT: [&str; 4] = [
    "Farmers along the river had asked for a little",
    "more time, and were given it by the mayor of",
    "the town, who had not been asked before, as",
    "one of them said.",
];

#[test]
fn columns_and_divided_words_become_paragraphs() {
    let mut page = vec![(40.0, 740.0, 24.0, "Rain at last, and the harbour is glad of it")];
    page.extend(column(40.0, 700.0, &LEFT));
    page.extend(column(310.0, 697.0, &RIGHT));
    check(
        &[page],
        "Rain at last, and the harbour is glad of it",
        "The ministers met in the old town hall on Monday, and nobody left the building before the evening bells had rung. The mayor called that a good day for \
         the town.\nIt rained.\nFarmers along the river had asked for a little more time, and were given it by the mayor of the town, who had \
         not been asked before, as one of them said.",
    );
}

#[test]
fn a_sentence_goes_on_over_pages_and_what_stands_on_each_page_is_told() {
    let page = |head: &'static str, foot: &'static str, lines: &[&'static str]| {
        let mut page = vec![(40.0, 770.0, 9.0, head), (300.0, 20.0, 9.0, foot)];
        page.extend(column(40.0, 700.0, lines));
        page
    };
    let pages = [
        page(
            "The Post - Tuesday",
            "1",
            &[
                "Rain at last",
                "",
                "The ministers met in the old town hall on Monday,",
                "and nobody left the building before the",
            ],
        ),
        page("The Post - Tuesday", "2", &["evening bells had rung. The mayor called that", "a good day."]),
    ];
    let imported = import(document("Untitled-1", &pages));
    let article = only(&imported);
    assert_eq!(article.headline, "Rain at last");
    assert_eq!(
        article.text,
        "The ministers met in the old town hall on Monday, and nobody left the building before the evening bells had rung. The mayor called that a good day."
    );
    let left_out: Vec<(&str, BoilerplateKind)> =
        imported.intake.left_out.iter().map(|line| (line.text.as_str(), line.why)).collect();
    let (head, number) = (BoilerplateKind::PageHead, BoilerplateKind::PageNumber);
    let told = [("The Post - Tuesday", head), ("1", number), ("The Post - Tuesday", head), ("2", number)];
    assert_eq!(left_out, told);
    assert!(imported.report.files[0].notes().contains(&FileNote::LaidOut(2)));
}

#[test]
fn what_an_archive_exported_is_an_article_each() {
    let page = |headline: &'static str, outlet: &'static str, day: &'static str, lines: &[&'static str]| {
        let mut page = vec![(40.0, 740.0, 16.0, headline), (40.0, 715.0, 10.0, outlet), (40.0, 690.0, 10.0, day)];
        page.extend([(40.0, 660.0, 10.0, "Copyright 2024 Sea Holdings"), (40.0, 630.0, 12.0, "Body")]);
        page.extend(column(40.0, 600.0, lines));
        page.push((40.0, 400.0, 12.0, "End of Document"));
        page
    };
    let pages = [
        page("Rain at last", "The Gull", "March 5, 2024 Tuesday", &LEFT),
        page("Boats stay in", "The Tern", "March 6, 2024 Wednesday", &RIGHT),
    ];
    let imported = import(document("Export", &pages));
    let found: Vec<(&str, &str)> =
        imported.intake.articles.iter().map(|it| (it.headline.as_str(), it.outlet.as_str())).collect();
    assert_eq!(found, [("Rain at last", "The Gull"), ("Boats stay in", "The Tern")]);
}

#[test]
fn the_title_is_the_headline_and_the_day_of_the_file_is_not_that_of_the_article() {
    let lines = ["Rain at last", "", "The ministers met in the old town hall."];
    let imported = import(document("Rain at last", &[column(40.0, 700.0, &lines)]));
    let article = only(&imported);
    assert_eq!((article.headline.as_str(), article.text.as_str()), (lines[0], lines[2]));
    assert_eq!((&article.date, article.id.as_str()), (&None, "paper"));
    assert_eq!(article.other.get("created"), Some(&"2024-03-09".into()));
    assert_eq!(article.inferred, ["headline", "outlet"]);
    let lines = ["Rain at last", "The Post, 5 March 2024", "The ministers met in the old town hall."];
    let imported = import(document("", &[column(40.0, 700.0, &lines)]));
    assert_eq!(only(&imported).date.as_ref().map(|date| date.text.as_str()), Some("2024-03-05"));
}

#[test]
fn letters_alone_have_words_and_turned_pages_are_upright() {
    let spread = "BT /F 10 Tf 1 0 0 1 40 700 Tm [(R)-20(ain)-250(at)-280(last)] TJ ET".to_owned();
    let turned = "BT /F 10 Tf 0 1 -1 0 100 40 Tm (It rained on Monday.) Tj 0 -14 Td (It rained on Tuesday, too.) Tj ET";
    let marked = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET".to_owned();
    let imported = import(with_drawings("", &[spread, turned.to_owned() + &marked], ""));
    let article = only(&imported);
    assert_eq!(
        (article.headline.as_str(), article.text.as_str()),
        ("Rain at last", "It rained on Monday.\nIt rained on Tuesday, too.")
    );
    let left_out: Vec<&str> = imported.intake.left_out.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(left_out, ["DRAFT"]);
}

#[track_caller]
fn refused(bytes: Vec<u8>, why: &FaultKind) {
    let imported = import(bytes);
    assert_eq!(imported.intake.faults.iter().map(|fault| &fault.kind).collect::<Vec<_>>(), [why]);
    assert!(imported.intake.articles.is_empty());
}

#[test]
fn what_has_no_text_is_damaged_or_is_too_large_is_refused_by_name() {
    let square = "100 100 200 200 re f".to_owned();
    refused(with_drawings("", &[square], ""), &FaultKind::Unread(UnreadKind::PdfWithoutText));
    refused(b"%PDF-1.7".to_vec(), &FaultKind::Archive(ArchiveFault::Damaged("no pages".to_owned())));
    // Each of ten forms shows the next ten times.
    let mut forms = String::new();
    for n in 50..65 {
        let drawing = "/X Do ".repeat(10);
        let _ = write!(
            forms,
            "{n} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {} /Resources << /XObject << /X {} 0 R >> >> >>\n\
             stream\n{drawing}\nendstream\nendobj\n",
            drawing.len(),
            n + 1
        );
    }
    let mut bytes = with_drawings("", &["/X Do".to_owned()], &forms);
    // Its list of objects names none of them, so that it is looked for.
    let at = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
    bytes.truncate(at);
    refused(bytes, &FaultKind::Unread(UnreadKind::LargePdf));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_stop_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut page = column(40.0, 700.0, &LEFT);
        page.extend(column(310.0, 697.0, &RIGHT));
        let mut bytes = document("A title", &[page.clone(), page]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let imported = import(bytes);
        prop_assert!(imported.intake.articles.len() + imported.intake.faults.len() > 0 || imported.report.files.is_empty());
    }
}
