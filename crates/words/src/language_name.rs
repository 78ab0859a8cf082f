//! What languages are called, in the one that is spoken.

use crate::language;
use std::sync::OnceLock;

/// Names a language by its tag, in the language of another tag; `None` where it has no name for it.
type Namer = fn(tag: &str, spoken: &str) -> Option<String>;

static NAMER: OnceLock<Namer> = OnceLock::new();

/// Names languages by this from now on. Without it, as on the command line, their tags stand for them.
pub fn use_language_names(namer: Namer) {
    NAMER.get_or_init(|| namer);
}

/// What the language of a tag is called.
pub fn language_name(tag: &str) -> String {
    NAMER.get().and_then(|namer| namer(tag, language().tag())).unwrap_or_else(|| tag.to_owned())
}
