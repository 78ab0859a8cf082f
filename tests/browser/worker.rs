//! Where the engine runs: in a worker, or in the page if the browser refuses workers.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::driver::{Browser, DEADLINE, Failure, Outcome, with_arguments};
use crate::packing::pack;
use crate::page::{Page, built_page, url_of};
use crate::saved::catch;
use crate::space::nothing_moved;
use crate::steps::{OUTLETS, listed, pick, results, search, settled};

/// The engine starts in the page and moves into a worker, and everything keeps working.
pub(crate) async fn the_engine_moves_into_a_worker(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    pick(page, "WDMD TV").await?;
    results(page, "1 of 5 articles").await?;
    page.wait_for("html[data-engine=worker]").await?;
    pick(page, "Odrimedia").await?;
    listed(page, &["Odrimedia", "WDMD TV"]).await?;
    page.press("2").await?;
    page.wait_for(".table").await?;
    Ok(())
}

/// Copies a page with a policy that blocks workers.
fn without_workers(from: &Path, to: &Path) -> Outcome {
    let html = fs::read_to_string(from)?;
    let refusing = html.replacen("worker-src blob:", "worker-src 'none'", 1);
    if refusing == html {
        return Err(Failure("the page's policy does not speak of workers".to_owned()));
    }
    Ok(fs::write(to, refusing)?)
}

/// Waits until the browser reports the blocked worker, and checks that it reports nothing else.
async fn refused(page: &Page) -> Outcome {
    let begun = Instant::now();
    loop {
        let faults = page.faults().await?;
        if let Some(fault) = faults.iter().find(|fault| !fault.contains("worker-src")) {
            return Err(Failure(format!("the page is not clean: {fault}")));
        }
        if !faults.is_empty() {
            return Ok(());
        }
        if begun.elapsed() > DEADLINE {
            return Err(Failure("no worker was refused".to_owned()));
        }
    }
}

/// If workers are refused, the engine stays in the page.
pub(crate) async fn where_workers_are_refused_the_page_works_by_itself(page: &Page) -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("page.html");
    without_workers(&built_page()?, &file)?;
    page.wait_for("html[data-engine=worker]").await?;
    page.visit(&file).await?;
    page.wait_until_usable().await?;
    refused(page).await?;
    pick(page, "WDMD TV").await?;
    results(page, "1 of 5 articles").await?;
    pick(page, "Odrimedia").await?;
    listed(page, &["Odrimedia", "WDMD TV"]).await?;
    page.press("2").await?;
    page.wait_for(".table").await?;
    page.wait_for("html[data-engine=page]").await?;
    Ok(())
}

/// A worker that fails while it answers is followed by another, with every change, and what it stopped at is not asked again.
pub(crate) async fn a_worker_that_fails_is_followed_by_another(page: &Page) -> Outcome {
    const KEEP: &str = "window.workers = []; const Own = Worker; \
        window.Worker = class extends Own { constructor(url) { super(url); window.workers.push(this) } }";
    // An import has a worker of its own, so the engine's is the newest only until there is one.
    const NEWEST: &str = "window.engine = window.workers.at(-1)";
    const HANG: &str = "window.engine.terminate()";
    const FAIL: &str =
        "window.engine.dispatchEvent(new ErrorEvent('error', { message: 'no memory left', cancelable: true }))";
    const STOPPED: &str = "The page stopped at something (no memory left) and went on by itself";
    page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": KEEP })).await?;
    // At the first question already.
    page.start_at("#articles").await?;
    page.wait_for("html[data-engine=worker]").await?;
    page.evaluate::<()>(NEWEST).await?;
    page.evaluate::<()>(HANG).await?;
    pick(page, "Odrimedia").await?;
    page.evaluate::<()>(FAIL).await?;
    page.wait_for_text(".masthead__faults", STOPPED).await?;
    page.click_text(".masthead__faults .link", "Ask again").await?;
    page.wait_until_gone(".masthead__faults").await?;
    results(page, "1 of 5 articles").await?;
    listed(page, &["Odrimedia"]).await?;
    page.start_at("#manage").await?;
    page.wait_for("html[data-engine=worker]").await?;
    page.evaluate::<()>(NEWEST).await?;
    page.type_into(".manage__text", "Trams return\n\nTrams ran again on Friday after a strike of nine days.").await?;
    page.click_text(".manage__paste .button", "Read this text").await?;
    page.type_into(".manage__question input", "The Valley Post").await?;
    page.press(Key::Enter).await?;
    crate::manage::add(page).await?;
    page.go("#articles").await?;
    results(page, "6 articles").await?;
    page.evaluate::<()>(HANG).await?;
    pick(page, "WDMD TV").await?;
    page.evaluate::<()>(FAIL).await?;
    page.wait_for_text(".masthead__faults", STOPPED).await?;
    // One of the questions behind that click is not asked again. Others are, and the change is there.
    page.go("#articles?outlet=The+Valley+Post").await?;
    results(page, "1 of 6 articles").await?;
    search(page, "strike").await?;
    listed(page, &["The Valley Post"]).await?;
    // A change that is under way is given up, and says so; what was made before is made again.
    page.go("#manage").await?;
    page.evaluate::<()>(NEWEST).await?;
    page.evaluate::<()>(HANG).await?;
    page.type_into(".manage__text", "Buses return\n\nBuses ran again.").await?;
    page.click_text(".manage__paste .button", "Read this text").await?;
    page.type_into(".manage__question input", "The Valley Post").await?;
    page.press(Key::Enter).await?;
    page.click_text(".manage__actions .button", "Add to the").await?;
    page.evaluate::<()>(FAIL).await?;
    page.wait_for_text(".main", "The page stopped before this was done").await?;
    page.go("#articles?q=buses").await?;
    results(page, "0 of 6 articles").await
}

