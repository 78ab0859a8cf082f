//! The picture of a comparison: the words that lead on either side, each a dot with its interval.

use super::store::Dispatch;
use crate::analysis::keyness::{Comparison, WordRow};
use crate::corpus::UnitKind;
use crate::view::scale::Scale;
use crate::view::{Action, wording};
use yew::{AttrValue, Callback, Html, html};

fn percent(place: f64) -> AttrValue {
    format!("{place:.2}%").into()
}

/// The picture.
pub fn comparison_chart(report: &Comparison, units: UnitKind, dispatch: &Dispatch) -> Html {
    let [target, reference] = [wording::side(&report.target), wording::side(&report.reference)];
    let all = report.leading.iter().flatten();
    let scale = Scale::holding(all.map(|row| row.log_ratio));
    let rows = |side: usize| {
        let name = if side == 0 { "target" } else { "reference" };
        let lines = report.leading[side].iter().map(|row| line(row, scale, [&target, &reference], units, dispatch));
        html! { <ol class="dots__side" data-side={name}>{ for lines }</ol> }
    };
    let ticks = scale.ticks();
    let marks = ticks.iter().map(|tick| {
        let anchor = match f64::from(*tick) {
            edge if edge == scale.reach => "end",
            edge if edge == -scale.reach => "start",
            _ => "middle",
        };
        html! { <text x={percent(scale.place(f64::from(*tick)))} y="12" text-anchor={anchor}>{ wording::doublings(*tick) }</text> }
    });
    html! {
        <figure class="dots">
            <figcaption class="heading">{ wording::picture(&target, &reference) }</figcaption>
            <div class="dots__head" aria-hidden="true">
                <span></span>
                <div class="dots__axis">
                    <p class="dots__ends">
                        <span>{ "← " }{ wording::more_in(&reference) }</span><span>{ wording::more_in(&target) }{ " →" }</span>
                    </p>
                    <svg width="100%" height="16">{ for marks }</svg>
                </div>
                <span></span>
            </div>
            { rows(0) }
            { rows(1) }
        </figure>
    }
}

fn line(row: &WordRow, scale: Scale, [target, reference]: [&str; 2], units: UnitKind, dispatch: &Dispatch) -> Html {
    let in_words = wording::log_ratio(row.log_ratio, target, reference);
    let label = wording::word_line(&row.name, &in_words, row.counts, target, reference);
    let open = Action::OpenLines { node: row.node.clone(), outlet: None, units };
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_| dispatch.emit(open.clone()));
    // Without an interval, the line reaches from the least difference that the counts allow to the one they show.
    let [low, high] = row.interval.unwrap_or([row.key.min(row.log_ratio), row.key.max(row.log_ratio)]);
    let beyond = [low, high].map(|bound| bound.abs() > scale.reach);
    let ticks = scale.ticks();
    let grid = ticks.iter().map(|tick| {
        let x = percent(scale.place(f64::from(*tick)));
        html! { <line class="dots__grid" data-zero={(*tick == 0).to_string()} x1={x.clone()} x2={x} y1="0" y2="100%" /> }
    });
    html! {
        <li key={row.node.clone()} class="dots__row">
            <button class="dots__word row" aria-label={label.clone()} {onclick}>{ &row.name }</button>
            <svg width="100%" height="22" aria-hidden="true">
                <title>{ label }</title>
                { for grid }
                <line class="dots__interval" data-open={(beyond[0] || beyond[1]).to_string()} x1={percent(scale.place(low))}
                    x2={percent(scale.place(high))} y1="50%" y2="50%" />
                <circle class="dots__dot" cx={percent(scale.place(row.log_ratio).clamp(0.8, 99.2))} cy="50%" r="4.5" />
            </svg>
            <span class="dots__counts" aria-hidden="true">{ format!("{} : {}", row.counts[0], row.counts[1]) }</span>
        </li>
    }
}
