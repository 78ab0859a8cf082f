//! JSON Lines: the head, then an article a line.

use model::article::Written;
use model::fault::ExportFault;
use model::head::{FORMAT, TEXTS};
use model::{Article, ArticleList, Head};
use serde::Serialize;

/// About how many bytes are written before they are handed on.
const PIECE: usize = 4 << 20;

/// Writes a corpus, with the number of its articles in the head.
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

/// Writes a corpus as [`write()`] does, some articles at a time, and lets each go once it is written.
///
/// # Errors
/// As [`write()`], and what `on_piece` says.
pub fn drain<E: From<ExportFault>>(
    head: &Head,
    articles: Vec<Article>,
    on_piece: &mut dyn FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let mut lines = head_line(head, &articles)?;
    for Article { metadata, text } in articles {
        lines.push_str(&to_string(&Written { metadata: &metadata, text: &text })?);
        lines.push('\n');
        if lines.len() >= PIECE {
            on_piece(&lines)?;
            lines.clear();
        }
    }
    on_piece(&lines)
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
