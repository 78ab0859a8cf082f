//! What a page and the page around it say to each other.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::driver::{Failure, Outcome};
use crate::packing;
use crate::page::{Page, built_page, url_of};
use crate::steps::{listed, pick, results};

/// The example of an intranet's page.
const EXAMPLE: &str = "intranet.html";

/// Lays the example into a folder beside the sample, which may talk with pages of one origin, and opens it.
async fn open_example(page: &Page, origin: &str) -> Outcome<TempDir> {
    let folder = tempfile::tempdir()?;
    let embed = Path::new(env!("CARGO_MANIFEST_DIR")).join("embed");
    for file in ["embed.js", EXAMPLE] {
        fs::copy(embed.join(file), folder.path().join(file))?;
    }
    let packed = folder.path().join("broadside.html");
    packing::run(&[built_page()?], &built_page()?, &packed, &["--embedder", origin])?;
    for file in [packed, folder.path().join("embed.js")] {
        page.may_load(&url_of(&file));
    }
    page.visit(&folder.path().join(EXAMPLE)).await?;
    Ok(folder)
}

/// Goes into one of the frames of the page.
async fn enter(page: &Page, frame: u16) -> Outcome {
    page.driver().enter_default_frame().await?;
    Ok(page.driver().enter_frame(frame).await?)
}

/// Goes back to the page around.
async fn leave(page: &Page) -> Outcome {
    Ok(page.driver().enter_default_frame().await?)
}

/// In the example, what is chosen in one page narrows the other, each way, and its selection is told.
pub(crate) async fn two_pages_in_another_narrow_each_other(page: &Page) -> Outcome {
    let _folder = open_example(page, "null").await?;
    page.wait_for_text("#said", "5 of 5 articles").await?;
    // The other has said what it shows at first, which would narrow this one, before it sends a table.
    page.evaluate::<()>("words.csv().then(({ name }) => { words.dataset.csv = name; })").await?;
    page.wait_until("the other is there", "words.dataset.csv").await?;
    enter(page, 0).await?;
    pick(page, "WDMD TV").await?;
    enter(page, 1).await?;
    results(page, "1 of 5 articles").await?;
    page.wait_until("no tabs, filters and timeline", "!document.querySelector('.views, .filters, .timeline')").await?;
    leave(page).await?;
    page.wait_for_text("#said", "1 of 5 articles").await?;
    page.evaluate::<()>("words.show('trends?outlet=WDMD+TV&outlet=Odrimedia&lines=peace')").await?;
    enter(page, 1).await?;
    page.wait_for(".figure").await?;
    enter(page, 0).await?;
    listed(page, &["Odrimedia", "WDMD TV"]).await?;
    leave(page).await
}

/// What a page is asked before it is there is done once it is, and the first that it says of itself has it.
pub(crate) async fn what_is_asked_early_is_done(page: &Page) -> Outcome {
    let _folder = open_example(page, "null").await?;
    page.evaluate::<()>(
        "const early = Object.assign(document.createElement('broadside-page'), { id: 'early' }); \
         early.addEventListener('broadside-state', ({ detail }) => { early.dataset.said ??= detail.filters; }); \
         early.setAttribute('src', 'broadside.html'); \
         early.setAttribute('view', 'words'); \
         document.body.append(early); \
         early.filter('outlet=Odrimedia'); \
         early.theme('light', { ink: 'rgb(1, 2, 3)' }); \
         early.theme('light', { paper: 'rgb(250, 251, 252)' }); \
         early.filter('outlet=WDMD+TV'); \
         early.csv().then(({ name }) => { early.dataset.csv = name; })",
    )
    .await?;
    page.wait_for_value::<String, str>("return early.dataset.said ?? ''", "outlet=WDMD+TV").await?;
    page.wait_until("the table is there", "early.dataset.csv?.endsWith('words.csv')").await?;
    enter(page, 2).await?;
    results(page, "1 of 5 articles").await?;
    page.wait_for_value::<String, str>(
        "const { color, backgroundColor } = getComputedStyle(document.documentElement); return color + backgroundColor",
        "rgb(1, 2, 3)rgb(250, 251, 252)",
    )
    .await?;
    leave(page).await
}

/// A table that is asked for at the first word of a page comes once the articles are there; where they never are, the page says why.
pub(crate) async fn a_table_asked_for_early_comes_or_is_refused(page: &Page) -> Outcome {
    let folder = open_example(page, "null").await?;
    let html = fs::read_to_string(folder.path().join("broadside.html"))?;
    let without =
        html.split_once("<script type=\"application/octet-stream\" id=\"corpus\"").and_then(|(before, corpus)| {
            let (_, behind) = corpus.split_once("</script>")?;
            Some([before, behind].concat())
        });
    let empty = folder.path().join("empty.html");
    fs::write(&empty, without.ok_or_else(|| Failure("no corpus".to_owned()))?)?;
    page.may_load(&url_of(&empty));
    page.evaluate::<()>(
        "const ask = (src, id) => { \
             const frame = document.createElement('iframe'); \
             const { dataset } = document.body; \
             addEventListener('message', ({ source, data }) => { \
                 if (source !== frame.contentWindow) return; \
                 if (data.type === 'listening') source.postMessage({ broadside: 1, type: 'csv', id }, '*'); \
                 if (data.id === id) dataset[id] = data.type + ' ' + (data.name ?? data.message); \
             }); \
             frame.src = src + '#embed/words?'; \
             document.body.append(frame); \
         }; \
         ask('broadside.html', 'whole'); \
         ask('empty.html', 'empty')",
    )
    .await?;
    page.wait_until("the table comes", "/^csv .*words.csv$/.test(document.body.dataset.whole)").await?;
    page.wait_until("it says why there is none", "/^error ./.test(document.body.dataset.empty)").await
}

