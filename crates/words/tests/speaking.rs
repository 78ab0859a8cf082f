//! The texts, numbers and plurals of the four languages as the page gets them.

use words::{Language, count, decimal, filters, percent, plural, signed, use_language};

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
    let names = Language::ALL.map(|language| (language.tag(), language.name()));
    assert_eq!(names, [("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("uk", "Українська")]);
    assert_eq!(words::language(), Language::default());
    assert_eq!(Language::default().tag(), "en");
}

#[test]
fn a_text_without_slots_is_given_as_it_is() {
    check(|| filters::clear_all().to_owned(), ["Clear all", "Alle entfernen", "Tout effacer", "Скинути все"]);
    check(
        || filters::not_applied().to_owned(),
        [" (not applied)", " (nicht angewandt)", " (non appliqué)", " (не застосовано)"],
    );
    check(
        || words::words::letters().to_owned(),
        [
            "2[a ln(a/E₁) + b ln(b/E₂)] (Rayson and Garside 2000).",
            "2[a ln(a/E₁) + b ln(b/E₂)] (Rayson und Garside 2000).",
            "2[a ln(a/E₁) + b ln(b/E₂)] (Rayson et Garside 2000).",
            "2[a ln(a/E₁) + b ln(b/E₂)] (Rayson, Garside 2000).",
        ],
    );
}

#[test]
fn slots_are_filled_where_the_language_has_them() {
    check(
        || filters::relief("{n}", 1),
        [
            "Without {n} there would be 1 article.",
            "Ohne {n} wäre es 1 Artikel.",
            "Sans {n}, il y aurait 1 article.",
            "Без умови «{n}» було б 1 стаття.",
        ],
    );
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
    let articles = |n| move || words::counts::articles(n);
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
fn a_form_may_have_slots_of_its_own() {
    check(
        || words::words::which_outlet(3),
        [
            "3 texts name no outlet. Which one are they from?",
            "3 Texte nennen kein Medium. Woher stammen sie?",
            "3 textes n’indiquent aucun média. De quel média proviennent-ils\u{202F}?",
            "3 тексти не називають видання. Звідки вони?",
        ],
    );
}

#[test]
fn controls_come_in_the_order_of_the_language() {
    let sentence = || words::words::compare(str::to_owned, "<target>".to_owned(), "<reference>".to_owned()).join("·");
    check(
        sentence,
        [
            "Comparing ·<target>· with ·<reference>",
            "<target>· im Vergleich mit ·<reference>",
            "Comparaison de ·<target>· avec ·<reference>",
            "<target>· у порівнянні з ·<reference>",
        ],
    );
    let least = |n| move || words::words::least(str::to_owned, "<n>".to_owned(), n).join("·");
    check(
        least(1),
        [
            "in at least ·<n>· article",
            "in mindestens ·<n>· Artikeln",
            "dans au moins ·<n>· article",
            "щонайменше в ·<n>· статті",
        ],
    );
    check(
        least(5),
        [
            "in at least ·<n>· articles",
            "in mindestens ·<n>· Artikeln",
            "dans au moins ·<n>· articles",
            "щонайменше в ·<n>· статтях",
        ],
    );
}

#[test]
fn numbers_are_written_as_the_language_does() {
    check(|| count(999), ["999"; 4]);
    check(|| count(12_345_678), ["12,345,678", "12.345.678", "12\u{202F}345\u{202F}678", "12\u{A0}345\u{A0}678"]);
    check(|| count(u64::MAX).chars().filter(char::is_ascii_digit).collect(), ["18446744073709551615"; 4]);
    check(|| decimal(12_345.6, 1), ["12,345.6", "12.345,6", "12\u{202F}345,6", "12\u{A0}345,6"]);
    check(|| decimal(-0.25, 2), ["−0.25", "−0,25", "−0,25", "−0,25"]);
    check(|| decimal(1234.4, 0), ["1,234", "1.234", "1\u{202F}234", "1\u{A0}234"]);
    check(|| signed(1.25, 1), ["+1.2", "+1,2", "+1,2", "+1,2"]);
    check(|| signed(-2.0, 1), ["−2.0", "−2,0", "−2,0", "−2,0"]);
    check(
        || [signed(-0.04, 1), signed(0.0, 0), decimal(-0.04, 1)].join(" "),
        ["0.0 0 0.0", "0,0 0 0,0", "0,0 0 0,0", "0,0 0 0,0"],
    );
    check(|| percent(95.0, 0), ["95%", "95\u{A0}%", "95\u{202F}%", "95%"]);
    check(|| [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(|n| signed(n, 1)).join(" "), ["NaN +inf −inf"; 4]);
}
