//! Suggested topics: phrases that groups of articles keep coming back to and the others do not have.

use crate::coverage::{Coverage, is_boilerplate, occurrences};
use crate::gaps::{self, Gap};
use crate::sequences::{LONGEST, NO_WORD, Sequence, Sequences};
use corpus::articles::Walk;
use corpus::pattern::{Case, Pattern};
use corpus::query::all_articles;
use corpus::{ArticleId, Corpus, Position, Span, TypeId};
use fixedbitset::FixedBitSet;
use model::Topic;
use model::order::{in_order, sort_by};
use serde_json::Map;

/// The most phrases that are put into groups.
const MOST_PHRASES: usize = 500;
/// The most phrases and headlines of a topic.
const MOST_IN_TOPIC: usize = 6;
const MOST_HEADLINES: usize = 3;
/// Fewer articles than this are described as they are.
const FEW_ARTICLES: u32 = 20;
/// What more than this share of the articles has is no topic of some.
const MOST_ARTICLES: f64 = 0.15;
/// Occurrences an article that a phrase must have on average, in many articles.
const LEAST_OCCURRENCES: f64 = 1.4;
/// Two phrases are of one topic if they share at least this part of the articles that have either.
const LEAST_SHARED: f64 = 0.5;
/// In fewer articles sharing half means little.
const LEAST_ARTICLES: usize = 4;

/// Topics that the lexicon may lack, `n` at most, those that are worth the most first: each under its leading phrase, with the articles that
/// would be about it and its occurrences there, and up to three articles that speak of it most.
///
/// In come the texts without their headlines. Counted are phrases of two or three words within a sentence that neither begin nor end with a stop
/// word, a number or a word such as "said" or "week", that have no stop word but "of" inside, that are not mostly printed with a capital in every word,
/// as names are, and that neither a topic of the lexicon nor an actor has already. They must be in at least 2 articles (10 where there are
/// 2,000 or more) and in .15 of all at most, 1.4 times an article on average; where there are fewer than 20 articles, twice, and not in all.
/// Out come groups of phrases: each goes to the first leading phrase with which it shares half of the articles that have either (Jaccard's
/// index; both in four articles or more), or of which it is the plural; else it leads a group.
///
/// Source: residual inverse document frequency, Church & Gale (1995): `log2(N / df) - log2(1 / (1 - exp(-cf / N)))`, by how many bits a phrase's
/// articles are fewer than chance would have it. Phrases are ranked by its square times `df`, those with a name in them by a quarter of that; where
/// there are fewer than 20 articles, by `df`, then occurrences. The ranking and the limits are ours. Worked: 8 occurrences in 2 of 100 articles: `log2(50) -
/// log2(1 / (1 - exp(-0.08)))` = 5.64 - 3.70 = 1.94, and 2 times its square is 7.54.
///
/// Misleads where outlets repeat a fixed phrase through an article, and where there are articles of several languages, since the common
/// words of the others are phrases like any; without a list of stop words the 150 commonest words serve as one.
pub fn list(corpus: &Corpus, n: usize) -> Vec<(Topic, Coverage, Vec<ArticleId>)> {
    let mut groups: Vec<Vec<Found>> = Vec::new();
    for found in leading(corpus) {
        let home = groups.iter_mut().find(|group| group.first().is_some_and(|first| found.belongs_to(first)));
        match home {
            Some(group) => group.push(found),
            None => groups.push(vec![found]),
        }
    }
    groups.into_iter().take(n).map(|group| topic(corpus, group)).collect()
}

// ---- counting ----

/// English words that say when, how many or who spoke: no phrase begins or ends with them.
const EMPTY: &str = "according added adding ago asked billion called came comes day days early end five four found full good going got great hour hours \
    including know last late later left long made make making million minutes monday month months morning need new next night old one part \
    people percent put really recent right said saw say saying says second seen set six take taken ten think thing things third thousands three \
    time times today told took tuesday two use used using wants way week weekend weeks well went wednesday thursday friday saturday sunday work \
    wrote year years yesterday";
/// This many of the commonest words serve as a list of stop words.
const COMMONEST: usize = 150;

