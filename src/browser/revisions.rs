//! Revisions: how often the corpus has been changed, and which of its states are saved or kept.

/// The present revision of the corpus, and the ones that can be had again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revisions {
    /// How often the corpus has been changed.
    pub now: u32,
    saved: Option<u32>,
    kept: Option<u32>,
}

/// A page that was just opened: its own file has its corpus.
impl Default for Revisions {
    fn default() -> Self {
        Self { now: 0, saved: Some(0), kept: None }
    }
}

impl Revisions {
    /// The corpus has been changed.
    pub fn change(&mut self) {
        self.now += 1;
    }

    /// A revision was saved as a whole; `None` where the page's own file has another corpus.
    pub fn set_saved(&mut self, revision: Option<u32>) {
        self.saved = revision;
    }

    /// This browser keeps a revision, or none.
    pub fn set_kept(&mut self, revision: Option<u32>) {
        self.kept = revision;
    }

    /// Whether this browser keeps the corpus as it is now.
    pub fn is_kept(&self) -> bool {
        self.kept == Some(self.now)
    }

    /// Whether the corpus as it is now would be lost with the page.
    pub fn is_unsaved(&self) -> bool {
        !self.is_kept() && self.saved != Some(self.now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_is_unsaved_until_it_is_saved_or_kept() {
        let mut revisions = Revisions::default();
        assert!(!revisions.is_unsaved(), "a page that was just opened loses nothing");
        revisions.change();
        assert!(revisions.is_unsaved());
        revisions.set_kept(Some(1));
        assert!(revisions.is_kept() && !revisions.is_unsaved());
        revisions.change();
        revisions.set_saved(Some(1));
        assert!(revisions.is_unsaved(), "an older revision was saved");
        revisions.set_saved(Some(2));
        assert!(!revisions.is_unsaved() && !revisions.is_kept());
        revisions.set_kept(None);
        assert!(!revisions.is_unsaved());
    }

    #[test]
    fn a_corpus_that_was_kept_is_lost_where_it_is_no_longer_kept() {
        let mut revisions = Revisions::default();
        revisions.set_kept(Some(0));
        revisions.set_saved(None);
        assert!(!revisions.is_unsaved());
        revisions.set_kept(None);
        assert!(revisions.is_unsaved());
    }
}
