//! The form of the selected articles, over the page: one change for all of them.

use crate::browser::dom;
use crate::ui::controls::click::on_click;
use crate::ui::controls::dialog::Dialog;
use crate::ui::controls::language::use_language;
use crate::view::article_edit::{BulkDraft, date_fault, topics};
use crate::view::edit_articles::EditAction;
use crate::view::wording;
use engine::manage::EditRows;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, InputEvent, Properties, SubmitEvent, component, html};

/// What the form shows.
#[derive(Properties, PartialEq)]
pub struct EditFormProps {
    /// The rows that show.
    pub report: Rc<EditRows>,
    /// The ids of the selected articles.
    pub selected: Rc<BTreeSet<String>>,
    /// What was written.
    pub draft: BulkDraft,
    /// It has been asked to remove the articles, and is asked once more.
    pub is_removal_asked: bool,
    /// Takes what a person does.
    pub act: Callback<EditAction>,
}

/// The form.
#[component]
pub fn EditForm(props: &EditFormProps) -> Html {
    use_language();
    let EditFormProps { selected, draft, act, .. } = props;
    let edit = draft.edit(selected.iter().cloned().collect());
    let is_idle = edit.is_none();
    let onsubmit = {
        let act = act.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(edit) = &edit {
                act.emit(EditAction::Apply(edit.clone()));
            }
        })
    };
    html! {
        <Dialog class="edit__dialog" label={words::edit::form()} on_close={act.reform(|()| EditAction::OpenForm(false))}>
            <h2 class="heading">{ wording::n_selected(selected.len()) }</h2>
            <form class="edit__form" {onsubmit}>
                { fields(props) }
                { buttons(props, is_idle) }
            </form>
        </Dialog>
    }
}

fn fields(props: &EditFormProps) -> Html {
    let EditFormProps { report, selected, draft, act, .. } = props;
    let fault = if draft.undated { None } else { date_fault(&draft.date) };
    let oninput = |set: fn(&mut BulkDraft, String)| {
        let draft = draft.clone();
        act.reform(move |event: InputEvent| {
            let mut next = draft.clone();
            set(&mut next, dom::value_of(&event));
            EditAction::WriteForm(next)
        })
    };
    let chip = |words: String, is_on: bool, next: BulkDraft| {
        html! { <button type="button" class="chip" aria-pressed={is_on.to_string()} onclick={on_click(act, EditAction::WriteForm(next))}>{ words }</button> }
    };
    let held = topics(report.rows.iter().filter(|row| selected.contains(&row.id)));
    let drops = held.iter().map(|(topic, n)| {
        let is_on = draft.drop_topics.iter().any(|dropped| dropped == topic);
        chip(words::edit::topic_count(topic, (*n).into()), is_on, draft.turn_topic(topic))
    });
    html! {
        <div class="edit__fields">
            <label class="edit__label">
                <span>{ words::edit::outlet() }</span>
                <input class="edit__field" type="text" value={AttrValue::from(draft.outlet.clone())} placeholder={words::edit::as_it_is()}
                    list="manage-outlets" oninput={oninput(|draft, text| draft.outlet = text)} autocomplete="off" />
            </label>
            <div class="edit__date">
                <label class="edit__label">
                    <span>{ words::edit::date() }</span>
                    <input class="edit__field" type="text" value={AttrValue::from(draft.date.clone())} placeholder={words::timeline::day_hint()}
                        oninput={oninput(|draft, text| draft.date = text)} disabled={draft.undated}
                        aria-invalid={fault.is_some().to_string()} autocomplete="off" />
                    if let Some(fault) = fault { <span class="edit__fault" aria-live="polite">{ words::date_fault(&fault) }</span> }
                </label>
                { chip(words::edit::no_date().to_owned(), draft.undated, BulkDraft { undated: !draft.undated, ..draft.clone() }) }
            </div>
            <label class="edit__label">
                <span>{ words::edit::add_topics() }</span>
                <input class="edit__field" type="text" value={AttrValue::from(draft.add_topics.clone())} list="manage-topics"
                    oninput={oninput(|draft, text| draft.add_topics = text)} autocomplete="off" />
            </label>
            if !held.is_empty() {
                <p class="edit__chips"><span>{ words::edit::remove_topics() }</span>{ for drops }</p>
            }
        </div>
    }
}

fn buttons(props: &EditFormProps, is_idle: bool) -> Html {
    let EditFormProps { report, selected, act, .. } = props;
    let n = selected.len() as u64;
    let ids = || selected.iter().cloned().collect::<Vec<_>>();
    // Of those that do not show it is not known.
    let are_unsure = selected.len() > report.rows.len()
        || report.rows.iter().any(|row| !row.inferred.is_empty() && selected.contains(&row.id));
    html! {
        <p class="edit__buttons">
            <button type="submit" class="button" disabled={is_idle}>{ words::edit::apply(n) }</button>
            if are_unsure {
                <button type="button" class="link" onclick={on_click(act, EditAction::Confirm(ids()))}>{ words::edit::confirm_selected() }</button>
            }
            if props.is_removal_asked {
                <span class="edit__question" role="alert">{ words::edit::remove_question(n) }</span>
                <button type="button" class="button" onclick={on_click(act, EditAction::Remove(ids()))}>{ words::manage::remove() }</button>
                <button type="button" class="link" onclick={on_click(act, EditAction::AskRemoval(false))}>{ words::manage::cancel() }</button>
            } else {
                <button type="button" class="link" onclick={on_click(act, EditAction::AskRemoval(true))}>{ words::edit::remove(n) }</button>
            }
        </p>
    }
}
