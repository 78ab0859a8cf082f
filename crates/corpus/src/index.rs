//! Index: the positions of each type, in order (an inverted index).

use crate::{FormId, Lexicon, Position, TypeId};

/// Positions grouped by type, in two flat columns.
#[derive(Clone, Debug, Default)]
pub struct Index {
    starts: Vec<u32>,
    positions: Vec<Position>,
}

impl Index {
    /// Groups the column of forms by type with a counting sort: two passes, no comparisons.
    pub fn of(forms: &[FormId], lexicon: &Lexicon) -> Self {
        let mut indexing = Indexing::default();
        while indexing.step(forms, lexicon, forms.len()) {}
        indexing.index
    }

    /// The positions of a type, in reading order.
    pub fn positions(&self, type_id: TypeId) -> &[Position] {
        let bound = |i: usize| self.starts.get(i).copied().unwrap_or_default() as usize;
        self.positions.get(bound(type_id as usize)..bound(type_id as usize + 1)).unwrap_or_default()
    }
}

/// An index under construction, so that it can be made in short steps.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexing {
    pub(super) index: Index,
    /// Where the next position of each type goes, once all are counted.
    next: Vec<u32>,
    n_counted: usize,
    n_placed: usize,
}

impl Indexing {
    /// Goes on for `n` positions of the column of forms. Returns whether there are more to come.
    pub(super) fn step(&mut self, forms: &[FormId], lexicon: &Lexicon, n: usize) -> bool {
        let Self { index: Index { starts, positions }, next, n_counted, n_placed } = self;
        if starts.is_empty() {
            *starts = vec![0; lexicon.n_types() as usize + 1];
        }
        let of = |from: usize| forms.get(from..forms.len().min(from.saturating_add(n))).unwrap_or_default();
        if *n_counted < forms.len() {
            for &form in of(*n_counted) {
                starts[lexicon.type_of(form) as usize + 1] += 1;
            }
            *n_counted += of(*n_counted).len();
            return true;
        }
        if next.is_empty() {
            for i in 1..starts.len() {
                starts[i] += starts[i - 1];
            }
            next.clone_from(starts);
            *positions = vec![0; forms.len()];
        }
        for (position, &form) in (*n_placed..).zip(of(*n_placed)) {
            let slot = &mut next[lexicon.type_of(form) as usize];
            positions[*slot as usize] = position as Position;
            *slot += 1;
        }
        *n_placed += of(*n_placed).len();
        *n_placed < forms.len()
    }
}
