//! The matrix: whether the page can be used in each browser, wherever it is opened from. The README's table is written from the same list.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::driver::{Browser, DEADLINE, Failure, Outcome, with_downloads};
use crate::manage::{add, choose};
use crate::packing;
use crate::page::{Page, built_page, url_of};
use crate::server::{Hosting, Kind};
use crate::steps::{OUTLETS, listed, pick, results};
use crate::words::counts_of_two_outlets_are_those_of_a_count_by_hand;

/// One article more, as a table.
const TABLE: &str =
    "title,outlet,date,text\nTrams return,The Valley Post,2025-03-04,Trams ran again on Friday after a strike.\n";

const BROWSERS: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

/// Where the page is opened from. The frames are on a page of the same server.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    File,
    Server,
    Frame,
    SandboxedFrame,
}

const PLACES: [Place; 4] = [Place::File, Place::Server, Place::Frame, Place::SandboxedFrame];

/// What is done with the page, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Open,
    Filter,
    Compare,
    Import,
    Keep,
    Save,
    Embed,
}

const ACTIONS: [Action; 7] =
    [Action::Open, Action::Filter, Action::Compare, Action::Import, Action::Keep, Action::Save, Action::Embed];

/// The words with which the page says that a browser refuses something there; `None` where it works.
fn refusal(browser: Browser, place: Place, action: Action) -> Option<&'static str> {
    match (browser, place, action) {
        (_, Place::SandboxedFrame, Action::Keep) => Some("This browser keeps nothing for this page"),
        _ => None,
    }
}

/// The page at one of the places.
struct Setting<'a> {
    page: &'a Page,
    place: Place,
    /// The address of the folder that has the page and the pages around it.
    folder: String,
    downloads: &'a Path,
}

impl Setting<'_> {
    /// Opens a file of the folder.
    async fn visit(&self, file: &str) -> Outcome {
        Ok(self.page.driver().goto(format!("{}{file}", self.folder)).await?)
    }

    /// Does something and checks that it was done, or that the page says why not.
    async fn act(&self, action: Action, refusal: Option<&str>) -> Outcome {
        let page = self.page;
        match (action, refusal) {
            (Action::Open, None) => self.open().await,
            (Action::Filter, None) => filter(page).await,
            (Action::Compare, None) => counts_of_two_outlets_are_those_of_a_count_by_hand(page).await,
            (Action::Import, None) => import(page).await,
            (Action::Keep, None) => keep(page).await,
            (Action::Keep, Some(words)) => {
                ask_to_keep(page).await?;
                page.wait_for_text(".manage .wrong", words).await
            }
            (Action::Save, None) => self.save().await,
            (Action::Embed, None) => self.embed().await,
            (_, Some(_)) => Err(Failure("there is no test of its refusal".to_owned())),
        }
    }

    /// Every article is listed, with no message in the console (which WebKit's driver does not show) and no request.
    async fn open(&self) -> Outcome {
        if matches!(self.place, Place::File | Place::Server) {
            self.visit("broadside.html").await?;
        } else {
            self.visit("around.html").await?;
            self.page.enter_frame().await?;
        }
        self.page.wait_until_usable().await?;
        results(self.page, "5 articles").await?;
        listed(self.page, &OUTLETS).await?;
        self.page.assert_clean().await
    }

    /// The saved page reaches the folder of downloads, and opens with the new article.
    async fn save(&self) -> Outcome {
        let page = self.page;
        page.click_text(".masthead__tools .link", "Save").await?;
        page.click_text(".manage__actions .button", "Save the page with all 6").await?;
        page.wait_for_text(".manage [role=status]", "Saved as").await?;
        page.visit(&downloaded(self.downloads).await?).await?;
        results(page, "6 articles").await?;
        page.wait_for_text(".card__open", "Trams return").await
    }

    /// In a frame, the page says that it is ready, and sets the filters that it is asked for.
    async fn embed(&self) -> Outcome {
        let page = self.page;
        self.visit("embedding.html").await?;
        page.wait_until(
            "the page says that it is ready",
            "window.heard.ready?.articles === 5 && window.heard.ready.outlets === 5 && window.heard.ready.title && window.heard.ready.views.includes('words')",
        )
        .await?;
        page.evaluate::<()>("window.filter('outlet=WDMD+TV')").await?;
        page.wait_until("it says that one article is left", "window.heard.selection?.articles === 1").await?;
        page.enter_frame().await?;
        listed(page, &["WDMD TV"]).await?;
        page.wait_until_gone(".masthead").await
    }
}

