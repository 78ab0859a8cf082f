//! The list of the lexicon: actors by kind or topics, in how many articles each is, and the form of the open one.

use crate::browser::dom;
use crate::ui::controls::click::on_click;
use crate::ui::controls::language::use_language;
use crate::ui::controls::notice::notice;
use crate::ui::controls::paging::{more_button, use_paging};
use crate::ui::manage::entry_editor::EntryEditor;
use crate::view::commands::{Effect, Scope, effect};
use crate::view::edit_lexicon::LexiconAction;
use crate::view::lexicon_edit::{Entry, Listed, listed};
use crate::view::wording;
use corpus::facet::ACTOR;
use engine::edit::{LexiconDraft, Review, Verdict};
use engine::manage::LexiconReport;
use model::ActorKind;
use std::cell::Cell;
use std::rc::Rc;
use yew::{
    AttrValue, Callback, Html, InputEvent, KeyboardEvent, Properties, component, html, use_effect_with, use_memo,
};

/// What the list shows.
#[derive(Clone, Properties, PartialEq)]
pub struct LexiconListProps {
    /// The lexicon with its counts.
    pub report: Rc<LexiconReport>,
    /// The same to be changed.
    pub lexicon: Rc<LexiconDraft>,
    /// The topics, or the actors.
    pub topics: bool,
    /// Only what has this in its name or phrases.
    pub find: AttrValue,
    /// The open entry: its name, empty for a new one.
    pub open: Option<AttrValue>,
    /// What was reviewed and may still be in the report.
    pub reviewed: Vec<String>,
    /// Takes what a person does.
    pub act: Callback<LexiconAction>,
}

/// How many entries show at first, and how many more at each asking.
const PAGE: u32 = 100;
/// Where the name is written that another is merged into.
const MERGE: &str = ".entry__merge input";
/// From how many entries on the list has a search of its own.
const N_FOR_FIND: usize = 15;

/// The list.
#[component]
pub fn LexiconList(props: &LexiconListProps) -> Html {
    use_language();
    let LexiconListProps { report, topics, find, open, act, .. } = props;
    let wanted = (Rc::clone(report), *topics, find.clone());
    let list = use_memo(wanted, |(report, topics, find)| listed(report, *topics, find));
    let (n, more) = use_paging(PAGE, (*topics, find.clone()));
    // A key goes to the field of a form that it has opened.
    let goes_into = use_memo((), |()| Cell::new(false));
    use_effect_with(open.clone(), {
        let goes_into = Rc::clone(&goes_into);
        move |_| {
            if goes_into.take() {
                dom::focus(MERGE);
            }
        }
    });
    let n_all = if *topics { report.topics.len() } else { report.actors.len() };
    let is_new = open.as_deref() == Some("");
    let is_left = |listed: &&Listed| listed.entry.found.is_none() || !props.reviewed.contains(&listed.entry.name);
    let left: Vec<&Listed> = list.iter().filter(is_left).collect();
    let shown = left.get(..n as usize).unwrap_or(&left);
    let has_found = left.first().is_some_and(|listed| listed.entry.found.is_some());
    let groups = shown.chunk_by(|a, b| heading(a) == heading(b)).map(|group| {
        let heading = group.first().and_then(|listed| heading(listed));
        html! {
            <section key={heading.unwrap_or_default()} class="lexicon__group">
                if let Some(heading) = heading { <h2 class="heading">{ heading }</h2> }
                <ul>{ for group.iter().map(|listed| item(listed, props, &goes_into)) }</ul>
            </section>
        }
    });
    let (add, none) = if *topics {
        (words::lexicon::add_topic(), words::lexicon::no_topics())
    } else {
        (words::lexicon::add_name(), words::lexicon::no_names())
    };
    html! {
        <>
            <p class="lexicon__tools">
                <button class="button" aria-expanded={is_new.to_string()} onclick={on_click(act, LexiconAction::Open(String::new()))}>{ add }</button>
                if n_all >= N_FOR_FIND {
                    <input class="entry__field" type="text" placeholder={words::filters::find()} aria-label={words::filters::find()} value={find}
                        oninput={act.reform(|event: InputEvent| LexiconAction::Find(dom::value_of(&event)))} autocomplete="off" />
                }
            </p>
            if is_new { { editor(&Entry::new(*topics), "", props) } }
            if n_all == 0 && !is_new {
                { notice(none) }
            } else if list.is_empty() && n_all > 0 {
                { notice(words::lexicon::none_found()) }
            }
            if has_found { <p class="caption review__keys">{ wording::review_hint() }</p> }
            // Keyed by themselves, so that a row keeps the focus when another group comes.
            <div>{ for groups }</div>
            { more_button(shown.len(), left.len() as u32, &more) }
        </>
    }
}

