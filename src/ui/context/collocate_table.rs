//! The table of a word's collocates.

use crate::ui::controls::choice::switch;
use crate::ui::controls::hide::hide_button;
use crate::ui::controls::notice::notice;
use crate::ui::controls::sort_head::sort_head;
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, State, figures, requests, wording};
use reports::collocates::{CollocateOrder, CollocateRow, Collocates};
use reports::context::Context;
use reports::window::Near;
use words::{collocates, count, decimal, tables};
use yew::{AttrValue, Callback, Html, html};

/// The table; a number of occurrences in the window opens the lines of a word near the node.
pub fn collocate_table(found: &Collocates, state: &State, lang: &AttrValue, dispatch: &Dispatch) -> Html {
    if found.rows.is_empty() {
        return notice(collocates::none_found());
    }
    let head = |order: CollocateOrder, title: &str, class: &'static str| {
        let dispatch = dispatch.clone();
        let sort = Callback::from(move |()| dispatch.emit(Action::OrderCollocates(order)));
        sort_head(title, class, (state.collocate_order == order).then_some(order == CollocateOrder::Word), sort)
    };
    let plain = |title: &str| html! { <th scope="col" class="number">{ title }</th> };
    let columns = figures::of_collocates(found, state);
    let measures = columns
        .iter()
        .map(|(number, measure)| head(CollocateOrder::Measure(*number), wording::measure_name(measure.key), "number"));
    // Bars are under the figures that the rows are in order of.
    let barred = columns.iter().position(|(number, _)| state.collocate_order == CollocateOrder::Measure(*number));
    let figure =
        |column: usize, row: &CollocateRow| columns.get(column).and_then(|(_, measure)| measure.of(&row.counts));
    let most = barred.map_or(0.0, |column| found.rows.iter().filter_map(|row| figure(column, row)).fold(0.0, f64::max));
    let rows = found.rows.iter().map(|row| {
        let cells = columns.iter().enumerate().map(|(column, (_, measure))| {
            let share = figure(column, row).filter(|_| barred == Some(column)).map(|figure| figure.max(0.0) / most);
            figure_cell(figures::print(measure, &row.counts), share)
        });
        table_row(row, cells, state, lang, dispatch)
    });
    let show_figures = {
        let (dispatch, all) = (dispatch.clone(), state.words.figures);
        Callback::from(move |()| dispatch.emit(Action::ShowFigures(!all)))
    };
    html! {
        <>
            <p class="tools">{ switch(wording::figures(state.words.figures).to_owned(), state.words.figures, show_figures) }</p>
            <div class="table-frame" role="region" aria-label={tables::table()} tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            { head(CollocateOrder::Word, tables::word(), "text") }
                            { head(CollocateOrder::Near, tables::in_window(), "number") }
                            { plain(tables::expected()) }
                            { plain(tables::anywhere()) }
                            { plain(tables::articles()) }
                            { for measures }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="caption">{ tables::rows(found.rows.len() as u64, found.n_rows.into()) }</p>
        </>
    }
}

/// A figure, over a bar that is as long as its share of the greatest one.
fn figure_cell(figure: String, share: Option<f64>) -> Html {
    match share.filter(|share| share.is_finite()) {
        None => html! { <td class="number">{ figure }</td> },
        Some(share) => html! {
            <td class="number frequency">
                <svg class="frequency__bar" width="100%" height="3" aria-hidden="true">
                    <rect width={format!("{:.1}%", 100.0 * share)} height="3" />
                </svg>
                { figure }
            </td>
        },
    }
}

fn table_row(
    row: &CollocateRow,
    figures: impl Iterator<Item = Html>,
    state: &State,
    lang: &AttrValue,
    dispatch: &Dispatch,
) -> Html {
    let open = |near: Option<Near>, scope: Context| {
        let context = Context { node: row.node.clone(), near, ..scope };
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::OpenLines(Box::new(context.clone()))))
    };
    let scope = Context { spelling: None, ..state.context.clone() };
    let near = requests::near_node(state);
    html! {
        <tr key={row.node.clone()}>
            <th scope="row" class="text" {lang}>
                <button class="table__word row" dir="auto" onclick={open(Some(near.clone()), scope.clone())}>{ &row.name }</button>
                { hide_button(&row.name, &state.words.filter, dispatch) }
            </th>
            <td class="number"><button class="table__count" onclick={open(Some(near), scope)}>{ count(row.counts.together) }</button></td>
            <td class="number">{ decimal(row.counts.expected(), 1) }</td>
            <td class="number">{ count(row.counts.collocate) }</td>
            <td class="number">{ count(row.n_articles.into()) }</td>
            { for figures }
        </tr>
    }
}
