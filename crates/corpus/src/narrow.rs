//! Narrow: a column of numbers most of which are small, each in as few bytes as its code has. The others stand beside it, by their place.
//!
//! Forms are numbered in the order in which they occur first, so that nearly all words have a low number: in 12,000 news articles with 140,000 forms,
//! 98.6 % have one of the first 65,535. How often a word is in an article, and which gap is before it, are smaller numbers still.

use crate::raw::{self, Code};
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// A column of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "C: Code")]
pub struct Narrow<C> {
    #[serde(with = "raw")]
    codes: Vec<C>,
    /// The numbers that no code holds, each with its place, ascending.
    beside: Vec<(u32, u32)>,
}

/// Numbers of a column that follow one another.
#[derive(Clone, Copy, Debug)]
pub struct NarrowSlice<'a, C> {
    codes: &'a [C],
    beside: &'a [(u32, u32)],
    /// The place of the first.
    start: u32,
}

impl<C: Code> Narrow<C> {
    /// Makes room for so many more numbers.
    pub(super) fn reserve_exact(&mut self, n: usize) {
        self.codes.reserve_exact(n);
    }

    /// Gives back the room that no number took.
    pub(super) fn shrink_to_fit(&mut self) {
        self.codes.shrink_to_fit();
        self.beside.shrink_to_fit();
    }

    /// Appends a number.
    pub(super) fn push(&mut self, number: u32) {
        let code = C::try_from(number).unwrap_or(C::BESIDE);
        if code == C::BESIDE {
            self.beside.push((self.len(), number));
        }
        self.codes.push(code);
    }

    /// How many they are.
    pub fn len(&self) -> u32 {
        self.codes.len() as u32
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// All of them.
    pub fn all(&self) -> NarrowSlice<'_, C> {
        NarrowSlice { codes: &self.codes, beside: &self.beside, start: 0 }
    }

    /// Those at a range of places; none if it goes past the end.
    pub fn within(&self, range: Range<u32>) -> NarrowSlice<'_, C> {
        self.all().within(range)
    }

    /// How many of them no code holds.
    pub(super) fn n_beside(&self) -> u32 {
        self.beside.len() as u32
    }

    /// As [`Self::within`], where it is known which of those that no code holds are among them: among all of a large column, a search for the first takes as long as
    /// reading a few hundred.
    pub(super) fn within_known(&self, range: Range<u32>, beside: Range<u32>) -> NarrowSlice<'_, C> {
        let beside = self.beside.get(beside.start as usize..beside.end as usize).unwrap_or_default();
        NarrowSlice { beside, ..self.within(range) }
    }

    /// The number at a place, which has to be one of the column.
    #[inline]
    pub fn at(&self, place: u32) -> u32 {
        self.all().number_of(self.codes[place as usize], place)
    }

    /// The number at a place, if there is one.
    #[inline]
    pub fn get(&self, place: u32) -> Option<u32> {
        self.all().get(place)
    }
}

impl<C: Code> Extend<u32> for Narrow<C> {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, numbers: I) {
        let numbers = numbers.into_iter();
        self.codes.reserve(numbers.size_hint().0);
        for number in numbers {
            self.push(number);
        }
    }
}

impl<C: Code + Default> FromIterator<u32> for Narrow<C> {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut column = Self::default();
        column.extend(numbers);
        column
    }
}

impl<'a, C: Code> NarrowSlice<'a, C> {
    /// How many they are.
    pub fn len(self) -> u32 {
        self.codes.len() as u32
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.codes.is_empty()
    }

    /// The one at an index.
    #[inline]
    pub fn get(self, index: u32) -> Option<u32> {
        self.codes.get(index as usize).map(|code| self.number_of(*code, index))
    }

    /// The first.
    pub fn first(self) -> Option<u32> {
        self.get(0)
    }

    /// The last.
    pub fn last(self) -> Option<u32> {
        self.get(self.len().checked_sub(1)?)
    }

    /// Those in a range of indices; none if it goes past the end.
    #[must_use]
    pub fn within(self, range: Range<u32>) -> Self {
        let codes = self.codes.get(range.start as usize..range.end as usize).unwrap_or_default();
        Self { codes, start: self.start.saturating_add(range.start), ..self }
    }

    /// Each in turn.
    pub fn iter(self) -> impl ExactSizeIterator<Item = u32> + Clone + 'a
    where
        C: 'a,
    {
        // Where the next one beside is, once one was looked for: the others follow in the same order.
        let mut next = None;
        self.codes.iter().enumerate().map(move |(index, code)| {
            if *code == C::BESIDE { self.next_beside(&mut next, index as u32) } else { (*code).into() }
        })
    }

    #[inline]
    fn number_of(self, code: C, index: u32) -> u32 {
        if code == C::BESIDE { self.next_beside(&mut None, index) } else { code.into() }
    }

    #[cold]
    fn next_beside(self, next: &mut Option<usize>, index: u32) -> u32 {
        let place = self.start + index;
        let at = next.unwrap_or_else(|| self.beside.partition_point(|(at, _)| *at < place));
        *next = Some(at + 1);
        self.beside.get(at).map_or(C::BESIDE.into(), |(_, number)| *number)
    }
}

impl<C: Code> PartialEq for NarrowSlice<'_, C> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<C: Code> Eq for NarrowSlice<'_, C> {}

impl<C: Code> Hash for NarrowSlice<'_, C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
        for number in self.iter() {
            number.hash(state);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fmt::Debug;

    fn check<C: Code + Default + Debug>(wanted: &[u32], cut: usize, n: usize) {
        let column: Narrow<C> = wanted.iter().copied().collect();
        assert_eq!((column.len() as usize, column.is_empty()), (wanted.len(), wanted.is_empty()));
        assert_eq!(column.all().iter().collect::<Vec<_>>(), wanted);
        let cut = cut.min(wanted.len());
        let end = wanted.len().min(cut + n);
        let (slice, model) = (column.within(cut as u32..end as u32), &wanted[cut..end]);
        assert_eq!(slice.iter().collect::<Vec<_>>(), model);
        assert_eq!((slice.first(), slice.last()), (model.first().copied(), model.last().copied()));
        for at in 0..=model.len() {
            assert_eq!(slice.get(at as u32), model.get(at).copied());
            assert_eq!(column.get((cut + at) as u32), wanted.get(cut + at).copied());
            assert_eq!(slice.within(at as u32..slice.len()).iter().collect::<Vec<_>>(), &model[at..]);
        }
        let known: Narrow<C> = wanted[..cut].iter().copied().collect();
        let until: Narrow<C> = wanted[..end].iter().copied().collect();
        let known = column.within_known(cut as u32..end as u32, known.n_beside()..until.n_beside());
        assert_eq!(known.iter().collect::<Vec<_>>(), model);
        assert!(column.within(0..column.len() + 1).is_empty());
        assert_eq!(slice == column.within(0..(end - cut) as u32), *model == wanted[..end - cut]);
        let carried = postcard::to_allocvec(&column).unwrap();
        assert_eq!(postcard::from_bytes::<Narrow<C>>(&carried).unwrap(), column);
    }

    proptest! {
        #[test]
        fn a_column_has_what_was_put_in(
            wanted in prop::collection::vec(prop_oneof![0..9_u32, 250..260_u32, 65_530..65_540_u32, any::<u32>()], 0..60),
            cut in 0..60_usize,
            n in 0..60_usize,
        ) {
            check::<u8>(&wanted, cut, n);
            check::<u16>(&wanted, cut, n);
        }
    }
}
