//! The head of a column by which the rows of a table can be put in order.

use yew::{Callback, Html, html};

/// The head; `is_ascending` says which way the rows are in order of this column, where they are.
pub fn sort_head(title: &str, class: &'static str, is_ascending: Option<bool>, sort: Callback<()>) -> Html {
    let sorted = match is_ascending {
        None => "none",
        Some(true) => "ascending",
        Some(false) => "descending",
    };
    let onclick = Callback::from(move |_| sort.emit(()));
    html! { <th scope="col" {class} aria-sort={sorted}><button class="table__sort" {onclick}>{ title }</button></th> }
}
