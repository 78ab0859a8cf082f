//! Who is compared: the two sides as lists inside a sentence, and the groups that can stand on them.

use crate::ui::controls::choice::List;
use crate::ui::controls::draft_field::DraftField;
use crate::ui::controls::language::use_language;
use crate::ui::controls::report::use_report;
use crate::ui::controls::search_box::fault_lines;
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::view::groups::{self, MOST_GROUPS, Offer};
use crate::view::{Action, State, requests, wording};
use engine::{Report, Survey};
use reports::groups::{Group, GroupSizes};
use reports::keyness::Sides;
use reports::outlets::OutletSize;
use std::rc::Rc;
use words::comparison;
use yew::{AttrValue, Callback, Html, Properties, component, html};

/// The list of one side, 0 the target, 1 the reference. `shown` are the sides as the report has them, `outlets` those with articles.
pub fn side(
    side: usize,
    outlets: &[String],
    shown: [&OutletSize; 2],
    state: &State,
    survey: Option<&Survey>,
    dispatch: &Dispatch,
) -> Html {
    let sides = &state.words.sides;
    let names = shown.map(|size| size.name.as_str());
    let mut first: Vec<(AttrValue, AttrValue)> = Vec::new();
    if side == 1 {
        first.push((AttrValue::from(""), AttrValue::from(wording::rest(sides, names[0]))));
    }
    let mut flat: Vec<Offer> = Vec::new();
    let mut chosen = String::new();
    let mut option = |offer: Offer| {
        let (value, name) = (flat.len().to_string(), offer.name().to_owned());
        if name == names[side] {
            chosen.clone_from(&value);
        }
        flat.push(offer);
        (AttrValue::from(value), AttrValue::from(name))
    };
    let offers = groups::offers(outlets, &sides.groups, survey);
    // What is compared shows also where the filters leave nothing of it.
    if !names[side].is_empty() && !offers.iter().flat_map(|(_, offers)| offers).any(|offer| offer.name() == names[side])
    {
        first.push(option(Offer::Named(names[side].to_owned())));
    }
    // Nothing is compared with itself.
    let is_free = |offer: &Offer| side == 0 || offer.name() != names[0];
    let headed = offers
        .into_iter()
        .map(|(heading, offers)| (heading, offers.into_iter().filter(is_free).map(&mut option).collect()));
    let headed: Vec<_> = headed.collect();
    let choose = {
        // What is shown on the other side stays there.
        let sides = Sides { target: Some(names[0].to_owned()), ..sides.clone() };
        let dispatch = dispatch.clone();
        Callback::from(move |value: String| {
            let offer = value.parse().ok().and_then(|i: usize| flat.get(i));
            dispatch.emit(Action::Choose(groups::choose(&sides, side, offer)));
        })
    };
    let (label, class) = match side {
        0 => (comparison::target(), "side side--target"),
        _ => (comparison::reference(), "side side--reference"),
    };
    html! { <span {class}><List {label} {first} {headed} chosen={AttrValue::from(chosen)} {choose} /></span> }
}

/// What the groups show.
#[derive(Properties, PartialEq)]
pub struct GroupsProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// What the filters leave.
    pub survey: Option<Rc<Survey>>,
}

/// The groups: each with its name, its search and its size.
#[component]
pub fn Groups(props: &GroupsProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let state = &props.state;
    let survey = props.survey.as_deref();
    let sides = &state.words.sides;
    let answer = use_report(requests::groups(state));
    let counted = match answer.report.as_deref() {
        Some(Report::Groups(counted)) if counted.sizes.len() == sides.groups.len() => Some(counted),
        _ => None,
    };
    let change = |sides: Sides| {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::Choose(sides.clone())))
    };
    let groups = sides.groups.iter().enumerate();
    let rows = groups.map(|(i, group)| row(i, group, counted, props, &dispatch));
    let compare_filtered = (!state.filters.is_empty()).then(|| {
        let next = groups::comparing_filtered(state, survey);
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::Go(Box::new(next.clone()))));
        html! { <button class="link" {onclick}>{ words::groups::of_filtered() }</button> }
    });
    let names: Vec<&str> = sides.groups.iter().map(|group| group.name.as_str()).collect();
    let summary = match names.as_slice() {
        [] => words::groups::heading().to_owned(),
        names => words::groups::made(&words::list(names)),
    };
    html! {
        <details class="options">
            <summary class="options__summary">{ summary }</summary>
            <p class="caption">{ words::groups::hint() }</p>
            <ul class="groups">{ for rows }</ul>
            <p class="tools">
                if sides.groups.len() < MOST_GROUPS {
                    <button class="link" onclick={change(groups::with_empty(sides, survey))}>{ words::groups::add() }</button>
                    { compare_filtered }
                }
            </p>
        </details>
    }
}

fn row(i: usize, group: &Group, counted: Option<&GroupSizes>, props: &GroupsProps, dispatch: &Dispatch) -> Html {
    let taking = |change: fn(&Sides, usize, String, Option<&Survey>) -> Sides| {
        let (dispatch, sides, survey) = (dispatch.clone(), props.state.words.sides.clone(), props.survey.clone());
        Callback::from(move |text: String| {
            dispatch.emit(Action::Choose(change(&sides, i, text, survey.as_deref())));
        })
    };
    let rename = taking(|sides, i, name, survey| groups::renamed(sides, i, &name, survey));
    let search = taking(|sides, i, query, _| groups::searched(sides, i, query));
    let remove = taking(|sides, i, _, _| groups::without(sides, i));
    let size = counted.and_then(|counted| counted.sizes.get(i));
    html! {
        <li key={i} class="groups__row">
            <DraftField label={words::groups::name()} value={group.name.clone()} hint="" take={rename} />
            <DraftField label={words::groups::search()} value={group.query.clone()} hint={words::groups::search_hint()} take={search} />
            <span class="caption">
                if let Some(Ok(n)) = size { { words::groups::size((*n).into()) } }
            </span>
            <button class="link" aria-label={words::groups::remove(&group.name)} onclick={move |_| remove.emit(String::new())}>
                <span aria-hidden="true">{ "×" }</span>
            </button>
            if let Some(Err(fault)) = size { { fault_lines(&group.query, fault) } }
        </li>
    }
}
