//! The engine: holds a corpus and answers requests with reports. The same code runs in a worker and, where none is to be had, in the page.
//!
//! Requests and reports are plain data; both cross to the worker and back as JSON.

pub mod articles;

mod article_edit;
pub mod edit;
mod editing;
mod incoming;
pub mod loading;
pub mod manage;
pub mod save;
pub mod survey;

pub use articles::{ArticleOrder, ArticlePage, Listing};
pub use loading::Loading;
pub use survey::{Summary, Survey};

use corpus::Corpus;
use corpus::query::{Filters, SearchFault, Selection, timeline};
use model::Fault;
use reports::collocates::{self, CollocateOrder, Collocates};
use reports::concordance::{self, Concordance, Context};
use reports::coverage;
use reports::dispersion::{self, DispersionPlot};
use reports::frequency::{self, Frequencies, FrequencyOrder};
use reports::house_style::{self, HouseStyle};
use reports::keyness::{self, Comparison, OutletKeywords, Sides, Wanted};
use reports::trend::{self, Trend};
use reports::units::{Cache, WordFilter};
use reports::word_map::WordMap;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// What can be asked, of the articles that some filters keep; no request depends on one before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// What narrows the corpus.
    pub filters: Filters,
    /// What is asked.
    pub question: Question,
}

/// The questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// Facets, timeline and counts.
    Survey,
    /// A stretch of the list of articles.
    Articles {
        /// The order.
        order: ArticleOrder,
        /// How many, from the first on.
        n: u32,
    },
    /// Target against reference.
    Compare {
        /// Who against whom.
        sides: Sides,
        /// Which words.
        words: WordFilter,
        /// How much of it.
        wanted: Wanted,
    },
    /// All words of target and reference.
    Map {
        /// Who against whom.
        sides: Sides,
        /// Which words.
        words: WordFilter,
    },
    /// Each outlet against the rest.
    SideBySide {
        /// Which words.
        words: WordFilter,
        /// How many words an outlet.
        n: u32,
    },
    /// How often each word stands in each outlet.
    Frequencies {
        /// Which words.
        words: WordFilter,
        /// The order.
        order: FrequencyOrder,
        /// How many rows, from the first on.
        n: u32,
    },
    /// How each outlet spells names.
    HouseStyle,
    /// Concordance lines.
    Lines {
        /// Which lines.
        context: Context,
        /// How many, from the first on.
        n: u32,
    },
    /// The words near a node.
    Collocates {
        /// The node.
        context: Context,
        /// Which words.
        words: WordFilter,
        /// How many words on either side are near.
        window: u32,
        /// The order.
        order: CollocateOrder,
        /// How many, from the first on.
        n: u32,
    },
    /// Where in each article a node stands.
    Dispersion {
        /// The node.
        context: Context,
        /// How many articles.
        n: u32,
    },
    /// A node over time.
    Trend {
        /// The node.
        context: Context,
        /// The stretches of time; what suits the corpus where it is not said.
        stretch: Option<timeline::Stretch>,
    },
    /// The kept articles as rows to mend.
    EditRows {
        /// Only those with something inferred.
        only_inferred: bool,
        /// How many, from the first on.
        n: u32,
    },
    /// The lexicon with its counts.
    Lexicon,
    /// The reach of names or phrases that are being written.
    Probe(Vec<String>),
    /// Names that the lexicon lacks, so many at most.
    SuggestActors(u32),
    /// Topics that the lexicon lacks, so many at most.
    SuggestTopics(u32),
    /// One article.
    Read {
        /// A node to mark beside what is searched for, in the search language.
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
    Survey(Rc<Survey>),
    /// To `Articles`.
    Articles(Listing),
    /// To `Compare`.
    Compare(Box<Comparison>),
    /// To `Map`.
    Map(Rc<WordMap>),
    /// To `SideBySide`: the outlets, and how many more there are.
    SideBySide(Vec<OutletKeywords>, u32),
    /// To `Frequencies`.
    Frequencies(Frequencies),
    /// To `HouseStyle`.
    HouseStyle(HouseStyle),
    /// To `Lines`.
    Lines(Concordance),
    /// To `Collocates`.
    Collocates(Collocates),
    /// To `Dispersion`.
    Dispersion(DispersionPlot),
    /// To `Trend`.
    Trend(Trend),
    /// To what counts words near a node, where the node cannot be understood.
    Fault(SearchFault),
    /// To `Desk`.
    EditRows(manage::EditRows),
    /// To `Lexicon`.
    Lexicon(manage::LexiconReport),
    /// To `Probe`, in the order asked; `None` for what cannot be looked for.
    Probe(Vec<Option<manage::Coverage>>),
    /// To `SuggestActors`.
    SuggestActors(Vec<manage::SuggestedActor>),
    /// To `SuggestTopics`.
    SuggestTopics(Vec<manage::SuggestedTopic>),
    /// To `Read`; `None` where there is no such article.
    Read(Option<Box<ArticlePage>>),
}

