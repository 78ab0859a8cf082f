//! Suffixes: what languages put behind a name and an apostrophe, so that the name still counts as the name.

use crate::normal::{fold_as, is_apostrophe};
use crate::writing::Writing;

/// Returns the length in bytes of a suffix with its apostrophe or colon: a final `'s`, or what the language of the text puts behind names. 0 if there is
/// none, or nothing before it.
pub(crate) fn suffix_length(word: &str, writing: Writing) -> usize {
    let Some(last) = word.as_bytes().last() else { return 0 };
    // Nearly all words are plain and end with no `s`: those are not searched.
    if writing == Writing::Plain && last.is_ascii() && !matches!(last, b's' | b'S') {
        return 0;
    }
    if word.starts_with(':') {
        return word.len();
    }
    let Some((at, mark)) = word.char_indices().rev().find(|(_, c)| is_apostrophe(*c)) else { return 0 };
    let (stem, suffix) = (word.get(..at).unwrap_or_default(), word.get(at + mark.len_utf8()..).unwrap_or_default());
    let is_suffix = !stem.is_empty()
        && !suffix.is_empty()
        && (matches!(suffix, "s" | "S")
            || is_cyrillic(stem, suffix)
            || match writing {
                Writing::Plain => false,
                Writing::Turkic => is_turkish(stem, suffix),
                Writing::Nordic => is_name(stem) && suffix.len() < 6 && suffix.chars().all(char::is_lowercase),
            });
    if is_suffix { word.len() - at } else { 0 }
}

/// Whether a stem of two letters or more begins with a capital, or with a digit.
fn is_name(stem: &str) -> bool {
    stem.starts_with(char::is_numeric) || stem.starts_with(char::is_uppercase) && stem.chars().nth(1).is_some()
}

/// Whether a Cyrillic suffix in small letters is behind Latin letters or an abbreviation in capitals. In other words an apostrophe is a part of the word:
/// п’ять, Лук’янов.
fn is_cyrillic(stem: &str, suffix: &str) -> bool {
    let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52f}');
    suffix.chars().all(|c| is_cyrillic(c) && c.is_lowercase())
        && (!stem.ends_with(is_cyrillic) || stem.chars().all(char::is_uppercase) && stem.chars().nth(1).is_some())
}

/// Turkish suffixes that are whole, with `A` for a or e and `I` for ı, i, u or ü.
const TURKISH: &str = " I yI nI sI A yA nA In nIn yIn dA tA ndA dAn tAn ndAn lA ylA nlA kI Im m mIz ImIz n sIn sInI sInA dI tI ydI mIş ymIş ken yken \
    cA çA yIz Iz sInIz yIm dIr tIr lI lIk sIz cI çI cIk gil ";
/// What longer ones begin with.
const TURKISH_BEGINNINGS: [&str; 13] =
    ["lAr", "lI", "dAkI", "tAkI", "ndAkI", "sInd", "dIr", "tIr", "nInkI", "lAş", "sIz", "dAn", "tAn"];

/// Whether Turkish or Azerbaijani puts such a suffix behind such a name. Names with an apostrophe of their own stay whole: "O'Neill", "Kur'an".
fn is_turkish(stem: &str, suffix: &str) -> bool {
    let is_capital = |text: &str| text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let is_small = suffix.chars().all(char::is_lowercase);
    if !(is_name(stem) && (is_small || is_capital(suffix) && is_capital(stem))) {
        return false;
    }
    let folded = fold_as(suffix, Writing::Turkic);
    let vowels = folded.chars().map(|c| match c {
        'a' | 'e' | 'ə' => 'A',
        'ı' | 'i' | 'u' | 'ü' => 'I',
        c => c,
    });
    let shape: String = vowels.collect();
    TURKISH.contains(&[" ", &shape, " "].concat())
        || TURKISH_BEGINNINGS.iter().any(|beginning| shape.starts_with(beginning))
}
