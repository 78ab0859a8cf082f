//! Characters of East Asian print, which take the room of two letters.

/// Whether a character takes the room of two letters, and says as much as some do: Chinese, Japanese and Korean (Unicode's blocks from the radicals on).
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether it belongs to a script that puts no spaces between words, whose lines may be broken anywhere: Korean does.
pub fn is_unspaced(c: char) -> bool {
    is_wide(c) && !matches!(c, '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}
