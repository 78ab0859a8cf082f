//! The view of words: a comparison stated as a sentence whose parts are the controls, and what it comes to.

use crate::ui::app::report::{use_report, use_usable};
use crate::ui::app::store::{Dispatch, use_dispatch};
use crate::ui::controls::choice::{modes, select_nth, switch};
use crate::ui::controls::notice::notice;
use crate::ui::controls::paging::use_paging;
use crate::ui::controls::table_twin::TableTwin;
use crate::ui::controls::take_away::{Methods, SaveTable};
use crate::ui::filters::search_box::fault_lines;
use crate::ui::words::comparison_chart::comparison_chart;
use crate::ui::words::frequency_table::frequency_table;
use crate::ui::words::house_style_table::house_style_table;
use crate::ui::words::map::WordMapFigure;
use crate::ui::words::side_by_side::side_by_side;
use crate::ui::words::word_table::word_table;
use crate::ui::words::words_sentence::{sides, word_filter};
use crate::view::{Action, State, WordsMode, both_sides, methods, requests, wording};
use corpus::facet::OUTLET;
use engine::Report;
use reports::frequency::FrequencyOrder;
use reports::keyness::{Basis, Comparison};
use reports::units::default_min_articles;
use reports::word_map::WordMap;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html};

/// What the view shows.
#[derive(Properties, PartialEq)]
pub struct WordsViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The corpus in words, for captions and methods.
    pub corpus: AttrValue,
}

/// How many rows show at first, and how many more at each asking.
const PAGE: u32 = 40;

/// The view of words.
#[component]
pub fn WordsView(props: &WordsViewProps) -> Html {
    let dispatch = use_dispatch();
    let state = &props.state;
    let (n, more) = use_paging(PAGE, (state.filters.clone(), state.words.clone()));
    let answer = use_report(Some(requests::words(state, n)));
    use_usable(answer.report.is_some());
    let choose_mode = {
        let dispatch = dispatch.clone();
        move |i: usize| WordsMode::ALL.get(i).into_iter().for_each(|mode| dispatch.emit(Action::Compare(*mode)))
    };
    let open = WordsMode::ALL.iter().position(|mode| *mode == state.words.mode).unwrap_or_default();
    let words = &state.words;
    let filter = |hidden, min_articles| word_filter(&words.filter, hidden, min_articles, false, &dispatch);
    let name = AttrValue::from(file_name(answer.report.as_deref(), state));
    let body = match (answer.report.as_deref(), words.mode) {
        (Some(Report::Fault(fault)), _) => html! {
            <>
                <p class="sentence">{ wording::COUNTING }{ " " }{ filter(None, words.filter.min_articles(0)) }{ "." }</p>
                { fault_lines(words.filter.near.as_ref().map_or("", |near| &near.node), fault) }
            </>
        },
        (Some(Report::Compare(report)), WordsMode::Compare) => html! {
            <>
                <p class="sentence">
                    { sides(&report.outlets, [&report.target, &report.reference], &words.sides, &dispatch) }{ ", " }
                    { filter(Some(report.n_hidden), report.min_articles) }{ "." }
                </p>
                { comparison(report, state, &props.corpus, &more, &dispatch) }
            </>
        },
        (Some(Report::Map(map)), WordsMode::Map) => html! {
            <>
                <p class="sentence">
                    { sides(&map.outlets, [&map.target, &map.reference], &words.sides, &dispatch) }{ ", " }
                    { filter(Some(map.n_hidden), map.min_articles) }{ "." }
                </p>
                if map.basis == Basis::Nothing {
                    { notice(&wording::nothing_to_compare(&map.target, &map.reference, words.filter.near.as_ref())) }
                } else if map.words.is_empty() {
                    { notice(wording::NO_WORDS) }
                } else {
                    <WordMapFigure map={Rc::clone(map)} filters={[wording::counted(&words.filter, Some(map.min_articles)), wording::source_of(&wording::filters(&state.filters), &props.corpus)].join(" ")}
                        name={name.clone()} on_open={on_word(map, state, &dispatch)} />
                }
            </>
        },
        (Some(Report::SideBySide(outlets, n_left)), WordsMode::SideBySide) => {
            let n_articles = outlets.iter().map(|o| o.outlet.n_articles).sum();
            let min_articles = words.filter.min_articles.unwrap_or_else(|| default_min_articles(n_articles));
            html! {
                <>
                    <p class="sentence">{ wording::SIDE_BY_SIDE }{ " " }{ filter(None, min_articles) }{ "." }</p>
                    { side_by_side(outlets, *n_left, state, &props.corpus, &dispatch) }
                </>
            }
        }
        (Some(Report::Frequencies(table)), WordsMode::Frequencies) => {
            let orders = FrequencyOrder::ALL.map(wording::frequency_order);
            let chosen = FrequencyOrder::ALL.iter().position(|order| *order == words.frequency_order);
            let order = {
                let dispatch = dispatch.clone();
                move |i: usize| {
                    let order = FrequencyOrder::ALL.get(i).copied().unwrap_or_default();
                    dispatch.emit(Action::OrderFrequencies(order));
                }
            };
            html! {
                <>
                    <p class="sentence">
                        { wording::FREQUENCIES }{ " " }{ filter(Some(table.n_hidden), table.min_articles) }{ ", " }
                        { wording::SORTED_BY }{ " " }{ select_nth(wording::SORTED_BY, &orders, chosen.unwrap_or_default(), order) }{ "." }
                    </p>
                    { frequency_table(table, words, &more, &dispatch) }
                </>
            }
        }
        (Some(Report::HouseStyle(style)), WordsMode::HouseStyle) => html! {
            <>
                <p class="sentence">{ wording::HOUSE_STYLE }</p>
                { house_style_table(style, &dispatch) }
            </>
        },
        _ => return html! { { modes(wording::MODES, &WordsMode::ALL.map(wording::mode), open, choose_mode) } },
    };
    let explained = answer.report.as_deref().and_then(|report| methods::of_words(report, state, &props.corpus));
    html! {
        <div class="words" data-waiting={answer.is_waiting.to_string()}>
            { modes(wording::MODES, &WordsMode::ALL.map(wording::mode), open, choose_mode) }
            { body }
            if let Some(explained) = explained {
                <div class="tools">
                    <SaveTable request={requests::whole_words(state)} name={name.clone()} />
                    if matches!(words.mode, WordsMode::Map | WordsMode::SideBySide) { <TableTwin report={answer.report.clone()} /> }
                </div>
                <Methods method={explained.method.clone()} figures={explained.figures.clone()}
                    card={Callback::from(move |address: String| explained.card(&address))} />
            }
        </div>
    }
}

