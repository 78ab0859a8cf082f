//! Failure: a fault in the program itself is told, not swallowed.

use crate::browser::message::Tell;
use crate::browser::{is_page, serve};

/// From now on a panic is told: by a worker to its page, by the page to the console.
pub fn tell_of_panics() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        if !is_page() {
            serve::tell(&Tell::Failed(message.clone()));
        }
        web_sys::console::error_1(&message.into());
    }));
}
