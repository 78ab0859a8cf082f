//! Findings, and how often each outlet says what is searched for.

use crate::by_hand::{articles, count_in};
use crate::driver::{Failure, Outcome};
use crate::frame;
use crate::page::Page;
use crate::phone::PHONE;
use crate::steps::{OUTLETS, addressed, listed, results, search, settled};

/// Returns what each row of the strip says of itself.
async fn rows(page: &Page) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('.rates__outlet')].map((row) => row.ariaLabel)";
    page.evaluate(script).await
}

/// A search says how often each outlet has it, as a count by hand does, and a click on an outlet narrows to it and moves nothing.
pub(crate) async fn a_search_says_how_often_each_outlet_has_it(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    search(page, "war").await?;
    page.wait_for(".rates__outlet").await?;
    settled(page).await?;
    let (rows, articles) = (rows(page).await?, articles()?);
    if rows.len() != OUTLETS.len() {
        return Err(Failure(format!("not every outlet has a row: {rows:?}")));
    }
    for outlet in OUTLETS {
        let n = count_in(&articles, outlet, "war");
        let wanted =
            format!(", {n} {} in {} of 1 article", if n == 1 { "match" } else { "matches" }, usize::from(n > 0));
        let is_counted = |row: &&String| row.starts_with(&format!("{outlet}: ")) && row.contains(&wanted);
        if rows.iter().find(is_counted).is_none() {
            return Err(Failure(format!("{outlet} should have “{wanted}” in {rows:?}")));
        }
    }
    page.wait_for_text(".rates__difference", "too few articles").await?;
    let top = "return document.querySelector('.rates').getBoundingClientRect().bottom";
    let before: f64 = page.evaluate(top).await?;
    page.click_text(".rates__outlet", "WDMD TV").await?;
    listed(page, &["WDMD TV"]).await?;
    page.wait_for(".rates__outlet[aria-pressed=true]").await?;
    settled(page).await?;
    let after: f64 = page.evaluate(top).await?;
    if before != after {
        return Err(Failure(format!("the list moved from {before} to {after}")));
    }
    page.click_text(".rates__outlet", "WDMD TV").await?;
    page.wait_until_gone(".rates__outlet[aria-pressed=true]").await
}

/// Two words are offered as a phrase, and a search without words shows no strip.
pub(crate) async fn two_words_are_offered_as_a_phrase(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    search(page, "peace deal").await?;
    page.click_text(".rates__head .link", "As a phrase: “peace deal”").await?;
    page.wait_for_value::<String, _>("return document.querySelector('.search__input--main').value", "\"peace deal\"")
        .await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await?;
    search(page, "outlet:WDMD").await?;
    listed(page, &["WDMD TV"]).await?;
    page.wait_until_gone(".rates").await
}

/// The search is the word of the other views until another is typed there.
pub(crate) async fn a_search_goes_along_to_context_and_trends(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    search(page, "war").await?;
    page.wait_for(".rates__outlet").await?;
    page.press(thirtyfour::Key::Tab).await?;
    page.click_text(".views__tab", "Context").await?;
    let node = "return document.querySelector('.search__input--node').value";
    page.wait_for_value::<String, _>(node, "war").await?;
    page.wait_for_text(".line", "war").await?;
    page.click_text(".views__tab", "Trends").await?;
    page.wait_for(".trends .picture").await?;
    page.wait_for_value::<String, _>(node, "war").await?;
    addressed(page, "#trends?q=war").await?;
    search(page, "peace").await?;
    page.wait_for_value::<String, _>(node, "peace").await?;
    page.retype(".search__input--node", "NATO").await?;
    addressed(page, "#trends?q=peace&lines=NATO").await
}

/// A word that stands nowhere has links to those that are spelled like it.
pub(crate) async fn a_word_spelled_wrongly_has_its_nearest(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    search(page, "ceasefyre").await?;
    results(page, "0 of 5").await?;
    page.click_text(".did-you-mean .link", "ceasefire").await?;
    listed(page, &["Windy City Mirror", "World Today News"]).await?;
    page.go("#context?lines=membershp").await?;
    page.click_text(".did-you-mean .link", "membership").await?;
    page.wait_for_text(".line", "membership").await
}

/// The findings lead to what proves them, and a headline is still seen under them.
pub(crate) async fn findings_lead_to_what_proves_them(page: &Page) -> Outcome {
    frame::show_at(page, (1366, 768)).await?;
    page.wait_for(".finding").await?;
    settled(page).await?;
    let headline: f64 =
        page.evaluate("return document.querySelector('.card__headline').getBoundingClientRect().bottom").await?;
    if headline > 768.0 {
        return Err(Failure(format!("the first headline ends at {headline} pixels")));
    }
    page.wait_for_text(".findings__head", "single articles").await?;
    let says = page.text(".finding__says").await?;
    let wanted = says.split([':', ',']).find_map(|part| part.trim().split(' ').next()?.parse::<usize>().ok());
    page.click(".finding__says").await?;
    page.wait_for(".rates__outlet").await?;
    settled(page).await?;
    let rows = rows(page).await?;
    let n = wanted.ok_or_else(|| Failure(format!("no number in {says}")))?;
    if !rows.iter().any(|row| row.contains(&format!(", {n} match"))) {
        return Err(Failure(format!("{says}: not among {rows:?}")));
    }
    page.driver().back().await?;
    page.click(".finding__lines").await?;
    page.wait_for(".context .line").await?;
    Ok(())
}

/// Nothing under the findings moves when they come, nor on a phone.
pub(crate) async fn findings_move_nothing_when_they_come(page: &Page) -> Outcome {
    for size in [(1366, 768), PHONE] {
        frame::show_at(page, size).await?;
        page.wait_for(".finding").await?;
        settled(page).await?;
        // The place is as large before they come as after: whatever they say, it is no higher.
        let room = "return document.querySelector('.findings').getBoundingClientRect().height";
        let before: f64 = page.evaluate(room).await?;
        page.evaluate::<()>("document.querySelectorAll('.finding').forEach((finding) => { finding.hidden = true })")
            .await?;
        let empty: f64 = page.evaluate(room).await?;
        page.evaluate::<()>("document.querySelectorAll('.finding').forEach((finding) => { finding.hidden = false })")
            .await?;
        if before > empty {
            return Err(Failure(format!("{before} pixels of findings in a place of {empty} at {size:?}")));
        }
    }
    Ok(())
}
