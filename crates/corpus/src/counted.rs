//! Counted: the tokens of an article that are counted, which are all but those of boilerplate.

use model::Boilerplate;
use text::segment::paragraphs;
use text::{Token, Writing, tokens};

/// The counted tokens of a text, each with its bytes there. Those of its headline are all counted.
pub(super) fn text_tokens<'a>(
    text: &'a str,
    writing: Writing,
    boilerplate: &'a Boilerplate,
) -> impl Iterator<Item = Token> + 'a {
    let whole = boilerplate.is_empty().then(|| tokens(text, writing));
    let by_line = (!boilerplate.is_empty()).then(|| paragraphs(text).filter(|(_, line)| !boilerplate.has(line)));
    let by_line = by_line.into_iter().flatten().flat_map(move |(from, line)| {
        tokens(line, writing).map(move |token| Token { start: from + token.start, end: from + token.end })
    });
    whole.into_iter().flatten().chain(by_line)
}

#[cfg(test)]
mod tests {
    use crate::samples::{actor, article, corpus_under};
    use crate::{ArticleSource, Corpus, UnitKind};
    use model::Head;
    use proptest::prelude::*;

    const LINES: [&str; 7] = [
        "Sign up for more. Kyiv",
        "© 2019 The Sun",
        "© 2024 The Sun",
        "War is far, Kyiv said.",
        "He left. She",
        "",
        "“Sign up.”",
    ];

    /// What is counted of a corpus: its words in order, its breaks, the units of each article and who is named where.
    fn counts(corpus: &Corpus) -> impl PartialEq + std::fmt::Debug + use<> {
        let words: Vec<String> = corpus.forms.all().iter().map(|form| corpus.lexicon.form(form).to_owned()).collect();
        let bags = corpus.bags(UnitKind::WordsAndActors);
        let units = |a| bags.of(a).map(|(unit, n)| (corpus.unit_name(unit).to_owned(), n)).collect::<Vec<_>>();
        let units: Vec<_> = (0..corpus.articles.len()).map(units).collect();
        let mentions: Vec<_> = (0..corpus.articles.len()).map(|a| corpus.actors.in_article(a).to_vec()).collect();
        (words, corpus.breaks.clone(), units, mentions, corpus.articles.starts().to_vec())
    }

    proptest! {
        #[test]
        fn what_is_left_out_counts_as_if_it_were_not_there(
            texts in prop::collection::vec(prop::collection::vec(0..LINES.len(), 0..6), 1..4),
            left_out in prop::collection::vec(0..LINES.len(), 0..3),
        ) {
            let head = |lines: &[usize]| Head {
                actors: vec![actor("Kyiv", &[], &[])],
                boilerplate: lines.iter().map(|&line| LINES[line].to_owned()).collect(),
                ..Head::default()
            };
            // Years are alike, and what is said is never boilerplate.
            let goes = |line: usize| {
                left_out.iter().any(|&other| other == line || [1, 2].contains(&other) && [1, 2].contains(&line)) && line < 5
            };
            let written = |keep: &dyn Fn(usize) -> bool| {
                let texts = texts.iter().map(|lines| {
                    lines.iter().filter(|line| keep(**line)).map(|&line| LINES[line]).collect::<Vec<_>>().join("\n")
                });
                // The language is stated, since it may else be found by the very lines.
                let mut articles: Vec<_> = texts.enumerate().map(|(i, text)| article(&i.to_string(), "O", "", &text)).collect();
                for article in &mut articles {
                    article.other.insert("language".into(), "en".into());
                }
                articles
            };
            let without = corpus_under(head(&[]), written(&|line| !goes(line)));
            let whole = corpus_under(head(&left_out), written(&|_| true));
            prop_assert_eq!(counts(&whole), counts(&without));
            let before = corpus_under(head(&[]), written(&|_| true));
            let of_before = counts(&before);
            let parts = (0..texts.len() as u32).map(ArticleSource::Recut).collect();
            let (after, way_back) = before.revised(parts, head(&left_out));
            prop_assert_eq!(counts(&after), counts(&without));
            prop_assert_eq!(counts(&after.revised(way_back, head(&[])).0), of_before);
        }
    }
}
