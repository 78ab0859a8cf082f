//! Grouping: spherical k-means, which puts articles whose vectors point the same way into one group.

use crate::found_topics::vectors::Vectors;

/// The most rows whose groups are worked out from one another; any others go to the group that is nearest.
const MOST_FITTED: usize = 12_000;
/// How often each article is put into its nearest group and the groups are worked out anew; later rounds move few articles.
const ROUNDS: usize = 12;

/// The middles of groups: of each unit in turn, its weight in each group, so that a row's likeness to all groups is worked out at once.
struct Middles {
    n_groups: usize,
    weights: Vec<f32>,
}

/// The group of every row, numbered below `n_groups`, some of which may be empty.
///
/// Source: Dhillon & Modha (2001), with the first middles chosen as k-means++ does (Arthur & Vassilvitskii 2007): each among the articles, an article the
/// likelier the less it is like those before. The numbers for the choice are the same every time.
pub(super) fn group(vectors: &Vectors, n_groups: usize) -> Vec<u32> {
    let n_fitted = vectors.len().min(MOST_FITTED);
    let mut middles = seeds(vectors, n_fitted, n_groups);
    let mut likeness = vec![0.0_f32; n_groups];
    let mut groups: Vec<u32> = Vec::new();
    for _ in 0..ROUNDS {
        let nearest: Vec<u32> = (0..n_fitted).map(|row| middles.nearest(vectors, row, &mut likeness)).collect();
        if nearest == groups {
            break;
        }
        middles = Middles::of(vectors, &nearest, n_groups);
        groups = nearest;
    }
    (0..vectors.len()).map(|row| middles.nearest(vectors, row, &mut likeness)).collect()
}

impl Middles {
    fn of(vectors: &Vectors, groups: &[u32], n_groups: usize) -> Self {
        let mut weights = vec![0.0_f32; vectors.n_units as usize * n_groups];
        for (row, group) in groups.iter().enumerate() {
            for (unit, weight) in vectors.row(row) {
                weights[unit as usize * n_groups + *group as usize] += weight;
            }
        }
        let mut squares = vec![0.0_f32; n_groups];
        for of_unit in weights.chunks_exact(n_groups) {
            for (square, weight) in squares.iter_mut().zip(of_unit) {
                *square += weight * weight;
            }
        }
        let scales: Vec<f32> = squares.iter().map(|square| if *square > 0.0 { 1.0 / square.sqrt() } else { 0.0 }).collect();
        for of_unit in weights.chunks_exact_mut(n_groups) {
            for (weight, scale) in of_unit.iter_mut().zip(&scales) {
                *weight *= scale;
            }
        }
        Self { n_groups, weights }
    }

    /// The group that a row is most like, the first of several.
    fn nearest(&self, vectors: &Vectors, row: usize, likeness: &mut [f32]) -> u32 {
        likeness.fill(0.0);
        for (unit, weight) in vectors.row(row) {
            let start = unit as usize * self.n_groups;
            let of_unit = self.weights.get(start..start + self.n_groups).unwrap_or_default();
            for (sum, middle) in likeness.iter_mut().zip(of_unit) {
                *sum += weight * middle;
            }
        }
        let mut best = (0, f32::MIN);
        for (group, likeness) in (0..).zip(likeness.iter()) {
            if *likeness > best.1 {
                best = (group, *likeness);
            }
        }
        best.0
    }
}

/// Rows as the first middles.
fn seeds(vectors: &Vectors, n_fitted: usize, n_groups: usize) -> Middles {
    let mut random = 1;
    let mut distances = vec![1.0_f64; n_fitted];
    let mut dense = vec![0.0_f32; vectors.n_units as usize];
    let mut groups = Middles { n_groups, weights: vec![0.0; vectors.n_units as usize * n_groups] };
    for group in 0..n_groups {
        let all: f64 = distances.iter().sum();
        let mut left = fraction(&mut random) * all;
        let chosen = distances.iter().position(|distance| {
            left -= distance;
            left < 0.0
        });
        let chosen = chosen.unwrap_or_default();
        dense.fill(0.0);
        for (unit, weight) in vectors.row(chosen) {
            dense[unit as usize] = weight;
            groups.weights[unit as usize * n_groups + group] = weight;
        }
        for (row, distance) in distances.iter_mut().enumerate() {
            let likeness: f32 = vectors.row(row).map(|(unit, weight)| weight * dense[unit as usize]).sum();
            let far = f64::from(1.0 - likeness).max(0.0);
            *distance = distance.min(far * far);
        }
    }
    groups
}

/// The next of a fixed series of numbers from 0 to 1 (`SplitMix64`, Steele et al. 2014).
fn fraction(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}
