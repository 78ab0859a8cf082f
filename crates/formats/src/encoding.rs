//! Encodings: a file's bytes as text, in the encoding that it declares, or in the one that it is most likely to be in.
//!
//! UTF-8 and UTF-16 are read here. Every other encoding comes from outside, by its label in the Encoding Standard: the browser's own decoder in the
//! page, a library in the command. Both follow that standard, so both read the same.

/// Decodes bytes by an encoding's label; `None` where the label is unknown.
pub type Decode<'a> = dyn Fn(&str, &[u8]) -> Option<String> + 'a;

/// What bytes turned out to say.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding's label, where it is not UTF-8.
    pub label: Option<String>,
    /// The encoding was guessed from the letters, since nothing declares it.
    pub is_guess: bool,
    /// The line, counted from 1, of the first bytes that are not text; they become �.
    pub damaged_line: Option<usize>,
}

/// How many bytes at the beginning of a file may declare its encoding, as in HTML.
const PRELUDE: usize = 2048;
/// How many bytes with a high bit a guess is made of.
const SAMPLE: usize = 20_000;

/// Reads bytes as text: by their byte order mark; as UTF-8 where they are that; as `declared` from outside, or in the file's own words (`charset=`,
/// `encoding=`); otherwise in the encoding in which their letters look most like words. Bytes that are not text become �.
pub fn decode(bytes: &[u8], declared: Option<&str>, outside: &Decode<'_>) -> Decoded {
    for (mark, label) in
        [(&b"\xef\xbb\xbf"[..], None), (b"\xff\xfe", Some("utf-16le")), (b"\xfe\xff", Some("utf-16be"))]
    {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return label.map_or_else(|| utf8(rest), |label| utf16(rest, label));
        }
    }
    if let Some(label) = unmarked_utf16(bytes) {
        return utf16(bytes, label);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), label: None, is_guess: false, damaged_line: None };
    }
    if is_mostly_utf8(bytes) {
        return utf8(bytes);
    }
    let head = String::from_utf8_lossy(bytes.get(..PRELUDE).unwrap_or(bytes));
    let declared = declared.map(str::to_owned).or_else(|| declaration(&head));
    if let Some(label) = declared.map(|label| label.to_ascii_lowercase()).filter(|label| !label.starts_with("utf"))
        && let Some(text) = outside(&label, bytes)
    {
        let damaged_line = line_of_damage(&text);
        return Decoded { text, label: Some(label), is_guess: false, damaged_line };
    }
    let label = guess(bytes, outside);
    match outside(label, bytes) {
        Some(text) => {
            let damaged_line = line_of_damage(&text);
            Decoded { text, label: Some(label.to_owned()), is_guess: true, damaged_line }
        }
        None => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Decoded {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let damaged_line = std::str::from_utf8(bytes)
        .err()
        .map(|error| bytes.get(..error.valid_up_to()).unwrap_or_default().split(|&b| b == b'\n').count());
    Decoded { text, label: None, is_guess: false, damaged_line }
}

fn utf16(bytes: &[u8], label: &str) -> Decoded {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [a, b] if label == "utf-16le" => u16::from_le_bytes([*a, *b]),
        [a, b] => u16::from_be_bytes([*a, *b]),
        _ => 0xfffd,
    });
    let text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect();
    let damaged_line = line_of_damage(&text);
    Decoded { text, label: Some(label.to_owned()), is_guess: false, damaged_line }
}

fn line_of_damage(text: &str) -> Option<usize> {
    let at = text.find('\u{fffd}')?;
    Some(text.get(..at)?.matches('\n').count() + 1)
}

/// UTF-16 without a mark: of its first Latin letters every second byte is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..bytes.len().min(256) / 2 * 2)?;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if head.len() < 4 || even + odd < half * 7 / 10 {
        return None;
    }
    (odd > even * 8).then_some("utf-16le").or((even > odd * 8).then_some("utf-16be"))
}

/// UTF-8 that was damaged on its way: far more of its letters are whole than broken.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 10 * broken
}

/// The encoding that a file's first lines declare.
fn declaration(head: &str) -> Option<String> {
    let lower = head.to_ascii_lowercase();
    for mark in ["charset=", "encoding="] {
        if let Some((_, rest)) = lower.split_once(mark) {
            let rest = rest.trim_start_matches(['"', '\'', ' ']);
            let label: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
            if !label.is_empty() {
                return Some(label);
            }
        }
    }
    None
}

