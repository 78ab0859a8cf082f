//! Elision: the words that French, Italian and Catalan shorten before a vowel, such as `l'` in "l'OTAN".

use crate::normal::{fold, is_apostrophe};

/// Words that French, Italian and Catalan elide, folded, without the apostrophe.
const ELIDED: [&str; 30] = [
    "l", "d", "j", "n", "s", "m", "t", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "nell", "sull",
    "all", "dall", "coll", "un", "quest", "quell", "bell", "anch", "com", "cos", "dov", "tutt", "mezz",
];

/// Elided words as they are tokens, folded: `l'`.
pub fn elided() -> impl Iterator<Item = String> {
    ELIDED.iter().map(|word| [word, "'"].concat())
}

/// Letters that can follow an elided word: vowels and `h`.
const OPENING: &str = "aeiouyhàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ";

/// Returns the length in bytes of an elided word with its apostrophe, such as `l'` in "l'OTAN"; 0 if the word begins with none.
///
/// "D'Angelo" stays whole as a name, and so does "D'Ukraine". Breton `c'h` is a letter. This misleads in names that begin like an elision:
/// "L'Aquila" becomes `L'` and `Aquila`, though a search for "L'Aquila" still finds it.
pub(crate) fn elision_length(word: &str) -> usize {
    // The longest elided word has six bytes, and few other words have an apostrophe that early.
    let is_first_byte = |b: u8| matches!(b, b'\'' | b'`' | 0xc2 | 0xca | 0xe2 | 0xef);
    let Some(at) = word.bytes().take(7).position(is_first_byte) else { return 0 };
    let (Some(elided), Some(rest)) = (word.get(..at), word.get(at..)) else { return 0 };
    let Some(rest) = rest.strip_prefix(is_apostrophe) else { return 0 };
    let Some(next) = rest.chars().next() else { return 0 };
    let opens =
        OPENING.contains(next.to_lowercase().next().unwrap_or(next)) && !(next == 'h' && matches!(elided, "c" | "C"));
    let is_name = elided == "D" && next.is_uppercase();
    if opens && !is_name && ELIDED.contains(&fold(elided).as_ref()) { word.len() - rest.len() } else { 0 }
}
