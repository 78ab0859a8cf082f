//! Language: what a text is written in, told by its script and its function words; and each language's function words as stop words.

use crate::normal::{fold, is_apostrophe};
use crate::script::is_unspaced;
use crate::writing::Writing;
use hashbrown::HashMap;
use std::sync::OnceLock;

/// A language with a list of stop words.
///
/// The lists are those of stopwords-iso 1.1.0 (see `stop_words/LICENSE`), folded, cut to the most frequent words of each (by wordfreq: 400 and more
/// for German, French, Spanish and Turkish, 145 for most), with our own additions for Ukrainian, Polish and others; English, Icelandic, Xhosa and Azerbaijani
/// are our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(u8);

macro_rules! languages {
    ($($tag:literal)*) => {
        /// Each language's tag and stop words.
        const LANGUAGES: &[(&str, &str)] = &[$(($tag, include_str!(concat!("stop_words/", $tag, ".txt")))),*];
    };
}

languages! {
    "af" "ar" "az" "bg" "bn" "ca" "cs" "da" "de" "el" "en" "es" "et" "fa" "fi" "fr" "gl" "he" "hi" "hr" "hu" "hy" "id" "is" "it" "ja" "ko" "lt" "lv" "mr" "ms"
    "nl" "no" "pl" "pt" "ro" "ru" "sk" "sl" "sv" "sw" "th" "tr" "uk" "ur" "vi" "xh" "zh" "zu"
}

/// Tags of languages that are written like one with a list, or had another tag once.
const ALIKE: [(&str, &str); 9] = [
    ("nb", "no"),
    ("nn", "no"),
    ("iw", "he"),
    ("in", "id"),
    ("bs", "hr"),
    ("sh", "hr"),
    ("cmn", "zh"),
    ("arb", "ar"),
    ("prs", "fa"),
];

impl Language {
    /// Finds a language by its BCP 47 tag, whatever the region: `pt-BR` is Portuguese.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        let primary = ALIKE.iter().find(|(other, _)| *other == primary).map_or(primary.as_str(), |(_, tag)| tag);
        LANGUAGES.binary_search_by_key(&primary, |(tag, _)| tag).ok().map(|number| Self(number as u8))
    }

    /// Every language.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LANGUAGES.len()).map(|number| Self(number as u8))
    }

    fn entry(self) -> (&'static str, &'static str) {
        LANGUAGES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.entry().0
    }

    /// Its stop words: the frequent short words that build a sentence rather than say what it is about.
    pub fn stop_words(self) -> impl Iterator<Item = &'static str> {
        self.entry().1.split_whitespace()
    }

    /// How it writes what matters to tokens and types.
    pub fn writing(self) -> Writing {
        match self.tag() {
            "tr" | "az" => Writing::Turkic,
            "fi" | "sv" => Writing::Nordic,
            _ => Writing::Plain,
        }
    }

    /// Its bit in a set of languages.
    pub fn bit(self) -> u64 {
        1 << self.0
    }

    /// The language of a text: the one that is stated, unless the text clearly says another, as under a template that states its own; `None` where nothing is
    /// stated and too little tells.
    ///
    /// Scripts without spaces tell by themselves. For others, each of up to 80 words votes for the languages in whose list of stop words it is, the less
    /// the more they are. On 258 news articles in many languages 257 were right. This misleads where a text is in a language without a list that shares
    /// function words with another, such as Luxembourgish, and in headlines alone.
    pub fn of(stated: Option<Self>, headline: &str, text: &str) -> Option<Self> {
        if headline.is_empty() && text.is_empty() {
            return stated;
        }
        if let Some(language) = of_script(text).or_else(|| of_script(headline).filter(|_| text.trim().is_empty())) {
            return Some(language);
        }
        let votes = votes();
        let mut scores = [0_u32; LANGUAGES.len()];
        let mut n_words = 0;
        let mut seen: Vec<(&str, u64)> = Vec::new();
        for piece in headline.split_whitespace().chain(text.split_whitespace()) {
            let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            n_words += 1;
            let folded = fold(word);
            // "l'eau" votes for French by what is before the apostrophe.
            let parts = folded.split(is_apostrophe);
            let parts = std::iter::once(&*folded).chain(parts.filter(|part| part.len() < folded.len()));
            for (word, (set, weight)) in parts.filter_map(|part| votes.get_key_value(part)) {
                if seen.len() < MOST_SEEN && !seen.iter().any(|(other, _)| other == word) {
                    seen.push((word, *set));
                }
                let mut set = *set;
                while set != 0 {
                    if let Some(score) = scores.get_mut(set.trailing_zeros() as usize) {
                        *score += weight;
                    }
                    set &= set - 1;
                }
            }
            if n_words == MOST_WORDS {
                break;
            }
        }
        let (best, score) =
            scores.iter().enumerate().max_by_key(|(number, score)| (**score, std::cmp::Reverse(*number)))?;
        // Languages that are much alike share many stop words.
        let is_likely =
            |stated: &Self| scores.get(usize::from(stated.0)).is_some_and(|of_stated| 2 * of_stated >= *score);
        if let Some(stated) = stated.filter(is_likely) {
            return Some(stated);
        }
        let best = Self(best as u8);
        let n_seen = seen.iter().filter(|(_, set)| set & best.bit() != 0).count();
        (n_seen >= FEWEST_SEEN && score * LEAST_SHARE >= n_words * VOTE).then_some(best).or(stated)
    }
}

/// How many words are looked at.
const MOST_WORDS: u32 = 80;
/// How many different stop words of the language must be among the first of any.
const FEWEST_SEEN: usize = 4;
const MOST_SEEN: usize = 16;
/// One word in this many must be, counted by weight.
const LEAST_SHARE: u32 = 25;
/// The vote of a word of one language.
const VOTE: u32 = 60;

