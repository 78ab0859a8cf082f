//! RTF: its text as lines, one a paragraph, a broken line or a cell of a table.
//!
//! One pass without recursion. What is no text of the document (fonts, styles, pictures, headers, comments, deletions) is passed over.
//! Footnotes stand within the sentence that they belong to: they become paragraphs of their own at the end.

use crate::encoding::Decode;
use std::collections::BTreeMap;

/// Groups that hold no text of the document.
const SKIPPED: [&str; 40] = [
    "aftncn",
    "aftnsep",
    "aftnsepc",
    "annotation",
    "atnauthor",
    "atndate",
    "atnid",
    "atnref",
    "author",
    "bkmkend",
    "bkmkstart",
    "blipuid",
    "buptim",
    "colortbl",
    "comment",
    "company",
    "creatim",
    "doccomm",
    "fldinst",
    "fonttbl",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "info",
    "listtext",
    "nonshppict",
    "object",
    "pict",
    "pntext",
    "rxe",
    "stylesheet",
    "tc",
];

/// A control word's longest name: what is longer is none.
const LONGEST_NAME: usize = 32;

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Text,
    Footnote,
}

/// What holds in a group.
#[derive(Clone, Debug)]
struct State {
    is_skipped: bool,
    /// Hidden or deleted.
    is_hidden: bool,
    is_fonts: bool,
    part: Part,
    /// How many signs stand for a letter where a reader knows no Unicode.
    n_fallback: usize,
    font: i64,
}

/// A text in the making.
struct Text<'a> {
    outside: &'a Decode<'a>,
    out: String,
    /// The footnotes, a paragraph each.
    notes: String,
    /// Bytes that wait for the rest of their letter.
    bytes: Vec<u8>,
    /// The first half of a letter beyond the first plane.
    high: Option<u16>,
    page: i64,
    /// The code page of each font that has one of its own.
    fonts: BTreeMap<i64, i64>,
    state: State,
    stack: Vec<State>,
    /// How many signs are still to be passed over, since they stand for a letter that was read.
    n_passed: usize,
}

/// The text of an RTF file. Bytes in a code page are decoded from `outside`.
pub fn text(bytes: &[u8], outside: &Decode<'_>) -> String {
    let state =
        State { is_skipped: false, is_hidden: false, is_fonts: false, part: Part::Text, n_fallback: 1, font: -1 };
    let mut text = Text {
        outside,
        out: String::with_capacity(bytes.len() / 2),
        notes: String::new(),
        bytes: Vec::new(),
        high: None,
        page: 1252,
        fonts: BTreeMap::new(),
        state,
        stack: Vec::new(),
        n_passed: 0,
    };
    let mut rest = bytes;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        match byte {
            b'{' => {
                text.flush();
                text.stack.push(text.state.clone());
                text.n_passed = 0;
            }
            b'}' => {
                text.flush();
                let part = text.state.part;
                text.state = text.stack.pop().unwrap_or_else(|| text.state.clone());
                if part != text.state.part && !text.notes.is_empty() && !text.notes.ends_with('\n') {
                    text.notes.push('\n');
                }
                text.n_passed = 0;
            }
            b'\\' => rest = text.control(rest),
            b'\r' | b'\n' => {}
            _ => text.byte(byte),
        }
    }
    text.flush();
    if !text.notes.is_empty() && !text.out.ends_with('\n') {
        text.out.push('\n');
    }
    text.out + &text.notes
}

