//! The tabs of the views; at the thumb on a phone, with the way to the filters.

use crate::ui::controls::store::Dispatch;
use crate::view::{Action, View, wording};
use yew::{Callback, Html, html};

/// The tabs, and the button of the filters with what they leave in words.
pub fn view_tabs(
    open: View,
    results: &str,
    filters_open: bool,
    on_filters: &Callback<()>,
    dispatch: &Dispatch,
) -> Html {
    let tabs = View::ALL.into_iter().map(|view| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::Show(view)));
        let current = (view == open).then_some("page");
        html! { <button class="views__tab" aria-current={current} {onclick}>{ wording::view(view) }</button> }
    });
    let on_filters = on_filters.reform(|_| ());
    html! {
        <nav class="views" aria-label={words::views::label()}>
            { for tabs }
            <button class="views__filters" aria-expanded={filters_open.to_string()} onclick={on_filters}>
                { words::filters::heading() }<span class="views__results">{ results }</span>
            </button>
        </nav>
    }
}
