//! Article: one news report with its outlet, headline, date and text.

use crate::cell::Cell;
use crate::counts::Counts;
use crate::edtf::Edtf;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

/// One news report. The text is plain; a line feed ends a paragraph. Beside it, or instead, there may be counts of its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
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
    /// The text; empty where only counts are here.
    pub text: String,
    /// How often each word occurs, where that was counted elsewhere: these are counted here then, and not the text.
    pub counts: Option<Counts>,
    /// The articles that this one stands for, added up, where it stands for many.
    pub cell: Option<Box<Cell>>,
    /// Fields that this version does not know, kept so that saving does not lose them.
    pub other: Map<String, Value>,
}

/// Whether an address can be a link.
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
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
        if let Some(counts) = &self.counts {
            map.serialize_entry("counts", counts)?;
        }
        if let Some(cell) = &self.cell {
            map.serialize_entry("cell", cell)?;
        }
        if (self.counts.is_none() && self.cell.is_none()) || !self.text.is_empty() {
            map.serialize_entry("text", &self.text)?;
        }
        map.end()
    }
}
