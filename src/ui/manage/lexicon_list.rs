//! The list of the lexicon: actors by kind or topics, with their reach, one of them open.

use crate::browser::dom;
use crate::ui::manage::lexicon_editor::{Act, on};
use crate::view::lexicon_edit::{Entry, Listed, listed};
use crate::view::wording;
use corpus::facet::ACTOR;
use engine::manage::LexiconReport;
use yew::{Callback, Html, InputEvent, html};

/// What of the lexicon is listed.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The topics, or the actors.
    pub topics: bool,
    /// Only what has this in its name or phrases.
    pub find: &'a str,
    /// How many.
    pub n: u32,
    /// The open entry: its name, empty for a new one.
    pub open: Option<&'a str>,
}

/// From how many entries on the list has a search of its own.
const N_FOR_FIND: usize = 15;

/// The list; `editor` draws the form of an entry of a name.
pub fn lexicon_list(
    report: &LexiconReport,
    shown: Shown,
    editor: &dyn Fn(Entry, &str) -> Html,
    act: &Callback<Act>,
) -> Html {
    let n_all = if shown.topics { report.topics.len() } else { report.actors.len() };
    let list = listed(report, shown.topics, shown.find);
    let oninput = act.reform(|event: InputEvent| Act::Find(dom::value_of(&event)));
    let is_new = shown.open == Some("");
    let kinds = list.iter().take(shown.n as usize).collect::<Vec<_>>();
    let groups = kinds.chunk_by(|a, b| a.entry.kind == b.entry.kind).map(|group| {
        let kind = group.first().and_then(|first| first.entry.kind);
        let items = group.iter().map(|listed| item(listed, shown.open, editor, act));
        html! {
            <section class="lexicon__group">
                if kind.is_some() { <h2 class="heading">{ wording::facet_heading(ACTOR, kind) }</h2> }
                <ul>{ for items }</ul>
            </section>
        }
    });
    html! {
        <>
            <p class="lexicon__tools">
                <button class="button" aria-expanded={is_new.to_string()} onclick={on(act, Act::Open(String::new()))}>{ wording::new_entry(shown.topics) }</button>
                if n_all >= N_FOR_FIND {
                    <input class="entry__field" type="text" placeholder={wording::FIND} aria-label={wording::FIND} value={shown.find.to_owned()}
                        {oninput} autocomplete="off" />
                }
            </p>
            if is_new { { editor(Entry::new(shown.topics), "") } }
            if n_all == 0 && !is_new {
                { crate::ui::controls::notice::notice(if shown.topics { wording::NO_TOPICS } else { wording::NO_ACTORS }) }
            } else if list.is_empty() && n_all > 0 {
                { crate::ui::controls::notice::notice(wording::NONE_FOUND) }
            }
            { for groups }
            if list.len() > shown.n as usize {
                <button class="button" onclick={on(act, Act::More)}>{ wording::SHOW_MORE }</button>
            }
        </>
    }
}

fn item(listed: &Listed, open: Option<&str>, editor: &dyn Fn(Entry, &str) -> Html, act: &Callback<Act>) -> Html {
    let Listed { entry, coverage, n_idle } = listed;
    let is_open = open == Some(entry.name.as_str());
    let phrases = entry.phrases.replace('\n', ", ");
    html! {
        <li key={entry.name.clone()} class="lexicon__item">
            <button class="lexicon__open row" aria-expanded={is_open.to_string()} onclick={on(act, Act::Open(entry.name.clone()))}>
                <span class="lexicon__name">{ &entry.name }</span>{ " " }
                <span class="lexicon__reach" data-idle={(coverage.n_articles == 0).to_string()}>{ wording::coverage(*coverage) }</span>{ " " }
                <span class="lexicon__phrases">{ phrases }</span>
                if *n_idle > 0 { <span class="lexicon__idle">{ " " }{ wording::idle_names(*n_idle) }</span> }
            </button>
            if is_open { { editor(entry.clone(), &entry.name) } }
        </li>
    }
}