impl Text<'_> {
    /// Takes what follows a backslash, and returns what follows that.
    fn control<'b>(&mut self, rest: &'b [u8]) -> &'b [u8] {
        let Some((&first, behind)) = rest.split_first() else { return rest };
        if first == b'\'' {
            let digits = behind.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
            return match digits.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                Some(byte) => {
                    self.byte(byte);
                    behind.get(2..).unwrap_or_default()
                }
                None => behind,
            };
        }
        if !first.is_ascii_alphabetic() {
            match first {
                b'\\' | b'{' | b'}' => self.byte(first),
                b'~' => self.char('\u{a0}'),
                b'_' => self.char('-'),
                b'\r' | b'\n' => self.char('\n'),
                b'*' => self.state.is_skipped = true,
                // An optional hyphen and signs of indices.
                _ => {}
            }
            return behind;
        }
        let n_letters = rest.iter().take(LONGEST_NAME).take_while(|b| b.is_ascii_alphabetic()).count();
        let (name, behind) = rest.split_at_checked(n_letters).unwrap_or_default();
        let n_digits = behind
            .iter()
            .enumerate()
            .take(11)
            .take_while(|(i, b)| b.is_ascii_digit() || *i == 0 && **b == b'-')
            .count();
        let (number, behind) = behind.split_at_checked(n_digits).unwrap_or_default();
        let number: Option<i64> = std::str::from_utf8(number).ok().and_then(|digits| digits.parse().ok());
        let behind = behind.strip_prefix(b" ").unwrap_or(behind);
        let name = std::str::from_utf8(name).unwrap_or_default();
        if name == "bin" {
            return behind.get(number.and_then(|n| usize::try_from(n).ok()).unwrap_or_default()..).unwrap_or_default();
        }
        self.word(name, number);
        behind
    }

    fn word(&mut self, name: &str, number: Option<i64>) {
        let is_on = number != Some(0);
        match name {
            "u" => self.unicode(number.unwrap_or_default()),
            "uc" => self.state.n_fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "ansicpg" => self.page = number.unwrap_or(1252),
            "mac" => self.page = 10000,
            "pc" => self.page = 437,
            "fonttbl" => (self.state.is_skipped, self.state.is_fonts) = (true, true),
            "f" => {
                self.flush();
                self.state.font = number.unwrap_or_default();
            }
            "fcharset" if self.state.is_fonts => {
                if let Some(page) = number.and_then(page_of_charset) {
                    self.fonts.insert(self.state.font, page);
                }
            }
            "v" | "deleted" => {
                self.flush();
                self.state.is_hidden = is_on;
            }
            "plain" => self.state.is_hidden = false,
            // Some programs mark it as what older ones may pass over.
            "footnote" => {
                self.flush();
                self.state.is_skipped = self.stack.last().is_some_and(|outside| outside.is_skipped);
                self.state.part = Part::Footnote;
            }
            "par" | "line" | "sect" | "page" | "column" | "row" | "cell" | "nestcell" | "nestrow" => self.char('\n'),
            "tab" => self.char('\t'),
            "emdash" => self.char('—'),
            "endash" => self.char('–'),
            "lquote" => self.char('‘'),
            "rquote" => self.char('’'),
            "ldblquote" => self.char('“'),
            "rdblquote" => self.char('”'),
            "bullet" => self.char('•'),
            "emspace" | "enspace" | "qmspace" => self.char(' '),
            _ if SKIPPED.binary_search(&name).is_ok() => {
                self.flush();
                self.state.is_skipped = true;
            }
            _ => {}
        }
    }

    /// Takes a UTF-16 unit; others stand for it after it.
    fn unicode(&mut self, number: i64) {
        // Words may state it as a number below zero.
        let unit = number.rem_euclid(1 << 16) as u16;
        self.flush_bytes();
        match (self.high.take(), char::decode_utf16([unit]).next()) {
            (_, Some(Ok(c))) => self.char(c),
            (None, _) if unit < 0xdc00 => self.high = Some(unit),
            (Some(high), _) => {
                let c = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                self.char(c.unwrap_or('\u{fffd}'));
            }
            _ => self.char('\u{fffd}'),
        }
        self.n_passed = self.state.n_fallback;
    }

    fn char(&mut self, c: char) {
        self.flush();
        self.n_passed = 0;
        if !self.state.is_skipped && !self.state.is_hidden {
            self.place().push(c);
        }
    }

    /// Where what is read now belongs.
    fn place(&mut self) -> &mut String {
        match self.state.part {
            Part::Text => &mut self.out,
            Part::Footnote => &mut self.notes,
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.n_passed > 0 {
            self.n_passed -= 1;
        } else if !self.state.is_skipped && !self.state.is_hidden {
            let is_half = self.bytes.len() % 2 == 1 && matches!(self.page(), 932 | 936 | 949 | 950);
            if byte.is_ascii() && !is_half {
                self.flush();
                self.place().push(char::from(byte));
            } else {
                self.bytes.push(byte);
            }
        }
    }

    fn page(&self) -> i64 {
        // Programs that give all fonts the first set mean that of the file.
        let are_told_apart = || self.fonts.values().any(|page| *page != 1252);
        let own = self.fonts.get(&self.state.font).copied();
        own.filter(|page| *page != 1252 || are_told_apart()).unwrap_or(self.page)
    }

    fn flush_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let decoded = label(self.page()).and_then(|label| (self.outside)(&label, &bytes));
            self.place().push_str(&decoded.unwrap_or_else(|| bytes.iter().map(|&b| char::from(b)).collect()));
        }
    }

    fn flush(&mut self) {
        self.flush_bytes();
        if self.high.take().is_some() {
            self.place().push('\u{fffd}');
        }
    }
}

