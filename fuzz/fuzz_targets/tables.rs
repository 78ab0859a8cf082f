//! Fuzzes the reader of tables: any bytes must be read without a panic.
#![no_main]

use formats::{Event, readers, table};
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    for name in ["a.csv", "a.tsv"] {
        readers::csv::read(name, &text, &mut |event| match event {
            Event::Table(table) => drop(table::read(table, &Default::default(), &mut complete)),
            other => complete(other),
        });
    }
});
