//! The view of words: a comparison stated as a sentence whose parts are the controls, and what it comes to.

use crate::ui::controls::choice::{modes, switch};
use crate::ui::controls::hide::{hidden_words, hiding};
use crate::ui::controls::language::use_language;
use crate::ui::controls::notice::{added_up, languages, no_names, notice, only_texts};
use crate::ui::controls::paging::use_paging;
use crate::ui::controls::parts::SharedArticles;
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::controls::search_box::fault_lines;
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::ui::controls::table_twin::TableTwin;
use crate::ui::controls::take_away::{Methods, SaveTable, take_view};
use crate::ui::words::comparison_chart::comparison_chart;
use crate::ui::words::frequency_table::frequency_table;
use crate::ui::words::house_style_table::house_style_table;
use crate::ui::words::map::WordMapFigure;
use crate::ui::words::other_sides::other_sides;
use crate::ui::words::repetition::RepeatedLines;
use crate::ui::words::side_by_side::side_by_side;
use crate::ui::words::sides::Groups;
use crate::ui::words::word_table::word_table;
use crate::ui::words::words_sentence::{CountingOptions, comparing, comparing_all, frequencies, house_style};
use crate::view::file_name;
use crate::view::{Action, State, WordsMode, both_sides, methods, requests, wording};
use corpus::facet::{ACTOR, OUTLET};
use engine::{Report, Survey};
use reports::keyness::Comparison;
use reports::outlets::OutletSize;
use reports::repetition::Repetition;
use reports::word_map::WordMap;
use reports::word_row::Basis;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html};

/// What the view shows.
#[derive(Properties, PartialEq)]
pub struct WordsViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// What the filters leave.
    pub survey: Option<Rc<Survey>>,
    /// The corpus in words, for captions and methods.
    pub corpus: AttrValue,
}

/// How many rows show at first, and how many more at each asking.
const PAGE: u32 = 40;

/// The view of words.
#[component]
pub fn WordsView(props: &WordsViewProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let state = &props.state;
    let survey = props.survey.as_deref();
    let (n, more) = use_paging(PAGE, (state.filters.clone(), state.words.clone()));
    let answer = use_report(Some(requests::words(state, n)));
    use_usable(answer.report.is_some());
    let choose_mode = {
        let dispatch = dispatch.clone();
        move |i: usize| WordsMode::ALL.get(i).into_iter().for_each(|mode| dispatch.emit(Action::Compare(*mode)))
    };
    let open = WordsMode::ALL.iter().position(|mode| *mode == state.words.mode).unwrap_or_default();
    let names = WordsMode::ALL.map(wording::words_mode);
    let modes = modes(words::comparison::modes(), &names, open, choose_mode);
    let head = |caption: Option<AttrValue>| html! { <div class="view-head">{ modes }{ take_view(caption) }</div> };
    // A report of the mode that was open before is nothing to show.
    let Some(report) = answer.report.as_deref().filter(|report| is_of(report, state.words.mode)) else {
        return html! { <div class="words">{ head(None) }</div> };
    };
    let compared = match report {
        Report::Compare(report) => {
            Some(comparing(&report.outlets, [&report.target, &report.reference], state, survey, &dispatch))
        }
        Report::Map(map) => Some(comparing(&map.outlets, [&map.target, &map.reference], state, survey, &dispatch)),
        Report::SideBySide(..) => Some(comparing_all(state, survey, &dispatch)),
        Report::Frequencies(_) => Some(frequencies(state, survey, &dispatch)),
        Report::HouseStyle(_) => Some(house_style(state, &dispatch)),
        _ => None,
    };
    let is_added_up = survey.is_some_and(|survey| survey.n_added_up > 0);
    let counted = wording::counting(report, &state.words.filter)
        .map(|(min_articles, n_hidden)| html! { <CountingOptions filter={state.words.filter.clone()} {min_articles} {n_hidden} {is_added_up} /> });
    let n_shared = match report {
        Report::Compare(report) => report.n_shared,
        Report::Map(map) => map.n_shared,
        _ => 0,
    };
    let repetition = match report {
        Report::Compare(report) => report.repetition.clone(),
        Report::SideBySide(outlets, _) => Repetition::of_all(outlets.iter().map(|outlet| &outlet.repetition)),
        _ => Repetition::default(),
    };
    let are_parts = !matches!(state.words.mode, WordsMode::Compare | WordsMode::Map);
    let name = AttrValue::from(file_name(&title_of_file(report, state.words.mode)));
    let source = words::sheet::source(&wording::filters(&state.filters), &props.corpus);
    let caption = wording::sentences(wording::comparison(report, &state.words).into_iter().chain([source]));
    let body = match report {
        Report::Fault(fault) => fault_lines(state.words.filter.near.as_ref().map_or("", |near| &near.node), fault),
        Report::Compare(report) => comparison(report, &name, caption, state, &more, &dispatch),
        Report::Map(map) => word_map(map, &name, caption, state, &dispatch),
        Report::SideBySide(outlets, n_left) => side_by_side(outlets, *n_left, &name, caption, state, &dispatch),
        Report::Frequencies(table) => frequency_table(table, &state.words, &more, &dispatch),
        Report::HouseStyle(_) if survey.is_some_and(|survey| survey.values(ACTOR).next().is_none()) => {
            no_names(survey, &dispatch)
        }
        Report::HouseStyle(style) => house_style_table(style, &(n, more), &dispatch),
        _ => html! {},
    };
    let explained = methods::of_words(report, state, &props.corpus);
    html! {
        <div class="words" data-waiting={answer.is_waiting.to_string()}>
            { head(explained.as_ref().map(|explained| explained.caption().into())) }
            <p class="sentence">{ compared }</p>
            if n_shared > 0 { <p class="caption" role="status">{ words::groups::shared(n_shared.into()) }</p> }
            if are_parts { <SharedArticles state={state.clone()} /> }
            <div class="folds"><Groups state={state.clone()} survey={props.survey.clone()} />{ counted }</div>
            if state.words.mode != WordsMode::HouseStyle { { hidden_words(&state.words.filter, &dispatch) } }
            { languages(survey, sides(report)) }
            { added_up(survey) }
            if state.words.filter.needs_texts() && state.words.mode != WordsMode::HouseStyle { { only_texts(props.survey.as_deref(), state.words.filter.is_of_pairs()) } }
            <RepeatedLines {repetition} />
            { body }
            if let Some(explained) = explained {
                <div class="tools">
                    <SaveTable request={requests::whole_words(state)} {name} />
                    if matches!(report, Report::Map(_) | Report::SideBySide(..)) { <TableTwin report={answer.report.clone()} /> }
                </div>
                <Methods method={explained.method.clone()} figures={explained.figures.clone()}
                    card={Callback::from(move |address: String| explained.card(&address))} />
            }
        </div>
    }
}

