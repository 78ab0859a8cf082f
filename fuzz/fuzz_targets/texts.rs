//! Fuzzes the readers of plain text, front matter, lexicons and dates: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    readers::plain::read_bare("a.txt", &text, &mut complete);
    readers::plain::read_described("a.md", &text, &mut complete);
    let _ = formats::toml_records::lexicon("corpus.toml", &text);
    let _ = formats::folder::Sidecar::read("articles.toml", &text);
    text.lines().for_each(|line| drop(formats::dates::read(line)));
    let _ = formats::sheet::block(&text, formats::sheet::CORPUS);
});
