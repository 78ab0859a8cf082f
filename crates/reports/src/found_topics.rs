//! Found topics: groups of articles by their words, each named by its most telling words, as topics of the lexicon.

mod grouping;
mod logarithm;
mod rule;
mod vectors;
mod vocabulary;

use crate::coverage::Coverage;
use crate::found_topics::logarithm::ln;
use crate::found_topics::rule::{Postings, Rule};
use crate::found_topics::vectors::Vectors;
use crate::found_topics::vocabulary::{Unit, Vocabulary};
use corpus::query::ArticleSet;
use corpus::{ArticleId, Corpus, TypeId};
use fixedbitset::FixedBitSet;
use hashbrown::HashSet;
use model::order::{in_order, sort_by};
use model::{ActorKind, Head, Topic};
use serde_json::Map;
use text::{Language, Writing, fold, tokens};

/// Fewer articles of a language are not grouped.
const LEAST_ARTICLES: u32 = 30;
/// The most topics of a corpus.
pub const MOST_TOPICS: u32 = 40;
/// How many of the words that a group has more of than the others are looked at.
const CANDIDATES: usize = 40;
/// How many words name a topic.
const NAME_WORDS: usize = 3;

/// A topic that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundTopic {
    /// The topic under its most telling words, with its phrases.
    pub topic: Topic,
    /// How well its phrases find its articles, from 0 to 1.
    pub sure: f64,
    /// The articles that were grouped, ascending.
    pub articles: Vec<ArticleId>,
    /// How many articles its phrases find, and how many of these were grouped.
    pub n_found: u32,
    /// How many of these were grouped.
    pub n_right: u32,
}

/// How many topics so many articles have: the root of an eighth of them, 40 at most.
pub fn n_topics(n_articles: u32) -> u32 {
    if n_articles < LEAST_ARTICLES { 0 } else { ((f64::from(n_articles) / 8.0).sqrt().round() as u32).min(MOST_TOPICS) }
}

/// Topics of the articles of a set, in each language those of its articles.
pub fn list(corpus: &Corpus, head: &Head, set: &ArticleSet, n: Option<u32>) -> Vec<FoundTopic> {
    let mut languages: Vec<Option<Language>> = set.ones().map(|a| corpus.articles.language(a as ArticleId)).collect();
    languages.sort_unstable();
    languages.dedup();
    let persons = persons(corpus, head);
    let mut found = Vec::new();
    for language in languages {
        let mut of_language = FixedBitSet::with_capacity(corpus.articles.len() as usize);
        of_language.extend(set.ones().filter(|a| corpus.articles.language(*a as ArticleId) == language));
        let n = n.unwrap_or_else(|| n_topics(of_language.count_ones(..) as u32));
        if n > 0 {
            found.extend(of_articles(corpus, &persons, &of_language, n));
        }
    }
    sort_by(&mut found, &|a, b| b.articles.len().cmp(&a.articles.len()).then_with(|| a.topic.name.cmp(&b.topic.name)));
    found
}

/// The words of people's names.
fn persons(corpus: &Corpus, head: &Head) -> HashSet<TypeId> {
    let people = head.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let names = people.flat_map(|actor| std::iter::once(&actor.name).chain(&actor.aliases));
    let words = names.flat_map(|name| tokens(name, Writing::Plain).filter_map(|t| name.get(t.start..t.end)));
    let types = words.filter_map(|word| corpus.lexicon.find_type(&fold(word)));
    types.filter(|&t| corpus.lexicon.shown(t).starts_with(char::is_uppercase)).collect()
}

fn of_articles(corpus: &Corpus, persons: &HashSet<TypeId>, set: &ArticleSet, n: u32) -> Vec<FoundTopic> {
    let vocabulary = Vocabulary::of(corpus, set);
    let vectors = Vectors::of(corpus, set, &vocabulary);
    let groups = grouping::group(&vectors, n as usize);
    let postings = Postings::of(&vectors);
    let mut found = Vec::new();
    for group in 0..n {
        let is_in: Vec<bool> = groups.iter().map(|of_row| *of_row == group).collect();
        let n_in = is_in.iter().filter(|is_in| **is_in).count();
        if n_in < 3 {
            continue;
        }
        let n_out = groups.len() - n_in;
        let mut scores: Vec<f64> = Vec::new();
        for unit in 0..vectors.n_units {
            let rows = postings.of_unit(unit);
            let inside = rows.iter().filter(|(row, _)| is_in[*row as usize]).count() as f64;
            let outside = rows.len() as f64 - inside;
            let ratio = (inside / n_in as f64) / ((outside + 0.5) / (n_out as f64 + 1.0));
            let is_person = |t: TypeId| persons.contains(&t);
            let Unit { first, second } = vocabulary.units[unit as usize];
            let weight = if is_person(first) || second.is_some_and(is_person) { 0.5 } else { 1.0 };
            scores.push(if inside > 1.0 { weight * inside * ln(ratio) } else { 0.0 });
        }
        let order = in_order(scores.len(), &|a, b| scores[b as usize].total_cmp(&scores[a as usize]));
        let candidates: Vec<u32> = order.into_iter().take(CANDIDATES).filter(|unit| scores[*unit as usize] > 0.0).collect();
        let rule = Rule::of(&postings, &is_in, &candidates);
        let text = |unit: u32| {
            let Unit { first, second } = vocabulary.units[unit as usize];
            let words: Vec<&str> = std::iter::once(first).chain(second).map(|t| corpus.lexicon.shown(t)).collect();
            words.join(" ")
        };
        let mut name: Vec<String> = Vec::new();
        for word in candidates.iter().map(|unit| text(*unit)) {
            if name.len() < NAME_WORDS && name.iter().all(|known| !are_alike(known, &word)) {
                name.push(word);
            }
        }
        let mut articles: Vec<ArticleId> = vectors.articles.iter().zip(&is_in).filter(|(_, is_in)| **is_in).map(|(a, _)| *a).collect();
        articles.sort_unstable();
        let phrases = rule.units.iter().map(|unit| text(*unit).to_lowercase()).collect();
        let topic = Topic { name: name.join(", "), phrases, at_least: rule.at_least.max(1), other: Map::new() };
        found.push(FoundTopic { topic, sure: rule.f1, articles, n_found: rule.n_found, n_right: rule.n_right });
    }
    found
}

/// Whether two words say the same: "gun" and "guns".
fn are_alike(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(str::to_lowercase);
    a.split(' ').any(|a| b.split(' ').any(|b| {
        let n_alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        let (shorter, longer) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
        n_alike >= shorter.min(4).max(longer.saturating_sub(3))
    }))
}
