//! Styles: checks that style sheets and components use the same classes and tokens.

use crate::names::{identifiers, is_punct, tokens};
use crate::tree::{assert_none, files};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;

/// Splits a style sheet into its selectors and its declarations.
fn rules(css: &str) -> (Vec<String>, Vec<String>) {
    let bare: String = css
        .split("/*")
        .enumerate()
        .map(|(i, piece)| if i == 0 { piece } else { piece.split_once("*/").map_or("", |(_, rest)| rest) })
        .collect();
    let (mut selectors, mut declarations) = (Vec::new(), Vec::new());
    let (mut text, mut quote) = (String::new(), None);
    for c in bare.chars() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (_, Some(open)) if c == open => quote = None,
            ('{', None) => {
                let selector = std::mem::take(&mut text).trim().to_owned();
                if !selector.starts_with('@') {
                    selectors.push(selector);
                }
                continue;
            }
            (';' | '}', None) => {
                declarations.push(std::mem::take(&mut text).trim().to_owned());
                continue;
            }
            _ => {}
        }
        text.push(c);
    }
    (selectors, declarations)
}

/// Returns the names after each mark in a text: `names_after(".a > .b", ".")` gives `a` and `b`.
fn names_after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        rest.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
    })
}

/// Returns every string literal in a group of tokens.
fn literals(tokens: TokenStream) -> Vec<String> {
    let of = |token: TokenTree| match token {
        TokenTree::Group(group) => literals(group.stream()),
        token => literal(&token).into_iter().collect(),
    };
    tokens.into_iter().flat_map(of).collect()
}

/// Returns the text of a string literal.
fn literal(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Literal(literal) => Some(literal.to_string().strip_prefix('"')?.strip_suffix('"')?.to_owned()),
        _ => None,
    }
}

/// Whether a word is the class of a part or variant: `block__part`, `block--kind`.
fn is_part(word: &str) -> bool {
    (word.contains("__") || word.contains("--"))
        && word.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '_')
        && !word.starts_with('-')
}

/// The classes that components set, and those they use to look up elements.
#[derive(Debug, Default)]
struct Classes {
    given: BTreeSet<String>,
    found_by: BTreeSet<String>,
}

impl Classes {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let is_class = at >= 2 && is_punct(tokens.get(at - 1), '=') && tokens[at - 2].to_string() == "class";
            if let TokenTree::Group(group) = token {
                if is_class {
                    self.given.extend(literals(group.stream()).into_iter().flat_map(words));
                }
                self.read(group.stream());
                continue;
            }
            let text = literal(token).unwrap_or_default();
            if text.starts_with('.') {
                self.found_by.extend(names_after(&text, ".").map(str::to_owned));
            } else if is_class || text.split(' ').any(is_part) {
                self.given.extend(words(text));
            }
        }
    }

    fn of_page() -> Self {
        let mut classes = Self::default();
        for (file, source) in files("src/ui", ".rs") {
            classes.read(tokens(&file, &source));
        }
        let frame = files("index.html", "").into_iter().map(|file| (file, "class=\""));
        let edition = files("crates/edition/src", ".rs").into_iter().map(|file| (file, "(\"class\", \""));
        for ((_, text), before) in frame.chain(edition) {
            let given = text.split(before).skip(1).filter_map(|rest| rest.split('"').next());
            classes.given.extend(given.map(str::to_owned).flat_map(words));
        }
        classes
    }
}

fn words(text: String) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn styles_select_by_class_and_state() {
    let mut faults = Vec::new();
    for (file, css) in files("styles/", ".css") {
        let (selectors, declarations) = rules(&css);
        faults.extend(selectors.iter().filter(|s| s.contains('#')).map(|s| format!("{file}: {s} selects by id")));
        faults.extend(declarations.iter().filter(|d| d.contains("!important")).map(|d| format!("{file}: {d}")));
        faults.extend(
            declarations
                .iter()
                .filter(|d| d.contains("url(") || d.starts_with("@import"))
                .map(|d| format!("{file}: {d} loads a resource")),
        );
    }
    for (file, source) in files("src/ui", ".rs") {
        let mut found = Vec::new();
        identifiers(tokens(&file, &source), &mut found);
        let lines: Vec<&str> = source.lines().collect();
        let styled = found.iter().filter(|(name, line)| name == "style" && lines[line - 1].contains("style="));
        faults.extend(
            styled.map(|(_, line)| format!("{file}:{line}: a style attribute, which the page's policy blocks")),
        );
    }
    faults
        .extend(files("index.html", "").into_iter().filter(|(_, html)| html.contains(" style=")).map(|(file, _)| file));
    assert_none(faults, "styles select by class, attribute and state, and layers decide between them");
}

