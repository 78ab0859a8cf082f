//! Manage articles: files come in and are edited, a page saves itself, and the browser keeps what it is asked to.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use thirtyfour::{By, Key};

use crate::driver::{Failure, Outcome};
use crate::page::{Page, built_page};
use crate::saved::{catch, save};
use crate::steps::{pick, results};

/// A saved web page that would do harm if it were treated as markup.
const HOSTILE: &str = "<!doctype html><html><head><title>Ports reopen</title><meta property=\"og:site_name\" content=\"The Harbour <img src=x onerror=hacked=1>\">\
    <script>window.hacked = 1</script></head><body onload=\"hacked=1\"><article><h1>Ports reopen</h1><p>The ports reopened on Monday morning, the harbour office said, after \
    a closure of eleven days that had left forty ships waiting in the bay. <img src=\"http://127.0.0.1:9/x.png\" onerror=\"hacked=1\"></p><p>Pilots went \
    out at first light. The first ship to dock carried grain, and two more were to follow before the evening, the office added in a short note to the press.</p>\
    <script>hacked = 1</script></article></body></html>";

/// A table in which one row has too many cells and another has an impossible date.
const TABLE: &str = "title,outlet,publish_date,text\n\
    Bridge opens,The Valley Post,2025-03-04,\"The bridge opened, and traffic went over it.\"\n\
    Bridge closes,The Valley Post,31.02.2025,It closed again.\n\
    Ragged,The Valley Post,2025-03-05,One,two\n";

/// Writes files into a folder and chooses them.
pub(crate) async fn choose(page: &Page, folder: &Path, files: &[(&str, impl AsRef<[u8]>)]) -> Outcome {
    let mut paths = Vec::new();
    for (name, text) in files {
        fs::write(folder.join(name), text)?;
        paths.push(folder.join(name).display().to_string());
    }
    page.go("#manage").await?;
    page.wait_for(".manage__file").await?;
    page.driver().find(By::Css(".manage__file input")).await?.send_keys(paths.join("\n")).await?;
    page.wait_for(".import-report").await?;
    Ok(())
}

/// Adds the imported articles to the corpus.
pub(crate) async fn add(page: &Page) -> Outcome {
    page.click_text(".manage__actions .button", "Add to the").await?;
    page.wait_for_text(".manage__news", "added").await
}

/// Saves the page and returns its text.
pub(crate) async fn saved(page: &Page, words: &str) -> Outcome<String> {
    page.go("#manage?part=save").await?;
    page.wait_for_text(".manage__section h2", "A page with these articles").await?;
    let (name, text): (String, String) = save(page, ".manage__actions .button", words, "file.text()").await?;
    if name.contains(".html") { Ok(text) } else { Err(Failure(format!("the page is saved as {name}"))) }
}

fn written(folder: &Path, text: &str) -> Outcome<PathBuf> {
    let path = folder.join("saved.html");
    fs::write(&path, text)?;
    Ok(path)
}

/// Checks that two texts are identical, without printing them.
fn check_same(what: &str, seen: &str, wanted: &str) -> Outcome {
    let at = seen.bytes().zip(wanted.bytes()).position(|(a, b)| a != b).unwrap_or(seen.len().min(wanted.len()));
    if seen == wanted {
        return Ok(());
    }
    let near = |text: &str| text.get(at.saturating_sub(40)..(at + 40).min(text.len())).unwrap_or_default().to_owned();
    Err(Failure(format!("{what}: they part at byte {at}: {:?} and {:?}", near(seen), near(wanted))))
}

