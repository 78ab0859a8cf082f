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
const BEFORE_NAMES: [&str; 96] = [
    "adm",
    "akad",
    "art",
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
    "dipl",
    "dist",
    "dott",
    "dr",
    "dra",
    "drs",
    "fig",
    "fr",
    "gen",
    "gov",
    "gr",
    "hr",
    "hrn",
    "ing",
    "insp",
    "jr",
    "jun",
    "lic",
    "lt",
    "ltd",
    "mag",
    "maj",
    "messrs",
    "mgr",
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
    "rep",
    "rev",
    "sen",
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

/// Returns what ends between two tokens of a text, given the text `gap` between them.
///
/// A full stop ends a sentence if white space follows it and the next word does not begin with a small letter. It does not after an initial or a title
/// ("J. Smith", "Dr. Smith"), nor between a short word and a number ("No. 10", "Jan. 6"), nor after a day of the month ("3. Oktober").
/// This misleads where a sentence ends with such a word, as in "in the U.S. Officials said".
pub fn between(before: &str, gap: &str, after: &str) -> Boundary {
    // Nearly all gaps are one space.
    if matches!(gap.as_bytes(), [b' ']) {
        return Boundary::None;
    }
    if gap.contains(['\n', '\u{2029}']) {
        return Boundary::Paragraph;
    }
    let ends = if gap.contains(['。', '！', '？', '｡', '．', '।', '॥', '։', '۔', '؟', '።']) {
        true
    } else if let Some(at) = gap.find(['.', '!', '?', '…']) {
        let goes_on =
            !gap.get(at..).unwrap_or_default().contains(char::is_whitespace) || after.starts_with(char::is_lowercase);
        let is_stop = gap.get(at..).is_some_and(|mark| mark.starts_with('.') && !mark.starts_with(".."));
        !(goes_on || is_stop && is_abbreviated(before, after))
    } else {
        false
    };
    if ends { Boundary::Sentence } else { Boundary::None }
}

/// Whether a full stop after `before` belongs to the word.
fn is_abbreviated(before: &str, after: &str) -> bool {
    let n_letters = before.chars().take(5).count();
    if before.chars().all(char::is_numeric) {
        return n_letters <= 2;
    }
    n_letters == 1
        || is_initials(before)
        || n_letters < 5 && after.starts_with(char::is_numeric)
        // No abbreviation is longer than six letters, and most words before a full stop are.
        || before.chars().nth(6).is_none() && BEFORE_NAMES.binary_search(&before.to_lowercase().as_str()).is_ok()
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
        assert!(BEFORE_NAMES.is_sorted());
        assert!(BEFORE_NAMES.iter().all(|word| word.chars().count() <= 6 && word.to_lowercase() == *word));
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        check("Dr. Lund met J. K. Berg and Gov. Vik in St. Olav./ No. 10 said it on Jan. 6, 2024./ In 2024./ Then");
        check("Am 3. Oktober sprach Prof. Weiß, vgl. Seite 4");
        check("The U.S. Army said.net and 3.5 more");
        check("На вул. Лісова жив проф. Бондар./ Він пішов");
    }
}
