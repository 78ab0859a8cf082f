//! The five articles counted by hand, without a line of the program's: what its own counts are held against.

use std::collections::BTreeSet;
use std::fs;

use crate::driver::{Failure, Outcome};

/// An outlet and the words of its article, headline first, in lower case.
pub(crate) struct Counted {
    pub(crate) outlet: String,
    words: Vec<String>,
}

impl Counted {
    /// How often a word stands in it.
    pub(crate) fn count(&self, word: &str) -> usize {
        self.words.iter().filter(|other| *other == word).count()
    }
}

/// The articles.
pub(crate) fn articles() -> Outcome<Vec<Counted>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/articles");
    let mut articles = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            articles.push(counted(&fs::read_to_string(&path)?)?);
        }
    }
    articles.sort_by(|a, b| a.outlet.cmp(&b.outlet));
    Ok(articles)
}

/// How often a word stands in the article of an outlet.
pub(crate) fn count_in(articles: &[Counted], outlet: &str, word: &str) -> usize {
    articles.iter().filter(|article| article.outlet == outlet).map(|article| article.count(word)).sum()
}

/// The words of which the lexicon's names consist, in lower case: inside a name they count as part of it.
pub(crate) fn words_of_names() -> Outcome<BTreeSet<String>> {
    let lexicon = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/articles/corpus.toml"))?.to_lowercase();
    let (actors, _) = lexicon.split_once("[[topic]]").unwrap_or((&lexicon, ""));
    Ok(actors.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect())
}

/// A file taken apart: what stands between the lines of plus signs, and the text.
fn counted(file: &str) -> Outcome<Counted> {
    let mut parts = file.splitn(3, "+++");
    let (Some(_), Some(head), Some(body)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Failure(format!("no front matter in {file}")));
    };
    let field = |name: &str| {
        let line = head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"'));
        line.ok_or_else(|| Failure(format!("no {name} in {head}")))
    };
    let text = format!("{} {body}", field("headline")?).to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    Ok(Counted { outlet: field("outlet")?.to_owned(), words: words.map(str::to_owned).collect() })
}
