//! The view of context: every line of a word or search, in an order that shows its company; a line opens its article there.

use super::choice::select;
use super::notice::notice;
use super::report::use_report;
use super::search_box::{SearchBox, fault_lines};
use super::store::use_dispatch;
use crate::analysis::concordance::{Concordance, Line, LineOrder};
use crate::engine::{Report, Survey};
use crate::order::sort_by;
use crate::view::{Action, Reading, State, requests, wording};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state};

/// What the view shows.
#[derive(Properties, PartialEq)]
pub struct ContextViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// What the filters leave, for the outlets to choose from.
    pub survey: Option<Rc<Survey>>,
}

/// How many lines show at first, and how many more at each asking.
const PAGE: u32 = 60;

/// The view of context.
#[component]
pub fn ContextView(props: &ContextViewProps) -> Html {
    let dispatch = use_dispatch();
    let n = use_state(|| PAGE);
    let state = &props.state;
    let answer = use_report(requests::lines(state, *n));
    {
        let n = n.clone();
        use_effect_with((state.filters.clone(), state.context.clone()), move |_| n.set(PAGE));
    }
    let more = {
        let n = n.clone();
        Callback::from(move |_| n.set(*n + PAGE))
    };
    let context = &state.context;
    let open = |node: String, outlet: Option<(String, bool)>| Action::OpenLines { node, outlet, units: context.units };
    let scope = context.outlet.clone().map(|outlet| (outlet, context.others));
    let on_search = {
        let (dispatch, scope, units) = (dispatch.clone(), scope.clone(), context.units);
        Callback::from(move |node| dispatch.emit(Action::OpenLines { node, outlet: scope.clone(), units }))
    };
    let choose_outlet = {
        let (dispatch, everywhere) = (dispatch.clone(), open(context.node.clone(), None));
        let (node, units) = (context.node.clone(), context.units);
        Callback::from(move |value: String| {
            let outlet = match value.split_at_checked(1) {
                Some(("=", outlet)) => (outlet.to_owned(), false),
                Some(("-", outlet)) => (outlet.to_owned(), true),
                _ => return dispatch.emit(everywhere.clone()),
            };
            dispatch.emit(Action::OpenLines { node: node.clone(), outlet: Some(outlet), units });
        })
    };
    let choose_order = {
        let dispatch = dispatch.clone();
        Callback::from(move |value: String| {
            let order = LineOrder::ALL.into_iter().find(|order| format!("{order:?}") == value);
            dispatch.emit(Action::OrderLines(order.unwrap_or_default()));
        })
    };
    let orders = LineOrder::ALL.map(|o| (AttrValue::from(format!("{o:?}")), AttrValue::from(wording::line_order(o))));
    let found = match answer.report.as_deref() {
        Some(Report::Lines(found)) => Some(found),
        _ => None,
    };
    let body = match found {
        _ if context.node.trim().is_empty() => notice(wording::NO_NODE),
        None => html! {},
        Some(Concordance { fault: Some(fault), .. }) => fault_lines(&context.node, fault),
        Some(found) if found.n_lines == 0 => notice(wording::NO_LINES),
        Some(found) => lines(found, state, &dispatch),
    };
    let n_left = found.map_or(0, |found| found.n_lines.saturating_sub(found.lines.len() as u32));
    html! {
        <div class="context" data-waiting={answer.is_waiting.to_string()}>
            <div class="sentence">
                <SearchBox query={context.node.clone()} fault={None} label={wording::LINES_WITH} hint={wording::NODE}
                    class="search__input search__input--node" {on_search} />
                <p>
                    { wording::IN }{ " " }
                    { select(wording::LINES_OUTLET, outlets(props), &scope_value(scope.as_ref()), choose_outlet) }
                    { ", " }{ wording::SORTED_BY }{ " " }
                    { select(wording::SORTED_BY, orders.to_vec(), &format!("{:?}", context.order), choose_order) }
                    if let Some(found) = found.filter(|found| found.n_lines > 0) {
                        { ": " }<strong role="status">{ wording::lines(found.n_lines, found.n_articles) }</strong>
                    }
                </p>
            </div>
            { body }
            if n_left > 0 {
                <button class="button" onclick={more}>{ wording::SHOW_MORE }</button>
            }
        </div>
    }
}

fn scope_value(scope: Option<&(String, bool)>) -> String {
    scope.map(|(outlet, others)| format!("{}{outlet}", if *others { "-" } else { "=" })).unwrap_or_default()
}

/// Every outlet, one of them, or all but the one that is being compared.
fn outlets(props: &ContextViewProps) -> Vec<(AttrValue, AttrValue)> {
    let mut options = vec![(AttrValue::from(""), AttrValue::from(wording::EVERY_OUTLET))];
    let context = &props.state.context;
    if let Some(outlet) = context.outlet.as_ref().filter(|_| context.others) {
        options.push((format!("-{outlet}").into(), wording::all_but(outlet).into()));
    }
    let rows = props.survey.iter().flat_map(|survey| &survey.facets[0]);
    let mut names: Vec<&str> = rows.filter(|row| row.n_articles > 0).map(|row| row.name.as_str()).collect();
    if let Some(outlet) = context.outlet.as_deref().filter(|outlet| !context.others && !names.contains(outlet)) {
        names.push(outlet);
    }
    sort_by(&mut names, &|a, b| a.cmp(b));
    options
        .extend(names.into_iter().map(|name| (AttrValue::from(format!("={name}")), AttrValue::from(name.to_owned()))));
    options
}

fn lines(found: &Concordance, state: &State, dispatch: &Callback<Action>) -> Html {
    let open = state.reading.as_ref().map(|reading| (reading.id.as_str(), reading.token));
    let line = |line: &Line| {
        let reading = Reading { id: line.article.clone(), token: Some(line.token) };
        let is_open = (open == Some((line.article.as_str(), Some(line.token)))).then_some("true");
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::Read(reading.clone())));
        let when = line.date.as_deref().map_or(wording::UNDATED.to_owned(), wording::date);
        html! {
            <li key={format!("{}:{}", line.article, line.token)}>
                <button class="line row" aria-current={is_open} title={line.headline.clone()} {onclick}>
                    <span class="line__source"><span class="outlet">{ &line.outlet }</span>{ " " }<span class="when">{ when }</span></span>
                    <span class="line__left"><bdi>{ &line.left }</bdi></span>
                    <mark class="line__node">{ &line.node }</mark>
                    <span class="line__right"><bdi>{ &line.right }</bdi></span>
                </button>
            </li>
        }
    };
    html! { <ol class="lines">{ for found.lines.iter().map(line) }</ol> }
}
