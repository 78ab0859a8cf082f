//! The timeline: articles over the time of the corpus, and a brush to choose days with mouse, finger or keys.

use crate::browser::dom;
use crate::ui::controls::figure::use_width;
use crate::ui::controls::language::use_language;
use crate::ui::controls::store::use_dispatch;
use crate::ui::filters::date_fields::DateFields;
use crate::view::lanes::{self, LanePlace, NamePlace};
use crate::view::picture::text_width;
use crate::view::time_axis::{Tick, TimeAxis};
use crate::view::{Action, wording};
use corpus::query::timeline::{Bin, DateSpan, Stretch};
use corpus::query::{ArticlesOverTime, Pick};
use engine::Survey;
use model::Day;
use std::rc::Rc;
use words::timeline;
use yew::{
    AttrValue, Callback, FocusEvent, Html, KeyboardEvent, PointerEvent, Properties, component, html, use_node_ref,
    use_state, use_state_eq,
};

/// What the timeline shows.
#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    /// The articles over time.
    pub survey: Rc<Survey>,
    /// The first chosen day.
    pub from: Option<Day>,
    /// The last chosen day.
    pub to: Option<Day>,
    /// Whether articles without a date are chosen alone, or left out.
    #[prop_or_default]
    pub undated: Pick,
}

/// What the bar that is told about is found by.
#[derive(Clone, Copy, PartialEq)]
enum Pointed {
    /// The mouse or a finger is over a day.
    Day(Day),
    /// The first or the last day's handle has the focus.
    Handle { is_end: bool },
}

/// The element that is dragged over.
const FRAME: &str = ".timeline__frame";
/// The height of the plot, in px.
const HEIGHT: f64 = 56.0;
/// The most that an article's row takes of it.
const LANE_HEIGHT: f64 = 18.0;
/// The size of a name in it.
const NAME_SIZE: f64 = 13.0;
/// Lower rows have no room for a name.
const LEAST_NAMED: f64 = 11.0;
/// A drag shorter than this share of the width is a click.
const CLICK: f64 = 0.008;
/// How near an edge of the chosen days a drag must begin to move that edge.
const GRIP: f64 = 0.012;

fn percent(place: f64) -> AttrValue {
    format!("{place:.3}%").into()
}

