//! Edits: what a person changes in a corpus, and what came of it.

use crate::Summary;
use corpus::Facet;
use corpus::facet::{ACTOR, TOPIC};
use hashbrown::{HashMap, HashSet};
use model::edtf::DateFault;
use model::fault::{Fault, LexiconFault};
use model::{Actor, ActorKind, Clipping, Findable, Head, Topic};
use serde::{Deserialize, Serialize};

/// A change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Puts articles, given beside as JSON Lines, behind those that are here, or in their place. A lexicon among them comes along where there is none.
    Add {
        /// In their place.
        replace: bool,
    },
    /// Changes fields of articles.
    Articles(ArticleEdit),
    /// Gives all articles of some outlets the name of one.
    Outlet {
        /// The outlets so far.
        from: Vec<String>,
        /// The name.
        to: String,
    },
    /// Takes articles out, by their ids.
    Remove(Vec<String>),
    /// Puts a lexicon in place of the one that is here.
    Lexicon(LexiconDraft),
    /// Says what an actor or a topic is that was found by itself.
    Review(Review),
    /// Puts a lexicon in place of the one that is here, given beside as the text of a `corpus.toml`.
    LexiconFile,
    /// Leaves lines out of the counts, these and no others.
    Boilerplate(Vec<String>),
    /// Leaves lines out of the counts beside those that are left out already.
    LeaveOut(Vec<String>),
    /// Hides words beside the stop words, and never hides others, these and no others.
    StopWords {
        /// The words to hide too.
        also_hidden: Vec<String>,
        /// The words never to hide.
        never_hidden: Vec<String>,
    },
    /// Names the corpus.
    Title(String),
    /// Says something of the corpus, under its title; an empty text takes that away.
    Note(String),
    /// Changes what people kept of the corpus.
    Clippings(ClippingEdit),
    /// Takes the last edit back.
    Undo,
}

/// Changes of fields, in many articles at once. What is `None` or empty stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEdit {
    /// The articles' ids.
    pub articles: Vec<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The date; an empty one takes it away.
    pub date: Option<String>,
    /// The headline.
    pub headline: Option<String>,
    /// Topics to add to those that the sources gave.
    pub add_topics: Vec<String>,
    /// Topics to take away from those.
    pub drop_topics: Vec<String>,
    /// What was inferred in them is right as it is.
    pub confirm: bool,
}

/// A name that an edit put in the place of another: what was asked about the one is about the other now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    /// The facet that it is a value of.
    pub facet: Facet,
    /// The name so far, which nothing has any more.
    pub from: String,
    /// The name now.
    pub to: String,
}

/// A change of the clippings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClippingEdit {
    /// Keeps another behind those that are here. It gets an id of its own; where it names an article, also the article's outlet, headline, date and address.
    Keep(Box<Clipping>),
    /// Writes the note of one.
    Note {
        /// The clipping's id.
        id: String,
        /// The note.
        note: String,
    },
    /// Removes one, by its id.
    Remove(String),
    /// Moves one up or down.
    Move {
        /// The clipping's id.
        id: String,
        /// By how many places; up where it is negative.
        by: i32,
    },
}

/// What came of an edit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edited {
    /// The corpus as it now is.
    pub summary: Summary,
    /// How many articles were added, changed or taken out.
    pub n_changed: u32,
    /// How many were to be added and are here already, word for word.
    pub n_already_here: u32,
    /// How many names and topics of articles whose place others took are theirs now.
    pub n_names_kept: u32,
    /// What has another name now.
    pub renamed: Vec<Renamed>,
    /// What could not be done.
    pub faults: Vec<EditFault>,
    /// Whether anything is otherwise than before.
    pub is_changed: bool,
    /// Whether answers may be otherwise than before: not where only the title, the note or the clippings changed.
    pub is_of_answers: bool,
    /// Whether the edit can be taken back.
    pub can_undo: bool,
}

/// Why something of an edit was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditFault {
    /// The date is not one.
    Date {
        /// As written.
        text: String,
        /// What is wrong with it.
        fault: DateFault,
    },
    /// Articles would be without their outlet.
    NoOutlet,
    /// Articles would be without their headline.
    NoHeadline,
    /// No article has this id.
    NoArticle(String),
    /// A part of what was given beside the edit could not be read.
    Unread(Fault),
    /// The `corpus.toml` is not UTF-8.
    NotUtf8,
    /// An actor or a topic that cannot work.
    Lexicon(LexiconFault),
    /// The engine stopped before it was done.
    Stopped,
    /// There is no such clipping any more.
    NoClipping,
    /// There are as many clippings as there may be; how many.
    ManyClippings(u32),
}

/// What somebody says of an actor or a topic that was found by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Its name.
    pub name: String,
    /// It is a topic.
    pub is_topic: bool,
    /// What it is.
    pub verdict: Verdict,
}

/// What something is that was found by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// What it was found as.
    Confirm,
    /// An actor of this kind.
    Sort(ActorKind),
    /// Nothing to filter by, and not to be found again.
    Reject,
}

/// The lexicon as it is edited. What the editor does not know of an actor or topic stays with it, under another name too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LexiconDraft {
    /// The actors.
    pub actors: Vec<ActorDraft>,
    /// The topics.
    pub topics: Vec<TopicDraft>,
}

/// An actor as it is edited; the fields are those of [`model::Actor`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorDraft {
    /// The name that it has in the lexicon so far; empty for a new one.
    pub own: String,
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Other names.
    pub aliases: Vec<String>,
    /// What looks like it and is not.
    pub not: Vec<String>,
    /// Where it was found by itself and nobody has confirmed it, how sure its kind is, in hundredths.
    pub found: Option<u8>,
}

