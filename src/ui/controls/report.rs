//! Reports as components use them: asked for whenever the request changes, the last one shown until the next is there.

use crate::browser::{EngineClient, dom};
use engine::{Report, Request};
use std::rc::Rc;
use yew::{hook, use_context, use_effect_with, use_memo, use_state};

/// How often the corpus has been changed: what was answered before is of another corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision(pub u32);

/// What is known so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The last report, which may be of an earlier request.
    pub report: Option<Rc<Report>>,
    /// The report of the present request is still to come.
    pub is_waiting: bool,
}

/// Notes, once a view has something to show, that the page can be used.
#[hook]
pub fn use_usable(is_shown: bool) {
    use_effect_with(is_shown, |is_shown| {
        if *is_shown {
            dom::mark_usable();
        }
    });
}

/// The engine's answer to a request; to none, none.
#[hook]
pub fn use_report(request: Option<Request>) -> Answer {
    let client = use_context::<EngineClient>();
    let revision = use_context::<Revision>().unwrap_or_default();
    let known = use_state(|| None::<(Request, Revision, Option<Rc<Report>>)>);
    let slot = use_memo((), |()| client.as_ref().map(EngineClient::new_slot).unwrap_or_default());
    {
        let (client, slot) = (client.clone(), *slot);
        use_effect_with((), move |()| move || client.iter().for_each(|client| client.forget(slot)));
    }
    {
        let (known, slot) = (known.setter(), *slot);
        use_effect_with((request.clone(), revision), move |(request, _)| match (client, request) {
            (Some(client), Some(request)) => {
                let asked = request.clone();
                let take =
                    move |report: Option<Report>| known.set(Some((asked.clone(), revision, report.map(Rc::new))));
                client.ask(slot, request.clone(), Rc::new(take));
            }
            _ => known.set(None),
        });
    }
    let is_waiting = match (&*known, &request) {
        (Some((of, of_revision, _)), Some(request)) => of != request || *of_revision != revision,
        (None, Some(_)) => true,
        _ => false,
    };
    Answer { report: known.as_ref().and_then(|(.., report)| report.clone()), is_waiting }
}
