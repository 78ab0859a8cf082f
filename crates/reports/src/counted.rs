//! Counted: bags that are counted for one question, of what no corpus keeps: units near a node, and sequences of words.

use crate::context::window;
use crate::sequences::{LONGEST, NO_WORD, Sequence, Sequences};
use crate::window::{Near, Window};
use corpus::bags::{Counting, for_each_unit};
use corpus::pairs::for_each_row;
use corpus::query::{ArticleSet, SearchFault, members};
use corpus::{Bags, Corpus, Span, UnitKind};
use std::rc::Rc;

/// What decides over the counts.
#[derive(Debug, PartialEq)]
pub(super) struct Question {
    pub(super) set: ArticleSet,
    pub(super) kind: UnitKind,
    pub(super) length: usize,
    pub(super) near: Option<Near>,
    pub(super) min_articles: u32,
}

/// Bags that were counted for one question, and the sequences that their units are.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    pub(super) bags: Bags,
    pub(super) sequences: Vec<Sequence>,
}

/// What was counted last: the views of one question share it.
#[derive(Debug, Default)]
pub struct Cache(Option<(Question, Rc<Counted>)>);

impl Cache {
    /// The counts for a question, counted unless it was the last.
    ///
    /// # Errors
    /// What keeps the node, near which units are counted, from being understood.
    pub(super) fn counted(&mut self, corpus: &Corpus, question: Question) -> Result<Rc<Counted>, SearchFault> {
        if let Some((_, counted)) = self.0.as_ref().filter(|(known, _)| *known == question) {
            return Ok(Rc::clone(counted));
        }
        let Question { set, kind, length, near, min_articles } = &question;
        let window = near.as_ref().map(|near| window(corpus, set, near)).transpose()?;
        let counted = if *length == 1 {
            count_near(corpus, set, *kind, &window.unwrap_or_default())
        } else {
            count_sequences(corpus, set, *length, window.as_ref(), *min_articles)
        };
        Ok(Rc::clone(&self.0.insert((question, Rc::new(counted))).1))
    }
}

fn count_near(corpus: &Corpus, set: &ArticleSet, kind: UnitKind, window: &Window) -> Counted {
    let mut counting = Counting::of_units(corpus.n_units(kind));
    for article in 0..corpus.articles.len() {
        if set.contains(article as usize) && corpus.articles.has_text(article) {
            for_each_unit(corpus, kind, corpus.articles.readable(article), |unit, span| {
                if window.holds(span) {
                    counting.add(unit);
                }
            });
        }
        counting.end_article();
    }
    Counted { bags: counting.finish(), sequences: Vec::new() }
}

/// Calls `each` with every sequence of an article, and how many times it is there: words in a row within a sentence, whatever marks are between
/// them, or pairs as they were counted elsewhere. Returns how many more pairs were counted.
fn for_each_sequence(
    corpus: &Corpus,
    article: u32,
    length: usize,
    window: Option<&Window>,
    each: &mut dyn FnMut(&Sequence, u32),
) -> u32 {
    let mut sequence = [NO_WORD; LONGEST];
    if let Some(pairs) = corpus.articles.pairs(article).filter(|_| length == 2 && window.is_none()) {
        for (words, times) in &pairs.named {
            sequence[..2].copy_from_slice(&words.map(|word| corpus.lexicon.type_of(word)));
            each(&sequence, *times);
        }
        return pairs.n_other;
    }
    let n_tokens = length as u32;
    for_each_row(corpus, article, n_tokens, &mut |start| {
        if window.is_none_or(|window| window.holds(Span { start, n_tokens })) {
            (start..).zip(&mut sequence[..length]).for_each(|(at, word)| *word = corpus.type_at(at));
            each(&sequence, 1);
        }
    });
    0
}

/// Counts the sequences that may be in enough articles.
fn count_sequences(
    corpus: &Corpus,
    set: &ArticleSet,
    length: usize,
    window: Option<&Window>,
    min_articles: u32,
) -> Counted {
    let mut sequences = Sequences::new(corpus, min_articles);
    for article in members(set) {
        for_each_sequence(corpus, article, length, window, &mut |sequence, times| sequences.see_times(sequence, times));
    }
    let mut counting = Counting::of_units(0);
    for article in 0..corpus.articles.len() {
        if set.contains(article as usize) {
            let n_other = for_each_sequence(corpus, article, length, window, &mut |sequence, times| {
                let unit = sequences.number(sequence);
                for _ in 0..times {
                    match unit {
                        Some(unit) => counting.add(unit),
                        None => counting.add_other(),
                    }
                }
            });
            (0..n_other).for_each(|_| counting.add_other());
        }
        counting.end_article();
    }
    Counted { bags: counting.finish(), sequences: sequences.into_numbered() }
}
