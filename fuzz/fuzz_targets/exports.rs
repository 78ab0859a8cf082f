//! Fuzzes the readers of the exports of archives, as text, as web pages, as references and as RTF: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, outside, read, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    readers::factiva::read("a.html", &text, &mut complete);
    readers::lexis::read("a.txt", &text, &mut complete);
    readers::factiva::plain::read("a.txt", &text, &mut complete);
    readers::proquest::read("a.txt", &text, &mut complete);
    read(&readers::europresse::FORMAT, "a.html", bytes);
    read(&readers::references::FORMAT, "a.ris", bytes);
    read(&readers::rtf::FORMAT, "a.rtf", bytes);
    formats::exports::read("a.rtf", &formats::rtf::text(bytes, &outside), &mut complete);
});
