//! The Rust that the texts become: one function a key, and each language's texts in one string.

use std::fmt::Write;

use crate::language::{Language, Text};
use crate::marks::{CONTROL, END, NEXT, SLOT, TEXT};
use crate::text::{Kind, Piece, Slot};

/// The program text for all languages, English first.
pub(crate) fn program(english: &Language, others: &[Language]) -> String {
    let mut out = String::new();
    let n = others.len() + 1;
    _ = writeln!(out, "pub(crate) static DATA: [crate::language::Data; {n}] = [");
    for language in std::iter::once(english).chain(others) {
        let head = &language.head;
        _ = writeln!(
            out,
            "    crate::language::Data {{ tag: {:?}, name: {:?}, decimal: {:?}, thousands: {:?}, minimum_grouping_digits: {}, \
             percent: {:?}, plural: &{:?}, texts: {:?} }},",
            language.tag,
            head.name,
            head.decimal,
            head.thousands,
            head.minimum_grouping_digits,
            head.percent,
            head.plural,
            packed(language, english),
        );
    }
    out.push_str("];\n");

    let mut section = "";
    for (index, text) in english.texts.iter().enumerate() {
        if text.section != section {
            close(&mut out, section, english);
            section = &text.section;
            _ = writeln!(out, "\n/// The texts of `[{section}]`.\npub mod {section} {{");
        }
        function(&mut out, index, text);
    }
    close(&mut out, section, english);
    out
}

/// Ends a section, behind the search by key where its heading asks for one.
fn close(out: &mut String, section: &str, english: &Language) {
    if section.is_empty() {
        return;
    }
    if english.by_key.iter().any(|name| name == section) {
        let texts = || english.texts.iter().enumerate().filter(|(_, text)| text.section == section);
        let keys = |has_slots: &dyn Fn(&[Slot]) -> bool| {
            let texts = texts().filter(|(_, text)| has_slots(&text.slots));
            texts.map(|(index, text)| format!("({:?}, {index})", text.key)).collect::<Vec<_>>().join(", ")
        };
        let plain = keys(&<[Slot]>::is_empty);
        _ = writeln!(
            out,
            "    /// The text of a key, where there is one.\n    pub fn by_key(key: &str) -> Option<&'static str> {{\n        \
             crate::language::word_by_key(key, &[{plain}])\n    }}"
        );
        let with_one = keys(&|slots| matches!(slots, [Slot { kind: Kind::Text, .. }]));
        if !with_one.is_empty() {
            _ = writeln!(
                out,
                "    /// The text of a key that has one slot, filled, where there is one.\n    \
                 pub fn filled_by_key(key: &str, what: &str) -> Option<String> {{\n        \
                 crate::template::filled_by_key(key, what, &[{with_one}])\n    }}"
            );
        }
    }
    out.push_str("}\n");
}

fn function(out: &mut String, index: usize, text: &Text) {
    _ = writeln!(out, "    #[doc = {:?}]", code(&text.source));
    let key = &text.key;
    let of = |kind: Kind| text.slots.iter().filter(move |slot| slot.kind == kind);
    let parameters = |control: &str| {
        let each = text.slots.iter().map(|slot| match slot.kind {
            Kind::Text => format!("{}: &str", slot.name),
            Kind::Count => format!("{}: u64", slot.name),
            Kind::Control => format!("{}: {control}", slot.name),
        });
        each.collect::<Vec<_>>().join(", ")
    };
    let filling = filling(&text.slots);
    if text.slots.is_empty() {
        _ = writeln!(out, "    pub fn {key}() -> &'static str {{\n        crate::language::word({index})\n    }}");
    } else if of(Kind::Control).next().is_none() {
        let parameters = parameters("");
        _ = writeln!(
            out,
            "    pub fn {key}({parameters}) -> String {{\n        crate::template::filled({index}, &[{filling}])\n    }}"
        );
    } else {
        let controls: Vec<String> = of(Kind::Control).map(|slot| format!("Some({})", slot.name)).collect();
        _ = writeln!(
            out,
            "    pub fn {key}<T>(mut text: impl FnMut(&str) -> T, {}) -> Vec<T> {{\n        \
             crate::template::sentence({index}, &[{filling}], &mut text, &mut [{}])\n    }}",
            parameters("T"),
            controls.join(", ")
        );
    }
}

fn filling(slots: &[Slot]) -> String {
    let each = slots.iter().filter_map(|slot| match slot.kind {
        Kind::Text => Some(format!("crate::template::Slot::Text({})", slot.name)),
        Kind::Count => Some(format!("crate::template::Slot::Count({})", slot.name)),
        Kind::Control => None,
    });
    each.collect::<Vec<_>>().join(", ")
}

/// A text as code for rustdoc, which then reads no links or marks in it.
fn code(text: &str) -> String {
    let mut longest = 0;
    for run in text.split(|c| c != '`') {
        longest = longest.max(run.len());
    }
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A language's texts in the order of English ones, with marks for slots.
fn packed(language: &Language, english: &Language) -> String {
    let texts = english.texts.iter().map(|reference| {
        let same = |text: &&Text| text.section == reference.section && text.key == reference.key;
        let mut out = String::new();
        for piece in language.texts.iter().find(same).map(|text| text.pieces.as_slice()).unwrap_or_default() {
            pack(&mut out, piece, &reference.slots);
        }
        out
    });
    texts.collect::<Vec<_>>().join(&TEXT.to_string())
}

fn pack(out: &mut String, piece: &Piece, slots: &[Slot]) {
    match piece {
        Piece::Plain(text) => out.push_str(text),
        Piece::Text(name) | Piece::Count(name) => out.extend([SLOT, coded(name, slots, b'0')]),
        Piece::Control(name) => out.extend([CONTROL, coded(name, slots, b'0')]),
        Piece::Forms(name, forms) => {
            out.extend([SLOT, coded(name, slots, b'a')]);
            for (index, form) in forms.iter().enumerate() {
                if index > 0 {
                    out.push(NEXT);
                }
                for piece in form {
                    pack(out, piece, slots);
                }
            }
            out.push(END);
        }
    }
}

/// The letter of a slot: its place among the controls, or among all other slots.
fn coded(name: &str, slots: &[Slot], first: u8) -> char {
    let is_control = |slot: &Slot| slot.kind == Kind::Control;
    let own = slots.iter().find(|slot| slot.name == name).is_some_and(is_control);
    let like = slots.iter().filter(|slot| is_control(slot) == own);
    let place = like.take_while(|slot| slot.name != name).count();
    char::from(first + place as u8)
}
