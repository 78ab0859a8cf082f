//! Hidden words: the button that hides a word, and the list from which each comes back.

use crate::ui::controls::store::Dispatch;
use crate::ui::controls::word_filter::changing;
use reports::units::{MOST_HIDDEN, WordFilter};
use words::hidden;
use yew::{Callback, Html, html};

/// Hides a word, by its name on the page.
pub fn hiding(filter: &WordFilter, dispatch: &Dispatch) -> Callback<String> {
    let hide = changing(filter, dispatch, |filter, name: String| {
        if !filter.hidden.contains(&name) && filter.hidden.len() < MOST_HIDDEN {
            filter.hidden.push(name);
        }
    });
    Callback::from(hide)
}

/// The button in a row of a table. Its key works from anywhere in the row, so it is no stop of its own.
pub fn hide_button(name: &str, filter: &WordFilter, dispatch: &Dispatch) -> Html {
    let label = hidden::hide(name);
    let name = name.to_owned();
    let onclick = hiding(filter, dispatch).reform(move |_| name.clone());
    html! {
        <button class="hide" tabindex="-1" title={label.clone()} aria-label={label} {onclick}></button>
    }
}

/// The words that are hidden, each of which can be shown again; nothing where none is.
pub fn hidden_words(filter: &WordFilter, dispatch: &Dispatch) -> Html {
    if filter.hidden.is_empty() {
        return html! {};
    }
    let show =
        Callback::from(changing(filter, dispatch, |filter, name: String| filter.hidden.retain(|other| *other != name)));
    let show_all = Callback::from(changing(filter, dispatch, |filter, ()| filter.hidden.clear()));
    let word = |name: &String| {
        let label = hidden::show(name);
        let again = name.clone();
        let onclick = show.reform(move |_| again.clone());
        html! {
            <li key={name.clone()}>
                <button class="link" title={label.clone()} aria-label={label} {onclick}><bdi>{ name }</bdi><span aria-hidden="true">{ " ×" }</span></button>
            </li>
        }
    };
    html! {
        <details class="hidden-words">
            <summary>{ hidden::list(filter.hidden.len() as u64) }</summary>
            <ul class="name-list hidden-words__list">{ for filter.hidden.iter().map(word) }</ul>
            <button class="link" onclick={show_all.reform(|_| ())}>{ hidden::show_all() }</button>
        </details>
    }
}
