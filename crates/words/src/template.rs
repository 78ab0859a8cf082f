//! Filling a text's slots.

use crate::language::{plural, word};
use crate::marks::{CONTROL, END, NEXT, SLOT};
use crate::number::count;

/// What a slot is filled with.
#[derive(Clone, Copy)]
pub(crate) enum Slot<'a> {
    Text(&'a str),
    Count(u64),
}

/// A text with its slots filled.
pub(crate) fn filled(key: usize, slots: &[Slot<'_>]) -> String {
    let mut out = String::new();
    fill(&mut out, word(key), slots);
    out
}

/// The parts of a text with controls, in the language's order.
pub(crate) fn sentence<T>(
    key: usize,
    slots: &[Slot<'_>],
    text: &mut dyn FnMut(&str) -> T,
    controls: &mut [Option<T>],
) -> Vec<T> {
    let mut parts = Vec::new();
    let mut add_text = |parts: &mut Vec<T>, template: &str| {
        let mut words = String::new();
        fill(&mut words, template, slots);
        if !words.is_empty() {
            parts.push(text(&words));
        }
    };
    let mut pieces = word(key).split(CONTROL);
    add_text(&mut parts, pieces.next().unwrap_or_default());
    for piece in pieces {
        let (index, template) = coded(piece, '0');
        parts.extend(controls.get_mut(index).and_then(Option::take));
        add_text(&mut parts, template);
    }
    parts
}

fn fill(out: &mut String, mut template: &str, slots: &[Slot<'_>]) {
    while let Some((plain, after)) = template.split_once(SLOT) {
        out.push_str(plain);
        if after.starts_with(|code: char| code.is_ascii_digit()) {
            let (index, rest) = coded(after, '0');
            match slots.get(index) {
                Some(Slot::Text(text)) => out.push_str(text),
                Some(Slot::Count(n)) => out.push_str(&count(*n)),
                None => {}
            }
            template = rest;
        } else {
            let (index, rest) = coded(after, 'a');
            let (forms, rest) = rest.split_once(END).unwrap_or_default();
            if let Some(Slot::Count(n)) = slots.get(index) {
                fill(out, forms.split(NEXT).nth(plural(*n)).unwrap_or_default(), slots);
            }
            template = rest;
        }
    }
    out.push_str(template);
}

/// The number of a slot, by its letter after `first`, and what follows.
fn coded(text: &str, first: char) -> (usize, &str) {
    let mut letters = text.chars();
    let index = letters.next().map_or(0, |letter| (letter as usize).wrapping_sub(first as usize));
    (index, letters.as_str())
}
