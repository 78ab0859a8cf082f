//! The page as a person uses it: opened from a file, read, clicked and typed into, and checked for faults and unexpected requests.

use std::cell::RefCell;
use std::env;
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use thirtyfour::{By, TypingData, WebDriver, WebElement};

use crate::driver::{Browser, DEADLINE, Failure, Outcome};
use crate::firefox_console;
use crate::packing;
use crate::pool::in_clean_browser;

/// The interval between checks of a condition.
const POLL: Duration = Duration::from_millis(25);

/// Calls its last argument once its first is at rest; at once where that is gone.
const SETTLE: &str = "const [element, done] = arguments; element.scrollIntoView({ block: 'nearest', inline: 'nearest' }); \
    const look = () => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height, document.documentElement.scrollHeight].join(); }; \
    const wait = (before, n) => requestAnimationFrame(() => { const now = look(); if (now !== before) wait(now, 2); else if (n > 1) wait(now, n - 1); else done(); }); \
    wait(look(), 2)";

/// The system's colour scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

/// A page open in a browser.
pub(crate) struct Page {
    driver: WebDriver,
    browser: Browser,
    /// The address of the page without the fragment, which may be a folder, and of the files that it may show in frames.
    own: RefCell<Vec<String>>,
}

/// Opens the built page in a clean browser at the given hash (empty, or beginning with `#`), runs the test, then checks that there were no console
/// messages and no network requests.
pub(crate) fn in_page(browser: Browser, hash: &str, test: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    in_file(browser, &built_page()?, hash, test)
}

/// Like [`in_page`], with another file.
pub(crate) fn in_file(browser: Browser, file: &Path, hash: &str, test: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let url = format!("{}{hash}", url_of(file));
    in_clean_browser(browser, async |driver| {
        let page = Page::open(driver, browser, &url).await?;
        test(&page).await?;
        page.assert_clean().await
    })
}

/// Returns the path of the page that is tested: `BROADSIDE_PAGE`, or the built page with the sample's texts alone, which are counted by hand.
pub(crate) fn built_page() -> Outcome<PathBuf> {
    static OF_TEXTS: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    if let Some(path) = env::var_os("BROADSIDE_PAGE") {
        return found(&PathBuf::from(path));
    }
    let of_texts = || of_texts().map_err(|Failure(message)| message);
    OF_TEXTS.get_or_init(of_texts).clone().map_err(Failure)
}

/// Packs the sample's texts, without the counts, into the built page.
fn of_texts() -> Outcome<PathBuf> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("texts.html");
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/articles/");
    let inputs = [[articles, "*.md"].concat(), [articles, "corpus.toml"].concat()].map(PathBuf::from);
    packing::run(&inputs, &bundled_page()?, &path, &[])?;
    found(&path)
}

/// Returns the path of the built page, where `make page` puts it.
pub(crate) fn bundled_page() -> Outcome<PathBuf> {
    found(Path::new("dist/broadside.html"))
}

fn found(path: &Path) -> Outcome<PathBuf> {
    path.canonicalize().map_err(|error| Failure(format!("no page at {} ({error}): `make page` first", path.display())))
}

/// Returns the address of a file.
pub(crate) fn url_of(file: &Path) -> String {
    format!("file://{}", file.display())
}

impl Page {
    /// Opens an address.
    pub(crate) async fn open(driver: WebDriver, browser: Browser, url: &str) -> Outcome<Self> {
        driver.goto(url).await?;
        let mut url = driver.current_url().await?;
        url.set_fragment(None);
        Ok(Self { driver, browser, own: RefCell::new(vec![url.into()]) })
    }

    /// Enters the frame on the page.
    pub(crate) async fn enter_frame(&self) -> Outcome {
        Ok(self.driver.enter_frame(0).await?)
    }

    /// Opens another file, which may have the built page in a frame.
    pub(crate) async fn visit(&self, file: &Path) -> Outcome {
        self.driver.goto(url_of(file)).await?;
        let mut url = self.driver.current_url().await?;
        // A saved page can have its own opening view.
        url.set_fragment(None);
        self.own.borrow_mut().extend([url.into(), url_of(&built_page()?)]);
        Ok(())
    }

    /// From now on, the page may load this address.
    pub(crate) fn may_load(&self, url: &str) {
        self.own.borrow_mut().push(url.to_owned());
    }

    /// Opens the same file again, at a hash.
    pub(crate) async fn start_at(&self, hash: &str) -> Outcome {
        self.go(hash).await?;
        self.reload().await
    }

    /// Reloads the page.
    pub(crate) async fn reload(&self) -> Outcome {
        self.driver.refresh().await?;
        self.wait_until("the page says how many articles there are", "document.querySelector('.results')?.textContent")
            .await
    }

