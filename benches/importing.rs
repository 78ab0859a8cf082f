//! Measures whether the page stays responsive during a large import (`make bench-import CORPUS=articles.jsonl.gz`).
//!
//! In Chromium, it imports the file, adds the articles, saves the page and opens the saved page, while typing into the search box throughout. For
//! each stage it prints the time in seconds, the page's longest task in milliseconds (0 if none reached 50, the shortest that Chromium reports), and
//! the number of letters typed. It fails if importing, adding or saving blocked the page for longer than the limit.

#[path = "../tests/browser/driver.rs"]
#[expect(dead_code, reason = "it supports every browser, but only Chromium reports long tasks")]
mod driver;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::{By, WebDriver};

use crate::driver::{Browser, Failure, Outcome, with_browser};

/// How many milliseconds a task may block the page.
const LIMIT: f64 = 50.0;

/// How long each stage may take before it counts as broken.
const DEADLINE: Duration = Duration::from_mins(5);

/// The pause between two letters.
const BETWEEN_LETTERS: Duration = Duration::from_millis(150);

/// How long to watch the page after a stage, for late tasks.
const AFTERWARDS: Duration = Duration::from_secs(1);

/// The search box.
const BOX: &str = ".search__input--main";

/// The main button of each part of the manage view: it adds the imported articles, or saves the page.
const BUTTON: &str = ".manage__main";

/// Records the longest task from now on, and from before as far as the browser remembers.
const WATCH: &str = "window.longest = 0; new PerformanceObserver((list) => list.getEntries().forEach((task) => { \
    window.longest = Math.max(window.longest, task.duration); })).observe({ type: 'longtask', buffered: true })";

/// Whether the page reports that the articles were added.
const ADDED: &str = "document.querySelector('.manage__news')?.textContent.includes(' added')";

/// The number of articles that the page shows, as text.
const N_ARTICLES: &str = "return document.querySelector('.masthead__dateline')?.textContent.split(' · ')[0] ?? ''";

/// The result of a stage.
struct Stage {
    name: &'static str,
    seconds: f64,
    longest: f64,
    letters: usize,
}

fn main() -> ExitCode {
    let Some(corpus) = std::env::var_os("CORPUS") else {
        println!("importing: set CORPUS to a file of articles to import.");
        return ExitCode::SUCCESS;
    };
    match measure(Path::new(&corpus)) {
        Ok(stages) => {
            println!("{:<10} {:>8} {:>13} {:>8}   (limit {LIMIT} ms)", "stage", "seconds", "longest task", "letters");
            for Stage { name, seconds, longest, letters } in &stages {
                println!("{name:<10} {seconds:>8.1} {longest:>10.0} ms {letters:>8}");
            }
            // The last stage is the start of the saved page, which has no limit.
            let is_quick = stages.iter().take(3).all(|stage| stage.longest <= LIMIT);
            if is_quick { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(failure) => {
            println!("{failure:?}");
            ExitCode::FAILURE
        }
    }
}

/// Imports, adds, saves and opens what was saved.
fn measure(corpus: &Path) -> Outcome<[Stage; 4]> {
    let corpus = existing(corpus)?;
    let page = existing(Path::new("dist/broadside.html"))?;
    let folder = tempfile::tempdir()?;
    with_browser(Browser::Chromium, &[], async |driver| {
        let downloads = json!({ "behavior": "allow", "downloadPath": folder.path() });
        driver.cdp().send_raw("Browser.setDownloadBehavior", downloads).await?;
        driver.goto(format!("file://{}#manage", page.display())).await?;
        wait(
            &driver,
            "document.querySelector('.manage__file input') && document.documentElement.dataset.engine === 'worker'",
        )
        .await?;
        driver.execute(WATCH, Vec::new()).await?;

        let begun = begin(&driver).await?;
        driver.find(By::Css(".manage__file input")).await?.send_keys(corpus.display().to_string()).await?;
        let is_read = async || holds(&driver, "document.querySelector('.import-report')").await;
        let importing = typing_until(&driver, "importing", begun, is_read).await?;

        let begun = begin(&driver).await?;
        driver.find(By::Css(BUTTON)).await?.click().await?;
        let adding = typing_until(&driver, "adding", begun, async || holds(&driver, ADDED).await).await?;
        let n_articles = articles(&driver).await?;

        driver.execute("location.hash = '#manage?part=save'", Vec::new()).await?;
        wait(&driver, "document.querySelector('.manage__section')").await?;
        let begun = begin(&driver).await?;
        driver.find(By::Css(BUTTON)).await?.click().await?;
        let saving = typing_until(&driver, "saving", begun, async || Ok(saved(folder.path())?.is_some())).await?;
        let saved = saved(folder.path())?.ok_or_else(|| Failure("the saved page is gone".to_owned()))?;

        let begun = Instant::now();
        driver.goto(format!("file://{}", saved.display())).await?;
        driver.execute(WATCH, Vec::new()).await?;
        let is_there = async || Ok(articles(&driver).await? == n_articles);
        let reopening = typing_until(&driver, "reopening", begun, is_there).await?;
        Ok([importing, adding, saving, reopening])
    })
}

fn existing(path: &Path) -> Outcome<PathBuf> {
    path.canonicalize().map_err(|error| Failure(format!("no {} ({error})", path.display())))
}

/// Returns the saved page once it is complete. Until then, Chromium gives it another extension.
fn saved(folder: &Path) -> Outcome<Option<PathBuf>> {
    let files = fs::read_dir(folder)?.flatten().map(|file| file.path());
    Ok(files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "html")))
}

