//! The sentence about a node: what is looked for, and in which articles; shared by the views of context and of trends.

use crate::ui::app::store::Dispatch;
use crate::ui::controls::choice::select;
use crate::ui::filters::search_box::SearchBox;
use crate::view::{Action, State, wording};
use corpus::facet::OUTLET;
use engine::Survey;
use model::order::sort_by;
use reports::concordance::Context;
use yew::{AttrValue, Callback, Html, html};

/// Which restrictions of the node hold where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifts {
    /// All of them.
    All,
    /// Those of its articles alone: its company is that of the node wherever it stands in them.
    OfOutlet,
    /// All but days: a trend goes over all of them.
    OfSpelling,
}

/// The field of the node, and "in every outlet, near …, dated …"; each restriction can be taken back.
pub fn node_sentence(
    state: &State,
    survey: Option<&Survey>,
    label: &'static str,
    lifts: Lifts,
    rest: Html,
    dispatch: &Dispatch,
) -> Html {
    let context = &state.context;
    let look = |change: &dyn Fn(&mut Context)| {
        let mut next = context.clone();
        change(&mut next);
        Action::Look(Box::new(next))
    };
    let on_search = {
        let (dispatch, context) = (dispatch.clone(), context.clone());
        Callback::from(move |node| {
            // Another word has its own spellings and company.
            let next = Context { node, near: None, spelling: None, ..context.clone() };
            dispatch.emit(Action::Look(Box::new(next)));
        })
    };
    let choose_outlet = {
        let (dispatch, context) = (dispatch.clone(), context.clone());
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
        html! { <>{ ", " }<button class="choice" aria-label={wording::lift(&words)} {onclick}>{ words }<span aria-hidden="true">{ " ×" }</span></button></> }
    };
    let near = context
        .near
        .as_ref()
        .filter(|_| lifts != Lifts::OfOutlet)
        .map(|near| lift(wording::near(near), look(&|c| c.near = None)));
    let spelled = context.spelling.as_ref().filter(|_| lifts != Lifts::OfOutlet);
    let spelled = spelled.map(|text| lift(wording::spelled(text), look(&|c| c.spelling = None)));
    let dated = context
        .days
        .filter(|_| lifts != Lifts::OfSpelling)
        .map(|days| lift(wording::dated(days), look(&|c| c.days = None)));
    let chosen = match context.outlets.as_slice() {
        [] => String::new(),
        [name] if !context.others => format!("={name}"),
        _ => SEVERAL.to_owned(),
    };
    html! {
        <div class="sentence">
            <SearchBox query={context.node.clone()} fault={None} {label} hint={wording::NODE} class="search__input search__input--node" {on_search} />
            <p>
                { wording::IN }{ " " }
                { select(wording::LINES_OUTLET, outlets(context, survey), &chosen, choose_outlet) }
                { near }{ spelled }{ dated }{ rest }
            </p>
        </div>
    }
}

/// The value of a choice that no list of single outlets has: both sides of a comparison, or all but one.
const SEVERAL: &str = "+";

/// Whether the filters leave articles of an outlet.
fn rows_have(survey: Option<&Survey>, name: &str) -> bool {
    survey.is_some_and(|survey| survey.values(OUTLET).any(|row| row.n_articles > 0 && row.name == name))
}

/// Every outlet, one of them, or all but the one that is being compared.
fn outlets(context: &Context, survey: Option<&Survey>) -> Vec<(AttrValue, AttrValue)> {
    let mut options = vec![(AttrValue::from(""), AttrValue::from(wording::EVERY_OUTLET))];
    if context.others || context.outlets.len() > 1 {
        options.push((SEVERAL.into(), wording::outlets_of(context).into()));
    }
    let rows = survey.into_iter().flat_map(|survey| survey.values(OUTLET));
    let mut names: Vec<&str> = rows.filter(|row| row.n_articles > 0).map(|row| row.name.as_str()).collect();
    names.extend(context.outlets.iter().map(String::as_str).filter(|name| !rows_have(survey, name)));
    sort_by(&mut names, &|a, b| a.cmp(b));
    options
        .extend(names.into_iter().map(|name| (AttrValue::from(format!("={name}")), AttrValue::from(name.to_owned()))));
    options
}
