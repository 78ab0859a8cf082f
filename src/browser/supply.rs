//! Supply: the text of a corpus block, taken piece by piece, even while the browser is still reading it.

use crate::browser::data_block::{element_behind, first_element};
use crate::browser::{File, dom};
use js_sys::{Array, JsString, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CharacterData, Element};

/// How many bytes of a file are read at once.
const PIECE: f64 = (1 << 20) as f64;

/// Where the text comes from.
pub enum Supply {
    /// The page's own block.
    Growing(Growing),
    /// A file.
    Kept(Rc<RefCell<Ahead>>),
}

impl Supply {
    /// The page's own block, once it has so many characters. `None` before that.
    pub fn of_page(n: u32) -> Option<Self> {
        Growing::of_at_least(n).map(Self::Growing)
    }

    /// A file, which begins to be read at once.
    pub fn of_file(file: File) -> Self {
        let ahead = Rc::new(RefCell::new(Ahead { file, at: 0.0, is_reading: false, text: JsString::from("") }));
        Ahead::read(&ahead);
        Self::Kept(ahead)
    }

    /// The next characters, up to `n`. `None` where there are none so far.
    pub fn take(&mut self, n: u32) -> Option<JsString> {
        match self {
            Self::Growing(growing) => growing.take(n),
            Self::Kept(ahead) => {
                let piece = ahead.borrow_mut().take(n);
                Ahead::read(ahead);
                (piece.length() > 0).then_some(piece)
            }
        }
    }

    /// Whether nothing comes that is not there yet.
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Growing(_) => dom::is_read(),
            Self::Kept(ahead) => ahead.borrow().is_read(),
        }
    }
}

/// A file that is read ahead.
pub struct Ahead {
    file: File,
    /// How far it was read, or is being read.
    at: f64,
    is_reading: bool,
    /// What was read and not taken yet.
    text: JsString,
}

impl Ahead {
    fn is_read(&self) -> bool {
        !self.is_reading && self.at >= self.file.0.size()
    }

    fn take(&mut self, n: u32) -> JsString {
        let piece = self.text.slice(0, n);
        self.text = self.text.slice(n, self.text.length());
        piece
    }

    /// Reads on, where less than a piece is left.
    fn read(this: &Rc<RefCell<Self>>) {
        let mut ahead = this.borrow_mut();
        if ahead.is_reading || ahead.is_read() || f64::from(ahead.text.length()) >= PIECE {
            return;
        }
        let (file, start) = (ahead.file.clone(), ahead.at);
        (ahead.at, ahead.is_reading) = (start + PIECE, true);
        let this = Rc::clone(this);
        spawn_local(async move {
            let read = file.text(start, start + PIECE).await;
            let mut ahead = this.borrow_mut();
            ahead.is_reading = false;
            match read {
                Ok(more) => ahead.text = ahead.text.concat(&more),
                // A block that ends early. Whoever then reads it as a whole hears why.
                Err(_) => ahead.at = f64::INFINITY,
            }
        });
    }
}

/// The page's corpus block, into which more of it may come.
pub struct Growing {
    block: Element,
    /// The last part of it that was taken, and how much of that.
    last: Option<(CharacterData, u32)>,
}

impl Growing {
    fn of_at_least(n: u32) -> Option<Self> {
        let block = first_element()?;
        // A browser makes a text of every 65,536 characters.
        let mut length = 0;
        let mut node = block.first_child();
        while let Some(text) = node {
            length += text.dyn_ref::<CharacterData>().map_or(0, CharacterData::length);
            node = text.next_sibling().filter(|_| length < n);
        }
        (length >= n).then_some(Self { block, last: None })
    }

    /// The next characters, up to `n`.
    fn take(&mut self, n: u32) -> Option<JsString> {
        let parts = Array::new();
        let mut left = n;
        while left > 0 {
            let next = match &mut self.last {
                None => self.block.first_child(),
                Some((text, taken)) => {
                    let more = left.min(text.length().saturating_sub(*taken));
                    if more > 0 {
                        // By its name, which leaves the text in the browser; the method would bring it into the program's memory.
                        let data = Reflect::get(text, &"data".into()).ok()?.dyn_into::<JsString>().ok()?;
                        parts.push(&data.slice(*taken, *taken + more));
                        *taken += more;
                        left -= more;
                        continue;
                    }
                    text.next_sibling()
                }
            };
            match next.map(JsCast::dyn_into) {
                Some(Ok(text)) => self.last = Some((text, 0)),
                Some(Err(_)) => break,
                // Nothing comes into an element once there is another.
                None => match element_behind(&self.block) {
                    Some(next) => (self.block, self.last) = (next, None),
                    None => break,
                },
            }
        }
        (parts.length() > 0).then(|| parts.join(""))
    }
}
