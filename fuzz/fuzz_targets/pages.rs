//! Fuzzes the reader of saved web pages: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    readers::web_page::read("a.html", &text, &mut complete);
    let _ = formats::html::fragment::plain_text(&text);
});
