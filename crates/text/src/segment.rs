//! Segmentation: finds the tokens of a text by Unicode word boundaries (UAX #29).

use crate::elision::elision_length;
use crate::joints::{apart, is_joiner, joined_words, with_geresh};
use crate::plain::{self, Next};
use crate::stretch::stretches;
use crate::suffix::suffix_length;
use crate::writing::Writing;
use std::sync::OnceLock;
use unicode_segmentation::UnicodeSegmentation;

/// A token's byte range in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The offset of its first byte.
    pub start: usize,
    /// The offset after its last byte.
    pub end: usize,
}

/// Cuts a run of letters in scripts without spaces into words. Returns the byte offset of each word's end, in order.
pub type Cutter = fn(&str) -> Vec<usize>;

static CUTTER: OnceLock<Cutter> = OnceLock::new();

/// Sets the dictionary that cuts such runs.
///
/// Call it before the first text is segmented, so that the whole corpus is cut the same way. Later calls have no effect.
pub fn use_cutter(cut: Cutter) {
    let _ = CUTTER.set(cut);
}

/// The longest token, in bytes. What is longer is no word of any language, and browsers take minutes to lay some of it out; it is cut here.
pub const LONGEST: usize = 1024;

/// Returns the tokens of a text in reading order.
///
/// A token is a UAX #29 word that contains a letter or digit. A final `'s` is a separate token, as in the British National Corpus, so "Kyiv's"
/// counts as "Kyiv", and so is a suffix behind a name in languages that have such, so "NATO'nun" and "NATO:n" count as "NATO". An elided word is a
/// separate token too, so "l'OTAN" counts as "OTAN". Hyphens separate words. So do colons: the standard lets them join words for the sake of Swedish, but
/// "More:Trump" on a news page is two words. "U.S." gives `U.S`; "1,000.5" stays whole. Backticks, acute accents and zero-width spaces between letters
/// part no word. A word of more than [`LONGEST`] bytes is several.
///
/// Thai, Lao, Khmer, Burmese, Chinese and Japanese are cut by the dictionary passed to [`use_cutter`]. Without one, as on the command line,
/// each Chinese or Thai letter and each hiragana is a token, and a run of katakana is one token.
///
/// This misleads where the dictionary does not know a name, or cuts the same letters differently beside other words. Counts depend on how the
/// dictionary cut the text, and browsers have different dictionaries.
pub fn tokens(text: &str, writing: Writing) -> impl Iterator<Item = Token> + '_ {
    tokens_by(text, writing, CUTTER.get().copied())
}

fn tokens_by(text: &str, writing: Writing, cutter: Option<Cutter>) -> impl Iterator<Item = Token> + '_ {
    let mut at = 0;
    // The tokens of the last piece that is not plain, the last one first.
    let mut of_piece: Vec<Token> = Vec::new();
    std::iter::from_fn(move || {
        loop {
            if let Some(token) = of_piece.pop() {
                return Some(token);
            }
            let (from, to) = match plain::next(text.as_bytes(), at)? {
                Next::Word(start, end) => {
                    at = end.min(start + LONGEST);
                    return Some(Token { start, end: at });
                }
                Next::Piece(from, to) => (from, to),
            };
            at = to;
            let piece = text.get(from..to).unwrap_or_default();
            let found = tokens_of_piece(piece, writing, cutter).flat_map(|token| short_parts(piece, token));
            of_piece.extend(found.map(|token| Token { start: from + token.start, end: from + token.end }));
            of_piece.reverse();
        }
    })
}

/// The token, or its parts where it is too long for one; a part without a letter or digit is none.
fn short_parts(text: &str, token: Token) -> impl Iterator<Item = Token> + '_ {
    let mut start = token.start;
    let parts = std::iter::from_fn(move || {
        let from = start;
        start = text.floor_char_boundary(token.end.min(from + LONGEST));
        (from < start).then_some(Token { start: from, end: start })
    });
    let is_word = |part: &str| part.contains(char::is_alphanumeric);
    parts.filter(move |part| *part == token || text.get(part.start..part.end).is_some_and(is_word))
}

/// Returns the tokens of any text by the whole standard.
fn tokens_of_piece(text: &str, writing: Writing, cutter: Option<Cutter>) -> impl Iterator<Item = Token> + '_ {
    stretches(text, cutter.is_some()).flat_map(move |(at, stretch, unspaced)| {
        let (run, rest) = if unspaced { (stretch, "") } else { ("", stretch) };
        let of_run = cutter.map(|cut| cut_run(at, run, cut)).unwrap_or_default();
        of_run.into_iter().chain(spaced_tokens(at, rest, writing))
    })
}

