//! Structure: checks which code may use what, how files begin, how long they are, and that styles and components use the same classes.

#![allow(clippy::panic, reason = "tests fail by panicking")]

mod names;
mod rooms;
mod sentences;
mod styles;
mod tree;

use names::{identifiers, named, tokens};
use std::fs::read_to_string;
use std::path::{Component, Path};
use std::process::Command;
use tree::{assert_none, files, sources, tree};

/// Crates and keywords that reach outside the program, each with the path prefixes of the files that may use it.
const OUTSIDE: [(&str, &[&str]); 7] = [
    ("web_sys", &["src/browser"]),
    ("js_sys", &["src/browser"]),
    ("gloo", &["src/browser"]),
    ("wasm_bindgen", &["src/browser"]),
    ("wasm_bindgen_futures", &["src/browser"]),
    ("yew", &["src/ui", "src/bin/page.rs"]),
    ("unsafe", &[]),
];

/// Parts of the standard library that reach the machine. The core, the view and the page do not use them.
const MACHINE: [&str; 8] = ["env", "fs", "io", "net", "os", "process", "thread", "time"];

/// Where the machine may be used: the native programs, and the build step that generates the words on the screen.
const NATIVE: [&str; 3] = ["crates/cli/", "crates/build-page/", "crates/words/build/"];

/// Where `std::io` may be used, to compress and decompress bytes in memory and to write a page into whatever is given.
const PACKERS: [&str; 3] =
    ["crates/formats/src/writers/", "crates/formats/src/archive.rs", "crates/formats/src/sheet.rs"];

/// Everything that could reach a network from the page.
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

/// The scripts that may fetch: those of a page that is hosted as a folder, for files of that folder. They are in no page that is one file.
const FETCHING: [&str; 2] = ["crates/cli/src/site/loader.js", "crates/cli/src/site/service-worker.js"];

/// The maximum length of a file. A longer file covers more than one concept.
const MAX_LINES: usize = 460;

#[test]
fn only_the_listed_modules_reach_outside() {
    let mut faults = Vec::new();
    for (file, source) in sources() {
        let mut found = Vec::new();
        identifiers(tokens(&file, &source), &mut found);
        for (name, line) in found {
            let known = OUTSIDE.iter().find(|(word, _)| *word == name);
            if known.is_some_and(|(_, owners)| !owners.iter().any(|owner| file.starts_with(owner))) {
                faults.push(format!("{file}:{line}: names {name}"));
            }
        }
        let mut names = Vec::new();
        if !NATIVE.iter().any(|folder| file.starts_with(folder)) {
            named(tokens(&file, &source), &[], &["std".to_owned()], &mut names);
        }
        for named in names.iter().filter(|named| named.path[0] == "std") {
            let part = named.path.get(1).map_or("", String::as_str);
            let is_packing = part == "io" && PACKERS.iter().any(|packer| file.starts_with(packer));
            if MACHINE.contains(&part) && !is_packing {
                faults.push(format!("{file}:{}: names {}", named.line, named.path.join("::")));
            }
        }
    }
    assert_none(
        faults,
        "only src/browser uses the browser, only src/ui uses Yew, only the native programs use the machine",
    );
}

#[test]
fn every_file_opens_with_a_sentence() {
    let faults = files("", ".rs").into_iter().filter(|(_, source)| {
        let lines = source.lines().map_while(|line| line.strip_prefix("//! "));
        let first = lines.collect::<Vec<_>>().join(" ");
        !first.trim_end().ends_with(['.', '?', ':'])
    });
    assert_none(faults.map(|(file, _)| file), "every file begins with a sentence (`//! …`) that says what it is");
}

#[test]
fn no_file_is_too_long() {
    let lengths = sources().into_iter().chain(files("styles/", ".css"));
    let lengths = lengths.map(|(file, source)| (file, source.lines().count()));
    let faults = lengths.filter(|(_, n)| *n > MAX_LINES).map(|(file, n)| format!("{file}: {n} lines"));
    assert_none(faults, &format!("a file covers one concept, in at most {MAX_LINES} lines"));
}

#[test]
fn nothing_uses_the_network() {
    let mut faults = Vec::new();
    let scripts = files("crates/", ".js").into_iter().filter(|(file, _)| !FETCHING.contains(&file.as_str()));
    for (file, source) in sources().into_iter().chain(scripts) {
        let lines = source.lines().enumerate();
        for (i, line) in lines.filter(|(_, line)| NETWORK.iter().any(|word| line.contains(word))) {
            faults.push(format!("{file}:{}: {}", i + 1, line.trim()));
        }
    }
    assert_none(faults, "the page requests nothing and sends nothing");
}

#[test]
fn every_policy_of_a_hosted_page_is_the_same() {
    let policies =
        files("docs/hosting/", ".conf").into_iter().chain(files("crates/cli/src/site.rs", "")).map(|(file, text)| {
            let text = text.replace("\\\n", "");
            let policy = text.split('"').find(|part| part.starts_with("default-src ")).unwrap_or_default();
            (file, policy.split_whitespace().collect::<Vec<_>>().join(" ").replace("; frame-ancestors 'self'", ""))
        });
    let policies: Vec<(String, String)> = policies.collect();
    let other = policies.iter().filter(|(_, policy)| policy.is_empty() || *policy != policies[0].1);
    assert_none(other.map(|(file, policy)| format!("{file}: {policy}")), "what the docs send is what the page says");
}

#[test]
fn each_component_that_shows_words_is_drawn_anew_with_the_language() {
    let mut faults = Vec::new();
    for (file, source) in files("src/ui/", ".rs") {
        let shows_words = source.contains("words::") || source.contains("wording::");
        for component in source.split("#[component]\n").skip(1).filter(|_| shows_words) {
            let body = component.split("\n}\n").next().unwrap_or_default();
            let is_source = body.contains("<ContextProvider<Language>");
            if !is_source && !body.contains("use_language()") {
                faults.push(format!("{file}: {}", body.lines().next().unwrap_or_default()));
            }
        }
    }
    assert_none(faults, "a component that shows words asks for the language: `use_language();`");
}

#[test]
fn no_file_names_a_path_on_one_machine() {
    let mut places: Vec<String> = ["root", "home", "Users"].iter().map(|folder| format!("/{folder}/")).collect();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // A checkout directly under the root can have any name.
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
    assert_none(faults, "paths are relative, or come from the system");
}

#[test]
fn the_parts_of_the_program_are_listed_with_their_licences() {
    let listed =
        Command::new("scripts/parts").output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    assert_eq!(listed.ok(), read_to_string("src/view/parts.txt").ok(), "scripts/parts > src/view/parts.txt");
}
