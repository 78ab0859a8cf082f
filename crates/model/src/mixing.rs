//! Mixing: quick hashes of numbers, the same on every machine.

/// One more number in a hash. Multiplied by the golden ratio in 64 bits, as Fibonacci hashing does (Knuth, The Art of Computer Programming 3, 6.4), and
/// folded, so that every bit depends on all before it.
#[inline]
#[must_use]
pub const fn mix(hash: u64, next: u64) -> u64 {
    let hash = (hash.rotate_left(5) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 32)
}

/// The hash of numbers in their order.
#[inline]
pub fn hash(numbers: impl IntoIterator<Item = u64>) -> u64 {
    numbers.into_iter().fold(0, mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_length_count() {
        let all = [hash([1, 2]), hash([2, 1]), hash([1]), hash([1, 0]), hash([])];
        assert!((1..all.len()).all(|n| !all[..n].contains(&all[n])), "{all:?}");
    }
}
