//! The search language: what a person types becomes an expression, or a fault with the place that it is about.
//!
//! Words stand for articles that have them all; `"a phrase"` for words together; `stem*` for every word that begins so; `-word` or `NOT word` for articles
//! without it; `OR` for either; parentheses group; `NEAR/5` asks for at most five words from one to the other; `after:`, `before:` and the facets' fields such
//! as `outlet:` ask for what the filters ask for, `word:` for a word where it is no part of an actor's name, and `sentence:` for a phrase within one sentence. Capitals do not count, save in `OR`, `AND`, `NOT` and `NEAR`.

use crate::query::fault::{SearchFault, SearchFaultKind};
use crate::query::field::Field;
use crate::query::sign::{Sign, is_quote, signs};
use std::ops::Range;

/// A search understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// Words that stand together; one word is a phrase of one.
    Phrase(String, Range<usize>),
    /// A field and what it should be.
    Field(Field, String, Range<usize>),
    /// Articles that the inner search does not find.
    Not(Box<Expr>),
    /// Articles that every part finds.
    All(Vec<Expr>),
    /// Articles that any part finds.
    Any(Vec<Expr>),
    /// Places of the two parts at most so many words apart.
    Near(Box<Expr>, Box<Expr>, u32, Range<usize>),
}

impl Expr {
    /// How many words or phrases of texts are sought; one that must not be there counts as two, since something else must be.
    pub fn n_sought(&self) -> usize {
        match self {
            Self::Phrase(..) | Self::Field(Field::Word | Field::Sentence, ..) => 1,
            Self::Field(..) => 0,
            Self::Not(inner) => 2 * inner.n_sought(),
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::n_sought).sum(),
            Self::Near(left, right, ..) => left.n_sought() + right.n_sought(),
        }
    }
}

/// The longest search, in bytes.
pub const LONGEST: usize = 4_000;
const DEEPEST: usize = 40;

/// Reads a search; `None` where nothing is asked.
///
/// # Errors
/// The first thing that is wrong.
pub fn parse(text: &str) -> Result<Option<Expr>, SearchFault> {
    if text.len() > LONGEST {
        return Err(SearchFault::new(SearchFaultKind::TooLong, 0..text.len()));
    }
    let signs = signs(text)?;
    if signs.is_empty() {
        return Ok(None);
    }
    let mut parser = Parser { signs: &signs, next: 0, depth: 0 };
    let expr = parser.any()?;
    match parser.peek() {
        None => Ok(Some(expr)),
        Some((_, range)) => Err(SearchFault::new(SearchFaultKind::StrayParenthesis, range.clone())),
    }
}

