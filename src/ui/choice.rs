//! Choices inside sentences: a list or a switch that reads as part of the text.

use crate::browser::dom;
use yew::{AttrValue, Callback, Event, Html, html};

/// A list to choose from, inside a sentence. Options are a value and its words; `choose` gets the value.
pub fn select(
    label: &'static str,
    options: Vec<(AttrValue, AttrValue)>,
    chosen: &str,
    choose: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| choose.emit(dom::value_of(&event)));
    let options = options.into_iter().map(|(value, words)| {
        let selected = *value == *chosen;
        html! { <option {value} {selected}>{ words }</option> }
    });
    html! { <select class="choice" aria-label={label} {onchange}>{ for options }</select> }
}

/// A switch inside a sentence: its words say how it stands.
pub fn switch(words: String, is_on: bool, toggle: Callback<()>) -> Html {
    let onclick = Callback::from(move |_| toggle.emit(()));
    html! { <button class="choice" aria-pressed={is_on.to_string()} {onclick}>{ words }</button> }
}
