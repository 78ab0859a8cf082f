//! Duplicates: articles whose text is that of another, word for word or nearly, as syndicated reports and updated versions are.
//!
//! Every run of five words is hashed (Broder 1997, "On the resemblance and containment of documents"); of the hashes those divisible by a power of two
//! are the text's sketch, and two texts resemble each other as far as their sketches overlap (the Jaccard index). Equal words are found whatever their
//! punctuation, case and paragraphs.

use hashbrown::{HashMap, HashTable};
use model::mixing::{hash, mix};
use model::{Article, parallel};
use std::hash::{BuildHasherDefault, Hasher};

/// From which resemblance on two texts are nearly the same.
const NEARLY: f64 = 0.8;
/// How many words a hashed run has.
const RUN: usize = 5;
/// Of a long text, one hash in this many is kept; of a short one, all.
const ONE_IN: u64 = 16;
/// Texts of up to this many words keep every hash.
const SHORT: usize = 400;
/// A run in more articles than this is boilerplate and is ignored.
const MOST_SHARED: usize = 50;
/// So many articles are read before they are compared.
const AT_ONCE: usize = 1024;

/// A text as far as its likeness to others goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    whole: u64,
    runs: Vec<u64>,
}

fn hash_word(word: &str) -> u64 {
    hash(word.bytes().map(u64::from))
}

/// Spreads numbers that are hashes already.
#[derive(Default)]
struct Spreading(u64);

impl Hasher for Spreading {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| mix(hash, u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mix(self.0, number);
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<Spreading>>;

impl Sketch {
    /// The sketch of a text.
    pub fn of(text: &str) -> Self {
        let mut words = Vec::new();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if word.is_ascii() {
                words.push(hash(word.bytes().map(|byte| byte.to_ascii_lowercase().into())));
            } else if word
                .chars()
                .any(|c| ('\u{0e00}'..='\u{0eff}').contains(&c) || ('\u{3041}'..='\u{9fff}').contains(&c))
            {
                // Scripts without spaces: letter by letter.
                words.extend(word.chars().map(u64::from));
            } else {
                words.push(hash_word(&word.to_lowercase()));
            }
        }
        let mut runs: Vec<u64> = words.windows(RUN).map(|run| hash(run.iter().copied())).collect();
        if words.len() > SHORT {
            runs.retain(|run| run.is_multiple_of(ONE_IN));
        }
        runs.sort_unstable();
        runs.dedup();
        // Room for every run of a long text would be sixteen times as much.
        runs.shrink_to_fit();
        Self { whole: hash(words), runs }
    }

    /// The sketch of an article: of its text or, where it has none, of its counts or sums, of which each word's is a run.
    fn of_article(article: &Article) -> Self {
        let (text, counts, cell) = (&article.text, &article.counts, &article.cell);
        if !text.is_empty() || counts.is_none() && cell.is_none() {
            return Self::of(text);
        }
        let of_word = |n: u64, word: &str| hash([n, hash_word(word)]);
        let words = counts.iter().flat_map(|counts| &counts.words);
        let words = words.flat_map(|(n, words)| words.split(' ').map(|word| of_word((*n).into(), word)));
        let phrases = counts.iter().flat_map(|counts| &counts.phrases);
        let phrases = phrases.flat_map(|(n, list)| list.iter().map(|phrase| of_word((*n).into(), phrase)));
        let sums = cell.iter().flat_map(|cell| cell.words()).map(|(word, sums)| of_word(sums.count, word));
        let mut runs: Vec<u64> = words.chain(phrases).chain(sums).collect();
        runs.sort_unstable();
        Self { whole: hash(runs.iter().copied()), runs }
    }

    /// Whether there are no words, which nothing repeats.
    fn says_nothing(&self) -> bool {
        self.whole == hash([])
    }

    fn has(&self, run: u64) -> bool {
        self.runs.binary_search(&run).is_ok()
    }

    /// Whether the words are the same, each and in order.
    pub fn is_same(&self, other: &Self) -> bool {
        self.whole == other.whole
    }

    /// How much is common to two texts, of all that either has, from 0 to 1.
    fn resemblance(&self, other: &Self) -> f64 {
        if self.whole == other.whole {
            return 1.0;
        }
        let (mut a, mut b, mut n_common) = (self.runs.iter().peekable(), other.runs.iter().peekable(), 0_usize);
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    n_common += 1;
                    a.next();
                    b.next();
                }
            }
        }
        let n_all = self.runs.len() + other.runs.len() - n_common;
        if n_all == 0 { 0.0 } else { n_common as f64 / n_all as f64 }
    }
}

/// An article that repeats an earlier one, by their numbers, and how much of the two is the same, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Repeat {
    /// The article.
    pub article: usize,
    /// The earlier one.
    pub of: usize,
    /// How much of the two is the same.
    pub same: f64,
}

/// The articles that have a run. Nearly every run is of one article alone, so that one stands by itself, under half of the run: the other half is in its
/// sketch.
#[derive(Default)]
struct Holders {
    first: HashTable<(u32, u32)>,
    others: Map<u64, Vec<u32>>,
}

impl Holders {
    /// Half of a run. The lowest bits of those that are kept are the same.
    fn half(run: u64) -> u32 {
        (run >> 32) as u32
    }

    fn spread(half: u32) -> u64 {
        mix(0, half.into())
    }

    fn first(&self, run: u64, sketches: &[Sketch]) -> Option<u32> {
        let half = Self::half(run);
        let is =
            |(of, article): &(u32, u32)| *of == half && sketches.get(*article as usize).is_some_and(|of| of.has(run));
        self.first.find(Self::spread(half), is).map(|(_, article)| *article)
    }

