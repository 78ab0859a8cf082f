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

/// A text with one slot, by one of these keys, and its slot filled.
pub(crate) fn filled_by_key(key: &str, what: &str, keys: &[(&str, usize)]) -> Option<String> {
    keys.iter().find(|(known, _)| *known == key).map(|(_, index)| filled(*index, &[Slot::Text(what)]))
}

/// The parts of a text with controls, in the language's order: what `text` makes of the words, and each control once.
pub(crate) fn sentence<T>(
    key: usize,
    slots: &[Slot<'_>],
    text: &mut dyn FnMut(&str) -> T,
    controls: &mut [Option<T>],
) -> Vec<T> {
    parts(word(key), slots, text, controls)
}

fn parts<T>(template: &str, slots: &[Slot<'_>], text: &mut dyn FnMut(&str) -> T, controls: &mut [Option<T>]) -> Vec<T> {
    let mut parts = Vec::new();
    let mut add_text = |parts: &mut Vec<T>, template: &str| {
        let mut words = String::new();
        fill(&mut words, template, slots);
        if !words.is_empty() {
            parts.push(text(&words));
        }
    };
    let mut pieces = template.split(CONTROL);
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

#[cfg(test)]
mod tests {
    use super::*;

    // In English, which is spoken unless another language is chosen.
    fn check(template: &str, slots: &[Slot<'_>], expected: &str) {
        let mut out = String::new();
        fill(&mut out, template, slots);
        assert_eq!(out, expected);
    }

    #[test]
    fn slots_are_filled_by_number() {
        let slots = [Slot::Text("a"), Slot::Count(1200)];
        check("no slot", &slots, "no slot");
        check("\u{1}0\u{1}1", &slots, "a1,200");
        check("(\u{1}1 of \u{1}0, \u{1}0)", &slots, "(1,200 of a, a)");
        check("digits 01\u{1}0 10", &slots, "digits 01a 10");
    }

    #[test]
    fn what_fills_a_slot_is_not_read_again() {
        check("\u{1}0!", &[Slot::Text("{#n} \u{1}0")], "{#n} \u{1}0!");
    }

    #[test]
    fn forms_are_chosen_by_the_count_and_filled() {
        let template = "\u{1}b\u{1}1 line\u{2}\u{1}1 lines of \u{1}0\u{3}.";
        check(template, &[Slot::Text("x"), Slot::Count(1)], "1 line.");
        check(template, &[Slot::Text("x"), Slot::Count(2000)], "2,000 lines of x.");
        check("\u{1}a\u{2}s\u{3}\u{1}ais\u{2}are\u{3}", &[Slot::Count(0)], "sare");
    }

    #[test]
    fn controls_keep_their_place_among_the_words() {
        let say = |template: &str| {
            let mut controls = ["<x>", "<y>"].map(|control| Some(control.to_owned()));
            parts(template, &[Slot::Count(2)], &mut str::to_owned, &mut controls)
        };
        assert_eq!(say("from \u{4}0 to \u{4}1: \u{1}0."), ["from ", "<x>", " to ", "<y>", ": 2."]);
        assert_eq!(say("\u{4}1\u{4}0"), ["<y>", "<x>"]);
    }
}
