//! A line: text put together of pieces, with its white space collapsed as a page shows it.

use crate::wide::is_unspaced;

/// A line that is put together of pieces, with its white space collapsed. Soft hyphens and marks of no width are left out, since they would cut words.
#[derive(Debug, Default)]
pub struct LineText {
    /// The text so far.
    pub text: String,
    gap: Option<char>,
}

impl LineText {
    /// Adds a space, unless nothing follows.
    pub fn space(&mut self) {
        self.gap = Some(' ');
    }

    /// Adds text, and returns how many characters were added.
    pub fn push(&mut self, text: &str) -> usize {
        let mut n_added = 0;
        for c in text.chars() {
            if c.is_whitespace() || c.is_control() && c != '\0' {
                // A line may be broken anywhere between characters that know no spaces.
                let is_break = matches!(c, '\n' | '\r') || self.gap == Some('\n');
                self.gap = Some(if is_break { '\n' } else { ' ' });
            } else if !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') && !c.is_control() {
                if let Some(gap) = self.gap.take()
                    && let Some(last) = self.text.chars().next_back()
                    && !(gap == '\n' && is_unspaced(last) && is_unspaced(c))
                {
                    self.text.push(' ');
                    n_added += 1;
                }
                self.text.push(c);
                n_added += 1;
            }
        }
        n_added
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pieces: &[&str], expected: &str) {
        let mut line = LineText::default();
        let n_added: usize = pieces.iter().map(|piece| line.push(piece)).sum();
        assert_eq!((line.text.as_str(), n_added), (expected, expected.chars().count()), "{pieces:?}");
    }

    #[test]
    fn white_space_is_one_space_between_words() {
        check(&[" a\u{a0} ", "\n b", "c ", ""], "a bc");
        check(&["so\u{ad}ft\u{200b}\u{feff}\0"], "soft");
        check(&["日\n", "本 語\r\nx"], "日本 語 x");
        check(&["정부는\n오늘"], "정부는 오늘");
        check(&["a\u{1f}b\u{1}"], "a b");
    }
}
