//! Notices: what is said where there is nothing to show.

use crate::ui::controls::store::Dispatch;
use crate::view::time_axis::are_reversed;
use crate::view::{Action, ManageMode, wording};
use corpus::query::Filters;
use engine::Survey;
use reports::outlets::OutletSize;
use words::{counted, filters, names, timeline};
use yew::{Callback, Html, html};

/// A sentence in place of content.
pub fn notice(text: &str) -> Html {
    html! { <p class="notice">{ text }</p> }
}

/// Why no name was found by itself, in a script without capitals.
pub fn no_capitals() -> String {
    names::no_capitals(wording::manage_mode(ManageMode::Lexicon))
}

/// No name is known, so none is counted: to where names are added. Where articles are added up, no name would be found.
pub fn no_names(survey: Option<&Survey>, dispatch: &Dispatch) -> Html {
    if survey.is_some_and(|survey| survey.n_added_up > 0) {
        return added_up(survey);
    }
    let lexicon = wording::manage_mode(ManageMode::Lexicon);
    let open = dispatch.reform(|_| Action::OpenManage(ManageMode::Lexicon));
    html! {
        <div class="notice">
            <p>{ if survey.is_some_and(|survey| survey.hides_names) { no_capitals() } else { names::no_lexicon(lexicon) } }</p>
            <p class="notice__ways"><button class="button" onclick={open}>{ lexicon }</button></p>
        </div>
    }
}

/// What needs words in their order is not worked out from counts, unless it is pairs that were counted; nothing where every article has its text.
pub fn only_texts(survey: Option<&Survey>, of_pairs: bool) -> Html {
    let n_known = |survey: &Survey| if of_pairs { survey.n_with_pairs } else { 0 };
    match survey.map_or(0, |survey| survey.n_with_counts - n_known(survey)) {
        0 => html! {},
        n => html! { <p class="basis">{ counted::only_texts(n.into()) }</p> },
    }
}

/// What of articles that are added up can be asked; nothing where none is.
pub fn added_up(survey: Option<&Survey>) -> Html {
    match survey.map_or(0, |survey| survey.n_added_up) {
        0 => html! {},
        n => html! { <p class="basis">{ counted::added_up(n.into()) }</p> },
    }
}

/// That sides differ in language; nothing where they do not.
pub fn languages<'a>(survey: Option<&Survey>, sides: impl IntoIterator<Item = &'a OutletSize>) -> Html {
    let says = survey.and_then(|survey| wording::languages(&survey.facets, sides));
    says.map(|says| html! { <p class="basis">{ says }</p> }).unwrap_or_default()
}

/// No article is left: why, and each filter that could be taken back, with what that would give.
pub fn nothing_left(survey: &Survey, chosen: &Filters, dispatch: &Dispatch) -> Html {
    let why = if are_reversed(chosen.from, chosen.to) { timeline::reversed() } else { filters::none_left() };
    let relief = survey.relief.iter().map(|(condition, n)| {
        let text = filters::relief(&wording::named_condition(condition), (*n).into());
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
            <p>{ why }</p>
            <ul class="notice__ways">{ for relief }</ul>
            if survey.relief.len() != 1 { <button class="button" onclick={clear}>{ filters::clear_all() }</button> }
        </div>
    }
}
