//! Slots: the requests under way, at most one an asker, with the newest waiting behind it.

use std::collections::BTreeMap;

/// What one asker has under way.
#[derive(Debug)]
struct Slot<R, C> {
    number: u32,
    request: R,
    callback: C,
    next: Option<(R, C)>,
}

/// Requests of type `R` under way, each with the callback of type `C` that its answer goes to.
#[derive(Debug)]
pub struct Slots<R, C>(BTreeMap<u32, Slot<R, C>>);

impl<R, C> Default for Slots<R, C> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

/// What the answer to a request leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Answered<R, C> {
    /// It is the newest of its asker: it goes to this callback.
    Deliver(C),
    /// The asker has asked again since: the answer is dropped, and this is to be asked for that asker.
    AskNext(u32, R, C),
    /// Nobody waits for it.
    Drop,
}

impl<R: Clone, C> Slots<R, C> {
    /// Takes a request of an asker. Returns it if it is to be sent now, under `number`; while an earlier one is under way it waits, in
    /// place of any that waited.
    pub fn ask(&mut self, asker: u32, number: u32, request: R, callback: C) -> Option<R> {
        if let Some(busy) = self.0.get_mut(&asker) {
            busy.next = Some((request, callback));
            return None;
        }
        self.0.insert(asker, Slot { number, request: request.clone(), callback, next: None });
        Some(request)
    }

    /// Ends the request of this number, which has been answered.
    pub fn answer(&mut self, number: u32) -> Answered<R, C> {
        let asker = self.0.iter().find(|(_, slot)| slot.number == number).map(|(asker, _)| *asker);
        match asker.and_then(|asker| Some((asker, self.0.remove(&asker)?))) {
            None => Answered::Drop,
            Some((_, Slot { callback, next: None, .. })) => Answered::Deliver(callback),
            Some((asker, Slot { next: Some((request, callback)), .. })) => Answered::AskNext(asker, request, callback),
        }
    }

    /// Forgets an asker: nothing is delivered to it any more.
    pub fn forget(&mut self, asker: u32) {
        self.0.remove(&asker);
    }

    /// The requests that have been sent and not answered, by number, to be sent again where the engine was lost.
    pub fn under_way(&self) -> Vec<(u32, R)> {
        self.0.values().map(|slot| (slot.number, slot.request.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Ask(u32),
        /// Answers the n-th of what is under way.
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

    proptest! {
        /// Against a naive model: of what an asker has asked since it was last forgotten, it gets answers to a part, in order, each no older
        /// than what it had asked when that request was sent, and in the end the newest.
        #[test]
        fn the_newest_is_always_answered_and_nothing_stale(steps in steps()) {
            let mut slots: Slots<u32, u32> = Slots::default();
            // Requests are numbered from 1 as they are asked; a callback is the number of its request.
            let (mut n_asked, mut n_sent) = (0_u32, 0_u32);
            let mut sent: BTreeMap<u32, u32> = BTreeMap::new();
            let mut newest: BTreeMap<u32, u32> = BTreeMap::new();
            let mut asker_of: BTreeMap<u32, u32> = BTreeMap::new();
            let mut delivered: BTreeSet<u32> = BTreeSet::new();
            let finish = std::iter::repeat_n(Step::Answer(0), 200);
            for step in steps.into_iter().chain(finish) {
                match step {
                    Step::Ask(asker) => {
                        n_asked += 1;
                        newest.insert(asker, n_asked);
                        asker_of.insert(n_asked, asker);
                        n_sent += 1;
                        if let Some(request) = slots.ask(asker, n_sent, n_asked, n_asked) {
                            prop_assert_eq!(request, n_asked);
                            sent.insert(n_sent, request);
                        }
                    }
                    Step::Answer(n) => {
                        let Some((&number, &request)) = sent.iter().nth(n) else { continue };
                        sent.remove(&number);
                        match slots.answer(number) {
                            Answered::Deliver(callback) => {
                                prop_assert_eq!(callback, request, "an answer goes to who asked for it");
                                prop_assert_eq!(newest.get(&asker_of[&callback]), Some(&callback), "and is the newest");
                                prop_assert!(delivered.insert(callback));
                            }
                            Answered::AskNext(asker, request, callback) => {
                                n_sent += 1;
                                let again = slots.ask(asker, n_sent, request, callback);
                                prop_assert_eq!(again, Some(request));
                                sent.insert(n_sent, request);
                            }
                            Answered::Drop => prop_assert!(!newest.values().any(|asked| *asked == request)),
                        }
                    }
                    Step::Forget(asker) => {
                        slots.forget(asker);
                        newest.remove(&asker);
                    }
                }
                let under_way = slots.under_way();
                prop_assert!(under_way.len() <= 4, "one an asker");
                prop_assert!(under_way.iter().all(|(number, request)| sent.get(number) == Some(request)));
            }
            prop_assert!(slots.under_way().is_empty());
            prop_assert!(newest.values().all(|asked| delivered.contains(asked)), "in the end each asker has its newest answer");
        }
    }
}
