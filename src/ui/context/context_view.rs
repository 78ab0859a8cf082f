//! The view of context: a word or search with every line that it stands in, the company that it keeps, and where in the articles it stands.

use crate::ui::context::collocate_table::collocate_table;
use crate::ui::context::lines::lines;
use crate::ui::controls::choice::{modes, select_nth, select_number};
use crate::ui::controls::figure::{Draw, Figure};
use crate::ui::controls::node_sentence::{Lifts, node_sentence};
use crate::ui::controls::notice::notice;
use crate::ui::controls::paging::{more_button, use_paging};
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::controls::search_box::fault_lines;
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::ui::controls::table_twin::TableTwin;
use crate::ui::controls::take_away::{Methods, SaveTable};
use crate::ui::words::words_sentence::{WIDTHS, word_filter};
use crate::view::picture::{Picture, strips};
use crate::view::{Action, ContextMode, Reading, State, View, WordsMode, methods, requests, wording};
use corpus::query::SearchFault;
use engine::{Report, Survey};
use reports::collocates::CollocateOrder;
use reports::context::LineOrder;
use reports::dispersion::DispersionPlot;
use reports::units::WordFilter;
use reports::window::Near;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html};

/// What the view shows.
#[derive(Properties, PartialEq)]
pub struct ContextViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// What the filters leave, for the outlets to choose from.
    pub survey: Option<Rc<Survey>>,
    /// The corpus in words, for captions and methods.
    pub corpus: AttrValue,
}

/// How many rows show at first, and how many more at each asking.
const PAGE: u32 = 60;
/// The same, of strips.
const PAGE_OF_STRIPS: u32 = 30;

/// The view of context.
#[component]
pub fn ContextView(props: &ContextViewProps) -> Html {
    let dispatch = use_dispatch();
    let state = &props.state;
    let mode = state.context_mode;
    let page = if mode == ContextMode::Dispersion { PAGE_OF_STRIPS } else { PAGE };
    let (n, more) = use_paging(page, (state.filters.clone(), state.context.clone(), mode));
    let answer = use_report(requests::context(state, n));
    use_usable(answer.report.is_some() || state.context.node.trim().is_empty());
    let report = answer.report.as_deref();
    let choose_mode = {
        let dispatch = dispatch.clone();
        move |i: usize| ContextMode::ALL.get(i).into_iter().for_each(|mode| dispatch.emit(Action::ShowContext(*mode)))
    };
    let open = ContextMode::ALL.iter().position(|other| *other == mode).unwrap_or_default();
    let lifts = if mode == ContextMode::Collocates { Lifts::OfOutlet } else { Lifts::All };
    let rest = match (mode, report) {
        (ContextMode::Lines, report) => html! {
            <>
                { ", " }{ line_order(state.context.order, &dispatch) }
                if let Some(Report::Lines(found)) = report.filter(|report| matches!(report, Report::Lines(l) if l.n_lines > 0)) {
                    { ": " }<strong role="status">{ wording::lines(found.n_lines, found.n_articles) }</strong>
                }
            </>
        },
        (ContextMode::Collocates, report) => {
            let (n_hidden, min_articles) = match report {
                Some(Report::Collocates(found)) => (Some(found.n_hidden), found.min_articles),
                _ => (None, state.words.filter.min_articles.unwrap_or(1)),
            };
            html! {
                <>
                    { ", " }{ window(state, &dispatch) }{ ": " }
                    { word_filter(&state.words.filter, n_hidden, min_articles, true, &dispatch) }{ "." }
                </>
            }
        }
        (ContextMode::Dispersion, _) => html! { { "." } },
    };
    let (body, shown, of) = match (mode, report) {
        _ if state.context.node.trim().is_empty() => (notice(wording::NO_NODE), 0, 0),
        (_, Some(report)) if fault_of(report).is_some() => {
            (fault_of(report).map(|fault| fault_lines(&state.context.node, fault)).unwrap_or_default(), 0, 0)
        }
        (ContextMode::Lines, Some(Report::Lines(found))) if found.n_lines > 0 => {
            (lines(found, state, &dispatch), found.lines.len(), found.n_lines)
        }
        (ContextMode::Collocates, Some(Report::Collocates(found))) if found.n_occurrences > 0 => {
            (company(found, state, &dispatch), found.rows.len(), found.n_rows)
        }
        (ContextMode::Dispersion, Some(Report::Dispersion(found))) if found.n_occurrences > 0 => {
            let range = found.evenness.map_or(0, |evenness| evenness.range as u32);
            let on_read = on_read(answer.report.clone(), &dispatch);
            (spread(found, answer.report.clone(), state, &props.corpus, on_read), found.strips.len(), range)
        }
        (_, Some(Report::Lines(_) | Report::Collocates(_) | Report::Dispersion(_))) if !answer.is_waiting => {
            (notice(wording::NO_LINES), 0, 0)
        }
        _ => (html! {}, 0, 0),
    };
    let explained = report.filter(|_| shown > 0).and_then(|report| methods::of_node(report, state, &props.corpus));
    let first_lines = (mode == ContextMode::Lines && of > requests::MOST_LINES)
        .then(|| AttrValue::from(wording::save_first_lines(requests::MOST_LINES)));
    html! {
        <div class="context" data-waiting={answer.is_waiting.to_string()}>
            { modes(wording::CONTEXT_MODES, &ContextMode::ALL.map(wording::context_mode), open, choose_mode) }
            { node_sentence(state, props.survey.as_deref(), wording::of_node(mode), lifts, rest, &dispatch) }
            { body }
            { more_button(shown, of, &more) }
            if let Some((explained, request)) = explained.zip(requests::whole_context(state)) {
                <div class="tools">
                    if mode == ContextMode::Dispersion { <TableTwin report={answer.report.clone()} /> }
                    <SaveTable {request} name={wording::file_name(&explained.what)} words={first_lines.unwrap_or(wording::CSV.into())} />
                </div>
                <Methods method={explained.method.clone()} figures={explained.figures.clone()}
                    card={Callback::from(move |address: String| explained.card(&address))} />
            }
        </div>
    }
}

