//! Fuzzes the reader of tables: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    for name in ["a.csv", "a.tsv"] {
        readers::csv::read(name, &text, &mut complete);
    }
});