/// What a file of the open comparison is called.
fn file_name(report: Option<&Report>, state: &State) -> String {
    let sides = match report {
        Some(Report::Compare(report)) => wording::sides_in_name(&report.target, &report.reference),
        Some(Report::Map(map)) => wording::sides_in_name(&map.target, &map.reference),
        _ => String::new(),
    };
    wording::file_name(&format!("{} {sides}", wording::mode(state.words.mode)))
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

fn comparison(report: &Comparison, state: &State, corpus: &str, more: &Callback<()>, dispatch: &Dispatch) -> Html {
    let basis = wording::basis(report);
    if report.basis == Basis::Nothing {
        let nowhere = report.target.n_tokens + report.reference.n_tokens == 0 && state.words.filter.near.is_some();
        let other_outlets = (!nowhere && !state.filters.choices.of(OUTLET).is_empty()).then(|| {
            let mut next = state.clone();
            next.filters.choices.clear(OUTLET);
            let dispatch = dispatch.clone();
            let onclick = Callback::from(move |_| dispatch.emit(Action::Go(Box::new(next.clone()))));
            html! { <button class="button" {onclick}>{ wording::ALL_OUTLETS }</button> }
        });
        let why = wording::nothing_to_compare(&report.target, &report.reference, state.words.filter.near.as_ref());
        return html! { <>{ notice(if nowhere { wording::NEAR_NOWHERE } else { &why }) }{ other_outlets }</> };
    }
    let figures = {
        let (dispatch, all) = (dispatch.clone(), state.words.figures);
        Callback::from(move |()| dispatch.emit(Action::ShowFigures(!all)))
    };
    html! {
        <>
            <p class="basis">{ basis }</p>
            if report.n_words == 0 {
                { notice(wording::NO_WORDS) }
            } else {
                { comparison_chart(report, state, corpus, dispatch) }
                <p class="tools">{ switch(wording::figures(state.words.figures).to_owned(), state.words.figures, figures) }</p>
                { word_table(report, &state.words, more, dispatch) }
            }
        </>
    }
}
