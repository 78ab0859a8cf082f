//! Journal: the edits made since a corpus was read, so that another engine can make them again.

use crate::browser::message::{Ask, Body, Bytes, Event, File, Task};
use engine::edit::Edit;

/// An edit that was made, with the data that came with it.
pub(super) type Made = (Edit, Option<File>);

/// The edits of an engine.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// Edits under way: their numbers, and whether data came with them.
    asked: Vec<(u32, Edit, bool)>,
    made: Vec<Made>,
    /// The browser had no room for the data of an edit, so the edits cannot be made again.
    has_gap: bool,
}

impl Journal {
    /// Notes what is asked, if it is an edit.
    pub(super) fn ask(&mut self, ask: &Ask, body: Option<&Bytes>) {
        if let Task::Edit(edit) = &ask.task {
            self.asked.push((ask.number, edit.clone(), body.is_some()));
        }
    }

    /// Notes what was made of an edit that was asked.
    pub(super) fn hear(&mut self, event: &Event, body: Option<&Body>) {
        let Event::Edited(number, edited) = event else { return };
        let Some(at) = self.asked.iter().position(|(asked, ..)| asked == number) else { return };
        let (_, edit, has_data) = self.asked.remove(at);
        if edited.is_changed {
            let file = body.cloned().and_then(Body::file);
            self.has_gap |= has_data && file.is_none();
            self.made.push((edit, file));
        }
    }

    /// Forgets the edits under way, and gives those that were made. `None` if they cannot be made again.
    pub(super) fn made_so_far(&mut self) -> Option<Vec<Made>> {
        self.asked.clear();
        (!self.has_gap).then(|| self.made.clone())
    }
}
