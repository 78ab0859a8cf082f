//! DOM: control values, focus, scrolling, and attributes of the whole page.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Whether the browser has parsed the whole page.
pub fn is_read() -> bool {
    document().is_some_and(|document| document.ready_state() != "loading")
}

/// How many cores the browser says that there are; one where it says nothing.
pub fn n_cores() -> u32 {
    web_sys::window().map_or(1, |window| window.navigator().hardware_concurrency().max(1.0) as u32)
}

/// Waits until the browser has parsed the whole page.
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

/// Says something above all else in the page, without what draws the rest of it. Only the first words are said: what follows is their consequence.
pub fn say_at_once(words: &str) {
    const LAST_WORDS: &str = "data-last-words";
    let Some(document) = document() else { return };
    if !matches!(document.query_selector(&["[", LAST_WORDS, "]"].concat()), Ok(None)) {
        return;
    }
    if let (Some(body), Ok(paragraph)) = (document.body(), document.create_element("p")) {
        let _ = paragraph.set_attribute(LAST_WORDS, "");
        paragraph.set_text_content(Some(words));
        let _ = paragraph.set_attribute("role", "alert");
        let _ = body.append_child(&paragraph);
    }
}

/// From now on, tells `then` what the browser says where it ends the program.
pub fn when_the_program_ends(then: impl Fn(&str) + 'static) {
    let told = Closure::<dyn Fn(web_sys::ErrorEvent)>::new(move |event: web_sys::ErrorEvent| {
        if event.error().is_instance_of::<js_sys::WebAssembly::RuntimeError>() {
            then(&event.message());
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("error", told.as_ref().unchecked_ref());
    }
    told.forget();
}

/// From now on, makes the browser ask before the page is left while `is_something_lost` returns true.
pub fn ask_before_leaving(is_something_lost: impl Fn() -> bool + 'static) {
    let asks = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if is_something_lost() {
            event.prevent_default();
            // Needed by browsers from before 2023.
            let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &true.into());
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("beforeunload", asks.as_ref().unchecked_ref());
    }
    asks.forget();
}

/// Returns the element that the program is mounted in.
pub fn root() -> Option<web_sys::Element> {
    document()?.get_element_by_id("app")
}

/// Returns the value of the field or list that an event came from.
pub fn value_of(event: &web_sys::Event) -> String {
    event.target().map(|target| value(&target)).unwrap_or_default()
}

/// Chooses a value in a list, where something else is chosen.
pub fn choose(list: &web_sys::Node, value: &str) {
    if let Some(list) = list.dyn_ref::<HtmlSelectElement>().filter(|list| list.value() != value) {
        list.set_value(value);
    }
}

/// Returns the value of a field or list.
fn value(field: &web_sys::EventTarget) -> String {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    if let Some(text) = field.dyn_ref::<HtmlTextAreaElement>() {
        return text.value();
    }
    field.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default()
}

/// Returns the value of a field (a selector) within the element matching `selector` that contains the event's target.
pub fn value_near(event: &web_sys::Event, selector: &str, field: &str) -> String {
    let found = around(event, selector).and_then(|element| element.query_selector(field).ok().flatten());
    found.map(|field| value(&field)).unwrap_or_default()
}

/// Returns the values of the lists matching a selector within the form or element that an event came from.
pub fn values_in(event: &web_sys::Event, selector: &str) -> Vec<String> {
    let Some(form) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return Vec::new();
    };
    let Ok(all) = form.query_selector_all(selector) else { return Vec::new() };
    (0..all.length()).filter_map(|i| Some(all.get(i)?.dyn_into::<HtmlSelectElement>().ok()?.value())).collect()
}

/// Returns the closest element matching a selector around an event's target.
///
/// The event's own `currentTarget` is no help: Yew listens at the page's root, so it is always that.
fn around(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest(selector).ok()?
}

/// Returns an attribute of the closest element matching a selector around an event's target.
pub fn attribute_at(event: &web_sys::Event, selector: &str, attribute: &str) -> Option<String> {
    around(event, selector)?.get_attribute(attribute)
}

