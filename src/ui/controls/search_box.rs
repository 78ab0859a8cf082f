//! The search box: what is typed is searched for at the next pause; what is wrong is underlined where it stands.

use crate::ui::controls::draft::{Draft, use_draft};
use crate::ui::controls::language::use_language;
use crate::view::wording;
use corpus::query::SearchFault;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, KeyboardEvent, Properties, SubmitEvent, component, html};

/// What the box shows.
#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    /// What is searched for.
    pub query: String,
    /// What is wrong with it.
    pub fault: Option<SearchFault>,
    /// Its name, over it or, in a sentence, for those who hear the page.
    pub label: AttrValue,
    /// What stands in it while it is empty.
    pub hint: &'static str,
    /// It is a part of a sentence.
    #[prop_or_default]
    pub is_in_sentence: bool,
    /// Its class, by which it is found.
    pub class: &'static str,
    /// The id of a list of values to choose from.
    #[prop_or_default]
    pub list: Option<&'static str>,
    /// The box can be taken away, also while it is empty; else its button clears it.
    #[prop_or_default]
    pub on_remove: Option<Callback<()>>,
    /// Takes what is typed.
    pub on_search: Callback<String>,
    /// Called on Enter, once what is typed is taken.
    #[prop_or_default]
    pub on_enter: Callback<()>,
}

/// The search box.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    use_language();
    let draft = Rc::new(use_draft(props.query.clone(), props.on_search.clone()));
    let search_now = {
        let draft = Rc::clone(&draft);
        move || draft.take_now()
    };
    let on_enter = props.on_enter.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        search_now();
        on_enter.emit(());
    });
    let clear = {
        let draft = Rc::clone(&draft);
        move || draft.clear()
    };
    let onclick = {
        let (clear, on_remove) = (clear.clone(), props.on_remove.clone());
        Callback::from(move |_| match &on_remove {
            Some(on_remove) => on_remove.emit(()),
            None => clear(),
        })
    };
    let clear_label = if props.on_remove.is_some() { words::trends::remove() } else { words::filters::clear() };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            clear();
        }
    });
    let Draft { text: value, oninput, .. } = &*draft;
    let (value, oninput) = (value.clone(), oninput.clone());
    // The place of a fault is only right in the text that has it.
    let fault = props.fault.as_ref().filter(|_| value == props.query);
    html! {
        <form class="search" role="search" aria-label={props.label.clone()} {onsubmit}>
            <label class="search__label">
                <span class={if props.is_in_sentence { "unseen" } else { "heading" }}>{ &props.label }</span>
                <input class={props.class} type="text" dir="auto" value={value.clone()} placeholder={props.hint} {oninput} {onkeydown} autocomplete="off"
                    list={props.list} spellcheck="false" enterkeyhint="search" aria-invalid={fault.is_some().to_string()} />
            </label>
            if !value.is_empty() || props.on_remove.is_some() {
                <button type="button" class="search__clear" aria-label={clear_label} {onclick}>{ "×" }</button>
            }
            if let Some(fault) = fault {
                { fault_lines(&value, fault) }
            }
        </form>
    }
}

/// How many letters of a search are shown on either side of what is wrong.
const AROUND: usize = 40;

/// What is wrong, and the text with its faulty part underlined, or as much of it as can be read.
pub fn fault_lines(text: &str, fault: &SearchFault) -> Html {
    let piece = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let (before, wrong, after) = (piece(0..fault.start), piece(fault.start..fault.end), piece(fault.end..text.len()));
    let cut = before.char_indices().rev().nth(AROUND).map(|(i, _)| i);
    let before = cut.map_or_else(|| before.to_owned(), |i| format!("…{}", piece(i..fault.start)));
    let shortened = |text: &str| match text.char_indices().nth(AROUND) {
        Some((i, _)) => format!("{}…", text.get(..i).unwrap_or_default()),
        None => text.to_owned(),
    };
    html! {
        <div class="search__fault" role="alert">
            <p>{ wording::search_fault(&fault.kind) }</p>
            <p class="search__echo">{ before }<span class="wrong">{ shortened(wrong) }</span>{ shortened(after) }</p>
        </div>
    }
}
