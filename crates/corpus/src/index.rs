//! Index: the positions of each type, in order (an inverted index).
//!
//! Kept as the distances from one to the next in as few bytes as they take (variable byte codes, as in Manning, Raghavan & Schütze 2008, 5.3.1): a frequent
//! word has short ones, so that a position takes 1.7 bytes of English news instead of four.

use crate::on_demand::Work;
use crate::{Corpus, Forms, Lexicon, Position, TypeId};

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

/// How many bytes a distance takes.
fn len(distance: u32) -> usize {
    ((u32::BITS - (distance | 1).leading_zeros()).div_ceil(BITS)) as usize
}

/// How many positions a step looks at.
const AT_ONCE: Position = 1 << 18;

/// An index under construction: a counting sort of the column of forms by type, in two passes and without comparisons.
#[derive(Debug, Default)]
pub(super) struct Indexing {
    index: Index,
    /// Of each type the last position that was looked at, and where the byte behind it goes.
    open: Vec<(Position, usize)>,
    n_counted: Position,
    n_placed: Position,
}

impl Work for Indexing {
    type Done = Index;

    fn step(&mut self, corpus: &Corpus) -> bool {
        self.go_on(&corpus.forms, &corpus.lexicon, AT_ONCE)
    }

    fn done(self) -> Index {
        self.index
    }
}

impl Indexing {
    /// Goes on for `n` positions of the column of forms. Returns whether there are more to come.
    fn go_on(&mut self, forms: &Forms, lexicon: &Lexicon, n: Position) -> bool {
        let Self { index: Index { types, bytes }, open, n_counted, n_placed } = self;
        if types.is_empty() {
            *types = vec![(0, 0); lexicon.n_types() as usize];
            *open = vec![(0, 0); types.len()];
        }
        let of = |from: Position| forms.within(from..forms.len().min(from.saturating_add(n)));
        if *n_counted < forms.len() {
            for (position, form) in (*n_counted..).zip(of(*n_counted).iter()) {
                let of_type = lexicon.type_of(form) as usize;
                let (last, n_bytes) = &mut open[of_type];
                *n_bytes += len(position - *last);
                *last = position;
                types[of_type].0 += 1;
            }
            *n_counted += of(*n_counted).len() as Position;
            return true;
        }
        if bytes.is_empty() {
            let mut end = 0;
            for ((_, start), open) in types.iter_mut().zip(open.iter_mut()) {
                *start = end;
                end += open.1;
                *open = (0, *start);
            }
            *bytes = vec![0; end];
        }
        for (position, form) in (*n_placed..).zip(of(*n_placed).iter()) {
            let (last, at) = &mut open[lexicon.type_of(form) as usize];
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
        *n_placed += of(*n_placed).len() as Position;
        *n_placed < forms.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FormId;
    use proptest::prelude::*;
    use text::Writing;

    #[test]
    fn a_distance_takes_as_many_bytes_as_it_must() {
        let lens = [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_455, 268_435_456, u32::MAX].map(len);
        assert_eq!(lens, [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
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
