//! Misreadings: what a text looks like that some program read in a wrong encoding other than Windows-1252, and how it is put right.
//!
//! The tables are those of the Unicode Consortium's mappings for Mac OS Roman, Windows-1250, Windows-1251, and code pages 437 and 850.

/// How a program reads bytes from 0x80 on, in their order.
struct Table(&'static str);

const WINDOWS_1251: Table = Table(
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
);

/// The encodings in which UTF-8 is read by mistake, beside Windows-1252.
const TABLES: [Table; 5] = [
    Table(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
    ),
    Table(
        "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
    ),
    WINDOWS_1251,
    Table(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    ),
    Table(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    ),
];

/// The fewest letters that show that a text was read wrongly.
const FEWEST: usize = 3;
/// The fewest words that show that single bytes were.
const FEWEST_WORDS: usize = 4;

/// How many letters beyond ASCII show whether a text was read wrongly.
const SAMPLE: usize = 200;
/// How many bytes are passed over at once where all are ASCII.
const PART: usize = 64;
/// How much of a text shows whether its words were, in bytes.
const BEGINNING: usize = 4000;

/// How a text was read wrongly.
#[derive(Clone, Copy)]
pub(crate) struct Misreading(Way);

#[derive(Clone, Copy)]
enum Way {
    /// UTF-8 in this encoding.
    Utf8(&'static Table),
    /// Windows-1251 as Windows-1252.
    Cyrillic,
}

impl Table {
    fn byte(&self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return None;
        }
        self.0.chars().position(|known| known == c).and_then(|at| u8::try_from(at + 0x80).ok())
    }

    /// A text with what was read in this encoding as it was meant, how many letters that are, and how many others of the encoding there are.
    fn right(&self, text: &str) -> (String, usize, usize) {
        let mut out = String::with_capacity(text.len());
        let (mut n_right, mut n_others) = (0, 0);
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            let Some(first) = self.byte(c) else {
                out.push(c);
                continue;
            };
            let n_more = match first {
                0xc2..=0xdf => 1,
                0xe1..=0xe2 => 2,
                _ => 0,
            };
            let bytes: Vec<u8> =
                std::iter::once(first).chain(rest.clone().take(n_more).map_while(|c| self.byte(c))).collect();
            let meant = str::from_utf8(&bytes).ok().and_then(|text| text.chars().next());
            if let Some(meant) = meant.filter(|c| n_more > 0 && is_print(*c)) {
                out.push(meant);
                n_right += 1;
                rest.by_ref().take(n_more).for_each(drop);
            } else {
                out.push(c);
                n_others += 1;
            }
        }
        (out, n_right, n_others)
    }
}

/// Whether newspapers in Europe's alphabets print it.
fn is_print(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{17f}' | '\u{218}'..='\u{21b}' | '\u{386}'..='\u{3ce}' | '\u{400}'..='\u{45f}' | '\u{490}'..='\u{491}' | '\u{1e9e}' | '\u{2010}'..='\u{2044}' | '€' | '№' | '™')
}

impl Misreading {
    /// How a text was read wrongly; `None` where it was not.
    pub(crate) fn of(text: &str) -> Option<Self> {
        // Each letter became two or three, one behind the other: most texts have hardly any beside one another.
        let bytes = text.as_bytes();
        let parts = (0..bytes.len()).step_by(PART).filter_map(|at| bytes.get(at..bytes.len().min(at + PART + 1)));
        let pairs = parts.filter(|part| !part.is_ascii()).flat_map(|part| part.windows(2));
        let n_pairs = pairs.filter(|pair| matches!(pair, [0x80..=0xbf, 0xc2..=0xf4])).take(FEWEST).count();
        if n_pairs < FEWEST {
            return None;
        }
        let beyond = text.char_indices().filter(|(_, c)| !c.is_ascii());
        let end = beyond.map(|(at, c)| at + c.len_utf8()).take(SAMPLE).last().unwrap_or_default();
        // Up to the end of a word.
        let end =
            text.get(end..).and_then(|rest| rest.find(|c: char| c.is_ascii())).map_or(text.len(), |more| end + more);
        let sample = text.get(..end).unwrap_or(text);
        let ways = TABLES.iter().filter_map(|table| {
            let (_, n_right, n_others) = table.right(sample);
            // In a text that was read wrongly, nearly nothing else is beyond ASCII.
            (n_right >= FEWEST && n_others * 4 <= n_right).then_some((n_right, table))
        });
        let best = ways.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|(_, table)| Self(Way::Utf8(table))).or_else(|| is_cyrillic(text).then_some(Self(Way::Cyrillic)))
    }

    /// A text that was read so, as it was meant.
    pub(crate) fn right(self, text: &str) -> String {
        match self.0 {
            Way::Utf8(table) => table.right(text).0,
            Way::Cyrillic => cyrillic(text),
        }
    }
}

