//! Coverage: in how many articles and how often a name or phrase of the lexicon occurs, or would occur if it were added.

use corpus::articles::Walk;
use corpus::pattern::{Case, Pattern};
use corpus::query::zone;
use corpus::{ArticleId, Corpus, Mentions, Span};
use model::order::sort_by;
use serde::{Deserialize, Serialize};
use text::{Writing, tokens};

/// How often something of the lexicon occurs in the corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// In how many articles.
    pub n_articles: u32,
    /// How often.
    pub n_occurrences: u32,
}

impl Coverage {
    /// The coverage of occurrences in reading order.
    pub fn of(corpus: &Corpus, spans: &[Span]) -> Self {
        let mut walk = Walk::new(corpus);
        let mut last = None;
        let mut n_articles = 0;
        for span in spans {
            let article = walk.to(span.start);
            n_articles += u32::from(last.replace(article) != Some(article));
        }
        Self { n_articles, n_occurrences: spans.len() as u32 }
    }
}

/// The coverage of every label of mentions; there are `n_labels`.
pub fn of_labels(corpus: &Corpus, mentions: &Mentions, n_labels: usize) -> Vec<Coverage> {
    let mut coverages = vec![(Coverage::default(), None); n_labels];
    for article in 0..corpus.articles.len() {
        for mention in mentions.within(corpus.articles.counted(article)) {
            if let Some((coverage, last)) = coverages.get_mut(mention.label as usize) {
                coverage.n_occurrences += 1;
                coverage.n_articles += u32::from(last.replace(article) != Some(article));
            }
        }
    }
    coverages.into_iter().map(|(coverage, _)| coverage).collect()
}

/// The coverage of a phrase as the lexicon would find it: whole words, a capital matches its case, `*` ends a stem. `None` where it has no word.
pub fn of_phrase(corpus: &Corpus, phrase: &str) -> Option<Coverage> {
    match Pattern::new(&corpus.lexicon, phrase, Case::AsWritten) {
        Some(pattern) => Some(Coverage::of(corpus, &zone::counted(corpus, pattern.find(corpus), false))),
        None => tokens(phrase, Writing::Plain).next().map(|_| Coverage::default()),
    }
}

/// The occurrences of any of some phrases, in reading order; of those that overlap the first counts, and of these the longest.
pub(super) fn occurrences<'a>(corpus: &Corpus, phrases: impl Iterator<Item = &'a String>) -> Vec<Span> {
    let patterns = phrases.filter_map(|phrase| Pattern::new(&corpus.lexicon, phrase, Case::AsWritten));
    apart(patterns.flat_map(|pattern| pattern.find(corpus)).collect())
}

/// Of spans that overlap the first, and of these the longest.
pub(super) fn apart(mut found: Vec<Span>) -> Vec<Span> {
    sort_by(&mut found, &|a, b| a.start.cmp(&b.start).then(b.n_tokens.cmp(&a.n_tokens)));
    let mut free_from = 0;
    found.retain(|span| {
        let is_free = span.start >= free_from;
        free_from = free_from.max(if is_free { span.end() } else { 0 });
        is_free
    });
    found
}

/// In fewer articles what only one outlet prints may still be news.
const LEAST_BOILERPLATE: usize = 10;

/// Whether hardly anybody but one of several outlets prints what these articles have in common: boilerplate rather than news.
pub(super) fn is_boilerplate(corpus: &Corpus, articles: &[ArticleId]) -> bool {
    let mut counts = vec![0_usize; corpus.outlets().n_names() as usize];
    for article in articles {
        if let Some(count) = counts.get_mut(corpus.outlet(*article) as usize) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    articles.len() >= LEAST_BOILERPLATE && counts.len() >= 5 && 20 * most >= 19 * articles.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{article, corpus};

    #[test]
    fn a_phrase_covers_what_the_lexicon_would_find() {
        let articles = vec![article("a", "O", "", "Peace deals; us, US"), article("b", "O", "", "peace deal US")];
        let corpus = corpus(articles, vec![], vec![]);
        let of = |phrase| of_phrase(&corpus, phrase).map(|coverage| (coverage.n_articles, coverage.n_occurrences));
        assert_eq!(of("peace deal*"), Some((2, 2)));
        assert_eq!((of("US"), of("us"), of("Us")), (Some((2, 2)), Some((2, 3)), Some((0, 0))));
        assert_eq!((of("war"), of(" ?*")), (Some((0, 0)), None));
        let phrases = ["peace", "peace deal*"].map(str::to_owned);
        assert_eq!(occurrences(&corpus, phrases.iter()).iter().map(|span| span.n_tokens).collect::<Vec<_>>(), [2, 2]);
    }
}
