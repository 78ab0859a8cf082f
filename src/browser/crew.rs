//! Crew: the workers that help the engine's to read a large corpus. One unpacks it and deals it out; where there are cores for them, others each cut a share into
//! words.
//!
//! The document holds all of the corpus, so no more of it is on its way at a time than keeps every worker busy.

use crate::browser::bytes::Bytes;
use crate::browser::message::Event;
use crate::browser::now;
use crate::browser::supply::Supply;
use crate::browser::worker::Worker;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// How many characters are sent at once.
const PIECE: u32 = 1 << 18;

/// How many characters wait to be unpacked at most. Of what is unpacked, how many bytes wait to be read before no more is sent.
const MOST_PACKED: u32 = 1 << 20;
const MOST_UNREAD: u32 = 8 << 20;

/// How many bytes wait until the first view is drawn of what is known without the texts: it needs every core, and the texts can wait.
const MOST_UNREAD_BEFORE: u32 = 1 << 19;

/// How long the texts wait for that at most, in milliseconds: from the beginning, and from when the engine can be asked. It may be that nothing is asked that it
/// could answer so early.
const PATIENCE: f64 = 1_000.0;
const PATIENCE_OUTLINED: f64 = 250.0;

/// The one of a crew that says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// The engine's worker, which puts the corpus together.
    Engine,
    /// The worker that unpacks.
    Unpacker,
    /// A worker that reads a share, by the number of its hand, from 1 on.
    Assistant(u32),
}

/// Workers that help, for as long as there is something for them to do.
pub struct Crew {
    members: RefCell<Vec<(Member, Worker)>>,
    flow: RefCell<Flow>,
}

/// How far the page is with opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Begun,
    Outlined,
    Answered,
}

/// What is on its way.
struct Flow {
    supply: Supply,
    is_sent: bool,
    opening: Opening,
    /// When the texts wait no longer.
    deadline: f64,
    /// How much each was sent and has not taken: characters of the one that unpacks, bytes of those that read.
    waiting: Vec<(Member, u32)>,
    /// What those that help to read get once the first view has its answers: until then the engine needs the cores.
    held: Vec<(Member, Bytes)>,
}

impl Crew {
    /// Workers that were told what they do, and what they work on with the engine's.
    pub fn new(supply: Supply, members: Vec<(Member, Worker)>) -> Self {
        let all = members.iter().map(|(member, _)| *member).chain([Member::Engine]);
        let waiting = all.map(|member| (member, 0)).collect();
        let deadline = now() + PATIENCE;
        let flow = Flow { supply, is_sent: false, opening: Opening::Begun, deadline, waiting, held: Vec::new() };
        Self { members: RefCell::new(members), flow: RefCell::new(flow) }
    }

    /// Sends as much of the corpus as there are hands free for. Returns whether there is more to send, now or later.
    ///
    /// # Errors
    /// Returns the browser's error if it cannot send it.
    pub fn feed(&self) -> Result<bool, JsValue> {
        self.release()?;
        let members = self.members.borrow();
        let mut flow = self.flow.borrow_mut();
        let unpacker = members.iter().find(|(member, _)| *member == Member::Unpacker);
        let Some((_, unpacker)) = unpacker.filter(|_| !flow.is_sent) else { return Ok(!flow.held.is_empty()) };
        let most_unread = if flow.opening == Opening::Answered { MOST_UNREAD } else { MOST_UNREAD_BEFORE };
        let most = |member: Member| if member == Member::Unpacker { MOST_PACKED } else { most_unread };
        while flow.waiting.iter().all(|(member, n)| *n < most(*member)) {
            // Asked first, so that nothing comes between.
            let is_whole = flow.supply.is_whole();
            match flow.supply.take(PIECE) {
                Some(piece) => {
                    flow.add(Member::Unpacker, piece.length());
                    unpacker.load(&piece)?;
                }
                None if is_whole => {
                    flow.is_sent = true;
                    unpacker.end_of_corpus()?;
                    return Ok(!flow.held.is_empty());
                }
                None => break,
            }
        }
        Ok(true)
    }

    /// Hands what was unpacked on to the hand that it is for; to none where that has nothing more to do.
    ///
    /// # Errors
    /// Returns the browser's error if it cannot send it.
    pub fn hand_on(&self, hand: u32, bytes: &Bytes, engine: &Worker) -> Result<(), JsValue> {
        let mut flow = self.flow.borrow_mut();
        if hand == 0 {
            flow.add(Member::Engine, bytes.n_bytes());
            return engine.load_unpacked(bytes);
        }
        let member = Member::Assistant(hand);
        // Behind what is held already, whatever the time.
        flow.held.push((member, bytes.clone()));
        drop(flow);
        self.release()
    }

    /// Sends those that help what is held for them, in its order, once it is time. What is for one that has ended is let go.
    fn release(&self) -> Result<(), JsValue> {
        let members = self.members.borrow();
        let mut flow = self.flow.borrow_mut();
        if flow.opening != Opening::Answered && now() < flow.deadline {
            return Ok(());
        }
        flow.opening = Opening::Answered;
        for (member, bytes) in std::mem::take(&mut flow.held) {
            if let Some((_, worker)) = members.iter().find(|(of, _)| *of == member) {
                flow.add(member, bytes.n_bytes());
                worker.load_unpacked(&bytes)?;
            }
        }
        Ok(())
    }

    /// The engine says something. Once the first view has its answers, or the engine goes on without being asked, the texts come as fast as they are read.
    pub fn hear_engine(&self, event: &Event) {
        let Flow { opening, deadline, .. } = &mut *self.flow.borrow_mut();
        *opening = match (event, *opening) {
            (Event::Outlined(_), Opening::Begun) => {
                *deadline = now() + PATIENCE_OUTLINED;
                Opening::Outlined
            }
            // Nothing is announced in pages of earlier versions.
            (Event::Report(..) | Event::Progress(..), Opening::Outlined)
            | (Event::Progress(_, None), Opening::Begun) => Opening::Answered,
            (_, opening) => opening,
        };
    }

    /// One of them has taken so much more of what it was sent.
    pub fn taken(&self, member: Member, n: u32) {
        for (of, waiting) in &mut self.flow.borrow_mut().waiting {
            *waiting = waiting.saturating_sub(if *of == member { n } else { 0 });
        }
    }

    /// One of them has nothing more to do. Where that is the one that unpacks, all that read have had everything.
    ///
    /// # Errors
    /// Returns the browser's error if it cannot tell them.
    pub fn dismiss(&self, member: Member, engine: &Worker) -> Result<(), JsValue> {
        if member == Member::Unpacker {
            self.flow.borrow_mut().opening = Opening::Answered;
            self.release()?;
        }
        let mut members = self.members.borrow_mut();
        let dismissed: Vec<(Member, Worker)> = members.extract_if(.., |(of, _)| *of == member).collect();
        self.flow.borrow_mut().waiting.retain(|(of, _)| *of != member);
        // Deferred, because a worker is still needed while its own event is handled.
        spawn_local(async move { drop(dismissed) });
        if member == Member::Unpacker {
            members.iter().map(|(_, worker)| worker).chain([engine]).try_for_each(Worker::end_of_corpus)?;
        }
        Ok(())
    }
}

impl Flow {
    fn add(&mut self, member: Member, n: u32) {
        for (of, waiting) in &mut self.waiting {
            *waiting += if *of == member { n } else { 0 };
        }
    }
}
