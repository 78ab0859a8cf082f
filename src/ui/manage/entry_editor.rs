//! The form of an actor or a topic, with the count of each name or phrase as it is written.

use crate::browser::{after, dom, focus};
use crate::ui::controls::click::on_click;
use crate::ui::controls::language::use_language;
use crate::ui::controls::report::use_report;
use crate::ui::manage::kind_select::{kind_of, kind_select};
use crate::view::edit_lexicon::LexiconAction;
use crate::view::lexicon_edit::{self, Entry, EntryFault, lines};
use crate::view::{requests, wording};
use engine::Report;
use engine::edit::LexiconDraft;
use engine::manage::Coverage;
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
    /// Takes what a person does.
    pub act: Callback<LexiconAction>,
}

/// How long a pause in typing is, in milliseconds, before it is counted.
const PAUSE: u32 = 250;

/// How often each text is in the articles; `None` for what cannot be searched for.
pub type Coverages = BTreeMap<String, Option<Coverage>>;

/// The form.
#[component]
pub fn EntryEditor(props: &EntryEditorProps) -> Html {
    use_language();
    let entry = use_state(|| props.entry.clone());
    let into = use_state(String::new);
    let fault = use_state(|| None::<EntryFault>);
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
    // What is typed next is the name of a new entry; its button has the focus again afterwards.
    use_effect_with((), {
        let is_new = props.own.is_empty();
        move |()| {
            if is_new {
                focus::borrow(".entry");
                dom::focus(".entry__field--name");
            }
            move || {
                if is_new {
                    focus::give_back(".entry");
                }
            }
        }
    });
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
    let EntryEditorProps { lexicon, own, act, .. } = props;
    let close = LexiconAction::Open(own.to_string());
    let save = {
        let (entry, lexicon, own, act) = (entry.clone(), Rc::clone(lexicon), own.clone(), act.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if entry.fault(&lexicon, &own).is_none() {
                act.emit(LexiconAction::Change(entry.put(&lexicon, &own)));
            }
        })
    };
    let remove = {
        let (lexicon, own, is_topic) = (Rc::clone(lexicon), own.clone(), props.entry.kind.is_none());
        act.reform(move |_: MouseEvent| LexiconAction::Change(lexicon_edit::without(&lexicon, is_topic, &own)))
    };
    let write_into = {
        let into = into.setter();
        Callback::from(move |event: InputEvent| into.set(dom::value_of(&event)))
    };
    let merge = {
        let (lexicon, own, act) = (Rc::clone(lexicon), own.clone(), act.clone());
        let (into, fault) = (into.clone(), fault.setter());
        Callback::from(move |_: MouseEvent| {
            let Some(actor) = lexicon.actors.iter().find(|actor| own == actor.name) else { return };
            match lexicon_edit::merged(&lexicon, actor, &into) {
                Ok(next) => act.emit(LexiconAction::Change(next)),
                Err(wrong) => fault.set(Some(wrong)),
            }
        })
    };
    let onkeydown = {
        let (act, close) = (act.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                act.emit(close.clone());
            }
        })
    };
    let wrong = entry.fault(lexicon, own);
    let is_same = *entry == props.entry && !own.is_empty();
    html! {
        <form class="entry" onsubmit={save} {onkeydown}>
            { entry_fields(&entry, &known.borrow(), &set) }
            <p class="entry__tools">
                <button type="submit" class="button" disabled={is_same || wrong.is_some()}>{ words::manage::save() }</button>
                <button type="button" class="link" onclick={on_click(act, close)}>{ words::manage::cancel() }</button>
                // An empty form says by itself what it needs.
                if let Some(wrong) = wrong.as_ref().filter(|_| *entry != props.entry) {
                    <span class="entry__fault" role="alert">{ wording::entry_fault(wrong) }</span>
                }
                if !own.is_empty() {
                    <button type="button" class="link" onclick={remove}>{ words::manage::remove() }</button>
                    if entry.kind.is_some() && lexicon.actors.len() > 1 {
                        <label class="entry__merge">
                            <span>{ words::lexicon::merge_into() }</span>
                            <input class="entry__field" type="text" list="manage-actors" value={(*into).clone()} oninput={write_into} autocomplete="off" />
                        </label>
                        <button type="button" class="link" onclick={merge}>{ words::lexicon::merge() }</button>
                        if let Some(fault) = &*fault { <span class="entry__fault" role="alert">{ wording::entry_fault(fault) }</span> }
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
    let phrases = if is_topic { words::lexicon::phrases() } else { words::lexicon::other_names() };
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
                    <span>{ words::lexicon::name() }</span>
                    <input class="entry__field entry__field--name" type="text" value={entry.name.clone()} autocomplete="off"
                        oninput={changed(|entry, text| entry.name = text)} />
                </label>
                if let Some(kind) = entry.kind {
                    <label class="entry__label">
                        <span>{ words::lexicon::kind() }</span>
                        { kind_select(kind, None, {
                            let entry = entry.clone();
                            set.reform(move |event: Event| Entry { kind: Some(kind_of(&dom::value_of(&event))), ..entry.clone() })
                        }) }
                    </label>
                } else {
                    <label class="entry__label">
                        <span>{ words::lexicon::at_least() }</span>
                        <input class="entry__field entry__field--number" type="number" min="1" max="99" value={entry.at_least.to_string()}
                            oninput={changed(|entry, text| entry.at_least = text.trim().parse().unwrap_or(entry.at_least).max(1))} />
                    </label>
                }
            </p>
            <div class="entry__lists">
                { list(phrases, &entry.phrases, &entry.looked_for(), |entry, text| entry.phrases = text) }
                if !is_topic {
                    { list(words::lexicon::not(), &entry.not, &lines(&entry.not), |entry, text| entry.not = text) }
                }
            </div>
            <p class="caption">{ words::lexicon::hint() }</p>
        </>
    }
}

/// Texts with their counts.
fn counted(texts: &[String], counts: &Coverages) -> Html {
    let items = texts.iter().map(|text| {
        let found = counts.get(text);
        let count = match found {
            None => words::lexicon::counting().to_owned(),
            Some(None) => words::lexicon::not_searchable().to_owned(),
            Some(Some(found)) => wording::coverage(*found),
        };
        let is_idle = found.is_some_and(|found| found.is_none_or(|coverage| coverage.n_articles == 0));
        html! { <li key={text.clone()} data-idle={is_idle.to_string()}>{ text }{ " " }<span class="entry__count">{ count }</span></li> }
    });
    html! { <ul class="entry__counts" aria-live="polite">{ for items }</ul> }
}
