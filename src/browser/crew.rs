//! Crew: the workers that help the engine's to read a large corpus. One unpacks it for all; where there are cores for them, others each cut a share into
//! words.
//!
//! The document holds all of the corpus, so no more of it is on its way at a time than keeps every worker busy.

use crate::browser::message::Bytes;
use crate::browser::supply::Supply;
use crate::browser::worker::Worker;
use std::cell::RefCell;

/// How many characters are sent at once.
const PIECE: u32 = 1 << 18;

/// How many characters may wait to be unpacked, and how many unpacked bytes to be read.
const MOST_PACKED: u32 = 1 << 20;
const MOST_UNREAD: u32 = 8 << 20;

/// The number of the hand that puts the corpus together: the engine's worker.
pub const ENGINE: usize = 0;

/// Workers that help.
pub struct Crew {
    unpacker: Worker,
    assistants: Vec<Worker>,
    flow: RefCell<Flow>,
}

/// What is on its way.
struct Flow {
    supply: Supply,
    is_sent: bool,
    /// How many characters were sent and are not unpacked.
    n_packed: u32,
    /// How many bytes each hand was sent and has not taken.
    unread: Vec<u32>,
}

impl Crew {
    /// Workers that were told what they do, and what they work on.
    pub fn new(supply: Supply, unpacker: Worker, assistants: Vec<Worker>) -> Self {
        let unread = vec![0; assistants.len() + 1];
        Self { unpacker, assistants, flow: RefCell::new(Flow { supply, is_sent: false, n_packed: 0, unread }) }
    }

    /// Sends as much of the corpus as there are hands free for. Returns whether there is more to send, now or later.
    pub fn feed(&self) -> bool {
        let mut flow = self.flow.borrow_mut();
        while !flow.is_sent && flow.n_packed < MOST_PACKED && flow.unread.iter().all(|n| *n < MOST_UNREAD) {
            // Asked first, so that nothing comes between.
            let is_whole = flow.supply.is_whole();
            match flow.supply.take(PIECE) {
                Some(piece) => {
                    flow.n_packed += piece.length();
                    self.unpacker.load(&piece);
                }
                None if is_whole => {
                    flow.is_sent = true;
                    self.unpacker.end_of_corpus();
                }
                None => break,
            }
        }
        !flow.is_sent
    }

    /// Hands what was unpacked on to all that read.
    pub fn hand_on(&self, bytes: &Bytes, engine: &Worker) {
        let n = bytes.n_bytes();
        self.flow.borrow_mut().unread.iter_mut().for_each(|unread| *unread += n);
        for assistant in &self.assistants {
            assistant.load_copied(bytes);
        }
        engine.load_unpacked(bytes);
    }

    /// Says that all of it was unpacked.
    pub fn end(&self, engine: &Worker) {
        for worker in self.assistants.iter().chain([engine]) {
            worker.end_of_corpus();
        }
    }

    /// So many more characters are unpacked.
    pub fn emptied(&self, n: u32) {
        let mut flow = self.flow.borrow_mut();
        flow.n_packed = flow.n_packed.saturating_sub(n);
    }

    /// A hand has taken so many more bytes.
    pub fn taken(&self, hand: usize, n: u32) {
        if let Some(unread) = self.flow.borrow_mut().unread.get_mut(hand) {
            *unread = unread.saturating_sub(n);
        }
    }
}
