//! JSON Lines: the head, then an article a line.

use crate::format::Out;
use model::article::Written;
use model::fault::ExportFault;
use model::head::{FORMAT, TEXTS};
use model::{Article, ArticleList, Head};
use serde::Serialize;

/// A corpus, with the number of its articles in the head.
///
/// # Errors
/// Only where a value cannot be JSON, which no value read from JSON or TOML is.
pub fn write(head: &Head, articles: &dyn ArticleList) -> Result<String, ExportFault> {
    let mut lines = head_line(head, articles)?;
    for number in 0..articles.len() {
        push_line(&mut lines, articles, number)?;
    }
    Ok(lines)
}

/// Writes a corpus as [`write()`] does, line by line.
///
/// # Errors
/// As [`write()`].
pub fn write_to(head: &Head, articles: &dyn ArticleList, out: &mut Out<'_>) -> Result<(), ExportFault> {
    let mut lines = head_line(head, articles)?;
    for number in 0..articles.len() {
        out(lines.as_bytes());
        lines.clear();
        push_line(&mut lines, articles, number)?;
    }
    out(lines.as_bytes());
    Ok(())
}

/// Writes a corpus as [`write_to()`] does, and lets each article go once it is written.
///
/// # Errors
/// As [`write()`].
pub fn drain(head: &Head, articles: Vec<Article>, out: &mut Out<'_>) -> Result<(), ExportFault> {
    out(head_line(head, &articles)?.as_bytes());
    for Article { metadata, text } in articles {
        out(to_string(&Written { metadata: &metadata, text: &text })?.as_bytes());
        out(b"\n");
    }
    Ok(())
}

/// The line of a corpus's head.
///
/// # Errors
/// As [`write()`].
pub fn head_line(head: &Head, articles: &dyn ArticleList) -> Result<String, ExportFault> {
    // Programs that know no counts say so, and do not look for texts.
    let broadside = if have_counts(articles) { FORMAT } else { TEXTS };
    let head = Head { broadside, articles: Some(articles.len() as u32), ..head.clone() };
    Ok([to_string(&head)?.as_str(), "\n"].concat())
}

/// Adds the line of an article.
///
/// # Errors
/// As [`write()`].
pub fn push_line(lines: &mut String, articles: &dyn ArticleList, number: usize) -> Result<(), ExportFault> {
    lines.push_str(&line(articles, number)?);
    lines.push('\n');
    Ok(())
}

/// An article as JSON on one line.
///
/// # Errors
/// As [`write()`].
pub fn line(articles: &dyn ArticleList, number: usize) -> Result<String, ExportFault> {
    to_string(&Written { metadata: articles.metadata(number), text: &articles.text(number) })
}

/// Whether any article has counts, beside its text or in its place.
pub fn have_counts(articles: &dyn ArticleList) -> bool {
    articles.all_metadata().any(|known| {
        let is_field = ["counts", "cell"].iter().any(|field| known.other.contains_key(*field));
        is_field || known.counts.is_some() || known.cell.is_some()
    })
}

/// A value as JSON on one line.
///
/// # Errors
/// What cannot be JSON.
pub fn to_string(value: &impl Serialize) -> Result<String, ExportFault> {
    serde_json::to_string(value).map_err(|error| ExportFault(error.to_string()))
}
