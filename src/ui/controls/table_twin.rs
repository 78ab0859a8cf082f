//! The table twin of a picture: the same as rows of numbers, when asked for.

use crate::ui::controls::language::use_language;
use crate::view::tables::{self, Table};
use engine::Report;
use formats::writers::csv::Cell;
use std::rc::Rc;
use yew::{Callback, Html, Properties, component, html, use_state};

/// What the table is of.
#[derive(Properties, PartialEq)]
pub struct TableTwinProps {
    /// The report that the picture shows.
    pub report: Option<Rc<Report>>,
}

/// The most rows that show; the file has them all.
const MOST_ROWS: usize = 200;

/// A button, and the table once it was pressed.
#[component]
pub fn TableTwin(props: &TableTwinProps) -> Html {
    use_language();
    let is_open = use_state(|| false);
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let table = props.report.as_deref().filter(|_| *is_open).and_then(tables::of_report);
    html! {
        <>
            <button class="link" aria-expanded={is_open.to_string()} {onclick}>{ words::methods::as_table() }</button>
            if let Some(table) = table { { rows(&table) } }
        </>
    }
}

fn rows(Table { heads, rows: body }: &Table) -> Html {
    // A column is aligned as its first row is.
    let class_of = |i: usize| match body.first().and_then(|row| row.get(i)) {
        Some(Cell::Text(_)) => "text",
        _ => "number",
    };
    let line = |row: &Vec<Cell>| {
        let cells =
            row.iter().enumerate().map(|(i, cell)| html! { <td class={class_of(i)}><bdi>{ shown(cell) }</bdi></td> });
        html! { <tr>{ for cells }</tr> }
    };
    let heads = heads
        .iter()
        .enumerate()
        .map(|(i, head)| html! { <th scope="col" class={class_of(i)}><bdi>{ head.on_screen() }</bdi></th> });
    html! {
        <div class="table-frame table-frame--twin" role="region" aria-label={words::tables::table()} tabindex="0">
            <table class="table">
                <thead><tr>{ for heads }</tr></thead>
                <tbody>{ for body.iter().take(MOST_ROWS).map(line) }</tbody>
            </table>
            if body.len() > MOST_ROWS { <p class="caption">{ words::methods::first_rows(MOST_ROWS as u64, body.len() as u64) }</p> }
        </div>
    }
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Count(n) => words::count(*n),
        Cell::Number(number) => words::decimal(*number, 3),
        Cell::None => words::tables::none().to_owned(),
    }
}