/// Makes a page too large to be read before it appears.
fn large_page(folder: &Path) -> Outcome<std::path::PathBuf> {
    page_of(folder, 1000)
}

/// Makes a page of so many articles, with words that compress badly.
fn page_of(folder: &Path, n_articles: usize) -> Outcome<std::path::PathBuf> {
    let mut number = 1_u32;
    let mut word = || {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        format!("w{}", number >> 14)
    };
    let article = |i: usize| -> Value {
        let text: Vec<String> = (0..100).map(|_| word()).collect();
        json!({ "headline": format!("Article {i}"), "outlet": OUTLETS[i % OUTLETS.len()], "text": text.join(" "), "date": "2025-02-21" })
    };
    pack(folder, &(0..n_articles).map(article).collect::<Vec<_>>(), &["--title", "A large corpus"])
}

/// A large page is read by a worker from the start.
pub(crate) async fn a_large_page_is_read_by_a_worker(page: &Page) -> Outcome {
    let folder = tempfile::tempdir()?;
    page.visit(&large_page(folder.path())?).await?;
    page.wait_until_usable().await?;
    page.wait_for("html[data-engine=worker]").await?;
    use_large(page, 1000).await
}

/// A browser keeps a large corpus as a file, opens it piece by piece, and opens the text that earlier versions kept.
pub(crate) async fn a_large_corpus_that_is_kept_opens_again(page: &Page) -> Outcome {
    // Hands the record of the page to `change`, which may put another.
    let with_record = |change: &str| {
        format!(
            "const done = arguments[0]; const open = indexedDB.open('broadside', 1); open.onsuccess = () => {{ \
             const key = location.href.split('#')[0]; \
             const store = () => open.result.transaction('corpora', 'readwrite').objectStore('corpora'); \
             store().get(key).onsuccess = async (event) => {{ const kept = event.target.result; {change} \
             open.result.close(); done(kept.block instanceof Blob); }}; }};"
        )
    };
    let folder = tempfile::tempdir()?;
    page.visit(&page_of(folder.path(), 4000)?).await?;
    page.wait_until_usable().await?;
    page.start_at("#manage?part=save").await?;
    page.click_text(".manage__actions .button", "Keep a copy here").await?;
    page.wait_for_text(".manage__section", "Kept here: 4,000 articles").await?;
    let as_text = "const put = { ...kept, block: await kept.block.text() }; \
        await new Promise(resolve => store().put(put, key).onsuccess = resolve);";
    for change in ["", as_text] {
        let is_file = page.driver().execute_async(with_record(change), Vec::new()).await?;
        assert_eq!(is_file.json(), &json!(true), "a file is kept");
        page.start_at("#articles").await?;
        page.wait_until_usable().await?;
        page.wait_for_text(".masthead__dateline", "as kept in this browser").await?;
        results(page, "4,000 articles").await?;
        search(page, "\"Article 3999\"").await?;
        results(page, "1 of 4,000 articles").await?;
    }
    let is_file = page.driver().execute_async(with_record(""), Vec::new()).await?;
    assert_eq!(is_file.json(), &json!(false), "the text of an earlier version was opened");
    Ok(())
}

