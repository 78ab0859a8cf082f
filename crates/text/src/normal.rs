//! The normal spelling: one spelling for words that look alike, and the folding that makes types of forms.

use crate::writing::Writing;
use std::borrow::Cow;
use std::sync::OnceLock;

/// A normalization form of Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Composed, with plain letters for compatibility ones: NFKC.
    Composed,
    /// Decomposed: NFD.
    Decomposed,
}

/// Normalizes a text.
pub type Normalizer = fn(&str, Form) -> String;

static NORMALIZER: OnceLock<Normalizer> = OnceLock::new();

/// Sets what normalizes. The page uses the browser's, which saves it the tables; the command has its own.
///
/// Call it before the first text is read. Later calls have no effect.
pub fn use_normalizer(normalize: Normalizer) {
    let _ = NORMALIZER.set(normalize);
}

fn normalized(text: &str, form: Form) -> String {
    NORMALIZER.get_or_init(|| own_normalizer)(text, form)
}

#[cfg(not(target_family = "wasm"))]
fn own_normalizer(text: &str, form: Form) -> String {
    use unicode_normalization::UnicodeNormalization;
    match form {
        Form::Composed => text.nfkc().collect(),
        Form::Decomposed => text.nfd().collect(),
    }
}

#[cfg(target_family = "wasm")]
fn own_normalizer(text: &str, _: Form) -> String {
    text.to_owned()
}

/// Whether a character is the same in every normalization form, whatever is beside it, or is composed and not changed by composing (NFKC). Most letters
/// in use are; a letter that is not listed here is only looked at again.
fn is_surely_normal(c: char) -> bool {
    matches!(
        c,
        '\0'..='!' | '#'..='\u{5f}' | 'a'..='\u{7f}' | '’' | '\u{c0}'..='\u{131}' | '\u{134}'..='\u{13e}' | '\u{141}'..='\u{148}' | '\u{14a}'..='\u{17e}'
            | '\u{180}'..='\u{1c3}' | '\u{1cd}'..='\u{1f0}' | '\u{1f4}'..='\u{2af}' | '\u{388}'..='\u{3ce}' | '\u{400}'..='\u{481}'
            | '\u{48a}'..='\u{52f}' | '\u{531}'..='\u{556}' | '\u{561}'..='\u{586}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}'
            | '\u{660}'..='\u{669}' | '\u{671}'..='\u{674}' | '\u{679}'..='\u{6d3}' | '\u{904}'..='\u{939}' | '\u{93d}'..='\u{950}'
            | '\u{e01}'..='\u{e32}' | '\u{e34}'..='\u{e37}' | '\u{e40}'..='\u{e4b}' | '\u{10d0}'..='\u{10fa}' | '\u{1e00}'..='\u{1e99}'
            | '\u{1ea0}'..='\u{1ef9}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
    )
}

/// Whether a character is an apostrophe, or stands for one inside words: ' ’ ‘ ʼ ʻ ´ ʹ ′ ＇, the backtick and the Hebrew geresh.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`') || c > '\u{b3}' && is_odd_apostrophe(c)
}

fn is_odd_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\u{b4}' | '\u{2b9}'..='\u{2bd}' | '\u{2c8}' | '\u{2ca}' | '\u{2cb}' | '\u{374}' | '\u{55a}' | '\u{5f3}' | '\u{2018}'..='\u{201b}' | '\u{2032}'
            | '\u{2035}' | '\u{a78b}' | '\u{a78c}' | '\u{ff07}'
    )
}

/// Whether a character is invisible and part of no spelling: soft hyphens, zero-width spaces and joiners, direction marks, variation
/// selectors (`Default_Ignorable_Code_Point` of Unicode 16).
pub fn is_ignorable(c: char) -> bool {
    c >= '\u{ad}'
        && matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
                | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Returns the normal spelling of a form: composed (NFC), with plain letters for compatibility ones (`ﬁ`, `Ｎ`), without invisible characters that are no
/// part of its script, and with `'` for every apostrophe but `’`, which is as usual. Capitals and accents stay.
pub fn normal(form: &str) -> Cow<'_, str> {
    if form.chars().all(is_surely_normal) {
        return Cow::Borrowed(form);
    }
    let mut spelling = form.to_owned();
    // What compatibility letters consist of may itself need mapping; three passes are always enough, and one nearly always.
    for _ in 0..3 {
        let mut mapped = String::with_capacity(spelling.len());
        for c in spelling.chars() {
            match c {
                '’' => mapped.push(c),
                // The Hebrew gershayim, since a quotation mark ends words elsewhere.
                '"' | '”' | '“' => mapped.push('\u{5f4}'),
                // What stretches an Arabic word spells nothing.
                '\u{640}' if form.contains(|c: char| c != '\u{640}' && c.is_alphabetic()) => {}
                // Persian and the scripts of India spell with joiners, so that they are shown with them.
                '\u{200c}' | '\u{200d}' if mapped.ends_with(|c| matches!(c, '\u{600}'..='\u{dff}')) => mapped.push(c),
                c if is_ignorable(c) => {}
                c if is_apostrophe(c) => mapped.push('\''),
                c => mapped.push(c),
            }
        }
        let next = normalized(&mapped, Form::Composed);
        if next == spelling {
            break;
        }
        spelling = next;
    }
    Cow::Owned(spelling)
}

/// Folds a form into its type: its normal spelling in lower case, with straight apostrophes.
pub fn fold(form: &str) -> Cow<'_, str> {
    fold_as(form, Writing::Plain)
}

