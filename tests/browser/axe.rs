//! Accessibility checks with axe-core.

use std::env;
use std::fs;

use serde::Deserialize;

use crate::driver::{Failure, Outcome};
use crate::page::Page;

/// The maximum number of elements to report per violation.
const SHOWN: usize = 3;

/// A rule of axe-core that the page violates.
#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    impact: Option<String>,
    help: String,
    nodes: Vec<Node>,
}

/// An element that violates the rule.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    html: String,
    failure_summary: Option<String>,
}

/// Checks that axe-core finds no violations in the current view. `AXE` is the path of its script, which `make test-chromium` installs.
pub(crate) async fn assert_accessible(page: &Page) -> Outcome {
    let path = env::var("AXE")
        .map_err(|error| Failure(format!("AXE should name axe-core's script ({error}): make test-chromium")))?;
    if !page.evaluate::<bool>("return 'axe' in window").await? {
        page.driver().execute(fs::read_to_string(path)?, Vec::new()).await?;
    }
    let run = "axe.run(document, { resultTypes: ['violations'], preload: false }).then((results) => arguments[0](results.violations))";
    let violations: Vec<Violation> = page.driver().execute_async(run, Vec::new()).await?.convert()?;
    if violations.is_empty() { Ok(()) } else { Err(Failure(violations.iter().map(readable).collect())) }
}

/// Formats a violation as a paragraph.
fn readable(violation: &Violation) -> String {
    let Violation { id, impact, help, nodes } = violation;
    let mut lines = vec![format!("{id} ({}): {help}", impact.as_deref().unwrap_or("no impact given"))];
    for node in nodes.iter().take(SHOWN) {
        lines.push(format!("  {}", node.html));
        lines.extend(node.failure_summary.iter().flat_map(|summary| summary.lines()).map(|line| format!("    {line}")));
    }
    if nodes.len() > SHOWN {
        lines.push(format!("  and {} more", nodes.len() - SHOWN));
    }
    lines.push(String::new());
    lines.join("\n")
}
