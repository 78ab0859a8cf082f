//! The page in another language than English, by choice, by its address, and because the browser asks for it.

use serde_json::json;
use words::{Language, counts, views};

use crate::driver::{Failure, Outcome};
use crate::frame::enter;
use crate::page::Page;
use crate::steps::settled;

/// Every language of the page but English. The tests have one more, of long words, that no page has.
fn others() -> impl Iterator<Item = Language> {
    let others: Vec<Language> =
        Language::ALL.into_iter().filter(|language| !language.tag().starts_with("en")).collect();
    assert!(others.len() >= 3, "German, French and Ukrainian");
    others.into_iter()
}

/// Chooses a language in the masthead.
async fn choose(page: &Page, language: Language) -> Outcome {
    page.click(&format!(".masthead__language option[value={}]", json!(language.tag()))).await
}

/// Waits until the page is in a language: its tabs, and what it says of itself to those who hear it.
async fn speaks(page: &Page, language: Language) -> Outcome {
    words::use_language(language);
    let tabs = [views::articles(), views::words(), views::context(), views::trends(), views::names()];
    page.wait_for_texts(".views__tab", &tabs).await?;
    page.wait_for_value::<String, _>("return document.documentElement.lang", language.tag()).await
}

/// A language that is chosen is spoken at once and after the page was opened anew; the articles stay in their own, and the address as it is.
pub(crate) async fn a_language_is_spoken_once_it_is_chosen(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    speaks(page, Language::default()).await?;
    for language in others() {
        choose(page, language).await?;
        speaks(page, language).await?;
        page.wait_for_text(".results", &counts::articles(5)).await?;
        page.wait_for_text(".card__line .when", &words::date("2025-02-24")).await?;
        let own =
            "[...document.querySelectorAll('h1, .card__headline, .card__snippet')].every((own) => own.lang === 'en')";
        page.wait_until("the articles are in their own language", own).await?;
        page.reload().await?;
        speaks(page, language).await?;
        let hash = page.hash().await?;
        if hash.contains("lang") {
            return Err(Failure(format!("a link would carry the language: {hash}")));
        }
        choose(page, Language::default()).await?;
        speaks(page, Language::default()).await?;
    }
    Ok(())
}

/// Another language changes neither the view, nor what is typed, nor what is coming in.
pub(crate) async fn another_language_keeps_what_is_under_way(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    for language in others() {
        page.start_at("#context?lines=peace").await?;
        choose(page, language).await?;
        speaks(page, language).await?;
        page.wait_for_texts(".views__tab[aria-current=page]", &[views::context()]).await?;
        let node = "return document.querySelector('.search__input--node').value";
        page.wait_for_value::<String, _>(node, "peace").await?;
        page.wait_for(".lines .line").await?;

        page.go("#manage").await?;
        page.type_into(".manage__text", "Trams return\n\nTrams ran again on Friday.").await?;
        choose(page, Language::default()).await?;
        speaks(page, Language::default()).await?;
        let typed = "return document.querySelector('.manage__text').value.split('\\n')[0]";
        page.wait_for_value::<String, _>(typed, "Trams return").await?;
        page.click(".manage__paste .button").await?;
        page.wait_for(".manage__question input").await?;
        page.type_into(".manage__question input", "The Valley").await?;
        choose(page, language).await?;
        speaks(page, language).await?;
        page.wait_for(".import-report").await?;
        let outlet = "return document.querySelector('.manage__question input').value";
        page.wait_for_value::<String, _>(outlet, "The Valley").await?;
    }
    Ok(())
}

/// An address may name the language; another that is chosen then takes its place there.
pub(crate) async fn an_address_may_name_the_language(page: &Page) -> Outcome {
    for language in others() {
        let hash = format!("#words?lang={}", language.tag());
        page.start_at(&hash).await?;
        speaks(page, language).await?;
        page.wait_for_texts(".views__tab[aria-current=page]", &[views::words()]).await?;
        settled(page).await?;
        if page.hash().await? != hash {
            return Err(Failure(format!("{hash} became {}", page.hash().await?)));
        }
        choose(page, Language::default()).await?;
        speaks(page, Language::default()).await?;
        page.wait_until("the address follows", "location.hash === '#words?lang=en'").await?;
    }
    Ok(())
}

/// A page inside another is in the language that its address names, though nothing may be stored there.
pub(crate) async fn an_embedded_page_is_in_the_language_of_its_address(page: &Page) -> Outcome {
    let Some(language) = others().last() else { return Err(Failure("there is no other language".to_owned())) };
    let hash = format!("#embed?lang={}", language.tag());
    enter(page, "width=\"1200\" height=\"800\" sandbox=\"allow-scripts\"", &hash).await?;
    speaks(page, language).await
}

/// Where nothing was chosen, the page is in the first language that the browser asks for and the page has. Chromium alone can be told which.
pub(crate) async fn a_page_is_in_the_language_the_browser_asks_for(page: &Page) -> Outcome {
    let agent: String = page.evaluate("return navigator.userAgent").await?;
    for language in others() {
        let asked = format!("xx,{}-XX,en", language.tag());
        let languages = json!({ "userAgent": agent, "acceptLanguage": asked });
        page.driver().cdp().send_raw("Emulation.setUserAgentOverride", languages).await?;
        page.reload().await?;
        speaks(page, language).await?;
    }
    Ok(())
}