struct Parser<'a> {
    signs: &'a [(Sign, Range<usize>)],
    next: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a (Sign, Range<usize>)> {
        self.signs.get(self.next)
    }

    fn take(&mut self) -> Option<&'a (Sign, Range<usize>)> {
        let sign = self.signs.get(self.next);
        self.next += 1;
        sign
    }

    fn any(&mut self) -> Result<Expr, SearchFault> {
        let mut parts = vec![self.all()?];
        while let Some((Sign::Or, range)) = self.peek() {
            self.next += 1;
            self.needs_operand(range)?;
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Expr::Any))
    }

    fn all(&mut self) -> Result<Expr, SearchFault> {
        let mut parts = Vec::new();
        loop {
            match self.peek() {
                Some((Sign::Or, range)) if parts.is_empty() => {
                    return Err(SearchFault::new(SearchFaultKind::LoneOperator, range.clone()));
                }
                None | Some((Sign::Close | Sign::Or, _)) => break,
                // A capital AND says what standing side by side says; in quotation marks, where it would be longer, it is a word.
                Some((Sign::Phrase(word), range))
                    if word == "AND" && range.len() == word.len() && !parts.is_empty() =>
                {
                    self.next += 1;
                    if self.peek().is_none() {
                        self.next -= 1;
                        parts.push(self.near()?);
                    }
                }
                Some(_) => parts.push(self.near()?),
            }
        }
        if parts.is_empty() {
            let range = self.peek().map_or(0..0, |(_, range)| range.clone());
            let kind = if self.depth == 0 { SearchFaultKind::StrayParenthesis } else { SearchFaultKind::Empty };
            return Err(SearchFault::new(kind, range));
        }
        Ok(one_or(parts, Expr::All))
    }

    fn near(&mut self) -> Result<Expr, SearchFault> {
        if let Some((Sign::Near(_), range)) = self.peek() {
            return Err(SearchFault::new(SearchFaultKind::LoneOperator, range.clone()));
        }
        let mut left = self.unary()?;
        while let Some((Sign::Near(n), range)) = self.peek() {
            self.next += 1;
            self.needs_operand(range)?;
            let right = self.unary()?;
            if !(left.has_places() && right.has_places()) {
                return Err(SearchFault::new(SearchFaultKind::NearWhat, range.clone()));
            }
            left = Expr::Near(Box::new(left), Box::new(right), *n, range.clone());
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Expr, SearchFault> {
        let Some((sign, range)) = self.take() else {
            return Err(SearchFault::new(SearchFaultKind::Empty, 0..0));
        };
        match sign {
            Sign::Minus => {
                self.needs_operand(range)?;
                // In quotation marks it would be longer.
                if let Some((Sign::Phrase(word), behind)) = self.peek()
                    && word == "AND"
                    && behind.len() == word.len()
                {
                    return Err(SearchFault::new(SearchFaultKind::LoneOperator, range.clone()));
                }
                self.deeper(range, |parser| Ok(Expr::Not(Box::new(parser.unary()?))))
            }
            Sign::Open => self.deeper(range, |parser| {
                let inner = parser.any()?;
                match parser.take() {
                    Some((Sign::Close, _)) => Ok(inner),
                    _ => Err(SearchFault::new(SearchFaultKind::OpenParenthesis, range.clone())),
                }
            }),
            Sign::Phrase(phrase) => Ok(Expr::Phrase(phrase.clone(), range.clone())),
            Sign::Field(field, value) => Ok(Expr::Field(*field, value.clone(), range.clone())),
            Sign::Close => Err(SearchFault::new(SearchFaultKind::StrayParenthesis, range.clone())),
            Sign::Or | Sign::Near(_) => Err(SearchFault::new(SearchFaultKind::LoneOperator, range.clone())),
        }
    }

    fn deeper(
        &mut self,
        range: &Range<usize>,
        inner: impl FnOnce(&mut Self) -> Result<Expr, SearchFault>,
    ) -> Result<Expr, SearchFault> {
        if self.depth == DEEPEST {
            return Err(SearchFault::new(SearchFaultKind::TooDeep, range.clone()));
        }
        self.depth += 1;
        if matches!(self.signs.get(self.next.wrapping_sub(1)), Some((Sign::Open, _))) && self.peek().is_none() {
            return Err(SearchFault::new(SearchFaultKind::OpenParenthesis, range.clone()));
        }
        let expr = inner(self)?;
        self.depth -= 1;
        Ok(expr)
    }

    fn needs_operand(&self, operator: &Range<usize>) -> Result<(), SearchFault> {
        match self.peek() {
            None | Some((Sign::Close | Sign::Or | Sign::Near(_), _)) => {
                Err(SearchFault::new(SearchFaultKind::LoneOperator, operator.clone()))
            }
            Some(_) => Ok(()),
        }
    }
}

impl Expr {
    /// Whether it finds places in the text, not only articles.
    fn has_places(&self) -> bool {
        match self {
            Self::Phrase(..) | Self::Near(..) => true,
            Self::Field(Field::Facet(facet), ..) => facet.has_places(),
            Self::Field(field, ..) => matches!(field, Field::Word | Field::Sentence),
            Self::Not(_) => false,
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::has_places),
        }
    }
}

fn one_or(mut parts: Vec<Expr>, many: impl FnOnce(Vec<Expr>) -> Expr) -> Expr {
    match (parts.len(), parts.pop()) {
        (1, Some(part)) => part,
        (_, last) => {
            parts.extend(last);
            many(parts)
        }
    }
}

