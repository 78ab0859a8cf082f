//! The form of an actor or a topic, with the count of each name or phrase as it is written.

use crate::browser::{after, dom};
use crate::ui::controls::report::use_report;
use crate::view::lexicon_edit::{self, Entry, lines};
use crate::view::{requests, wording};
use engine::Report;
use engine::edit::LexiconDraft;
use engine::manage::Coverage;
use model::ActorKind;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::{
    AttrValue, Callback, Event, Html, InputEvent, KeyboardEvent, MouseEvent, Properties, SubmitEvent, component, html,
    use_effect_with, use_mut_ref, use_state,
};

/// What the form shows.
#[derive(Properties, PartialEq)]
pub struct EntryEditorProps {
    /// The entry as it is.
    pub entry: Entry,
    /// Its name in the lexicon; empty for a new one.
    pub own: AttrValue,
    /// The lexicon.
    pub lexicon: Rc<LexiconDraft>,
    /// Takes the lexicon as it is to be.
    pub on_change: Callback<LexiconDraft>,
    /// Closes the form.
    pub on_close: Callback<()>,
}

/// How long a pause in typing is, in milliseconds, before it is counted.
const PAUSE: u32 = 250;

/// The reach of each text; `None` for what cannot be looked for.
pub type Coverages = BTreeMap<String, Option<Coverage>>;

/// The form.
#[component]
pub fn EntryEditor(props: &EntryEditorProps) -> Html {
    let entry = use_state(|| props.entry.clone());
    let into = use_state(String::new);
    let fault = use_state(|| None::<String>);
    let texts = [entry.looked_for(), lines(&entry.not)].concat();
    let probed = use_state(|| texts.clone());
    {
        let probed = probed.clone();
        use_effect_with(texts, move |texts| {
            let texts = texts.clone();
            let timer = (*probed != texts).then(|| after(PAUSE, move || probed.set(texts)));
            move || drop(timer)
        });
    }
    let answer = use_report(requests::probe(&probed));
    // What is known stays while more is counted.
    let known = use_mut_ref(Coverages::new);
    if let (Some(Report::Probe(found)), false) = (answer.report.as_deref(), answer.is_waiting) {
        known.borrow_mut().extend(probed.iter().cloned().zip(found.iter().copied()));
    }
    let set = {
        let entry = entry.clone();
        Callback::from(move |next: Entry| entry.set(next))
    };
    let own = props.own.clone();
    let save = {
        let (entry, lexicon, on_change, own) =
            (entry.clone(), Rc::clone(&props.lexicon), props.on_change.clone(), own.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if entry.fault(&lexicon, &own).is_none() {
                on_change.emit(entry.put(&lexicon, &own));
            }
        })
    };
    let delete = {
        let (lexicon, on_change, own) = (Rc::clone(&props.lexicon), props.on_change.clone(), own.clone());
        let is_topic = props.entry.kind.is_none();
        Callback::from(move |_: MouseEvent| on_change.emit(lexicon_edit::without(&lexicon, is_topic, &own)))
    };
    let write_into = {
        let into = into.clone();
        Callback::from(move |event: InputEvent| into.set(dom::value_of(&event)))
    };
    let merge = {
        let (lexicon, on_change, own) = (Rc::clone(&props.lexicon), props.on_change.clone(), own.clone());
        let (into, fault) = (into.clone(), fault.clone());
        Callback::from(move |_: MouseEvent| {
            let actor = lexicon.actors.iter().find(|actor| own == actor.name);
            match actor.and_then(|actor| lexicon_edit::merged(&lexicon, actor, &into)) {
                Some(next) => on_change.emit(next),
                None => fault.set(Some(wording::no_such_actor(&into))),
            }
        })
    };
    let onkeydown = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                on_close.emit(());
            }
        })
    };
    let wrong = entry.fault(&props.lexicon, &own);
    let is_same = *entry == props.entry && !own.is_empty();
    html! {
        <form class="entry" onsubmit={save} {onkeydown}>
            { entry_fields(&entry, &known.borrow(), &set) }
            <p class="entry__tools">
                <button type="submit" class="button" disabled={is_same || wrong.is_some()}>{ wording::ENTRY_SAVE }</button>
                <button type="button" class="link" onclick={props.on_close.reform(|_| ())}>{ wording::LEAVE }</button>
                // An empty form says by itself what it needs.
                if let Some(wrong) = wrong.filter(|_| *entry != props.entry) {
                    <span class="entry__fault" role="alert">{ wording::entry_fault(wrong) }</span>
                }
                if !own.is_empty() {
                    <button type="button" class="link" onclick={delete}>{ wording::ENTRY_DELETE }</button>
                    if entry.kind.is_some() && props.lexicon.actors.len() > 1 {
                        <label class="entry__merge">
                            <span>{ wording::MERGE_INTO }</span>
                            <input class="entry__field" type="text" list="manage-actors" value={(*into).clone()} oninput={write_into} autocomplete="off" />
                        </label>
                        <button type="button" class="link" onclick={merge}>{ wording::MERGE }</button>
                        if let Some(fault) = &*fault { <span class="entry__fault" role="alert">{ fault }</span> }
                    }
                }
            </p>
        </form>
    }
}

