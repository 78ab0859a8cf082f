//! The concordance: every occurrence of a word or search with the words around it, a line each.

use crate::context::{Context, LineOrder, everywhere, n_articles_with};
use crate::evidence::{self, Evidence};
use crate::line_key::{beside, groups, sorted};
use crate::passage::Layout;
use crate::piece::{Direction, Piece, pieces};
use corpus::articles::Walk;
use corpus::query::{ArticleSet, SearchFault, zone};
use corpus::{ArticleId, Corpus, Span};
use serde::{Deserialize, Serialize};
use text::is_right_to_left;

pub use crate::line_key::LineGroup;

/// How many words are shown on either side of the node.
pub const CONTEXT_TOKENS: usize = 14;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcordanceLine {
    /// The article's id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// Its headline.
    pub headline: String,
    /// Its date as written.
    pub date: Option<String>,
    /// Its publisher's address.
    pub url: Option<String>,
    /// The words before the node.
    pub left: Vec<Piece>,
    /// The node as printed.
    pub node: String,
    /// The words after the node.
    pub right: Vec<Piece>,
    /// The text goes on before these words, and behind them.
    pub is_cut: [bool; 2],
    /// The node's first token, counted within the article.
    pub token: u32,
    /// It reads from right to left, so that what comes before the node is to the right of it.
    pub is_right_to_left: bool,
}

