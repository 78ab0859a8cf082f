//! Mentions: the spans in which actors or topics are mentioned, article by article.

use crate::pattern::Span;
use crate::phrases::{Ground, Phrases};
use crate::{ArticleId, Lexicon, Position};
use model::{Actor, Topic};
use std::ops::Range;

/// One mention of an actor or topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens.
    pub span: Span,
    /// The actor's or topic's number.
    pub label: u32,
}

/// All mentions in reading order, grouped by article.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    all: Vec<Mention>,
    starts: Vec<u32>,
}

/// Mentions that are being looked for, so that it can be done in short steps.
#[derive(Clone, Debug)]
pub(super) struct Seeking {
    phrases: Phrases,
    found: Vec<Mention>,
}

impl Seeking {
    /// Prepares to find every actor under all its names.
    ///
    /// Where names overlap, the one that begins first wins, then the longest, then the actor listed first. If an exclusion wins, there is no
    /// mention.
    pub(super) fn of_actors(lexicon: &Lexicon, actors: &[Actor]) -> Self {
        Self { phrases: names(lexicon, actors), found: Vec::new() }
    }

    /// Prepares to find every topic's phrases. Topics do not compete: the same words may mention several.
    pub(super) fn of_topics(lexicon: &Lexicon, topics: &[Topic]) -> Self {
        let phrases = (0..)
            .zip(topics)
            .flat_map(|(label, topic)| topic.phrases.iter().map(move |phrase| (phrase.as_str(), label, Some(label))));
        Self { phrases: Phrases::of(lexicon, phrases), found: Vec::new() }
    }

    /// Looks at the next `n` positions. Returns whether there are more.
    pub(super) fn step(&mut self, ground: Ground<'_>, n: Position) -> bool {
        let Self { phrases, found } = self;
        phrases.step(ground, n, &mut |span, label| found.extend(label.map(|label| Mention { span, label })))
    }

    /// What is found in the rest of the corpus too. `starts` are the first positions of the articles.
    pub(super) fn finish(mut self, ground: Ground<'_>, starts: &[Position]) -> Mentions {
        self.step(ground, Position::MAX);
        Mentions::of(self.found, starts)
    }
}

impl Mentions {
    fn of(mut all: Vec<Mention>, article_starts: &[Position]) -> Self {
        all.shrink_to_fit();
        let starts = article_starts.iter().map(|&start| all.partition_point(|m| m.span.start < start) as u32).collect();
        Self { all, starts }
    }

    /// The mentions that begin in a range of positions, in reading order.
    pub fn within(&self, range: Range<Position>) -> &[Mention] {
        let bound = |position| self.all.partition_point(|mention| mention.span.start < position);
        self.all.get(bound(range.start)..bound(range.end)).unwrap_or_default()
    }

    /// The mentions within an article, in its text and in its counts.
    pub fn in_article(&self, article: ArticleId) -> &[Mention] {
        let bound = |i: usize| self.starts.get(i).copied().unwrap_or_default() as usize;
        self.all.get(bound(article as usize)..bound(article as usize + 1)).unwrap_or_default()
    }

    /// The spans of one label, in reading order.
    pub fn of_label(&self, label: u32) -> impl Iterator<Item = Span> + '_ {
        self.all.iter().filter(move |mention| mention.label == label).map(|mention| mention.span)
    }
}

/// All actors' names, each with the actor's number, and what looks like a name and is none.
fn names(lexicon: &Lexicon, actors: &[Actor]) -> Phrases {
    let phrases = (0..).zip(actors).flat_map(|(label, actor)| {
        let named = std::iter::once(&actor.name).chain(&actor.aliases).map(move |phrase| (phrase, Some(label)));
        named.chain(actor.not.iter().map(|phrase| (phrase, None)))
    });
    Phrases::of(lexicon, phrases.map(|(phrase, label)| (phrase.as_str(), 0, label)))
}

/// The spans of all actors' names and of what looks like a name and is none, in reading order.
pub(super) fn named_spans(ground: Ground<'_>, actors: &[Actor]) -> Vec<Span> {
    let mut found = Vec::new();
    names(ground.lexicon, actors).step(ground, Position::MAX, &mut |span, _| found.push(span));
    found
}
