//! The lexicon while it is edited: its entries as fields of a form, what is wrong with one, and the lexicon that comes of a change.

use engine::edit::{ActorDraft, LexiconDraft, TopicDraft};
use engine::manage::{Coverage, LexiconReport};
use model::ActorKind;
use model::order::sort_by;

/// How the name of a lexicon's file ends.
pub const FILE_END: &str = ".toml";

/// An actor or a topic as the fields of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// What an actor is; `None` makes it a topic.
    pub kind: Option<ActorKind>,
    /// An actor's other names, a topic's phrases; one a line.
    pub phrases: String,
    /// What looks like an actor and is not; one a line.
    pub not: String,
    /// How often an article must mention a topic.
    pub at_least: u32,
    /// Where it was found by itself and is not confirmed, how sure its kind is, or how well a topic's phrases find its articles, in hundredths.
    pub found: Option<u8>,
}

/// Why an entry cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It has no name.
    NoName,
    /// Another one has its name.
    NameTaken,
    /// A topic without phrases.
    NoPhrases,
    /// It is to become part of another, and nothing says of which.
    MergeIntoWhom,
    /// It is to become part of another of this name, and there is none.
    NoSuchName(String),
}

/// The lines of a field, without empty ones and repetitions.
pub fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    join(&mut lines, text.lines().map(|line| line.trim().to_owned()));
    lines
}

/// Appends what is not yet there and not empty.
fn join(list: &mut Vec<String>, more: impl Iterator<Item = String>) {
    // A set beside the list: a pasted field may have thousands of lines.
    let mut known: std::collections::BTreeSet<String> = list.iter().cloned().collect();
    list.extend(more.filter(|text| !text.is_empty() && known.insert(text.clone())));
}

impl Entry {
    /// An empty one.
    pub fn new(is_topic: bool) -> Self {
        Self {
            name: String::new(),
            kind: (!is_topic).then_some(ActorKind::Person),
            phrases: String::new(),
            not: String::new(),
            at_least: 1,
            found: None,
        }
    }

    /// An actor.
    pub fn of_actor(actor: &ActorDraft) -> Self {
        let (phrases, not) = (actor.aliases.join("\n"), actor.not.join("\n"));
        Self { name: actor.name.clone(), kind: Some(actor.kind), phrases, not, at_least: 1, found: actor.found }
    }

    /// A topic.
    pub fn of_topic(topic: &TopicDraft) -> Self {
        let at_least = topic.at_least;
        let found = topic.found;
        Self { name: topic.name.clone(), phrases: topic.phrases.join("\n"), at_least, found, ..Self::new(true) }
    }

    /// What is looked for in the articles: an actor's name and its other names, a topic's phrases.
    pub fn looked_for(&self) -> Vec<String> {
        let mut found = Vec::new();
        if self.kind.is_some() {
            join(&mut found, std::iter::once(self.name.trim().to_owned()));
        }
        join(&mut found, lines(&self.phrases).into_iter());
        found
    }

    /// What keeps it out of a lexicon in which it is now called `own`, empty for a new one.
    pub fn fault(&self, lexicon: &LexiconDraft, own: &str) -> Option<EntryFault> {
        let name = self.name.trim();
        let is_taken = match self.kind {
            Some(_) => lexicon.actors.iter().any(|actor| actor.name == name),
            None => lexicon.topics.iter().any(|topic| topic.name == name),
        };
        if name.is_empty() {
            Some(EntryFault::NoName)
        } else if name != own && is_taken {
            Some(EntryFault::NameTaken)
        } else if self.kind.is_none() && lines(&self.phrases).is_empty() {
            Some(EntryFault::NoPhrases)
        } else {
            None
        }
    }

    /// The lexicon with this in place of what is called `own`, or behind all others where there is none.
    pub fn put(&self, lexicon: &LexiconDraft, own: &str) -> LexiconDraft {
        let mut next = lexicon.clone();
        let name = self.name.trim().to_owned();
        if let Some(kind) = self.kind {
            let mut aliases = lines(&self.phrases);
            aliases.retain(|alias| *alias != name);
            let actor = ActorDraft { own: String::new(), name, kind, aliases, not: lines(&self.not), found: None };
            match next.actors.iter_mut().find(|actor| actor.name == own) {
                Some(place) => *place = ActorDraft { own: own.to_owned(), ..actor },
                None => next.actors.push(actor),
            }
        } else {
            let (own_name, at_least) = (String::new(), self.at_least.max(1));
            let topic = TopicDraft { own: own_name, name, phrases: lines(&self.phrases), at_least, found: None };
            match next.topics.iter_mut().find(|topic| topic.name == own) {
                Some(place) => *place = TopicDraft { own: own.to_owned(), ..topic },
                None => next.topics.push(topic),
            }
        }
        next
    }
}

