//! Articles spelled out: for formats that know nothing of counts, these are a field like any other.

use model::{Article, Metadata};
use serde_json::json;
use std::borrow::Cow;

/// The article with its counts, or the sums of the articles that it stands for, among its other fields, if it has any.
pub fn spelled_out(article: &Article) -> Cow<'_, Article> {
    if article.counts.is_none() && article.cell.is_none() {
        return Cow::Borrowed(article);
    }
    let mut other = article.other.clone();
    if let Some(counts) = &article.counts {
        other.insert("counts".to_owned(), json!(counts));
    }
    if let Some(cell) = &article.cell {
        other.insert("cell".to_owned(), json!(cell));
    }
    let metadata = Metadata { counts: None, cell: None, other, ..article.metadata.clone() };
    Cow::Owned(metadata.with_text(article.text.clone()))
}
