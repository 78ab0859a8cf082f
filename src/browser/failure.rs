//! Failure: reports bugs in the program instead of hiding them.

use crate::browser::message::Event;
use crate::browser::{is_page, serve};

/// From now on, reports panics: a worker to its page, and both to the console.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        if !is_page() {
            serve::emit(&Event::Failed(message.clone()));
        }
        web_sys::console::error_1(&message.into());
    }));
}
