//! Every outlet against the rest, side by side: the words that lead in each.

use super::notice::notice;
use super::store::Dispatch;
use crate::analysis::keyness::{Basis, OutletKeywords, WordRow};
use crate::corpus::UnitKind;
use crate::view::{Action, number, wording};
use yew::{Callback, Html, html};

/// The columns; `n_left` more outlets are not shown.
pub fn side_by_side(outlets: &[OutletKeywords], n_left: u32, units: UnitKind, dispatch: &Dispatch) -> Html {
    if outlets.len() < 2 {
        return notice(wording::ONE_OUTLET);
    }
    let most = outlets.iter().flat_map(|o| &o.rows).map(|row| row.log_ratio).fold(1.0, f64::max);
    let columns = outlets.iter().map(|outlet| {
        let rows = outlet.rows.iter().map(|row| word(row, outlet, most, units, dispatch));
        html! {
            <section key={outlet.outlet.name.clone()} class="column">
                <h2 class="outlet">{ &outlet.outlet.name }</h2>
                <p class="caption">{ wording::side_size(&outlet.outlet) }</p>
                if outlet.rows.is_empty() { { notice(wording::NO_WORDS) } }
                <ol class="column__words">{ for rows }</ol>
            </section>
        }
    });
    html! {
        <>
            <div class="side-by-side">{ for columns }</div>
            if n_left > 0 { <p class="caption">{ wording::more_outlets(n_left) }</p> }
        </>
    }
}

fn word(row: &WordRow, outlet: &OutletKeywords, most: f64, units: UnitKind, dispatch: &Dispatch) -> Html {
    let name = outlet.outlet.name.clone();
    let in_words = wording::log_ratio(row.log_ratio, &name, wording::EVERY_OTHER);
    let label = wording::word_line(&row.name, &in_words, row.counts, &name, wording::EVERY_OTHER);
    let open = Action::OpenLines { node: row.node.clone(), outlet: Some((name, false)), units };
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_| dispatch.emit(open.clone()));
    let width = format!("{:.1}%", 100.0 * row.log_ratio.max(0.0) / most);
    // A difference that cannot be relied on is drawn hollow.
    let is_sure = match outlet.basis {
        Basis::Articles => row.p_adjusted.is_some_and(|p| p < 0.05),
        _ => row.key > 0.0,
    };
    html! {
        <li key={row.node.clone()} class="column__row" title={label.clone()}>
            <button class="column__word row" aria-label={label} {onclick}>{ &row.name }</button>
            <span class="column__counts" aria-hidden="true">
                { format!("{} : {}", number::count(row.counts[0]), number::count(row.counts[1])) }
            </span>
            <svg class="column__bar" data-sure={is_sure.to_string()} width="100%" height="5" aria-hidden="true">
                <rect x="0.5" y="0.5" {width} height="4" />
            </svg>
        </li>
    }
}
