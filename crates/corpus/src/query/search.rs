//! A search carried out: the articles that it finds and the places in them.

use crate::articles::Walk;
use crate::breaks::stretch_at;
use crate::pattern::Likeness;
use crate::query::dates::dated;
use crate::query::fault::{SearchFault, SearchFaultKind};
use crate::query::field::Field;
use crate::query::matches::Matches;
use crate::query::places::{in_order, together, within};
use crate::query::syntax::{self, Expr};
use crate::query::{ArticleSet, SearchOptions, all_articles, set_of, zone};
use crate::{Corpus, Labels, Pattern, Span};
use model::Edtf;
use model::order::sort_by;
use std::ops::Range;
use text::fold;

/// Carries out a search; `None` where it asks nothing.
///
/// # Errors
/// What keeps it from being understood.
pub fn run(corpus: &Corpus, text: &str) -> Result<Option<Matches>, SearchFault> {
    run_with(corpus, text, SearchOptions::default())
}

/// The same, with accents ignored or capitals minded.
///
/// # Errors
/// What keeps it from being understood.
pub fn run_with(corpus: &Corpus, text: &str, options: SearchOptions) -> Result<Option<Matches>, SearchFault> {
    let Some(expr) = syntax::parse(text)? else { return Ok(None) };
    evaluate(corpus, &expr, options.likeness()).map(Some)
}

/// The same, to choose articles by it. Articles that are added up cannot be chosen by their words.
///
/// # Errors
/// As [`run`], and where it asks for words of articles that are added up.
pub fn run_filter(corpus: &Corpus, text: &str, options: SearchOptions) -> Result<Option<Matches>, SearchFault> {
    if corpus.articles.has_cells() && syntax::parse(text)?.is_some_and(|expr| expr.n_sought() > 0) {
        return Err(SearchFault::new(SearchFaultKind::AddedUp, 0..text.len()));
    }
    run_with(corpus, text, options)
}

/// The same, to count its places. Of articles that are added up single words are known, and nothing of two of them together.
///
/// # Errors
/// As [`run`], and where it asks for more than one word of articles that are added up.
pub fn run_node(corpus: &Corpus, text: &str, options: SearchOptions) -> Result<Option<Matches>, SearchFault> {
    let found = run_with(corpus, text, options)?;
    if let Some(found) = &found
        && corpus.articles.has_cells()
    {
        let is_one_word = syntax::parse(text)?.is_some_and(|expr| expr.n_sought() < 2) && !found.needs_order;
        if !(is_one_word && has_one_a_cell(corpus, &found.spans)) {
            return Err(SearchFault::new(SearchFaultKind::OneWord, 0..text.len()));
        }
    }
    Ok(found)
}

/// Whether no article that stands for many has two of the places, which are in reading order.
fn has_one_a_cell(corpus: &Corpus, spans: &[Span]) -> bool {
    let mut walk = Walk::new(corpus);
    let articles: Vec<_> = spans.iter().map(|span| walk.to(span.start)).collect();
    articles.windows(2).all(|pair| pair[0] != pair[1] || corpus.articles.cell(pair[0]).is_none())
}

