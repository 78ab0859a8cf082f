//! Loading: a corpus arriving in pieces, article by article, until it is whole.

use crate::Engine;
use corpus::Builder;
use corpus::UnitKind;
use formats::readers::json_lines::{JsonLine, LineReader};
use model::Head;
use model::fault::{Fault, FaultKind, Place};

/// A corpus on its way in.
#[derive(Debug)]
pub struct Loading {
    reader: LineReader,
    builder: Builder,
    head: Option<Head>,
    faults: Vec<Fault>,
    is_damaged: bool,
}

impl Default for Loading {
    fn default() -> Self {
        let reader = LineReader::new("corpus");
        Self { reader, builder: Builder::default(), head: None, faults: Vec::new(), is_damaged: false }
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
        let Self { reader, builder, head, faults, .. } = self;
        reader.push(bytes, |line| take(line, builder, head, faults));
    }

    /// How many articles have arrived.
    pub fn n_articles(&self) -> u32 {
        self.builder.n_articles()
    }

    /// How many articles the head announces, where it does.
    pub fn n_announced(&self) -> Option<u32> {
        self.head.as_ref()?.articles
    }

    /// Indexes what has arrived. Lines that could not be read are given beside the engine.
    pub fn finish(self) -> (Engine, Vec<Fault>) {
        let of = self.n_announced();
        let Self { reader, mut builder, mut head, mut faults, is_damaged } = self;
        reader.finish(|line| take(line, &mut builder, &mut head, &mut faults));
        if is_damaged {
            let kind = FaultKind::Salvaged { n_read: builder.n_articles(), of };
            faults.insert(0, Fault { place: Place::file("corpus"), kind });
        }
        let corpus = builder.finish(head.unwrap_or_default());
        // No comparison should wait for these.
        corpus.bags(UnitKind::Words);
        corpus.bags(UnitKind::WordsAndActors);
        (Engine { faults: faults.clone(), ..Engine::new(corpus) }, faults)
    }
}

fn take(line: JsonLine, builder: &mut Builder, head: &mut Option<Head>, faults: &mut Vec<Fault>) {
    match line {
        JsonLine::Head(given) => {
            // The head is the first line.
            if builder.n_articles() == 0 {
                *builder = Builder::under(&given);
            }
            *head = Some(*given);
        }
        JsonLine::Article(article) => builder.add(*article),
        JsonLine::Faults(more) => faults.extend(more),
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
