//! Engine: holds a corpus and answers requests with reports. The same code runs in a worker or, if there is none, in the page.
//!
//! Requests and reports are plain data; both cross to the worker and back.

pub mod articles;

mod adding;
mod article_edit;
pub mod assistant;
mod clippings;
mod doubles;
pub mod edit;
mod editing;
#[cfg(test)]
mod found_names;
mod incoming;
mod lexicon_file;
pub mod loading;
pub mod manage;
mod outline;
pub mod payload;
mod renamed;
pub mod save;
mod share;
mod step;
pub mod survey;

pub use articles::{ArticleOrder, ArticlePage, Listing};
pub use assistant::{Assistant, Handful};
pub use loading::Loading;
pub use share::Dealer;
pub use survey::{Summary, Survey};

use corpus::facet::OUTLET;
use corpus::query::nearest::{NearestWords, nearest_words};
use corpus::query::parts::{Parts, as_phrase};
use corpus::query::{Filters, Pick, SearchFault, SearchOptions, Selection, all_articles, timeline};
use corpus::{Corpus, Facet};
use hashbrown::HashSet;
use model::Fault;
use reports::collocates::{self, CollocateOrder, Collocates};
use reports::concordance::{self, Concordance};
use reports::context::{Context, counted_occurrences};
use reports::counted::Cache;
use reports::coverage;
use reports::dispersion::{self, DispersionPlot};
use reports::findings::{self, Findings};
use reports::frequency::{self, Frequencies, FrequencyOrder};
use reports::groups::{self, Group, GroupSizes};
use reports::house_style::{self, HouseStyle};
use reports::keyness::{self, Comparison, Sides, Wanted};
use reports::named_together::{self, Together};
use reports::names::{self, NameKind, NamesTable, NamesWanted};
use reports::outlet_keywords::{self, OutletKeywords};
use reports::outlet_rates::{self, OutletRates};
use reports::trend::{self, Trend};
use reports::units::WordFilter;
use reports::word_map::WordMap;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A question about the filtered articles. Requests do not depend on earlier ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The filters that select the articles.
    pub filters: Filters,
    /// The question about them.
    pub question: Question,
}

/// Everything that can be asked about the filtered articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// Facets, timeline and counts.
    Survey,
    /// The first part of the article list.
    Articles {
        /// The order.
        order: ArticleOrder,
        /// The maximum number of articles.
        n: u32,
    },
    /// The comparison of target and reference.
    Compare {
        /// Target and reference.
        sides: Sides,
        /// Which words.
        words: WordFilter,
        /// Which part of the table.
        wanted: Wanted,
    },
    /// The map of all words of target and reference.
    Map {
        /// Target and reference.
        sides: Sides,
        /// Which words.
        words: WordFilter,
    },
    /// The keywords of each outlet against the rest.
    SideBySide {
        /// The groups that are set side by side; the outlets where there is none.
        groups: Vec<Group>,
        /// Which words.
        words: WordFilter,
        /// The number of words per outlet.
        n: u32,
    },
    /// How often each word occurs in each outlet.
    Frequencies {
        /// The groups in which words are counted; the outlets where there is none.
        groups: Vec<Group>,
        /// Which words.
        words: WordFilter,
        /// The order.
        order: FrequencyOrder,
        /// The maximum number of rows.
        n: u32,
    },
    /// How many articles each group has.
    Groups(Vec<Group>),
    /// How each of these groups spells names; each outlet where there is none.
    HouseStyle(Vec<Group>),
    /// Concordance lines.
    Lines {
        /// Which lines.
        context: Context,
        /// The maximum number of lines.
        n: u32,
    },
    /// The collocates of a node.
    Collocates {
        /// The node.
        context: Context,
        /// Which words.
        words: WordFilter,
        /// The window, in tokens on either side.
        window: u32,
        /// The order.
        order: CollocateOrder,
        /// The maximum number of collocates.
        n: u32,
    },
    /// Where a node occurs within each article.
    Dispersion {
        /// The node.
        context: Context,
        /// The maximum number of articles.
        n: u32,
    },
    /// The frequency of a node over time, and of further ones in the same articles.
    Trend {
        /// The node.
        context: Context,
        /// Up to five further nodes.
        with: Vec<String>,
        /// The groups that have a line each beside all articles, the outlets where there is none; all articles alone if `None`.
        parts: Option<Vec<Group>>,
        /// The length of each period. If `None`, it is chosen to suit the corpus.
        stretch: Option<timeline::Stretch>,
        /// The axis holds all dates, also the few that are far from the others.
        whole_axis: bool,
    },
    /// How often each outlet says what the search asks for, whichever outlets are chosen.
    OutletRates,
    /// What the filtered articles show first.
    Findings,
    /// The words of the corpus that are spelled like those of a search that it lacks.
    NearestWords(String),
    /// Who is named in which outlet or group.
    Names(NamesWanted),
    /// Who is named in the same articles as a name.
    Together {
        /// What it is.
        kind: NameKind,
        /// The name.
        name: String,
        /// The order.
        order: CollocateOrder,
        /// The maximum number of rows.
        n: u32,
    },
    /// The filtered articles as rows to edit.
    EditRows {
        /// Only articles with inferred fields.
        only_inferred: bool,
        /// The maximum number of rows.
        n: u32,
    },
    /// The lexicon with its coverage.
    Lexicon,
    /// The coverage of names or phrases being typed.
    Probe(Vec<String>),
    /// What is left out of the counts, and what could be.
    Counting,
    /// Names that the lexicon lacks, up to this number.
    SuggestActors(u32),
    /// Topics that the lexicon lacks, up to this number.
    SuggestTopics(u32),
    /// One article.
    Read {
        /// A node to mark beside the search hits, in the search language.
        node: String,
        /// What is alike in the node and a text.
        search: SearchOptions,
        /// The article's id.
        id: String,
        /// A token, counted from the start of the article, whose paragraph is wanted.
        token: Option<u32>,
    },
}

