//! The report of an import: what was worked out, what was wrong, what repeats, and file by file what was read.

use crate::browser::{dom, download};
use crate::view::wording;
use formats::encoding::CHOICES;
use formats::fields::COLUMNS;
use formats::import::{FileReport, ImportOptions, ImportReport, UnknownTable};
use formats::writers::csv::{self, Cell};
use model::Fault;
use std::iter::once;
use yew::{Callback, Event, Html, html};

/// The name of the report as a file.
const REPORT_NAME: &str = "import-report.csv";
/// How many entries of a list are in the page; all are in the saved report.
const SHOWN: usize = 200;

/// The report, with a form for tables whose columns nobody knows.
pub fn import_report(report: &ImportReport, options: &ImportOptions, read_again: &Callback<ImportOptions>) -> Html {
    let save = {
        let rows = rows(report);
        Callback::from(move |_| {
            download::save(REPORT_NAME, "text/csv;charset=utf-8", csv::write(&rows).as_bytes());
        })
    };
    let keep = {
        let options = options.clone();
        read_again.reform(move |_: Event| ImportOptions { keep_all_lines: !options.keep_all_lines, ..options.clone() })
    };
    let faults = report.faults.iter().map(|fault| (words::place(&fault.place), words::fault(&fault.kind)));
    let undated = report.undated.iter().map(|fault| (words::place(&fault.place), words::fault(&fault.kind)));
    // Of those that were not taken the faults tell.
    let n_undated = if report.undated.is_empty() { 0 } else { report.n_undated };
    let dates = report.dates.iter().map(|note| (words::place(&note.place), words::date_note(note)));
    let duplicates = report.duplicates.iter().map(|repeat| (repeat.headline.clone(), wording::duplicate(repeat)));
    let left_out = report.left_out.iter().map(|line| (words::place(&line.place), words::left_out(line)));
    let incomplete = report.incomplete.iter().map(|place| (words::place(place), String::new()));
    let alike = report.alike_outlets.iter().map(|group| (words::written_outlets(group), String::new()));
    let n_told = report.files.iter().filter(|file| !file.is_plain()).count() as u32;
    html! {
        <div class="import-report">
            { for report.tables.iter().map(|table| which_columns(table, options, read_again)) }
            if !report.inferred.is_empty() {
                <p>{ words::import_report::inferred() }</p>
                <ul class="import-report__list">{ for report.inferred.iter().map(|(field, n)| html! { <li>{ wording::inferred(field, *n) }</li> }) }</ul>
            }
            { list(words::import_report::faults(), report.n_faults, faults, true) }
            { list(words::import_report::undated(), n_undated, undated, true) }
            { list(words::import_report::dates(), report.dates.len() as u32, dates, true) }
            { list(words::import_report::repeats(), report.n_duplicates, duplicates, true) }
            { list(words::import_report::alike_outlets(), report.alike_outlets.len() as u32, alike, true) }
            { list(words::import_report::incomplete(), report.n_incomplete, incomplete, true) }
            { list(words::import_report::boilerplate(), report.n_left_out, left_out, false) }
            if report.n_left_out > 0 || options.keep_all_lines {
                <p>
                    <label class="manage__tick">
                        <input class="edit__box" type="checkbox" checked={options.keep_all_lines} onchange={keep} />{ " " }{ words::counting::keep_all_lines() }
                    </label>
                </p>
            }
            { list(words::import_report::told(), n_told, told(report), false) }
            { files(report, options, read_again) }
            <p><button class="link" onclick={save}>{ words::import_report::save() }</button></p>
        </div>
    }
}

/// What is to be said of each file, by its name.
fn told(report: &ImportReport) -> impl Iterator<Item = (String, String)> + '_ {
    let files = report.files.iter().filter(|file| !file.is_plain());
    files.map(|file| (file.name.clone(), words::file_notes(&file.notes())))
}

/// The first of what was read, to be looked at before it is taken in.
pub fn first_read(report: &ImportReport) -> Html {
    if report.first.is_empty() {
        return html! {};
    }
    let shown = report.first.iter().map(|seen| {
        let date = seen.date.as_deref().map_or_else(|| words::dates::not_dated().to_owned(), words::date);
        let of = words::sheet::list_more(&seen.outlet, &date);
        html! {
            <li><span dir="auto">{ &seen.headline }</span>{ " " }<span class="import-report__place" dir="auto">{ of }</span></li>
        }
    });
    let (n_shown, n) = (report.first.len() as u64, u64::from(report.n_accepted));
    let lead = if n_shown == n { words::add::read_all().to_owned() } else { words::add::read_first(n_shown, n) };
    html! {
        <div class="import-report__first">
            <p class="quiet">{ lead }</p>
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
            <summary>{ words::import_report::heading(heading, n.into()) }</summary>
            <ul class="import-report__list">
                { for shown }
                if n_more > 0 { <li class="quiet">{ words::import_report::and_more(n_more.into()) }</li> }
            </ul>
        </details>
    }
}

