//! Structure: what may name what, how files open and how long they grow, and that styles and components know the same classes.

#![allow(clippy::panic, reason = "a test that fails should say so by stopping")]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::fs;
use std::path::{Component, Path};

/// The modules from left to right, each with those that it names and no others. `view::wording` is that part of `view` alone.
const MODULES: [(&str, &[&str]); 13] = [
    ("order", &[]),
    ("sheet", &[]),
    ("ingest", &["sheet"]),
    ("export", &["ingest"]),
    ("text", &[]),
    ("corpus", &["order", "ingest", "text"]),
    ("query", &["order", "ingest", "text", "corpus"]),
    ("analysis", &["order", "ingest", "text", "corpus", "query"]),
    ("engine", &["order", "ingest", "export", "text", "corpus", "query", "analysis"]),
    ("view", &["order", "ingest", "corpus", "query", "analysis", "engine"]),
    ("browser", &["sheet", "ingest", "engine", "view::picture", "view::wording"]),
    ("ui", &["order", "ingest", "corpus", "query", "analysis", "engine", "view", "browser"]),
    ("cli", &["sheet", "ingest", "export", "corpus"]),
];

/// Who may name what reaches beyond the program: each word, and the beginnings of the files that may name it.
const OUTSIDE: [(&str, &[&str]); 7] = [
    ("web_sys", &["src/browser"]),
    ("js_sys", &["src/browser"]),
    ("gloo", &["src/browser"]),
    ("wasm_bindgen", &["src/browser"]),
    ("wasm_bindgen_futures", &["src/browser"]),
    ("yew", &["src/ui", "src/bin/page.rs"]),
    ("unsafe", &[]),
];

/// Parts of the standard library that reach a machine: the core, the view and the page do without.
const MACHINE: [&str; 8] = ["env", "fs", "io", "net", "os", "process", "thread", "time"];

/// The files that pack and unpack bytes in memory: they may name `std::io`, whose readers and writers those are.
const PACKERS: [&str; 2] = ["src/export/", "src/ingest/archive.rs"];

/// What would let a page speak to a network.
const NETWORK: [&str; 9] = [
    "fetch(",
    "fetch_with",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "RTCPeerConnection",
    "EventSource",
    "sendBeacon",
    "importScripts",
];

/// Longer files hold more than one noun.
const MOST_LINES: usize = 460;

// ---- the tree of files ----

/// The text files of the repository by their paths, without what `.gitignore` names.
fn tree() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
    let mut skipped: Vec<&str> = ignored.lines().map(|line| line.trim_matches('/')).collect();
    skipped.push(".git");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if skipped.contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                found.insert(name, text);
            }
        }
    }
    found
}

/// The files of a folder, or the one file, whose names end so.
fn files(beginning: &str, end: &str) -> Vec<(String, String)> {
    let mut tree = tree();
    tree.retain(|name, _| name.starts_with(beginning) && name.ends_with(end));
    assert!(!tree.is_empty(), "nothing to look at: no file {beginning}…{end}");
    tree.into_iter().collect()
}

fn assert_none(faults: impl IntoIterator<Item = impl Display>, what: &str) {
    let told: BTreeSet<String> = faults.into_iter().map(|fault| fault.to_string()).collect();
    let told: Vec<String> = told.into_iter().collect();
    assert!(told.is_empty(), "{what}:\n  {}", told.join("\n  "));
}

// ---- the tokens of a source ----

