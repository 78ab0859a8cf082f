//! Stretches: the parts of a text with and without spaces between words.

use crate::script::is_unspaced;

/// Splits a text into stretches with and without spaces between words: byte offset, text, and whether it is unspaced.
/// Without `split`, the whole text is one stretch.
pub(crate) fn stretches(text: &str, split: bool) -> impl Iterator<Item = (usize, &str, bool)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let unspaced = split && rest.starts_with(is_unspaced);
        let length = match (split, unspaced) {
            (false, _) => None,
            (true, false) => first_unspaced(rest),
            (true, true) => rest.find(|c| !is_unspaced(c)),
        };
        let stretch = rest.get(..length.unwrap_or(rest.len()))?;
        at += stretch.len();
        Some((at - stretch.len(), stretch, unspaced))
    })
}

/// Finds the first letter of an unspaced script. Scans bytes, because most texts have none: such letters start with 0xE0 or more, and 0xE2 is
/// punctuation.
fn first_unspaced(text: &str) -> Option<usize> {
    let begins = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(is_unspaced));
    let bytes = text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xe0 && *byte != 0xe2);
    bytes.map(|(at, _)| at).find(begins)
}
