//! The reader of one article.

use thirtyfour::Key;

use crate::driver::Outcome;
use crate::page::Page;
use crate::steps::{addressed, results};

/// The headline of an article.
const HEADLINE: &str = "US considers offering Ukraine instant NATO membership if Russia invades again";

/// A click on a headline opens the article, with its actors underlined and its note.
pub(crate) async fn an_article_opens_from_the_list(page: &Page) -> Outcome {
    page.click_text(".card__open", HEADLINE).await?;
    page.wait_for_texts(".reader__headline", &[HEADLINE]).await?;
    page.wait_for_texts(".reader .outlet", &["WDMD TV"]).await?;
    page.wait_for_texts(".reader .when", &["21 February 2025"]).await?;
    page.wait_for_text(".reader__note", "Retold in our own words from the publisher's report.").await?;
    addressed(page, "#articles?article=wdmd-tv").await?;
    page.wait_for(".card[aria-current=true]").await?;
    for (text, name, kind) in [
        ("Pete Hegseth", "Pete Hegseth", "person"),
        ("Sergei Lavrov", "Sergey Lavrov", "person"),
        ("NATO", "NATO", "organisation"),
        ("Kyiv", "Kyiv", "place"),
    ] {
        page.wait_for_text(&format!(".paragraph .actor[title=\"{name}\"][data-kind={kind}]"), text).await?;
    }
    page.wait_until(
        "every actor is underlined",
        "[...document.querySelectorAll('.paragraph .actor')].every((actor) => {\
            const style = getComputedStyle(actor);\
            return style.textDecorationLine.includes('underline') || parseFloat(style.borderBottomWidth) > 0 || style.backgroundImage !== 'none';\
        })",
    )
    .await
}

/// Escape and the close button close the article.
pub(crate) async fn escape_closes_the_article(page: &Page) -> Outcome {
    page.click_text(".card__open", HEADLINE).await?;
    page.wait_for(".reader article").await?;
    page.press(Key::Escape).await?;
    page.wait_until_gone(".reader").await?;
    page.wait_until("the address has no article", "!location.hash.includes('article=')").await?;
    page.click_text(".card__open", HEADLINE).await?;
    page.click(".reader__close").await?;
    page.wait_until_gone(".reader").await
}

/// The link to the publisher sends no referrer.
pub(crate) async fn the_reader_links_to_the_publisher(page: &Page) -> Outcome {
    page.click_text(".card__open", HEADLINE).await?;
    page.wait_for_texts(".reader__note a", &["Read it at WDMD TV"]).await?;
    let link =
        "return ['href', 'rel', 'target'].map((name) => document.querySelector('.reader__note a').getAttribute(name))";
    let wanted = [
        "https://wdmdtv.com/2025/02/21/us-considers-offering-ukraine-instant-nato-membership-if-russia-invades-again",
        "noopener noreferrer",
        "_blank",
    ];
    page.wait_for_value::<Vec<String>, _>(link, &wanted[..]).await
}

/// Clicking an actor below the article filters by it, and the article stays open.
pub(crate) async fn an_actor_of_the_article_becomes_a_filter(page: &Page) -> Outcome {
    page.click_text(".card__open", HEADLINE).await?;
    page.click_text(".reader__foot .link", "Keith Kellogg").await?;
    results(page, "2 of 5 articles").await?;
    page.wait_for_text(".chip", "naming Keith Kellogg ×").await?;
    page.wait_for_texts(".reader__headline", &[HEADLINE]).await
}
