//! Values that a field offers as one types; the field names the list by its id.

use yew::{Html, html};

/// A list of values.
pub fn datalist<'a>(id: &'static str, values: impl Iterator<Item = &'a str>) -> Html {
    html! { <datalist {id}>{ for values.map(|value| html! { <option value={value.to_owned()} /> }) }</datalist> }
}
