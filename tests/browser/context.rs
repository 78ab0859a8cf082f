//! The concordance lines of a word.

use crate::by_hand::{articles, count_in};
use crate::driver::{Failure, Outcome};
use crate::opened::{N_LINES, check};
use crate::page::Page;
use crate::steps::{addressed, choice, choose, settled};

/// The address of all lines of a word.
const PEACE: &str = "#context?lines=peace";

/// Returns the word next to the node in each line: the first after it, or the last before it.
async fn neighbours(page: &Page, side: &str) -> Outcome<Vec<String>> {
    let texts: Vec<String> = page
        .evaluate(&format!(
            "return [...document.querySelectorAll('.lines .line__{side}')].map((part) => part.textContent)"
        ))
        .await?;
    let neighbour = |text: &String| {
        let text = text.to_lowercase();
        let mut words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let word = if side == "left" { words.next_back() } else { words.next() };
        word.unwrap_or_default().to_owned()
    };
    Ok(texts.iter().map(neighbour).collect())
}

/// Lines can be sorted by the words before the node, or after it.
pub(crate) async fn lines_are_in_order_of_the_words_before_or_after(page: &Page) -> Outcome {
    let articles = articles()?;
    let n: usize = articles.iter().map(|article| article.count("peace")).sum();
    page.start_at(PEACE).await?;
    page.wait_for_value::<usize, _>(N_LINES, &n).await?;
    for (order, side, hash) in [("the word before (L1)", "left", "by=l1"), ("the word after (R1)", "right", "by=r1")] {
        choose(page, "Sorted by", order).await?;
        addressed(page, &format!("{PEACE}&{hash}")).await?;
        settled(page).await?;
        let words = neighbours(page, side).await?;
        if words.len() != n || !words.is_sorted() {
            return Err(Failure(format!("{n} lines sorted by {order}: {words:?}")));
        }
    }
    Ok(())
}

/// A click on a line opens its article, with the paragraph in view and the word highlighted.
pub(crate) async fn a_line_opens_its_article_at_its_paragraph(page: &Page) -> Outcome {
    page.start_at(PEACE).await?;
    page.click_text(".line", "stays").await?;
    page.wait_for_text(".reader__headline", "U.S. Weighs Offering Ukraine NATO Membership").await?;
    page.wait_for_text(".paragraph[data-focused=true]", "As long as he keeps the peace, Ukraine stays outside NATO.")
        .await?;
    page.wait_for_text(".paragraph[data-focused=true] mark.hit", "peace").await?;
    let in_sight = "(() => { const at = document.querySelector('.paragraph[data-focused=true]').getBoundingClientRect(); \
        return at.top >= 0 && at.bottom <= innerHeight; })()";
    page.wait_until("the paragraph is in sight", in_sight).await?;
    page.wait_for(".line[aria-current=true]").await?;
    if page.count(".paragraph[data-focused=true]").await? == 1 {
        Ok(())
    } else {
        Err(Failure("several paragraphs are in focus".to_owned()))
    }
}

/// Choosing an outlet leaves only its lines.
pub(crate) async fn an_outlet_keeps_its_own_lines(page: &Page) -> Outcome {
    let articles = articles()?;
    page.start_at(PEACE).await?;
    choose(page, "Outlet", "Windy City Mirror").await?;
    let n = count_in(&articles, "Windy City Mirror", "peace");
    page.wait_for_value::<usize, _>(N_LINES, &n).await?;
    page.wait_for_texts(".line .outlet", &vec!["Windy City Mirror"; n]).await?;
    addressed(page, &format!("{PEACE}&in=Windy City Mirror")).await?;
    choose(page, "Outlet", "every outlet").await?;
    let n: usize = articles.iter().map(|article| article.count("peace")).sum();
    page.wait_for_value::<usize, _>(N_LINES, &n).await
}

/// Lines sorted by outlet are grouped under each outlet's name and number of lines.
pub(crate) async fn lines_of_an_outlet_stand_under_its_name(page: &Page) -> Outcome {
    let articles = articles()?;
    page.start_at(PEACE).await?;
    choose(page, "Sorted by", "outlet").await?;
    addressed(page, &format!("{PEACE}&by=outlet")).await?;
    page.wait_for(".lines__group").await?;
    settled(page).await?;
    let script = "return [...document.querySelectorAll('.context section')].map((group) => [\
        group.querySelector('.lines__group .outlet').innerText, parseInt(group.querySelector('.lines__group .quiet').innerText), \
        [...group.querySelectorAll('.line .outlet')].map((outlet) => outlet.innerText)])";
    let groups: Vec<(String, usize, Vec<String>)> = page.evaluate(script).await?;
    for (outlet, n, lines) in &groups {
        let of_outlet = lines.iter().filter(|other| *other == outlet).count();
        check(outlet, &[*n, lines.len(), of_outlet], &[count_in(&articles, outlet, "peace"); 3])?;
    }
    let all: usize = articles.iter().map(|article| article.count("peace")).sum();
    check("all groups together", &[groups.iter().map(|(_, n, _)| n).sum()], &[all])?;
    page.wait_for_text(".context strong", &format!("{all} lines in ")).await
}

/// A word typed above the lines is searched for, and errors in it are explained.
pub(crate) async fn a_word_typed_is_looked_for(page: &Page) -> Outcome {
    let articles = articles()?;
    page.wait_until_usable().await?;
    page.press("3").await?;
    page.wait_for_text(".notice", "Type a word above").await?;
    page.type_into(".search__input--node", "war").await?;
    let n: usize = articles.iter().map(|article| article.count("war")).sum();
    page.wait_for_value::<usize, _>(N_LINES, &n).await?;
    page.wait_for_text(".context strong", &format!("{n} lines in 5 articles")).await?;
    page.retype(".search__input--node", "\"war").await?;
    page.wait_for_text(".search__fault[role=alert]", "This quotation mark is never closed.").await?;
    page.retype(".search__input--node", "zebra").await?;
    page.wait_for_text(".notice", "No matches in these articles.").await
}

/// Where the filters leave no article of the outlet that is looked through, the page says so, and a click looks through all that they leave.
pub(crate) async fn an_outlet_that_the_filters_leave_out_is_said(page: &Page) -> Outcome {
    let articles = articles()?;
    page.start_at("#context?lines=peace&in=WDMD TV&outlet=Windy City Mirror").await?;
    page.wait_for_text(".notice", "The filters leave no articles from WDMD TV.").await?;
    page.click_text(".button", "Search every filtered outlet").await?;
    let n = count_in(&articles, "Windy City Mirror", "peace");
    page.wait_for_value::<usize, _>(N_LINES, &n).await?;
    let outlets = format!("{} option", choice("Outlet"));
    page.wait_for_texts(&outlets, &["every outlet", "Windy City Mirror"]).await
}
