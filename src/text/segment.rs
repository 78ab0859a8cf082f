//! Segments: the tokens of a text by Unicode's word boundaries (UAX #29), and the folding that makes two spellings one type.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// Where a token stands in its text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
}

/// The tokens of a text in reading order.
///
/// A token is a UAX #29 word with a letter or digit in it. A closing `'s` is a token of its own, as in the British National Corpus, so that
/// "Kyiv's" counts as "Kyiv". Hyphens part words, and so do colons, which the standard lets join them for the sake of Swedish ("More:Trump" on a news
/// page is two words); "U.S." gives `U.S`, "1,000.5" stays whole.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    text.unicode_word_indices().flat_map(parts).flat_map(|(start, word)| {
        let end = start + word.len();
        let cut = end - clitic_length(word);
        let stem = (cut > start).then_some(Token { start, end: cut });
        let clitic = (cut < end).then_some(Token { start: cut, end });
        stem.into_iter().chain(clitic)
    })
}

/// A word's parts at colons, each with where it begins.
fn parts((start, word): (usize, &str)) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    word.split(':').filter_map(move |part| {
        let from = at;
        at += part.len() + 1;
        part.contains(char::is_alphanumeric).then_some((from, part))
    })
}

/// The bytes of a closing `'s` or `’s`; 0 where there is none or nothing before it.
fn clitic_length(word: &str) -> usize {
    if !matches!(word.as_bytes().last(), Some(b's' | b'S')) {
        return 0;
    }
    let stem = &word[..word.len() - 1];
    let length = if stem.ends_with('\'') {
        2
    } else if stem.ends_with('’') {
        1 + '’'.len_utf8()
    } else {
        0
    };
    if length < word.len() { length } else { 0 }
}

/// The type of a form: lower case, with one kind of apostrophe.
pub fn fold(form: &str) -> Cow<'_, str> {
    if form.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(form);
    }
    let lower = form.to_lowercase();
    if lower.contains('’') { Cow::Owned(lower.replace('’', "'")) } else { Cow::Owned(lower) }
}

/// Whether a form is a number: every letter-like sign in it is a digit.
pub fn is_number(form: &str) -> bool {
    form.chars().any(char::is_numeric) && !form.chars().any(char::is_alphabetic)
}

/// The paragraphs of a text: its lines that are not blank, with where each begins in bytes.
pub fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split('\n').filter_map(move |line| {
        let start = offset;
        offset += line.len() + 1;
        (!line.trim().is_empty()).then_some((start, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &[&str]) {
        let found: Vec<&str> = tokens(text).map(|t| &text[t.start..t.end]).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn tokens_are_words_as_unicode_sees_them() {
        check("Kyiv’s long-sought bid", &["Kyiv", "’s", "long", "sought", "bid"]);
        check("It's Trump's. Don't.", &["It", "'s", "Trump", "'s", "Don't"]);
        check("U.S. aid: $1,000.5 (3%)", &["U.S", "aid", "1,000.5", "3"]);
        check("More:Trump’s 10:30", &["More", "Trump", "’s", "10", "30"]);
        check("'s", &["s"]);
        check("’S’s", &["S", "’s"]);
        check("Владимир Зеленський", &["Владимир", "Зеленський"]);
        check("", &[]);
    }

    #[test]
    fn folding_drops_case_and_kinds_of_apostrophe() {
        assert_eq!(fold("NATO"), "nato");
        assert_eq!(fold("’S"), "'s");
        assert_eq!(fold("don’t"), "don't");
        assert_eq!(fold("ÉTÉ"), "été");
    }

    #[test]
    fn numbers_have_digits_and_no_letters() {
        assert!(is_number("2024") && is_number("1,000.5"));
        assert!(!is_number("G7") && !is_number("x"));
    }

    #[test]
    fn paragraphs_know_where_they_begin() {
        let found: Vec<_> = paragraphs("a\n\n b\nc").collect();
        assert_eq!(found, [(0, "a"), (3, " b"), (6, "c")]);
    }
}
