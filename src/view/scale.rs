//! The scale of Log Ratios: from whole numbers of doublings to places across a picture.

/// The widest scale: words that one side lacks would otherwise press all others together.
pub const MOST_DOUBLINGS: f64 = 8.0;

/// A scale of as many doublings for the reference, left, as for the target, right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Doublings from the middle to either edge.
    pub doublings: f64,
}

impl Scale {
    /// A scale that holds all of some Log Ratios, at least two doublings and at most eight either way.
    pub fn holding(log_ratios: impl IntoIterator<Item = f64>) -> Self {
        let most = log_ratios.into_iter().map(f64::abs).fold(2.0, f64::max);
        Self { doublings: most.ceil().min(MOST_DOUBLINGS) }
    }

    /// Where a Log Ratio is, in per cent of the width; what is off the scale is at its edge.
    pub fn place(self, log_ratio: f64) -> f64 {
        50.0 + 50.0 * (log_ratio / self.doublings).clamp(-1.0, 1.0)
    }

    /// The Log Ratios that get a tick.
    pub fn ticks(self) -> Vec<i32> {
        let doublings = self.doublings as i32;
        let step = if doublings > 5 { 2 } else { 1 };
        (-doublings..=doublings).filter(|tick| tick % step == 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_equal_and_the_edges_hold_the_rest() {
        let scale = Scale::holding([0.4, -2.6]);
        assert_eq!(scale.doublings, 3.0);
        assert_eq!((scale.place(0.0), scale.place(-3.0), scale.place(99.0)), (50.0, 0.0, 100.0));
        assert_eq!(scale.ticks(), [-3, -2, -1, 0, 1, 2, 3]);
        assert_eq!(Scale::holding([40.0]).ticks(), [-8, -6, -4, -2, 0, 2, 4, 6, 8]);
        assert_eq!(Scale::holding([]).doublings, 2.0);
    }
}