/// The answer to a question.
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
    /// To `SideBySide`: the outlets, and the number of outlets left out.
    SideBySide(Vec<OutletKeywords>, u32),
    /// To `Frequencies`.
    Frequencies(Frequencies),
    /// To `Groups`.
    Groups(GroupSizes),
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
    /// To `OutletRates`.
    OutletRates(OutletRates),
    /// To `Findings`.
    Findings(Box<Findings>),
    /// To `NearestWords`.
    NearestWords(Vec<NearestWords>),
    /// To `Names`.
    Names(NamesTable),
    /// To `Together`.
    Together(Together),
    /// To any question that counts words near a node, if the node cannot be parsed.
    Fault(SearchFault),
    /// To `EditRows`.
    EditRows(Rc<manage::EditRows>),
    /// To `Lexicon`.
    Lexicon(Rc<manage::LexiconReport>),
    /// To `Probe`, in the order asked; `None` for a phrase that cannot be searched for.
    Probe(Vec<Option<manage::Coverage>>),
    /// To `Counting`.
    Counting(Rc<manage::CountingReport>),
    /// To `SuggestActors`.
    SuggestActors(Vec<manage::SuggestedActor>),
    /// To `SuggestTopics`.
    SuggestTopics(Vec<manage::SuggestedTopic>),
    /// To `Read`; `None` if there is no such article.
    Read(Option<Box<ArticlePage>>),
}

impl Report {
    /// What is wrong with the node that a report about a word was asked for, if anything is.
    pub fn search_fault(&self) -> Option<&SearchFault> {
        match self {
            Self::Lines(found) => found.fault.as_ref(),
            Self::Collocates(found) => found.fault.as_ref(),
            Self::Dispersion(found) => found.fault.as_ref(),
            Self::Trend(found) => found.series.iter().find_map(|series| series.fault.as_ref()),
            _ => None,
        }
    }
}

/// A corpus that answers requests and can be edited.
#[derive(Debug)]
pub struct Engine {
    corpus: Corpus,
    last: Option<(Filters, Rc<Selection>)>,
    counted: Cache,
    /// The lines of the corpus that could not be read.
    faults: Vec<Fault>,
    /// The steps that undo the last edits, the latest last.
    undo: Vec<step::Step>,
    /// The ids of articles that were added since the corpus got its title.
    added: HashSet<String>,
}

impl Engine {
    /// An engine over a corpus.
    pub fn new(corpus: Corpus) -> Self {
        let (faults, undo, added) = (Vec::new(), Vec::new(), HashSet::new());
        Self { corpus, last: None, counted: Cache::default(), faults, undo, added }
    }

    /// The corpus.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Does a step of what most questions need, so that none waits for it. Whether there are more.
    pub fn prepare(&self) -> bool {
        self.corpus.prepare()
    }

