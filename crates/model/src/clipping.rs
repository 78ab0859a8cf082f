//! Clipping: a view, line or passage that a person keeps with a note. Clippings are part of the corpus as it is saved.

use crate::fault::FaultKind;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

/// The most clippings that a corpus has.
pub const MOST_CLIPPINGS: usize = 500;
/// The most characters of each text of a clipping.
pub const MOST_CHARACTERS: usize = 10_000;

/// What was kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClippingKind {
    /// A view with its caption.
    #[default]
    View,
    /// A concordance line.
    Line,
    /// A paragraph of an article.
    Passage,
}

impl ClippingKind {
    /// Its name in the corpus.
    pub const fn name(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Line => "line",
            Self::Passage => "passage",
        }
    }
}

/// A clipping. Texts that it does not have are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clipping {
    /// Tells it from the other clippings of the corpus.
    #[serde(default)]
    pub id: String,
    /// What was kept.
    pub kind: ClippingKind,
    /// The sentence of the view, or what was searched for.
    #[serde(default)]
    pub caption: String,
    /// The address of the view, without `#`.
    #[serde(default)]
    pub address: String,
    /// The words that are cited from an article.
    #[serde(default)]
    pub text: String,
    /// The article's id.
    #[serde(default)]
    pub article: String,
    /// The article's outlet.
    #[serde(default)]
    pub outlet: String,
    /// The article's headline.
    #[serde(default)]
    pub headline: String,
    /// The article's date, as EDTF.
    #[serde(default)]
    pub date: String,
    /// The article's address.
    #[serde(default)]
    pub url: String,
    /// What the person wrote about it.
    #[serde(default)]
    pub note: String,
    /// The day on which it was kept, as EDTF.
    #[serde(default)]
    pub made: String,
}

impl Clipping {
    /// Its texts with their names in the corpus, in the order in which they are written.
    pub fn texts(&self) -> [(&'static str, &str); 12] {
        [
            ("id", &self.id),
            ("kind", self.kind.name()),
            ("caption", &self.caption),
            ("address", &self.address),
            ("text", &self.text),
            ("article", &self.article),
            ("outlet", &self.outlet),
            ("headline", &self.headline),
            ("date", &self.date),
            ("url", &self.url),
            ("note", &self.note),
            ("made", &self.made),
        ]
    }

    /// The clipping with every text cut to [`MOST_CHARACTERS`].
    #[must_use]
    pub fn cut(mut self) -> Self {
        let Self { id, kind: _, caption, address, text, article, outlet, headline, date, url, note, made } = &mut self;
        for text in [id, caption, address, text, article, outlet, headline, date, url, note, made] {
            if let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) {
                text.truncate(end);
            }
        }
        self
    }
}

/// A clipping as the corpus has it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct ClippingRecord {
    /// The clipping.
    #[serde(flatten)]
    pub clipping: Clipping,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Empty texts are not written.
impl Serialize for ClippingRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, text) in self.clipping.texts().iter().filter(|(_, text)| !text.is_empty()) {
            map.serialize_entry(name, text)?;
        }
        for (name, value) in &self.other {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Reads the clippings of a head. Those that cannot be read, and those beyond [`MOST_CLIPPINGS`], are left out and are faults.
pub(crate) fn read_all(list: Value) -> (Vec<ClippingRecord>, Vec<FaultKind>) {
    let Value::Array(mut items) = list else { return (Vec::new(), vec![FaultKind::Clippings(1)]) };
    let n_more = items.len().saturating_sub(MOST_CLIPPINGS);
    items.truncate(MOST_CLIPPINGS);
    let mut ids = std::collections::BTreeSet::new();
    let mut n_bad = 0;
    let mut records = Vec::new();
    for item in items {
        match serde_json::from_value::<ClippingRecord>(item) {
            // Edits name clippings by their ids.
            Ok(record) if !record.clipping.id.is_empty() && ids.insert(record.clipping.id.clone()) => {
                records.push(ClippingRecord { clipping: record.clipping.cut(), ..record });
            }
            _ => n_bad += 1,
        }
    }
    let faults = (n_bad + n_more > 0).then_some(FaultKind::Clippings((n_bad + n_more) as u32));
    (records, faults.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_clipping_comes_back_as_it_was_written_with_what_is_not_known() {
        let line =
            r#"[{"id":"1","kind":"line","caption":"C","text":"T","outlet":"O","made":"2025-02-03","colour":"red"}]"#;
        let (records, faults) = read_all(serde_json::from_str(line).unwrap());
        assert_eq!((records[0].clipping.kind, faults.len()), (ClippingKind::Line, 0));
        assert_eq!(serde_json::to_string(&records).unwrap(), line);
    }

    #[test]
    fn bad_clippings_are_faults_and_the_others_stay() {
        let list = json!([{"id": "1", "kind": "view"}, {"id": "1", "kind": "view"}, {"kind": "view"}, {"id": "2"}, 7,
            {"id": "3", "kind": "robot"}, {"id": "4", "kind": "passage", "text": [1]}, {"id": "5", "kind": "passage"}]);
        let (records, faults) = read_all(list);
        let ids: Vec<&str> = records.iter().map(|record| record.clipping.id.as_str()).collect();
        assert_eq!((ids, faults), (vec!["1", "5"], vec![FaultKind::Clippings(6)]));
        assert_eq!(read_all(json!({"id": "1"})), (vec![], vec![FaultKind::Clippings(1)]));
    }

    #[test]
    fn clippings_are_limited_in_number_and_size() {
        let list =
            (0..MOST_CLIPPINGS + 3).map(|i| json!({"id": i.to_string(), "kind": "view", "note": "é".repeat(20_000)}));
        let (records, faults) = read_all(list.take(502).collect());
        assert_eq!((records.len(), faults), (MOST_CLIPPINGS, vec![FaultKind::Clippings(2)]));
        assert!(records.iter().all(|record| record.clipping.note.chars().count() == MOST_CHARACTERS));
    }
}
