//! The view of names: how many articles of each outlet name whom, and who is named together with somebody.

use crate::browser::dom;
use crate::ui::controls::choice::{modes, select_nth};
use crate::ui::controls::language::use_language;
use crate::ui::controls::notice::{languages, no_capitals, no_names, notice};
use crate::ui::controls::paging::use_paging;
use crate::ui::controls::parts::{SharedArticles, part};
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::ui::controls::take_away::{Methods, SaveTable, take_view};
use crate::ui::names::names_table::names_table;
use crate::ui::names::together_table::together_table;
use crate::view::names::NamesState;
use crate::view::{Action, State, file_name, methods, requests, wording};
use engine::{Report, Survey};
use reports::collocates::CollocateOrder;
use reports::named_together::Together;
use reports::names::{KINDS, NamesBy, NamesOrder, NamesTable};
use std::rc::Rc;
use words::names;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_mut_ref};

/// What the view shows.
#[derive(Properties, PartialEq)]
pub struct NamesViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// What the filters leave.
    pub survey: Option<Rc<Survey>>,
    /// The corpus in words, for captions and methods.
    pub corpus: AttrValue,
}

/// How many rows show at first, and how many more at each asking.
const PAGE: u32 = 30;

/// The view of names.
#[component]
pub fn NamesView(props: &NamesViewProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let state = &props.state;
    let (n, more) = use_paging(PAGE, (state.filters.clone(), state.names.clone()));
    let answer = use_report(Some(requests::names(state, n)));
    use_usable(answer.report.is_some());
    // A report of what was open before is nothing to show.
    let report = answer.report.as_deref().filter(|report| is_of(report, &state.names));
    // What a click on a name opens begins in sight, once it is there; the name itself is gone then, so the focus goes to the way back.
    let shown = report.map(|report| matches!(report, Report::Together(_)));
    let was_together = use_mut_ref(|| None::<bool>);
    use_effect_with(shown, move |shown| {
        if let Some(is_together) = *shown
            && was_together.replace(Some(is_together)).is_some_and(|was| was != is_together)
        {
            dom::scroll_up_to(".main");
            dom::focus(if is_together { ".names__back" } else { ".names .table__word" });
        }
    });
    let explained = report.and_then(|report| methods::of_names(report, state, &props.corpus));
    let take = take_view(explained.as_ref().map(|explained| explained.caption().into()));
    let body = match report {
        Some(Report::Names(table)) => who_where(table, props, take, &more, &dispatch),
        Some(Report::Together(found)) => together(found, state, take, &more, &dispatch),
        _ => html! {},
    };
    html! {
        <div class="names" data-waiting={answer.is_waiting.to_string()}>
            { body }
            if let Some(explained) = explained {
                <p class="tools"><SaveTable request={requests::names(state, u32::MAX)} name={file_name(&explained.what)} /></p>
                <Methods method={explained.method.clone()} figures={explained.figures.clone()}
                    card={Callback::from(move |address: String| explained.card(&address))} />
            }
        </div>
    }
}

fn is_of(report: &Report, names: &NamesState) -> bool {
    match (report, &names.together) {
        (Report::Names(table), None) => table.kind == names.kind,
        (Report::Together(found), Some(name)) => found.name == *name,
        _ => false,
    }
}