    /// Notes that an article has a run, which this one had first.
    fn add(&mut self, run: u64, article: u32, first: Option<u32>) {
        if first.is_some() {
            let others = self.others.entry(run).or_default();
            if others.len() + 1 < MOST_SHARED {
                others.push(article);
            }
        } else {
            let half = Self::half(run);
            self.first.insert_unique(Self::spread(half), (half, article), |(half, _)| Self::spread(*half));
        }
    }

    /// The articles with a run, which this one had first; none where it is boilerplate.
    fn of(&self, run: u64, first: u32) -> impl Iterator<Item = u32> {
        let others = self.others.get(&run).map(Vec::as_slice).unwrap_or_default();
        let held = (others.len() + 1 < MOST_SHARED).then_some(others);
        held.into_iter().flat_map(move |others| std::iter::once(first).chain(others.iter().copied()))
    }
}

/// Finds, for each article, the earlier one that it repeats most; `on_progress` is called with how many have been looked at.
pub fn find(articles: &[Article], mut on_progress: impl FnMut(usize)) -> Vec<Repeat> {
    let mut sketches: Vec<Sketch> = Vec::with_capacity(articles.len());
    let mut with_whole: Map<u64, usize> = Map::default();
    let mut with_run = Holders::default();
    let mut found = Vec::new();
    let sketched = articles.chunks(AT_ONCE).flat_map(|articles| parallel::map(articles, Sketch::of_article));
    for (i, sketch) in sketched.enumerate() {
        if i.is_multiple_of(256) {
            on_progress(i);
        }
        let same = with_whole.get(&sketch.whole).filter(|_| !sketch.says_nothing()).map(|&of| (of, 1.0));
        // Nobody asks for them where the whole text is known.
        let runs = sketch.runs.iter().filter(|_| same.is_none());
        let firsts: Vec<Option<u32>> = runs.map(|run| with_run.first(*run, &sketches)).collect();
        let best = same.or_else(|| {
            let mut votes: Map<u32, usize> = Map::default();
            for (run, first) in sketch.runs.iter().zip(&firsts) {
                for other in first.iter().flat_map(|first| with_run.of(*run, *first)) {
                    *votes.entry(other).or_default() += 1;
                }
            }
            let mut close: Vec<u32> =
                votes.into_iter().filter(|(_, n)| *n * 3 >= sketch.runs.len()).map(|(other, _)| other).collect();
            close.sort_unstable();
            let likeness = |other: u32| sketches.get(other as usize).map_or(0.0, |known| sketch.resemblance(known));
            let scored = close.into_iter().map(|other| (other as usize, likeness(other)));
            scored.filter(|(_, same)| *same >= NEARLY).reduce(|best, next| if next.1 > best.1 { next } else { best })
        });
        sketches.push(sketch);
        if let Some((of, same)) = best {
            found.push(Repeat { article: i, of, same });
        } else if let Some(sketch) = sketches.last() {
            with_whole.insert(sketch.whole, i);
            for (run, first) in sketch.runs.iter().zip(firsts) {
                with_run.add(*run, i as u32, first);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Record;
    use proptest::prelude::*;

    fn article(text: &str) -> Article {
        let fields = serde_json::json!({ "headline": "H", "outlet": "O", "text": text });
        Record { fields: fields.as_object().cloned().unwrap_or_default(), ..Record::default() }.into_article().unwrap()
    }

    fn words(from: usize, to: usize) -> String {
        (from..to).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_same_words_and_nearly_the_same_are_found() {
        let articles = [
            article(&words(0, 1000)),
            article(&words(0, 1000).to_uppercase().replace(' ', ", ")),
            article(&format!("{}. Updated: {}", words(0, 990), words(2000, 2020))),
            article(&words(500, 1500)),
            article(&words(3000, 3050)),
            article(&words(3000, 3049)),
        ];
        let found: Vec<(usize, usize, bool)> =
            find(&articles, |_| ()).iter().map(|r| (r.article, r.of, r.same == 1.0)).collect();
        assert_eq!(found, [(1, 0, true), (2, 0, false), (5, 4, false)]);
    }

    #[test]
    fn short_texts_are_the_same_only_word_for_word() {
        let articles = [article("One two."), article("one TWO"), article("One three.")];
        assert_eq!(find(&articles, |_| ()).len(), 1);
    }

    /// Each article against all before it that repeat none.
    #[test]
    fn what_has_no_words_repeats_nothing() {
        assert_eq!(find(&["***", "—", "***"].map(article), |_| ()), []);
    }

    fn one_by_one(articles: &[Article]) -> Vec<Repeat> {
        let sketches: Vec<Sketch> = articles.iter().map(Sketch::of_article).collect();
        let (mut found, mut known): (Vec<Repeat>, Vec<usize>) = Default::default();
        for (article, sketch) in sketches.iter().enumerate() {
            let likeness = known.iter().map(|&of| Repeat { article, of, same: sketch.resemblance(&sketches[of]) });
            let best = likeness.filter(|repeat| repeat.same >= NEARLY);
            match best.reduce(|best, next| if next.same > best.same { next } else { best }) {
                Some(repeat) => found.push(repeat),
                None => known.push(article),
            }
        }
        found
    }

    proptest! {
        #[test]
        fn repeats_are_found_as_one_by_one(parts in prop::collection::vec((0..3_usize, 0..30_usize, 300..900_usize), 1..20)) {
            let text = |(story, from, to): (usize, usize, usize)| words(1000 * story + from, 1000 * story + to);
            let articles: Vec<Article> = parts.into_iter().map(|part| article(&text(part))).collect();
            prop_assert_eq!(find(&articles, |_| ()), one_by_one(&articles));
        }
    }
}
