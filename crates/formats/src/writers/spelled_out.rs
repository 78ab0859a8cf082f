//! Articles spelled out: for formats that know nothing of counts, these are a field like any other.

use model::Article;
use serde_json::json;
use std::borrow::Cow;

/// The article with its counts, if it has any, among its other fields.
pub fn spelled_out(article: &Article) -> Cow<'_, Article> {
    let Some(counts) = &article.counts else { return Cow::Borrowed(article) };
    let mut other = article.other.clone();
    other.insert("counts".to_owned(), json!(counts));
    Cow::Owned(Article { counts: None, other, ..article.clone() })
}
