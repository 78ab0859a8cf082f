//! Keyboard shortcuts and focus.

use thirtyfour::Key;

use crate::driver::Outcome;
use crate::frame::show_at;
use crate::page::Page;
use crate::phone::PHONE;
use crate::steps::settled;

/// 1 to 5 switch views; t is for trends.
pub(crate) async fn digits_switch_views(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    for (key, view, name) in [
        ("2", ".words", "Words"),
        ("4", ".trends", "Trends"),
        ("3", ".context", "Context"),
        ("t", ".trends", "Trends"),
        ("5", ".names", "Names"),
        ("1", ".articles", "Articles"),
    ] {
        page.press(key).await?;
        page.wait_for(view).await?;
        page.wait_for_texts(".views__tab[aria-current=page]", &[name]).await?;
    }
    // In a field, digits are text.
    page.type_into(".search__input--main", "2").await?;
    page.wait_until("the digit is searched for", "location.hash.includes('q=2')").await?;
    page.wait_for_texts(".views__tab[aria-current=page]", &["Articles"]).await
}

/// J and K move through the list, and Enter opens the focused article.
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

/// A link skips the filters. Closing an article, and the help over it, restores the focus.
pub(crate) async fn the_focus_goes_back_to_where_it_was(page: &Page) -> Outcome {
    page.wait_for(".card").await?;
    page.press(Key::Tab).await?;
    let focused = "return document.activeElement.innerText";
    page.wait_for_value::<String, _>(focused, "Skip to the articles").await?;
    page.press(Key::Enter).await?;
    page.wait_until("the articles have the focus", "document.activeElement.matches('.main')").await?;
    let second = page.texts(".card__open").await?.swap_remove(1);
    page.press("jj").await?;
    page.press(Key::Enter).await?;
    page.wait_until("the article has the focus", "document.activeElement.matches('.reader')").await?;
    page.press("?").await?;
    page.wait_for(".help").await?;
    page.press(Key::Escape).await?;
    page.wait_until_gone(".help").await?;
    page.wait_until("the article has it again", "document.activeElement.matches('.reader')").await?;
    page.press(Key::Escape).await?;
    page.wait_until_gone(".reader").await?;
    page.wait_for_value::<String, _>(focused, second.as_str()).await
}

/// A click far down the page opens lines whose beginning is in view and has the focus, from every view and on a phone.
pub(crate) async fn what_a_click_leads_to_begins_in_sight(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    begins_in_sight(page).await?;
    show_at(page, PHONE).await?;
    begins_in_sight(page).await
}

async fn begins_in_sight(page: &Page) -> Outcome {
    for (hash, clicked) in [
        ("#words?mode=frequencies", ".table__count:enabled"),
        ("#words?mode=frequencies", ".table__word"),
        ("#words?target=WDMD+TV", ".table__word"),
        ("#words?mode=outlets", ".picture .spot"),
        ("#context?lines=war&show=collocates&stop-words=shown&at-least=1", ".table__word"),
        ("#trends?lines=war&every=month", ".picture .spot"),
    ] {
        page.go(hash).await?;
        page.wait_for(clicked).await?;
        settled(page).await?;
        page.driver().execute("scrollTo(0, document.body.scrollHeight)", Vec::new()).await?;
        let click = format!(
            "const all = [...document.querySelectorAll('.main {clicked}')]; all.at(-1).dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"
        );
        page.driver().execute(&click, Vec::new()).await?;
        page.wait_for(".lines .line").await?;
        settled(page).await?;
        let top = "document.querySelector('.main').getBoundingClientRect().top > -2 && scrollY < innerHeight";
        page.wait_until(&format!("the lines opened from {hash} begin in sight"), top).await?;
        page.wait_until("they have the focus", "document.activeElement.matches('.main')").await?;
    }
    Ok(())
}

/// J and K also move through collocates, the strips of a dispersion plot and the points of a trend, and Enter opens the focused one.
pub(crate) async fn j_and_k_move_along_the_rows_of_every_view(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    for (hash, row, opens) in [
        ("#words?length=2", ".picture .spot", ".lines .line"),
        ("#words?mode=outlets", ".picture .spot", ".lines .line"),
        ("#words?mode=frequencies", ".table__word", ".lines .line"),
        ("#context?lines=war&show=collocates", ".table__word", ".lines .line"),
        ("#context?lines=war&show=dispersion", ".picture .spot", ".reader article"),
        ("#context?lines=war&by=outlet", ".line", ".reader article"),
        ("#trends?lines=war&every=year&panels=outlets", ".picture .spot", ".lines .line"),
    ] {
        page.start_at(hash).await?;
        page.wait_for(row).await?;
        settled(page).await?;
        let at = format!("return [...document.querySelectorAll('.main {row}')].indexOf(document.activeElement)");
        for (key, i) in [("j", 0), ("j", 1), ("j", 2), ("k", 1)] {
            page.press(key).await?;
            page.wait_for_value::<i64, _>(&at, &i).await?;
        }
        page.press(Key::Enter).await?;
        page.wait_for(opens).await?;
    }
    Ok(())
}

/// What a key opens or takes away is gone with its focus, which then goes on in the view.
pub(crate) async fn the_focus_never_falls_to_the_page(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    for (hash, opener) in [
        ("#articles", ".lead .link"),
        ("#articles", ".finding__says"),
        ("#articles?outlet=WDMD+TV&q=war", ".chip"),
        ("#articles?outlet=WDMD+TV&q=war", ".chips .link"),
        ("#articles?outlet=WDMD+TV&actor=Kaja+Kallas", ".notice__ways .link"),
        ("#articles?q=ukrane", ".did-you-mean .link"),
        ("#words?target=WDMD+TV", ".table__word"),
        ("#words?target=WDMD+TV", ".picture .spot"),
        ("#words?mode=frequencies", ".table__count:enabled"),
        ("#words?mode=map", ".modes__mode:last-child"),
        ("#context?lines=war&show=collocates", ".table__word"),
        ("#context?lines=peace&show=dispersion", ".picture .spot"),
        ("#trends?lines=war&every=month", ".picture .spot"),
        ("#trends?lines=war&every=month", ".table__count:enabled"),
        ("#names", ".table__word"),
        ("#names?named=Donald+Trump", ".names__back"),
    ] {
        page.start_at(hash).await?;
        page.wait_for(&format!("#app {opener}")).await?;
        settled(page).await?;
        page.driver().execute(format!("document.querySelector('#app {opener}').focus()"), Vec::new()).await?;
        page.press(Key::Enter).await?;
        page.wait_until("it is followed", &format!("location.hash !== '{hash}'")).await?;
        settled(page).await?;
        page.wait_until(
            &format!("the focus is in the view that {opener} of {hash} opens"),
            "document.activeElement.closest('.main, .reader')",
        )
        .await?;
    }
    Ok(())
}
