//! Where a sentence ends, by its last marks alone: for lines that may go on, and for those that are no names or labels.

/// Whether a mark ends a sentence, in any script. A full stop may also end an abbreviation, which is not told here.
pub fn is_end(mark: char) -> bool {
    matches!(
        mark,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '．' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '။' | '។'
    )
}

/// Whether a text ends as a sentence does, also within quotation marks or brackets.
pub fn ends(text: &str) -> bool {
    let is_closing = |c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '«' | '›' | ')' | ']' | '」' | '』' | '）')
            || c.is_whitespace()
    };
    text.trim_end_matches(is_closing).ends_with(is_end)
}

/// Whether a text ends as a sentence does, or with what somebody said, as no name or label does.
pub fn ends_or_quotes(text: &str) -> bool {
    ends(text) || text.ends_with(['"', '”', '»'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_in_any_script_and_within_quotation_marks() {
        for text in
            ["It rained.", "„Es regnet.“", "« Il pleut ! »", "(It rained.)", "下雨了。」", "كيف؟", "वर्षा हुई।", "ዘነበ።"]
        {
            assert!(ends(text), "{text}");
        }
        for text in ["", "It rained", "It rained,", "Rain:", "a “storm”", "下雨", "(see below)"] {
            assert!(!ends(text), "{text}");
        }
        assert!(ends_or_quotes("a “storm”") && ends_or_quotes("It rained.") && !ends_or_quotes("Rain"));
    }
}
