//! The editing table: the kept articles, a row each, with what was inferred marked.

use crate::browser::dom;
use crate::ui::manage::edit_articles::{Act, on};
use crate::view::article_edit::{RowDraft, date_fault};
use crate::view::wording;
use engine::manage::EditRow;
use std::collections::BTreeSet;
use yew::{AttrValue, Callback, Html, InputEvent, KeyboardEvent, MouseEvent, html};

/// The table. `edited` is the row that is edited, or was last, and whether it is now.
pub fn edit_table(
    rows: &[EditRow],
    chosen: &BTreeSet<String>,
    edited: Option<&(RowDraft, bool)>,
    act: &Callback<Act>,
) -> Html {
    let all_chosen = rows.iter().all(|row| chosen.contains(&row.id));
    let lines = rows.iter().enumerate().map(|(at, row)| match edited.filter(|(draft, _)| draft.id == row.id) {
        Some((draft, true)) => edited_row(row, draft, act),
        last => shown_row(at, row, chosen.contains(&row.id), last.is_some(), act),
    });
    let heads = wording::MEND_COLUMNS.map(|title| html! { <th scope="col" class="text">{ title }</th> });
    html! {
        <div class="edit__frame" role="region" aria-label={wording::MEND_TABLE}>
            <table class="table edit__table">
                <thead>
                    <tr>
                        <th scope="col">
                            <input type="checkbox" class="edit__box" checked={all_chosen} aria-label={wording::choose_shown(rows.len())}
                                onclick={on(act, Act::TurnAll)} />
                        </th>
                        { for heads }
                        <th scope="col" class="text"><span class="unseen">{ wording::MEND_ACTIONS }</span></th>
                    </tr>
                </thead>
                <tbody>{ for lines }</tbody>
            </table>
        </div>
    }
}

/// A field's text, marked where it was inferred.
fn field(row: &EditRow, name: &str, text: String) -> Html {
    if row.inferred.iter().any(|field| field == name) {
        html! { <span class="inferred" title={wording::INFERRED_TITLE}>{ text }<span class="unseen">{ wording::INFERRED }</span></span> }
    } else {
        html! { text }
    }
}

/// The fields that have a column.
const COLUMNS: [&str; 4] = ["headline", "outlet", "date", "topics"];

fn shown_row(at: usize, row: &EditRow, is_chosen: bool, is_last: bool, act: &Callback<Act>) -> Html {
    let turn = act.reform(move |event: MouseEvent| Act::Turn(at, event.shift_key()));
    let when = row.date.as_deref().map_or_else(|| wording::UNDATED.to_owned(), wording::date);
    let others: Vec<&str> = row.inferred.iter().map(String::as_str).filter(|name| !COLUMNS.contains(name)).collect();
    let whose = || html! { <span class="unseen">{ wording::of_article(&row.headline) }</span> };
    html! {
        <tr key={row.id.clone()} class="edit__row row" tabindex="-1" data-chosen={is_chosen.to_string()} data-last={is_last.to_string()}
            ondblclick={edit_at_double_click(row, act)} onkeydown={keys(at, row, act)}>
            <td class="edit__choose">
                <input type="checkbox" class="edit__box" checked={is_chosen} aria-label={wording::choose_article(&row.headline)} onclick={turn} />
            </td>
            <th scope="row" class="text edit__article">
                <button class="edit__headline" onclick={on(act, Act::Read(row.id.clone()))}>{ field(row, "headline", row.headline.clone()) }</button>
                <span class="edit__opening">{ &row.opening }</span>
                if !others.is_empty() { <span class="edit__opening">{ wording::also_inferred(&others) }</span> }
            </th>
            <td class="text">{ field(row, "outlet", row.outlet.clone()) }</td>
            <td class="text">{ field(row, "date", when) }</td>
            <td class="text">{ field(row, "topics", row.topics.join(", ")) }</td>
            <td class="text edit__actions">
                if !row.inferred.is_empty() {
                    <button class="link" onclick={on(act, Act::Confirm(vec![row.id.clone()]))}>{ wording::CONFIRM }{ whose() }</button>
                }
                <button class="link" onclick={on(act, Act::Edit(row.id.clone()))}>{ wording::EDIT }{ whose() }</button>
            </td>
        </tr>
    }
}

/// A double click edits a row, save on its box and its buttons, which may be clicked fast.
fn edit_at_double_click(row: &EditRow, act: &Callback<Act>) -> Callback<MouseEvent> {
    let (act, id) = (act.clone(), row.id.clone());
    Callback::from(move |event: MouseEvent| {
        if !dom::is_at(&event, "input, button, button *") {
            act.emit(Act::Edit(id.clone()));
        }
    })
}

/// What keys do in a row: `x` chooses it, `e` edits it; `Enter` opens it where no button or box of it has the focus.
fn keys(at: usize, row: &EditRow, act: &Callback<Act>) -> Callback<KeyboardEvent> {
    let (act, id) = (act.clone(), row.id.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        act.emit(match event.key().as_str() {
            "x" | "X" => Act::Turn(at, event.shift_key()),
            "e" => Act::Edit(id.clone()),
            "Enter" if dom::is_at(&event, ".edit__row") => Act::Read(id.clone()),
            _ => return,
        });
        event.prevent_default();
    })
}

fn edited_row(row: &EditRow, draft: &RowDraft, act: &Callback<Act>) -> Html {
    let fault = date_fault(&draft.date);
    let onkeydown = {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| {
            act.emit(match event.key().as_str() {
                "Enter" => Act::SaveRow,
                "Escape" => Act::LeaveRow,
                _ => return,
            });
            event.prevent_default();
        })
    };
    let input = |label: &'static str, value: &str, set: fn(&mut RowDraft, String)| {
        let draft = draft.clone();
        let oninput = act.reform(move |event: InputEvent| {
            let mut next = draft.clone();
            set(&mut next, dom::value_of(&event));
            Act::Draft(next)
        });
        let list = (label == wording::MEND_OUTLET).then_some("manage-outlets");
        let is_wrong = label == wording::MEND_DATE && fault.is_some();
        html! {
            <input class="edit__field" type="text" aria-label={label} value={AttrValue::from(value.to_owned())} {list} {oninput}
                onkeydown={onkeydown.clone()} aria-invalid={is_wrong.to_string()} autocomplete="off" />
        }
    };
    html! {
        <tr key={row.id.clone()} class="edit__row row" tabindex="-1" data-edited="true">
            <td class="edit__choose"></td>
            <th scope="row" class="text edit__article">
                { input(wording::MEND_HEADLINE, &draft.headline, |draft, text| draft.headline = text) }
                <span class="edit__opening">{ &row.opening }</span>
            </th>
            <td class="text">{ input(wording::MEND_OUTLET, &draft.outlet, |draft, text| draft.outlet = text) }</td>
            <td class="text">
                { input(wording::MEND_DATE, &draft.date, |draft, text| draft.date = text) }
                if let Some(fault) = &fault { <span class="edit__fault" aria-live="polite">{ fault }</span> }
            </td>
            <td class="text">{ row.topics.join(", ") }</td>
            <td class="text edit__actions">
                <button class="link" disabled={fault.is_some()} onclick={on(act, Act::SaveRow)}>{ wording::SAVE_ROW }</button>
                <button class="link" onclick={on(act, Act::LeaveRow)}>{ wording::LEAVE }</button>
            </td>
        </tr>
    }
}
