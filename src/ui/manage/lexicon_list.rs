//! The list of the lexicon: actors by kind or topics, in how many articles each is, and the form of the open one.

use crate::browser::dom;
use crate::ui::controls::click::on_click;
use crate::ui::controls::language::use_language;
use crate::ui::controls::notice::notice;
use crate::ui::controls::paging::{more_button, use_paging};
use crate::ui::manage::entry_editor::EntryEditor;
use crate::view::edit_lexicon::LexiconAction;
use crate::view::lexicon_edit::{Entry, Listed, confirmed, listed, without};
use crate::view::wording;
use corpus::facet::ACTOR;
use engine::edit::LexiconDraft;
use engine::manage::LexiconReport;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, InputEvent, MouseEvent, Properties, component, html, use_memo};

/// What the list shows.
#[derive(Properties, PartialEq)]
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
    /// Takes what a person does.
    pub act: Callback<LexiconAction>,
}

/// How many entries show at first, and how many more at each asking.
const PAGE: u32 = 100;
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
    let n_all = if *topics { report.topics.len() } else { report.actors.len() };
    let is_new = open.as_deref() == Some("");
    let shown = list.get(..n as usize).unwrap_or(&list);
    let groups = shown.chunk_by(|a, b| heading(a) == heading(b)).map(|group| {
        let heading = group.first().and_then(heading);
        html! {
            <section class="lexicon__group">
                if let Some(heading) = heading { <h2 class="heading">{ heading }</h2> }
                <ul>{ for group.iter().map(|listed| item(listed, props)) }</ul>
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
            { for groups }
            { more_button(shown.len(), list.len() as u32, &more) }
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

fn item(listed: &Listed, props: &LexiconListProps) -> Html {
    let Listed { entry, coverage, n_idle } = listed;
    let is_open = props.open.as_deref() == Some(entry.name.as_str());
    let n = u64::from(*n_idle);
    let idle = if props.topics { words::lexicon::idle_phrases(n) } else { words::lexicon::idle_names(n) };
    let open = on_click(&props.act, LexiconAction::Open(entry.name.clone()));
    html! {
        <li key={entry.name.clone()} class="lexicon__item">
            <button class="lexicon__open row" aria-expanded={is_open.to_string()} onclick={open}>
                <span class="lexicon__name">{ &entry.name }</span>{ " " }
                <span class="lexicon__reach" data-idle={(coverage.n_articles == 0).to_string()}>{ wording::coverage(*coverage) }</span>{ " " }
                <span class="lexicon__phrases">{ wording::row(entry.phrases.lines()) }</span>
                if n > 0 { <span class="lexicon__idle">{ " " }{ idle }</span> }
            </button>
            if let Some(sure) = entry.found {
                <p class="suggestion__tools">
                    <span class="lexicon__phrases">{ wording::found(entry.kind, sure) }</span>
                    <button class="link" onclick={change(entry, props, confirmed)}>{ words::lexicon::confirm() }</button>
                    <button class="link" onclick={change(entry, props, without)}>{ words::lexicon::reject() }</button>
                </p>
            }
            if is_open { { editor(entry, &entry.name, props) } }
        </li>
    }
}

/// Changes the lexicon by an entry's name, which is worked out only at the click.
fn change(
    entry: &Entry,
    props: &LexiconListProps,
    how: fn(&LexiconDraft, bool, &str) -> LexiconDraft,
) -> Callback<MouseEvent> {
    let (lexicon, is_topic, name) = (Rc::clone(&props.lexicon), props.topics, entry.name.clone());
    props.act.reform(move |_| LexiconAction::Change(how(&lexicon, is_topic, &name)))
}

fn editor(entry: &Entry, own: &str, props: &LexiconListProps) -> Html {
    let lexicon = Rc::clone(&props.lexicon);
    html! { <EntryEditor key={own.to_owned()} entry={entry.clone()} own={own.to_owned()} {lexicon} act={props.act.clone()} /> }
}