/// The lexicon without an actor or a topic.
pub fn without(lexicon: &LexiconDraft, is_topic: bool, name: &str) -> LexiconDraft {
    let mut next = lexicon.clone();
    if is_topic {
        next.topics.retain(|topic| topic.name != name);
    } else {
        next.actors.retain(|actor| actor.name != name);
    }
    next
}

/// The lexicon with an actor, its own or a suggested one, made part of another: its names become other names of that one.
///
/// # Errors
/// There is no such other.
pub fn merged(lexicon: &LexiconDraft, actor: &ActorDraft, into: &str) -> Result<LexiconDraft, EntryFault> {
    let into = into.trim();
    if into.is_empty() {
        return Err(EntryFault::MergeIntoWhom);
    }
    let mut next = without(lexicon, false, &actor.name);
    let place = next.actors.iter_mut().find(|other| other.name == into);
    let place = place.ok_or_else(|| EntryFault::NoSuchName(into.to_owned()))?;
    join(&mut place.aliases, std::iter::once(actor.name.clone()).chain(actor.aliases.iter().cloned()));
    place.aliases.retain(|alias| alias != into);
    join(&mut place.not, actor.not.iter().cloned());
    // What the one was not, the other may be called.
    let ActorDraft { name, aliases, not, .. } = place;
    not.retain(|not| not != name && !aliases.contains(not));
    Ok(next)
}

/// The lexicon of a report, to change.
pub fn draft(report: &LexiconReport) -> LexiconDraft {
    LexiconDraft {
        actors: report.actors.iter().map(|(actor, ..)| actor.clone()).collect(),
        topics: report.topics.iter().map(|(topic, ..)| topic.clone()).collect(),
    }
}

/// An entry in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The entry.
    pub entry: Entry,
    /// In how many articles it is, and how often.
    pub coverage: Coverage,
    /// How many of its names or phrases are in no article.
    pub n_idle: u32,
}

