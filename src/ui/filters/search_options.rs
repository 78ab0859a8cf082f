//! What is alike in a search and the texts: accents and capitals, each ignored or not.

use crate::ui::controls::choice::tick;
use crate::ui::controls::store::Dispatch;
use crate::view::Action;
use corpus::query::{Filters, SearchOptions};
use yew::{Callback, Html, html};

/// The switches, once the search has letters for them to matter to.
pub fn search_options(filters: &Filters, dispatch: &Dispatch) -> Html {
    if !filters.query.contains(char::is_alphabetic) {
        return html! {};
    }
    let options = filters.search;
    let to = |next: SearchOptions| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.emit(Action::SearchWith(next)))
    };
    let accents = to(SearchOptions { ignore_accents: !options.ignore_accents, ..options });
    let case = to(SearchOptions { mind_case: !options.mind_case, ..options });
    html! {
        <p class="search__options">
            { tick(words::filters::ignore_accents().to_owned(), options.ignore_accents, accents) }
            { tick(words::filters::match_case().to_owned(), options.mind_case, case) }
        </p>
    }
}
