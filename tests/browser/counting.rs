//! What counts: repeated lines and words of one's own are left out of the counts, and an import is read again with what it cut or in another encoding.

use std::fmt::Write as _;

use serde_json::json;

use crate::driver::{Failure, Outcome};
use crate::manage::{add, choose};
use crate::page::Page;
use crate::saved::{catch, save};
use crate::steps::{results, settled};

/// The line that an outlet repeats.
const LINE: &str = "Sign up for our lanternfish letter";

/// A table with six articles of an outlet, each with that line at its end.
fn table() -> String {
    let mut table = "title,outlet,text\n".to_owned();
    for day in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] {
        let _ =
            writeln!(table, "Trams on {day},The Valley Post,\"Trams ran again on {day} after a long strike.\n{LINE}\"");
    }
    table
}

/// Opens the part once articles with a repeated line are in the corpus.
async fn open(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let folder = tempfile::tempdir()?;
    choose(page, folder.path(), &[("table.csv", table())]).await?;
    add(page).await?;
    page.go("#manage?part=counting").await?;
    page.wait_for(".counting__line").await?;
    Ok(())
}

/// A repeated line that is ticked is neither found nor counted, stays in its articles, is saved with the page, and counts again once that is undone.
pub(crate) async fn a_repeated_line_is_left_out_and_stays_to_be_read(page: &Page) -> Outcome {
    open(page).await?;
    page.wait_for_texts(".counting__group legend", &["The Valley Post"]).await?;
    page.wait_for_text(".counting__line", LINE).await?;
    page.wait_for_text(".counting__number", "6 of 6 articles").await?;
    page.click(".counting__line .edit__box").await?;
    page.wait_for_text(".outcome", "6 articles counted again").await?;
    settled(page).await?;
    page.wait_for_value::<bool, _>("return document.querySelector('.counting__line .edit__box').checked", &true)
        .await?;
    page.go("#articles?q=lanternfish").await?;
    results(page, "0 of 11 articles").await?;
    page.go("#articles?q=trams").await?;
    results(page, "6 of 11 articles").await?;
    page.click_text(".card__open", "Trams on Friday").await?;
    page.wait_for_texts(".paragraph[data-counted=false] .paragraph__text", &[LINE]).await?;
    page.press(thirtyfour::Key::Escape).await?;
    page.go("#manage?part=save").await?;
    page.wait_for("html[data-engine=worker]").await?;
    catch(page).await?;
    let lines = "file.text().then((text) => text.split('\\n')[0])";
    let (_, head): (String, String) = save(page, ".manage__actions .button", "JSON Lines", lines).await?;
    if !head.contains(&json!({ "boilerplate": [LINE] }).to_string().trim_matches(['{', '}']).to_owned()) {
        return Err(Failure(format!("the head does not name the line: {head}")));
    }
    page.go("#manage?part=counting").await?;
    page.wait_for(".counting__line").await?;
    page.click(".counting__line .edit__box").await?;
    page.wait_for_text(".outcome", "6 articles counted again").await?;
    page.click_text(".outcome .link", "Undo").await?;
    page.wait_for_text(".outcome", "Undone").await?;
    page.click(".counting__line .edit__box").await?;
    page.wait_for_text(".outcome", "6 articles counted again").await?;
    page.go("#articles?q=lanternfish").await?;
    results(page, "6 of 11 articles").await
}

/// Leading words that stand mostly in a repeated line say so, and the line is left out from there.
pub(crate) async fn leading_words_of_a_repeated_line_say_so(page: &Page) -> Outcome {
    open(page).await?;
    page.go("#words?target=The+Valley+Post&names=apart").await?;
    page.wait_for_text(".repetition summary", "mostly in lines that articles repeat").await?;
    page.click(".repetition summary").await?;
    page.wait_for_texts(".repetition__lines li", &[LINE]).await?;
    page.wait_for_text(".repetition", "lanternfish").await?;
    page.click(".repetition .button").await?;
    page.wait_for_text(".words .outcome", "6 articles counted again").await?;
    page.wait_for_value::<bool, _>("return !document.querySelector('.repetition')", &true).await?;
    page.click_text(".words .outcome .link", "Undo").await?;
    page.wait_for_text(".repetition summary", "mostly in lines that articles repeat").await
}

