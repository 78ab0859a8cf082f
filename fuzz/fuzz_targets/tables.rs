//! Fuzzes the reader of tables: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    for separator in [b',', b';', b'\t'] {
        let _ = readers::table::read("a.csv", &text, separator, &Default::default(), &mut complete);
    }
});
