//! The frequency table sorted by difference, and the full figures of a comparison.

use crate::by_hand::{Counted, articles, count_in_and_out};
use crate::driver::{Failure, Outcome};
use crate::page::Page;
use crate::steps::{choose, open_counting_options, settled};
use crate::words::{WORDS, compare, rows};

/// The columns that appear with full figures.
const OTHERS: [&str; 6] = [
    "LL (four-term)",
    "%DIFF",
    "Odds ratio",
    "Fightin’ Words z",
    "The Real Side: Gries’ DP",
    "Other outlets: Gries’ DP",
];

/// Returns the cells of a word's row.
async fn cells(page: &Page, word: &str) -> Outcome<Vec<String>> {
    rows(page).await?;
    let script = format!(
        "return [...[...document.querySelectorAll('.table tbody tr')].find((row) => row.querySelector('.table__word').innerText === '{word}')\
         .children].map((cell) => cell.innerText)"
    );
    page.evaluate(&script).await
}

/// Returns the index of the column with this title.
async fn column(page: &Page, title: &str) -> Outcome<usize> {
    let titles = page.texts(".table thead th").await?;
    titles.iter().position(|other| other == title).ok_or_else(|| Failure(format!("no {title} in {titles:?}")))
}

/// Log-likelihood over all outlets: 2 Σ a · ln(a / E).
#[expect(clippy::cast_precision_loss, reason = "counts of five articles")]
fn log_likelihood(articles: &[Counted], word: &str) -> f64 {
    let (total, n_words): (usize, usize) =
        (articles.iter().map(|a| a.count(word)).sum(), articles.iter().map(Counted::n_words).sum());
    let term = |article: &Counted| {
        let (seen, expected) = (article.count(word) as f64, (total * article.n_words()) as f64 / n_words as f64);
        if seen > 0.0 { 2.0 * seen * (seen / expected).ln() } else { 0.0 }
    };
    articles.iter().map(term).sum()
}

/// Sorted by the difference between columns, log-likelihood decreases and matches a hand count.
pub(crate) async fn frequencies_are_sorted_by_difference(page: &Page) -> Outcome {
    let articles = articles()?;
    page.start_at("#words?mode=frequencies&names=apart").await?;
    choose(page, "Sorted by", "difference between columns").await?;
    page.wait_until("the address has it", "location.hash.includes('rank=likelihood')").await?;
    // The address opens the table in that order.
    page.reload().await?;
    page.wait_for(".table__word").await?;
    settled(page).await?;
    rows(page).await?;
    let column = column(page, "LL, columns").await?;
    let script = format!(
        "return [...document.querySelectorAll('.table tbody tr')].map((row) => Number(row.children[{column}].innerText))"
    );
    let falling: Vec<f64> = page.evaluate(&script).await?;
    if falling.len() < 20 || !falling.is_sorted_by(|a, b| a >= b) || falling.first() == falling.last() {
        return Err(Failure(format!("not decreasing: {falling:?}")));
    }
    for word in WORDS {
        let (seen, wanted) = (cells(page, word).await?[column].clone(), log_likelihood(&articles, word));
        if seen != format!("{wanted:.1}") {
            return Err(Failure(format!("LL of “{word}” should be {wanted:.1}, but is {seen}")));
        }
    }
    Ok(())
}

/// Full figures can be shown, and the percentage and odds ratio match a hand count.
#[expect(clippy::cast_precision_loss, reason = "counts of five articles")]
pub(crate) async fn all_figures_show_when_asked(page: &Page) -> Outcome {
    let articles = articles()?;
    compare(page, "The Real Side", "every other outlet").await?;
    // A merged name counts as one word, so the names are counted separately here.
    open_counting_options(page).await?;
    page.click_text(".choice", "all forms of a name counted as one word").await?;
    page.wait_for_text(".choice", "each word of a name counted separately").await?;
    settled(page).await?;
    let titles = page.texts(".table thead th").await?;
    if OTHERS.iter().any(|title| titles.iter().any(|other| other == title)) {
        return Err(Failure(format!("shown by default: {titles:?}")));
    }
    page.click_text(".choice", "main figures shown").await?;
    page.wait_for_text(".choice", "all figures shown").await?;
    page.wait_for_text(".table thead th", "%DIFF").await?;
    settled(page).await?;
    for title in OTHERS {
        column(page, title).await?;
    }
    let (percent, odds) = (column(page, "%DIFF").await?, column(page, "Odds ratio").await?);
    let sizes = count_in_and_out(&articles, "The Real Side", Counted::n_words).map(|n| n as f64);
    for word in WORDS {
        let counts = count_in_and_out(&articles, "The Real Side", |article| article.count(word)).map(|n| n as f64);
        let [a, b] = [counts[0] / sizes[0], counts[1] / sizes[1]];
        let cells = cells(page, word).await?;
        let wanted =
            [format!("{:+.0}", 100.0 * (a - b) / b).replace('-', "−"), format!("{:.2}", a / (1.0 - a) * (1.0 - b) / b)];
        if [&cells[percent], &cells[odds]] != [&wanted[0], &wanted[1]] {
            return Err(Failure(format!("“{word}” should have {wanted:?}, but the row is {cells:?}")));
        }
    }
    Ok(())
}
