//! Authors: who wrote an article.

use crate::facet::Facet;
use crate::strings::Strings;
use crate::{Corpus, Labels};

/// Who wrote an article, as far as its byline says; it may have several authors.
pub const AUTHOR: Facet = Facet {
    key: "author",
    exclude_key: "not-author",
    all_key: Some("all-authors"),
    is_by_kind: false,
    n_worth_showing: 2,
    labels,
    places: None,
};

fn labels(corpus: &Corpus) -> Labels {
    // Each byline is read once, however many articles have it.
    let (mut bylines, mut names, mut places) = (Strings::default(), Vec::new(), Vec::new());
    let mut byline_of = Vec::new();
    for article in corpus.articles.all() {
        let byline = article.byline.as_deref().unwrap_or_default();
        let (number, is_new) = bylines.intern(byline);
        if is_new {
            let first = names.len() as u32;
            names.extend(authors(byline).into_iter().map(|name| (name, None)));
            places.push(first..names.len() as u32);
        }
        byline_of.push(number);
    }
    let places_of = |byline: u32| places.get(byline as usize).cloned().unwrap_or_default();
    Labels::of_list(names, byline_of.into_iter().map(places_of))
}

/// Marks between two authors.
const MARKS: [char; 6] = [',', ';', '&', '/', '|', '·'];
/// Words between two authors.
const BETWEEN: [&str; 5] = ["and", "und", "et", "та", "і"];
/// What follows a comma or an "et" and is nobody's name.
const NO_NAMES: [&str; 7] = ["jr", "sr", "ii", "iii", "md", "phd", "al"];

/// The authors of a byline, without the "By" before them.
fn authors(byline: &str) -> Vec<&str> {
    let byline = byline.trim_start();
    let names = match byline.split_once(char::is_whitespace) {
        Some((by, names)) if by.eq_ignore_ascii_case("by") => names,
        _ => byline,
    };
    let is_name = |name: &&str| {
        let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        !letters.is_empty() && !NO_NAMES.contains(&letters.to_lowercase().as_str())
    };
    names.split(MARKS).flat_map(split_at_words).map(str::trim).filter(is_name).collect()
}

fn split_at_words(names: &str) -> Vec<&str> {
    let (mut split, mut start, mut at) = (Vec::new(), 0, 0);
    for word in names.split_inclusive(char::is_whitespace) {
        let end = at + word.len();
        if BETWEEN.iter().any(|between| word.trim().eq_ignore_ascii_case(between)) {
            split.push(&names[start..at]);
            start = end;
        }
        at = end;
    }
    split.push(&names[start..]);
    split
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Filters, Pick, Selection, members};
    use crate::samples::{article, corpus};

    #[test]
    fn a_byline_names_its_authors() {
        let check = |byline: &str, expected: &[&str]| assert_eq!(authors(byline), expected, "{byline}");
        check("", &[]);
        check(" – ", &[]);
        check("Ann Lee", &["Ann Lee"]);
        check("By Ann Lee and Bo Sand", &["Ann Lee", "Bo Sand"]);
        check("BY ANN LEE", &["ANN LEE"]);
        check("Ann Lee, Bo Sand, and Cy Andersson", &["Ann Lee", "Bo Sand", "Cy Andersson"]);
        check("Ann Lee & Bo Sand; Reuters/AP", &["Ann Lee", "Bo Sand", "Reuters", "AP"]);
        check("Anna Groß und Bo\u{a0}Sand", &["Anna Groß", "Bo\u{a0}Sand"]);
        check("Олена Кіт та Іван Орлик", &["Олена Кіт", "Іван Орлик"]);
        check("Byron Andes", &["Byron Andes"]);
        check("Cy Lee, Jr., and Ann Lee, Ph.D.", &["Cy Lee", "Ann Lee"]);
        check("Ann Lee et al.", &["Ann Lee"]);
    }

    #[test]
    fn articles_are_found_by_their_authors() {
        let by = |id: &str, byline: &str| {
            let mut article = article(id, "O", "2024", "x");
            article.byline = Some(byline.into());
            article
        };
        let corpus = corpus(
            vec![by("a", "Ann Lee and Bo Sand"), by("b", "Ann Lee"), article("c", "O", "2024", "x")],
            vec![],
            vec![],
        );
        let found = |filters: &Filters| members(&Selection::of(&corpus, filters).articles).collect::<Vec<_>>();
        let mut filters = Filters { query: "author:lee -author:sand".into(), ..Filters::default() };
        assert_eq!(found(&filters), [1]);
        filters.query.clear();
        filters.choices.pick(AUTHOR, "Ann Lee", Pick::Include);
        filters.choices.pick(AUTHOR, "Bo Sand", Pick::Include);
        assert_eq!(found(&filters), [0, 1]);
        filters.choices.require_all(AUTHOR, true);
        assert_eq!(found(&filters), [0]);
    }
}
