//! Damaged input: each fault is named with its file, what is good beside it is kept, nothing panics, and memory stays within bounds.

#![allow(clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

use flate2::Compression;
use flate2::write::GzEncoder;
use formats::import::{Import, ImportOptions, Imported};
use model::{Fault, FaultKind};
use std::fmt::Write as _;
use std::io::Write as _;

/// An article that is good, beside every damaged one.
const GOOD: &str = r#"{"headline":"Ports reopen","outlet":"The Harbour","text":"The ports reopened on Monday."}"#;

fn import(files: &[(&str, &[u8])]) -> Imported {
    let mut import =
        Import::new(ImportOptions::default(), &|_, bytes| Some(bytes.iter().map(|&b| b as char).collect()));
    for (name, bytes) in files {
        import.push(name, bytes.to_vec(), &mut |_| ());
    }
    import.finish(&mut |_| ())
}

/// A fault as text: its file, its line and its code.
fn shown(fault: &Fault) -> String {
    let line = fault.place.line.map_or(String::new(), |line| format!(":{line}"));
    format!("{}{line}: {:?}", fault.place.file, fault.kind)
}

/// Imports a damaged file beside a good one: this many articles come in, and each of these codes is among the faults of the damaged one.
fn check(name: &str, bytes: &[u8], n_articles: usize, words: &[&str]) -> Imported {
    let imported = import(&[(name, bytes), ("good.jsonl", GOOD.as_bytes())]);
    let found: Vec<String> = imported.intake.faults.iter().map(shown).collect();
    assert_eq!(imported.intake.articles.len(), n_articles, "{name}: {found:?}");
    assert_eq!(imported.intake.articles.last().unwrap().headline, "Ports reopen");
    for word in words {
        assert!(found.iter().any(|fault| fault.starts_with(name) && fault.contains(word)), "{name}, {word}: {found:?}");
    }
    imported
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A zip with one file, by hand.
fn zip(name: &str, text: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(text).unwrap();
    let packed = packer.finish().unwrap();
    let mut crc = flate2::Crc::new();
    crc.update(text);
    let numbers = |values: &[u32]| values.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    let common = [
        [20_u16, 0, 8, 0, 33].iter().flat_map(|n| n.to_le_bytes()).collect(),
        numbers(&[crc.sum(), packed.len() as u32, text.len() as u32, name.len() as u32]),
    ]
    .concat();
    let local = [&b"PK\x03\x04"[..], &common, name.as_bytes(), &packed].concat();
    let central = [&b"PK\x01\x02\x14\x00"[..], &common, &[0; 6], &numbers(&[0, 0]), name.as_bytes()].concat();
    let end = [&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &numbers(&[central.len() as u32, local.len() as u32]), &[0; 2]]
        .concat();
    [local, central, end].concat()
}

#[test]
fn a_gzip_that_breaks_off_gives_what_it_has() {
    let lines: String = (0..5000).fold(String::new(), |mut lines, i| {
        let _ =
            writeln!(lines, "{{\"headline\":\"H{i}\",\"outlet\":\"O\",\"text\":\"number {i} of many {}\"}}", i * 7919);
        lines
    });
    let whole = gzip(lines.as_bytes());
    let imported = import(&[("cut.jsonl.gz", &whole[..whole.len() / 2]), ("good.jsonl", GOOD.as_bytes())]);
    assert!(imported.intake.articles.len() > 1000, "{}", imported.intake.articles.len());
    assert!(imported.intake.faults.iter().any(|fault| shown(fault).contains("Damaged")));
}

#[test]
fn bombs_are_reported_and_not_unpacked() {
    // More than a gigabyte of blanks in a few megabytes: more than an import may unpack.
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..1100 {
        packer.write_all(&blanks).unwrap();
    }
    let bomb = packer.finish().unwrap();
    check("bomb.txt.gz", &bomb, 1, &["TooLarge"]);
    check("bomb.zip", &zip("inner.txt.gz", &bomb), 1, &["TooLarge"]);
    let mut nested = zip("a.jsonl", GOOD.as_bytes());
    for _ in 0..20 {
        nested = zip("a.zip", &nested);
    }
    check("nested.zip", &nested, 1, &["TooDeep"]);
    check("good.zip", &zip("folder/a.jsonl", GOOD.as_bytes()), 2, &[]);
}

#[test]
fn a_line_beyond_measure_is_passed_over() {
    let mut bytes = b"{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"".to_vec();
    bytes.resize(200 << 20, b'x');
    bytes.extend_from_slice(b"\"}\n{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"short\"}\n");
    check("long.jsonl", &bytes, 2, &["long.jsonl:1: LongLine(64)"]);
}

#[test]
fn nul_bytes_are_reported_and_the_text_is_kept() {
    let imported = check("nul.csv", b"title,outlet,text\nH,O,be\0fore\n", 2, &["nul.csv:2: Nul"]);
    assert_eq!(imported.intake.articles[0].text, "before");
}

#[test]
fn garbled_letters_are_told_by_the_first_and_put_right_if_asked() {
    let table = "title,outlet,text\nA,O,right\nB,O,cafÃ© noir\nC,O,РЎРѕРІРµС‚ СЃРѕР±СЂР°Р»СЃСЏ\n";
    let read = |repair_mojibake: bool| {
        let options = ImportOptions { repair_mojibake, ..ImportOptions::default() };
        let mut import = Import::new(options, &|_, _| None);
        import.push("t.csv", table.as_bytes().to_vec(), &mut |_| ());
        let imported = import.finish(&mut |_| ());
        let file = imported.report.files[0].clone();
        let texts: Vec<String> = imported.intake.articles.into_iter().map(|article| article.text).collect();
        (file.n_mojibake, file.first_mojibake.and_then(|place| place.line), file.n_repaired, texts)
    };
    let (n, first, n_repaired, _) = read(false);
    assert_eq!((n, first, n_repaired), (2, Some(3), 0));
    let (n, first, n_repaired, texts) = read(true);
    assert_eq!((n, first, n_repaired), (0, None, 2));
    assert_eq!(texts, ["right", "café noir", "Совет собрался"]);
}

#[test]
fn rows_that_are_no_rows_are_reported_by_their_lines() {
    let table = "title,outlet,text\r\nA,O,\"one, \"\"two\"\"\"\r\nB,O\r\nC,O,x,y\r\nD,O,a \"stray\" quote\r\nE,O,\"never closed\r\n";
    check("table.csv", table.as_bytes(), 4, &["table.csv:3: Ragged { n_cells: 2", "table.csv:4: Ragged { n_cells: 4"]);
}

#[test]
fn a_page_is_only_ever_text() {
    let page = "<html><head><title>T</title><script>alert(1)</script></head><body onload='x()'><article><h1>H</h1><p onclick='x()'>The \
        ports reopened on Monday morning &lt;script&gt;, the office said, and pilots went out at first light to bring in the waiting ships.</p>\
        <script>alert(2)</script><p>Forty ships had waited in the bay, some for eleven days, while the harbour was closed to all of them.</p></article></body></html>";
    let imported = import(&[("page.html", page.as_bytes())]);
    let options = ImportOptions { outlet: Some("O".into()), ..ImportOptions::default() };
    assert!(
        imported.intake.faults.iter().any(|fault| fault.kind == FaultKind::NoOutlet),
        "{:?}",
        imported.intake.faults
    );
    let mut import = Import::new(options, &|_, _| None);
    import.push("page.html", page.as_bytes().to_vec(), &mut |_| ());
    let article = import.finish(&mut |_| ()).intake.articles.remove(0);
    assert!(!article.text.contains("alert") && article.text.contains("<script>, the office said"), "{}", article.text);
}

#[test]
fn deep_nesting_of_any_kind_is_borne() {
    const DEEP: usize = 100_000;
    check("deep.json", &[vec![b'['; DEEP], vec![b']'; DEEP]].concat(), 1, &["recursion limit"]);
    check(
        "deep.jsonl",
        format!("{{\"a\":{}{}}}\n", "[".repeat(DEEP), "]".repeat(DEEP)).as_bytes(),
        1,
        &["recursion limit"],
    );
    import(&[("deep.xml", format!("<rss>{}{}</rss>", "<a>".repeat(DEEP), "</a>".repeat(DEEP)).as_bytes())]);
    import(&[("deep.html", format!("<html>{}x", "<div>".repeat(DEEP)).as_bytes())]);
    import(&[("deep.md", format!("+++\na = {}{}\n+++\nx", "[".repeat(DEEP), "]".repeat(DEEP)).as_bytes())]);
}

#[test]
fn days_that_no_calendar_has_are_named() {
    let lines = ["31.02.2024", "2024-02-31", "31/02/2024", "February 31, 2024", "01/02/2024", "99.99.9999"]
        .map(|date| format!("{{\"headline\":\"H\",\"outlet\":\"O\",\"date\":\"{date}\",\"text\":\"x\"}}\n"))
        .concat();
    check(
        "dates.jsonl",
        lines.as_bytes(),
        1,
        &["dates.jsonl:1: Date { text: \"31.02.2024\"", ":2:", ":3:", ":4:", ":5:", ":6:"],
    );
}