/// One worker unpacks a very large page, and as many as there are cores for read it. If one of them fails, the page reads it with one.
pub(crate) async fn several_workers_read_a_very_large_page(page: &Page) -> Outcome {
    const ASKED: &str = "const asked = name => Number((location.hash.match(name + '=([0-9]+)') || [])[1]); \
        Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => asked('cores') || 4 }); \
        window.workers = []; const Own = Worker; \
        window.Worker = class extends Own { constructor(url) { super(url); window.workers.push(this); \
        if (window.workers.length === asked('stop')) setTimeout(() => { this.terminate(); \
        this.dispatchEvent(new ErrorEvent('error', { message: 'no memory left', cancelable: true })); }) } }";
    page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": ASKED })).await?;
    let folder = tempfile::tempdir()?;
    let file = page_of(folder.path(), 4000)?;
    page.visit(&file).await?;
    // It is so large that it stands in several elements, and is saved as it was.
    page.wait_until_usable().await?;
    catch(page).await?;
    let saved = crate::manage::saved(page, "Save the page with all 4,000").await?;
    let packed = fs::read_to_string(&file)?;
    assert!(packed.contains(formats::sheet::SEAM) && saved == packed, "the saved page is another");
    // The engine's comes first, then those that read with it, and the one that unpacks last.
    for (asked, n_workers) in [
        ("cores=1", 2),
        ("cores=2", 3),
        ("cores=4", 4),
        ("cores=4&stop=2", 5),
        ("cores=4&stop=4", 5),
        ("cores=1&stop=2", 3),
    ] {
        page.start_at(&["#articles?", asked].concat()).await?;
        page.wait_until_usable().await?;
        page.go("#articles").await?;
        results(page, "4,000 articles").await?;
        assert_eq!(page.evaluate::<usize>("return window.workers.length").await?, n_workers, "{asked}");
        pick(page, "WDMD TV").await?;
        results(page, "800 of 4,000 articles").await?;
        search(page, "\"Article 2712\"").await?;
        results(page, "1 of 4,000 articles").await?;
    }
    Ok(())
}

/// A page whose articles do not all find room shows those that do, and says how many.
pub(crate) fn a_page_without_room_for_its_articles_shows_those_that_fit() -> Outcome {
    // 125 MB for each program: articles of 17 MB ask for more while they are read.
    let little = ["--js-flags=--wasm-max-mem-pages=1900".to_owned()];
    let folder = tempfile::tempdir()?;
    with_arguments(Browser::Chromium, &[], folder.path(), &little, async |driver| {
        let page = Page::open(driver, Browser::Chromium, &url_of(&page_of(folder.path(), 20_000)?)).await?;
        page.wait_for_text(".masthead__faults", "This browser has room for ").await?;
        page.wait_for_text(".masthead__faults", " of 20,000 articles; the rest was not read").await?;
        page.go("#articles").await?;
        let n_held = "return document.querySelector('.masthead__faults').textContent.match(/room for ([0-9,]+) of/)[1]";
        let n_held: String = page.evaluate(n_held).await?;
        results(&page, &[&n_held, " articles"].concat()).await?;
        let n_held: u32 = n_held.replace(',', "").parse()?;
        assert!((2_000..19_000).contains(&n_held), "{n_held}");
        // The last of them is there, and the next one is not.
        for (number, n_found) in [(n_held - 1, "1"), (n_held, "0")] {
            search(&page, &format!("\"Article {number}\"")).await?;
            results(&page, &[n_found, " of "].concat()).await?;
        }
        Ok(())
    })
}

/// A page whose own program ends says so, above all else.
pub(crate) async fn a_page_whose_program_ends_says_so(page: &Page) -> Outcome {
    const NO_PLACE: &str = "Node.prototype.insertBefore = () => { throw new Error('no room') }";
    page.wait_for(".facet").await?;
    page.evaluate::<()>(NO_PLACE).await?;
    page.press("2").await?;
    page.wait_for_text("[data-last-words][role=alert]", "The page stopped: failed to append child. Load it again.")
        .await?;
    page.wait_for_text("[data-last-words]", "changes that were not saved are lost").await?;
    let n_said: usize = page.evaluate("return document.querySelectorAll('[data-last-words]').length").await?;
    assert_eq!(n_said, 1, "the page says once that it stopped");
    // The browser's own words for it are expected.
    page.faults().await?;
    Ok(())
}

