//! Encodings: decodes old text files by the web's names for their encodings.

use encoding_rs::{Encoding, REPLACEMENT};

/// The usual label of an encoding, by any of its names; `None` where there is none of that name.
pub fn label(name: &str) -> Option<String> {
    Encoding::for_label(name.as_bytes())
        .filter(|encoding| *encoding != REPLACEMENT)
        .map(|encoding| encoding.name().to_ascii_lowercase())
}

/// Decodes bytes by an encoding's label such as `windows-1252`; bytes that are not text become `U+FFFD`, as in a browser. A byte
/// order mark is a character like any other. `None` if the label is unknown.
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != REPLACEMENT)?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(label: &str, bytes: &[u8], expected: Option<&str>) {
        assert_eq!(decode(label, bytes).as_deref(), expected, "{label}");
    }

    #[test]
    fn labels_of_the_web_are_known() {
        check("windows-1252", b"M\xfcnchen \x96 \x80", Some("München – €"));
        check("latin1", b"\x96", Some("–"));
        check(" UTF-16LE ", b"a\0\xe9\0", Some("aé"));
        check("shift_jis", b"\x93\xfa\x96{", Some("日本"));
        check("koi8-r", b"\xed\xc9\xd2", Some("Мир"));
        check("utf-8", b"\xef\xbb\xbfa\xff", Some("\u{feff}a\u{fffd}"));
        check("klingon", b"a", None);
        check("hz-gb-2312", b"a", None);
    }
}
