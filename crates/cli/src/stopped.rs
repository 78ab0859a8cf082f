//! A panic never reaches a person as one: readers catch those of the libraries they use and report the file, and any other is said in a sentence.

use crate::output::say;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use words::command_line;

/// Runs a command. If a panic ends it, says where in the program, and returns 2.
pub fn unless_stopped(run: impl FnOnce() -> ExitCode) -> ExitCode {
    let last = Arc::new(Mutex::new(String::new()));
    let place = Arc::clone(&last);
    panic::set_hook(Box::new(move |panic| {
        // One line, since the message of a panic may have several.
        let panic = panic.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        *place.lock().unwrap_or_else(PoisonError::into_inner) = panic;
    }));
    panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let last = last.lock().unwrap_or_else(PoisonError::into_inner);
        say(&format!("broadside: {}", command_line::stopped(&last)));
        ExitCode::from(2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_the_command_with_a_code() {
        let code = unless_stopped(|| std::panic::resume_unwind(Box::new("stop")));
        assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::from(2)));
        assert_eq!(format!("{:?}", unless_stopped(|| ExitCode::SUCCESS)), format!("{:?}", ExitCode::SUCCESS));
        drop(panic::take_hook());
    }
}