fn tokens(file: &str, source: &str) -> TokenStream {
    source.parse().unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The module that a file is, as a path from the crate.
fn module_of(file: &str) -> Vec<String> {
    let inner = file.trim_start_matches("src/").trim_end_matches(".rs");
    if inner == "lib" { Vec::new() } else { inner.split('/').map(str::to_owned).collect() }
}

fn is_punct(tree: Option<&TokenTree>, wanted: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_path_mark(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

/// A path that a source names, from `crate` or `std` on, and its line.
#[derive(Debug, PartialEq)]
struct Named {
    path: Vec<String>,
    line: usize,
}

/// Every path of a source that begins with `crate`, `self`, `super` or `std`, also inside macros and groups of imports.
fn named(tokens: TokenStream, module: &[String], found: &mut Vec<Named>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        let before = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
        match &tokens[at] {
            TokenTree::Ident(first) if is_path_mark(&tokens, at + 1) && !is_punct(before(1), ':') => {
                let mut path = vec!["crate".to_owned()];
                path.extend_from_slice(module);
                if ["crate", "self", "super", "std"].contains(&first.to_string().as_str()) {
                    at += follow(&tokens[at..], path, found);
                    continue;
                }
            }
            TokenTree::Group(group) => {
                let mut inner = module.to_vec();
                if let (Some(TokenTree::Ident(keyword)), Some(TokenTree::Ident(name))) = (before(2), before(1))
                    && keyword == "mod"
                {
                    inner.push(name.to_string());
                }
                named(group.stream(), &inner, found);
            }
            _ => {}
        }
        at += 1;
    }
}

/// Follows one path from where it begins, seen from a module; how many tokens it takes.
fn follow(tokens: &[TokenTree], mut path: Vec<String>, found: &mut Vec<Named>) -> usize {
    let mut at = 0;
    let mut line = 0;
    while let Some(token) = tokens.get(at) {
        line = token.span().start().line;
        match token {
            TokenTree::Ident(segment) => match segment.to_string().as_str() {
                root @ ("crate" | "std") => path = vec![root.to_owned()],
                "self" => {}
                "super" => drop(path.pop()),
                name => path.push(name.to_owned()),
            },
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for branch in inner.split(|token| is_punct(Some(token), ',')).filter(|branch| !branch.is_empty()) {
                    follow(branch, path.clone(), found);
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
    found.push(Named { path, line });
    at
}

/// Every identifier of a source, with its line.
fn identifiers(tokens: TokenStream, found: &mut Vec<(String, usize)>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => found.push((name.to_string(), name.span().start().line)),
            TokenTree::Group(group) => identifiers(group.stream(), found),
            _ => {}
        }
    }
}

/// The names of a source as a list to look through.
fn names_in(file: &str, source: &str) -> Vec<Named> {
    let mut found = Vec::new();
    named(tokens(file, source), &module_of(file), &mut found);
    found
}

// ---- the styles, and the classes that components give ----

/// What is selected and what is declared, in turn.
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

/// The names that stand behind each mark of a text: `names_after(".a > .b", ".")` are `a` and `b`.
fn names_after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        rest.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
    })
}

/// Every text in a group of tokens.
fn literals(tokens: TokenStream) -> Vec<String> {
    let of = |token: TokenTree| match token {
        TokenTree::Group(group) => literals(group.stream()),
        token => literal(&token).into_iter().collect(),
    };
    tokens.into_iter().flat_map(of).collect()
}

/// A literal's text, if it is one of text.
fn literal(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Literal(literal) => Some(literal.to_string().strip_prefix('"')?.strip_suffix('"')?.to_owned()),
        _ => None,
    }
}

/// What a part of a component is called: `block__part`, `block--kind`.
fn is_part(word: &str) -> bool {
    (word.contains("__") || word.contains("--"))
        && word.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '_')
        && !word.starts_with('-')
}

/// The classes that a component gives, and those by which it finds elements again.
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
        for (_, html) in files("index.html", "") {
            classes.given.extend(
                html.split("class=\"")
                    .skip(1)
                    .filter_map(|rest| rest.split('"').next())
                    .map(str::to_owned)
                    .flat_map(words),
            );
        }
        classes
    }
}

fn words(text: String) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

// ---- the rules ----

#[test]
fn modules_name_only_those_to_their_left() {
    for (i, (module, allowed)) in MODULES.iter().enumerate() {
        for wanted in *allowed {
            let top = wanted.split("::").next();
            assert!(
                MODULES[..i].iter().any(|(left, _)| Some(*left) == top),
                "{wanted} does not stand left of {module}"
            );
        }
    }
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for (file, source) in files("src/", ".rs") {
        let module = module_of(&file);
        let Some(own) = module.first().filter(|own| *own != "bin") else { continue };
        let Some((_, allowed)) = MODULES.iter().find(|(name, _)| name == own) else {
            faults.push(format!("{file}: the module {own} has no place among MODULES"));
            continue;
        };
        for Named { path, line } in names_in(&file, &source) {
            let [root, top, ..] = path.as_slice() else { continue };
            if root != "crate" || top == own {
                continue;
            }
            let whole = path[1..].join("::");
            match allowed.iter().find(|wanted| whole == **wanted || whole.starts_with(&format!("{wanted}::"))) {
                Some(wanted) => drop(used.insert((own.clone(), *wanted))),
                None => faults.push(format!("{file}:{line}: {own} may not name {whole}")),
            }
        }
    }
    for (module, allowed) in MODULES {
        let unused = allowed.iter().filter(|wanted| !used.contains(&(module.to_owned(), **wanted)));
        faults.extend(unused.map(|wanted| format!("MODULES lets {module} name {wanted}, which it does not")));
    }
    assert_none(faults, "the arrows of the design point one way");
}

