//! Fuzzes the reading of web archives: whatever the bytes, it comes to an end without a panic.
#![no_main]

use formats::readers;
use broadside_fuzz::{complete, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let decode = |bytes: &[u8], _: Option<&str>| text(bytes);
    readers::warc::read("a.warc", bytes, &decode, &|bytes| Some(bytes.to_vec()), &mut complete);
});