/// Importing files of several kinds reports their faults, runs nothing in them, and can be undone.
pub(crate) async fn files_come_in_with_a_report(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let folder = tempfile::tempdir()?;
    choose(page, folder.path(), &[("page.html", HOSTILE), ("table.csv", TABLE), ("broken.json", "{\"a\":")]).await?;
    page.wait_for_texts(".manage__news", &["2 articles read and 3 records rejected"]).await?;
    let report = page.text(".import-report").await?;
    page.wait_for_text(".import-report__first", "Bridge opens The Valley Post, 4 March 2025").await?;
    for told in ["table.csv, line 3", "2025-02 has no day 31", "table.csv, line 4", "broken.json"] {
        if !report.contains(told) {
            return Err(Failure(format!("the report does not say {told:?}: {report}")));
        }
    }
    add(page).await?;
    results(page, "7 articles").await?;
    // They stand under a title that was given to others.
    page.wait_for_text(".masthead__title", "and 2 added articles").await?;
    page.go("#articles?q=pilots").await?;
    results(page, "1 of 7 articles").await?;
    page.wait_for_texts(".card__open", &["Ports reopen"]).await?;
    page.wait_for_value::<bool, _>("return 'hacked' in window", &false).await?;
    page.go("#manage").await?;
    page.click_text(".manage__actions .button", "Undo").await?;
    page.go("#articles").await?;
    results(page, "5 articles").await
}

/// A pasted text can be added once it has an outlet.
pub(crate) async fn a_pasted_text_comes_in_once_its_outlet_is_given(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.go("#manage").await?;
    page.type_into(".manage__text", "Trams return\n\nTrams ran again on Friday after a strike of nine days.").await?;
    page.click_text(".manage__paste .button", "Read this text").await?;
    page.wait_for_text(".import-report", "Nothing says which outlet this is from").await?;
    page.wait_for_text(".manage__question", "1 text names no outlet").await?;
    page.type_into(".manage__question input", "The Valley Post").await?;
    page.press(Key::Enter).await?;
    page.wait_for_texts(".manage__news", &["1 article read"]).await?;
    page.wait_until_gone(".manage__question").await?;
    page.wait_for_text(".import-report__first", "Trams return The Valley Post").await?;
    page.retype(".manage__choices .entry__field", "The Hill Post").await?;
    page.press(Key::Enter).await?;
    page.wait_for_text(".import-report__first", "Trams return The Hill Post").await?;
    page.retype(".manage__choices .entry__field", "The Valley Post").await?;
    page.press(Key::Enter).await?;
    page.wait_for_text(".import-report__first", "Trams return The Valley Post").await?;
    page.wait_for_text(".import-report", "outlet, from the web address or as chosen above").await?;
    add(page).await?;
    pick(page, "The Valley Post").await?;
    results(page, "1 of 6 articles").await
}

/// An article with an unreadable date can be added without it.
pub(crate) async fn a_date_that_cannot_be_read_costs_no_article(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let folder = tempfile::tempdir()?;
    choose(page, folder.path(), &[("table.csv", TABLE)]).await?;
    page.wait_for_texts(".manage__news", &["1 article read and 2 records rejected"]).await?;
    page.click_text(".manage__tick", "Add articles whose date can’t be read").await?;
    page.wait_for_texts(".manage__news", &["2 articles read and 1 record rejected"]).await?;
    page.wait_for_text(".import-report", "Read without a date").await?;
    page.wait_for_text(".import-report__list", "“31.02.2025” is not a date.").await
}

