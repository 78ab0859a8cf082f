//! What the leading words owe to repeated lines: a line that opens to these words and lines, with a way to leave the lines out of the counts.

use crate::ui::controls::edits::{outcome_line, use_edits};
use crate::ui::controls::language::use_language;
use crate::ui::controls::store::use_dispatch;
use crate::view::{Action, ManageMode};
use engine::edit::Edit;
use reports::repetition::Repetition;
use words::repetition;
use yew::{Html, Properties, component, html};

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct RepeatedLinesProps {
    /// The words and lines; none of them shows nothing.
    pub repetition: Repetition,
}

/// The line, and what came of leaving lines out.
#[component]
pub fn RepeatedLines(props: &RepeatedLinesProps) -> Html {
    use_language();
    let (outcome, send) = use_edits();
    let dispatch = use_dispatch();
    let Repetition { words, lines } = &props.repetition;
    let leave_out = {
        let lines = lines.clone();
        send.reform(move |_| (Edit::LeaveOut(lines.clone()), None))
    };
    let open_all = dispatch.reform(|_| Action::OpenManage(ManageMode::Counting));
    let line = |line: &String| html! { <li key={line.clone()} dir="auto">{ line }</li> };
    html! {
        <>
            { outcome_line(&outcome, &send) }
            if !words.is_empty() {
                <details class="repetition">
                    <summary>{ repetition::summary(words.len() as u64) }</summary>
                    <p>{ repetition::words(&words::list(words)) }</p>
                    <ul class="repetition__lines">{ for lines.iter().map(line) }</ul>
                    <p class="repetition__ways">
                        <button class="button" onclick={leave_out}>{ repetition::leave_out(lines.len() as u64) }</button>
                        <button class="link" onclick={open_all}>{ repetition::all() }</button>
                    </p>
                </details>
            }
        </>
    }
}
