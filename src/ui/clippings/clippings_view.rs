//! The view of clippings: each with its caption, the words it cites, a note, and the way back to where it was kept.

use crate::browser::{address as bar, dom, download, today};
use crate::ui::controls::click::on_click;
use crate::ui::controls::draft_field::DraftField;
use crate::ui::controls::edits::{SendEdit, outcome_line, use_edits};
use crate::ui::controls::language::{use_corpus_language, use_language};
use crate::ui::controls::notice::notice;
use crate::ui::controls::report::use_usable;
use crate::ui::controls::store::use_dispatch;
use crate::view::clippings::{citation, link, made, markdown};
use crate::view::{Action, State, address, file_name, wording};
use engine::Summary;
use engine::edit::{ClippingEdit, Edit};
use model::Clipping;
use std::rc::Rc;
use words::{clippings, manage};
use yew::{AttrValue, Callback, Html, Properties, component, html};

/// What the view shows.
#[derive(Properties, PartialEq)]
pub struct ClippingsViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The corpus with its clippings.
    pub summary: Rc<Summary>,
}

/// The address of this page, without what follows `#`.
fn page() -> String {
    bar::whole().split('#').next().unwrap_or_default().to_owned()
}

/// The view.
#[component]
pub fn ClippingsView(props: &ClippingsViewProps) -> Html {
    use_language();
    use_usable(true);
    let dispatch = use_dispatch();
    let lang = use_corpus_language();
    let (outcome, send) = use_edits();
    let kept = &props.summary.clippings;
    let title = wording::title(&props.summary).to_owned();
    let heading = clippings::heading(&title);
    let save = {
        let summary = Rc::clone(&props.summary);
        Callback::from(move |_| {
            let text = markdown(&title, &summary.clippings, &page());
            let name = format!("{}.md", file_name(&clippings::heading(&title)));
            download::save(&name, "text/markdown;charset=utf-8", text.as_bytes());
        })
    };
    let open = |clipping: &Clipping| {
        let State { embed, language, .. } = *props.state;
        let state = State { embed, language, ..address::read(&clipping.address) };
        on_click(&dispatch, Action::Go(Box::new(state)))
    };
    let last = kept.len().saturating_sub(1);
    let items =
        kept.iter().enumerate().map(|(at, clipping)| item(clipping, [at > 0, at < last], open(clipping), &lang, &send));
    html! {
        <div class="clippings">
            <h2 class="clippings__heading">{ heading }</h2>
            if kept.is_empty() {
                { notice(&clippings::empty(clippings::clip())) }
            } else {
                <p class="clippings__printed">{ clippings::printed(&words::date(&today())) }</p>
                <div class="tools">
                    <button class="link" onclick={|_| dom::print()}>{ clippings::print() }</button>
                    <button class="link" onclick={save}>{ clippings::markdown() }</button>
                    <span class="quiet">{ clippings::lead() }</span>
                </div>
                <ol class="clippings__list">{ for items }</ol>
            }
            { outcome_line(&outcome, &send) }
        </div>
    }
}

/// A clipping; `can_move` up and down.
fn item(
    clipping: &Clipping,
    can_move: [bool; 2],
    open: Callback<yew::MouseEvent>,
    lang: &AttrValue,
    send: &SendEdit,
) -> Html {
    let id = || clipping.id.clone();
    let edit = |edit: ClippingEdit| on_click(send, (Edit::Clippings(edit), None));
    let by = |by: i32| edit(ClippingEdit::Move { id: id(), by });
    let take = {
        let id = id();
        send.reform(move |note| (Edit::Clippings(ClippingEdit::Note { id: id.clone(), note }), None))
    };
    let source = link(clipping).map(|url| {
        html! { <>{ " " }<a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{ clippings::source() }</a></> }
    });
    let [can_rise, can_fall] = can_move.map(|can| !can);
    html! {
        <li key={clipping.id.clone()} class="clipping">
            <h3 class="clipping__caption" dir="auto">{ &clipping.caption }</h3>
            if !clipping.text.is_empty() { <blockquote class="clipping__text" dir="auto" {lang}>{ &clipping.text }</blockquote> }
            if let Some(citation) = citation(clipping) { <p class="clipping__source">{ citation }{ source }</p> }
            <DraftField label={clippings::note()} value={clipping.note.clone()} hint={clippings::note_hint()} is_long={true} {take} />
            <p class="clipping__note" dir="auto">{ &clipping.note }</p>
            <p class="clipping__foot">
                <button class="link" onclick={open}>{ clippings::open() }</button>
                <button class="link" disabled={can_rise} onclick={by(-1)}>{ clippings::earlier() }</button>
                <button class="link" disabled={can_fall} onclick={by(1)}>{ clippings::later() }</button>
                <button class="link" onclick={edit(ClippingEdit::Remove(id()))}>{ manage::remove() }</button>
                <span class="quiet">{ made(clipping) }</span>
            </p>
            <p class="clipping__address">{ [&page(), "#", &clipping.address].concat() }</p>
        </li>
    }
}