fn who_where(
    table: &NamesTable,
    NamesViewProps { state, survey, .. }: &NamesViewProps,
    take: Html,
    more: &Callback<()>,
    dispatch: &Dispatch,
) -> Html {
    let survey = survey.as_deref();
    if table.n_of_kinds == [0; KINDS.len()] && !survey.is_some_and(Survey::has_names) {
        return no_names(survey, dispatch);
    }
    let hides_names = table.kind.is_some() && survey.is_some_and(|survey| survey.hides_names);
    let kinds: Vec<_> =
        KINDS.into_iter().zip(table.n_of_kinds).filter(|(kind, n)| *n > 0 || *kind == table.kind).collect();
    let titles: Vec<&'static str> = kinds.iter().map(|(kind, _)| wording::name_kind(*kind)).collect();
    let open = kinds.iter().position(|(kind, _)| *kind == table.kind).unwrap_or_default();
    let choose = {
        let (dispatch, names, kinds) = (dispatch.clone(), state.names.clone(), kinds.clone());
        move |i: usize| {
            if let Some((kind, _)) = kinds.get(i) {
                dispatch.emit(Action::Names(Box::new(NamesState { kind: *kind, ..names.clone() })));
            }
        }
    };
    let [measure, order] = [measure(table, &state.names, dispatch), order(table, &state.names, dispatch)];
    let parts = if table.kind.is_some() {
        names::sentence(text, part(state, dispatch), measure, order)
    } else {
        names::sentence_topics(text, part(state, dispatch), measure, order)
    };
    html! {
        <>
            <div class="view-head">{ modes(names::kinds(), &titles, open, choose) }{ take }</div>
            <p class="sentence">{ sentence(parts) }</p>
            <SharedArticles state={state.clone()} />
            { languages(survey, &table.outlets) }
            if hides_names && !table.rows.is_empty() { <p class="basis">{ no_capitals() }</p> }
            if table.rows.is_empty() {
                if hides_names { { no_names(survey, dispatch) } } else { { notice(names::none()) } }
            } else {
                { names_table(table, &state.names, more, dispatch) }
            }
        </>
    }
}

fn measure(table: &NamesTable, names: &NamesState, dispatch: &Dispatch) -> Html {
    const ALL: [NamesBy; 2] = [NamesBy::Articles, NamesBy::Mentions];
    let chosen = ALL.iter().position(|by| *by == table.by).unwrap_or_default();
    let (dispatch, names) = (dispatch.clone(), names.clone());
    let choose =
        move |i: usize| dispatch.emit(Action::Names(Box::new(NamesState { by: ALL.get(i).copied(), ..names.clone() })));
    select_nth(names::measure_label(), &ALL.map(wording::names_by), chosen, choose)
}

fn order(table: &NamesTable, names: &NamesState, dispatch: &Dispatch) -> Html {
    let mut orders = vec![NamesOrder::All, NamesOrder::Difference, NamesOrder::Name];
    orders.extend(table.outlets.iter().map(|outlet| NamesOrder::Outlet(outlet.name.clone())));
    let titles: Vec<&str> = orders.iter().map(wording::names_order).collect();
    // An outlet that the filters leave nothing of gives no order.
    let chosen = orders.iter().position(|order| *order == names.order).unwrap_or_default();
    let choose = {
        let (dispatch, names, orders) = (dispatch.clone(), names.clone(), orders.clone());
        move |i: usize| {
            if let Some(order) = orders.get(i) {
                let names = NamesState { order: order.clone(), turned: false, ..names.clone() };
                dispatch.emit(Action::OrderNames(Box::new(names)));
            }
        }
    };
    select_nth(names::order_label(), &titles, chosen, choose)
}

fn together(found: &Together, state: &State, take: Html, more: &Callback<()>, dispatch: &Dispatch) -> Html {
    let back = {
        let (dispatch, names) = (dispatch.clone(), NamesState { together: None, ..state.names.clone() });
        Callback::from(move |_| dispatch.emit(Action::Names(Box::new(names.clone()))))
    };
    let orders = CollocateOrder::all();
    let titles: Vec<&str> = orders.iter().map(|(_, order)| wording::together_order(*order)).collect();
    let chosen = orders.iter().position(|(_, order)| *order == state.names.together_order).unwrap_or_default();
    let choose = {
        let (dispatch, names) = (dispatch.clone(), state.names.clone());
        move |i: usize| {
            if let Some((_, together_order)) = CollocateOrder::all().get(i) {
                let names = NamesState { together_order: *together_order, ..names.clone() };
                dispatch.emit(Action::OrderNames(Box::new(names)));
            }
        }
    };
    let order = select_nth(names::order_label(), &titles, chosen, choose);
    let name = html! { <strong><bdi>{ &found.name }</bdi></strong> };
    html! {
        <>
            <div class="view-head"><button class="link names__back" onclick={back}>{ "← " }{ names::back() }</button>{ take }</div>
            <p class="sentence">{ sentence(names::together(text, name, order)) }</p>
            <p class="basis">{ wording::together_basis(found) }</p>
            if found.rows.is_empty() {
                { notice(names::nobody_together()) }
            } else {
                { together_table(found, state, more, dispatch) }
            }
        </>
    }
}