/// The encodings to read a file in again, where its own was guessed or its letters look garbled.
fn encodings(file: &FileReport, options: &ImportOptions, read_again: &Callback<ImportOptions>) -> Html {
    let chosen = options.encodings.get(&file.name);
    let is_guess = file.encoding.as_deref().is_some_and(|label| label.ends_with('?'));
    if chosen.is_none() && !is_guess && file.n_mojibake == 0 {
        return html! { { wording::encoding(file.encoding.as_deref()) } };
    }
    let onchange = {
        let (options, name) = (options.clone(), file.name.clone());
        read_again.reform(move |event: Event| {
            let mut options = options.clone();
            match dom::value_of(&event) {
                label if label.is_empty() => options.encodings.remove(&name),
                label => options.encodings.insert(name.clone(), label),
            };
            options
        })
    };
    let found = match file.encoding.as_deref().filter(|_| chosen.is_none()) {
        Some(label) => wording::encoding(Some(label)),
        None => words::counting::as_found().to_owned(),
    };
    let choices = CHOICES.iter().map(|label| {
        html! { <option value={*label} selected={chosen.is_some_and(|chosen| chosen == label)}>{ *label }</option> }
    });
    html! {
        <select class="choice" aria-label={words::counting::encoding_of(&file.name)} {onchange}>
            <option value="" selected={chosen.is_none()}>{ found }</option>
            { for choices }
        </select>
    }
}

fn files(report: &ImportReport, options: &ImportOptions, read_again: &Callback<ImportOptions>) -> Html {
    let row = |file: &FileReport| {
        html! {
            <tr>
                <th scope="row" dir="auto">{ &file.name }</th>
                <td>{ words::format(&file.kind) }</td>
                <td>{ encodings(file, options, read_again) }</td>
                <td class="number">{ words::count(file.n_articles.into()) }</td>
                <td class="number">{ words::count(file.n_faults.into()) }</td>
            </tr>
        }
    };
    let n_more = (report.files.len() as u32).saturating_sub(SHOWN as u32);
    let heads = [
        words::import_report::file(),
        words::import_report::read_as(),
        words::import_report::encoding(),
        words::import_report::articles(),
        words::import_report::problems(),
    ];
    let heads = heads.into_iter().enumerate();
    let heads = heads.map(|(i, head)| html! { <th scope="col" class={(i > 2).then_some("number")}>{ head }</th> });
    html! {
        <details class="import-report__section" open={report.files.len() <= 20}>
            <summary>{ words::import_report::heading(words::import_report::files(), report.files.len() as u64) }</summary>
            <div class="table-frame">
                <table class="table import-report__files">
                    <thead><tr>{ for heads }</tr></thead>
                    <tbody>{ for report.files.iter().take(SHOWN).map(row) }</tbody>
                </table>
            </div>
            if n_more > 0 { <p class="quiet">{ words::import_report::and_more(n_more.into()) }</p> }
        </details>
    }
}

/// A form that asks which column is which.
fn which_columns(table: &UnknownTable, options: &ImportOptions, read_again: &Callback<ImportOptions>) -> Html {
    let row = |(i, (heading, first, field)): (usize, &(String, String, Option<String>))| {
        let chosen = field.clone().unwrap_or_default();
        // None first.
        let choices = once("").chain(COLUMNS).map(|value| {
            let field = if value.is_empty() { words::import_report::field_none() } else { wording::field(value) };
            html! { <option {value} selected={value == chosen}>{ field }</option> }
        });
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
            <h3>{ words::import_report::which_column() }{ " " }<span class="quiet">{ &table.file }</span></h3>
            <div class="table-frame"><table class="table"><tbody>{ for table.columns.iter().enumerate().map(row) }</tbody></table></div>
            <button class="button">{ words::add::read_again() }</button>
        </form>
    }
}

/// The whole report as a table: what each line is about, where that is, what is said, and for files the articles and faults that they gave.
fn rows(report: &ImportReport) -> Vec<Vec<Cell>> {
    let row = |about: &str, place: String, text: String| {
        vec![Cell::Text(about.to_owned()), Cell::Text(place), Cell::Text(text), Cell::None, Cell::None]
    };
    let heads = [
        words::import_report::about(),
        words::import_report::place(),
        words::import_report::text(),
        words::import_report::articles(),
        words::import_report::problems(),
    ];
    let mut rows = vec![heads.map(|head| Cell::Text(head.to_owned())).to_vec()];
    rows.push(row(words::import_report::files(), String::new(), wording::imported(report)));
    rows.extend(report.files.iter().map(|file| {
        let encoding = wording::encoding(file.encoding.as_deref());
        let read_as = [words::format(&file.kind).to_owned(), encoding].into_iter().filter(|text| !text.is_empty());
        vec![
            Cell::Text(words::import_report::file().to_owned()),
            Cell::Text(file.name.clone()),
            Cell::Text(wording::row(read_as)),
            Cell::Count(file.n_articles.into()),
            Cell::Count(file.n_faults.into()),
        ]
    }));
    let told = |about: &'static str, faults: &[Fault]| {
        let rows = faults.iter().map(|fault| row(about, words::place(&fault.place), words::fault(&fault.kind)));
        rows.collect::<Vec<_>>()
    };
    rows.extend(told(words::import_report::faults(), &report.faults));
    rows.extend(told(words::import_report::undated(), &report.undated));
    let dates = report.dates.iter();
    rows.extend(
        dates.map(|note| row(words::import_report::dates(), words::place(&note.place), words::date_note(note))),
    );
    let repeats = report.duplicates.iter();
    rows.extend(
        repeats.map(|repeat| row(words::import_report::repeats(), repeat.headline.clone(), wording::duplicate(repeat))),
    );
    let alike = report.alike_outlets.iter();
    rows.extend(
        alike.map(|group| row(words::import_report::alike_outlets(), words::written_outlets(group), String::new())),
    );
    let incomplete = report.incomplete.iter();
    rows.extend(incomplete.map(|place| row(words::import_report::incomplete(), words::place(place), String::new())));
    let boilerplate = report.left_out.iter();
    rows.extend(
        boilerplate
            .map(|line| row(words::import_report::boilerplate(), words::place(&line.place), words::left_out(line))),
    );
    rows.extend(self::told(report).map(|(file, text)| row(words::import_report::told(), file, text)));
    rows
}
