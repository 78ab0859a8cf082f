//! The masthead: the corpus's title, what it is, and how far it has been read.

use crate::browser::{Failure, Status, address, clipboard, dom, language};
use crate::ui::controls::click::on_click;
use crate::ui::controls::language::{use_corpus_language, use_language};
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::view::{Action, ManageMode, View, wording};
use words::{Language, counts, sheet};
use yew::platform::spawn_local;
use yew::{AttrValue, Callback, Event, Html, Properties, component, html, use_state};

/// What the masthead shows.
#[derive(Properties, PartialEq)]
pub struct MastheadProps {
    /// How far the engine is.
    pub status: Status,
    /// The corpus is that which this browser keeps.
    #[prop_or_default]
    pub is_kept: bool,
    /// The page opens only where its server can be reached.
    #[prop_or_default]
    pub needs_server: bool,
    /// Opens the help.
    pub on_help: Callback<()>,
    /// Asks again what an engine stopped at.
    #[prop_or_default]
    pub on_again: Callback<()>,
    /// The day that is printed on it, as EDTF.
    pub today: AttrValue,
}

/// The dateline of a corpus that has been read, but for its sizes.
fn dateline(status: &Status, is_kept: bool, needs_server: bool) -> String {
    match status {
        Status::Reading(n, of) => wording::reading(*n, *of),
        Status::Outlined(summary, n) => sheet::counting_of((*n).into(), summary.n_articles.into()),
        Status::Failed(failure) => said(failure),
        Status::Ready(summary, _) => {
            let period = summary.days.map(|(first, last)| words::period(first, last));
            let promise = if needs_server { words::hosted::sends_nothing() } else { sheet::stays_here() };
            let kept = is_kept.then(|| words::save::from_copy().to_owned());
            period.into_iter().chain(kept).chain([promise.to_owned()]).collect::<Vec<_>>().join(" · ")
        }
    }
}

/// Why the page cannot go on.
pub(super) fn said(failure: &Failure) -> String {
    match failure {
        Failure::NoCorpus => sheet::no_corpus().to_owned(),
        Failure::Unread(n, of, why) => sheet::unread((*n).into(), (*of).into(), why),
        Failure::Stopped(why) => sheet::failed(why),
    }
}

/// The languages, each by its own name; nothing where there is but one.
fn language_choice(dispatch: &Dispatch) -> Html {
    if Language::ALL.len() == 1 {
        return html! {};
    }
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(language) = Language::by_tag(&dom::value_of(&event)) {
            dispatch.emit(Action::Speak { language, is_remembered: language::remember(language) });
        }
    });
    let options = Language::ALL.map(|language| {
        let tag = language.tag();
        html! { <option value={tag} lang={tag} selected={language == words::language()}>{ language.name() }</option> }
    });
    html! { <select class="masthead__language link" aria-label={sheet::language()} {onchange}>{ for options }</select> }
}

/// The masthead.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    use_language();
    let shared = use_state(|| None::<bool>);
    let summary = props.status.summary();
    let title = summary.as_ref().map_or(sheet::untitled(), |summary| wording::title(summary)).to_owned();
    let n_added = summary.as_ref().map_or(0, |summary| summary.n_added);
    let share = {
        let shared = shared.clone();
        Callback::from(move |_| {
            let shared = shared.clone();
            spawn_local(async move { shared.set(Some(clipboard::copy(&address::whole()).await)) });
        })
    };
    let dispatch = use_dispatch();
    let open = |mode: ManageMode| {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::OpenManage(mode)))
    };
    let n_clippings = summary.as_ref().map_or(0, |summary| summary.clippings.len() as u64);
    let clippings =
        if n_clippings == 0 { words::clippings::title().to_owned() } else { words::clippings::button(n_clippings) };
    let open_clippings = on_click(&dispatch, Action::Show(View::Clippings));
    let share_words = match *shared {
        None => sheet::copy_link(),
        Some(true) => sheet::link_copied(),
        Some(false) => sheet::link_not_copied(),
    };
    let help = props.on_help.reform(|_| ());
    let is_whole = matches!(props.status, Status::Ready(..));
    let failed = matches!(props.status, Status::Failed(_));
    let note = summary.as_ref().and_then(|s| s.note.clone());
    let damage = summary.as_ref().and_then(|summary| summary.why_in_part());
    let n_faults = summary.as_ref().map_or(0, |s| s.n_faults) - u32::from(damage.is_some());
    let lang = use_corpus_language();
    html! {
        <header class="masthead">
            <h1 class="masthead__title few-lines" dir="auto" lang={lang.clone()}>
                { title }
                if n_added > 0 { { " " }<span class="masthead__added" lang={words::language().tag()}>{ sheet::and_added(n_added.into()) }</span> }
            </h1>
            <div class="masthead__tools">
                <button class="link" onclick={open(ManageMode::Add)}>{ wording::manage_mode(ManageMode::Add) }</button>
                <button class="link" onclick={open(ManageMode::Save)}>{ words::manage::save() }</button>
                <button class="link masthead__clippings" onclick={open_clippings}>{ clippings }</button>
                <button class="link" onclick={share} aria-live="polite">{ share_words }</button>
                <button class="link" onclick={help}>{ sheet::help() }</button>
                { language_choice(&dispatch) }
            </div>
            <div class="masthead__facts">
                <p class="masthead__dateline" role={if failed { "alert" } else { "status" }}>
                    if let Some(summary) = &summary {
                        <span key="sizes" class="masthead__sizes">
                            { counts::articles(summary.n_articles.into()) }{ " · " }{ counts::outlets(summary.n_outlets.into()) }{ " · " }
                        </span>
                    }
                    <span key={if is_whole { "read" } else { "reading" }}>{ dateline(&props.status, props.is_kept, props.needs_server) }</span>
                </p>
                if let Some(note) = note {
                    <p class="masthead__note" dir="auto" {lang}>{ note }</p>
                }
            </div>
            <p class="masthead__printed">{ words::clippings::printed(&words::date(&props.today)) }</p>
            if let Status::Ready(_, Some(why)) = &props.status {
                <p class="masthead__faults" role="alert">
                    { sheet::stopped(why) }{ " " }<button class="link" onclick={props.on_again.reform(|_| ())}>{ sheet::ask_again() }</button>
                </p>
            }
            if let Some(damage) = damage {
                <p class="masthead__faults wrong" role="alert">{ words::fault(damage) }</p>
            }
            if let Some(summary) = summary.as_ref().filter(|_| n_faults > 0) {
                <details class="masthead__faults">
                    <summary>{ sheet::faults(n_faults.into()) }</summary>
                    <ul>{ for summary.faults.iter().filter(|fault| Some(&fault.kind) != damage).map(|fault| html! { <li>{ words::fault_at(fault) }</li> }) }</ul>
                </details>
            }
        </header>
    }
}
