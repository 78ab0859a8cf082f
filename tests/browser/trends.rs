//! Frequency over time, checked against a hand count.

use crate::by_hand::{articles, count_in};
use crate::driver::{Failure, Outcome};
use crate::opened::{back_to, check, every_line, every_line_is_of, every_node_is, lines_are, number_of, open_lines};
use crate::page::Page;
use crate::steps::{OUTLETS, addressed, choose, settled};

/// The outlets with articles in 2024 and in 2025.
const YEARS: [(&str, &[&str]); 2] =
    [("2024", &["Odrimedia", "The Real Side", "World Today News"]), ("2025", &["WDMD TV", "Windy City Mirror"])];

/// Opens the trend of a word with the key 4 and by typing.
async fn open(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.press("4").await?;
    page.wait_for_texts(".views__tab[aria-current=page]", &["Trends"]).await?;
    page.wait_for_text(".trends .notice", "Type a word or name above").await?;
    page.type_into(".trends .search__input--node", "war").await?;
    page.wait_for(".trends .picture .spot").await?;
    addressed(page, "#trends?lines=war").await?;
    settled(page).await
}

/// Chooses periods of a year, each of the five articles being certainly in one.
async fn by_year(page: &Page) -> Outcome {
    open(page).await?;
    choose(page, "Period", "by year").await?;
    addressed(page, "#trends?lines=war&every=year").await?;
    settled(page).await
}

/// Draws a panel for each outlet.
async fn by_outlet(page: &Page) -> Outcome {
    page.click_text(".modes__mode", "By outlet").await?;
    addressed(page, "#trends?lines=war&every=year&panels=outlets").await?;
    settled(page).await
}

/// Every outlet has a panel, and the counts of each year match a hand count.
pub(crate) async fn trends_are_those_of_a_count_by_hand(page: &Page) -> Outcome {
    let articles = articles()?;
    by_year(page).await?;
    by_outlet(page).await?;
    let bold = "return [...document.querySelectorAll('.picture text[font-weight]')].map((name) => name.textContent)";
    let panels: Vec<String> = page.evaluate(bold).await?;
    if let Some(outlet) = OUTLETS.iter().find(|outlet| !panels.iter().any(|panel| panel == *outlet)) {
        return Err(Failure(format!("no panel of {outlet} in {panels:?}")));
    }
    let heads = page.texts(".table thead th").await?;
    for (year, outlets) in YEARS {
        let script = format!(
            "return [...[...document.querySelectorAll('.table tbody tr')].find((row) => row.cells[0].innerText === '{year}').cells]\
             .map((cell) => cell.querySelector('.table__count')?.innerText ?? cell.innerText)"
        );
        let cells: Vec<String> = page.evaluate(&script).await?;
        for (head, cell) in heads.iter().zip(&cells).skip(1) {
            let wanted = match head.as_str() {
                "All" => outlets.iter().map(|outlet| count_in(&articles, outlet, "war")).sum::<usize>().to_string(),
                outlet if outlets.contains(&outlet) => count_in(&articles, outlet, "war").to_string(),
                _ => "–".to_owned(),
            };
            if *cell != wanted {
                return Err(Failure(format!("{head} in {year} should be {wanted}, but is {cell}")));
            }
        }
    }
    Ok(())
}

/// A count opens exactly the lines of its outlet and year, and the date restriction can be removed.
pub(crate) async fn a_number_of_a_trend_opens_its_lines(page: &Page) -> Outcome {
    let articles = articles()?;
    by_year(page).await?;
    for (year, outlets) in YEARS {
        let all = open_lines(page, &number_of(year, 0)).await?;
        check(year, &[all], &[outlets.iter().map(|outlet| count_in(&articles, outlet, "war")).sum()])?;
        every_node_is(page, "war").await?;
        every_line(page, &format!("line.querySelector('.when').innerText.includes('{year}')")).await?;
        let says = page.text(".sentence button.choice").await?;
        if !says.starts_with("dated ") || !says.contains(year) {
            return Err(Failure(format!("not dated {year}: {says}")));
        }
        page.click_text(".sentence button.choice", "dated ").await?;
        lines_are(page, articles.iter().map(|article| article.count("war")).sum()).await?;
        page.wait_until_gone(".sentence button.choice").await?;
        page.start_at("#trends?lines=war&every=year&panels=outlets").await?;
        page.wait_for(".table").await?;
    }
    let heads = page.texts(".table thead th").await?;
    let column = heads.iter().position(|head| head == "WDMD TV").ok_or_else(|| Failure(format!("{heads:?}")))?;
    let cell = format!(
        "[...document.querySelectorAll('.table tbody tr')].find((row) => row.cells[0].innerText === '2025')?.cells[{column}].querySelector('.table__count')"
    );
    let n = open_lines(page, &cell).await?;
    check("WDMD TV", &[n], &[count_in(&articles, "WDMD TV", "war")])?;
    every_line_is_of(page, "WDMD TV").await?;
    back_to(page, ".trends .picture").await
}

