//! The view of words: a comparison stated as a sentence whose parts are the controls, and what it comes to.

use super::choice::{select, switch};
use super::comparison_chart::comparison_chart;
use super::frequency_table::frequency_table;
use super::notice::notice;
use super::report::use_report;
use super::side_by_side::side_by_side;
use super::store::{Dispatch, use_dispatch};
use super::word_table::word_table;
use crate::analysis::keyness::{Basis, Comparison, Sides, WordFilter};
use crate::corpus::UnitKind;
use crate::engine::Report;
use crate::view::{Action, State, WordsMode, requests, wording};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state};

/// What the view shows.
#[derive(Properties, PartialEq)]
pub struct WordsViewProps {
    /// What is chosen.
    pub state: Rc<State>,
}

/// How many rows show at first, and how many more at each asking.
const PAGE: u32 = 40;

/// The view of words.
#[component]
pub fn WordsView(props: &WordsViewProps) -> Html {
    let dispatch = use_dispatch();
    let n = use_state(|| PAGE);
    let state = &props.state;
    let answer = use_report(Some(requests::words(state, *n)));
    {
        let n = n.clone();
        use_effect_with((state.filters.clone(), state.words.clone()), move |_| n.set(PAGE));
    }
    let more = {
        let n = n.clone();
        Callback::from(move |()| n.set(*n + PAGE))
    };
    let modes = WordsMode::ALL.into_iter().map(|mode| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::Compare(mode)));
        let current = (mode == state.words.mode).then_some("true");
        html! { <button class="modes__mode" aria-current={current} {onclick}>{ wording::mode(mode) }</button> }
    });
    let units = state.words.filter.units;
    let filter = |hidden, min_articles| word_filter(&state.words.filter, hidden, min_articles, &dispatch);
    let body = match answer.report.as_deref() {
        Some(Report::Compare(report)) if state.words.mode == WordsMode::Compare => html! {
            <>
                <p class="sentence">
                    { sides(report, &state.words.sides, &dispatch) }{ ", " }
                    { filter(Some(report.n_hidden), report.min_articles) }{ "." }
                </p>
                { comparison(report, state, &more, &dispatch) }
            </>
        },
        Some(Report::SideBySide(outlets, n_left)) if state.words.mode == WordsMode::SideBySide => html! {
            <>
                <p class="sentence">{ wording::SIDE_BY_SIDE }{ " " }{ filter(None, usual(outlets.iter().map(|o| o.outlet.n_articles).sum())) }{ "." }</p>
                { side_by_side(outlets, *n_left, units, &dispatch) }
            </>
        },
        Some(Report::Frequencies(table)) if state.words.mode == WordsMode::Frequencies => html! {
            <>
                <p class="sentence">{ wording::FREQUENCIES }{ " " }{ filter(None, table.min_articles) }{ "." }</p>
                { frequency_table(table, units, &more, &dispatch) }
            </>
        },
        _ => html! {},
    };
    html! {
        <div class="words" data-waiting={answer.is_waiting.to_string()}>
            <nav class="modes" aria-label={wording::MODES}>{ for modes }</nav>
            { body }
        </div>
    }
}

fn usual(n_articles: u32) -> u32 {
    crate::analysis::keyness::usual_min_articles(n_articles)
}

