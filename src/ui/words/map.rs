//! The map of words: pointed at, gone through by keys, and brushed.

use crate::browser::dom;
use crate::ui::controls::figure::{Draw, foot, mark_html, use_width, view_box};
use crate::ui::controls::language::use_language;
use crate::view::commands::{Effect, Scope, effect};
use crate::view::picture::map::{self, MapPicture};
use crate::view::wording;
use reports::word_map::WordMap;
use std::rc::Rc;
use yew::{
    AttrValue, Callback, Html, KeyboardEvent, PointerEvent, Properties, component, html, use_effect_with, use_memo,
    use_node_ref, use_state,
};

/// What the map shows.
#[derive(Properties, Clone)]
pub struct WordMapFigureProps {
    /// The words.
    pub map: Rc<WordMap>,
    /// What its files are called, without an ending.
    pub name: AttrValue,
    /// What it shows of what, for the end of its caption.
    pub caption: AttrValue,
    /// Called with the number of a word whose lines are asked for.
    pub on_open: Callback<usize>,
    /// Called with the number of a word that is to be hidden.
    pub on_hide: Callback<usize>,
}

impl PartialEq for WordMapFigureProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.map, &other.map)
            && self.name == other.name
            && self.caption == other.caption
            && self.on_open == other.on_open
            && self.on_hide == other.on_hide
    }
}

/// The element that is pointed at.
const PLOT: &str = ".picture--map";
/// How near a dot must be to be meant, in px.
const NEAR: f64 = 22.0;
/// A drag shorter than this is a click, in px.
const CLICK: f64 = 5.0;
/// The most words of a rectangle that are listed.
const MOST_LISTED: usize = 200;

/// What is chosen and drawn on the map: lost with the map it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Marked {
    chosen: Option<usize>,
    /// A finger chose it, under which it says nothing.
    by_touch: bool,
    /// Where a drag began, and where it is.
    drag: Option<[(f64, f64); 2]>,
    brushed: Option<[f64; 4]>,
    /// Brushed places are of a width.
    width: f64,
}

fn rectangle([a, b]: [(f64, f64); 2]) -> [f64; 4] {
    [a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1)]
}

