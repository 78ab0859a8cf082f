//! The spelling of a name: what a mention counts under, and whether two spellings are of one name.

use corpus::{Corpus, FormSlice, Mention};
use model::{Actor, ActorKind};
use text::{Writing, fold, is_initials, tokens};

/// Two surnames are one name spelled in two ways if no more than this share of the longer one's letters must change. "Zelensky" and
/// "Zelenskyy" differ by .11, "Gaddafi" and "Kadhafi" by .29, "Donald" and "Trump" by 1.
const MOST_CHANGED: f64 = 0.4;
/// The same where the first letters differ: unlike names begin alike less often.
const MOST_CHANGED_FROM_THE_START: f64 = 0.3;
/// A shorter name in capitals may be an abbreviation.
const LEAST_CAPITALS: usize = 4;

/// The spelling that a mention counts under: of a person the last word, of others all words, with single spaces and straight apostrophes. A
/// person's or place's name in capitals ("KYIV" in a dateline) counts under the lexicon's capitalisation ("Kyiv", "O'Brien"); where the
/// lexicon has none, a person's gets a capital letter, and a place's stays if it is listed in capitals alone ("USSR").
pub(super) fn spelling(corpus: &Corpus, mention: &Mention) -> String {
    spell(corpus, mention.label, forms_of_spelling(corpus, mention))
}

/// The forms of a mention that make its spelling.
pub(super) fn forms_of_spelling<'a>(corpus: &'a Corpus, mention: &Mention) -> FormSlice<'a> {
    let forms = corpus.forms.within(mention.span.start..mention.span.end());
    let is_person = corpus.head.actors.get(mention.label as usize).is_some_and(|a| a.kind == ActorKind::Person);
    let last = (0..forms.len()).rfind(|at| forms.get(*at).is_some_and(|form| !is_clitic(corpus.lexicon.form(form))));
    match last {
        Some(last) if is_person => forms.within(last..last + 1),
        _ => forms,
    }
}

fn is_clitic(form: &str) -> bool {
    matches!(form, "'s" | "’s" | "'S" | "’S")
}

/// The spelling that such forms of an actor's name make.
pub(super) fn spell(corpus: &Corpus, label: u32, forms: FormSlice<'_>) -> String {
    let text = joined(forms.iter().map(|form| corpus.lexicon.form(form)));
    match corpus.head.actors.get(label as usize) {
        Some(actor) if matches!(actor.kind, ActorKind::Person | ActorKind::Place) && is_in_capitals(&text) => {
            without_capitals(actor, text)
        }
        _ => text,
    }
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for word in words {
        if !(text.is_empty() || text.ends_with(['\'', '’']) || is_clitic(word)) {
            text.push(' ');
        }
        text.push_str(word);
        // "U.S." is the token `U.S`.
        if is_initials(word) {
            text.push('.');
        }
    }
    text.replace('’', "'")
}

fn is_in_capitals(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() >= LEAST_CAPITALS && letters().all(char::is_uppercase)
}

/// A name in capitals as its actor's names have it otherwise.
fn without_capitals(actor: &Actor, text: String) -> String {
    let folded = fold(&text);
    let names = || std::iter::once(&actor.name).chain(&actor.aliases).map(|name| name.trim_end_matches('*'));
    let words =
        |name: &'_ str| tokens(name, Writing::Plain).map(|t| name[t.start..t.end].to_owned()).collect::<Vec<_>>();
    let known: Vec<String> = if actor.kind == ActorKind::Person {
        names().flat_map(words).map(|word| joined([word.as_str()].into_iter())).collect()
    } else {
        names().map(|name| joined(words(name).iter().map(String::as_str))).collect()
    };
    let same = || known.iter().filter(|name| fold(name) == folded && name.chars().any(char::is_uppercase));
    match same().find(|name| !is_in_capitals(name)) {
        Some(name) => name.clone(),
        None if actor.kind == ActorKind::Place && same().next().is_some() => text,
        None => text.split(' ').map(capitalised).collect::<Vec<_>>().join(" "),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.as_str().to_lowercase().chars()).collect()
}

/// Whether two spellings are of one name.
pub(super) fn is_like(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|text| fold(text).chars().collect::<Vec<char>>());
    let changed = edit_distance(&a, &b) as f64 / a.len().max(b.len()).max(1) as f64;
    changed <= if a.first() == b.first() { MOST_CHANGED } else { MOST_CHANGED_FROM_THE_START }
}

/// How many letters must be put in, taken out or replaced to make one word of the other (Levenshtein 1966).
pub(super) fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    fn check(actor: Actor, text: &str, wanted: &[&str]) {
        let corpus = corpus(vec![article("1", "A", "", text)], vec![actor], vec![]);
        let found: Vec<String> = corpus.actors.in_article(0).iter().map(|m| spelling(&corpus, m)).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_mention_counts_under_its_last_word_or_all_of_them() {
        let aliases = ["O’Brien", "O’Brien's", "O'BRIEN", "O'Brian"];
        check(
            actor("Pat O'Brien", &aliases, &[]),
            "Pat O'Brien O’Brien's O'BRIEN'S O'Brian",
            &["O'Brien", "O'Brien", "O'Brien", "O'Brian"],
        );
        let state = Actor { kind: ActorKind::Place, ..actor("United States", &["U.S.", "US", "U.S.A."], &[]) };
        check(state, "U.S. and the U.S.'s US; U.S.A.", &["U.S.", "U.S.", "US", "U.S.A."]);
        let alliance = Actor { kind: ActorKind::Organisation, ..actor("OTAN", &["l'OTAN", "L’Otan"], &[]) };
        check(alliance, "l'OTAN L’Otan OTAN", &["l'OTAN", "L'Otan", "OTAN"]);
        let place = Actor { kind: ActorKind::Place, ..actor("Isle of Man", &["ISLE OF MAN", "Man's Isle"], &[]) };
        check(place, "ISLE OF MAN, Man’s Isle, Man's  Isle", &["Isle of Man", "Man's Isle", "Man's Isle"]);
    }

    #[test]
    fn spellings_of_one_name_are_alike() {
        let alike = [("Zelensky", "Zelenskiy"), ("Gaddafi", "Qadhafi"), ("Erdoğan", "Erdogan"), ("Yermak", "Ermak")];
        assert!(alike.iter().all(|(a, b)| is_like(a, b) && is_like(b, a)));
        let apart = [("Donald", "Trump"), ("Boris", "Johnson"), ("Volodymyr", "Zelensky"), ("Xi", "Jinping")];
        assert!(!apart.iter().any(|(a, b)| is_like(a, b) || is_like(b, a)));
    }

    proptest! {
        #[test]
        fn a_distance_is_that_of_its_definition(a in "[ab]{0,5}", b in "[ab]{0,5}") {
            fn plain(a: &[char], b: &[char]) -> usize {
                match (a, b) {
                    ([], rest) | (rest, []) => rest.len(),
                    ([x, a @ ..], [y, b @ ..]) if x == y => plain(a, b),
                    ([_, c @ ..], [_, d @ ..]) => 1 + plain(c, d).min(plain(a, d)).min(plain(c, b)),
                }
            }
            let [a, b] = [a, b].map(|text| text.chars().collect::<Vec<_>>());
            prop_assert_eq!(edit_distance(&a, &b), plain(&a, &b));
        }
    }
}
