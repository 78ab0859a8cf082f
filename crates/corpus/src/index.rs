//! Index: the positions of each type, in order (an inverted index).
//!
//! Kept as the distances from one to the next in as few bytes as they take (variable byte codes, as in Manning, Raghavan & Schütze 2008, 5.3.1): a frequent
//! word has short ones, so that a position takes 1.7 bytes of English news instead of four.

use crate::on_demand::Work;
use crate::tally::Tally;
use crate::{Corpus, FormSlice, Forms, Lexicon, Position, TypeId};

/// How many bits of a number a byte has; the highest one says that there is more.
const BITS: u32 = 7;
const MORE: u8 = 1 << BITS;

/// Positions grouped by type.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Of each type how many there are, and where their bytes begin.
    types: Vec<(u32, usize)>,
    bytes: Vec<u8>,
}

impl Index {
    /// At how many positions a type is.
    pub fn count(&self, type_id: TypeId) -> usize {
        self.types.get(type_id as usize).map_or(0, |(n, _)| *n as usize)
    }

    /// The positions of a type, in reading order.
    pub fn positions(&self, type_id: TypeId) -> Positions<'_> {
        let (n_left, start) = self.types.get(type_id as usize).copied().unwrap_or_default();
        Positions { bytes: self.bytes.get(start..).unwrap_or_default(), n_left, last: 0 }
    }
}

/// The positions of a type, read one by one.
#[derive(Clone, Debug)]
pub struct Positions<'a> {
    bytes: &'a [u8],
    n_left: u32,
    last: Position,
}

impl Iterator for Positions<'_> {
    type Item = Position;

    fn next(&mut self) -> Option<Position> {
        self.n_left = self.n_left.checked_sub(1)?;
        let (mut distance, mut place) = (0, 0);
        loop {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            distance |= u32::from(byte & !MORE) << place;
            if byte < MORE {
                break;
            }
            place += BITS;
        }
        self.last += distance;
        Some(self.last)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.n_left as usize, Some(self.n_left as usize))
    }
}

impl ExactSizeIterator for Positions<'_> {}

/// How many bytes the distances of so many positions among `n_positions` take at most: of those that take `k` more bytes than one, there are no more than
/// find room side by side.
fn most(n: u32, n_positions: Position) -> usize {
    let of_longer = |k: u32| n.min(n_positions >> (BITS * k)) as usize;
    n as usize + (1..u32::BITS.div_ceil(BITS)).map(of_longer).sum::<usize>()
}

/// How many positions a step looks at.
const AT_ONCE: Position = 1 << 18;

/// An index under construction: a counting sort of the column of forms by type, in two passes and without comparisons.
#[derive(Debug)]
pub(super) enum Indexing {
    Counting(Tally),
    Placing(Placing),
}

impl Default for Indexing {
    fn default() -> Self {
        Self::Counting(Tally::default())
    }
}

impl Work for Indexing {
    type Done = Index;

    fn step(&mut self, corpus: &Corpus) -> bool {
        self.go_on(&corpus.forms, &corpus.lexicon, AT_ONCE)
    }

    fn done(self) -> Index {
        match self {
            Self::Counting(_) => Index::default(),
            Self::Placing(placing) => placing.index,
        }
    }
}

impl Indexing {
    /// Goes on for `n` positions of the column of forms. Returns whether there are more to come.
    fn go_on(&mut self, forms: &Forms, lexicon: &Lexicon, n: Position) -> bool {
        match self {
            Self::Counting(tally) => {
                if !tally.step(forms, lexicon.n_forms(), n) {
                    *self = Self::Placing(Placing::of(&std::mem::take(tally).into_counts(), lexicon, forms.len()));
                }
                true
            }
            Self::Placing(placing) => placing.step(forms, lexicon, n),
        }
    }
}

/// Positions that are put in their places.
#[derive(Debug)]
pub(super) struct Placing {
    index: Index,
    /// Of each type the last position that was placed, and where the byte behind it goes.
    open: Vec<(Position, usize)>,
    n_placed: Position,
    /// How many types have their bytes where they stay.
    n_settled: usize,
}

