//! Which language an article is in.

use model::{Article, Metadata};
use text::Language;

/// The language that an article states, or the one found by its words; none where it states one of which nothing is known here.
pub(crate) fn language_of(article: &Article) -> Option<Language> {
    let known = stated(article).and_then(Language::of_tag);
    // A neighbour's words would be taken for its own.
    if known.is_none() && stated_tag(article).is_some() {
        return None;
    }
    Language::of(known, &article.headline, &article.text)
}

/// The tag of the language that an article states, without its region: two letters, such as those of a language of which nothing is known here.
pub(crate) fn stated_tag(article: &Metadata) -> Option<&str> {
    let tag = stated(article)?.split(['-', '_']).next()?;
    (tag.len() == 2 && tag.is_ascii()).then_some(tag)
}

fn stated(article: &Metadata) -> Option<&str> {
    let stated = ["language", "lang"].iter().find_map(|field| article.other.get(*field)?.as_str());
    stated.or_else(|| article.counts.as_ref()?.language.as_deref())
}
