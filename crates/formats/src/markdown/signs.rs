//! Signs: what is set inside a line of Markdown to make words stand out, to note something beside them, or to have a sign read literally.

use crate::html::fragment;
use std::borrow::Cow;

/// The signs that stand on both sides of words. One of them alone may be meant literally.
const AROUND: [&str; 7] = ["***", "**", "__", "_", "*", "~~", "=="];

/// What begins a remark that is not to be read, and what ends it.
const REMARKS: [(&str, &str); 2] = [("%%", "%%"), ("<!--", "-->")];

/// The longest name of an entity, and of a block or footnote, in bytes.
const LONGEST_NAME: usize = 40;

/// A text without its remarks, over as many lines as they go. One that is never closed stays.
pub(super) fn without_remarks(markdown: &str) -> Cow<'_, str> {
    let mut text = Cow::from(markdown);
    for (open, close) in REMARKS {
        let mut out = String::new();
        let mut rest: &str = &text;
        let mut from = 0;
        while let Some(at) = rest.get(from..).and_then(|rest| rest.find(open)).map(|at| from + at) {
            let (before, behind) = rest.split_at_checked(at).unwrap_or_default();
            // `100 %%` and its like begin nothing.
            let begins = open != close || !before.ends_with(|c: char| c.is_alphanumeric() || c == '%');
            let closed = behind.get(open.len()..).and_then(|behind| behind.split_once(close)).filter(|_| begins);
            if let Some((_, behind)) = closed {
                out.push_str(before);
                let is_parted = out.is_empty() || out.ends_with([' ', '\n']);
                (rest, from) = (behind.strip_prefix(' ').filter(|_| is_parted).unwrap_or(behind), 0);
            } else if begins {
                break;
            } else {
                from = at + open.len();
            }
        }
        if rest.len() < text.len() {
            out.push_str(rest);
            text = out.into();
        }
    }
    text
}

/// A line without the signs in it.
pub(super) fn without_signs(line: &str) -> String {
    let mut line = without_block_name(line).to_owned();
    for mark in AROUND {
        if line.contains(mark) {
            line = without_pairs(&line, mark);
        }
    }
    literal(&line)
}

/// A line without the name that note-taking programs put behind a paragraph: `The end. ^a1b2`.
fn without_block_name(line: &str) -> &str {
    let Some((before, name)) = line.rsplit_once('^') else { return line };
    let is_name = name.len() <= LONGEST_NAME && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    // `10 ^2` is a power.
    let is_long = name.len() > 3 || name.len() > 1 && name.bytes().any(|b| b.is_ascii_alphabetic());
    if is_name && is_long && (before.is_empty() || before.ends_with(' ')) { before.trim_end() } else { line }
}

/// A line without a sign around words, which has no letter right outside. Addresses keep theirs, and so does a single letter, such as a variable.
pub(super) fn without_pairs(line: &str, mark: &str) -> String {
    let sign = mark.chars().next();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let (mut opened, mut cut): (Option<usize>, Vec<usize>) = (None, Vec::new());
    let mut start = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        let is_address = word.contains("://");
        for (at, _) in word.match_indices(mark).filter(|_| !is_address) {
            let (before, behind) = line.split_at_checked(start + at).unwrap_or_default();
            let behind = behind.get(mark.len()..).unwrap_or_default();
            let (last, next) = (before.chars().next_back(), behind.chars().next());
            if last == sign || next == sign || is_escaped(before) {
                continue;
            }
            let inner = opened.and_then(|open| before.get(open + mark.len()..)).filter(|inner| !inner.is_empty());
            if let Some((open, inner)) = opened.zip(inner)
                && !is_blank(last)
                && (!is_letter(next) || mark.starts_with("**"))
                && !(next == Some('.') && is_letter(behind.chars().nth(1)))
            {
                if mark.len() > 1 || inner.chars().nth(1).is_some() {
                    cut.extend([open, before.len()]);
                }
                opened = None;
            } else if !is_letter(last) && !is_blank(next) && !matches!(last, Some('@' | '#')) {
                opened = Some(before.len());
            }
        }
        start += word.len();
    }
    let mut out = String::with_capacity(line.len());
    let mut from = 0;
    for at in cut {
        out.push_str(line.get(from..at).unwrap_or_default());
        from = at + mark.len();
    }
    out.push_str(line.get(from..).unwrap_or_default());
    out
}

