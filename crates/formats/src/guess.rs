//! Guessing: the encoding of a text that declares none, by the look of the letters that each encoding makes of its bytes.

/// Decodes bytes by an encoding's label.
type Outside<'a> = dyn Fn(&str, &[u8]) -> Option<String> + 'a;

/// How many bytes with a high bit a guess is made of.
const SAMPLE: usize = 20_000;

/// What is most likely where nothing speaks for another.
const WESTERN: &str = "windows-1252";

/// The encodings of other scripts than Latin.
/// The likelier come first: of two that read a text equally well the first is taken.
const SCRIPTS: [&str; 17] = [
    "windows-1255",
    "windows-1251",
    "koi8-r",
    "koi8-u",
    "shift_jis",
    "euc-jp",
    "gb18030",
    "big5",
    "euc-kr",
    "windows-1253",
    "windows-1256",
    "iso-8859-7",
    "iso-8859-6",
    "windows-874",
    "iso-8859-5",
    "ibm866",
    "x-mac-cyrillic",
];

/// The encodings of Latin letters, the likeliest first, each with the letters beyond ASCII of the languages written in it.
const LATIN: [(&str, &[&str]); 6] = [
    (WESTERN, WEST),
    ("windows-1250", EAST),
    ("iso-8859-2", EAST),
    ("windows-1254", &["çğıöşüâîûi\u{307}"]),
    ("windows-1257", &["ąčęėįšųūž", "āčēģīķļņšūžō", "äõöüšž"]),
    ("macintosh", WEST),
];
const WEST: &[&str] = &[
    "äöüß",
    "àâæçéèêëîïôœùûüÿ",
    "áéíñóúü¿¡ªº",
    "áâãàçéêíóôõúüªº",
    "àéèìíòóùúî",
    "åäöéáü",
    "æøåéèòóô",
    "éëïöüèêáóíú",
    "áéíóúýþæöð",
    "àçèéíïòóúü·",
    "ëç",
    "àèìòùáéíóúâêîôûŵŷ",
];
const EAST: &[&str] = &["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ", "ëç"];

/// The commonest characters of Chinese, as both kinds of it are written.
const CHINESE: &str = "的一是不了在人有我他中大上到和你地出也年得就要下以生自之家可小心多天而能好日起成事只作看文手十用主行方又如前所本面公同三已老分身高把法此回二理美月明其全工名定力最新什位因重四相次政海口教西再平世信北少加化由代入先山五太水市部市表示星期元說这这个国来们为说时会对后过发开长现进动两将民总统议经们這個國來們為說時會對後過發開長現進動兩將總統議經";

/// An undeclared encoding: of Latin letters, unless the letters come in runs, as those of other scripts do. Then the one in which they make the likeliest words.
pub fn guess(bytes: &[u8], outside: &Outside<'_>) -> &'static str {
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or_default();
    // What stands before the first such letter shows whether it is within a word.
    let sample = bytes.get(start.saturating_sub(8)..bytes.len().min(start + SAMPLE)).unwrap_or_default();
    let n_high = sample.iter().filter(|b| !b.is_ascii()).count();
    let n_runs = sample.windows(2).filter(|pair| matches!(pair, [a, b] if !a.is_ascii() && b.is_ascii())).count() + 1;
    if n_high < n_runs * 5 / 2 {
        return latin(sample, outside);
    }
    // Of the encodings of two bytes a letter, Shift JIS alone has many of these.
    let n_low = sample.iter().filter(|b| (0x80..=0xa0).contains(*b)).count() as i64;
    let rare = |label: &str| if matches!(label, "euc-jp" | "euc-kr" | "gb18030" | "big5") { 4 * n_low } else { 0 };
    let n_of = |text: &str, is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count() as i64;
    let odd = |label: &str, text: &str| match label {
        // Japanese read as Chinese keeps its kana, which Chinese has not; Chinese has characters that are in every text.
        "gb18030" | "big5" => {
            5 * n_of(text, |c| ('\u{3041}'..='\u{30fa}').contains(&c)) - 2 * n_of(text, |c| CHINESE.contains(c))
        }
        // Today's Korean hardly has Chinese characters.
        "euc-kr" => 4 * n_of(text, |c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
        _ => 0,
    };
    let sample = sample.get(start.min(8)..).unwrap_or_default();
    let score = |label: &str| {
        outside(label, sample).map_or(i64::MIN, |text| likeliness(&text) - rare(label) - odd(label, &text))
    };
    let scores = SCRIPTS.map(|label| (score(label), label));
    let likely = scores.into_iter().filter(|(score, _)| *score > 0);
    let best = likely.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or_else(|| latin(sample, outside), |(_, label)| label)
}

/// The encoding of Latin letters in which those beyond ASCII are the letters of one language; the likeliest of several.
fn latin(sample: &[u8], outside: &Outside<'_>) -> &'static str {
    let mut best = (i64::MIN, WESTERN);
    for (label, languages) in LATIN {
        if let Some(text) = outside(label, sample) {
            let score = languages.iter().map(|letters| fitness(&text, letters)).max().unwrap_or(i64::MIN);
            if score > best.0 {
                best = (score, label);
            }
        }
    }
    // The sign of a currency that nobody has is the euro's where a text was written for that.
    let is_newer = best.1 == WESTERN && sample.contains(&0xa4) && !sample.iter().any(|b| (0x80..0xa0).contains(b));
    if is_newer { "iso-8859-15" } else { best.1 }
}

/// How well a text fits the letters of a language: its letters count for it, others and signs within words against.
fn fitness(text: &str, letters: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_within = before.is_alphabetic() && chars.peek().is_some_and(|next| next.is_alphabetic());
        score += match c {
            _ if c.is_ascii() => 0,
            '\u{fffd}' | '\u{80}'..='\u{9f}' => -4,
            // A capital does not stand behind a small letter.
            _ if c.is_uppercase() && before.is_lowercase() => -4,
            _ if c.to_lowercase().all(|c| letters.contains(c)) => 1,
            _ if c.is_alphabetic() => -1,
            '’' | '‑' => 0,
            _ if is_within => -4,
            '“' | '”' | '‘' | '„' | '–' | '—' | '…' | '«' | '»' | '‚' | '\u{a0}' | '€' => 0,
            _ if before.is_alphabetic() => -2,
            _ => -1,
        };
        before = c;
    }
    score
}

/// How much a text looks like one: letters count for it, capitals within a word, odd signs and changes of script against.
fn likeliness(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    // A sample may end within a letter.
    let end = text.trim_end_matches('\u{fffd}');
    let is_latin = |c: char| c < '\u{370}';
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
            // Letters that end words.
            _ if matches!(before, 'ς' | 'ך' | 'ם' | 'ן' | 'ף' | 'ץ') && c.is_alphabetic() => -3,
            // No word has letters of two scripts.
            _ if c.is_alphabetic() && before.is_alphabetic() && is_latin(c) != is_latin(before) => -3,
            _ if c.is_alphabetic() => 1,
            _ => -1,
        };
        before = c;
    }
    score
}
