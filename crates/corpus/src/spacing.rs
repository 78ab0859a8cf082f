//! Spacing: what stands between the words, so that a text can be put together again from the column of its words.
//!
//! Beside the words a text has little of its own: nine in ten gaps are a space or one of a few marks. A byte a word holds them, where the text itself would
//! take six.

use crate::Position;
use crate::here::Here;
use crate::narrow::Narrow;
use crate::strings::Strings;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What stands before each word and behind the last one of each text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spacing {
    /// Of each position, the number of the gap before it.
    before: Narrow<u8>,
    /// The words that are not written as their form is, by position, and how they are: as when letters and accents stand apart.
    spelled: Vec<(Position, u32)>,
    /// What stands behind the last word of each article's text; all of the text where it has no word.
    behind: Vec<u32>,
    gaps: Strings,
    /// The words, and what stands behind.
    others: Strings,
}

/// The number of the gap that is one space.
const SPACE: u32 = 0;

impl Default for Spacing {
    fn default() -> Self {
        let mut gaps = Strings::default();
        gaps.intern(" ");
        let (before, spelled, behind, others) = Default::default();
        Self { before, spelled, behind, gaps, others }
    }
}

impl Spacing {
    /// Makes room for so many words.
    pub(super) fn expect(&mut self, n: usize) {
        self.before.reserve_exact(n);
    }

    /// Gives back the room that no word took.
    pub(super) fn shrink(&mut self) {
        self.before.shrink_to_fit();
    }

    /// Notes what stands before the next word.
    pub(super) fn push(&mut self, gap: &str) {
        let number = if gap == " " { SPACE } else { self.gaps.intern(gap).0 };
        self.before.push(number);
    }

    /// Notes that a space stands before the next word.
    #[inline]
    pub(super) fn push_space(&mut self) {
        self.before.push(SPACE);
    }

    /// Notes that the next word is written in this way and not as its form is.
    pub(super) fn spell(&mut self, word: &str) {
        self.spelled.push((self.before.len(), self.others.intern(word).0));
    }

    /// Notes what stands behind the last word of an article's text. Up to the position where it ends are words of which nothing is kept here.
    pub(super) fn end(&mut self, behind: &str, position: Position) {
        self.behind.push(self.others.intern(behind).0);
        self.skip_to(position);
    }

    /// The words up to a position stand in no text: they are of a headline, or of counts.
    pub(super) fn skip_to(&mut self, position: Position) {
        self.before.extend(std::iter::repeat_n(0, position.saturating_sub(self.before.len()) as usize));
    }

    /// Appends what stands between the words of a text of another corpus.
    pub(super) fn extend_from(&mut self, other: &Self, range: Range<Position>, here: &mut Here) {
        for (number, word) in other.numbers(range) {
            if let Some(word) = word {
                self.spell(other.others.get(word));
            }
            let number = here.of(number, || self.gaps.intern(other.gaps.get(number)).0);
            self.before.push(number);
        }
    }

    /// Appends all that another has.
    pub(super) fn append(&mut self, other: &Self) {
        let here = self.before.len();
        let gaps: Vec<u32> = other.gaps.iter().map(|gap| self.gaps.intern(gap).0).collect();
        let others: Vec<u32> = other.others.iter().map(|word| self.others.intern(word).0).collect();
        let of = |numbers: &[u32], number: u32| numbers.get(number as usize).copied().unwrap_or_default();
        self.before.extend(other.before.all().iter().map(|number| of(&gaps, number)));
        self.spelled.extend(other.spelled.iter().map(|(at, word)| (here + at, of(&others, *word))));
        self.behind.extend(other.behind.iter().map(|word| of(&others, *word)));
    }

    /// The numbers of the gaps before the words of a range, and of the words that are not written as their form is.
    fn numbers(&self, range: Range<Position>) -> impl Iterator<Item = (u32, Option<u32>)> {
        let mut spelled = from(&self.spelled, range.start).iter().peekable();
        range.clone().zip(self.before.within(range).iter()).map(move |(position, number)| {
            let is_here = |(at, _): &&(Position, u32)| *at == position;
            (number, spelled.next_if(is_here).map(|(_, word)| *word))
        })
    }

    /// What stands before the words of a range, and how those are written that are not as their form is.
    pub fn within(&self, range: Range<Position>) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.numbers(range).map(|(gap, word)| (self.gaps.get(gap), word.map(|word| self.others.get(word))))
    }

    /// What stands behind the last word of an article's text; all of the text where it has no word.
    pub fn behind(&self, article: usize) -> &str {
        self.behind.get(article).map_or("", |number| self.others.get(*number))
    }
}

fn from(sparse: &[(Position, u32)], position: Position) -> &[(Position, u32)] {
    sparse.get(sparse.partition_point(|(at, _)| *at < position)..).unwrap_or_default()
}
