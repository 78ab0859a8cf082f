//! A figure: a picture with its title, what can be pointed at in it, its caption, and itself as a file.

use crate::browser::{canvas, dom, download};
use crate::ui::controls::click::on_click;
use crate::ui::controls::language::use_language;
use crate::view::commands::{Effect, Scope, effect};
use crate::view::picture::{self, Anchor, Label, Manner, Mark, Paint, Picture, Role, Shape, Spot, framed, px};
use std::cell::Cell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{
    AttrValue, Callback, Event, Html, KeyboardEvent, MouseEvent, NodeRef, PointerEvent, Properties, classes, component,
    hook, html, use_effect_with, use_memo, use_node_ref, use_state,
};

/// Draws a picture at a width.
#[derive(Clone)]
pub struct Draw(pub Rc<dyn Fn(f64) -> Picture>);

impl Draw {
    /// A way to draw.
    pub fn new(draw: impl Fn(f64) -> Picture + 'static) -> Self {
        Self(Rc::new(draw))
    }
}

impl PartialEq for Draw {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a figure shows.
#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// What its files are called, without an ending.
    pub name: AttrValue,
    /// Its title and caption.
    pub label: Label,
    /// The picture.
    pub draw: Draw,
    /// Called with the number of a spot that is clicked.
    pub on_pick: Callback<usize>,
    /// Called with the number of a spot whose word is to be hidden, where that can be.
    #[prop_or_default]
    pub on_hide: Option<Callback<usize>>,
}

/// How wide a picture is before anything has been measured.
const USUAL_WIDTH: f64 = 720.0;
/// How wide a picture in a file is.
const FILE_WIDTH: f64 = 904.0;
/// How many pixels of a file make a px.
const FILE_SCALE: f64 = 2.0;
/// What is narrower than this no finger can mean, in px; what is low has its words beside it.
const FINGER: f64 = 24.0;
/// With more spots than these, one goes through them by the arrow keys alone.
const MOST_STOPS: usize = 80;

/// A figure.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    use_language();
    let frame = use_node_ref();
    let width = use_width(&frame);
    let picture = (props.draw.0)(width);
    let [w, h] = [px(picture.width), px(picture.height)];
    let n_stops = if picture.spots.len() > MOST_STOPS { 1 } else { MOST_STOPS };
    let spot = |(i, spot): (usize, &Spot)| {
        let band = picture.bands.iter().position(|band| band.of.contains(&spot.of));
        spot_html(spot, i < n_stops, band, props.on_hide.is_some())
    };
    let spots = picture.spots.iter().enumerate().map(spot);
    let bands = picture.bands.iter().enumerate().map(|(i, band)| {
        html! { <g class="picture__band" data-band={i.to_string()}>{ for band.marks.iter().map(mark_html) }</g> }
    });
    // A finger cannot point before it touches: of narrow spots, its first touch tells what the second opens.
    let told = use_state(|| None::<(String, usize)>);
    let now = told.as_ref().filter(|(title, _)| *title == props.label.title).map(|(_, of)| *of);
    let is_touch = use_memo((), |()| Cell::new(false));
    let onpointerdown = {
        let is_touch = Rc::clone(&is_touch);
        Callback::from(move |event: PointerEvent| is_touch.set(event.pointer_type() == "touch"))
    };
    let narrow: Vec<usize> = picture.spots.iter().filter(|spot| spot.width < FINGER).map(|spot| spot.of).collect();
    // One listener for all: a picture may have thousands of spots.
    let onclick = {
        let (on_pick, on_hide, title) = (props.on_pick.clone(), props.on_hide.clone(), props.label.title.clone());
        let (told, is_touch) = (told.setter(), Rc::clone(&is_touch));
        Callback::from(move |event: MouseEvent| match (number_at(&event, ".cross"), &on_hide) {
            (Some(of), Some(on_hide)) => on_hide.emit(of),
            _ => match number_at(&event, ".spot") {
                Some(of) if is_touch.get() && narrow.contains(&of) && now != Some(of) => {
                    told.set(Some((title.clone(), of)));
                }
                of => of.into_iter().for_each(|of| on_pick.emit(of)),
            },
        })
    };
    use_effect_with(now, |told| {
        if told.is_some() {
            dom::bring_into_sight(".figure__status");
        }
    });
    let told = picture.spots.iter().find(|spot| Some(spot.of) == now).map(|spot| {
        let onclick = on_click(&props.on_pick, spot.of);
        html! {
            <p class="figure__status">
                <span role="status">{ &spot.label }</span>{ " " }<button class="link" {onclick}>{ words::pictures::show_lines() }</button>
            </p>
        }
    });
    let onkeydown = {
        let (on_pick, on_hide) = (props.on_pick.clone(), props.on_hide.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(of) = number_at(&event, ".spot") else { return };
            let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            match (event.key().as_str(), &on_hide) {
                ("Enter" | " ", _) => on_pick.emit(of),
                (key, Some(on_hide)) if is_plain && effect(key, &[Scope::Page]) == Some(&Effect::Hide) => {
                    on_hide.emit(of);
                }
                ("ArrowRight" | "ArrowDown", _) => dom::move_focus(".picture .spot", 1),
                ("ArrowLeft" | "ArrowUp", _) => dom::move_focus(".picture .spot", -1),
                _ => return,
            }
            event.prevent_default();
        })
    };
    html! {
        <figure class="figure" ref={frame}>
            <figcaption class="figure__title heading">{ &props.label.title }</figcaption>
            <svg class="picture" width={w.clone()} height={h.clone()} viewBox={view_box(&picture)} role="group" aria-label={props.label.title.clone()} {onpointerdown} {onclick} {onkeydown}>
                <g aria-hidden="true">{ for bands }{ for picture.marks.iter().map(mark_html) }</g>
                { for spots }
            </svg>
            { told }
            { foot(&props.name, &props.label, &props.draw) }
        </figure>
    }
}