/// The timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    // A drag under way: where it began and where it is, as shares of the width.
    let drag = use_state(|| None::<(f64, f64)>);
    let plot = use_node_ref();
    let width = use_width(&plot);
    let pointed = use_state_eq(|| None::<Pointed>);
    // On a phone the timeline is folded to a line.
    let is_open = use_state(|| false);
    let counts = &props.survey.timeline;
    let Some(axis) = TimeAxis::of(counts) else {
        return html! { <section class="timeline"><p class="timeline__note">{ timeline::no_dates() }</p></section> };
    };
    let (from, to) = match *drag {
        Some((a, b)) if (a - b).abs() > CLICK => snapped(axis, a, b),
        _ => (props.from, props.to),
    };
    let onpointerdown = {
        let (drag, chosen) = (drag.clone(), (props.from, props.to));
        let (pointed_down, survey) = (pointed.clone(), Rc::clone(&props.survey));
        Callback::from(move |event: PointerEvent| {
            let at = dom::share_across(&event, FRAME);
            dom::capture_pointer(&event, FRAME);
            pointed_down.set(bin_at(&survey.timeline, axis.day_at(at)).map(|bin| Pointed::Day(bin.start)));
            let edge = |day: Option<Day>| day.map(|day| axis.place(day) / 100.0);
            let is_near = |edge: f64| (edge - at).abs() < GRIP;
            let (left, right) = (edge(chosen.0).unwrap_or(0.0), edge(chosen.1.map(|day| day.plus(1))).unwrap_or(1.0));
            let anchor = match chosen {
                (Some(_), _) if is_near(left) => right,
                (_, Some(_)) if is_near(right) => left,
                _ => at,
            };
            drag.set(Some((anchor, at)));
        })
    };
    let onpointermove = {
        let (drag, pointed, survey) = (drag.clone(), pointed.clone(), Rc::clone(&props.survey));
        Callback::from(move |event: PointerEvent| {
            let at = dom::share_across(&event, FRAME);
            if let Some((anchor, _)) = *drag {
                drag.set(Some((anchor, at)));
            }
            // The same bar is no reason to draw anew.
            let bin = bin_at(&survey.timeline, axis.day_at(at));
            pointed.set(bin.map(|bin| Pointed::Day(bin.start)));
        })
    };
    let onpointerleave = {
        let pointed = pointed.clone();
        Callback::from(move |event: PointerEvent| {
            // A finger leaves as soon as it is lifted; what it pointed at stays readable.
            if event.pointer_type() != "touch" && dom::is_at(&event, FRAME) {
                pointed.set(None);
            }
        })
    };
    let onpointerup = {
        let (drag, dispatch, chosen) = (drag.clone(), dispatch.clone(), (props.from, props.to));
        Callback::from(move |event: PointerEvent| {
            let Some((anchor, _)) = *drag else { return };
            let at = dom::share_across(&event, FRAME);
            drag.set(None);
            let (from, to) =
                if (anchor - at).abs() > CLICK { snapped(axis, anchor, at) } else { snapped(axis, at, at) };
            let clears = (from, to) == chosen;
            dispatch.emit(if clears { Action::Dates(None, None) } else { Action::Dates(from, to) });
        })
    };
    let onpointercancel = {
        let drag = drag.clone();
        Callback::from(move |_: PointerEvent| drag.set(None))
    };
    let left = from.map_or(0.0, |day| axis.place(day));
    let right = to.map_or(100.0, |day| axis.place(day.plus(1)));
    let is_chosen = from.is_some() || to.is_some();
    let fold = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let (first, last) = (props.from.unwrap_or(axis.first), props.to.unwrap_or(axis.end.plus(-1)));
    let shown = if is_chosen { words::between(first, last) } else { timeline::label().to_owned() };
    let step = |is_end: bool| handle_keys(axis, props.from, props.to, is_end, &dispatch);
    let focus = |is_end: bool| {
        let set = |to: Option<Pointed>| {
            let pointed = pointed.clone();
            Callback::from(move |_: FocusEvent| pointed.set(to))
        };
        (set(Some(Pointed::Handle { is_end })), set(None))
    };
    let [first_shown, last_shown] = [from.unwrap_or(axis.first), to.unwrap_or(axis.end.plus(-1))];
    let told = pointed.and_then(|pointed| match pointed {
        Pointed::Day(day) => bin_at(counts, day),
        Pointed::Handle { is_end } => bin_at(counts, if is_end { last_shown } else { first_shown }),
    });
    html! {
        <section class="timeline" aria-label={timeline::label()} data-open={is_open.to_string()}>
            <button class="timeline__fold" aria-expanded={is_open.to_string()} onclick={fold}>
                <span>{ shown }</span><span aria-hidden="true">{ if *is_open { "▴" } else { "▾" } }</span>
            </button>
            <DateFields survey={props.survey.clone()} from={props.from} to={props.to} undated={props.undated} />
            <div class="timeline__frame" {onpointerdown} {onpointermove} {onpointerup} {onpointercancel} {onpointerleave}>
                <svg class="timeline__plot" width="100%" height={HEIGHT.to_string()} ref={plot}>
                    <defs>
                        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                            <rect class="timeline__hatch" width="2" height="5" />
                        </pattern>
                    </defs>
                    { for axis.ticks().iter().map(gridline) }
                    if counts.spans.is_empty() { { bars(axis, counts) } }
                    if is_chosen {
                        <rect class="timeline__outside" x="0" y="0" width={percent(left)} height="100%" />
                        <rect class="timeline__outside" x={percent(right)} y="0" width={percent((100.0 - right).max(0.0))} height="100%" />
                    }
                    // Over what dims the other days: names stay readable, and each article's bar is dimmed by itself.
                    if !counts.spans.is_empty() { { lanes(axis, &counts.spans, width) } }
                    { handle(left, timeline::first_day(), axis, first_shown, is_chosen, step(false), focus(false)) }
                    { handle(right, timeline::last_day(), axis, last_shown, is_chosen, step(true), focus(true)) }
                </svg>
                <svg class="timeline__axis" width="100%" height="18" aria-hidden="true">{ for labels(axis, &dispatch) }</svg>
                if let Some(bin) = told { <p class="timeline__readout" aria-hidden="true">{ wording::readout(bin, counts.stretch) }</p> }
            </div>
        </section>
    }
}

