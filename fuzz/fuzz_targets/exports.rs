//! Fuzzes the readers of Factiva and Lexis exports: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    readers::factiva::read("a.html", &text, &mut complete);
    readers::lexis::read("a.txt", &text, &mut complete);
});