/// What an expression finds. Places are only in articles that it finds, so each counts only where its own part holds: `(a -b) OR c` marks no `a` in an article
/// with `b`.
fn evaluate(corpus: &Corpus, expr: &Expr, likeness: Likeness) -> Result<Matches, SearchFault> {
    let n_articles = corpus.articles.len();
    match expr {
        Expr::Phrase(phrase, _) => {
            let (spans, needs_order) = phrase_places(corpus, phrase, likeness);
            Ok(at_places(corpus, spans, needs_order))
        }
        Expr::Field(field, value, range) => field_value(corpus, *field, value, range, likeness),
        Expr::Not(inner) => {
            let Matches { mut articles, unsure, needs_order, .. } = evaluate(corpus, inner, likeness)?;
            articles.toggle_range(..);
            Ok(Matches { articles, unsure, spans: Vec::new(), needs_order })
        }
        Expr::All(parts) => {
            let found = parts.iter().map(|part| evaluate(corpus, part, likeness)).collect::<Result<Vec<_>, _>>()?;
            let mut articles = all_articles(n_articles);
            let [mut may, mut must] = [articles.clone(), articles.clone()];
            for part in &found {
                articles.intersect_with(&part.articles);
                may.intersect_with(&part.may());
                must.intersect_with(&part.must());
            }
            may.difference_with(&must);
            let needs_order = found.iter().any(|part| part.needs_order);
            let places = found.into_iter().map(|part| within(corpus, part.spans, &articles));
            let spans = places.reduce(together).unwrap_or_default();
            Ok(Matches { articles, unsure: may, spans, needs_order })
        }
        Expr::Any(parts) => {
            let mut any = Matches::of(ArticleSet::with_capacity(n_articles as usize));
            let mut must = ArticleSet::default();
            for part in parts {
                let found = evaluate(corpus, part, likeness)?;
                must.union_with(&found.must());
                any.unsure.union_with(&found.unsure);
                any.articles.union_with(&found.articles);
                any.needs_order |= found.needs_order;
                any.spans = together(any.spans, found.spans);
            }
            any.unsure.difference_with(&must);
            Ok(any)
        }
        Expr::Near(left, right, n, _) => {
            let places = |part: &Expr| -> Result<Vec<Span>, SearchFault> {
                Ok(zone::readable(corpus, evaluate(corpus, part, likeness)?.spans))
            };
            Ok(at_places(corpus, near(corpus, &places(left)?, &places(right)?, *n), true))
        }
    }
}

/// The places of a phrase, and whether its words have to be in their order.
fn phrase_places(corpus: &Corpus, phrase: &str, likeness: Likeness) -> (Vec<Span>, bool) {
    let Some(pattern) = Pattern::new(&corpus.lexicon, phrase, likeness) else {
        // A word that nothing has is missing everywhere.
        return (Vec::new(), phrase.split_whitespace().nth(1).is_some());
    };
    let spans = pattern.find(corpus);
    let needs_order = pattern.n_words() > 1;
    (if needs_order { zone::readable(corpus, spans) } else { spans }, needs_order)
}

fn at_places(corpus: &Corpus, spans: Vec<Span>, needs_order: bool) -> Matches {
    let mut articles = ArticleSet::with_capacity(corpus.articles.len() as usize);
    let mut walk = Walk::new(corpus);
    for span in &spans {
        articles.insert(walk.to(span.start) as usize);
    }
    Matches { spans, needs_order, ..Matches::of(articles) }
}

/// The places on either side that have one of the other side at most `n` words away, in the same paragraph. Words side by side are one word away.
fn near(corpus: &Corpus, left: &[Span], right: &[Span], n: u32) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::new();
    for (here, there) in [(left, right), (right, left)] {
        let longest = there.iter().map(|span| span.n_tokens).max().unwrap_or_default();
        for &span in here {
            let range = stretch_at(corpus.breaks.paragraphs(), span.start);
            let first = there.partition_point(|other| other.start + longest + n <= span.start);
            let close = there[first..].iter().take_while(|other| other.start < span.end() + n).any(|other| {
                let apart = other.end() <= span.start || span.end() <= other.start;
                let gap = if other.start < span.start {
                    (span.start + 1).saturating_sub(other.end())
                } else {
                    (other.start + 1).saturating_sub(span.end())
                };
                apart && gap <= n && range.contains(&other.start)
            });
            if close {
                kept.push(span);
            }
        }
    }
    in_order(&mut kept);
    kept
}

