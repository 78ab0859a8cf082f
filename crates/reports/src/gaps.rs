//! Gaps: what is before each token, read from the texts again, since the columns hold words alone.

use corpus::{Corpus, FormId};

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
    /// Whatever: the token is in the headline, where capitals may mean nothing.
    Headline,
}

impl Gap {
    /// Whether the words on both sides may be one phrase.
    pub(super) fn joins(self) -> bool {
        matches!(self, Self::Space | Self::Hyphen)
    }
}

/// The gap before every token of the corpus. `abbreviates` says of a form whether a point behind it ends no sentence.
pub(super) fn of(corpus: &Corpus, abbreviates: &dyn Fn(FormId) -> bool) -> Vec<Gap> {
    let mut gaps = Vec::with_capacity(corpus.forms.len());
    for (number, article) in (0..).zip(corpus.articles.all()) {
        let range = corpus.articles.range(number);
        let forms = corpus.forms.get(range.start as usize..range.end as usize).unwrap_or_default();
        let mut rest = article.headline.as_str();
        let mut in_headline = true;
        let mut before = None;
        for &form in forms {
            let word = corpus.lexicon.form(form);
            let mut found = find(rest, word);
            if found.is_none() && in_headline {
                (in_headline, rest, before) = (false, article.text.as_str(), None);
                found = find(rest, word);
            }
            let (gap, behind) = found.unwrap_or(("", rest));
            rest = behind;
            gaps.push(match before {
                _ if in_headline => Gap::Headline,
                None => Gap::Start,
                Some(before) => read(gap, abbreviates(before)),
            });
            before = Some(form);
        }
    }
    gaps
}

/// What is before a word in a text, and what after it. There is no letter between two tokens, so the next match is the token's.
fn find<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let bytes = text.as_bytes();
    let at = (0..=bytes.len().checked_sub(word.len())?).find(|&at| bytes[at..].starts_with(word.as_bytes()))?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

fn read(gap: &str, is_abbreviated: bool) -> Gap {
    match gap {
        "" | " " | "\u{a0}" => Gap::Space,
        "-" | "\u{2010}" | "\u{2011}" => Gap::Hyphen,
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
        let shown: Vec<String> =
            of(&corpus, &|form| corpus.lexicon.form(form) == "Mr").iter().map(|gap| format!("{gap:?}")).collect();
        let wanted = "Headline Headline Headline Start Point Space Space Hyphen Mark Start Start Paren Mark Mark";
        assert_eq!(shown.join(" "), wanted);
    }
}
