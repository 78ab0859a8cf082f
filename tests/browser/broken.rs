//! Pages that cannot start, or not whole: each says so, or is right in spite of it. Nothing is blank, nothing loads for ever, nothing wrong is shown as right.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use formats::sheet;
use serde::Deserialize;
use serde_json::json;

use crate::driver::{Browser, Failure, Outcome, with_browser};
use crate::page::{Page, built_page, url_of};

/// How long a page may take to say that it cannot start: three seconds, and what a busy machine adds.
const DEADLINE: Duration = Duration::from_secs(15);

/// How many files end among their first bytes.
const N_FIRST: usize = 20;

/// What each page that cannot start says one of.
const SAID: [&str; 5] = [
    "page has not started",
    "This file is not complete",
    "This file is damaged",
    "This page could not run here",
    "their part of the file is missing",
];

/// What a person sees: the text, words that styles alone put there, and the headlines once the page is usable.
const SEEN: &str = "const before = getComputedStyle(document.body, '::before'); \
    const isSeen = (words) => words.getClientRects().length > 0 && getComputedStyle(words).visibility === 'visible'; \
    const said = (words) => words.textContent + getComputedStyle(words, '::before').content; \
    return { text: document.body.innerText + (before.visibility === 'visible' ? before.content : ''), \
        loads: [...document.querySelectorAll('[role=status]')].some((words) => isSeen(words) && said(words).includes('Loading')), \
        headlines: document.documentElement.dataset.usable \
            ? [...document.querySelectorAll('.card__headline')].map((headline) => headline.textContent).sort() : [] }";

/// What a person sees.
#[derive(Debug, Deserialize)]
struct Seen {
    text: String,
    /// Something is said to be loading.
    loads: bool,
    headlines: Vec<String>,
}

/// Opens each text as a file, and waits until it says what is wrong, or shows all headlines of the whole page. Returns how many said so.
fn check(browser: Browser, texts: impl FnOnce(&[u8]) -> Vec<(String, Vec<u8>)>) -> Outcome<usize> {
    let whole = fs::read(built_page()?)?;
    let folder = tempfile::tempdir()?;
    with_browser(browser, &[], async |driver| {
        let page = Page::open(driver, browser, &url_of(&built_page()?)).await?;
        page.wait_for(".card__headline").await?;
        let headlines = page.evaluate::<Seen>(SEEN).await?.headlines;
        let mut n_said = 0;
        for (i, (name, bytes)) in texts(&whole).into_iter().enumerate() {
            let file = folder.path().join(format!("{i}.html"));
            fs::write(&file, bytes)?;
            n_said += usize::from(says_so(&page, &file, &name, &headlines).await?);
        }
        Ok(n_said)
    })
}

