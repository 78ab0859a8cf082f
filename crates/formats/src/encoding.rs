//! Encodings: a file's bytes as text, in the encoding that it declares, or in the one that it is most likely to be in.
//!
//! UTF-8 and UTF-16 are read here. Every other encoding comes from outside, by its label in the Encoding Standard: the browser's own decoder in the
//! page, a library in the command. Both follow that standard, so both read the same.

use crate::guess::guess;

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
/// How many bytes at the beginning show whether it is UTF-16.
const LOOK: usize = 1024;

/// Reads bytes as text: by their byte order mark; as UTF-8 where they are that; as `declared` from outside, or in the file's own words (`charset=`,
/// `encoding=`); otherwise in the encoding in which their letters look most like words. Bytes that are not text become �.
pub fn decode(bytes: &[u8], declared: Option<&str>, outside: &Decode<'_>) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return utf8(rest);
    }
    if let Some((label, rest)) = utf16_of(bytes) {
        return utf16(rest, label);
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

/// Reads bytes in an encoding that was chosen, unless they are UTF-8 or have a byte order mark.
pub fn decode_as(bytes: &[u8], label: &str, outside: &Decode<'_>) -> Decoded {
    let has_mark = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    match outside(label, bytes).filter(|_| !has_mark && !is_utf8) {
        Some(text) => {
            let damaged_line = line_of_damage(&text);
            Decoded { text, label: Some(label.to_owned()).filter(|_| !bytes.is_ascii()), is_guess: false, damaged_line }
        }
        None => decode(bytes, None, outside),
    }
}

/// Reads bytes in an encoding that was chosen, whatever they look like.
pub fn decode_forced(bytes: &[u8], label: &str, outside: &Decode<'_>) -> Decoded {
    match outside(label, bytes) {
        Some(text) => {
            let damaged_line = line_of_damage(&text);
            Decoded { text, label: Some(label.to_owned()), is_guess: false, damaged_line }
        }
        None => decode(bytes, None, outside),
    }
}

/// The encodings to choose from, by the labels of the Encoding Standard.
pub const CHOICES: [&str; 28] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "iso-8859-2",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-15",
    "koi8-r",
    "koi8-u",
    "ibm866",
    "x-mac-cyrillic",
    "macintosh",
    "windows-874",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-jp",
    "euc-kr",
];

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

/// Whether bytes are a text in UTF-16.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    utf16_of(bytes).is_some_and(|(label, rest)| {
        let head = utf16(rest.get(..LOOK).unwrap_or(rest), label).text;
        head.chars().filter(|c| !is_of_text(*c)).count() * 10 <= head.chars().count()
    })
}

/// Which UTF-16 bytes are, and what of them is text: by their mark, or by their look.
fn utf16_of(bytes: &[u8]) -> Option<(&'static str, &[u8])> {
    for (mark, label) in [(b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be")] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return Some((label, rest));
        }
    }
    unmarked_utf16(bytes).map(|label| (label, bytes))
}

/// UTF-16 without a mark: in it every second byte of a Latin letter, a space or the end of a line is zero, and its letters, of whatever script, are such as
/// texts have.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..bytes.len().min(LOOK) / 2 * 2)?;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let label = (odd > even).then_some("utf-16le").or((even > odd).then_some("utf-16be"))?;
    let is_latin = head.len() >= 4 && even.abs_diff(odd) * 10 >= head.len() / 2 * 6;
    // A zero may have come into a text of single bytes, too: that has few, and hardly any other odd sign.
    let is_rare = even + odd == 1 || (even + odd) * 50 < head.len();
    let n_odd = head.iter().filter(|&&b| b < 32 && !matches!(b, b'\t' | b'\n' | b'\r' | 0)).count();
    let is_single = || is_rare && is_utf8(head) && n_odd * 20 < head.len();
    let is_text = || utf16(head, label).text.trim_end_matches('\u{fffd}').chars().all(is_of_text);
    (is_latin || !is_single() && is_text()).then_some(label)
}

/// Whether bytes are UTF-8, but for a letter that they end in.
fn is_utf8(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).err().is_none_or(|error| error.error_len().is_none())
}

