//! What is counted of articles is what is counted of their sums: what compares words, outlets and times is the same to the last digit, and what sums do
//! not keep is said to be missing.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

mod support;

use corpus::facet::OUTLET;
use corpus::query::cells::{self, By};
use corpus::query::{Filters, Pick, SearchFaultKind, SearchOptions, timeline::Stretch};
use corpus::samples::{article, headed};
use corpus::{Builder, UnitKind};
use engine::{ArticleOrder, Engine, Loading, Question, Report};
use formats::writers::{block, json_lines};
use model::{Article, Day, Head};
use proptest::prelude::*;
use reports::collocates::CollocateOrder;
use reports::context::Context;
use reports::frequency::FrequencyOrder;
use reports::groups::Group;
use reports::keyness::{Sides, Wanted};
use reports::names::{KINDS, NamesOrder, NamesWanted};
use reports::units::WordFilter;
use reports::window::Near;
use reports::word_row::WordOrder;
use support::{ask, engine};

const WORDS: [&str; 12] =
    ["war", "War", "peace", "deal", "the", "of", "NATO", "Nato", "Kyiv", "Kyiv's", "talks.", "2024"];

fn node(node: &str) -> Context {
    Context { node: node.into(), ..Context::default() }
}

/// Everything that sums tell.
fn questions() -> Vec<Question> {
    let wanted = Wanted { order: WordOrder::default(), ascending: false, n_rows: 99, n_leading: 9, dispersion: false };
    let words = WordFilter { units: UnitKind::Words, min_articles: Some(1), ..WordFilter::default() };
    let group = |name: &str, query: &str| Group { name: name.into(), query: query.into() };
    let groups = vec![group("spring", "date:2024-05 OR date:2024-04"), group("not A", "-outlet:A")];
    let of = |target: &str, reference: Option<&str>| Sides {
        target: Some(target.into()),
        reference: reference.map(str::to_owned),
        groups: groups.clone(),
    };
    let mut all = Vec::new();
    for sides in [of("A", None), of("A", Some("B")), of("spring", None), of("spring", Some("not A"))] {
        all.push(Question::Compare { sides: sides.clone(), words: words.clone(), wanted });
        all.push(Question::Map { sides, words: words.clone() });
    }
    for groups in [Vec::new(), groups] {
        all.push(Question::SideBySide { groups: groups.clone(), words: words.clone(), n: 9 });
        all.push(Question::Groups(groups.clone()));
        all.push(Question::Frequencies { groups, words: words.clone(), order: FrequencyOrder::Total, n: 99 });
    }
    let with = ["peace", "nato", "deal"].map(str::to_owned).to_vec();
    all.push(Question::Trend {
        context: node("war"),
        with,
        parts: Some(Vec::new()),
        stretch: Some(Stretch::Month),
        whole_axis: true,
    });
    all
}

fn answers(engine: &mut Engine, filters: &Filters) -> Vec<String> {
    let mut told: Vec<String> =
        questions().into_iter().map(|question| format!("{:?}", ask(engine, filters, question))).collect();
    match ask(engine, filters, Question::Survey) {
        Report::Survey(survey) => {
            let outlets: Vec<_> = survey.values(OUTLET).cloned().collect();
            told.push(format!("{} {} {outlets:?}", survey.n_articles, survey.n_tokens));
        }
        other => panic!("{other:?}"),
    }
    told
}

fn articles(texts: &[(usize, u8, Vec<&str>)]) -> Vec<Article> {
    let of = |(i, (outlet, month, words)): (usize, &(usize, u8, Vec<&str>))| {
        let date = format!("2024-{month:02}-{:02}", 1 + i % 28);
        let mut article = article(&i.to_string(), ["A", "B", "C"][*outlet], &date, &format!("x {}", words.join(" ")));
        article.headline = "x".into();
        article.other.insert("language".into(), "en".into());
        article
    };
    texts.iter().enumerate().map(of).collect()
}

fn added_up(articles: &[Article]) -> Vec<Article> {
    let corpus = Builder::build(Head::default(), articles.to_vec());
    cells::by(&corpus, By { stretch: Some(Stretch::Month), topics: false }, 1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_answer_as_their_articles_do(
        texts in prop::collection::vec((0..3_usize, 3..7_u8, prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..30)), 1..14),
        only_a in any::<bool>(),
        from_may in any::<bool>(),
    ) {
        let articles = articles(&texts);
        let cells = added_up(&articles);
        let mut filters = Filters { from: from_may.then(|| Day::new(2024, 5, 1)).flatten(), ..Filters::default() };
        if only_a {
            filters.choices.pick(OUTLET, "A", Pick::Include);
        }
        let wanted = answers(&mut engine(&json_lines::write(&Head::default(), &articles).unwrap()), &filters);
        for lines in [json_lines::write(&Head::default(), &cells).unwrap(), block::lines(&Head::default(), &cells).unwrap()] {
            let mut engine = engine(&lines);
            for (found, wanted) in answers(&mut engine, &filters).iter().zip(&wanted) {
                prop_assert_eq!(found, wanted);
            }
        }
    }
}

fn few() -> Vec<Article> {
    let texts =
        [(0, 5, vec!["war", "peace"]), (0, 5, vec!["wars", "Kyiv"]), (1, 5, vec!["war"]), (1, 6, vec!["peace", "war"])];
    added_up(&articles(&texts))
}

