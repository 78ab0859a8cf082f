//! Progress: one line on a terminal's standard error that says how far long work has come.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Shorter work shows no progress.
const AT_FIRST: Duration = Duration::from_millis(400);
const BETWEEN: Duration = Duration::from_millis(100);
/// The width of the line; a longer one would wrap.
const WIDTH: usize = 78;

/// The line. It shows nothing if the standard error is not a terminal, and is cleared when it is dropped.
#[derive(Debug)]
pub struct ProgressLine {
    is_wanted: bool,
    is_shown: bool,
    next: Instant,
}

impl ProgressLine {
    /// A line that is shown if `is_wanted` and if the standard error is a terminal.
    pub fn new(is_wanted: bool) -> Self {
        let is_wanted = is_wanted && std::io::stderr().is_terminal();
        Self { is_wanted, is_shown: false, next: Instant::now() + AT_FIRST }
    }

    /// Replaces the words, if it is time to.
    pub fn show(&mut self, words: impl FnOnce() -> String) {
        if self.is_wanted && Instant::now() >= self.next {
            Self::write(&words());
            self.is_shown = true;
            self.next = Instant::now() + BETWEEN;
        }
    }

    fn write(words: &str) {
        let mut stderr = std::io::stderr();
        let _ = write!(stderr, "{}", line_of(words)).and_then(|()| stderr.flush());
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if self.is_shown {
            Self::write("");
        }
    }
}

/// Words padded to the whole width, to cover longer ones, with the cursor back at the start.
fn line_of(words: &str) -> String {
    let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(WIDTH).collect();
    format!("\r{words:<WIDTH$}\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fill_the_line_and_no_more() {
        assert_eq!(line_of("a\nb"), format!("\ra b{}\r", " ".repeat(75)));
        assert_eq!(line_of(&"é".repeat(200)).chars().count(), WIDTH + 2);
    }

    #[test]
    fn what_nobody_wants_is_not_even_said() {
        ProgressLine::new(false).show(|| unreachable!("no words are made for a line that is not shown"));
    }
}
