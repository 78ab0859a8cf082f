//! The table of names: names down, outlets across; each cell with its interval, quieter where its difference may be chance.

use crate::ui::controls::paging::more_button;
use crate::ui::controls::sort_head::sort_head;
use crate::ui::controls::store::Dispatch;
use crate::view::name_actions::name_lines;
use crate::view::names::NamesState;
use crate::view::{Action, wording};
use reports::names::{NameCell, NameRow, NamesBy, NamesOrder, NamesTable};
use reports::outlets::OutletSize;
use words::{names, tables};
use yew::{Callback, Html, html};

/// The table; a name opens who is named together with it, a cell its lines.
pub(super) fn names_table(table: &NamesTable, names: &NamesState, more: &Callback<()>, dispatch: &Dispatch) -> Html {
    let head = |order: NamesOrder, title: &str, class: &'static str| {
        let (dispatch, next) = (dispatch.clone(), names.ordered(order.clone()));
        let sort = Callback::from(move |()| dispatch.emit(Action::OrderNames(Box::new(next.clone()))));
        let is_ascending = (names.order == order).then_some((order == NamesOrder::Name) != names.turned);
        sort_head(title, class, is_ascending, sort)
    };
    let has_difference = table.rows.iter().any(|row| row.difference.is_some());
    // A little room beyond the greatest figure shows where its interval goes on.
    let cells = table.rows.iter().flat_map(|row| row.cells.iter().zip(&table.outlets).chain([(&row.all, &table.all)]));
    let most = 1.25 * cells.map(|(cell, size)| cell.figure(size, table.by)).fold(0.0, f64::max);
    let rows = table.rows.iter().map(|row| table_row(row, table, most, has_difference, names, dispatch));
    let is_single = table.outlets.iter().all(|outlet| outlet.n_articles < 2);
    html! {
        <>
            <p class="basis">{ if is_single { names::single() } else { names::legend() } }</p>
            <div class="table-frame" role="region" aria-label={tables::table()} tabindex="0">
                <table class="table names__table names__cells">
                    <caption class="caption">{ wording::name_cells(table.by) }</caption>
                    <thead>
                        <tr>
                            { head(NamesOrder::Name, tables::name(), "text") }
                            { for table.outlets.iter().map(|size| head(NamesOrder::Outlet(size.name.clone()), &size.name, "number")) }
                            { head(NamesOrder::All, tables::all(), "number") }
                            if has_difference { { head(NamesOrder::Difference, tables::difference(), "number") } }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="caption">{ names::rows(table.rows.len() as u64, table.n_rows.into()) }</p>
            if table.n_other_outlets > 0 { <p class="caption">{ tables::outlets_left(table.n_other_outlets.into()) }</p> }
            { more_button(table.rows.len(), table.n_rows, more) }
        </>
    }
}

fn table_row(
    row: &NameRow,
    table: &NamesTable,
    most: f64,
    has_difference: bool,
    names: &NamesState,
    dispatch: &Dispatch,
) -> Html {
    let together = {
        let (dispatch, names) = (dispatch.clone(), NamesState { together: Some(row.name.clone()), ..names.clone() });
        Callback::from(move |_| dispatch.emit(Action::Names(Box::new(names.clone()))))
    };
    let cells = row.cells.iter().zip(&table.outlets).map(|(cell, size)| {
        // Of an outlet with a single article nothing is said but what it has.
        let differs = (size.n_articles > 1).then(|| cell.differs());
        table_cell(cell, size, differs, most, table.by, row, dispatch)
    });
    let difference = row.difference.map_or(tables::none().to_owned(), |difference| words::decimal(difference, 1));
    html! {
        <tr key={row.node.clone()}>
            <th scope="row" class="text">
                <button class="table__word row" dir="auto" title={names::together_with(&row.name)} onclick={together}>{ &row.name }</button>
            </th>
            { for cells }
            { table_cell(&row.all, &table.all, None, most, table.by, row, dispatch) }
            if has_difference { <td class="number">{ difference }</td> }
        </tr>
    }
}

fn table_cell(
    cell: &NameCell,
    size: &OutletSize,
    differs: Option<bool>,
    most: f64,
    by: NamesBy,
    row: &NameRow,
    dispatch: &Dispatch,
) -> Html {
    let action = name_lines(&row.node, Some(size.name.as_str()).filter(|name| !name.is_empty()));
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_| dispatch.emit(action.clone()));
    let percent = |figure: f64| format!("{:.1}%", 100.0 * (figure / most.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0));
    let interval = match by {
        NamesBy::Articles => cell.share_interval,
        NamesBy::Mentions => cell.rate_interval,
    };
    let counted = match by {
        NamesBy::Articles => u64::from(cell.n_articles),
        NamesBy::Mentions => cell.n_mentions,
    };
    html! {
        <td class="number frequency" data-differs={differs.map(|differs| differs.to_string())}
            title={wording::name_cell(cell, size, by, differs)}>
            <svg class="frequency__bar" width="100%" height="5" aria-hidden="true">
                <rect width={percent(cell.figure(size, by))} height="3" />
                if let Some([low, high]) = interval {
                    <line class="names__interval" x1={percent(low)} x2={percent(high)} y1="4.5" y2="4.5" />
                }
            </svg>
            <button class="table__count" {onclick} disabled={cell.n_mentions == 0}>{ words::count(counted) }</button>
            <span class="table__rate">{ wording::name_figure(cell, size, by) }</span>
        </td>
    }
}