/// A topic as it is edited; the fields are those of [`model::Topic`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicDraft {
    /// The name that it has in the lexicon so far; empty for a new one.
    pub own: String,
    /// The name.
    pub name: String,
    /// The phrases that speak of it.
    pub phrases: Vec<String>,
    /// In how many places an article must.
    pub at_least: u32,
    /// Where it was found by itself and nobody has confirmed it, how well its phrases find its articles, in hundredths.
    pub found: Option<u8>,
}

impl ActorDraft {
    /// An actor of a lexicon as it is edited.
    pub fn of(actor: &Actor) -> Self {
        let found = actor.found().map(hundredths);
        let Actor { name, kind, aliases, not, .. } = actor.clone();
        Self { own: name.clone(), name, kind, aliases, not, found }
    }
}

impl TopicDraft {
    /// A topic of a lexicon as it is edited.
    pub fn of(topic: &Topic) -> Self {
        let found = topic.found().map(hundredths);
        let Topic { name, phrases, at_least, .. } = topic.clone();
        Self { own: name.clone(), name, phrases, at_least, found }
    }
}

/// A share from 0 to 1 in hundredths.
fn hundredths(share: f64) -> u8 {
    (100.0 * share).clamp(0.0, 100.0).round() as u8
}

impl Review {
    /// A head with what was said.
    pub(super) fn put_into(self, head: &Head) -> Head {
        let Self { name, is_topic, verdict } = self;
        let mut next = head.clone();
        let actor = next.actors.iter_mut().find(|actor| !is_topic && actor.name == name);
        match (verdict, actor) {
            (Verdict::Confirm, Some(actor)) => *actor = actor.clone().confirmed(),
            (Verdict::Sort(kind), Some(actor)) => *actor = Actor { kind, ..actor.clone() }.confirmed(),
            (Verdict::Confirm | Verdict::Sort(_), None) => {
                if let Some(topic) = next.topics.iter_mut().find(|topic| is_topic && topic.name == name) {
                    *topic = topic.clone().confirmed();
                }
            }
            (Verdict::Reject, actor) => {
                match actor.cloned() {
                    Some(actor) => next.reject(actor.names()),
                    None => next.reject([&*name]),
                }
                next.actors.retain(|actor| is_topic || actor.name != name);
                next.topics.retain(|topic| !is_topic || topic.name != name);
            }
        }
        next
    }
}

impl LexiconDraft {
    /// The actors and topics that the draft gives other names.
    pub(super) fn renamed(&self) -> Vec<Renamed> {
        let actors = self.actors.iter().map(|actor| (ACTOR, &actor.own, &actor.name));
        let topics = self.topics.iter().map(|topic| (TOPIC, &topic.own, &topic.name));
        let renamed = actors.chain(topics).map(|(facet, own, name)| (facet, own, name.trim()));
        let is_renamed = |(_, own, name): &(Facet, &String, &str)| !own.is_empty() && !name.is_empty() && own != name;
        renamed
            .filter(is_renamed)
            .map(|(facet, own, name)| Renamed { facet, from: own.clone(), to: name.to_owned() })
            .collect()
    }

    /// A head with this lexicon. What it does not know of an actor or topic stays.
    pub(super) fn put_into(self, head: &Head) -> Head {
        let draft = self;
        // What was found and is there no more, under its name or as another's, somebody rejected.
        let mut next = head.clone();
        let names = |actor: &ActorDraft| [vec![actor.name.trim().to_owned()], trimmed(actor.aliases.clone())].concat();
        let kept: HashSet<String> = draft.actors.iter().flat_map(names).collect();
        let found = head.actors.iter().filter(|actor| actor.found().is_some());
        next.reject(found.filter(|actor| !kept.contains(&actor.name)).flat_map(Actor::names));
        let kept: HashSet<String> = draft.topics.iter().map(|topic| topic.name.trim().to_owned()).collect();
        let found = head.topics.iter().filter(|topic| topic.found().is_some());
        next.reject(found.map(|topic| topic.name.as_str()).filter(|name| !kept.contains(*name)));
        let by_name: HashMap<&str, &Actor> =
            head.actors.iter().rev().map(|actor| (actor.name.as_str(), actor)).collect();
        let actors = draft.actors.into_iter().map(|draft| {
            let name = draft.name.trim().to_owned();
            let known = by_name.get(draft.own.as_str()).copied();
            let other = known.map(|actor| actor.other.clone()).unwrap_or_default();
            let (aliases, not) = (trimmed(draft.aliases), trimmed(draft.not));
            let actor = Actor { name, kind: draft.kind, aliases, not, other };
            // Who changes what was found has looked at it.
            if draft.found.is_some() && known == Some(&actor) { actor } else { actor.confirmed() }
        });
        let topics = draft.topics.into_iter().map(|draft| {
            let known = head.topics.iter().find(|topic| topic.name == draft.own);
            let (name, other) =
                (draft.name.trim().to_owned(), known.map(|topic| topic.other.clone()).unwrap_or_default());
            let topic = Topic { name, phrases: trimmed(draft.phrases), at_least: draft.at_least.max(1), other };
            if draft.found.is_some() && known == Some(&topic) { topic } else { topic.confirmed() }
        });
        (next.actors, next.topics) = (actors.collect(), topics.collect());
        next
    }
}

/// Texts without the white space around them, and without empty ones.
pub(super) fn trimmed(phrases: Vec<String>) -> Vec<String> {
    phrases.iter().map(|phrase| phrase.trim().to_owned()).filter(|phrase| !phrase.is_empty()).collect()
}
