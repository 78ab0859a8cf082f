//! The editing table: the filtered articles, a row each, with what was inferred marked.

use crate::browser::dom;
use crate::ui::controls::click::on_click;
use crate::ui::controls::language::use_language;
use crate::view::article_edit::{RowDraft, date_fault};
use crate::view::commands::{Effect, Scope, effect};
use crate::view::edit_articles::{EditAction, RowEdit};
use crate::view::wording;
use engine::edit::ArticleEdit;
use engine::manage::{EditRow, EditRows};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, InputEvent, KeyboardEvent, MouseEvent, Properties, component, html};

/// What the table shows.
#[derive(Properties, PartialEq)]
pub struct EditTableProps {
    /// The rows that show.
    pub report: Rc<EditRows>,
    /// The ids of the selected articles.
    pub selected: Rc<BTreeSet<String>>,
    /// The row that is edited, or was last.
    pub row: Option<RowEdit>,
    /// Takes what a person does.
    pub act: Callback<EditAction>,
    /// Opens an article.
    pub on_read: Callback<String>,
}

/// The table.
#[component]
pub fn EditTable(props: &EditTableProps) -> Html {
    use_language();
    let EditTableProps { report, selected, row: edited, act, on_read } = props;
    let ids = || report.rows.iter().map(|row| row.id.clone()).collect::<BTreeSet<String>>();
    let all_selected = report.rows.iter().all(|row| selected.contains(&row.id));
    let turn_all = EditAction::Select(if all_selected { BTreeSet::new() } else { ids() });
    let lines = report.rows.iter().enumerate().map(|(at, row)| {
        let edited = edited.as_ref().filter(|edited| edited.draft.id == row.id);
        if let Some(RowEdit { draft, is_open: true }) = edited {
            return edited_row(row, draft, act);
        }
        html! {
            <ShownRow key={row.id.clone()} report={report.clone()} {at} is_selected={selected.contains(&row.id)} is_last={edited.is_some()}
                act={act.clone()} on_read={on_read.clone()} />
        }
    });
    let heads = [words::edit::headline(), words::edit::outlet(), words::edit::date(), words::edit::topics()];
    let heads = heads.map(|head| html! { <th scope="col" class="text">{ head }</th> });
    html! {
        <div class="edit__frame" role="region" aria-label={words::edit::table()}>
            <table class="table edit__table">
                <thead>
                    <tr>
                        <th scope="col">
                            <input type="checkbox" class="edit__box" checked={all_selected} aria-label={words::edit::select_shown(report.rows.len() as u64)}
                                onclick={on_click(act, turn_all)} />
                        </th>
                        { for heads }
                        <th scope="col" class="text"><span class="unseen">{ words::edit::actions() }</span></th>
                    </tr>
                </thead>
                <tbody>{ for lines }</tbody>
            </table>
        </div>
    }
}

/// What a row shows.
#[derive(Properties, PartialEq)]
struct ShownRowProps {
    report: Rc<EditRows>,
    at: usize,
    is_selected: bool,
    is_last: bool,
    act: Callback<EditAction>,
    on_read: Callback<String>,
}

/// A field's text, marked where it was inferred.
fn field(row: &EditRow, name: &str, text: String) -> Html {
    if row.inferred.iter().any(|field| field == name) {
        html! { <span class="inferred" title={words::edit::inferred_hint()}>{ text }<span class="unseen">{ words::edit::inferred() }</span></span> }
    } else {
        html! { text }
    }
}

/// The fields that have a column.
const COLUMNS: [&str; 4] = ["headline", "outlet", "date", "topics"];

/// A row that is not edited.
#[component]
fn ShownRow(props: &ShownRowProps) -> Html {
    use_language();
    let ShownRowProps { report, at, is_selected, is_last, act, on_read } = props;
    let Some(row) = report.rows.get(*at) else { return html! {} };
    let turn = {
        let (report, at) = (report.clone(), *at);
        move |is_stretch| EditAction::Turn { report: report.clone(), at, is_stretch }
    };
    let onkeydown = keys(row, act, on_read, turn.clone());
    let onclick = act.reform(move |event: MouseEvent| turn(event.shift_key()));
    let edit = EditAction::EditRow(RowDraft::of(row));
    let when = row.date.as_deref().map_or_else(|| words::dates::not_dated().to_owned(), words::date);
    let others: Vec<&str> = row.inferred.iter().map(String::as_str).filter(|name| !COLUMNS.contains(name)).collect();
    let whose = || html! { <span class="unseen">{ words::manage::whose(&row.headline) }</span> };
    html! {
        <tr class="edit__row row" tabindex="-1" data-chosen={is_selected.to_string()} data-last={is_last.to_string()}
            ondblclick={edit_at_double_click(&edit, act)} {onkeydown}>
            <td class="edit__choose">
                <input type="checkbox" class="edit__box" checked={*is_selected} aria-label={words::edit::select(&row.headline)} {onclick} />
            </td>
            <th scope="row" class="text">
                <button class="edit__headline" onclick={on_click(on_read, row.id.clone())}><span class="few-lines">{ field(row, "headline", row.headline.clone()) }</span></button>
                <span class="edit__opening few-lines">{ &row.opening }</span>
                if !others.is_empty() { <span class="edit__opening few-lines">{ wording::also_inferred(&others) }</span> }
            </th>
            <td class="text"><span class="few-lines">{ field(row, "outlet", row.outlet.clone()) }</span></td>
            <td class="text">{ field(row, "date", when) }</td>
            <td class="text"><span class="few-lines">{ field(row, "topics", wording::row(row.topics.iter())) }</span></td>
            <td class="text edit__actions">
                if !row.inferred.is_empty() {
                    <button class="link" onclick={on_click(act, EditAction::Confirm(vec![row.id.clone()]))}>{ words::edit::confirm() }{ whose() }</button>
                }
                <button class="link" onclick={on_click(act, edit)}>{ words::manage::edit() }{ whose() }</button>
            </td>
        </tr>
    }
}

