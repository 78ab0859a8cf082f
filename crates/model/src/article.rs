//! An article: one news report with its outlet, headline, date and text.

use crate::edtf::Edtf;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

/// One news report. Its text is plain; a line feed ends a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Tells the article from every other of its corpus; stands in addresses.
    pub id: String,
    /// The headline as the outlet printed it.
    pub headline: String,
    /// Who published it.
    pub outlet: String,
    /// Who wrote it, where known.
    pub byline: Option<String>,
    /// When it was published, as precisely as is known.
    pub date: Option<Edtf>,
    /// Its address at the publisher.
    pub url: Option<String>,
    /// Topics that its source gives it.
    pub topics: Vec<String>,
    /// What a reader should know of this text, such as that it is retold.
    pub note: Option<String>,
    /// Fields that no source gave and that were worked out, such as a date from an address, until somebody confirms them; by their names.
    pub inferred: Vec<String>,
    /// The text.
    pub text: String,
    /// Fields that this version does not know, kept for saving.
    pub other: Map<String, Value>,
}

impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("headline", &self.headline)?;
        map.serialize_entry("outlet", &self.outlet)?;
        for (name, value) in [
            ("byline", self.byline.as_ref()),
            ("date", self.date.as_ref().map(|date| &date.text)),
            ("url", self.url.as_ref()),
            ("note", self.note.as_ref()),
        ] {
            if let Some(value) = value {
                map.serialize_entry(name, value)?;
            }
        }
        for (name, values) in [("topics", &self.topics), ("inferred", &self.inferred)] {
            if !values.is_empty() {
                map.serialize_entry(name, values)?;
            }
        }
        for (name, value) in &self.other {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry("text", &self.text)?;
        map.end()
    }
}
