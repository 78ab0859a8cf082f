//! MIME: mails and saved pages as their headers and parts. Headers and encodings as RFC 2045 to 2047 have them; what is damaged is read as far as it goes.
//!
//! `mail-parser` reads more than is asked of it here and would add 77 KB to the page.

use crate::tools::Tools;
use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// How deep parts may be nested.
const DEEPEST: usize = 12;
/// The most parts of a file.
const MOST_PARTS: usize = 10_000;

/// Reads base64 with or without its padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A part: its headers, and its body as it was sent.
#[derive(Debug)]
pub struct Part<'a> {
    headers: Vec<(String, Vec<u8>)>,
    body: &'a [u8],
    /// Whether it is a mail where nothing says what it is.
    is_of_digest: bool,
}

/// The headers at the beginning of bytes, names in small letters and lines unfolded, and what comes behind them. None if they do not begin so.
fn split(bytes: &[u8]) -> (Vec<(String, Vec<u8>)>, &[u8]) {
    let mut headers: Vec<(String, Vec<u8>)> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = rest.iter().position(|&b| b == b'\n').map_or(rest.len(), |at| at + 1);
        let (line, behind) = rest.split_at_checked(end).unwrap_or_default();
        let line = line.trim_ascii_end();
        if line.is_empty() {
            return (headers, behind);
        }
        if let Some((_, value)) = headers.last_mut().filter(|_| line.starts_with(b" ") || line.starts_with(b"\t")) {
            value.push(b' ');
            value.extend_from_slice(line.trim_ascii());
        } else if let Some(colon) = line.iter().position(|&b| b == b':').filter(|&at| is_name(line.get(..at))) {
            let (name, value) = line.split_at_checked(colon).unwrap_or_default();
            let name = String::from_utf8_lossy(name).to_ascii_lowercase();
            headers.push((name, value.get(1..).unwrap_or_default().trim_ascii().to_vec()));
        } else {
            return (headers, rest);
        }
        rest = behind;
    }
    (headers, rest)
}

fn is_name(name: Option<&[u8]>) -> bool {
    name.is_some_and(|name| !name.is_empty() && name.len() < 80 && name.iter().all(u8::is_ascii_graphic))
}

impl<'a> Part<'a> {
    /// A mail, or another file that begins with headers.
    pub fn new(bytes: &'a [u8]) -> Self {
        let (headers, body) = split(bytes);
        Self { headers, body, is_of_digest: false }
    }

    /// A part of a list of mails, whose own headers may be missing.
    fn of_digest(bytes: &'a [u8]) -> Self {
        let part = Self::new(bytes);
        if part.has("subject") || part.has("from") {
            return Self { headers: Vec::new(), body: bytes, is_of_digest: true };
        }
        Self { is_of_digest: true, ..part }
    }

    /// Whether there is a header of this name, which is in small letters.
    pub fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// Whether a header of this name has an address in it.
    pub fn has_address(&self, name: &str) -> bool {
        self.raw(name).is_some_and(|value| value.contains(&b'@'))
    }

