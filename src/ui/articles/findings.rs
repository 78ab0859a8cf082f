//! The findings over the list of articles: what can be done with these articles, and a row of findings, each a sentence with a small picture and
//! links to what proves it.

use crate::browser::dom;
use crate::ui::controls::clip::Clip;
use crate::ui::controls::language::use_language;
use crate::ui::controls::notice::no_capitals;
use crate::ui::controls::report::use_report;
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::view::bars::{of_contrast, of_peak};
use crate::view::{Action, State, View, groups, requests, wording};
use corpus::query::Filters;
use engine::{Report, Survey};
use model::ClippingKind;
use reports::findings::{Contrast, Peak};
use std::rc::Rc;
use words::{clippings, findings};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state};

/// What the findings are about.
#[derive(Properties, PartialEq)]
pub struct FindingsProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The filters whose articles are listed already: the list never waits for findings.
    pub listed: Filters,
    /// What the filters leave.
    pub survey: Option<Rc<Survey>>,
    /// Filters and corpus in words, for clippings.
    pub source: AttrValue,
}

/// Fewer articles than these have no clear peak.
const LEAST_FOR_PEAK: u32 = 13;

/// The findings; the room for them is there before they are.
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let answer = use_report(Some(requests::findings(&props.listed)));
    let report = match answer.report.as_deref() {
        Some(Report::Findings(report)) => Some(report),
        _ => None,
    };
    let is_waiting = answer.is_waiting || props.listed != props.state.filters;
    // One outlet has no differences, so less room is kept.
    let is_one_outlet = props.survey.as_ref().is_none_or(|survey| groups::outlets_left(survey) < 2);
    let has_room = !is_one_outlet || props.survey.as_ref().is_some_and(|survey| survey.n_articles >= LEAST_FOR_PEAK);
    // The finding that is being printed, alone.
    let printed = use_state(|| None::<usize>);
    {
        let set = printed.setter();
        use_effect_with(*printed, move |printed| {
            if printed.is_some() {
                dom::print();
                set.set(None);
            }
        });
    }
    let take = |i: usize, says: &str, proof: State| {
        let caption = wording::sentences([says.to_owned(), props.source.to_string()]);
        let print = {
            let printed = printed.setter();
            Callback::from(move |_| printed.set(Some(i)))
        };
        html! {
            <>
                <Clip kind={ClippingKind::View} {caption} proof={Some(Rc::new(proof))} />
                <button class="link" onclick={print}>{ clippings::print() }</button>
            </>
        }
    };
    let contrasts = report.iter().flat_map(|report| &report.contrasts).enumerate();
    let contrasts = contrasts.map(|(i, contrast)| {
        difference(contrast, &props.state, *printed == Some(i), &dispatch, |says, proof| take(i, says, proof))
    });
    let peaks = report.iter().filter_map(|report| {
        let i = report.contrasts.len();
        peak(report.peak.as_ref()?, &props.state, *printed == Some(i), &dispatch, |says, proof| take(i, says, proof))
    });
    let sides = report.iter().flat_map(|report| &report.contrasts).flat_map(|found| [&found.target, &found.reference]);
    let languages = props.survey.as_ref().and_then(|survey| wording::languages(&survey.facets, sides));
    let hides_names = report.is_some() && props.survey.as_ref().is_some_and(|survey| survey.hides_names);
    let (basis, is_any) =
        report.map_or(("", false), |report| (wording::findings_basis(report), !report.contrasts.is_empty()));
    html! {
        <>
            { props.survey.as_ref().map(|survey| lead(&props.state, survey, &dispatch)).unwrap_or_default() }
            if has_room {
            <details class="findings" open=true data-one-outlet={is_one_outlet.to_string()} data-waiting={is_waiting.to_string()}>
                <summary class="findings__head">
                    <strong class="heading">{ findings::heading() }</strong>
                    if is_any || report.is_none() { { key() } }
                    if is_any { <span class="findings__basis quiet">{ basis }</span> }
                </summary>
                <ul class="findings__list">
                    if report.is_some() && !is_any { <li class="finding quiet">{ basis }</li> }
                    { for contrasts }{ for peaks }
                    { for languages.map(|says| html! { <li class="finding quiet">{ says }</li> }) }
                    if hides_names { <li class="finding quiet">{ no_capitals() }</li> }
                </ul>
                <p class="caption findings__source">{ &props.source }</p>
            </details>
            }
        </>
    }
}

