//! Found topics: groups of articles by their words, as topics of the lexicon, each named by its most telling words.

mod grouping;
mod logarithm;
mod named_group;
mod rule;
mod vectors;
mod vocabulary;

use corpus::query::ArticleSet;
use corpus::{ArticleId, Corpus, TypeId};
use fixedbitset::FixedBitSet;
use hashbrown::HashSet;
use model::order::sort_by;
use model::{ActorKind, Head, Topic};
use text::{Language, Writing, tokens};

/// Fewer articles of a language are not grouped.
const LEAST_ARTICLES: u32 = 30;
/// The most topics of a lexicon to which topics are added.
pub const MOST_TOPICS: u32 = 40;
/// A topic of which its phrases say less is none.
const LEAST_SURE: f64 = 0.4;

/// A topic that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundTopic {
    /// The topic: its name, the phrases that mention it, and how many mentions make an article about it.
    pub topic: Topic,
    /// How well phrases chosen on half of the articles find the group in the other half, beyond chance, from 0 to 1 (Cohen's kappa).
    pub sure: f64,
    /// The articles of the group, ascending.
    pub articles: Vec<ArticleId>,
}

/// The topics of the articles of a set, in each language by itself, those of most articles first.
///
/// In come the words of the texts, and the names of people of a lexicon. Articles of a language go into `n` groups, or as many as the root of an eighth of
/// their number, 40 at most: 12,000 articles into 39, 200 into five; fewer than 30 are not grouped.
/// Out come groups, each with its three most telling words as a name, and as phrases up to twelve of the 30 most telling words and expressions,
/// with the number of mentions from which on they find the group best.
///
/// Misleads where articles are about several things at once: an article is in one group, while its phrases may find it for several topics.
pub fn list(corpus: &Corpus, head: &Head, set: &ArticleSet, n: Option<u32>) -> Vec<FoundTopic> {
    let persons = persons(corpus, head);
    let mut found = Vec::new();
    let mut languages: Vec<Option<Language>> = set.ones().map(|a| corpus.articles.language(a as ArticleId)).collect();
    languages.sort_unstable();
    languages.dedup();
    for language in languages {
        let mut of_language = FixedBitSet::with_capacity(corpus.articles.len() as usize);
        of_language.extend(set.ones().filter(|a| corpus.articles.language(*a as ArticleId) == language));
        let n_articles = of_language.count_ones(..) as u32;
        if n_articles >= LEAST_ARTICLES {
            let usual = (f64::from(n_articles) / 8.0).sqrt().round() as u32;
            found.extend(named_group::list(corpus, &persons, &of_language, n.unwrap_or(usual).clamp(1, MOST_TOPICS)));
        }
    }
    sort_by(&mut found, &|a, b| b.articles.len().cmp(&a.articles.len()).then_with(|| a.topic.name.cmp(&b.topic.name)));
    found
}

/// The words of people's names that are printed with a capital.
fn persons(corpus: &Corpus, head: &Head) -> HashSet<TypeId> {
    let people = head.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let names = people.flat_map(|actor| std::iter::once(&actor.name).chain(&actor.aliases));
    let words =
        names.flat_map(|name| tokens(name, Writing::Plain).filter_map(|token| name.get(token.start..token.end)));
    let types = words.filter_map(|word| corpus.lexicon.find_type(word));
    types.filter(|&t| corpus.lexicon.shown(t).starts_with(char::is_uppercase)).collect()
}

/// Topics that a lexicon lacks: of all articles where it has none, of those that are about none where these are most of the corpus.
///
/// None is called as another, none shares two words of its name with one that somebody rejected, and a group whose phrases say too little is none.
pub fn lacking(corpus: &Corpus, head: &Head) -> Vec<FoundTopic> {
    let n_articles = corpus.articles.len();
    let set = about_none(corpus);
    let n_left = (MOST_TOPICS as usize).saturating_sub(head.topics.len());
    if corpus.articles.has_cells() || 2 * set.count_ones(..) < n_articles as usize || n_left == 0 {
        return Vec::new();
    }
    let mut found = list(corpus, head, &set, None);
    let mut names: Vec<String> = head.topics.iter().map(|topic| topic.name.clone()).collect();
    found.retain(|FoundTopic { topic, sure, .. }| {
        let is_new = !names.contains(&topic.name) && !head.rejected().any(|rejected| are_alike(rejected, &topic.name));
        let is_kept = is_new && *sure >= LEAST_SURE;
        if is_kept {
            names.push(topic.name.clone());
        }
        is_kept
    });
    found.truncate(n_left);
    found
}

/// The articles that are about no topic of the corpus's lexicon.
fn about_none(corpus: &Corpus) -> ArticleSet {
    let topics = &corpus.head.topics;
    let mut counts = vec![0_u32; topics.len()];
    let mut set = FixedBitSet::with_capacity(corpus.articles.len() as usize);
    for article in 0..corpus.articles.len() {
        counts.fill(0);
        for mention in corpus.topic_mentions.within(corpus.articles.counted(article)) {
            counts[mention.label as usize] += 1;
        }
        if topics.iter().zip(&counts).all(|(topic, n)| *n < topic.at_least.max(1)) {
            set.insert(article as usize);
        }
    }
    set
}

/// Whether two names of topics share two of their words, or are the same.
fn are_alike(a: &str, b: &str) -> bool {
    a == b || a.split(", ").filter(|word| b.split(", ").any(|other| other == *word)).count() > 1
}
