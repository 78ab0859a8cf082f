//! Tokens: a date cut into numbers, words and marks, whatever script its digits have, without times of day.

/// The longest text that is looked at, in characters: a date is shorter, and what is longer is no date.
const LONGEST: usize = 120;

/// The zeros of the scripts that have digits of their own.
const ZEROS: &str = "0٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０";
/// The digits of Chinese, by their value.
const HAN: &str = "〇一二三四五六七八九十";
/// What comes behind a number in Chinese, Japanese and Korean.
const UNITS: &str = "年月日号號년월일";
/// Eras, whose years are counted from the one after this.
const ERAS: [(&str, u64); 7] =
    [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("明治", 1867), ("民國", 1911), ("民国", 1911)];

/// Words that may follow a time of day.
const BEHIND_TIME: &str = "am pm a p m h uhr z gmt utc est edt cst cdt mst mdt pst pdt bst ist cet cest msk мск";

/// A piece of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number and how many digits it has.
    Number(u64, usize),
    /// A word in lower case.
    Word(String),
    /// Anything else that shows, and the units of Chinese, Japanese and Korean.
    Mark(char),
}
use Token::{Mark, Number, Word};

/// The tokens of a text, without times of day and what is in brackets; none where it is too long for a date.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    if text.len() > LONGEST * 4 || text.chars().count() > LONGEST {
        return Vec::new();
    }
    let text: String = text.to_lowercase().chars().map(narrow).collect();
    with_years_of_eras(without_times(&without_brackets(cut(&text))))
}

/// The figures and marks of East Asian print as ASCII has them.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn cut(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut is_open = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((value, n_digits, length)) = han_number(rest) {
            tokens.push(Number(value, n_digits));
            rest = rest.get(length..).unwrap_or_default();
            is_open = false;
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if is_unseen(c) {
            continue;
        }
        match (digit(c), tokens.last_mut()) {
            (Some(digit), Some(Number(value, n_digits))) if is_open => {
                *value = value.saturating_mul(10).saturating_add(digit);
                *n_digits += 1;
            }
            (Some(digit), _) => tokens.push(Number(digit, 1)),
            (None, _) if UNITS.contains(c) => tokens.push(Mark(c)),
            (None, Some(Word(word))) if is_open && is_word(c) => word.push(c),
            (None, _) if is_word(c) => tokens.push(Word(c.to_string())),
            (None, _) if !c.is_whitespace() => tokens.push(Mark(c)),
            _ => {}
        }
        is_open = !c.is_whitespace();
    }
    tokens
}

/// What shows nowhere, accents that stand behind their letter and signs behind a shortened name: names are known without them too.
fn is_unseen(c: char) -> bool {
    matches!(c, '׳' | '॰' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Letters, and the signs of Asian scripts that belong to them.
fn is_word(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{5b0}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{7eb}'..='\u{7f3}' | '\u{900}'..='\u{963}' | '\u{971}'..='\u{dff}'
            | '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}')
}

fn digit(c: char) -> Option<u64> {
    c.to_digit(10).map(u64::from).or_else(|| {
        let distance = |zero: char| u64::from(c).checked_sub(u64::from(zero)).filter(|digit| *digit < 10);
        if c.is_ascii() { None } else { ZEROS.chars().find_map(distance) }
    })
}

/// A number in Chinese digits before a unit, 二〇二四年 or 十五日; how many digits it has in figures, and its length in bytes.
fn han_number(text: &str) -> Option<(u64, usize, usize)> {
    let digit = |c: char| if c == '零' { Some(0) } else { HAN.chars().position(|han| han == c) };
    if text.starts_with("元年") {
        return Some((1, 1, "元".len()));
    }
    let digits: Vec<usize> = text.chars().map_while(digit).take(5).collect();
    let length = text.chars().take(digits.len()).map(char::len_utf8).sum();
    if digits.is_empty() || !text.get(length..)?.starts_with(|c| UNITS.contains(c)) {
        return None;
    }
    let value = match digits[..] {
        [10] => 10,
        [tens, 10] => 10 * tens,
        [10, ones] => 10 + ones,
        [tens, 10, ones] => 10 * tens + ones,
        _ => digits.iter().fold(0, |value, digit| 10 * value + digit),
    };
    let n_digits = if digits.contains(&10) { 2 } else { digits.len() };
    Some((value as u64, n_digits, length))
}

fn without_brackets(tokens: Vec<Token>) -> Vec<Token> {
    let mut depth = 0_usize;
    let mut kept = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token {
            Mark('(' | '（' | '[') => depth += 1,
            Mark(')' | '）' | ']') => depth = depth.saturating_sub(1),
            token if depth == 0 => kept.push(token),
            _ => {}
        }
    }
    kept
}

