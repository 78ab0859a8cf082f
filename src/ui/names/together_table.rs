//! The table of those who are named in the same articles as somebody.

use crate::ui::controls::paging::more_button;
use crate::ui::controls::sort_head::sort_head;
use crate::ui::controls::store::Dispatch;
use crate::view::name_actions::articles_of_both;
use crate::view::names::NamesState;
use crate::view::{Action, State, figures, wording};
use reports::collocates::CollocateOrder;
use reports::named_together::{Together, TogetherRow};
use words::{count, decimal, names, tables};
use yew::{Callback, Html, html};

/// The table; a name, or how many articles it shares, narrows to these articles.
pub(super) fn together_table(found: &Together, state: &State, more: &Callback<()>, dispatch: &Dispatch) -> Html {
    let head = |order: CollocateOrder, title: &str, class: &'static str| {
        let (dispatch, names) = (dispatch.clone(), NamesState { together_order: order, ..state.names.clone() });
        let sort = Callback::from(move |()| dispatch.emit(Action::OrderNames(Box::new(names.clone()))));
        let is_ordered = state.names.together_order == order;
        sort_head(title, class, is_ordered.then_some(order == CollocateOrder::Word), sort)
    };
    let plain = |title: &str, class: &'static str| html! { <th scope="col" {class}>{ title }</th> };
    let columns = figures::of_together(found);
    let measures = columns
        .iter()
        .map(|(number, measure)| head(CollocateOrder::Measure(*number), wording::measure_name(measure.key), "number"));
    let rows = found.rows.iter().map(|row| {
        let figures = columns.iter().map(|(_, measure)| figures::print(measure, &row.counts));
        table_row(row, figures, found, state, dispatch)
    });
    html! {
        <>
            if is_told(found) { <p class="basis">{ names::together_legend() }</p> }
            <div class="table-frame" role="region" aria-label={tables::table()} tabindex="0">
                <table class="table names__table">
                    <thead>
                        <tr>
                            { head(CollocateOrder::Word, tables::name(), "text") }
                            { plain(tables::kind(), "text") }
                            { head(CollocateOrder::Near, tables::together(), "number") }
                            { plain(tables::expected(), "number") }
                            { plain(tables::times(), "number") }
                            { plain(tables::articles(), "number") }
                            { for measures }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="caption">{ names::rows(found.rows.len() as u64, found.n_rows.into()) }</p>
            { more_button(found.rows.len(), found.n_rows, more) }
        </>
    }
}

/// Whether anything can be said of chance.
fn is_told(found: &Together) -> bool {
    found.rows.iter().any(|row| row.p.is_some())
}

fn table_row(
    row: &TogetherRow,
    figures: impl Iterator<Item = String>,
    found: &Together,
    state: &State,
    dispatch: &Dispatch,
) -> Html {
    let action = articles_of_both(state, found.kind, &found.name, &row.name);
    let open = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(action.clone()))
    };
    let title = names::both(&found.name, &row.name);
    let times = row.times().map_or(tables::none().to_owned(), |times| decimal(times, 1));
    // Where nothing can be inferred of anybody, nobody is quieter than others.
    let differs = is_told(found).then(|| row.is_reliable().to_string());
    html! {
        <tr key={row.name.clone()} data-differs={differs}>
            <th scope="row" class="text">
                <button class="table__word row" dir="auto" title={title.clone()} onclick={open.clone()}>{ &row.name }</button>
            </th>
            <td class="text">{ row.actor.map(wording::kind).unwrap_or_default() }</td>
            <td class="number"><button class="table__count" {title} onclick={open}>{ count(row.counts.together) }</button></td>
            <td class="number">{ decimal(row.counts.expected(), 1) }</td>
            <td class="number">{ times }</td>
            <td class="number">{ count(row.counts.collocate) }</td>
            { for figures.map(|figure| html! { <td class="number">{ figure }</td> }) }
        </tr>
    }
}