/// Cuts a run with a cutter. Ignores any offset that is not a valid word end, so no letter is lost.
fn cut_run(at: usize, run: &str, cut: Cutter) -> Vec<Token> {
    if run.is_empty() {
        return Vec::new();
    }
    let mut from = 0;
    let mut found = Vec::new();
    for end in cut(run).into_iter().chain([run.len()]) {
        if let Some(word) = run.get(from..end) {
            if word.contains(char::is_alphanumeric) {
                found.push(Token { start: at + from, end: at + end });
            }
            from = end;
        }
    }
    found
}

fn spaced_tokens(at: usize, text: &str, writing: Writing) -> impl Iterator<Item = Token> + '_ {
    let words = words(text).flat_map(apart).map(|word| with_geresh(text, word));
    words.flat_map(move |word| parts(word, writing)).flat_map(move |(start, word)| {
        let start = at + start;
        let end = start + word.len();
        let cut = end - suffix_length(word, writing);
        let from = start + elision_length(word);
        let elided = (start < from).then_some(Token { start, end: from });
        let stem = (cut > from).then_some(Token { start: from, end: cut });
        let suffix = (cut < end).then_some(Token { start: cut, end });
        elided.into_iter().chain(stem).chain(suffix)
    })
}

/// Returns the words of UAX #29 with their byte offsets.
///
/// Splits at spaces first, so that plain ASCII pieces take the library's fast path even when other pieces do not. This changes no word, since
/// none crosses a space; the standard attaches a combining mark to a space before it, and here the mark comes without the space.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let may_have_joiners = text.contains(is_joiner);
    let mut at = 0;
    text.split_inclusive(' ').flat_map(move |piece| {
        let from = at;
        at += piece.len();
        let joined = may_have_joiners.then(|| joined_words(piece)).flatten();
        let plain = if joined.is_some() { "" } else { piece };
        let slice = move |(at, length): (usize, usize)| Some((from + at, piece.get(at..at + length)?));
        let joined = joined.unwrap_or_default().into_iter().filter_map(slice);
        joined.chain(plain.unicode_word_indices().map(move |(start, word)| (from + start, word)))
    })
}

/// Splits a word at colons. Returns each part with its byte offset; where colons stand before suffixes, such a part keeps its colon.
fn parts((start, word): (usize, &str), writing: Writing) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    let mut rest = Some(word);
    std::iter::from_fn(move || {
        let text = rest?;
        let from = at;
        let first = usize::from(text.starts_with(':'));
        let colon = text.get(first..).and_then(|behind| behind.find(':')).map(|colon| first + colon);
        let part = text.get(..colon.unwrap_or(text.len()))?;
        let behind = colon.and_then(|colon| text.get(colon..));
        let is_suffix = |behind: &str| {
            let suffix = behind.get(1..).unwrap_or_default();
            writing == Writing::Nordic
                && part.contains(|c: char| c.is_uppercase() || c.is_numeric())
                && suffix.chars().count() < 6
                && suffix.chars().all(char::is_lowercase)
        };
        let skip = behind.map_or(0, |behind| usize::from(!is_suffix(behind)));
        at += part.len() + skip;
        rest = behind.and_then(|behind| behind.get(skip..));
        Some((from, part))
    })
    .filter(|(_, part)| part.contains(char::is_alphanumeric))
}

/// Whether a form is a number: it has digits and no letters.
pub fn is_number(form: &str) -> bool {
    form.chars().any(char::is_numeric) && !form.chars().any(char::is_alphabetic)
}

/// Whether a form is single letters separated by full stops. "U.S." becomes the token `U.S` and should be shown with its final stop.
pub fn is_initials(form: &str) -> bool {
    let is_letter = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    form.contains('.') && form.split('.').all(is_letter)
}

