//! Text in pictures: how wide it is about, cut or wrapped to a width.

use std::cell::Cell;

/// Letters as they come in texts, to measure faces by.
pub const SAMPLE: &str = "the quick brown fox jumps over a lazy dog: 0123456789, WDMD TV";

/// The most that a face is taken to be wider than common ones.
const MOST_WIDER: f64 = 1.5;

thread_local! {
    /// How many times as wide as those of common faces the letters of this system are.
    static WIDER: Cell<f64> = const { Cell::new(1.0) };
}

/// Takes note of the faces that this system draws with: how wide [`SAMPLE`] is at a size in px in each of them, plain or bold. The widest decides, so
/// that no text is cut where only wide faces are there.
pub fn use_faces(size: f64, measured: impl IntoIterator<Item = (f64, bool)>) {
    let wider = |(width, bold): (f64, bool)| width / common_width(SAMPLE, size, bold);
    WIDER.set(measured.into_iter().map(wider).fold(1.0, f64::max).min(MOST_WIDER));
}

/// About how wide a line of text is, in px, a little on the safe side: by common faces, and by those that [`use_faces`] has told of.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    WIDER.get() * common_width(text, size, bold)
}

/// How wide a line of text is in common faces.
fn common_width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(letter_width).sum();
    ems * size * if bold { 1.08 } else { 1.02 }
}

/// How wide a letter is, in ems.
fn letter_width(c: char) -> f64 {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' | '‘' => 0.27,
        ' ' | '\u{a0}' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '·' | '“' | '”' => 0.33,
        'a' | 'c' | 'e' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.53,
        'm' => 0.86,
        'M' | 'W' | '@' | '%' | '…' | '→' | '←' | '—' => 0.95,
        'w' | 'O' | 'Q' | 'G' | 'D' | 'N' | 'H' | 'U' => 0.78,
        'A'..='Z' => 0.71,
        ' '..='~' | '\u{a1}'..='\u{bf}' | '–' | '−' | '×' => 0.58,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 1.0,
        '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{3fffd}' => 1.1,
        c if c.is_uppercase() => 0.76,
        _ => 0.62,
    }
}

/// A text cut to a width, with "…" where something is missing.
pub fn fit(text: &str, size: f64, bold: bool, max: f64) -> String {
    if text_width(text, size, bold) <= max {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if text_width(&kept, size, bold) + text_width("…", size, bold) > max {
            kept.pop();
            break;
        }
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// A text in lines of a width; a word that is wider is cut.
pub fn wrap(text: &str, size: f64, bold: bool, max: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let word = fit(word, size, bold, max);
        match lines.last_mut() {
            Some(line) if text_width(line, size, bold) + text_width(&word, size, bold) + 0.4 * size <= max => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wider_letters_and_bold_ones_take_more_room() {
        assert!(text_width("mmm", 10.0, false) > text_width("iii", 10.0, false));
        assert!(text_width("word", 10.0, true) > text_width("word", 10.0, false));
        assert_eq!(text_width("", 10.0, true), 0.0);
        assert_eq!(fit("membership", 16.0, false, 400.0), "membership");
        assert_eq!(fit("membership", 16.0, false, 60.0), "mem…");
    }

    #[test]
    fn wide_faces_need_more_room() {
        let (common, word) = (text_width(SAMPLE, 10.0, false), text_width("membership", 16.0, false));
        use_faces(100.0, [(9.0 * common, false), (12.0 * common, false)]);
        assert!((text_width(SAMPLE, 10.0, false) - 1.2 * common).abs() < 1e-9, "the widest face decides");
        assert_eq!(fit("membership", 16.0, false, 1.2 * word + 0.01), "membership");
        assert!(fit("membership", 16.0, false, word).ends_with('…'));
        use_faces(100.0, [(1e9, true)]);
        assert!(text_width(SAMPLE, 10.0, false) <= 1.5 * common + 1e-9);
        use_faces(100.0, [(1.0, false)]);
        assert_eq!(text_width(SAMPLE, 10.0, false), common, "narrow ones gain nothing");
    }

    proptest! {
        #[test]
        fn what_is_cut_fits_and_what_is_wrapped_loses_nothing(text in "[a-zA-ZäЖ中 ]{0,60}", max in 30.0..300.0) {
            prop_assert!(text_width(&fit(&text, 12.0, false, max), 12.0, false) <= max);
            let lines = wrap(&text, 12.0, false, max);
            prop_assert!(lines.iter().all(|line| text_width(line, 12.0, false) <= max));
            if !lines.concat().contains('…') {
                prop_assert_eq!(lines.join(" "), text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
}
