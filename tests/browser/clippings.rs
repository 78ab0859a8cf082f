//! Clippings: views, lines and passages that are kept with a note.

use std::path::Path;

use serde_json::json;

use crate::driver::{Failure, Outcome};
use crate::page::Page;
use crate::saved::{catch, save};
use crate::steps::settled;

/// A finding is kept with its sentence and leads to what proves it, and is printed alone.
pub(crate) async fn a_finding_is_kept_and_printed(page: &Page) -> Outcome {
    page.wait_for(".finding").await?;
    let print = "window.print = () => { window.printed = [...document.querySelectorAll('.finding[data-printed=true] .finding__says')].map((it) => it.innerText) }";
    page.driver().execute(print, Vec::new()).await?;
    let says = page.text(".finding__says").await?;
    page.click_text(".finding .link", "Print").await?;
    page.wait_for_value::<Vec<String>, _>("return window.printed ?? []", &[says.as_str()]).await?;
    page.wait_until_gone(".finding[data-printed=true]").await?;
    page.click(".finding .clip").await?;
    page.go("#clippings").await?;
    page.wait_for_text(".clipping__caption", &says).await?;
    page.click_text(".clipping .link", "Open").await?;
    page.wait_for(".rates__row .rates__outlet").await?;
    Ok(())
}

/// The captions of the list.
const CAPTIONS: &str =
    "return [...document.querySelectorAll('.clipping__caption')].map((caption) => caption.textContent)";

/// Waits until the masthead says how many clippings there are.
async fn kept(page: &Page, n: usize) -> Outcome {
    page.wait_for_text(".masthead__clippings", &format!("Clippings {n}")).await
}

/// Keeps the lines of a word as a view, and the first of them.
async fn keep_two(page: &Page) -> Outcome {
    page.start_at("#context?lines=peace").await?;
    page.wait_for(".line").await?;
    settled(page).await?;
    page.click_text(".tools .clip", "Clip").await?;
    kept(page, 1).await?;
    // The focused line is clipped by key; the first is a headline, which is in no paragraph.
    page.driver().execute("document.querySelectorAll('.line')[1].focus()", Vec::new()).await?;
    page.press("c").await?;
    kept(page, 2).await
}

async fn open_list(page: &Page) -> Outcome {
    page.click(".masthead__clippings").await?;
    page.wait_for(".clipping").await?;
    Ok(())
}

/// A view, a line and a passage are kept with what they cite, and each has a note.
pub(crate) async fn a_view_a_line_and_a_passage_are_kept_with_notes(page: &Page) -> Outcome {
    keep_two(page).await?;
    let (line, outlet): (String, String) = page
        .evaluate("const line = document.querySelectorAll('.line')[1]; const text = (part) => line.querySelector('.line__' + part).textContent.trim(); return [['left', 'node', 'right'].map(text).join(' '), line.querySelector('.outlet').textContent]")
        .await?;
    page.click(".lines li:nth-child(2) .line").await?;
    page.wait_for(".paragraph[data-focused=true]").await?;
    page.press("c").await?;
    kept(page, 3).await?;
    let paragraph: String = page
        .evaluate("return document.querySelector('.paragraph[data-focused=true] .paragraph__text').textContent")
        .await?;
    open_list(page).await?;
    let cited = page.texts(".clipping__text").await?;
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    if cited.len() != 2 || words(cited[0].trim_matches('…')) != words(&line) || words(&cited[1]) != words(&paragraph)
    {
        return Err(Failure(format!("{cited:?} are not {line:?} and {paragraph:?}")));
    }
    let captions: Vec<String> = page.evaluate(CAPTIONS).await?;
    let sources = page.texts(".clipping__source").await?;
    if !captions[0].starts_with("Every line with “peace”")
        || !captions[2].starts_with("Passage from “")
        || !sources[0].starts_with(&outlet)
    {
        return Err(Failure(format!("{captions:?}, {sources:?}")));
    }
    page.type_into(".clipping textarea", "Ask the desk").await?;
    page.driver().execute("document.querySelector('.clipping textarea').blur()", Vec::new()).await?;
    page.wait_for_text(".outcome", "Note saved").await?;
    page.wait_for_value::<String, _>("return document.querySelector('.clipping__note').textContent", "Ask the desk")
        .await
}

/// A clipping moves up, goes and comes back, and opens where it was kept.
pub(crate) async fn clippings_are_moved_removed_and_opened(page: &Page) -> Outcome {
    keep_two(page).await?;
    open_list(page).await?;
    let before: Vec<String> = page.evaluate(CAPTIONS).await?;
    let turned = [before[1].clone(), before[0].clone()];
    page.click_text(".clipping:last-child .link", "Move up").await?;
    page.wait_for_value::<Vec<String>, _>(CAPTIONS, &turned[..]).await?;
    page.click_text(".clipping:first-child .link", "Remove").await?;
    kept(page, 1).await?;
    page.click_text(".outcome .link", "Undo").await?;
    page.wait_for_value::<Vec<String>, _>(CAPTIONS, &turned[..]).await?;
    page.click_text(".clipping:first-child .link", "Open").await?;
    page.wait_for(".reader .paragraph[data-focused=true]").await?;
    page.wait_for(".line[aria-current=true]").await?;
    Ok(())
}

/// The list is saved as Markdown; the page that is saved has it too.
pub(crate) async fn clippings_are_saved_with_the_page_and_as_markdown(page: &Page) -> Outcome {
    keep_two(page).await?;
    open_list(page).await?;
    catch(page).await?;
    let (name, text): (String, String) = save(page, ".clippings .link", "Markdown", "file.text()").await?;
    let link =
        format!("{}#context?lines=peace>)", page.evaluate::<String>("return location.href.split('#')[0]").await?);
    if Path::new(&name).extension().is_none_or(|kind| kind != "md")
        || !text.starts_with("# Clippings from “")
        || !text.contains(&link)
        || !text.contains("\n> ")
    {
        return Err(Failure(format!("{name}: {text}")));
    }
    page.go("#manage?part=save").await?;
    let whole = "file.text()";
    let (_, page_text): (String, String) = save(page, ".manage__main", "Save", whole).await?;
    let file = std::env::temp_dir().join(format!("broadside-clippings-{}.html", std::process::id()));
    std::fs::write(&file, page_text)?;
    let opened = async {
        page.visit(&file).await?;
        kept(page, 2).await?;
        page.go("#clippings").await?;
        page.wait_for(".clipping__text").await
    };
    let opened = opened.await;
    std::fs::remove_file(&file)?;
    opened.map(drop).map_err(|Failure(fault)| Failure(format!("{}: {fault}", json!("the saved page"))))
}
