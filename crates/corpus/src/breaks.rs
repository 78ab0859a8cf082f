//! Breaks: where headlines, paragraphs and sentences begin, so that nothing is found or counted across them.

use crate::Position;
use serde::{Deserialize, Serialize};

/// Where paragraphs and sentences begin. A headline is a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breaks {
    pub(super) paragraphs: Vec<Position>,
    pub(super) sentences: Vec<Position>,
}

impl Breaks {
    /// The first position of each paragraph; once the corpus is built, followed by the total number of tokens.
    pub fn paragraphs(&self) -> &[Position] {
        &self.paragraphs
    }

    /// The first position of each sentence; once the corpus is built, followed by the total number of tokens.
    pub fn sentences(&self) -> &[Position] {
        &self.sentences
    }

    /// Notes that a paragraph begins at a position.
    pub(super) fn paragraph(&mut self, position: Position) {
        if self.paragraphs.last() != Some(&position) {
            self.paragraphs.push(position);
        }
        self.sentence(position);
    }

    /// Notes that a sentence begins at a position.
    pub(super) fn sentence(&mut self, position: Position) {
        if self.sentences.last() != Some(&position) {
            self.sentences.push(position);
        }
    }

    /// Appends the breaks at some positions of another corpus, `from` of which is `here` in this one.
    pub(super) fn extend_from(&mut self, other: &Self, range: std::ops::Range<Position>, here: Position) {
        let of = |starts: &[Position]| {
            let at = |position| starts.partition_point(|&start| start < position);
            starts.get(at(range.start)..at(range.end)).unwrap_or_default().to_vec()
        };
        let add = |starts: &mut Vec<Position>, more: Vec<Position>| {
            // What has no words begins where the next one does.
            let last = starts.last().copied();
            starts
                .extend(more.into_iter().map(|start| start - range.start + here).filter(|start| Some(*start) != last));
        };
        // Each paragraph is among the sentences, too.
        add(&mut self.paragraphs, of(&other.paragraphs));
        add(&mut self.sentences, of(&other.sentences));
    }
}

/// Finds the stretch between breaks that contains a position, given where stretches begin and end.
pub fn stretch_at(starts: &[Position], position: Position) -> std::ops::Range<Position> {
    let at = starts.partition_point(|&start| start <= position);
    let bound = |i: usize| starts.get(i).copied().unwrap_or_default();
    bound(at.saturating_sub(1))..bound(at)
}
