//! Spacing: what stands between the words, so that a text can be put together again from the column of its words.
//!
//! Beside the words a text has little of its own: nine in ten gaps are a space or one of a few marks. A byte a word holds them, where the text itself would
//! take six.

use crate::Position;
use crate::here::Here;
use crate::strings::Strings;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The code of a gap whose number takes more than a byte.
const RARE: u8 = u8::MAX;

/// What stands before each word and behind the last one of each text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spacing {
    /// Of each position, the number of the gap before it, or [`RARE`].
    before: Vec<u8>,
    /// The numbers of rare gaps, by position.
    rare: Vec<(Position, u32)>,
    /// The words that are not written as their form is, by position, and how they are: as when letters and accents stand apart.
    spelled: Vec<(Position, u32)>,
    /// What stands behind the last word of each article's text; all of the text where it has no word.
    behind: Vec<u32>,
    gaps: Strings,
    /// The words, and what stands behind.
    others: Strings,
}

impl Default for Spacing {
    fn default() -> Self {
        let mut gaps = Strings::default();
        // A space is 0.
        gaps.intern(" ");
        let (before, rare, spelled, behind, others) = Default::default();
        Self { before, rare, spelled, behind, gaps, others }
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
        let number = if gap == " " { 0 } else { self.gaps.intern(gap).0 };
        self.push_number(number);
    }

    fn push_number(&mut self, number: u32) {
        let code = u8::try_from(number).unwrap_or(RARE);
        if code == RARE {
            self.rare.push((self.before.len() as Position, number));
        }
        self.before.push(code);
    }

    /// Notes that the next word is written in this way and not as its form is.
    pub(super) fn spell(&mut self, word: &str) {
        self.spelled.push((self.before.len() as Position, self.others.intern(word).0));
    }

    /// Notes what stands behind the last word of an article's text. Up to the position where it ends are words of which nothing is kept here.
    pub(super) fn end(&mut self, behind: &str, position: Position) {
        self.behind.push(self.others.intern(behind).0);
        self.skip_to(position);
    }

    /// The words up to a position stand in no text: they are of a headline, or of counts.
    pub(super) fn skip_to(&mut self, position: Position) {
        self.before.resize(position as usize, 0);
    }

    /// Appends what stands between the words of a text of another corpus.
    pub(super) fn extend_from(&mut self, other: &Self, range: Range<Position>, here: &mut Here) {
        for (number, word) in other.numbers(range) {
            if let Some(word) = word {
                self.spell(other.others.get(word));
            }
            let number = here.of(number, || self.gaps.intern(other.gaps.get(number)).0);
            self.push_number(number);
        }
    }

    /// Appends all that another has.
    pub(super) fn append(&mut self, other: &Self) {
        let here = self.before.len() as Position;
        let gaps: Vec<u32> = other.gaps.iter().map(|gap| self.gaps.intern(gap).0).collect();
        let others: Vec<u32> = other.others.iter().map(|word| self.others.intern(word).0).collect();
        let of = |numbers: &[u32], number: u32| numbers.get(number as usize).copied().unwrap_or_default();
        let mut rare = other.rare.iter().map(|(_, number)| *number);
        for &code in &other.before {
            let number = if code == RARE { rare.next().unwrap_or_default() } else { code.into() };
            self.push_number(of(&gaps, number));
        }
        self.spelled.extend(other.spelled.iter().map(|(at, word)| (here + at, of(&others, *word))));
        self.behind.extend(other.behind.iter().map(|word| of(&others, *word)));
    }

    /// The numbers of the gaps before the words of a range, and of the words that are not written as their form is.
    fn numbers(&self, range: Range<Position>) -> impl Iterator<Item = (u32, Option<u32>)> {
        let mut spelled = from(&self.spelled, range.start).iter().peekable();
        let mut rare = from(&self.rare, range.start).iter().peekable();
        let codes = self.before.get(range.start as usize..range.end as usize).unwrap_or_default();
        range.zip(codes).map(move |(position, code)| {
            let is_here = |(at, _): &&(Position, u32)| *at == position;
            let rare = if *code == RARE { rare.next_if(is_here) } else { None };
            (rare.map_or((*code).into(), |(_, number)| *number), spelled.next_if(is_here).map(|(_, word)| *word))
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
