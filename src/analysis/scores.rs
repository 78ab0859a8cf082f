//! Scores: every compared word of two sides with what orders it, before names and intervals are worked out, which only shown words need.

use super::adjust::benjamini_hochberg;
use super::clustered::ClusteredLogRatio;
use super::keyness::{Basis, CONFIDENCE, Hidden, WordFilter, WordOrder, WordRow, hidden, node_of};
use super::pair::Pair;
use super::sums::Sums;
use crate::corpus::Corpus;
use crate::order::sort_by;
use std::cmp::Ordering;

/// How a word stands before its name and interval are worked out, which only shown words need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
    unit: u32,
    pair: Pair,
    n_articles: [u32; 2],
    log_likelihood: f64,
    pub(super) p_adjusted: Option<f64>,
    pub(super) key: f64,
}

/// Every compared word of two sides, scored.
pub(super) struct Scores {
    sums: [Sums; 2],
    pub(super) basis: Basis,
    pub(super) words: Vec<Scored>,
    pub(super) n_hidden: [u32; 3],
}

impl Scores {
    pub(super) fn of(corpus: &Corpus, sums: [Sums; 2], filter: &WordFilter) -> Self {
        let basis = match sums.each_ref().map(|side| side.n_articles) {
            [0, _] | [_, 0] => Basis::Nothing,
            [1, _] | [_, 1] => Basis::Words,
            _ => Basis::Articles,
        };
        let mut scores = Self { sums, basis, words: Vec::new(), n_hidden: [0; 3] };
        if basis != Basis::Nothing {
            scores.choose(corpus, filter);
            match basis {
                Basis::Articles => scores.score_by_articles(),
                _ => scores.score_by_words(),
            }
        }
        scores
    }

    fn choose(&mut self, corpus: &Corpus, filter: &WordFilter) {
        let stop_words = filter.stop_words(corpus);
        let [target, reference] = &self.sums;
        let min_articles = filter.min_articles(target.n_articles + reference.n_articles);
        for unit in 0..target.units.len() as u32 {
            let (a, b) = (target.units[unit as usize], reference.units[unit as usize]);
            if a.count + b.count == 0 {
                continue;
            }
            if a.n_articles + b.n_articles < min_articles {
                self.n_hidden[2] += 1;
                continue;
            }
            match hidden(corpus, filter, &stop_words, unit) {
                Some(Hidden::StopWord) => self.n_hidden[0] += 1,
                Some(Hidden::Number) => self.n_hidden[1] += 1,
                None => {
                    let pair = Pair {
                        target_count: a.count,
                        reference_count: b.count,
                        target_tokens: target.n_tokens,
                        reference_tokens: reference.n_tokens,
                    };
                    let log_likelihood = pair.log_likelihood_two_term();
                    let n_articles = [a.n_articles, b.n_articles];
                    self.words.push(Scored { unit, pair, n_articles, log_likelihood, p_adjusted: None, key: 0.0 });
                }
            }
        }
    }

    fn score_by_articles(&mut self) {
        let [target, reference] = &self.sums;
        let compared: Vec<Option<ClusteredLogRatio>> = self
            .words
            .iter()
            .map(|word| ClusteredLogRatio::between(&target.side(word.unit), &reference.side(word.unit)).ok())
            .collect();
        let p_values: Vec<f64> = compared.iter().map(|c| c.map_or(1.0, |c| c.p_value)).collect();
        let adjusted = benjamini_hochberg(&p_values);
        for ((word, compared), p_adjusted) in self.words.iter_mut().zip(compared).zip(adjusted) {
            word.p_adjusted = Some(p_adjusted);
            // Elsewhere the interval holds zero.
            if let Some(compared) = compared.filter(|c| c.p_value < 1.0 - CONFIDENCE) {
                word.key = compared.interval_at(CONFIDENCE).nearest_zero();
            }
        }
    }

    fn score_by_words(&mut self) {
        let n_words = self.words.len();
        for word in &mut self.words {
            // Below this no bound can leave zero, whatever the number of words.
            if word.pair.log_likelihood_four_term() > 3.0 {
                word.key = word.pair.log_ratio_conservative(1.0 - CONFIDENCE, n_words);
            }
        }
    }

