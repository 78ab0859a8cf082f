//! Scores: every compared word of two sides, before names and intervals are worked out, which only shown words need.

use crate::sums::Sums;
use crate::unit_dispersion;
use crate::units::{Units, WordFilter};
use crate::word_map::MapWord;
use crate::word_row::{Basis, WordOrder, WordRow};
use corpus::query::ArticleSet;
use measures::catalogue::OF_WORDS;
use measures::catalogue::p_adjusted::benjamini_hochberg;
use measures::clustered::ClusteredLogRatio;
use measures::compared_word::{CONFIDENCE, ComparedWord};
use measures::dispersion::Dispersion;
use measures::measure::greatest_first;
use measures::pair::Pair;
use model::WordSums;
use model::order::lead_by;

/// A word before its name and interval are worked out, which only shown words need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
    pub(super) unit: u32,
    pub(super) word: ComparedWord,
    n_articles: [u32; 2],
    log_likelihood: f64,
}

/// At a log-likelihood below it p is above .05, whatever the design effect and the degrees of freedom.
pub(super) const LEAST_RELIABLE: f64 = 3.84;

/// Every compared word of two sides, scored.
pub(super) struct Scores<'a> {
    units: &'a Units<'a>,
    sums: [Sums; 2],
    pub(super) basis: Basis,
    pub(super) words: Vec<Scored>,
    pub(super) n_hidden: [u32; 3],
}

impl<'a> Scores<'a> {
    pub(super) fn of(units: &'a Units<'a>, sums: [Sums; 2], filter: &WordFilter) -> Self {
        Self::scored(units, sums, filter, false)
    }

    /// The same, in half the time, for those who want the reliable words alone: a word whose p is at least .05 gets 1. The adjusted p-values below
    /// .05 are the same, since they rest on p-values below .05.
    pub(super) fn of_reliable(units: &'a Units<'a>, sums: [Sums; 2], filter: &WordFilter) -> Self {
        Self::scored(units, sums, filter, true)
    }

    /// What the comparison rests on, and the `n` words that lead for the target, each with its unit: scored by themselves where all of them are
    /// reliable, which takes half the time.
    pub(super) fn leading_of(
        units: &'a Units<'a>,
        sums: [Sums; 2],
        filter: &WordFilter,
        n: usize,
    ) -> (Basis, Vec<(u32, WordRow)>) {
        let scores = Self::of_reliable(units, sums, filter);
        let leading = scores.leading_units(0, n);
        if leading.len() == n && leading.iter().all(|(_, row)| row.word.is_significant()) {
            return (scores.basis, leading);
        }
        let scores = Self::of(units, scores.sums, filter);
        (scores.basis, scores.leading_units(0, n))
    }

    fn scored(units: &'a Units<'a>, sums: [Sums; 2], filter: &WordFilter, is_reliable_only: bool) -> Self {
        let basis = match sums.each_ref().map(|side| side.n_articles) {
            [0, _] | [_, 0] => Basis::Nothing,
            [1, _] | [_, 1] => Basis::Words,
            _ => Basis::Articles,
        };
        let mut scores = Self { units, sums, basis, words: Vec::new(), n_hidden: [0; 3] };
        if basis != Basis::Nothing {
            scores.choose(filter);
            match basis {
                Basis::Articles => scores.score_by_articles(is_reliable_only),
                _ => scores.score_by_words(),
            }
            // Only now: what p is adjusted for does not depend on what a person wants to see.
            scores.words.retain(|scored| !units.has_no_row(scored.unit));
        }
        scores
    }

    fn choose(&mut self, filter: &WordFilter) {
        let [target, reference] = &self.sums;
        let min_articles = filter.min_articles(target.n_articles + reference.n_articles);
        let sides = || target.units.iter().zip(&reference.units);
        // Of sequences, most of the rare ones are not counted one by one: only the others are types.
        let least = if self.units.is_of_sequences() { min_articles } else { 0 };
        let is_type = |(a, b): &(&WordSums, &WordSums)| a.count + b.count > 0 && a.n_articles + b.n_articles >= least;
        let n_types = sides().filter(is_type).count() as u64;
        for (unit, (a, b)) in (0..).zip(sides()) {
            if a.count + b.count == 0 {
                continue;
            }
            if a.n_articles + b.n_articles < min_articles {
                self.n_hidden[2] += 1;
                continue;
            }
            if let Some(why) = self.units.hidden(filter, unit) {
                self.n_hidden[why as usize] += 1;
                continue;
            }
            let pair = Pair {
                target_count: a.count,
                reference_count: b.count,
                target_tokens: target.n_tokens,
                reference_tokens: reference.n_tokens,
            };
            let word = ComparedWord::new(pair, n_types);
            let log_likelihood = pair.log_likelihood_two_term();
            self.words.push(Scored { unit, word, n_articles: [a.n_articles, b.n_articles], log_likelihood });
        }
    }

