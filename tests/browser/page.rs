//! The page as a person meets it: opened from a file, read, clicked and typed into, and watched for faults and requests that nobody asked for.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use thirtyfour::{By, TypingData, WebDriver, WebElement};

use crate::driver::{Browser, Failure, Outcome, with_browser};
use crate::firefox_console;

/// How long the page may take to show what a test waits for.
const DEADLINE: Duration = Duration::from_secs(20);

/// How often a condition is looked at.
const POLL: Duration = Duration::from_millis(25);

/// The colours that the person's system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

/// A page that is open in a browser.
pub(crate) struct Page {
    driver: WebDriver,
    browser: Browser,
    /// Where the page is, without what follows `#`.
    url: String,
}

/// Opens the built page in a new browser at the given hash (empty, or beginning with `#`), runs the test, and then holds that nothing was
/// complained of and nothing was asked of any network.
pub(crate) fn in_page(browser: Browser, hash: &str, test: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    in_file(browser, &built_page()?, hash, test)
}

/// As [`in_page`], with another file.
pub(crate) fn in_file(browser: Browser, file: &Path, hash: &str, test: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let url = format!("file://{}{hash}", file.display());
    with_browser(browser, &["browser", "performance"], async |driver| {
        let page = Page::open(driver, browser, &url).await?;
        test(&page).await?;
        page.assert_clean().await
    })
}

/// Where the built page is: `BROADSIDE_PAGE`, or where `make page` puts it.
pub(crate) fn built_page() -> Outcome<PathBuf> {
    let path = env::var_os("BROADSIDE_PAGE").map_or_else(|| PathBuf::from("dist/broadside.html"), PathBuf::from);
    path.canonicalize().map_err(|error| Failure(format!("no page at {} ({error}): `make page` first", path.display())))
}

impl Page {
    /// Opens an address.
    pub(crate) async fn open(driver: WebDriver, browser: Browser, url: &str) -> Outcome<Self> {
        driver.goto(url).await?;
        let mut url = driver.current_url().await?;
        url.set_fragment(None);
        Ok(Self { driver, browser, url: url.into() })
    }

    /// The driver, for what only one test needs.
    pub(crate) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The address after `#`, with the `#`, or nothing.
    pub(crate) async fn hash(&self) -> Outcome<String> {
        self.evaluate("return location.hash").await
    }

    /// What a script returns, which runs in the page as a function's body.
    pub(crate) async fn evaluate<T: DeserializeOwned>(&self, script: &str) -> Outcome<T> {
        Ok(self.driver.execute(script, Vec::new()).await?.convert()?)
    }

    /// Waits until an expression in the page's own language holds; `what` says it in words, should it never.
    pub(crate) async fn wait_until(&self, what: &str, expression: &str) -> Outcome {
        let script = format!("return Boolean({expression})");
        let begun = Instant::now();
        while !self.evaluate::<bool>(&script).await? {
            if begun.elapsed() > DEADLINE {
                let seen: String = self.evaluate("return document.body.innerText.slice(0, 2000)").await?;
                return Err(Failure(format!(
                    "within {DEADLINE:?} it did not happen that {what}. The page says:\n{seen}"
                )));
            }
            tokio::time::sleep(POLL).await;
        }
        Ok(())
    }

    /// Waits until the page shows its first content, and returns after how many milliseconds it did.
    pub(crate) async fn wait_until_usable(&self) -> Outcome<f64> {
        self.wait_until("the page is usable", "document.documentElement.dataset.usable").await?;
        self.evaluate("return Number(document.documentElement.dataset.usable)").await
    }