/// What keeps a node from being understood.
pub fn fault_of(report: &Report) -> Option<&SearchFault> {
    match report {
        Report::Lines(found) => found.fault.as_ref(),
        Report::Collocates(found) => found.fault.as_ref(),
        Report::Dispersion(found) => found.fault.as_ref(),
        Report::Trend(found) => found.fault.as_ref(),
        _ => None,
    }
}

fn line_order(order: LineOrder, dispatch: &Dispatch) -> Html {
    let chosen = LineOrder::ALL.iter().position(|other| *other == order).unwrap_or_default();
    let dispatch = dispatch.clone();
    let choose = move |i: usize| dispatch.emit(Action::OrderLines(LineOrder::ALL.get(i).copied().unwrap_or_default()));
    html! { <>{ wording::SORTED_BY }{ " " }{ select_nth(wording::SORTED_BY, &LineOrder::ALL.map(wording::line_order), chosen, choose) }</> }
}

/// "within 5 words of it, ranked by evidence".
fn window(state: &State, dispatch: &Dispatch) -> Html {
    let orders = CollocateOrder::ALL.map(wording::collocate_order);
    let chosen = CollocateOrder::ALL.iter().position(|order| *order == state.collocate_order).unwrap_or_default();
    let choose_width = {
        let dispatch = dispatch.clone();
        move |n| dispatch.emit(Action::Window(n))
    };
    let dispatch = dispatch.clone();
    let choose_order = move |i: usize| {
        dispatch.emit(Action::OrderCollocates(CollocateOrder::ALL.get(i).copied().unwrap_or_default()));
    };
    html! {
        <>
            { wording::WITHIN }{ " " }{ select_number(wording::WINDOW, &WIDTHS, requests::window(state), choose_width) }
            { " " }{ wording::WORDS_OF_IT }{ " " }{ select_nth(wording::RANKED_BY, &orders, chosen, choose_order) }
        </>
    }
}

fn company(found: &reports::collocates::Collocates, state: &State, dispatch: &Dispatch) -> Html {
    let compare = {
        let near = Some(Near { node: state.context.node.clone(), n_tokens: requests::window(state) });
        let filter = WordFilter { near, length: 1, units: state.context.units, ..state.words.filter.clone() };
        let mut next = State { view: View::Words, ..state.clone() };
        (next.words.filter, next.words.mode) = (filter, WordsMode::Compare);
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::Go(Box::new(next.clone()))))
    };
    html! {
        <>
            <p class="basis">{ wording::company(found) }{ " " }<button class="link" onclick={compare}>{ wording::COMPARE_COMPANY }</button></p>
            { collocate_table(found, state, dispatch) }
        </>
    }
}

/// Opens the article of a strip at its first place.
fn on_read(report: Option<Rc<Report>>, dispatch: &Dispatch) -> Callback<usize> {
    let dispatch = dispatch.clone();
    Callback::from(move |i: usize| {
        if let Some(Report::Dispersion(found)) = report.as_deref()
            && let Some(strip) = found.strips.get(i)
        {
            let token = strip.places.first().copied();
            dispatch.emit(Action::Read(Reading { id: strip.article.clone(), token }));
        }
    })
}

fn spread(
    found: &DispersionPlot,
    report: Option<Rc<Report>>,
    state: &State,
    corpus: &str,
    on_pick: Callback<usize>,
) -> Html {
    let mut label = strips::label(found, &wording::node(&state.context));
    label.lines.push(wording::source_of(&wording::filters(&state.filters), corpus));
    let draw = Draw::new(move |width| match report.as_deref() {
        Some(Report::Dispersion(found)) => strips::draw(found, width),
        _ => Picture::default(),
    });
    let measures = wording::evenness(found).into_iter().map(|(name, n, says)| {
        html! { <><dt>{ name }</dt><dd><span class="measures__number">{ n }</span>{ " " }<span class="quiet">{ says }</span></dd></> }
    });
    html! {
        <>
            <Figure name={wording::file_name(&label.title)} {label} {draw} {on_pick} />
            <dl class="measures">{ for measures }</dl>
        </>
    }
}
