//! The view of context: a word or search with the lines it occurs in, its collocates, and where in the articles it occurs.

use crate::ui::context::collocate_table::collocate_table;
use crate::ui::context::evidence::EvidenceList;
use crate::ui::context::line_controls::{LineControls, line_controls, lines_found};
use crate::ui::context::lines::Lines;
use crate::ui::controls::choice::{modes, select_nth, select_number};
use crate::ui::controls::did_you_mean::DidYouMean;
use crate::ui::controls::figure::{Draw, Figure};
use crate::ui::controls::hide::hidden_words;
use crate::ui::controls::language::{use_corpus_language, use_language};
use crate::ui::controls::node_sentence::{Lifts, NodeControls, filtered_out, no_node, node_controls};
use crate::ui::controls::notice::{notice, only_texts};
use crate::ui::controls::paging::{more_button, use_paging};
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::controls::search_box::fault_lines;
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::ui::controls::table_twin::TableTwin;
use crate::ui::controls::take_away::{Methods, SaveTable, take_view};
use crate::ui::controls::word_filter::{Controls, WIDTHS, controls};
use crate::view::file_name;
use crate::view::picture::{Picture, strips};
use crate::view::{Action, ContextMode, OpenArticle, State, View, WordsMode, figures, methods, requests, wording};
use engine::{Report, Survey};
use reports::collocates::CollocateOrder;
use reports::context::Context;
use reports::dispersion::DispersionPlot;
use reports::units::WordFilter;
use std::rc::Rc;
use words::{collocates, context, counted, sheet};
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
    use_language();
    let dispatch = use_dispatch();
    let lang = use_corpus_language();
    let state = &Rc::new(props.state.with_node());
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
    let NodeControls { node, outlet, conditions } = node_controls(state, props.survey.as_deref(), lifts, &dispatch);
    let parts = match (mode, report) {
        (ContextMode::Lines, report) => {
            let LineControls { which, order } = line_controls(&state.context, &dispatch);
            match report {
                Some(Report::Lines(found)) if found.n_lines > 0 => {
                    let found = lines_found(found, state.context.sample, &dispatch);
                    context::lines_found(text, which, node, outlet, conditions, order, found)
                }
                _ => context::lines(text, which, node, outlet, conditions, order),
            }
        }
        (ContextMode::Collocates, report) => {
            let (n_hidden, min_articles) = match report {
                Some(Report::Collocates(found)) => (Some(found.n_hidden), found.min_articles),
                _ => (None, state.words.filter.min_articles.unwrap_or(1)),
            };
            let Controls { min_articles, stop_words, numbers } =
                controls(&state.words.filter, min_articles, n_hidden, &dispatch);
            let filter = sentence(collocates::filter(text, min_articles, stop_words, numbers));
            let (window, order) = (window(state, &dispatch), collocate_order(state.collocate_order, &dispatch));
            context::collocates(text, node, outlet, conditions, window, order, filter)
        }
        (ContextMode::Dispersion, _) => context::dispersion(text, node, outlet, conditions),
    };
    let filtered_out = filtered_out(state, props.survey.as_deref(), &dispatch);
    let (body, shown, of) = match (mode, report) {
        _ if state.context.node.trim().is_empty() => {
            (no_node(context::no_node(), props.survey.as_deref(), &dispatch), 0, 0)
        }
        _ if filtered_out.is_some() => (filtered_out.unwrap_or_default(), 0, 0),
        (_, Some(report)) if report.search_fault().is_some() => {
            (report.search_fault().map(|fault| fault_lines(&state.context.node, fault)).unwrap_or_default(), 0, 0)
        }
        (ContextMode::Lines, Some(Report::Lines(found))) if found.n_lines > 0 => {
            let caption = words::context::caption_lines(&wording::node(&state.context));
            let lines = html! {
                <Lines report={answer.report.clone()} {caption} reading={state.reading.clone()} lang={lang.clone()} dispatch={dispatch.clone()} />
            };
            (lines, found.lines.len(), found.n_listed)
        }
        (ContextMode::Collocates, Some(Report::Collocates(found))) if found.n_occurrences > 0 => {
            (collocates_of(found, state, &lang, &dispatch), found.rows.len(), found.n_rows)
        }
        (ContextMode::Dispersion, Some(Report::Dispersion(found))) if found.n_occurrences > 0 => {
            let on_read = on_read(answer.report.clone(), &dispatch);
            (
                dispersion(found, answer.report.clone(), state, &props.corpus, on_read),
                found.strips.len(),
                found.n_strips,
            )
        }
        (ContextMode::Lines, Some(Report::Lines(found)))
            if found.evidence.as_ref().is_some_and(|it| it.n_having > 0) =>
        {
            (notice(counted::no_lines()), 0, 0)
        }
        (_, Some(Report::Lines(_) | Report::Collocates(_) | Report::Dispersion(_))) if !answer.is_waiting => {
            (none_found(state, &dispatch), 0, 0)
        }
        _ => (html! {}, 0, 0),
    };
    let explained = report.filter(|_| shown > 0).and_then(|report| methods::of_node(report, state, &props.corpus));
    let first_lines = (mode == ContextMode::Lines && of > requests::MOST_LINES)
        .then(|| AttrValue::from(words::methods::csv_first(requests::MOST_LINES.into())));
    // How many articles a collocate must be in shows once that is known, so that no word moves for it.
    let is_coming = mode == ContextMode::Collocates && report.is_none() && !state.context.node.trim().is_empty();
    html! {
        <div class="context" data-waiting={answer.is_waiting.to_string()}>
            <div class="view-head">
                { modes(context::modes_label(), &ContextMode::ALL.map(wording::context_mode), open, choose_mode) }
                { take_view(explained.as_ref().map(|explained| explained.caption().into())) }
            </div>
            <div class="sentence" data-coming={is_coming.to_string()}>{ sentence(parts) }</div>
            if mode == ContextMode::Collocates { { hidden_words(&state.words.filter, &dispatch) } }
            if let (ContextMode::Lines, Some(Report::Lines(found))) = (mode, report) {
                <EvidenceList report={answer.report.clone()} lang={lang.clone()} />
                if found.evidence.is_some() && found.n_lines > 0 { <h2 class="heading">{ counted::lines() }</h2> }
            }
            if mode == ContextMode::Collocates { { only_texts(props.survey.as_deref(), false) } }
            { body }
            { more_button(shown, of, &more) }
            if let Some((explained, request)) = explained.zip(requests::whole_context(state)) {
                <div class="tools">
                    if mode == ContextMode::Dispersion { <TableTwin report={answer.report.clone()} /> }
                    <SaveTable {request} name={file_name(&explained.what)} words={first_lines.unwrap_or(words::methods::csv().into())} />
                </div>
                <Methods method={explained.method.clone()} figures={explained.figures.clone()}
                    card={Callback::from(move |address: String| explained.card(&address))} />
            }
        </div>
    }
}