/// An undeclared encoding: Western European, unless the letters come in runs, as those of other scripts do. Then the encoding in which they make the
/// likeliest words.
fn guess(bytes: &[u8], outside: &Decode<'_>) -> &'static str {
    const OTHERS: [&str; 12] = [
        "windows-1251",
        "koi8-r",
        "shift_jis",
        "euc-jp",
        "gb18030",
        "big5",
        "euc-kr",
        "windows-1253",
        "windows-1255",
        "windows-1256",
        "windows-874",
        "iso-8859-5",
    ];
    let western = "windows-1252";
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or_default();
    let sample = bytes.get(start..bytes.len().min(start + SAMPLE)).unwrap_or_default();
    let n_high = sample.iter().filter(|b| !b.is_ascii()).count();
    let n_runs = sample.windows(2).filter(|pair| matches!(pair, [a, b] if !a.is_ascii() && b.is_ascii())).count() + 1;
    if n_high < n_runs * 5 / 2 {
        return western;
    }
    // Of the encodings of two bytes a letter, Shift JIS alone has many of these.
    let n_low = sample.iter().filter(|b| (0x80..=0xa0).contains(*b)).count() as i64;
    let rare = |label: &str| if matches!(label, "euc-jp" | "euc-kr" | "gb18030" | "big5") { 4 * n_low } else { 0 };
    // Japanese read as Chinese keeps its kana, which Chinese has not.
    let n_kana = |text: &str| text.chars().filter(|c| ('\u{3041}'..='\u{30fa}').contains(c)).count() as i64;
    let odd = |label: &str, text: &str| if matches!(label, "gb18030" | "big5") { 5 * n_kana(text) } else { 0 };
    let score = |label: &str| {
        outside(label, sample).map_or(i64::MIN, |text| likeliness(&text) - rare(label) - odd(label, &text))
    };
    let scores = OTHERS.map(|label| (score(label), label));
    scores
        .into_iter()
        .filter(|(score, _)| *score > 0)
        .max_by_key(|(score, _)| *score)
        .map_or(western, |(_, label)| label)
}

/// How much a text looks like one: letters count for it, capitals within a word, odd signs and changes of script against.
fn likeliness(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    // A sample may end within a letter.
    let end = text.trim_end_matches('\u{fffd}');
    for c in end.chars() {
        score += match c {
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => -30,
            '\u{3041}'..='\u{30ff}' => 3,
            '\u{ac00}'..='\u{d7a3}' => 2,
            '\u{4e00}'..='\u{9fff}' => 1,
            // Half-width kana are rare in print and common in mistakes.
            '\u{ff61}'..='\u{ff9f}' | '\u{80}'..='\u{9f}' => -3,
            _ if c.is_ascii() => 0,
            _ if c.is_uppercase() && before.is_alphabetic() && !before.is_ascii() => -2,
            _ if c.is_alphabetic() && before.is_ascii_alphabetic() => -2,
            _ if c.is_alphabetic() => 1,
            _ => -1,
        };
        before = c;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outside(label: &str, bytes: &[u8]) -> Option<String> {
        Some(encoding_rs::Encoding::for_label(label.as_bytes())?.decode_without_bom_handling(bytes).0.into_owned())
    }

    fn check(label: &str, text: &str) {
        let bytes = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned();
        let read = decode(&bytes, None, &outside);
        assert_eq!((read.text.as_str(), read.label.as_deref()), (text, Some(label)));
        assert!(read.is_guess && read.damaged_line.is_none());
    }

    #[test]
    fn what_declares_nothing_is_reported_by_its_letters() {
        check("windows-1252", "Zeitung München: “Größe” — 5 € für Æther, naïve façade");
        check("windows-1251", "Президент прибыл в Киев. Переговоры начались утром, сообщили в пятницу.");
        check("koi8-r", "Президент прибыл в Киев. Переговоры начались утром, сообщили в пятницу.");
        check("shift_jis", "大統領は金曜日に首都に到着し、会談を始めた。");
        check("euc-jp", "大統領は金曜日に首都に到着し、会談を始めた。");
        check("euc-kr", "대통령은 금요일 수도에 도착해 회담을 시작했다.");
        check("windows-1253", "Ο πρόεδρος έφτασε την Παρασκευή στην πρωτεύουσα.");
    }

    #[test]
    fn what_is_declared_is_believed_and_utf8_is_seen() {
        let html = b"<meta charset=\"iso-8859-2\">\xb3\xf3d\xbc";
        let read = decode(html, None, &outside);
        assert!(read.text.ends_with("łódź"), "{read:?}");
        assert_eq!((read.label.as_deref(), read.is_guess), (Some("iso-8859-2"), false));
        let utf8 = decode("<meta charset=\"iso-8859-1\">né".as_bytes(), None, &outside);
        assert!(utf8.text.ends_with("né") && utf8.label.is_none());
        let marked = decode(b"\xff\xfeA\0b\0", None, &outside);
        assert_eq!((marked.text.as_str(), marked.label.as_deref()), ("Ab", Some("utf-16le")));
        assert_eq!(decode(b"A\0b\0c\0d\0", None, &outside).text, "Abcd");
    }

    #[test]
    fn damaged_text_is_read_and_reported() {
        let mut bytes = "é é é é é é\né é é é é é é\nx".as_bytes().to_vec();
        bytes.push(0xff);
        let read = decode(&bytes, None, &outside);
        assert_eq!((read.damaged_line, read.label), (Some(3), None));
        assert!(read.text.ends_with("x\u{fffd}"));
    }
}
