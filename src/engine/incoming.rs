//! Incoming: articles on their way into a corpus, each with an id that nobody has, without those that are there already.

use crate::ingest::json_lines::{Line, Reader};
use crate::ingest::{Article, Head};
use hashbrown::{HashMap, HashSet, HashTable};

/// What a payload of JSON Lines holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Incoming {
    pub(super) head: Option<Head>,
    pub(super) articles: Vec<Article>,
    /// Lines that could not be read, in words.
    pub(super) faults: Vec<String>,
}

impl Incoming {
    /// Reads JSON Lines.
    pub(super) fn read(payload: &[u8]) -> Self {
        let mut incoming = Self::default();
        let mut take = |line| match line {
            Line::Head(head) => incoming.head = Some(*head).filter(says_something),
            Line::Article(article, _) => incoming.articles.push(*article),
            Line::Faults(faults) => incoming.faults.extend(faults.iter().map(ToString::to_string)),
        };
        let mut reader = Reader::new("articles");
        reader.push(payload, &mut take);
        reader.finish(&mut take);
        incoming
    }

    /// Drops articles that their outlet has already word for word, here or earlier among them; how many. Case, marks and spaces may differ. With
    /// `keeps_doubles` an earlier one among them counts only if it has the same id: a corpus may have a text twice.
    pub(super) fn leave_out(&mut self, here: &[Article], keeps_doubles: bool) -> u32 {
        let outlets: HashSet<&str> = self.articles.iter().map(|article| article.outlet.as_str()).collect();
        let here: Vec<&Article> = here.iter().filter(|article| outlets.contains(article.outlet.as_str())).collect();
        let all: Vec<&Article> = here.iter().copied().chain(&self.articles).collect();
        let hashes: Vec<u64> = all.iter().map(|article| hash(article, keeps_doubles)).collect();
        let hash_of = |i: u32| hashes.get(i as usize).copied().unwrap_or_default();
        let mut known: HashTable<u32> = HashTable::new();
        let mut is_new = Vec::with_capacity(self.articles.len());
        for (i, article) in (0..).zip(&all) {
            let is_double = |j: &u32| {
                let other = all.get(*j as usize).filter(|_| hash_of(*j) == hash_of(i));
                other.is_some_and(|other| is_same(other, article) && (!keeps_doubles || other.id == article.id))
            };
            let found = known.find(hash_of(i), is_double).is_some();
            if !found {
                known.insert_unique(hash_of(i), i, |j| hash_of(*j));
            }
            if i as usize >= here.len() {
                is_new.push(!found);
            }
        }
        drop(outlets);
        let n_before = self.articles.len();
        let mut is_new = is_new.into_iter();
        self.articles.retain(|_| is_new.next().unwrap_or(true));
        (n_before - self.articles.len()) as u32
    }

    /// Gives every article an id that no other has, here or among them: one that is taken gets `-2`, `-3` and so on behind it, one that is missing is
    /// the article's number, or the next one that is free.
    pub(super) fn settle_ids(&mut self, here: &[Article]) {
        // Each taken id, with the next number to try behind it.
        let mut taken: HashMap<String, u32> = here.iter().map(|article| (article.id.clone(), 2)).collect();
        let given: HashMap<String, u32> = self.articles.iter().map(|article| (article.id.clone(), 0)).collect();
        let mut number = here.len();
        for article in &mut self.articles {
            number += 1;
            if article.id.is_empty() {
                while taken.contains_key(&number.to_string()) || given.contains_key(&number.to_string()) {
                    number += 1;
                }
                article.id = number.to_string();
            } else if let Some(mut next) = taken.get(&article.id).copied() {
                let free = |next: u32| format!("{}-{next}", article.id);
                while taken.contains_key(&free(next)) || given.contains_key(&free(next)) {
                    next += 1;
                }
                let id = free(next);
                taken.insert(std::mem::replace(&mut article.id, id), next + 1);
            }
            taken.insert(article.id.clone(), 2);
        }
    }