/// Whether a report is what a mode asks for, or why it cannot be answered.
fn is_of(report: &Report, mode: WordsMode) -> bool {
    matches!(
        (report, mode),
        (Report::Fault(_), _)
            | (Report::Compare(_), WordsMode::Compare)
            | (Report::Map(_), WordsMode::Map)
            | (Report::SideBySide(..), WordsMode::SideBySide)
            | (Report::Frequencies(_), WordsMode::Frequencies)
            | (Report::HouseStyle(_), WordsMode::HouseStyle)
    )
}

/// What a report compares.
fn sides(report: &Report) -> Vec<&OutletSize> {
    match report {
        Report::Compare(report) => vec![&report.target, &report.reference],
        Report::Map(map) => vec![&map.target, &map.reference],
        Report::SideBySide(outlets, _) => outlets.iter().map(|outlet| &outlet.outlet).collect(),
        Report::Frequencies(table) => table.outlets.iter().collect(),
        Report::HouseStyle(style) => style.outlets.iter().collect(),
        _ => Vec::new(),
    }
}

/// What a file of a report is called.
fn title_of_file(report: &Report, mode: WordsMode) -> String {
    let sides = match report {
        Report::Compare(report) => Some([&report.target, &report.reference]),
        Report::Map(map) => Some([&map.target, &map.reference]),
        _ => None,
    };
    wording::comparison_file(mode, sides)
}

fn word_map(map: &Rc<WordMap>, name: &AttrValue, caption: String, state: &Rc<State>, dispatch: &Dispatch) -> Html {
    let near = state.words.filter.near.as_ref();
    if map.basis == Basis::Nothing {
        html! {
            <>
                { notice(&wording::nothing_to_compare(&map.target, &map.reference, near)) }
                { other_sides(&map.outlets, [&map.target, &map.reference], &state.words.sides, dispatch) }
            </>
        }
    } else if map.words.is_empty() {
        notice(words::comparison::no_words())
    } else {
        let on_hide = {
            let map = Rc::clone(map);
            let hide = hiding(&state.words.filter, dispatch);
            Callback::from(move |i: usize| map.words.get(i).into_iter().for_each(|word| hide.emit(word.name.clone())))
        };
        html! { <WordMapFigure map={Rc::clone(map)} {name} {caption} on_open={on_word(map, state, dispatch)} {on_hide} /> }
    }
}

/// Opens the lines of a word on the map.
fn on_word(map: &Rc<WordMap>, state: &Rc<State>, dispatch: &Dispatch) -> Callback<usize> {
    let (map, state, dispatch) = (Rc::clone(map), Rc::clone(state), dispatch.clone());
    Callback::from(move |i: usize| {
        let outlets = both_sides(&map.target, &map.reference);
        if let Some(word) = map.words.get(i) {
            dispatch.emit(state.words.open_lines(&word.node, &outlets, false));
        }
    })
}

fn comparison(
    report: &Comparison,
    name: &AttrValue,
    caption: String,
    state: &State,
    more: &Callback<()>,
    dispatch: &Dispatch,
) -> Html {
    let Some(basis) = wording::basis(report) else {
        let near = state.words.filter.near.as_ref();
        let why = wording::nothing_to_compare(&report.target, &report.reference, near);
        let node_is_nowhere = near.is_some() && report.target.n_tokens + report.reference.n_tokens == 0;
        let other_outlets = (!node_is_nowhere && !state.filters.choices.of(OUTLET).is_empty()).then(|| {
            let mut next = state.clone();
            next.filters.choices.clear(OUTLET);
            let dispatch = dispatch.clone();
            let onclick = Callback::from(move |_| dispatch.emit(Action::Go(Box::new(next.clone()))));
            html! { <button class="button" {onclick}>{ words::comparison::clear_outlets() }</button> }
        });
        let others = (!node_is_nowhere)
            .then(|| other_sides(&report.outlets, [&report.target, &report.reference], &state.words.sides, dispatch));
        return html! { <>{ notice(&why) }{ others }{ other_outlets }</> };
    };
    let show_figures = {
        let (dispatch, all) = (dispatch.clone(), state.words.figures);
        Callback::from(move |()| dispatch.emit(Action::ShowFigures(!all)))
    };
    html! {
        <>
            <p class="basis">{ basis }</p>
            if report.n_words == 0 {
                { notice(words::comparison::no_words()) }
            } else {
                { comparison_chart(report, name, caption, state, dispatch) }
                <p class="tools">{ switch(wording::figures(state.words.figures).to_owned(), state.words.figures, show_figures) }</p>
                { word_table(report, &state.words, more, dispatch) }
            }
        </>
    }
}
