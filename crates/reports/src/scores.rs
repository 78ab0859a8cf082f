//! Scores: every compared word of two sides with what orders it, before names and intervals are worked out, which only shown words need.

use crate::sums::Sums;
use crate::unit_dispersion;
use crate::units::{Units, WordFilter};
use crate::word_map::MapWord;
use crate::word_row::{Basis, CONFIDENCE, Figures, PRIOR, WordOrder, WordRow};
use corpus::Corpus;
use corpus::query::ArticleSet;
use measures::adjust::benjamini_hochberg;
use measures::clustered::ClusteredLogRatio;
use measures::fightin_words::FightinWords;
use measures::pair::Pair;
use model::order::sort_by;

/// How a word stands before its name and interval are worked out, which only shown words need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
    pub(super) unit: u32,
    pair: Pair,
    n_articles: [u32; 2],
    log_likelihood: f64,
    pub(super) p_adjusted: Option<f64>,
    pub(super) key: f64,
}

impl Scored {
    /// Whether the word differs for sure: adjusted p below .05, or a conservative Log Ratio other than 0.
    pub(super) fn is_significant(&self) -> bool {
        self.p_adjusted.map_or(self.key != 0.0, |p| p < 1.0 - CONFIDENCE)
    }
}

/// Every compared word of two sides, scored.
pub(super) struct Scores<'a> {
    units: &'a Units<'a>,
    sums: [Sums; 2],
    pub(super) basis: Basis,
    pub(super) words: Vec<Scored>,
    pub(super) n_hidden: [u32; 3],
}

impl<'a> Scores<'a> {
    pub(super) fn of(corpus: &Corpus, units: &'a Units<'a>, sums: [Sums; 2], filter: &WordFilter) -> Self {
        let basis = match sums.each_ref().map(|side| side.n_articles) {
            [0, _] | [_, 0] => Basis::Nothing,
            [1, _] | [_, 1] => Basis::Words,
            _ => Basis::Articles,
        };
        let mut scores = Self { units, sums, basis, words: Vec::new(), n_hidden: [0; 3] };
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
            if let Some(why) = self.units.hidden(filter, &stop_words, unit) {
                self.n_hidden[why as usize] += 1;
                continue;
            }
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
    pub(super) fn sort(&mut self, order: WordOrder, ascending: bool) {
        let units = self.units;
        let rates = |word: &Scored, side: usize| match side {
            0 => word.pair.target_count,
            _ => word.pair.reference_count,
        };
        let signed = |word: &Scored| word.pair.signed(word.log_likelihood);
        let descending = |a: &Scored, b: &Scored| match order {
            WordOrder::Key => b.key.total_cmp(&a.key).then_with(|| signed(b).total_cmp(&signed(a))),
            WordOrder::Word => units.alphabetical(b.unit, a.unit),
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
                .then_with(|| units.rank(a.unit).cmp(&units.rank(b.unit)))
        });
    }

    /// The `n` words that lead for a side: those that differ for sure, then those that differ most.
    pub(super) fn leading(&self, side: usize, n: usize) -> Vec<WordRow> {
        let units = self.units;
        let sign = if side == 0 { 1.0 } else { -1.0 };
        let mut words: Vec<&Scored> = self.words.iter().filter(|w| w.pair.signed(1.0) * sign > 0.0).collect();
        sort_by(&mut words, &|a, b| {
            let by_key = (b.key * sign).total_cmp(&(a.key * sign));
            by_key
                .then_with(|| b.log_likelihood.total_cmp(&a.log_likelihood))
                .then_with(|| units.rank(a.unit).cmp(&units.rank(b.unit)))
        });
        words.into_iter().take(n).map(|word| self.row(word)).collect()
    }

    pub(super) fn row(&self, word: &Scored) -> WordRow {
        let [target, reference] = &self.sums;
        let Scored { unit, pair, n_articles, log_likelihood, p_adjusted, key } = *word;
        let interval = match self.basis {
            Basis::Articles => ClusteredLogRatio::between(&target.side(unit), &reference.side(unit)).ok(),
            _ => None,
        };
        let interval = interval.map(|c| c.interval_at(CONFIDENCE)).map(|i| [i.low, i.high]);
        WordRow {
            name: self.units.name(unit),
            node: self.units.node(unit),
            actor: self.units.actor(unit),
            counts: [pair.target_count, pair.reference_count],
            per_thousand: [target.per_thousand(pair.target_count), reference.per_thousand(pair.reference_count)],
            n_articles,
            log_ratio: pair.log_ratio(),
            interval,
            p_adjusted,
            log_likelihood,
            bic: pair.bic(),
            key,
            figures: None,
        }
    }

    pub(super) fn on_map(&self, word: &Scored) -> MapWord {
        MapWord {
            name: self.units.name(word.unit),
            node: self.units.node(word.unit),
            actor: self.units.actor(word.unit),
            counts: [word.pair.target_count, word.pair.reference_count],
            n_articles: word.n_articles.iter().sum(),
            log_ratio: word.pair.log_ratio(),
            key: word.key,
            is_significant: word.is_significant(),
        }
    }

    /// The other figures of units, in the order given; `sets` are the articles of both sides.
    pub(super) fn figures(&self, units: &[u32], sets: &[ArticleSet; 2]) -> Vec<Figures> {
        let [target, reference] = &self.sums;
        let spread =
            [0, 1].map(|side| unit_dispersion::of_units(self.units.bags(), &sets[side], &self.sums[side], units));
        let n_distinct = target.units.iter().zip(&reference.units).filter(|(a, b)| a.count + b.count > 0).count();
        let of_unit = |(i, &unit): (usize, &u32)| {
            let (a, b) = (target.side(unit), reference.side(unit));
            let pair = Pair {
                target_count: a.count,
                reference_count: b.count,
                target_tokens: a.n_tokens,
                reference_tokens: b.n_tokens,
            };
            let compared = ClusteredLogRatio::between(&a, &b).ok().filter(|_| self.basis == Basis::Articles);
            Figures {
                p: compared.map(|compared| compared.p_value),
                log_likelihood_four_term: pair.log_likelihood_four_term(),
                percent_difference: pair.percent_difference(),
                odds_ratio: pair.odds_ratio(),
                fightin_words: FightinWords::of(pair, PRIOR, PRIOR * n_distinct as f64).z,
                dispersion: [0, 1].map(|side| spread[side][i]),
            }
        };
        units.iter().enumerate().map(of_unit).collect()
    }
}
