//! Mojibake: UTF-8 that some program read as Windows-1252, so that "é" became "Ã©"; and how it is put right, where that can be done exactly. Other encodings that
//! were mistaken are in `misread`.

use crate::misread::Misreading;
use memchr::memchr_iter;
use serde_json::{Map, Value};

/// The characters of Windows-1252 from 0x80 to 0x9F. Programs read the five bytes that have none as control characters.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How often a text may have been read wrongly in turn.
const MOST_TIMES: usize = 3;

/// The byte of a character in Windows-1252.
fn byte(c: char) -> Option<u8> {
    match c {
        '\u{80}'..='\u{9f}' | '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        _ => HIGH.iter().position(|high| *high == c).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

/// What bytes that were read as Windows-1252 say as UTF-8, if that is likelier to have been written: letters, marks and spaces of print.
/// Where the text is known to have been read wrongly, a single letter of another script will do.
fn meant(bytes: &[u8], is_known: bool) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let is_control = |c: char| c.is_control() && !HIGH.contains(&c);
    let is_usual = |c: char| {
        byte(c).is_some() && !is_control(c)
            || matches!(c, '\u{100}'..='\u{17f}' | '\u{2010}'..='\u{2044}' | '\u{feff}' | 'ﬁ' | 'ﬂ')
    };
    // Letters of other scripts come in runs; one alone may be two letters that belong there, such as “É»”.
    let is_run = || (is_known || text.chars().count() > 1) && text.chars().all(|c| c.is_alphanumeric() || is_usual(c));
    let is_long = bytes.len() > 2 && text.chars().count() == 1;
    (!text.is_empty() && (text.chars().all(is_usual) || is_run() || is_long)).then_some(text)
}

/// Whether anything in a text could have been read wrongly: there are two characters in it that as bytes begin a letter in UTF-8. Most texts have
/// none, and this is seen at once: what begins one, from “Â” to “ô”, is written with the byte C3 itself, and what goes on with one of a few.
fn is_possible(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |at: usize| bytes.get(at + 1..at + 3);
    memchr_iter(0xc3, bytes).any(|at| matches!(next(at), Some([0x82..=0xb4, 0xc2 | 0xc5 | 0xc6 | 0xcb | 0xe2])))
}

/// A text with what was read wrongly put right; `None` if there is nothing of that kind in it. All else stays as it is.
fn once(text: &str, is_known: bool) -> Option<String> {
    if !is_possible(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_changed = false;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| byte(c).is_none()).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        let bytes: Vec<u8> = run.chars().filter_map(byte).collect();
        // Of a run that is not wrong as a whole, the pieces that are.
        let mut at = 0;
        let mut chars = run.chars();
        while let Some(c) = chars.clone().next() {
            let piece = bytes.get(at..).unwrap_or_default();
            let right = longest(piece).and_then(|n| Some((n, meant(piece.get(..n)?, is_known)?)));
            if let Some((n, right)) = right {
                out.push_str(right);
                is_changed = true;
                at += n;
                chars.by_ref().take(n).for_each(drop);
            } else {
                out.push(c);
                at += 1;
                chars.next();
            }
        }
        if end == 0 {
            out.push(first);
            rest = behind.get(first.len_utf8()..).unwrap_or_default();
        } else {
            rest = behind;
        }
    }
    is_changed.then_some(out)
}

/// How many of the bytes are UTF-8 from the first on.
fn longest(bytes: &[u8]) -> Option<usize> {
    let n = match std::str::from_utf8(bytes) {
        Ok(text) => text.len(),
        Err(error) => error.valid_up_to(),
    };
    Some(n).filter(|n| *n > 0)
}

/// Whether a text was probably read in a wrong encoding before it came here.
pub fn is_in(text: &str) -> bool {
    !text.is_ascii() && (once(text, false).is_some() || Misreading::of(text).is_some())
}

/// A text with what was read wrongly put right, as often as that was done.
pub fn repaired(text: &str) -> Option<String> {
    once(text, false)?;
    let mut right = once(text, true)?;
    for _ in 1..MOST_TIMES {
        if once(&right, false).is_none() {
            break;
        }
        right = once(&right, true)?;
    }
    Some(right)
}

/// Puts every text among the fields right. What the longest of them shows holds for all. Returns whether there was anything to do.
pub fn repair_all(fields: &mut Map<String, Value>) -> bool {
    let texts = fields.values().filter_map(Value::as_str);
    let way = texts.max_by_key(|text| text.len()).and_then(Misreading::of);
    repair_fields(fields, way)
}

fn repair_fields(fields: &mut Map<String, Value>, way: Option<Misreading>) -> bool {
    // Each, whatever came of those before.
    fields.values_mut().map(|value| repair(value, way)).filter(|is_changed| *is_changed).count() > 0
}

fn repair(value: &mut Value, way: Option<Misreading>) -> bool {
    match value {
        Value::String(text) => {
            let right = way.map_or_else(|| repaired(text), |way| Some(way.right(text)));
            let right = right.filter(|right| right != text);
            let is_changed = right.is_some();
            if let Some(right) = right {
                *text = right;
            }
            is_changed
        }
        Value::Array(items) => {
            items.iter_mut().map(|item| repair(item, way)).filter(|is_changed| *is_changed).count() > 0
        }
        Value::Object(fields) => repair_fields(fields, way),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn misread(byte: u8) -> char {
        match byte {
            0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
            _ => char::from(byte),
        }
    }

    /// A text as a program has it that reads UTF-8 as Windows-1252.
    fn garbled(text: &str) -> String {
        text.bytes().map(misread).collect()
    }

    #[test]
    fn what_was_read_wrongly_is_seen_and_put_right() {
        for text in ["Größe — “naïve” façade, 5 €", "It’s", "Київ і Львів", "Talks in Malmö", "日本の大統領", "Zażółć"]
        {
            let wrong = garbled(text);
            assert!(is_in(&wrong) && !is_in(text), "{text}");
            assert_eq!(repaired(&wrong).as_deref(), Some(text));
            assert_eq!(repaired(&garbled(&wrong)).as_deref(), Some(text), "twice");
        }
        assert_eq!(repaired("naïve cafÃ©, Âµ").as_deref(), Some("naïve café, µ"));
    }

    #[test]
    fn every_letter_that_may_be_wrong_is_looked_at() {
        for first in 0xc2..=0xf4_u8 {
            for next in 0x80..=0xbf_u8 {
                assert!(is_possible(&[misread(first), misread(next)].iter().collect::<String>()), "{first:x} {next:x}");
            }
        }
        assert!(!is_possible("Größe — “naïve” façade, 5 €, Київ"));
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "",
            "Plain",
            "NÃO",
            "le «CAFÉ» d’à côté",
            "«É»",
            "À bientôt… Ça va",
            "50 °C – “ja”",
            "Ångström Ãë",
            "Müßiggang",
            "“Â”",
        ] {
            assert_eq!(repaired(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_looked_at(text in "(Ã|Â|©|â|€|™|é|a| |\\PC){0,30}") {
            let right = repaired(&text).unwrap_or_else(|| text.clone());
            prop_assert!(right.chars().count() <= text.chars().count());
        }
    }
}
