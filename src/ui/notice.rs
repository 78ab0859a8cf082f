//! Notices: what is said where there is nothing to show.

use super::store::use_dispatch;
use crate::engine::Survey;
use crate::view::{Action, wording};
use std::rc::Rc;
use yew::{Callback, Html, Properties, component, html};

/// A sentence in place of content.
pub fn notice(text: &str) -> Html {
    html! { <p class="notice">{ text }</p> }
}

/// What the filters left.
#[derive(Properties, PartialEq)]
pub struct NothingLeftProps {
    /// The survey that found nothing.
    pub survey: Rc<Survey>,
}

/// No article is left: each filter that could be taken back, with what that would give.
#[component]
pub fn NothingLeft(props: &NothingLeftProps) -> Html {
    let dispatch = use_dispatch();
    let relief = props.survey.relief.iter().map(|(condition, n)| {
        let text = wording::relief(&wording::condition(condition), *n);
        let action = Action::Remove(condition.clone());
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(action.clone()));
        html! { <li><button class="link" {onclick}>{ text }</button></li> }
    });
    let clear = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::ClearFilters))
    };
    html! {
        <div class="notice">
            <p>{ wording::NOTHING_LEFT }</p>
            <ul class="notice__ways">{ for relief }</ul>
            <button class="button" onclick={clear}>{ wording::CLEAR_ALL }</button>
        </div>
    }
}