/// Whether an event's target is in an element that matches a selector.
pub fn is_within(event: &web_sys::Event, selector: &str) -> bool {
    around(event, selector).is_some()
}

/// Whether an event's target itself matches a selector.
pub fn is_at(event: &web_sys::Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.matches(selector).unwrap_or_default())
}

/// Whether the pointer or the focus is in an element.
pub fn is_in_use(element: &web_sys::Element) -> bool {
    element.matches(":hover, :focus-within").unwrap_or_default()
}

/// Returns an event's horizontal position within the element matching a selector: 0 is the left edge, 1 the right.
pub fn share_across(event: &web_sys::MouseEvent, selector: &str) -> f64 {
    let Some(bounds) = around(event, selector).map(|element| element.get_bounding_client_rect()) else { return 0.0 };
    ((f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0)).clamp(0.0, 1.0)
}

/// Returns an event's position within the element matching a selector: from the left and from the top, each 0 to 1.
pub fn shares_within(event: &web_sys::MouseEvent, selector: &str) -> (f64, f64) {
    let Some(bounds) = around(event, selector).map(|element| element.get_bounding_client_rect()) else {
        return (0.0, 0.0);
    };
    let share = |at: i32, from: f64, length: f64| ((f64::from(at) - from) / length.max(1.0)).clamp(0.0, 1.0);
    (share(event.client_x(), bounds.left(), bounds.width()), share(event.client_y(), bounds.top(), bounds.height()))
}

/// Watches the size of an element until dropped.
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _listener: Closure<dyn FnMut()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `on_width` with an element's width in px, now and whenever it changes.
pub fn watch_width(node: &web_sys::Node, on_width: impl Fn(f64) + 'static) -> Option<SizeWatch> {
    watch(node.dyn_ref::<web_sys::Element>()?.clone(), move |bounds| on_width(bounds.width().floor()))
}

/// Calls `on_height` with the height in px of the first element matching a selector, now and whenever it changes.
pub fn watch_height(selector: &str, on_height: impl Fn(f64) + 'static) -> Option<SizeWatch> {
    watch(find(selector)?.into(), move |bounds| on_height(bounds.height()))
}