/// The page asks about unknown columns.
pub(crate) async fn unknown_columns_are_asked_for(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let folder = tempfile::tempdir()?;
    choose(page, folder.path(), &[("odd.csv", "A1,B2,C3\nTrams return,The Valley Post,Trams ran again.\n")]).await?;
    for (i, value) in ["headline", "outlet", "text"].iter().enumerate() {
        let script = format!(
            "const list = document.querySelectorAll('.import-report__column')[{i}]; list.value = '{value}'; list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        );
        page.driver().execute(script, Vec::new()).await?;
    }
    page.click_text(".import-report__table .button", "Read again").await?;
    page.wait_for_texts(".manage__news", &["1 article read"]).await
}

/// A page saved unchanged is identical, and so is the page that it saves.
pub(crate) async fn a_page_saved_unchanged_is_the_page(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.wait_for("html[data-engine=worker]").await?;
    catch(page).await?;
    check_asks(page, false).await?;
    let built = fs::read_to_string(built_page()?)?;
    check_same("the saved page and the built one", &saved(page, "Save the page with all 5").await?, &built)
}

/// Checks whether the browser would ask before leaving the page.
async fn check_asks(page: &Page, wanted: bool) -> Outcome {
    let asks = "const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented";
    page.wait_for_value::<bool, _>(asks, &wanted).await
}

/// A page with other articles, title, note and view can be saved, opened and saved again.
pub(crate) async fn a_saved_page_works_and_saves_itself_again(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let folder = tempfile::tempdir()?;
    choose(page, folder.path(), &[("page.html", HOSTILE), ("table.csv", TABLE)]).await?;
    add(page).await?;
    results(page, "7 articles").await?;
    page.go("#manage?part=save&outlet=The+Valley+Post").await?;
    page.wait_for_text(".manage__actions .button", "Save with only the 1 filtered article").await?;
    catch(page).await?;
    page.retype(".manage__head input", "Bridges & harbours").await?;
    // Moves from one field straight to the next. What is typed there must stay while the first is processed.
    page.press(Key::Tab).await?;
    page.driver().execute("document.activeElement.select()", Vec::new()).await?;
    page.press("What is new").await?;
    page.wait_for_texts(".masthead__title", &["Bridges & harbours"]).await?;
    page.press(Key::Tab).await?;
    page.wait_for_texts(".masthead__note", &["What is new"]).await?;
    check_asks(page, true).await?;
    let _: (String, String) =
        save(page, ".manage__actions .button", "Save with only the 1 filtered article", "''").await?;
    check_asks(page, true).await?;
    let (name, first): (String, String) =
        save(page, ".manage__actions .button", "Save the page with all 7", "file.text()").await?;
    if name != "bridges-harbours.html" {
        return Err(Failure(format!("the page is saved as {name}")));
    }
    page.wait_for_text(".manage [role=status]", "Saved as bridges-harbours.html.").await?;
    check_asks(page, false).await?;
    page.visit(&written(folder.path(), &first)?).await?;
    page.wait_until_usable().await?;
    page.wait_for_texts(".masthead__title", &["Bridges & harbours"]).await?;
    page.wait_for_texts(".masthead__note", &["What is new"]).await?;
    // It opens with the filters it was saved with.
    results(page, "1 of 7 articles").await?;
    page.wait_for("html[data-engine=worker]").await?;
    catch(page).await?;
    page.click_text(".masthead__tools .link", "Save").await?;
    let (_, second): (String, String) =
        save(page, ".manage__actions .button", "Save the page with all 7", "file.text()").await?;
    check_same("the page and what it saves", &second, &first)?;
    let (_, narrowed): (String, String) =
        save(page, ".manage__actions .button", "Save with only the 1 filtered article", "file.text()").await?;
    page.visit(&written(folder.path(), &narrowed)?).await?;
    page.wait_until_usable().await?;
    results(page, "1 article").await
}

/// A kept corpus is there after reopening the page, does not overwrite another tab's, and can be removed.
pub(crate) async fn the_browser_keeps_what_it_is_asked_to(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let folder = tempfile::tempdir()?;
    choose(page, folder.path(), &[("table.csv", TABLE)]).await?;
    add(page).await?;
    page.go("#manage?part=save").await?;
    check_asks(page, true).await?;
    page.click_text(".manage__actions .button", "Keep a copy here").await?;
    page.wait_for_text(".manage__section", "Kept here: 6 articles").await?;
    check_asks(page, false).await?;
    // Visiting other views has changed nothing.
    page.go("#manage?part=edit").await?;
    page.wait_for(".edit__row").await?;
    page.go("#manage?part=save").await?;
    page.wait_for_text(".manage__section", "Kept here: 6 articles").await?;
    let told = "return document.querySelector('.manage').innerText.includes('have changed since')";
    page.wait_for_value::<bool, _>(told, &false).await?;
    page.reload().await?;
    page.wait_for_text(".masthead__dateline", "as kept in this browser").await?;
    results(page, "6 articles").await?;
    // Meanwhile another tab keeps its corpus, which increases the revision in the store.
    let another = "const done = arguments[0]; const open = indexedDB.open('broadside', 1); open.onsuccess = () => { \
        const store = open.result.transaction('corpora', 'readwrite').objectStore('corpora'); const key = location.href.split('#')[0]; \
        store.get(key).onsuccess = (event) => { const kept = event.target.result; kept.revision += 1; store.put(kept, key).onsuccess = () => { open.result.close(); done(); }; }; };";
    page.driver().execute_async(another, Vec::new()).await?;
    page.click_text(".manage__actions .button", "Update the copy").await?;
    page.wait_for_text(".wrong", "Another tab has kept").await?;
    page.click_text(".wrong .button", "Keep this one instead").await?;
    page.wait_until_gone(".wrong").await?;
    page.click_text(".manage__actions .button", "Remove the copy").await?;
    page.wait_for_text(".manage", "Nothing is kept here any more").await?;
    page.reload().await?;
    results(page, "5 articles").await
}

/// Opens a part.
async fn open(page: &Page, part: &str, sign: &str) -> Outcome {
    page.wait_until_usable().await?;
    page.go(&format!("#manage?part={part}")).await?;
    page.wait_for(sign).await?;
    Ok(())
}

/// Articles are edited many at a time, and back.
pub(crate) async fn many_articles_are_edited_at_once(page: &Page) -> Outcome {
    open(page, "edit", ".edit__row").await?;
    for i in 1..=2 {
        page.click(&format!(".edit__row:nth-child({i}) .edit__box")).await?;
    }
    page.wait_for_text(".edit__chosen", "2 articles selected").await?;
    page.click(".edit__bar .button").await?;
    page.type_into(".edit__form input", "The Valley Post").await?;
    page.click_text(".edit__form .button", "Change 2 articles").await?;
    page.wait_for_text(".outcome", "2 articles changed").await?;
    pick(page, "The Valley Post").await?;
    results(page, "2 of 5 articles").await?;
    page.click_text(".outcome .link", "Undo").await?;
    page.go("#manage?part=edit").await?;
    page.wait_for_value::<usize, _>(
        "return [...document.querySelectorAll('.facet__row')].filter((row) => row.dataset.name === 'The Valley Post').length",
        &0,
    )
    .await
}

/// A suggested name can be accepted, and works as a filter at once.
pub(crate) async fn a_suggested_name_becomes_an_actor(page: &Page) -> Outcome {
    open(page, "lexicon", ".lexicon__open").await?;
    page.click_text(".lexicon .modes__mode", "Suggested names").await?;
    page.wait_for(".suggestion__name").await?;
    let name = page.text(".suggestion__name").await?;
    page.click_text(".suggestion__tools .button, .lexicon__suggestions .button", "Accept").await?;
    page.wait_for(".outcome").await?;
    page.click_text(".lexicon .modes__mode", "Names").await?;
    page.wait_for_text(".lexicon__name", &name).await
}

/// Files dropped on the page are read. A script makes the drop, since only Chromium's driver can.
pub(crate) async fn dropped_files_are_read(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let drop = format!(
        "const data = new DataTransfer(); data.items.add(new File([{}], 'table.csv', {{ type: 'text/csv' }})); \
         const event = (kind) => new DragEvent(kind, {{ bubbles: true, cancelable: true, dataTransfer: data }}); \
         const taken = ['dragenter', 'dragover', 'drop'].map((kind) => !document.querySelector('main').dispatchEvent(event(kind))); \
         return taken.slice(1)",
        json!(TABLE)
    );
    page.wait_for_value::<Vec<bool>, _>(&drop, &[true, true]).await?;
    page.wait_for_texts(".manage__news", &["1 article read and 2 records rejected"]).await
}

/// A folder dropped on the page is read with everything in it. Only Chromium's driver can drop files.
pub(crate) async fn a_dropped_folder_is_read(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let folder = tempfile::tempdir()?;
    let inner = folder.path().join("export/later");
    fs::create_dir_all(&inner)?;
    fs::write(folder.path().join("export/table.csv"), TABLE)?;
    fs::write(inner.join("page.html"), HOSTILE)?;
    let data =
        json!({ "items": [], "files": [folder.path().join("export").display().to_string()], "dragOperationsMask": 1 });
    for kind in ["dragEnter", "dragOver", "drop"] {
        if kind == "drop" {
            page.wait_for_text(".drop", "Drop the files").await?;
        }
        let event = json!({ "type": kind, "x": 400, "y": 400, "data": data });
        page.driver().cdp().send_raw("Input.dispatchDragEvent", event).await?;
    }
    page.wait_for_texts(".manage__news", &["2 articles read and 2 records rejected"]).await?;
    page.wait_for_text(".import-report__files", "export/later/page.html").await
}