impl ConcordanceLine {
    /// The words before the node as one text, with the space between them and the node.
    pub fn before(&self) -> String {
        self.left.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The words after the node as one text, with the space between the node and them.
    pub fn after(&self) -> String {
        self.right.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// The lines asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concordance {
    /// How many lines there are in all.
    pub n_lines: u32,
    /// In how many articles.
    pub n_articles: u32,
    /// How many are listed: all of them, or those of the sample.
    pub n_listed: u32,
    /// The first that are listed, as many as were asked for.
    pub lines: Vec<ConcordanceLine>,
    /// The groups that these are in, in order, each with its number of lines; none where they are one list.
    pub groups: Vec<(LineGroup, u32)>,
    /// What is known of it in articles whose words were counted elsewhere; none where there are no such articles.
    pub evidence: Option<Evidence>,
    /// What keeps the node from being understood.
    pub fault: Option<SearchFault>,
}

/// Lists the first `n` lines of a node in a set of articles.
pub fn list(corpus: &Corpus, set: &ArticleSet, context: &Context, n: u32) -> Concordance {
    let (everywhere, needs_order) = match everywhere(corpus, set, context) {
        Ok(found) => found,
        Err(fault) => return Concordance { fault: Some(fault), ..Concordance::default() },
    };
    let evidence = evidence::of(corpus, set, context, &everywhere, needs_order);
    let mut spans = zone::readable(corpus, everywhere);
    let n_lines = spans.len() as u32;
    let n_articles = n_articles_with(corpus, &spans);
    if let Some(sample) = context.sample {
        // Drawn in reading order, so that it is the same however it is sorted.
        spans = sample.draw(n_lines).into_iter().filter_map(|i| spans.get(i as usize).copied()).collect();
    }
    let keyed = sorted(corpus, &spans, context);
    let first = keyed.iter().take(n as usize).filter_map(|(_, i)| spans.get(*i as usize).copied());
    let lines = lines(corpus, first.collect(), context.order);
    let groups = groups(corpus, &spans, &keyed, context, n);
    Concordance { n_lines, n_articles, n_listed: spans.len() as u32, lines, groups, evidence, fault: None }
}

/// A line of each span, in their order.
fn lines(corpus: &Corpus, spans: Vec<Span>, order: LineOrder) -> Vec<ConcordanceLine> {
    // Article by article, so that each is laid out once, however many lines it has and however long it is.
    let mut in_reading_order: Vec<(usize, Span)> = spans.into_iter().enumerate().collect();
    in_reading_order.sort_unstable_by_key(|(_, span)| span.start);
    let mut lines: Vec<(usize, ConcordanceLine)> = Vec::with_capacity(in_reading_order.len());
    let mut walk = Walk::new(corpus);
    let mut laid_out: Option<(ArticleId, Layout)> = None;
    for (number, span) in in_reading_order {
        let article = walk.to(span.start);
        let (_, layout) = match laid_out.take() {
            Some(known) if known.0 == article => laid_out.insert(known),
            _ => laid_out.insert((article, Layout::of(corpus, article))),
        };
        lines.extend(line(corpus, article, layout, span, order).map(|line| (number, line)));
    }
    lines.sort_unstable_by_key(|(number, _)| *number);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line(corpus: &Corpus, article: ArticleId, layout: &Layout, span: Span, order: LineOrder) -> Option<ConcordanceLine> {
    let known = corpus.articles.get(article)?;
    let (from, to) = (layout.number(span.start), layout.number(span.end()));
    let in_headline = from < layout.n_headline;
    let (source, range) = if in_headline {
        (known.headline.as_str(), 0..layout.n_headline)
    } else {
        (layout.text.as_str(), layout.n_headline..layout.tokens.len())
    };
    let to = to.min(range.end);
    let token = |number: usize| layout.tokens.get(number).copied();
    let (first, last) = (token(from)?, token(to.checked_sub(1)?)?);
    let left_from = from.saturating_sub(CONTEXT_TOKENS).max(range.start);
    let right_to = (to + CONTEXT_TOKENS).min(range.end);
    let left_start = if left_from == range.start { 0 } else { token(left_from)?.start };
    let right_end = if right_to == range.end { source.len() } else { token(right_to - 1)?.end };
    let is_right_to_left = is_right_to_left(source.get(left_start..right_end).unwrap_or_default());
    let of_article = corpus.articles.range(article);
    let sorted = beside(span, order, 0).filter(|position| of_article.contains(position));
    let sorted = sorted.map(|position| layout.number(position)).filter(|number| range.contains(number)).and_then(token);
    let [before, behind] =
        [left_from..from, to..right_to].map(|numbers| layout.tokens.get(numbers).unwrap_or_default());
    Some(ConcordanceLine {
        article: known.id.clone(),
        outlet: known.outlet.clone(),
        headline: known.headline.clone(),
        date: known.date.as_ref().map(|date| date.text.clone()),
        url: known.url.clone(),
        left: pieces(source, left_start..first.start, before, sorted, Direction::Before, is_right_to_left),
        node: source.get(first.start..last.end)?.split_whitespace().collect::<Vec<_>>().join(" "),
        right: pieces(source, last.end..right_end, behind, sorted, Direction::After, is_right_to_left),
        is_cut: [left_from > range.start, right_to < range.end],
        token: from as u32,
        is_right_to_left,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Grouping;
    use crate::sample::Sample;
    use crate::window::Near;
    use corpus::query::timeline::Stretch;
    use corpus::query::{SearchOptions, all_articles};
    use corpus::samples::{actor, article, corpus};
    use model::Day;

    fn two() -> Corpus {
        corpus(
            vec![
                article("a", "Zeta", "2025", "The war ends. War never ends.\nNo war now"),
                article("b", "Alpha", "2024", "A cold war began in the War Office"),
            ],
            vec![actor("War Office", &[], &[])],
            vec![],
        )
    }

    fn check(context: Context, wanted: &[&str]) {
        let corpus = two();
        let found = list(&corpus, &all_articles(2), &context, 10);
        let lines: Vec<String> =
            found.lines.iter().map(|l| format!("{}[{}]{}", l.before(), l.node, l.after())).collect();
        assert_eq!(lines, wanted);
        assert_eq!(found.n_lines as usize, wanted.len());
    }

    #[test]
    fn lines_are_in_the_order_asked_for() {
        let context = |order, node: &str| Context { node: node.into(), order, ..Context::default() };
        let a1 = "The [war] ends. War never ends. ¶ No war now";
        let a2 = "The war ends. [War] never ends. ¶ No war now";
        let a3 = "The war ends. War never ends. ¶ No [war] now";
        let b1 = "A cold [war] began in the War Office";
        let b2 = "A cold war began in the [War] Office";
        check(context(LineOrder::Reading, "war"), &[a1, a2, a3, b1, b2]);
        check(context(LineOrder::Right(1), "war"), &[b1, a1, a2, a3, b2]);
        check(context(LineOrder::Left(1), "war"), &[b1, a2, a3, a1, b2]);
        check(context(LineOrder::Outlet, "word:war"), &[b1, a1, a2, a3]);
        check(context(LineOrder::Date, "word:war"), &[b1, a1, a2, a3]);
    }

    /// The lines, each with the word that it is sorted by, in brackets where there is one.
    fn by_word(context: &Context) -> (Vec<String>, Vec<(LineGroup, u32)>) {
        let found = list(&two(), &all_articles(2), context, 10);
        let sorted = |line: &ConcordanceLine| {
            let mut words = line.left.iter().chain(&line.right);
            words.find_map(|piece| piece.sorted.map(|(from, to)| piece.text[from as usize..to as usize].to_owned()))
        };
        let lines = found
            .lines
            .iter()
            .map(|line| format!("{}{} {}", line.article, line.token, sorted(line).unwrap_or_default()));
        (lines.collect(), found.groups)
    }

    #[test]
    fn lines_are_sorted_by_the_word_that_is_marked() {
        let by = |order| by_word(&Context { node: "war".into(), order, ..Context::default() }).0;
        assert_eq!(by(LineOrder::Left(2)), ["a1 ", "b2 A", "a7 ends", "b6 in", "a3 war"]);
    }

    #[test]
    fn words_of_the_headline_do_not_sort_the_lines_of_the_text() {
        let mut with_headline = article("a", "A", "", "War began. War ended");
        with_headline.headline = "Zebras at war".into();
        let corpus = corpus(vec![with_headline], vec![], vec![]);
        let context = Context { node: "war".into(), order: LineOrder::Left(1), ..Context::default() };
        let found = list(&corpus, &all_articles(1), &context, 9);
        assert_eq!(found.lines.iter().map(|line| line.token).collect::<Vec<_>>(), [3, 2, 5]);
    }

    #[test]
    fn lines_are_grouped_by_the_word_or_the_time_that_they_are_sorted_by() {
        let context = |order, grouping| Context { node: "war".into(), order, grouping, ..Context::default() };
        let groups = |order, grouping| by_word(&context(order, grouping)).1;
        let word = |word: &str| LineGroup::Word(Some(word.to_owned()));
        assert_eq!(groups(LineOrder::Right(1), Grouping::None), []);
        assert_eq!(groups(LineOrder::Reading, Grouping::Word), [], "there is no word to group by");
        let words = [(LineGroup::Word(None), 2), (word("ends"), 1), (word("in"), 1), (word("war"), 1)];
        assert_eq!(groups(LineOrder::Right(2), Grouping::Word), words);
        let year = |year| LineGroup::Stretch(Stretch::Year, Day::new(year, 1, 1).unwrap());
        assert_eq!(groups(LineOrder::Date, Grouping::Year), [(year(2024), 2), (year(2025), 3)]);
        assert_eq!(groups(LineOrder::Date, Grouping::Month), [(LineGroup::Vague(Stretch::Month), 5)]);
        let outlet = |name: &str| LineGroup::Outlet(name.to_owned());
        assert_eq!(groups(LineOrder::Outlet, Grouping::None), [(outlet("Alpha"), 2), (outlet("Zeta"), 3)]);
    }

    #[test]
    fn a_group_that_shows_no_line_is_not_there() {
        let context = Context { node: "war".into(), order: LineOrder::Outlet, ..Context::default() };
        let found = list(&two(), &all_articles(2), &context, 2);
        assert_eq!((found.groups.len(), found.lines.len(), found.n_listed), (1, 2, 5));
    }

    #[test]
    fn a_sample_is_the_same_lines_in_every_order() {
        let of = |order, sample| {
            let found =
                list(&two(), &all_articles(2), &Context { node: "war".into(), order, sample, ..Context::default() }, 9);
            let mut lines: Vec<(String, u32)> = found.lines.iter().map(|l| (l.article.clone(), l.token)).collect();
            lines.sort();
            (found.n_lines, found.n_listed, lines)
        };
        let sample = Some(Sample { n: 3, seed: 7 });
        let drawn = of(LineOrder::Reading, sample);
        assert_eq!((drawn.0, drawn.1, drawn.2.len()), (5, 3, 3));
        assert!(LineOrder::ALL.iter().all(|order| of(*order, sample) == drawn));
        assert_eq!(of(LineOrder::Reading, Some(Sample { n: 10, seed: 7 })).2, of(LineOrder::Reading, None).2);
    }

    #[test]
    fn most_letters_of_a_line_say_how_it_reads() {
        let corpus = corpus(
            vec![article("a", "A", "", "NATO: قال الرئيس اليوم"), article("b", "B", "", "What قناة said of NATO")],
            vec![],
            vec![],
        );
        let context = |node: &str| Context { node: node.into(), ..Context::default() };
        let turned = |node| {
            list(&corpus, &all_articles(2), &context(node), 9)
                .lines
                .iter()
                .map(|l| l.is_right_to_left)
                .collect::<Vec<_>>()
        };
        assert_eq!(turned("nato"), [true, false]);
        assert_eq!(turned("الرئيس"), [true]);
        assert_eq!(turned("قناة"), [false]);
    }

    #[test]
    fn a_node_is_read_as_its_search_is_and_so_is_that_which_it_is_near() {
        let bodies = ["A naïve plan met US doubts.", "A naive plan met us.", "The plan met US doubts."];
        let articles = bodies.iter().enumerate().map(|(i, body)| article(&i.to_string(), "A", "", body)).collect();
        let corpus = corpus(articles, vec![], vec![]);
        let n_lines = |context: &Context| list(&corpus, &all_articles(3), context, 9).n_lines;
        let of = |node: &str, ignore_accents, mind_case| Context {
            node: node.into(),
            search: SearchOptions { ignore_accents, mind_case },
            ..Context::default()
        };
        assert_eq!([n_lines(&of("naive", false, false)), n_lines(&of("naive", true, false))], [1, 2]);
        assert_eq!([n_lines(&of("US", false, false)), n_lines(&of("US", false, true))], [3, 2]);
        let beside = |ignore_accents| {
            let search = SearchOptions { ignore_accents, ..SearchOptions::default() };
            let near = Some(Near { node: "naive".into(), n_tokens: 2, search });
            n_lines(&Context { near, ..of("plan", false, false) })
        };
        assert_eq!([beside(false), beside(true)], [1, 2]);
    }

    #[test]
    fn lines_can_be_of_one_outlet_or_of_the_others() {
        let context =
            |others| Context { node: "war".into(), outlets: vec!["Zeta".into()], others, ..Context::default() };
        let corpus = two();
        assert_eq!(list(&corpus, &all_articles(2), &context(false), 10).n_lines, 3);
        assert_eq!(list(&corpus, &all_articles(2), &context(true), 10).n_lines, 2);
        assert!(
            list(&corpus, &all_articles(2), &Context { node: "(".into(), ..Context::default() }, 9).fault.is_some()
        );
    }
}