#[test]
fn what_reaches_outside_is_named_in_its_own_module_alone() {
    let mut faults = Vec::new();
    for (file, source) in files("src/", ".rs") {
        let mut found = Vec::new();
        identifiers(tokens(&file, &source), &mut found);
        for (name, line) in found {
            let known = OUTSIDE.iter().find(|(word, _)| *word == name);
            if known.is_some_and(|(_, owners)| !owners.iter().any(|owner| file.starts_with(owner))) {
                faults.push(format!("{file}:{line}: names {name}"));
            }
        }
        let is_native = file.starts_with("src/cli") || file.starts_with("src/bin/") && file != "src/bin/page.rs";
        for Named { path, line } in names_in(&file, &source).into_iter().filter(|_| !is_native) {
            let is_packing =
                path.get(1).is_some_and(|part| part == "io") && PACKERS.iter().any(|p| file.starts_with(p));
            if path[0] == "std" && !is_packing && path.get(1).is_some_and(|part| MACHINE.contains(&part.as_str())) {
                faults.push(format!("{file}:{line}: names {}", path.join("::")));
            }
        }
    }
    assert_none(faults, "the browser is browser's, Yew is ui's, the machine is the command line's");
}

#[test]
fn every_file_opens_with_a_sentence() {
    let faults = files("", ".rs").into_iter().filter(|(_, source)| {
        let lines = source.lines().map_while(|line| line.strip_prefix("//! "));
        let first = lines.collect::<Vec<_>>().join(" ");
        !first.trim_end().ends_with(['.', '?', ':'])
    });
    assert_none(faults.map(|(file, _)| file), "a file says in a sentence (`//! …`) what it is");
}

#[test]
fn no_source_is_too_long() {
    let lengths = files("src/", "").into_iter().map(|(file, source)| (file, source.lines().count()));
    let faults = lengths.filter(|(_, n)| *n > MOST_LINES).map(|(file, n)| format!("{file}: {n} lines"));
    assert_none(faults, &format!("a file is of one thing, in {MOST_LINES} lines at most"));
}

#[test]
fn styles_select_by_class_and_state() {
    let mut faults = Vec::new();
    for (file, css) in files("styles/", ".css") {
        let (selectors, declarations) = rules(&css);
        faults.extend(selectors.iter().filter(|s| s.contains('#')).map(|s| format!("{file}: {s} selects by an id")));
        faults.extend(declarations.iter().filter(|d| d.contains("!important")).map(|d| format!("{file}: {d}")));
        faults.extend(
            declarations
                .iter()
                .filter(|d| d.contains("url(") || d.starts_with("@import"))
                .map(|d| format!("{file}: {d} loads something")),
        );
    }
    for (file, source) in files("src/ui", ".rs") {
        let mut found = Vec::new();
        identifiers(tokens(&file, &source), &mut found);
        let lines: Vec<&str> = source.lines().collect();
        let styled = found.iter().filter(|(name, line)| name == "style" && lines[line - 1].contains("style="));
        faults.extend(
            styled.map(|(_, line)| format!("{file}:{line}: a style attribute, which the page's policy refuses")),
        );
    }
    faults
        .extend(files("index.html", "").into_iter().filter(|(_, html)| html.contains(" style=")).map(|(file, _)| file));
    assert_none(faults, "styles win by their layer and select by class, attribute and state");
}

#[test]
fn styles_and_components_know_the_same_classes() {
    let mut faults = Vec::new();
    let selectors: Vec<String> = files("styles/", ".css").iter().flat_map(|(_, css)| rules(css).0).collect();
    let styled: BTreeSet<&str> = selectors.iter().flat_map(|selector| names_after(selector, ".")).collect();
    let classes = Classes::of_page();
    for class in &classes.given {
        // A block needs no rule of its own where its parts have some; some classes are there to be found by.
        let has_parts = styled
            .iter()
            .any(|s| s.strip_prefix(class.as_str()).is_some_and(|s| s.starts_with("__") || s.starts_with("--")));
        if !styled.contains(class.as_str()) && !has_parts && !classes.found_by.contains(class) {
            faults.push(format!("src/ui gives the class {class}, which no style is for"));
        }
    }
    faults.extend(
        styled
            .iter()
            .filter(|class| !classes.given.contains(**class))
            .map(|class| format!("styles are for .{class}, which nothing has")),
    );
    faults.extend(
        classes
            .found_by
            .difference(&classes.given)
            .map(|class| format!("src/ui looks for .{class}, which nothing has")),
    );
    let sources: String =
        ["src/ui", "src/browser", "index.html"].iter().flat_map(|part| files(part, "")).map(|(_, text)| text).collect();
    for attribute in selectors.iter().flat_map(|selector| names_after(selector, "[")) {
        if !sources.contains(&format!("{attribute}=")) && !sources.contains(&format!("\"{attribute}\"")) {
            faults.push(format!("styles are for [{attribute}], which nothing has"));
        }
    }
    assert_none(faults, "every class has a style and every style a class");
}

