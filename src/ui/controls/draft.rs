//! A draft: what is being typed into a field, until a pause in typing passes it on.

use crate::browser::{after, dom};
use yew::{Callback, InputEvent, UseStateHandle, hook, use_effect_with, use_state};

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
    take: Callback<String>,
}

impl Draft {
    /// Passes on what is typed, without a pause.
    pub fn take_now(&self) {
        self.typed.iter().for_each(|typed| self.take.emit(typed.clone()));
    }

    /// Empties the field.
    pub fn clear(&self) {
        self.typed.set(None);
        self.take.emit(String::new());
    }
}

/// The draft of a field whose text is `known`; it lives only while it differs from that. `take` gets it at the next pause.
#[hook]
pub fn use_draft(known: String, take: Callback<String>) -> Draft {
    let draft = use_state(|| None::<String>);
    {
        let (setter, take, known) = (draft.setter(), take.clone(), known.clone());
        use_effect_with((draft.clone(), known), move |(typed, known)| {
            let timer = typed.as_ref().map(|typed| {
                let (typed, known) = (typed.clone(), known.clone());
                after(PAUSE, move || if typed == known { setter.set(None) } else { take.emit(typed) })
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
    Draft { text, is_pending, oninput, typed: draft, take }
}
