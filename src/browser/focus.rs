//! Focus: where it goes when what has it is removed from the page.

use crate::browser::{dom, now, pause};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, HtmlElement};

/// What can take the focus without taking what is typed, which may be a command.
const CONTROL: &str = "a[href], button:not([disabled]), summary, select, input[type=checkbox], [tabindex=\"0\"]";
/// What can take the focus in a form.
const FIELD: &str = "input, textarea, select, button:not([disabled])";
/// How long what is removed may come back anew, in milliseconds.
const PATIENCE: f64 = 2000.0;

/// What has the focus, or had it last, and what is beside it.
struct Held {
    element: Element,
    /// What it says first, by which one that is drawn anew is known.
    says: String,
    /// From the element outwards: each element with what is before and behind it.
    around: Vec<[Option<Element>; 3]>,
    /// When it was found removed.
    removed_at: Option<f64>,
}

thread_local! {
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
    /// The elements that had the focus before it was borrowed, each with the borrower's selector.
    static LENDERS: RefCell<Vec<(&'static str, Element)>> = const { RefCell::new(Vec::new()) };
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The first words of an element: what a button says before a name that only those who hear the page are told.
fn says(element: &Element) -> String {
    let first = element.first_child().and_then(|child| child.text_content()).unwrap_or_default();
    let [class, label] = ["class", "aria-label"].map(|name| element.get_attribute(name).unwrap_or_default());
    [class, first, label].join(" ")
}

impl Held {
    fn of(element: Element) -> Self {
        let mut around = Vec::new();
        let mut at = Some(element.clone());
        while let Some(here) = at {
            at = here.parent_element();
            around.push([here.previous_element_sibling(), here.next_element_sibling(), Some(here)]);
        }
        Self { says: says(&element), element, around, removed_at: None }
    }

    /// The element within another that looks like this one.
    fn like_it(&self, within: &Element) -> Option<Element> {
        let all = within.query_selector_all(&self.element.tag_name()).ok()?;
        let mut all = (0..all.length()).filter_map(|i| all.get(i)?.dyn_into::<Element>().ok());
        all.find(|other| says(other) == self.says)
    }

    /// What takes its place: the same drawn anew, else a control behind it, else one before it, within what is left around it and less than `most`.
    fn successor(&self, most: &[&str]) -> Option<Element> {
        let at = self.around.iter().position(|[.., here]| here.as_ref().is_some_and(|here| here.is_connected()))?;
        let home = self.around.get(at)?[2].as_ref()?;
        let [before, behind, _] = self.around.get(at.checked_sub(1)?)?;
        let [before, behind] = [before, behind].map(|other| other.as_ref().filter(|other| home.contains(Some(other))));
        let like_it = [behind, before, Some(home)].into_iter().flatten().find_map(|place| self.like_it(place));
        if like_it.is_some() {
            return like_it;
        }
        if most.iter().any(|place| home.query_selector(place).is_ok_and(|inner| inner.is_some()) || is(home, place)) {
            return None;
        }
        let wanted = if is(home, "form") { FIELD } else { CONTROL };
        let all = |within: &Element| {
            let inner = within.query_selector_all(wanted).ok();
            let inner = inner.into_iter().flat_map(|all| (0..all.length()).filter_map(move |i| all.get(i)));
            let own = Some(within.clone()).filter(|own| is(own, wanted));
            own.into_iter().chain(inner.filter_map(|node| node.dyn_into().ok())).collect::<Vec<Element>>()
        };
        let first = behind.and_then(|behind| all(behind).into_iter().next());
        first.or_else(|| before.and_then(|before| all(before).pop()))
    }
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or_default()
}

/// From now on, when what has the focus is removed from `root`, gives the focus to the same drawn anew or to what is beside it; where neither is there,
/// to the first of these places that can take it. So keys go on from there, and not from the head of the page.
pub fn keep_in_page(root: &Element, places: &'static [&'static str]) {
    let hear = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let Some(focused) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        HELD.with_borrow_mut(|held| {
            let is_makeshift = held.as_ref().is_some_and(|held| held.removed_at.is_some());
            if !(is_makeshift && places.iter().any(|place| is(&focused, place))) {
                *held = Some(Held::of(focused));
            }
        });
    });
    let _ = root.add_event_listener_with_callback("focusin", hear.as_ref().unchecked_ref());
    hear.forget();
    let watch = Closure::<dyn Fn()>::new(move || {
        let is_removed = HELD.with_borrow_mut(|held| {
            let Some(known) = held else { return false };
            if known.element.is_connected() {
                return false;
            }
            let is_late = now() - *known.removed_at.get_or_insert_with(now) > PATIENCE;
            if is_late {
                *held = None;
            }
            !is_late
        });
        if is_removed {
            wasm_bindgen_futures::spawn_local(async move {
                // Whoever means to put it elsewhere goes first.
                pause(30).await;
                pass_on(places);
            });
        }
    });
    let init = web_sys::MutationObserverInit::new();
    init.set_child_list(true);
    init.set_subtree(true);
    if let Ok(observer) = web_sys::MutationObserver::new(watch.as_ref().unchecked_ref()) {
        let _ = observer.observe_with_options(root, &init);
    }
    watch.forget();
}

