//! A passage: a stretch of an article as it is read, cut where names, topics and search hits begin and end.

use corpus::{ArticleId, Corpus, Position, ReadText, Span};
use model::ActorKind;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use text::{Token, tokens};

/// A piece of text, all of it marked alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The text.
    pub text: String,
    /// It was searched for.
    #[serde(default)]
    pub hit: bool,
    /// It names this actor.
    #[serde(default)]
    pub actor: Option<(String, ActorKind)>,
    /// It speaks of a topic.
    #[serde(default)]
    pub topic: bool,
}

/// Which marks to make.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks<'a> {
    /// What was searched for, in reading order.
    pub hits: &'a [Span],
    /// Mark actors and topics.
    pub names: bool,
}

/// An article's text and its tokens, those of the headline first, each with its bytes there or in the text.
#[derive(Debug)]
pub struct Layout {
    /// How many tokens the headline has.
    pub n_headline: usize,
    /// Every token.
    pub tokens: Vec<Token>,
    /// The text, or as much of it as was asked for.
    pub text: String,
    first: Position,
}

impl Layout {
    /// Lays an article out.
    pub fn of(corpus: &Corpus, article: ArticleId) -> Self {
        Self::up_to(corpus, article, Position::MAX)
    }

    /// The same before a position: what a list shows of a long article is soon put together.
    pub fn up_to(corpus: &Corpus, article: ArticleId, end: Position) -> Self {
        let first = corpus.articles.range(article).start;
        let n_headline = corpus.articles.in_text(article).start.saturating_sub(first) as usize;
        let headline = corpus.articles.get(article).map_or("", |known| &known.headline);
        let ReadText { text, tokens: of_text } = corpus.reading().read(article, end);
        let mut all: Vec<Token> = tokens(headline, corpus.articles.writing(article)).collect();
        // As many as were counted, even where a browser cut a script without spaces in another way then.
        all.resize(n_headline, Token { start: headline.len(), end: headline.len() });
        all.extend(of_text);
        Self { n_headline, tokens: all, text, first }
    }

    /// The number, within the article, of the token at a position.
    pub fn number(&self, position: Position) -> usize {
        (position.saturating_sub(self.first)) as usize
    }

    /// The tokens of the text that begin in a range of its bytes.
    pub fn in_bytes(&self, bytes: Range<usize>) -> Range<usize> {
        let body = &self.tokens[self.n_headline..];
        let start = body.partition_point(|t| t.start < bytes.start);
        let end = body.partition_point(|t| t.start < bytes.end);
        self.n_headline + start..self.n_headline + end
    }
}

/// What a token is marked as; tokens of one mention share a number so that the space between them is marked too.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Mark {
    hit: Option<usize>,
    actor: Option<(usize, u32)>,
    topic: Option<usize>,
}

/// Cuts a stretch of bytes of the headline or of the text into runs. `window` are its tokens' numbers within the article.
pub fn runs(
    corpus: &Corpus,
    article: ArticleId,
    layout: &Layout,
    source: &str,
    bytes: Range<usize>,
    window: Range<usize>,
    marks: Marks<'_>,
) -> Vec<Run> {
    let mut mark_of = vec![Mark::default(); window.len()];
    let range = corpus.articles.range(article);
    let mut put = |span: Span, set: &mut dyn FnMut(&mut Mark)| {
        let from = layout.number(span.start).max(window.start);
        let to = layout.number(span.end()).min(window.end);
        for number in from..to {
            set(&mut mark_of[number - window.start]);
        }
    };
    let first_hit = marks.hits.partition_point(|hit| hit.start < range.start);
    let hits = marks.hits[first_hit..].iter().take_while(|hit| hit.start < range.end);
    for (i, hit) in hits.enumerate() {
        put(*hit, &mut |mark| mark.hit = Some(i));
    }
    if marks.names {
        for (i, mention) in corpus.actors.in_article(article).iter().enumerate() {
            put(mention.span, &mut |mark| mark.actor = Some((i, mention.label)));
        }
        for (i, mention) in corpus.topic_mentions.in_article(article).iter().enumerate() {
            put(mention.span, &mut |mark| mark.topic = Some(i));
        }
    }
    let mut pieces = Pieces { corpus, source, runs: Vec::new(), mark: Mark::default(), start: bytes.start };
    let mut end = bytes.start;
    let mut last = Mark::default();
    for (mark, token) in mark_of.iter().zip(&layout.tokens[window]) {
        // What is between two tokens is marked as far as both belong to one mention.
        pieces.change(
            end,
            Mark {
                hit: mark.hit.filter(|_| mark.hit == last.hit),
                actor: mark.actor.filter(|_| mark.actor == last.actor),
                topic: mark.topic.filter(|_| mark.topic == last.topic),
            },
        );
        pieces.change(token.start, *mark);
        end = token.end;
        last = *mark;
    }
    pieces.change(end, Mark::default());
    pieces.push(bytes.end);
    pieces.runs
}

struct Pieces<'a> {
    corpus: &'a Corpus,
    source: &'a str,
    runs: Vec<Run>,
    mark: Mark,
    start: usize,
}

impl Pieces<'_> {
    fn change(&mut self, at: usize, mark: Mark) {
        if mark != self.mark {
            self.push(at);
            self.mark = mark;
        }
    }

    fn push(&mut self, end: usize) {
        let text = self.source.get(self.start..end).unwrap_or_default();
        if !text.is_empty() {
            let actor = self.mark.actor.and_then(|(_, label)| self.corpus.head.actors.get(label as usize));
            self.runs.push(Run {
                text: text.to_owned(),
                hit: self.mark.hit.is_some(),
                actor: actor.map(|actor| (actor.name.clone(), actor.kind)),
                topic: self.mark.topic.is_some(),
            });
        }
        self.start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::search;
    use corpus::samples::{actor, article, corpus};

    #[test]
    fn names_and_hits_are_cut_out_and_nothing_is_lost() {
        let text = "“Keir Starmer’s aide” met Keir.";
        let corpus = corpus(vec![article("a", "O", "", text)], vec![actor("Keir Starmer", &[], &[])], vec![]);
        let found = search::run(&corpus, "\"starmer’s aide\"").unwrap().unwrap();
        let layout = Layout::of(&corpus, 0);
        let marks = Marks { hits: &found.spans, names: true };
        let runs = runs(&corpus, 0, &layout, text, 0..text.len(), 0..layout.tokens.len(), marks);
        let shown: Vec<String> = runs
            .iter()
            .map(|r| format!("{}{}{}", r.text, if r.hit { "!" } else { "" }, if r.actor.is_some() { "@" } else { "" }))
            .collect();
        assert_eq!(shown, ["“", "Keir @", "Starmer!@", "’s aide!", "” met Keir."]);
        assert_eq!(runs.iter().map(|r| r.text.as_str()).collect::<String>(), text);
    }
}
