//! Ingest: what stands in files becomes articles and a lexicon of names, with every fault told by file and line.
//!
//! Nothing here reads a disk or a network: bytes come in, an [`Intake`] goes out. What is good is kept, what is not is named.

pub mod article;
pub mod edtf;
pub mod fault;
pub mod folder;
pub mod furniture;
pub mod head;
pub mod json_lines;
pub mod record;
pub mod toml_records;

pub use article::Article;
pub use edtf::{Day, Edtf};
pub use fault::{Fault, FaultKind, Place};
pub use head::{Actor, ActorKind, Head, Topic};

use std::collections::{BTreeMap, BTreeSet};

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
    pub left_out: Vec<furniture::LeftOut>,
}

impl Intake {
    /// Takes in what another intake holds, later articles behind earlier ones; the first head stays.
    pub fn append(&mut self, other: Self) {
        self.head = self.head.take().or(other.head);
        self.articles.extend(other.articles);
        self.faults.extend(other.faults);
        self.left_out.extend(other.left_out);
    }

    /// Gives an id to articles that have none, and drops articles whose id an earlier one has, each with a fault.
    ///
    /// `places` says where each article came from, in the order of `self.articles`.
    pub fn settle_ids(&mut self, places: &[Place]) {
        let given: BTreeSet<String> = self.articles.iter().map(|article| article.id.clone()).collect();
        let mut seen: BTreeMap<String, Place> = BTreeMap::new();
        let mut kept = Vec::with_capacity(self.articles.len());
        let mut next = 1_usize;
        for (i, mut article) in std::mem::take(&mut self.articles).into_iter().enumerate() {
            let place = places.get(i).cloned().unwrap_or_default();
            if article.id.is_empty() {
                // The article's number, or the next one that nobody has.
                next = next.max(i + 1);
                while given.contains(&next.to_string()) {
                    next += 1;
                }
                article.id = next.to_string();
                next += 1;
            }
            if let Some(first) = seen.get(&article.id) {
                let kind = FaultKind::DuplicateId { id: article.id, first: first.clone() };
                self.faults.push(Fault { place, kind });
            } else {
                seen.insert(article.id.clone(), place);
                kept.push(article);
            }
        }
        self.articles = kept;
    }
}
