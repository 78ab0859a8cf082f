//! Head: what describes a corpus as a whole: its title, and its lexicon of actors and topics.

use crate::clipping::{self, ClippingRecord};
use crate::fault::{FaultKind, LexiconFault};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The newest version of the corpus format, whose articles may have counts in the place of texts.
pub const FORMAT: u64 = 2;
/// The version of a corpus in which every article has its text, which any program reads.
pub const TEXTS: u64 = 1;

/// The first line of a corpus. Fields that this version does not know are kept unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The format version. A first line with this field is a head; without it, an article.
    #[serde(default = "format")]
    pub broadside: u64,
    /// The title of the corpus, shown in the page's masthead.
    #[serde(default)]
    pub title: String,
    /// The articles' language, as a BCP 47 tag.
    #[serde(default = "english")]
    pub language: String,
    /// Words to hide instead of the stop words of the articles' languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_words: Option<Vec<String>>,
    /// Words to hide beside the stop words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_hidden: Vec<String>,
    /// Words that are hidden as stop words in no case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub never_hidden: Vec<String>,
    /// Lines that are no part of the articles that have them, and are not counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boilerplate: Vec<String>,
    /// A sentence about the corpus, shown under its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The address of the view in which the page opens, without `#`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// How many articles follow, so that the page can show progress while it loads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articles: Option<u32>,
    /// The people, organisations and places to filter articles by.
    #[serde(default, rename = "actor", alias = "actors", skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Actor>,
    /// The topics to filter articles by.
    #[serde(default, rename = "topic", alias = "topics", skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// What people kept of the corpus, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clippings: Vec<ClippingRecord>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

fn format() -> u64 {
    TEXTS
}

fn english() -> String {
    "en".to_owned()
}

impl Default for Head {
    fn default() -> Self {
        Self {
            broadside: TEXTS,
            title: String::new(),
            language: english(),
            stop_words: None,
            also_hidden: Vec::new(),
            never_hidden: Vec::new(),
            boilerplate: Vec::new(),
            note: None,
            view: None,
            articles: None,
            actors: Vec::new(),
            topics: Vec::new(),
            clippings: Vec::new(),
            other: Map::new(),
        }
    }
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A person.
    Person,
    /// A public body, alliance, company or newspaper.
    Organisation,
    /// A country, city or region.
    Place,
    /// Found by itself, and not known which of these it is.
    Unsorted,
}

impl ActorKind {
    /// Every kind, in the order in which the page lists them.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::Place, Self::Unsorted];

    /// The name used in the lexicon file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Unsorted => "unsorted",
        }
    }
}

/// A person, organisation or place, with every name it goes by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// The name shown. It also matches in the text, like an alias.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Other names and spellings, each a sequence of whole words. One with a capital matches case; a final `*` makes it a stem.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Phrases that look like this actor but are not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<String>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Something that articles are about, recognised by phrases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// The name shown. Unlike an actor's name, it does not match in the text.
    pub name: String,
    /// Phrases that mention it, matched like aliases.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// The minimum number of mentions that makes an article about it.
    #[serde(default = "once")]
    pub at_least: u32,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

fn once() -> u32 {
    1
}

/// The field of a head with the names of actors and topics that were found and that somebody rejected.
const REJECTED: &str = "rejected";

impl Actor {
    /// Each name that it goes by, that which is shown first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }
}

impl Head {
    /// The names of actors and topics that were found and that somebody rejected.
    pub fn rejected(&self) -> impl Iterator<Item = &str> {
        self.other.get(REJECTED).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }

    /// Rejects names for good.
    pub fn reject<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        let mut known: BTreeSet<String> = self.rejected().map(str::to_owned).collect();
        let new: Vec<Value> =
            names.into_iter().filter(|name| known.insert((*name).to_owned())).map(Value::from).collect();
        if !new.is_empty() {
            match self.other.entry(REJECTED).or_insert(Value::Null) {
                Value::Array(rejected) => rejected.extend(new),
                other => *other = new.into(),
            }
        }
    }

    /// Reads a head from the fields of a record, and what is wrong with clippings that are left out of it.
    ///
    /// # Errors
    /// Returns the field that is wrong, or that the format is newer than [`FORMAT`].
    pub fn from_fields(mut fields: Map<String, Value>) -> Result<(Self, Vec<FaultKind>), FaultKind> {
        let (clippings, faults) = fields.remove("clippings").map(clipping::read_all).unwrap_or_default();
        let head: Self = serde_json::from_value(Value::Object(fields)).map_err(|e| FaultKind::Head(e.to_string()))?;
        if head.broadside > FORMAT {
            return Err(FaultKind::NewerFormat(head.broadside));
        }
        Ok((Self { clippings, ..head }, faults))
    }

    /// This head with the actors and topics of a lexicon and, where it has any, its words to hide and its boilerplate; its title only where this head has none.
    /// What the lexicon says of its own corpus, its note above all, is not said of this one.
    #[must_use]
    pub fn with_lexicon(self, lexicon: Self) -> Self {
        let first = |given: Vec<String>, here: Vec<String>| if given.is_empty() { here } else { given };
        Self {
            title: if self.title.is_empty() { lexicon.title } else { self.title },
            stop_words: lexicon.stop_words.or(self.stop_words),
            also_hidden: first(lexicon.also_hidden, self.also_hidden),
            never_hidden: first(lexicon.never_hidden, self.never_hidden),
            boilerplate: first(lexicon.boilerplate, self.boilerplate),
            actors: lexicon.actors,
            topics: lexicon.topics,
            ..self
        }
    }

    /// This head without actors and topics.
    #[must_use]
    pub fn without_names(&self) -> Self {
        // Field by field, since copying thousands of names to drop them would take longer than what it is for.
        Self {
            broadside: self.broadside,
            title: self.title.clone(),
            language: self.language.clone(),
            stop_words: self.stop_words.clone(),
            also_hidden: self.also_hidden.clone(),
            never_hidden: self.never_hidden.clone(),
            boilerplate: self.boilerplate.clone(),
            note: self.note.clone(),
            view: self.view.clone(),
            articles: self.articles,
            actors: Vec::new(),
            topics: Vec::new(),
            clippings: self.clippings.clone(),
            other: self.other.clone(),
        }
    }

    /// Returns a message for every lexicon entry that cannot work.
    pub fn lexicon_faults(&self) -> Vec<LexiconFault> {
        let mut faults = Vec::new();
        let mut names = BTreeSet::new();
        for actor in &self.actors {
            if actor.name.trim().is_empty() {
                faults.push(LexiconFault::UnnamedActor);
            } else if !names.insert(&actor.name) {
                faults.push(LexiconFault::ActorTwice(actor.name.clone()));
            }
        }
        for topic in &self.topics {
            if topic.name.trim().is_empty() {
                faults.push(LexiconFault::UnnamedTopic);
            } else if topic.phrases.iter().all(|p| p.trim().is_empty()) {
                faults.push(LexiconFault::NoPhrases(topic.name.clone()));
            }
        }
        faults
    }
}