/// The part of a plane that a picture shows: all of it, at its natural size.
pub fn view_box(picture: &Picture) -> AttrValue {
    ["0 0 ", &px(picture.width), " ", &px(picture.height)].concat().into()
}

/// How wide an element is; until that is known, as wide as usual.
#[hook]
pub fn use_width(element: &NodeRef) -> f64 {
    let width = use_state(|| USUAL_WIDTH);
    {
        let (element, width) = (element.clone(), width.setter());
        use_effect_with((), move |()| {
            canvas::know_faces();
            // Drawn anew in any case, now that the faces are known.
            let last = std::cell::Cell::new(0.0_f64);
            let watch = element.get().and_then(|node| {
                // A hidden figure has no width, and a px more or less is no reason to draw anew.
                dom::watch_width(&node, move |now| {
                    if now >= 120.0 && (now - last.get()).abs() > 1.0 {
                        last.set(now);
                        width.set(now);
                    }
                })
            });
            move || drop(watch)
        });
    }
    *width
}

/// The caption, and the buttons that save the picture.
pub fn foot(name: &AttrValue, label: &Label, draw: &Draw) -> Html {
    let whole = {
        let (draw, label) = (draw.clone(), label.clone());
        move || ((draw.0)(FILE_WIDTH), label.clone())
    };
    let save_svg = {
        let (whole, name) = (whole.clone(), name.clone());
        Callback::from(move |_| {
            let (picture, label) = whole();
            download::save(&format!("{name}.svg"), "image/svg+xml", picture::svg(&picture, &label).as_bytes());
        })
    };
    let save_png = {
        let name = format!("{name}.png");
        Callback::from(move |_| {
            let (picture, label) = whole();
            let name = name.clone();
            spawn_local(async move {
                if let Some(bytes) = canvas::png(&framed(&picture, &label), FILE_SCALE).await {
                    download::save(&name, "image/png", &bytes);
                }
            });
        })
    };
    html! {
        <>
            { for label.lines.iter().map(|line| html! { <p class="caption">{ line }</p> }) }
            <p class="figure__tools" role="group" aria-label={words::pictures::save()}>
                <button class="link" onclick={save_svg}>{ words::pictures::svg() }</button>
                <button class="link" onclick={save_png}>{ words::pictures::png() }</button>
            </p>
        </>
    }
}

/// The number of the spot, or of the cross on it, that an event is about.
fn number_at(event: &Event, selector: &str) -> Option<usize> {
    dom::attribute_at(event, selector, "data-of")?.parse().ok()
}

