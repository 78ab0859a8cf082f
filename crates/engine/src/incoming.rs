//! Incoming: articles on their way into a corpus, without those that are there already.

use crate::edit::EditFault;
use formats::readers::json_lines::{JsonLine, LineReader};
use hashbrown::{HashSet, HashTable};
use model::{Article, ArticleList, Head, Metadata};

/// What a payload of JSON Lines holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Incoming {
    pub(super) head: Option<Head>,
    pub(super) articles: Vec<Article>,
    /// Lines that could not be read.
    pub(super) faults: Vec<EditFault>,
}

impl Incoming {
    /// Reads JSON Lines.
    pub(super) fn read(payload: &[u8]) -> Self {
        let mut incoming = Self::default();
        let mut emit = |line| match line {
            JsonLine::Head(head) => incoming.head = Some(*head).filter(says_something),
            JsonLine::Article(article) => incoming.articles.push(*article),
            JsonLine::Faults(faults) => incoming.faults.extend(faults.into_iter().map(EditFault::Unread)),
        };
        let mut reader = LineReader::new("articles");
        reader.push(payload, &mut emit);
        reader.finish(&mut emit);
        incoming
    }

    /// Drops articles that their outlet has word for word among those here, where case, marks and spaces may differ, and those that come twice under one
    /// id; how many. What repeats another among them under an id of its own stays: whether repeats are wanted was asked before.
    pub(super) fn leave_out(&mut self, here: &dyn ArticleList) -> u32 {
        let is_new: Vec<bool> = {
            let outlets: HashSet<&str> = self.articles.iter().map(|article| article.outlet.as_str()).collect();
            let mut there: HashTable<(u64, usize)> = HashTable::new();
            for (number, known) in here.all_metadata().enumerate() {
                if outlets.contains(known.outlet.as_str()) {
                    let hash = hash("", known, &here.text(number));
                    there.insert_unique(hash, (hash, number), |(hash, _)| *hash);
                }
            }
            let mut come: HashTable<(u64, &Article)> = HashTable::new();
            let mut found = Vec::with_capacity(self.articles.len());
            for article in &self.articles {
                let (words, all) = (hash("", article, &article.text), hash(&article.id, article, &article.text));
                let is_known = |(other_hash, other): &(u64, usize)| {
                    *other_hash == words && is_same(here.metadata(*other), &here.text(*other), article)
                };
                let is_double = |(other_hash, other): &(u64, &Article)| {
                    *other_hash == all && other.id == article.id && is_same(other, &other.text, article)
                };
                let is_new = there.find(words, is_known).is_none() && come.find(all, is_double).is_none();
                if is_new {
                    come.insert_unique(all, (all, article), |(hash, _)| *hash);
                }
                found.push(is_new);
            }
            found
        };
        let n_before = self.articles.len();
        let mut is_new = is_new.into_iter();
        self.articles.retain(|_| is_new.next().unwrap_or(true));
        (n_before - self.articles.len()) as u32
    }

    /// The head of the corpus that these articles come into. In an empty one their own is taken, and where articles take the place of all others;
    /// else what the corpus lacks: a title, a lexicon. Where articles without a head take the place of others, what was said of those goes.
    pub(super) fn head_for(&mut self, here: &Head, is_empty: bool, replace: bool) -> Head {
        let has_lexicon = !here.actors.is_empty() || !here.topics.is_empty();
        match self.head.take() {
            None if replace => {
                let mut other = here.other.clone();
                other.remove("view");
                Head {
                    title: String::new(),
                    note: None,
                    boilerplate: Vec::new(),
                    clippings: Vec::new(),
                    other,
                    ..here.clone()
                }
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
                if taken.clippings.is_empty() {
                    taken.clippings = head.clippings;
                }
                if is_empty {
                    taken.language = head.language;
                    taken.stop_words = head.stop_words;
                    taken.also_hidden = head.also_hidden;
                    taken.never_hidden = head.never_hidden;
                    taken.boilerplate = head.boilerplate;
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
    let Head {
        title, note, stop_words, also_hidden, never_hidden, boilerplate, actors, topics, clippings, other, ..
    } = head;
    let lists = [also_hidden, never_hidden, boilerplate];
    !(title.is_empty()
        && note.is_none()
        && stop_words.is_none()
        && actors.is_empty()
        && topics.is_empty()
        && clippings.is_empty()
        && other.is_empty()
        && lists.iter().all(|list| list.is_empty()))
}

/// The letters and digits of a text, folded: what is left when word for word is meant.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn is_same(a: &Metadata, text: &str, b: &Article) -> bool {
    a.outlet == b.outlet && a.counts == b.counts && a.cell == b.cell && letters(text).eq(letters(&b.text))
}

/// A number that articles of the same outlet and words share (FNV-1a over the letters), told apart by an id or something else.
fn hash(id: &str, article: &Metadata, text: &str) -> u64 {
    let letters = id.chars().chain(article.outlet.chars()).chain(letters(text));
    let words = article.counts.iter().flat_map(|counts| &counts.words).flat_map(|(_, words)| words.chars());
    let added_up = article.cell.iter().flat_map(|cell| cell.words()).flat_map(|(word, _)| word.chars());
    let letters = letters.chain(words).chain(added_up);
    letters.fold(0xCBF2_9CE4_8422_2325, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::article;

    #[test]
    fn a_text_that_is_here_comes_no_second_time_and_repeats_among_those_that_come_stay() {
        let here = vec![article("1", "O", "2024", "War, and peace.")];
        let given = [
            ("P", "War, and peace."),
            ("O", "WAR and\npeace"),
            ("O", "War and"),
            ("O", "war -- and"),
            ("O", "War and"),
        ];
        let articles: Vec<Article> = given.iter().map(|(outlet, text)| article(text, outlet, "", text)).collect();
        let left = |here: &Vec<Article>| {
            let mut incoming = Incoming { articles: articles.clone(), ..Incoming::default() };
            let n_out = incoming.leave_out(here);
            (n_out, incoming.articles.into_iter().map(|article| article.metadata.id).collect::<Vec<_>>())
        };
        // The last is the third again, under the same id.
        assert_eq!(left(&Vec::new()), (1, given[..4].iter().map(|(_, text)| (*text).to_owned()).collect()));
        assert_eq!(left(&here), (2, [given[0], given[2], given[3]].map(|(_, text)| text.to_owned()).to_vec()));
    }
}
