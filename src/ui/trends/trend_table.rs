//! The table of trends: stretches of time down, words or outlets across; every number opens its lines.

use crate::ui::controls::paging::more_button;
use crate::ui::controls::store::Dispatch;
use crate::view::picture::trend_frame::Picked;
use crate::view::{Action, State, wording};
use reports::context::Context;
use reports::trend::Trend;
use words::{count, rate, trends};
use yew::{Callback, Html, html};

/// The lines of what was picked: of a word, of one outlet or all that are looked at, in one stretch.
pub(super) fn lines_of(found: &Trend, picked: Picked, state: &State) -> Option<Action> {
    let start = *found.starts.get(picked.stretch)?;
    let (series, outlet) = (found.series.get(picked.series)?, found.outlets.get(picked.outlet)?);
    let mut context = Context { days: Some((start, found.stretch.next(start).plus(-1))), ..state.context.clone() };
    if picked.series > 0 {
        context = Context { node: series.node.clone(), near: None, spelling: None, ..context };
    }
    if !outlet.name.is_empty() {
        (context.outlets, context.others) = (vec![outlet.name.clone()], false);
    }
    Some(Action::OpenLines(Box::new(context)))
}

/// The same as the picture, as numbers.
pub(super) fn trend_table(
    found: &Trend,
    state: &State,
    (n_rows, more): &(u32, Callback<()>),
    dispatch: &Dispatch,
) -> Html {
    let names = wording::line_names(found);
    let n_outlets = if state.trends.by_outlet { found.outlets.len() } else { 1 };
    // A column for each word in each outlet.
    let columns: Vec<(usize, usize)> = (0..n_outlets)
        .flat_map(|outlet| (0..found.series.len()).map(move |series| (outlet, series)))
        .filter(|(_, series)| found.series.get(*series).is_some_and(|series| !series.lines.is_empty()))
        .collect();
    let has_several = found.series.len() > 1;
    let heads = columns.iter().map(|&(outlet, series)| {
        let size = &found.outlets[outlet];
        let of = if size.name.is_empty() { words::tables::all() } else { &size.name };
        let name = match (has_several, state.trends.by_outlet) {
            (false, _) => of.to_owned(),
            (true, false) => names[series].clone(),
            (true, true) => words::tables::of_side(of, &names[series]),
        };
        html! { <th scope="col" class="number" title={wording::size(size)}><bdi>{ name }</bdi></th> }
    });
    let point = |outlet: usize, series: usize, stretch: usize| {
        found.series.get(series)?.lines.get(outlet)?.get(stretch).copied()
    };
    // A stretch without any article says nothing.
    let is_told = |stretch: usize| {
        columns.first().and_then(|(_, series)| point(0, *series, stretch)).is_some_and(|point| point.n_articles > 0)
    };
    let told: Vec<usize> = (0..found.starts.len()).filter(|stretch| is_told(*stretch)).collect();
    let shown = told.iter().take(*n_rows as usize).filter_map(|stretch| Some((*stretch, found.starts.get(*stretch)?)));
    let rows = shown.map(|(stretch, start)| {
        let cells = columns.iter().map(|&(outlet, series)| {
            let point = point(outlet, series, stretch).unwrap_or_default();
            let Some(per_thousand) = point.per_thousand() else {
                return html! { <td class="number quiet">{ words::tables::none() }</td> };
            };
            let action = lines_of(found, Picked { series, outlet, stretch }, state);
            let dispatch = dispatch.clone();
            let onclick = Callback::from(move |_| action.iter().for_each(|action| dispatch.emit(action.clone())));
            html! {
                <td class="number">
                    <button class="table__count" disabled={point.count == 0} {onclick}>{ count(point.count.into()) }</button>
                    <span class="table__rate" title={words::tables::per_thousand()}>{ rate(per_thousand) }</span>
                </td>
            }
        });
        html! {
            <tr key={start.0}>
                <th scope="row" class="text">{ wording::stretch_of(found.stretch, *start) }</th>
                { for cells }
            </tr>
        }
    });
    html! {
        <>
            <div class="table-frame" role="region" aria-label={words::tables::table()} tabindex="0">
                <table class="table">
                    <caption class="caption">{ words::tables::cells() }</caption>
                    <thead><tr><th scope="col" class="text">{ trends::time() }</th>{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            { more_button(*n_rows as usize, told.len() as u32, more) }
        </>
    }
}
