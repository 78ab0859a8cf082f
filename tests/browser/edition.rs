//! The page as it can be read without its program.

use std::fs;

use crate::driver::{Failure, Outcome};
use crate::page::{Page, built_page, url_of};
use crate::steps::OUTLETS;

/// Where a selector's first match is and how it is written: left, top, height, size of type.
const PLACE: &str = "const { left, top, height } = document.querySelector('h1').getBoundingClientRect(); \
    return [left, top, height, parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)].map(Math.round)";

/// Where no script may run, every article can be read, and a line says what scripts would add.
pub(crate) async fn the_page_can_be_read_without_scripts(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let drawn: Vec<f64> = page.evaluate(&format!("scrollTo(0, 0); {PLACE}")).await?;
    let [width, height]: [f64; 2] = page.evaluate("return [document.documentElement.clientWidth, innerHeight]").await?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("frame.html");
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A preview</title><link rel=\"icon\" href=\"data:,\"></head>\
         <body style=\"margin: 0\"><iframe title=\"Broadside\" style=\"border: 0\" width=\"{width}\" height=\"{height}\" sandbox=\"\" src=\"{}\"></iframe></body></html>",
        url_of(&built_page()?)
    );
    fs::write(&file, html)?;
    page.visit(&file).await?;
    page.enter_frame().await?;
    page.wait_for(".edition__article").await?;
    let outlets =
        "return [...document.querySelectorAll('.edition__article .outlet')].map((outlet) => outlet.textContent).sort()";
    page.wait_for_value::<Vec<String>, _>(outlets, &OUTLETS).await?;
    page.wait_for_text(".edition__scripts", "This page can be read without scripts").await?;
    page.wait_for_text(".edition__words", "The words that set each outlet apart").await?;
    let hidden = "[...document.querySelectorAll('[data-stalled], [role=status]')].every((words) => words.getClientRects().length === 0)";
    page.wait_until("nothing is said to be loading", hidden).await?;
    let wide: bool = page.evaluate("return document.documentElement.scrollWidth > innerWidth").await?;
    let read: Vec<f64> = page.evaluate(PLACE).await?;
    if wide || read != drawn {
        return Err(Failure(format!(
            "the title is at {read:?}, that of the program's page at {drawn:?}; wider than the window: {wide}"
        )));
    }
    page.driver().enter_default_frame().await?;
    Ok(())
}

/// Nothing of the edition is left behind the program's page.
pub(crate) async fn the_program_takes_the_place_of_the_edition(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.wait_until(
        "one page",
        "!document.querySelector('.edition, [data-stage]') && document.querySelectorAll('h1').length === 1",
    )
    .await
}
