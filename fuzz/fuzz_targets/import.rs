//! Fuzzes whole imports, with archives, encodings, kind detection and all readers: any bytes must be read without a panic.
#![no_main]

use broadside_fuzz::{allow_caught_panics, import};
use libfuzzer_sys::fuzz_target;

const ENDINGS: [&str; 22] = [
    "txt", "html", "xml", "json", "jsonl", "csv", "md", "zip", "gz", "docx", "warc", "tsv", "rtf", "eml", "mbox", "mhtml",
    "odt", "epub", "ris", "xlsx", "xls", "ods",
];

fuzz_target!(init: allow_caught_panics(), |bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    import(&format!("a.{}", ENDINGS[usize::from(*first) % ENDINGS.len()]), rest.to_vec());
});