/// Words of one's own are hidden, and stop words that are wanted show.
pub(crate) async fn words_of_ones_own_are_hidden_or_never_hidden(page: &Page) -> Outcome {
    let has = |word: &str| {
        format!("return [...document.querySelectorAll('.table__word')].some((cell) => cell.innerText === '{word}')")
    };
    page.wait_until_usable().await?;
    page.go("#words?mode=frequencies&names=apart").await?;
    page.wait_for(".table__word").await?;
    page.wait_for_value::<bool, _>(&has("war"), &true).await?;
    page.wait_for_value::<bool, _>(&has("the"), &false).await?;
    page.go("#manage?part=counting").await?;
    page.type_into(".counting__words label:nth-of-type(1) textarea", "War\n\nnowhere ").await?;
    page.type_into(".counting__words label:nth-of-type(2) textarea", "the").await?;
    page.click_text(".counting__words .button", "Use these lists").await?;
    page.wait_for_text(".outcome", "Updated").await?;
    page.go("#words?mode=frequencies&names=apart").await?;
    page.wait_for_value::<bool, _>(&has("the"), &true).await?;
    page.wait_for_value::<bool, _>(&has("war"), &false).await?;
    page.go("#manage?part=counting").await?;
    page.wait_for_value::<String, _>(
        "return document.querySelector('.counting__words textarea')?.value",
        "War\nnowhere",
    )
    .await?;
    catch(page).await?;
    let (name, list): (String, String) = save(page, ".counting__words .link", "Save the list", "file.text()").await?;
    if (name.as_str(), list.as_str()) != ("stop-words.txt", "War\nnowhere\n-the\n") {
        return Err(Failure(format!("saved as {name}: {list:?}")));
    }
    Ok(())
}

/// What was cut from a page stays in its text if it should.
pub(crate) async fn cut_lines_are_kept_if_asked(page: &Page) -> Outcome {
    let text =
        "Pilots went out at first light, and the first ship to dock carried grain, the harbour office said. ".repeat(6);
    let saved = format!(
        "<!doctype html><html><head><title>Ports reopen</title><meta property=\"og:site_name\" content=\"The Harbour\"></head><body><article>\
         <h1>Ports reopen</h1><p>{text}</p><p>{text}</p><p>Read more: the harbour opened again after eleven days.</p></article></body></html>"
    );
    page.wait_until_usable().await?;
    let folder = tempfile::tempdir()?;
    choose(page, folder.path(), &[("page.html", saved)]).await?;
    page.wait_for_text(".import-report", "Lines left out of the texts").await?;
    page.click_text(".import-report .manage__tick", "Keep these lines").await?;
    page.wait_until("nothing is left out", "!document.querySelector('.manage').innerText.includes('Lines left out')")
        .await?;
    page.wait_for(".import-report__first").await?;
    add(page).await?;
    page.go("#articles?q=%22harbour+opened%22").await?;
    results(page, "1 of 6 articles").await
}

/// A file whose encoding was guessed is read again in the one that is chosen.
pub(crate) async fn a_guessed_encoding_is_chosen(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let folder = tempfile::tempdir()?;
    let bytes = b"title,outlet,text\nM\xfcnchen,The Post,Die Br\xfccke in M\xfcnchen ist wieder offen.\n";
    choose(page, folder.path(), &[("table.csv", bytes)]).await?;
    page.wait_for_text(".import-report__first", "München").await?;
    page.click_text(".import-report__files option", "windows-1251").await?;
    page.wait_for_text(".import-report__first", "Mьnchen").await?;
    page.click_text(".import-report__files option", "as found").await?;
    page.wait_for_text(".import-report__first", "München").await
}
