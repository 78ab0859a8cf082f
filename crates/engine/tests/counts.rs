//! What is counted of texts is what is counted of their counts: every report on words, names and topics is the same to the last digit.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

mod support;

use corpus::count::{self, CountOptions};
use corpus::query::{Filters, SearchOptions, timeline::Stretch};
use corpus::samples::{actor, article, headed};
use corpus::{Builder, UnitKind};
use engine::{ArticleOrder, Engine, Loading, Question, Report, Survey};
use formats::writers::{block, json_lines};
use model::{Article, Head, Topic};
use proptest::prelude::*;
use reports::collocates::CollocateOrder;
use reports::context::Context;
use reports::frequency::FrequencyOrder;
use reports::keyness::{Sides, Wanted};
use reports::names::{KINDS, NamesOrder, NamesWanted};
use reports::units::WordFilter;
use reports::window::Near;
use reports::word_map::WordMap;
use reports::word_row::WordOrder;
use std::collections::BTreeMap;
use support::{ask, engine};

const WORDS: [&str; 14] =
    ["war", "War", "peace", "deal", "the", "of", "White", "House", "Kyiv", "Kyiv's", "Costa", "Rica", "talks.", "2024"];

fn head() -> Head {
    let phrases = vec!["peace deal".to_owned(), "talks".to_owned()];
    let topic = Topic { name: "peace".into(), phrases, at_least: 2, other: serde_json::Map::new() };
    let actors =
        vec![actor("White House", &["House"], &[]), actor("Kyiv", &[], &[]), actor("Costa", &[], &["Costa Rica"])];
    Head { actors, topics: vec![topic], ..Head::default() }
}

/// The articles with counts in the place of their texts.
fn counted(articles: &[Article], pairs: bool) -> Vec<Article> {
    let mut builder = Builder::under(&head());
    for article in articles {
        builder.add(article.clone());
    }
    let counts = count::all(&builder.finish(head()), CountOptions { pairs, ..CountOptions::default() });
    let of = |(article, counts): (&Article, _)| {
        let mut counted = article.metadata.clone().with_text(String::new());
        counted.counts = Some(counts);
        counted
    };
    articles.iter().zip(counts).map(of).collect()
}

/// Everything that needs no words in their order.
fn questions() -> Vec<Question> {
    let node = |node: &str| Context { node: node.into(), ..Context::default() };
    let wanted = Wanted { order: WordOrder::default(), ascending: false, n_rows: 99, n_leading: 9, dispersion: true };
    let mut all = vec![Question::Survey, Question::OutletRates, Question::HouseStyle(Vec::new())];
    for units in [UnitKind::Words, UnitKind::WordsAndActors] {
        let words = WordFilter { units, min_articles: Some(1), ..WordFilter::default() };
        let sides = Sides { target: Some("A".into()), ..Sides::default() };
        all.push(Question::Compare { sides: sides.clone(), words: words.clone(), wanted });
        all.push(Question::Map { sides, words: words.clone() });
        all.push(Question::SideBySide { groups: Vec::new(), words: words.clone(), n: 9 });
        all.push(Question::Frequencies { groups: Vec::new(), words, order: FrequencyOrder::Total, n: 99 });
    }
    // Pairs that one article alone has are not named.
    let words = WordFilter { length: 2, min_articles: Some(2), ..WordFilter::default() };
    let sides = Sides { target: Some("A".into()), ..Sides::default() };
    all.push(Question::Compare { sides: sides.clone(), words: words.clone(), wanted });
    all.push(Question::Map { sides, words: words.clone() });
    all.push(Question::SideBySide { groups: Vec::new(), words: words.clone(), n: 9 });
    all.push(Question::Frequencies { groups: Vec::new(), words, order: FrequencyOrder::Total, n: 99 });
    for kind in KINDS {
        all.push(Question::Names(NamesWanted {
            groups: Vec::new(),
            kind,
            by: None,
            order: NamesOrder::All,
            ascending: false,
            n: 99,
        }));
    }
    let with = ["actor:Kyiv", "word:house", "topic:peace", "tal*"].map(str::to_owned).to_vec();
    all.push(Question::Trend {
        context: node("war"),
        with,
        parts: Some(Vec::new()),
        stretch: Some(Stretch::Month),
        whole_axis: false,
    });
    all
}