fn watch(element: web_sys::Element, on_size: impl Fn(web_sys::DomRect) + 'static) -> Option<SizeWatch> {
    let measured = element.clone();
    let measure = move || on_size(measured.get_bounding_client_rect());
    measure();
    let listener = Closure::<dyn FnMut()>::new(measure);
    let observer = web_sys::ResizeObserver::new(listener.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(SizeWatch { observer, _listener: listener })
}

/// Sends the rest of a drag to the element matching a selector, wherever the pointer goes.
pub fn capture_pointer(event: &web_sys::PointerEvent, selector: &str) {
    if let Some(element) = around(event, selector) {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Focuses the first element matching a selector.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

/// Focuses the first element matching a selector without scrolling to it.
pub fn focus_in_place(selector: &str) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = find(selector) {
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses the nth of the elements matching a selector within a node, counted from 0.
pub fn focus_nth(within: &web_sys::Node, selector: &str, n: usize) {
    let all = within.dyn_ref::<web_sys::Element>().and_then(|within| within.query_selector_all(selector).ok());
    if let Some(element) = all.and_then(|all| all.get(n as u32)?.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Puts the focus on the first element of a selector, unless it is inside it already.
pub fn focus_into(selector: &str) {
    let active = document().and_then(|document| document.active_element());
    if !active.is_some_and(|active| active.closest(selector).is_ok_and(|around| around.is_some())) {
        focus(selector);
    }
}

/// Whether the first element of a selector is there and can't be seen.
pub fn is_hidden(selector: &str) -> bool {
    style_of(selector, "visibility") == "hidden"
}

/// Clicks the first element matching `selector` within the closest element matching `around` about the focus; whether there is one.
pub fn click_around_focus(around: &str, selector: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    let found = active.and_then(|active| active.closest(around).ok()??.query_selector(selector).ok()?);
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.as_ref().iter().for_each(|element| element.click());
    found.is_some()
}

/// Prints the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Moves the focus by `by` among the elements matching a selector. If none has it, focuses the first or the last.
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
        // SVG elements can be focused too, although they are not HTML elements.
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}

/// From now on brings whatever gets the focus by key into sight, whole: browsers are content with a part of it, or leave it under the tabs of a phone.
pub fn keep_focus_in_sight() {
    let hear = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        let focused = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(focused) = focused.filter(|element| element.matches(":focus-visible").unwrap_or_default()) {
            scroll_near(&focused);
        }
    });
    if let Some(document) = document() {
        let _ = document.add_event_listener_with_callback("focusin", hear.as_ref().unchecked_ref());
    }
    hear.forget();
}

/// Whether nothing but the page itself has the focus.
pub(super) fn is_focus_nowhere() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_none_or(|active| active.tag_name() == "BODY")
}

/// Scrolls an element into sight, clear of what lies over the edges of its panes; not at all where it is in sight.
fn scroll_near(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    // Of a part of a picture, Firefox brings no more into sight than some of the picture.
    if element.namespace_uri().is_some_and(|space| space.ends_with("/svg")) {
        scroll_window_to(&element.get_bounding_client_rect());
    }
}

/// Scrolls the window up or down as far as it takes to see what is at `bounds`, clear of what lies over the window's foot.
fn scroll_window_to(bounds: &web_sys::DomRect) {
    let Some(window) = web_sys::window() else { return };
    let Some(height) = window.inner_height().ok().and_then(|height| height.as_f64()) else { return };
    let foot = style_of(":root", "scroll-padding-bottom").trim_end_matches("px").parse().unwrap_or(0.0);
    let below = bounds.bottom() - (height - foot);
    let by = if below > 0.0 { below.min(bounds.top()) } else { bounds.top().min(0.0) };
    window.scroll_by_with_x_and_y(0.0, by);
}

/// A computed property of the first element of a selector; empty where there is none.
fn style_of(selector: &str, property: &str) -> String {
    let style = find(selector).and_then(|element| web_sys::window()?.get_computed_style(&element).ok()?);
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}

/// Scrolls the first element of a selector into sight, where it is not.
pub fn bring_into_sight(selector: &str) {
    if let Some(element) = find(selector) {
        scroll_near(&element);
    }
}

/// Scrolls the first element matching a selector into the middle of its pane.
pub fn scroll_to(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls the page up to the top of the first element matching a selector, if that is above the window.
pub fn scroll_up_to(selector: &str) {
    if let Some(element) = find(selector).filter(|element| element.get_bounding_client_rect().top() < 0.0) {
        element.scroll_into_view_with_bool(true);
    }
}

/// Scrolls the contents of the first element matching a selector back to the top.
pub fn scroll_to_top(selector: &str) {
    if let Some(element) = find(selector) {
        element.set_scroll_top(0);
    }
}

/// Opens a modal dialog.
pub fn show_dialog(selector: &str) {
    let dialog = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        let _ = dialog.show_modal();
    }
}

/// Whether a dialog is open.
pub fn is_dialog_open() -> bool {
    find("dialog[open]").is_some()
}

/// Names the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the whole page.
pub fn mark(attribute: &str, value: &str) {
    if let Some(html) = document().and_then(|document| document.document_element())
        && html.get_attribute(attribute).as_deref() != Some(value)
    {
        let _ = html.set_attribute(attribute, value);
    }
}

/// Brings the page up, once, when it has its first content to show, and records how many milliseconds after opening that was.
pub fn mark_usable() {
    if let Some(html) = document().and_then(|document| document.document_element())
        && !html.has_attribute("data-usable")
    {
        crate::browser::stage::raise();
        let _ = html.set_attribute("data-usable", &crate::browser::now().to_string());
    }
}