/// A double click edits a row, save on its box and its buttons, which may be clicked fast.
fn edit_at_double_click(edit: &EditAction, act: &Callback<EditAction>) -> Callback<MouseEvent> {
    let (act, edit) = (act.clone(), edit.clone());
    Callback::from(move |event: MouseEvent| {
        if !dom::is_at(&event, "input, button, button *") {
            act.emit(edit.clone());
        }
    })
}

/// What keys do in a row; it is opened only where no button or box of it has the focus, which has a use for the key itself.
fn keys(
    row: &EditRow,
    act: &Callback<EditAction>,
    on_read: &Callback<String>,
    turn: impl Fn(bool) -> EditAction + 'static,
) -> Callback<KeyboardEvent> {
    let (act, on_read, draft) = (act.clone(), on_read.clone(), RowDraft::of(row));
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match effect(&event.key(), &[Scope::EditRow]) {
            Some(Effect::SelectRow) => act.emit(turn(event.shift_key())),
            Some(Effect::EditRow) => act.emit(EditAction::EditRow(draft.clone())),
            Some(Effect::OpenRow) if dom::is_at(&event, ".edit__row") => on_read.emit(draft.id.clone()),
            _ => return,
        }
        event.prevent_default();
    })
}

fn edited_row(row: &EditRow, draft: &RowDraft, act: &Callback<EditAction>) -> Html {
    let fault = date_fault(&draft.date);
    let save = {
        let edit: Option<ArticleEdit> = draft.edit(row);
        fault.is_none().then_some(EditAction::CloseRow(edit))
    };
    let onkeydown = {
        let (act, save) = (act.clone(), save.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Enter" => save.iter().for_each(|save| act.emit(save.clone())),
                "Escape" => act.emit(EditAction::CloseRow(None)),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let input = |label: &'static str, value: &str, list: Option<&'static str>, set: fn(&mut RowDraft, String)| {
        let draft = draft.clone();
        let oninput = act.reform(move |event: InputEvent| {
            let mut next = draft.clone();
            set(&mut next, dom::value_of(&event));
            EditAction::WriteRow(next)
        });
        let is_wrong = label == words::edit::date() && fault.is_some();
        html! {
            <input class="edit__field" type="text" aria-label={label} value={AttrValue::from(value.to_owned())} {list} {oninput}
                onkeydown={onkeydown.clone()} aria-invalid={is_wrong.to_string()} autocomplete="off" />
        }
    };
    let onsave = save.map(|save| on_click(act, save));
    html! {
        <tr key={row.id.clone()} class="edit__row row" tabindex="-1" data-edited="true">
            <td class="edit__choose"></td>
            <th scope="row" class="text">
                { input(words::edit::headline(), &draft.headline, None, |draft, text| draft.headline = text) }
                <span class="edit__opening few-lines">{ &row.opening }</span>
            </th>
            <td class="text">{ input(words::edit::outlet(), &draft.outlet, Some("manage-outlets"), |draft, text| draft.outlet = text) }</td>
            <td class="text">
                { input(words::edit::date(), &draft.date, None, |draft, text| draft.date = text) }
                if let Some(fault) = &fault { <span class="edit__fault" aria-live="polite">{ words::date_fault(fault) }</span> }
            </td>
            <td class="text"><span class="few-lines">{ wording::row(row.topics.iter()) }</span></td>
            <td class="text edit__actions">
                <button class="link" disabled={onsave.is_none()} onclick={onsave}>{ words::manage::save() }</button>
                <button class="link" onclick={on_click(act, EditAction::CloseRow(None))}>{ words::manage::cancel() }</button>
            </td>
        </tr>
    }
}
