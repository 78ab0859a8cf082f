//! Gaps: what is before each token, read from the texts again, since the columns hold words alone.

use corpus::counted::text_tokens;
use corpus::{Corpus, FormId};
use text::tokens;

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
        let writing = corpus.articles.writing(number);
        let mut forms = corpus.articles.range(number).filter_map(|p| corpus.forms.get(p as usize));
        gaps.extend(tokens(&article.headline, writing).zip(forms.by_ref()).map(|_| Gap::Headline));
        let mut before: Option<(FormId, usize)> = None;
        for (token, &form) in text_tokens(article, writing, &corpus.boilerplate).zip(forms.by_ref()) {
            let gap = |end: usize| article.text.get(end..token.start).unwrap_or_default();
            gaps.push(before.map_or(Gap::Start, |(before, end)| read(gap(end), abbreviates(before))));
            before = Some((form, token.end));
        }
        // Words that were counted elsewhere have no neighbours.
        if !corpus.articles.has_order(number) {
            gaps.extend(corpus.articles.counted(number).map(|_| Gap::Headline));
        }
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
        let shown: Vec<String> =
            of(&corpus, &|form| corpus.lexicon.form(form) == "Mr").iter().map(|gap| format!("{gap:?}")).collect();
        let wanted = "Headline Headline Headline Start Point Space Space Hyphen Mark Start Start Paren Mark Mark";
        assert_eq!(shown.join(" "), wanted);
    }
}
