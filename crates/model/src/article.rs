//! Article: one news report with its outlet, headline, date and text.

use crate::cell::Cell;
use crate::counts::Counts;
use crate::edtf::Edtf;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};
use std::ops::{Deref, DerefMut};

/// What is known of a news report beside its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// Unique within the corpus; used in addresses.
    pub id: String,
    /// The headline as the outlet printed it.
    pub headline: String,
    /// Who published it.
    pub outlet: String,
    /// Who wrote it, where known.
    pub byline: Option<String>,
    /// When it was published, as precisely as known.
    pub date: Option<Edtf>,
    /// The publisher's address for it.
    pub url: Option<String>,
    /// Topics given by its source.
    pub topics: Vec<String>,
    /// A note to the reader about this text, for example that it was rewritten.
    pub note: Option<String>,
    /// Names of the fields that were inferred rather than given, such as a date taken from an address, until somebody confirms them.
    pub inferred: Vec<String>,
    /// How often each word occurs, where that was counted elsewhere: these are counted here then, and not the text.
    pub counts: Option<Counts>,
    /// The articles that this one stands for, added up, where it stands for many.
    pub cell: Option<Box<Cell>>,
    /// Fields that this version does not know, kept so that saving does not lose them.
    pub other: Map<String, Value>,
}

impl Metadata {
    /// The article with this text.
    pub fn with_text(self, text: String) -> Article {
        Article { metadata: self, text }
    }
}

/// One news report. The text is plain; a line feed ends a paragraph. Beside it, or instead, there may be counts of its words.
///
/// It has the fields of its metadata, since nearly all that is asked of an article is about these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// All but the text.
    pub metadata: Metadata,
    /// The text; empty where only counts are here.
    pub text: String,
}

impl Deref for Article {
    type Target = Metadata;

    fn deref(&self) -> &Metadata {
        &self.metadata
    }
}

impl DerefMut for Article {
    fn deref_mut(&mut self) -> &mut Metadata {
        &mut self.metadata
    }
}

/// Whether an address can be a link.
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { metadata: &self.metadata, text: &self.text }.serialize(serializer)
    }
}

/// An article as it is written, whose text may be elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// All but the text.
    pub metadata: &'a Metadata,
    /// The text.
    pub text: &'a str,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { metadata: known, text } = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &known.id)?;
        map.serialize_entry("headline", &known.headline)?;
        map.serialize_entry("outlet", &known.outlet)?;
        for (name, value) in [
            ("byline", known.byline.as_ref()),
            ("date", known.date.as_ref().map(|date| &date.text)),
            ("url", known.url.as_ref()),
            ("note", known.note.as_ref()),
        ] {
            if let Some(value) = value {
                map.serialize_entry(name, value)?;
            }
        }
        for (name, values) in [("topics", &known.topics), ("inferred", &known.inferred)] {
            if !values.is_empty() {
                map.serialize_entry(name, values)?;
            }
        }
        for (name, value) in &known.other {
            map.serialize_entry(name, value)?;
        }
        if let Some(counts) = &known.counts {
            map.serialize_entry("counts", counts)?;
        }
        if let Some(cell) = &known.cell {
            map.serialize_entry("cell", cell)?;
        }
        if (known.counts.is_none() && known.cell.is_none()) || !text.is_empty() {
            map.serialize_entry("text", text)?;
        }
        map.end()
    }
}
