//! The language a person reads: the one chosen in this browser before, or one that the browser itself asks for.

use crate::browser::keep;
use words::Language;

/// The name of the choice in the local storage. It holds for every page of the newsroom that shares the storage.
const CHOSEN: &str = "broadside:language";

/// The language chosen before; else the first that the browser asks for and the page has; else English.
pub fn preferred() -> Language {
    chosen().or_else(asked_for).unwrap_or_default()
}

fn chosen() -> Option<Language> {
    Language::by_tag(&keep::storage()?.get_item(CHOSEN).ok()??)
}

fn asked_for() -> Option<Language> {
    let tags = web_sys::window()?.navigator().languages();
    tags.iter().filter_map(|tag| tag.as_string()).find_map(|tag| Language::by_tag(&tag))
}

/// Remembers a choice; false where the browser refuses to.
pub fn remember(language: Language) -> bool {
    keep::storage().is_some_and(|storage| storage.set_item(CHOSEN, language.tag()).is_ok())
}
