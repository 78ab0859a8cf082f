//! Suggestions: names and topics that the articles have and the lexicon has not, to be accepted, merged or refused.

use crate::browser::dom;
use crate::ui::controls::notice::notice;
use crate::ui::manage::entry_editor::{kind_of, kinds};
use crate::ui::manage::lexicon_editor::{Act, on};
use crate::view::wording;
use engine::edit::{ActorDraft, TopicDraft};
use engine::manage::{SuggestedActor, SuggestedTopic};
use std::cell::RefCell;
use std::collections::BTreeSet;
use yew::{Callback, Html, MouseEvent, html};

thread_local! {
    // What was refused stays so while the page is open, also when the desk is left in between.
    static REFUSED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// The names that were refused.
pub fn refused() -> BTreeSet<String> {
    REFUSED.with_borrow(Clone::clone)
}

/// Refuses a name; with none given, forgets what was refused.
pub fn refuse(name: Option<String>) {
    REFUSED.with_borrow_mut(|refused| match name {
        Some(name) => drop(refused.insert(name)),
        None => refused.clear(),
    });
}

/// Suggested actors but for those refused, each with a guess of its kind.
pub fn actor_suggestions(list: &[SuggestedActor], refused: &BTreeSet<String>, act: &Callback<Act>) -> Html {
    let items = list.iter().filter(|suggested| !refused.contains(&suggested.actor.name)).map(|suggested| {
        let SuggestedActor { actor, coverage } = suggested;
        let accept = {
            let actor = actor.clone();
            act.reform(move |event: MouseEvent| {
                let kind = kind_of(&dom::value_near(&event, ".suggestion", ".entry__kind"));
                Act::AcceptActor(ActorDraft { kind, ..actor.clone() })
            })
        };
        let merge = {
            let actor = actor.clone();
            act.reform(move |event: MouseEvent| {
                Act::Merge(actor.clone(), dom::value_near(&event, ".suggestion", ".suggestion__into"))
            })
        };
        html! {
            <li key={actor.name.clone()} class="suggestion">
                <p class="suggestion__line">
                    <span class="suggestion__name">{ &actor.name }</span>
                    { kinds(actor.kind, wording::ENTRY_KIND, Callback::noop()) }
                    <span class="quiet">{ wording::coverage(*coverage) }</span>
                </p>
                if !actor.aliases.is_empty() { <p class="quiet">{ wording::also(&actor.aliases) }</p> }
                <p class="suggestion__tools">
                    <button class="button row" onclick={accept}>{ wording::ACCEPT }{ whose(&actor.name) }</button>
                    <input class="entry__field suggestion__into" type="text" list="manage-actors" placeholder={wording::MERGE_INTO}
                        aria-label={wording::merge_into(&actor.name)} autocomplete="off" />
                    <button class="link" onclick={merge}>{ wording::MERGE }{ whose(&actor.name) }</button>
                    { refuse_button(&actor.name, act) }
                </p>
            </li>
        }
    });
    rows(items.collect(), false, refused.len(), act)
}

/// Suggested topics but for those refused; their names are guesses to be written over.
pub fn topic_suggestions(list: &[SuggestedTopic], refused: &BTreeSet<String>, act: &Callback<Act>) -> Html {
    let items = list.iter().filter(|suggested| !refused.contains(&suggested.topic.name)).map(|suggested| {
        let SuggestedTopic { topic, coverage, headlines } = suggested;
        let accept = {
            let topic = topic.clone();
            act.reform(move |event: MouseEvent| {
                let name = dom::value_near(&event, ".suggestion", ".suggestion__name").trim().to_owned();
                let name = if name.is_empty() { topic.name.clone() } else { name };
                Act::AcceptTopic(TopicDraft { name, ..topic.clone() })
            })
        };
        let headlines = headlines.iter().map(|headline| html! { <li>{ headline }</li> });
        html! {
            <li key={topic.name.clone()} class="suggestion">
                <p class="suggestion__line">
                    <input class="entry__field suggestion__name" type="text" value={topic.name.clone()} aria-label={wording::ENTRY_NAME} autocomplete="off" />
                    <span class="quiet">{ wording::coverage(*coverage) }</span>
                </p>
                <p>{ topic.phrases.join(", ") }</p>
                <ul class="suggestion__headlines">{ for headlines }</ul>
                <p class="suggestion__tools">
                    <button class="button row" onclick={accept}>{ wording::ACCEPT }{ whose(&topic.name) }</button>
                    { refuse_button(&topic.name, act) }
                </p>
            </li>
        }
    });
    rows(items.collect(), true, refused.len(), act)
}

fn rows(items: Vec<Html>, topics: bool, n_refused: usize, act: &Callback<Act>) -> Html {
    let is_empty = items.is_empty();
    html! {
        <>
            if is_empty {
                { notice(wording::no_suggestions(topics)) }
            } else {
                <p class="sentence">{ wording::suggestions(topics) }</p>
                <ul class="lexicon__suggestions">{ for items }</ul>
            }
            if n_refused > 0 {
                <p class="caption">
                    { wording::refused(n_refused) }{ " " }
                    <button class="link" onclick={on(act, Act::ForgetRefused)}>{ wording::SHOW_REFUSED }</button>
                </p>
            }
        </>
    }
}

fn refuse_button(name: &str, act: &Callback<Act>) -> Html {
    let onclick = on(act, Act::Refuse(name.to_owned()));
    html! { <button class="link" title={wording::REFUSE_TITLE} {onclick}>{ wording::REFUSE }{ whose(name) }</button> }
}

/// Whose button it is, for those who hear the page.
fn whose(name: &str) -> Html {
    html! { <span class="unseen">{ wording::of_article(name) }</span> }
}
