//! Fuzzes the readers of documents that are zips: whatever their parts are, they must be read without a panic.
#![no_main]

use broadside_fuzz::{allow_caught_panics, import, text};
use libfuzzer_sys::fuzz_target;

const CONTAINER: &str = "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
const CONTENT_TYPES: &str = "<Types/>";
const ROOT: &str = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' \
    Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const SHEETS: &str = "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>";
const TARGETS: &str = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' \
    Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>";

/// The parts of each kind that the input stands for, and those that are always the same.
type Kind = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);
const KINDS: [Kind; 7] = [
    ("a.docx", &[("[Content_Types].xml", CONTENT_TYPES)], &["word/document.xml", "docProps/core.xml"]),
    ("a.odt", &[("mimetype", "application/vnd.oasis.opendocument.text")], &["content.xml"]),
    ("a.epub", &[("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER)], &["a.opf", "a.xhtml", "b.html"]),
    ("a.ods", &[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], &["content.xml"]),
    (
        "a.xlsx",
        &[
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", ROOT),
            ("xl/workbook.xml", SHEETS),
            ("xl/_rels/workbook.xml.rels", TARGETS),
        ],
        &["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"],
    ),
    (
        "a.xlsx",
        &[("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", ROOT)],
        &["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"],
    ),
    ("a.zip", &[], &["a/a.txt", "a/b.html", "b/articles.toml", "b/corpus.toml"]),
];

fuzz_target!(init: allow_caught_panics(), |bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let (name, fixed, parts) = KINDS[usize::from(*first) % KINDS.len()];
    let fixed = fixed.iter().map(|(name, part)| ((*name).to_owned(), (*part).to_owned()));
    let parts = parts.iter().zip(rest.split(|&byte| byte == 0x0c)).map(|(name, part)| ((*name).to_owned(), text(part)));
    let files: Vec<_> = fixed.chain(parts).collect();
    import(name, formats::writers::zip::write(files).expect("short names"));
});