/// Whether some outlet has a word so often that its places in the texts may make it boilerplate, which no finding is about. Counts tell no places.
fn may_be_boilerplate(articles: &[Article]) -> bool {
    let mut counts = BTreeMap::new();
    for article in articles {
        for word in article.headline.split(' ').chain(article.text.split(' ')) {
            *counts.entry((&article.outlet, word.to_lowercase().replace("'s", ""))).or_insert(0) += 1;
        }
    }
    counts.into_values().any(|n| n >= 5)
}

fn answers(engine: &mut Engine, filters: &Filters) -> Vec<String> {
    let told = |report: Report| match report {
        // How many rare pairs are hidden depends on which of them share a slot.
        Report::Frequencies(mut table) => {
            table.n_hidden[2] = 0;
            format!("{table:?}")
        }
        Report::Compare(mut comparison) => {
            comparison.n_hidden[2] = 0;
            format!("{comparison:?}")
        }
        Report::Map(map) => format!("{:?}", WordMap { n_hidden: [0; 3], ..(*map).clone() }),
        // That it has counts is all that may differ.
        Report::Survey(survey) => {
            format!("{:?}", Survey { n_with_counts: 0, n_with_pairs: 0, n_without_text: 0, ..(*survey).clone() })
        }
        other => format!("{other:?}"),
    };
    questions().into_iter().map(|question| told(ask(engine, filters, question))).collect()
}

/// How often each article of the list has what was searched for.
fn n_hits(engine: &mut Engine, filters: &Filters) -> Vec<(String, u32)> {
    match ask(engine, filters, Question::Articles { order: ArticleOrder::Hits, n: 99 }) {
        Report::Articles(list) => list.entries.into_iter().map(|entry| (entry.imprint.id, entry.n_hits)).collect(),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counts_answer_as_their_texts_do(
        texts in prop::collection::vec((0..3_usize, 1..13_u8, prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..30)), 1..14),
        query in prop::sample::select(vec!["", "war", "-peace", "actor:Kyiv OR topic:peace", "peace -costa"]),
    ) {
        let articles: Vec<Article> = texts.iter().enumerate().map(|(i, (outlet, month, words))| {
            let date = format!("2024-{month:02}-01");
            let mut article = article(&i.to_string(), ["A", "B", "C"][*outlet], &date, &format!("x {}", words.join(" ")));
            article.headline = format!("Headline {}", words.iter().take(2).copied().collect::<Vec<_>>().join(" "));
            article.other.insert("language".into(), "en".into());
            article
        }).collect();
        let counts = counted(&articles, true);
        let filters = Filters { query: query.into(), ..Filters::default() };
        let mut of_texts = engine(&json_lines::write(&head(), &articles).unwrap());
        let wanted = answers(&mut of_texts, &filters);
        for lines in [json_lines::write(&head(), &counts).unwrap(), block::lines(&head(), &counts).unwrap()] {
            let mut of_counts = engine(&lines);
            for (found, wanted) in answers(&mut of_counts, &filters).iter().zip(&wanted) {
                prop_assert_eq!(found, wanted);
            }
            if !may_be_boilerplate(&articles) {
                prop_assert_eq!(ask(&mut of_counts, &filters, Question::Findings), ask(&mut of_texts, &filters, Question::Findings));
            }
            prop_assert_eq!(n_hits(&mut of_counts, &filters), n_hits(&mut of_texts, &filters));
        }
    }
}

