//! Adding: files and pasted texts come in, are read, and are put into the corpus once their report has been seen.

use crate::browser::message::ImportStep;
use crate::browser::{dom, files};
use crate::ui::controls::choice::select_nth;
use crate::ui::controls::click::on_click;
use crate::ui::controls::language::use_language;
use crate::ui::manage::import::{ImportHandle, Phase};
use crate::ui::manage::import_report::{first_read, import_report};
use crate::ui::manage::progress::progress;
use crate::view::wording;
use engine::edit::Edit;
use formats::catalogue;
use formats::dates::DayOrder;
use formats::import::{FileReport, ImportOptions, ImportReport};
use model::FaultKind;
use yew::{Callback, Event, Html, Properties, SubmitEvent, component, html, use_state};

/// What the part shows.
#[derive(Properties, PartialEq)]
pub struct AddArticlesProps {
    /// The import.
    pub import: ImportHandle,
    /// How many articles the corpus has.
    pub n_here: u32,
}

/// The part where articles come in.
#[component]
pub fn AddArticles(props: &AddArticlesProps) -> Html {
    use_language();
    let import = &props.import;
    match &import.phase {
        Phase::Idle | Phase::Failed(_) => html! {
            <div class="manage__part">
                if let Phase::Failed(error) = &import.phase { <p class="wrong" role="alert">{ words::add::failed(error.trim_end_matches('.')) }</p> }
                <Ways read={import.read.clone()} />
            </div>
        },
        Phase::Reading(step) => {
            let so_far = step.as_ref().map(|step| match step {
                ImportStep::Reading(file, n) => (words::add::reading(file, (*n).into()), *n, None),
                ImportStep::Comparing(n, of) => (words::add::comparing((*n).into(), (*of).into()), *n, Some(*of)),
            });
            html! {
                <div class="manage__part" aria-busy="true">
                    { under_way(words::add::opening(), so_far) }
                    <button class="button" onclick={on_click(&import.discard, ())}>{ words::manage::cancel() }</button>
                </div>
            }
        }
        Phase::Read(report, _) => {
            html! {
                <div class="manage__part">
                    <h2 class="manage__news" role="status">{ wording::imported(report) }</h2>
                    if report.n_accepted == 0 && report.n_rejected == 0 { <p>{ words::add::nothing_read() }</p> }
                    { outlet_question(report, &import.options, &import.read_again) }
                    { first_read(report) }
                    <p class="manage__actions">
                        if report.n_accepted > 0 {
                            { add_buttons(props.n_here.into(), &import.add) }
                        }
                        <button class="link" onclick={on_click(&import.discard, ())}>{ words::add::discard() }</button>
                    </p>
                    { choices(report, &import.options, &import.read_again) }
                    { import_report(report, &import.options, &import.read_again) }
                </div>
            }
        }
        Phase::Adding(step) => {
            let line = match *step {
                Some((n, Some(of))) if n < of => {
                    let so_far = words::add::adding_of(n.into(), of.into());
                    under_way(words::add::adding(), Some((so_far, n, Some(of))))
                }
                Some((_, Some(_))) => under_way(words::add::finding(), None),
                _ => under_way(words::add::adding(), None),
            };
            html! { <div class="manage__part" aria-busy="true">{ line }</div> }
        }
        Phase::Added(replace, edited) => html! {
            <div class="manage__part">
                <p class="manage__news" role="status">
                    { wording::edited(&Edit::Add { replace: *replace }, edited) }
                    if edited.n_already_here > 0 { { " " }{ words::manage::already_here(edited.n_already_here.into()) } }
                </p>
                if edited.n_names_kept > 0 { <p>{ words::manage::keeps_lexicon() }</p> }
                { for edited.faults.iter().map(|fault| html! { <p class="wrong">{ wording::edit_fault(fault) }</p> }) }
                <p class="manage__actions">
                    if edited.can_undo && edited.n_changed > 0 {
                        <button class="button" onclick={on_click(&import.undo, ())}>{ words::manage::undo() }</button>
                    }
                    <span class="quiet">{ words::add::unsaved() }</span>
                </p>
                <Ways read={import.read.clone()} />
            </div>
        },
    }
}

/// What is under way, and how far it is once that is known.
fn under_way(doing: &str, so_far: Option<(String, u32, Option<u32>)>) -> Html {
    let class = if so_far.is_some() { "unseen" } else { "manage__news" };
    html! {
        <>
            <p {class} role="status">{ doing }</p>
            if let Some((so_far, n, of)) = so_far { { progress("manage__news", doing, &so_far, n, of) } }
        </>
    }
}