/// The bar that a day lies in.
fn bin_at(counts: &ArticlesOverTime, day: Day) -> Option<&Bin> {
    counts.bins.get(counts.bins.partition_point(|bin| bin.end <= day)).filter(|bin| bin.start <= day)
}

/// The days of a drag: whole stretches from the one where it began to the one where it ended.
fn snapped(axis: TimeAxis, a: f64, b: f64) -> (Option<Day>, Option<Day>) {
    let (first, last) = (axis.day_at(a.min(b)), axis.day_at((a.max(b) - 1e-9).max(a.min(b))));
    let end = axis.stretch.next(axis.stretch.start(last)).plus(-1);
    (Some(axis.stretch.start(first)), Some(end))
}

fn gridline(tick: &Tick) -> Html {
    html! { <line class="timeline__grid" x1={percent(tick.place)} x2={percent(tick.place)} y1="0" y2="100%" /> }
}

/// The dates under the axis; each chooses the year or month that it names.
fn labels(axis: TimeAxis, dispatch: &Callback<Action>) -> Vec<Html> {
    let years_only = axis.ticks().iter().all(|tick| tick.begins_year);
    let label = |(i, tick): (usize, Tick)| {
        let text = if years_only {
            tick.day.ymd().0.to_string()
        } else {
            words::short_month(tick.day, i == 0 || tick.begins_year)
        };
        let anchor = if tick.place > 94.0 { "end" } else { "start" };
        let named = if years_only { Stretch::Year } else { Stretch::Month };
        let (from, end) = (named.start(tick.day), named.next(named.start(tick.day)));
        let onclick = dispatch.reform(move |_| Action::Dates(Some(from), Some(end.plus(-1))));
        html! {
            <text x={percent(tick.place)} y="13" text-anchor={anchor} {onclick} onpointerdown={|e: PointerEvent| e.stop_propagation()}>
                { text }
            </text>
        }
    };
    axis.ticks().into_iter().enumerate().map(label).collect()
}

fn bars(axis: TimeAxis, counts: &ArticlesOverTime) -> Html {
    let most = counts.bins.iter().map(|bin| bin.n_certain + bin.n_possible).max().unwrap_or_default().max(1);
    let bar = |bin: &Bin| {
        let (x, end) = (axis.place(bin.start), axis.place(bin.end));
        let width = percent((end - x) * 0.86);
        let tall = |n: u32| HEIGHT * f64::from(n) / f64::from(most);
        let (certain, possible) = (tall(bin.n_certain), tall(bin.n_possible));
        html! {
            <g>
                <title>{ wording::bar(bin) }</title>
                <rect class="timeline__bar" x={percent(x)} {width} y={(HEIGHT - certain).to_string()} height={certain.to_string()} />
                <rect x={percent(x)} width={percent((end - x) * 0.86)} fill="url(#hatch)"
                    y={(HEIGHT - certain - possible).to_string()} height={possible.to_string()} />
            </g>
        }
    };
    html! { <>{ for counts.bins.iter().map(bar) }</> }
}

