//! Groups stand side by side as outlets do: groups of one outlet each give the very reports that the outlets give, and what groups share is counted in each.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

mod support;

use corpus::UnitKind;
use corpus::query::Filters;
use corpus::query::timeline::Stretch;
use corpus::samples::{actor, article, headed};
use engine::{Question, Report};
use formats::writers::json_lines;
use model::{Article, Head};
use proptest::prelude::*;
use reports::context::Context;
use reports::frequency::FrequencyOrder;
use reports::groups::Group;
use reports::names::{KINDS, NamesOrder, NamesWanted};
use reports::units::WordFilter;
use support::{ask, engine};

const OUTLETS: [&str; 3] = ["A", "B", "C"];

fn head() -> Head {
    let actors = vec![actor("Kyiv", &["Kiev"], &[]), actor("Mark Rutte", &["Rutte", "Rute"], &[])];
    Head { actors, ..Head::default() }
}

fn articles(made: &[(usize, u8, Vec<&str>)]) -> Vec<Article> {
    let made = made.iter().enumerate();
    made.map(|(i, (outlet, day, words))| {
        let (id, date, text) = (i.to_string(), format!("2024-01-{:02}", day + 1), format!("news {}", words.join(" ")));
        headed("news", article(&id, OUTLETS[*outlet], &date, &text))
    })
    .collect()
}

/// Everything that has columns or panels.
fn questions(groups: &[Group]) -> Vec<Question> {
    let groups = groups.to_vec();
    let words = WordFilter { min_articles: Some(1), ..WordFilter::default() };
    let mut all = vec![
        Question::SideBySide { groups: groups.clone(), words: words.clone(), n: 9 },
        Question::Frequencies { groups: groups.clone(), words, order: FrequencyOrder::Total, n: 99 },
        Question::HouseStyle(groups.clone()),
    ];
    for units in [UnitKind::Words, UnitKind::WordsAndActors] {
        let context = Context { node: "war".into(), units, ..Context::default() };
        let (with, stretch) = (vec!["peace".to_owned()], Some(Stretch::Day));
        all.push(Question::Trend { context, with, parts: Some(groups.clone()), stretch, whole_axis: true });
    }
    for kind in KINDS {
        for order in [NamesOrder::All, NamesOrder::Difference, NamesOrder::Outlet("B".into())] {
            let ascending = false;
            all.push(Question::Names(NamesWanted { groups: groups.clone(), kind, by: None, order, ascending, n: 99 }));
        }
    }
    all
}

fn group(name: &str, query: &str) -> Group {
    Group { name: name.into(), query: query.into() }
}

proptest! {
    #[test]
    fn groups_of_an_outlet_each_give_what_the_outlets_give(
        made in prop::collection::vec((0..3_usize, 0..5_u8, prop::collection::vec(
            prop::sample::select(vec!["war", "peace", "Kyiv", "Kiev", "Rutte", "Rute", "the"]), 0..9)), 1..14),
    ) {
        let mut engine = engine(&json_lines::write(&head(), &articles(&made)).unwrap());
        // Outlets stand in order of their size, groups as they were made.
        let Report::SideBySide(columns, _) = ask(&mut engine, &Filters::default(), Question::SideBySide { groups: vec![], words: WordFilter::default(), n: 1 })
        else { panic!() };
        let groups: Vec<Group> =
            columns.iter().map(|column| group(&column.outlet.name, &format!("outlet:{}", column.outlet.name))).collect();
        for (of_groups, of_outlets) in questions(&groups).into_iter().zip(questions(&[])) {
            prop_assert_eq!(ask(&mut engine, &Filters::default(), of_groups), ask(&mut engine, &Filters::default(), of_outlets));
        }
    }
}

#[test]
fn an_article_of_two_groups_counts_in_both_and_their_difference_is_not_told() {
    let made = [(0, 0, vec!["war", "Rutte"]), (1, 1, vec!["Rutte", "Rute"]), (1, 2, vec!["peace"])];
    let mut engine = engine(&json_lines::write(&head(), &articles(&made)).unwrap());
    let groups = [group("Rutte", "actor:\"Mark Rutte\""), group("early", "date:2024-01-01")];
    for question in questions(&groups) {
        let report = ask(&mut engine, &Filters::default(), question);
        let sizes: Vec<u32> = match &report {
            Report::HouseStyle(style) => style.outlets.iter().map(|outlet| outlet.n_articles).collect(),
            Report::Trend(trend) => trend.outlets[1..].iter().map(|outlet| outlet.n_articles).collect(),
            Report::Names(table) => table.outlets.iter().map(|outlet| outlet.n_articles).collect(),
            _ => continue,
        };
        assert_eq!(sizes, [2, 1]);
        match report {
            Report::HouseStyle(style) => assert_eq!(style.actors[0].spellings[0].counts, [2, 1]),
            Report::Trend(trend) => {
                let days: Vec<u32> = trend.series[0].lines.iter().map(|line| line[0].count).collect();
                assert_eq!((days, trend.outlets[0].n_articles), (vec![1, 1, 1], 3));
            }
            Report::Names(table) if !table.rows.is_empty() => {
                let cells = |i: usize| table.rows[i].cells.iter().map(|cell| cell.n_articles).collect::<Vec<_>>();
                assert_eq!((cells(0), table.rows[0].difference), (vec![2, 1], None));
            }
            _ => {}
        }
    }
}
