//! Fuzzes the readers of plain text, front matter, lexicons and dates: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    readers::plain_text::read("a.txt", &text, &mut complete);
    readers::front_matter::read("a.md", &text, &mut complete);
    let _ = readers::lexicon::lexicon("corpus.toml", &text);
    readers::descriptions::read("articles.toml", &text, &mut complete);
    text.lines().for_each(|line| drop(formats::dates::read(line)));
    let _ = formats::sheet::block(&text, formats::sheet::CORPUS);
});
