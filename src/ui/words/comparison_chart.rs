//! The picture of a comparison: the words that lead on either side, each of which opens its lines.

use crate::ui::controls::figure::{Draw, Figure};
use crate::ui::controls::hide::hiding;
use crate::ui::controls::store::Dispatch;
use crate::view::picture::dots;
use crate::view::{Action, State, both_sides};
use reports::keyness::Comparison;
use reports::word_row::WordRow;
use yew::{AttrValue, Callback, Html, html};

/// The picture, and below it what it shows of what.
pub fn comparison_chart(
    report: &Comparison,
    name: &AttrValue,
    caption: String,
    state: &State,
    dispatch: &Dispatch,
) -> Html {
    let outlets = both_sides(&report.target, &report.reference);
    let open = |row: &WordRow| state.words.open_lines(&row.node, &outlets, false);
    let actions: Vec<Action> = report.leading.iter().flatten().map(open).collect();
    let (dispatch, on_word) = (dispatch.clone(), dispatch.clone());
    let on_pick = Callback::from(move |of: usize| {
        actions.get(of).into_iter().for_each(|action| dispatch.emit(action.clone()));
    });
    // What is drawn of a comparison is its sides and its leading words.
    let drawn = Comparison { rows: Vec::new(), outlets: Vec::new(), ..report.clone() };
    let names: Vec<String> = report.leading.iter().flatten().map(|row| row.name.clone()).collect();
    let on_hide = hiding(&state.words.filter, &on_word);
    let on_hide =
        Callback::from(move |of: usize| names.get(of).into_iter().for_each(|name| on_hide.emit(name.clone())));
    let mut label = dots::label(report);
    label.lines.push(caption);
    html! { <Figure {name} {label} draw={Draw::new(move |width| dots::draw(&drawn, width))} {on_pick} {on_hide} /> }
}