/// Returns the paragraphs of a text: its non-blank lines, each with its byte offset.
pub fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split('\n').filter_map(move |line| {
        let start = offset;
        offset += line.len() + 1;
        (!line.trim().is_empty()).then_some((start, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::is_unspaced;
    use proptest::prelude::*;

    fn check(text: &str, wanted: &[&str]) {
        check_as(Writing::Plain, text, wanted);
    }

    fn check_as(writing: Writing, text: &str, wanted: &[&str]) {
        let found: Vec<&str> = tokens(text, writing).map(|t| &text[t.start..t.end]).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn suffixes_behind_names_are_separate_tokens() {
        check_as(
            Writing::Turkic,
            "Berg'in, Lund’a LUND’UN 2024'te Kur'an kapı'nın",
            &["Berg", "'in", "Lund", "’a", "LUND", "’UN", "2024", "te", "Kur'an", "kapı'nın"],
        );
        check_as(
            Writing::Nordic,
            "OECD:n WHO:ssa klo:n More:Berg 10:30 Bordeaux’n",
            &["OECD", ":n", "WHO", ":ssa", "klo", "n", "More", "Berg", "10", "30", "Bordeaux", "’n"],
        );
        check(
            "п’ять OECD’у ОЕСР’івський П’ять Лук’янов b’ю",
            &["п’ять", "OECD", "’у", "ОЕСР", "’івський", "П’ять", "Лук’янов", "b", "’ю"],
        );
        check("Berg'in OECD:n", &["Berg'in", "OECD", "n"]);
    }

    #[test]
    fn invisible_characters_and_odd_apostrophes_part_no_word() {
        let whole = [
            "har\u{ad}bour",
            "har\u{200b}bour",
            "ha\u{200d}ven",
            "D`Arcy",
            "D´Arcy",
            "DʼArcy",
            "D＇Arcy",
            "po\u{2060}rt",
        ];
        for word in whole {
            check(word, &[word]);
        }
        check("Lund`s ``Arcy´ x\u{200b}-y", &["Lund", "`s", "Arcy", "x", "y"]);
        check("ไทย\u{200b}ไทย", &["ไ", "ท", "ย", "ไ", "ท", "ย"]);
        check("\u{feff}Port \u{200e}Port", &["Port", "Port"]);
    }

    #[test]
    fn tokens_follow_unicode_word_boundaries() {
        check("Kyiv’s long-sought bid", &["Kyiv", "’s", "long", "sought", "bid"]);
        check("It's Trump's. Don't.", &["It", "'s", "Trump", "'s", "Don't"]);
        check("U.S. aid: $1,000.5 (3%)", &["U.S", "aid", "1,000.5", "3"]);
        check("More:Trump’s 10:30", &["More", "Trump", "’s", "10", "30"]);
        check("'s", &["s"]);
        check("’S’s", &["S", "’s"]);
        check("Владимир Зеленський", &["Владимир", "Зеленський"]);
        check("", &[]);
    }

    #[test]
    fn what_no_language_has_is_cut() {
        let of = |text: &str| tokens(text, Writing::Plain).map(|token| token.end - token.start).collect::<Vec<_>>();
        assert_eq!(of(&"a".repeat(2500)), [1024, 1024, 452]);
        assert_eq!(of(&["é".repeat(1000).as_str(), " b’s"].concat()), [1024, 976, 1, 4]);
        assert_eq!(of(&["a", &"\u{301}".repeat(5000), " b"].concat()), [1023, 1]);
    }

    #[test]
    fn elided_words_are_separate_tokens() {
        check("l'OTAN, d’Ukraine", &["l'", "OTAN", "d’", "Ukraine"]);
        check("L'Europe qu'il jusqu’à aujourd'hui", &["L'", "Europe", "qu'", "il", "jusqu’", "à", "aujourd'hui"]);
        check("C'était l’été d'aujourd'hui", &["C'", "était", "l’", "été", "d'", "aujourd'hui"]);
        check("dell'Ucraina un'altra QUELL’UOMO", &["dell'", "Ucraina", "un'", "altra", "QUELL’", "UOMO"]);
        check("l'home d'Òdena n'hi", &["l'", "home", "d'", "Òdena", "n'", "hi"]);
        check("l’OTAN’s D'abord", &["l’", "OTAN", "’s", "D'", "abord"]);
    }

    #[test]
    fn other_apostrophes_do_not_split_words() {
        for word in [
            "don't",
            "o'clock",
            "D'Angelo",
            "O'Neil",
            "rock'n'roll",
            "I'm",
            "we'll",
            "m'lady",
            "y'all",
            "ma'am",
            "Sana'a",
        ] {
            check(word, &[word]);
        }
        for word in [
            "Qur’an",
            "N'Golo",
            "c’hoazh",
            "C'hoazh",
            "quelqu'un",
            "presqu’île",
            "п'ять",
            "j…a",
            "ng'ombe",
            "D’UKRAINE",
        ] {
            check(word, &[word].into_iter().flat_map(|w| w.split('…')).collect::<Vec<_>>());
        }
        check("'tis l' OTAN l'11", &["tis", "l", "OTAN", "l", "11"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn splitting_at_spaces_changes_no_word(
            // Letters, digits, everything that joins or splits them, a combining accent, a joiner, half a flag, and any other character.
            text in r"([ aB9é'’.,:;_…\-\n\u{301}\u{200d}\u{1f1fa}שאカ停]|\PC){0,24}",
        ) {
            // These join words, against the standard.
            let text = text.replace(is_joiner, "");
            let whole = text.unicode_word_indices().map(|(at, word)| {
                let bare = word.trim_start_matches(' ');
                (at + word.len() - bare.len(), bare)
            });
            prop_assert!(words(&text).eq(whole), "{:?}", text);
        }
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_within_the_text_and_on_boundaries_of_characters(
            text in r"([ aB9é'’`´ʼ.,:;_…\-\n\u{301}\u{ad}\u{200b}\u{200d}\u{1f1fa}שאカ停Юю]|\PC){0,24}",
            writing in prop::sample::select(vec![Writing::Plain, Writing::Turkic, Writing::Nordic]),
            is_cut in any::<bool>(),
        ) {
            let by_letter: Cutter = |run| run.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
            let mut end = 0;
            for token in tokens_by(&text, writing, is_cut.then_some(by_letter)) {
                prop_assert!(end <= token.start, "{:?} {:?}", text, token);
                let word = text.get(token.start..token.end);
                prop_assert!(word.is_some_and(|word| word.contains(char::is_alphanumeric)), "{:?} {:?}", text, token);
                end = token.end;
            }
            prop_assert!(!text.get(end..).is_some_and(|rest| rest.contains(char::is_alphabetic)), "{:?}", text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn plain_words_are_those_of_the_standard(
            text in r"([ aBs9é'’‘“”–—…•`´.,:;_\-\n\x22/\u{a0}\u{301}\u{ad}\u{200b}\u{200d}\u{1f1fa}שא停Ю\u{0}\u{7f}]|[aé][’']s|\p{ASCII}|\PC){0,24}",
            writing in prop::sample::select(vec![Writing::Plain, Writing::Turkic, Writing::Nordic]),
            is_cut in any::<bool>(),
        ) {
            let by_letter: Cutter = |run| run.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
            let cutter = is_cut.then_some(by_letter);
            let found: Vec<Token> = tokens_by(&text, writing, cutter).collect();
            let wanted: Vec<Token> = tokens_of_piece(&text, writing, cutter).collect();
            prop_assert_eq!(found, wanted, "{:?}", text);
        }
    }

    fn check_cut(text: &str, cutter: Cutter, wanted: &[&str]) {
        let found: Vec<&str> = tokens_by(text, Writing::Plain, Some(cutter)).map(|t| &text[t.start..t.end]).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn only_runs_without_spaces_reach_the_cutter() {
        let by_two: Cutter = |run| {
            assert!(run.chars().all(is_unspaced), "{run}");
            run.char_indices().skip(2).step_by(2).map(|(at, _)| at).collect()
        };
        check_cut(
            "停戦合意。AI技術とNATO’s 2024年",
            by_two,
            &["停戦", "合意", "AI", "技術", "と", "NATO", "’s", "2024", "年"],
        );
        check_cut("สงคราม war", by_two, &["สง", "คร", "าม", "war"]);
        check_cut("plain l'été", by_two, &["plain", "l'", "été"]);
        check_cut("ウク・ライナ", by_two, &["ウク", "・ラ", "イナ"]);
        check_cut("・・", by_two, &[]);
        check_cut("", by_two, &[]);
    }

    #[test]
    fn a_cutter_that_returns_nonsense_loses_no_letter() {
        check_cut("停戦合意", |_| Vec::new(), &["停戦合意"]);
        check_cut("停戦合意", |_| vec![900, 4, 3, 1, 6, 6, 0], &["停", "戦", "合意"]);
    }

    #[test]
    fn without_a_cutter_unicode_decides() {
        let found = |text| tokens_by(text, Writing::Plain, None).count();
        assert_eq!([found("停戦合意"), found("ウクライナ"), found("กขค"), found("전쟁이 났다")], [4, 1, 3, 2]);
    }

    #[test]
    fn numbers_have_digits_and_no_letters() {
        assert!(is_number("2024") && is_number("1,000.5"));
        assert!(!is_number("G7") && !is_number("x"));
    }

    #[test]
    fn initials_are_letters_between_full_stops() {
        assert!(is_initials("U.S") && is_initials("e.g") && is_initials("Ю.А"));
        assert!(!is_initials("US") && !is_initials("x") && !is_initials("1.5") && !is_initials("cnn.com"));
    }

    #[test]
    fn paragraphs_have_their_offsets() {
        let found: Vec<_> = paragraphs("a\n\n b\nc").collect();
        assert_eq!(found, [(0, "a"), (3, " b"), (6, "c")]);
    }
}
