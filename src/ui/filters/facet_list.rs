//! A facet: its values with the number of articles that a click would give. A click on a value includes it, its − excludes it; again takes that back.

use crate::browser::dom;
use crate::ui::controls::language::use_language;
use crate::ui::controls::store::use_dispatch;
use crate::view::{Action, wording};
use corpus::Facet;
use corpus::query::{FacetRow, FacetValues, Pick};
use model::order::sort_by;
use std::collections::BTreeMap;
use std::rc::Rc;
use words::{facets, filters, sheet};
use yew::{
    AttrValue, Callback, Html, InputEvent, Properties, component, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state,
};

/// What a facet shows.
#[derive(Properties, PartialEq)]
pub struct FacetListProps {
    /// The values, of all kinds or of one.
    pub values: FacetValues,
    /// Whether all included values are asked for, rather than any.
    pub all: bool,
    /// How many values of the facet are included, those of other kinds too.
    #[prop_or_default]
    pub n_included: usize,
}

/// How many values show at first.
const N_FIRST: usize = 6;
/// How many more show at a click: a browser takes seconds for thousands of values, and nobody reads them.
const N_MORE: usize = 200;
/// From how many values on a facet has a search of its own.
const N_FOR_FIND: usize = 15;

/// A facet.
#[component]
pub fn FacetList(props: &FacetListProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let most_shown = use_state(|| N_FIRST);
    let find = use_state(String::new);
    let list = use_node_ref();
    {
        // Keys go on at the first value that was not there before: the button may be gone.
        let (list, shown_before) = (list.clone(), use_mut_ref(|| N_FIRST));
        use_effect_with(*most_shown, move |most_shown| {
            let before = shown_before.replace(*most_shown);
            if let Some(list) = list.get().filter(|_| *most_shown > before) {
                dom::focus_nth(&list, ".facet__row", before);
            }
        });
    }
    let before = use_mut_ref(|| Rc::clone(&props.values.rows));
    let FacetValues { facet, kind, rows, .. } = &props.values;
    let rows = in_place(rows, &mut before.borrow_mut(), list.cast().is_some_and(|list| dom::is_in_use(&list)));
    let most = rows.iter().map(|row| row.n_articles).max().unwrap_or_default();
    // After a search without a match, a list of noughts says nothing.
    let is_nowhere = most == 0;
    let wanted = find.trim().to_lowercase();
    let found: Vec<&FacetRow> = rows
        .iter()
        .copied()
        .filter(|row| wording::facet_name(*facet, &row.name).to_lowercase().contains(&wanted))
        .collect();
    let shown: Vec<&FacetRow> = found
        .iter()
        .enumerate()
        .filter(|(i, row)| *i < *most_shown && !is_nowhere || row.pick != Pick::None)
        .map(|(_, row)| *row)
        .collect();
    let n_hidden = if is_nowhere { 0 } else { found.len() - shown.len() };
    let items = shown.iter().map(|row| item(*facet, row, most, &dispatch));
    let show = |n: usize| {
        let most_shown = most_shown.clone();
        Callback::from(move |_| most_shown.set(n))
    };
    let next = *most_shown + N_MORE;
    let show_next =
        if next < found.len() { facets::show_more(N_MORE as u64) } else { facets::show_all(found.len() as u64) };
    let oninput = {
        let find = find.clone();
        Callback::from(move |event: InputEvent| find.set(dom::value_of(&event)))
    };
    let n_here = rows.iter().filter(|row| row.pick == Pick::Include).count();
    // A value of another kind is one of those that may all be asked for; a switch that says "all" stays in sight while there is one.
    let has_switch = n_here > 0 && (props.all || n_here.max(props.n_included) > 1) && facet.all_key.is_some();
    let heading = wording::facet_heading(*facet, *kind);
    html! {
        <section class="facet">
            <div class="facet__head">
                <h2 class="heading">{ heading }</h2>
                if has_switch { { any_or_all(*facet, props.all, &dispatch) } }
            </div>
            if rows.len() >= N_FOR_FIND && !is_nowhere {
                <input class="facet__find" type="text" dir="auto" placeholder={filters::find()} aria-label={filters::find_in(heading)}
                    value={(*find).clone()} {oninput} autocomplete="off" />
            }
            <ul class="facet__rows" ref={list}>{ for items }</ul>
            if is_nowhere { <p class="facet__nowhere">{ facets::nowhere() }</p> }
            if n_hidden > 0 {
                <button class="link facet__more" onclick={show(next)}>{ show_next }</button>
            }
            if *most_shown > N_FIRST && !is_nowhere && found.len() > N_FIRST {
                <button class="link facet__more" onclick={show(N_FIRST)}>{ sheet::show_fewer() }</button>
            }
        </section>
    }
}

/// The values in their order; in the one that they had before while somebody is at them, so that nothing moves under the pointer or the keys.
fn in_place<'a>(rows: &'a Rc<[FacetRow]>, before: &mut Rc<[FacetRow]>, is_in_use: bool) -> Vec<&'a FacetRow> {
    let mut placed: Vec<&FacetRow> = rows.iter().collect();
    if is_in_use {
        let places: BTreeMap<&str, usize> = before.iter().map(|row| row.name.as_str()).zip(0..).collect();
        let place = |row: &FacetRow| places.get(row.name.as_str()).copied().unwrap_or(usize::MAX);
        sort_by(&mut placed, &|a, b| place(a).cmp(&place(b)));
    } else {
        *before = Rc::clone(rows);
    }
    placed
}

fn item(facet: Facet, row: &FacetRow, most: u32, dispatch: &Callback<Action>) -> Html {
    let FacetRow { name, n_articles, pick } = row.clone();
    let pick_name = match pick {
        Pick::None => "none",
        Pick::Include => "include",
        Pick::Exclude => "exclude",
    };
    let toggle = |wanted: Pick| {
        let (dispatch, name) = (dispatch.clone(), name.clone());
        Callback::from(move |_| dispatch.emit(Action::Pick(facet, name.clone(), wanted.toggled(pick))))
    };
    let shown = wording::facet_name(facet, &name).into_owned();
    let exclude = facets::exclude(&shown);
    let width = format!("{}%", 100.0 * f64::from(n_articles) / f64::from(most.max(1)));
    html! {
        <li key={name.clone()} class="facet__value" data-pick={pick_name}>
            <button class="facet__row" data-name={name.clone()} data-pick={pick_name} data-empty={(n_articles == 0).to_string()}
                aria-pressed={(pick == Pick::Include).to_string()} onclick={toggle(Pick::Include)}>
                <svg class="facet__bar" aria-hidden="true" width="100%" height="100%"><rect {width} height="100%" /></svg>
                <span class="facet__sign" aria-hidden="true"></span>
                <span class="facet__name few-lines"><bdi>{ shown }</bdi></span>{ " " }
                <span class="facet__count">{ words::count(n_articles.into()) }</span>{ " " }
                <span class="unseen">{ wording::facet_value(n_articles, pick) }</span>
            </button>
            <button class="facet__exclude" data-name={name.clone()} aria-pressed={(pick == Pick::Exclude).to_string()}
                title={exclude.clone()} aria-label={exclude} onclick={toggle(Pick::Exclude)}>
                { "−" }<span class="facet__word">{ facets::exclude_short() }</span>
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
    html! { <p class="facet__all" role="group">{ choice(facets::any_of(), false) }{ " · " }{ choice(facets::all_of(), true) }</p> }
}
