//! Fuzzes the reading of texts, front matter, lexicons and dates: whatever the bytes, it comes to an end without a panic.
#![no_main]

use broadside::ingest::format;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    format::plain::read_bare("a.txt", &text, &mut complete);
    format::plain::read_described("a.md", &text, &mut complete);
    let _ = broadside::ingest::toml_records::lexicon("corpus.toml", &text);
    let _ = broadside::ingest::folder::Sidecar::read("articles.toml", &text);
    text.lines().for_each(|line| drop(broadside::ingest::dates::read(line)));
    let _ = broadside::sheet::block(&text, broadside::sheet::CORPUS);
});
