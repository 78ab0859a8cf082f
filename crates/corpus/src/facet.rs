//! Facets: the ways of sorting articles under names, in a catalogue.
//!
//! A facet is a file here and a line in [`Facet::ALL`]; filters, addresses, the search language and the page read it from there. Its words on the
//! screen have keys that begin with its own.

mod actor;
mod author;
mod language;
mod outlet;
mod topic;

pub use actor::ACTOR;
pub use author::AUTHOR;
pub use language::{LANGUAGE, UNKNOWN};
pub use outlet::OUTLET;
pub use topic::TOPIC;

use crate::{Corpus, Labels, Span};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;

/// A way of sorting articles under names. Two are the same that have the same key.
#[derive(Clone, Copy, Debug)]
pub struct Facet {
    /// Its name: `outlet=` in an address for a value that is wanted, `outlet:` in a search.
    pub key: &'static str,
    /// In an address, a value that is not wanted.
    pub exclude_key: &'static str,
    /// In an address, that an article must have all of the wanted values; `None` where an article has one value at most.
    pub all_key: Option<&'static str>,
    /// Whether its values are listed by their kinds.
    pub is_by_kind: bool,
    /// Whether its labels hang on what the articles say, so that they are not known before that is.
    pub needs_words: bool,
    /// From how many different values on it is worth its place on the page.
    pub n_worth_showing: u8,
    /// Whether a value counts for that, by its name, how many articles have it, and how many all values have together; `None` where each does.
    pub is_of_weight: Option<fn(&str, u32, u32) -> bool>,
    /// Works out the labels of a corpus's articles.
    labels: fn(&Corpus) -> Labels,
    /// Where the articles speak of a value; `None` where a value is nothing that stands in a text.
    places: Option<fn(&Corpus, &str) -> Vec<Span>>,
}

impl Facet {
    /// Every facet, in the order of the page.
    pub const ALL: [Self; 5] = [OUTLET, LANGUAGE, TOPIC, ACTOR, AUTHOR];

    /// The facet of a key.
    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key == key)
    }

    /// Whether the articles speak of its values, so that a search finds places.
    pub fn has_places(self) -> bool {
        self.places.is_some()
    }

    /// Where the articles speak of a value.
    pub fn places(self, corpus: &Corpus, name: &str) -> Vec<Span> {
        self.places.map(|places| places(corpus, name)).unwrap_or_default()
    }
}

impl Corpus {
    /// The labels of a facet, worked out when first asked for.
    pub fn labels(&self, facet: Facet) -> &Labels {
        let place = Facet::ALL.iter().position(|known| *known == facet).unwrap_or_default();
        self.labels[place].get_or_init(|| (facet.labels)(self))
    }
}

impl PartialEq for Facet {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Facet {}

impl PartialOrd for Facet {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Facet {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(other.key)
    }
}

impl Serialize for Facet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key)
    }
}

impl<'de> Deserialize<'de> for Facet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Self::by_key(&key).ok_or_else(|| serde::de::Error::custom(format_args!("no facet is called {key}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_has_names_of_its_own() {
        let names =
            Facet::ALL.iter().flat_map(|facet| [Some(facet.key), Some(facet.exclude_key), facet.all_key]).flatten();
        let mut names: Vec<&str> = names.chain(["after", "before", "date", "word"]).collect();
        let n = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), n, "{names:?}");
        for facet in Facet::ALL {
            let json = serde_json::to_string(&facet).unwrap();
            assert_eq!(serde_json::from_str::<Facet>(&json).unwrap(), facet);
        }
        assert!(serde_json::from_str::<Facet>("\"mood\"").is_err());
    }
}
