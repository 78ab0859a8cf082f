//! What can be taken away from a view: itself as a clipping or on paper, its table as a file, and how it was computed as a text.

use crate::browser::{EngineClient, address, clipboard, dom, download};
use crate::ui::controls::clip::Clip;
use crate::ui::controls::language::use_language;
use crate::view::methods::{self, Explanation};
use crate::view::tables;
use ::words::{clippings, methods as words};
use engine::{Report, Request};
use formats::writers::csv;
use model::ClippingKind;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_context, use_memo, use_state};

/// Buttons that keep a view among the clippings, and print it, at the head of the view; their place is there before its sentence is.
pub fn take_view(caption: Option<AttrValue>) -> Html {
    html! {
        <div class="tools view-head__tools" data-coming={caption.is_none().to_string()}>
            <Clip kind={ClippingKind::View} caption={caption.unwrap_or_default()} />
            <button class="link" onclick={|_| dom::print()}>{ clippings::print() }</button>
        </div>
    }
}

/// What a table is saved from.
#[derive(Properties, PartialEq)]
pub struct SaveTableProps {
    /// What gives the whole table, whatever part of it shows.
    pub request: Request,
    /// The file's name, without its end.
    pub name: AttrValue,
    /// The words on the button.
    #[prop_or_else(|| words::csv().into())]
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
            let save = move |report: Option<Report>| {
                if let Some(table) = report.as_ref().and_then(tables::of_report) {
                    download::save(&file, "text/csv;charset=utf-8", csv::write(&table.in_file()).as_bytes());
                }
            };
            if let Some(client) = &client {
                client.ask(slot, request.clone(), Rc::new(save));
            }
        })
    };
    html! { <button class="link" title={words::save_csv()} {onclick}>{ &props.words }</button> }
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
        None => words::copy(),
        Some(true) => words::copied(),
        Some(false) => words::not_copied(),
    };
    let figures = props.figures.iter().map(|figure| {
        html! {
            <>
                <dt>{ figure.name }</dt>
                <dd>{ figure.formula }{ " " }<span class="quiet">{ words::but(figure.misleads) }</span></dd>
            </>
        }
    });
    html! {
        <details class="method">
            <summary>{ words::how() }</summary>
            { for props.method.iter().map(|text| html! { <p>{ text }</p> }) }
            if !props.figures.is_empty() { <dl class="method__figures">{ for figures }</dl> }
            <p class="method__tools">
                <button class="link" onclick={copy} aria-live="polite">{ copy_words }</button>
                <button class="link" aria-expanded={is_checked.to_string()} onclick={check}>{ words::check() }</button>
            </p>
            if *is_checked { { self_test() } }
        </details>
    }
}

/// Every published figure beside what this page computes from the same counts, here and now.
pub fn self_test() -> Html {
    let checks = methods::checks();
    let (n_agreeing, n) = (checks.iter().filter(|check| check.agrees).count() as u64, checks.len() as u64);
    let verdict = if n_agreeing == n { words::all_agree(n) } else { words::some_differ(n_agreeing, n) };
    let heads =
        [words::measure(), words::counts(), words::source(), words::published(), words::computed(), words::result()];
    let rows = checks.into_iter().map(|check| {
        html! {
            <tr data-holds={check.agrees.to_string()}>
                <th scope="row" class="text">{ check.measure }</th>
                <td class="text">{ check.counts }</td>
                <td class="text">{ check.source }</td>
                <td class="number">{ check.published }</td>
                <td class="number">{ check.computed }</td>
                <td class="text">{ if check.agrees { words::agrees() } else { words::differs() } }</td>
            </tr>
        }
    });
    html! {
        <div class="self-test">
            <p role="status">{ verdict }</p>
            <div class="table-frame" role="region" aria-label={words::check()} tabindex="0">
                <table class="table">
                    <thead><tr>{ for heads.map(|title| html! { <th scope="col" class="text">{ title }</th> }) }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </div>
    }
}
