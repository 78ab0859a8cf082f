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
/// Out come groups, each with up to twelve of the 30 most telling words and expressions as phrases, with the number of mentions from which on they find
/// the group best, and the three most telling of these as a name. A group where fewer than .75 of the articles found have a word of the name is none.
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

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{article, corpus, corpus_under, of_three_subjects};
    use model::Article;
    use proptest::prelude::*;

    /// Each topic with the ids of its articles, sorted.
    fn found(articles: Vec<Article>) -> Vec<(Topic, Vec<String>)> {
        let corpus = corpus(articles, vec![], vec![]);
        let ids = |articles: Vec<ArticleId>| {
            let mut ids: Vec<String> = articles.iter().map(|a| corpus.articles.get(*a).unwrap().id.clone()).collect();
            ids.sort();
            ids
        };
        let found = list(&corpus, &corpus.head, &all_articles(corpus.articles.len()), None);
        let mut found: Vec<_> = found.into_iter().map(|found| (found.topic, ids(found.articles))).collect();
        found.sort_by(|a, b| a.1.cmp(&b.1));
        found
    }

    #[test]
    fn articles_of_three_subjects_are_three_topics() {
        let found = found(of_three_subjects(60));
        let subject = |ids: &[String]| {
            let subjects: Vec<usize> = ids.iter().map(|id| id.parse::<usize>().unwrap() % 3).collect();
            subjects.iter().all(|subject| *subject == subjects[0]).then_some((subjects[0], ids.len()))
        };
        let subjects: Vec<_> = found.iter().map(|(_, ids)| subject(ids)).collect();
        assert_eq!(subjects, [Some((0, 20)), Some((1, 20)), Some((2, 20))], "{found:?}");
        let (topic, _) = &found[0];
        assert_eq!(topic.name.split(", ").count(), 3);
        let words = ["vaccine", "virus", "hospital", "patients"];
        assert!(topic.name.split(", ").all(|word| words.contains(&word)), "{topic:?}");
        assert!(topic.phrases.iter().all(|word| words.contains(&word.as_str())), "{topic:?}");
    }

    #[test]
    fn a_topic_is_of_one_subject_and_has_the_words_of_its_name() {
        let corpus = corpus(of_three_subjects(60), vec![], vec![]);
        let found = list(&corpus, &corpus.head, &all_articles(60), Some(2));
        let subjects =
            ["vaccine virus hospital patients", "ballot voters senate runoff", "tariffs steel exports customs"];
        let has = |topic: &Topic, subject: &str| topic.phrases.iter().any(|phrase| subject.contains(phrase.as_str()));
        for FoundTopic { topic, .. } in &found {
            assert_eq!(subjects.iter().filter(|subject| has(topic, subject)).count(), 1, "{topic:?}");
            assert!(topic.name.split(", ").all(|word| topic.phrases.iter().any(|phrase| phrase == word)), "{topic:?}");
        }
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_word_that_is_in_capitals_in_some_articles_is_no_abbreviation() {
        let mut articles = of_three_subjects(60);
        for article in articles.iter_mut().take(36) {
            article.text = article.text.to_uppercase();
        }
        let found = found(articles);
        assert!(found.iter().all(|(topic, _)| topic.name == topic.name.to_lowercase()), "{found:?}");
    }

    #[test]
    fn the_order_of_the_articles_makes_no_difference() {
        let articles = of_three_subjects(75);
        let reversed = articles.iter().rev().cloned().collect();
        assert_eq!(found(articles), found(reversed));
    }

    #[test]
    fn a_few_articles_have_no_topics() {
        assert!(found(of_three_subjects(LEAST_ARTICLES as usize - 1)).is_empty());
        assert!(!found(of_three_subjects(LEAST_ARTICLES as usize)).is_empty());
    }

    #[test]
    fn languages_are_no_topics() {
        let german = |i: usize| {
            let subject = [["Impfstoff", "Krankenhaus"], ["Stahl", "Zölle"]][i % 2];
            let text =
                format!("Es war der {} und nicht das {}, das sie mit uns haben wollten.", subject[0], subject[1]);
            article(&format!("de{i}"), "O", "", &text)
        };
        let mut articles = of_three_subjects(60);
        articles.extend((0..40).map(german));
        let found = found(articles);
        let is_german = |ids: &[String]| ids.iter().filter(|id| id.starts_with("de")).count();
        assert!(found.iter().all(|(_, ids)| [0, ids.len()].contains(&is_german(ids))), "{found:?}");
        assert!(found.len() >= 5, "{found:?}");
    }

    #[test]
    fn a_lexicon_gets_what_it_lacks_and_nothing_that_was_rejected() {
        let corpus = corpus(of_three_subjects(60), vec![], vec![]);
        let all = lacking(&corpus, &corpus.head);
        assert!(all.len() == 3 && all.iter().all(|found| found.sure >= LEAST_SURE), "{all:?}");
        let mut head = corpus.head.clone();
        head.reject([&*all[0].topic.name]);
        let left = lacking(&corpus, &head);
        assert_eq!(left, all[1..]);
        head.topics.extend(all[1..].iter().map(|found| found.topic.clone()));
        let corpus = corpus_under(head.clone(), of_three_subjects(60));
        assert_eq!(lacking(&corpus, &head), [], "a third of the articles is about none, which is not most");
    }

    proptest! {
        #[test]
        fn no_text_panics_and_no_order_matters(texts in prop::collection::vec("([a-d]{2}[. -]|of |the |[A-C]b |\\PC){0,9}", 0..64)) {
            let articles: Vec<Article> = texts.iter().enumerate().map(|(i, text)| article(&i.to_string(), "O", "", text)).collect();
            let reversed = articles.iter().rev().cloned().collect();
            let topics = |found: Vec<(Topic, Vec<String>)>| {
                let mut topics: Vec<_> = found.into_iter().map(|(topic, _)| (topic.name, topic.phrases, topic.at_least)).collect();
                topics.sort();
                topics
            };
            prop_assert_eq!(topics(found(articles)), topics(found(reversed)));
        }
    }
}
