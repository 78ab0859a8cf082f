//! The report of an import: what was worked out, what was wrong, what repeats, and file by file what was read.

use crate::browser::{dom, download};
use crate::view::wording;
use formats::import::{ImportOptions, ImportReport, UnknownTable};
use formats::writers::csv::{self, Cell};
use yew::{Callback, Html, html};

/// How many entries of a list are in the page; all are in the saved report.
const SHOWN: usize = 200;

/// The report, with a form for tables whose columns nobody knows.
pub fn import_report(report: &ImportReport, options: &ImportOptions, read_again: &Callback<ImportOptions>) -> Html {
    let save = {
        let rows = rows(report);
        Callback::from(move |_| {
            download::save(wording::REPORT_NAME, "text/csv;charset=utf-8", csv::write(&rows).as_bytes());
        })
    };
    let faults = report.faults.iter().map(|fault| (wording::place(&fault.place), fault.message.clone()));
    let undated = report.undated.iter().map(|fault| (wording::place(&fault.place), fault.message.clone()));
    // Of those that were not taken the faults tell.
    let n_undated = if report.undated.is_empty() { 0 } else { report.n_undated };
    let duplicates = report.duplicates.iter().map(|repeat| (repeat.headline.clone(), wording::duplicate(repeat)));
    let left_out = report.left_out.iter().map(|(place, text)| (wording::place(place), text.clone()));
    html! {
        <div class="import-report">
            { for report.tables.iter().map(|table| which_columns(table, options, read_again)) }
            if !report.inferred.is_empty() {
                <p>{ wording::WORKED_OUT }</p>
                <ul class="import-report__list">{ for report.inferred.iter().map(|(field, n)| html! { <li>{ wording::inferred(field, *n) }</li> }) }</ul>
            }
            { list(wording::REPORT_FAULTS, report.n_faults, faults, true) }
            { list(wording::REPORT_UNDATED, n_undated, undated, true) }
            { list(wording::REPORT_DUPLICATES, report.n_duplicates, duplicates, true) }
            { list(wording::REPORT_LEFT_OUT, report.n_left_out, left_out, false) }
            { files(report) }
            <p><button class="link" onclick={save}>{ wording::SAVE_REPORT }</button></p>
        </div>
    }
}

/// The first of what was read, to be looked at before it is taken in.
pub fn first_read(report: &ImportReport) -> Html {
    if report.first.is_empty() {
        return html! {};
    }
    let shown = report.first.iter().map(|seen| {
        let date = seen.date.as_deref().map_or_else(|| wording::UNDATED.to_owned(), wording::date);
        let of = [seen.outlet.clone(), date].join(", ");
        html! {
            <li><span dir="auto">{ &seen.headline }</span>{ " " }<span class="import-report__place" dir="auto">{ of }</span></li>
        }
    });
    html! {
        <div class="import-report__first">
            <p class="quiet">{ wording::first_read(report.first.len() as u32, report.n_accepted) }</p>
            <ol class="import-report__list">{ for shown }</ol>
        </div>
    }
}

fn list(heading: &str, n: u32, entries: impl Iterator<Item = (String, String)>, is_open: bool) -> Html {
    if n == 0 {
        return html! {};
    }
    let shown: Vec<Html> = entries
        .take(SHOWN)
        .map(|(place, text)| html! { <li><span class="import-report__place" dir="auto">{ place }</span>{ " " }<span dir="auto">{ text }</span></li> })
        .collect();
    let n_more = n.saturating_sub(shown.len() as u32);
    html! {
        <details class="import-report__section" open={is_open && n <= 20}>
            <summary>{ wording::heading_of(heading, n) }</summary>
            <ul class="import-report__list">
                { for shown }
                if n_more > 0 { <li class="quiet">{ wording::and_more_of(n_more) }</li> }
            </ul>
        </details>
    }
}