/// The ways into the corpus: beside the articles that are here, or in their place.
fn add_buttons(n_here: u64, add: &Callback<bool>) -> Html {
    let beside = if n_here == 0 { words::add::into_page().to_owned() } else { words::add::to_others(n_here) };
    html! {
        <>
            <button class="button manage__main" onclick={on_click(add, false)}>{ beside }</button>
            if n_here > 0 { <button class="button" onclick={on_click(add, true)}>{ words::add::in_place(n_here) }</button> }
        </>
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
            <label class="entry__label">{ words::add::which_outlet(report.n_without_outlet.into()) }
                <input class="entry__field" type="text" required={true} autocomplete="off" spellcheck="false" dir="auto" />
            </label>
            <button class="button">{ words::add::read_with_outlet() }</button>
        </form>
    }
}

/// The orders of day and month that can be chosen, as they are listed.
const DAY_ORDERS: [Option<DayOrder>; 3] = [None, Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst)];

/// What is chosen for the import, each only where it would help; another choice reads the files again.
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
    let outlet = outlet.reform(|event: Event| dom::value_of(&event));
    let order = with(|chosen, nth| {
        chosen.day_order = nth.parse().ok().and_then(|nth: usize| DAY_ORDERS.get(nth).copied()).flatten();
    });
    let orders = [words::add::not_sure(), words::add::day_first(), words::add::month_first()];
    let chosen_order = DAY_ORDERS.iter().position(|order| *order == options.day_order).unwrap_or_default();
    let has_folder = report.faults.iter().any(|fault| matches!(fault.kind, FaultKind::NoOutletButFolder(_)));
    let any = |is: fn(&FileReport) -> bool| report.files.iter().any(is);
    let tick = |label: &'static str, is_on: bool, toggle: fn(&mut ImportOptions, String)| {
        let onchange = with(toggle).reform(|_: Event| String::new());
        html! { <label class="manage__tick"><input class="edit__box" type="checkbox" checked={is_on} {onchange} />{ " " }{ label }</label> }
    };
    html! {
        <div class="manage__choices">
            <label class="entry__label">{ words::add::outlet() }
                <input class="entry__field" type="text" value={options.outlet.clone().unwrap_or_default()} placeholder={words::add::outlet_hint()}
                    onchange={outlet} autocomplete="off" spellcheck="false" dir="auto" />
            </label>
            if report.n_ambiguous > 0 || options.day_order.is_some() {
                <label class="entry__label">{ words::add::day_order() }
                    { select_nth(words::add::day_order(), &orders, chosen_order, move |nth| order.emit(nth.to_string())) }
                </label>
            }
            { tick(words::add::drop_repeats(), options.drop_duplicates, |chosen, _| chosen.drop_duplicates = !chosen.drop_duplicates) }
            if report.n_undated > 0 || options.take_undated {
                { tick(words::add::take_undated(), options.take_undated, |chosen, _| chosen.take_undated = !chosen.take_undated) }
            }
            if report.n_doubtful > 0 || options.drop_doubtful_dates {
                { tick(words::add::drop_doubtful_dates(), options.drop_doubtful_dates, |chosen, _| chosen.drop_doubtful_dates = !chosen.drop_doubtful_dates) }
            }
            if has_folder || options.outlet_from_folder {
                { tick(words::add::outlet_from_folder(), options.outlet_from_folder, |chosen, _| chosen.outlet_from_folder = !chosen.outlet_from_folder) }
            }
            if any(|file| file.may_name_date) || options.date_from_name {
                { tick(words::add::date_from_name(), options.date_from_name, |chosen, _| chosen.date_from_name = !chosen.date_from_name) }
            }
            if any(|file| file.n_mojibake > 0) || options.repair_mojibake {
                { tick(words::add::repair_mojibake(), options.repair_mojibake, |chosen, _| chosen.repair_mojibake = !chosen.repair_mojibake) }
            }
        </div>
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
    use_language();
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
            read.emit(files::Source::of_text(words::add::pasted(), &pasted).into_iter().collect());
        })
    };
    html! {
        <>
            <p class="sentence">{ words::add::lead() }</p>
            <p class="manage__actions">
                <label class="button manage__file">{ words::add::choose_files() }<input type="file" multiple={true} onchange={choose.clone()} /></label>
                <label class="button manage__file">{ words::add::choose_folder() }<input type="file" webkitdirectory={true} onchange={choose} /></label>
            </p>
            <p class="quiet manage__kinds">{ words::add::kinds(&words::list(&read_formats())) }</p>
            <form class="manage__paste" onsubmit={on_read}>
                <label class="heading">{ words::add::paste() }<textarea class="manage__text" rows="6" placeholder={words::add::paste_hint()} oninput={on_paste} value={(*pasted).clone()} dir="auto" /></label>
                <button class="button" disabled={pasted.trim().is_empty()}>{ words::add::read_text() }</button>
            </form>
        </>
    }
}
