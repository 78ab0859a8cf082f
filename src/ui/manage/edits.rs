//! Edits as components send them, and the line that says what came of the last one.

use crate::browser::{Bytes, EngineClient};
use crate::view::wording;
use engine::edit::{Edit, Edited};
use std::rc::Rc;
use yew::{Callback, Html, hook, html, use_context, use_state};

/// What came of the last edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Outcome {
    /// There was none.
    #[default]
    None,
    /// It is under way.
    Working,
    /// What it did, in words, and what could not be done; whether it can be taken back.
    Done(String, Vec<String>, bool),
}

/// Takes an edit, and the bytes that go beside it.
pub type SendEdit = Callback<(Edit, Option<Vec<u8>>)>;

/// The last edit's outcome, and a way to send one.
#[hook]
pub fn use_edits() -> (Outcome, SendEdit) {
    let client = use_context::<EngineClient>();
    let outcome = use_state(Outcome::default);
    let send = {
        let outcome = outcome.setter();
        Callback::from(move |(edit, payload): (Edit, Option<Vec<u8>>)| {
            let Some(client) = &client else { return };
            outcome.set(Outcome::Working);
            let (outcome, sent) = (outcome.clone(), edit.clone());
            let take = move |came: Edited| {
                let words = wording::edited(&sent, &came);
                outcome.set(Outcome::Done(words, came.faults, came.can_undo && sent != Edit::Undo));
            };
            let body = payload.map(|bytes| Bytes::from(bytes.as_slice()));
            client.edit(edit, body, Rc::new(take));
        })
    };
    ((*outcome).clone(), send)
}

/// The line of the last edit, with a way to take it back.
pub fn outcome_line(outcome: &Outcome, send: &SendEdit) -> Html {
    let line = match outcome {
        Outcome::None => html! {},
        Outcome::Working => html! { <p>{ wording::CHANGING }</p> },
        Outcome::Done(words, faults, can_undo) => html! {
            <>
                <p>
                    { words }
                    if *can_undo {
                        { " " }<button class="link" onclick={send.reform(|_| (Edit::Undo, None))}>{ wording::UNDO }</button>
                    }
                </p>
                if !faults.is_empty() {
                    <ul class="outcome__faults">{ for faults.iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
                }
            </>
        },
    };
    html! { <div class="outcome" aria-live="polite">{ line }</div> }
}
