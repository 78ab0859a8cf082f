//! Fields: the names that sources give to the fields of an article. The one list of them.

use serde_json::{Map, Value};

/// A field of an article.
#[derive(Debug)]
pub struct Field {
    /// Its name here.
    pub name: &'static str,
    /// What sources call it, as `bare` has it; the likeliest first.
    pub names: &'static [&'static str],
    /// The meta elements in which pages state it, in small letters; the best first.
    pub meta: &'static [&'static str],
}

/// What an article is headed by.
pub const HEADLINE: Field = Field {
    name: "headline",
    names: &["headline", "title", "hed", "head", "articletitle", "headlinetext", "titre", "titel", "titulo"],
    meta: &["og:title", "twitter:title", "article_title", "dc.title", "dcterms.title", "hdl", "headline"],
};
/// Who published it.
pub const OUTLET: Field = Field {
    name: "outlet",
    names: &[
        "outlet",
        "source",
        "medianame",
        "publication",
        "publicationname",
        "publisher",
        "newspaper",
        "sourcename",
        "media",
        "medium",
        "newsoutlet",
        "sitename",
        "site",
        "domain",
        "quelle",
    ],
    meta: &[
        "og:site_name",
        "article_publication_name",
        "cre",
        "dc.publisher",
        "dcterms.publisher",
        "publication",
        "publisher",
        "application-name",
    ],
};
/// When it was published.
pub const DATE: Field = Field {
    name: "date",
    names: &[
        "date",
        "publishdate",
        "published",
        "publicationdate",
        "datepublished",
        "publishedat",
        "pubdate",
        "pubdatetime",
        "publishedon",
        "datetime",
        "timestamp",
        "publishtime",
        "datum",
        "fecha",
    ],
    meta: &[
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "published_at",
        "publish_date",
        "publish-date",
        "publication_date",
        "article_date_original",
        "ptime",
        "pdate",
        "pubdate",
        "dcterms.created",
        "dc.date.issued",
        "dcterms.date",
        "dc.date",
        "cxenseparse:recs:publishtime",
        "date",
        "og:pubdate",
    ],
};
/// What it says.
pub const TEXT: Field = Field {
    name: "text",
    names: &[
        "text",
        "body",
        "content",
        "fulltext",
        "articletext",
        "articlebody",
        "maintext",
        "bodytext",
        "textcontent",
        "article",
        "story",
        "plaintext",
        "texte",
        "texto",
    ],
    meta: &[],
};
/// Its address.
pub const URL: Field = Field {
    name: "url",
    names: &["url", "link", "permalink", "webaddress", "address", "articleurl", "canonicalurl", "weburl", "uri"],
    meta: &["og:url", "twitter:url", "dc.identifier"],
};
/// Who wrote it.
pub const BYLINE: Field = Field {
    name: "byline",
    names: &["byline", "author", "authors", "creator", "writer", "reporter", "journalist", "autor"],
    meta: &[
        "author",
        "article:author",
        "article:author_name",
        "og:article:author",
        "byl",
        "article_author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "authors",
    ],
};
/// What it is about, as its source has it.
pub const TOPICS: Field = Field {
    name: "topics",
    names: &["topics", "topic", "tags", "keywords", "subjects", "subject", "categories", "category"],
    meta: &["article:tag", "og:article:tag", "parsely-tags", "news_keywords", "keywords"],
};
/// Its identifier.
pub const ID: Field = Field { name: "id", names: &["id", "guid", "articleid", "docid"], meta: &[] };
/// What a reader should know of it.
pub const NOTE: Field = Field { name: "note", names: &["note"], meta: &[] };
/// The names of fields that were worked out.
pub const INFERRED: Field = Field { name: "inferred", names: &["inferred"], meta: &[] };
/// The part of the paper. It is kept as it comes, under whatever name.
pub const SECTION: Field = Field {
    name: "section",
    names: &[],
    meta: &["article:section", "og:article:section", "article.section", "section"],
};

