//! Fuzzes the readers of JSON and JSON Lines: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    readers::json::read("a.json", &text(bytes), &mut complete);
    let mut reader = readers::json_lines::LineReader::new("a.jsonl");
    for piece in bytes.chunks(7) {
        reader.push_events(piece, &mut complete);
    }
    reader.finish_events(&mut complete);
});