fn field_value(
    corpus: &Corpus,
    field: Field,
    value: &str,
    range: &Range<usize>,
    likeness: Likeness,
) -> Result<Matches, SearchFault> {
    let fault = |kind| SearchFault::new(kind, range.clone());
    match field {
        Field::Facet(facet) => {
            let labels = corpus.labels(facet);
            let named = labels_named(labels, value);
            if named.is_empty() {
                return Err(fault(SearchFaultKind::NoSuchName(facet, nearest(labels, value))));
            }
            let articles = named.iter().flat_map(|&label| labels.articles(label)).copied();
            let mut spans = named.iter().flat_map(|&label| facet.places(corpus, labels.name(label))).collect();
            in_order(&mut spans);
            let articles = set_of(corpus, articles);
            // A topic asks for so many mentions: where there are fewer, they are no place of it.
            let spans = within(corpus, spans, &articles);
            Ok(Matches { spans, ..Matches::of(articles) })
        }
        Field::Word => {
            let (mut spans, needs_order) = phrase_places(corpus, value, likeness);
            let mut walk = Walk::new(corpus);
            spans.retain(|span| {
                let mentions = corpus.actors.in_article(walk.to(span.start));
                let before = mentions.partition_point(|mention| mention.span.end() <= span.start);
                // What reaches beyond the name is no part of it.
                let is_part = |name: Span| name.start <= span.start && span.end() <= name.end();
                mentions.get(before).is_none_or(|mention| !is_part(mention.span))
            });
            Ok(at_places(corpus, spans, needs_order))
        }
        Field::Sentence => {
            let (mut spans, needs_order) = phrase_places(corpus, value, likeness);
            let sentences = corpus.breaks.sentences();
            let mut walk = Walk::over(sentences);
            spans.retain(|span| {
                let end = sentences.get(walk.to(span.start) as usize + 1);
                end.is_some_and(|&end| span.end() <= end)
            });
            Ok(at_places(corpus, spans, needs_order))
        }
        Field::After | Field::Before | Field::Date => {
            let date = Edtf::parse(value).map_err(|why| fault(SearchFaultKind::Date(why)))?;
            let (from, to) = match field {
                Field::After => (Some(date.earliest), None),
                Field::Before => (None, Some(date.earliest.plus(-1))),
                _ => (Some(date.earliest), Some(date.latest)),
            };
            let [articles, unsure] = dated(corpus, from, to);
            Ok(Matches { unsure, ..Matches::of(articles) })
        }
    }
}

/// The values of exactly this name, or else those with it in their name, whatever the case.
fn labels_named(labels: &Labels, value: &str) -> Vec<u32> {
    if let Some(label) = labels.find(value) {
        return vec![label];
    }
    let wanted = fold(value.trim());
    (0..).zip(labels.names()).filter(|(_, name)| fold(name).contains(wanted.as_ref())).map(|(label, _)| label).collect()
}

