//! Languages as components depend on them: the one on the screen, and that of the articles.

use words::Language;
use yew::{AttrValue, hook, use_context};

/// The language on the screen. Each component that shows words asks for it, and so is drawn anew when it changes.
#[hook]
pub fn use_language() -> Language {
    use_context::<Language>().unwrap_or_else(words::language)
}

/// The language of the articles, as a tag; empty where it is not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CorpusLanguage(pub AttrValue);

/// The language of the articles, for `lang` on what is theirs: it is not that of the page around it.
#[hook]
pub fn use_corpus_language() -> AttrValue {
    use_context::<CorpusLanguage>().unwrap_or_default().0
}
