//! The methods card, and the check of the numbers.

use crate::by_hand::{Counted, articles, count_in_and_out};
use crate::driver::{Failure, Outcome};
use crate::opened::check;
use crate::page::Page;
use crate::steps::settled;
use measures::catalogue::published_figures;

/// Records what is copied.
pub(crate) const CATCH: &str = "const write = navigator.clipboard.writeText.bind(navigator.clipboard); window.copied = ''; \
    navigator.clipboard.writeText = (text) => { window.copied = text; return write(text); };";

/// Formats a number with commas.
fn grouped(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

/// The copied card gives the corpus, the sides and their sizes, the filters, the figures, the version and the address.
pub(crate) async fn a_methods_card_says_what_was_computed_from_what(page: &Page) -> Outcome {
    let articles = articles()?;
    // A merged name counts as one word, so the names are counted separately here.
    page.start_at("#words?target=WDMD+TV&names=apart").await?;
    page.wait_for(".table").await?;
    settled(page).await?;
    page.driver().execute(CATCH, Vec::new()).await?;
    page.click(".method summary").await?;
    page.click_text(".method .link", "Copy this as a methods card").await?;
    page.wait_for_text(".method .link", "Copied").await?;
    let card: String = page.evaluate("return window.copied").await?;
    let address: String = page.evaluate("return location.href").await?;
    let [target, others] = count_in_and_out(&articles, "WDMD TV", Counted::n_words).map(grouped);
    let parts = [
        "Comparing WDMD TV with every other outlet: words.".to_owned(),
        "Counted: those in at least 2 articles, anywhere in the text, ".to_owned(),
        "Ukraine and NATO, five outlets".to_owned(),
        "5 articles".to_owned(),
        format!("WDMD TV: 1 article, {target} words · Other outlets: 4 articles, {others} words"),
        "LL (two-term): 2[a ln(a/E₁) + b ln(b/E₂)] (Rayson and Garside 2000).".to_owned(),
        format!("Computed by Broadside {}", env!("CARGO_PKG_VERSION")),
        address,
    ];
    match parts.iter().find(|part| !card.contains(part.as_str())) {
        None => Ok(()),
        Some(part) => Err(Failure(format!("no “{part}” in\n{card}"))),
    }
}

/// Every view with figures explains how they are computed.
pub(crate) async fn every_view_says_how_it_is_computed(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    for (hash, says) in [
        ("#words?mode=map", "Log Ratio"),
        ("#words?length=2", "A sequence is words in a row"),
        ("#words?near=ukraine", "Only words within 5 words of “ukraine” are counted"),
        ("#words?mode=frequencies", "LL, columns"),
        ("#words?mode=house-style", "names that the page’s lexicon finds"),
        ("#context?lines=war", "A word is a run of letters and digits"),
        ("#context?lines=war&show=collocates", "logDice"),
        ("#context?lines=war&show=dispersion", "Each bar is an article"),
        ("#trends?lines=war", "Occurrences per thousand words"),
    ] {
        page.go(hash).await?;
        page.wait_for_text(".method", says).await?;
    }
    Ok(())
}

/// The page reproduces all published figures.
pub(crate) async fn the_published_figures_come_out(page: &Page) -> Outcome {
    page.start_at("#words?target=WDMD+TV").await?;
    page.click(".method summary").await?;
    page.click_text(".method .link", "Check the numbers").await?;
    page.wait_for(".self-test tbody tr").await?;
    let n = page.count(".self-test tbody tr").await?;
    page.wait_for_text(".self-test [role=status]", &format!("All {n} published figures come out here as printed."))
        .await?;
    let held = page.count(".self-test tbody tr[data-holds=true]").await?;
    check("the figures that agree", &[held], &[n])?;
    check("the published figures", &[n], &[published_figures().len()])?;
    // Equal to the last printed decimal, or to the precision of the browser's numbers.
    let other = "return [...document.querySelectorAll('.self-test tbody tr')].map((row) => [...row.cells].slice(3).map((cell) => cell.innerText.replaceAll(',', '').replace('−', '-')))\
        .filter(([printed, found, says]) => says !== 'agrees' || !(Math.abs(printed - found) <= \
        0.5001 * 10 ** -(printed.split('.')[1] ?? '').length + 1e-12 * Math.abs(found)))";
    page.wait_for_value::<Vec<[String; 3]>, [[&str; 3]; 0]>(other, &[]).await?;
    page.click_text(".method .link", "Check the numbers").await?;
    page.wait_until_gone(".self-test").await
}
