//! Mentions: the spans in which actors or topics are mentioned, article by article.

use crate::pattern::{Case, Pattern, Span};
use crate::{ArticleId, FormId, Index, Lexicon, Position};
use model::order::sort_by;
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

/// The parts of a corpus that a pattern search needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    pub(super) forms: &'a [FormId],
    pub(super) lexicon: &'a Lexicon,
    pub(super) index: &'a Index,
    /// Where paragraphs begin.
    pub(super) paragraphs: &'a [Position],
}

impl Ground<'_> {
    fn find(&self, phrase: &str) -> Vec<Span> {
        Pattern::new(self.lexicon, phrase, Case::AsWritten)
            .map(|pattern| pattern.find_in(self.forms, self.lexicon, self.index, self.paragraphs))
            .unwrap_or_default()
    }
}

impl Mentions {
    /// Finds every actor under all its names. `starts` are the first positions of the articles.
    ///
    /// Where names overlap, the one that begins first wins, then the longest, then the actor listed first. If an exclusion wins, there is no
    /// mention.
    pub(super) fn of_actors(ground: Ground<'_>, actors: &[Actor], starts: &[Position]) -> Self {
        let named = |(span, label): (Span, Option<u32>)| label.map(|label| Mention { span, label });
        Self::of(names(ground, actors).into_iter().filter_map(named).collect(), starts)
    }

    /// Finds every topic's phrases. Topics do not compete: the same words may mention several.
    pub(super) fn of_topics(ground: Ground<'_>, topics: &[Topic], starts: &[Position]) -> Self {
        let mut all = Vec::new();
        for (label, topic) in topics.iter().enumerate() {
            let found = topic.phrases.iter().flat_map(|phrase| ground.find(phrase));
            let kept = resolve_overlaps(found.map(|span| (span, None)).collect());
            all.extend(kept.into_iter().map(|(span, _)| Mention { span, label: label as u32 }));
        }
        sort_by(&mut all, &|a, b| (a.span.start, a.label).cmp(&(b.span.start, b.label)));
        Self::of(all, starts)
    }

    fn of(all: Vec<Mention>, article_starts: &[Position]) -> Self {
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

/// The spans of all actors' names, each with the actor's number, and of what looks like a name and is none, in reading order.
pub(super) fn names(ground: Ground<'_>, actors: &[Actor]) -> Vec<(Span, Option<u32>)> {
    let mut found: Vec<(Span, Option<u32>)> = Vec::new();
    for (label, actor) in actors.iter().enumerate() {
        for phrase in std::iter::once(&actor.name).chain(&actor.aliases) {
            found.extend(ground.find(phrase).into_iter().map(|span| (span, Some(label as u32))));
        }
        for phrase in &actor.not {
            found.extend(ground.find(phrase).into_iter().map(|span| (span, None)));
        }
    }
    resolve_overlaps(found)
}

/// Resolves overlaps from left to right: keeps the longest span that begins at or after the end of the last one kept.
fn resolve_overlaps(mut found: Vec<(Span, Option<u32>)>) -> Vec<(Span, Option<u32>)> {
    // The sort is stable, so among equal spans the first listed wins.
    sort_by(&mut found, &|(a, _), (b, _)| a.start.cmp(&b.start).then(b.n_tokens.cmp(&a.n_tokens)));
    let mut free_from = 0;
    found.retain(|(span, _)| {
        let is_free = span.start >= free_from;
        if is_free {
            free_from = span.end();
        }
        is_free
    });
    found
}
