//! What the build says of languages that are written wrongly, and what it makes of good ones.

#[path = "../build/file.rs"]
mod file;
#[path = "../build/generate.rs"]
mod generate;
#[path = "../build/language.rs"]
mod language;
#[path = "../src/marks.rs"]
mod marks;
#[path = "../src/plural.rs"]
mod plural;
#[path = "../build/text.rs"]
mod text;

use file::Faults;
use language::Language;
use text::{Kind, Piece, Slot};

const HEAD: &str = "[language]\nname = X\ndecimal = .\nthousands = ,\npercent = {n}%\nplural.one = i = 1\n";

fn read(text: &str) -> (Language, Vec<String>) {
    let mut faults = Faults::of("xx.txt");
    let language = language::read("xx", text, &mut faults);
    (language, faults.found)
}

/// What is wrong in a file.
fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text).1, expected, "{text}");
}

/// What is wrong with a text, in line 8 of a file whose language has two forms.
fn check_text(text: &str, expected: &str) {
    check(&format!("{HEAD}[a]\nkey = {text}"), &[&format!("xx.txt:8: {expected}")]);
}

/// What is wrong in a file, its head left out, beside an English one.
fn check_beside(english: &str, other: &str, expected: &[&str]) {
    let (english, faults) = read(&format!("{HEAD}{english}"));
    assert_eq!(faults, [""; 0]);
    let mut faults = Faults::of("xx.txt");
    let other = language::read("xx", &format!("{HEAD}{other}"), &mut faults);
    language::compare(&other, &english, &mut faults);
    assert_eq!(faults.found, expected);
}

#[test]
fn lines_that_are_nothing_are_refused() {
    check(&format!("{HEAD}hello"), &["xx.txt:7: neither `key = text` nor `[section]` nor `# comment`"]);
    check(&format!("key = text\n{HEAD}"), &["xx.txt:1: key is in no section"]);
    check(&format!("{HEAD}[a]\n  more"), &["xx.txt:8: an indented line continues a text, but there is none above it"]);
    check(
        &format!("{HEAD}[a]\nkey = text\n\n  more"),
        &["xx.txt:10: an indented line continues a text, but there is none above it"],
    );
    check(&format!("{HEAD}[a]\nkey = te\u{1}xt"), &["xx.txt:8: a control character"]);
    check(&format!("{HEAD}[a]\nkey ="), &["xx.txt:8: key has no text"]);
}

#[test]
fn names_must_be_names_of_rust() {
    let why = "is no name: small letters a to z, digits and _, a letter first";
    check(&format!("{HEAD}[A b]"), &[&format!("xx.txt:7: the section `A b` {why}")]);
    check(&format!("{HEAD}[a]\n1st = x"), &[&format!("xx.txt:8: the key `1st` {why}")]);
    check(&format!("{HEAD}[a]\nmatch = x"), &["xx.txt:8: the key `match` is a word of Rust: choose another"]);
    check(&format!("{HEAD}[use]"), &["xx.txt:7: the section `use` is a word of Rust: choose another"]);
    check_text("{}", &format!("key: the slot `` {why}"));
    check_text("{# n}", &format!("key: the slot ` n` {why}"));
    check_text("{type}", "key: the slot `type` is a word of Rust: choose another");
    check_text("[in]", "key: the slot `in` is a word of Rust: choose another");
}

#[test]
fn nothing_is_said_twice() {
    check(&format!("{HEAD}[a]\n[b]\n[a]"), &["xx.txt:9: the section [a] is here twice"]);
    check(&format!("{HEAD}[a]\nkey = x\nkey = y"), &["xx.txt:9: key is in [a] twice"]);
    check(&format!("{HEAD}name = Y"), &["xx.txt:7: name is in [language] twice"]);
    check_text("[x] [x]", "key: the control [x] is here twice");
}

#[test]
fn marks_must_be_whole_and_known() {
    check_text("{what", "key: a `{` that is not closed");
    check_text("{n|one|two", "key: a `{` that is not closed");
    check_text("[what", "key: a `[` that is not closed");
    check_text("what}", "key: a `}` that closes nothing (write \\} for the mark itself)");
    check_text("what]", "key: a `]` that closes nothing (write \\] for the mark itself)");
    check_text("\\q", "key: \\q means nothing; a backslash itself is \\\\");
    check_text("what\\", "key: a \\ at the end; a backslash itself is \\\\, a space is \\s");
    check_text("\\u00A0", "key: \\u needs a code, such as \\u{A0}");
    check_text("\\u{D800}", "key: \\u{D800} is no character");
    check_text("\\u{1}", "key: \\u{1} is no character");
}

