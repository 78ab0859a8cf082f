//! A text as pieces: plain words, slots, forms of a plural, controls.

use crate::file::name_of;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Plain(String),
    /// `{what}`
    Text(String),
    /// `{#n}`
    Count(String),
    /// `{n|article|articles}`
    Forms(String, Vec<Vec<Piece>>),
    /// `[target]`
    Control(String),
}

/// What a slot is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Count,
    Control,
}

/// A slot of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Whether it is shown, not only asked for its plural.
    pub(crate) is_shown: bool,
}

/// The most slots of a text: more make a function that nobody calls rightly.
pub(crate) const MOST_SLOTS: usize = 6;

/// Takes a text apart.
pub(crate) fn pieces_of(text: &str) -> Result<Vec<Piece>, String> {
    let mut reader = Reader { rest: text.chars() };
    let (pieces, _) = reader.pieces(false)?;
    Ok(pieces)
}

struct Reader<'a> {
    rest: std::str::Chars<'a>,
}

impl Reader<'_> {
    /// The pieces up to the end of the text, or of a form with what ended it.
    fn pieces(&mut self, in_form: bool) -> Result<(Vec<Piece>, char), String> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut end = ' ';
        while let Some(c) = self.rest.next() {
            let piece = match c {
                '\\' => {
                    plain.push(self.escaped()?);
                    continue;
                }
                '|' | '}' if in_form => {
                    end = c;
                    break;
                }
                '{' => self.slot(in_form)?,
                '[' if in_form => return Err("a control cannot be in a form of a plural".to_owned()),
                '[' => Piece::Control(self.control()?),
                '}' | ']' => return Err(format!("a `{c}` that closes nothing (write \\{c} for the mark itself)")),
                c => {
                    plain.push(c);
                    continue;
                }
            };
            if !plain.is_empty() {
                pieces.push(Piece::Plain(std::mem::take(&mut plain)));
            }
            pieces.push(piece);
        }
        if !plain.is_empty() {
            pieces.push(Piece::Plain(plain));
        }
        if in_form && end == ' ' {
            return Err("a `{` that is not closed".to_owned());
        }
        Ok((pieces, end))
    }

    fn escaped(&mut self) -> Result<char, String> {
        match self.rest.next() {
            Some(c @ ('{' | '}' | '[' | ']' | '|' | '\\')) => Ok(c),
            Some('s') => Ok(' '),
            Some('n') => Ok('\n'),
            Some('u') => {
                let code = self.rest.as_str().strip_prefix('{').and_then(|rest| rest.split_once('}'));
                let (hex, rest) = code.ok_or("\\u needs a code, such as \\u{A0}")?;
                self.rest = rest.chars();
                let c = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).filter(|c| !c.is_control());
                c.ok_or_else(|| format!("\\u{{{hex}}} is no character"))
            }
            Some(c) => Err(format!("\\{c} means nothing; a backslash itself is \\\\")),
            None => Err("a \\ at the end; a backslash itself is \\\\, a space is \\s".to_owned()),
        }
    }

    /// What is between braces, the opening one read.
    fn slot(&mut self, in_form: bool) -> Result<Piece, String> {
        let rest = self.rest.as_str();
        let end = rest.find(['|', '}']).ok_or("a `{` that is not closed")?;
        let (name, after) = rest.split_at(end);
        let has_forms = after.starts_with('|');
        self.rest = after.chars();
        self.rest.next();
        if !has_forms {
            return match name.strip_prefix('#') {
                Some(name) => Ok(Piece::Count(slot_name(name)?)),
                None => Ok(Piece::Text(slot_name(name)?)),
            };
        }
        if in_form {
            return Err("a plural cannot be in a form of another".to_owned());
        }
        let mut forms = Vec::new();
        loop {
            let (form, end) = self.pieces(true)?;
            forms.push(form);
            if end == '}' {
                return Ok(Piece::Forms(slot_name(name)?, forms));
            }
        }
    }

    /// What is between brackets, the opening one read.
    fn control(&mut self) -> Result<String, String> {
        let (name, rest) = self.rest.as_str().split_once(']').ok_or("a `[` that is not closed")?;
        self.rest = rest.chars();
        slot_name(name)
    }
}

fn slot_name(name: &str) -> Result<String, String> {
    name_of(name).map(str::to_owned).map_err(|why| format!("the slot `{name}` {why}"))
}

/// The slots of a text, in the order in which they first come.
pub(crate) fn slots_of(pieces: &[Piece]) -> Result<Vec<Slot>, String> {
    let mut slots: Vec<Slot> = Vec::new();
    note(&mut slots, pieces)?;
    if slots.len() > MOST_SLOTS {
        return Err(format!("{} slots; a text may have {MOST_SLOTS}", slots.len()));
    }
    let has_controls = slots.iter().any(|slot| slot.kind == Kind::Control);
    if has_controls && slots.iter().any(|slot| slot.name == "text") {
        return Err("a slot beside controls cannot be called `text`: what makes the text around them is".to_owned());
    }
    Ok(slots)
}

fn note(slots: &mut Vec<Slot>, pieces: &[Piece]) -> Result<(), String> {
    for piece in pieces {
        let (name, kind, is_shown) = match piece {
            Piece::Plain(_) => continue,
            Piece::Text(name) => (name, Kind::Text, true),
            Piece::Count(name) => (name, Kind::Count, true),
            Piece::Forms(name, _) => (name, Kind::Count, false),
            Piece::Control(name) => (name, Kind::Control, true),
        };
        match slots.iter_mut().find(|slot| slot.name == *name) {
            Some(slot) if slot.kind != kind => {
                return Err(match (slot.kind, kind) {
                    (Kind::Control, _) | (_, Kind::Control) => format!("`{name}` is a control and a slot"),
                    _ => format!("`{name}` is a text and a count: write {{#{name}}} for a count"),
                });
            }
            Some(_) if kind == Kind::Control => return Err(format!("the control [{name}] is here twice")),
            Some(slot) => slot.is_shown |= is_shown,
            None => slots.push(Slot { name: name.clone(), kind, is_shown }),
        }
        if let Piece::Forms(_, forms) = piece {
            for form in forms {
                note(slots, form)?;
            }
        }
    }
    Ok(())
}
