//! The picture of a comparison: the words that lead on either side, each of which opens its lines.

use crate::ui::controls::figure::{Draw, Figure};
use crate::ui::controls::store::Dispatch;
use crate::view::picture::dots;
use crate::view::{Action, State, both_sides, wording};
use reports::keyness::Comparison;
use reports::word_row::WordRow;
use yew::{Callback, Html, html};

/// The picture.
pub fn comparison_chart(report: &Comparison, state: &State, corpus: &str, dispatch: &Dispatch) -> Html {
    let outlets = both_sides(&report.target, &report.reference);
    let open = |row: &WordRow| state.words.open_lines(&row.node, &outlets, false);
    let actions: Vec<Action> = report.leading.iter().flatten().map(open).collect();
    let dispatch = dispatch.clone();
    let on_pick = Callback::from(move |of: usize| {
        actions.get(of).into_iter().for_each(|action| dispatch.emit(action.clone()));
    });
    // What is drawn of a comparison is its sides and its leading words.
    let drawn = Comparison { rows: Vec::new(), outlets: Vec::new(), ..report.clone() };
    let mut label = dots::label(report);
    label.lines.push(wording::counted(&state.words.filter, Some(report.min_articles)));
    label.lines.push(wording::source_of(&wording::filters(&state.filters), corpus));
    let name = wording::file_name(&wording::comparison(&report.target, &report.reference));
    html! { <Figure {name} {label} draw={Draw::new(move |width| dots::draw(&drawn, width))} {on_pick} /> }
}
