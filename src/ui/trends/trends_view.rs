//! The view of trends: how often words, names or searches occur over time, and in each outlet.

use crate::ui::controls::choice::{modes, select_nth};
use crate::ui::controls::figure::{Draw, Figure};
use crate::ui::controls::language::use_language;
use crate::ui::controls::node_sentence::{Lifts, NodeControls, filtered_out, no_node, node_controls};
use crate::ui::controls::notice::{languages, notice};
use crate::ui::controls::paging::use_paging;
use crate::ui::controls::parts::SharedArticles;
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::controls::search_box::fault_lines;
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::ui::controls::take_away::{Methods, SaveTable, take_view};
use crate::ui::trends::trend_fields::TrendFields;
use crate::ui::trends::trend_table::{lines_of, trend_table};
use crate::view::file_name;
use crate::view::picture::trend_frame::Picked;
use crate::view::picture::{Picture, trend};
use crate::view::{Action, Panels, STRETCHES, State, methods, requests, wording};
use engine::{Report, Survey};
use reports::trend::Trend;
use std::rc::Rc;
use words::trends;
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

/// How many rows of the table show at first, and how many more at each asking.
const PAGE: u32 = 24;

/// The view of trends.
#[component]
pub fn TrendsView(props: &TrendsViewProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let state = &Rc::new(props.state.with_node());
    let answer = use_report(requests::context(state, 0));
    let paging = use_paging(PAGE, (state.filters.clone(), state.context.clone(), state.trends.clone(), state.stretch));
    use_usable(answer.report.is_some() || state.context.node.trim().is_empty());
    let found = match answer.report.as_deref() {
        Some(Report::Trend(found)) => Some(found),
        _ => None,
    };
    // What suits the dates is known once it is drawn.
    let automatic = found.filter(|_| state.stretch.is_none()).map(|found| wording::by_stretch(found.stretch));
    let automatic = automatic.map_or_else(|| trends::automatic().to_owned(), trends::automatic_by);
    let stretches = STRETCHES.map(|stretch| stretch.map_or(automatic.as_str(), |stretch| wording::by_stretch(stretch)));
    let chosen = STRETCHES.iter().position(|stretch| *stretch == state.stretch).unwrap_or_default();
    let choose = {
        let dispatch = dispatch.clone();
        move |i: usize| STRETCHES.get(i).into_iter().for_each(|stretch| dispatch.emit(Action::Stretches(*stretch)))
    };
    let stretch = select_nth(trends::stretch_label(), &stretches, chosen, choose);
    let NodeControls { outlet, conditions, .. } =
        node_controls(state, props.survey.as_deref(), Lifts::OfSpelling, &dispatch);
    let node = html! { <TrendFields state={state.clone()} survey={props.survey.clone()} /> };
    let filtered_out = filtered_out(state, props.survey.as_deref(), &dispatch);
    let body = match found {
        _ if state.context.node.trim().is_empty() => no_node(trends::no_node(), props.survey.as_deref(), &dispatch),
        _ if filtered_out.is_some() => filtered_out.unwrap_or_default(),
        None => html! {},
        Some(found) => {
            let is_found = found.series.iter().any(|series| series.n_occurrences > 0);
            html! {
                <>
                    { languages(props.survey.as_deref(), found.outlets.iter().skip(1)) }
                    { remarks(found) }
                    if is_found && found.starts.is_empty() {
                        { notice(trends::none_dated()) }
                    } else if is_found {
                        { picture(found, answer.report.clone(), state, &props.corpus, &paging, &dispatch) }
                    }
                </>
            }
        }
    };
    let explained = answer.report.as_deref().and_then(|report| methods::of_node(report, state, &props.corpus));
    html! {
        <div class="trends" data-waiting={answer.is_waiting.to_string()}>
            <div class="view-head">
                <div class="sentence">{ sentence(trends::sentence(text, node, outlet, conditions, stretch)) }</div>
                { take_view(explained.as_ref().map(|explained| explained.caption().into())) }
            </div>
            { body }
            if let Some((explained, request)) = explained.zip(requests::whole_context(state)) {
                <div class="tools">
                    <SaveTable {request} name={file_name(&explained.what)} />
                </div>
                <Methods method={explained.method.clone()} figures={explained.figures.clone()}
                    card={Callback::from(move |address: String| explained.card(&address))} />
            }
        </div>
    }
}