fn files(report: &ImportReport) -> Html {
    let row = |file: &formats::import::FileReport| {
        html! {
            <tr>
                <th scope="row" dir="auto">{ &file.name }</th>
                <td>{ words::format(&file.kind) }</td>
                <td>{ wording::encoding(file.encoding.as_deref()) }</td>
                <td class="number">{ file.n_articles }</td>
                <td class="number">{ file.n_faults }</td>
            </tr>
        }
    };
    let n_more = (report.files.len() as u32).saturating_sub(SHOWN as u32);
    html! {
        <details class="import-report__section" open={report.files.len() <= 20}>
            <summary>{ wording::heading_of(wording::REPORT_FILES, report.files.len() as u32) }</summary>
            <div class="table-frame">
                <table class="table import-report__files">
                    <thead><tr>{ for wording::FILE_COLUMNS.iter().enumerate().map(|(i, column)| html! { <th scope="col" class={(i > 2).then_some("number")}>{ *column }</th> }) }</tr></thead>
                    <tbody>{ for report.files.iter().take(SHOWN).map(row) }</tbody>
                </table>
            </div>
            if n_more > 0 { <p class="quiet">{ wording::and_more_of(n_more) }</p> }
        </details>
    }
}

/// A form that asks which column is which.
fn which_columns(table: &UnknownTable, options: &ImportOptions, read_again: &Callback<ImportOptions>) -> Html {
    let row = |(i, (heading, first, field)): (usize, &(String, String, Option<String>))| {
        let chosen = field.clone().unwrap_or_default();
        let choices = wording::COLUMN_FIELDS
            .map(|(value, words)| html! { <option {value} selected={value == chosen}>{ words }</option> });
        html! {
            <tr>
                <th scope="row" dir="auto">{ heading }</th>
                <td dir="auto">{ first }</td>
                <td><select class="choice import-report__column" aria-label={heading.clone()} data-column={i.to_string()}>{ for choices }</select></td>
            </tr>
        }
    };
    let onsubmit = {
        let (options, read_again, headings) = (options.clone(), read_again.clone(), table.columns.clone());
        Callback::from(move |event: yew::SubmitEvent| {
            event.prevent_default();
            let mut chosen = options.clone();
            for (value, (heading, ..)) in dom::values_in(&event, "select").into_iter().zip(&headings) {
                chosen.columns.insert(heading.clone(), value);
            }
            read_again.emit(chosen);
        })
    };
    html! {
        <form class="import-report__table" {onsubmit}>
            <h3>{ wording::WHICH_COLUMN }{ " " }<span class="quiet">{ &table.file }</span></h3>
            <div class="table-frame"><table class="table"><tbody>{ for table.columns.iter().enumerate().map(row) }</tbody></table></div>
            <button class="button">{ wording::READ_AGAIN }</button>
        </form>
    }
}

/// The whole report as a table: what it is about, where, and what is said.
fn rows(report: &ImportReport) -> Vec<Vec<Cell>> {
    let row = |about: &str, place: String, text: String| {
        vec![Cell::Text(about.to_owned()), Cell::Text(place), Cell::Text(text)]
    };
    let mut rows = vec![row(wording::REPORT_FILES, String::new(), wording::imported(report))];
    rows.extend(report.files.iter().map(|file| {
        let encoding = wording::encoding(file.encoding.as_deref());
        row(
            wording::REPORT_FILES,
            file.name.clone(),
            format!("{} {encoding}: {} / {}", words::format(&file.kind), file.n_articles, file.n_faults),
        )
    }));
    let faults = report
        .faults
        .iter()
        .map(|fault| row(wording::REPORT_FAULTS, wording::place(&fault.place), fault.message.clone()));
    let undated = report
        .undated
        .iter()
        .map(|fault| row(wording::REPORT_UNDATED, wording::place(&fault.place), fault.message.clone()));
    let repeats = report
        .duplicates
        .iter()
        .map(|repeat| row(wording::REPORT_DUPLICATES, repeat.headline.clone(), wording::duplicate(repeat)));
    let left_out =
        report.left_out.iter().map(|(place, text)| row(wording::REPORT_LEFT_OUT, wording::place(place), text.clone()));
    rows.extend(faults.chain(undated).chain(repeats).chain(left_out));
    rows
}
