//! The marks of a text as the program carries it: written by the build, read as slots are filled.

/// Before a slot: a digit follows, or a letter where its plural is asked for.
pub(crate) const SLOT: char = '\u{1}';
/// Between the forms of a plural.
pub(crate) const NEXT: char = '\u{2}';
/// After the forms of a plural.
pub(crate) const END: char = '\u{3}';
/// Before a control's digit.
pub(crate) const CONTROL: char = '\u{4}';
/// Between two texts.
pub(crate) const TEXT: char = '\u{5}';
