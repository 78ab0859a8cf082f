//! The engine: holds a corpus and answers requests with reports. The same code runs in a worker and, where none is to be had, in the page.
//!
//! Requests and reports are plain data; both cross to the worker and back as JSON.

pub mod articles;
pub mod loading;
pub mod survey;

pub use articles::{ArticleOrder, ArticlePage, Listing};
pub use loading::Loading;
pub use survey::{Summary, Survey};

use crate::analysis::concordance::{self, Concordance, Context};
use crate::analysis::frequency::{self, Frequencies};
use crate::analysis::keyness::{self, Comparison, OutletKeywords, Sides, Stretch, WordFilter};
use crate::corpus::Corpus;
use crate::query::{Filters, Selection};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// What can be asked. Every request carries the filters, so that none depends on one before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Facets, timeline and counts.
    Survey(Filters),
    /// A stretch of the list of articles.
    Articles {
        /// What narrows the corpus.
        filters: Filters,
        /// The order.
        order: ArticleOrder,
        /// How many, from the first on.
        n: u32,
    },
    /// Target against reference.
    Compare {
        /// What narrows the corpus.
        filters: Filters,
        /// Who against whom.
        sides: Sides,
        /// Which words.
        words: WordFilter,
        /// Which stretch of the table.
        stretch: Stretch,
        /// How many leading words for the picture.
        n_leading: u32,
    },
    /// Each outlet against the rest.
    SideBySide {
        /// What narrows the corpus.
        filters: Filters,
        /// Which words.
        words: WordFilter,
        /// How many words an outlet.
        n: u32,
    },
    /// How often each word stands in each outlet.
    Frequencies {
        /// What narrows the corpus.
        filters: Filters,
        /// Which words.
        words: WordFilter,
        /// How many rows, from the first on.
        n: u32,
    },
    /// Concordance lines.
    Lines {
        /// What narrows the corpus.
        filters: Filters,
        /// Which lines.
        context: Context,
        /// How many, from the first on.
        n: u32,
    },
    /// One article.
    Read {
        /// What narrows the corpus, for the marks.
        filters: Filters,
        /// A node to mark too, in the search language.
        node: String,
        /// The article's id.
        id: String,
        /// A token, counted within the article, whose paragraph is asked for.
        token: Option<u32>,
    },
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Report {
    /// To `Survey`.
    Survey(Box<Survey>),
    /// To `Articles`.
    Articles(Listing),
    /// To `Compare`.
    Compare(Box<Comparison>),
    /// To `SideBySide`: the outlets, and how many more there are.
    SideBySide(Vec<OutletKeywords>, u32),
    /// To `Frequencies`.
    Frequencies(Frequencies),
    /// To `Lines`.
    Lines(Concordance),
    /// To `Read`; `None` where there is no such article.
    Read(Option<Box<ArticlePage>>),
}

/// A corpus that answers.
#[derive(Debug)]
pub struct Engine {
    corpus: Corpus,
    last: Option<(Filters, Rc<Selection>)>,
}

impl Engine {
    /// An engine over a corpus.
    pub fn new(corpus: Corpus) -> Self {
        Self { corpus, last: None }
    }

    /// The corpus.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The selection of filters; the last one is kept, since the requests of one view share it.
    fn selection(&mut self, filters: &Filters) -> Rc<Selection> {
        match &self.last {
            Some((last, selection)) if last == filters => Rc::clone(selection),
            _ => {
                let selection = Rc::new(Selection::of(&self.corpus, filters));
                self.last = Some((filters.clone(), Rc::clone(&selection)));
                selection
            }
        }
    }

    /// Answers a request.
    pub fn answer(&mut self, request: &Request) -> Report {
        match request {
            Request::Survey(filters) => {
                let selection = self.selection(filters);
                Report::Survey(Box::new(survey::survey(&self.corpus, filters, &selection)))
            }
            Request::Articles { filters, order, n } => {
                let selection = self.selection(filters);
                Report::Articles(articles::list(&self.corpus, filters, &selection, *order, *n))
            }
            Request::Compare { filters, sides, words, stretch, n_leading } => {
                let selection = self.selection(filters);
                let set = &selection.articles;
                Report::Compare(Box::new(keyness::compare(&self.corpus, set, sides, words, *stretch, *n_leading)))
            }
            Request::SideBySide { filters, words, n } => {
                let selection = self.selection(filters);
                let (outlets, n_left) = keyness::side_by_side(&self.corpus, &selection.articles, words, *n);
                Report::SideBySide(outlets, n_left)
            }
            Request::Frequencies { filters, words, n } => {
                let selection = self.selection(filters);
                Report::Frequencies(frequency::table(&self.corpus, &selection.articles, words, 0, *n))
            }
            Request::Lines { filters, context, n } => {
                let selection = self.selection(filters);
                Report::Lines(concordance::list(&self.corpus, &selection.articles, context, 0, *n))
            }
            Request::Read { filters, node, id, token } => {
                let selection = self.selection(filters);
                Report::Read(articles::read(&self.corpus, &selection, node, id, *token).map(Box::new))
            }
        }
    }
}