#[test]
fn slots_must_agree_with_each_other() {
    check_text("{n|a|{n|b|c}}", "key: a plural cannot be in a form of another");
    check_text("{n|a|[x]}", "key: a control cannot be in a form of a plural");
    check_text("{n|a}", "key: 1 forms for `n` where this language has 2");
    check_text("{n|a|b|c}", "key: 3 forms for `n` where this language has 2");
    check_text("{n} {n|a|b}", "key: `n` is a text and a count: write {#n} for a count");
    check_text("{#n} {n|a|b {n}}", "key: `n` is a text and a count: write {#n} for a count");
    check_text("{x} [x]", "key: `x` is a control and a slot");
    check_text("{a}{b}{c}{d}{e}{f}{g}", "key: 7 slots; a text may have 6");
    check_text("[x] {text}", "key: a slot beside controls cannot be called `text`: what makes the text around them is");
}

#[test]
fn a_language_must_say_what_it_is_like() {
    check("", &["xx.txt:1: there is no section [language]"]);
    let lacks = ["name", "decimal", "thousands", "percent"].map(|key| format!("xx.txt:1: [language] lacks {key}"));
    check("[language]", &lacks.each_ref().map(String::as_str));
    check(&format!("{HEAD}mood = good"), &["xx.txt:7: mood is nothing that a language has here"]);
    check(&format!("{HEAD}plural.other = i = 2"), &["xx.txt:7: plural.other is nothing that a language has here"]);
    check(&format!("{HEAD}plural.few = i is 2"), &["xx.txt:7: plural.few: `i is 2` is no plural rule of CLDR"]);
    check(&format!("{HEAD}plural.zero = i = 0"), &["xx.txt:7: plural.zero: the order is zero, one, two, few, many"]);
    check(
        &format!("{HEAD}minimum_grouping_digits = two"),
        &["xx.txt:7: minimum_grouping_digits: `two` is no whole number"],
    );
    let percent = "percent: {n} with the mark before or behind it is needed";
    check(&HEAD.replace("{n}%", "%"), &[&format!("xx.txt:5: {percent}")]);
    check(&HEAD.replace("{n}%", "{x}%"), &[&format!("xx.txt:5: {percent}")]);
    check(&HEAD.replace("name = X", "name = {x}"), &["xx.txt:2: name: no slots are possible here"]);
    check(&HEAD.replace("name = X", "name = \\x"), &["xx.txt:2: name: \\x means nothing; a backslash itself is \\\\"]);
}

#[test]
fn every_language_has_the_keys_of_english() {
    check_beside("[a]\nkey = x", "[a]\nkey = y", &[]);
    check_beside("[a]\nkey = x\nother = z", "[a]\nkey = y", &["xx.txt:7: [a] lacks other: z"]);
    check_beside("[a]\nkey = x", "", &["xx.txt:1: [a] lacks key: x"]);
    check_beside("[a]\nkey = x", "[a]\nkey = y\nmore = y", &["xx.txt:9: English has no more in [a]"]);
    check_beside(
        "[a]\nkey = x\n[b]\nkey2 = y",
        "[a]\nkey = x\nkey2 = y\n[b]",
        &["xx.txt:10: [b] lacks key2: y", "xx.txt:9: English has no key2 in [a]"],
    );
}

