//! Failure: a fault in the program itself is reported, not swallowed.

use crate::browser::message::Event;
use crate::browser::{is_page, serve};

/// From now on a panic is reported: by a worker to its page, by the page to the console.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        if !is_page() {
            serve::emit(&Event::Failed(message.clone()));
        }
        web_sys::console::error_1(&message.into());
    }));
}