    /// Returns the articles that filters select. Caches the last selection, since the requests of one view share it.
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
            Question::Survey => {
                Report::Survey(Rc::new(survey::survey(corpus, &request.filters, &selection, Facet::ALL)))
            }
            Question::Articles { order, n } => Report::Articles(articles::list(corpus, &selection, *order, *n)),
            Question::Compare { sides, words, wanted } => {
                let report = keyness::compare(corpus, set, sides, words, *wanted, counted);
                report.map_or_else(Report::Fault, |report| Report::Compare(Box::new(report)))
            }
            Question::Map { sides, words } => {
                let report = keyness::map(corpus, set, sides, words, counted);
                report.map_or_else(Report::Fault, |report| Report::Map(Rc::new(report)))
            }
            Question::SideBySide { groups, words, n } => {
                let report = outlet_keywords::side_by_side(corpus, set, groups, words, *n, counted);
                report.map_or_else(Report::Fault, |(outlets, n_left)| Report::SideBySide(outlets, n_left))
            }
            Question::Frequencies { groups, words, order, n } => {
                let report = frequency::table(corpus, set, groups, words, *order, *n, counted);
                report.map_or_else(Report::Fault, Report::Frequencies)
            }
            Question::Groups(groups) => Report::Groups(groups::sizes(corpus, set, groups)),
            Question::HouseStyle(groups) => Report::HouseStyle(house_style::list(corpus, set, groups)),
            Question::Lines { context, n } => Report::Lines(concordance::list(corpus, set, context, *n)),
            Question::Collocates { context, words, window, order, n } => {
                Report::Collocates(collocates::list(corpus, set, context, words, *window, *order, *n))
            }
            Question::Dispersion { context, n } => Report::Dispersion(dispersion::of(corpus, set, context, *n)),
            Question::Trend { context, with, parts, stretch, whole_axis } => {
                Report::Trend(trend::of(corpus, set, context, with, parts.as_deref(), *stretch, *whole_axis))
            }
            Question::OutletRates => Report::OutletRates(rates(corpus, &request.filters, &selection)),
            Question::Findings => Report::Findings(Box::new(findings::list(corpus, set, counted))),
            Question::NearestWords(words) => Report::NearestWords(nearest_words(corpus, words, request.filters.search)),
            Question::Names(wanted) => Report::Names(names::table(corpus, set, wanted)),
            Question::Together { kind, name, order, n } => {
                Report::Together(named_together::list(corpus, set, *kind, name, *order, *n))
            }
            Question::EditRows { only_inferred, n } => {
                Report::EditRows(Rc::new(manage::rows(corpus, set, *only_inferred, *n)))
            }
            Question::Lexicon => Report::Lexicon(Rc::new(manage::lexicon(corpus))),
            Question::Probe(phrases) => {
                Report::Probe(phrases.iter().map(|phrase| coverage::of_phrase(corpus, phrase)).collect())
            }
            Question::Counting => Report::Counting(Rc::new(manage::counting(corpus))),
            Question::SuggestActors(n) => Report::SuggestActors(manage::actors(corpus, *n)),
            Question::SuggestTopics(n) => Report::SuggestTopics(manage::topics(corpus, *n)),
            Question::Read { node, search, id, token } => {
                Report::Read(articles::read(corpus, &selection, (node, *search), id, *token).map(Box::new))
            }
        }
    }
}

/// How often each outlet says what a search asks for: among all articles that everything else in the filters keeps, those without a match too.
/// The outlets that are chosen stand beside the others, so that a choice takes no row away.
fn rates(corpus: &Corpus, filters: &Filters, selection: &Selection) -> OutletRates {
    let Parts { words, rest } = Parts::of(&filters.query);
    let mut ground = Filters { query: rest, ..filters.clone() };
    for outlet in &filters.choices.of(OUTLET).include {
        ground.choices.pick(OUTLET, outlet, Pick::None);
    }
    let is_narrowed = filters.choices != ground.choices || corpus.articles.has_cells();
    let found = |words: &str| {
        if corpus.articles.has_cells() {
            // Sums choose no articles, and still tell how often a single word occurs in all of them.
            let node = Context { node: words.to_owned(), search: filters.search, ..Context::default() };
            return counted_occurrences(corpus, &all_articles(corpus.articles.len()), &node).unwrap_or_default();
        }
        let filters = Filters { query: [words, &ground.query].join(" "), ..ground.clone() };
        Selection::of(corpus, &filters).counted_hits(corpus)
    };
    let set = Selection::of(corpus, &ground).articles;
    let hits = if is_narrowed { found(&words) } else { selection.counted_hits(corpus) };
    let phrase = as_phrase(&words).map(|phrase| (phrase.clone(), found(&phrase).len() as u32));
    OutletRates { phrase: phrase.filter(|(_, n)| *n > 0), ..outlet_rates::list(corpus, &set, &hits) }
}
