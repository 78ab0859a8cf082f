//! The tabs of the views; at the thumb on a phone, with the way to the filters.

use crate::ui::controls::store::Dispatch;
use crate::view::{Action, View, Without, wording};
use yew::{Callback, Html, html};

/// The tabs, and on a phone the ways to the search and to the filters.
pub fn view_tabs(
    open: View,
    without: Without,
    filters_open: bool,
    on_filters: &Callback<()>,
    on_search: &Callback<()>,
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
            if !without.views { { for tabs } }
            if !without.filters {
                <button class="views__search" aria-label={words::filters::search()} onclick={on_search.reform(|_| ())}>
                    <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8" cy="8" r="5.5" /><line x1="12.2" y1="12.2" x2="18" y2="18" /></svg>
                </button>
                <button class="views__filters" aria-expanded={filters_open.to_string()} onclick={on_filters}>
                    { words::filters::heading() }
                </button>
            }
        </nav>
    }
}