    /// Puts the words in order; equals by how surprising they are, then by name, so that the order is always the same.
    pub(super) fn sort(&mut self, corpus: &Corpus, order: WordOrder, ascending: bool) {
        let rates = |word: &Scored, side: usize| match side {
            0 => word.pair.target_count,
            _ => word.pair.reference_count,
        };
        let signed = |word: &Scored| word.pair.signed(word.log_likelihood);
        let descending = |a: &Scored, b: &Scored| match order {
            WordOrder::Key => b.key.total_cmp(&a.key).then_with(|| signed(b).total_cmp(&signed(a))),
            WordOrder::Word => alphabetical(corpus, b.unit, a.unit),
            WordOrder::Target => rates(b, 0).cmp(&rates(a, 0)),
            WordOrder::Reference => rates(b, 1).cmp(&rates(a, 1)),
            WordOrder::Articles => b.n_articles.iter().sum::<u32>().cmp(&a.n_articles.iter().sum()),
            WordOrder::Ratio => b.pair.log_ratio().total_cmp(&a.pair.log_ratio()),
            WordOrder::Likelihood => b.log_likelihood.total_cmp(&a.log_likelihood),
        };
        sort_by(&mut self.words, &|a, b| {
            let wanted = if ascending { descending(b, a) } else { descending(a, b) };
            wanted
                .then_with(|| b.log_likelihood.total_cmp(&a.log_likelihood))
                .then_with(|| tie(corpus, a.unit).cmp(&tie(corpus, b.unit)))
        });
    }

    /// The `n` words that lead for a side: those that differ for sure, then those that differ most.
    pub(super) fn leading(&self, corpus: &Corpus, side: usize, n: usize) -> Vec<WordRow> {
        let sign = if side == 0 { 1.0 } else { -1.0 };
        let mut words: Vec<&Scored> = self.words.iter().filter(|w| w.pair.signed(1.0) * sign > 0.0).collect();
        sort_by(&mut words, &|a, b| {
            let by_key = (b.key * sign).total_cmp(&(a.key * sign));
            by_key
                .then_with(|| b.log_likelihood.total_cmp(&a.log_likelihood))
                .then_with(|| tie(corpus, a.unit).cmp(&tie(corpus, b.unit)))
        });
        words.into_iter().take(n).map(|word| self.row(corpus, word)).collect()
    }

    pub(super) fn row(&self, corpus: &Corpus, word: &Scored) -> WordRow {
        let [target, reference] = &self.sums;
        let Scored { unit, pair, n_articles, log_likelihood, p_adjusted, key } = *word;
        let interval = match self.basis {
            Basis::Articles => ClusteredLogRatio::between(&target.side(unit), &reference.side(unit)).ok(),
            _ => None,
        };
        let interval = interval.map(|c| c.interval_at(CONFIDENCE)).map(|i| [i.low, i.high]);
        let actor = unit.checked_sub(corpus.lexicon.n_types()).and_then(|a| corpus.head.actors.get(a as usize));
        WordRow {
            name: corpus.unit_name(unit).to_owned(),
            node: node_of(corpus, unit),
            actor: actor.map(|actor| actor.kind),
            counts: [pair.target_count, pair.reference_count],
            per_thousand: [target.per_thousand(pair.target_count), reference.per_thousand(pair.reference_count)],
            n_articles,
            log_ratio: pair.log_ratio(),
            interval,
            p_adjusted,
            log_likelihood,
            bic: pair.bic(),
            key,
        }
    }
}

/// A unit's place among equals: words by the alphabet, then actors as they are listed.
fn tie(corpus: &Corpus, unit: u32) -> u32 {
    if unit < corpus.lexicon.n_types() { corpus.lexicon.rank(unit) } else { unit }
}

fn alphabetical(corpus: &Corpus, a: u32, b: u32) -> Ordering {
    let folded = |unit| corpus.unit_name(unit).to_lowercase();
    folded(a).cmp(&folded(b))
}
