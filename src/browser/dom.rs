//! The document: values of controls, focus, scrolling, and marks on the page as a whole.

use std::cell::RefCell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Whether the page has been read to its end.
pub fn is_read() -> bool {
    document().is_some_and(|document| document.ready_state() != "loading")
}

/// Waits until the page has been read to its end.
pub async fn read_to_its_end() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(document) = document() {
            let done = Closure::once_into_js(move || {
                let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
            });
            let _ = document.add_event_listener_with_callback("DOMContentLoaded", done.unchecked_ref());
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// From now on lets the browser ask before the page is left, as long as there is something that would be lost.
pub fn ask_before_leaving(is_something_lost: impl Fn() -> bool + 'static) {
    let asks = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if is_something_lost() {
            event.prevent_default();
            // What browsers of before 2023 look at.
            let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &true.into());
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("beforeunload", asks.as_ref().unchecked_ref());
    }
    asks.forget();
}

/// The element that the program is mounted in.
pub fn root() -> Option<web_sys::Element> {
    document()?.get_element_by_id("app")
}

/// What stands in the field or list that an event came from.
pub fn value_of(event: &web_sys::Event) -> String {
    event.target().map(|target| value(&target)).unwrap_or_default()
}

/// What stands in a field or list.
fn value(field: &web_sys::EventTarget) -> String {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    if let Some(text) = field.dyn_ref::<HtmlTextAreaElement>() {
        return text.value();
    }
    field.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default()
}

/// What stands in the field `field` of the element of a selector that an event happened in.
pub fn value_near(event: &web_sys::Event, selector: &str, field: &str) -> String {
    let found = around(event, selector).and_then(|element| element.query_selector(field).ok().flatten());
    found.map(|field| value(&field)).unwrap_or_default()
}

/// What stands in the lists of a selector, in the form or element that an event happened in.
pub fn values_in(event: &web_sys::Event, selector: &str) -> Vec<String> {
    let Some(form) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return Vec::new();
    };
    let Ok(all) = form.query_selector_all(selector) else { return Vec::new() };
    (0..all.length()).filter_map(|i| Some(all.get(i)?.dyn_into::<HtmlSelectElement>().ok()?.value())).collect()
}

/// The element of a selector that an event happened in. Yew listens at the page's root, so an event's own "current target" is that.
fn around(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest(selector).ok()?
}

/// Whether an event happened at an element of a selector itself, not inside it.
pub fn is_at(event: &web_sys::Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.matches(selector).unwrap_or_default())
}

/// How far across the element of a selector an event happened, from 0 at its left to 1 at its right.
pub fn share_across(event: &web_sys::MouseEvent, selector: &str) -> f64 {
    let Some(bounds) = around(event, selector).map(|element| element.get_bounding_client_rect()) else { return 0.0 };
    ((f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0)).clamp(0.0, 1.0)
}

/// How far across and down the element of a selector an event happened, each from 0 to 1.
pub fn shares_within(event: &web_sys::MouseEvent, selector: &str) -> (f64, f64) {
    let Some(bounds) = around(event, selector).map(|element| element.get_bounding_client_rect()) else {
        return (0.0, 0.0);
    };
    let share = |at: i32, from: f64, length: f64| ((f64::from(at) - from) / length.max(1.0)).clamp(0.0, 1.0);
    (share(event.client_x(), bounds.left(), bounds.width()), share(event.client_y(), bounds.top(), bounds.height()))
}