/// The node was not found: another word may be meant.
fn none_found(state: &Rc<State>, dispatch: &Dispatch) -> Html {
    let (dispatch, looked) = (dispatch.clone(), state.context.clone());
    let on_search = Callback::from(move |node| {
        dispatch.emit(Action::Look(Box::new(Context { node, near: None, spelling: None, ..looked.clone() })));
    });
    html! {
        <>
            { notice(context::none_found()) }
            <DidYouMean state={state.clone()} search={state.context.node.clone()} {on_search} />
        </>
    }
}

fn window(state: &State, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let choose = move |n| dispatch.emit(Action::Window(n));
    select_number(collocates::window_label(), &WIDTHS, requests::window(state), choose)
}

fn collocate_order(order: CollocateOrder, dispatch: &Dispatch) -> Html {
    let orders = CollocateOrder::all();
    let names: Vec<&str> = orders.iter().map(|(_, order)| wording::collocate_order(*order)).collect();
    let chosen = orders.iter().position(|(_, other)| *other == order).unwrap_or_default();
    let dispatch = dispatch.clone();
    let choose = move |i: usize| {
        if let Some((_, order)) = orders.get(i) {
            dispatch.emit(Action::OrderCollocates(*order));
        }
    };
    select_nth(collocates::order_label(), &names, chosen, choose)
}

fn collocates_of(
    found: &reports::collocates::Collocates,
    state: &State,
    lang: &AttrValue,
    dispatch: &Dispatch,
) -> Html {
    let compare = {
        let near = Some(requests::near_node(state));
        let filter = WordFilter { near, length: 1, units: state.context.units, ..state.words.filter.clone() };
        let mut next = State { view: View::Words, ..state.clone() };
        (next.words.filter, next.words.mode) = (filter, WordsMode::Compare);
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::Go(Box::new(next.clone()))))
    };
    html! {
        <>
            <p class="basis">{ wording::collocates_basis(found) }{ " " }<button class="link" onclick={compare}>{ collocates::compare() }</button></p>
            { collocate_table(found, state, lang, dispatch) }
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
            let token = strip.occurrences.first().copied();
            dispatch.emit(Action::Read(OpenArticle { id: strip.article.clone(), token }));
        }
    })
}

fn dispersion(
    found: &DispersionPlot,
    report: Option<Rc<Report>>,
    state: &State,
    corpus: &str,
    on_pick: Callback<usize>,
) -> Html {
    let mut label = strips::label(found, &wording::node(&state.context));
    label.lines.push(sheet::source(&wording::filters(&state.filters), corpus));
    let draw = Draw::new(move |width| match report.as_deref() {
        Some(Report::Dispersion(found)) => strips::draw(found, width),
        _ => Picture::default(),
    });
    let measures = figures::of_dispersion(found).into_iter().map(|(name, n, says)| {
        html! { <><dt>{ name }</dt><dd><span class="measures__number">{ n }</span>{ " " }<span class="quiet">{ says }</span></dd></> }
    });
    html! {
        <>
            if found.strips.is_empty() {
                <p class="basis">{ for wording::strips_caption(found) }</p>
            } else {
                <Figure name={file_name(&label.title)} {label} {draw} {on_pick} />
            }
            <dl class="measures">{ for measures }</dl>
        </>
    }
}
