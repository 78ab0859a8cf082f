//! Browsers that tests use one after another: a new one takes longer to start than most tests take to run.

use std::sync::{LazyLock, Mutex, PoisonError};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::WebDriver;
use tokio::runtime::{Builder, Runtime};

use crate::driver::{Browser, Outcome, Session, WINDOW};
use crate::firefox_console::Context;

/// How many tests use a browser: what they leave in its memory is bounded.
const MOST_USES: usize = 25;

/// Connections to the drivers outlive the tests, and so does what runs them.
static RUNTIME: LazyLock<std::io::Result<Runtime>> =
    LazyLock::new(|| Builder::new_current_thread().enable_all().build());

/// Browsers that no test uses now.
static IDLE: Mutex<Vec<Used>> = Mutex::new(Vec::new());

/// A browser that may have been used before.
struct Used {
    browser: Browser,
    session: Session,
    _downloads: TempDir,
    n_uses: usize,
}

/// Deletes all that pages keep in Firefox.
const FORGET: &str = "Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: arguments[0] })";

/// Runs `body` in a browser that keeps nothing of other tests. Chromium records its console and its requests.
pub(crate) fn in_clean_browser<T>(browser: Browser, body: impl AsyncFnOnce(WebDriver) -> Outcome<T>) -> Outcome<T> {
    let runtime = RUNTIME.as_ref()?;
    let mut used = match taken(browser) {
        Some(used) => used,
        None => runtime.block_on(Used::start(browser))?,
    };
    let outcome = runtime.block_on(body(used.session.driver.clone()));
    // A browser in which a test failed is not used again, nor one that cannot be cleaned.
    used.n_uses += 1;
    let may_be_used = outcome.is_ok() && used.n_uses < MOST_USES && browser != Browser::WebKit;
    if may_be_used && runtime.block_on(used.clean()).is_ok() {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(used);
        return outcome;
    }
    let has_quit = runtime.block_on(used.session.driver.clone().quit());
    // What the test says goes before.
    let value = outcome?;
    has_quit?;
    Ok(value)
}

/// A browser of this kind that no test uses now.
fn taken(browser: Browser) -> Option<Used> {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let at = idle.iter().position(|used| used.browser == browser)?;
    Some(idle.swap_remove(at))
}

impl Used {
    async fn start(browser: Browser) -> Outcome<Self> {
        let downloads = tempfile::tempdir()?;
        let session = Session::start(browser, &["browser", "performance"], downloads.path(), &[]).await?;
        Ok(Self { browser, session, _downloads: downloads, n_uses: 0 })
    }

    /// Deletes what pages keep, and puts a new window in place of all others.
    async fn clean(&self) -> Outcome {
        let driver = &self.session.driver;
        let old = driver.windows().await?;
        let new = driver.new_window().await?;
        for window in old {
            driver.switch_to_window(window).await?;
            driver.close_window().await?;
        }
        driver.switch_to_window(new).await?;
        let (width, height) = WINDOW;
        driver.set_window_rect(0, 0, width, height).await?;
        match self.browser {
            Browser::Chromium => {
                let files = json!({ "origin": "file://", "storageTypes": "all" });
                driver.cdp().send_raw("Storage.clearDataForOrigin", files).await?;
                for log in ["browser", "performance"] {
                    driver.get_log(log).await?;
                }
            }
            Browser::Firefox => {
                driver.cmd(Context("chrome")).await?;
                driver.execute_async(FORGET, Vec::new()).await?;
                driver.cmd(Context("content")).await?;
            }
            Browser::WebKit => {}
        }
        Ok(())
    }
}