/// Writes a value so that the search language reads it as one: in quotation marks, with any of its own left out.
pub fn quote(value: &str) -> String {
    format!("\"{}\"", value.chars().filter(|c| !is_quote(*c)).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An expression in a short notation.
    fn shape(expr: &Expr) -> String {
        let join = |parts: &[Expr], sign: &str| parts.iter().map(shape).collect::<Vec<_>>().join(sign);
        match expr {
            Expr::Phrase(text, _) => format!("'{text}'"),
            Expr::Field(field, value, _) => format!("{}={value}", field.name()),
            Expr::Not(inner) => format!("!{}", shape(inner)),
            Expr::All(parts) => format!("({})", join(parts, " & ")),
            Expr::Any(parts) => format!("({})", join(parts, " | ")),
            Expr::Near(a, b, n, _) => format!("({} ~{n} {})", shape(a), shape(b)),
        }
    }

    fn check(text: &str, wanted: &str) {
        assert_eq!(parse(text).unwrap().map(|e| shape(&e)).unwrap_or_default(), wanted, "{text}");
    }

    #[test]
    fn searches_read_as_people_mean_them() {
        check("", "");
        check("peace deal", "('peace' & 'deal')");
        check("“peace deal” OR ceasefire* -Putin", "('peace deal' | ('ceasefire*' & !'Putin'))");
        check("(a OR b) c", "(('a' | 'b') & 'c')");
        check("Trump NEAR/3 (war OR peace) x", "(('Trump' ~3 ('war' | 'peace')) & 'x')");
        check("a NEAR b NEAR/9 c", "(('a' ~5 'b') ~9 'c')");
        check("outlet:\"WDMD TV\" actor:Putin after:2024-12", "(outlet=WDMD TV & actor=Putin & after=2024-12)");
        check("a AND b and", "('a' & 'b' & 'and')");
        check("a NOT b AND NOT c not \"NOT\"", "('a' & !'b' & !'c' & 'not' & 'NOT')");
        check("\"really?—no\" NOT \"AND\"", "('really?—no' & !'AND')");
        check("word:House NEAR word:\"of cards\"", "(word=House ~5 word=of cards)");
        check("חז\"ל \"אב\"", "('חז\"ל' & 'אב')");
        check("long-sought -x-y http://a", "('long-sought' & !'x-y' & 'http://a')");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        use SearchFaultKind::*;
        fn fault(text: &str) -> (SearchFaultKind, &str) {
            let fault = parse(text).unwrap_err();
            (fault.kind, &text[fault.start..fault.end])
        }
        assert_eq!(fault("a \"b c"), (OpenQuote, "\"b c"));
        assert_eq!(fault("(a b"), (OpenParenthesis, "("));
        assert_eq!(fault("("), (OpenParenthesis, "("));
        assert_eq!(fault("a) b"), (StrayParenthesis, ")"));
        assert_eq!(fault("a ()"), (Empty, ")"));
        assert_eq!(fault("\"\""), (Empty, "\"\""));
        assert_eq!(fault("OR a"), (LoneOperator, "OR"));
        assert_eq!(fault("a OR"), (LoneOperator, "OR"));
        assert_eq!(fault("a OR OR b"), (LoneOperator, "OR"));
        assert_eq!(fault("a - b"), (LoneOperator, "-"));
        assert_eq!(fault("a NOT"), (LoneOperator, "NOT"));
        assert_eq!(fault("NOT OR b"), (LoneOperator, "NOT"));
        assert_eq!(fault("a NOT AND b"), (LoneOperator, "NOT"));
        assert_eq!(fault("*fire"), (LoneStar, "*fire"));
        assert_eq!(fault("a ze?ensky"), (LoneStar, "ze?ensky"));
        assert_eq!(fault("word:x*y"), (LoneStar, "word:x*y"));
        assert_eq!(fault("\"peace *\""), (LoneStar, "\"peace *\""));
        assert_eq!(fault("NEAR/3"), (LoneOperator, "NEAR/3"));
        assert_eq!(fault("a NEAR/3 -b"), (NearWhat, "NEAR/3"));
        assert_eq!(fault("a 🙂"), (NoWord, "🙂"));
        assert_eq!(fault("outlet:"), (NoValue, "outlet:"));
        assert_eq!(fault(&"(".repeat(100)).0, TooDeep);
        assert_eq!(fault(&"a ".repeat(5_000)).0, TooLong);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,60}") {
            let _ = parse(&text);
        }

        #[test]
        fn no_mix_of_signs_panics(parts in proptest::collection::vec(
            proptest::sample::select(vec!["(", ")", "\"", "-", "OR", "NEAR/2", "NEAR", "a", "outlet:", ":", "*", " ", "שלום", "AND", "NOT", "word:", "?"]), 0..24)
        ) {
            if let Err(fault) = parse(&parts.concat()) {
                proptest::prop_assert!(fault.start <= fault.end && fault.end <= parts.concat().len());
            }
        }
    }
}
