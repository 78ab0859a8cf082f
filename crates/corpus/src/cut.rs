//! Cut: a headline or text as the words that it is cut into, on its way into the columns.
//!
//! All words of a text are cut first, then all are looked up, then all are laid out. A word is mostly looked up in memory that is far away; where nothing else
//! is done in between, a processor waits for many at once.

use crate::{Breaks, FormId, Forms, Lexicon};
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
    /// Takes the tokens of a part.
    pub(super) fn cut(&mut self, tokens: impl Iterator<Item = Token>) {
        self.tokens.clear();
        // Not one by one: what is handed from iterator to iterator costs as much as cutting.
        tokens.for_each(|token| self.tokens.push(token));
    }

    /// Lays them out, and tells of each what stands before it, and how it is written where that is not how its form is. Returns where the last one ends.
    pub(super) fn lay_out<'a>(
        &mut self,
        part: &'a str,
        writing: Writing,
        columns: &mut Columns<'_>,
        mut tell: impl FnMut(&'a str, Option<&'a str>),
    ) -> usize {
        let Columns { lexicon, forms, breaks } = columns;
        self.known.clear();
        lexicon.find_each(part, &self.tokens, writing, |known| self.known.push(known));
        breaks.paragraph(forms.len());
        let (mut before, mut end) = ("", 0);
        for (token, known) in self.tokens.iter().zip(&self.known) {
            let (gap, word) = (&part[end..token.start], &part[token.start..token.end]);
            match between(before, gap, word) {
                _ if end == 0 => {}
                Boundary::None => {}
                Boundary::Sentence => breaks.sentence(forms.len()),
                Boundary::Paragraph => breaks.paragraph(forms.len()),
            }
            let (form, is_as_written) = known.map_or_else(|| lexicon.know_as_written(word, writing), |known| (known, true));
            tell(gap, (!is_as_written).then_some(word));
            forms.push(form);
            (before, end) = (word, token.end);
        }
        end
    }
}