/// The map.
#[component]
pub fn WordMapFigure(props: &WordMapFigureProps) -> Html {
    use_language();
    let frame = use_node_ref();
    let width = use_width(&frame);
    let map = &props.map;
    let number = Rc::as_ptr(map) as usize;
    // The many dots are drawn once for each map and width, whatever is pointed at.
    let drawn = {
        let map = Rc::clone(map);
        use_memo((number, width as u32), move |_| map::draw(&map, width))
    };
    let base = {
        let drawn = Rc::clone(&drawn);
        use_memo(
            (number, width as u32),
            move |_| html! { <g aria-hidden="true">{ for drawn.picture.marks.iter().map(mark_html) }</g> },
        )
    };
    let marked = use_state(|| (number, Marked::default()));
    let now = if marked.0 == number { marked.1 } else { Marked::default() };
    let brushed = now.brushed.filter(|_| now.width == width);
    let set = {
        let marked = marked.setter();
        Callback::from(move |next: Marked| marked.set((number, Marked { width, ..next })))
    };

    use_effect_with((now.chosen, now.by_touch), |(chosen, by_touch)| {
        if chosen.is_some() && *by_touch {
            dom::bring_into_sight(".figure__status");
        }
    });

    let size = (drawn.picture.width, drawn.picture.height);
    let at = move |event: &PointerEvent| {
        let (x, y) = dom::shares_within(event, PLOT);
        (x * size.0, y * size.1)
    };
    let onpointerdown = set.reform(move |event: PointerEvent| {
        dom::capture_pointer(&event, PLOT);
        Marked { drag: Some([at(&event); 2]), ..now }
    });
    let onpointermove = {
        let (set, drawn) = (set.clone(), Rc::clone(&drawn));
        Callback::from(move |event: PointerEvent| {
            let point = at(&event);
            let next = match now.drag {
                Some([start, _]) => Marked { drag: Some([start, point]), ..now },
                // What was pointed at last stays chosen, so that its line can be used.
                None => match drawn.meant(point.0, point.1, NEAR) {
                    None => return,
                    chosen => Marked { chosen, by_touch: event.pointer_type() == "touch", ..now },
                },
            };
            if next != now {
                set.emit(next);
            }
        })
    };
    let onpointerup = {
        let (set, drawn, on_open) = (set.clone(), Rc::clone(&drawn), props.on_open.clone());
        Callback::from(move |event: PointerEvent| {
            let Some([start, _]) = now.drag else { return };
            let end = at(&event);
            if (start.0 - end.0).abs().max((start.1 - end.1).abs()) > CLICK {
                set.emit(Marked { drag: None, brushed: Some(rectangle([start, end])), ..now });
                return;
            }
            let hit = drawn.meant(end.0, end.1, NEAR);
            let by_touch = event.pointer_type() == "touch";
            set.emit(Marked { drag: None, chosen: hit.or(now.chosen), by_touch, ..now });
            // A finger cannot point before it touches: its first touch points, its second opens.
            if let Some(hit) = hit.filter(|hit| !by_touch || now.chosen == Some(*hit)) {
                on_open.emit(hit);
            }
        })
    };
    let onpointercancel = set.reform(move |_: PointerEvent| Marked { drag: None, ..now });
    let onkeydown = {
        let (set, on_open, on_hide, n) = (set.clone(), props.on_open.clone(), props.on_hide.clone(), map.words.len());
        Callback::from(move |event: KeyboardEvent| {
            let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            if is_plain && effect(&event.key(), &[Scope::Page]) == Some(&Effect::Hide) {
                now.chosen.into_iter().for_each(|chosen| on_hide.emit(chosen));
                return event.prevent_default();
            }
            let last = n.saturating_sub(1);
            let chosen = match (event.key().as_str(), now.chosen) {
                ("ArrowRight" | "ArrowDown", chosen) => chosen.map_or(0, |i| (i + 1).min(last)),
                ("ArrowLeft" | "ArrowUp", chosen) => chosen.map_or(last, |i| i.saturating_sub(1)),
                ("Home", _) => 0,
                ("End", _) => last,
                ("Enter", Some(chosen)) => {
                    on_open.emit(chosen);
                    return event.prevent_default();
                }
                _ => return,
            };
            event.prevent_default();
            if n > 0 {
                set.emit(Marked { chosen: Some(chosen), ..now });
            }
        })
    };

    let mut label = map::label(map);
    label.lines.push(props.caption.to_string());
    let draw = {
        let map = Rc::clone(map);
        Draw::new(move |width| map::draw(&map, width).picture)
    };
    let over = map::overlay(map, &drawn, now.chosen, now.drag.map(rectangle).or(brushed));
    let chosen = now.chosen.and_then(|i| Some((i, map.words.get(i)?)));
    let status = match chosen {
        Some((_, word)) => wording::map_word(word, &map.target, &map.reference),
        None => words::pictures::map_hint().to_owned(),
    };
    let open = chosen.map(|(i, _)| {
        let onclick = props.on_open.reform(move |_| i);
        let hide = props.on_hide.reform(move |_| i);
        html! {
            <>
                { " " }<button class="link" {onclick}>{ words::pictures::show_lines() }</button>
                { " " }<button class="link" onclick={hide}>{ words::hidden::hide_word() }</button>
            </>
        }
    });
    html! {
        <figure class="figure" ref={frame}>
            <figcaption class="figure__title heading">{ &label.title }</figcaption>
            <svg class="picture picture--map" width={size.0.to_string()} height={size.1.to_string()} viewBox={view_box(&drawn.picture)}
                role="application" tabindex="0" aria-label={label.title.clone()} {onpointerdown} {onpointermove} {onpointerup}
                {onpointercancel} {onkeydown}>
                { (*base).clone() }
                <g aria-hidden="true">{ for over.iter().map(mark_html) }</g>
            </svg>
            <p class="figure__status"><span role="status">{ status }</span>{ open.unwrap_or_default() }</p>
            if let Some(brushed) = brushed {
                { listed(props, &drawn, brushed, set.reform(move |_| Marked { brushed: None, ..now })) }
            }
            { foot(&props.name, &label, &draw) }
        </figure>
    }
}

/// The words in a rectangle.
fn listed(props: &WordMapFigureProps, drawn: &MapPicture, brushed: [f64; 4], clear: Callback<yew::MouseEvent>) -> Html {
    let inside = map::inside(&drawn.places, brushed);
    let n_left = inside.len().saturating_sub(MOST_LISTED);
    let word = |i: &usize| {
        let i = *i;
        let word = props.map.words.get(i)?;
        let onclick = props.on_open.reform(move |_| i);
        Some(html! { <li><button class="brushed__word row" {onclick}>{ &word.name }</button></li> })
    };
    html! {
        <div class="brushed">
            <p class="caption">{ words::pictures::words_in_rectangle(inside.len() as u64) }{ " " }<button class="link" onclick={clear}>{ words::filters::clear() }</button></p>
            <ul class="brushed__words">{ for inside.iter().take(MOST_LISTED).filter_map(word) }</ul>
            if n_left > 0 { <p class="caption">{ words::pictures::more_words(n_left as u64) }</p> }
        </div>
    }
}
