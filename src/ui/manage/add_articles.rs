//! Adding: files and pasted texts come in, are read, and are put into the corpus once their report has been seen.

use crate::browser::message::ImportStep;
use crate::browser::{dom, files};
use crate::ui::controls::choice::{field, select_nth, switch};
use crate::ui::manage::import::{ImportHandle, Phase};
use crate::ui::manage::import_report::{first_read, import_report};
use crate::view::wording;
use formats::catalogue;
use formats::dates::DayOrder;
use formats::import::{ImportOptions, ImportReport};
use yew::{Callback, Event, Html, Properties, SubmitEvent, component, html, use_state};

/// What the part shows.
#[derive(Properties, PartialEq)]
pub struct AddArticlesProps {
    /// The import.
    pub import: ImportHandle,
    /// How many articles the corpus has.
    pub n_here: u32,
}

/// The part of the desk where articles come in.
#[component]
pub fn AddArticles(props: &AddArticlesProps) -> Html {
    let import = &props.import;
    match &import.phase {
        Phase::Idle | Phase::Failed(_) => html! {
            <div class="manage__part">
                if let Phase::Failed(error) = &import.phase { <p class="wrong" role="alert">{ wording::failed(error) }</p> }
                <Ways read={import.read.clone()} />
            </div>
        },
        Phase::Reading(step) => {
            let words = match step {
                None => wording::OPENING_FILES.to_owned(),
                Some(ImportStep::Reading(file, n)) => wording::importing(file, *n),
                Some(ImportStep::Comparing(n, of)) => wording::comparing(*n, *of),
            };
            html! {
                <div class="manage__part" aria-busy="true">
                    <p class="manage__news" role="status">{ words }</p>
                    <button class="button" onclick={import.discard.reform(|_| ())}>{ wording::CANCEL }</button>
                </div>
            }
        }
        Phase::Read(report, _) => {
            let (beside, instead) = wording::add_buttons(props.n_here);
            html! {
                <div class="manage__part">
                    <h2 class="manage__news" role="status">{ wording::imported(report) }</h2>
                    if report.n_accepted == 0 && report.n_rejected == 0 { <p>{ wording::NOTHING_READ }</p> }
                    { outlet_question(report, &import.options, &import.read_again) }
                    { first_read(report) }
                    <p class="manage__actions">
                        if report.n_accepted > 0 {
                            <button class="button manage__main" onclick={import.add.reform(|_| false)}>{ beside }</button>
                            if !instead.is_empty() {
                                <button class="button" onclick={import.add.reform(|_| true)}>{ instead }</button>
                            }
                        }
                        <button class="link" onclick={import.discard.reform(|_| ())}>{ wording::DISCARD }</button>
                    </p>
                    { choices(report, &import.options, &import.read_again) }
                    { import_report(report, &import.options, &import.read_again) }
                </div>
            }
        }
        Phase::Adding => {
            html! { <div class="manage__part" aria-busy="true"><p class="manage__news" role="status">{ wording::TAKING_IN }</p></div> }
        }
        Phase::Added(edited) => html! {
            <div class="manage__part">
                <p class="manage__news" role="status">{ wording::added(edited.n_changed, edited.n_already_here) }</p>
                { for edited.faults.iter().map(|fault| html! { <p class="wrong">{ fault }</p> }) }
                <p class="manage__actions">
                    if edited.can_undo && edited.n_changed > 0 { <button class="button" onclick={import.undo.reform(|_| ())}>{ wording::UNDO }</button> }
                    <span class="quiet">{ wording::UNSAVED }</span>
                </p>
                <Ways read={import.read.clone()} />
            </div>
        },
    }
}

/// Asks for the outlet of articles that lack nothing else; an answer reads the files again.
pub fn outlet_question(report: &ImportReport, options: &ImportOptions, read_again: &Callback<ImportOptions>) -> Html {
    if report.n_without_outlet == 0 {
        return html! {};
    }
    let onsubmit = {
        let (options, read_again) = (options.clone(), read_again.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let outlet = dom::value_near(&event, "form", "input");
            if !outlet.trim().is_empty() {
                read_again.emit(ImportOptions { outlet: Some(outlet.trim().to_owned()), ..options.clone() });
            }
        })
    };
    html! {
        <form class="manage__question" {onsubmit}>
            <label class="entry__label">{ wording::which_outlet(report.n_without_outlet) }
                <input class="entry__field" type="text" required={true} autocomplete="off" spellcheck="false" dir="auto" />
            </label>
            <button class="button">{ wording::READ_WITH_OUTLET }</button>
        </form>
    }
}

