//! What stands side by side, outlets or groups: the same choice in every view that has columns or panels of it.

use crate::ui::controls::choice::select_nth;
use crate::ui::controls::language::use_language;
use crate::ui::controls::report::use_report;
use crate::ui::controls::sentence::text;
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, State, requests, wording};
use engine::Report;
use std::rc::Rc;
use yew::{Html, Properties, component, html};

/// "each outlet"; where there are groups, a list of that and "each group".
pub fn part(state: &State, dispatch: &Dispatch) -> Html {
    let parts = [false, true].map(wording::part);
    if state.words.sides.groups.is_empty() {
        return text(parts[0]);
    }
    let dispatch = dispatch.clone();
    let choose = move |i: usize| dispatch.emit(Action::ByGroup(i == 1));
    select_nth(words::comparison::part(), &parts, usize::from(state.words.by_group), choose)
}

/// Of what the groups are asked.
#[derive(Properties, PartialEq)]
pub struct SharedArticlesProps {
    /// What is chosen.
    pub state: Rc<State>,
}

/// The warning that groups which stand side by side share articles; nothing where they share none.
#[component]
pub fn SharedArticles(props: &SharedArticlesProps) -> Html {
    use_language();
    let by_group = !props.state.words.parts().is_empty();
    let answer = use_report(requests::groups(&props.state).filter(|_| by_group));
    let n_shared = match answer.report.as_deref() {
        Some(Report::Groups(counted)) if by_group => counted.n_shared,
        _ => 0,
    };
    html! {
        if n_shared > 0 { <p class="caption" role="status">{ words::groups::shared_by_several(n_shared.into()) }</p> }
    }
}
