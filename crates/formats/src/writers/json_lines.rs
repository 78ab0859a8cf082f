//! JSON Lines: the head, then an article a line.

use model::{Article, Head};
use std::borrow::Borrow;

/// Writes a corpus, with the number of its articles in the head.
///
/// # Errors
/// Only where a value cannot be JSON, which no value read from JSON or TOML is.
pub fn write(head: &Head, articles: &[impl Borrow<Article>]) -> Result<String, serde_json::Error> {
    let head = Head { articles: Some(articles.len() as u32), ..head.clone() };
    let mut out = serde_json::to_string(&head)?;
    out.push('\n');
    for article in articles {
        out.push_str(&serde_json::to_string(article.borrow())?);
        out.push('\n');
    }
    Ok(out)
}
