//! A field with a label that holds what is being written until it is taken, whatever else changes meanwhile.

use crate::browser::dom;
use yew::{AttrValue, Callback, Event, InputEvent, Properties, component, html, use_effect_with, use_state};

/// What the field shows.
#[derive(Properties, PartialEq)]
pub struct DraftFieldProps {
    /// What it is for.
    pub label: AttrValue,
    /// What holds now.
    pub value: AttrValue,
    /// Stands in it while it is empty.
    pub hint: AttrValue,
    /// It has several lines.
    #[prop_or_default]
    pub is_long: bool,
    /// Takes what was written, when the field is left or `Enter` is pressed in a single line.
    pub take: Callback<String>,
}

/// The field.
#[component]
pub fn DraftField(props: &DraftFieldProps) -> yew::Html {
    let draft = use_state(|| None::<String>);
    {
        // What was taken has arrived, unless more has been written since.
        let draft = draft.clone();
        use_effect_with(props.value.clone(), move |value| {
            if draft.as_ref().is_some_and(|draft| draft.trim() == value.trim()) {
                draft.set(None);
            }
        });
    }
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| draft.set(Some(dom::value_of(&event))))
    };
    let onchange = props.take.reform(|event: Event| dom::value_of(&event));
    let value = draft.as_ref().map_or_else(|| props.value.clone(), |draft| AttrValue::from(draft.clone()));
    let placeholder = props.hint.clone();
    html! {
        <label class="entry__label">{ &props.label }
            if props.is_long {
                <textarea class="entry__field" rows="2" {value} {placeholder} {oninput} {onchange} dir="auto" />
            } else {
                <input class="entry__field" type="text" {value} {placeholder} {oninput} {onchange} dir="auto" autocomplete="off" />
            }
        </label>
    }
}
