//! Paging: how many rows of a long list show, and a way to ask for more.

use yew::{Callback, Html, hook, html, use_effect_with, use_state};

/// How many rows to show: a page at first, a page more at each asking, a page again when what is listed changes.
#[hook]
pub fn use_paging<K: PartialEq + 'static>(page: u32, listed: K) -> (u32, Callback<()>) {
    let n = use_state(|| page);
    {
        let n = n.setter();
        use_effect_with(listed, move |_| n.set(page));
    }
    let more = {
        let n = n.clone();
        Callback::from(move |()| n.set(*n + page))
    };
    (*n, more)
}

/// The button that asks for more, where there is more.
pub fn more_button(shown: usize, of: u32, more: &Callback<()>) -> Html {
    let onclick = more.reform(|_| ());
    html! {
        if of as usize > shown {
            <button class="button" {onclick}>{ words::sheet::show_more() }</button>
        }
    }
}
