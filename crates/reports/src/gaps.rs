//! Gaps: what is before each token, as far as names and phrases go.

use corpus::{Corpus, Position};
use std::ops::Range;

/// What is between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, or a space.
    Space,
    /// A hyphen.
    Hyphen,
    /// The point of an abbreviation, and a space.
    Point,
    /// A parenthesis that opens.
    Paren,
    /// Another mark inside a sentence.
    Mark,
    /// A mark behind which a sentence may begin, or the beginning of the text.
    Start,
    /// Whatever: the token is in the headline, or a line like one, where capitals may mean nothing.
    Headline,
}

impl Gap {
    /// Whether the words on both sides may be one phrase.
    pub(super) fn joins(self) -> bool {
        matches!(self, Self::Space | Self::Hyphen)
    }
}

/// The gap before every token of the corpus. `abbreviates` says of a token whether a point behind it ends no sentence, `is_heading` of a line of a
/// text that ends without a point whether it is written as headlines are.
pub(super) fn of(
    corpus: &Corpus,
    abbreviates: &dyn Fn(Position) -> bool,
    is_heading: &dyn Fn(Range<Position>) -> bool,
) -> Vec<Gap> {
    let mut gaps = Vec::with_capacity(corpus.forms.len() as usize);
    for number in 0..corpus.articles.len() {
        let in_text = corpus.articles.in_text(number);
        gaps.resize(in_text.start as usize, Gap::Headline);
        let mut line = gaps.len();
        let head = |gaps: &mut Vec<Gap>, line: usize, gap: &str| {
            let ends = !gap.trim_start().starts_with(['.', ',', ';', ':']);
            let is_whole = gaps.iter().skip(line + 1).all(|gap| gap.joins());
            if ends && is_whole && is_heading(line as Position..gaps.len() as Position) {
                gaps.iter_mut().skip(line).for_each(|gap| *gap = Gap::Headline);
            }
        };
        for (position, (gap, _)) in in_text.clone().zip(corpus.spacing.within(in_text.clone())) {
            if position == in_text.start {
                gaps.push(Gap::Start);
                continue;
            }
            if gap.contains('\n') {
                head(&mut gaps, line, gap);
                line = gaps.len();
            }
            gaps.push(read(gap, abbreviates(position - 1)));
        }
        if !in_text.is_empty() {
            head(&mut gaps, line, corpus.spacing.behind(number as usize));
        }
        // Words that were counted elsewhere have no neighbours.
        gaps.resize(corpus.articles.range(number).end as usize, Gap::Headline);
    }
    gaps
}

fn read(gap: &str, is_abbreviated: bool) -> Gap {
    match gap {
        "" | " " | "\u{a0}" => Gap::Space,
        "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{ff0d}" => Gap::Hyphen,
        ". " | ".\u{a0}" | "." if is_abbreviated => Gap::Point,
        " (" => Gap::Paren,
        _ if gap.chars().all(|c| c == ' ' || c == '\u{a0}' || c == '\t') => Gap::Space,
        _ if gap.contains(may_begin) => Gap::Start,
        _ => Gap::Mark,
    }
}

/// Whether a sentence may begin behind a mark: the ends of sentences, lines and clauses, and quotation marks that open.
fn may_begin(mark: char) -> bool {
    matches!(
        mark,
        '.' | '!'
            | '?'
            | ':'
            | ';'
            | '\n'
            | '\r'
            | '"'
            | '“'
            | '„'
            | '«'
            | '‘'
            | '…'
            | '•'
            | '|'
            | '。'
            | '¿'
            | '¡'
            | '*'
            | '/'
            | '>'
            | '—'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{article, corpus};

    #[test]
    fn gaps_are_what_is_between_words() {
        let mut one = article("a", "O", "", "Mr. Abe's Jean-Luc, then. Then “We (yes) go”  on");
        one.headline = "Mr Abe: goes".into();
        let corpus = corpus(vec![one], vec![], vec![]);
        let shown: Vec<String> = of(&corpus, &|p| corpus.lexicon.form(corpus.forms.at(p)) == "Mr", &|_| false)
            .iter()
            .map(|gap| format!("{gap:?}"))
            .collect();
        let wanted = "Headline Headline Headline Start Point Space Space Hyphen Mark Start Start Paren Mark Mark";
        assert_eq!(shown.join(" "), wanted);
    }
}
