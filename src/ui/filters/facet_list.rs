//! A facet: its values with the number of articles that a click would give; a click includes, a second excludes, a third clears.

use crate::browser::dom;
use crate::ui::controls::store::use_dispatch;
use crate::view::{Action, wording};
use corpus::query::{Choice, Facet, FacetRow, Pick};
use model::ActorKind;
use std::rc::Rc;
use words::{filters, sheet};
use yew::{AttrValue, Callback, Html, InputEvent, Properties, component, html, use_state};

/// What a facet shows.
#[derive(Properties, PartialEq)]
pub struct FacetListProps {
    /// Which facet.
    pub facet: Facet,
    /// Which kind of actors.
    #[prop_or_default]
    pub kind: Option<ActorKind>,
    /// Every value of the facet.
    pub rows: Rc<[FacetRow]>,
    /// What is chosen.
    pub choice: Choice,
}

/// How many values show at first.
const N_FIRST: usize = 8;
/// From how many values on a facet has a search of its own.
const N_FOR_FIND: usize = 15;

/// A facet.
#[component]
pub fn FacetList(props: &FacetListProps) -> Html {
    let dispatch = use_dispatch();
    let is_long = use_state(|| false);
    let find = use_state(String::new);
    let of_kind = |row: &&FacetRow| props.kind.is_none() || row.kind == props.kind;
    let rows: Vec<&FacetRow> = props.rows.iter().filter(of_kind).collect();
    if rows.is_empty() {
        return html! {};
    }
    let most = rows.iter().map(|row| row.n_articles).max().unwrap_or_default().max(1);
    let wanted = find.trim().to_lowercase();
    let found: Vec<&FacetRow> = rows.iter().copied().filter(|row| row.name.to_lowercase().contains(&wanted)).collect();
    let shown: Vec<&FacetRow> = found
        .iter()
        .enumerate()
        .filter(|(i, row)| *is_long || *i < N_FIRST || row.pick != Pick::None)
        .map(|(_, row)| *row)
        .collect();
    let n_hidden = found.len() - shown.len();
    let items = shown.iter().map(|row| item(props.facet, row, most, &dispatch));
    let toggle = {
        let is_long = is_long.clone();
        Callback::from(move |_| is_long.set(!*is_long))
    };
    let oninput = {
        let find = find.clone();
        Callback::from(move |event: InputEvent| find.set(dom::value_of(&event)))
    };
    let n_included = rows.iter().filter(|row| row.pick == Pick::Include).count();
    let heading = wording::facet(props.facet, props.kind);
    html! {
        <section class="facet">
            <h2 class="heading">{ heading }</h2>
            if rows.len() >= N_FOR_FIND {
                <input class="facet__find" type="text" dir="auto" placeholder={filters::find()} aria-label={filters::find_in(heading)}
                    value={(*find).clone()} {oninput} autocomplete="off" />
            }
            <ul class="facet__rows">{ for items }</ul>
            if n_included > 1 && props.facet != Facet::Outlet {
                { any_or_all(props.facet, props.choice.all, &dispatch) }
            }
            if n_hidden > 0 {
                <button class="link facet__more" onclick={toggle}>{ wording::show_all(found.len()) }</button>
            } else if *is_long && found.len() > N_FIRST {
                <button class="link facet__more" onclick={toggle}>{ sheet::show_fewer() }</button>
            }
        </section>
    }
}

fn item(facet: Facet, row: &FacetRow, most: u32, dispatch: &Callback<Action>) -> Html {
    let FacetRow { name, n_articles, pick, .. } = row.clone();
    let (noun, picked) = wording::facet_value(n_articles, pick);
    let pick_name = match pick {
        Pick::None => "none",
        Pick::Include => "include",
        Pick::Exclude => "exclude",
    };
    let onclick = {
        let (dispatch, name) = (dispatch.clone(), name.clone());
        Callback::from(move |_| dispatch.emit(Action::Pick(facet, name.clone(), pick.next())))
    };
    let width = format!("{}%", 100.0 * f64::from(n_articles) / f64::from(most));
    html! {
        <li key={name.clone()}>
            <button class="facet__row" data-name={name.clone()} data-pick={pick_name} data-empty={(n_articles == 0).to_string()}
                aria-pressed={(pick != Pick::None).to_string()} {onclick}>
                <svg class="facet__bar" aria-hidden="true" width="100%" height="100%"><rect {width} height="100%" /></svg>
                <span class="facet__sign" aria-hidden="true"></span>
                <span class="facet__name"><bdi>{ name }</bdi></span>{ " " }
                <span class="facet__count">{ words::count(n_articles.into()) }</span>{ " " }
                <span class="unseen">{ noun }{ picked }</span>
            </button>
        </li>
    }
}

fn any_or_all(facet: Facet, all: bool, dispatch: &Callback<Action>) -> Html {
    let choice = |words: &'static str, value: bool| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::RequireAll(facet, value)));
        html! { <button class="link" aria-pressed={AttrValue::from((all == value).to_string())} {onclick}>{ words }</button> }
    };
    html! { <p class="facet__all">{ choice(wording::ANY_OF, false) }{ " · " }{ choice(wording::ALL_OF, true) }</p> }
}
