//! JSON Lines: the head, then an article a line.

use model::fault::ExportFault;
use model::head::{FORMAT, TEXTS};
use model::{Article, Head};
use serde::Serialize;
use std::borrow::Borrow;

/// Writes a corpus, with the number of its articles in the head.
///
/// # Errors
/// Only where a value cannot be JSON, which no value read from JSON or TOML is.
pub fn write(head: &Head, articles: &[impl Borrow<Article>]) -> Result<String, ExportFault> {
    let mut lines = head_line(head, articles)?;
    for article in articles {
        push_line(&mut lines, article.borrow())?;
    }
    Ok(lines)
}

/// The line of a corpus's head.
///
/// # Errors
/// As [`write()`].
pub fn head_line(head: &Head, articles: &[impl Borrow<Article>]) -> Result<String, ExportFault> {
    // Programs that know no counts say so, and do not look for texts.
    let broadside = if have_counts(articles) { FORMAT } else { TEXTS };
    let head = Head { broadside, articles: Some(articles.len() as u32), ..head.clone() };
    Ok([to_string(&head)?.as_str(), "\n"].concat())
}

/// Adds the line of an article.
///
/// # Errors
/// As [`write()`].
pub fn push_line(lines: &mut String, article: &Article) -> Result<(), ExportFault> {
    lines.push_str(&to_string(article)?);
    lines.push('\n');
    Ok(())
}

/// Whether any article has counts, beside its text or in its place.
pub fn have_counts(articles: &[impl Borrow<Article>]) -> bool {
    let has_counts = |article: &Article| {
        let is_field = ["counts", "cell"].iter().any(|field| article.other.contains_key(*field));
        is_field || article.counts.is_some() || article.cell.is_some()
    };
    articles.iter().any(|article| has_counts(article.borrow()))
}

/// A value as JSON on one line.
///
/// # Errors
/// What cannot be JSON.
pub fn to_string(value: &impl Serialize) -> Result<String, ExportFault> {
    serde_json::to_string(value).map_err(|error| ExportFault(error.to_string()))
}
