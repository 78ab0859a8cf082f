//! Repeated lines: what an outlet puts into many of its articles (a plea for subscribers, a notice of copyright, the credit of a picture), found by its repetition.
//!
//! A line counts once for all articles that are versions of one another, else a report that was sent six times would be boilerplate as a whole.

use model::boilerplate::{hash, shape};
use model::order::sort_by;
use model::{Article, ArticleList};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// In how many articles of an outlet a line must stand.
pub const LEAST: u32 = 5;
/// Of how many of the outlet's articles that must be one: one in twenty is 5 %.
pub const ONE_IN: u32 = 20;

/// A line that stands in many articles of an outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepeatedLine {
    /// The outlet.
    pub outlet: String,
    /// The line as it is in the first of these articles; the figures in it may differ in others.
    pub text: String,
    /// In how many articles it is.
    pub n_articles: u32,
    /// How many articles the outlet has.
    pub n_of_outlet: u32,
}

/// A line of an article: the hash of its shape, that of the article's longest line, the article, and where the line is in it.
struct Line {
    hash: u64,
    version: u64,
    article: u32,
    from: u32,
    to: u32,
}

/// Finds these lines, outlet by outlet in the order of their names, the most frequent first.
pub fn find(articles: &dyn ArticleList) -> Vec<RepeatedLine> {
    let mut outlets: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, known) in (0..).zip(articles.all_metadata()) {
        outlets.entry(known.outlet.as_str()).or_default().push(number);
    }
    let mut found = Vec::new();
    for (outlet, numbers) in outlets.into_iter().filter(|(_, numbers)| numbers.len() >= LEAST as usize) {
        let n_of_outlet = numbers.len() as u32;
        let mut lines = Vec::new();
        for number in numbers {
            take_lines(number, &articles.text(number as usize), &mut lines);
        }
        lines.sort_unstable_by_key(|line| (line.hash, line.article, line.from));
        let mut of_outlet = Vec::new();
        for alike in lines.chunk_by(|a, b| a.hash == b.hash) {
            let least = LEAST.max(n_of_outlet.div_ceil(ONE_IN));
            if (alike.len() as u32) < least || n_versions(alike) < least {
                continue;
            }
            let n_articles = alike.chunk_by(|a, b| a.article == b.article).count() as u32;
            let of_line = |line: &Line| {
                Some(articles.text(line.article as usize).get(line.from as usize..line.to as usize)?.to_owned())
            };
            let text = alike.first().and_then(of_line).unwrap_or_default();
            of_outlet.push(RepeatedLine { outlet: outlet.to_owned(), text, n_articles, n_of_outlet });
        }
        sort_by(&mut of_outlet, &|a, b| b.n_articles.cmp(&a.n_articles).then_with(|| a.text.cmp(&b.text)));
        found.append(&mut of_outlet);
    }
    found
}

/// Takes these lines out of their outlets' articles, unless nothing of an article would be left. Returns how many were taken out.
pub fn remove(articles: &mut [Article], lines: &[RepeatedLine]) -> u32 {
    let mut hashes: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for line in lines {
        hashes.entry(line.outlet.as_str()).or_default().extend(shape(&line.text));
    }
    let mut n_removed = 0;
    for article in articles {
        let Some(hashes) = hashes.get(article.outlet.as_str()) else { continue };
        let is_kept = |line: &&str| shape(line.trim()).is_none_or(|shape| !hashes.contains(&shape));
        let kept: Vec<&str> = article.text.lines().filter(is_kept).collect();
        let n = article.text.lines().count() - kept.len();
        let text = kept.join("\n");
        if n > 0 && !text.trim().is_empty() {
            text.trim().clone_into(&mut article.text);
            n_removed += n as u32;
        }
    }
    n_removed
}

/// How many articles that are no versions of one another have a line; an article that is little else than the line is none.
fn n_versions(alike: &[Line]) -> u32 {
    let mut versions: Vec<u64> = alike.iter().map(|line| line.version).filter(|&version| version != 0).collect();
    versions.sort_unstable();
    versions.dedup();
    versions.len() as u32
}

