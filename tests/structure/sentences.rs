//! Sentences: no words of people stand in the code; they are data, in `src/words`.

use crate::names::{is_punct, tokens};
use crate::tree::{assert_none, files, sources};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Code that speaks for itself: the builder's and the command's own arguments, and what readers look for in texts.
const EXEMPT: [&str; 3] = ["crates/build-page/", "crates/words/", "crates/formats/src/readers/"];

/// Attributes and macros that speak to programmers.
const FOR_PROGRAMMERS: [&str; 6] = ["allow", "expect", "assert", "debug_assert", "doc", "cite"];

#[test]
fn no_sentence_stands_outside_the_words() {
    let mut faults = Vec::new();
    for (file, source) in sources() {
        if !EXEMPT.iter().any(|folder| file.starts_with(folder)) {
            sentences(tokens(&file, &source), &mut |line, text| faults.push(format!("{file}:{line}: {text}")));
        }
    }
    assert_none(faults, "sentences stand in src/words, in every language");
}

#[test]
fn no_word_of_the_page_stands_outside_the_words() {
    let mut faults = Vec::new();
    for (file, source) in sources() {
        if file.starts_with("src/ui/") {
            children(tokens(&file, &source), &mut |line, text| faults.push(format!("{file}:{line}: {text}")));
        }
    }
    assert_none(faults, "what the page shows stands in src/words, in every language");
}

#[test]
fn marks_of_french_never_stand_at_the_end_or_beginning_of_a_line() {
    let mut faults = Vec::new();
    for (file, text) in files("src/words", "fr.txt") {
        for (line, words) in (1..).zip(text.lines()).filter(|(_, words)| !words.starts_with('#')) {
            let words = words.split_once(" = ").map_or(words, |(_, words)| words);
            let breaks =
                ["« ", " »", " : ", " ; ", " ? ", " ! "].iter().any(|mark| [words, " "].concat().contains(mark));
            if breaks {
                faults.push(format!("{file}:{line}: {words}"));
            }
        }
    }
    assert_none(faults, "before these marks, and inside guillemets, French has no-break spaces");
}

/// Finds string literals that read as a sentence: a capital, then words in lower case.
fn sentences(stream: TokenStream, found: &mut impl FnMut(usize, String)) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let before = |n: usize| at.checked_sub(n).and_then(|at| tokens.get(at));
        match token {
            TokenTree::Group(group) => {
                let name = [1, 2].into_iter().filter_map(before).find(|token| matches!(token, TokenTree::Ident(_)));
                let name = name.map(ToString::to_string).unwrap_or_default();
                let is_test = name == "tests";
                if !is_test && !FOR_PROGRAMMERS.contains(&name.as_str()) {
                    sentences(group.stream(), found);
                }
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if is_sentence(text.trim_matches('"')) {
                    found(literal.span().start().line, text);
                }
            }
            _ => {}
        }
    }
}

fn is_sentence(text: &str) -> bool {
    let is_lower = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        !word.is_empty() && word.chars().all(char::is_lowercase)
    };
    let words: Vec<&str> = text.split(' ').collect();
    let lower = words.iter().copied().filter(is_lower).count();
    text.starts_with(char::is_uppercase) && lower > 1 && lower * 3 >= words.len() * 2
}

/// Finds texts with letters that stand as a child of an element: `>"text"`, or alone in braces.
fn children(stream: TokenStream, found: &mut impl FnMut(usize, String)) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let before = |n: usize| at.checked_sub(n).and_then(|at| tokens.get(at));
        let is_behind_tag = is_punct(before(1), '>') && !is_punct(before(2), '=');
        let is_brace =
            |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        let literal = match token {
            TokenTree::Group(group) => {
                children(group.stream(), found);
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                match inner.as_slice() {
                    [TokenTree::Literal(literal)]
                        if is_brace(token) && (is_behind_tag || before(1).is_none_or(is_brace)) =>
                    {
                        literal.clone()
                    }
                    _ => continue,
                }
            }
            TokenTree::Literal(literal) if is_behind_tag => literal.clone(),
            _ => continue,
        };
        let text = literal.to_string();
        if text.starts_with('"') && text.chars().filter(|c| c.is_alphabetic()).count() > 1 {
            found(literal.span().start().line, text);
        }
    }
}

#[test]
fn sentences_and_words_of_the_page_are_found() {
    let mut found = Vec::new();
    let code = r#"fn f() -> String { "Read more of this".into() } #[expect(a, reason = "It is so.")] fn g() { h("a-b c-d", "Escape"); }
        mod tests { fn t() { p("This is a test."); } }"#;
    sentences(tokens("code", code), &mut |_, text| found.push(text));
    assert_eq!(found, ["\"Read more of this\""]);
    let mut found = Vec::new();
    let code = r#"html! { <p class="a" title={"t"}>{ "Clear" }{ " " }<b>"Find"</b>{ words::a::b("x") }</p> }"#;
    children(tokens("code", code), &mut |_, text| found.push(text));
    assert_eq!(found, ["\"Clear\"", "\"Find\""]);
}
