//! The collocates of a word, held against a count by hand.

use std::collections::BTreeMap;

use crate::by_hand::{articles, words_of_names};
use crate::driver::{Failure, Outcome};
use crate::near::check_near;
use crate::opened::{back_to, check, every_node_is, number_of, open_lines};
use crate::page::Page;
use crate::steps::{addressed, choice, choose, settled};

/// The plain words of the table, each with how often it occurs in the window and anywhere.
async fn collocates(page: &Page) -> Outcome<BTreeMap<String, [usize; 2]>> {
    settled(page).await?;
    let script = "return Object.fromEntries([...document.querySelectorAll('.table tbody tr')].map((row) => \
        [row.querySelector('.table__word').innerText, [1, 3].map((i) => Number(row.children[i].innerText.replaceAll(',', '')))]))";
    let mut found: BTreeMap<String, [usize; 2]> = page.evaluate(script).await?;
    let names = words_of_names()?;
    found.retain(|word, _| word.chars().all(char::is_alphabetic) && !names.contains(&word.to_lowercase()));
    Ok(found)
}

/// Opens the collocates of a word as a person does.
async fn open(page: &Page, node: &str) -> Outcome {
    page.start_at(&format!("#context?lines={node}")).await?;
    page.click_text(".modes__mode", "Collocates").await?;
    addressed(page, &format!("#context?lines={node}&show=collocates")).await?;
    page.wait_for(".table__count").await?;
    settled(page).await
}

/// Holds that the table counts as by hand, within so many words.
async fn check_collocates(page: &Page, node: &str, n: usize) -> Outcome {
    let (articles, collocates) = (articles()?, collocates(page).await?);
    if collocates.len() < 3 {
        return Err(Failure(format!("few collocates: {collocates:?}")));
    }
    for (word, seen) in collocates {
        let folded = word.to_lowercase();
        let near = articles.iter().map(|article| article.count_near(&folded, node, n)).sum();
        check(&word, &seen, &[near, articles.iter().map(|article| article.count(&folded)).sum()])?;
    }
    Ok(())
}

/// The collocates within the usual and within another window are those of a count by hand.
pub(crate) async fn collocates_are_those_of_a_count_by_hand(page: &Page) -> Outcome {
    open(page, "war").await?;
    check_collocates(page, "war", 5).await?;
    choose(page, "Words on either side", "10").await?;
    addressed(page, "#context?lines=war&show=collocates&window=10").await?;
    check_collocates(page, "war", 10).await?;
    choose(page, "Ranked by", "alphabetical").await?;
    page.wait_for("th[aria-sort=ascending]").await?;
    settled(page).await?;
    // Names come after the words.
    let names = words_of_names()?;
    let mut words: Vec<String> = page.texts(".table__word").await?.iter().map(|word| word.to_lowercase()).collect();
    words.retain(|word| word.chars().all(char::is_alphabetic) && !names.contains(word));
    if words.is_sorted() { Ok(()) } else { Err(Failure(format!("not in alphabetical order: {words:?}"))) }
}

/// A number opens exactly the lines of the word near the node.
pub(crate) async fn a_number_of_collocates_opens_its_lines(page: &Page) -> Outcome {
    open(page, "ukraine").await?;
    for (word, [near, _]) in collocates(page).await?.into_iter().take(3) {
        let n = open_lines(page, &number_of(&word, 0)).await?;
        check("the number of lines", &[n], &[near])?;
        every_node_is(page, &word).await?;
        page.click_text(".sentence button.choice", "within 5 words of “ukraine”").await?;
        page.wait_until_gone(".sentence button.choice").await?;
        page.start_at("#context?lines=ukraine&show=collocates").await?;
        page.wait_for(".table__count").await?;
    }
    page.click(".table__word").await?;
    page.wait_for(".lines .line").await?;
    back_to(page, ".table__count").await
}

/// The collocates lead to their comparison between outlets, with the node set.
pub(crate) async fn collocates_lead_to_their_comparison(page: &Page) -> Outcome {
    open(page, "ukraine").await?;
    choose(page, "Words on either side", "10").await?;
    page.wait_until("the window is wider", "location.hash.includes('window=10')").await?;
    settled(page).await?;
    page.click_text(".link", "Compare its collocates between outlets").await?;
    page.wait_for_texts(".views__tab[aria-current=page]", &["Words"]).await?;
    page.wait_for_value::<String, _>("return document.querySelector('.choice--field')?.value ?? ''", "ukraine").await?;
    let within =
        format!("return document.querySelector('{}').selectedOptions[0].text", choice("Where words are counted"));
    page.wait_for_value::<String, _>(&within, "within 10 words of").await?;
    choose(page, "Target outlet", "The Real Side").await?;
    page.wait_until("the target is chosen", "location.hash.includes('target=The+Real+Side')").await?;
    page.wait_for(".table").await?;
    settled(page).await?;
    check_near(page, |article, word| article.count_near(word, "ukraine", 10)).await
}

/// Mutual information shows with all figures, or where the collocates are ranked by it; it is that of a count by hand.
pub(crate) async fn all_figures_of_collocates_show_when_asked(page: &Page) -> Outcome {
    open(page, "war").await?;
    let heads = || page.texts(".table thead th");
    if heads().await?.iter().any(|head| head == "MI") {
        return Err(Failure("MI shows unasked".to_owned()));
    }
    page.click_text(".choice", "main figures shown").await?;
    page.wait_for_text(".table thead th", "MI").await?;
    page.click_text(".choice", "all figures shown").await?;
    choose(page, "Ranked by", "MI").await?;
    addressed(page, "#context?lines=war&show=collocates&rank-near=mi").await?;
    page.wait_for("th[aria-sort=descending]").await?;
    settled(page).await?;
    let column = heads().await?.iter().position(|head| head == "MI");
    let Some(column) = column else { return Err(Failure("MI does not show though it ranks".to_owned())) };
    let script = format!(
        "return [...document.querySelectorAll('.table tbody tr')].map((row) => [1, 2, {column}].map((i) => \
         Number(row.children[i].innerText.replaceAll(',', '').replace('−', '-'))))"
    );
    let rows: Vec<[f64; 3]> = page.evaluate(&script).await?;
    // Expected counts are shown with one decimal, so that only the larger ones are near enough.
    let is_off = |[near, expected, mi]: &&[f64; 3]| *expected >= 1.0 && ((near / expected).log2() - mi).abs() > 0.13;
    match rows.iter().find(is_off) {
        None if rows.len() > 10 && rows.is_sorted_by(|a, b| a[2] >= b[2]) => Ok(()),
        off => Err(Failure(format!("{off:?} in {rows:?}"))),
    }
}
