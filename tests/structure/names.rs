//! Names: finds every path that a source file uses, including those in macros and grouped imports, relative to the crate root.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Tokenizes a source file.
pub(crate) fn tokens(file: &str, source: &str) -> TokenStream {
    source.parse().unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Whether a token is this punctuation mark.
pub(crate) fn is_punct(tree: Option<&TokenTree>, wanted: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_path_mark(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

/// A path that a source file uses, beginning with a crate's name (`crate` for its own).
#[derive(Debug, PartialEq)]
pub(crate) struct Named {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    /// The name under which the file re-exports it, if it does.
    pub(crate) reexported_as: Option<String>,
}

/// Finds every path outside tests that begins with `crate`, `self`, `super`, a module of the file, or one of `crates`.
pub(crate) fn named(tokens: TokenStream, module: &[String], crates: &[String], found: &mut Vec<Named>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_mod = |pair: &&[TokenTree]| matches!(pair, [TokenTree::Ident(word), TokenTree::Ident(_)] if word == "mod");
    let parts: Vec<String> = tokens.windows(2).filter(is_mod).map(|pair| pair[1].to_string()).collect();
    let mut at = 0;
    while at < tokens.len() {
        let before = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
        match &tokens[at] {
            TokenTree::Ident(first) if is_path_mark(&tokens, at + 1) && !is_punct(before(1), ':') => {
                let mut path = vec!["crate".to_owned()];
                path.extend_from_slice(module);
                let first = first.to_string();
                let is_start = ["crate", "self", "super"].contains(&first.as_str());
                if is_start || crates.contains(&first) || parts.contains(&first) {
                    let crates = if parts.contains(&first) { &[] } else { crates };
                    let word = |n: usize, word: &str| before(n).is_some_and(|token| token.to_string() == word);
                    // `pub use`, `pub(crate) use`, `pub(super) use`.
                    let is_reexport = word(1, "use") && (word(2, "pub") || word(3, "pub"));
                    at += follow(&tokens[at..], path, is_reexport, crates, found);
                    continue;
                }
            }
            TokenTree::Group(group) => {
                let mut inner = module.to_vec();
                if let (Some(TokenTree::Ident(keyword)), Some(TokenTree::Ident(name))) = (before(2), before(1))
                    && keyword == "mod"
                {
                    if name == "tests" {
                        at += 1;
                        continue;
                    }
                    inner.push(name.to_string());
                }
                named(group.stream(), &inner, crates, found);
            }
            _ => {}
        }
        at += 1;
    }
}

/// Resolves one path, starting in a module. Returns how many tokens it has.
fn follow(
    tokens: &[TokenTree],
    mut path: Vec<String>,
    is_reexport: bool,
    crates: &[String],
    found: &mut Vec<Named>,
) -> usize {
    let mut at = 0;
    let mut line = 0;
    while let Some(token) = tokens.get(at) {
        line = token.span().start().line;
        match token {
            TokenTree::Ident(segment) => match segment.to_string().as_str() {
                root if at == 0 && (root == "crate" || crates.iter().any(|name| name == root)) => {
                    path = vec![root.to_owned()];
                }
                "self" => {}
                "super" => drop(path.pop()),
                name => path.push(name.to_owned()),
            },
            TokenTree::Punct(star) if star.as_char() == '*' => path.push("*".to_owned()),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for branch in inner.split(|token| is_punct(Some(token), ',')).filter(|branch| !branch.is_empty()) {
                    follow(branch, path.clone(), is_reexport, &[], found);
                }
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if !is_path_mark(tokens, at) {
            break;
        }
        at += 2;
    }
    let alias = match (tokens.get(at), tokens.get(at + 1)) {
        (Some(TokenTree::Ident(word)), Some(TokenTree::Ident(alias))) if word == "as" => Some(alias.to_string()),
        _ => path.last().cloned(),
    };
    found.push(Named { path, line, reexported_as: alias.filter(|_| is_reexport) });
    at
}

/// Finds every identifier with its line.
pub(crate) fn identifiers(tokens: TokenStream, found: &mut Vec<(String, usize)>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => found.push((name.to_string(), name.span().start().line)),
            TokenTree::Group(group) => identifiers(group.stream(), found),
            _ => {}
        }
    }
}

#[test]
fn finds_paths_in_groups_macros_and_inner_modules() {
    let source = "mod p; pub use p::P; pub use super::{a, b::{self, c::D as E}};\nuse crate::e::*;\n/// Of `crate::not`.\n\
        pub(crate) fn f() { g!(self::h::I, \"crate::not\") }\n\
        mod inner { use super::super::super::view::J; use model::{fault, head::Head}; } mod tests { use crate::x::Y; }";
    let mut found = Vec::new();
    named(tokens("x", source), &["m".into(), "n".into()], &["model".into()], &mut found);
    let shown = |n: &Named| format!("{} {} {}", n.line, n.path.join("::"), n.reexported_as.as_deref().unwrap_or("-"));
    let expected = [
        "1 crate::m::n::p::P P",
        "1 crate::m::a a",
        "1 crate::m::b b",
        "1 crate::m::b::c::D E",
        "2 crate::e::* -",
        "4 crate::m::n::h::I -",
        "5 crate::view::J -",
        "5 model::fault -",
        "5 model::head::Head -",
    ];
    assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), expected);
}
