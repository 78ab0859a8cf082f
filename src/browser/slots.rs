//! Slots: requests in progress, at most one per slot, with only the newest one waiting.

/// The request in progress in one slot.
#[derive(Debug)]
struct Slot<R, C> {
    id: u32,
    number: u32,
    request: R,
    callback: C,
    next: Option<(R, C)>,
}

/// Requests of type `R` in progress, each with a callback of type `C` for its answer: a dozen at most.
#[derive(Debug)]
pub struct Slots<R, C>(Vec<Slot<R, C>>);

impl<R, C> Default for Slots<R, C> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What to do with the answer to a request.
#[derive(Debug, PartialEq, Eq)]
pub enum Answered<R, C> {
    /// The request is the newest in its slot: call this callback.
    Deliver(C),
    /// There is a newer request in this slot: drop the answer and send that.
    AskNext(u32, R, C),
    /// Nothing waits for the answer: drop it.
    Drop,
}

impl<R: Clone + PartialEq, C> Slots<R, C> {
    /// Puts a request into a slot. Returns it if it should be sent now, under `number`. While an earlier request is in progress, it waits and
    /// replaces any other that waited; the same request is not sent twice.
    pub fn ask(&mut self, slot: u32, number: u32, request: R, callback: C) -> Option<R> {
        if let Some(busy) = self.0.iter_mut().find(|busy| busy.id == slot) {
            if busy.request == request {
                (busy.callback, busy.next) = (callback, None);
            } else {
                busy.next = Some((request, callback));
            }
            return None;
        }
        self.0.push(Slot { id: slot, number, request: request.clone(), callback, next: None });
        Some(request)
    }

    /// Removes the request with this number, which has been answered, and returns what to do with the answer.
    pub fn answer(&mut self, number: u32) -> Answered<R, C> {
        let Some(at) = self.0.iter().position(|slot| slot.number == number) else { return Answered::Drop };
        let Slot { id, callback, next, .. } = self.0.remove(at);
        match next {
            None => Answered::Deliver(callback),
            Some((request, callback)) => Answered::AskNext(id, request, callback),
        }
    }

    /// The request with this number, if it is in progress.
    pub fn request(&self, number: u32) -> Option<&R> {
        self.0.iter().find(|slot| slot.number == number).map(|slot| &slot.request)
    }

    /// Frees a slot if another request than this is in progress in it.
    pub fn abandon(&mut self, slot: u32, request: &R) {
        self.0.retain(|busy| busy.id != slot || busy.request == *request);
    }

    /// Frees a slot. Nothing more is delivered to it.
    pub fn forget(&mut self, slot: u32) {
        self.0.retain(|busy| busy.id != slot);
    }

    /// Returns the requests in progress with their numbers, to send again if the engine was lost.
    pub fn in_progress(&self) -> Vec<(u32, R)> {
        self.0.iter().map(|slot| (slot.number, slot.request.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Ask(u32),
        /// Answers the n-th request in progress.
        Answer(usize),
        Forget(u32),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            3 => (0..4_u32).prop_map(Step::Ask),
            3 => (0..4_usize).prop_map(Step::Answer),
            1 => (0..4_u32).prop_map(Step::Forget),
        ];
        proptest::collection::vec(step, 0..60)
    }

    #[test]
    fn the_same_request_is_sent_once_and_the_last_to_ask_hears_of_it() {
        let mut slots: Slots<&str, u32> = Slots::default();
        assert_eq!(slots.ask(1, 1, "outlets", 10), Some("outlets"));
        assert_eq!(slots.ask(1, 2, "words", 11), None);
        assert_eq!(slots.ask(1, 3, "outlets", 12), None);
        assert_eq!(slots.answer(1), Answered::Deliver(12));
    }

    #[test]
    fn what_is_abandoned_is_not_waited_for() {
        let mut slots: Slots<&str, u32> = Slots::default();
        slots.ask(1, 1, "words", 10);
        slots.abandon(1, &"words");
        assert_eq!(slots.in_progress(), [(1, "words")]);
        slots.abandon(1, &"outlets");
        assert_eq!(slots.ask(1, 2, "outlets", 11), Some("outlets"));
        assert_eq!(slots.answer(1), Answered::Drop);
    }

    proptest! {
        /// Checks against a naive model: each slot gets an answer only while the request is its newest, each once, and in the end the newest
        /// request of every slot is answered.
        #[test]
        fn only_the_newest_request_of_each_slot_is_answered(steps in steps()) {
            let mut slots: Slots<u32, u32> = Slots::default();
            // Requests are numbered from 1 in order; each callback is the number of its request.
            let (mut n_asked, mut n_sent) = (0_u32, 0_u32);
            let mut sent: BTreeMap<u32, u32> = BTreeMap::new();
            let mut newest: BTreeMap<u32, u32> = BTreeMap::new();
            let mut slot_of: BTreeMap<u32, u32> = BTreeMap::new();
            let mut delivered: BTreeSet<u32> = BTreeSet::new();
            let finish = std::iter::repeat_n(Step::Answer(0), 200);
            for step in steps.into_iter().chain(finish) {
                match step {
                    Step::Ask(slot) => {
                        n_asked += 1;
                        newest.insert(slot, n_asked);
                        slot_of.insert(n_asked, slot);
                        n_sent += 1;
                        if let Some(request) = slots.ask(slot, n_sent, n_asked, n_asked) {
                            prop_assert_eq!(request, n_asked);
                            sent.insert(n_sent, request);
                        }
                    }
                    Step::Answer(n) => {
                        let Some((&number, &request)) = sent.iter().nth(n) else { continue };
                        sent.remove(&number);
                        match slots.answer(number) {
                            Answered::Deliver(callback) => {
                                prop_assert_eq!(callback, request, "an answer goes to its own callback");
                                prop_assert_eq!(newest.get(&slot_of[&callback]), Some(&callback), "only the newest is delivered");
                                prop_assert!(delivered.insert(callback));
                            }
                            Answered::AskNext(slot, request, callback) => {
                                n_sent += 1;
                                let again = slots.ask(slot, n_sent, request, callback);
                                prop_assert_eq!(again, Some(request));
                                sent.insert(n_sent, request);
                            }
                            Answered::Drop => prop_assert!(!newest.values().any(|asked| *asked == request)),
                        }
                    }
                    Step::Forget(slot) => {
                        slots.forget(slot);
                        newest.remove(&slot);
                    }
                }
                let in_progress = slots.in_progress();
                prop_assert!(in_progress.len() <= 4, "at most one per slot");
                prop_assert!(in_progress.iter().all(|(number, request)| sent.get(number) == Some(request)));
            }
            prop_assert!(slots.in_progress().is_empty());
            prop_assert!(newest.values().all(|asked| delivered.contains(asked)), "in the end each slot has the answer to its newest request");
        }
    }
}
