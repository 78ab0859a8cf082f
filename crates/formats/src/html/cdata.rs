//! Character data: the signs around a section of XML that programs leave in a text, `<![CDATA[` and `]]>`.

use crate::sentence;

/// What begins a section.
const OPENING: &str = "<![CDATA[";
/// What ends one.
const CLOSING: &str = "]]>";

/// A text without the signs of a section that it was in; `None` where it was in none. Who speaks of them in a text does not have one at each end of it, nor
/// the last one right behind its end.
pub fn bared(text: &str) -> Option<&str> {
    let whole = text.trim();
    let inner = whole.strip_suffix(CLOSING)?;
    let bare = inner.strip_prefix(OPENING).unwrap_or(inner);
    let is_left = bare.len() < inner.len()
        || !bare.contains(OPENING)
            && (!bare.ends_with(char::is_whitespace) || sentence::ends(bare) || bare.trim_end().ends_with('>'));
    (is_left && !bare.trim().is_empty()).then(|| bare.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_is_left_goes_and_one_that_is_spoken_of_stays() {
        for (text, wanted) in [
            ("<![CDATA[It rained.]]>", Some("It rained.")),
            (" <![CDATA[ <p>It rained.</p> ]]>\n", Some("<p>It rained.</p>")),
            ("It rained.]]>", Some("It rained.")),
            ("It rained.\n]]>", Some("It rained.")),
            ("Rain]]>", Some("Rain")),
            ("A section ends with ]]>", None),
            ("It begins with <![CDATA[ and ends with ]]>", None),
            ("<![CDATA[ begins a section.", None),
            ("The sign ]]> is rare.", None),
            ("]]>", None),
        ] {
            assert_eq!(bared(text), wanted, "{text}");
        }
    }
}