#[test]
fn styles_and_components_use_the_same_classes() {
    let mut faults = Vec::new();
    let selectors: Vec<String> = files("styles/", ".css").iter().flat_map(|(_, css)| rules(css).0).collect();
    let styled: BTreeSet<&str> = selectors.iter().flat_map(|selector| names_after(selector, ".")).collect();
    let classes = Classes::of_page();
    for class in &classes.given {
        // A block needs no rule if its parts have some. Other classes serve only to look up elements.
        let has_parts = styled
            .iter()
            .any(|s| s.strip_prefix(class.as_str()).is_some_and(|s| s.starts_with("__") || s.starts_with("--")));
        if !styled.contains(class.as_str()) && !has_parts && !classes.found_by.contains(class) {
            faults.push(format!("src/ui sets the class {class}, but no style uses it"));
        }
    }
    faults.extend(
        styled
            .iter()
            .filter(|class| !classes.given.contains(**class))
            .map(|class| format!("styles use .{class}, but no component sets it")),
    );
    faults.extend(
        classes
            .found_by
            .difference(&classes.given)
            .map(|class| format!("src/ui looks for .{class}, but no component sets it")),
    );
    let sources: String =
        ["src/ui", "src/browser", "index.html"].iter().flat_map(|part| files(part, "")).map(|(_, text)| text).collect();
    for attribute in selectors.iter().flat_map(|selector| names_after(selector, "[")) {
        if !sources.contains(&format!("{attribute}=")) && !sources.contains(&format!("\"{attribute}\"")) {
            faults.push(format!("styles use [{attribute}], but no component sets it"));
        }
    }
    assert_none(faults, "every class has a style and every style a class");
}

#[test]
fn style_tokens_are_defined_and_used() {
    let declarations: Vec<String> = files("styles/", ".css").iter().flat_map(|(_, css)| rules(css).1).collect();
    let defined: BTreeSet<&str> =
        declarations.iter().filter(|d| d.starts_with("--")).filter_map(|d| d.split(':').next()).collect();
    let used: BTreeSet<&str> = declarations.iter().flat_map(|declaration| names_after(declaration, "var(")).collect();
    let missing = used.difference(&defined).map(|name| format!("{name} is used but not defined"));
    assert_none(
        missing.chain(defined.difference(&used).map(|name| format!("{name} is defined but not used"))),
        "tokens",
    );
}

#[test]
fn finds_classes_wherever_they_are_set() {
    let mut classes = Classes::default();
    classes.read(tokens("x", r#"html! { <p class="a b"><i class={if x { "c" } else { d }} {class} /></p> } head("e f--g"); find(".h .i"); say("j");"#));
    let given: Vec<&str> = classes.given.iter().map(String::as_str).collect();
    assert_eq!(given, ["a", "b", "c", "e", "f--g"]);
    assert_eq!(classes.found_by.iter().map(String::as_str).collect::<Vec<_>>(), ["h", "i"]);
}

#[test]
fn splits_styles_into_selectors_and_declarations() {
    let (selectors, declarations) = rules(
        "/* .no { */ @layer x { .a, .b::after { content: \";}\"; color: var(--ink) } @media print { .c:not(.d) { top: 0.5em } } }",
    );
    assert_eq!(selectors, [".a, .b::after", ".c:not(.d)"]);
    assert!(declarations.contains(&"content: \";}\"".to_owned()));
    let classes: Vec<&str> = selectors.iter().flat_map(|selector| names_after(selector, ".")).collect();
    assert_eq!(classes, ["a", "b", "c", "d"]);
}