#[test]
fn what_sums_do_not_tell_is_refused_with_its_reason() {
    let mut engine = engine(&json_lines::write(&Head::default(), &few()).unwrap());
    let all = Filters::default();
    let mut trend_fault = |text: &str| match ask(
        &mut engine,
        &all,
        Question::Trend {
            context: node(text),
            with: Vec::new(),
            parts: Some(Vec::new()),
            stretch: None,
            whole_axis: true,
        },
    ) {
        Report::Trend(trend) => trend.series[0].fault.as_ref().map(|fault| fault.kind.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(trend_fault("war"), None);
    assert_eq!(trend_fault("war outlet:A"), None);
    for text in ["war*", "war peace", "war OR peace", "-war", "war -peace", "\"war peace\"", "war NEAR/3 peace"] {
        assert_eq!(trend_fault(text), Some(SearchFaultKind::OneWord), "{text}");
    }
    let mut found = |query: &str| {
        let filters = Filters { query: query.into(), ..Filters::default() };
        match ask(&mut engine, &filters, Question::Survey) {
            Report::Survey(survey) => (survey.n_articles, survey.fault.as_ref().map(|fault| fault.kind.clone())),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(found("outlet:B date:2024-05"), (1, None));
    assert_eq!(found("war"), (4, Some(SearchFaultKind::AddedUp)));
    match ask(&mut engine, &all, Question::Lines { context: node("war"), n: 9 }) {
        Report::Lines(lines) => {
            let evidence = lines.evidence.unwrap();
            assert_eq!((lines.n_lines, evidence.n_articles, evidence.n_having, evidence.n_occurrences), (0, 4, 3, 3));
            assert_eq!(evidence.rows[0].n_in, Some(1));
        }
        other => panic!("{other:?}"),
    }
    match ask(&mut engine, &all, Question::Dispersion { context: node("war"), n: 9 }) {
        Report::Dispersion(plot) => assert_eq!(plot.fault.map(|fault| fault.kind), Some(SearchFaultKind::AddedUp)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_word_is_shown_as_it_is_mostly_written() {
    let articles = articles(&[(0, 5, vec!["NATO", "Nato", "NATO", "The", "the", "the"]), (1, 5, vec!["nato", "Kyiv"])]);
    let cells = added_up(&articles);
    for lines in [json_lines::write(&Head::default(), &cells).unwrap(), block::lines(&Head::default(), &cells).unwrap()]
    {
        let engine = engine(&lines);
        let lexicon = &engine.corpus().lexicon;
        let mut shown: Vec<&str> = (0..lexicon.n_types()).map(|word| lexicon.shown(word)).collect();
        shown.sort_unstable();
        assert_eq!(shown, ["Kyiv", "NATO", "the", "x"]);
    }
}

#[test]
fn every_question_has_an_answer() {
    // A corpus of sums and of articles.
    let mut all = few();
    let text = article("text", "A", "2024-05-03", "War talks, a peace deal.");
    all.push(headed("Headline", text));
    let mut engine = engine(&json_lines::write(&Head::default(), &all).unwrap());
    let words = WordFilter {
        length: 2,
        near: Some(Near { node: "war".into(), n_tokens: 3, search: SearchOptions::default() }),
        ..WordFilter::default()
    };
    let sides = Sides { target: Some("A".into()), ..Sides::default() };
    let mut questions = vec![
        Question::Findings,
        Question::HouseStyle(Vec::new()),
        Question::OutletRates,
        Question::SuggestActors(9),
        Question::SuggestTopics(9),
        Question::Counting,
        Question::Lexicon,
        Question::EditRows { only_inferred: false, n: 9 },
        Question::Read {
            node: "war".into(),
            search: SearchOptions::default(),
            id: "A 2024-05 en".into(),
            token: Some(2),
        },
        Question::Probe(vec!["peace deal".into(), "war".into()]),
        Question::Compare {
            sides: sides.clone(),
            words: WordFilter::default(),
            wanted: Wanted { order: WordOrder::default(), ascending: false, n_rows: 9, n_leading: 9, dispersion: true },
        },
        Question::Map { sides, words },
        Question::Collocates {
            context: node("war"),
            words: WordFilter::default(),
            window: 3,
            order: CollocateOrder::default(),
            n: 9,
        },
    ];
    questions.extend([ArticleOrder::Newest, ArticleOrder::Hits].map(|order| Question::Articles { order, n: 9 }));
    questions.extend(KINDS.map(|kind| {
        Question::Names(NamesWanted {
            groups: Vec::new(),
            kind,
            by: None,
            order: NamesOrder::All,
            ascending: false,
            n: 9,
        })
    }));
    for query in ["", "war", "outlet:A"] {
        for question in &questions {
            let filters = Filters { query: query.into(), ..Filters::default() };
            let _ = ask(&mut engine, &filters, question.clone());
        }
    }
}

#[test]
fn what_is_wrong_with_sums_is_named_by_line_and_the_rest_is_kept() {
    let whole = r#"{"outlet":"O","cell":{"version":1,"articles":2,"length":30,"length_squared":500,"words":"war the","having":[2,1],"counts":[3,2],"squares":[5,4],"by_length":[50,40]}}"#;
    let with = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        whole.replacen(from, to, 1)
    };
    let all = [
        r#"{"broadside":2}"#.to_owned(),
        whole.to_owned(),
        with("[3,2]", "[-3,2]"),
        with("[5,4]", "[2,4]"),
        with("\"squares\":[5,4],", ""),
        with("\"version\":1", "\"version\":2"),
        with("war the", "the the"),
        with("500", "1"),
        with("\"outlet\":\"O\",", ""),
        with("\"O\"", "\"P\""),
    ];
    let mut loading = Loading::default();
    loading.push(all.join("\n").as_bytes());
    let (engine, faults) = loading.finish();
    assert_eq!(faults.iter().map(|fault| fault.place.line.unwrap()).collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8, 9]);
    assert_eq!((engine.corpus().articles.len(), engine.corpus().n_tokens()), (2, 60));
}