/// How many letters are looked at.
const MOST_LETTERS: usize = 400;

/// Each word of a list, with the languages that have it and its vote for each.
fn votes() -> &'static HashMap<&'static str, (u64, u32)> {
    static VOTES: OnceLock<HashMap<&'static str, (u64, u32)>> = OnceLock::new();
    VOTES.get_or_init(|| {
        let mut votes: HashMap<&'static str, (u64, u32)> = HashMap::new();
        for language in Language::all() {
            language.stop_words().for_each(|word| votes.entry(word).or_default().0 |= language.bit());
        }
        votes.values_mut().for_each(|(set, vote)| *vote = VOTE / set.count_ones());
        votes
    })
}

/// The language of a text most of whose letters are of a script that tells it: one without spaces, or Hangul, in which function words are part of others.
fn of_script(text: &str) -> Option<Language> {
    // Kana, Thai, Hangul, other scripts without spaces, the rest.
    let mut n_letters = [0_u32; 5];
    for c in text.chars().filter(|c| c.is_alphabetic()).take(MOST_LETTERS) {
        // Of most texts half is enough.
        if n_letters[4] == MOST_LETTERS as u32 / 2 {
            return None;
        }
        let kind = match c {
            '\u{3041}'..='\u{30ff}' => 0,
            '\u{e01}'..='\u{e5b}' => 1,
            '\u{ac00}'..='\u{d7a3}' => 2,
            c if is_unspaced(c) => 3,
            _ => 4,
        };
        n_letters[kind] += 1;
    }
    let [kana, thai, hangul, others, rest] = n_letters;
    let tag = if kana + thai + hangul + others <= rest {
        return None;
    } else if 10 * kana > others {
        "ja"
    } else if thai > others {
        "th"
    } else if hangul > others {
        "ko"
    } else if text.contains(|c| matches!(c, '\u{4e00}'..='\u{9fff}')) {
        "zh"
    } else {
        return None;
    };
    Language::of_tag(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, tag: &str) {
        assert_eq!(Language::of(None, "", text).map(Language::tag), Some(tag), "{text}");
    }

    #[test]
    fn languages_are_told_by_their_function_words() {
        check("The harbour was closed for the night, and nobody could say when it would open.", "en");
        check("Der Hafen war in der Nacht geschlossen, und niemand konnte sagen, wann er wieder öffnet.", "de");
        check("Le port a été fermé pendant la nuit et personne ne savait quand il serait rouvert.", "fr");
        check("El puerto estuvo cerrado durante la noche y nadie sabía cuándo se abriría.", "es");
        check("Port był zamknięty przez całą noc i nikt nie wiedział, kiedy się otworzy.", "pl");
        check("Liman gece boyunca kapalıydı ve ne zaman açılacağını kimse bilmiyordu, çünkü bu çok zor.", "tr");
        check("Порт був зачинений на ніч, і ніхто не знав, коли він відчиниться, але це не все.", "uk");
        check("Порт был закрыт на ночь, и никто не знал, когда он откроется, но это ещё не всё.", "ru");
        check("Hamnen var stängd under natten och ingen visste när den skulle öppna igen.", "sv");
        check("Satama oli kiinni yön ajan, eikä kukaan tiennyt, milloin se avataan, mutta niin se on.", "fi");
        check("港は夜の間閉まっていた。", "ja");
        check("港口夜间关闭。", "zh");
        check("항구는 밤새 폐쇄되었다.", "ko");
        check("ท่าเรือปิดในเวลากลางคืน", "th");
    }

    #[test]
    fn too_little_tells_no_language() {
        for text in
            ["", "12 3.4", "Deich 7", "Lorem ipsum dolor", "war War the peace", "გემი ნავსადგურში დგას და ელოდება"]
        {
            assert_eq!(Language::of(None, "", text), None, "{text}");
        }
    }

    #[test]
    fn what_is_stated_holds_unless_the_text_clearly_says_otherwise() {
        let of = |stated, text| Language::of(Language::of_tag(stated), "", text).map(Language::tag);
        let german = "Der Hafen war in der Nacht geschlossen, und niemand konnte sagen, wann er wieder öffnet.";
        assert_eq!([of("en-US", german), of("de-AT", german), of("xx", german)], [Some("de"); 3]);
        let danish = "Havnen var lukket om natten, og ingen vidste, hvornår den ville åbne igen for dem.";
        assert_eq!([of("nb", danish), of("", danish)], [Some("no"), Some("da")], "much alike");
        assert_eq!([of("de", "Deich 7"), of("en", "")], [Some("de"), Some("en")]);
    }

    #[test]
    fn tags_name_languages_whatever_the_region() {
        let tags = ["en-GB", "pt_BR", "nb", "DE", "xx", ""].map(|tag| Language::of_tag(tag).map(Language::tag));
        assert_eq!(tags, [Some("en"), Some("pt"), Some("no"), Some("de"), None, None]);
    }

    #[test]
    fn lists_are_folded_and_in_order() {
        assert!(LANGUAGES.is_sorted_by(|a, b| a.0 < b.0) && LANGUAGES.len() <= 64);
        for language in Language::all() {
            let words: Vec<&str> = language.stop_words().collect();
            assert!(words.len() >= 30, "{}", language.tag());
            assert!(words.is_sorted_by(|a, b| a < b), "{}", language.tag());
            let as_types = words.iter().find(|word| fold(word) != **word);
            assert_eq!(as_types, None, "{}", language.tag());
        }
    }
}