/// A frame is as high as the page in it.
pub(crate) async fn a_frame_is_as_high_as_what_is_in_it(page: &Page) -> Outcome {
    let _folder = open_example(page, "null").await?;
    let height = "parseFloat(words.querySelector('iframe').style.height)";
    page.wait_for_text("#said", "5 of 5 articles").await?;
    for (address, shown) in
        [("words", ".figure"), ("words?mode=map", ".figure"), ("articles?outlet=WDMD+TV", ".card__headline")]
    {
        page.evaluate::<()>(&format!("words.show('{address}')")).await?;
        enter(page, 1).await?;
        page.wait_for(shown).await?;
        leave(page).await?;
        // The frame can be measured from outside only by what it says, so it is asked inside.
        let mut seen = (0.0, 0.0);
        for _ in 0..200 {
            let outer: f64 = page.evaluate(&format!("return {height}")).await?;
            enter(page, 1).await?;
            let inner: f64 =
                page.evaluate("return document.querySelector('.sheet').getBoundingClientRect().height").await?;
            let scrolls: bool = page.evaluate("return document.documentElement.scrollHeight > innerHeight").await?;
            leave(page).await?;
            seen = (outer, inner);
            if (outer - inner).abs() <= 1.0 && !scrolls {
                break;
            }
        }
        if (seen.0 - seen.1).abs() > 1.0 || seen.0 < 100.0 {
            return Err(Failure(format!("{address}: the frame is {} px high, what is in it {} px", seen.0, seen.1)));
        }
    }
    Ok(())
}

/// A theme, a language and the table of the open view can be asked for; what is no colour is told.
pub(crate) async fn a_page_takes_a_theme_and_gives_its_table(page: &Page) -> Outcome {
    let _folder = open_example(page, "null").await?;
    page.wait_for_text("#said", "5 of 5 articles").await?;
    for (scheme, paper) in [("dark", "rgb(20, 18, 14)"), ("light", "rgb(251, 247, 239)")] {
        page.click(&format!("[data-scheme={scheme}]")).await?;
        enter(page, 1).await?;
        let shown = "getComputedStyle(document.documentElement).backgroundColor";
        page.wait_until(scheme, &format!("{shown} === '{paper}'")).await?;
        leave(page).await?;
    }
    page.click("#table").await?;
    page.wait_for_text("#csv", "word,").await?;
    page.wait_for_text("#said", "words.csv").await?;
    page.evaluate::<()>("words.theme('auto', { ink: 'url(x)', paper: 'rgb(1, 2, 3)' })").await?;
    page.wait_for_text("#said", "“url(x)” is no value for “ink”").await?;
    page.evaluate::<()>("words.lang = 'de'").await?;
    enter(page, 1).await?;
    page.wait_until("German", "document.documentElement.lang === 'de'").await?;
    page.wait_until("the colour", "getComputedStyle(document.documentElement).backgroundColor === 'rgb(1, 2, 3)'")
        .await?;
    leave(page).await?;
    page.evaluate::<()>(
        "articles.csv().catch((error) => { document.getElementById('csv').textContent = error.message; })",
    )
    .await?;
    page.wait_for_text("#csv", "The open view has no table").await
}

/// A page that was packed for another origin is used as ever, says nothing and does nothing that it is asked.
pub(crate) async fn a_page_of_another_origin_is_not_heard(page: &Page) -> Outcome {
    let _folder = open_example(page, "https://other.example").await?;
    enter(page, 0).await?;
    page.wait_until_usable().await?;
    page.evaluate::<()>(
        "const { dataset } = document.documentElement; dataset.heard = ''; window.addEventListener('message', () => { dataset.heard += 'x'; })",
    )
    .await?;
    leave(page).await?;
    page.evaluate::<()>(
        "const { dataset } = document.documentElement; dataset.said = ''; \
         window.addEventListener('message', ({ data }) => { if (data.type !== 'listening') dataset.said += data.type; }); \
         for (const type of ['hello', 'filters', 'csv']) \
             document.querySelector('iframe').contentWindow.postMessage({ broadside: 1, type, filters: 'outlet=WDMD+TV', id: '1' }, '*')",
    )
    .await?;
    enter(page, 0).await?;
    page.wait_until("all three have arrived", "document.documentElement.dataset.heard === 'xxx'").await?;
    pick(page, "Odrimedia").await?;
    results(page, "1 of 5 articles").await?;
    listed(page, &["Odrimedia"]).await?;
    leave(page).await?;
    let said: String = page.evaluate("return document.documentElement.dataset.said").await?;
    if said.is_empty() { Ok(()) } else { Err(Failure(format!("it said {said:?}"))) }
}
