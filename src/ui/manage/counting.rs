//! What counts: the lines that outlets repeat, and the words that are hidden, each left out at choice.

use crate::ui::controls::edits::{outcome_line, use_edits};
use crate::ui::controls::language::use_language;
use crate::ui::controls::notice::notice;
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::manage::repeated_lines::repeated_lines;
use crate::ui::manage::stop_words::StopWords;
use crate::view::requests;
use engine::Report;
use std::rc::Rc;
use yew::{Html, component, html};

/// Both lists, with what came of the last change above them.
#[component]
pub fn Counting() -> Html {
    use_language();
    let (outcome, send) = use_edits();
    let answer = use_report(Some(requests::counting()));
    use_usable(answer.report.is_some());
    let Some(Report::Counting(report)) = answer.report.as_deref() else { return notice(words::lexicon::looking()) };
    html! {
        <div class="counting manage__part" data-waiting={answer.is_waiting.to_string()}>
            { outcome_line(&outcome, &send) }
            { repeated_lines(report, &send) }
            <StopWords report={Rc::clone(report)} {send} />
        </div>
    }
}
