//! Joints: where words are joined or parted otherwise than the standard does it (UAX #29).

use crate::normal::is_apostrophe;
use crate::script::is_unspaced;
use unicode_segmentation::UnicodeSegmentation;

/// What may join letters to a word though the standard parts them there.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '`' | '\u{b4}' | '\u{200b}' | '\u{201b}' | '\u{201c}' | '\u{201d}' | '\u{2032}' | '\u{2080}'..='\u{2089}'
    )
}

/// The words of a piece that has an odd apostrophe, a zero-width space, a curly quotation mark for a Hebrew one or a small low figure between letters: each with its
/// offset and length. `None` where it has none of them.
pub(crate) fn joined_words(piece: &str) -> Option<Vec<(usize, usize)>> {
    let mut masked = String::with_capacity(piece.len());
    let mut before = None;
    let mut letters = piece.chars().peekable();
    while let Some(c) = letters.next() {
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
        let next = letters.peek().copied();
        let is_inside = joins(before) && joins(next);
        let is_hebrew = |c: Option<char>| c.is_some_and(|c| ('\u{5d0}'..='\u{5ea}').contains(&c));
        // Each gives way to a character of the same length that does the same as an apostrophe, or nothing.
        masked.push(match c {
            '`' if is_inside => '\'',
            '\u{b4}' if is_inside => '\u{b7}',
            '\u{200b}' if is_inside => '\u{200e}',
            '\u{201b}' | '\u{2032}' if is_inside => '\u{2019}',
            '\u{201c}' | '\u{201d}' if is_hebrew(before) && is_hebrew(next) => '\u{2027}',
            '\u{2080}'..='\u{2089}' if joins(before) => '\u{203f}',
            c => c,
        });
        before = Some(c);
    }
    (masked != piece).then(|| masked.unicode_word_indices().map(|(at, word)| (at, word.len())).collect())
}

/// Splits a word where the standard joins what are two: at a narrow space that is not between digits, at a full stop between a small letter and a capital one
/// that begins a word ("the deal.Then"). Underscores around a word are no part of it.
pub(crate) fn apart((start, word): (usize, &str)) -> impl Iterator<Item = (usize, &str)> {
    let is_odd = |c: char| matches!(c, '.' | '_' | '\u{202f}');
    let mut rest = Some(word);
    let mut at = start;
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.char_indices().filter(|(_, c)| is_odd(*c)).find(|(at, c)| parts_at(text, *at, *c));
        let (part, next) = match end {
            Some((end, c)) => (text.get(..end)?, text.get(end + c.len_utf8()..)),
            None => (text, None),
        };
        let from = at;
        at += text.len() - next.map_or(0, str::len);
        rest = next;
        let bare = part.trim_matches('_');
        let cut = part.len() - part.trim_start_matches('_').len();
        Some((from + cut, bare))
    })
    .filter(|(_, part)| part.contains(char::is_alphanumeric))
}

fn parts_at(word: &str, at: usize, c: char) -> bool {
    let Some((before, behind)) = word.split_at_checked(at) else { return false };
    let (mut before, mut behind) = (before.chars().rev(), behind.chars().skip(1));
    let (last, next) = (before.next(), behind.next());
    let is = |c: Option<char>, is: fn(char) -> bool| c.is_some_and(is);
    match c {
        '.' => {
            is(last, char::is_lowercase)
                && is(before.next(), char::is_alphabetic)
                && is(next, char::is_uppercase)
                && is(behind.next(), char::is_lowercase)
        }
        '\u{202f}' => !(is(last, char::is_numeric) && is(next, char::is_numeric)),
        _ => false,
    }
}

/// A Hebrew word with the geresh that it ends in, whatever stands for that, and without a quotation mark that the standard takes for one.
pub(crate) fn with_geresh<'a>(text: &'a str, (start, word): (usize, &'a str)) -> (usize, &'a str) {
    let is_hebrew = |c: char| ('\u{5d0}'..='\u{5ea}').contains(&c);
    let bare = word.trim_end_matches(is_apostrophe);
    if !bare.ends_with(is_hebrew) {
        return (start, word);
    }
    let is_quoted = text.get(..start).is_some_and(|before| before.ends_with(is_apostrophe));
    let mark = text.get(start + bare.len()..).and_then(|behind| behind.chars().next()).filter(|c| is_apostrophe(*c));
    let end = start + bare.len() + mark.filter(|_| !is_quoted).map_or(0, char::len_utf8);
    (start, text.get(start..end).unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use crate::{Writing, tokens};

    fn check(text: &str, wanted: &[&str]) {
        let found: Vec<&str> = tokens(text, Writing::Plain).map(|t| &text[t.start..t.end]).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn what_is_two_words_is_parted_and_what_is_one_is_not() {
        check(
            "Qui\u{202f}? « \u{202f}Paris\u{202f} » 100\u{202f}000 Lund\u{202f}City",
            &["Qui", "Paris", "100\u{202f}000", "Lund", "City"],
        );
        check(
            "the deal.Then St.Olav E.ON a.example node.JS",
            &["the", "deal", "Then", "St", "Olav", "E.ON", "a.example", "node.JS"],
        );
        check("_NATO_ and __Lund__ snake_case", &["NATO", "and", "Lund", "snake_case"]);
        check("O′Brien Hawai‛i CO₂ H₂O 5′", &["O′Brien", "Hawai‛i", "CO₂", "H₂O", "5"]);
        check("העיתון 'הארץ' ג’ורג’ ג'ורג' ארה”ב ארה\"ב", &["העיתון", "הארץ", "ג’ורג’", "ג'ורג'", "ארה”ב", "ארה\"ב"]);
    }
}
