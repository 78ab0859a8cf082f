//! Failure: reports bugs in the program instead of hiding them.

use crate::browser::message::Event;
use crate::browser::{dom, is_page, serve};
use std::panic::PanicHookInfo;
use words::sheet;

/// Reports a panic: a worker to its page, the page to its reader, and both to the console.
pub fn report(panic: &PanicHookInfo<'_>) {
    let message = panic.to_string();
    if is_page() {
        dom::say_at_once(&sheet::broke(panic.payload_as_str().unwrap_or(&message)));
    } else {
        serve::emit(&Event::Failed(message.clone()));
    }
    web_sys::console::error_1(&message.into());
}

/// From now on, reports panics, and of the page whatever else ends its program, such as too little memory.
pub fn report_panics() {
    std::panic::set_hook(Box::new(report));
    if is_page() {
        dom::when_the_program_ends(|why| dom::say_at_once(&sheet::broke(why)));
    }
}
