//! Grouping: spherical k-means, which puts articles whose vectors point the same way into one group.

use crate::found_topics::vectors::Vectors;
use model::parallel;
use model::random::SplitMix64;

/// The groups are worked out on so many of the first rows, then on more of them; any others go to the group that is nearest.
const FITTED: [usize; 2] = [3000, 12_000];
/// How often each row is put into its nearest group and the groups are worked out anew, on each of these; later rounds move few rows.
const ROUNDS: [usize; 2] = [8, 5];
/// So many groups are worked on at once.
const LANES: usize = 8;

type Lanes = [f32; LANES];

/// The middles of groups: of each unit in turn, its weight in every group, so that a row's likeness to all of them is worked out at once.
struct Middles {
    n_lanes: usize,
    weights: Vec<Lanes>,
}

/// The group of every row, numbered below `n_groups`; some may be empty.
///
/// Source: Dhillon & Modha (2001), with the first middles chosen as k-means++ does (Arthur & Vassilvitskii 2007): each is a row, one that is the
/// likelier the less it is like those before. The numbers for the choice are the same every time.
pub(super) fn group(vectors: &Vectors, n_groups: usize) -> Vec<u32> {
    let [n_first, n_more] = FITTED.map(|n_rows| n_rows.min(vectors.len()));
    let mut middles = seeds(vectors, n_first, n_groups);
    for _ in 0..ROUNDS[0] {
        middles = middles.moved(vectors, n_first);
    }
    for _ in 0..ROUNDS[1] {
        middles = middles.moved(vectors, n_more);
    }
    middles.nearest_of(vectors, vectors.len())
}

impl Middles {
    fn none(n_units: usize, n_groups: usize) -> Self {
        let n_lanes = n_groups.div_ceil(LANES);
        Self { n_lanes, weights: vec![[0.0; LANES]; n_units * n_lanes] }
    }

    /// The middles of the first rows' groups, where each of these rows is in the group that it is most like.
    fn moved(&self, vectors: &Vectors, n_rows: usize) -> Self {
        let mut next = Self::none(vectors.n_units(), self.n_lanes * LANES);
        for (row, group) in self.nearest_of(vectors, n_rows).into_iter().enumerate() {
            next.add(vectors, row, group);
        }
        next.level();
        next
    }

    fn add(&mut self, vectors: &Vectors, row: usize, group: u32) {
        let (lane, place) = (group as usize / LANES, group as usize % LANES);
        for (unit, weight) in vectors.row(row) {
            self.weights[unit as usize * self.n_lanes + lane][place] += weight;
        }
    }

    /// Gives each middle the length 1.
    fn level(&mut self) {
        let mut scales = vec![[0.0; LANES]; self.n_lanes];
        for of_unit in self.weights.chunks_exact(self.n_lanes) {
            for (squares, weights) in scales.iter_mut().flatten().zip(of_unit.iter().flatten()) {
                *squares += weights * weights;
            }
        }
        for scale in scales.iter_mut().flatten().filter(|square| **square > 0.0) {
            *scale = 1.0 / scale.sqrt();
        }
        for of_unit in self.weights.chunks_exact_mut(self.n_lanes) {
            for (weight, scale) in of_unit.iter_mut().flatten().zip(scales.iter().flatten()) {
                *weight *= scale;
            }
        }
    }

    /// The groups that the first rows are most like.
    fn nearest_of(&self, vectors: &Vectors, n_rows: usize) -> Vec<u32> {
        parallel::map(&(0..n_rows).collect::<Vec<_>>(), |row| self.nearest(vectors, *row))
    }

    /// The group that a row is most like, the first of several.
    fn nearest(&self, vectors: &Vectors, row: usize) -> u32 {
        let mut likeness = vec![[0.0; LANES]; self.n_lanes];
        for (unit, weight) in vectors.row(row) {
            let start = unit as usize * self.n_lanes;
            let of_unit = self.weights.get(start..start + self.n_lanes).unwrap_or_default();
            for (sums, weights) in likeness.iter_mut().zip(of_unit) {
                for (sum, middle) in sums.iter_mut().zip(weights) {
                    *sum += weight * middle;
                }
            }
        }
        // A group that does not exist is like nothing.
        let mut best = (0, 0.0);
        for (group, likeness) in (0..).zip(likeness.iter().flatten()) {
            if *likeness > best.1 {
                best = (group, *likeness);
            }
        }
        best.0
    }
}

/// Rows as the first middles.
fn seeds(vectors: &Vectors, n_fitted: usize, n_groups: usize) -> Middles {
    let mut random = SplitMix64(1);
    let mut middles = Middles::none(vectors.n_units(), n_groups);
    let mut distances = vec![1.0_f64; n_fitted];
    let mut weights = vec![0.0_f32; vectors.n_units()];
    for group in 0..n_groups as u32 {
        let mut left = random.fraction() * distances.iter().sum::<f64>();
        let is_chosen = |distance: &f64| {
            left -= distance;
            left < 0.0
        };
        let chosen = distances.iter().position(is_chosen).unwrap_or_default();
        weights.fill(0.0);
        for (unit, weight) in vectors.row(chosen) {
            weights[unit as usize] = weight;
        }
        middles.add(vectors, chosen, group);
        for (row, distance) in distances.iter_mut().enumerate() {
            let likeness: f32 = vectors.row(row).map(|(unit, weight)| weight * weights[unit as usize]).sum();
            let far = f64::from(1.0 - likeness).max(0.0);
            *distance = distance.min(far * far);
        }
    }
    middles
}
