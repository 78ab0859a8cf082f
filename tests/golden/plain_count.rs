//! The plain count: what this test knows by itself.

use model::Article;

/// The words of a text, found letter by letter: runs of letters and digits, held together by one mark inside (`U.S`, `don't`, `1,000`); a closing
/// 's is a word of its own.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (i, &sign) in signs.iter().enumerate() {
        let [before, after] =
            [i.checked_sub(1), Some(i + 1)].map(|i| i.and_then(|i| signs.get(i)).copied().unwrap_or(' '));
        let joins_letters = matches!(sign, '.' | '\'' | '’' | ':') && before.is_alphabetic() && after.is_alphabetic();
        let joins_digits = matches!(sign, '.' | '\'' | '’' | ',' | ';') && before.is_numeric() && after.is_numeric();
        if sign.is_alphanumeric() || (joins_letters && sign != ':') || joins_digits {
            word.push(sign);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    let parted = |word: String| match word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
        Some(stem) if !stem.is_empty() => vec![stem.to_owned(), word[stem.len()..].to_owned()],
        _ => vec![word],
    };
    words.into_iter().flat_map(parted).collect()
}

/// An article's words as printed, the headline's first.
pub(crate) fn words_of(article: &Article) -> Vec<String> {
    [plain_words(&article.headline), plain_words(&article.text)].concat()
}

pub(crate) fn folded(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// How often each word stands in each article: (occurrences, words in all).
pub(crate) fn counts(articles: &[&Article], word: &str) -> Vec<(f64, f64)> {
    let count = |article: &&Article| {
        let words = words_of(article);
        (words.iter().filter(|w| folded(w) == word).count() as f64, words.len() as f64)
    };
    articles.iter().map(count).collect()
}

/// In how many places an article's headline and text speak of any of these phrases, whole words apart from the last.
pub(crate) fn n_occurrences(article: &Article, phrases: &[&str]) -> usize {
    let part = |text: &str| {
        let text = format!(" {} ", text.replace(|c: char| !c.is_alphanumeric(), " "));
        phrases.iter().map(|phrase| text.matches(&format!(" {phrase}")).count()).sum::<usize>()
    };
    part(&article.headline) + part(&article.text)
}

/// Actors known by single words that mean nobody else here, each with all the words that name them.
pub(crate) const NAMED_BY: [(&str, &[&str]); 6] = [
    ("Volodymyr Zelensky", &["Zelensky", "Zelenskyy", "Zelenskiy"]),
    ("Vladimir Putin", &["Putin"]),
    ("Pete Hegseth", &["Hegseth"]),
    ("Kaja Kallas", &["Kallas"]),
    ("Kyiv", &["Kyiv", "Kiev"]),
    ("Ukraine", &["Ukraine"]),
];

/// Topics that one place is enough for, by what begins so.
pub(crate) const SPOKEN_OF_BY: [(&str, &[&str]); 2] = [
    ("security guarantees", &["security guarantee", "security assurance", "collective security"]),
    (
        "Article 5",
        &[
            "Article 5 ",
            "Article Five ",
            "collective defence ",
            "collective defense ",
            "mutual defence ",
            "mutual defense ",
        ],
    ),
];

pub(crate) fn n_named(article: &Article, names: &[&str]) -> usize {
    words_of(article).iter().filter(|word| names.contains(&word.as_str())).count()
}

pub(crate) fn assert_close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{what}: {found} is not {expected}");
}

/// 2 Σ observed · ln(observed / expected), where the target's true rate is so many times the reference's.
pub(crate) fn log_likelihood([a, b]: [f64; 2], [c, d]: [f64; 2], ratio: f64) -> f64 {
    let share = ratio * c / (ratio * c + d);
    let term =
        |observed: f64, share: f64| if observed == 0.0 { 0.0 } else { observed * (observed / ((a + b) * share)).ln() };
    2.0 * (term(a, share) + term(b, 1.0 - share))
}

pub(crate) fn sum(side: &[(f64, f64)]) -> (f64, f64) {
    side.iter().fold((0.0, 0.0), |(x, n), (more, tokens)| (x + more, n + tokens))
}

/// Sum of (x − rate · n)² over articles, times m / (m − 1).
pub(crate) fn variance(side: &[(f64, f64)]) -> f64 {
    let (count, tokens) = sum(side);
    let m = side.len() as f64;
    side.iter().map(|(x, n)| (x - count / tokens * n).powi(2)).sum::<f64>() * m / (m - 1.0)
}

/// The design effect as its documentation words it.
pub(crate) fn design_effect(sides: [&[(f64, f64)]; 2]) -> f64 {
    let [(a, c), (b, d)] = sides.map(sum);
    let [v, w] = sides.map(variance);
    let joint = (v + w) / (a + b);
    let drawn = |variance: f64, count: f64| (variance + 20.0 * joint) / (count + 20.0);
    ((d * drawn(v, a) + c * drawn(w, b)) / (c + d)).max(1.0)
}

/// Student's t with three degrees of freedom: how likely one as far from zero is.
pub(crate) fn p_of_t_with_3(t: f64) -> f64 {
    let x = t / 3.0_f64.sqrt();
    1.0 - 2.0 / std::f64::consts::PI * (x / (1.0 + x * x) + x.atan())
}

/// The t beyond which 5 % lie, with three degrees of freedom, from any printed table.
pub(crate) const T_OF_5_PERCENT_WITH_3: f64 = 3.182_446_305_284;
