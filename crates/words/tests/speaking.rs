//! Texts, numbers and plurals in each language as the page gets them.

#![allow(clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

use words::{Language, count, counts, decimal, filters, percent, plural, signed, use_language};

fn speak(tag: &str) {
    use_language(Language::by_tag(tag).unwrap());
}

/// What is said in English, German, French and Ukrainian.
fn check(say: impl Fn() -> String, expected: [&str; 4]) {
    for (tag, expected) in ["en", "de", "fr", "uk"].into_iter().zip(expected) {
        speak(tag);
        assert_eq!(say(), expected, "{tag}");
    }
}

#[test]
fn languages_are_found_by_tag() {
    let found = ["en", "EN-gb", "de-AT", "uk", "de-Latn-CH"].map(|tag| Language::by_tag(tag).map(Language::tag));
    assert_eq!(found, [Some("en"), Some("en"), Some("de"), Some("uk"), Some("de")]);
    assert_eq!(["", "deu", "tlh", "-de"].map(Language::by_tag), [None; 4]);
    let german = Language::by_tag("de").unwrap();
    assert!(Language::ALL.contains(&german));
    assert_eq!(german.name(), "Deutsch");
    assert_eq!(Language::ALL[0], Language::default());
    assert_eq!(words::language().tag(), "en");
}

#[test]
fn a_text_is_said_in_the_language_that_is_chosen() {
    check(|| filters::clear_all().to_owned(), ["Clear all", "Alle entfernen", "Tout effacer", "Скинути все"]);
    check(
        || filters::results(1234, 5021),
        [
            "1,234 of 5,021 articles",
            "1.234 von 5.021 Artikeln",
            "1\u{202F}234 sur 5\u{202F}021 articles",
            "1\u{A0}234 з 5\u{A0}021 статті",
        ],
    );
}

#[test]
fn the_form_of_a_plural_goes_with_its_count() {
    let articles = |n| move || counts::articles(n);
    check(articles(0), ["0 articles", "0 Artikel", "0 article", "0 статей"]);
    check(articles(1), ["1 article", "1 Artikel", "1 article", "1 стаття"]);
    check(articles(2), ["2 articles", "2 Artikel", "2 articles", "2 статті"]);
    check(articles(11), ["11 articles", "11 Artikel", "11 articles", "11 статей"]);
    check(articles(21), ["21 articles", "21 Artikel", "21 articles", "21 стаття"]);
    check(
        articles(1_000_000),
        ["1,000,000 articles", "1.000.000 Artikel", "1\u{202F}000\u{202F}000 d’articles", "1\u{A0}000\u{A0}000 статей"],
    );
    speak("uk");
    assert_eq!([0, 1, 2, 5, 21, 111].map(plural), [2, 0, 1, 2, 0, 2]);
}

#[test]
fn controls_come_in_the_order_of_the_language() {
    check(
        || {
            let [target, reference, unit] = ["<target>", "<reference>", "<unit>"].map(str::to_owned);
            words::comparison::comparing(str::to_owned, target, reference, unit).join("·")
        },
        [
            "Comparing ·<target>· with ·<reference>·: ·<unit>·.",
            "Verglichen: ·<target>· mit ·<reference>·, ·<unit>·.",
            "Comparaison\u{a0}: ·<target>· avec ·<reference>·, ·<unit>·.",
            "Порівняння: ·<target>· та ·<reference>·, ·<unit>·.",
        ],
    );
}

#[test]
fn numbers_are_written_as_the_language_does() {
    check(|| count(999), ["999"; 4]);
    check(|| count(12_345_678), ["12,345,678", "12.345.678", "12\u{202F}345\u{202F}678", "12\u{A0}345\u{A0}678"]);
    check(|| decimal(12_345.6, 1), ["12,345.6", "12.345,6", "12\u{202F}345,6", "12\u{A0}345,6"]);
    check(|| decimal(-0.25, 2), ["−0.25", "−0,25", "−0,25", "−0,25"]);
    check(|| decimal(1234.4, 0), ["1,234", "1.234", "1\u{202F}234", "1\u{A0}234"]);
    check(|| signed(1.25, 1), ["+1.2", "+1,2", "+1,2", "+1,2"]);
    check(|| signed(-2.0, 1), ["−2.0", "−2,0", "−2,0", "−2,0"]);
    let zeros = || [signed(-0.04, 1), signed(0.0, 0), decimal(-0.04, 1)].join(" ");
    check(zeros, ["0.0 0 0.0", "0,0 0 0,0", "0,0 0 0,0", "0,0 0 0,0"]);
    check(|| percent(95.0, 0), ["95%", "95\u{A0}%", "95\u{202F}%", "95%"]);
    let beyond = || [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(|n| signed(n, 1)).join(" ");
    check(beyond, ["NaN +inf −inf"; 4]);
    speak("en");
    assert_eq!(count(u64::MAX), "18,446,744,073,709,551,615");
}

#[test]
fn a_catalogue_finds_its_texts_by_key_in_every_language() {
    check(|| words::commands::by_key("close").unwrap().to_owned(), ["close", "schließen", "fermer", "закрити"]);
    assert_eq!(words::commands::by_key("no such key"), None);
}
