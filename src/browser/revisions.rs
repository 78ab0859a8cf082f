//! Revisions: counts changes to the corpus, and tracks which revision is saved or kept.

/// The current revision of the corpus, and the ones that are saved or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revisions {
    /// How often the corpus has changed.
    pub now: u32,
    /// How often it has changed so that answers may be otherwise.
    pub answers: u32,
    saved: Option<u32>,
    kept: Option<u32>,
}

/// A page that was just opened: its file has the corpus.
impl Default for Revisions {
    fn default() -> Self {
        Self { now: 0, answers: 0, saved: Some(0), kept: None }
    }
}

impl Revisions {
    /// Records a change to the corpus, and whether answers may be otherwise after it.
    pub fn change(&mut self, is_of_answers: bool) {
        self.now += 1;
        self.answers += u32::from(is_of_answers);
    }

    /// Records that answers may be otherwise since more is known of the same corpus.
    pub fn learn(&mut self) {
        self.answers += 1;
    }

    /// Records which revision was last saved as a whole. `None` means that the page's file holds a different corpus.
    pub fn set_saved(&mut self, revision: Option<u32>) {
        self.saved = revision;
    }

    /// Records which revision this browser keeps, if any.
    pub fn set_kept(&mut self, revision: Option<u32>) {
        self.kept = revision;
    }

    /// Whether this browser keeps the current revision.
    pub fn is_kept(&self) -> bool {
        self.kept == Some(self.now)
    }

    /// Whether the current revision would be lost if the page were closed.
    pub fn is_unsaved(&self) -> bool {
        !self.is_kept() && self.saved != Some(self.now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_unsaved_until_saved_or_kept() {
        let mut revisions = Revisions::default();
        assert!(!revisions.is_unsaved(), "a page that was just opened loses nothing");
        revisions.change(false);
        assert!(revisions.is_unsaved() && revisions.answers == 0);
        revisions.learn();
        assert_eq!((revisions.now, revisions.answers), (1, 1));
        revisions.set_kept(Some(1));
        assert!(revisions.is_kept() && !revisions.is_unsaved());
        revisions.change(true);
        revisions.set_saved(Some(1));
        assert!(revisions.is_unsaved(), "an older revision was saved");
        revisions.set_saved(Some(2));
        assert!(!revisions.is_unsaved() && !revisions.is_kept());
        revisions.set_kept(None);
        assert!(!revisions.is_unsaved());
    }

    #[test]
    fn a_kept_corpus_is_unsaved_once_no_longer_kept() {
        let mut revisions = Revisions::default();
        revisions.set_kept(Some(0));
        revisions.set_saved(None);
        assert!(!revisions.is_unsaved());
        revisions.set_kept(None);
        assert!(revisions.is_unsaved());
    }
}
