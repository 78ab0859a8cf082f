//! Repetition: words that stand mostly in lines which many articles have (a notice of copyright, a plea for subscribers), with these lines.

use crate::passage::Layout;
use crate::unit_spans;
use corpus::articles::Walk;
use corpus::breaks::stretch_at;
use corpus::query::ArticleSet;
use corpus::{ArticleId, Corpus, Position, Span};
use hashbrown::HashMap;
use model::boilerplate::shape;
use model::mixing::hash;
use model::order::sort_by;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// In how many articles a line must stand. Those with the same longest paragraph count once: they are versions of one article.
const LEAST: usize = 5;
/// Longer lines are no boilerplate, in words.
const LONGEST: u32 = 100;
/// How many words tell most lines apart.
const BEGINNING: u32 = 4;
/// How many lines are told.
const MOST_LINES: usize = 8;

/// What words owe to repeated lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repetition {
    /// The words that have half of their occurrences or more in such lines.
    pub words: Vec<String>,
    /// Such lines, those that most articles have first, each as it stands in the first of them; the figures in it may differ in others.
    pub lines: Vec<String>,
}

impl Repetition {
    /// What the words of several comparisons owe to repeated lines.
    pub fn of_all<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        let mut joined = Self::default();
        for Self { words, lines } in all {
            for (known, more) in [(&mut joined.words, words), (&mut joined.lines, lines)] {
                let more: Vec<&String> = more.iter().filter(|one| !known.contains(one)).collect();
                known.extend(more.into_iter().cloned());
            }
        }
        joined
    }
}

/// A line that some articles have.
struct Line {
    text: String,
    n_articles: usize,
}

/// Looks at where words stand, each given with its unit, as [`Corpus::unit_name`] has it, and the articles in which it leads. Only what stands in
/// texts is looked at: counts tell no lines.
///
/// Misleads where a corpus keeps no lines, each text being one paragraph: nothing repeats there.
pub(super) fn of<'a>(corpus: &Corpus, leading: impl Iterator<Item = (u32, &'a str, &'a ArticleSet)>) -> Repetition {
    let mut repetition = Repetition::default();
    let mut lines: Vec<Line> = Vec::new();
    let mut versions = Versions::default();
    for (unit, name, articles) in leading {
        let found = repeated(corpus, &unit_spans::of(corpus, articles, unit), &mut versions);
        if !found.is_empty() && !repetition.words.iter().any(|word| word == name) {
            repetition.words.push(name.to_owned());
        }
        for line in found {
            if lines.iter().all(|known| shape(&known.text) != shape(&line.text)) {
                lines.push(line);
            }
        }
    }
    sort_by(&mut lines, &|a, b| b.n_articles.cmp(&a.n_articles).then_with(|| a.text.cmp(&b.text)));
    repetition.lines = lines.into_iter().take(MOST_LINES).map(|line| line.text).collect();
    repetition
}

/// Whether a unit that stands in these places does so mostly in repeated lines.
pub(super) fn is_repeated(corpus: &Corpus, spans: &[Span], versions: &mut Versions) -> bool {
    !repeated(corpus, spans, versions).is_empty()
}

/// The repeated lines in which a unit has half of its occurrences or more; none where it has fewer.
fn repeated(corpus: &Corpus, spans: &[Span], versions: &mut Versions) -> Vec<Line> {
    let mut walk = Walk::new(corpus);
    // The line's words, and where in it the unit stands.
    let mut all: Vec<(u64, Position)> = Vec::new();
    for span in spans {
        let article = corpus.articles.range(walk.to(span.start));
        let line = stretch_at(corpus.breaks.paragraphs(), span.start);
        // A headline is never boilerplate.
        if line.start > article.start && line.end - line.start <= LONGEST {
            all.push((beginning_of(corpus, line), span.start));
        }
    }
    // Most lines are like no other, which their beginnings tell, so few are read whole.
    let mut places: Vec<(u64, Position)> = Vec::new();
    for alike in grouped(&mut all).filter(|alike| alike.len() >= LEAST) {
        places.extend(alike.iter().map(|(_, p)| (words_of(corpus, stretch_at(corpus.breaks.paragraphs(), *p)), *p)));
    }
    if 2 * places.len() < spans.len() {
        return Vec::new();
    }
    let mut n_repeated = 0;
    let mut lines = Vec::new();
    for alike in grouped(&mut places) {
        let Some((_, first)) = alike.first().filter(|_| alike.len() >= LEAST) else { continue };
        let n_articles = versions.count(corpus, alike.iter().map(|place| place.1));
        if n_articles >= LEAST
            && let Some(text) = line_at(corpus, *first)
        {
            n_repeated += alike.len();
            lines.push(Line { text, n_articles });
        }
    }
    if 2 * n_repeated >= spans.len() { lines } else { Vec::new() }
}

