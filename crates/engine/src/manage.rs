//! What is asked about a corpus in order to edit it: its articles row by row, its lexicon with counts, and names and topics that it may lack.

use crate::edit::{ActorDraft, TopicDraft};
use corpus::facet::TOPIC;
use corpus::query::{ArticleSet, members};
use corpus::{ArticleId, Corpus};
use formats::repeated_lines::{self, RepeatedLine};
use model::boilerplate::shape;
use model::{Actor, Topic, WrittenOutlet, outlet_names};
use reports::caseless::hides_names;
use reports::coverage;
use reports::suggested_names::Found;
use reports::{suggested_names, suggested_topics};
use serde::{Deserialize, Serialize};

pub use reports::coverage::Coverage;

/// An article as the editing table shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditRow {
    /// Its id.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// Its outlet.
    pub outlet: String,
    /// Its date as written.
    pub date: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The topics that its source gave it.
    pub topics: Vec<String>,
    /// Fields that were inferred and that nobody has confirmed.
    pub inferred: Vec<String>,
    /// How its text begins.
    pub opening: String,
}

/// The articles that the filters keep, as the editing table shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditRows {
    /// The rows.
    pub rows: Vec<EditRow>,
    /// How many more there are.
    pub n_left: u32,
    /// How many of all kept articles have something inferred.
    pub n_inferred: u32,
    /// Every outlet of the corpus, to choose from.
    pub outlets: Vec<String>,
    /// Those of them that may be one, group by group.
    pub alike_outlets: Vec<Vec<WrittenOutlet>>,
}

/// The lexicon with its counts over the whole corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LexiconReport {
    /// Each actor, its reach, and that of each name (the actor's own first, then its aliases in order), as if each stood alone.
    pub actors: Vec<(ActorDraft, Coverage, Vec<Coverage>)>,
    /// Each topic, the articles that are about it with its places, and the reach of each phrase.
    pub topics: Vec<(TopicDraft, Coverage, Vec<Coverage>)>,
    /// Whether the corpus is in a script without capitals, in which no names can be suggested, and nobody has made a list of them.
    pub hides_names: bool,
}

/// What is left out of the counts, and what could be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountingReport {
    /// The lines that an outlet repeats, outlet by outlet, each with whether it is left out.
    pub repeated: Vec<(RepeatedLine, bool)>,
    /// The lines that are left out and that no outlet repeats.
    pub others: Vec<String>,
    /// The words that are hidden beside the stop words.
    pub also_hidden: Vec<String>,
    /// The words that are never hidden.
    pub never_hidden: Vec<String>,
}

impl CountingReport {
    /// The lines that are left out once some are and others are not: what stands in several outlets is left out of all.
    pub fn toggled(&self, lines: &[String], is_left_out: bool) -> Vec<String> {
        let shapes: Vec<Option<u64>> = lines.iter().map(|line| shape(line)).collect();
        let repeated = self.repeated.iter().filter(|(_, is_left_out)| *is_left_out).map(|(line, _)| &line.text);
        let mut left_out: Vec<String> = Vec::new();
        let added = lines.iter().filter(|_| is_left_out);
        for line in repeated.chain(&self.others).filter(|line| !shapes.contains(&shape(line))).chain(added) {
            if !left_out.contains(line) {
                left_out.push(line.clone());
            }
        }
        left_out
    }
}

/// A name that the articles have and the lexicon has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedActor {
    /// The actor as it would be accepted: the longest common form as its name, variants as aliases, the kind a guess.
    pub actor: ActorDraft,
    /// Its reach.
    pub coverage: Coverage,
}

/// Phrases that a group of articles shares and others do not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedTopic {
    /// The topic as it would be accepted.
    pub topic: TopicDraft,
    /// Its reach.
    pub coverage: Coverage,
    /// A few headlines of the group.
    pub headlines: Vec<String>,
}

