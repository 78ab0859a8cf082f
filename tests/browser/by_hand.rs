//! Hand counts of the five articles, made without the program's code, to check its counts against.

use std::collections::BTreeSet;
use std::fs;

use crate::driver::{Failure, Outcome};

/// An outlet and the words of its article, headline first, in lower case.
pub(crate) struct Counted {
    pub(crate) outlet: String,
    /// The sentences of each paragraph; the headline is the first paragraph.
    paragraphs: Vec<Vec<Vec<String>>>,
}

impl Counted {
    /// How often a word occurs.
    pub(crate) fn count(&self, word: &str) -> usize {
        self.words().filter(|other| *other == word).count()
    }

    fn words(&self) -> impl Iterator<Item = &String> {
        self.paragraphs.iter().flatten().flatten()
    }

    /// How often a sequence of words occurs within a sentence, ignoring punctuation between them.
    pub(crate) fn count_in_a_row(&self, words: &[String]) -> usize {
        let rows = self.paragraphs.iter().flatten().flat_map(|sentence| sentence.windows(words.len()));
        rows.filter(|row| *row == words).count()
    }

    /// How often a word occurs within `n` words of a node in the same paragraph. A node is not near itself.
    pub(crate) fn count_near(&self, word: &str, node: &str, n: usize) -> usize {
        let of_paragraph = |sentences: &Vec<Vec<String>>| {
            let words: Vec<&String> = sentences.iter().flatten().collect();
            let is_near = |at: usize| {
                let end = words.len().min(at + n + 1);
                words[at.saturating_sub(n)..end].iter().any(|other| *other == node)
            };
            let places = words.iter().enumerate().filter(|(_, other)| **other == word && word != node);
            places.filter(|(at, _)| is_near(*at)).count()
        };
        self.paragraphs.iter().map(of_paragraph).sum()
    }

    /// The number of words.
    pub(crate) fn n_words(&self) -> usize {
        self.words().count()
    }
}

/// Reads the articles.
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

/// How often a word occurs in the articles of an outlet.
pub(crate) fn count_in(articles: &[Counted], outlet: &str, word: &str) -> usize {
    articles.iter().filter(|article| article.outlet == outlet).map(|article| article.count(word)).sum()
}

/// Sums a count over the articles of an outlet, and over all others.
pub(crate) fn count_in_and_out(articles: &[Counted], outlet: &str, count: impl Fn(&Counted) -> usize) -> [usize; 2] {
    [true, false].map(|inside| articles.iter().filter(|article| (article.outlet == outlet) == inside).map(&count).sum())
}

/// Splits a text into words in lower case. A word is letters and digits, or one of the abbreviations with full stops.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace("u.s", "u0s").replace("j.d", "j0d");
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Returns the words in the lexicon's names, in lower case. Within a name they count as part of it.
pub(crate) fn words_of_names() -> Outcome<BTreeSet<String>> {
    let lexicon = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/articles/corpus.toml"))?.to_lowercase();
    let (actors, _) = lexicon.split_once("[[topic]]").unwrap_or((&lexicon, ""));
    Ok(actors.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect())
}

/// Parses a file: the front matter between the `+++` lines, and the text.
fn counted(file: &str) -> Outcome<Counted> {
    let mut parts = file.splitn(3, "+++");
    let (Some(_), Some(head), Some(body)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Failure(format!("no front matter in {file}")));
    };
    let field = |name: &str| {
        let line = head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"'));
        line.ok_or_else(|| Failure(format!("no {name} in {head}")))
    };
    let text = format!("{}\n{body}", field("headline")?);
    let paragraphs =
        text.lines().map(|line| sentences_of(line).map(|sentence| words_of(&sentence)).collect()).collect();
    Ok(Counted { outlet: field("outlet")?.to_owned(), paragraphs })
}

/// Splits a paragraph into sentences: after a mark that white space and no small letter follows, except in the articles' abbreviations.
fn sentences_of(line: &str) -> impl Iterator<Item = String> {
    let mut sentences = vec![String::new()];
    for word in line.split_whitespace() {
        let ends = sentences.last().is_some_and(|sentence| {
            let last = sentence.trim_end_matches(['"', '”', '’', ')', '\'', ' ']);
            let is_abbreviated = ["U.S.", "J.D.", "Dr.", "Mr.", "Mrs.", "Sen.", "Rep.", "Gov."]
                .iter()
                .any(|known| last.ends_with(known));
            last.ends_with(['.', '!', '?', '…']) && !is_abbreviated
        });
        let first = word.chars().find(|letter| letter.is_alphanumeric());
        if ends && !first.is_some_and(char::is_lowercase) {
            sentences.push(String::new());
        }
        if let Some(sentence) = sentences.last_mut() {
            sentence.push_str(word);
            sentence.push(' ');
        }
    }
    sentences.into_iter()
}
