//! Loading: a corpus arriving in pieces, article by article, until it is whole.

use crate::Engine;
use corpus::Builder;
use corpus::UnitKind;
use formats::readers::json_lines::{JsonLine, LineReader};
use model::{Fault, Head};

/// A corpus on its way in.
#[derive(Debug)]
pub struct Loading {
    reader: LineReader,
    builder: Builder,
    head: Option<Head>,
    faults: Vec<Fault>,
}

impl Default for Loading {
    fn default() -> Self {
        Self { reader: LineReader::new("corpus"), builder: Builder::default(), head: None, faults: Vec::new() }
    }
}

impl Loading {
    /// Takes the next bytes of the JSON Lines.
    pub fn push(&mut self, bytes: &[u8]) {
        let Self { reader, builder, head, faults } = self;
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
        let Self { reader, mut builder, mut head, mut faults } = self;
        reader.finish(|line| take(line, &mut builder, &mut head, &mut faults));
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
