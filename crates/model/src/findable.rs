//! Actors and topics that were found by themselves, until somebody confirms them.

use crate::head::{Actor, Topic};
use serde_json::{Map, Value};

/// The field of what was found by itself: how sure its kind is, or that it is one, from 0 to 1.
const FOUND: &str = "found";

/// Something that people name, or that is found by itself.
pub trait Findable: Sized {
    /// The fields beside those of its own.
    fn other(&self) -> &Map<String, Value>;

    /// The same, to change.
    fn other_mut(&mut self) -> &mut Map<String, Value>;

    /// Of what was found by itself and nobody has confirmed, how sure the kind of an actor is, or how well the phrases of a topic find its articles,
    /// from 0 to 1.
    fn found(&self) -> Option<f64> {
        self.other().get(FOUND)?.as_f64()
    }

    /// The same as one that was found by itself; how sure that is, from 0 to 1, is kept to two places.
    #[must_use]
    fn marked_found(mut self, sure: f64) -> Self {
        let rounded = (sure * 100.0).round() / 100.0;
        self.other_mut().insert(FOUND.to_owned(), rounded.into());
        self
    }

    /// The same as one that somebody confirmed.
    #[must_use]
    fn confirmed(mut self) -> Self {
        self.other_mut().remove(FOUND);
        self
    }
}

impl Findable for Actor {
    fn other(&self) -> &Map<String, Value> {
        &self.other
    }

    fn other_mut(&mut self) -> &mut Map<String, Value> {
        &mut self.other
    }
}

impl Findable for Topic {
    fn other(&self) -> &Map<String, Value> {
        &self.other
    }

    fn other_mut(&mut self) -> &mut Map<String, Value> {
        &mut self.other
    }
}
