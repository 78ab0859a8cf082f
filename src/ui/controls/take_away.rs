//! What can be taken away from a view: its table as a file, and how it was computed as a text.

use crate::browser::{EngineClient, address, clipboard, download};
use crate::ui::controls::language::use_language;
use crate::view::tables;
use crate::view::wording::{self, Explanation};
use engine::Request;
use formats::writers::csv;
use measures::published;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_context, use_memo, use_state};

/// What a table is saved from.
#[derive(Properties, PartialEq)]
pub struct SaveTableProps {
    /// What gives the whole table, whatever part of it shows.
    pub request: Request,
    /// The file's name, without its end.
    pub name: AttrValue,
    /// The words on the button.
    #[prop_or(AttrValue::Static(wording::CSV))]
    pub words: AttrValue,
}

/// A button that saves a whole table as CSV.
#[component]
pub fn SaveTable(props: &SaveTableProps) -> Html {
    use_language();
    let client = use_context::<EngineClient>();
    let slot = use_memo((), |()| client.as_ref().map(EngineClient::new_slot).unwrap_or_default());
    let onclick = {
        let (slot, request, name) = (*slot, props.request.clone(), props.name.clone());
        Callback::from(move |_| {
            let file = format!("{name}.csv");
            let save = move |report| {
                if let Some(table) = tables::of_report(&report) {
                    download::save(&file, "text/csv;charset=utf-8", csv::write(&table).as_bytes());
                }
            };
            if let Some(client) = &client {
                client.ask(slot, request.clone(), Rc::new(save));
            }
        })
    };
    html! { <button class="link" title={wording::SAVE_CSV} {onclick}>{ &props.words }</button> }
}

/// How something was computed.
#[derive(Properties, PartialEq)]
pub struct MethodsProps {
    /// Plain sentences.
    pub method: Vec<String>,
    /// The figures, each with its formula.
    pub figures: Vec<Explanation>,
    /// The card to paste under a story, its address still to come.
    pub card: Callback<String, String>,
}

/// The explanation, to be opened, copied, and checked against published figures.
#[component]
pub fn Methods(props: &MethodsProps) -> Html {
    use_language();
    let copied = use_state(|| None::<bool>);
    let is_checked = use_state(|| false);
    let copy = {
        let (copied, card) = (copied.clone(), props.card.clone());
        Callback::from(move |_| {
            let (copied, text) = (copied.clone(), card.emit(address::whole()));
            spawn_local(async move { copied.set(Some(clipboard::copy(&text).await)) });
        })
    };
    let check = {
        let is_checked = is_checked.clone();
        Callback::from(move |_| is_checked.set(!*is_checked))
    };
    let copy_words = match *copied {
        None => wording::COPY_METHODS,
        Some(true) => wording::COPIED,
        Some(false) => wording::NOT_COPIED,
    };
    let figures = props.figures.iter().map(|figure| {
        html! {
            <>
                <dt>{ figure.name }</dt>
                <dd>{ figure.formula }{ " " }<span class="quiet">{ wording::MISLEADS }{ figure.misleads }</span></dd>
            </>
        }
    });
    html! {
        <details class="method">
            <summary>{ wording::HOW }</summary>
            { for props.method.iter().map(|text| html! { <p>{ text }</p> }) }
            if !props.figures.is_empty() { <dl class="method__figures">{ for figures }</dl> }
            <p class="method__tools">
                <button class="link" onclick={copy} aria-live="polite">{ copy_words }</button>
                <button class="link" aria-expanded={is_checked.to_string()} onclick={check}>{ wording::CHECK_NUMBERS }</button>
            </p>
            if *is_checked { { self_test() } }
        </details>
    }
}

/// Every published figure beside what this page computes from the same numbers, here and now.
pub fn self_test() -> Html {
    let checks = published::checks();
    let n_held = checks.iter().filter(|check| check.holds()).count();
    let rows = checks.iter().map(|check| {
        html! {
            <tr data-holds={check.holds().to_string()}>
                <th scope="row" class="text">{ wording::measure(check.measure) }</th>
                <td class="text">{ &check.inputs }</td>
                <td class="text">{ wording::source(check.source) }</td>
                <td class="number">{ check.published }</td>
                <td class="number">{ check.found }</td>
                <td class="text">{ if check.holds() { wording::HOLDS } else { wording::FAILS } }</td>
            </tr>
        }
    });
    html! {
        <div class="self-test">
            <p role="status">{ wording::checks_held(n_held, checks.len()) }</p>
            <div class="table-frame" role="region" aria-label={wording::CHECK_NUMBERS} tabindex="0">
                <table class="table">
                    <thead><tr>{ for wording::CHECK_COLUMNS.map(|title| html! { <th scope="col" class="text">{ title }</th> }) }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </div>
    }
}
