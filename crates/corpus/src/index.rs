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
        let mut starts = vec![0_u32; lexicon.n_types() as usize + 1];
        for &form in forms {
            starts[lexicon.type_of(form) as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut positions = vec![0; forms.len()];
        for (position, &form) in forms.iter().enumerate() {
            let slot = &mut next[lexicon.type_of(form) as usize];
            positions[*slot as usize] = position as Position;
            *slot += 1;
        }
        Self { starts, positions }
    }

    /// The positions of a type, in reading order.
    pub fn positions(&self, type_id: TypeId) -> &[Position] {
        let bound = |i: usize| self.starts.get(i).copied().unwrap_or_default() as usize;
        self.positions.get(bound(type_id as usize)..bound(type_id as usize + 1)).unwrap_or_default()
    }
}