    /// Waits until something that fits the selector can be seen, and returns the first.
    pub(crate) async fn wait_for(&self, selector: &str) -> Outcome<WebElement> {
        let begun = Instant::now();
        loop {
            for element in self.driver.find_all(By::Css(selector)).await? {
                match element.is_displayed().await {
                    Ok(true) => return Ok(element),
                    Ok(false) => {}
                    // What was just drawn anew is found at the next look.
                    Err(error) if is_gone(&error) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            if begun.elapsed() > DEADLINE {
                return Err(Failure(format!("within {DEADLINE:?} nothing was seen that fits {selector}")));
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// Waits until something that fits the selector holds this text.
    pub(crate) async fn wait_for_text(&self, selector: &str, text: &str) -> Outcome {
        let expression = format!(
            "[...document.querySelectorAll({})].some((element) => element.textContent.includes({}))",
            json!(selector),
            json!(text)
        );
        self.wait_until(&format!("{selector} holds “{text}”"), &expression).await
    }

    /// Waits until nothing fits the selector.
    pub(crate) async fn wait_until_gone(&self, selector: &str) -> Outcome {
        self.wait_until(
            &format!("{selector} is gone"),
            &format!("document.querySelector({}) === null", json!(selector)),
        )
        .await
    }

    /// The text of the first thing that fits, as a person sees it.
    pub(crate) async fn text(&self, selector: &str) -> Outcome<String> {
        Ok(self.wait_for(selector).await?.text().await?)
    }

    /// The texts of everything that fits, as a person sees them.
    pub(crate) async fn texts(&self, selector: &str) -> Outcome<Vec<String>> {
        self.evaluate(&format!(
            "return [...document.querySelectorAll({})].map((element) => element.innerText)",
            json!(selector)
        ))
        .await
    }

    /// How many things fit.
    pub(crate) async fn count(&self, selector: &str) -> Outcome<usize> {
        self.evaluate(&format!("return document.querySelectorAll({}).length", json!(selector))).await
    }

    /// Clicks the first thing that fits.
    pub(crate) async fn click(&self, selector: &str) -> Outcome {
        let begun = Instant::now();
        loop {
            match self.wait_for(selector).await?.click().await {
                Ok(()) => return Ok(()),
                Err(error) if is_gone(&error) && begun.elapsed() < DEADLINE => {
                    tokio::time::sleep(POLL).await;
                }
                Err(error) => return Err(Failure(format!("{selector} can't be clicked: {error}"))),
            }
        }
    }

    /// Types into the first thing that fits; a `thirtyfour::Key` can stand in the text.
    pub(crate) async fn type_into(&self, selector: &str, text: impl Into<TypingData>) -> Outcome {
        Ok(self.wait_for(selector).await?.send_keys(text).await?)
    }

    /// Presses keys where the focus is.
    pub(crate) async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// Shows the page at a size in CSS pixels and in a colour scheme. Chromium alone can.
    pub(crate) async fn show_as(&self, width: u32, height: u32, scheme: Scheme) -> Outcome {
        let scheme = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let tools = self.driver.cdp();
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        tools.send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        tools.send_raw("Emulation.setEmulatedMedia", media).await?;
        let fits = format!("innerWidth === {width} && matchMedia('(prefers-color-scheme: {scheme})').matches");
        self.wait_until(&format!("the page is {width} wide and {scheme}"), &fits).await
    }

    /// Saves what can be seen as `target/screenshots/NAME.png`.
    pub(crate) async fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        let folder = Path::new("target/screenshots");
        fs::create_dir_all(folder)?;
        let path = folder.join(name).with_extension("png");
        self.driver.screenshot(&path).await?;
        Ok(path)
    }

    /// Holds that since the page was opened nothing was complained of in the console and nothing was asked of any network.
    pub(crate) async fn assert_clean(&self) -> Outcome {
        let mut faults = match self.browser {
            Browser::Chromium => self.chromium_faults().await?,
            Browser::Firefox => firefox_console::faults(&self.driver).await?,
            // Its driver tells nothing of the console.
            Browser::WebKit => Vec::new(),
        };
        let resources: Vec<String> =
            self.evaluate("return performance.getEntriesByType('resource').map((entry) => entry.name)").await?;
        faults.extend(resources.into_iter().filter(|url| !self.is_own(url)).map(|url| format!("request: {url}")));
        if faults.is_empty() { Ok(()) } else { Err(Failure(format!("the page is not clean:\n{}", faults.join("\n")))) }
    }

    /// What Chromium noted in its console and what it asked of the network.
    async fn chromium_faults(&self) -> Outcome<Vec<String>> {
        let console = self.driver.get_log("browser").await?;
        let mut faults: Vec<String> = console
            .into_iter()
            .filter(|entry| entry.level == "SEVERE" || entry.level == "WARNING")
            .map(|entry| format!("console: {}", entry.message))
            .collect();
        for entry in self.driver.get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message)?;
            let event = &event["message"];
            let asked_by = event["params"]["documentURL"].as_str().unwrap_or_default();
            // A new window begins with Chromium's own page for new tabs.
            if event["method"] == "Network.requestWillBeSent" && !asked_by.starts_with("chrome:") {
                let url = event["params"]["request"]["url"].as_str().unwrap_or_default();
                if !self.is_own(url) {
                    faults.push(format!("request: {url}"));
                }
            }
        }
        Ok(faults)
    }

    /// Whether an address asks nothing of any network: the page itself, or what it holds.
    fn is_own(&self, url: &str) -> bool {
        url.starts_with("data:")
            || url.starts_with("blob:")
            || url == "about:blank"
            || url.split('#').next() == Some(&self.url)
    }
}

/// Whether an element was drawn anew, or covered for a moment, between being found and being used.
fn is_gone(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::StaleElementReference(_)
            | WebDriverErrorInner::NoSuchElement(_)
            | WebDriverErrorInner::ElementClickIntercepted(_)
    )
}
