//! A random sample of lines that anybody can draw again: the same size and seed give the same lines, on every machine.

use model::random::SplitMix64;
use serde::{Deserialize, Serialize};

/// How many are drawn, and the seed that decides which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// How many.
    pub n: u32,
    /// The seed.
    pub seed: u32,
}

impl Sample {
    /// The sizes to choose from.
    pub const SIZES: [u32; 4] = [10, 50, 100, 500];

    /// The first sample of a size.
    pub fn of(n: u32) -> Self {
        Self { n, seed: 1 }
    }

    /// The sample of the same size with the next seed.
    #[must_use]
    pub fn next(self) -> Self {
        Self { seed: self.seed.wrapping_add(1), ..self }
    }

    /// Draws from the numbers below `n_all`, each with the same chance and none twice; in ascending order. All of them where they are no more than asked for.
    ///
    /// The first `n` steps of a Fisher–Yates shuffle (Durstenfeld, Algorithm 235, 1964; Knuth, TAOCP 2, 3.4.2, Algorithm P) with numbers of `SplitMix64`.
    pub fn draw(self, n_all: u32) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..n_all).collect();
        let n = self.n.min(n_all);
        let mut random = SplitMix64(self.seed.into());
        for i in 0..n {
            numbers.swap(i as usize, (i + random.below(n_all - i)) as usize);
        }
        numbers.truncate(n as usize);
        numbers.sort_unstable();
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_seed_gives_the_same_sample_for_ever() {
        assert_eq!(Sample { n: 5, seed: 7 }.draw(1_234), SEVEN);
        assert_ne!(Sample { n: 5, seed: 7 }.next().draw(1_234), SEVEN);
    }

    /// Written down when it was first drawn: links to samples must not change their lines.
    const SEVEN: [u32; 5] = [21, 481, 560, 720, 1_111];

    #[test]
    fn every_line_has_the_same_chance() {
        let mut drawn = [0_u32; 20];
        for seed in 0..20_000 {
            for i in (Sample { n: 5, seed }).draw(20) {
                drawn[i as usize] += 1;
            }
        }
        // Each is expected 5,000 times, with a standard deviation of 61.
        assert!(drawn.iter().all(|n| n.abs_diff(5_000) < 250), "{drawn:?}");
    }

    proptest! {
        #[test]
        fn a_sample_is_some_of_them_once(n in 0..60_u32, seed: u32, n_all in 0..50_u32) {
            let drawn = Sample { n, seed }.draw(n_all);
            prop_assert_eq!(drawn.len() as u32, n.min(n_all));
            prop_assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]) && drawn.iter().all(|i| *i < n_all));
        }
    }
}
