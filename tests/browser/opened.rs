//! Counts that open their lines.

use serde_json::json;

use crate::driver::{Failure, Outcome};
use crate::page::Page;
use crate::steps::settled;

/// Returns the number of lines.
pub(crate) const N_LINES: &str = "return document.querySelectorAll('.lines .line').length";

/// Returns a JavaScript expression for a count in the row with this head, by its index from the left.
pub(crate) fn number_of(head: &str, column: usize) -> String {
    format!(
        "[...document.querySelectorAll('.table tbody tr')].find((row) => row.querySelector('th').innerText === {})\
         ?.querySelectorAll('.table__count')[{column}]",
        json!(head)
    )
}

/// Clicks a count, given as a JavaScript expression, checks that exactly that many lines open, and returns how many.
pub(crate) async fn open_lines(page: &Page, number: &str) -> Outcome<usize> {
    page.wait_until(&format!("there is {number}"), number).await?;
    let click = format!(
        "const number = {number}; const n = Number(number.innerText.replaceAll(',', '')); number.click(); return n"
    );
    let n: usize = page.evaluate(&click).await?;
    lines_are(page, n).await?;
    Ok(n)
}

/// Waits until there are `n` lines, and the page says so.
pub(crate) async fn lines_are(page: &Page, n: usize) -> Outcome {
    page.wait_for_value::<usize, _>(N_LINES, &n).await?;
    let said = format!("{n} {} in ", if n == 1 { "line" } else { "lines" });
    let is_said = format!("document.querySelector('.context strong')?.textContent.startsWith({})", json!(said));
    page.wait_until(&format!("it is said that there are {said}"), &is_said).await
}

/// Waits until a JavaScript expression over `line` is true for every line. There must be at least one.
pub(crate) async fn every_line(page: &Page, holds: &str) -> Outcome {
    let script = format!(
        "return [...document.querySelectorAll('.lines .line')].map((line) => ({holds}) || line.innerText).filter((found) => found !== true)"
    );
    page.wait_for(".lines .line").await?;
    page.wait_for_value::<Vec<String>, [&str; 0]>(&script, &[]).await
}

/// Waits until every line is from an outlet.
pub(crate) async fn every_line_is_of(page: &Page, outlet: &str) -> Outcome {
    every_line(page, &format!("line.querySelector('.outlet').innerText === {}", json!(outlet))).await
}

/// Waits until every line has this node, ignoring case.
pub(crate) async fn every_node_is(page: &Page, node: &str) -> Outcome {
    let node = json!(node.to_lowercase());
    every_line(page, &format!("line.querySelector('.line__node').innerText.toLowerCase() === {node}")).await
}

/// Goes back to the view where a count was clicked.
pub(crate) async fn back_to(page: &Page, sign: &str) -> Outcome {
    page.driver().back().await?;
    page.wait_for(sign).await?;
    settled(page).await
}

/// Checks counts.
pub(crate) fn check(what: &str, seen: &[usize], wanted: &[usize]) -> Outcome {
    if seen == wanted { Ok(()) } else { Err(Failure(format!("{what} should be {wanted:?}, but is {seen:?}"))) }
}
