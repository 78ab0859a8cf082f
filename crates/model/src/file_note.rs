//! What is to be said of a file that was read: what its articles lack, what nothing used, and what was done to their texts. Codes and data; `words`
//! says it.

use crate::fault::Place;

/// One thing to be said of a file. The numbers are counts of articles, where nothing else is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileNote {
    /// Articles without a date.
    WithoutDate(u32),
    /// Articles without an author.
    WithoutByline(u32),
    /// Texts that end as a teaser does, and where the first is.
    Teasers(u32, Option<Place>),
    /// Articles that were probably read in a wrong encoding before, and where the first is.
    Mojibake(u32, Option<Place>),
    /// What was taken as a field because of its values, and the likelier name that was not; empty if there was none.
    Chosen {
        /// The field.
        field: String,
        /// The column or key that was taken.
        taken: String,
        /// The one that was not.
        instead_of: String,
    },
    /// Columns or keys that are no field, each with how many articles have a value there.
    Unused(Vec<(String, u32)>),
    /// Lines that look like boilerplate and stayed.
    Doubtful(u32),
    /// Lines that were joined with the one before.
    Unwrapped(u32),
    /// Words that were put together.
    Unhyphenated(u32),
    /// Pages whose text was put in order by the places of its letters.
    LaidOut(u32),
    /// Articles whose garbled letters were put right.
    Repaired(u32),
}
