//! The survey: what the filters leave, facet by facet and over time, and what to take back when they leave nothing.

use corpus::facet::{ACTOR, OUTLET, TOPIC};
use corpus::query::filters::Condition;
use corpus::query::{
    ArticlesOverTime, FacetRow, FacetValues, Filters, SearchFault, Selection, all_articles, members, values,
};
use corpus::{Corpus, Facet};
use model::fault::{Fault, FaultKind};
use model::order::sort_by;
use model::{Clipping, Day, Findable, Head};
use reports::caseless::hides_names;
use serde::{Deserialize, Serialize};

/// What is known of a corpus once it is loaded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Its title.
    pub title: String,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// A sentence about it.
    pub note: Option<String>,
    /// The address of the view at which the page opens; `None` for the usual.
    pub view: Option<String>,
    /// What people kept of it, in their order.
    pub clippings: Vec<Clipping>,
    /// How many articles it has.
    pub n_articles: u32,
    /// How many of them were added to those that the title came with.
    pub n_added: u32,
    /// How many people, organisations and places were found by themselves and are not confirmed.
    pub n_found: u32,
    /// The same of topics.
    pub n_found_topics: u32,
    /// How many outlets.
    pub n_outlets: u32,
    /// How many tokens.
    pub n_tokens: u64,
    /// How many types.
    pub n_types: u32,
    /// The earliest and the latest day that its dates may mean.
    pub days: Option<(Day, Day)>,
    /// How many faults its lines have that could not be read.
    pub n_faults: u32,
    /// The first few of them.
    pub faults: Vec<Fault>,
}

const MOST_FAULTS: usize = 5;

/// How many actors and topics were found by themselves.
pub(crate) fn n_found(head: &Head) -> (u32, u32) {
    let n_actors = head.actors.iter().filter(|actor| actor.found().is_some()).count();
    let n_topics = head.topics.iter().filter(|topic| topic.found().is_some()).count();
    (n_actors as u32, n_topics as u32)
}

impl Summary {
    /// Sums a corpus up.
    pub fn of(corpus: &Corpus, faults: &[Fault]) -> Self {
        let (n_found, n_found_topics) = n_found(&corpus.head);
        let days = (0..corpus.articles.len()).filter_map(|a| corpus.articles.days(a));
        let days = days.reduce(|(first, last), (earliest, latest)| (first.min(earliest), last.max(latest)));
        Self {
            title: corpus.head.title.clone(),
            language: corpus.head.language.clone(),
            note: corpus.head.note.clone(),
            view: corpus.head.view.clone(),
            clippings: corpus.head.clippings.iter().map(|record| record.clipping.clone()).collect(),
            n_articles: corpus.articles.count(&all_articles(corpus.articles.len())),
            n_added: 0,
            n_found,
            n_found_topics,
            n_outlets: corpus.outlets().n_names(),
            n_tokens: corpus.n_tokens(),
            n_types: corpus.lexicon.n_types(),
            days,
            n_faults: faults.len() as u32,
            faults: faults.iter().take(MOST_FAULTS).cloned().collect(),
        }
    }
}

impl Summary {
    /// Why the corpus is not whole, if it is not.
    pub fn why_in_part(&self) -> Option<&FaultKind> {
        let is_of_corpus = |kind: &&FaultKind| matches!(kind, FaultKind::Salvaged { .. } | FaultKind::NoRoom { .. });
        self.faults.iter().map(|fault| &fault.kind).find(is_of_corpus)
    }
}

/// What the filters leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// How many articles they keep.
    pub n_articles: u32,
    /// How many of these may lie outside the chosen days.
    pub n_possible: u32,
    /// How many of the kept articles have counts, of words that cannot be read in their order.
    pub n_with_counts: u32,
    /// How many of these have counts of two words in a row.
    pub n_with_pairs: u32,
    /// How many of those have no text either.
    pub n_without_text: u32,
    /// How many of the kept articles are added up.
    pub n_added_up: u32,
    /// The tokens of the kept articles.
    pub n_tokens: u64,
    /// The values of every facet, in the order of the page.
    pub facets: Vec<FacetValues>,
    /// The kept articles over time.
    pub timeline: ArticlesOverTime,
    /// Whether the corpus is in a script without capitals, in which names are not found by themselves, and nobody has made a list of them.
    pub hides_names: bool,
    /// What keeps the search from being understood.
    pub fault: Option<SearchFault>,
    /// Where nothing is kept: each condition without which there would be articles, and how many.
    pub relief: Vec<(Condition, u32)>,
}

impl Survey {
    /// How many outlets the corpus has.
    pub fn n_outlets(&self) -> usize {
        self.values(OUTLET).count()
    }

    /// Whether some name or topic of the corpus is known, filtered or not.
    pub fn has_names(&self) -> bool {
        [ACTOR, TOPIC].into_iter().any(|facet| self.values(facet).next().is_some())
    }

    /// The values of a facet, of every kind.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &FacetRow> {
        self.facets.iter().filter(move |values| values.facet == facet).flat_map(|values| values.rows.iter())
    }

    /// The values of a facet, of every kind, that some article has, those in the most articles first, then by name.
    pub fn most_covered(&self, facet: Facet) -> Vec<&FacetRow> {
        let mut rows: Vec<&FacetRow> = self.values(facet).filter(|row| row.n_articles > 0).collect();
        // Those of each kind come in order; together they have to be put so.
        sort_by(&mut rows, &|a, b| b.n_articles.cmp(&a.n_articles).then_with(|| a.name.cmp(&b.name)));
        rows
    }
}

/// What filters leave, with the values of these facets.
pub(super) fn survey(
    corpus: &Corpus,
    filters: &Filters,
    selection: &Selection,
    facets: impl IntoIterator<Item = Facet>,
) -> Survey {
    let n_articles = selection.n_articles(corpus);
    let kept = || members(&selection.articles);
    let n_in = |articles: &mut dyn Iterator<Item = u32>| articles.map(|article| corpus.articles.n_in(article)).sum();
    let relief = match n_articles {
        0 => {
            let without = |c: &Condition| Selection::of(corpus, &filters.without(c)).n_articles(corpus);
            filters.conditions().into_iter().map(|c| (c.clone(), without(&c))).filter(|(_, n)| *n > 0).collect()
        }
        _ => Vec::new(),
    };
    Survey {
        n_articles,
        n_possible: n_in(&mut members(&selection.possible)),
        n_with_counts: n_in(&mut kept().filter(|a| !corpus.articles.has_order(*a))),
        n_with_pairs: n_in(&mut kept().filter(|a| corpus.articles.pairs(*a).is_some())),
        n_without_text: n_in(&mut kept().filter(|a| !corpus.articles.has_text(*a))),
        n_added_up: n_in(&mut kept().filter(|a| corpus.articles.cell(*a).is_some())),
        n_tokens: kept().map(|a| u64::from(corpus.articles.n_tokens(a))).sum(),
        facets: values::list(corpus, selection, filters, facets),
        timeline: ArticlesOverTime::of(corpus, &selection.ignoring_dates(), filters.from, filters.to),
        hides_names: hides_names(corpus),
        fault: selection.fault.clone(),
        relief,
    }
}