/// A point on the chart opens its lines.
pub(crate) async fn a_point_of_a_trend_opens_its_lines(page: &Page) -> Outcome {
    by_year(page).await?;
    let script = "const spot = [...document.querySelectorAll('.picture .spot')].find((spot) => / 2025: [1-9]/.test(spot.ariaLabel)); \
        const n = Number(spot.ariaLabel.match(/: ([0-9,]+) occurrences?,/)[1]); \
        spot.dispatchEvent(new MouseEvent('click', { bubbles: true })); return n";
    let n: usize = page.evaluate(script).await?;
    lines_are(page, n).await
}

/// The names at the ends of lines, as an expression.
const ENDS: &str = "[...document.querySelectorAll('.picture text[font-weight]')].map((name) => name.textContent)";

/// Several words are lines in one picture, each named at its end; each can be taken away again.
pub(crate) async fn several_words_are_drawn_together(page: &Page) -> Outcome {
    let articles = articles()?;
    by_year(page).await?;
    for (i, word) in ["peace", "talks"].into_iter().enumerate() {
        page.click_text(".trend-fields .link", "Add another").await?;
        let field = format!(".trend-fields .search:nth-of-type({}) .search__input--node", i + 2);
        page.wait_until(
            "the new field has the cursor",
            &format!("document.activeElement === document.querySelector('{field}')"),
        )
        .await?;
        page.type_into(&field, word).await?;
        let named = format!("({ENDS}).includes('{word}')");
        page.wait_until(&format!("{word} is named"), &named).await?;
    }
    addressed(page, "#trends?lines=war&with=peace&with=talks&every=year").await?;
    settled(page).await?;
    page.wait_for_texts(".table thead th", &["Time", "war", "peace", "talks"]).await?;
    page.wait_for_value::<Vec<String>, _>(&format!("return {ENDS}"), &["war", "peace", "talks"][..]).await?;
    for (year, outlets) in YEARS {
        for (i, word) in ["war", "peace", "talks"].into_iter().enumerate() {
            let script = format!("return Number({}.innerText)", number_of(year, i));
            let n: usize = page.evaluate(&script).await?;
            check(word, &[n], &[outlets.iter().map(|outlet| count_in(&articles, outlet, word)).sum()])?;
        }
    }
    // The interval of a line shows while one of its points is pointed at.
    let visible = "[...document.querySelectorAll('.picture__band')].map((band) => getComputedStyle(band).visibility)";
    page.wait_for_value::<Vec<String>, _>(&format!("return {visible}"), &["hidden", "hidden", "hidden"][..]).await?;
    let spot = page.wait_for(".picture .spot[aria-label^='peace: ']").await?;
    page.driver().action_chain().move_to_element_center(&spot).perform().await?;
    page.wait_for_value::<Vec<String>, _>(&format!("return {visible}"), &["hidden", "visible", "hidden"][..]).await?;
    let script = "const spot = [...document.querySelectorAll('.picture .spot')].find((spot) => /^peace: .* 2025: [1-9]/.test(spot.ariaLabel)); \
        const n = Number(spot.ariaLabel.match(/: ([0-9,]+) occurrences?,/)[1]); \
        spot.dispatchEvent(new MouseEvent('click', { bubbles: true })); return n";
    let n: usize = page.evaluate(script).await?;
    lines_are(page, n).await?;
    every_node_is(page, "peace").await?;
    page.start_at("#trends?lines=war&with=peace&with=no-such-word").await?;
    page.wait_for_text(".trends .basis", "No matches for “no-such-word”").await?;
    page.click(".trend-fields .search:nth-of-type(1) .search__clear").await?;
    addressed(page, "#trends?lines=peace&with=no-such-word").await?;
    page.click(".trend-fields .search:nth-of-type(2) .search__clear").await?;
    addressed(page, "#trends?lines=peace").await
}

/// The page says how many articles are left out because their dates are too vague for the period.
pub(crate) async fn an_article_too_vague_for_a_stretch_is_said(page: &Page) -> Outcome {
    let articles = articles()?;
    open(page).await?;
    // One date spans November and December; three more span several days.
    let vague: [(&str, &[&str]); 2] =
        [("month", &["Odrimedia"]), ("day", &["Odrimedia", "The Real Side", "Windy City Mirror", "World Today News"])];
    for (stretch, outlets) in vague {
        choose(page, "Period", &format!("by {stretch}")).await?;
        let n: usize = outlets.iter().map(|outlet| count_in(&articles, outlet, "war")).sum();
        let articles = if outlets.len() == 1 { "article" } else { "articles" };
        let said = format!(
            "Not drawn: {} {articles} dated too vaguely to be drawn by {stretch} ({n} occurrence",
            outlets.len()
        );
        page.wait_for_text(".caption", &said).await?;
    }
    choose(page, "Period", "by year").await?;
    page.wait_until("nothing is left out", "!document.querySelector('.trends').textContent.includes('Not drawn')").await
}