/// What an entry stands under.
fn heading(listed: &Listed) -> Option<&'static str> {
    let Entry { kind, found, .. } = &listed.entry;
    if found.is_some() {
        Some(words::lexicon::to_review())
    } else {
        kind.map(|kind| wording::facet_heading(ACTOR, Some(kind)))
    }
}

fn item(listed: &Listed, props: &LexiconListProps, goes_into: &Rc<Cell<bool>>) -> Html {
    let Listed { entry, coverage, n_idle } = listed;
    let is_open = props.open.as_deref() == Some(entry.name.as_str());
    let n = u64::from(*n_idle);
    let idle = if props.topics { words::lexicon::idle_phrases(n) } else { words::lexicon::idle_names(n) };
    let open = on_click(&props.act, LexiconAction::Open(entry.name.clone()));
    html! {
        <li key={entry.name.clone()} class="lexicon__item" data-found={entry.found.is_some().to_string()} onkeydown={keys(entry, props, goes_into)}>
            <button class="lexicon__open row" aria-expanded={is_open.to_string()} onclick={open}>
                <span class="lexicon__name">{ &entry.name }</span>{ " " }
                <span class="lexicon__reach" data-idle={(coverage.n_articles == 0).to_string()}>{ wording::coverage(*coverage) }</span>{ " " }
                <span class="lexicon__phrases">{ wording::row(entry.phrases.lines()) }</span>
                if n > 0 { <span class="lexicon__idle">{ " " }{ idle }</span> }
            </button>
            if let Some(sure) = entry.found { { review(entry, sure, props) } }
            if is_open { { editor(entry, &entry.name, props) } }
        </li>
    }
}

/// What something may be that was found by itself, each a button.
fn review(entry: &Entry, sure: u8, props: &LexiconListProps) -> Html {
    let judging = |verdict: Verdict| on_click(&props.act, judged(entry, props, verdict));
    let whose = || html! { <span class="unseen">{ words::manage::whose(&entry.name) }</span> };
    let kind = |kind: ActorKind| {
        let is_guess = entry.kind == Some(kind);
        let title = is_guess.then(|| wording::found(entry.kind, sure));
        html! {
            <button class="link review__kind" data-guess={is_guess.to_string()} {title} onclick={judging(Verdict::Sort(kind))}>{ wording::kind(kind) }{ whose() }</button>
        }
    };
    html! {
        <p class="review">
            if props.topics {
                <button class="link" title={wording::found(None, sure)} onclick={judging(Verdict::Confirm)}>{ words::lexicon::confirm() }{ whose() }</button>
            } else {
                { for ActorKind::ALL.into_iter().filter(|kind| *kind != ActorKind::Unsorted).map(kind) }
            }
            <button class="link" onclick={judging(Verdict::Reject)}>{ words::lexicon::reject() }{ whose() }</button>
        </p>
    }
}

fn judged(entry: &Entry, props: &LexiconListProps, verdict: Verdict) -> LexiconAction {
    LexiconAction::Review(Review { name: entry.name.clone(), is_topic: props.topics, verdict })
}

/// What keys do on what was found by itself; none in its form.
fn keys(entry: &Entry, props: &LexiconListProps, goes_into: &Rc<Cell<bool>>) -> Option<Callback<KeyboardEvent>> {
    entry.found?;
    let (entry, props, goes_into) = (entry.clone(), props.clone(), Rc::clone(goes_into));
    Some(Callback::from(move |event: KeyboardEvent| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let is_here = is_plain && !dom::is_within(&event, ".entry");
        match effect(&event.key(), &[Scope::Found]).filter(|_| is_here) {
            Some(Effect::Judge(Verdict::Sort(_))) if props.topics => return,
            Some(Effect::Judge(verdict)) => {
                // The focus goes on before its row is gone.
                dom::move_focus(".lexicon .row", 1);
                props.act.emit(judged(&entry, &props, *verdict));
            }
            Some(Effect::Merge) if !props.topics => {
                if props.open.as_deref() == Some(entry.name.as_str()) {
                    dom::focus(MERGE);
                } else {
                    goes_into.set(true);
                    props.act.emit(LexiconAction::Open(entry.name.clone()));
                }
            }
            _ => return,
        }
        event.prevent_default();
    }))
}

fn editor(entry: &Entry, own: &str, props: &LexiconListProps) -> Html {
    let lexicon = Rc::clone(&props.lexicon);
    html! { <EntryEditor key={own.to_owned()} entry={entry.clone()} own={own.to_owned()} {lexicon} act={props.act.clone()} /> }
}
