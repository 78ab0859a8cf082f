//! Questions: what is asked of a corpus, and of the peers: searches, outlets and pairs of outlets.

use crate::load::timed;
use corpus::Corpus;
use corpus::facet::OUTLET;
use corpus::query::{Filters, Pick};
use engine::{ArticleOrder, Engine, Question, Request};
use reports::keyness::{Sides, Wanted};
use reports::units::WordFilter;
use reports::word_row::WordOrder;

/// How many different questions there are of each sort.
const N_QUESTIONS: usize = 40;
/// How often each is asked; the first time is not counted, since what is worked out once is worked out then.
pub(crate) const N_ROUNDS: usize = 5;
/// How many articles and words are listed.
pub(crate) const N_LISTED: u32 = 50;
/// The fewest letters of a word that is searched for: shorter ones are mostly grammar.
const FEWEST_LETTERS: usize = 5;
/// How many leading words of either side the page shows.
pub(crate) const N_LEADING: u32 = 12;

/// What is asked.
pub(crate) struct Questions {
    /// One word, or two that must both be there.
    pub(crate) searches: Vec<String>,
    /// The outlets with the most articles.
    pub(crate) outlets: Vec<String>,
    /// Two of these.
    pub(crate) pairs: Vec<[String; 2]>,
}

impl Questions {
    /// The questions for a corpus. Words are taken at equal steps through all occurrences, the most frequent word first, so that they are as frequent
    /// as what people read; corpora of the same words get the same ones.
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

    /// The articles that searches find, those with the most hits first, with headline and snippet, as in the page.
    pub(crate) fn lists(&self) -> Vec<Request> {
        let list = Question::Articles { order: ArticleOrder::Hits, n: N_LISTED };
        let of = |search: &String| Request { filters: search_for(search), question: list.clone() };
        self.searches.iter().map(of).collect()
    }

    /// What the facets and the timeline show when an outlet is chosen.
    pub(crate) fn facets(&self) -> Vec<Request> {
        let of = |outlet: &String| {
            let mut filters = Filters::default();
            filters.choices.pick(OUTLET, outlet, Pick::Include);
            Request { filters, question: Question::Survey }
        };
        self.outlets.iter().map(of).collect()
    }

    /// All words of one outlet compared with those of another: the first rows of the table, and as many leading words of either side as are asked for,
    /// which are looked up in repeated lines.
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

/// What the facets and the timeline show of a search.
pub(crate) fn survey_of_search(search: &str) -> Request {
    Request { filters: search_for(search), question: Question::Survey }
}

fn search_for(search: &str) -> Filters {
    Filters { query: search.to_owned(), ..Filters::default() }
}

/// How long answers took, in ms, ascending.
pub(crate) struct Times(Vec<f64>);

impl Times {
    /// Times in any order.
    pub(crate) fn of(mut ms: Vec<f64>) -> Self {
        ms.sort_by(f64::total_cmp);
        Self(ms)
    }

    fn at(&self, share: usize) -> f64 {
        self.0.get(self.0.len().saturating_sub(1) * share / 100).copied().unwrap_or(f64::NAN)
    }

    /// Half of the answers took no longer.
    pub(crate) fn p50(&self) -> f64 {
        self.at(50)
    }

    /// 95 % of the answers took no longer.
    pub(crate) fn p95(&self) -> f64 {
        self.at(95)
    }
}

/// Asks all questions in turn, round by round, so that none is answered from what the engine keeps of the last.
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