/// A phrase as it is counted.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    words: Sequence,
    n_tokens: u32,
    n_occurrences: u32,
    n_articles: u32,
    /// In how many occurrences every word has a capital, and in how many any.
    n_capitals: [u32; 2],
    /// Where it occurs first, and where first with a capital.
    first: [Position; 2],
    last: ArticleId,
}

impl Phrase {
    fn has_name(&self) -> bool {
        2 * self.n_capitals[1] >= self.n_occurrences
    }

    /// What it is worth among `n_articles`.
    fn worth(&self, n_articles: u32) -> f64 {
        let (n, df, cf) = (f64::from(n_articles), f64::from(self.n_articles), f64::from(self.n_occurrences));
        let worth = if n_articles < FEW_ARTICLES {
            df + cf / (cf + 1.0)
        } else {
            df * ((n / df).log2() + (-(-cf / n).exp_m1()).log2()).max(0.0).powi(2)
        };
        if self.has_name() { worth / 4.0 } else { worth }
    }
}

/// What decides where a phrase begins and ends.
struct Ground {
    /// The positions that one sentence joins to those before them, and those that a hyphen does.
    joins: FixedBitSet,
    hyphens: FixedBitSet,
    /// The types that say nothing by themselves, and "of".
    stop_words: FixedBitSet,
    empty: FixedBitSet,
    of: Option<TypeId>,
}

impl Ground {
    fn new(corpus: &Corpus) -> Self {
        let gaps = gaps::of(corpus, &|_| false, &|_| false);
        let mut joins = FixedBitSet::with_capacity(gaps.len());
        joins.extend((0..gaps.len()).filter(|&p| gaps[p].joins()));
        let mut hyphens = FixedBitSet::with_capacity(gaps.len());
        hyphens.extend((0..gaps.len()).filter(|&p| gaps[p] == Gap::Hyphen));
        let lexicon = &corpus.lexicon;
        let n_types = lexicon.n_types() as usize;
        let mut stop_words = corpus.stop_words(&all_articles(corpus.articles.len()));
        let is_without_lists = (0..corpus.articles.len()).all(|article| corpus.language(article).is_none());
        if is_without_lists && corpus.articles.len() >= FEW_ARTICLES {
            let count = |t: TypeId| corpus.index().count(t);
            stop_words.extend(
                in_order(n_types, &|a, b| count(b).cmp(&count(a))).into_iter().take(COMMONEST).map(|t| t as usize),
            );
        }
        let mut empty = stop_words.clone();
        empty.extend(EMPTY.split_whitespace().filter_map(|word| lexicon.find_type(word)).map(|t| t as usize));
        let says_nothing = |t: &TypeId| {
            let word = lexicon.folded(*t);
            lexicon.is_number(*t) || word.chars().nth(1).is_none() || word.starts_with('\'')
        };
        empty.extend((0..lexicon.n_types()).filter(says_nothing).map(|t| t as usize));
        Self { joins, hyphens, stop_words, empty, of: lexicon.find_type("of") }
    }

    /// Calls `each` with every phrase of the corpus: its words, its article and where it is.
    fn for_each_phrase(&self, corpus: &Corpus, each: &mut dyn FnMut(&Sequence, ArticleId, Span)) {
        let behind_hyphen = |p: Position| self.hyphens.contains(p as usize);
        for article in 0..corpus.articles.len() {
            let range = corpus.articles.readable(article);
            for start in range.clone() {
                let first = corpus.type_at(start);
                // "same-sex marriage" is a phrase, "sex marriage" none.
                let is_joined = behind_hyphen(start + 1) && self.stop_words.contains(first as usize);
                if behind_hyphen(start) || self.empty.contains(first as usize) && !is_joined {
                    continue;
                }
                let mut words = [NO_WORD; LONGEST];
                words[0] = first;
                for (i, end) in (1..LONGEST).zip(start + 1..range.end) {
                    let type_id = corpus.type_at(end);
                    if !self.joins.contains(end as usize) {
                        break;
                    }
                    words[i] = type_id;
                    let is_before_hyphen = end + 1 < range.end && behind_hyphen(end + 1);
                    if !is_before_hyphen && !self.empty.contains(type_id as usize) {
                        each(&words, article, Span { start, n_tokens: end + 1 - start });
                    }
                    if self.stop_words.contains(type_id as usize) && Some(type_id) != self.of {
                        break;
                    }
                }
            }
        }
    }
}

