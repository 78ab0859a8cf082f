//! Performing: runs a request on an engine or on what there is of it, in the worker and in the page alike.

use crate::browser::message::{Ask, Body, Bytes, Event, File, SaveFault, Task};
use engine::{Engine, Loading};
use std::cell::RefCell;

/// Performs a request. `None` if it is not for an engine.
pub fn perform(engine: &mut Engine, ask: Ask, body: Option<Bytes>) -> Option<(Event, Option<Body>)> {
    let number = ask.number;
    Some(match ask.task {
        Task::Answer(request) => (Event::Report(number, Box::new(engine.answer(&request))), None),
        Task::Edit(edit) => {
            let kept = body.as_ref().and_then(File::of).map(Body::File);
            let edited = engine.edit(edit, &body.map(Bytes::take).unwrap_or_default());
            (Event::Edited(number, Box::new(edited)), kept)
        }
        Task::Save(save) => {
            let saved = engine.save(&save).map_err(|error| SaveFault::Unwritable(error.0));
            match saved.and_then(|saved| Ok((File::new(&saved.bytes)?, saved.edition))) {
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