/// A corpus that answers.
#[derive(Debug)]
pub struct Engine {
    corpus: Corpus,
    last: Option<(Filters, Rc<Selection>)>,
    counted: Cache,
    /// What could not be read of the corpus's lines.
    faults: Vec<Fault>,
    /// What takes the last edits back, the latest last.
    undo: Vec<editing::Step>,
}

impl Engine {
    /// An engine over a corpus.
    pub fn new(corpus: Corpus) -> Self {
        Self { corpus, last: None, counted: Cache::default(), faults: Vec::new(), undo: Vec::new() }
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
        let selection = self.selection(&request.filters);
        let Self { corpus, counted, .. } = self;
        let set = &selection.articles;
        match &request.question {
            Question::Survey => Report::Survey(Rc::new(survey::survey(corpus, &request.filters, &selection))),
            Question::Articles { order, n } => {
                Report::Articles(articles::list(corpus, &request.filters, &selection, *order, *n))
            }
            Question::Compare { sides, words, wanted } => {
                let report = keyness::compare(corpus, set, sides, words, *wanted, counted);
                report.map_or_else(Report::Fault, |report| Report::Compare(Box::new(report)))
            }
            Question::Map { sides, words } => {
                let report = keyness::map(corpus, set, sides, words, counted);
                report.map_or_else(Report::Fault, |report| Report::Map(Rc::new(report)))
            }
            Question::SideBySide { words, n } => {
                let report = keyness::side_by_side(corpus, set, words, *n, counted);
                report.map_or_else(Report::Fault, |(outlets, n_left)| Report::SideBySide(outlets, n_left))
            }
            Question::Frequencies { words, order, n } => {
                let report = frequency::table(corpus, set, words, *order, *n, counted);
                report.map_or_else(Report::Fault, Report::Frequencies)
            }
            Question::HouseStyle => Report::HouseStyle(house_style::list(corpus, set)),
            Question::Lines { context, n } => Report::Lines(concordance::list(corpus, set, context, 0, *n)),
            Question::Collocates { context, words, window, order, n } => {
                Report::Collocates(collocates::list(corpus, set, context, words, *window, *order, *n))
            }
            Question::Dispersion { context, n } => Report::Dispersion(dispersion::of(corpus, set, context, *n)),
            Question::Trend { context, stretch } => Report::Trend(trend::of(corpus, set, context, *stretch)),
            Question::EditRows { only_inferred, n } => Report::EditRows(manage::rows(corpus, set, *only_inferred, *n)),
            Question::Lexicon => Report::Lexicon(manage::lexicon(corpus)),
            Question::Probe(phrases) => {
                Report::Probe(phrases.iter().map(|phrase| coverage::of_phrase(corpus, phrase)).collect())
            }
            Question::SuggestActors(n) => Report::SuggestActors(manage::actors(corpus, *n)),
            Question::SuggestTopics(n) => Report::SuggestTopics(manage::topics(corpus, *n)),
            Question::Read { node, id, token } => {
                Report::Read(articles::read(corpus, &selection, node, id, *token).map(Box::new))
            }
        }
    }
}