/// What is not drawn of the words that were asked for: faulty ones, and those without any occurrence.
fn remarks(found: &Trend) -> Html {
    let names = wording::line_names(found);
    let is_alone = found.series.len() == 1;
    let remark = |(series, name): (&reports::trend::Series, &String)| match &series.fault {
        Some(fault) => fault_lines(&series.node, fault),
        None if series.n_occurrences > 0 => html! {},
        None if is_alone => notice(words::context::none_found()),
        None => html! { <p class="basis">{ trends::none_of(&words::context::quoted(name)) }</p> },
    };
    found.series.iter().zip(&names).map(remark).collect()
}

fn picture(
    found: &Trend,
    report: Option<Rc<Report>>,
    state: &Rc<State>,
    corpus: &str,
    paging: &(u32, Callback<()>),
    dispatch: &Dispatch,
) -> Html {
    let mut label = trend::label(found, state);
    label.lines.push(words::sheet::source(&wording::filters(&state.filters), corpus));
    let by_outlet = state.trends.by_outlet;
    let draw = {
        let report = report.clone();
        Draw::new(move |width| match report.as_deref() {
            Some(Report::Trend(found)) => trend::draw(found, by_outlet, width),
            _ => Picture::default(),
        })
    };
    let on_pick = {
        let (state, dispatch) = (Rc::clone(state), dispatch.clone());
        Callback::from(move |number: usize| {
            if let Some(Report::Trend(found)) = report.as_deref() {
                let action = lines_of(found, Picked::of(found, number), &state);
                if let Some(action) = action {
                    dispatch.emit(action);
                }
            }
        })
    };
    let mode_names = Panels::ALL.map(wording::panels);
    // Without groups there are none to draw.
    let n_modes = mode_names.len() - usize::from(state.words.sides.groups.is_empty());
    let chosen = Panels::ALL.iter().position(|panels| *panels == state.panels()).unwrap_or_default();
    let too_many = state.stretch.filter(|wanted| *wanted != found.stretch);
    let choose_mode = {
        let dispatch = dispatch.clone();
        move |i: usize| Panels::ALL.get(i).into_iter().for_each(|panels| dispatch.emit(Action::Panels(*panels)))
    };
    html! {
        <>
            <div class="trend-tools">
                { modes(trends::mode_label(), &mode_names[..n_modes], chosen, choose_mode) }
                { far_dates(found, state, dispatch) }
            </div>
            if by_outlet { <SharedArticles state={state.clone()} /> }
            if let Some(wanted) = too_many { <p class="basis">{ trends::too_fine(wording::by_stretch(found.stretch), wording::by_stretch(wanted)) }</p> }
            <Figure name={file_name(&label.title)} {label} {draw} {on_pick} />
            { trend_table(found, state, paging, dispatch) }
        </>
    }
}

/// What lies far before or behind the axis, as buttons that widen it; or one that makes it fit most dates again.
fn far_dates(found: &Trend, state: &State, dispatch: &Dispatch) -> Html {
    let whole = |whole_axis: bool| dispatch.reform(move |_| Action::WholeAxis(whole_axis));
    if state.trends.whole_axis {
        return html! { <button class="link" onclick={whole(false)}>{ trends::fold() }</button> };
    }
    let [earlier, later] = [found.unplaced.earlier, found.unplaced.later];
    html! {
        <span class="trend-tools__far">
            if earlier > 0 {
                <button class="link" onclick={whole(true)}>{ words::timeline::n_earlier(earlier.into()) }<span aria-hidden="true">{ " ▸" }</span></button>
            }
            if later > 0 {
                <button class="link" onclick={whole(true)}>{ words::timeline::n_later(later.into()) }<span aria-hidden="true">{ " ▸" }</span></button>
            }
        </span>
    }
}