/// The lines of a text that may be repeated ones.
fn take_lines(article: u32, text: &str, lines: &mut Vec<Line>) {
    let first = lines.len();
    let (mut version, mut longest) = (0, 0);
    let mut from = 0;
    for whole in text.split('\n') {
        let begin = from + (whole.len() - whole.trim_start().len());
        let line = whole.trim();
        from += whole.len() + 1;
        if line.len() > longest {
            longest = line.len();
            version = hash(line.as_bytes());
        }
        if let Some(hash) = shape(line) {
            lines.push(Line { hash, version: 0, article, from: begin as u32, to: (begin + line.len()) as u32 });
        }
    }
    for line in lines.iter_mut().skip(first) {
        // The longest line says which version this is; it says nothing of itself.
        line.version = if (line.to - line.from) as usize == longest { 0 } else { version };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Record;

    fn article(outlet: &str, text: &str) -> Article {
        let mut record = Record::default();
        record.put("headline", "Ferry");
        record.put("outlet", outlet);
        record.put("text", text);
        record.into_article().unwrap()
    }

    /// Articles of an outlet, each a sentence of its own with these lines behind it.
    fn articles(outlet: &str, n: usize, lines: &[&str]) -> Vec<Article> {
        let lines = lines.join("\n");
        let first = |i| format!("The ferry of pier {} was late by the usual number of minutes.", letters(i));
        (0..n).map(|i| article(outlet, &format!("{}\n{lines}", first(i)))).collect()
    }

    /// A number in letters, since figures are taken to be alike.
    fn letters(n: usize) -> String {
        n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect()
    }

    fn check(articles: &Vec<Article>, expected: &[(&str, u32)]) {
        let found = find(articles);
        let found: Vec<(&str, u32)> = found.iter().map(|line| (line.text.as_str(), line.n_articles)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_in_many_articles_is_found() {
        let mut all = articles("The Sun", 6, &["  Sign up to our letter. ", "© 2019 The Sun"]);
        all.extend(articles("The Sun", 6, &["© 2020 The Sun", "© 2020 The Sun"]));
        all.extend(articles("The Post", 4, &["Sign up to our letter."]));
        all[3].text.push_str("\nOnce only.");
        for (i, article) in all.iter_mut().enumerate() {
            article.text = article.text.replace("pier", &format!("pier {}", letters(i)));
        }
        check(&all, &[("© 2019 The Sun", 12), ("Sign up to our letter.", 6)]);
        let found = find(&all);
        assert_eq!(remove(&mut all, &found), 24);
        assert!(all[3].text.ends_with("minutes.\nOnce only.") && all[12].text.ends_with("letter."));
    }

    #[test]
    fn a_line_must_be_in_one_of_twenty() {
        let mut all = articles("The Sun", 120, &[]);
        all.iter_mut().take(5).for_each(|article| article.text.push_str("\nSign up."));
        check(&all, &[]);
        all.iter_mut().take(6).for_each(|article| article.text.push_str("\nSign up twice."));
        check(&all, &[("Sign up twice.", 6)]);
    }

    #[test]
    fn versions_quotations_and_long_lines_are_no_boilerplate() {
        let one = articles("The Sun", 1, &["The harbour master said so."]);
        check(&vec![one; 9].concat(), &[]);
        check(&articles("The Sun", 9, &["“We are sorry,” they said.", &"long ".repeat(100), "12", "--"]), &[]);
        check(&vec![article("The Sun", "Sign up."); 9], &[]);
        check(&Vec::new(), &[]);
    }

    #[test]
    fn nothing_is_left_without_text() {
        let mut all = articles("The Sun", 6, &["Sign up."]);
        let lines = find(&all);
        all.push(article("The Sun", "Sign up."));
        assert_eq!(remove(&mut all, &lines), 6);
        assert_eq!(all[6].text, "Sign up.");
    }
}
