//! The bar at the foot of the editing table: how many articles are selected, what came of the last edit, and the way to the form.

use crate::ui::controls::click::on_click;
use crate::view::edit_articles::EditAction;
use crate::view::wording;
use engine::manage::EditRows;
use std::collections::BTreeSet;
use yew::{Callback, Html, html};

/// The bar. It is always as high, so that selecting moves nothing. `on_select_all` selects every article that the filters keep.
pub fn edit_bar(
    report: &EditRows,
    selected: &BTreeSet<String>,
    outcome: Html,
    act: &Callback<EditAction>,
    on_select_all: &Callback<()>,
) -> Html {
    let (n, n_shown) = (selected.len(), report.rows.len());
    let n_kept = n_shown as u64 + u64::from(report.n_left);
    let all_shown = report.rows.iter().all(|row| selected.contains(&row.id));
    let shown = || EditAction::Select(report.rows.iter().map(|row| row.id.clone()).collect());
    let none = || EditAction::Select(BTreeSet::new());
    html! {
        <div class="edit__bar" role="group" aria-label={words::edit::form()} data-chosen={(n > 0).to_string()}>
            <p class="edit__chosen" role="status">{ wording::n_selected(n) }</p>
            { outcome }
            <p class="edit__links">
                if !all_shown {
                    <button class="link" onclick={on_click(act, shown())}>{ words::edit::select_shown(n_shown as u64) }</button>
                }
                if n > 0 {
                    if all_shown && (n as u64) < n_kept {
                        <button class="link" onclick={on_click(on_select_all, ())}>{ words::edit::select_all(n_kept) }</button>
                    }
                    <button class="link" onclick={on_click(act, none())}>{ words::edit::clear_selection() }</button>
                }
            </p>
            // Not disabled: the focus comes back to it once the change is made and nothing is selected any more.
            <button class="button" aria-disabled={(n == 0).to_string()} onclick={on_click(act, EditAction::OpenForm(true))}>{ words::edit::open_form() }</button>
        </div>
    }
}
