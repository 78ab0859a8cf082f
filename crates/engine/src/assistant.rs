//! Assistant: cuts a share of a corpus's articles into words, for an engine elsewhere that reads the same corpus.

use crate::share::Share;
use corpus::{Batch, Builder};
use formats::readers::json_lines::{JsonLine, LineReader};
use model::Fault;
use serde::{Deserialize, Serialize};

/// A block of articles with their words.
#[derive(Debug, Serialize, Deserialize)]
pub struct Handful {
    pub(crate) block: u32,
    pub(crate) batch: Batch,
    pub(crate) faults: Vec<Fault>,
}

/// A hand that helps.
#[derive(Debug)]
pub struct Assistant {
    reader: LineReader,
    share: Option<Share>,
    block: u32,
    builder: Builder,
    faults: Vec<Fault>,
}

impl Assistant {
    /// The hand with this number, counted from 1, of so many.
    pub fn new(hand: u32, n_hands: u32) -> Self {
        let (reader, share) = (LineReader::new("corpus"), Some(Share::of(hand, n_hands)));
        Self { reader, share, block: 0, builder: Builder::default(), faults: Vec::new() }
    }

    /// Takes the next bytes of the JSON Lines, and gives every block of its own that they complete.
    pub fn push(&mut self, bytes: &[u8], on_done: &mut dyn FnMut(Handful)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let Some(share) = &mut self.share else { return };
            let (stretch, behind) = share.cut(rest);
            rest = behind;
            if !stretch.is_mine {
                self.reader.skip(stretch.n_lines);
                continue;
            }
            let (share, is_done) = (*share, share.is_between());
            self.read(stretch.bytes);
            match stretch.block {
                None if share.is_past_head() && !self.reader.has_contents() => self.share = None,
                None => {}
                Some(block) => {
                    self.block = block;
                    if is_done {
                        on_done(self.handful());
                    }
                }
            }
        }
    }

    /// Whether it has a share: of a corpus without contents nobody but the engine reads anything.
    pub fn has_share(&self) -> bool {
        self.share.is_some()
    }

    /// Takes note that this was all, and gives its last block.
    pub fn finish(mut self, on_done: &mut dyn FnMut(Handful)) {
        let is_begun = self.share.is_some_and(|share| !share.is_between() && share.is_mine(share.block()));
        let reader = std::mem::replace(&mut self.reader, LineReader::new("corpus"));
        reader.finish(|line| take(line, &mut self.builder, &mut self.faults));
        if let Some(share) = self.share.filter(|_| is_begun) {
            self.block = share.block();
            on_done(self.handful());
        }
    }

    fn read(&mut self, bytes: &[u8]) {
        let Self { reader, builder, faults, .. } = self;
        reader.push(bytes, |line| take(line, builder, faults));
    }

    fn handful(&mut self) -> Handful {
        Handful { block: self.block, batch: Batch::of(&mut self.builder), faults: std::mem::take(&mut self.faults) }
    }
}

fn take(line: JsonLine, builder: &mut Builder, faults: &mut Vec<Fault>) {
    match line {
        JsonLine::Head(head) => *builder = Builder::under(&head),
        JsonLine::Article(article) => builder.add(*article),
        JsonLine::Faults(more) => faults.extend(more),
    }
}