/// A click on an outlet leaves its article, and all are back without it.
async fn filter(page: &Page) -> Outcome {
    pick(page, "WDMD TV").await?;
    results(page, "1 of 5 articles").await?;
    listed(page, &["WDMD TV"]).await?;
    page.click_text(".chips .link", "Clear all").await?;
    results(page, "5 articles").await
}

/// A file comes in and its article is counted.
async fn import(page: &Page) -> Outcome {
    let folder = tempfile::tempdir()?;
    choose(page, folder.path(), &[("table.csv", TABLE)]).await?;
    page.wait_for_texts(".manage__news", &["1 article read"]).await?;
    add(page).await?;
    results(page, "6 articles").await
}

async fn ask_to_keep(page: &Page) -> Outcome {
    page.click_text(".masthead__tools .link", "Save").await?;
    page.click_text(".manage__actions .button", "Keep a copy here").await
}

/// The browser keeps a copy, and removes it again.
async fn keep(page: &Page) -> Outcome {
    ask_to_keep(page).await?;
    page.wait_for_text(".manage__section", "Kept here: 6 articles").await?;
    page.click_text(".manage__actions .button", "Remove the copy").await?;
    page.wait_for_text(".manage", "Nothing is kept here any more").await
}

/// Waits for the only file in the folder of downloads to be whole.
async fn downloaded(folder: &Path) -> Outcome<PathBuf> {
    let begun = Instant::now();
    loop {
        let files: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|file| file.path()).collect();
        if let [file] = files.as_slice()
            && file.extension().is_some_and(|extension| extension == "html")
            && fs::read_to_string(file)?.trim_end().ends_with("</html>")
        {
            return Ok(file.clone());
        }
        if begun.elapsed() > DEADLINE {
            return Err(Failure(format!("no whole page among the downloads {files:?}")));
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

/// A page with the page in a frame, which it hears and asks by the element of `embed.js` or by messages of its own.
fn around(place: Place, hash: &str) -> String {
    let body = match place {
        Place::File | Place::Server => "<script src=\"embed.js\"></script>\
            <broadside-page src=\"broadside.html\" title=\"Broadside\" height=\"800px\"></broadside-page><script>\
            const element = document.querySelector('broadside-page'); \
            for (const type of ['ready', 'selection']) element.addEventListener('broadside-' + type, ({ detail }) => { window.heard[type] = detail; }); \
            window.filter = (filters) => element.filter(filters);"
            .to_owned(),
        Place::Frame | Place::SandboxedFrame => {
            let sandbox = if place == Place::SandboxedFrame { "sandbox=\"allow-scripts allow-downloads\"" } else { "" };
            // It fills the window, since WebKit does not scroll the page around a sandboxed frame to what is clicked in it.
            format!(
                "<iframe src=\"broadside.html{hash}\" title=\"Broadside\" style=\"display: block; width: 100vw; height: 100vh; border: 0\" {sandbox}></iframe><script>\
                 const tell = (message) => document.querySelector('iframe').contentWindow.postMessage({{ broadside: 1, ...message }}, '*'); \
                 addEventListener('message', ({{ data }}) => {{ window.heard[data.type] = data; if (data.type === 'listening') tell({{ type: 'hello' }}); }}); \
                 window.filter = (filters) => tell({{ type: 'filters', filters }});"
            )
        }
    };
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page with a frame</title><link rel=\"icon\" href=\"data:,\">\
         <script>window.heard = {{}};</script></head><body style=\"margin: 0\">{body}</script></body></html>"
    )
}

/// Writes the page and the pages around it into a folder.
fn write(place: Place, folder: &Path) -> Outcome {
    let page = folder.join("broadside.html");
    if place == Place::File {
        // Pages opened from files may talk with it.
        packing::run(&[built_page()?], &built_page()?, &page, &["--embedder", "null"])?;
    } else {
        fs::copy(built_page()?, page)?;
    }
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("embed/embed.js"), folder.join("embed.js"))?;
    fs::write(folder.join("around.html"), around(place, ""))?;
    fs::write(folder.join("embedding.html"), around(place, "#embed"))?;
    Ok(())
}

