//! The active filters, each with a way to take it back, and a way to take all back.

use crate::ui::controls::store::Dispatch;
use crate::view::{Action, wording};
use corpus::query::Filters;
use corpus::query::filters::Condition;
use yew::{Callback, Html, html};

/// The active filters; a faulty search is one that is left out.
pub fn filter_chips(filters: &Filters, is_faulty: bool, dispatch: &Dispatch) -> Html {
    let conditions = filters.conditions();
    if conditions.is_empty() {
        return html! {};
    }
    let chips = conditions.into_iter().map(|condition| {
        let mut text = wording::condition(&condition);
        if is_faulty && matches!(condition, Condition::Search(_)) {
            text = words::filters::not_applied(&text);
        }
        let label = words::filters::remove(&text);
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::Remove(condition.clone())));
        html! {
            <li key={text.clone()}>
                <button class="chip" aria-label={label} {onclick}><bdi>{ text }</bdi><span aria-hidden="true">{ " ×" }</span></button>
            </li>
        }
    });
    let dispatch = dispatch.clone();
    let clear = Callback::from(move |_| dispatch.emit(Action::ClearFilters));
    html! {
        <ul class="chips" aria-label={words::filters::active()}>
            { for chips }
            <li><button class="link" onclick={clear}>{ words::filters::clear_all() }</button></li>
        </ul>
    }
}
