//! Groups of articles as the sides of a comparison.

use thirtyfour::Key;

use crate::by_hand::{Counted, articles, count_in};
use crate::driver::Outcome;
use crate::opened::{back_to, check, number_of, open_lines};
use crate::page::Page;
use crate::steps::{addressed, choose, pick, results, settled};
use crate::words::{compare, rows};

/// Words that every outlet uses and that are no part of a name.
const WORDS: [&str; 3] = ["war", "peace", "membership"];
const TOGETHER: [&str; 2] = ["WDMD TV", "Odrimedia"];

fn count_of(articles: &[Counted], is_of: impl Fn(&str) -> bool, word: &str) -> usize {
    let outlets = articles.iter().map(|article| article.outlet.as_str()).filter(|outlet| is_of(outlet));
    outlets.map(|outlet| count_in(articles, outlet, word)).sum()
}

/// Checks the counts of the two outlets together, and of all others, against a hand count.
async fn together_and_others(page: &Page) -> Outcome {
    let (articles, rows) = (articles()?, rows(page).await?);
    for word in WORDS {
        let wanted =
            [true, false].map(|inside| count_of(&articles, |outlet| TOGETHER.contains(&outlet) == inside, word));
        check(word, rows.get(word).map_or(&[][..], Vec::as_slice), &wanted)?;
    }
    Ok(())
}

/// Two years are compared by choosing each from a list.
pub(crate) async fn years_are_compared(page: &Page) -> Outcome {
    compare(page, "2024", "2025").await?;
    addressed(page, "#words?target=2024&against=2025&group=2024&is=date:2024&group=2025&is=date:2025").await?;
    page.wait_for_texts(".table th.side button", &["2024", "2025"]).await?;
    let counts = rows(page).await?;
    let articles = articles()?;
    // The articles of November and December, and those of February.
    let early = ["The Real Side", "Odrimedia", "World Today News"];
    for word in WORDS {
        let wanted = [true, false].map(|inside| count_of(&articles, |outlet| early.contains(&outlet) == inside, word));
        check(word, counts.get(word).map_or(&[][..], Vec::as_slice), &wanted)?;
    }
    // Each group against the rest, and the words of each group.
    page.click_text(".modes__mode", "Frequencies").await?;
    choose(page, "Set side by side", "each group").await?;
    page.wait_for_text(".table thead th:nth-child(2)", "2024").await?;
    page.wait_for_text(".table thead th:nth-child(3)", "2025").await
}

/// Groups stand side by side wherever outlets do, and articles of two groups are told.
pub(crate) async fn groups_stand_side_by_side_everywhere(page: &Page) -> Outcome {
    page.go("#names?group=Early&is=date:2024&group=NATO&is=nato").await?;
    choose(page, "Set side by side", "each group").await?;
    page.wait_for_texts(".names__table thead th:not(:first-child):not(:last-child)", &["Early", "NATO"]).await?;
    page.wait_for_text(".names .caption", "3 articles are in more than one group and count in each.").await?;
    page.click_text(".views__tab", "Words").await?;
    page.click_text(".modes__mode", "House style").await?;
    page.wait_for_texts(".table thead th.number", &["Early", "NATO", "All"]).await?;
    page.click_text(".views__tab", "Trends").await?;
    page.click_text(".notice .chip", "Ukraine").await?;
    page.click_text(".modes__mode", "By group").await?;
    page.wait_for_texts(".table thead th.number", &["All", "Early", "NATO"]).await?;
    // One picture leaves be what the other views set side by side.
    page.click_text(".modes__mode", "One picture").await?;
    page.wait_for_texts(".table thead th.number", &["All"]).await?;
    page.wait_until("groups stay", "location.hash.includes('by-group')").await
}

/// The first screen offers years where there are several, and one outlet's articles against all others.
pub(crate) async fn the_first_screen_offers_a_comparison(page: &Page) -> Outcome {
    page.click_text(".lead .link", "one year with another").await?;
    addressed(page, "#words?target=2025&against=2024&group=2025&is=date:2025&group=2024&is=date:2024").await?;
    page.start_at("#articles?outlet=WDMD+TV").await?;
    page.wait_for_text(".lead", "These articles are from one outlet").await?;
    page.wait_until_gone(".findings").await?;
    page.click_text(".lead .link", "all other articles").await?;
    addressed(page, "#words?target=WDMD TV").await
}

/// A group is every article that its search finds; its counts open its lines.
pub(crate) async fn a_group_is_what_a_search_finds(page: &Page) -> Outcome {
    page.click_text(".views__tab", "Words").await?;
    page.click_text(".options__summary", "Groups").await?;
    page.click_text(".options .link", "Add a group").await?;
    let query = TOGETHER.map(|outlet| format!("outlet:\"{outlet}\"")).join(" OR ");
    page.type_into(".groups__row label:nth-child(2) .entry__field", "\"open".to_owned() + Key::Enter).await?;
    page.wait_for_text(".groups .search__fault", "This quotation mark is never closed.").await?;
    page.retype(".groups__row label:nth-child(2) .entry__field", query + Key::Enter).await?;
    page.wait_for_text(".groups__row .caption", "2 articles").await?;
    page.retype(".groups__row label:nth-child(1) .entry__field", "Together".to_owned() + Key::Enter).await?;
    compare(page, "Together", "all other articles").await?;
    together_and_others(page).await?;
    for side in [0, 1] {
        rows(page).await?;
        let n = open_lines(page, &number_of("war", side)).await?;
        let wanted = count_of(&articles()?, |outlet| TOGETHER.contains(&outlet) == (side == 0), "war");
        check("the lines", &[n], &[wanted])?;
        back_to(page, ".table").await?;
    }
    Ok(())
}

/// What the filters keep becomes a group, compared with all other articles.
pub(crate) async fn filtered_articles_become_a_group(page: &Page) -> Outcome {
    for outlet in TOGETHER {
        pick(page, outlet).await?;
    }
    results(page, "2 of 5 articles").await?;
    page.click_text(".views__tab", "Words").await?;
    page.click_text(".options__summary", "Groups").await?;
    page.click_text(".options .link", "Compare the filtered articles").await?;
    results(page, "5 articles").await?;
    settled(page).await?;
    page.wait_for(".table").await?;
    together_and_others(page).await
}

/// Two filtered outlets are the two sides, and articles on both sides are told.
pub(crate) async fn two_outlets_are_two_sides(page: &Page) -> Outcome {
    for outlet in TOGETHER {
        pick(page, outlet).await?;
    }
    page.click_text(".views__tab", "Words").await?;
    page.wait_for_texts(".table th.side button", &["Odrimedia", "WDMD TV"]).await?;
    page.go("#words?target=a&against=b&group=a&is=ukraine&group=b&is=nato").await?;
    page.wait_for_text(".words > .caption", "5 articles are on both sides").await
}
