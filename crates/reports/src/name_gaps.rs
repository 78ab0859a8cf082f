//! Name gaps: what is before each token where names are looked for: abbreviations and initials end no sentence, headings are none.

use crate::gaps::{self, Gap};
use crate::name_words::flag;
use corpus::{Corpus, Position};
use std::ops::Range;

/// The most words of a heading in a text.
const LONGEST_HEADING: usize = 12;

/// The gaps of a corpus, by what its words may be.
pub(super) fn of(corpus: &Corpus, flags: &[u32]) -> Vec<Gap> {
    let at = |p: Position| corpus.forms.get(p).map_or(0, |form| flags[form as usize]);
    // "J.D. Vance"; but "the U.N. Nobody came".
    let is_initials = |p: Position| {
        let follows_the = p.checked_sub(1).is_some_and(|p| at(p) & flag::THE != 0);
        at(p) & flag::INITIALS != 0 && !follows_the && at(p + 1) & flag::CAPITAL != 0 && at(p + 1) & flag::STOP == 0
    };
    let abbreviates = |p: Position| at(p) & (flag::LETTER | flag::TITLE | flag::PLACE_BEGINNING) != 0 || is_initials(p);
    let is_heading = |line: Range<Position>| {
        (2..=LONGEST_HEADING).contains(&line.len())
            && line.clone().any(|p| at(p) & flag::STOP != 0)
            && line.clone().all(|p| at(p) & (flag::STOP | flag::CAPITAL) != 0)
    };
    gaps::of(corpus, &abbreviates, &is_heading)
}