/// The actors by kind, or the topics, whose names or phrases have `find` in them; what most articles have first.
pub fn listed(report: &LexiconReport, is_topic: bool, find: &str) -> Vec<Listed> {
    let find = find.trim().to_lowercase();
    let mut list = Vec::new();
    let mut take = |entry: Entry, coverage: Coverage, each: &[Coverage]| {
        let has = |text: &str| text.to_lowercase().contains(&find);
        if find.is_empty() || has(&entry.name) || has(&entry.phrases) {
            let n_idle = each.iter().filter(|coverage| coverage.n_articles == 0).count() as u32;
            list.push(Listed { entry, coverage, n_idle });
        }
    };
    if is_topic {
        report.topics.iter().for_each(|(topic, coverage, each)| take(Entry::of_topic(topic), *coverage, each));
    } else {
        report.actors.iter().for_each(|(actor, coverage, each)| take(Entry::of_actor(actor), *coverage, each));
    }
    // What is to be reviewed goes first, by how unsure it is and how many articles it is in.
    let urgency = |listed: &Listed| {
        listed.entry.found.map(|sure| u64::from(101 - u32::from(sure.min(100))) * u64::from(listed.coverage.n_articles))
    };
    sort_by(&mut list, &|a, b| {
        let review = urgency(b).cmp(&urgency(a));
        let most = b.coverage.n_articles.cmp(&a.coverage.n_articles);
        review.then_with(|| a.entry.kind.cmp(&b.entry.kind)).then(most).then_with(|| a.entry.name.cmp(&b.entry.name))
    });
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(name: &str, kind: ActorKind, aliases: &[&str], not: &[&str]) -> ActorDraft {
        let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        ActorDraft { own: name.into(), name: name.into(), kind, aliases: own(aliases), not: own(not), found: None }
    }

    fn lexicon() -> LexiconDraft {
        let person = ActorKind::Person;
        LexiconDraft {
            actors: vec![actor("Ada Quill", person, &["Quill"], &["Quill Street"]), actor("Bo", person, &[], &[])],
            topics: vec![TopicDraft {
                own: "harbour".into(),
                name: "harbour".into(),
                phrases: vec!["new pier".into()],
                at_least: 2,
                found: None,
            }],
        }
    }

    #[test]
    fn a_field_gives_its_lines_once() {
        let check = |text: &str, expected: &[&str]| assert_eq!(lines(text), expected, "{text:?}");
        check("", &[]);
        check(" Quill \r\n\n  A. Quill\nQuill\n", &["Quill", "A. Quill"]);
    }

    #[test]
    fn an_entry_is_checked_before_it_is_put() {
        let lexicon = lexicon();
        let check = |is_topic, name: &str, phrases: &str, own: &str, expected: Option<EntryFault>| {
            let entry = Entry { name: name.into(), phrases: phrases.into(), ..Entry::new(is_topic) };
            assert_eq!(entry.fault(&lexicon, own), expected, "{name}");
        };
        check(false, " ", "x", "", Some(EntryFault::NoName));
        check(false, "Bo ", "", "", Some(EntryFault::NameTaken));
        check(false, "Bo", "", "Ada Quill", Some(EntryFault::NameTaken));
        check(false, "Bo", "", "Bo", None);
        check(false, "harbour", "", "", None);
        check(true, "harbour", "pier", "", Some(EntryFault::NameTaken));
        check(true, "Bo", "\n ", "", Some(EntryFault::NoPhrases));
    }

    #[test]
    fn an_entry_takes_its_place_or_a_new_one() {
        let lexicon = lexicon();
        let mut entry = Entry::of_actor(&lexicon.actors[0]);
        assert_eq!(entry.put(&lexicon, "Ada Quill"), lexicon, "as it was");
        (entry.name, entry.phrases) = ("A. Quill ".into(), "Quill\nA. Quill".into());
        let renamed = entry.put(&lexicon, "Ada Quill");
        let own = "Ada Quill".to_owned();
        let wanted = actor("A. Quill", ActorKind::Person, &["Quill"], &["Quill Street"]);
        assert_eq!(renamed.actors[0], ActorDraft { own, ..wanted });
        assert_eq!(entry.put(&lexicon, "").actors.len(), 3);
        assert_eq!(entry.looked_for(), ["A. Quill", "Quill"]);
        let mut topic = Entry::of_topic(&lexicon.topics[0]);
        assert_eq!((topic.looked_for(), topic.put(&lexicon, "harbour")), (vec!["new pier".into()], lexicon.clone()));
        topic.at_least = 0;
        assert_eq!(topic.put(&lexicon, "harbour").topics[0].at_least, 1);
        assert_eq!((without(&lexicon, false, "Bo").actors.len(), without(&lexicon, true, "Bo").topics.len()), (1, 1));
    }

    #[test]
    fn a_merged_actor_lives_on_in_the_names_of_the_other() {
        let lexicon = lexicon();
        let both = merged(&lexicon, &lexicon.actors[0], " Bo ").unwrap();
        assert_eq!(both.actors, [actor("Bo", ActorKind::Person, &["Ada Quill", "Quill"], &["Quill Street"])]);
        let suggested = actor("Quill Street", ActorKind::Place, &["Bo", "Quill"], &["Quill", "Ada Quill"]);
        let both = merged(&lexicon, &suggested, "Ada Quill").unwrap();
        assert_eq!(both.actors[0], actor("Ada Quill", ActorKind::Person, &["Quill", "Quill Street", "Bo"], &[]));
        assert_eq!(both.actors.len(), 2);
        let fault = |actor, into| merged(&lexicon, actor, into).unwrap_err();
        assert_eq!(fault(&suggested, "Nobody "), EntryFault::NoSuchName("Nobody".into()));
        assert_eq!(fault(&suggested, " "), EntryFault::MergeIntoWhom);
        assert_eq!(fault(&lexicon.actors[1], "Bo"), EntryFault::NoSuchName("Bo".into()), "not into itself");
    }

    #[test]
    fn an_entry_says_how_sure_it_is() {
        let mut lexicon = lexicon();
        (lexicon.actors[0].found, lexicon.topics[0].found) = (Some(70), Some(80));
        assert_eq!(Entry::of_topic(&lexicon.topics[0]).found, Some(80));
        assert_eq!(Entry::of_actor(&lexicon.actors[0]).found, Some(70));
    }

    #[test]
    fn the_list_goes_by_kind_and_reach() {
        let coverage = |n| Coverage { n_articles: n, n_occurrences: n };
        let of = |name: &str, kind, n| (actor(name, kind, &["x"], &[]), coverage(n), vec![coverage(n), coverage(0)]);
        let report = LexiconReport {
            actors: vec![
                of("Pier", ActorKind::Place, 9),
                of("Bo", ActorKind::Person, 1),
                of("Ada", ActorKind::Person, 1),
                of("Cleo", ActorKind::Person, 4),
            ],
            topics: vec![(lexicon().topics[0].clone(), coverage(3), vec![coverage(3)])],
            ..LexiconReport::default()
        };
        let check = |is_topic, find: &str, expected: &[&str]| {
            let list = listed(&report, is_topic, find);
            assert_eq!(list.iter().map(|listed| listed.entry.name.as_str()).collect::<Vec<_>>(), expected);
        };
        check(false, "", &["Cleo", "Ada", "Bo", "Pier"]);
        check(false, "pIe", &["Pier"]);
        check(true, "PIER", &["harbour"]);
        assert_eq!(listed(&report, false, "cleo")[0].n_idle, 1);
        assert_eq!(draft(&report).topics, lexicon().topics);
    }
}
