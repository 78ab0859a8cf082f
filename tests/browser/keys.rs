//! The keys.

use thirtyfour::Key;

use crate::driver::Outcome;
use crate::page::Page;

/// 1, 2 and 3 switch views.
pub(crate) async fn digits_switch_views(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    for (key, view, name) in [("2", ".words", "Words"), ("3", ".context", "Context"), ("1", ".articles", "Articles")] {
        page.press(key).await?;
        page.wait_for(view).await?;
        page.wait_for_texts(".views__tab[aria-current=page]", &[name]).await?;
    }
    // In a field they are digits.
    page.type_into(".search__input--main", "2").await?;
    page.wait_until("the digit is searched for", "location.hash.includes('q=2')").await?;
    page.wait_for_texts(".views__tab[aria-current=page]", &["Articles"]).await
}

/// J and k move along the list, and Enter opens what has the focus.
pub(crate) async fn j_and_k_move_along_the_list_and_enter_opens(page: &Page) -> Outcome {
    page.wait_for(".card").await?;
    let headlines = page.texts(".card__open").await?;
    let focused = "return document.activeElement.innerText";
    for (key, i) in [("j", 0), ("j", 1), ("j", 2), ("k", 1)] {
        page.press(key).await?;
        page.wait_for_value::<String, _>(focused, headlines[i].as_str()).await?;
    }
    page.press(Key::Enter).await?;
    page.wait_for_texts(".reader__headline", &[&headlines[1]]).await
}
