//! The dispersion of a word over the articles.

use crate::by_hand::{Counted, articles};
use crate::driver::{Failure, Outcome};
use crate::opened::check;
use crate::page::Page;
use crate::steps::{addressed, settled};

/// Returns every strip's outlet, headline, number of occurrences and number of words.
const STRIPS: &str = "return [...document.querySelectorAll('.picture .spot')].map((spot) => spot.ariaLabel)\
    .map((label) => label.match(/^(.*?), .*?: (.*); ([0-9,]+) occurrences? in ([0-9,]+) words$/).slice(1))";

type Strip = (String, String, String, String);

async fn open(page: &Page) -> Outcome<Vec<Strip>> {
    page.start_at("#context?lines=war").await?;
    page.click_text(".modes__mode", "Dispersion").await?;
    addressed(page, "#context?lines=war&show=dispersion").await?;
    page.wait_for(".picture .spot").await?;
    settled(page).await?;
    page.evaluate(STRIPS).await
}

/// Each article with the word has a strip, and the measures match a hand count.
#[expect(clippy::cast_precision_loss, reason = "counts of five articles")]
pub(crate) async fn strips_and_measures_are_those_of_a_count_by_hand(page: &Page) -> Outcome {
    let articles = articles()?;
    let mut strips = open(page).await?;
    strips.sort();
    let with: Vec<_> = articles.iter().filter(|article| article.count("war") > 0).collect();
    check("the number of strips", &[strips.len()], &[with.len()])?;
    for (strip, article) in strips.iter().zip(&with) {
        if strip.0 != article.outlet {
            return Err(Failure(format!("a strip of {} instead of {}", strip.0, article.outlet)));
        }
        let seen = [strip.2.parse()?, strip.3.parse()?];
        check(&strip.0, &seen, &[article.count("war"), article.n_words()])?;
    }
    let (n_occurrences, n_words): (usize, usize) =
        (articles.iter().map(|a| a.count("war")).sum(), articles.iter().map(Counted::n_words).sum());
    let share = |n: usize, of: usize| n as f64 / of as f64;
    let deviation: f64 = articles
        .iter()
        .map(|article| (share(article.count("war"), n_occurrences) - share(article.n_words(), n_words)).abs() / 2.0)
        .sum();
    let names = ["Range", "Juilland’s D", "Gries’ DP", "DP, normalised", "Divergence (KLD)"];
    page.wait_for_texts(".measures dt", &names).await?;
    let numbers = page.texts(".measures__number").await?;
    if numbers[0] != with.len().to_string() || numbers[2] != format!("{deviation:.3}") {
        return Err(Failure(format!("range {} and DP {deviation:.3} are shown as {numbers:?}", with.len())));
    }
    page.wait_for_text(".caption", &format!("{n_occurrences} occurrences in {} of 5 articles.", with.len())).await
}

/// A strip opens its article at the first occurrence.
pub(crate) async fn a_strip_opens_its_article(page: &Page) -> Outcome {
    let strips = open(page).await?;
    let (_, headline, ..) = strips.last().ok_or_else(|| Failure("no strip".to_owned()))?;
    let click = "[...document.querySelectorAll('.picture .spot')].at(-1).dispatchEvent(new MouseEvent('click', { bubbles: true }))";
    page.driver().execute(click, Vec::new()).await?;
    page.wait_for_text(".reader__headline", headline).await?;
    page.wait_for_text("mark.hit", "war").await
}
