//! Numbers that open the lines that they count.

use serde_json::json;

use crate::driver::{Failure, Outcome};
use crate::page::Page;
use crate::steps::settled;

/// How many lines there are.
pub(crate) const N_LINES: &str = "return document.querySelectorAll('.lines .line').length";

/// The number of a table, as an expression: in the row with this head, counted from the left.
pub(crate) fn number_of(head: &str, column: usize) -> String {
    format!(
        "[...document.querySelectorAll('.table tbody tr')].find((row) => row.querySelector('th').innerText === {})\
         ?.querySelectorAll('.table__count')[{column}]",
        json!(head)
    )
}

/// Clicks a number, holds that exactly so many lines open, and returns how many. The number is an expression of the page's language.
pub(crate) async fn open_lines(page: &Page, number: &str) -> Outcome<usize> {
    page.wait_until(&format!("there is {number}"), number).await?;
    let click = format!(
        "const number = {number}; const n = Number(number.innerText.replaceAll(',', '')); number.click(); return n"
    );
    let n: usize = page.evaluate(&click).await?;
    lines_are(page, n).await?;
    Ok(n)
}

/// Waits until so many lines are there, and are said to be.
pub(crate) async fn lines_are(page: &Page, n: usize) -> Outcome {
    page.wait_for_value::<usize, _>(N_LINES, &n).await?;
    let said = format!("{n} {} in ", if n == 1 { "line" } else { "lines" });
    let is_said = format!("document.querySelector('.context strong')?.textContent.startsWith({})", json!(said));
    page.wait_until(&format!("it is said that there are {said}"), &is_said).await
}

/// Waits until of every line, of which there is one at least, an expression over `line` holds.
pub(crate) async fn every_line(page: &Page, holds: &str) -> Outcome {
    let script = format!(
        "return [...document.querySelectorAll('.lines .line')].map((line) => ({holds}) || line.innerText).filter((found) => found !== true)"
    );
    page.wait_for(".lines .line").await?;
    page.wait_for_value::<Vec<String>, [&str; 0]>(&script, &[]).await
}

/// Waits until every line is of an outlet.
pub(crate) async fn every_line_is_of(page: &Page, outlet: &str) -> Outcome {
    every_line(page, &format!("line.querySelector('.outlet').innerText === {}", json!(outlet))).await
}

/// Waits until every line has a node that reads so, whatever its capitals.
pub(crate) async fn every_node_is(page: &Page, node: &str) -> Outcome {
    let node = json!(node.to_lowercase());
    every_line(page, &format!("line.querySelector('.line__node').innerText.toLowerCase() === {node}")).await
}

/// Goes back to where a number was clicked.
pub(crate) async fn back_to(page: &Page, sign: &str) -> Outcome {
    page.driver().back().await?;
    page.wait_for(sign).await?;
    settled(page).await
}

/// Holds that something is as counted.
pub(crate) fn check(what: &str, seen: &[usize], wanted: &[usize]) -> Outcome {
    if seen == wanted { Ok(()) } else { Err(Failure(format!("{what} should be {wanted:?}, but is {seen:?}"))) }
}