/// Whether a page says what is wrong; else it is as the whole one.
async fn says_so(page: &Page, file: &Path, name: &str, headlines: &[String]) -> Outcome<bool> {
    page.visit(file).await?;
    let begun = Instant::now();
    loop {
        let seen: Seen = page.evaluate(SEEN).await?;
        if SAID.iter().any(|said| seen.text.contains(said)) && !seen.loads {
            return Ok(true);
        }
        if seen.headlines == headlines {
            return Ok(false);
        }
        if begun.elapsed() > DEADLINE {
            return Err(Failure(format!("{name} shows {seen:?}")));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The place where a text first stands.
fn place(page: &[u8], text: &str) -> usize {
    page.windows(text.len()).position(|window| window == text.as_bytes()).unwrap_or(page.len())
}

/// The places of a block's text.
fn block(page: &[u8], id: &str) -> (usize, usize) {
    let html = String::from_utf8_lossy(page);
    sheet::block_range(&html, id).map_or((0, 1), |range| (range.start, range.end))
}

/// Places spread over a range without an order, the same ones at each run.
fn places((start, end): (usize, usize), n: usize) -> impl Iterator<Item = usize> {
    let mut seed = 14_u64;
    (0..n).map(move |_| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        start + (seed >> 33) as usize % (end - start)
    })
}

/// The page with another letter at a place.
fn flipped(page: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = page.to_vec();
    bytes[at] = if bytes[at] == b'a' { b'b' } else { b'a' };
    bytes
}

/// Refuses the page's styles and its scripts.
const STRICT_STYLES: &str = "style-src 'self'; script-src 'self'";

/// The page under one more policy, as a strict server sends it.
fn under(page: &[u8], policy: &str) -> (String, Vec<u8>) {
    let at = place(page, "<meta");
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    (policy.to_owned(), [&page[..at], meta.as_bytes(), &page[at..]].concat())
}

/// A file that ends early says so, wherever it ends behind the words for that, which are among its first bytes.
pub(crate) fn an_incomplete_file_says_so(browser: Browser, n: usize) -> Outcome {
    let n_said = check(browser, |page| {
        let (first, boot) = (place(page, "complete. Copy") + 9, place(page, "<script id=\"boot\">"));
        let (corpus, program) = (block(page, sheet::CORPUS), block(page, sheet::PROGRAM));
        let named =
            [first, place(page, "<div id=\"app\">"), program.0, program.1, boot, boot + 99, corpus.0, corpus.1 - 1];
        let cuts = named.into_iter().chain(places((first, corpus.1), n)).chain(places((first, 4096), N_FIRST));
        cuts.map(|at| (format!("cut at {at}"), page[..at].to_vec())).collect()
    })?;
    let n_all = n + 8 + N_FIRST;
    if n_said == n_all { Ok(()) } else { Err(Failure(format!("{n_said} of {n_all} incomplete files say so"))) }
}

/// A policy that keeps scripts, styles or the program from running does not keep the page from saying so.
pub(crate) fn a_page_under_a_strict_policy_says_so(browser: Browser) -> Outcome {
    let policies =
        ["script-src 'self'", "default-src 'self'", "default-src 'none'", "script-src 'unsafe-inline'", STRICT_STYLES];
    let n_said = check(browser, |page| policies.map(|policy| under(page, policy)).into())?;
    if n_said == policies.len() { Ok(()) } else { Err(Failure(format!("{n_said} of {} pages say so", policies.len()))) }
}

/// A wrong letter in the program, in the corpus or in a script is found.
pub(crate) fn a_damaged_file_says_so(browser: Browser, n: usize) -> Outcome {
    let n_said = check(browser, |page| {
        let script = |id: &str| (place(page, &format!("<script id=\"{id}\">")) + 19, page.len());
        let blocks = [block(page, sheet::CORPUS), block(page, sheet::PROGRAM)];
        // Behind gzip's head, in which a date may be wrong without harm.
        let flips = blocks.into_iter().flat_map(|(start, end)| places((start + 20, end), n));
        let flips = flips.chain(["glue", "boot"].map(|id| script(id).0));
        flips.map(|at| (format!("another letter at {at}"), flipped(page, at))).collect()
    })?;
    let n_all = 2 * n + 2;
    if n_said == n_all { Ok(()) } else { Err(Failure(format!("{n_said} of {n_all} damaged files say so"))) }
}

/// Of a damaged corpus, the articles before the damage are shown, with how many there were.
pub(crate) async fn what_can_be_read_of_a_damaged_corpus_is_shown(page: &Page) -> Outcome {
    let whole = fs::read(built_page()?)?;
    let (start, end) = block(&whole, sheet::CORPUS);
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("page.html");
    let kept = start + (end - start) * 3 / 4;
    fs::write(&file, [&whole[..kept], &b"!".repeat(end - kept), &whole[end..]].concat())?;
    page.visit(&file).await?;
    page.wait_for_text("[role=alert]", "This file is damaged.").await?;
    page.wait_for_text("[role=alert]", " of 5 articles could still be read").await?;
    page.wait_for(".card__headline").await?;
    let n = page.count(".card__headline").await?;
    if (1..5).contains(&n) { Ok(()) } else { Err(Failure(format!("{n} articles are shown"))) }
}

/// Where scripts are off, the page can be read, and nothing is said to be loading.
pub(crate) async fn without_scripts_nothing_loads(page: &Page) -> Outcome {
    let tools = page.driver().cdp();
    tools.send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    page.visit(&built_page()?).await?;
    tokio::time::sleep(Duration::from_millis(3500)).await;
    let text: String = page.evaluate("return document.body.innerText").await?;
    if text.contains("can be read without scripts") && !text.contains("Loading") && !text.contains("has not started") {
        Ok(())
    } else {
        Err(Failure(format!("without scripts: {text}")))
    }
}
