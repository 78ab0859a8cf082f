//! The tabs of the views; at the thumb on a phone, with the way to the filters.

use super::store::use_dispatch;
use crate::view::{Action, View, wording};
use yew::{Callback, Html, Properties, component, html};

/// What the tabs show.
#[derive(Properties, PartialEq)]
pub struct ViewTabsProps {
    /// The open view.
    pub view: View,
    /// What the filters leave, in words, for the button that opens them.
    pub results: String,
    /// Whether the filters are open, where they are a sheet of their own.
    pub filters_open: bool,
    /// Opens or closes them.
    pub on_filters: Callback<()>,
}

/// The tabs.
#[component]
pub fn ViewTabs(props: &ViewTabsProps) -> Html {
    let dispatch = use_dispatch();
    let tabs = View::ALL.into_iter().map(|view| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::Show(view)));
        let current = (view == props.view).then_some("page");
        html! { <button class="views__tab" aria-current={current} {onclick}>{ wording::view(view) }</button> }
    });
    let on_filters = props.on_filters.reform(|_| ());
    html! {
        <nav class="views" aria-label={wording::VIEWS}>
            { for tabs }
            <button class="views__filters" aria-expanded={props.filters_open.to_string()} onclick={on_filters}>
                { wording::FILTERS }<span class="views__results">{ &props.results }</span>
            </button>
        </nav>
    }
}
