//! The help dialog.

use thirtyfour::Key;

use crate::driver::Outcome;
use crate::page::Page;
use crate::steps::listed;

/// The question mark opens the help and Escape closes it. The buttons do the same.
pub(crate) async fn a_question_mark_opens_the_help_and_escape_closes_it(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.press("?").await?;
    page.wait_for("dialog.help[open]").await?;
    page.wait_for_text(".help", "every word that begins with").await?;
    page.press(Key::Escape).await?;
    page.wait_until_gone(".help").await?;
    page.click_text(".masthead__tools .link", "Help").await?;
    page.wait_for("dialog.help[open]").await?;
    page.click(".dialog__close").await?;
    page.wait_until_gone(".help").await
}

/// Clicking an example in the help runs it.
pub(crate) async fn an_example_of_the_help_runs(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.press("?").await?;
    page.click_text(".help .link", "(talks OR deal) Kellogg").await?;
    page.wait_until_gone(".help").await?;
    page.wait_for_value::<String, _>(
        "return document.querySelector('.search__input--main').value",
        "(talks OR deal) Kellogg",
    )
    .await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await
}

/// While the help is open over an article, keys go to the help: Escape closes only the help, and digits do not switch views.
pub(crate) async fn keys_reach_the_help_and_not_what_lies_under_it(page: &Page) -> Outcome {
    page.start_at("#articles?article=wdmd-tv").await?;
    page.wait_for(".reader article").await?;
    page.press("?").await?;
    page.wait_for("dialog.help[open]").await?;
    page.press("2").await?;
    page.press(Key::Escape).await?;
    page.wait_until_gone(".help").await?;
    page.wait_for(".reader article").await?;
    page.wait_for_texts(".views__tab[aria-current=page]", &["Articles"]).await
}
