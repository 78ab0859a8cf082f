//! Fuzzes the readers of mail and of pages saved as one file: any bytes must be read without a panic.
#![no_main]

use broadside_fuzz::read;
use formats::readers::{mail, mhtml, web_archive};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    read(&mail::FORMAT, "a.eml", bytes);
    read(&mail::FORMAT, "a.mbox", bytes);
    read(&mhtml::FORMAT, "a.mhtml", bytes);
    read(&web_archive::FORMAT, "a.webarchive", bytes);
});