/// What needs words in their order, or texts.
fn ordered() -> Vec<Question> {
    let node = |node: &str| Context { node: node.into(), ..Context::default() };
    let near = Some(Near { node: "peace".into(), n_tokens: 3, search: SearchOptions::default() });
    let sides = Sides { target: Some("A".into()), ..Sides::default() };
    let mut all = vec![
        Question::SuggestActors(9),
        Question::SuggestTopics(9),
        Question::Counting,
        Question::Lexicon,
        Question::EditRows { only_inferred: false, n: 9 },
        Question::Articles { order: ArticleOrder::Newest, n: 9 },
        Question::Read { node: "war".into(), search: SearchOptions::default(), id: "1".into(), token: Some(2) },
        Question::Probe(vec!["white house".into(), "war".into()]),
    ];
    for text in ["war", "\"peace deal\"", "peace NEAR/3 war", "actor:Costa"] {
        all.push(Question::Lines { context: node(text), n: 9 });
        all.push(Question::Dispersion { context: node(text), n: 9 });
        let order = CollocateOrder::default();
        all.push(Question::Collocates { context: node(text), words: WordFilter::default(), window: 3, order, n: 9 });
        let context = Context { near: near.clone(), ..node(text) };
        all.push(Question::Trend {
            context,
            with: Vec::new(),
            parts: Some(Vec::new()),
            stretch: None,
            whole_axis: true,
        });
    }
    for (length, near) in [(2, None), (1, near.clone()), (3, near)] {
        let words = WordFilter { length, near, min_articles: Some(1), ..WordFilter::default() };
        all.push(Question::Map { sides: sides.clone(), words: words.clone() });
        all.push(Question::Frequencies { groups: Vec::new(), words, order: FrequencyOrder::Total, n: 9 });
    }
    all
}

#[test]
fn what_needs_texts_answers_from_the_texts_alone() {
    let text = "War talks. The White House and Kyiv's peace deal, war near peace deal.";
    let articles: Vec<Article> =
        (0..4).map(|i| headed("Headline", article(&i.to_string(), ["A", "B"][i % 2], "2024-05", text))).collect();
    let mut counts = counted(&articles, false);
    // One has only counts, one another text, and the others none.
    counts[1].text = "A peace deal was near, said Costa of Costa Rica.".into();
    for i in [2, 3] {
        counts[i] = articles[i].clone();
    }
    let mut with_counts = engine(&json_lines::write(&head(), &counts).unwrap());
    let mut texts = vec![counts[1].clone(), articles[2].clone(), articles[3].clone()];
    texts[0].counts = None;
    let mut of_texts = engine(&json_lines::write(&head(), &texts).unwrap());
    let filters = Filters::default();
    for question in ordered() {
        let found = ask(&mut with_counts, &filters, question.clone());
        // What names articles, or all that is counted, differs.
        if let (Report::Map(found), Report::Map(wanted)) = (found, ask(&mut of_texts, &filters, question)) {
            assert!(!found.words.is_empty());
            assert_eq!(found.words, wanted.words);
        }
    }
    let context = Context { node: "\"peace deal\"".into(), ..Context::default() };
    match ask(&mut with_counts, &filters, Question::Lines { context, n: 9 }) {
        Report::Lines(found) => {
            assert_eq!((found.n_lines, found.evidence.map(|evidence| evidence.needs_order)), (5, Some(true)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_wrong_with_counts_is_named_by_line_and_the_rest_is_kept() {
    let line = |counts: &str| format!(r#"{{"headline":"H","outlet":"O","counts":{counts}}}"#);
    let all = [
        r#"{"broadside":1,"vocabulary":"war peace"}"#.to_owned(),
        line(r#"{"version":1,"words":{"2":[0,1]}}"#),
        line(r#"{"version":1,"words":{"2":[7]}}"#),
        line(r#"{"version":1,"words":{"2":[0,-1]}}"#),
        line(r#"{"version":1,"words":{"1":"war","2":"war"}}"#),
        line(r#"{"version":9,"words":{}}"#),
        line(r#"{"version":1,"length":5,"words":{"1":"war"}}"#),
        line(r#"{"version":1,"words":{"1":"war"}}"#),
    ];
    let mut loading = Loading::default();
    loading.push(all.join("\n").as_bytes());
    let (engine, faults) = loading.finish();
    assert_eq!(faults.iter().map(|fault| fault.place.line.unwrap()).collect::<Vec<_>>(), [3, 4, 5, 6, 7]);
    assert_eq!((engine.corpus().articles.len(), engine.corpus().n_tokens()), (2, 5));
}
