//! Plural rules, held against the samples that CLDR publishes.

#![allow(clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

#[path = "../src/plural.rs"]
mod rule;

use rule::holds;
use words::{Language, plural, use_language};

/// Rules with their samples as CLDR 48 publishes them, but for the decimal ones; what no whole number has is left empty.
const CLDR: [(&str, &[&str]); 9] = [
    ("en", &["i = 1 and v = 0 @integer 1", "@integer 0, 2~16, 100, 1000, 10000, 100000, 1000000, …"]),
    ("de", &["i = 1 and v = 0 @integer 1", "@integer 0, 2~16, 100, 1000, 10000, 100000, 1000000, …"]),
    (
        "fr",
        &[
            "i = 0,1 @integer 0, 1",
            "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5 @integer 1000000, 1c6, 2c6, 3c6, 4c6, 5c6, 6c6, …",
            "@integer 2~17, 100, 1000, 10000, 100000, 1c3, 2c3, 3c3, 4c3, 5c3, 6c3, …",
        ],
    ),
    (
        "uk",
        &[
            "v = 0 and i % 10 = 1 and i % 100 != 11 @integer 1, 21, 31, 41, 51, 61, 71, 81, 101, 1001, …",
            "v = 0 and i % 10 = 2..4 and i % 100 != 12..14 @integer 2~4, 22~24, 32~34, 42~44, 52~54, 62, 102, 1002, …",
            "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14 @integer 0, 5~19, 100, 1000, 10000, 100000, 1000000, …",
            "",
        ],
    ),
    (
        "ru",
        &[
            "v = 0 and i % 10 = 1 and i % 100 != 11 @integer 1, 21, 31, 41, 51, 61, 71, 81, 101, 1001, …",
            "v = 0 and i % 10 = 2..4 and i % 100 != 12..14 @integer 2~4, 22~24, 32~34, 42~44, 52~54, 62, 102, 1002, …",
            "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14 @integer 0, 5~19, 100, 1000, 10000, 100000, 1000000, …",
            "",
        ],
    ),
    (
        "pl",
        &[
            "i = 1 and v = 0 @integer 1",
            "v = 0 and i % 10 = 2..4 and i % 100 != 12..14 @integer 2~4, 22~24, 32~34, 42~44, 52~54, 62, 102, 1002, …",
            "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14 @integer 0, 5~19, 100, 1000, 10000, 100000, 1000000, …",
            "",
        ],
    ),
    (
        "ar",
        &[
            "n = 0 @integer 0",
            "n = 1 @integer 1",
            "n = 2 @integer 2",
            "n % 100 = 3..10 @integer 3~10, 103~110, 1003, …",
            "n % 100 = 11..99 @integer 11~26, 111, 1011, …",
            "@integer 100~102, 200~202, 300~302, 400~402, 500~502, 600, 1000, 10000, 100000, 1000000, …",
        ],
    ),
    (
        "cy",
        &[
            "n = 0 @integer 0",
            "n = 1 @integer 1",
            "n = 2 @integer 2",
            "n = 3 @integer 3",
            "n = 6 @integer 6",
            "@integer 4, 5, 7~20, 100, 1000, 10000, 100000, 1000000, …",
        ],
    ),
    (
        "sl",
        &[
            "v = 0 and i % 100 = 1 @integer 1, 101, 201, 301, 401, 501, 601, 701, 1001, …",
            "v = 0 and i % 100 = 2 @integer 2, 102, 202, 302, 402, 502, 602, 702, 1002, …",
            "v = 0 and i % 100 = 3..4 or v != 0 @integer 3, 4, 103, 104, 203, 204, 303, 304, 403, 404, 503, 504, 603, 604, 703, 704, 1003, …",
            "@integer 0, 5~19, 100, 1000, 10000, 100000, 1000000, …",
        ],
    ),
];

fn rules_of(published: &[&'static str]) -> Vec<&'static str> {
    let rules = published[..published.len() - 1].iter();
    rules.map(|line| line.split_once('@').map_or(*line, |(rule, _)| rule).trim()).collect()
}

/// Whole numbers written out; `1c6` is one in compact notation.
fn samples_of(line: &str) -> Vec<u64> {
    let samples = line.split_once("@integer").map_or("", |(_, samples)| samples).split(',').map(str::trim);
    let samples = samples.filter(|sample| !sample.is_empty() && !sample.contains(['…', 'c']));
    let ends = samples.map(|sample| sample.split_once('~').unwrap_or((sample, sample)));
    ends.flat_map(|(first, last)| first.parse().unwrap()..=last.parse().unwrap()).collect()
}

#[test]
fn each_published_sample_has_its_rule_alone() {
    for (tag, published) in CLDR {
        let rules = rules_of(published);
        for (category, line) in published.iter().enumerate() {
            for n in samples_of(line) {
                let held: Vec<usize> = (0..rules.len()).filter(|rule| holds(rules[*rule], n).unwrap()).collect();
                let expected: Vec<usize> = (0..rules.len()).filter(|rule| *rule == category).collect();
                assert_eq!(held, expected, "{tag}: {n}");
            }
        }
    }
    assert_eq!(samples_of("@integer 0, 2~4, 1c6, …"), [0, 2, 3, 4]);
}

#[test]
fn the_languages_count_as_published() {
    let mut n_found = 0;
    for (tag, published) in CLDR {
        let Some(language) = Language::by_tag(tag) else { continue };
        n_found += 1;
        use_language(language);
        for (form, line) in published.iter().enumerate() {
            for n in samples_of(line) {
                assert_eq!(plural(n), form, "{tag}: {n}");
            }
        }
    }
    assert!(n_found >= 4, "{n_found}");
}

#[test]
fn what_is_no_rule_is_found_in_every_part_of_it() {
    for rule in [
        "",
        "i",
        "x = 1",
        "i = one",
        "i = 1 and",
        "i = 1 or v",
        "i % 0 = 1",
        "i % = 1",
        "i = 1..",
        "i == 1",
        "i = 1,",
        "I = 1",
    ] {
        assert_eq!(holds(rule, 5), None, "{rule}");
    }
    assert_eq!(holds("i=1", 1), Some(true));
}
