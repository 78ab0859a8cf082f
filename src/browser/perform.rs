//! Performing: runs a request on an engine or on what there is of it, in the worker and in the page alike.

use crate::browser::file::Parts;
use crate::browser::file::SaveFault;
use crate::browser::message::{Ask, Body, Event, Task};
use crate::browser::pieces::{Beside, Pieces};
use engine::{Engine, Loading};
use std::cell::RefCell;

/// Performs a request, and tells how far it is. `None` if it is not for an engine.
pub fn perform(
    engine: &mut Engine,
    ask: Ask,
    body: Option<Body>,
    on_event: &dyn Fn(Event),
) -> Option<(Event, Option<Body>)> {
    let number = ask.number;
    Some(match ask.task {
        Task::Answer(request) => (Event::Report(number, Box::new(engine.answer(&request))), None),
        Task::Edit(edit) => {
            let on_taken = &|n, of| on_event(Event::Step(number, n, of));
            let edited = engine.edit_from(edit, &mut Beside { pieces: Pieces::of(body), on_taken });
            (Event::Edited(number, Box::new(edited)), None)
        }
        Task::Save(save) => {
            let mut parts = Parts::default();
            let mut tell = |n, of| on_event(Event::Step(number, n, Some(of)));
            let saved = engine.save_to(&save, &mut |more| parts.push(more), &mut tell).map_err(SaveFault::from);
            match saved.and_then(|edition| Ok((parts.finish()?, edition))) {
                Ok((file, edition)) => (Event::Saved(number, Ok(edition)), Some(Body::File(file))),
                Err(fault) => (Event::Saved(number, Err(fault)), None),
            }
        }
        _ => return None,
    })
}

/// Answers a request before the corpus is whole, if that can be answered.
pub fn early(loading: &RefCell<Loading>, ask: &Ask) -> Option<Event> {
    let Task::Answer(request) = &ask.task else { return None };
    let report = loading.borrow_mut().answer(request)?;
    Some(Event::Report(ask.number, Box::new(report)))
}
