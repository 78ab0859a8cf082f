//! Fuzzes the reader of web archives: any bytes must be read without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let decode = |bytes: &[u8], _: Option<&str>| text(bytes);
    readers::warc::read("a.warc", bytes, &decode, &|bytes| Some(bytes.to_vec()), &mut complete);
});