impl Placing {
    /// Prepares an index with room for the bytes of each type, as many as they are at most. `counts` has how often each form is in the column.
    fn of(counts: &[u32], lexicon: &Lexicon, n_positions: Position) -> Self {
        let mut types = vec![(0, 0); lexicon.n_types() as usize];
        for (form, n) in (0..).zip(counts) {
            types[lexicon.type_of(form) as usize].0 += n;
        }
        let mut end = 0;
        for (n, start) in &mut types {
            *start = end;
            end += most(*n, n_positions);
        }
        let open = types.iter().map(|(_, start)| (0, *start)).collect();
        Self { index: Index { types, bytes: vec![0; end] }, open, n_placed: 0, n_settled: 0 }
    }

    /// Goes on for `n` positions of the column of forms. Returns whether there are more to come.
    fn step(&mut self, forms: &Forms, lexicon: &Lexicon, n: Position) -> bool {
        if self.n_placed == forms.len() {
            return self.settle(n);
        }
        let next = forms.within(self.n_placed..forms.len().min(self.n_placed.saturating_add(n)));
        self.place(next, lexicon);
        self.n_placed += next.len();
        true
    }

    fn place(&mut self, forms: FormSlice<'_>, lexicon: &Lexicon) {
        let bytes = &mut self.index.bytes;
        for (position, form) in (self.n_placed..).zip(forms.iter()) {
            let (last, at) = &mut self.open[lexicon.type_of(form) as usize];
            let mut distance = position - *last;
            *last = position;
            while distance >= MORE.into() {
                bytes[*at] = distance as u8 | MORE;
                distance >>= BITS;
                *at += 1;
            }
            bytes[*at] = distance as u8;
            *at += 1;
        }
    }

    /// Moves some `n` bytes together over the room that was not needed. Returns whether there are more.
    fn settle(&mut self, n: Position) -> bool {
        let Self { index: Index { types, bytes }, open, n_settled, .. } = self;
        // Where the last one that stays ends.
        let mut end = n_settled.checked_sub(1).and_then(|last| open.get(last)).map_or(0, |(_, end)| *end);
        let stop = end.saturating_add(n as usize);
        for ((_, start), (_, end_there)) in types.iter_mut().zip(open.iter_mut()).skip(*n_settled) {
            if end >= stop {
                return true;
            }
            let of_type = *start..*end_there;
            *start = end;
            end += of_type.len();
            *end_there = end;
            bytes.copy_within(of_type, *start);
            *n_settled += 1;
        }
        bytes.truncate(end);
        bytes.shrink_to_fit();
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FormId;
    use proptest::prelude::*;
    use text::Writing;

    #[test]
    fn there_is_room_for_the_longest_distances() {
        let of_one = [127, 128, 16_383, 16_384, 1 << 21, 1 << 28, u32::MAX].map(|n_positions| most(1, n_positions));
        assert_eq!(of_one, [1, 2, 2, 3, 4, 5, 5]);
        assert_eq!([0, 7, 8, 9].map(|n| most(n, 1024)), [0, 14, 16, 17]);
    }

    proptest! {
        #[test]
        fn positions_are_those_of_the_column(runs in prop::collection::vec((0..5_u32, 1..300_usize), 0..40), n in 1..500_u32) {
            let mut lexicon = Lexicon::default();
            let known: Vec<FormId> = ["a", "A", "b", "c", "d"].iter().map(|form| lexicon.know(form, Writing::Plain)).collect();
            let forms: Forms = runs.iter().flat_map(|(form, n)| std::iter::repeat_n(known[*form as usize], *n)).collect();
            let mut indexing = Indexing::default();
            while indexing.go_on(&forms, &lexicon, n) {}
            let index = indexing.done();
            for type_id in 0..lexicon.n_types() {
                let is = |(_, form): &(u32, FormId)| lexicon.type_of(*form) == type_id;
                let wanted: Vec<Position> = (0..).zip(forms.all().iter()).filter(is).map(|(position, _)| position).collect();
                let found = index.positions(type_id);
                prop_assert_eq!((found.len(), index.count(type_id)), (wanted.len(), wanted.len()));
                prop_assert_eq!(found.collect::<Vec<_>>(), wanted);
            }
            prop_assert_eq!(index.positions(99).next(), None);
        }
    }
}