/// The fields of an entry, each list with its counts beside it.
pub fn entry_fields(entry: &Entry, counts: &Coverages, set: &Callback<Entry>) -> Html {
    let is_topic = entry.kind.is_none();
    let changed = |change: fn(&mut Entry, String)| {
        let entry = entry.clone();
        set.reform(move |event: InputEvent| {
            let mut next = entry.clone();
            change(&mut next, dom::value_of(&event));
            next
        })
    };
    let list = |label: &'static str, text: &str, texts: &[String], change: fn(&mut Entry, String)| {
        let n_rows = (text.lines().count() + 1).clamp(3, 10).to_string();
        html! {
            <>
                <label class="entry__label">
                    <span>{ label }</span>
                    <textarea class="entry__field" rows={n_rows} value={text.to_owned()} oninput={changed(change)} spellcheck="false" />
                </label>
                { counted(texts, counts) }
            </>
        }
    };
    html! {
        <>
            <p class="entry__line">
                <label class="entry__label">
                    <span>{ wording::ENTRY_NAME }</span>
                    <input class="entry__field entry__field--name" type="text" value={entry.name.clone()} autocomplete="off"
                        oninput={changed(|entry, text| entry.name = text)} />
                </label>
                if let Some(kind) = entry.kind {
                    <label class="entry__label">
                        <span>{ wording::ENTRY_KIND }</span>
                        { kinds(kind, "", {
                            let entry = entry.clone();
                            set.reform(move |event: Event| Entry { kind: Some(kind_of(&dom::value_of(&event))), ..entry.clone() })
                        }) }
                    </label>
                } else {
                    <label class="entry__label">
                        <span>{ wording::ENTRY_AT_LEAST }</span>
                        <input class="entry__field entry__field--number" type="number" min="1" max="99" value={entry.at_least.to_string()}
                            oninput={changed(|entry, text| entry.at_least = text.trim().parse().unwrap_or(entry.at_least).max(1))} />
                    </label>
                }
            </p>
            <div class="entry__lists">
                { list(wording::entry_phrases(is_topic), &entry.phrases, &entry.looked_for(), |entry, text| entry.phrases = text) }
                if !is_topic {
                    { list(wording::ENTRY_NOT, &entry.not, &lines(&entry.not), |entry, text| entry.not = text) }
                }
            </div>
            <p class="caption">{ wording::ENTRY_HINT }</p>
        </>
    }
}

/// Texts with their counts.
fn counted(texts: &[String], counts: &Coverages) -> Html {
    let items = texts.iter().map(|text| {
        let found = counts.get(text);
        let words = found.map_or_else(|| wording::COVERAGE_TO_COME.to_owned(), |found| wording::coverage_of(*found));
        let is_idle = found.is_some_and(|found| found.is_none_or(|coverage| coverage.n_articles == 0));
        html! { <li key={text.clone()} data-idle={is_idle.to_string()}>{ text }{ " " }<span class="entry__count">{ words }</span></li> }
    });
    html! { <ul class="entry__counts" aria-live="polite">{ for items }</ul> }
}

/// The choice of an actor's kind.
pub fn kinds(chosen: ActorKind, label: &str, onchange: Callback<Event>) -> Html {
    let options = ActorKind::ALL.into_iter().enumerate().map(|(i, kind)| {
        html! { <option value={i.to_string()} selected={kind == chosen}>{ wording::kind(kind) }</option> }
    });
    let label = (!label.is_empty()).then(|| label.to_owned());
    html! { <select class="choice entry__kind" aria-label={label} {onchange}>{ for options }</select> }
}

/// The kind of a chosen option.
pub fn kind_of(value: &str) -> ActorKind {
    let n = value.parse::<usize>().unwrap_or_default();
    ActorKind::ALL.get(n).copied().unwrap_or(ActorKind::Person)
}
