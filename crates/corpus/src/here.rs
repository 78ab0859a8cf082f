//! Here: of each number in another corpus the one in this.

/// Of each number there the one here, once there is one.
#[derive(Default)]
pub(super) struct Here(Vec<Option<u32>>);

impl Here {
    /// The number here of one there, which `know` gives the first time.
    pub(super) fn of(&mut self, there: u32, know: impl FnOnce() -> u32) -> u32 {
        let at = there as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, None);
        }
        *self.0[at].get_or_insert_with(know)
    }
}