/// The orders of day and month that can be chosen, as they are listed.
const DAY_ORDERS: [Option<DayOrder>; 3] = [None, Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst)];

/// What is chosen for the import, of dates only where some cannot be read; another choice reads the files again.
pub fn choices(report: &ImportReport, options: &ImportOptions, read_again: &Callback<ImportOptions>) -> Html {
    let with = |change: fn(&mut ImportOptions, String)| {
        let (options, read_again) = (options.clone(), read_again.clone());
        Callback::from(move |value: String| {
            let mut chosen = options.clone();
            change(&mut chosen, value);
            if chosen != options {
                read_again.emit(chosen);
            }
        })
    };
    let outlet = with(|chosen, value| {
        chosen.outlet = Some(value.trim().to_owned()).filter(|name| !name.is_empty());
    });
    let toggle = |toggle: fn(&mut ImportOptions, String)| with(toggle).reform(|()| String::new());
    let duplicates = toggle(|chosen, _| chosen.drop_duplicates = !chosen.drop_duplicates);
    let undated = toggle(|chosen, _| chosen.take_undated = !chosen.take_undated);
    let order = with(|chosen, nth| {
        chosen.day_order = nth.parse().ok().and_then(|nth: usize| DAY_ORDERS.get(nth).copied()).flatten();
    });
    let chosen_order = DAY_ORDERS.iter().position(|order| *order == options.day_order).unwrap_or_default();
    html! {
        <p class="sentence manage__choices">
            { wording::OUTLET_FOR_ALL }{ " " }
            { field(wording::OUTLET_FOR_ALL, options.outlet.as_deref().unwrap_or_default(), wording::OUTLET_HINT, outlet) }
            { wording::DUPLICATES_ARE }{ " " }
            { switch(wording::duplicates_switch(options.drop_duplicates).to_owned(), options.drop_duplicates, duplicates) }
            if report.n_undated > 0 || options.take_undated {
                { wording::UNDATED_ARE }{ " " }
                { switch(wording::undated_switch(options.take_undated).to_owned(), options.take_undated, undated) }
            }
            if report.n_ambiguous > 0 || options.day_order.is_some() {
                { wording::DATES_BEGIN_WITH }{ " " }
                { select_nth(wording::DAY_ORDER, &wording::DAY_ORDERS, chosen_order, move |nth| order.emit(nth.to_string())) }
            }
            { "." }
        </p>
    }
}

/// What the ways in need.
#[derive(Properties, PartialEq)]
struct WaysProps {
    read: Callback<Vec<files::Source>>,
}

/// The names of the formats that are read.
fn read_formats() -> Vec<&'static str> {
    catalogue::ALL.iter().filter(|format| format.is_read()).map(|format| words::format(format.key)).collect()
}

/// The ways in.
#[component]
fn Ways(props: &WaysProps) -> Html {
    let pasted = use_state(String::new);
    let choose = props.read.reform(|event: Event| files::chosen(&event));
    let on_paste = {
        let pasted = pasted.clone();
        Callback::from(move |event: yew::InputEvent| pasted.set(dom::value_of(&event)))
    };
    let on_read = {
        let (read, pasted) = (props.read.clone(), pasted.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            read.emit(files::Source::of_text(wording::PASTED, &pasted).into_iter().collect());
        })
    };
    html! {
        <>
            <p class="sentence">{ wording::ADD_LEAD }</p>
            <p class="manage__actions">
                <label class="button manage__file">{ wording::CHOOSE_FILES }<input type="file" multiple={true} onchange={choose.clone()} /></label>
                <label class="button manage__file">{ wording::CHOOSE_FOLDER }<input type="file" webkitdirectory={true} onchange={choose} /></label>
            </p>
            <p class="quiet manage__kinds">{ words::formats::read(&words::list(&read_formats())) }</p>
            <form class="manage__paste" onsubmit={on_read}>
                <label class="heading">{ wording::PASTE }<textarea class="manage__text" rows="6" placeholder={wording::PASTE_HINT} oninput={on_paste} value={(*pasted).clone()} dir="auto" /></label>
                <button class="button" disabled={pasted.trim().is_empty()}>{ wording::READ_TEXT }</button>
            </form>
        </>
    }
}
