//! Loading: a corpus arriving in pieces, article by article, until it is whole.
//!
//! What is said of articles comes first, in the head of a large corpus or else as all of them arrive, and their words are counted afterwards. In between, an
//! outline answers what needs no words.

use crate::outline::Outline;
use crate::{Engine, Report, Request, Summary};
use corpus::Builder;
use formats::contents::LEAST;
use formats::readers::json_lines::{JsonLine, LineReader};
use model::fault::{Fault, FaultKind, Place};
use model::{Article, Head};
use std::collections::VecDeque;

/// For how many bytes of text room is made ahead, where only a head says that they will come.
const MOST_EXPECTED: usize = 1 << 28;

/// A corpus on its way in.
#[derive(Debug)]
pub struct Loading {
    reader: LineReader,
    arrived: Arrived,
    is_damaged: bool,
    has_arrived: bool,
    outline: Option<Outline>,
}

/// What has arrived of a corpus.
#[derive(Debug, Default)]
struct Arrived {
    head: Option<Head>,
    faults: Vec<Fault>,
    /// The articles whose words are counted.
    builder: Builder,
    /// Those that follow them.
    waiting: VecDeque<Article>,
    /// Some that came ahead, each with its number.
    ahead: Vec<(u32, Article)>,
}

impl Default for Loading {
    fn default() -> Self {
        let (reader, arrived) = (LineReader::new("corpus"), Arrived::default());
        Self { reader, arrived, is_damaged: false, has_arrived: false, outline: None }
    }
}

impl Loading {
    /// What could be read of a damaged corpus, up to its last whole line.
    pub fn of_damaged(bytes: &[u8]) -> Self {
        let mut loading = Self { is_damaged: true, ..Self::default() };
        let end = bytes.iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
        loading.push(&bytes[..end]);
        loading
    }

    /// Takes the next bytes of the JSON Lines.
    pub fn push(&mut self, bytes: &[u8]) {
        let Self { reader, arrived, .. } = self;
        reader.push(bytes, |line| arrived.take(line));
    }

    /// How many articles have arrived.
    pub fn n_articles(&self) -> u32 {
        self.n_counted() + self.arrived.waiting.len() as u32
    }

    /// How many articles the head announces, where it does.
    pub fn n_announced(&self) -> Option<u32> {
        self.arrived.head.as_ref()?.articles
    }

    /// How many articles have their words counted.
    pub fn n_counted(&self) -> u32 {
        self.arrived.builder.n_articles()
    }

    /// Once the head has arrived, if it has contents: makes the outline and sums it up. `None` from then on.
    pub fn outline_ahead(&mut self) -> Option<Summary> {
        let Self { reader, arrived, outline, .. } = self;
        let contents = reader.take_contents()?;
        let head = arrived.head.clone()?;
        arrived.builder.expect(contents.n_bytes().min(MOST_EXPECTED));
        let ahead = contents.newest();
        let made = Outline::ahead(head, &contents, &ahead);
        arrived.ahead = ahead;
        Some(outline.insert(made).summary(&arrived.faults))
    }

    /// Whether there is an outline. From then on words are counted while articles arrive.
    pub fn is_outlined(&self) -> bool {
        self.outline.is_some()
    }

    /// Once everything has arrived: makes the outline, if there is none, and sums it up. `None` where it is not worth the while.
    pub fn outline(&mut self) -> Option<Summary> {
        let Self { reader, arrived, outline, has_arrived, .. } = self;
        // Its last line may have no end.
        std::mem::replace(reader, LineReader::new("corpus")).finish(|line| arrived.take(line));
        *has_arrived = true;
        let articles = &arrived.waiting;
        if outline.is_some() || (articles.len() as u32) < LEAST {
            return None;
        }
        arrived.builder.expect(articles.iter().map(|article| article.headline.len() + article.text.len()).sum());
        let made = Outline::of(arrived.head.clone().unwrap_or_default(), articles)?;
        Some(outline.insert(made).summary(&arrived.faults))
    }

    /// What the outline knows, if there is one and it knows it.
    pub fn answer(&mut self, request: &Request) -> Option<Report> {
        let Self { arrived, outline, .. } = self;
        outline.as_mut()?.answer(request, |number| arrived.article(number))
    }

    /// Counts the words of the next articles that have arrived, up to `n`. Once all have arrived and are counted, does a part of the work that is left for
    /// [`Self::finish`]. Returns whether there is more to do for now. Where `n` is small, a call takes a browser
    /// some milliseconds, and one of them, which sorts the words, some forty.
    pub fn count(&mut self, n: usize) -> bool {
        if self.arrived.waiting.is_empty() {
            return self.has_arrived && self.arrived.prepare();
        }
        self.arrived.count(n);
        true
    }

    /// Counts and indexes what has arrived. Lines that could not be read are given beside the engine.
    pub fn finish(self) -> (Engine, Vec<Fault>) {
        let of = self.n_announced();
        let Self { reader, mut arrived, is_damaged, .. } = self;
        reader.finish(|line| arrived.take(line));
        arrived.count(usize::MAX);
        let Arrived { head, mut faults, builder, .. } = arrived;
        if is_damaged {
            let kind = FaultKind::Salvaged { n_read: builder.n_articles(), of };
            faults.insert(0, Fault { place: Place::file("corpus"), kind });
        }
        let corpus = builder.finish(head.unwrap_or_default());
        (Engine { faults: faults.clone(), ..Engine::new(corpus) }, faults)
    }
}

impl Arrived {
    fn take(&mut self, line: JsonLine) {
        match line {
            JsonLine::Head(given) => {
                // The head is the first line.
                if self.waiting.is_empty() {
                    self.builder = Builder::under(&given);
                }
                self.head = Some(*given);
            }
            JsonLine::Article(article) => self.waiting.push_back(*article),
            JsonLine::Faults(more) => self.faults.extend(more),
        }
    }

    fn count(&mut self, n: usize) {
        let n = n.min(self.waiting.len());
        for article in self.waiting.drain(..n) {
            self.builder.add(article);
        }
    }

    fn prepare(&mut self) -> bool {
        let none = Head::default();
        self.builder.prepare(self.head.as_ref().unwrap_or(&none))
    }

    fn article(&self, number: u32) -> Option<&Article> {
        let counted = self.builder.n_articles();
        match number.checked_sub(counted) {
            None => self.builder.article(number),
            Some(behind) => self.waiting.get(behind as usize).or_else(|| {
                let (_, article) = self.ahead.iter().find(|(of, _)| *of == number)?;
                Some(article)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_corpus_gives_its_whole_lines_and_says_how_many() {
        let text = "{\"broadside\":1,\"articles\":3}\n{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"T\"}\n{\"head";
        let (engine, faults) = Loading::of_damaged(text.as_bytes()).finish();
        let kind = FaultKind::Salvaged { n_read: 1, of: Some(3) };
        assert_eq!(faults, [Fault { place: Place::file("corpus"), kind }]);
        assert_eq!(engine.corpus().articles.len(), 1);
        let (_, faults) = Loading::of_damaged(b"{\"broad").finish();
        assert_eq!(faults[0].kind, FaultKind::Salvaged { n_read: 0, of: None });
    }
}