/// Remembers what has the focus so that [`give_back`] can restore it, unless it is already inside the element matching a selector.
pub fn borrow(borrower: &'static str) {
    let active = document().and_then(|document| document.active_element());
    let Some(active) = active.filter(|active| !is_within(active, borrower)) else {
        return;
    };
    LENDERS.with_borrow_mut(|lenders| {
        lenders.retain(|(other, _)| *other != borrower);
        lenders.push((borrower, active));
    });
}

/// Restores the focus that the element matching a selector borrowed, unless the lender is gone or something else has the focus by then.
pub fn give_back(borrower: &'static str) {
    wasm_bindgen_futures::spawn_local(async move {
        pause(0).await;
        let lender = LENDERS.with_borrow_mut(|lenders| {
            let at = lenders.iter().position(|(other, _)| *other == borrower)?;
            Some(lenders.remove(at).1)
        });
        if let Some(lender) = lender.filter(|lender| lender.is_connected() && dom::is_focus_nowhere()) {
            give_to(lender);
        }
    });
}

/// Gives the focus to a lender, which has it from now on, even where it is one of the places that stand in for others.
fn give_to(lender: Element) {
    let _ = lender.unchecked_ref::<HtmlElement>().focus();
    HELD.set(Some(Held::of(lender)));
}

/// Who lent the focus to what an element is within, or was before that was removed. On a slow machine the borrower is gone long before it gives back.
fn lender_to(element: &Element) -> Option<Element> {
    LENDERS.with_borrow(|lenders| {
        let mut lenders = lenders.iter().filter(|(_, lender)| lender.is_connected());
        lenders.find(|(borrower, _)| is_within(element, borrower)).map(|(_, lender)| lender.clone())
    })
}

fn is_within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|around| around.is_some())
}

/// Gives the focus to what takes the place of what had it, while nothing else has it but one of the places that stand in for it.
fn pass_on(places: &[&str]) {
    let Some(document) = document().filter(|document| document.has_focus().unwrap_or_default()) else { return };
    let is_nowhere = dom::is_focus_nowhere();
    let stands_in = document.active_element().is_some_and(|active| places.iter().any(|place| is(&active, place)));
    if !is_nowhere && !stands_in {
        return;
    }
    let removed = |held: &Held| held.removed_at.is_some();
    let lender = HELD.with_borrow(|held| lender_to(&held.as_ref().filter(|held| removed(held))?.element));
    if let Some(lender) = lender {
        give_to(lender);
        return;
    }
    let successor = HELD.with_borrow(|held| held.as_ref().filter(|held| removed(held))?.successor(places));
    if let Some(successor) = successor {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = successor.unchecked_ref::<HtmlElement>().focus_with_options(&options);
    }
    for place in places {
        if dom::is_focus_nowhere() {
            dom::focus_in_place(place);
        }
    }
}
