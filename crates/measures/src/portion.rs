//! A *portion* is one word's occurrences in one of several parts of a corpus (outlets, articles), beside that part's size.

/// One word in one part among several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    /// The word's occurrences in the part.
    pub count: u64,
    /// Size of the part in tokens.
    pub n_tokens: u64,
}

/// Occurrences and tokens of all parts together.
pub(crate) fn totals(portions: &[Portion]) -> (u64, u64) {
    (portions.iter().map(|portion| portion.count).sum(), portions.iter().map(|portion| portion.n_tokens).sum())
}