/// About how many bytes of a text are shown in a row.
const OPENING: usize = 160;

/// The rows of a set of articles in reading order, those with something inferred first.
pub(super) fn rows(corpus: &Corpus, set: &ArticleSet, only_inferred: bool, n: u32) -> EditRows {
    let has_inferred =
        |number: &ArticleId| corpus.articles.get(*number).is_some_and(|known| !known.inferred.is_empty());
    let (inferred, others): (Vec<ArticleId>, Vec<ArticleId>) = members(set).partition(has_inferred);
    let n_inferred = inferred.len() as u32;
    let others = if only_inferred { Vec::new() } else { others };
    let n_rows = n_inferred + others.len() as u32;
    let numbers = inferred.into_iter().chain(others).take(n as usize);
    let rows: Vec<EditRow> = numbers.filter_map(|number| row(corpus, number)).collect();
    let mut outlets: Vec<String> = corpus.outlets().names().map(str::to_owned).collect();
    outlets.sort_unstable();
    let known = corpus.outlets();
    let counted = (0..known.n_names()).map(|outlet| (known.name(outlet), known.articles(outlet).len() as u32));
    let alike_outlets = outlet_names::alike(counted);
    EditRows { n_left: n_rows - rows.len() as u32, rows, n_inferred, outlets, alike_outlets }
}

fn row(corpus: &Corpus, number: ArticleId) -> Option<EditRow> {
    let article = corpus.articles.get(number)?;
    // A word has a byte or more.
    let enough = corpus.articles.in_text(number).start.saturating_add(OPENING as u32);
    Some(EditRow {
        id: article.id.clone(),
        headline: article.headline.clone(),
        outlet: article.outlet.clone(),
        date: article.date.as_ref().map(|date| date.text.clone()),
        url: article.url.clone(),
        topics: article.topics.clone(),
        inferred: article.inferred.clone(),
        opening: opening(&corpus.reading().read(number, enough).text),
    })
}

/// The first words of a text on one line.
fn opening(text: &str) -> String {
    let mut opening = String::new();
    for word in text.split_whitespace() {
        if opening.len() + word.len() > OPENING {
            // A text without spaces is cut where it must be.
            let left = if opening.is_empty() { word.chars().take(OPENING / 2).collect() } else { String::new() };
            return [opening.as_str(), &left, "…"].concat();
        }
        if !opening.is_empty() {
            opening.push(' ');
        }
        opening.push_str(word);
    }
    opening
}

/// Every actor and topic of the lexicon with its counts.
pub(super) fn lexicon(corpus: &Corpus) -> LexiconReport {
    let actors = coverage::of_labels(corpus, &corpus.actors, corpus.head.actors.len());
    let mut topics = coverage::of_labels(corpus, &corpus.topic_mentions, corpus.head.topics.len());
    // An article may be about a topic that its source gave it, and need not be about one that it names too seldom.
    let labels = corpus.labels(TOPIC);
    for (topic, coverage) in corpus.head.topics.iter().zip(&mut topics) {
        coverage.n_articles = labels.find(&topic.name).map_or(0, |label| labels.articles(label).len() as u32);
    }
    let of_phrase = |phrase: &String| coverage::of_phrase(corpus, phrase).unwrap_or_default();
    let of_actor = |(actor, coverage): (&Actor, Coverage)| {
        let coverages = std::iter::once(&actor.name).chain(&actor.aliases).map(of_phrase).collect();
        (ActorDraft::of(actor), coverage, coverages)
    };
    let of_topic = |(topic, coverage): (&Topic, Coverage)| {
        (TopicDraft::of(topic), coverage, topic.phrases.iter().map(of_phrase).collect())
    };
    LexiconReport {
        actors: corpus.head.actors.iter().zip(actors).map(of_actor).collect(),
        topics: corpus.head.topics.iter().zip(topics).map(of_topic).collect(),
        hides_names: hides_names(corpus),
    }
}

