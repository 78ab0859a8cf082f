//! Sequences: words in a row, counted in two passes, since nearly all of them are too rare to be shown and would fill the memory.

use corpus::{Corpus, TypeId};
use hashbrown::HashTable;

/// The most words of a sequence.
pub const LONGEST: usize = 3;

/// Words in a row; behind a short one's last word comes [`NO_WORD`].
pub(super) type Sequence = [TypeId; LONGEST];

/// What fills up short sequences.
pub(super) const NO_WORD: TypeId = TypeId::MAX;

/// The most and the fewest slots of the first pass.
const MOST_SLOTS: usize = 1 << 23;
const FEWEST_SLOTS: usize = 1 << 10;

/// The sequences of a corpus that may occur often enough.
pub(super) struct Sequences {
    least: u8,
    /// Occurrences as the first pass counts them: several sequences may share a slot.
    slots: Vec<u8>,
    numbered: Vec<Sequence>,
    numbers: HashTable<u32>,
}

impl Sequences {
    /// None yet of a corpus; those that occur less than `least` times, at most 255, are not wanted.
    pub(super) fn new(corpus: &Corpus, least: u32) -> Self {
        let n_slots = (corpus.n_positions() as usize).next_power_of_two().clamp(FEWEST_SLOTS, MOST_SLOTS);
        let least = least.min(u8::MAX.into()) as u8;
        Self { least, slots: vec![0; n_slots], numbered: Vec::new(), numbers: HashTable::new() }
    }

    fn slot_of(&self, hash: u64) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    /// The first pass: sees an occurrence.
    pub(super) fn see(&mut self, sequence: &Sequence) {
        self.see_times(sequence, 1);
    }

    /// The same of several.
    pub(super) fn see_times(&mut self, sequence: &Sequence, times: u32) {
        let slot = self.slot_of(mixed(sequence));
        self.slots[slot] = self.slots[slot].saturating_add(times.min(u8::MAX.into()) as u8);
    }

    /// The second pass: the number of an occurrence's sequence, from 0 in the order in which they come; none for one that is too rare. Few that
    /// are too rare have a number.
    pub(super) fn number(&mut self, sequence: &Sequence) -> Option<u32> {
        let hash = mixed(sequence);
        if self.slots[self.slot_of(hash)] < self.least {
            return None;
        }
        let Self { numbered, numbers, .. } = self;
        let known = numbers.find(hash, |&number| numbered[number as usize] == *sequence).copied();
        Some(known.unwrap_or_else(|| {
            let number = numbered.len() as u32;
            numbered.push(*sequence);
            numbers.insert_unique(hash, number, |&number| mixed(&numbered[number as usize]));
            number
        }))
    }

    /// The sequences by their numbers.
    pub(super) fn into_numbered(self) -> Vec<Sequence> {
        self.numbered
    }
}

/// A sequence as a number in which all its bits are mixed (odd multipliers, then Murmur's finish).
fn mixed(sequence: &Sequence) -> u64 {
    let [a, b, c] = sequence.map(u64::from);
    let sum = a
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(b.wrapping_mul(0xC2B2_AE3D_27D4_EB4F))
        .wrapping_add(c.wrapping_mul(0x1656_67B1_9E37_79F9));
    let sum = (sum ^ (sum >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    sum ^ (sum >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{article, corpus};

    #[test]
    fn rare_sequences_have_no_number() {
        let corpus = corpus(vec![article("1", "A", "", "a b")], vec![], vec![]);
        let mut sequences = Sequences::new(&corpus, 2);
        let [often, rare, longer] = [[1, 2, NO_WORD], [2, 1, NO_WORD], [1, 2, 3]];
        for seen in [often, rare, longer, often, longer] {
            sequences.see(&seen);
        }
        assert_eq!([longer, often, rare, longer].map(|s| sequences.number(&s)), [Some(0), Some(1), None, Some(0)]);
        assert_eq!(sequences.into_numbered(), [longer, often]);
    }
}
