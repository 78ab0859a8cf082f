//! Supply: the text of a corpus block, taken piece by piece, even while the browser is still reading the page.

use crate::browser::data_block::{element_behind, first_element};
use crate::browser::dom;
use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Element};

/// Where the text comes from.
pub enum Supply {
    /// The page's own block.
    Growing(Growing),
    /// A text, and how many of its characters were taken.
    Whole(JsString, u32),
}

impl Supply {
    /// The page's own block, once it has so many characters. `None` before that.
    pub fn of_page(n: u32) -> Option<Self> {
        Growing::of_at_least(n).map(Self::Growing)
    }

    /// The next characters, up to `n`. `None` where there are none so far.
    pub fn take(&mut self, n: u32) -> Option<JsString> {
        match self {
            Self::Growing(growing) => growing.take(n),
            Self::Whole(text, taken) => {
                let piece = text.slice(*taken, taken.saturating_add(n));
                *taken += piece.length();
                (piece.length() > 0).then_some(piece)
            }
        }
    }

    /// Whether nothing comes that is not there yet.
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Whole(..)) || dom::is_read()
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
