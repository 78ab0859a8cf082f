//! Boundaries: where a sentence or a paragraph ends between two tokens.

use crate::segment::is_initials;

/// What ends between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Boundary {
    /// Nothing: both are in one sentence.
    None,
    /// A sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
}

/// Abbreviations before names, folded and sorted. A full stop after one of them ends no sentence. Single letters and initials need no entry.
const BEFORE_NAMES: [&str; 113] = [
    "abp",
    "adm",
    "akad",
    "art",
    "bp",
    "bzw",
    "ca",
    "capt",
    "cf",
    "cllr",
    "cmdr",
    "col",
    "cpl",
    "dept",
    "det",
    "dhr",
    "dipl",
    "dist",
    "dott",
    "dr",
    "dra",
    "drs",
    "fig",
    "fr",
    "ft",
    "gen",
    "gens",
    "gov",
    "govs",
    "gr",
    "hr",
    "hrn",
    "ing",
    "insp",
    "inż",
    "jr",
    "jun",
    "kard",
    "ks",
    "lic",
    "lt",
    "ltd",
    "mag",
    "maj",
    "mec",
    "messrs",
    "mevr",
    "mgr",
    "mjr",
    "mlle",
    "mme",
    "mr",
    "mrs",
    "ms",
    "mt",
    "nr",
    "núm",
    "phil",
    "pres",
    "prof",
    "proff",
    "profs",
    "płk",
    "rep",
    "reps",
    "rev",
    "sen",
    "sens",
    "sgt",
    "sig",
    "skt",
    "sr",
    "sra",
    "st",
    "sta",
    "ste",
    "str",
    "supt",
    "tel",
    "univ",
    "urspr",
    "vgl",
    "vs",
    "św",
    "акад",
    "бул",
    "вул",
    "гг",
    "ген",
    "гр",
    "див",
    "доц",
    "им",
    "кн",
    "млн",
    "млрд",
    "напр",
    "обл",
    "пл",
    "пп",
    "просп",
    "проф",
    "рис",
    "рр",
    "св",
    "см",
    "ст",
    "стр",
    "тис",
    "тов",
    "тыс",
    "ул",
    "ім",
];

/// Other abbreviations with vowels, likewise. Sentences go on behind them with a small letter or a number.
const WITHIN: [&str; 53] = [
    "al", "approx", "apr", "aprox", "aug", "ave", "co", "corp", "dec", "ecc", "ed", "eds", "ehem", "env", "esim",
    "est", "etc", "ev", "evt", "evtl", "excl", "exkl", "ext", "feb", "inc", "incl", "inkl", "jan", "jne", "jul", "jun",
    "kap", "max", "min", "mio", "nov", "oct", "op", "osv", "oz", "resp", "sec", "sep", "sept", "sog", "usw", "vol",
    "ym", "коп", "ред", "руб", "тел", "ін",
];

/// Those that only numbers follow, likewise.
const BEFORE_NUMBERS: [&str; 9] = ["abs", "az", "cap", "mar", "no", "nos", "okt", "буд", "стор"];

/// Of all these, those that are words too, unless they are capitalised.
const WORDS_TOO: [&str; 3] = ["art", "det", "fig"];

/// Letters without which a word is none, but for an abbreviation.
const VOWELS: &str = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœąęıőűůěăаеёиоуыэюяіїєαεηιουωάέήίόύώ";

/// Returns what ends between two tokens of a text, given the text `gap` between them.
///
/// A full stop ends a sentence if white space follows it. It does not after an initial or a title ("J. Smith", "Dr. Smith"), nor between some short words and
/// a number ("No. 10", "Jan. 6"), nor after a day of the month ("3. Oktober"), nor, before a small letter, after a number or another abbreviation ("etc. and").
/// Other marks end none before a small letter. This misleads where a sentence ends with such a word, as in "in the U.S. Officials said", and where one goes on
/// behind an abbreviation that is not known.
pub fn between(before: &str, gap: &str, after: &str) -> Boundary {
    // Nearly all gaps are one space.
    if matches!(gap.as_bytes(), [b' ']) {
        return Boundary::None;
    }
    if gap.contains(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        return Boundary::Paragraph;
    }
    let ends = if gap.contains(['。', '！', '？', '｡', '．', '।', '॥', '։', '۔', '؟', '።']) {
        true
    } else if let Some(at) = gap.find(['.', '!', '?', '…']) {
        let mark = gap.get(at..).unwrap_or_default();
        let is_stop = mark.starts_with('.') && !mark.starts_with("..");
        let is_small = after.starts_with(char::is_lowercase);
        let goes_on = if is_stop { is_abbreviated(before, after, is_small) } else { is_small };
        mark.contains(char::is_whitespace) && !goes_on
    } else {
        false
    };
    if ends { Boundary::Sentence } else { Boundary::None }
}

