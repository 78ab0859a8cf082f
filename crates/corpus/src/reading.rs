//! Reading: texts put together again from the columns, word by word.

use crate::strings::Texts;
use crate::{ArticleId, Articles, Forms, Lexicon, Position, Spacing, lexicon};
use model::{ArticleList, Metadata};
use std::borrow::Cow;
use text::Token;

/// How many bytes a word takes with what stands before it, in English news.
const BYTES_OF_WORD: usize = 7;

/// The columns that texts are read from.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    articles: &'a Articles,
    spellings: &'a Texts,
    forms: &'a Forms,
    spacing: &'a Spacing,
}

/// A text, or its beginning, with its tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadText {
    /// The text; where only its beginning was asked for, as far as its last token.
    pub text: String,
    /// Its tokens, each with its bytes there.
    pub tokens: Vec<Token>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(articles: &'a Articles, lexicon: &'a Lexicon, forms: &'a Forms, spacing: &'a Spacing) -> Self {
        // Of the lexicon the spellings alone, since all of it cannot be shared by threads.
        Self { articles, spellings: lexicon.spellings(), forms, spacing }
    }

    /// The text of an article with its tokens before a position. Where that leaves some out, the text ends where the tokens do.
    pub fn read(&self, article: ArticleId, end: Position) -> ReadText {
        let mut tokens = Vec::new();
        let text = self.put_together(article, end, |token| tokens.push(token));
        ReadText { text, tokens }
    }

    fn put_together(&self, article: ArticleId, end: Position, mut take: impl FnMut(Token)) -> String {
        let all = self.articles.in_text(article);
        let positions = all.start..end.clamp(all.start, all.end);
        let forms = self.forms.within(positions.clone());
        let mut text = String::with_capacity(BYTES_OF_WORD * forms.len() as usize);
        for (form, (gap, word)) in forms.iter().zip(self.spacing.within(positions)) {
            text.push_str(gap);
            let start = text.len();
            text.push_str(word.unwrap_or_else(|| lexicon::written(self.spellings.get(form))));
            take(Token { start, end: text.len() });
        }
        if end >= all.end {
            text.push_str(self.spacing.behind(article as usize));
        }
        text
    }
}

impl ArticleList for Reading<'_> {
    fn len(&self) -> usize {
        self.articles.len() as usize
    }

    fn metadata(&self, number: usize) -> &Metadata {
        &self.articles.all()[number]
    }

    fn text(&self, number: usize) -> Cow<'_, str> {
        self.put_together(number as ArticleId, Position::MAX, |_| ()).into()
    }

    fn text_len(&self, number: usize) -> usize {
        self.articles.text_len(number as ArticleId)
    }
}

/// Some articles of a corpus.
#[derive(Clone, Debug)]
pub struct Chosen<'a> {
    reading: Reading<'a>,
    numbers: Vec<ArticleId>,
}

impl<'a> Chosen<'a> {
    /// Those with these numbers, in this order. Numbers that no article has are left out.
    pub fn of(reading: Reading<'a>, numbers: impl Iterator<Item = ArticleId>) -> Self {
        Self { reading, numbers: numbers.filter(|number| *number < reading.articles.len()).collect() }
    }
}

impl ArticleList for Chosen<'_> {
    fn len(&self) -> usize {
        self.numbers.len()
    }

    fn metadata(&self, number: usize) -> &Metadata {
        self.reading.metadata(self.numbers[number] as usize)
    }

    fn text(&self, number: usize) -> Cow<'_, str> {
        self.reading.text(self.numbers[number] as usize)
    }

    fn text_len(&self, number: usize) -> usize {
        self.reading.text_len(self.numbers[number] as usize)
    }
}

#[cfg(test)]
mod tests {
    use crate::samples::{article, corpus_under};
    use crate::{ArticleSource, Builder};
    use model::{Article, ArticleList, Counts, Head};
    use proptest::prelude::*;
    use text::tokens;

    /// Texts of odd gaps and spellings: letters and accents apart, signs that are written in two ways, more different gaps than a byte has numbers.
    fn texts() -> impl Strategy<Value = Vec<Article>> {
        let gap = prop_oneof![4 => " ", 1 => "[\\PC\n\r\t ]{0,4}", 1 => "[–—.,;:!?(){}*/ ]{1,3}"];
        let word = prop_oneof![
            3 => "[a-zA-Z]{1,6}",
            1 => "(e\u{301}te\u{301}|ﬁn|I|Istanbul|İ|it's|it’s|U[.]S[.]|мир|戦争|x\u{f8ff})",
            1 => "\\PC{1,4}",
            1 => "(\nSign up for more[.]\n|\n© 2019 The Sun\n)",
        ];
        let text = prop::collection::vec((gap, word), 0..200)
            .prop_map(|parts| parts.into_iter().flat_map(|(gap, word)| [gap, word]).collect::<String>());
        let one = (text, any::<bool>(), any::<bool>()).prop_map(|(text, is_turkish, is_counted)| {
            let mut one = article("a", "O", "", &text);
            one.headline = text.lines().next().unwrap_or_default().chars().take(30).collect();
            one.other.insert("language".into(), if is_turkish { "tr" } else { "en" }.into());
            one.counts = is_counted.then(|| Counts { words: vec![(2, "war peace".into())], ..Counts::default() });
            one
        });
        prop::collection::vec(one, 0..6)
    }

    fn all(list: &dyn ArticleList) -> Vec<Article> {
        list.articles().map(std::borrow::Cow::into_owned).collect()
    }

    proptest! {
        #[test]
        fn texts_are_put_together_as_they_were(articles in texts(), are_left_out in any::<bool>()) {
            let head = |is: bool| Head {
                boilerplate: if is { vec!["Sign up for more.".into(), "© 2019 The Sun".into()] } else { vec![] },
                ..Head::default()
            };
            let corpus = corpus_under(head(are_left_out), articles.clone());
            prop_assert_eq!(all(&corpus.reading()), articles.clone());
            // Cut anew, kept and taken back.
            let part = |number: usize| if number.is_multiple_of(2) { ArticleSource::Kept(number as u32) } else { ArticleSource::Recut(number as u32) };
            let (revised, way_back) = corpus.revised((0..articles.len()).rev().map(part).collect(), head(!are_left_out));
            prop_assert_eq!(all(&revised.reading()), articles.iter().rev().cloned().collect::<Vec<_>>());
            prop_assert_eq!(all(&revised.revised(way_back, head(are_left_out)).0.reading()), articles);
        }

        #[test]
        fn tokens_are_those_that_were_counted(articles in texts()) {
            let mut builder = Builder::default();
            articles.iter().cloned().for_each(|article| builder.add(article));
            let corpus = builder.finish(Head::default());
            let reading = corpus.reading();
            for (number, article) in (0..).zip(&articles) {
                let positions = corpus.articles.in_text(number);
                let read = reading.read(number, positions.end);
                prop_assert_eq!(&read.text, &article.text);
                prop_assert_eq!(read.tokens, tokens(&article.text, corpus.articles.writing(number)).collect::<Vec<_>>());
                let part = reading.read(number, positions.start + positions.len() as u32 / 2);
                prop_assert!(article.text.starts_with(&part.text));
            }
        }
    }
}
