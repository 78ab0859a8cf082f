//! Cut: a headline or text as the words that it is cut into, on its way into the columns.
//!
//! All words of a text are cut first, then all are looked up, then all are laid out. A word is mostly looked up in memory that is far away; where nothing else
//! is done in between, a processor waits for many at once.

use crate::{Breaks, FormId, Forms, Lexicon, Spacing};
use text::boundary::between;
use text::{Boundary, Token, Writing};

/// The columns that words are laid out in.
pub(super) struct Columns<'a> {
    pub(super) lexicon: &'a mut Lexicon,
    pub(super) forms: &'a mut Forms,
    pub(super) breaks: &'a mut Breaks,
}

/// The words of a part, kept from one to the next for their memory.
#[derive(Debug, Default)]
pub(super) struct Cut {
    tokens: Vec<Token>,
    known: Vec<Option<FormId>>,
}

impl Cut {
    /// Lays the tokens of a part out. Of a text, notes what stands between them, and how those are written that are not written as their form is. Returns
    /// where the last one ends.
    pub(super) fn lay_out(
        &mut self,
        part: &str,
        tokens: impl Iterator<Item = Token>,
        writing: Writing,
        columns: &mut Columns<'_>,
        mut spacing: Option<&mut Spacing>,
    ) -> usize {
        let Columns { lexicon, forms, breaks } = columns;
        self.tokens.clear();
        self.known.clear();
        // Not one by one: what is handed from iterator to iterator costs as much as cutting.
        tokens.for_each(|token| self.tokens.push(token));
        lexicon.find_each(part, &self.tokens, writing, |known| self.known.push(known));
        breaks.paragraph(forms.len());
        let mut before = Token { start: 0, end: 0 };
        for (&token, known) in self.tokens.iter().zip(&self.known) {
            let gap = before.end..token.start;
            let is_space = part.as_bytes().get(gap.clone()) == Some(b" ");
            if let (Some(known), true, true) = (known, is_space, before.end > 0) {
                // So are nine in ten.
                if let Some(spacing) = &mut spacing {
                    spacing.push_space();
                }
                forms.push(*known);
                before = token;
                continue;
            }
            let (gap, word) = (&part[gap], &part[token.start..token.end]);
            match between(&part[before.start..before.end], gap, word) {
                _ if before.end == 0 => {}
                Boundary::None => {}
                Boundary::Sentence => breaks.sentence(forms.len()),
                Boundary::Paragraph => breaks.paragraph(forms.len()),
            }
            let (form, is_as_written) =
                known.map_or_else(|| lexicon.know_as_written(word, writing), |known| (known, true));
            if let Some(spacing) = &mut spacing {
                if !is_as_written {
                    spacing.spell(word);
                }
                spacing.push(gap);
            }
            forms.push(form);
            before = token;
        }
        before.end
    }
}
