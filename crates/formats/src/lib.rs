//! Formats: files of every kind become articles and a lexicon of names, with every fault told by file and line, and leave as files again.
//!
//! Nothing here reads a disk or a network: bytes come in, an [`Intake`] goes out, and the other way round. What is good is kept, what is not is named.

pub mod archive;
pub mod boilerplate;
pub mod cell;
pub mod complete;
pub mod dates;
pub mod duplicates;
pub mod encoding;
pub mod folder;
pub mod found;
pub mod import;
pub mod json_lines;
pub mod kind;
pub mod markdown;
pub mod readers;
pub mod record;
pub mod report;
pub mod sheet;
mod taken;
pub mod toml_records;
pub mod writers;
pub mod xml;

pub use found::{Found, Take};
pub use record::Record;

use model::{Article, Fault, Head};
use std::collections::BTreeSet;

/// What an import made of its input: the articles it could read, and what it could not, side by side.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// What was said of the corpus as a whole, if anything was.
    pub head: Option<Head>,
    /// The articles, in the order in which they were read.
    pub articles: Vec<Article>,
    /// What is wrong, each with its place. An article with a fault is not among `articles`.
    pub faults: Vec<Fault>,
    /// Lines that were left out of an article's text because they belong to its page.
    pub left_out: Vec<boilerplate::LeftOut>,
}

impl Intake {
    /// Gives an id to articles that have none: their number, or the next one that nobody has. An id that an earlier article has gets a number
    /// behind it, since nobody but addresses knows articles by their ids.
    pub fn settle_ids(&mut self) {
        let mut taken: BTreeSet<String> = self.articles.iter().map(|article| article.id.clone()).collect();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut next = 1_usize;
        for (i, article) in self.articles.iter_mut().enumerate() {
            if article.id.is_empty() {
                next = next.max(i + 1);
                while taken.contains(&next.to_string()) {
                    next += 1;
                }
                article.id = next.to_string();
                next += 1;
            } else if seen.contains(&article.id) {
                let stem = article.id.clone();
                let mut n = 2_usize;
                while taken.contains(&article.id) {
                    article.id = format!("{stem}-{n}");
                    n += 1;
                }
            }
            taken.insert(article.id.clone());
            seen.insert(article.id.clone());
        }
    }
}