/// Counts the phrases that may occur often enough.
fn count(corpus: &Corpus, ground: &Ground, least_occurrences: u32) -> Vec<Phrase> {
    let mut sequences = Sequences::new(corpus, least_occurrences);
    ground.for_each_phrase(corpus, &mut |words, _, _| sequences.see(words));
    let has_capital: FixedBitSet = (0..corpus.lexicon.n_forms())
        .filter(|&form| corpus.lexicon.form(form).starts_with(char::is_uppercase))
        .map(|form| form as usize)
        .collect();
    let has_capital = |p: &Position| has_capital.contains(corpus.forms.at(*p) as usize);
    let mut phrases: Vec<Phrase> = Vec::new();
    ground.for_each_phrase(corpus, &mut |words, article, span| {
        let Some(number) = sequences.number(words) else { return };
        if number as usize == phrases.len() {
            phrases.push(Phrase {
                words: *words,
                n_tokens: span.n_tokens,
                n_occurrences: 0,
                n_articles: 0,
                n_capitals: [0; 2],
                first: [span.start; 2],
                last: ArticleId::MAX,
            });
        }
        let phrase = &mut phrases[number as usize];
        phrase.n_occurrences += 1;
        phrase.n_articles += u32::from(std::mem::replace(&mut phrase.last, article) != article);
        let n_capitals = (span.start..span.end()).filter(has_capital).count() as u32;
        if n_capitals > 0 && phrase.n_capitals[1] == 0 {
            phrase.first[1] = span.start;
        }
        phrase.n_capitals[0] += u32::from(n_capitals == span.n_tokens);
        phrase.n_capitals[1] += u32::from(n_capitals > 0);
    });
    phrases
}

// ---- groups ----

/// A phrase with the articles that it is in.
#[derive(Clone, Debug)]
struct Found {
    text: String,
    articles: Vec<ArticleId>,
}

impl Found {
    fn belongs_to(&self, leading: &Self) -> bool {
        if self.is_plural_of(leading) || leading.is_plural_of(self) {
            return true;
        }
        if self.articles.len().min(leading.articles.len()) < LEAST_ARTICLES {
            return false;
        }
        let n_shared = self.articles.iter().filter(|article| leading.articles.binary_search(article).is_ok()).count();
        let n_either = self.articles.len() + leading.articles.len() - n_shared;
        n_shared as f64 >= LEAST_SHARED * n_either as f64
    }

    fn is_plural_of(&self, other: &Self) -> bool {
        self.text.strip_suffix('s').is_some_and(|text| text == other.text)
    }
}

/// The phrases that are worth the most, in that order.
fn leading(corpus: &Corpus) -> Vec<Found> {
    let n_articles = corpus.articles.len();
    let is_small = n_articles < FEW_ARTICLES;
    let least_articles = if is_small { 1 } else { (n_articles / 200).clamp(2, 10) };
    let most_articles =
        if is_small { n_articles.saturating_sub(1) } else { (MOST_ARTICLES * f64::from(n_articles)) as u32 };
    let least_occurrences = if is_small { 1.0 } else { LEAST_OCCURRENCES };
    let ground = Ground::new(corpus);
    let mut phrases = count(corpus, &ground, (f64::from(least_articles) * least_occurrences).ceil().max(2.0) as u32);
    phrases.retain(|phrase| {
        (least_articles..=most_articles).contains(&phrase.n_articles)
            && phrase.n_occurrences > 1
            && f64::from(phrase.n_occurrences) >= least_occurrences * f64::from(phrase.n_articles)
            && 2 * phrase.n_capitals[0] < phrase.n_occurrences
    });
    let worth: Vec<f64> = phrases.iter().map(|phrase| phrase.worth(n_articles)).collect();
    let order = in_order(phrases.len(), &|a, b| {
        let [of_a, of_b] = [a, b].map(|i| &phrases[i as usize]);
        worth[b as usize]
            .total_cmp(&worth[a as usize])
            .then(of_b.n_tokens.cmp(&of_a.n_tokens))
            .then(of_a.first.cmp(&of_b.first))
    });
    let best: Vec<&Phrase> = order.into_iter().take(MOST_PHRASES).map(|i| &phrases[i as usize]).collect();
    let is_part = |phrase: &Phrase| best.iter().any(|longer| is_inside(phrase, longer));
    best.iter().filter(|phrase| !is_part(phrase)).filter_map(|phrase| found(corpus, &ground, phrase)).collect()
}