fn lanes(axis: TimeAxis, spans: &[DateSpan], width: f64) -> Html {
    let ends: Vec<(f64, f64)> =
        spans.iter().map(|span| (axis.place(span.earliest), axis.place(span.latest.plus(1)))).collect();
    let bars: Vec<(f64, f64)> = ends.iter().map(|(x, end)| (x * width / 100.0, end * width / 100.0)).collect();
    let names: Vec<f64> = spans.iter().map(|span| text_width(&span.outlet, NAME_SIZE, true)).collect();
    let places = lanes::lanes(&bars, &names, width);
    let n_lanes = places.iter().map(|place| place.lane + 1).max().unwrap_or(1) as f64;
    let tall = (HEIGHT / n_lanes).min(LANE_HEIGHT);
    let bar = (tall - 4.0).clamp(3.0, 10.0);
    let lane = |((span, (x, end)), place): ((&DateSpan, (f64, f64)), LanePlace)| {
        // The lowest row stands on the axis.
        let y = HEIGHT - tall * (n_lanes - place.lane as f64);
        let is_certain = span.earliest == span.latest;
        let fill = if is_certain { "currentColor" } else { "url(#hatch)" };
        let (at, dx, anchor) = match place.name {
            NamePlace::Left => (x, "-6", "end"),
            NamePlace::Right => (end, "6", "start"),
            NamePlace::OnBar => (x, "6", "start"),
        };
        html! {
            <g class="timeline__lane" data-kept={span.kept.to_string()}>
                <title>{ timeline::article(&span.outlet, &words::between(span.earliest, span.latest)) }</title>
                <rect class="timeline__span" x={percent(x)} width={percent(end - x)} y={(y + (tall - bar) / 2.0).to_string()}
                    height={bar.to_string()} {fill} />
                if tall >= LEAST_NAMED {
                    <text class="timeline__name" data-on-bar={(place.name == NamePlace::OnBar).to_string()} x={percent(at)} {dx}
                        y={(y + tall / 2.0 + 4.0).to_string()} text-anchor={anchor}>
                        { &span.outlet }
                    </text>
                }
            </g>
        }
    };
    html! { <>{ for spans.iter().zip(ends).zip(places).map(lane) }</> }
}

fn handle(
    place: f64,
    label: &'static str,
    axis: TimeAxis,
    day: Day,
    is_chosen: bool,
    onkeydown: Callback<KeyboardEvent>,
    (onfocus, onblur): (Callback<FocusEvent>, Callback<FocusEvent>),
) -> Html {
    let day = day.clamp(axis.first, axis.end.plus(-1).max(axis.first));
    // Drawn a little inside, so that it shows at the very edge.
    let x = percent(place.clamp(0.1, 99.9));
    html! {
        <g class="timeline__handle" data-chosen={is_chosen.to_string()} role="slider" tabindex="0" aria-label={label}
            aria-valuemin={axis.first.0.to_string()} aria-valuemax={axis.end.plus(-1).0.to_string()} aria-valuenow={day.0.to_string()}
            aria-valuetext={words::day(day)} {onkeydown} {onfocus} {onblur}>
            <line x1={x.clone()} x2={x.clone()} y1="0" y2="100%" />
            <circle cx={x} cy="50%" r="5" />
        </g>
    }
}

/// Arrow keys move an edge by a stretch; at the end of the axis it lets go.
fn handle_keys(
    axis: TimeAxis,
    from: Option<Day>,
    to: Option<Day>,
    is_end: bool,
    dispatch: &Callback<Action>,
) -> Callback<KeyboardEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        let last = axis.end.plus(-1);
        let now = if is_end { to.unwrap_or(last) } else { from.unwrap_or(axis.first) };
        let start = axis.stretch.start(now);
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" if is_end => axis.stretch.next(axis.stretch.next(start)).plus(-1),
            "ArrowRight" | "ArrowUp" => axis.stretch.next(start),
            "ArrowLeft" | "ArrowDown" if is_end => start.plus(-1),
            "ArrowLeft" | "ArrowDown" => axis.stretch.start(start.plus(-1)),
            "Home" => {
                if is_end {
                    axis.stretch.next(axis.first).plus(-1)
                } else {
                    axis.first
                }
            }
            "End" => {
                if is_end {
                    last
                } else {
                    axis.stretch.start(last)
                }
            }
            _ => return,
        };
        event.prevent_default();
        let (from, to) = if is_end {
            (from, Some(next.max(from.unwrap_or(axis.first))).filter(|day| *day < last))
        } else {
            (Some(next.min(to.unwrap_or(last))).filter(|day| *day > axis.first), to)
        };
        dispatch.emit(Action::Dates(from, to));
    })
}
