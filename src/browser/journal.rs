//! Journal: the edits made since a corpus was read, so that another engine can make them again.

use crate::browser::message::{Ask, Body, Event, Task};
use engine::edit::Edit;

/// An edit that was made, with what came beside it: a file, which can be read again.
pub(super) type Made = (Edit, Option<Body>);

/// The edits of an engine.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// Edits under way, with their numbers.
    asked: Vec<(u32, Made)>,
    made: Vec<Made>,
}

impl Journal {
    /// Notes what is asked, if it is an edit.
    pub(super) fn ask(&mut self, ask: &Ask, body: Option<&Body>) {
        if let Task::Edit(edit) = &ask.task {
            self.asked.push((ask.number, (edit.clone(), body.cloned())));
        }
    }

    /// An edit that is under way.
    pub(super) fn under_way(&self, number: u32) -> Option<&Made> {
        self.asked.iter().find_map(|(asked, edit)| (*asked == number).then_some(edit))
    }

    /// Notes what was made of an edit that was asked.
    pub(super) fn hear(&mut self, event: &Event) {
        let Event::Edited(number, edited) = event else { return };
        let Some(at) = self.asked.iter().position(|(asked, _)| asked == number) else { return };
        let (_, made) = self.asked.remove(at);
        if edited.is_changed {
            self.made.push(made);
        }
    }

    /// Forgets the edits under way, and gives those that were made.
    pub(super) fn made_so_far(&mut self) -> Vec<Made> {
        self.asked.clear();
        self.made.clone()
    }
}