/// Does everything in a browser with the page opened from a place.
fn use_it(browser: Browser, place: Place) -> Outcome {
    let (files, downloads): (TempDir, TempDir) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let hosting = if place == Place::File { None } else { Some(Hosting::start(Kind::Plain, "")?) };
    let (root, folder) = match &hosting {
        Some(hosting) => (hosting.site(), hosting.url()),
        None => (files.path().to_owned(), format!("{}/", url_of(files.path()))),
    };
    write(place, &root)?;
    with_downloads(browser, &["browser", "performance"], downloads.path(), async |driver| {
        let page = Page::open(driver, browser, "about:blank").await?;
        for file in ["", "broadside.html", "embed.js", "around.html", "embedding.html"] {
            page.may_load(&format!("{folder}{file}"));
        }
        let setting = Setting { page: &page, place, folder, downloads: downloads.path() };
        for action in ACTIONS {
            let refusal = refusal(browser, place, action);
            setting.act(action, refusal).await.map_err(|Failure(why)| Failure(format!("{action:?}: {why}")))?;
        }
        page.assert_clean().await
    })
}

/// The README's table.
fn table() -> String {
    let heads = ACTIONS.map(|action| match action {
        Action::Open => "opens",
        Action::Filter => "filters",
        Action::Compare => "compares",
        Action::Import => "takes articles in",
        Action::Keep => "keeps a copy in the browser",
        Action::Save => "saves itself",
        Action::Embed => "talks with the page around it",
    });
    let rows = PLACES.map(|place| {
        let name = match place {
            Place::File => "a file",
            Place::Server => "a web server",
            Place::Frame => "a frame",
            Place::SandboxedFrame => "a frame with `sandbox=\"allow-scripts allow-downloads\"`",
        };
        format!("| {name} | {} |\n", ACTIONS.map(|action| cell(place, action)).join(" | "))
    });
    let rule = "|---".repeat(heads.len() + 1);
    format!("| opened from | {} |\n{rule}|\n{}", heads.join(" | "), rows.concat())
}

/// What the README says of something at a place: *yes*, or what the page says in the browsers that refuse it.
fn cell(place: Place, action: Action) -> String {
    let refusing = BROWSERS.into_iter().filter_map(|browser| Some((browser, refusal(browser, place, action)?)));
    let refusing: Vec<(Browser, &str)> = refusing.collect();
    match refusing.as_slice() {
        [] => "yes".to_owned(),
        [(_, words), ..] if refusing.len() == BROWSERS.len() => format!("no: “{words}”"),
        some => {
            let some: Vec<String> = some.iter().map(|(browser, words)| format!("{browser:?} “{words}”")).collect();
            format!("yes, but {}", some.join(", "))
        }
    }
}

#[test]
fn the_readme_has_the_table_of_the_matrix() -> Outcome {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))?;
    if readme.contains(&table()) {
        Ok(())
    } else {
        Err(Failure(format!("the README needs this table:\n\n{}", table())))
    }
}

/// Declares a test for each place in a browser.
macro_rules! everywhere {
    ($module:ident, $browser:ident, $needs:literal) => {
        mod $module {
            use super::{Place, use_it};
            use crate::driver::{Browser, Outcome};

            #[test]
            #[ignore = $needs]
            fn from_a_file() -> Outcome {
                use_it(Browser::$browser, Place::File)
            }

            #[test]
            #[ignore = $needs]
            fn from_a_server() -> Outcome {
                use_it(Browser::$browser, Place::Server)
            }

            #[test]
            #[ignore = $needs]
            fn in_a_frame() -> Outcome {
                use_it(Browser::$browser, Place::Frame)
            }

            #[test]
            #[ignore = $needs]
            fn in_a_sandboxed_frame() -> Outcome {
                use_it(Browser::$browser, Place::SandboxedFrame)
            }
        }
    };
}

everywhere!(chromium, Chromium, "needs Chromium and nginx: make test-chromium");
everywhere!(firefox, Firefox, "needs Firefox and nginx: make test-firefox");
everywhere!(webkit, WebKit, "needs WebKit and nginx: make test-webkit");
