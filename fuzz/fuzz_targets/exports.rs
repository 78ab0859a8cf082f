//! Fuzzes the reading of Factiva and Lexis exports: whatever the bytes, it comes to an end without a panic.
#![no_main]

use broadside::ingest::format;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    if format::factiva::is(&text) {
        format::factiva::read("a.html", &text, &mut complete);
    }
    format::lexis::read("a.txt", &text, &mut complete);
});