    /// The head of the corpus that these articles come into. In an empty one their own is taken, and where articles take the place of all others;
    /// else what the corpus lacks: a title, a lexicon. Where articles without a head take the place of others, what was said of those goes.
    pub(super) fn head_for(&mut self, here: &Head, is_empty: bool, replace: bool) -> Head {
        let has_lexicon = !here.actors.is_empty() || !here.topics.is_empty();
        match self.head.take() {
            None if replace => {
                let mut other = here.other.clone();
                other.remove("view");
                Head { title: String::new(), note: None, other, ..here.clone() }
            }
            None => here.clone(),
            Some(head) if replace => head,
            Some(head) => {
                let mut taken = here.clone();
                if taken.title.is_empty() {
                    (taken.title, taken.note) = (head.title, taken.note.or(head.note));
                }
                if !has_lexicon {
                    (taken.actors, taken.topics) = (head.actors, head.topics);
                }
                if is_empty {
                    taken.language = head.language;
                    for (name, value) in head.other {
                        taken.other.entry(name).or_insert(value);
                    }
                }
                taken
            }
        }
    }
}

/// Whether a head says more than that articles follow.
fn says_something(head: &Head) -> bool {
    let Head { title, note, actors, topics, other, .. } = head;
    !(title.is_empty() && note.is_none() && actors.is_empty() && topics.is_empty() && other.is_empty())
}

/// The letters and digits of a text, folded: what is left when word for word is meant.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn is_same(a: &Article, b: &Article) -> bool {
    a.outlet == b.outlet && letters(&a.text).eq(letters(&b.text))
}

/// A number that articles of the same outlet and words share, and of the same id where that matters (FNV-1a over the letters).
fn hash(article: &Article, with_id: bool) -> u64 {
    let id = if with_id { article.id.as_str() } else { "" };
    let letters = id.chars().chain(article.outlet.chars()).chain(letters(&article.text));
    letters.fold(0xCBF2_9CE4_8422_2325, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::builder::tests::article;

    fn ids(here: &[&str], given: &[&str]) -> Vec<String> {
        let articles = |ids: &[&str]| ids.iter().map(|id| article(id, "O", "", "x")).collect::<Vec<_>>();
        let mut incoming = Incoming { articles: articles(given), ..Incoming::default() };
        incoming.settle_ids(&articles(here));
        incoming.articles.into_iter().map(|article| article.id).collect()
    }

    #[test]
    fn every_id_is_somebodys_alone() {
        assert_eq!(ids(&["a", "a-2"], &["a", "a", "b", "a-3"]), ["a-4", "a-5", "b", "a-3"]);
        assert_eq!(ids(&["1", "2"], &["", "", "4", "", "2"]), ["3", "5", "4", "7", "2-2"]);
        assert_eq!(ids(&["x", "4"], &["", "3", ""]), ["5", "3", "7"]);
    }

    #[test]
    fn ten_thousand_articles_of_one_id_get_ten_thousand() {
        let found = ids(&[], &vec!["a"; 10_000]);
        assert_eq!(found.last().map(String::as_str), Some("a-10000"));
    }

    #[test]
    fn an_outlet_has_a_text_once() {
        let here = [article("1", "O", "2024", "War, and peace.")];
        let given = [("P", "War, and peace."), ("O", "WAR and\npeace"), ("O", "War and"), ("O", "war -- and")];
        let articles: Vec<Article> = given.iter().map(|(outlet, text)| article(text, outlet, "", text)).collect();
        let mut incoming = Incoming { articles, ..Incoming::default() };
        assert_eq!(incoming.clone().leave_out(&[], true), 0);
        assert_eq!(incoming.leave_out(&here, false), 2);
        let left: Vec<(&str, &str)> = incoming.articles.iter().map(|a| (a.outlet.as_str(), a.text.as_str())).collect();
        assert_eq!(left, [given[0], given[2]]);
    }
}
