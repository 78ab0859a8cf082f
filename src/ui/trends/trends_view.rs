//! The view of trends: how often each outlet writes a word or name, over time.

use crate::ui::controls::choice::select_nth;
use crate::ui::controls::figure::{Draw, Figure};
use crate::ui::controls::language::use_language;
use crate::ui::controls::node_sentence::{Lifts, NodeControls, node_controls};
use crate::ui::controls::notice::notice;
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::controls::search_box::fault_lines;
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::ui::controls::take_away::{Methods, SaveTable, TakeView};
use crate::view::file_name;
use crate::view::picture::{Picture, trend};
use crate::view::{Action, STRETCHES, State, methods, requests, wording};
use engine::{Report, Survey};
use reports::context::Context;
use reports::trend::{Trend, TrendLine};
use std::rc::Rc;
use words::{count, rate, trends};
use yew::{AttrValue, Callback, Html, Properties, component, html};

/// What the view shows.
#[derive(Properties, PartialEq)]
pub struct TrendsViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// What the filters leave, for the outlets to choose from.
    pub survey: Option<Rc<Survey>>,
    /// The corpus in words, for captions and methods.
    pub corpus: AttrValue,
}

/// The view of trends.
#[component]
pub fn TrendsView(props: &TrendsViewProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let state = &props.state;
    let answer = use_report(requests::context(state, 0));
    use_usable(answer.report.is_some() || state.context.node.trim().is_empty());
    let found = match answer.report.as_deref() {
        Some(Report::Trend(found)) => Some(found),
        _ => None,
    };
    let automatic = wording::automatic(found.filter(|_| state.stretch.is_none()).map(|found| found.stretch));
    let stretches = STRETCHES.map(|stretch| stretch.map_or(automatic.as_str(), |stretch| wording::by_stretch(stretch)));
    let chosen = STRETCHES.iter().position(|stretch| *stretch == state.stretch).unwrap_or_default();
    let choose = {
        let dispatch = dispatch.clone();
        move |i: usize| STRETCHES.get(i).into_iter().for_each(|stretch| dispatch.emit(Action::Stretches(*stretch)))
    };
    let stretch = select_nth(trends::stretch_label(), &stretches, chosen, choose);
    let NodeControls { node, outlet, conditions } =
        node_controls(state, props.survey.as_deref(), Lifts::OfSpelling, &dispatch);
    let body = match found {
        _ if state.context.node.trim().is_empty() => notice(trends::no_node()),
        None => html! {},
        Some(found) if found.fault.is_some() => {
            let fault = answer.report.as_deref().and_then(Report::search_fault);
            fault.map(|fault| fault_lines(&state.context.node, fault)).unwrap_or_default()
        }
        Some(found) if found.n_occurrences == 0 => notice(words::context::none_found()),
        Some(found) if found.starts.is_empty() => notice(trends::none_dated()),
        Some(found) => picture(found, answer.report.clone(), state, &props.corpus, &dispatch),
    };
    let explained = answer.report.as_deref().and_then(|report| methods::of_node(report, state, &props.corpus));
    html! {
        <div class="trends" data-waiting={answer.is_waiting.to_string()}>
            <div class="sentence">{ sentence(trends::sentence(text, node, outlet, conditions, stretch)) }</div>
            { body }
            if let Some((explained, request)) = explained.zip(requests::whole_context(state)) {
                <div class="tools">
                    <TakeView caption={explained.caption()} />
                    <SaveTable {request} name={file_name(&explained.what)} />
                </div>
                <Methods method={explained.method.clone()} figures={explained.figures.clone()}
                    card={Callback::from(move |address: String| explained.card(&address))} />
            }
        </div>
    }
}

/// The lines of one outlet, or of all, in one stretch; of the outlet that was looked at already, if there was one.
fn lines_of(found: &Trend, line: &TrendLine, number: usize, state: &State) -> Option<Action> {
    let start = *found.starts.get(number)?;
    let mut context = Context { days: Some((start, found.stretch.next(start).plus(-1))), ..state.context.clone() };
    if !line.outlet.name.is_empty() {
        (context.outlets, context.others) = (vec![line.outlet.name.clone()], false);
    }
    Some(Action::OpenLines(Box::new(context)))
}

fn picture(found: &Trend, report: Option<Rc<Report>>, state: &Rc<State>, corpus: &str, dispatch: &Dispatch) -> Html {
    let mut label = trend::label(found, &wording::node(&Context { days: None, ..state.context.clone() }));
    label.lines.push(words::sheet::source(&wording::filters(&state.filters), corpus));
    let draw = {
        let report = report.clone();
        Draw::new(move |width| match report.as_deref() {
            Some(Report::Trend(found)) => trend::draw(found, width),
            _ => Picture::default(),
        })
    };
    let on_pick = {
        let (state, dispatch) = (Rc::clone(state), dispatch.clone());
        Callback::from(move |of: usize| {
            if let Some(Report::Trend(found)) = report.as_deref() {
                let n = found.starts.len().max(1);
                let line = found.lines.get(of / n);
                let action = line.and_then(|line| lines_of(found, line, of % n, &state));
                if let Some(action) = action {
                    dispatch.emit(action);
                }
            }
        })
    };
    let too_many = state.stretch.filter(|wanted| *wanted != found.stretch);
    html! {
        <>
            if let Some(wanted) = too_many { <p class="basis">{ trends::too_fine(wording::by_stretch(found.stretch), wording::by_stretch(wanted)) }</p> }
            <Figure name={file_name(&label.title)} {label} {draw} {on_pick} />
            { table(found, state, dispatch) }
        </>
    }
}

/// The same as numbers: stretches down, outlets across; every number opens its lines.
fn table(found: &Trend, state: &State, dispatch: &Dispatch) -> Html {
    let heads = found.lines.iter().map(|line| {
        let name = if line.outlet.name.is_empty() { words::tables::all() } else { &line.outlet.name };
        html! { <th scope="col" class="number" title={wording::size(&line.outlet)}><bdi>{ name }</bdi></th> }
    });
    let rows = found.starts.iter().enumerate().filter_map(|(i, start)| {
        // A stretch without any article says nothing.
        found.lines.first()?.points.get(i).filter(|point| point.n_articles > 0)?;
        let cells = found.lines.iter().map(|line| {
            let point = line.points.get(i).copied().unwrap_or_default();
            if point.n_articles == 0 {
                return html! { <td class="number quiet">{ words::tables::none() }</td> };
            }
            let action = lines_of(found, line, i, state);
            let dispatch = dispatch.clone();
            let onclick = Callback::from(move |_| action.iter().for_each(|action| dispatch.emit(action.clone())));
            let per_thousand = 1000.0 * f64::from(point.count) / (point.n_tokens.max(1)) as f64;
            html! {
                <td class="number">
                    <button class="table__count" disabled={point.count == 0} {onclick}>{ count(point.count.into()) }</button>
                    <span class="table__rate" title={words::tables::per_thousand()}>{ rate(per_thousand) }</span>
                </td>
            }
        });
        Some(html! {
            <tr key={start.0}>
                <th scope="row" class="text">{ wording::stretch_of(found.stretch, *start) }</th>
                { for cells }
            </tr>
        })
    });
    html! {
        <div class="table-frame" role="region" aria-label={words::tables::table()} tabindex="0">
            <table class="table">
                <thead><tr><th scope="col" class="text">{ trends::time() }</th>{ for heads }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
