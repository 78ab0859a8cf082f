//! The strip over the articles that a search finds: how often each outlet says it, with a bar each.

use crate::ui::controls::language::use_language;
use crate::ui::controls::report::use_report;
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::view::bars::{RateBar, of_rates};
use crate::view::{Action, State, requests, wording};
use corpus::facet::OUTLET;
use corpus::query::Pick;
use corpus::query::parts::Parts;
use engine::Report;
use reports::outlet_rates::{OutletRate, OutletRates, by_rate, leading};
use std::rc::Rc;
use words::{rate, rates};
use yew::{Callback, Html, Properties, component, html, use_state};

/// What the strip is about.
#[derive(Properties, PartialEq)]
pub struct OutletStripProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// How many outlets there are, for which room is kept.
    pub n_outlets: usize,
}

/// How many outlets show at first.
const SHOWN: usize = 8;

/// The strip; the room for it is there before it is.
#[component]
pub fn OutletStrip(props: &OutletStripProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let is_all = use_state(|| false);
    let answer = use_report(requests::outlet_rates(&props.state));
    let none = OutletRates::default();
    let report = match answer.report.as_deref() {
        Some(Report::OutletRates(report)) => report,
        _ => &none,
    };
    let n_shown = if *is_all { report.rows.len() } else { SHOWN };
    let rows = by_rate(leading(&report.rows, n_shown));
    let n_room = props.n_outlets.min(SHOWN).saturating_sub(rows.len());
    let bars = of_rates(&rows);
    let bars = rows.iter().zip(&bars).map(|(rate, bar)| row(rate, bar, &props.state, &dispatch));
    let is_short = report.rows.len() > SHOWN;
    let toggle = {
        let is_all = is_all.clone();
        Callback::from(move |_| is_all.set(!*is_all))
    };
    let difference = wording::no_difference(report);
    html! {
        <section class="rates" aria-label={rates::heading()} data-waiting={answer.is_waiting.to_string()}>
            <p class="rates__head">
                <strong class="heading">{ rates::heading() }</strong>
                if let Some(difference) = difference { { " " }<span class="rates__difference" role="status">{ difference }</span> }
                if is_short && !*is_all { { " " }<span class="quiet">{ rates::largest(SHOWN as u64) }</span> }
                if is_short {
                    { " " }<button class="link" onclick={toggle} aria-expanded={is_all.to_string()}>
                        { if *is_all { words::sheet::show_fewer().to_owned() } else { words::facets::show_all(report.rows.len() as u64) } }
                    </button>
                }
                if let Some((phrase, n)) = &report.phrase { { " " }{ as_phrase(phrase, *n, &props.state, &dispatch) } }
            </p>
            <ul class="rates__list">
                { for bars }
                { for (0..n_room).map(|_| html! { <li class="rates__row" aria-hidden="true"></li> }) }
            </ul>
            <p class="rates__key caption">{ rates::key() }</p>
        </section>
    }
}

/// The words together as a phrase, beside what else the search asks.
fn as_phrase(phrase: &str, n: u32, state: &State, dispatch: &Dispatch) -> Html {
    let query = [phrase, &Parts::of(&state.filters.query).rest].join(" ");
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_| dispatch.emit(Action::Search(query.trim_end().to_owned())));
    let quoted = words::context::quoted(phrase.trim_matches('"'));
    html! { <button class="link" {onclick}>{ rates::as_phrase(&quoted, n.into()) }</button> }
}

fn row(row: &OutletRate, bar: &RateBar, state: &State, dispatch: &Dispatch) -> Html {
    let name = row.outlet.name.clone();
    let is_chosen = state.filters.choices.of(OUTLET).pick(&name) == Pick::Include;
    let pick = if is_chosen { Pick::None } else { Pick::Include };
    let onclick = {
        let (dispatch, name) = (dispatch.clone(), name.clone());
        Callback::from(move |_| dispatch.emit(Action::Pick(OUTLET, name.clone(), pick)))
    };
    let label = wording::outlet_rate(row);
    let [n_matching, of] = [row.n_matching, row.outlet.n_articles].map(u64::from);
    html! {
        <li key={name.clone()} class="rates__row">
            <button class="rates__outlet" aria-pressed={is_chosen.to_string()} aria-label={label.clone()} title={label} {onclick}>
                <span class="rates__name" dir="auto">{ name }</span>
                { bar_of(bar, row.is_significant() == Some(true)) }
                <span class="rates__rate">{ rate(row.per_thousand()) }</span>
                <span class="rates__articles">{ rates::articles(n_matching, of) }</span>
            </button>
        </li>
    }
}

/// The bar with its interval: filled where the outlet differs reliably, hollow where it may be chance.
fn bar_of(bar: &RateBar, is_significant: bool) -> Html {
    html! {
        <svg class="rates__bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
            <rect class="rates__length" data-reliable={is_significant.to_string()} x="0" y="2" width={bar.length.to_string()} height="8" />
            if let Some([low, high]) = bar.interval {
                <line class="rates__interval" x1={low.to_string()} x2={high.to_string()} y1="6" y2="6" />
            }
        </svg>
    }
}
