//! The table of frequencies: words down, outlets across.

use crate::ui::controls::notice::notice;
use crate::ui::controls::paging::more_button;
use crate::ui::controls::store::Dispatch;
use crate::view::number::{count, signed};
use crate::view::{WordsState, wording};
use reports::frequency::{Frequencies, FrequencyRow};
use reports::outlets::OutletSize;
use yew::{Callback, Html, html};

/// The table; `on_more` asks for more rows.
pub fn frequency_table(table: &Frequencies, words: &WordsState, on_more: &Callback<()>, dispatch: &Dispatch) -> Html {
    if table.rows.is_empty() {
        return notice(wording::NO_WORDS);
    }
    let head = |size: &OutletSize, name: &str| {
        html! { <th scope="col" class="number" title={wording::side_size(size)}><bdi>{ name }</bdi></th> }
    };
    let all = table.all.clone().unwrap_or(OutletSize { name: String::new(), n_articles: 0, n_tokens: 0 });
    let rates = table.rows.iter().flat_map(|row| row.counts.iter().zip(&table.outlets).map(|(n, size)| rate(*n, size)));
    let most = rates.fold(0.0, f64::max);
    let rows = table.rows.iter().map(|row| table_row(row, table, &all, most, words, dispatch));
    html! {
        <>
            <div class="table-frame" role="region" aria-label={wording::TABLE} tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col" class="text">{ wording::COLUMN_WORD }</th>
                            { for table.outlets.iter().map(|size| head(size, &size.name)) }
                            { head(&all, wording::COLUMN_ALL) }
                            <th scope="col" class="number">{ wording::COLUMN_ARTICLES }</th>
                            if table.outlets.len() > 1 {
                                <th scope="col" class="number">{ wording::COLUMN_LIKELIHOOD_N }</th>
                                <th scope="col" class="number">{ wording::COLUMN_BIC }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="caption">{ wording::rows(table.rows.len(), table.n_rows) }</p>
            if table.n_other_outlets > 0 { <p class="caption">{ wording::more_outlets(table.n_other_outlets) }</p> }
            { more_button(table.rows.len(), table.n_rows, on_more) }
        </>
    }
}

fn rate(n: u64, size: &OutletSize) -> f64 {
    1000.0 * n as f64 / (size.n_tokens.max(1)) as f64
}

fn table_row(
    row: &FrequencyRow,
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
        let per_thousand = rate(n, size);
        let (n_shown, rate) = wording::count_and_rate(n, per_thousand);
        let width = format!("{:.1}%", 100.0 * per_thousand / most.max(f64::MIN_POSITIVE));
        html! {
            <td class="number frequency">
                if bar {
                    <svg class="frequency__bar" width="100%" height="3" aria-hidden="true"><rect {width} height="3" /></svg>
                }
                <button class="table__count" onclick={open(outlet)} disabled={n == 0}>{ n_shown }</button>
                <span class="table__rate" title={wording::PER_THOUSAND}>{ rate }</span>
            </td>
        }
    };
    let cells = row.counts.iter().zip(&table.outlets).map(|(n, size)| cell(*n, size, Some(&size.name), true));
    html! {
        <tr key={row.node.clone()}>
            <th scope="row" class="text"><button class="table__word row" dir="auto" onclick={open(None)}>{ &row.name }</button></th>
            { for cells }
            { cell(row.total, all, None, false) }
            <td class="number">{ count(row.n_articles.into()) }</td>
            if table.outlets.len() > 1 {
                <td class="number">{ format!("{:.1}", row.log_likelihood) }</td>
                <td class="number">{ signed(row.bic, 1) }</td>
            }
        </tr>
    }
}