fn is_escaped(before: &str) -> bool {
    before.bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1
}

/// A line with the characters that are written by backslashes and as entities. Of brackets, those that are escaped in pairs, as programs do it.
fn literal(line: &str) -> String {
    let has_pair = line.find("\\[").is_some_and(|at| line.get(at..).is_some_and(|rest| rest.contains("\\]")));
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['\\', '&']) {
        let (before, behind) = rest.split_at_checked(at).unwrap_or_default();
        out.push_str(before);
        let inner = behind.get(1..).unwrap_or_default();
        let sign = inner.chars().next().filter(|_| behind.starts_with('\\'));
        let entity = || {
            let end = inner.bytes().take(LONGEST_NAME).position(|b| b == b';')?;
            let text = fragment::entity_or_number(inner.get(..end)?)?;
            Some((text.replace('\u{a0}', " "), inner.get(end + 1..)?))
        };
        rest = if let Some(c) = sign.filter(|c| c.is_ascii_punctuation() && (has_pair || !matches!(c, '[' | ']'))) {
            out.push(c);
            inner.get(1..).unwrap_or_default()
        } else if let Some((text, next)) = entity().filter(|_| behind.starts_with('&')) {
            out.push_str(if out.ends_with(' ') { text.trim_start() } else { &text });
            if out.ends_with(' ') { next.trim_start() } else { next }
        } else {
            out.push_str(behind.get(..1).unwrap_or_default());
            inner
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, wanted: &str) {
        assert_eq!(without_signs(line), wanted, "{line}");
    }

    #[test]
    fn signs_around_words_go() {
        check(
            "The *ferry* was _very late_ and __cold__, ~~not~~ ==quite== (*so*).",
            "The ferry was very late and cold, not quite (so).",
        );
        check("**_Both_** and *one **in** it*, \u{201c}*said*\u{201d}", "Both and one in it, \u{201c}said\u{201d}");
        check("*Two* and *three*.", "Two and three.");
    }

    #[test]
    fn signs_that_may_be_meant_literally_stay() {
        for line in [
            "snake_case_name and 5*3*2 and 5 * 3 * 2",
            "He said* yes *see below",
            "f*ck and sh*t",
            "*x* times _y_",
            "f*** and s**t, and b*****d",
            "__init__.py",
            "a == b, c == d, a~~b",
            "https://a.example/_b_/c and @_ann_ ____",
            "AT&T; R&D &bogus; \\q C:\\temp \\[no 10 ^2",
            "*",
        ] {
            check(line, line);
        }
    }

    #[test]
    fn what_was_written_otherwise_is_read() {
        check("5\\*3 \\[sic\\] Next\\. 1\\. \\*no\\* \\_a_", "5*3 [sic] Next. 1. *no* _a_");
        check("Tea &amp; the &nbsp;cake &#8217;", "Tea & the cake \u{2019}");
        check("The end. ^a1b2", "The end.");
        check("^note-3", "");
    }

    #[test]
    fn remarks_go() {
        let check = |text: &str, wanted: &str| assert_eq!(without_remarks(text), wanted, "{text}");
        check("One.%%a\n\nb%% Two. %%c%% Three.<!-- d -->", "One. Two. Three.");
        check("%%\nAsk her.\n%%\nOne.", "\nOne.");
        check("Up 100%% and down 50%% so", "Up 100%% and down 50%% so");
        check("One. %% Two. <!-- Three.", "One. %% Two. <!-- Three.");
    }

    #[test]
    fn a_line_of_any_signs_is_read_in_no_time() {
        for signs in ["*a ", "_", "a*", "%%", "<!--", "\\", "&", "~~a", "*a*"] {
            let line = signs.repeat(200_000);
            without_signs(&without_remarks(&line));
        }
    }
}