/// Folds a form as it is written in some languages: in Turkish, `I` is the capital of `ı`. In all, `İ` is that of `i`.
pub fn fold_as(form: &str, writing: Writing) -> Cow<'_, str> {
    if form.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(form);
    }
    let spelling = normal(form);
    let is_turkic = writing == Writing::Turkic;
    if spelling.is_ascii() && !(is_turkic && spelling.contains('I')) {
        return Cow::Owned(spelling.to_ascii_lowercase());
    }
    let letters = spelling.chars().filter(|c| !is_ignorable(*c)).map(|c| match c {
        'İ' => 'i',
        'I' if is_turkic => 'ı',
        '’' => '\'',
        c => c,
    });
    let lower = letters.collect::<String>().to_lowercase().replace('ς', "σ");
    Cow::Owned(normal(&lower).into_owned())
}

/// Returns a folded spelling without accents: `cafe` for `café`, `lodz` for `łódź`, `strasse` for `straße`. Signs that are vowels or parts of letters in their
/// script stay, as in Hindi and Japanese; Hebrew points and Arabic vowel signs go.
pub fn without_accents(folded: &str) -> Cow<'_, str> {
    if folded.is_ascii() {
        return Cow::Borrowed(folded);
    }
    let mut plain = String::with_capacity(folded.len());
    for c in normalized(folded, Form::Decomposed).chars() {
        match c {
            '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{5c7}'
            | '\u{64b}'..='\u{655}'
            | '\u{670}' => {}
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ħ' => plain.push('h'),
            'ı' => plain.push('i'),
            c => plain.push(c),
        }
    }
    Cow::Owned(normalized(&plain, Form::Composed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_look_alike_fold_alike() {
        for (form, folded) in [
            ("NATO", "nato"),
            ("’S", "'s"),
            ("ÉTÉ", "été"),
            ("re\u{301}sume\u{301}", "résumé"),
            ("eﬀort", "effort"),
            ("ＵＮ", "un"),
            ("har\u{ad}bour", "harbour"),
            ("har\u{200b}bour", "harbour"),
            ("\u{200e}port\u{200f}", "port"),
            ("ha\u{200d}ven\u{fe0f}", "haven"),
            ("D’Arcy", "d'arcy"),
            ("DʼArcy", "d'arcy"),
            ("D`Arcy", "d'arcy"),
            ("D´Arcy", "d'arcy"),
            ("Dʹarcy", "d'arcy"),
            ("D＇ARCY", "d'arcy"),
            ("İzmir", "izmir"),
            ("IRAK", "irak"),
            ("Ολος", "ολοσ"),
            ("חז\"ל", "חז״ל"),
            ("می\u{200c}روم", "میروم"),
        ] {
            assert_eq!(fold(form), folded, "{form:?}");
        }
    }

    #[test]
    fn turkish_has_two_kinds_of_i() {
        let folded = ["ISPARTA", "İZMİR", "Irmak", "izmir"].map(|form| fold_as(form, Writing::Turkic).into_owned());
        assert_eq!(folded, ["ısparta", "izmir", "ırmak", "izmir"]);
    }

    #[test]
    fn a_normal_spelling_keeps_capitals_and_the_usual_apostrophe() {
        assert_eq!(["D’Arcy", "D`Arcy", "E\u{301}cole", "ﬂag"].map(normal), ["D’Arcy", "D'Arcy", "École", "flag"]);
    }

    #[test]
    fn accents_go_but_no_letters() {
        let plain = [
            "café",
            "łódź",
            "straße",
            "ångström",
            "đoković",
            "ışık",
            "ёлка",
            "αθήνα",
            "الهُدنة",
            "हिन्दी",
            "がぎ",
            "전쟁",
        ];
        let wanted = [
            "cafe",
            "lodz",
            "strasse",
            "angstrom",
            "dokovic",
            "isik",
            "елка",
            "αθηνα",
            "الهدنة",
            "हिन्दी",
            "がぎ",
            "전쟁",
        ];
        assert_eq!(plain.map(|word| without_accents(&fold(word)).into_owned()), wanted);
    }

    #[test]
    fn what_is_surely_normal_is() {
        let normal: Vec<char> = ('\0'..=char::MAX).filter(|c| is_surely_normal(*c)).collect();
        let changed = normal.iter().find(|c| own_normalizer(&c.to_string(), Form::Composed) != c.to_string());
        assert_eq!(changed, None);
        assert!(!normal.iter().any(|c| is_ignorable(*c) || is_apostrophe(*c) && !matches!(c, '\'' | '’')));
    }

    proptest! {
        #[test]
        fn what_is_surely_normal_is_in_company(text in "[ -_a-z’À-ıĴ-ľΈ-ώЀ-ҁא-תؠ-ي۰ऄ-हऽ-ॐก-าิ-ืเ-๋Ḁ-ẙẠ-ỹぁ-ゖァ-ー一-鿿가-힣]{0,9}") {
            let text: String = text.chars().filter(|c| is_surely_normal(*c)).collect();
            prop_assert_eq!(own_normalizer(&text, Form::Composed), text);
        }

        #[test]
        fn folding_twice_changes_nothing(
            form in r"([a-zA-Z'’`ʼ´\u{ad}\u{200b}\u{200d}\u{301}\u{307}\u{331}İIıiﬁſŉǅẞςΣ]|\PC|[\u{300}-\u{36f}]){0,8}",
            is_turkic in any::<bool>(),
        ) {
            let writing = if is_turkic { Writing::Turkic } else { Writing::Plain };
            let spelling = normal(&form).into_owned();
            prop_assert_eq!(normal(&spelling), spelling.as_str());
            let folded = fold_as(&form, writing).into_owned();
            prop_assert_eq!(fold_as(&folded, writing), folded.as_str());
            prop_assert_eq!(fold_as(&spelling, writing), folded.as_str(), "the spelling folds as the form does");
            let plain = without_accents(&folded).into_owned();
            prop_assert_eq!(without_accents(&plain), plain.as_str());
        }
    }
}