    fn raw(&self, name: &str) -> Option<&[u8]> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_slice())
    }

    /// A header as text; empty where there is none.
    pub fn header(&self, name: &str, tools: &Tools<'_>) -> String {
        self.raw(name).map(|value| words(&tools.text(value, None), tools)).unwrap_or_default()
    }

    /// The first word of a header in small letters, such as the media type.
    fn kind(&self, name: &str) -> String {
        let value = String::from_utf8_lossy(self.raw(name).unwrap_or_default()).to_ascii_lowercase();
        value.split(';').next().unwrap_or_default().trim().to_owned()
    }

    /// The media type: text where nothing says another.
    pub fn media_type(&self) -> String {
        let kind = self.kind("content-type");
        match kind.as_str() {
            "" if self.is_of_digest => "message/rfc822".to_owned(),
            "" => "text/plain".to_owned(),
            _ => kind,
        }
    }

    /// Whether it is a whole mail.
    pub fn is_mail(&self) -> bool {
        ["message/rfc822", "message/global", "message/news"].contains(&self.media_type().as_str())
    }

    /// A parameter of a header, such as `charset` of `content-type`.
    fn parameter(&self, header: &str, name: &str) -> Option<String> {
        let value = String::from_utf8_lossy(self.raw(header)?).into_owned();
        let mut rest = value.split_once(';')?.1;
        // Semicolons may stand in quotation marks.
        while let Some((key, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let (value, next) = match behind.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => behind.split_once(';').map_or((behind, ""), |(value, next)| (value, next)),
            };
            if key.trim_matches([';', ' ', '\t']).eq_ignore_ascii_case(name) {
                return Some(value.trim().to_owned()).filter(|value| !value.is_empty());
            }
            rest = next;
        }
        None
    }

    /// Whether it is a file that was sent along.
    pub fn is_attachment(&self) -> bool {
        self.kind("content-disposition") == "attachment"
    }

    /// The name of the file that it is, if it has one.
    pub fn file_name(&self, tools: &Tools<'_>) -> Option<String> {
        let name = self.parameter("content-disposition", "filename").or_else(|| self.parameter("content-type", "name"));
        name.map(|name| words(&name, tools))
    }

    /// Whether its lines say which of their ends are soft, and if so, whether the space there goes.
    pub fn flow(&self) -> Option<bool> {
        let is = |name: &str, value: &str| {
            self.parameter("content-type", name).is_some_and(|given| given.eq_ignore_ascii_case(value))
        };
        is("format", "flowed").then(|| is("delsp", "yes"))
    }

    /// The parts in it that hold no further ones, in order; itself if it has none. A mail in it is one.
    pub fn leaves(self) -> Vec<Self> {
        let mut leaves = Vec::new();
        self.collect(0, &mut leaves);
        leaves
    }

    fn collect(self, depth: usize, leaves: &mut Vec<Self>) {
        if depth > DEEPEST || leaves.len() >= MOST_PARTS {
            return;
        }
        let kind = self.media_type();
        match self.parameter("content-type", "boundary").filter(|_| kind.starts_with("multipart/")) {
            Some(boundary) => {
                let part = if kind == "multipart/digest" { Part::of_digest } else { Part::new };
                for piece in pieces(self.body, &boundary) {
                    part(piece).collect(depth + 1, leaves);
                }
            }
            None => leaves.push(self),
        }
    }

    /// The body, decoded.
    pub fn bytes(&self) -> Vec<u8> {
        match self.kind("content-transfer-encoding").as_str() {
            "quoted-printable" => quoted_printable(self.body, false),
            "base64" => base64(self.body),
            _ => self.body.to_vec(),
        }
    }

    /// The body as text, in the encoding that the part declares, or the text, or that it looks like.
    pub fn text(&self, tools: &Tools<'_>) -> String {
        tools.text(&self.bytes(), self.parameter("content-type", "charset").as_deref())
    }
}

/// The pieces of a body between the lines of its boundary.
fn pieces<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = [b"--", boundary.as_bytes()].concat();
    let mut pieces = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    for line in body.split_inclusive(|&b| b == b'\n') {
        if let Some(rest) = line.strip_prefix(mark.as_slice()) {
            let rest = rest.trim_ascii();
            if rest.is_empty() || rest == b"--" {
                pieces.extend(open.and_then(|from| body.get(from..at)));
                open = rest.is_empty().then_some(at + line.len());
            }
        }
        at += line.len();
    }
    // The last one may have been cut off.
    pieces.extend(open.and_then(|from| body.get(from..)));
    pieces
}

fn quoted_printable(bytes: &[u8], is_word: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte != b'=' {
            out.push(if is_word && byte == b'_' { b' ' } else { byte });
            continue;
        }
        let hex = rest
            .get(..2)
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = hex {
            out.push(byte);
            rest = rest.get(2..).unwrap_or_default();
        } else {
            // A line that goes on, maybe with blanks behind the sign; else the sign is itself.
            let n_blank = rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r')).count();
            match rest.get(n_blank) {
                Some(b'\n') => rest = rest.get(n_blank + 1..).unwrap_or_default(),
                None => rest = &[],
                Some(_) => out.push(b'='),
            }
        }
    }
    out
}

/// Bytes that are written in base64, whatever stands between its letters.
pub fn base64(bytes: &[u8]) -> Vec<u8> {
    let known: Vec<u8> =
        bytes.iter().copied().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
    // A single letter too many says nothing.
    let whole = known.len() - usize::from(known.len() % 4 == 1);
    known.get(..whole).and_then(|known| BASE64.decode(known).ok()).unwrap_or_default()
}

