//! Measures how soon a page of a corpus of your own can be used in Chromium, beside `FlexSearch` in the same browser
//! (`make bench-open CORPUS=articles.jsonl`).
//!
//! It packs the corpus and opens the page from its file: to the first list, until every word is counted, and the longest task of the page, all in
//! milliseconds after the start of loading (tasks below 50 ms count as none, since Chromium reports no others). `FlexSearch` starts with the lines of the
//! same corpus in memory, reads them as JSON and adds headline and text of each to an index with its defaults; the page has to unpack its lines first, and
//! makes more of them. Both in turn; medians.

#[path = "../tests/browser/driver.rs"]
#[expect(dead_code, reason = "it supports every browser")]
mod driver;
#[path = "shared/opened.rs"]
mod opened;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use crate::driver::{Browser, Failure, Outcome, with_browser};
use crate::opened::{median, opened};
use clap::Parser;
use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};
use std::io::Read;

/// How often each is opened.
const ROUNDS: usize = 3;

/// How many times as fast as `FlexSearch` the page has to be.
const LIMIT: f64 = 10.0;

/// How long a page may take before it counts as broken.
const DEADLINE: Duration = Duration::from_mins(5);

/// Notes when the page's own first list stands and when every word is counted, and the longest task.
const WATCH: &str = "window.reached = {}; window.longest = 0; const look = () => { \
    if (document.querySelector('.card__headline')) reached.listed ??= performance.now(); \
    if (document.querySelector('.masthead__dateline')?.textContent.includes('works offline')) reached.counted ??= performance.now(); }; \
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true }); \
    new PerformanceObserver((list) => list.getEntries().forEach((task) => { window.longest = Math.max(window.longest, task.duration); })) \
        .observe({ type: 'longtask', buffered: true });";

/// What was reached, once everything was.
const OPENED: &str =
    "return window.reached?.counted ? [reached.listed ?? reached.counted, reached.counted, longest] : null";

/// Indexes the lines once the page has drawn.
const INDEX: &str = "<script>setTimeout(() => { const begun = performance.now(); const index = new FlexSearch.Index(); \
    lines.forEach((line, id) => { const { title, headline, text } = JSON.parse(line); index.add(id, `${title ?? headline ?? ''}\\n${text}`); }); \
    window.took = performance.now() - begun; }, 500)</script>";

fn main() -> ExitCode {
    let (Some(corpus), Some(tools)) = (std::env::var_os("CORPUS"), std::env::var_os("TOOLS")) else {
        println!("opening: set CORPUS to a file of articles as JSON Lines, and TOOLS to the folder with FlexSearch.");
        return ExitCode::SUCCESS;
    };
    match measure(Path::new(&corpus), Path::new(&tools)) {
        Ok(is_fast) if is_fast => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(failure) => {
            println!("{failure:?}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the table. Returns whether the page is as fast as it has to be.
fn measure(corpus: &Path, tools: &Path) -> Outcome<bool> {
    let folder = tempfile::tempdir()?;
    let [page, peer] = ["page.html", "peer.html"].map(|name| folder.path().join(name));
    let words: [&OsStr; 8] = [
        "broadside".as_ref(),
        "pack".as_ref(),
        corpus.as_os_str(),
        "--template".as_ref(),
        "dist/broadside.html".as_ref(),
        "-o".as_ref(),
        page.as_os_str(),
        "--quiet".as_ref(),
    ];
    if cli::run(&cli::Args::try_parse_from(words)?) != ExitCode::SUCCESS {
        return Err(Failure("the corpus cannot be packed: the command has said why".to_owned()));
    }
    let megabytes = write_peer(corpus, tools, &peer)?;
    let [page, peer] = [page, peer].map(|path| format!("file://{}", path.display()));
    with_browser(Browser::Chromium, &[], async |driver| {
        driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
        let mut times: [Vec<f64>; 4] = std::array::from_fn(|_| Vec::new());
        for _ in 0..ROUNDS {
            let [listed, counted, longest] = opened(&driver, &page, OPENED, DEADLINE).await?;
            let took: f64 = opened(&driver, &peer, "return window.took ?? null", DEADLINE).await?;
            for (times, time) in times.iter_mut().zip([listed, counted, longest, took]) {
                times.push(time);
            }
        }
        let [listed, counted, longest, took] = times.map(median);
        println!("{megabytes:.1} MB of JSON Lines in Chromium, medians of {ROUNDS}");
        println!("{:<44}{listed:>8.0} ms", "first list");
        println!("{:<44}{counted:>8.0} ms", "every word counted");
        println!("{:<44}{longest:>8.0} ms", "longest task");
        let [ours, theirs] = [counted, took].map(|milliseconds| megabytes / milliseconds * 1e3);
        println!("ours / FlexSearch: {ours:.1} / {theirs:.1} MB/s, {:.1} times as fast (limit {LIMIT})", ours / theirs);
        Ok(ours / theirs >= LIMIT)
    })
}

/// Writes the page in which `FlexSearch` indexes the lines of a corpus. Returns their size in MB.
fn write_peer(corpus: &Path, tools: &Path, page: &Path) -> Outcome<f64> {
    let mut bytes = fs::read(corpus)?;
    if bytes.starts_with(formats::archive::GZIP) {
        let mut unpacked = Vec::new();
        MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
        bytes = unpacked;
    }
    let text = String::from_utf8_lossy(&bytes);
    let is_article = |line: &&str| serde_json::from_str::<Value>(line).is_ok_and(|line| line.get("text").is_some());
    let lines: Vec<&str> = text.lines().filter(is_article).collect();
    let library = fs::read_to_string(tools.join("flexsearch/node_modules/flexsearch/dist/flexsearch.bundle.min.js"))?;
    fs::write(page.with_extension("js"), format!("const lines = {};", json!(lines)))?;
    fs::write(page, format!("<!doctype html><script>{library}</script><script src=\"peer.js\"></script>{INDEX}"))?;
    Ok(bytes.len() as f64 / 1e6)
}
