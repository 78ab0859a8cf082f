//! Bags: how often each unit occurs in each article, regardless of order.
//!
//! Bags are kept beside the token column because a comparison needs every word's count in every article. On 12,000 articles (12 million
//! tokens), adding up the bags takes a third of the time of reading the tokens (see ARCHITECTURE.md).

use crate::narrow::Narrow;
use crate::on_demand::Work;
use crate::{ArticleId, Corpus, Position, Span};
use model::{Cell, WordSums};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// What counts as one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UnitKind {
    /// Each word.
    Words,
    /// Each actor, whichever of its names is used, and every other word.
    #[default]
    WordsAndActors,
}

/// Counts by article, in flat columns.
#[derive(Clone, Debug, Default)]
pub struct Bags {
    /// Where each article begins among the units, and among those of them that no code holds.
    starts: Vec<[u32; 2]>,
    units: Narrow<u16>,
    counts: Narrow<u8>,
    sizes: Vec<u32>,
    n_units: u32,
    /// Of each article that stands for many, its number, ascending, and what is known of them beside the counts.
    cells: Vec<(ArticleId, CellBag)>,
}

/// What is known of added-up articles beside the counts of their units.
#[derive(Clone, Debug, Default)]
struct CellBag {
    n_articles: u32,
    sum_n_squared: u64,
    /// Of each unit, in their order.
    sums: Arc<[WordSums]>,
}

/// How large articles are: how many that have any unit, their units, and the sum of the squares of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// How many articles.
    pub n_articles: u32,
    /// Σn.
    pub n_tokens: u64,
    /// Σn².
    pub sum_n_squared: u64,
}

impl Sizes {
    /// Those of added-up articles, in words.
    pub(super) fn of_cell(cell: &Cell) -> Self {
        Self { n_articles: cell.n_articles, n_tokens: cell.length, sum_n_squared: cell.length_squared }
    }

    /// That of one article. Without any unit, it is none.
    pub(super) fn of_one(n_tokens: u64) -> Self {
        Self { n_articles: u32::from(n_tokens > 0), n_tokens, sum_n_squared: n_tokens * n_tokens }
    }
}

impl Bags {
    /// The units of an article with their counts, in order of first occurrence.
    pub fn of(&self, article: ArticleId) -> impl Iterator<Item = (u32, u32)> + '_ {
        let bound = |i: usize| self.starts.get(i).copied().unwrap_or_default();
        let ([start, beside], [end, beside_end]) = (bound(article as usize), bound(article as usize + 1));
        let counts = self.counts.within(start..end);
        self.units.within_known(start..end, beside..beside_end).iter().zip(counts.iter())
    }

    /// An article's length in units.
    pub fn size(&self, article: ArticleId) -> u32 {
        self.sizes.get(article as usize).copied().unwrap_or_default()
    }

    /// The sizes of the articles that an article stands for: itself, or those of its cell. An article without any unit is none.
    pub fn sizes(&self, article: ArticleId) -> Sizes {
        let n_tokens = u64::from(self.size(article));
        match self.cell(article) {
            Some(CellBag { n_articles, sum_n_squared, .. }) => {
                Sizes { n_articles: *n_articles, n_tokens, sum_n_squared: *sum_n_squared }
            }
            None => Sizes::of_one(n_tokens),
        }
    }

    /// The units of an article that stands for many, with their sums; none of any other.
    pub fn sums(&self, article: ArticleId) -> impl Iterator<Item = (u32, WordSums)> + '_ {
        let sums = self.cell(article).map_or(&[][..], |cell| &*cell.sums);
        self.of(article).zip(sums).map(|((unit, _), sums)| (unit, *sums))
    }

    /// Whether an article stands for many, added up.
    pub fn is_cell(&self, article: ArticleId) -> bool {
        self.cell(article).is_some()
    }

    fn cell(&self, article: ArticleId) -> Option<&CellBag> {
        let at = self.cells.binary_search_by_key(&article, |(article, _)| *article).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// The number of possible units: every type, plus every actor if actors are merged.
    pub fn n_units(&self) -> u32 {
        self.n_units
    }
}

/// How many articles a step counts.
const AT_ONCE: u32 = 250;

/// The bags of a kind, as they are counted.
#[derive(Debug)]
pub(super) struct CountingAll {
    kind: UnitKind,
    counting: Counting,
}

impl CountingAll {
    pub(super) fn of(corpus: &Corpus, kind: UnitKind) -> Self {
        Self { kind, counting: Counting::begun(corpus, kind) }
    }
}

impl Work for CountingAll {
    type Done = Bags;

    fn step(&mut self, corpus: &Corpus) -> bool {
        self.counting.go_on(corpus, self.kind, AT_ONCE);
        self.counting.n_articles() < corpus.articles.len()
    }

