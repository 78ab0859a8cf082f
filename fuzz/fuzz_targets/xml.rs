//! Fuzzes the reading of feeds, NITF and NewsML: whatever the bytes, it comes to an end without a panic.
#![no_main]

use broadside::ingest::format;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    format::feed::read("a.xml", &text, &mut complete);
    format::nitf::read("a.xml", &text, &mut complete);
    format::newsml::read("a.xml", &text, &mut complete);
    format::docx::read("a.docx", &text, Some(&text), &mut complete);
});