/// Up to three names that share the most letter pairs with what was asked for.
fn nearest(labels: &Labels, value: &str) -> Vec<String> {
    let pairs = |text: &str| -> Vec<[char; 2]> {
        // More of a name says no more.
        let folded: Vec<char> = fold(text).chars().take(100).collect();
        let mut pairs: Vec<[char; 2]> = Vec::new();
        for pair in folded.windows(2).map(|pair| [pair[0], pair[1]]) {
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
        pairs
    };
    let wanted = pairs(value);
    let mut names: Vec<(usize, &str)> = labels
        .names()
        .map(|name| (pairs(name).iter().filter(|pair| wanted.contains(pair)).count(), name))
        .filter(|(shared, _)| *shared > 0)
        .collect();
    sort_by(&mut names, &|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    names.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facet::OUTLET;
    use crate::query::members;
    use crate::samples::{actor, article, corpus, headed};
    use model::edtf::DateFault;
    use proptest::prelude::*;

    fn found(corpus: &Corpus, text: &str) -> (Vec<u32>, Vec<u32>) {
        let found = run(corpus, text).unwrap().unwrap();
        (members(&found.articles).collect(), found.spans.iter().map(|s| s.start).collect())
    }

    #[test]
    fn fields_ask_for_names_or_parts_of_them() {
        let corpus = corpus(
            vec![article("a", "WDMD TV", "2025-02-21", "Zelenskyy spoke"), article("b", "Odri", "2024-11", "x y")],
            vec![actor("Volodymyr Zelensky", &["Zelenskyy"], &[])],
            vec![],
        );
        assert_eq!(found(&corpus, "actor:zelensky"), (vec![0], vec![0]));
        assert_eq!(found(&corpus, "outlet:wdmd"), (vec![0], vec![]));
        assert_eq!(found(&corpus, "before:2024-12").0, [1]);
        assert_eq!(found(&corpus, "after:2024-11-15").0, [0, 1]);
        let fault = run(&corpus, "x outlet:WDTV").unwrap_err();
        assert_eq!(fault.kind, SearchFaultKind::NoSuchName(OUTLET, vec!["WDMD TV".into()]));
        assert_eq!((fault.start, fault.end), (2, 13));
        assert_eq!(run(&corpus, "after:soon").unwrap_err().kind, SearchFaultKind::Date(DateFault::Form));
    }

    #[test]
    fn what_hangs_on_an_uncertain_date_is_only_possible() {
        let dates = ["2025-03-02", "2025", "2025-03/2025-05", "2024", ""];
        let articles = (0..).zip(dates).map(|(i, date)| article(&i.to_string(), "O", date, &format!("word n{i}")));
        let corpus = corpus(articles.collect(), vec![], vec![]);
        let check = |search: &str, wanted: &[u32], possible: &[u32]| {
            let Matches { articles, mut unsure, .. } = run(&corpus, search).unwrap().unwrap();
            unsure.intersect_with(&articles);
            assert_eq!(members(&articles).collect::<Vec<_>>(), wanted, "{search}");
            assert_eq!(members(&unsure).collect::<Vec<_>>(), possible, "{search}");
        };
        check("date:2025", &[0, 1, 2], &[]);
        check("date:2025-03", &[0, 1, 2], &[1, 2]);
        check("word date:2025-03", &[0, 1, 2], &[1, 2]);
        check("-(-date:2025-03)", &[0, 1, 2], &[1, 2]);
        check("-date:2025-03", &[3, 4], &[]);
        check("date:2025-03 OR n1", &[0, 1, 2], &[2]);
        check("date:2025-03 n4", &[], &[]);
        check("after:2025-04", &[1, 2], &[1, 2]);
    }

    #[test]
    fn a_word_by_itself_is_no_part_of_a_name() {
        let texts = ["the house and the White House", "House of the White House", "White House"];
        let articles = (0..).zip(texts).map(|(i, text)| article(&i.to_string(), "O", "2024", text)).collect();
        let corpus = corpus(articles, vec![actor("White House", &["House of the White*"], &[])], vec![]);
        assert_eq!(found(&corpus, "house"), (vec![0, 1, 2], vec![1, 5, 6, 10, 12]));
        assert_eq!(found(&corpus, "word:house"), (vec![0, 1], vec![1, 10]));
        assert_eq!(found(&corpus, "word:\"the white house\""), (vec![0, 1], vec![3, 8]));
        assert_eq!(found(&corpus, "word:nowhere"), (vec![], vec![]));
    }

    #[test]
    fn accents_can_be_ignored_and_capitals_minded() {
        let texts = ["the café", "the cafe\u{301}", "the Cafe"];
        let corpus = corpus(texts.iter().map(|text| article(text, "O", "", text)).collect(), vec![], vec![]);
        let found = |ignore_accents, mind_case, text| {
            let found = run_with(&corpus, text, SearchOptions { ignore_accents, mind_case }).unwrap().unwrap();
            members(&found.articles).collect::<Vec<_>>()
        };
        assert_eq!(found(false, false, "cafe"), [2]);
        assert_eq!(found(true, false, "cafe"), [0, 1, 2]);
        assert_eq!(found(true, false, "\"the café\""), [0, 1, 2]);
        assert_eq!(found(true, true, "cafe"), [0, 1]);
        assert_eq!(found(false, true, "Cafe -café"), [2]);
    }

    #[test]
    fn nothing_is_found_across_the_end_of_a_paragraph() {
        let mut one = article("a", "O", "2024", "Deal begins. The peace holds\nDeal with Peace. Deal");
        one.headline = "Peace".into();
        let corpus = corpus(vec![one], vec![actor("Peace Deal", &[], &[])], vec![]);
        assert_eq!(found(&corpus, "\"peace deal\"").1, [8], "across a sentence");
        assert_eq!(found(&corpus, "sentence:\"peace deal\"").1, Vec::<u32>::new());
        assert_eq!(found(&corpus, "sentence:\"the peace\"").1, [3]);
        assert_eq!(found(&corpus, "peace NEAR/1 deal").1, [8, 9]);
        assert_eq!(found(&corpus, "peace NEAR/2 deal").1, [6, 8, 9]);
        assert_eq!(found(&corpus, "actor:peace").1, [8]);
    }

    /// Where an article, as a list of words with the number of the paragraph of each, has an expression: read off the definition, with no index.
    fn naive(words: &[(usize, &str)], expr: &Expr) -> Vec<Span> {
        let n = words.len() as u32;
        let paragraph = |position: u32| words[position as usize].0;
        match expr {
            Expr::Phrase(phrase, _) => {
                let wanted: Vec<&str> = phrase.split(' ').collect();
                let fits = |at: u32| {
                    wanted.iter().enumerate().all(|(i, w)| {
                        let word = words.get(at as usize + i);
                        word.is_some_and(|(number, word)| {
                            *number == paragraph(at)
                                && match w.strip_suffix('*') {
                                    Some(stem) => word.starts_with(stem),
                                    None => word == w,
                                }
                        })
                    })
                };
                (0..n).filter(|&at| fits(at)).map(|start| Span { start, n_tokens: wanted.len() as u32 }).collect()
            }
            Expr::Any(parts) => parts.iter().filter(|p| holds(words, p)).flat_map(|p| naive(words, p)).collect(),
            Expr::All(parts) => parts.iter().flat_map(|p| naive(words, p)).collect(),
            Expr::Near(a, b, n, _) => {
                let (a, b) = (naive(words, a), naive(words, b));
                let close = |x: &Span, y: &Span| {
                    paragraph(x.start) == paragraph(y.start)
                        && ((x.end() <= y.start && y.start + 1 - x.end() <= *n)
                            || (y.end() <= x.start && x.start + 1 - y.end() <= *n))
                };
                let left = a.iter().filter(|x| b.iter().any(|y| close(x, y)));
                left.chain(b.iter().filter(|y| a.iter().any(|x| close(x, y)))).copied().collect()
            }
            Expr::Not(_) | Expr::Field(..) => Vec::new(),
        }
    }

    fn holds(words: &[(usize, &str)], expr: &Expr) -> bool {
        match expr {
            Expr::Not(inner) => !holds(words, inner),
            Expr::All(parts) => parts.iter().all(|p| holds(words, p)),
            Expr::Any(parts) => parts.iter().any(|p| holds(words, p)),
            _ => !naive(words, expr).is_empty(),
        }
    }

    fn expression() -> impl Strategy<Value = String> {
        let leaf = prop::sample::select(vec!["aa", "ab", "ba", "a*", "\"aa ab\"", "\"ab a* ba\"", "zz"])
            .prop_map(str::to_owned);
        let placed = leaf.clone().prop_recursive(2, 8, 2, |inner| {
            prop_oneof![
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
                (inner.clone(), 1_u32..4, inner).prop_map(|(a, n, b)| format!("({a} NEAR/{n} {b})")),
            ]
        });
        placed.prop_recursive(3, 16, 2, |inner| {
            prop_oneof![
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} {b})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
                inner.prop_map(|a| format!("-({a})")),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_index_finds_what_a_scan_of_the_text_finds(
            texts in prop::collection::vec("(aa|ab|ba|bb)?(( |\\. |\n)(aa|ab|ba|bb)){0,11}", 1..5),
            search in expression(),
        ) {
            // The first paragraph is the headline.
            let made = texts.iter().enumerate().map(|(i, text)| {
                let (headline, text) = text.split_once('\n').unwrap_or((text, ""));
                headed(headline, article(&i.to_string(), "O", "2024", text))
            });
            let corpus = corpus(made.collect(), vec![], vec![]);
            let expr = syntax::parse(&search).unwrap().unwrap();
            let (articles, starts) = found(&corpus, &search);
            let (mut wanted_articles, mut wanted_starts) = (vec![], vec![]);
            for (i, text) in texts.iter().enumerate() {
                let words: Vec<(usize, &str)> = (0..)
                    .zip(text.split('\n'))
                    .flat_map(|(number, line)| line.split([' ', '.']).filter(|w| !w.is_empty()).map(move |word| (number, word)))
                    .collect();
                if holds(&words, &expr) {
                    wanted_articles.push(i as u32);
                    let offset = corpus.articles.range(i as u32).start;
                    let mut spans = naive(&words, &expr);
                    in_order(&mut spans);
                    wanted_starts.extend(spans.iter().map(|s| s.start + offset));
                }
            }
            prop_assert_eq!(articles, wanted_articles, "{}", search);
            prop_assert_eq!(starts, wanted_starts, "{}", search);
        }
    }
}