#[test]
fn every_language_has_the_slots_of_english() {
    let check = |english: &str, other: &str, expected: &[&str]| {
        let expected: Vec<String> = expected.iter().map(|what| format!("xx.txt:8: key: {what}: {english}")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check_beside(&format!("[a]\nkey = {english}"), &format!("[a]\nkey = {other}"), &expected);
    };
    check("{x} of {#n} [c]", "[c] {#n}: {x}", &[]);
    check("{x}", "y", &["{x} is missing, which is in the English text"]);
    check("[c]", "y", &["[c] is missing, which is in the English text"]);
    check("y", "{#n}", &["{#n} is not in the English text"]);
    check("{x}", "{#x}", &["{#x} is not in the English text", "{x} is missing, which is in the English text"]);
    // A count that English only asks for its plural may be left aside; one that it shows may be within a form.
    check("{x} {n|is|are} left", "{x} bleibt", &[]);
    check("{#n} {n|line|lines}", "{n|one line|{#n} lines}", &[]);
    check("{#n} lines", "lines", &["{#n} is missing, which is in the English text"]);
}

#[test]
fn all_faults_are_found_at_once() {
    check(
        &format!("{HEAD}[a]\nkey = {{\nif = x\n nothing\nhello"),
        &[
            "xx.txt:9: the key `if` is a word of Rust: choose another",
            "xx.txt:11: neither `key = text` nor `[section]` nor `# comment`",
            "xx.txt:8: key: a `{` that is not closed",
        ],
    );
}

#[test]
fn a_file_is_read_whatever_its_line_ends() {
    let text =
        format!("\u{feff}# comment\n\n{HEAD}\n[a]\n# comment\nkey =  {{n|one|\n\t # two}} = \\s\\u{{A0}}\\\\\\n\n")
            .replace('\n', "\r\n");
    let (language, faults) = read(&text);
    assert_eq!(faults, [""; 0]);
    let forms = vec![vec![Piece::Plain("one".to_owned())], vec![Piece::Plain(" # two".to_owned())]];
    assert_eq!(language.texts.len(), 1);
    let text = &language.texts[0];
    assert_eq!(text.pieces, [Piece::Forms("n".to_owned(), forms), Piece::Plain(" =  \u{A0}\\\n".to_owned())]);
    assert_eq!(text.slots, [Slot { name: "n".to_owned(), kind: Kind::Count, is_shown: false }]);
    assert_eq!(language.head.plural, ["i = 1"]);
    assert_eq!(language.head.minimum_grouping_digits, 1);
}

#[test]
fn texts_of_a_catalogue_are_found_by_their_keys() {
    let (english, _) =
        read(&format!("{HEAD}[a *]\nplain = x\none = of {{x}}\ntwo = {{x}} {{y}}\nn = {{#n}}\n[b]\nplain = x"));
    let program = generate::program(&english, &[]);
    for part in [
        "pub fn by_key(key: &str) -> Option<&'static str> {\n        crate::language::word_by_key(key, &[(\"plain\", 0)])",
        "pub fn filled_by_key(key: &str, what: &str) -> Option<String> {\n        \
         crate::template::filled_by_key(key, what, &[(\"one\", 1)])",
    ] {
        assert_eq!(program.matches(part).count(), 1, "{part}\n{program}");
    }
}

#[test]
fn a_key_becomes_a_function() {
    let english = "[a]\nplain = the `x` of \\[it\\]\nfilled = {x}: {#n} of {#of}\nmixed = [x] {y} [z]";
    let german = "[a]\nmixed = {y} [z]\\s[x]\nplain = y\nfilled = {#of}, {#n}, {x} {of|a|b{#n}}";
    let [english, german] = [english, german].map(|text| read(&format!("{HEAD}{text}")).0);
    let program = generate::program(&english, &[german]);
    for part in [
        "static DATA: [crate::language::Data; 2]",
        "/// The texts of `[a]`.\npub mod a {",
        "#[doc = \"`` the `x` of \\\\[it\\\\] ``\"]\n    pub fn plain() -> &'static str {",
        "pub fn filled(x: &str, n: u64, of: u64) -> String {",
        "pub fn mixed<T>(mut text: impl FnMut(&str) -> T, x: T, y: &str, z: T) -> Vec<T> {",
        // The texts of English, then of German in the order of English, slots and controls counted apart.
        r#"texts: "the `x` of [it]\u{5}\u{1}0: \u{1}1 of \u{1}2\u{5}\u{4}0 \u{1}0 \u{4}1""#,
        r#"texts: "y\u{5}\u{1}2, \u{1}1, \u{1}0 \u{1}ca\u{2}b\u{1}1\u{3}\u{5}\u{1}0 \u{4}1 \u{4}0""#,
    ] {
        assert!(program.contains(part), "{part}\n{program}");
    }
}