/// Windows-1251 that was read as Windows-1252, as it was meant. Between 0xA0 and 0xFF, Windows-1252 is Unicode.
fn cyrillic(text: &str) -> String {
    let meant = |c: char| match c {
        '\u{a1}'..='\u{ff}' => WINDOWS_1251.0.chars().nth(c as usize - 0x80).unwrap_or(c),
        _ => c,
    };
    // A word with other letters, such as a name in Latin ones, was read as it is.
    let words = text.split_inclusive(char::is_whitespace);
    words
        .map(|word| {
            let has_others = word.contains(|c: char| c.is_ascii_alphabetic());
            if has_others { word.to_owned() } else { word.chars().map(meant).collect() }
        })
        .collect()
}

/// Whether a text is Windows-1251 that was read as Windows-1252: nearly all words are of letters beyond ASCII alone, and are words with vowels and capitals in
/// Cyrillic.
fn is_cyrillic(text: &str) -> bool {
    let text = text.get(..text.floor_char_boundary(BEGINNING)).unwrap_or(text);
    let mut n_all = 0;
    let mut n_words = 0;
    let mut n_capitals = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2) {
        n_all += 1;
        if !word.chars().all(|c| ('\u{c0}'..='\u{ff}').contains(&c)) {
            continue;
        }
        let meant = cyrillic(word);
        let is_small = meant.chars().skip(1).all(char::is_lowercase);
        let is_large = meant.chars().all(char::is_uppercase);
        let has_vowel = meant.to_lowercase().contains(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я']);
        n_words += usize::from((is_small || is_large) && has_vowel);
        n_capitals += usize::from(meant.starts_with(char::is_uppercase));
    }
    n_words >= FEWEST_WORDS && n_words * 5 >= n_all * 4 && n_capitals > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn misread(text: &str, table: &Table) -> String {
        let read = |byte: u8| match byte {
            0..0x80 => char::from(byte),
            _ => table.0.chars().nth(usize::from(byte) - 0x80).unwrap(),
        };
        text.bytes().map(read).collect()
    }

    #[test]
    fn every_table_has_each_byte_once() {
        for table in &TABLES {
            assert_eq!(table.0.chars().count(), 128);
            for byte in 0x80..=0xff_u8 {
                assert_eq!(table.byte(table.0.chars().nth(usize::from(byte) - 0x80).unwrap()), Some(byte));
            }
        }
    }

    #[test]
    fn what_was_read_wrongly_is_put_right() {
        for text in [
            "The café’s owner — “no” — Müller, 5 €.",
            "Příští týden zasedá městská rada.",
            "Совет собрался в понедельник, министры сказали.",
            "Рада зібралася, її голова «відклав» з’їзд.",
            "Το συμβούλιο αναβλήθηκε.",
        ] {
            for table in &TABLES {
                let wrong = misread(text, table);
                assert_eq!(Misreading::of(&wrong).map(|way| way.right(&wrong)).as_deref(), Some(text), "{wrong}");
            }
        }
        let wrong = "Ñîâåò ñîáðàëñÿ â ïîíåäåëüíèê, ìèíèñòðû ñêàçàëè «íåò», Café.";
        let right = "Совет собрался в понедельник, министры сказали «нет», Café.";
        assert_eq!(Misreading::of(wrong).map(|way| way.right(wrong)).as_deref(), Some(right));
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "L’été, “Élan”, «É», naïve façade, cœur — déjà vu à Nîmes.",
            "Größe, Äpfel, „‚Ähnlich‘ war’s“, Übung, Straße, 5 €",
            "CÂŞTIGĂTORUL a venit în RĂŞINARI; „Plăţi” şi ăştia.",
            "Příliš žluťoučký kůň úpěl ďábelské ódy.",
            "СССР» и РСФСР: «Правда», т. е. № 5 – “да”.",
            "Їжак і ґава, «РСР», п’ять — об’єкт.",
            "Ångström, ÅÄÖ, Århus, Ærø",
            "Το συμβούλιο ανέβαλε την ψηφοφορία.",
            "הנשיא הגיע לבירה",
            "Hội đồng họp hôm thứ Hai; “Â” và Ă là chữ cái, CÂN ĐỐI.",
        ] {
            assert!(Misreading::of(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_looked_at(text in "(√|©|‚Ä|Ã|Р|С|ѕ|├|Γ|a| |\\PC){0,30}") {
            if let Some(way) = Misreading::of(&text) {
                prop_assert!(way.right(&text).chars().count() <= text.chars().count());
            }
        }
    }
}