/// Whether a phrase is part of a longer one and hardly occurs by itself.
fn is_inside(phrase: &Phrase, longer: &Phrase) -> bool {
    let [words, of_longer] = [phrase, longer].map(|phrase| &phrase.words[..phrase.n_tokens as usize]);
    let is_part = of_longer.len() > words.len() && (of_longer.starts_with(words) || of_longer.ends_with(words));
    is_part && f64::from(longer.n_occurrences) >= 0.75 * f64::from(phrase.n_occurrences)
}

fn found(corpus: &Corpus, ground: &Ground, phrase: &Phrase) -> Option<Found> {
    let text = text(corpus, ground, phrase);
    let spans = Pattern::new(&corpus.lexicon, &text, Case::AsWritten)?.find(corpus);
    let mut walk = Walk::new(corpus);
    let mut articles: Vec<ArticleId> = spans.iter().map(|span| walk.to(span.start)).collect();
    articles.dedup();
    let n_known = spans.iter().filter(|span| is_known(corpus, **span)).count();
    (spans.len() > 1 && 2 * n_known < spans.len() && !is_boilerplate(corpus, &articles))
        .then_some(Found { text, articles })
}

/// Whether an occurrence is one of a topic of the lexicon, or is an actor's name.
fn is_known(corpus: &Corpus, span: Span) -> bool {
    let article = corpus.articles.at(span.start);
    let topics = corpus.topic_mentions.in_article(article).iter();
    let mut actors = corpus.actors.in_article(article).iter();
    let overlaps = |other: Span| other.start < span.end() && span.start < other.end();
    let covers = |other: Span| other.start <= span.start && span.end() <= other.end();
    topics.map(|mention| mention.span).any(overlaps) || actors.any(|mention| covers(mention.span))
}

/// A phrase as it is printed where it occurs first; in small letters unless most of its occurrences have a capital.
fn text(corpus: &Corpus, ground: &Ground, phrase: &Phrase) -> String {
    let first = phrase.first[usize::from(phrase.has_name())];
    let mut text = String::new();
    for position in first..first + phrase.n_tokens {
        let form = corpus.lexicon.form(corpus.forms.at(position));
        let word = if phrase.has_name() { form } else { corpus.lexicon.folded(corpus.type_at(position)) };
        if !text.is_empty() && !word.starts_with(['\'', '’']) {
            text.push(if ground.hyphens.contains(position as usize) { '-' } else { ' ' });
        }
        text.push_str(word);
    }
    text
}

