//! Every outlet against the rest, side by side: the words that lead in each, each of which opens its lines there.

use crate::ui::controls::figure::{Draw, Figure};
use crate::ui::controls::hide::hiding;
use crate::ui::controls::notice::notice;
use crate::ui::controls::store::Dispatch;
use crate::view::picture::multiples;
use crate::view::{Action, State};
use reports::outlet_keywords::OutletKeywords;
use reports::word_row::WordRow;
use yew::{AttrValue, Callback, Html, html};

/// The picture, and below it what it shows of what; `n_left` more outlets are not shown.
pub fn side_by_side(
    outlets: &[OutletKeywords],
    n_left: u32,
    name: &AttrValue,
    caption: String,
    state: &State,
    dispatch: &Dispatch,
) -> Html {
    if outlets.len() < 2 {
        return notice(words::comparison::one_outlet());
    }
    let of_outlet = |outlet: &OutletKeywords| {
        let open = |row: &WordRow| state.words.open_lines(&row.node, &[&outlet.outlet.name], false);
        outlet.rows.iter().map(open).collect::<Vec<_>>()
    };
    let actions: Vec<Action> = outlets.iter().flat_map(of_outlet).collect();
    let (dispatch, on_word) = (dispatch.clone(), dispatch.clone());
    let on_pick = Callback::from(move |of: usize| {
        actions.get(of).into_iter().for_each(|action| dispatch.emit(action.clone()));
    });
    let names: Vec<String> = outlets.iter().flat_map(|outlet| &outlet.rows).map(|row| row.name.clone()).collect();
    let on_hide = hiding(&state.words.filter, &on_word);
    let on_hide =
        Callback::from(move |of: usize| names.get(of).into_iter().for_each(|name| on_hide.emit(name.clone())));
    let mut label = multiples::label(outlets);
    label.lines.push(caption);
    let drawn = outlets.to_vec();
    html! {
        <>
            <Figure {name} {label} draw={Draw::new(move |width| multiples::draw(&drawn, width))} {on_pick} {on_hide} />
            if n_left > 0 { <p class="caption">{ words::tables::outlets_left(n_left.into()) }</p> }
        </>
    }
}