/// Whether a full stop after `before` belongs to the word; `is_small` is whether `after` begins with a small letter.
fn is_abbreviated(before: &str, after: &str, is_small: bool) -> bool {
    let n_letters = before.chars().take(7).count();
    if before.chars().all(char::is_numeric) {
        return n_letters <= 2 || is_small;
    }
    if n_letters == 1 || is_initials(before) {
        return true;
    }
    // No abbreviation is longer than six letters, and most words before a full stop are.
    if n_letters > 6 {
        return false;
    }
    let folded = before.to_lowercase();
    let is = |list: &[&str]| list.binary_search(&folded.as_str()).is_ok();
    let is_number = after.starts_with(char::is_numeric);
    let is_known = is(&BEFORE_NAMES) || (is_small || is_number) && is(&WITHIN) || is_number && is(&BEFORE_NUMBERS);
    let is_word_too = !is_number && is(&WORDS_TOO) && !before.starts_with(char::is_uppercase);
    is_known && !is_word_too || (is_small || is_number) && !folded.contains(|c| VOWELS.contains(c)) || is_plural(before)
}

/// Whether a word is a letter twice, as some languages shorten what there are several of: "EE. UU.", "MM. Lund et Berg".
fn is_plural(word: &str) -> bool {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    first == second && letters.next().is_none() && first.is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Writing, tokens};

    /// Checks a text with a `/` at each end of a sentence and a `|` at each end of a paragraph.
    fn check(marked: &str) {
        let text = marked.replace(['/', '|'], "");
        let mut found = String::new();
        let mut last = (0, "");
        for token in tokens(&text, Writing::Plain) {
            let (gap, word) = (&text[last.0..token.start], &text[token.start..token.end]);
            let (head, tail) = gap.split_at(gap.find([' ', '\n']).unwrap_or(gap.len()));
            let mark = match between(last.1, gap, word) {
                Boundary::None => "",
                Boundary::Sentence => "/",
                Boundary::Paragraph => "|",
            };
            found.extend([head, mark, tail, word]);
            last = (token.end, word);
        }
        found.push_str(&text[last.0..]);
        assert_eq!(found, marked);
    }

    #[test]
    fn sentences_end_at_their_marks() {
        check("The boats left./ They came back!/ Did they?/ Yes.|\nNew line");
        check("“We left.”/ “All of us,” she said (twice)./ Then…/ Nothing");
        check("“Why?” he asked… and went; others: no — stayed");
        check("会議は終わった。/ 次");
        check("Ολα τελείωσαν./ Η ομάδα");
    }

    #[test]
    fn abbreviations_are_sorted_and_short() {
        for list in [&BEFORE_NAMES[..], &WITHIN, &BEFORE_NUMBERS, &WORDS_TOO] {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| word.chars().count() <= 6 && word.to_lowercase() == *word));
        }
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        check("Dr. Lund met J. K. Berg and Gov. Vik in St. Olav./ No. 10 said it on Jan. 6, 2024./ In 2024./ Then");
        check("Am 3. Oktober sprach Prof. Weiß, vgl. Seite 4");
        check("The U.S. Army said.net and 3.5 more");
        check("На вул. Лісова жив проф. Бондар./ Він пішов");
        check("They met etc. and so on, approx. five, approx. 500, of Berg Inc. said so at 9 p.m. on Monday");
        check("Od 2024. godine i 3. svibnja, tzw. rada, 5 млн. людей");
        check("Dans les EE. UU. et avec MM. Lund et Berg, Art. 5, Sens. Vik");
    }

    #[test]
    fn other_words_end_sentences_whatever_follows() {
        check("It comes next./ eBay said so last year./ next to it");
        check("They lost the war./ 24 people came for the art./ Museums closed./ det./ Han kom");
    }
}