/// Names that the lexicon lacks.
pub(super) fn actors(corpus: &Corpus, n: u32) -> Vec<SuggestedActor> {
    let found = suggested_names::list(corpus, n as usize);
    let suggested = |found: Found| SuggestedActor { actor: ActorDraft::of(&found.actor), coverage: found.coverage };
    found.into_iter().map(suggested).collect()
}

/// Topics that the lexicon lacks.
pub(super) fn topics(corpus: &Corpus, n: u32) -> Vec<SuggestedTopic> {
    let headline = |number: ArticleId| corpus.articles.get(number).map(|article| article.headline.clone());
    let found = suggested_topics::list(corpus, n as usize);
    let suggested = found.into_iter().map(|(topic, coverage, articles)| SuggestedTopic {
        topic: TopicDraft::of(&topic),
        coverage,
        headlines: articles.into_iter().filter_map(headline).collect(),
    });
    suggested.collect()
}

/// What is left out of the counts, and what could be.
pub(super) fn counting(corpus: &Corpus) -> CountingReport {
    let head = &corpus.head;
    let found = repeated_lines::find(&corpus.reading());
    let shapes: Vec<Option<u64>> = found.iter().map(|line| shape(&line.text)).collect();
    let others = head.boilerplate.iter().filter(|line| !shapes.contains(&shape(line))).cloned().collect();
    let repeated = found.into_iter().map(|line| {
        let is_left_out = corpus.boilerplate.has(&line.text);
        (line, is_left_out)
    });
    CountingReport {
        repeated: repeated.collect(),
        others,
        also_hidden: head.also_hidden.clone(),
        never_hidden: head.never_hidden.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{actor, article, corpus};
    use model::Article;

    #[test]
    fn what_was_inferred_comes_first() {
        let mut articles: Vec<Article> = ["a", "b", "c"].iter().map(|id| article(id, "O", "", "one\ntwo")).collect();
        articles[1].inferred = vec!["date".into()];
        let corpus = corpus(articles, vec![], vec![]);
        let told = |only_inferred, n| {
            let found = rows(&corpus, &all_articles(3), only_inferred, n);
            (found.rows.iter().map(|row| row.id.as_str()).collect::<String>(), found.n_left, found.n_inferred)
        };
        assert_eq!(told(false, 2), ("ba".into(), 1, 1));
        assert_eq!(told(true, 9), ("b".into(), 0, 1));
        assert_eq!(rows(&corpus, &all_articles(3), false, 1).rows[0].opening, "one two");
    }

    #[test]
    fn an_opening_is_cut_between_words() {
        assert_eq!(opening(&"word ".repeat(99)).len(), "word ".len() * 32 - 1 + "…".len());
        assert_eq!(opening(&"字".repeat(999)).chars().count(), 81);
    }

    #[test]
    fn an_actor_is_counted_once_where_its_names_overlap() {
        let texts = ["Keir Starmer, Starmer", "Starmer", "talks on talks"];
        let mut articles: Vec<Article> = texts.iter().map(|text| article(text, "O", "", text)).collect();
        articles[0].topics = vec!["talks".into()];
        let topic = Topic {
            name: "talks".into(),
            phrases: vec!["talks".into(), "pacts".into()],
            at_least: 3,
            other: serde_json::Map::new(),
        };
        let corpus = corpus(articles, vec![actor("Keir Starmer", &["Starmer", "?"], &[])], vec![topic]);
        let found = lexicon(&corpus);
        let coverage = |n_articles, n_occurrences| Coverage { n_articles, n_occurrences };
        assert_eq!(
            (found.actors[0].1, &found.actors[0].2),
            (coverage(2, 3), &vec![coverage(1, 1), coverage(2, 3), coverage(0, 0)])
        );
        assert_eq!((found.topics[0].1, &found.topics[0].2), (coverage(1, 2), &vec![coverage(1, 2), coverage(0, 0)]));
    }
}
