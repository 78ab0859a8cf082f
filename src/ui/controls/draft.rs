//! A draft: what is being typed into a field, until a pause in typing passes it on.

use crate::browser::{after, dom};
use yew::{Callback, InputEvent, UseStateHandle, hook, use_effect_with, use_mut_ref, use_state};

/// How long a pause in typing is, in milliseconds.
const PAUSE: u32 = 180;

/// What is typed, and the way to take notice of it.
pub struct Draft {
    /// What the field shows.
    pub text: String,
    /// It is not passed on yet.
    pub is_pending: bool,
    /// Hears what is typed.
    pub oninput: Callback<InputEvent>,
    typed: UseStateHandle<Option<String>>,
    pass_on: Callback<String>,
}

impl Draft {
    /// Passes on what is typed, without a pause.
    pub fn take_now(&self) {
        self.typed.iter().for_each(|typed| self.pass_on.emit(typed.clone()));
    }

    /// Empties the field.
    pub fn clear(&self) {
        self.typed.set(None);
        self.pass_on.emit(String::new());
    }
}

/// The draft of a field whose text is `known`; it lives only while it differs from that. `take` gets it at the next pause.
#[hook]
pub fn use_draft(known: String, take: Callback<String>) -> Draft {
    let draft = use_state(|| None::<String>);
    let is_passed_on = use_mut_ref(|| false);
    let pass_on = {
        let (is_passed_on, known) = (is_passed_on.clone(), known.clone());
        Callback::from(move |text: String| {
            *is_passed_on.borrow_mut() = text != known;
            take.emit(text);
        })
    };
    {
        let draft = draft.clone();
        // Where the text became another by other means, as by a click on a link, that holds and not what was typed before.
        use_effect_with(known.clone(), move |_| {
            if !is_passed_on.replace(false) && draft.is_some() {
                draft.set(None);
            }
        });
    }
    {
        let (setter, pass_on, known) = (draft.setter(), pass_on.clone(), known.clone());
        use_effect_with((draft.clone(), known), move |(typed, known)| {
            let timer = typed.as_ref().map(|typed| {
                let (typed, known) = (typed.clone(), known.clone());
                after(PAUSE, move || if typed == known { setter.set(None) } else { pass_on.emit(typed) })
            });
            move || drop(timer)
        });
    }
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| draft.set(Some(dom::value_of(&event))))
    };
    let is_pending = draft.as_ref().is_some_and(|typed| *typed != known);
    let text = draft.as_ref().unwrap_or(&known).clone();
    Draft { text, is_pending, oninput, typed: draft, pass_on }
}
