//! Writing: how languages differ in what is one word and which letter is the small one of a capital.

/// How a language writes what matters to tokens and types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Writing {
    /// As most do.
    #[default]
    Plain,
    /// `I` is the capital of `ı`, and names take suffixes behind an apostrophe: Turkish, Azerbaijani.
    Turkic,
    /// Names take suffixes behind a colon or an apostrophe: Finnish, Swedish.
    Nordic,
}
