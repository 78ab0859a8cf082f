//! The head: what is said of a corpus as a whole, its title and its lexicon of actors and topics.

use crate::fault::FaultKind;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The version of the page's corpus format that this program writes, and the newest that it reads.
pub const FORMAT: u64 = 1;

/// The first line of a corpus. Fields that this version does not know are kept as they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The format's version; a first line with this field is a head, one without is an article.
    #[serde(default = "format")]
    pub broadside: u64,
    /// The corpus's title, the one big thing on the page.
    #[serde(default)]
    pub title: String,
    /// The language of the articles, as a BCP 47 tag.
    #[serde(default = "english")]
    pub language: String,
    /// A sentence about the corpus that stands under its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The address, without `#`, of the view at which the page opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// How many articles follow, so that a page can say how far it has read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articles: Option<u32>,
    /// The people, organisations and places that articles are filtered by.
    #[serde(default, rename = "actor", alias = "actors", skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Actor>,
    /// The topics that articles are filtered by.
    #[serde(default, rename = "topic", alias = "topics", skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

fn format() -> u64 {
    FORMAT
}

fn english() -> String {
    "en".to_owned()
}

impl Default for Head {
    fn default() -> Self {
        Self {
            broadside: FORMAT,
            title: String::new(),
            language: english(),
            note: None,
            view: None,
            articles: None,
            actors: Vec::new(),
            topics: Vec::new(),
            other: Map::new(),
        }
    }
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A state body, alliance, firm, paper.
    Organisation,
    /// A country, city, region.
    Place,
}

impl ActorKind {
    /// Every kind, in the order in which the page lists them.
    pub const ALL: [Self; 3] = [Self::Person, Self::Organisation, Self::Place];

    /// As it is written in the lexicon.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
        }
    }
}

/// Somebody or something that acts or is acted on, under every name that it goes by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// The name shown; it matches as an alias does.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Other names and spellings, each a run of whole words; one with a capital matches its case, `*` ends a stem.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Runs of words that look like this actor and are not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<String>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Something that articles are about, told by the phrases that speak of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// The name shown. Unlike an actor's it does not match by itself.
    pub name: String,
    /// Phrases that speak of it, matched as aliases are.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// In how many places an article must speak of it to be about it.
    #[serde(default = "once")]
    pub at_least: u32,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

fn once() -> u32 {
    1
}

impl Head {
    /// Reads a head from the fields of a record.
    ///
    /// # Errors
    /// The field that is wrong, or a format newer than [`FORMAT`].
    pub fn from_fields(fields: Map<String, Value>) -> Result<Self, FaultKind> {
        let head: Self =
            serde_json::from_value(Value::Object(fields)).map_err(|e| FaultKind::Lexicon(e.to_string()))?;
        if head.broadside > FORMAT {
            return Err(FaultKind::NewerFormat(head.broadside));
        }
        Ok(head)
    }

    /// What in the lexicon cannot work, as messages.
    pub fn lexicon_faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut names = std::collections::BTreeSet::new();
        for actor in &self.actors {
            if actor.name.trim().is_empty() {
                faults.push("an actor has no name".to_owned());
            } else if !names.insert(&actor.name) {
                faults.push(format!("the actor \"{}\" stands here twice; merge the two", actor.name));
            }
        }
        for topic in &self.topics {
            if topic.name.trim().is_empty() {
                faults.push("a topic has no name".to_owned());
            } else if topic.phrases.iter().all(|p| p.trim().is_empty()) {
                faults.push(format!("the topic \"{}\" has no phrases, so no article can be about it", topic.name));
            }
        }
        faults
    }
}