/// The web's label of a code page.
fn label(page: i64) -> Option<String> {
    Some(match page {
        874 => "windows-874".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gb18030".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        866 => "ibm866".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        1250..=1258 => format!("windows-{page}"),
        _ => return None,
    })
}

/// The code page of a font's character set; none for that of the file.
fn page_of_charset(charset: i64) -> Option<i64> {
    Some(match charset {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outside(label: &str, bytes: &[u8]) -> Option<String> {
        Some(encoding_rs::Encoding::for_label(label.as_bytes())?.decode_without_bom_handling(bytes).0.into_owned())
    }

    fn check(rtf: &str, wanted: &str) {
        assert_eq!(text(rtf.as_bytes(), &outside), wanted, "{rtf}");
    }

    #[test]
    fn the_text_of_a_document_comes_out() {
        check(
            r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator X;}{\info{\title No}}\pard One \b two\b0 .\par Caf\'e9 \{x\}\~y\par}",
            "One two.\nCafé {x}\u{a0}y\n",
        );
        check(
            r"{\rtf1{\header No}A{\pict\pngblip 89504e}\tab B\cell C\cell\row{\field{\*\fldinst HYPERLINK x}{\fldrslt D}}}",
            "A\tB\nC\n\nD",
        );
        check(r"{\rtf1 a{\v hidden}b\line\emdash\ldblquote c\rdblquote\bin3 }{}d}", "ab\n—“c”d");
    }

    #[test]
    fn letters_come_in_code_pages_and_in_unicode() {
        check(r"{\rtf1\ansicpg1251 \'cc\'e8\'f0}", "Мир");
        check(
            r"{\rtf1\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f0 \'e9{\f1 \'cc\'e8\'f0}\'e9}",
            "éМирé",
        );
        check(r"{\rtf1\ansicpg1251{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset0 B;}}\f0 \'cc{\f1 \'e9}}", "Мé");
        check(r"{\rtf1\ansicpg1251{\fonttbl{\f0\fcharset0 A;}}\f0 \'cc\'e8\'f0}", "Мир");
        check(r"{\rtf1\uc1 Mun\u252?chen \u8212\'97 \u-10179?\u-8704?}", "Munüchen — 😀");
        check(r"{\rtf1{\uc2 \u347\'9c\'9cx}\u322\'b3y\uc0\u243 z}", "śxłyóz");
        check(r"{\rtf1\ansicpg932 \'93\'fa\'96{\b x}\'83g}", "日\u{fffd}xト");
    }

    #[test]
    fn footnotes_stand_at_the_end() {
        check(
            r"{\rtf1 One{\super\chftn{\footnote\pard{\super\chftn} So it was.}} two.\par Three{\*\footnote\pard But no.\par}.\par}",
            "One two.\nThree.\n So it was.\nBut no.\n",
        );
        check(r"{\rtf1 One{\info{\footnote no}}{\footnote yes} two}", "One two\nyes\n");
    }

    #[test]
    fn skipped_groups_are_in_order() {
        assert!(SKIPPED.is_sorted());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_can_be_read(rtf in "(\\\\|\\{|\\}|'|u|uc|bin|par|f|fonttbl|fcharset|[0-9]{1,3}|-|\\*|\\s|e9|\\PC){0,60}") {
            let read = text(rtf.as_bytes(), &outside);
            proptest::prop_assert!(read.len() <= 3 * rtf.len());
        }
    }
}