fn topic(corpus: &Corpus, group: Vec<Found>) -> (Topic, Coverage, Vec<ArticleId>) {
    let name = group.first().map(|found| found.text.clone()).unwrap_or_default();
    let mut phrases: Vec<String> = Vec::new();
    for found in &group {
        let is_plural = group.iter().any(|other| found.is_plural_of(other));
        let has_plural = group.iter().any(|other| other.is_plural_of(found));
        if !is_plural && phrases.len() < MOST_IN_TOPIC {
            phrases.push(if has_plural { format!("{}*", found.text) } else { found.text.clone() });
        }
    }
    let spans = occurrences(corpus, phrases.iter());
    let mut walk = Walk::new(corpus);
    let mut counts: Vec<(ArticleId, u32)> = Vec::new();
    for span in &spans {
        let article = walk.to(span.start);
        match counts.last_mut() {
            Some((last, n)) if *last == article => *n += 1,
            _ => counts.push((article, 1)),
        }
    }
    // Where most of the articles come back to it, a single occurrence is a mere mention.
    let n_again = counts.iter().filter(|(_, n)| *n > 1).count();
    let at_least = if 2 * n_again > counts.len() { 2 } else { 1 };
    counts.retain(|(_, n)| *n >= at_least);
    let coverage = Coverage { n_articles: counts.len() as u32, n_occurrences: counts.iter().map(|(_, n)| n).sum() };
    sort_by(&mut counts, &|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let articles = counts.into_iter().take(MOST_HEADLINES).map(|(article, _)| article).collect();
    (Topic { name, phrases, at_least, other: Map::new() }, coverage, articles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    fn of(texts: &[String], topics: Vec<Topic>) -> Vec<String> {
        let articles = (0..).zip(texts).map(|(i, text)| article(&format!("{i}"), "O", "", text)).collect();
        let corpus = corpus(articles, vec![actor("peace talks", &[], &[])], topics);
        let shown = |(topic, coverage, articles): (Topic, Coverage, Vec<ArticleId>)| {
            let Topic { name, phrases, at_least, .. } = topic;
            let Coverage { n_articles, n_occurrences } = coverage;
            format!("{name} ({}) {at_least}: {n_articles}/{n_occurrences} {articles:?}", phrases.join(", "))
        };
        list(&corpus, 9).into_iter().map(shown).collect()
    }

    fn check(texts: &[&str], wanted: &[&str]) {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(of(&texts, vec![]), wanted, "{texts:?}");
    }

    #[test]
    fn a_handful_of_articles_gives_what_it_repeats() {
        check(&["A peace deal, a peace deal.", "No peace, a deal."], &["peace deal (peace deal) 2: 1/2 [0]"]);
        check(&["peace deal peace deal", "peace deal"], &[]);
        check(&["in White House, in White House", "peace talks; peace talks", "the war, the war"], &[]);
        check(
            &[
                "a tax cut, tax cuts, a tax cut",
                "tax cuts",
                "rule of law; same-sex vow",
                "rule of law; same-sex vow",
                "so",
            ],
            &[
                "rule of law (rule of law) 1: 2/2 [2, 3]",
                "same-sex vow (same-sex vow) 1: 2/2 [2, 3]",
                "tax cuts (tax cut*) 1: 2/4 [0, 1]",
            ],
        );
    }

    #[test]
    fn phrases_of_the_same_articles_are_one_topic() {
        let mut texts: Vec<String> = (0..40).map(|i| format!("item{i} stands alone")).collect();
        for text in &mut texts[..4] {
            text.push_str(". Gun laws, gun laws, gun laws; assault rifles and assault rifles");
        }
        assert_eq!(of(&texts, vec![]), ["gun laws (gun laws, assault rifles) 2: 4/20 [0, 1, 2]"]);
        let known = Topic { name: "guns".into(), phrases: vec!["gun".into()], at_least: 1, other: Map::new() };
        assert_eq!(of(&texts, vec![known]), ["assault rifles (assault rifles) 2: 4/8 [0, 1, 2]"]);
    }

    #[test]
    fn the_worth_of_a_phrase_is_that_of_its_formula() {
        let phrase = Phrase {
            words: [0; LONGEST],
            n_tokens: 2,
            n_occurrences: 8,
            n_articles: 2,
            n_capitals: [0; 2],
            first: [0; 2],
            last: 0,
        };
        let by_hand = 2.0 * ((50.0_f64).log2() - (1.0 / (1.0 - (-0.08_f64).exp())).log2()).powi(2);
        assert!((phrase.worth(100) - by_hand).abs() < 1e-9 && (by_hand - 7.54).abs() < 0.01, "{by_hand}");
    }

    proptest! {
        #[test]
        fn no_text_panics(texts in prop::collection::vec("([a-c]{1,2}[. -]|of |the |[A-C]b |\\PC){0,16}", 0..5)) {
            let _ = of(&texts, vec![]);
        }
    }
}
