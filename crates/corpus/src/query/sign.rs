//! The signs of the search language: what a search consists of, before it is read as a whole.

use crate::query::fault::{SearchFault, SearchFaultKind};
use crate::query::field::Field;
use std::ops::Range;

const NEAR_DEFAULT: u32 = 5;
const NEAR_MOST: u32 = 1_000;

/// A sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Open,
    Close,
    Minus,
    Or,
    Near(u32),
    Phrase(String),
    Field(Field, String),
}

/// Whether a character is a quotation mark.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The signs of a search, each with its place in it.
pub(super) fn signs(text: &str) -> Result<Vec<(Sign, Range<usize>)>, SearchFault> {
    let mut signs = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        at += c.len_utf8();
        let sign = match c {
            c if c.is_whitespace() => continue,
            '(' => Sign::Open,
            ')' => Sign::Close,
            '-' | '−' if text[at..].starts_with(|c: char| !c.is_whitespace() && c != '-') => Sign::Minus,
            c if is_quote(c) => Sign::Phrase(quoted(text, &mut at, start)?),
            _ => {
                at = word_end(text, start);
                bare(text, &mut at, start)?
            }
        };
        if let Sign::Phrase(phrase) | Sign::Field(Field::Word | Field::Sentence, phrase) = &sign {
            let kind = if phrase.trim().is_empty() {
                Some(SearchFaultKind::Empty)
            } else if text::tokens(phrase, text::Writing::Plain).next().is_none() {
                Some(SearchFaultKind::NoWord)
            } else {
                phrase.split_whitespace().any(has_lone_star).then_some(SearchFaultKind::LoneStar)
            };
            if let Some(kind) = kind {
                return Err(SearchFault::new(kind, start..at));
            }
        }
        signs.push((sign, start..at));
    }
    Ok(signs)
}

/// Whether a `*` stands elsewhere than at the end of a word, or a `?` inside one, where other search languages have them.
fn has_lone_star(word: &str) -> bool {
    let stem = word.trim_end_matches('*');
    let has_letters = |text: &str| text.contains(char::is_alphanumeric);
    let parts: Vec<&str> = stem.split('?').collect();
    let is_inside = |pair: &[&str]| {
        pair[0].ends_with(char::is_alphanumeric)
            && pair[1].starts_with(char::is_alphanumeric)
            && !stem.contains([':', '/'])
    };
    let has_question = parts.windows(2).any(is_inside);
    stem.contains('*') || has_question || stem.len() < word.len() && !has_letters(stem)
}

/// The text up to the closing quotation mark; `at` moves behind the mark.
fn quoted(text: &str, at: &mut usize, start: usize) -> Result<String, SearchFault> {
    let inner = *at;
    match text[inner..].char_indices().find(|(at, c)| is_quote(*c) && !is_gershayim(text, inner + at)) {
        Some((length, c)) => {
            *at = inner + length + c.len_utf8();
            Ok(text[inner..inner + length].to_owned())
        }
        None => Err(SearchFault::new(SearchFaultKind::OpenQuote, start..text.len())),
    }
}

fn word_end(text: &str, start: usize) -> usize {
    let ends = |(at, c): &(usize, char)| {
        c.is_whitespace() || matches!(c, '(' | ')') || is_quote(*c) && !is_gershayim(text, start + at)
    };
    text[start..].char_indices().find(ends).map_or(text.len(), |(length, _)| start + length)
}

/// Whether the mark at a place stands between two Hebrew letters, where it is no quotation mark.
fn is_gershayim(text: &str, at: usize) -> bool {
    let is_hebrew = |c: char| matches!(c, '\u{5d0}'..='\u{5ea}');
    let behind = text.get(at..).map(|rest| rest.chars().nth(1));
    text.get(..at).is_some_and(|before| before.ends_with(is_hebrew)) && behind.flatten().is_some_and(is_hebrew)
}

/// A bare word: an operator, a field with its value, or a word to look for.
fn bare(text: &str, at: &mut usize, start: usize) -> Result<Sign, SearchFault> {
    let word = &text[start..*at];
    if word == "OR" || word == "|" {
        return Ok(Sign::Or);
    }
    if word == "NOT" {
        return Ok(Sign::Minus);
    }
    if word.chars().all(|c| matches!(c, '-' | '−')) {
        return Err(SearchFault::new(SearchFaultKind::LoneOperator, start..*at));
    }
    if let Some(behind) = word.strip_prefix("NEAR") {
        if behind.is_empty() {
            return Ok(Sign::Near(NEAR_DEFAULT));
        }
        if let Some(n) = behind.strip_prefix('/').and_then(|n| n.parse::<u32>().ok()) {
            return Ok(Sign::Near(n.clamp(1, NEAR_MOST)));
        }
    }
    let field = word.split_once(':').and_then(|(name, value)| {
        let field = Field::all().find(|field| field.name().eq_ignore_ascii_case(name))?;
        Some((field, value))
    });
    let Some((field, value)) = field else { return Ok(Sign::Phrase(word.to_owned())) };
    let value = match text[*at..].chars().next() {
        Some(c) if value.is_empty() && is_quote(c) => {
            let quote = *at;
            *at += c.len_utf8();
            quoted(text, at, quote)?
        }
        _ => value.to_owned(),
    };
    if value.trim().is_empty() {
        return Err(SearchFault::new(SearchFaultKind::NoValue, start..*at));
    }
    Ok(Sign::Field(field, value))
}
