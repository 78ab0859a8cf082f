//! The stages: from files to what the page is told.

use corpus::UnitKind;
use corpus::query::{Filters, SearchOptions};
use engine::{ArticlePage, Engine, Loading, Question, Report, Request, Survey};
use formats::Intake;
use formats::import::{Import, ImportOptions};
use formats::writers::json_lines;
use model::Counts;
use reports::concordance::Concordance;
use reports::context::{Context, LineOrder};
use reports::keyness::{Comparison, Sides, Wanted};
use reports::units::WordFilter;
use reports::word_row::WordOrder;
use std::path::Path;
use std::rc::Rc;

/// The files of `articles`, read.
pub(crate) fn intake() -> Intake {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut import = Import::new(ImportOptions::default(), &|_, _| None);
    for path in paths {
        import.push(&path.display().to_string(), std::fs::read(path).unwrap(), &mut |_| ());
    }
    let mut intake = import.finish(&mut |_| ()).intake;
    assert!(intake.faults.is_empty(), "{:?}", intake.faults);
    let lengths = intake.articles.iter().map(|article| article.counts.as_ref().map_or(0, Counts::length));
    assert_eq!(lengths.collect::<Vec<_>>(), LENGTHS);
    // The texts are counted here; that counts are counted alike is held elsewhere.
    intake.articles.iter_mut().for_each(|article| article.counts = None);
    intake
}

/// How many words the publishers' articles have, headline and text, in the order of the files that retell them.
pub(crate) const LENGTHS: [u64; 5] = [640, 810, 611, 424, 979];

/// An engine over articles, loaded as the page loads them: as JSON Lines, in pieces.
pub(crate) fn engine(intake: &Intake) -> Engine {
    let lines = json_lines::write(intake.head.as_ref().unwrap(), &intake.articles).unwrap();
    let mut loading = Loading::default();
    lines.as_bytes().chunks(1000).for_each(|piece| loading.push(piece));
    let (engine, faults) = loading.finish();
    assert!(faults.is_empty(), "{faults:?}");
    engine
}

/// The articles under two names instead of five, so that both sides of a comparison have several.
pub(crate) fn two_camps() -> Intake {
    let mut intake = intake();
    for article in &mut intake.articles {
        let is_american = ["the-real-side", "wdmd-tv", "windy-city-mirror"].contains(&article.id.as_str());
        article.outlet = if is_american { "American" } else { "Foreign" }.into();
    }
    intake
}

pub(crate) fn survey(filters: Filters) -> Rc<Survey> {
    match engine(&intake()).answer(&Request { filters, question: Question::Survey }) {
        Report::Survey(survey) => survey,
        other => panic!("{other:?}"),
    }
}

/// Every compared word, stop words and numbers too, in the table's own order.
pub(crate) fn comparison(intake: &Intake, target: &str, units: UnitKind, shows_all: bool) -> Comparison {
    let order = WordOrder::default();
    let wanted = Wanted { order, ascending: false, n_rows: u32::MAX, n_leading: 6, dispersion: false };
    let question = Question::Compare {
        sides: Sides { target: Some(target.into()), ..Sides::default() },
        words: WordFilter { units, stop_words: shows_all, numbers: shows_all, ..WordFilter::default() },
        wanted,
    };
    let request = Request { filters: Filters::default(), question };
    match engine(intake).answer(&request) {
        Report::Compare(comparison) => *comparison,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn lines(node: &str, order: LineOrder) -> Concordance {
    let context = Context { node: node.into(), order, units: UnitKind::Words, ..Context::default() };
    match engine(&intake())
        .answer(&Request { filters: Filters::default(), question: Question::Lines { context, n: u32::MAX } })
    {
        Report::Lines(found) => found,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn page(id: &str, query: &str) -> ArticlePage {
    let filters = Filters { query: query.into(), ..Filters::default() };
    match engine(&intake()).answer(&Request {
        filters,
        question: Question::Read { node: String::new(), search: SearchOptions::default(), id: id.into(), token: None },
    }) {
        Report::Read(Some(page)) => *page,
        other => panic!("{other:?}"),
    }
}
