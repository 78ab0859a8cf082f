//! Measures how soon the page can be used, compared with the smallest Yew page (`make bench-start`).
//!
//! The figure is the time in milliseconds from the start of loading to the first content. Both pages are opened from files in three browsers. The
//! corpus is the one in the built page.

#[path = "../tests/browser/driver.rs"]
mod driver;

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use thirtyfour::WebDriver;

use crate::driver::{Browser, Failure, Outcome, with_browser};

/// How often each page is opened.
const ROUNDS: usize = 11;

/// The maximum ratio of the page's time to the bare page's.
const LIMIT: f64 = 1.5;

/// How long a page may take before it counts as broken.
const DEADLINE: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    println!(
        "{:<10} {:>8} {:>8} {:>7}   (medians of {ROUNDS}, in milliseconds; limit {LIMIT})",
        "browser", "bare", "page", "ratio"
    );
    let mut is_fast = true;
    for browser in [Browser::Chromium, Browser::Firefox, Browser::WebKit] {
        match measure(browser) {
            Ok((bare, page)) => {
                let ratio = page / bare;
                println!("{:<10} {bare:>8.1} {page:>8.1} {ratio:>7.2}", format!("{browser:?}"));
                is_fast &= ratio <= LIMIT;
            }
            Err(failure) => {
                println!("{browser:?}: {failure:?}");
                is_fast = false;
            }
        }
    }
    if is_fast { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Returns the median times of the bare page and of the page, opened in turn, in milliseconds.
fn measure(browser: Browser) -> Outcome<(f64, f64)> {
    let bare = file_url("target/bare.html")?;
    let page = file_url("dist/broadside.html")?;
    with_browser(browser, &[], async |driver| {
        let (mut bare_times, mut page_times) = (Vec::new(), Vec::new());
        // The first round warms up the disk and the browser and does not count.
        for round in 0..=ROUNDS {
            let times = (usable_after(&driver, &bare).await?, usable_after(&driver, &page).await?);
            if round > 0 {
                bare_times.push(times.0);
                page_times.push(times.1);
            }
        }
        Ok((median(bare_times), median(page_times)))
    })
}

/// Opens a page and returns how many milliseconds it took until usable.
async fn usable_after(driver: &WebDriver, url: &str) -> Outcome<f64> {
    driver.goto("about:blank").await?;
    driver.goto(url).await?;
    let begun = Instant::now();
    loop {
        let usable: Option<String> =
            driver.execute("return document.documentElement.dataset.usable", Vec::new()).await?.convert()?;
        if let Some(milliseconds) = usable {
            return Ok(milliseconds.parse()?);
        }
        if begun.elapsed() > DEADLINE {
            return Err(Failure(format!("{url} was not usable within {DEADLINE:?}")));
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn file_url(path: &str) -> Outcome<String> {
    let file = Path::new(path)
        .canonicalize()
        .map_err(|error| Failure(format!("no page at {path} ({error}): `make bench` builds it")))?;
    Ok(format!("file://{}", file.display()))
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