/// The fields that sources give under several names.
const ALL: [Field; 10] = [HEADLINE, OUTLET, DATE, TEXT, URL, BYLINE, TOPICS, ID, NOTE, INFERRED];

/// The fields that the column of a table may be.
pub const COLUMNS: [&str; 9] =
    [HEADLINE.name, OUTLET.name, DATE.name, TEXT.name, URL.name, BYLINE.name, TOPICS.name, ID.name, NOTE.name];

/// A name in small letters without spaces, dashes, underscores and dots.
fn bare(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, ' ' | '_' | '-' | '.')).flat_map(char::to_lowercase).collect()
}

/// The field that a source's name for it means.
pub fn field_of(name: &str) -> Option<&'static str> {
    place_of(name).and_then(|(field, _)| ALL.get(field)).map(|field| field.name)
}

/// Which field a name means, and which of its names it is.
fn place_of(name: &str) -> Option<(usize, usize)> {
    // Most come under their own names.
    if let Some(field) = ALL.iter().position(|field| field.name == name) {
        return Some((field, 0));
    }
    let bare = bare(name);
    ALL.iter().enumerate().find_map(|(i, field)| Some((i, field.names.iter().position(|known| *known == bare)?)))
}

/// Renames fields to their names here. A field that is already there under its own name stays, and so does everything else.
pub fn settle(fields: &mut Map<String, Value>) {
    let mut others: Vec<((usize, usize), String)> = Vec::new();
    for (name, value) in &*fields {
        if let Some(place) = place_of(name)
            && ALL.get(place.0).is_some_and(|field| field.name != name)
            && is_plain(value)
        {
            others.push((place, name.clone()));
        }
    }
    // The likeliest first.
    others.sort_by_key(|(place, _)| *place);
    for ((field, _), name) in others {
        let Some(field) = ALL.get(field) else { continue };
        if fields.get(field.name).is_none_or(is_nothing)
            && let Some(value) = fields.remove(&name)
        {
            fields.insert(field.name.to_owned(), value);
        }
    }
    for field in &ALL {
        if let Some(value @ (Value::Object(_) | Value::Array(_))) = fields.get_mut(field.name) {
            *value = named(std::mem::take(value));
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// Whether a value can be that of a field: a text or number, or a name in an object, or a list of such. What is none stays where it is.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::String(_) | Value::Number(_) => true,
        Value::Object(fields) => fields.get("name").is_some_and(Value::is_string),
        Value::Array(items) => items.iter().all(|item| item.is_string() || item.is_object() && is_plain(item)),
        Value::Null | Value::Bool(_) => false,
    }
}

/// The name in `{"name": …}`, also in a list of such.
fn named(value: Value) -> Value {
    match value {
        Value::Object(mut fields) if fields.get("name").is_some_and(Value::is_string) => {
            fields.remove("name").unwrap_or_default()
        }
        Value::Array(items) => {
            items.into_iter().map(|item| if item.is_object() { named(item) } else { item }).collect()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(fields: Value, wanted: Value) {
        let mut fields = fields.as_object().cloned().unwrap_or_default();
        settle(&mut fields);
        assert_eq!(Value::Object(fields), wanted);
    }

    #[test]
    fn fields_get_their_own_names() {
        check(json!({"Media_Name": "O", "Full Text": "x", "desk": 7}), json!({"outlet": "O", "text": "x", "desk": 7}));
        check(json!({"source": {"id": null, "name": "O"}}), json!({"outlet": "O"}));
        check(json!({"authors": [{"name": "A"}, "B"]}), json!({"byline": ["A", "B"]}));
        check(json!({"body": "", "content": "x"}), json!({"text": "x"}));
    }

    #[test]
    fn what_is_there_or_is_no_value_stays() {
        check(json!({"headline": "H", "title": "T"}), json!({"headline": "H", "title": "T"}));
        check(json!({"headline": " ", "title": "T"}), json!({"headline": "T"}));
        check(json!({"source": {"id": 7}, "tags": ["a", [1]]}), json!({"source": {"id": 7}, "tags": ["a", [1]]}));
    }
}
