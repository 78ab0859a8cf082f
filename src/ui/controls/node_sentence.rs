//! The controls of a sentence about a node: what is looked for, and in which articles; shared by the views of context and of trends.

use crate::ui::controls::choice::select;
use crate::ui::controls::click::on_click;
use crate::ui::controls::notice::notice;
use crate::ui::controls::search_box::SearchBox;
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, State, wording};
use corpus::facet::{ACTOR, OUTLET};
use corpus::query::{FacetRow, Filters, Pick};
use engine::Survey;
use model::order::sort_by;
use reports::context::Context;
use reports::node::node_of_actor;
use words::{concordance, context};
use yew::{AttrValue, Callback, Html, html};

/// Which conditions of the node hold in a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifts {
    /// All of them.
    All,
    /// Those of its articles alone: its collocates are those of the node wherever it occurs in them.
    OfOutlet,
    /// All but days: a trend goes over all of them.
    OfSpelling,
}

/// The most names that are offered where nothing is looked for yet.
const MOST_OFFERED: usize = 6;

/// What stands where nothing is looked for yet: how to begin, and the names that most articles have, each of which is looked for at a click.
pub fn no_node(hint: &'static str, survey: Option<&Survey>, dispatch: &Dispatch) -> Html {
    let rows = survey.map(|survey| survey.most_covered(ACTOR)).unwrap_or_default();
    let offers = rows.into_iter().take(MOST_OFFERED).map(|row| {
        let context = Context { node: node_of_actor(&row.name), ..Context::default() };
        let onclick = on_click(dispatch, Action::Look(Box::new(context)));
        html! { <li key={row.name.clone()}><button class="chip" {onclick}><bdi>{ row.name.clone() }</bdi></button></li> }
    });
    html! { <div class="notice"><p>{ hint }</p><ul class="chips">{ for offers }</ul></div> }
}

/// What a sentence about a node has in it.
pub struct NodeControls {
    /// The field of the node.
    pub node: Html,
    /// The list of outlets.
    pub outlet: Html,
    /// The conditions, each of which can be taken back.
    pub conditions: Html,
}

/// The controls that say what is looked for, and where.
pub fn node_controls(state: &State, survey: Option<&Survey>, lifts: Lifts, dispatch: &Dispatch) -> NodeControls {
    let looked = &state.context;
    let look = |change: &dyn Fn(&mut Context)| {
        let mut next = looked.clone();
        change(&mut next);
        Action::Look(Box::new(next))
    };
    let on_search = {
        let (dispatch, context) = (dispatch.clone(), looked.clone());
        Callback::from(move |node| {
            // Another word has its own spellings and collocates.
            let next = Context { node, near: None, spelling: None, ..context.clone() };
            dispatch.emit(Action::Look(Box::new(next)));
        })
    };
    let choose_outlet = {
        let (dispatch, context) = (dispatch.clone(), looked.clone());
        Callback::from(move |value: String| {
            let outlets = match value.split_at_checked(1) {
                Some(("=", outlet)) => vec![outlet.to_owned()],
                Some(_) => return,
                None => Vec::new(),
            };
            dispatch.emit(Action::Look(Box::new(Context { outlets, others: false, ..context.clone() })));
        })
    };
    let lift = |words: String, action: Action| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(action.clone()));
        let aria_label = context::lift(&words);
        let button = html! {
            <button class="choice" {aria_label} {onclick}>{ words }<span aria-hidden="true">{ " ×" }</span></button>
        };
        sentence(context::condition(text, button))
    };
    let near = looked
        .near
        .as_ref()
        .filter(|_| lifts != Lifts::OfOutlet)
        .map(|near| lift(wording::near(near), look(&|c| c.near = None)));
    let spelled = looked.spelling.as_ref().filter(|_| lifts != Lifts::OfOutlet);
    let spelled = spelled.map(|text| lift(context::spelled(text), look(&|c| c.spelling = None)));
    let dated = looked
        .days
        .filter(|_| lifts != Lifts::OfSpelling)
        .map(|days| lift(wording::dated(days), look(&|c| c.days = None)));
    let chosen = match looked.outlets.as_slice() {
        [] => String::new(),
        [name] if !looked.others => format!("={name}"),
        _ => SEVERAL.to_owned(),
    };
    NodeControls {
        node: html! {
            <SearchBox query={looked.node.clone()} fault={None} label={context::node()} hint={context::node()}
                is_in_sentence={true} class="search__input search__input--node" {on_search} />
        },
        outlet: select(context::outlet_label(), outlets(state, survey), &chosen, choose_outlet),
        conditions: html! { <>{ near }{ spelled }{ dated }</> },
    }
}

/// The value of a choice that no list of single outlets has: both sides of a comparison, or all but one.
const SEVERAL: &str = "+";

/// The outlets of which the filters leave articles.
fn left<'a>(filters: &'a Filters, survey: &'a Survey) -> impl Iterator<Item = &'a str> {
    // The count of a row says what a click would give, whatever is chosen of its own facet.
    let choice = filters.choices.of(OUTLET);
    let is_left = |row: &&FacetRow| match choice.pick(&row.name) {
        Pick::Include => row.n_articles > 0,
        Pick::Exclude => false,
        Pick::None => row.n_articles > 0 && choice.include.is_empty(),
    };
    survey.values(OUTLET).filter(is_left).map(|row| row.name.as_str())
}

/// Says that the filters leave no article of the outlets in which the node is looked for, and offers all that they leave.
pub fn filtered_out(state: &State, survey: Option<&Survey>, dispatch: &Dispatch) -> Option<Html> {
    let (looked, survey) = (&state.context, survey?);
    // Whether the filters leave articles of a group, only the lines can say.
    let is_group = |name: &String| state.words.sides.groups.iter().any(|group| group.name == *name);
    let is_left = |name: &String| is_group(name) || left(&state.filters, survey).any(|other| other == name);
    if looked.others || looked.outlets.is_empty() || looked.outlets.iter().any(is_left) {
        return None;
    }
    let everywhere = Context { outlets: Vec::new(), ..looked.clone() };
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_| dispatch.emit(Action::Look(Box::new(everywhere.clone()))));
    Some(html! {
        <>
            { notice(&concordance::filtered_out(&words::list(&looked.outlets))) }
            <button class="button" {onclick}>{ concordance::all_outlets() }</button>
        </>
    })
}

/// Every outlet, one of them, a group, or all but the one that is being compared.
fn outlets(
    State { context: looked, filters, words: compared, .. }: &State,
    survey: Option<&Survey>,
) -> Vec<(AttrValue, AttrValue)> {
    let mut options = vec![(AttrValue::from(""), AttrValue::from(context::every_outlet()))];
    if looked.others || looked.outlets.len() > 1 {
        options.push((SEVERAL.into(), wording::outlets_of(looked).into()));
    }
    let mut names: Vec<&str> = survey.map(|survey| left(filters, survey).collect()).unwrap_or_default();
    names.extend(compared.sides.groups.iter().map(|group| group.name.as_str()));
    let chosen = looked.outlets.iter().map(String::as_str).filter(|name| !names.contains(name));
    let chosen: Vec<&str> = chosen.collect();
    names.extend(chosen);
    sort_by(&mut names, &|a, b| a.cmp(b));
    names.dedup();
    options
        .extend(names.into_iter().map(|name| (AttrValue::from(format!("={name}")), AttrValue::from(name.to_owned()))));
    options
}
