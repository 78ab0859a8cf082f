//! Fuzzes the reading of saved web pages: whatever the bytes, it comes to an end without a panic.
#![no_main]

use broadside::ingest::format;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    format::page::read("a.html", &text, &mut complete);
    let _ = format::fragment::plain_text(&text);
});