/// Watches how wide an element is, until dropped.
pub struct WidthWatch {
    observer: web_sys::ResizeObserver,
    _listener: Closure<dyn FnMut()>,
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells how wide an element is, in px, now and whenever that changes.
pub fn watch_width(node: &web_sys::Node, tell: impl Fn(f64) + 'static) -> Option<WidthWatch> {
    let element = node.dyn_ref::<web_sys::Element>()?.clone();
    let width = {
        let element = element.clone();
        move || element.get_bounding_client_rect().width().floor()
    };
    tell(width());
    let listener = Closure::<dyn FnMut()>::new(move || tell(width()));
    let observer = web_sys::ResizeObserver::new(listener.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(WidthWatch { observer, _listener: listener })
}

/// Sends the rest of a drag to the element of a selector, wherever the pointer goes.
pub fn capture_pointer(event: &web_sys::PointerEvent, selector: &str) {
    if let Some(element) = around(event, selector) {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Puts the focus on the first element of a selector.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

thread_local! {
    /// What had the focus before it was lent, each with the selector of what borrowed it.
    static LENDERS: RefCell<Vec<(&'static str, web_sys::Element)>> = const { RefCell::new(Vec::new()) };
}

/// Notes what has the focus, unless it is inside the first element of a selector already, to give it back there later.
pub fn borrow_focus(selector: &'static str) {
    let active = document().and_then(|document| document.active_element());
    let Some(active) = active.filter(|active| active.closest(selector).is_ok_and(|around| around.is_none())) else {
        return;
    };
    LENDERS.with(|lenders| {
        let mut lenders = lenders.borrow_mut();
        lenders.retain(|(borrower, _)| *borrower != selector);
        lenders.push((selector, active));
    });
}

/// Gives the focus back that the element of a selector borrowed, once that is gone, if who lent it is still there and nothing else has it by then.
pub fn return_focus(selector: &str) {
    let lender = LENDERS.with(|lenders| {
        let mut lenders = lenders.borrow_mut();
        let at = lenders.iter().position(|(borrower, _)| *borrower == selector)?;
        Some(lenders.remove(at).1)
    });
    let Some(lender) = lender else { return };
    wasm_bindgen_futures::spawn_local(async move {
        crate::browser::pause(0).await;
        let active = document().and_then(|document| document.active_element());
        if lender.is_connected() && active.is_none_or(|active| active.tag_name() == "BODY") {
            let _ = lender.unchecked_ref::<HtmlElement>().focus();
        }
    });
}

/// Moves the focus by so many among the elements of a selector, onto the first or last where none has it.
pub fn move_focus(selector: &str, by: i32) {
    let Some(document) = document() else { return };
    let Ok(all) = document.query_selector_all(selector) else { return };
    let elements: Vec<web_sys::Element> = (0..all.length()).filter_map(|i| all.get(i)?.dyn_into().ok()).collect();
    let active = document.active_element();
    let at = elements.iter().position(|element| {
        active.as_ref().is_some_and(|active| element.is_same_node(Some(active)) || element.contains(Some(active)))
    });
    let last = elements.len() as i32 - 1;
    let next = at.map_or(if by > 0 { 0 } else { last }, |at| (at as i32 + by).clamp(0, last.max(0)));
    if let Some(element) = elements.get(next as usize) {
        // Parts of a picture take the focus as other elements do, though they are none of HTML's.
        let _ = element.unchecked_ref::<HtmlElement>().focus();
        // Out from under what lies over the page's edge, such as the tabs of a phone.
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls the first element of a selector into the middle of its pane.
pub fn scroll_to(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls the page up to where the first element of a selector begins, if that has been scrolled past.
pub fn scroll_up_to(selector: &str) {
    if let Some(element) = find(selector).filter(|element| element.get_bounding_client_rect().top() < 0.0) {
        element.scroll_into_view_with_bool(true);
    }
}

/// Scrolls the first element of a selector back to its top.
pub fn scroll_to_top(selector: &str) {
    if let Some(element) = find(selector) {
        element.set_scroll_top(0);
    }
}

/// Opens a dialog as the only thing that can be used.
pub fn show_dialog(selector: &str) {
    let dialog = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        let _ = dialog.show_modal();
    }
}

/// Names the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Notes something on the page as a whole.
pub fn mark(attribute: &str, value: &str) {
    if let Some(html) = document().and_then(|document| document.document_element()) {
        let _ = html.set_attribute(attribute, value);
    }
}

/// Notes, once, how many milliseconds after its opening the page showed its first content.
pub fn mark_usable() {
    let now = web_sys::window().and_then(|window| window.performance()).map(|clock| clock.now());
    if let (Some(now), Some(html)) = (now, document().and_then(|document| document.document_element()))
        && !html.has_attribute("data-usable")
    {
        let _ = html.set_attribute("data-usable", &now.to_string());
    }
}
