//! The lexicon: its actors and topics with their counts, what it may lack, and its way in and out as a file.

use super::choice::modes;
use super::edits::{outcome_line, use_edits};
use super::entry_editor::EntryEditor;
use super::lexicon_list::{Shown, lexicon_list};
use super::mend_desk::choices;
use super::notice::notice;
use super::paging::use_paging;
use super::report::{use_report, use_usable};
use super::suggestions::{actor_suggestions, refuse, refused, topic_suggestions};
use crate::engine::Report;
use crate::engine::edit::{ActorDraft, Edit, LexiconDraft, TopicDraft};
use crate::view::lexicon_edit::{self, Entry};
use crate::view::{State, requests, wording};
use std::rc::Rc;
use yew::{AttrValue, Callback, Event, Html, MouseEvent, Properties, component, html, use_memo, use_state};

/// What the lexicon needs.
#[derive(Properties, PartialEq)]
pub struct LexiconDeskProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// Reads the file that was chosen in a field and gives its bytes on.
    #[prop_or_else(Callback::noop)]
    pub on_import: Callback<(Event, Callback<Vec<u8>>)>,
    /// Saves the lexicon as a file.
    #[prop_or_else(Callback::noop)]
    pub on_export: Callback<()>,
}

/// What a person does here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Show a part, by its number among [`wording::LEXICON_PARTS`].
    Part(usize),
    /// Show only what has this in its name or phrases.
    Find(String),
    /// Show more.
    More,
    /// Open the form of an entry, a new one where the name is empty, or close it.
    Open(String),
    /// Change the lexicon.
    Change(LexiconDraft),
    /// Take a suggested actor into the lexicon.
    AcceptActor(ActorDraft),
    /// Take a suggested topic into the lexicon.
    AcceptTopic(TopicDraft),
    /// Make a suggested actor part of another.
    Merge(ActorDraft, String),
    /// Hide a suggestion.
    Refuse(String),
    /// Show what was refused.
    ForgetRefused,
}

/// Does something at a click.
pub fn on(act: &Callback<Act>, what: Act) -> Callback<MouseEvent> {
    act.reform(move |_| what.clone())
}

/// How many entries show at first, and how many more at each asking.
const PAGE: u32 = 100;
/// How many suggestions are asked for.
const N_SUGGESTIONS: u32 = 40;

/// The lexicon.
#[component]
pub fn LexiconDesk(props: &LexiconDeskProps) -> Html {
    let part = use_state(|| 0_usize);
    let find = use_state(String::new);
    let open = use_state(|| None::<AttrValue>);
    let fault = use_state(|| None::<String>);
    let hidden = use_state(refused);
    let (n, more) = use_paging(PAGE, (*part, (*find).clone()));
    let (topics, are_suggestions) = (*part % 2 == 1, *part >= 2);
    let answer = use_report(Some(requests::lexicon()));
    let n_asked = N_SUGGESTIONS + hidden.len() as u32;
    let suggested = use_report(are_suggestions.then(|| requests::suggestions(&props.state, topics, n_asked)));
    let (outcome, send) = use_edits();
    use_usable(answer.report.is_some());
    let lexicon = use_memo(answer.report.clone(), |report| match report.as_deref() {
        Some(Report::Lexicon(report)) => lexicon_edit::draft(report),
        _ => LexiconDraft::default(),
    });
    let act = {
        let (part, find, open, fault, hidden) =
            (part.clone(), find.clone(), open.clone(), fault.clone(), hidden.clone());
        let (send, lexicon) = (send.clone(), Rc::clone(&lexicon));
        Callback::from(move |act: Act| {
            fault.set(None);
            let change = |next: LexiconDraft| {
                open.set(None);
                send.emit((Edit::Lexicon(next), None));
            };
            match act {
                Act::Part(next) => {
                    part.set(next);
                    find.set(String::new());
                    open.set(None);
                }
                Act::Find(text) => find.set(text),
                Act::More => more.emit(()),
                Act::Open(name) => open.set(Some(name.into()).filter(|name| open.as_ref() != Some(name))),
                Act::Change(next) => change(next),
                Act::AcceptActor(actor) => accept(&Entry::of_actor(&actor), &lexicon, &fault.setter(), &change),
                Act::AcceptTopic(topic) => accept(&Entry::of_topic(&topic), &lexicon, &fault.setter(), &change),
                Act::Merge(actor, into) => match lexicon_edit::merged(&lexicon, &actor, &into) {
                    Some(next) => change(next),
                    None => fault.set(Some(wording::no_such_actor(&into))),
                },
                Act::Refuse(name) => {
                    refuse(Some(name));
                    hidden.set(refused());
                }
                Act::ForgetRefused => {
                    refuse(None);
                    hidden.set(refused());
                }
            }
        })
    };
    let editor = |entry: Entry, own: &str| {
        let (own, lexicon) = (AttrValue::from(own.to_owned()), Rc::clone(&lexicon));
        let (on_change, name) = (act.reform(Act::Change), own.to_string());
        let on_close = act.reform(move |()| Act::Open(name.clone()));
        html! { <EntryEditor key={own.to_string()} {entry} own={own.clone()} {lexicon} {on_change} {on_close} /> }
    };
    let body = match (answer.report.as_deref(), suggested.report.as_deref()) {
        (Some(Report::Lexicon(report)), _) if !are_suggestions => {
            lexicon_list(report, Shown { topics, find: &find, n, open: open.as_deref() }, &editor, &act)
        }
        (_, Some(Report::SuggestActors(list))) if !topics => actor_suggestions(list, &hidden, &act),
        (_, Some(Report::SuggestTopics(list))) if topics => topic_suggestions(list, &hidden, &act),
        _ if are_suggestions => notice(wording::LOOKING),
        _ => html! {},
    };
    let choose_part = {
        let act = act.clone();
        move |i: usize| act.emit(Act::Part(i))
    };
    html! {
        <div class="lexicon" data-waiting={(answer.is_waiting || suggested.is_waiting).to_string()}>
            { modes(wording::LEXICON, &wording::LEXICON_PARTS, *part, choose_part) }
            { outcome_line(&outcome, &send) }
            if let Some(fault) = &*fault { <p class="entry__fault" role="alert">{ fault }</p> }
            { body }
            { choices("desk-actors", lexicon.actors.iter().map(|actor| actor.name.as_str())) }
            { file_tools(props, send.reform(|bytes| (Edit::LexiconFile, Some(bytes)))) }
        </div>
    }
}

/// Sends the lexicon with a suggestion in it, or says why it cannot be.
fn accept(
    entry: &Entry,
    lexicon: &LexiconDraft,
    fault: &yew::UseStateSetter<Option<String>>,
    change: &dyn Fn(LexiconDraft),
) {
    match entry.fault(lexicon, "") {
        Some(wrong) => fault.set(Some(wording::entry_fault(wrong).to_owned())),
        None => change(entry.put(lexicon, "")),
    }
}

/// The lexicon's way in and out as a file.
fn file_tools(props: &LexiconDeskProps, take: Callback<Vec<u8>>) -> Html {
    let onchange = props.on_import.reform(move |event: Event| (event, take.clone()));
    html! {
        <p class="tools">
            <label class="link lexicon__file">
                <span>{ wording::OPEN_LEXICON }</span>
                <input type="file" accept={lexicon_edit::FILE_END} {onchange} />
            </label>
            <button class="link" onclick={props.on_export.reform(|_| ())}>{ wording::SAVE_LEXICON }</button>
        </p>
    }
}
