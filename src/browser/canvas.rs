//! Canvas: draws a picture in pixels, for PNG files.

use crate::view::picture::{Anchor, Mark, Picture, Role, SAMPLE, SANS, SERIF, Shape, px, use_faces};
use std::cell::Cell;
use std::f64::consts::TAU;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d as Context, HtmlCanvasElement};

/// The size at which faces are measured, in px.
const MEASURED: f64 = 100.0;

/// Measures the faces that pictures are drawn with, so that their texts get the room that they need here.
pub fn know_faces() {
    thread_local!(static IS_KNOWN: Cell<bool> = const { Cell::new(false) });
    if !IS_KNOWN.replace(true) {
        use_faces(MEASURED, faces().unwrap_or_default());
    }
}

/// How wide the sample is in each face, plain and bold.
fn faces() -> Option<Vec<(f64, bool)>> {
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let context: Context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let width = |(family, bold)| {
        context.set_font(&font(MEASURED, family, bold));
        Some((context.measure_text(SAMPLE).ok()?.width(), bold))
    };
    [(SANS, false), (SANS, true), (SERIF, false), (SERIF, true)].into_iter().map(width).collect()
}

/// A font as canvases name it.
fn font(size: f64, family: &str, bold: bool) -> String {
    [if bold { "700 " } else { "" }, &px(size), "px ", family].concat()
}

/// Draws a picture as a PNG file with `scale` pixels per px. `None` if the browser cannot draw it.
pub async fn png(picture: &Picture, scale: f64) -> Option<Vec<u8>> {
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((picture.width * scale).ceil() as u32);
    canvas.set_height((picture.height * scale).ceil() as u32);
    let context: Context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(scale, scale).ok()?;
    context.set_fill_style_str(Role::Paper.colour());
    context.fill_rect(0.0, 0.0, picture.width + 1.0, picture.height + 1.0);
    for mark in &picture.marks {
        draw(&context, mark).ok()?;
    }
    let made = JsFuture::from(js_sys::Promise::new(&mut |resolve, _| {
        let callback = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob);
        });
        if canvas.to_blob(callback.unchecked_ref()).is_err() {
            let _ = callback.unchecked_ref::<js_sys::Function>().call1(&JsValue::UNDEFINED, &JsValue::NULL);
        }
    }));
    // There is no blob if the canvas is too large for the browser.
    let blob: Blob = made.await.ok()?.dyn_into().ok()?;
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

fn draw(context: &Context, mark: &Mark) -> Result<(), JsValue> {
    let paint = mark.paint;
    if let Some(role) = paint.fill() {
        context.set_fill_style_str(role.colour());
    }
    if let Some((role, width)) = paint.stroke() {
        context.set_stroke_style_str(role.colour());
        context.set_line_width(width);
    }
    let dashes = js_sys::Array::new();
    for length in paint.dashes() {
        dashes.push(&(*length).into());
    }
    context.set_line_dash(&dashes)?;
    context.set_line_join("round");
    context.begin_path();
    match &mark.shape {
        Shape::Line { from, to } => {
            context.move_to(from.0, from.1);
            context.line_to(to.0, to.1);
        }
        Shape::Rect { x, y, width, height } => context.rect(*x, *y, *width, *height),
        Shape::Circle { x, y, r } => context.arc(*x, *y, *r, 0.0, TAU)?,
        Shape::Path { lines } => {
            for line in lines {
                for (i, (x, y)) in line.iter().enumerate() {
                    if i == 0 { context.move_to(*x, *y) } else { context.line_to(*x, *y) }
                }
            }
        }
        Shape::Dots { points, r } => {
            for (x, y) in points {
                context.move_to(x + r, *y);
                context.arc(*x, *y, *r, 0.0, TAU)?;
            }
        }
        Shape::Text { x, y, anchor, size, bold, serif, text } => {
            let family = if *serif { SERIF } else { SANS };
            context.set_font(&font(*size, family, *bold));
            context.set_text_align(match anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            if paint.stroke().is_some() {
                context.stroke_text(text, *x, *y)?;
            }
            return context.fill_text(text, *x, *y);
        }
    }
    if paint.fill().is_some() {
        context.fill();
    }
    if paint.stroke().is_some() {
        context.stroke();
    }
    Ok(())
}