#[test]
fn styles_use_the_tokens_that_there_are() {
    let declarations: Vec<String> = files("styles/", ".css").iter().flat_map(|(_, css)| rules(css).1).collect();
    let defined: BTreeSet<&str> =
        declarations.iter().filter(|d| d.starts_with("--")).filter_map(|d| d.split(':').next()).collect();
    let used: BTreeSet<&str> = declarations.iter().flat_map(|declaration| names_after(declaration, "var(")).collect();
    let missing = used.difference(&defined).map(|name| format!("{name} is used and not defined"));
    assert_none(
        missing.chain(defined.difference(&used).map(|name| format!("{name} is defined and not used"))),
        "tokens",
    );
}

#[test]
fn nothing_speaks_to_a_network() {
    let mut faults = Vec::new();
    for (file, source) in files("src/", "") {
        let lines = source.lines().enumerate();
        for (i, line) in lines.filter(|(_, line)| NETWORK.iter().any(|word| line.contains(word))) {
            faults.push(format!("{file}:{}: {}", i + 1, line.trim()));
        }
    }
    assert_none(faults, "a page asks for nothing and sends nothing");
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let mut places: Vec<String> = ["root", "home", "Users"].iter().map(|folder| format!("/{folder}/")).collect();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // A checkout right under the root may be called anything.
    if here.components().filter(|part| matches!(part, Component::Normal(_))).count() > 1 {
        places.push(here.display().to_string());
    }
    let mut faults = Vec::new();
    for (file, text) in tree() {
        let lines = text.lines().enumerate();
        for (i, _) in lines.filter(|(_, line)| places.iter().any(|place| line.contains(place.as_str()))) {
            faults.push(format!("{file}:{}", i + 1));
        }
    }
    assert_none(faults, "paths are relative, or asked of the system");
}

// ---- whether these tests would notice ----

#[test]
fn names_are_followed_through_groups_macros_and_inner_modules() {
    let source = "use super::{a, b::{self, c::D}};\nuse crate::e;\n/// Of `crate::not`.\npub(crate) fn f() { g!(self::h::I, \"crate::not\") }\n\
        mod tests { use super::super::super::view::*; use std::{fs, mem::take}; }";
    let mut found = Vec::new();
    named(tokens("x", source), &["m".into(), "n".into()], &mut found);
    let told: Vec<String> = found.iter().map(|n| format!("{} {}", n.line, n.path.join("::"))).collect();
    let expected = [
        "1 crate::m::a",
        "1 crate::m::b",
        "1 crate::m::b::c::D",
        "2 crate::e",
        "4 crate::m::n::h::I",
        "5 crate::view",
        "5 std::fs",
        "5 std::mem::take",
    ];
    assert_eq!(told, expected);
}

#[test]
fn classes_are_found_wherever_they_are_given() {
    let mut classes = Classes::default();
    classes.read(tokens("x", r#"html! { <p class="a b"><i class={if x { "c" } else { d }} {class} /></p> } head("e f--g"); find(".h .i"); say("j");"#));
    let given: Vec<&str> = classes.given.iter().map(String::as_str).collect();
    assert_eq!(given, ["a", "b", "c", "e", "f--g"]);
    assert_eq!(classes.found_by.iter().map(String::as_str).collect::<Vec<_>>(), ["h", "i"]);
}

#[test]
fn styles_are_cut_into_selectors_and_declarations() {
    let (selectors, declarations) = rules(
        "/* .no { */ @layer x { .a, .b::after { content: \";}\"; color: var(--ink) } @media print { .c:not(.d) { top: 0.5em } } }",
    );
    assert_eq!(selectors, [".a, .b::after", ".c:not(.d)"]);
    assert!(declarations.contains(&"content: \";}\"".to_owned()));
    let classes: Vec<&str> = selectors.iter().flat_map(|selector| names_after(selector, ".")).collect();
    assert_eq!(classes, ["a", "b", "c", "d"]);
}
