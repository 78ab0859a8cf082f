//! Measures how soon the page can be read and used (`make bench-start`).
//!
//! Usable: from the start of loading to the first content of the program, in milliseconds, compared with the smallest Yew page. Readable: to the
//! browser's first contentful paint (Paint Timing), compared with a plain page of the same text. All pages are opened from files in three browsers.
//! The corpus is the one in the built page.

#[path = "../tests/browser/driver.rs"]
mod driver;
#[path = "shared/opened.rs"]
mod opened;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use crate::driver::{Browser, Failure, Outcome, with_browser};
use crate::opened::{median, opened};

/// How often each page is opened.
const ROUNDS: usize = 11;

/// The maximum ratio of the page's time to the bare page's until it can be used.
const LIMIT: f64 = 1.5;

/// The maximum ratio of the page's time to the plain page's until something can be read.
const READABLE_LIMIT: f64 = 1.3;

/// How long a page may take before it counts as broken.
const DEADLINE: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    println!("Medians of {ROUNDS}, in milliseconds; limits: usable {LIMIT}, readable {READABLE_LIMIT}");
    println!(
        "{:<10} {:>10} {:>8} {:>7} {:>12} {:>9} {:>7}",
        "browser", "bare page", "usable", "ratio", "plain page", "readable", "ratio"
    );
    let mut is_fast = true;
    for browser in [Browser::Chromium, Browser::Firefox, Browser::WebKit] {
        match measure(browser) {
            Ok([bare, usable, plain, readable]) => {
                let (use_ratio, read_ratio) = (usable / bare, readable / plain);
                println!(
                    "{:<10} {bare:>10.1} {usable:>8.1} {use_ratio:>7.2} {plain:>12.1} {readable:>9.1} {read_ratio:>7.2}",
                    format!("{browser:?}")
                );
                is_fast &= use_ratio <= LIMIT && read_ratio <= READABLE_LIMIT;
            }
            Err(failure) => {
                println!("{browser:?}: {failure:?}");
                is_fast = false;
            }
        }
    }
    if is_fast { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Returns four median times in milliseconds: until the bare page and the page can be used, until the plain page and the page can be read. The pages
/// are opened in turn.
fn measure(browser: Browser) -> Outcome<[f64; 4]> {
    let bare = file_url("target/bare.html")?;
    let page = file_url("dist/broadside.html")?;
    std::fs::write("target/plain.html", plain_page(&std::fs::read_to_string("dist/broadside.html")?)?)?;
    let plain = file_url("target/plain.html")?;
    with_browser(browser, &[], async |driver| {
        let mut times: [Vec<f64>; 4] = std::array::from_fn(|_| Vec::new());
        // The first round warms up the disk and the browser and does not count.
        for round in 0..=ROUNDS {
            let opened = [
                opened(&driver, &bare, USABLE, DEADLINE).await?,
                opened(&driver, &page, USABLE, DEADLINE).await?,
                opened(&driver, &plain, READABLE, DEADLINE).await?,
                opened(&driver, &page, READABLE, DEADLINE).await?,
            ];
            if round > 0 {
                for (times, time) in times.iter_mut().zip(opened) {
                    times.push(time);
                }
            }
        }
        Ok(times.map(median))
    })
}

/// When the page could be used, as it noted itself.
const USABLE: &str = "return Number(document.documentElement.dataset.usable) || null";

/// When the browser first drew text.
const READABLE: &str =
    "return performance.getEntriesByName('first-contentful-paint').map(entry => entry.startTime)[0] || null";

/// Returns the readable edition of a page as a page without styles and program.
fn plain_page(page: &str) -> Outcome<String> {
    let edition = page
        .split_once("<!--edition-->")
        .and_then(|(_, rest)| rest.split_once("<!--/edition-->"))
        .ok_or_else(|| Failure("The built page has no readable edition".to_owned()))?
        .0;
    Ok(format!("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Plain</title>{edition}</html>"))
}

fn file_url(path: &str) -> Outcome<String> {
    let file = Path::new(path)
        .canonicalize()
        .map_err(|error| Failure(format!("no page at {path} ({error}): `make bench` builds it")))?;
    Ok(format!("file://{}", file.display()))
}