/// Whether texts have such a character: no control, nothing that stands for nothing.
fn is_of_text(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{feff}' => true,
        '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' => false,
        _ => !c.is_control(),
    }
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
        check("windows-1255", "הנשיא הגיע לבירה ביום שישי והשיחות החלו בבוקר.");
        check("windows-1256", "وصل الرئيس إلى العاصمة يوم الجمعة وبدأت المحادثات.");
        check("gb18030", "总统星期五抵达首都，会谈随即开始。部长们说，结果还要等一等。");
        check("windows-1251", "Съветът отложи гласуването, каза министърът.");
        check("koi8-u", "Рада відклала голосування, бо її п’ять міністрів поїхали.".replace('’', "'").as_str());
        check("ibm866", "Президент прибыл в Киев. Переговоры начались утром, сообщили в пятницу.");
        check("x-mac-cyrillic", "Президент прибыл в Киев. Переговоры начались утром, сообщили в пятницу.");
        check("iso-8859-7", "Άλλοι έφτασαν την Παρασκευή στην πρωτεύουσα.");
        check("iso-8859-6", "وصل الرئيس إلى العاصمة يوم الجمعة وبدأت المحادثات.");
        check("windows-874", "สภาเลื่อนการลงคะแนนออกไปหนึ่งสัปดาห์");
        check("iso-8859-15", "Le billet coûte 5 € à l’entrée.".replace('’', "'").as_str());
        check("big5", "總統星期五抵達首都，會談隨即開始。部長們說，結果還要等一等。");
    }

    #[test]
    fn latin_letters_are_told_apart_by_the_languages_that_have_them() {
        for label in ["windows-1250", "iso-8859-2"] {
            check(label, "Prezydent przyjechał w piątek do stolicy, żeby rozpocząć rozmowy. Śnieg i łąka, źle.");
            check(
                label,
                "Prezident přijel v pátek do města a řekl, že jednání začnou. Šťastný kůň, žádné číslo, těžší.",
            );
        }
        check(
            "windows-1250",
            "Az elnök pénteken érkezett a fővárosba, és elkezdődtek a tárgyalások. Hűvös idő „volt”.",
        );
        check("windows-1250", "Predsjednik je stigao u petak; počeli su razgovori, kažu češće đaci i šef kuće.");
        check("windows-1254", "Cumhurbaşkanı cuma günü başkente geldi ve görüşmeler başladı. Çığ düştü, İzmir.");
        check(
            "windows-1257",
            "Prezidentas penktadienį atvyko į sostinę, prasidėjo derybos. Žąsys, ėjimas, šūkis, ųgis.",
        );
        check(
            "windows-1252",
            "Le président est arrivé vendredi à la capitale, où les négociations ont commencé : c’était prévu.",
        );
        check(
            "windows-1252",
            "Forsetinn kom á föstudag til borgarinnar og það var þá sem viðræður hófust, sagði hún. Ýmsir ræða.",
        );
        check("windows-1252", "¿Cuándo llegó el presidente? El viernes, según el señor Muñoz; la 2.ª reunión.");
        check("macintosh", "Le président est arrivé à la capitale, où les négociations ont commencé.");
    }

    #[test]
    fn a_chosen_encoding_is_used_where_it_can_be() {
        let read = |bytes: &[u8]| decode_as(bytes, "windows-1250", &outside);
        assert_eq!((read(b"\xb3\xf3d\x9f").text.as_str(), read(b"\xb3").is_guess), ("łódź", false));
        assert_eq!((read("łódź".as_bytes()).text.as_str(), read(b"\xff\xfea\0").text.as_str()), ("łódź", "a"));
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
    fn utf16_is_seen_in_every_script() {
        let texts = [
            "Рада відклала голосування.\nМіністр пояснив причину.",
            "Το συμβούλιο ανέβαλε την ψηφοφορία.\n",
            "أجّل المجلس التصويت.\nوأوضح الوزير السبب.",
            "המועצה דחתה את ההצבעה.\nהשר הסביר את הסיבה.",
            "สภาเลื่อนการลงคะแนน\nรัฐมนตรีอธิบายเหตุผล",
            "परिषद ने मतदान टाल दिया।\nमंत्री ने कारण बताया।",
            "의회는 투표를 미루었다.\n장관이 이유를 설명했다.",
            "议会推迟了投票。\n部长解释了原因。\n下周再议。",
            "議会は採決を延期した。\n大臣が理由を説明した。",
            "The levee — “raised” 🌊\n",
        ];
        for text in texts {
            for (label, mark) in [("utf-16le", &b"\xff\xfe"[..]), ("utf-16be", b"\xfe\xff")] {
                let bytes: Vec<u8> = text
                    .encode_utf16()
                    .flat_map(|unit| if label == "utf-16le" { unit.to_le_bytes() } else { unit.to_be_bytes() })
                    .collect();
                for bytes in [[mark, &bytes].concat(), bytes] {
                    let read = decode(&bytes, None, &outside);
                    assert_eq!((read.text.as_str(), read.label.as_deref()), (text, Some(label)));
                    assert!(is_utf16(&bytes));
                }
            }
        }
        for bytes in [&b"a text with a stray \0 in it"[..], "né\0 à".as_bytes(), b"\xff\xfe\x01\0\x02\0\x03\0"] {
            assert!(!is_utf16(bytes), "{bytes:?}");
        }
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
