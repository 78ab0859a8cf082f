//! The table of frequencies: words down, outlets across.

use crate::ui::controls::hide::hide_button;
use crate::ui::controls::notice::notice;
use crate::ui::controls::paging::more_button;
use crate::ui::controls::store::Dispatch;
use crate::view::tables::per_thousand;
use crate::view::{WordsState, figures, wording};
use reports::frequency::{Frequencies, FrequencyRow};
use reports::outlets::OutletSize;
use yew::{Callback, Html, html};

/// The table; `on_more` asks for more rows.
pub fn frequency_table(table: &Frequencies, words: &WordsState, on_more: &Callback<()>, dispatch: &Dispatch) -> Html {
    if table.rows.is_empty() {
        return notice(wording::no_words(&table.outlets));
    }
    let head = |size: &OutletSize, name: &str| {
        html! { <th scope="col" class="number" title={wording::size(size)}><bdi>{ name }</bdi></th> }
    };
    let all = table.all.clone().unwrap_or_default();
    let rates =
        table.rows.iter().flat_map(|row| row.counts.iter().zip(&table.outlets).map(|(n, size)| per_thousand(*n, size)));
    let most = rates.fold(0.0, f64::max);
    let columns = figures::of_outlets(table);
    let rows = table.rows.iter().map(|row| {
        let portions = table.portions(row);
        let figures = columns.iter().map(|(_, measure)| figures::print(measure, portions.as_slice()));
        table_row(row, figures, table, &all, most, words, dispatch)
    });
    html! {
        <>
            <div class="table-frame" role="region" aria-label={words::tables::table()} tabindex="0">
                <table class="table">
                    <caption class="caption">{ words::tables::cells() }</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="text">{ words::tables::word() }</th>
                            { for table.outlets.iter().map(|size| head(size, &size.name)) }
                            { head(&all, words::tables::all()) }
                            <th scope="col" class="number">{ words::tables::articles() }</th>
                            { for columns.iter().map(|(_, measure)| html! { <th scope="col" class="number">{ wording::measure_name(measure.key) }</th> }) }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="caption">{ words::tables::rows(table.rows.len() as u64, table.n_rows.into()) }</p>
            if table.n_other_outlets > 0 { <p class="caption">{ words::tables::outlets_left(table.n_other_outlets.into()) }</p> }
            { more_button(table.rows.len(), table.n_rows, on_more) }
        </>
    }
}

fn table_row(
    row: &FrequencyRow,
    figures: impl Iterator<Item = String>,
    table: &Frequencies,
    all: &OutletSize,
    most: f64,
    words: &WordsState,
    dispatch: &Dispatch,
) -> Html {
    let open = |outlet: Option<&str>| {
        let action = words.open_lines(&row.node, outlet.as_slice(), false);
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(action.clone()))
    };
    let cell = |n: u64, size: &OutletSize, outlet: Option<&str>, bar: bool| {
        let per_thousand = per_thousand(n, size);
        let width = format!("{:.1}%", 100.0 * per_thousand / most.max(f64::MIN_POSITIVE));
        html! {
            <td class="number frequency">
                if bar {
                    <svg class="frequency__bar" width="100%" height="3" aria-hidden="true"><rect {width} height="3" /></svg>
                }
                <button class="table__count" onclick={open(outlet)} disabled={n == 0}>{ words::count(n) }</button>
                <span class="table__rate" title={words::tables::per_thousand()}>{ words::rate(per_thousand) }</span>
            </td>
        }
    };
    let cells = row.counts.iter().zip(&table.outlets).map(|(n, size)| cell(*n, size, Some(&size.name), true));
    html! {
        <tr key={row.node.clone()}>
            <th scope="row" class="text">
                <button class="table__word row" dir="auto" onclick={open(None)}>{ &row.name }</button>
                { hide_button(&row.name, &words.filter, dispatch) }
            </th>
            { for cells }
            { cell(row.total, all, None, false) }
            <td class="number">{ words::count(row.n_articles.into()) }</td>
            { for figures.map(|figure| html! { <td class="number">{ figure }</td> }) }
        </tr>
    }
}
