//! What tests of whole corpora have in common.

use corpus::query::Filters;
use engine::{Engine, Loading, Question, Report, Request};

/// An engine of JSON Lines without a fault.
pub(crate) fn engine(lines: &str) -> Engine {
    let mut loading = Loading::default();
    loading.push(lines.as_bytes());
    let (engine, faults) = loading.finish();
    assert!(faults.is_empty(), "{faults:?}");
    engine
}

/// The report on a question about filtered articles.
pub(crate) fn ask(engine: &mut Engine, filters: &Filters, question: Question) -> Report {
    engine.answer(&Request { filters: filters.clone(), question })
}
