//! The lexicon: its actors and topics with their counts, what it may lack, and its way in and out as a file.

use crate::ui::controls::choice::modes;
use crate::ui::controls::datalist::datalist;
use crate::ui::controls::edits::{outcome_line, use_edits};
use crate::ui::controls::language::use_language;
use crate::ui::controls::notice::notice;
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::manage::lexicon_file::LexiconFile;
use crate::ui::manage::lexicon_list::LexiconList;
use crate::ui::manage::suggestions::{Suggesting, actor_suggestions, topic_suggestions};
use crate::view::edit_lexicon::{LexiconAction, LexiconPart, LexiconState};
use crate::view::lexicon_edit;
use crate::view::{State, requests, wording};
use engine::Report;
use engine::edit::{Edit, LexiconDraft};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{
    AttrValue, Html, Properties, Reducible, UseStateHandle, component, html, use_callback, use_memo, use_reducer,
};

/// What the lexicon needs.
#[derive(Properties, PartialEq)]
pub struct LexiconEditorProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The suggestions that were dismissed, by name.
    pub dismissed: UseStateHandle<BTreeSet<String>>,
}

impl Reducible for LexiconState {
    type Action = LexiconAction;

    fn reduce(self: Rc<Self>, action: LexiconAction) -> Rc<Self> {
        let next = self.after(&action);
        if next == *self { self } else { Rc::new(next) }
    }
}

/// How many suggestions are asked for.
const N_SUGGESTIONS: u32 = 40;

/// The lexicon.
#[component]
pub fn LexiconEditor(props: &LexiconEditorProps) -> Html {
    use_language();
    let shown = use_reducer(LexiconState::default);
    let (outcome, send) = use_edits();
    let act = use_callback((shown.dispatcher(), send.clone()), |action: LexiconAction, (dispatcher, send)| {
        action.edit().into_iter().for_each(|edit| send.emit((edit, None)));
        dispatcher.dispatch(action);
    });
    // Taking back is heard here too.
    let taking_back =
        use_callback((act.clone(), send.clone()), |(edit, body): (Edit, Option<Vec<u8>>), (act, send)| match edit {
            Edit::Undo => act.emit(LexiconAction::Undo),
            edit => send.emit((edit, body)),
        });
    let on_open = use_callback(send.clone(), |bytes, send| send.emit((Edit::LexiconFile, Some(bytes))));
    let on_dismiss = use_callback(props.dismissed.clone(), |name: Option<String>, dismissed| {
        let more = name.map(|name| dismissed.iter().cloned().chain([name]).collect());
        dismissed.set(more.unwrap_or_default());
    });
    let (is_topics, are_suggestions) = (shown.part.is_topics(), shown.part.is_suggestions());
    let answer = use_report(Some(requests::lexicon()));
    let n_asked = N_SUGGESTIONS + props.dismissed.len() as u32;
    let suggested = use_report(are_suggestions.then(|| requests::suggestions(&props.state, is_topics, n_asked)));
    use_usable(answer.report.is_some());
    let lexicon = use_memo(answer.report.clone(), |report| match report.as_deref() {
        Some(Report::Lexicon(report)) => lexicon_edit::draft(report),
        _ => LexiconDraft::default(),
    });
    let hides_names = matches!(answer.report.as_deref(), Some(Report::Lexicon(report)) if report.hides_names);
    let suggesting =
        Suggesting { lexicon: &lexicon, dismissed: &props.dismissed, on_dismiss: &on_dismiss, hides_names, act: &act };
    let body = match (answer.report.as_deref(), suggested.report.as_deref()) {
        (Some(Report::Lexicon(report)), _) if !are_suggestions => html! {
            <LexiconList report={Rc::clone(report)} lexicon={Rc::clone(&lexicon)} topics={is_topics} find={shown.find.clone()}
                open={shown.open.clone().map(AttrValue::from)} reviewed={shown.reviewed.clone()} act={act.clone()} />
        },
        (_, Some(Report::SuggestActors(list))) if !is_topics => actor_suggestions(list, &suggesting),
        (_, Some(Report::SuggestTopics(list))) if is_topics => topic_suggestions(list, &suggesting),
        _ if are_suggestions => notice(words::lexicon::looking()),
        _ => html! {},
    };
    let parts = [
        words::lexicon::names(),
        words::lexicon::topics(),
        words::lexicon::suggested_names(),
        words::lexicon::suggested_topics(),
    ];
    let open = LexiconPart::ALL.iter().position(|part| *part == shown.part).unwrap_or_default();
    let choose = {
        let act = act.clone();
        move |i: usize| LexiconPart::ALL.get(i).into_iter().for_each(|part| act.emit(LexiconAction::Show(*part)))
    };
    html! {
        <div class="lexicon" data-waiting={(answer.is_waiting || suggested.is_waiting).to_string()}>
            { modes(words::manage::lexicon(), &parts, open, choose) }
            { outcome_line(&outcome, &taking_back) }
            if let Some(fault) = &shown.fault { <p class="entry__fault" role="alert">{ wording::entry_fault(fault) }</p> }
            { body }
            { datalist("manage-actors", lexicon.actors.iter().map(|actor| actor.name.as_str())) }
            <LexiconFile {on_open} />
        </div>
    }
}
