//! The table of a word's collocates.

use crate::ui::controls::notice::notice;
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, State, requests};
use reports::collocates::{CollocateOrder, CollocateRow, Collocates};
use reports::context::Context;
use reports::window::Near;
use words::{collocates, count, decimal, signed};
use yew::{Callback, Html, html};

/// The table; a number of occurrences in the window opens the lines of a word near the node.
pub fn collocate_table(found: &Collocates, state: &State, dispatch: &Dispatch) -> Html {
    if found.rows.is_empty() {
        return notice(collocates::none_found());
    }
    let head = |order: CollocateOrder, title: &'static str, class: &'static str| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::OrderCollocates(order)));
        let sorted = match (state.collocate_order == order, order) {
            (false, _) => "none",
            (true, CollocateOrder::Word) => "ascending",
            (true, _) => "descending",
        };
        html! { <th scope="col" {class} aria-sort={sorted}><button class="table__sort" {onclick}>{ title }</button></th> }
    };
    let plain = |title: &'static str| html! { <th scope="col" class="number">{ title }</th> };
    let most = found.rows.iter().map(|row| row.log_likelihood).fold(1.0, f64::max);
    let rows = found.rows.iter().map(|row| table_row(row, state, most, dispatch));
    html! {
        <>
            <div class="table-frame" role="region" aria-label={words::tables::table()} tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            { head(CollocateOrder::Word, words::tables::word(), "text") }
                            { head(CollocateOrder::Near, collocates::near(), "number") }
                            { plain(collocates::expected()) }
                            { plain(collocates::anywhere()) }
                            { plain(words::tables::articles()) }
                            { head(CollocateOrder::LogDice, collocates::log_dice(), "number") }
                            { head(CollocateOrder::Likelihood, collocates::log_likelihood(), "number") }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="caption">{ words::tables::rows(found.rows.len() as u64, found.n_rows.into()) }</p>
        </>
    }
}

fn table_row(row: &CollocateRow, state: &State, most: f64, dispatch: &Dispatch) -> Html {
    let open = |near: Option<Near>, scope: Context| {
        let context = Context { node: row.node.clone(), near, ..scope };
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::OpenLines(Box::new(context.clone()))))
    };
    let scope = Context { spelling: None, ..state.context.clone() };
    let near = Near { node: state.context.node.clone(), n_tokens: requests::window(state) };
    let width = format!("{:.1}%", 100.0 * row.log_likelihood.max(0.0) / most);
    html! {
        <tr key={row.node.clone()}>
            <th scope="row" class="text">
                <button class="table__word row" dir="auto" onclick={open(Some(near.clone()), scope.clone())}>{ &row.name }</button>
            </th>
            <td class="number"><button class="table__count" onclick={open(Some(near), scope)}>{ count(row.near) }</button></td>
            <td class="number">{ decimal(row.expected, 1) }</td>
            <td class="number">{ count(row.total) }</td>
            <td class="number">{ count(row.n_articles.into()) }</td>
            <td class="number">{ decimal(row.log_dice, 1) }</td>
            <td class="number frequency">
                <svg class="frequency__bar" width="100%" height="3" aria-hidden="true"><rect {width} height="3" /></svg>
                { signed(row.log_likelihood, 1) }
            </td>
        </tr>
    }
}