/// The runs of places of one number.
fn grouped(places: &mut [(u64, Position)]) -> impl Iterator<Item = &[(u64, Position)]> {
    places.sort_unstable();
    places.chunk_by(|a, b| a.0 == b.0)
}

/// The version that each article is, once it was asked for: words in the same lines ask for the same articles.
#[derive(Debug, Default)]
pub(super) struct Versions(HashMap<ArticleId, u64>);

impl Versions {
    /// How many articles there are at ascending positions, of versions of one article one.
    fn count(&mut self, corpus: &Corpus, positions: impl Iterator<Item = Position>) -> usize {
        let mut walk = Walk::new(corpus);
        let articles = positions.map(|position| walk.to(position));
        let mut versions: Vec<u64> =
            articles.map(|article| *self.0.entry(article).or_insert_with(|| version(corpus, article))).collect();
        versions.sort_unstable();
        versions.dedup();
        versions.len()
    }
}

/// The longest paragraph of an article, as a hash.
fn version(corpus: &Corpus, article: ArticleId) -> u64 {
    let Range { start, end } = corpus.articles.range(article);
    let paragraphs = corpus.breaks.paragraphs();
    let within = paragraphs.partition_point(|at| *at < start)..=paragraphs.partition_point(|at| *at < end);
    let lines = paragraphs.get(within).unwrap_or_default().array_windows();
    let longest = lines.max_by_key(|[from, to]| to - from);
    longest.map_or(0, |[from, to]| words_of(corpus, *from..*to))
}

/// The length of a line and its first words as a hash: those of lines with the same words are the same.
fn beginning_of(corpus: &Corpus, line: Range<Position>) -> u64 {
    let end = line.end.min(line.start + BEGINNING);
    words_of(corpus, line.start..end) ^ u64::from(line.end - line.start)
}

/// The words of a line as a hash, whatever its numbers.
fn words_of(corpus: &Corpus, line: Range<Position>) -> u64 {
    let words = corpus.forms.within(line).iter().map(|form| corpus.lexicon.type_of(form));
    hash(words.map(|word| if corpus.lexicon.is_number(word) { u32::MAX } else { word }.into()))
}

/// The line of a text at a position, if it can be left out of the counts.
fn line_at(corpus: &Corpus, position: Position) -> Option<String> {
    let article = Walk::new(corpus).to(position);
    let layout = Layout::of(corpus, article);
    let token = layout.tokens.get(layout.number(position))?;
    let text = &layout.text;
    let start = text.get(..token.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?.trim();
    shape(line).map(|_| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{actor, article, corpus};

    /// So many articles with a line under each.
    fn articles(n: usize, line: &str) -> Vec<model::Article> {
        let subject = |i: usize| ["ships", "trams", "bread", "wheat", "storms", "floods"][i];
        let text = |i: usize| format!("nine words of war and peace and then {}\n{line}", subject(i));
        (0..n).map(|i| article(&i.to_string(), "A", "", &text(i).replace("{}", &i.to_string()))).collect()
    }

    fn check(articles: Vec<model::Article>, words: &[&str], lines: &[&str]) {
        let n = articles.len() as u32;
        let corpus = corpus(articles, vec![actor("Quill", &[], &[])], vec![]);
        let all = all_articles(n);
        let unit = |word| corpus.lexicon.find_type(word).unwrap();
        let leading = [(corpus.unit_of_actor(0), "Quill"), (unit("reprint"), "reprint"), (unit("war"), "war")];
        let found = of(&corpus, leading.into_iter().map(|(unit, name)| (unit, name, &all)));
        let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<String>>();
        assert_eq!((found.words, found.lines), (owned(words), owned(lines)));
    }

    #[test]
    fn a_line_that_many_articles_have_carries_its_words() {
        let line = "© 202{} Quill. Click for reprint permission.";
        check(articles(5, line), &["Quill", "reprint"], &["© 2020 Quill. Click for reprint permission."]);
        check(articles(4, line), &[], &[]);
        // Versions of one article, and words that stand elsewhere as often.
        check([articles(2, line), articles(2, line), articles(2, line)].concat(), &[], &[]);
        check(articles(6, &format!("{line}\nA reprint by{{}} Quill\nThe reprint of{{}} Quill")), &[], &[]);
    }
}