/// "Comparing A with B".
fn sides(report: &Comparison, sides: &Sides, dispatch: &Dispatch) -> Html {
    let named = |name: &String| (AttrValue::from(name.clone()), AttrValue::from(name.clone()));
    let mut targets: Vec<_> = report.outlets.iter().map(named).collect();
    let target = report.target.name.clone();
    // An outlet of which the filters leave nothing stays to be seen.
    if !target.is_empty() && !report.outlets.contains(&target) {
        targets.push(named(&target));
    }
    let others = report.outlets.iter().filter(|name| **name != target);
    let mut references = vec![(AttrValue::from(""), AttrValue::from(wording::EVERY_OTHER))];
    references.extend(others.map(named));
    if !report.reference.name.is_empty() && !report.outlets.contains(&report.reference.name) {
        references.push(named(&report.reference.name));
    }
    let choose_target = {
        let (dispatch, sides) = (dispatch.clone(), sides.clone());
        Callback::from(move |target: String| {
            let reference = sides.reference.clone().filter(|reference| *reference != target);
            dispatch.emit(Action::Choose(Sides { target: Some(target), reference }));
        })
    };
    let choose_reference = {
        let (dispatch, target) = (dispatch.clone(), target.clone());
        Callback::from(move |reference: String| {
            let reference = Some(reference).filter(|reference| !reference.is_empty());
            dispatch.emit(Action::Choose(Sides { target: Some(target.clone()), reference }));
        })
    };
    html! {
        <>
            { wording::COMPARING }{ " " }<span class="side side--target">{ select(wording::TARGET, targets, &target, choose_target) }</span>
            { " " }{ wording::WITH }{ " " }
            <span class="side side--reference">{ select(wording::REFERENCE, references, &report.reference.name, choose_reference) }</span>
        </>
    }
}

/// "words in at least 2 articles, stop words hidden: 112".
fn word_filter(filter: &WordFilter, hidden: Option<[u32; 3]>, min_articles: u32, dispatch: &Dispatch) -> Html {
    let change = |change: &dyn Fn(&mut WordFilter)| {
        let mut next = filter.clone();
        change(&mut next);
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.emit(Action::FilterWords(next.clone())))
    };
    let mut least = vec![1_u32, 2, 3, 5, 10, 20, 50, 100];
    if !least.contains(&min_articles) {
        least.push(min_articles);
        least.sort_unstable();
    }
    let options = least.iter().map(|n| (AttrValue::from(n.to_string()), AttrValue::from(n.to_string()))).collect();
    let choose_least = {
        let (dispatch, filter) = (dispatch.clone(), filter.clone());
        Callback::from(move |n: String| {
            dispatch.emit(Action::FilterWords(WordFilter { min_articles: n.parse().ok(), ..filter.clone() }));
        })
    };
    let [n_stop_words, n_numbers] = [0, 1].map(|i| hidden.map(|hidden| hidden[i]));
    let merged = filter.units == UnitKind::WordsAndActors;
    let units = if merged { UnitKind::Words } else { UnitKind::WordsAndActors };
    html! {
        <>
            { wording::WORDS_IN }{ " " }{ select(wording::LEAST_ARTICLES, options, &min_articles.to_string(), choose_least) }
            { " " }{ wording::ARTICLES_NOUN }{ ", " }
            { switch(wording::stop_words(filter.stop_words, n_stop_words), filter.stop_words, change(&|f| f.stop_words = !f.stop_words)) }{ ", " }
            { switch(wording::numbers(filter.numbers, n_numbers), filter.numbers, change(&|f| f.numbers = !f.numbers)) }{ ", " }
            { switch(wording::names(merged).to_owned(), merged, change(&|f| f.units = units)) }
        </>
    }
}

fn comparison(report: &Comparison, state: &State, more: &Callback<()>, dispatch: &Dispatch) -> Html {
    if report.basis == Basis::Nothing {
        return notice(&wording::basis(report));
    }
    let sizes = [&report.target, &report.reference]
        .map(|size| format!("{}: {}", wording::side(size), wording::side_size(size)));
    html! {
        <>
            <p class="basis">{ wording::basis(report) }</p>
            if report.n_words == 0 {
                { notice(wording::NO_WORDS) }
            } else {
                { comparison_chart(report, state.words.filter.units, dispatch) }
                <p class="caption">{ sizes.join(" · ") }</p>
                { word_table(report, &state.words, more, dispatch) }
                <details class="method">
                    <summary>{ wording::HOW }</summary>
                    { for wording::method(report).into_iter().map(|text| html! { <p>{ text }</p> }) }
                </details>
            }
        </>
    }
}