/// What can be done with these articles, each way a link; nothing where the corpus has one outlet.
fn lead(state: &State, survey: &Survey, dispatch: &Dispatch) -> Html {
    let link = |words: &'static str, action: Action| {
        let onclick = dispatch.reform(move |_| action.clone());
        html! { <button class="link" {onclick}>{ words }</button> }
    };
    let words = link(findings::lead_words(), Action::Show(View::Words));
    let names = link(findings::lead_names(), Action::Show(View::Names));
    let context = link(findings::lead_context(), Action::Show(View::Context));
    let trends = link(findings::lead_trends(), Action::Show(View::Trends));
    let go = |words: &'static str, to: State| link(words, Action::Go(Box::new(to)));
    let n_outlets = groups::outlets_left(survey);
    let parts = match groups::comparing_years(state, survey) {
        _ if survey.n_outlets() < 2 => return html! {},
        _ if n_outlets < 2 => {
            let others = go(findings::lead_others(), groups::comparing_filtered(state, Some(survey)));
            findings::lead_one(text, names, context, trends, others)
        }
        Some(years) => findings::lead_years(
            text,
            n_outlets as u64,
            words,
            names,
            context,
            trends,
            go(findings::lead_year(), years),
        ),
        None => findings::lead(text, n_outlets as u64, words, names, context, trends),
    };
    html! { <p class="lead">{ sentence(parts) }</p> }
}

/// Which bar is whose.
fn key() -> Html {
    let bar = |class: &'static str, words: &'static str| {
        html! {
            <span class="findings__part">
                <svg class="findings__swatch" viewBox="0 0 14 8" aria-hidden="true"><rect {class} x="0.5" y="1" width="13" height="6" /></svg>
                { words }
            </span>
        }
    };
    html! {
        <span class="findings__key">
            { bar("finding__bar finding__bar--target", findings::bar_outlet()) }
            { bar("finding__bar finding__bar--others", findings::bar_others()) }
        </span>
    }
}

/// A difference, which leads to its rates and articles, or to the lines of the outlet.
fn difference(
    contrast: &Contrast,
    state: &State,
    is_printed: bool,
    dispatch: &Dispatch,
    take: impl FnOnce(&str, State) -> Html,
) -> Html {
    let says = wording::contrast(contrast);
    let mut found = State { view: View::Articles, ..state.clone() };
    found.filters.query.clone_from(&contrast.row.node);
    let to_lines = {
        let action = state.words.open_lines(&contrast.row.node, &[&contrast.target.name], false);
        dispatch.reform(move |_| action.clone())
    };
    let go = |to: State| {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::Go(Box::new(to.clone()))))
    };
    let tools = take(&says, found.clone());
    let lengths = of_contrast(contrast);
    let bar = |class: &'static str, y: &'static str, length: f64| html! { <rect {class} x="0.5" {y} width={(0.55 * length).to_string()} height="6" /> };
    html! {
        <li class="finding" key={contrast.row.node.clone()} data-printed={is_printed.to_string()}>
            <svg class="finding__picture" viewBox="0 0 56 18" aria-hidden="true">
                { bar("finding__bar finding__bar--target", "2", lengths[0]) }
                { bar("finding__bar finding__bar--others", "10", lengths[1]) }
            </svg>
            <button class="finding__says" dir="auto" onclick={go(found)}>{ says }</button>
            <p class="finding__tools">
                <button class="link finding__lines" aria-label={findings::lines_label(&contrast.row.name, &contrast.target.name)} onclick={to_lines}>{ findings::lines() }</button>
                { tools }
            </p>
        </li>
    }
}

/// The peak, which leads to its articles.
fn peak(
    peak: &Peak,
    state: &State,
    is_printed: bool,
    dispatch: &Dispatch,
    take: impl FnOnce(&str, State) -> Html,
) -> Option<Html> {
    let (says, bin) = (wording::peak(peak)?, *peak.bin()?);
    let mut found = state.clone();
    (found.filters.from, found.filters.to) = (Some(bin.start), Some(bin.end.plus(-1)));
    let tools = take(&says, found.clone());
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_| dispatch.emit(Action::Go(Box::new(found.clone()))));
    let (columns, number) = of_peak(peak);
    let width = 56.0 / columns.len().max(1) as f64;
    let columns = columns.iter().enumerate().map(|(i, height)| {
        let height = 0.17 * height;
        let class = if i == number { "finding__bar finding__bar--target" } else { "finding__bar finding__bar--usual" };
        html! {
            <rect {class} x={(width * i as f64).to_string()} y={(18.0 - height).to_string()} width={(0.8 * width).to_string()} height={height.to_string()} />
        }
    });
    Some(html! {
        <li class="finding" key="peak" data-printed={is_printed.to_string()}>
            <svg class="finding__picture" viewBox="0 0 56 18" aria-hidden="true">{ for columns }</svg>
            <button class="finding__says" {onclick}>{ says }</button>
            <p class="finding__tools">{ tools }</p>
        </li>
    })
}