/// Whether an expression holds in the page.
async fn holds(driver: &WebDriver, expression: &str) -> Outcome<bool> {
    Ok(driver.execute(format!("return Boolean({expression})"), Vec::new()).await?.convert()?)
}

/// Returns the number of articles that the page shows, as text.
async fn articles(driver: &WebDriver) -> Outcome<String> {
    Ok(driver.execute(N_ARTICLES, Vec::new()).await?.convert()?)
}

/// Waits until an expression holds in the page.
async fn wait(driver: &WebDriver, expression: &str) -> Outcome {
    let begun = Instant::now();
    while !holds(driver, expression).await? {
        check(begun, expression)?;
        tokio::time::sleep(BETWEEN_LETTERS).await;
    }
    Ok(())
}

fn check(begun: Instant, what: &str) -> Outcome {
    if begun.elapsed() < DEADLINE { Ok(()) } else { Err(Failure(format!("not within {DEADLINE:?}: {what}"))) }
}

/// Starts a stage with an empty search box and no long tasks.
async fn begin(driver: &WebDriver) -> Outcome<Instant> {
    driver.find(By::Css(BOX)).await?.clear().await?;
    tokio::time::sleep(AFTERWARDS).await;
    driver.execute("window.longest = 0", Vec::new()).await?;
    Ok(Instant::now())
}

/// Types into the search box until a stage is over.
async fn typing_until(
    driver: &WebDriver,
    name: &'static str,
    begun: Instant,
    is_over: impl AsyncFn() -> Outcome<bool>,
) -> Outcome<Stage> {
    let mut typed = ('a'..='h').cycle();
    let mut letters = 0;
    while !is_over().await? {
        check(begun, name)?;
        if let (Some(letter), Ok(field)) = (typed.next(), driver.find(By::Css(BOX)).await) {
            field.send_keys(letter.to_string()).await?;
            letters += 1;
        }
        tokio::time::sleep(BETWEEN_LETTERS).await;
    }
    let seconds = begun.elapsed().as_secs_f64();
    tokio::time::sleep(AFTERWARDS).await;
    let longest = driver.execute("return window.longest", Vec::new()).await?.convert()?;
    Ok(Stage { name, seconds, longest, letters })
}