fn spot_html(spot: &Spot, is_stop: bool, band: Option<usize>, has_cross: bool) -> Html {
    let of = spot.of.to_string();
    let tabindex = if is_stop { "0" } else { "-1" };
    let band = band.map(|band| band.to_string());
    let [x, y, width, height] = [spot.x, spot.y, spot.width, spot.height].map(px);
    let bare = html! {
        <rect key={spot.of} class="spot row" role="button" {tabindex} aria-label={spot.label.clone()} data-of={of.clone()} data-band={band} {x} {y} {width} {height}>
            <title>{ &spot.label }</title>
        </rect>
    };
    if !has_cross {
        return bare;
    }
    // Under the pointer a cross at the row's start hides its word; by key that is done from the row itself.
    let (at, y) = (spot.x + 9.0, spot.y + spot.height / 2.0);
    let lines = vec![vec![(at - 3.5, y - 3.5), (at + 3.5, y + 3.5)], vec![(at - 3.5, y + 3.5), (at + 3.5, y - 3.5)]];
    let d = picture::path_data(&Shape::Path { lines }, Manner::Thin);
    html! {
        <g key={spot.of} class="spot-row">
            { bare }
            <g class="cross" aria-hidden="true" data-of={of}>
                <title>{ words::hidden::hide_word() }</title>
                <ellipse cx={px(at)} cy={px(y)} rx="9" ry="9" /><path {d} />
            </g>
        </g>
    }
}

/// The classes of a paint: what with, and in what manner.
fn paint_class(paint: Paint) -> [&'static str; 2] {
    let role = match paint.role {
        Role::Ink => "paint--ink",
        Role::Quiet => "paint--quiet",
        Role::Rule => "paint--rule",
        Role::Tint => "paint--tint",
        Role::Target => "paint--target",
        Role::Reference => "paint--reference",
        Role::Paper => "paint--paper",
        Role::Series(1) => "paint--series-b",
        Role::Series(2) => "paint--series-c",
        Role::Series(3) => "paint--series-d",
        Role::Series(4) => "paint--series-e",
        Role::Series(5) => "paint--series-f",
        Role::Series(_) => "paint--series-a",
    };
    let manner = match paint.manner {
        Manner::Solid => "manner--solid",
        Manner::Thin => "manner--thin",
        Manner::Thick => "manner--thick",
        Manner::Dashed => "manner--dashed",
        Manner::Line(_) => "manner--line",
        Manner::Hollow => "manner--hollow",
        Manner::Faint => "manner--faint",
        Manner::Halo => "manner--halo",
    };
    [role, manner]
}

/// A mark as the screen has it: its geometry as attributes, its paint as classes.
pub fn mark_html(mark: &Mark) -> Html {
    let [role, manner] = paint_class(mark.paint);
    let class = classes!(role, manner);
    match &mark.shape {
        Shape::Line { from, to } => {
            html! { <line {class} x1={px(from.0)} y1={px(from.1)} x2={px(to.0)} y2={px(to.1)} /> }
        }
        Shape::Rect { x, y, width, height } => {
            html! { <rect {class} x={px(*x)} y={px(*y)} width={px(*width)} height={px(*height)} /> }
        }
        Shape::Circle { x, y, r } => html! { <circle {class} cx={px(*x)} cy={px(*y)} r={px(*r)} /> },
        Shape::Text { x, y, anchor, size, bold, serif, text } => {
            let anchor = match anchor {
                Anchor::Start => None,
                Anchor::Middle => Some("middle"),
                Anchor::End => Some("end"),
            };
            let weight = bold.then_some("700");
            let class = classes!(class, serif.then_some("picture__word"));
            html! { <text {class} x={px(*x)} y={px(*y)} font-size={px(*size)} font-weight={weight} text-anchor={anchor}>{ text }</text> }
        }
        shape @ Shape::Dots { r, .. } if !mark.paint.manner.is_ring() => {
            let d = picture::path_data(shape, mark.paint.manner);
            html! { <path class={classes!(role, "picture__dots")} {d} stroke-width={px(2.0 * r)} /> }
        }
        shape => {
            let dashes = Some(picture::dash_array(mark.paint)).filter(|dashes| !dashes.is_empty());
            html! { <path {class} d={picture::path_data(shape, mark.paint.manner)} stroke-dasharray={dashes} /> }
        }
    }
}