    /// Goes to another hash, as if typed into the address bar.
    pub(crate) async fn go(&self, hash: &str) -> Outcome {
        self.driver.execute(format!("location.hash = {}", json!(hash)), Vec::new()).await?;
        Ok(())
    }

    /// The driver, for what only a single test needs.
    pub(crate) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The browser, for what only one browser can do.
    pub(crate) fn browser(&self) -> Browser {
        self.browser
    }

    /// Returns the fragment with its `#`, or an empty string.
    pub(crate) async fn hash(&self) -> Outcome<String> {
        self.evaluate("return location.hash").await
    }

    /// Runs a script in the page as a function body, and returns its result.
    pub(crate) async fn evaluate<T: DeserializeOwned>(&self, script: &str) -> Outcome<T> {
        Ok(self.driver.execute(script, Vec::new()).await?.convert()?)
    }

    /// Waits until a script, run in the page as a function body, returns this value. What is not there yet is `null`.
    pub(crate) async fn wait_for_value<T, U>(&self, script: &str, wanted: &U) -> Outcome
    where
        T: DeserializeOwned + Debug + PartialEq<U>,
        U: Debug + ?Sized,
    {
        let begun = Instant::now();
        loop {
            let seen: Option<T> = self.evaluate(script).await?;
            if seen.as_ref().is_some_and(|seen| seen == wanted) {
                return Ok(());
            }
            if begun.elapsed() > DEADLINE {
                return Err(Failure(format!(
                    "within {DEADLINE:?} it did not come to {wanted:?} but to {seen:?}: {script}"
                )));
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// Waits until a JavaScript expression is true. `what` describes it for the error message.
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

    /// Waits until the page shows its first content, and returns how many milliseconds it took.
    pub(crate) async fn wait_until_usable(&self) -> Outcome<f64> {
        self.wait_until("the page is usable", "document.documentElement.dataset.usable").await?;
        self.evaluate("return Number(document.documentElement.dataset.usable)").await
    }

    /// Waits until an element that matches the selector is visible, and returns the first.
    pub(crate) async fn wait_for(&self, selector: &str) -> Outcome<WebElement> {
        self.wait_for_one(selector, "").await
    }

    /// Waits until an element that matches the selector and contains the text is visible, and returns the first.
    async fn wait_for_one(&self, selector: &str, text: &str) -> Outcome<WebElement> {
        let begun = Instant::now();
        loop {
            let found = match self.driver.find_all(By::Css(selector)).await {
                Ok(found) => found,
                // WebKit says so of an element that goes while it is found.
                Err(error) if is_gone(&error) => Vec::new(),
                Err(error) => return Err(error.into()),
            };
            for element in found {
                match is_seen(&element, text).await {
                    Ok(true) => return Ok(element),
                    Ok(false) => {}
                    // An element that was just rendered again is found on the next try.
                    Err(error) if is_gone(&error) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            if begun.elapsed() > DEADLINE {
                let holding = if text.is_empty() { String::new() } else { format!(" and holds “{text}”") };
                return Err(Failure(format!("within {DEADLINE:?} nothing was seen that fits {selector}{holding}")));
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// Waits until an element that matches the selector contains this text.
    pub(crate) async fn wait_for_text(&self, selector: &str, text: &str) -> Outcome {
        let expression = format!(
            "[...document.querySelectorAll({})].some((element) => element.textContent.includes({}))",
            json!(selector),
            json!(text)
        );
        self.wait_until(&format!("{selector} holds “{text}”"), &expression).await
    }

    /// Waits until no element matches the selector.
    pub(crate) async fn wait_until_gone(&self, selector: &str) -> Outcome {
        self.wait_until(
            &format!("{selector} is gone"),
            &format!("document.querySelector({}) === null", json!(selector)),
        )
        .await
    }

    /// Waits until the elements that match the selector have these texts, in order.
    pub(crate) async fn wait_for_texts(&self, selector: &str, wanted: &[&str]) -> Outcome {
        self.wait_for_value::<Vec<String>, _>(&texts_of(selector), wanted).await
    }

    /// Returns the visible text of the first match.
    pub(crate) async fn text(&self, selector: &str) -> Outcome<String> {
        Ok(self.wait_for(selector).await?.text().await?)
    }

    /// Returns the visible texts of all matches.
    pub(crate) async fn texts(&self, selector: &str) -> Outcome<Vec<String>> {
        self.evaluate(&texts_of(selector)).await
    }

    /// Returns the number of matches.
    pub(crate) async fn count(&self, selector: &str) -> Outcome<usize> {
        self.evaluate(&format!("return document.querySelectorAll({}).length", json!(selector))).await
    }

    /// Clicks the first match.
    pub(crate) async fn click(&self, selector: &str) -> Outcome {
        self.click_text(selector, "").await
    }

    /// Clicks the first match that contains the text.
    pub(crate) async fn click_text(&self, selector: &str, text: &str) -> Outcome {
        let begun = Instant::now();
        loop {
            let element = self.wait_for_one(selector, text).await?;
            let clicked = match self.settle(&element).await {
                Ok(()) => element.click().await,
                Err(error) => Err(error),
            };
            match clicked {
                Ok(()) => return Ok(()),
                Err(error) if is_gone(&error) && begun.elapsed() < DEADLINE => {
                    tokio::time::sleep(POLL).await;
                }
                Err(error) => return Err(Failure(format!("{selector} can't be clicked: {error}"))),
            }
        }
    }

    /// Scrolls an element into sight and waits until it stays where it is, and the page as high as it is, over two frames.
    async fn settle(&self, element: &WebElement) -> Result<(), WebDriverError> {
        self.driver.execute_async(SETTLE, vec![element.to_json()?]).await?;
        Ok(())
    }

    /// Waits until the first thing that fits can be seen and is at rest, and returns it: for pointers that go where they are sent.
    pub(crate) async fn at_rest(&self, selector: &str) -> Outcome<WebElement> {
        let element = self.wait_for(selector).await?;
        self.settle(&element).await?;
        Ok(element)
    }

    /// Types into the first match. The text can include a `thirtyfour::Key`.
    pub(crate) async fn type_into(&self, selector: &str, text: impl Into<TypingData>) -> Outcome {
        Ok(self.wait_for(selector).await?.send_keys(text).await?)
    }

    /// Replaces the text of the first matching field.
    pub(crate) async fn retype(&self, selector: &str, text: impl Into<TypingData>) -> Outcome {
        self.wait_for(selector).await?;
        let script =
            format!("const field = document.querySelector({}); field.focus(); field.select()", json!(selector));
        self.driver.execute(script, Vec::new()).await?;
        self.press(text).await
    }

    /// Presses keys on the focused element.
    pub(crate) async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// Shows the page at a size in CSS pixels and in a colour scheme. Works only in Chromium.
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

    /// Saves a screenshot as `target/screenshots/NAME.png`.
    pub(crate) async fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        let folder = Path::new("target/screenshots");
        fs::create_dir_all(folder)?;
        let path = folder.join(name).with_extension("png");
        self.driver.screenshot(&path).await?;
        Ok(path)
    }

    /// Checks that there were no console messages and no network requests since the page was opened.
    pub(crate) async fn assert_clean(&self) -> Outcome {
        let faults = self.faults().await?;
        if faults.is_empty() { Ok(()) } else { Err(Failure(format!("the page is not clean:\n{}", faults.join("\n")))) }
    }

    /// Returns the console messages and network requests since the page was opened or since the last call.
    pub(crate) async fn faults(&self) -> Outcome<Vec<String>> {
        let mut faults = match self.browser {
            Browser::Chromium => self.chromium_faults().await?,
            Browser::Firefox => firefox_console::faults(&self.driver).await?,
            // Its driver does not expose the console.
            Browser::WebKit => Vec::new(),
        };
        let resources: Vec<String> =
            self.evaluate("return performance.getEntriesByType('resource').map((entry) => entry.name)").await?;
        faults.extend(resources.into_iter().filter(|url| !self.is_own(url)).map(|url| format!("request: {url}")));
        Ok(faults)
    }

    /// Returns Chromium's console messages and network requests.
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
            // A new window begins with Chromium's own page for new tabs, which on a busy machine gets further than its first file.
            let is_for_new_tab = ["chrome:", "chrome-untrusted:"].iter().any(|own| asked_by.starts_with(own));
            if event["method"] == "Network.requestWillBeSent" && !is_for_new_tab {
                let url = event["params"]["request"]["url"].as_str().unwrap_or_default();
                if !self.is_own(url) {
                    faults.push(format!("request: {url}"));
                }
            }
        }
        Ok(faults)
    }

    /// Whether an address is the page itself or inside it, and so needs no network.
    fn is_own(&self, url: &str) -> bool {
        url.starts_with("data:")
            || url.starts_with("blob:")
            || url == "about:blank"
            || self.own.borrow().iter().any(|own| {
                url.split('#').next() == Some(own)
                    || own.starts_with("http") && own.ends_with('/') && url.starts_with(own.as_str())
            })
    }
}

/// Returns a script for the texts of all matches.
fn texts_of(selector: &str) -> String {
    format!("return [...document.querySelectorAll({})].map((element) => element.innerText)", json!(selector))
}

/// Whether an element is visible and contains the text.
async fn is_seen(element: &WebElement, text: &str) -> Result<bool, WebDriverError> {
    Ok(element.is_displayed().await? && (text.is_empty() || element.text().await?.contains(text)))
}

/// Whether an element was rendered again, or briefly covered, after it was found.
fn is_gone(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::StaleElementReference(_)
            | WebDriverErrorInner::NoSuchElement(_)
            | WebDriverErrorInner::ElementClickIntercepted(_)
    )
}