/// The tokens without times of day, `12:06 PM`, `23h30` or `04:00:00 +0000`.
fn without_times(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    // How many parts the time has that was just dropped.
    let mut n_parts = 0;
    while let Some((token, behind)) = rest.split_first() {
        let n_dropped = match rest {
            [Number(_, 1 | 2), Mark(':'), Number(_, 2), ..] => {
                n_parts = 2;
                3
            }
            [Number(_, 1 | 2), Word(h), Number(_, 2), ..] if h == "h" => {
                n_parts = 2;
                3
            }
            [Mark(':'), Number(_, 2), ..] if n_parts > 0 => {
                n_parts += 1;
                2
            }
            [Mark('.' | ','), Number(..), ..] if n_parts == 3 => 2,
            [Mark('+' | '-' | '−'), Number(0..=1400, 4), ..] if n_parts > 0 => 2,
            [Mark('+' | '-' | '−'), Number(_, 1 | 2), Mark(':'), Number(_, 2), ..] if n_parts > 0 => 4,
            [Mark('.'), ..] if n_parts > 0 => 1,
            [Word(word), ..] if n_parts > 0 && BEHIND_TIME.split(' ').any(|known| known == word) => 1,
            _ => {
                n_parts = 0;
                kept.push(token.clone());
                1
            }
        };
        rest = if n_dropped == 1 { behind } else { rest.get(n_dropped..).unwrap_or_default() };
    }
    kept
}

/// 令和6年 as 2024年.
fn with_years_of_eras(tokens: Vec<Token>) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let year = match (found.last(), &token) {
            (Some(Word(word)), Number(year, 1..=3)) => {
                ERAS.iter().find(|(era, _)| word.ends_with(era)).map(|(_, before)| before + year)
            }
            _ => None,
        };
        match year {
            Some(year) => {
                found.pop();
                found.push(Number(year, 4));
            }
            None => found.push(token),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::names::tests::all;

    #[test]
    fn digits_of_any_script_are_numbers() {
        for (text, number) in [("٣١", 31), ("۱۴۰۲", 1402), ("২০২৪", 2024), ("๒๕๖๗", 2567), ("２０２４", 2024), ("၅", 5)]
        {
            assert_eq!(tokens(text), [Number(number, text.chars().count())], "{text}");
        }
        assert_eq!(tokens("二十五日"), [Number(25, 2), Mark('日')]);
        assert_eq!(tokens("二〇二四年"), [Number(2024, 4), Mark('年')]);
        assert_eq!(tokens("令和元年"), [Number(2019, 4), Mark('年')]);
        assert_eq!(tokens("星期三"), [Word("星期三".into())]);
        let zeros: Vec<u64> = ZEROS.chars().filter_map(digit).collect();
        assert!(zeros.iter().all(|digit| *digit == 0) && zeros.len() == ZEROS.chars().count());
    }

    #[test]
    fn the_words_of_every_name_are_one_name() {
        for (name, _) in all() {
            let words: Vec<String> = tokens(name)
                .into_iter()
                .map(|token| match token {
                    Word(word) => word,
                    other => panic!("{name}: {other:?}"),
                })
                .collect();
            assert_eq!(words.join(" "), name);
        }
    }

    #[test]
    fn times_go_and_dates_stay() {
        for text in
            ["12:06 PM", "04:00:00 +0000", "23:30 МСК", "23h30", "23:30:00.000+02:00", "", "(Tuesday)", "10:46 p.m."]
        {
            assert_eq!(tokens(text), [], "{text}");
        }
        assert_eq!(tokens("5:e"), [Number(5, 1), Mark(':'), Word("e".into())]);
        assert_eq!(tokens(&"x".repeat(121)), []);
    }
}
