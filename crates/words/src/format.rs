//! The names of formats.

/// What a format is called, by its key; the key itself where nobody knows.
pub fn format(key: &str) -> &str {
    crate::formats::by_key(key).unwrap_or(key)
}

/// What a corpus saved in a format is called, by the format's key.
pub fn saved_format(key: &str) -> &str {
    crate::formats::by_key(&format!("{key}_file")).unwrap_or(key)
}
