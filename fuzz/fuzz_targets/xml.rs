//! Fuzzes the readers of feeds, NITF, NewsML and Word documents: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    readers::feed::read("a.xml", &text, &mut complete);
    readers::nitf::read("a.xml", &text, &mut complete);
    readers::newsml::read("a.xml", &text, &mut complete);
    readers::docx::read("a.docx", &text, Some(&text), &mut complete);
});
