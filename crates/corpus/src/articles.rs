//! Articles: the columns that hold what is known of each article, its outlet, its dates and its range of tokens.

use crate::language::stated_tag;
use crate::time_frame::TimeFrame;
use crate::{ArticleId, CountedPairs, Position};
use fixedbitset::FixedBitSet;
use model::{Cell, Day, Metadata, WordSums};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::OnceLock;
use text::{Language, Writing};

/// Where an article's text begins, and how many bytes it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Extent {
    pub(super) start: Position,
    pub(super) n_bytes: u32,
}

/// The articles in reading order, with their columns.
#[derive(Clone, Debug, Default)]
pub struct Articles {
    pub(super) all: Vec<Metadata>,
    pub(super) texts: Vec<Extent>,
    pub(super) starts: Vec<Position>,
    pub(super) languages: Vec<Option<Language>>,
    days: Vec<Option<(Day, Day)>>,
    time_frame: OnceLock<Option<TimeFrame>>,
    /// Of each article that has counts: its number, ascending, where its counted words begin and how many it has that have no name.
    pub(super) with_counts: Vec<(ArticleId, Position, u32)>,
    /// Of each article whose pairs of words were counted elsewhere: its number, ascending, and the pairs.
    pub(super) with_pairs: Vec<(ArticleId, CountedPairs)>,
    /// Whether any of them stands for many, added up.
    pub(super) has_cells: bool,
}

impl Articles {
    /// The number of articles.
    pub fn len(&self) -> u32 {
        self.all.len() as u32
    }

    /// Whether there are no articles.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// What is known of the articles, in reading order.
    pub fn all(&self) -> &[Metadata] {
        &self.all
    }

    /// What is known of an article.
    pub fn get(&self, article: ArticleId) -> Option<&Metadata> {
        self.all.get(article as usize)
    }

    /// Finds an article by its id.
    pub fn find(&self, id: &str) -> Option<ArticleId> {
        self.all.iter().position(|article| article.id == id).map(|i| i as ArticleId)
    }

    /// The first position of each article, followed by the total number of tokens.
    pub fn starts(&self) -> &[Position] {
        &self.starts
    }

    /// An article's range of positions: what is read of it and what is counted of it.
    pub fn range(&self, article: ArticleId) -> Range<Position> {
        let bound = |i: usize| self.starts.get(i).copied().unwrap_or_default();
        bound(article as usize)..bound(article as usize + 1)
    }

    /// Where the counts of an article begin, and how many words they do not name; `None` where it has none.
    pub(super) fn counts_of(&self, article: ArticleId) -> Option<(Position, u32)> {
        let at = self.with_counts.binary_search_by_key(&article, |(article, ..)| *article).ok()?;
        self.with_counts.get(at).map(|(_, start, n_other)| (*start, *n_other))
    }

    /// The range of positions that are counted: those of its counts where it has any, else those of its headline and text.
    pub fn counted(&self, article: ArticleId) -> Range<Position> {
        let range = self.range(article);
        self.counts_of(article).map_or(range.start, |(start, _)| start)..range.end
    }

    /// The range of positions that can be read, in their order: those of its headline and text.
    pub fn readable(&self, article: ArticleId) -> Range<Position> {
        let range = self.range(article);
        range.start..self.counts_of(article).map_or(range.end, |(start, _)| start)
    }

    /// Whether the counted words are those of the text, in its order.
    pub fn has_order(&self, article: ArticleId) -> bool {
        self.counts_of(article).is_none()
    }

    /// Whether there is a text to read, and not only a headline.
    pub fn has_text(&self, article: ArticleId) -> bool {
        self.has_order(article) || self.text_len(article) > 0
    }

