//! Questions: the searches, outlets and pairs of outlets that ours and the peers are asked about.

use crate::load::timed;
use corpus::Corpus;
use corpus::facet::OUTLET;
use corpus::query::{Filters, Pick};
use engine::{ArticleOrder, Engine, Question, Request};
use reports::keyness::{Sides, Wanted};
use reports::units::WordFilter;
use reports::word_row::WordOrder;

/// How many different questions of each kind.
const N_QUESTIONS: usize = 40;
/// How many rounds are timed. One more comes first, for whatever is only worked out once.
pub(crate) const N_ROUNDS: usize = 5;
/// How many articles and words are listed.
pub(crate) const N_LISTED: u32 = 50;
/// The shortest word that is searched for: shorter ones are mostly function words.
const FEWEST_LETTERS: usize = 5;
/// How many leading words of either side the page shows.
pub(crate) const N_LEADING: u32 = 12;

/// The questions.
pub(crate) struct Questions {
    /// One word, or two that must both be there.
    pub(crate) searches: Vec<String>,
    /// The outlets with the most articles.
    pub(crate) outlets: Vec<String>,
    /// Pairs of these.
    pub(crate) pairs: Vec<[String; 2]>,
}

impl Questions {
    /// The questions for a corpus. Search words are taken at equal steps through all occurrences, sorted by frequency, so that they are as common as
    /// words in running text. Corpora with the same frequencies get the same words.
    pub(crate) fn of(corpus: &Corpus) -> Self {
        let mut counts = vec![0_usize; corpus.lexicon.n_types() as usize];
        for position in 0..corpus.n_positions() {
            if let Some(count) = counts.get_mut(corpus.type_at(position) as usize) {
                *count += 1;
            }
        }
        let is_word = |word: &str| word.len() >= FEWEST_LETTERS && word.chars().all(|c| c.is_ascii_lowercase());
        let words = (0..corpus.lexicon.n_types()).map(|word| (counts[word as usize], corpus.lexicon.folded(word)));
        let mut words: Vec<(usize, &str)> = words.filter(|(_, word)| is_word(word)).collect();
        words.sort_unstable_by(|a, b| b.cmp(a));
        let n_occurrences: usize = words.iter().map(|(n, _)| n).sum();
        let (mut drawn, mut passed): (Vec<&str>, usize) = (Vec::new(), 0);
        for (n, word) in words {
            passed += n;
            while drawn.len() < N_QUESTIONS && passed * N_QUESTIONS > n_occurrences * drawn.len() {
                drawn.push(word);
            }
        }
        drawn.dedup();
        let search = |(i, word): (usize, &&str)| match i % 2 {
            0 => (*word).to_owned(),
            _ => format!("{word} {}", drawn[i * 7 % drawn.len()]),
        };
        let labels = corpus.labels(OUTLET);
        let mut outlets: Vec<u32> = (0..labels.n_names()).collect();
        outlets.sort_by_key(|label| std::cmp::Reverse(labels.articles(*label).len()));
        let outlets: Vec<String> =
            outlets.iter().take(N_QUESTIONS).map(|label| labels.name(*label).to_owned()).collect();
        let pairs = (1..outlets.len()).flat_map(|i| (0..i).map(move |j| [i, j]));
        let pairs = pairs.take(N_QUESTIONS).map(|pair| pair.map(|i| outlets[i].clone())).collect();
        Self { searches: drawn.iter().enumerate().map(search).collect(), outlets, pairs }
    }

    /// The article list of each search, most hits first, with headlines and snippets as in the page.
    pub(crate) fn lists(&self) -> Vec<Request> {
        let list = Question::Articles { order: ArticleOrder::Hits, n: N_LISTED };
        let of = |search: &String| Request { filters: search_for(search), question: list.clone() };
        self.searches.iter().map(of).collect()
    }

    /// Facets and timeline with one outlet chosen.
    pub(crate) fn facets(&self) -> Vec<Request> {
        let of = |outlet: &String| {
            let mut filters = Filters::default();
            filters.choices.pick(OUTLET, outlet, Pick::Include);
            Request { filters, question: Question::Survey }
        };
        self.outlets.iter().map(of).collect()
    }

    /// All words of one outlet compared with those of another. Each leading word of a side is also looked up in repeated lines, which takes longer
    /// than the comparison; 0 leaves that out.
    pub(crate) fn comparisons(&self, n_leading: u32) -> Vec<Request> {
        let order = WordOrder::default();
        let wanted = Wanted { order, ascending: false, n_rows: N_LISTED, n_leading, dispersion: false };
        let words = WordFilter { stop_words: true, numbers: true, ..WordFilter::default() };
        let of = |[target, reference]: &[String; 2]| {
            let (target, reference) = (Some(target.clone()), Some(reference.clone()));
            let sides = Sides { target, reference, groups: Vec::new() };
            Request { filters: Filters::default(), question: Question::Compare { sides, words: words.clone(), wanted } }
        };
        self.pairs.iter().map(of).collect()
    }
}

/// Facets and timeline of a search.
pub(crate) fn survey_of_search(search: &str) -> Request {
    Request { filters: search_for(search), question: Question::Survey }
}

fn search_for(search: &str) -> Filters {
    Filters { query: search.to_owned(), ..Filters::default() }
}

/// Response times in ms, ascending.
pub(crate) struct Times(Vec<f64>);

impl Times {
    /// Sorts them.
    pub(crate) fn of(mut ms: Vec<f64>) -> Self {
        ms.sort_by(f64::total_cmp);
        Self(ms)
    }

    fn at(&self, share: usize) -> f64 {
        self.0.get(self.0.len().saturating_sub(1) * share / 100).copied().unwrap_or(f64::NAN)
    }

    /// The median.
    pub(crate) fn p50(&self) -> f64 {
        self.at(50)
    }

    /// The 95th percentile.
    pub(crate) fn p95(&self) -> f64 {
        self.at(95)
    }
}

/// Asks all questions in turn, round by round: asked twice in a row, a question would be answered from the engine's cache.
pub(crate) fn times(engine: &mut Engine, requests: &[Request]) -> Times {
    let mut ms = Vec::new();
    for round in 0..=N_ROUNDS {
        for request in requests {
            let (_, seconds) = timed(|| engine.answer(request));
            if round > 0 {
                ms.push(seconds * 1e3);
            }
        }
    }
    Times::of(ms)
}
