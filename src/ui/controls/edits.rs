//! Edits as components send them, and the line that says what came of the last one.

use crate::browser::{EngineClient, File};
use crate::ui::controls::store::use_dispatch;
use crate::view::{Action, wording};
use engine::edit::{Edit, EditFault, Edited};
use std::rc::Rc;
use yew::{Callback, Html, hook, html, use_callback, use_context, use_state};

/// What came of the last edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Outcome {
    /// There was none.
    #[default]
    None,
    /// It is under way.
    Working,
    /// The edit, and what it did.
    Done(Rc<(Edit, Edited)>),
}

/// Takes an edit, and the bytes that go beside it.
pub type SendEdit = Callback<(Edit, Option<Vec<u8>>)>;

/// The last edit's outcome, and a way to send one.
#[hook]
pub fn use_edits() -> (Outcome, SendEdit) {
    let client = use_context::<EngineClient>();
    let dispatch = use_dispatch();
    let outcome = use_state(Outcome::default);
    let send = {
        let outcome = outcome.setter();
        use_callback(client, move |(edit, payload): (Edit, Option<Vec<u8>>), client| {
            let Some(client) = client else { return };
            outcome.set(Outcome::Working);
            let (outcome, sent) = (outcome.clone(), edit.clone());
            let dispatch = dispatch.clone();
            let take = move |came: Edited| {
                if !came.renamed.is_empty() {
                    dispatch.emit(Action::Renamed(came.renamed.clone()));
                }
                outcome.set(Outcome::Done(Rc::new((sent.clone(), came))));
            };
            match payload.map(|bytes| File::new(&bytes)).transpose() {
                Ok(file) => client.edit(edit, file, Rc::new(take)),
                Err(_) => take(Edited { faults: vec![EditFault::Stopped], ..Edited::default() }),
            }
        })
    };
    ((*outcome).clone(), send)
}

/// The line of the last edit, with a way to take it back.
pub fn outcome_line(outcome: &Outcome, send: &SendEdit) -> Html {
    let line = match outcome {
        Outcome::None => html! {},
        Outcome::Working => html! { <p>{ words::manage::working() }</p> },
        Outcome::Done(done) => {
            let (edit, came) = &**done;
            html! {
                <>
                    <p>
                        { wording::edited(edit, came) }
                        if came.is_changed && came.can_undo && *edit != Edit::Undo {
                            { " " }<button class="link" onclick={send.reform(|_| (Edit::Undo, None))}>{ words::manage::undo() }</button>
                        }
                    </p>
                    if !came.faults.is_empty() {
                        <ul class="outcome__faults">{ for came.faults.iter().map(|fault| html! { <li>{ wording::edit_fault(fault) }</li> }) }</ul>
                    }
                </>
            }
        }
    };
    html! { <div class="outcome" aria-live="polite">{ line }</div> }
}