    fn score_by_articles(&mut self, is_reliable_only: bool) {
        for scored in &mut self.words {
            // Log-likelihood over a design effect, which is never below 1.
            if is_reliable_only && scored.log_likelihood < LEAST_RELIABLE {
                scored.word.p = Some(1.0);
                continue;
            }
            if let Some(compared) = compared(&self.sums, scored.unit) {
                scored.word.infer(&compared);
            }
        }
        let p_values: Vec<f64> = self.words.iter().map(|scored| scored.word.p.unwrap_or(1.0)).collect();
        for (scored, p_adjusted) in self.words.iter_mut().zip(benjamini_hochberg(&p_values)) {
            scored.word.p_adjusted = Some(p_adjusted);
        }
    }

    fn score_by_words(&mut self) {
        let n_words = self.words.len();
        for scored in &mut self.words {
            scored.word.describe(n_words);
        }
    }

    /// Puts the first `n` words in order, before the others; equals by how surprising they are, then by name, so that the order is always the same.
    pub(super) fn sort(&mut self, n: usize, order: WordOrder, ascending: bool) {
        let units = self.units;
        let signed = |scored: &Scored| scored.word.pair.signed(scored.log_likelihood);
        let measured = |scored: &Scored| match order {
            WordOrder::Measure(number) => OF_WORDS.get(number).and_then(|measure| measure.of(&scored.word)),
            _ => None,
        };
        let descending = |(of_a, a): &(Option<f64>, Scored), (of_b, b): &(Option<f64>, Scored)| match order {
            WordOrder::Measure(_) => greatest_first(*of_a, *of_b).then_with(|| signed(b).total_cmp(&signed(a))),
            WordOrder::Word => units.alphabetical(b.unit, a.unit),
            WordOrder::Target => b.word.pair.target_count.cmp(&a.word.pair.target_count),
            WordOrder::Reference => b.word.pair.reference_count.cmp(&a.word.pair.reference_count),
            WordOrder::Articles => b.n_articles.iter().sum::<u32>().cmp(&a.n_articles.iter().sum()),
        };
        let mut words: Vec<(Option<f64>, Scored)> = self.words.iter().map(|word| (measured(word), *word)).collect();
        lead_by(&mut words, n, &|a, b| {
            let wanted = if ascending { descending(b, a) } else { descending(a, b) };
            wanted
                .then_with(|| b.1.log_likelihood.total_cmp(&a.1.log_likelihood))
                .then_with(|| units.rank(a.1.unit).cmp(&units.rank(b.1.unit)))
        });
        self.words = words.into_iter().map(|(_, scored)| scored).collect();
    }

    /// The `n` words that lead for a side, each with its unit: those that differ reliably, then those that differ most.
    pub(super) fn leading_units(&self, side: usize, n: usize) -> Vec<(u32, WordRow)> {
        let units = self.units;
        let sign = if side == 0 { 1.0 } else { -1.0 };
        let mut words: Vec<&Scored> = self.words.iter().filter(|w| w.word.pair.signed(1.0) * sign > 0.0).collect();
        lead_by(&mut words, n, &|a, b| {
            let by_effect = (b.word.smallest_effect * sign).total_cmp(&(a.word.smallest_effect * sign));
            by_effect
                .then_with(|| b.log_likelihood.total_cmp(&a.log_likelihood))
                .then_with(|| units.rank(a.unit).cmp(&units.rank(b.unit)))
        });
        words.into_iter().take(n).map(|word| (word.unit, self.row(word))).collect()
    }

    pub(super) fn row(&self, scored: &Scored) -> WordRow {
        let Scored { unit, mut word, n_articles, .. } = *scored;
        if self.basis == Basis::Articles {
            let interval = compared(&self.sums, unit).map(|compared| compared.interval_at(CONFIDENCE));
            word.interval = interval.map(|interval| [interval.low, interval.high]);
        }
        WordRow {
            name: self.units.name(unit),
            node: self.units.node(unit),
            actor: self.units.actor(unit),
            n_articles,
            word,
            dispersion: None,
        }
    }

    pub(super) fn on_map(&self, scored: &Scored) -> MapWord {
        let Scored { unit, word, n_articles, .. } = scored;
        MapWord {
            name: self.units.name(*unit),
            node: self.units.node(*unit),
            actor: self.units.actor(*unit),
            counts: [word.pair.target_count, word.pair.reference_count],
            n_articles: n_articles.iter().sum(),
            log_ratio: word.pair.log_ratio(),
            smallest_effect: word.smallest_effect,
            is_significant: word.is_significant(),
        }
    }

    /// The dispersion of units over each side, in the order given; `sets` are the articles of both sides.
    pub(super) fn dispersion(&self, units: &[u32], sets: &[ArticleSet; 2]) -> Vec<[Option<Dispersion>; 2]> {
        let [target, reference] =
            [0, 1].map(|side| unit_dispersion::of_units(self.units.bags(), &sets[side], &self.sums[side], units));
        target.into_iter().zip(reference).map(|(target, reference)| [target, reference]).collect()
    }
}

/// A unit on both sides with articles as the sample, where that is possible.
fn compared([target, reference]: &[Sums; 2], unit: u32) -> Option<ClusteredLogRatio> {
    ClusteredLogRatio::between(&target.side(unit), &reference.side(unit)).ok()
}
