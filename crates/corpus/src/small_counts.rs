//! Small counts: a column of numbers most of which are small, a byte each.

use std::ops::Range;

/// Stands for a number that is kept beside the column.
const BESIDE: u8 = u8::MAX;

/// A column of numbers. One takes a byte up to 254, and nine bytes from there on.
#[derive(Clone, Debug, Default)]
pub(super) struct SmallCounts {
    bytes: Vec<u8>,
    /// The numbers that no byte holds, each with its place, ascending.
    beside: Vec<(u32, u32)>,
}

impl SmallCounts {
    /// Makes room for so many more numbers.
    pub(super) fn reserve_exact(&mut self, n: usize) {
        self.bytes.reserve_exact(n);
    }

    /// Appends a number.
    pub(super) fn push(&mut self, count: u32) {
        let byte = u8::try_from(count).unwrap_or(BESIDE);
        if byte == BESIDE {
            self.beside.push((self.bytes.len() as u32, count));
        }
        self.bytes.push(byte);
    }

    /// The numbers at these places.
    pub(super) fn within(&self, places: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        let bytes = self.bytes.get(places.clone()).unwrap_or_default();
        let from = self.beside.partition_point(|(place, _)| (*place as usize) < places.start);
        let mut beside = self.beside.get(from..).unwrap_or_default().iter();
        bytes.iter().map(move |&byte| match byte {
            BESIDE => beside.next().map_or(0, |(_, count)| *count),
            _ => u32::from(byte),
        })
    }

    /// Gives back what memory is left over.
    pub(super) fn shrink_to_fit(&mut self) {
        self.bytes.shrink_to_fit();
        self.beside.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_numbers_come_back(
            counts in prop::collection::vec(prop_oneof![0..4_u32, 250..260_u32, any::<u32>()], 0..40),
            from in 0..40_usize,
            n in 0..40_usize,
        ) {
            let mut column = SmallCounts::default();
            for &count in &counts {
                column.push(count);
            }
            let to = counts.len().min(from + n);
            let from = from.min(to);
            prop_assert_eq!(column.within(from..to).collect::<Vec<_>>(), &counts[from..to]);
        }
    }
}
