//! Caseless: whether articles are in scripts without capitals, by which names are found.

use corpus::Corpus;
use model::Findable;
use text::script::has_no_case;

/// How many words are looked at, spread over the corpus.
const LOOKED_AT: u32 = 4_000;
/// In so many of ten words no letter has a capital: a few names are in Latin letters in any script.
const OF_TEN: u32 = 9;

/// Whether next to no name can be found by itself: nearly all words are in scripts without capitals, and nobody has made a list of names.
pub fn hides_names(corpus: &Corpus) -> bool {
    // Of articles that are added up no name is counted, whoever makes a list.
    if corpus.articles.has_cells() || corpus.head.actors.iter().any(|actor| actor.found().is_none()) {
        return false;
    }
    let step = corpus.n_positions().div_ceil(LOOKED_AT).max(1);
    let positions = (0..corpus.n_positions()).step_by(step as usize);
    let [mut n_words, mut n_caseless] = [0, 0];
    for form in positions.filter_map(|position| corpus.forms.get(position)) {
        if let Some(letter) = corpus.lexicon.form(form).chars().find(|c| c.is_alphabetic()) {
            n_words += 1;
            n_caseless += u32::from(has_no_case(letter));
        }
    }
    n_words > 0 && n_caseless * 10 >= n_words * OF_TEN
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{actor, article, corpus};

    #[test]
    fn names_are_hidden_where_no_letter_has_a_capital() {
        let check = |text: &str, wanted: bool| {
            let of = |actors| corpus(vec![article("a", "O", "2025", text)], actors, vec![]);
            assert_eq!(hides_names(&of(vec![])), wanted, "{text}");
            assert!(!hides_names(&of(vec![actor("Quill", &[], &[])])), "somebody made a list");
        };
        check("قال الوزير إن الحكومة لن توافق على الاتفاق الجديد", true);
        check("მთავრობამ დღეს ახალი კანონი მიიღო", true);
        check("市長は昨日の会議で新しい橋について話した", true);
        check("one two three four", false);
        check("Мэр говорил о новом мосте", false);
        check("قال الوزير and the minister said so", false);
        check("2024 … 17", false);
        check("", false);
    }
}