    /// The positions whose words are not counted one by one: what is only read, and what stands for more than itself.
    pub(super) fn not_by_one(&self) -> impl Iterator<Item = Range<Position>> + '_ {
        self.with_counts.iter().map(|(article, start, _)| {
            let range = self.range(*article);
            range.start..if self.cell(*article).is_some() { range.end } else { *start }
        })
    }

    /// How many words an article counts that have no name.
    pub fn n_other(&self, article: ArticleId) -> u32 {
        self.counts_of(article).map_or(0, |(_, n_other)| n_other)
    }

    /// The articles that have counts, ascending.
    pub fn with_counts(&self) -> impl Iterator<Item = ArticleId> + '_ {
        self.with_counts.iter().map(|(article, ..)| *article)
    }

    /// The pairs of an article that were counted elsewhere, if they were.
    pub fn pairs(&self, article: ArticleId) -> Option<&CountedPairs> {
        let at = self.with_pairs.binary_search_by_key(&article, |(article, _)| *article).ok()?;
        self.with_pairs.get(at).map(|(_, pairs)| pairs)
    }

    /// An article's length in counted tokens.
    pub fn n_tokens(&self, article: ArticleId) -> u32 {
        match self.cell(article) {
            Some(cell) => u32::try_from(cell.length).unwrap_or(u32::MAX),
            None => self.counted(article).len() as u32 + self.n_other(article),
        }
    }

    /// Whether there are articles that stand for many, added up. They are in a corpus with others, or make it up.
    pub fn has_cells(&self) -> bool {
        self.has_cells
    }

    /// The articles that an article stands for, added up, where it stands for many.
    pub fn cell(&self, article: ArticleId) -> Option<&Cell> {
        if self.has_cells { self.get(article)?.cell.as_deref() } else { None }
    }

    /// How many articles an article stands for: one, or all those of its cell.
    pub fn n_in(&self, article: ArticleId) -> u32 {
        self.cell(article).map_or(1, |cell| cell.n_articles)
    }

    /// How many articles those of a set stand for.
    pub fn count(&self, set: &FixedBitSet) -> u32 {
        if self.has_cells {
            set.ones().fold(0, |n, article| self.n_in(article as ArticleId).saturating_add(n))
        } else {
            set.count_ones(..) as u32
        }
    }

    /// The sums of the word at a position, where it is one of a cell's.
    pub fn sums_at(&self, article: ArticleId, position: Position) -> Option<WordSums> {
        let cell = self.cell(article)?;
        cell.sums.get(position.checked_sub(self.counted(article).start)? as usize).copied()
    }

    /// The length of an article's text in bytes.
    pub fn text_len(&self, article: ArticleId) -> usize {
        self.texts.get(article as usize).map_or(0, |text| text.n_bytes as usize)
    }

    /// The positions of the words of an article's text that are counted or read there.
    pub fn in_text(&self, article: ArticleId) -> Range<Position> {
        let readable = self.readable(article);
        self.texts.get(article as usize).map_or(readable.end, |text| text.start)..readable.end
    }

    /// The article that contains a position.
    pub fn at(&self, position: Position) -> ArticleId {
        (self.starts.partition_point(|&start| start <= position) as ArticleId).saturating_sub(1)
    }

    /// An article's language: the one it states, or the one found by its words. `None` where neither tells.
    pub fn language(&self, article: ArticleId) -> Option<Language> {
        self.languages.get(article as usize).copied().flatten()
    }

    /// The tag of an article's language, even of one of which nothing is known here but that the article states it.
    pub fn language_tag(&self, article: ArticleId) -> Option<&str> {
        let known = self.language(article).map(Language::tag);
        known.or_else(|| stated_tag(self.all.get(article as usize)?))
    }

    /// How an article's language writes what matters to its tokens.
    pub fn writing(&self, article: ArticleId) -> Writing {
        self.language(article).map_or(Writing::Plain, Language::writing)
    }

    /// The earliest and the latest day that an article's date may mean; `None` where it has no date.
    pub fn days(&self, article: ArticleId) -> Option<(Day, Day)> {
        self.days.get(article as usize).copied().flatten()
    }

    /// The days of each article that has any, in reading order.
    pub fn dated(&self) -> impl Iterator<Item = (ArticleId, (Day, Day))> {
        (0..).zip(&self.days).filter_map(|(article, days)| Some((article, (*days)?)))
    }

    /// The time frame that holds the bulk of the dates; `None` where no article has one. Looked for on first use.
    pub fn time_frame(&self) -> Option<TimeFrame> {
        *self.time_frame.get_or_init(|| TimeFrame::of(&self.dated().map(|(_, days)| days).collect::<Vec<_>>()))
    }

    /// Columns without an article.
    pub(super) fn none() -> Self {
        Self { starts: vec![0], ..Self::default() }
    }

    /// Appends an article, whose words are all there.
    pub(super) fn push(&mut self, article: Metadata, text: Extent, language: Option<Language>, end: Position) {
        self.texts.push(text);
        self.languages.push(language);
        self.starts.push(end);
        self.days.push(days_of(&article));
        self.time_frame.take();
        self.all.push(article);
    }

    /// Changes an article, but for its words.
    pub(super) fn change(&mut self, article: ArticleId, change: impl FnOnce(&mut Metadata)) {
        if let (Some(changed), Some(days)) = (self.all.get_mut(article as usize), self.days.get_mut(article as usize)) {
            change(changed);
            *days = days_of(changed);
            self.time_frame.take();
        }
    }
}

fn days_of(article: &Metadata) -> Option<(Day, Day)> {
    article.date.as_ref().map(|date| (date.earliest, date.latest))
}

/// Maps ascending positions to their articles, or to other stretches of a corpus, in one pass. From each it looks on in ever longer steps, so that
/// the next stretch costs next to nothing and one far behind a search.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    starts: &'a [Position],
    article: usize,
}

impl<'a> Walk<'a> {
    /// Starts at the first article of a corpus.
    pub fn new(corpus: &'a crate::Corpus) -> Self {
        Self::over(corpus.articles.starts())
    }

    /// Starts at the first of the articles or stretches with these start positions.
    pub fn over(starts: &'a [Position]) -> Self {
        Self { starts, article: 0 }
    }

    /// Returns the article that contains a position. Positions must not go backwards.
    pub fn to(&mut self, position: Position) -> ArticleId {
        let ends = self.starts.get(self.article + 1..).unwrap_or_default();
        let is_before = |at: usize| ends.get(at).is_some_and(|&end| end <= position);
        if is_before(0) {
            let mut step = 1;
            while is_before(step) {
                step *= 2;
            }
            let among = ends.get(step / 2..step.min(ends.len())).unwrap_or_default();
            self.article += step / 2 + among.partition_point(|&end| end <= position);
        }
        self.article as ArticleId
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_walk_finds_what_a_search_finds(
            gaps in prop::collection::vec(0..4_u32, 0..60),
            mut positions in prop::collection::vec(0..130_u32, 0..20),
        ) {
            let sum = |at: &mut u32, gap: &u32| { *at += gap; Some(*at) };
            let starts: Vec<Position> = std::iter::once(0).chain(gaps.iter().scan(0, sum)).collect();
            positions.sort_unstable();
            let mut walk = Walk::over(&starts);
            for position in positions {
                prop_assert_eq!(walk.to(position) as usize, starts.partition_point(|&start| start <= position) - 1);
            }
        }
    }
}
