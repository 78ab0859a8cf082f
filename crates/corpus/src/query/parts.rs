//! The parts of a search: its words, which stand in the texts, and the rest, which asks for articles alone.

use crate::query::field::Field;
use crate::query::syntax::{self, Expr};

/// A search in two parts, each in the search language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What stands in the texts: words, phrases and names. Empty where the search asks for none.
    pub words: String,
    /// What else it asks of the articles, such as `outlet:` or `-word`.
    pub rest: String,
}

impl Parts {
    /// Parts a search: `peace -war outlet:Post` is `peace`, and `-war outlet:Post`. What cannot be understood has no parts.
    pub fn of(text: &str) -> Self {
        let Ok(Some(expr)) = syntax::parse(text) else { return Self::default() };
        let [mut words, mut rest] = [Vec::new(), Vec::new()];
        let parts = match expr {
            Expr::All(parts) => parts,
            other => vec![other],
        };
        let is_one = parts.len() == 1;
        for part in &parts {
            let side = if has_words(part) { &mut words } else { &mut rest };
            side.push(if is_one { written(part, text) } else { operand(part, text) });
        }
        Self { words: words.join(" "), rest: rest.join(" ") }
    }
}

/// The words of a search as a phrase, `"peace deal"` of `peace deal`, where it has two or more plain words; `None` where there is nothing to join.
pub fn as_phrase(words: &str) -> Option<String> {
    let Ok(Some(Expr::All(parts))) = syntax::parse(words) else { return None };
    let plain = parts.iter().map(|part| match part {
        Expr::Phrase(word, range) => (range.len() == word.len() && !word.contains('*')).then_some(word.as_str()),
        _ => None,
    });
    let plain: Vec<&str> = plain.collect::<Option<_>>()?;
    Some(syntax::quote(&plain.join(" ")))
}

/// Whether any part finds places in the texts.
fn has_words(expr: &Expr) -> bool {
    match expr {
        Expr::Phrase(..) | Expr::Near(..) => true,
        Expr::Field(Field::Facet(facet), ..) => facet.has_places(),
        Expr::Field(field, ..) => matches!(field, Field::Word | Field::Sentence),
        Expr::Not(_) => false,
        Expr::All(parts) | Expr::Any(parts) => parts.iter().any(has_words),
    }
}

/// An expression as it was written.
fn written(expr: &Expr, text: &str) -> String {
    let join = |parts: &[Expr], sign: &str| parts.iter().map(|p| operand(p, text)).collect::<Vec<_>>().join(sign);
    match expr {
        // At the end of a search it is a word, elsewhere it would be none.
        Expr::Phrase(word, _) if word == "AND" => syntax::quote(word),
        Expr::Phrase(_, range) | Expr::Field(_, _, range) => text.get(range.clone()).unwrap_or_default().to_owned(),
        Expr::Not(inner) => format!("-{}", operand(inner, text)),
        Expr::All(parts) => join(parts, " "),
        Expr::Any(parts) => join(parts, " OR "),
        Expr::Near(left, right, n, _) => format!("{} NEAR/{n} {}", operand(left, text), operand(right, text)),
    }
}

/// The same as a part of another expression.
fn operand(expr: &Expr, text: &str) -> String {
    match expr {
        Expr::Phrase(..) | Expr::Field(..) | Expr::Not(_) => written(expr, text),
        Expr::All(_) | Expr::Any(_) | Expr::Near(..) => format!("({})", written(expr, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::all_articles;
    use crate::query::search::run;
    use crate::samples::{article, corpus};
    use proptest::prelude::*;

    #[test]
    fn words_and_the_rest() {
        let check = |text: &str, words: &str, rest: &str| {
            assert_eq!(Parts::of(text), Parts { words: words.into(), rest: rest.into() }, "{text}");
        };
        check("peace deal", "peace deal", "");
        check("peace -war outlet:\"The Post\" after:2024", "peace", "-war outlet:\"The Post\" after:2024");
        check("“peace deal” OR ceasefire*", "“peace deal” OR ceasefire*", "");
        check("actor:Putin (a OR b) NOT (c d)", "actor:Putin (a OR b)", "-(c d)");
        check("Trump NEAR/3 (war OR peace) x", "(Trump NEAR/3 (war OR peace)) x", "");
        check("Trump NEAR war", "Trump NEAR/5 war", "");
        check("outlet:Post", "", "outlet:Post");
        check("\"open", "", "");
        check("", "", "");
        check("b OR a AND", "b OR (a \"AND\")", "");
        check("a AND", "a \"AND\"", "");
    }

    #[test]
    fn two_plain_words_are_a_phrase() {
        let phrases = ["peace deal", "peace AND deal", "peace", "peace* deal", "\"a b\" c", "a OR b", "a -b"];
        let phrases = phrases.map(|words| as_phrase(words).unwrap_or_default());
        assert_eq!(phrases, ["\"peace deal\"", "\"peace deal\"", "", "", "", "", ""]);
    }

    proptest! {
        /// Both parts together find what the search finds, and its places are those of its words.
        #[test]
        fn parts_find_what_the_whole_finds(signs in prop::collection::vec(
            prop::sample::select(vec!["(", ")", "-", "OR", "NEAR/2", "a", "b", "\"a b\"", "outlet:A", "word:c", "AND"]), 1..10)
        ) {
            let corpus = corpus(
                ["a b c", "a", "b a", "c c", "b c a"].iter().enumerate()
                    .map(|(i, text)| article(&i.to_string(), if i % 2 == 0 { "A" } else { "B" }, "", text)).collect(),
                vec![], vec![],
            );
            let text = signs.join(" ");
            let Ok(Some(whole)) = run(&corpus, &text) else { return Ok(()) };
            let Parts { words, rest } = Parts::of(&text);
            let (words, rest) = (run(&corpus, &words).unwrap(), run(&corpus, &rest).unwrap());
            let mut both = all_articles(5);
            for part in [&words, &rest].into_iter().flatten() {
                both.intersect_with(&part.articles);
            }
            prop_assert_eq!(both, whole.articles.clone(), "{}", text);
            let places = words.map(|found| crate::query::places::within(&corpus, found.spans, &whole.articles));
            prop_assert_eq!(places.unwrap_or_default(), whole.spans, "{}", text);
        }
    }
}