/// A page that stops while it reads its articles says how far it came.
pub(crate) async fn a_page_that_cannot_hold_its_articles_says_so(page: &Page) -> Outcome {
    const STOP: &str = "const Own = Worker; window.Worker = class extends Own { constructor(url) { super(url); \
        let n = 0; this.addEventListener('message', () => { if (++n === 4) { this.terminate(); \
        this.dispatchEvent(new ErrorEvent('error', { message: 'no memory left', cancelable: true })); } }) } }";
    page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": STOP })).await?;
    let folder = tempfile::tempdir()?;
    page.visit(&large_page(folder.path())?).await?;
    page.wait_for_text(".masthead__dateline[role=alert]", "of 1,000 articles (no memory left)").await
}

/// Of a large page the articles are listed while their words are still counted, and a view of words says so.
pub(crate) async fn a_large_page_lists_its_articles_before_their_words_are_counted(page: &Page) -> Outcome {
    const WATCH: &str = "window.seen = []; const look = () => { \
        const line = document.querySelector('.masthead__dateline')?.textContent ?? ''; \
        const words = document.querySelector('.notice')?.textContent ?? ''; \
        if (line.includes('Counting words')) window.seen.push([document.querySelectorAll('.facet').length, words]); }; \
        new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })";
    const WAITS: &str = "words.includes('still being counted')";
    page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
    let folder = tempfile::tempdir()?;
    page.visit(&large_page(folder.path())?).await?;
    use_large(page, 1000).await?;
    let n_facets: usize = page.evaluate("return Math.max(...window.seen.map(([n]) => n))").await?;
    if n_facets == 0 {
        return Err(Failure("no outlets were listed while words were counted".to_owned()));
    }
    page.start_at("#trends").await?;
    page.wait_until("the view says so", &format!("window.seen.some(([, words]) => {WAITS})")).await?;
    page.wait_until("it says so no more", &format!("!((words) => {WAITS})(document.body.textContent)")).await?;
    for (scene, found) in
        [("#articles?q=war", " of 1,000 articles"), ("#articles?outlet=WDMD+TV", "200 of 1,000 articles")]
    {
        page.start_at(scene).await?;
        page.wait_for_text(".results", found).await?;
        settled(page).await?;
        nothing_moved(page, scene).await?;
    }
    Ok(())
}

/// A large page also works if workers are refused, and so does one that several would read.
pub(crate) async fn a_large_page_works_by_itself_where_workers_are_refused(page: &Page) -> Outcome {
    let folder = tempfile::tempdir()?;
    page.wait_for("html[data-engine=worker]").await?;
    for (name, n_articles) in [("large.html", 1000), ("very-large.html", 4000)] {
        let file = folder.path().join(name);
        without_workers(&page_of(folder.path(), n_articles)?, &file)?;
        page.visit(&file).await?;
        page.wait_until_usable().await?;
        refused(page).await?;
        use_large(page, n_articles).await?;
        page.wait_for("html[data-engine=page]").await?;
    }
    Ok(())
}

/// Of a damaged corpus that one worker unpacks for others, the articles before the damage are shown.
pub(crate) async fn what_can_be_read_of_a_damaged_very_large_page_is_shown(page: &Page) -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut bytes = fs::read(page_of(folder.path(), 4000)?)?;
    let corpus = formats::sheet::block_range(&String::from_utf8_lossy(&bytes), formats::sheet::CORPUS);
    let Ok(Range { start, end }) = corpus else { return Err(Failure("there is no corpus".to_owned())) };
    let file = folder.path().join("damaged.html");
    bytes[start + (end - start) * 3 / 4] = b'!';
    fs::write(&file, bytes)?;
    page.visit(&file).await?;
    page.wait_for_text("[role=alert]", "This file is damaged.").await?;
    page.wait_for_text("[role=alert]", " of 4,000 articles could still be read").await?;
    page.go("#articles").await?;
    search(page, "\"Article 1812\"").await?;
    results(page, "1 of ").await
}

/// Filters and searches a large page.
async fn use_large(page: &Page, n_articles: usize) -> Outcome {
    let (n, n_of_outlet) = (n_articles / 1000, n_articles / OUTLETS.len());
    results(page, &format!("{n},000 articles")).await?;
    pick(page, "WDMD TV").await?;
    results(page, &format!("{n_of_outlet} of {n},000 articles")).await?;
    search(page, "\"Article 27\"").await?;
    results(page, &format!("1 of {n},000 articles")).await
}