/// A header's text with its encoded words (`=?utf-8?Q?caf=C3=A9?=`) read.
fn words(text: &str, tools: &Tools<'_>) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut is_behind_word = false;
    while let Some((before, behind)) = rest.split_once("=?") {
        let Some((decoded, next)) = word(behind, tools) else {
            out.push_str(before);
            out.push_str("=?");
            (rest, is_behind_word) = (behind, false);
            continue;
        };
        // White space between two words only parts them.
        if !(is_behind_word && before.trim().is_empty()) {
            out.push_str(before);
        }
        out.push_str(&decoded);
        (rest, is_behind_word) = (next, true);
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an encoded word says, and what comes behind it.
fn word<'a>(text: &'a str, tools: &Tools<'_>) -> Option<(String, &'a str)> {
    let (charset, rest) = text.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let (content, behind) = rest.split_once("?=")?;
    let bytes = match encoding {
        "Q" | "q" => quoted_printable(content.as_bytes(), true),
        "B" | "b" => base64(content.as_bytes()),
        _ => return None,
    };
    // A language may stand behind the encoding.
    let charset = charset.split('*').next().unwrap_or_default();
    Some((tools.text(&bytes, Some(charset)), behind))
}

/// The name of the first sender, and the address.
pub fn sender(from: &str) -> (String, String) {
    let (name, address) = match from.rsplit_once('<') {
        Some((name, rest)) => (name, rest.split('>').next().unwrap_or_default()),
        // `ann@post.example (Ann Lee)`
        None => match from.split_once('(') {
            Some((address, name)) => (name.trim_end_matches(')'), address),
            None => ("", from),
        },
    };
    let name = name.trim().trim_matches(['"', '\'']).replace("\\\"", "\"");
    (name.trim().to_owned(), address.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn with_tools(check: impl FnOnce(&Tools<'_>)) {
        let outside = |label: &str, bytes: &[u8]| -> Option<String> {
            Some(encoding_rs::Encoding::for_label(label.as_bytes())?.decode_without_bom_handling(bytes).0.into_owned())
        };
        check(&Tools { outside: &outside, budget: Cell::new(1000) });
    }

    #[test]
    fn parts_are_found_and_decoded() {
        let mail = b"Subject: =?ISO-8859-1?Q?Caf=E9_?=\r\n =?utf-8?B?w6k=?= x\r\nContent-Type: multipart/mixed;\r\n boundary=\"a;b\"\r\n\r\nno\r\n--a;b\r\n\
            Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            caf=E9 is =\r\nopen = now\r\n--c\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+\r\nw6k8L3A+\r\n--c--\r\n--a;b\r\nContent-Disposition: attachment; filename=x.pdf\r\n\r\n%PDF";
        with_tools(|tools| {
            let mail = Part::new(mail);
            assert_eq!(mail.header("subject", tools), "Café é x");
            let leaves = mail.leaves();
            let texts: Vec<String> = leaves.iter().map(|part| part.text(tools)).collect();
            assert_eq!(texts, ["café is open = now\r\n", "<p>é</p>", "%PDF"]);
            assert!(leaves[2].is_attachment() && leaves[2].file_name(tools).as_deref() == Some("x.pdf"));
        });
    }

    #[test]
    fn a_sender_has_a_name_and_an_address() {
        let check =
            |from: &str, name: &str, address: &str| assert_eq!(sender(from), (name.to_owned(), address.to_owned()));
        check("\"The Post\" <news@post.example>", "The Post", "news@post.example");
        check("ann@post.example (Ann Lee)", "Ann Lee", "ann@post.example");
        check("ann@post.example", "", "ann@post.example");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_can_be_read(mail in "(Content-Type: multipart/mixed; boundary=a\n|Content-Type: message/rfc822\n|Content-Transfer-Encoding: base64\n|--a\n|\n|=\\?utf-8\\?Q\\?|\\?=|=|=4|YQ==|\\PC){0,40}") {
            with_tools(|tools| {
                let part = Part::new(mail.as_bytes());
                part.header("subject", tools);
                for leaf in part.leaves() {
                    leaf.text(tools);
                }
            });
        }
    }
}
