//! Suggestions: names and topics that the articles have and the lexicon has not, to be accepted, merged or dismissed.

use crate::browser::dom;
use crate::ui::controls::click::on_click;
use crate::ui::controls::notice::{no_capitals, notice};
use crate::ui::manage::kind_select::{kind_of, kind_select};
use crate::view::edit_lexicon::LexiconAction;
use crate::view::lexicon_edit::{Entry, merged};
use crate::view::wording;
use engine::edit::{ActorDraft, LexiconDraft, TopicDraft};
use engine::manage::{SuggestedActor, SuggestedTopic};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

/// What suggestions need beside themselves.
pub struct Suggesting<'a> {
    /// The lexicon that they would come into.
    pub lexicon: &'a Rc<LexiconDraft>,
    /// The names of those that are not to show.
    pub dismissed: &'a BTreeSet<String>,
    /// Dismisses a name; with none given, shows all again.
    pub on_dismiss: &'a Callback<Option<String>>,
    /// Whether names can hardly be suggested, since their script has no capitals.
    pub hides_names: bool,
    /// Takes what a person does.
    pub act: &'a Callback<LexiconAction>,
}

/// The change that takes an entry into the lexicon, or why there is none.
fn accepted(entry: &Entry, lexicon: &LexiconDraft) -> LexiconAction {
    entry.fault(lexicon, "").map_or_else(|| LexiconAction::Change(entry.put(lexicon, "")), LexiconAction::Fail)
}

/// Suggested actors, each with a guess of its kind.
pub fn actor_suggestions(list: &[SuggestedActor], of: &Suggesting) -> Html {
    let shown = list.iter().filter(|suggested| !of.dismissed.contains(&suggested.actor.name));
    let items = shown.map(|SuggestedActor { actor, coverage }| {
        let accept = {
            let (actor, lexicon) = (actor.clone(), Rc::clone(of.lexicon));
            of.act.reform(move |event: MouseEvent| {
                let kind = kind_of(&dom::value_near(&event, ".suggestion", ".entry__kind"));
                accepted(&Entry::of_actor(&ActorDraft { kind, ..actor.clone() }), &lexicon)
            })
        };
        let merge = {
            let (actor, lexicon) = (actor.clone(), Rc::clone(of.lexicon));
            of.act.reform(move |event: MouseEvent| {
                let into = dom::value_near(&event, ".suggestion", ".suggestion__into");
                merged(&lexicon, &actor, &into).map_or_else(LexiconAction::Fail, LexiconAction::Change)
            })
        };
        html! {
            <li key={actor.name.clone()} class="suggestion">
                <p class="suggestion__line">
                    <span class="suggestion__name">{ &actor.name }</span>
                    { kind_select(actor.kind, Some(words::lexicon::kind()), Callback::noop()) }
                    <span class="quiet">{ wording::coverage(*coverage) }</span>
                </p>
                if !actor.aliases.is_empty() { <p class="quiet">{ words::lexicon::also(&wording::row(actor.aliases.iter())) }</p> }
                <p class="suggestion__tools">
                    <button class="button row" onclick={accept}>{ words::lexicon::accept() }{ whose(&actor.name) }</button>
                    <input class="entry__field suggestion__into" type="text" list="manage-actors" placeholder={words::lexicon::merge_into()}
                        aria-label={words::lexicon::merge_name_into(&actor.name)} autocomplete="off" />
                    <button class="link" onclick={merge}>{ words::lexicon::merge() }{ whose(&actor.name) }</button>
                    { dismiss_button(&actor.name, of) }
                </p>
            </li>
        }
    });
    let items: Vec<Html> = items.collect();
    if of.hides_names && items.is_empty() && of.dismissed.is_empty() {
        return notice(&no_capitals());
    }
    html! {
        <>
            if of.hides_names { <p class="basis">{ no_capitals() }</p> }
            { rows(items, words::lexicon::names_lead(), words::lexicon::no_suggested_names(), of) }
        </>
    }
}

/// Suggested topics; their names are guesses to be written over.
pub fn topic_suggestions(list: &[SuggestedTopic], of: &Suggesting) -> Html {
    let shown = list.iter().filter(|suggested| !of.dismissed.contains(&suggested.topic.name));
    let items = shown.map(|SuggestedTopic { topic, coverage, headlines }| {
        let accept = {
            let (topic, lexicon) = (topic.clone(), Rc::clone(of.lexicon));
            of.act.reform(move |event: MouseEvent| {
                let name = dom::value_near(&event, ".suggestion", ".suggestion__name").trim().to_owned();
                let name = if name.is_empty() { topic.name.clone() } else { name };
                accepted(&Entry::of_topic(&TopicDraft { name, ..topic.clone() }), &lexicon)
            })
        };
        html! {
            <li key={topic.name.clone()} class="suggestion">
                <p class="suggestion__line">
                    <input class="entry__field suggestion__name" type="text" value={topic.name.clone()} aria-label={words::lexicon::name()} autocomplete="off" />
                    <span class="quiet">{ wording::coverage(*coverage) }</span>
                </p>
                <p>{ wording::row(topic.phrases.iter()) }</p>
                <ul class="suggestion__headlines">{ for headlines.iter().map(|headline| html! { <li>{ headline }</li> }) }</ul>
                <p class="suggestion__tools">
                    <button class="button row" onclick={accept}>{ words::lexicon::accept() }{ whose(&topic.name) }</button>
                    { dismiss_button(&topic.name, of) }
                </p>
            </li>
        }
    });
    rows(items.collect(), words::lexicon::topics_lead(), words::lexicon::no_suggested_topics(), of)
}

fn rows(items: Vec<Html>, lead: &'static str, none: &'static str, of: &Suggesting) -> Html {
    let n_dismissed = of.dismissed.len() as u64;
    html! {
        <>
            if items.is_empty() {
                { notice(none) }
            } else {
                <p class="sentence">{ lead }</p>
                <ul class="lexicon__suggestions">{ for items }</ul>
            }
            if n_dismissed > 0 {
                <p class="caption">
                    { words::lexicon::n_dismissed(n_dismissed) }{ " " }
                    <button class="link" onclick={on_click(of.on_dismiss, None)}>{ words::lexicon::show_dismissed() }</button>
                </p>
            }
        </>
    }
}

fn dismiss_button(name: &str, of: &Suggesting) -> Html {
    let onclick = on_click(of.on_dismiss, Some(name.to_owned()));
    html! { <button class="link" title={words::lexicon::dismiss_hint()} {onclick}>{ words::lexicon::dismiss() }{ whose(name) }</button> }
}

/// Whose button it is, for those who hear the page.
fn whose(name: &str) -> Html {
    html! { <span class="unseen">{ words::manage::whose(name) }</span> }
}
