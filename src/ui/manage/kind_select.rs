//! The choice of an actor's kind.

use crate::view::wording;
use model::ActorKind;
use yew::{Callback, Event, Html, html};

/// The list of kinds; `label` is for those who hear the page, where no label stands beside it.
pub fn kind_select(chosen: ActorKind, label: Option<&'static str>, onchange: Callback<Event>) -> Html {
    let options = ActorKind::ALL.into_iter().enumerate().map(|(i, kind)| {
        html! { <option value={i.to_string()} selected={kind == chosen}>{ wording::kind(kind) }</option> }
    });
    html! { <select class="choice entry__kind" aria-label={label} {onchange}>{ for options }</select> }
}

/// The kind of a chosen option.
pub fn kind_of(value: &str) -> ActorKind {
    let n = value.parse::<usize>().unwrap_or_default();
    ActorKind::ALL.get(n).copied().unwrap_or(ActorKind::Person)
}
