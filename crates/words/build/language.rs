//! A language with all its texts, and what must be the same in every language.

use crate::file::{self, Entry, Faults, HEAD, Section};
use crate::plural::holds;
use crate::text::{Kind, Piece, Slot, pieces_of, slots_of};

/// A language as its file has it.
#[derive(Clone)]
pub(crate) struct Language {
    /// The file's name, such as "de".
    pub(crate) tag: String,
    pub(crate) head: Head,
    sections: Vec<(String, usize)>,
    /// The sections whose texts are found by their keys.
    pub(crate) by_key: Vec<String>,
    pub(crate) texts: Vec<Text>,
}

/// How a language counts and calls itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) name: String,
    pub(crate) decimal: String,
    pub(crate) thousands: String,
    /// Digits before the first mark that there must be.
    pub(crate) minimum_grouping_digits: usize,
    /// What is before and after the number of a percentage.
    pub(crate) percent: (String, String),
    /// One rule a form, but for the last.
    pub(crate) plural: Vec<String>,
}

/// A text of a language.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) section: String,
    pub(crate) key: String,
    /// As it is written in the file.
    pub(crate) source: String,
    line: usize,
    pub(crate) pieces: Vec<Piece>,
    /// In the order in which they first come.
    pub(crate) slots: Vec<Slot>,
}

/// The categories that a rule is written for, in CLDR's order; the last form of a language needs no rule.
const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// Reads a language from the text of its file.
pub(crate) fn read(tag: &str, text: &str, faults: &mut Faults) -> Language {
    let sections = file::read(text, faults);
    let mut head = Head::default();
    match sections.iter().find(|section| section.name == HEAD) {
        Some(section) => head = head_of(section, faults),
        None => faults.add(1, "there is no section [language]"),
    }
    let mut texts = Vec::new();
    for section in sections.iter().filter(|section| section.name != HEAD) {
        for entry in &section.entries {
            match text_of(section, entry, head.plural.len() + 1) {
                Ok(text) => texts.push(text),
                Err(why) => faults.add(entry.line, format!("{}: {why}", entry.key)),
            }
        }
    }
    let by_key = sections.iter().filter(|section| section.by_key).map(|section| section.name.clone()).collect();
    let sections = sections.into_iter().map(|section| (section.name, section.line)).collect();
    Language { tag: tag.to_owned(), head, sections, by_key, texts }
}

fn text_of(section: &Section, entry: &Entry, n_forms: usize) -> Result<Text, String> {
    let pieces = pieces_of(&entry.text)?;
    for piece in &pieces {
        if let Piece::Forms(name, forms) = piece
            && forms.len() != n_forms
        {
            return Err(format!("{} forms for `{name}` where this language has {n_forms}", forms.len()));
        }
    }
    Ok(Text {
        section: section.name.clone(),
        key: entry.key.clone(),
        source: entry.text.clone(),
        line: entry.line,
        slots: slots_of(&pieces)?,
        pieces,
    })
}

fn head_of(section: &Section, faults: &mut Faults) -> Head {
    let mut head = Head { minimum_grouping_digits: 1, ..Head::default() };
    let mut last_category = None;
    for Entry { key, text, line } in &section.entries {
        let pieces = match pieces_of(text) {
            Ok(pieces) => pieces,
            Err(why) => {
                faults.add(*line, format!("{key}: {why}"));
                continue;
            }
        };
        match (key.as_str(), pieces.as_slice()) {
            ("name", [Piece::Plain(name)]) => head.name.clone_from(name),
            ("decimal", [Piece::Plain(mark)]) => head.decimal.clone_from(mark),
            ("thousands", [Piece::Plain(mark)]) => head.thousands.clone_from(mark),
            ("minimum_grouping_digits", _) => match text.parse() {
                Ok(n) => head.minimum_grouping_digits = n,
                Err(_) => faults.add(*line, format!("{key}: `{text}` is no whole number")),
            },
            ("percent", [Piece::Text(n), Piece::Plain(after)]) if n == "n" => head.percent.1.clone_from(after),
            ("percent", [Piece::Plain(before), Piece::Text(n)]) if n == "n" => head.percent.0.clone_from(before),
            ("percent", _) => faults.add(*line, "percent: {n} with the mark before or behind it is needed"),
            ("name" | "decimal" | "thousands", _) => faults.add(*line, format!("{key}: no slots are possible here")),
            (key, _) => {
                let category = key.strip_prefix("plural.");
                let category = category.and_then(|name| CATEGORIES.iter().position(|category| *category == name));
                if category.is_none() {
                    faults.add(*line, format!("{key} is nothing that a language has here"));
                } else if category <= last_category {
                    faults.add(*line, format!("{key}: the order is {}", CATEGORIES.join(", ")));
                } else if holds(text, 0).is_none() {
                    faults.add(*line, format!("{key}: `{text}` is no plural rule of CLDR"));
                }
                last_category = category;
                head.plural.push(text.clone());
            }
        }
    }
    for key in ["name", "decimal", "thousands", "percent"] {
        if !section.entries.iter().any(|entry| entry.key == key) {
            faults.add(section.line, format!("[language] lacks {key}"));
        }
    }
    head
}

/// Holds a language against English: the same keys, the same slots.
pub(crate) fn compare(language: &Language, english: &Language, faults: &mut Faults) {
    for reference in &english.texts {
        let section = language.sections.iter().find(|(name, _)| *name == reference.section);
        match text_in(language, reference) {
            Some(text) => compare_slots(text, reference, faults),
            None => faults.add(
                section.map_or(1, |(_, line)| *line),
                format!("[{}] lacks {}: {}", reference.section, reference.key, reference.source),
            ),
        }
    }
    for text in &language.texts {
        if text_in(english, text).is_none() {
            faults.add(text.line, format!("English has no {} in [{}]", text.key, text.section));
        }
    }
}

fn text_in<'a>(language: &'a Language, like: &Text) -> Option<&'a Text> {
    language.texts.iter().find(|text| text.section == like.section && text.key == like.key)
}

fn compare_slots(text: &Text, reference: &Text, faults: &mut Faults) {
    let mut wrong = |slot: &Slot, what: &str| {
        faults.add(text.line, format!("{}: {} {what}: {}", text.key, as_written(slot), reference.source));
    };
    for slot in &text.slots {
        if !reference.slots.iter().any(|other| other.name == slot.name && other.kind == slot.kind) {
            wrong(slot, "is not in the English text");
        }
    }
    for slot in &reference.slots {
        // A count that only chooses a form in English may choose none elsewhere.
        if slot.is_shown && !text.slots.iter().any(|other| other.name == slot.name && other.kind == slot.kind) {
            wrong(slot, "is missing, which is in the English text");
        }
    }
}

fn as_written(slot: &Slot) -> String {
    match slot.kind {
        Kind::Text => format!("{{{}}}", slot.name),
        Kind::Count => format!("{{#{}}}", slot.name),
        Kind::Control => format!("[{}]", slot.name),
    }
}