    fn done(self) -> Bags {
        self.counting.finish()
    }
}

/// Builds bags, one article at a time.
#[derive(Clone, Debug, Default)]
pub struct Counting {
    bags: Bags,
    tally: Vec<u32>,
    touched: Vec<u32>,
    size: u32,
}

impl Counting {
    /// Starts with room for `n_units` units. More may follow.
    pub fn of_units(n_units: u32) -> Self {
        let bags = Bags { starts: vec![[0; 2]], ..Bags::default() };
        Self { bags, tally: vec![0; n_units as usize], touched: Vec::new(), size: 0 }
    }

    /// Starts with room for the units of a corpus.
    fn begun(corpus: &Corpus, kind: UnitKind) -> Self {
        let mut counting = Self::of_units(corpus.n_units(kind));
        // In articles of a newspaper's length, nearly half of the words are there for the first time.
        counting.bags.units.reserve_exact(corpus.forms.len() as usize / 2);
        counting.bags.counts.reserve_exact(corpus.forms.len() as usize / 2);
        counting
    }

    /// Counts the next `n` articles of a corpus.
    fn go_on(&mut self, corpus: &Corpus, kind: UnitKind, n: u32) {
        let from = self.n_articles();
        for article in from..corpus.articles.len().min(from.saturating_add(n)) {
            if let Some(cell) = corpus.articles.cell(article) {
                self.end_cell(cell, corpus.articles.counted(article).map(|position| corpus.type_at(position)));
                continue;
            }
            for_each_unit(corpus, kind, corpus.articles.counted(article), |unit, _| self.add(unit));
            for _ in 0..corpus.articles.n_other(article) {
                self.add_other();
            }
            self.end_article();
        }
    }

    /// How many articles have ended.
    fn n_articles(&self) -> u32 {
        self.bags.sizes.len() as u32
    }

    /// Counts a unit of the current article.
    pub fn add(&mut self, unit: u32) {
        if self.tally.len() <= unit as usize {
            self.tally.resize(unit as usize + 1, 0);
        }
        let slot = &mut self.tally[unit as usize];
        if *slot == 0 {
            self.touched.push(unit);
        }
        *slot += 1;
        self.size += 1;
    }

    /// Counts a position of the current article that is none of the units.
    pub fn add_other(&mut self) {
        self.size += 1;
    }

    /// Ends the current article.
    pub fn end_article(&mut self) {
        for unit in self.touched.drain(..) {
            self.bags.units.push(unit);
            self.bags.counts.push(std::mem::take(&mut self.tally[unit as usize]));
        }
        self.bags.starts.push([self.bags.units.len(), self.bags.units.n_beside()]);
        self.bags.sizes.push(std::mem::take(&mut self.size));
    }

    /// Ends an article that stands for many, given the unit of each of their words.
    fn end_cell(&mut self, cell: &Cell, units: impl Iterator<Item = u32>) {
        let Bags { starts, units: all, counts, sizes, cells, .. } = &mut self.bags;
        let article = sizes.len() as ArticleId;
        for (unit, sums) in units.zip(&*cell.sums) {
            all.push(unit);
            counts.push(u32::try_from(sums.count).unwrap_or(u32::MAX));
        }
        starts.push([all.len(), all.n_beside()]);
        sizes.push(u32::try_from(cell.length).unwrap_or(u32::MAX));
        let (n_articles, sum_n_squared, sums) = (cell.n_articles, cell.length_squared, cell.sums.clone());
        cells.push((article, CellBag { n_articles, sum_n_squared, sums }));
    }

    /// Returns the bags of all ended articles.
    pub fn finish(mut self) -> Bags {
        self.bags.units.shrink_to_fit();
        self.bags.counts.shrink_to_fit();
        Bags { n_units: self.tally.len() as u32, ..self.bags }
    }
}

/// Calls `on_unit` with each unit of a range of an article and its span, in reading order.
pub fn for_each_unit(corpus: &Corpus, kind: UnitKind, range: Range<Position>, mut on_unit: impl FnMut(u32, Span)) {
    let mut mentions = match kind {
        UnitKind::Words => &[],
        UnitKind::WordsAndActors => corpus.actors.within(range.clone()),
    };
    let mut position = range.start;
    while position < range.end {
        match mentions.split_first() {
            Some((mention, rest)) if mention.span.start == position => {
                on_unit(corpus.unit_of_actor(mention.label), mention.span);
                position = mention.span.end();
                mentions = rest;
            }
            _ => {
                on_unit(corpus.type_at(position), Span { start: position, n_tokens: 1 });
                position += 1;
            }
        }
    }
}
