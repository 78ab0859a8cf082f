//! The page as a folder of files on a web server: nginx and Apache with the configurations that the docs give.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;

use crate::driver::{Browser, Failure, Outcome, with_browser};
use crate::packing;
use crate::page::{Page, built_page};
use crate::saved;
use crate::server::{Hosting, Kind};
use crate::steps::results;

/// The page is kept: its service worker is in charge.
const IS_KEPT: &str = "navigator.serviceWorker.controller?.state === 'activated'";

/// Writes articles as a site.
fn write(inputs: &[&Path], folder: &Path, more: &[&str]) -> Outcome {
    let template = built_page()?;
    let words = ["site", "--quiet", "--template"].map(OsStr::new).into_iter();
    let files = [template.as_os_str(), "-o".as_ref(), folder.as_os_str()];
    let inputs = inputs.iter().map(|path| path.as_os_str());
    packing::command(&words.chain(files).chain(inputs).chain(more.iter().map(OsStr::new)).collect::<Vec<_>>())
}

/// Runs a test with the sample on a server, opened in a browser.
fn on_server(browser: Browser, kind: Kind, test: impl AsyncFnOnce(&Page, &mut Hosting) -> Outcome) -> Outcome {
    let mut hosting = Hosting::start(kind, "")?;
    write(&[&built_page()?], &hosting.site(), &[])?;
    with_browser(browser, &["browser", "performance"], async |driver| {
        let page = Page::open(driver, browser, &hosting.url()).await?;
        test(&page, &mut hosting).await
    })
}

/// The value that a promise in the page comes to.
async fn awaited<T: DeserializeOwned>(page: &Page, promise: &str) -> Outcome<T> {
    let script = format!("Promise.resolve({promise}).then(arguments[0])");
    Ok(page.driver().execute_async(script, Vec::new()).await?.convert()?)
}

/// The name of the site's file that begins and ends so.
fn file_of(folder: &Path, start: &str, end: &str) -> Outcome<String> {
    let names = fs::read_dir(folder)?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<String> = names.filter(|name| name.starts_with(start) && name.ends_with(end)).collect();
    match (found.pop(), found.pop()) {
        (Some(name), None) => Ok(name),
        other => Err(Failure(format!("not one {start}…{end}: {other:?}"))),
    }
}

/// The page opens under a sub-path without a message, and each kind of file comes with what the docs say.
async fn opens(page: &Page, hosting: &Hosting) -> Outcome {
    page.wait_until_usable().await?;
    results(page, "5 articles").await?;
    page.wait_until("the page is kept", IS_KEPT).await?;
    let program = file_of(&hosting.site(), "broadside.", ".wasm.gz")?;
    let glue = file_of(&hosting.site(), "broadside.", ".js")?;
    let manifest = file_of(&hosting.site(), "manifest.", ".webmanifest")?;
    let forever = "public, max-age=31536000, immutable";
    for (file, kind, caching) in [
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("service-worker.js", "text/javascript; charset=utf-8", "no-cache"),
        (&*program, "application/gzip", forever),
        (&*glue, "text/javascript; charset=utf-8", forever),
        (&*manifest, "application/manifest+json; charset=utf-8", forever),
    ] {
        let names =
            "['Content-Type', 'Cache-Control', 'X-Content-Type-Options', 'Referrer-Policy', 'Content-Encoding']";
        // What the service worker keeps has the headers that the server sent.
        let headers: Vec<String> = awaited(
            page,
            &format!(
                "fetch('{file}', {{ cache: 'reload' }}).then(({{ headers }}) => {names}.map((name) => headers.get(name) ?? ''))"
            ),
        )
        .await?;
        let expected = [kind, caching, "nosniff", "no-referrer"];
        if headers[..4].iter().zip(expected).any(|(header, expected)| !header.eq_ignore_ascii_case(expected)) {
            return Err(Failure(format!("{file} comes with {headers:?}")));
        }
        if (headers[4] == "gzip") == (kind == "application/gzip") {
            return Err(Failure(format!("{file} is packed on the way: {:?}", headers[4])));
        }
    }
    page.assert_clean().await
}

#[test]
#[ignore = "needs Chromium and nginx: make test-site"]
fn site_opens_from_nginx() -> Outcome {
    on_server(Browser::Chromium, Kind::Nginx, async |page, hosting| opens(page, hosting).await)
}

#[test]
#[ignore = "needs Chromium and Apache: make test-site"]
fn site_opens_from_apache() -> Outcome {
    on_server(Browser::Chromium, Kind::Apache, async |page, hosting| opens(page, hosting).await)
}

#[test]
#[ignore = "needs Firefox and nginx: make test-site"]
fn site_opens_from_nginx_in_firefox() -> Outcome {
    on_server(Browser::Firefox, Kind::Nginx, async |page, hosting| opens(page, hosting).await)
}

/// Opens the page again. Firefox's driver would reload it around the service worker.
async fn reopen(page: &Page, hosting: &Hosting) -> Outcome {
    page.driver().goto("about:blank").await?;
    Ok(page.driver().goto(hosting.url()).await?)
}

/// After one visit, the page opens without its server, and can be used and saved.
async fn opens_without_its_server(page: &Page, hosting: &mut Hosting) -> Outcome {
    page.wait_until("the page is kept", IS_KEPT).await?;
    hosting.stop();
    reopen(page, hosting).await?;
    results(page, "5 articles").await?;
    page.wait_for_text(".masthead__dateline", "works offline").await?;
    page.wait_until("the worker works", "document.documentElement.dataset.engine === 'worker'").await?;
    saves_the_page(page).await?;
    page.assert_clean().await
}

/// What is saved is the page as one file, to the last byte the one that `pack` writes.
async fn saves_the_page(page: &Page) -> Outcome {
    saved::catch(page).await?;
    page.click_text(".masthead__tools .link", "Save").await?;
    let (name, text): (String, String) =
        saved::save(page, ".manage__actions .button", "Save the page", "file.text()").await?;
    if text == fs::read_to_string(built_page()?)? {
        Ok(())
    } else {
        fs::write("target/saved.html", &text)?;
        Err(Failure(format!("{name} is not the packed page: target/saved.html")))
    }
}

#[test]
#[ignore = "needs Chromium and nginx: make test-site"]
fn site_opens_without_its_server() -> Outcome {
    on_server(Browser::Chromium, Kind::Nginx, opens_without_its_server)
}

#[test]
#[ignore = "needs Firefox and Apache: make test-site"]
fn site_opens_without_its_server_in_firefox() -> Outcome {
    on_server(Browser::Firefox, Kind::Apache, opens_without_its_server)
}

/// Articles of another version.
fn write_newer(folder: &Path, title: &str) -> Outcome {
    let articles = tempfile::tempdir()?;
    let file = articles.path().join("newer.jsonl");
    fs::write(&file, "{\"headline\":\"News\",\"outlet\":\"The Post\",\"text\":\"Talks go on.\"}")?;
    write(&[&file], folder, &["--title", title])
}

/// A newer version is announced and opens as a whole; one that is damaged on the server is not, and the one before stays whole.
async fn newer_version_is_announced(page: &Page, hosting: &Hosting) -> Outcome {
    page.wait_until("the page is kept", IS_KEPT).await?;
    write_newer(&hosting.site(), "Half a version")?;
    let corpus = hosting.site().join(file_listed(&hosting.site(), "corpus.")?);
    let bytes = fs::read(&corpus)?;
    fs::write(&corpus, &bytes[..bytes.len() / 2])?;
    reopen(page, hosting).await?;
    let update =
        "navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => 'an update', () => 'none')";
    awaited::<String>(page, update).await?;
    let nothing = "navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)";
    while !awaited::<bool>(page, nothing).await? {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    results(page, "5 articles").await?;
    if page.count(".newer__words").await? > 0 {
        return Err(Failure("a version that is damaged on the server is announced".to_owned()));
    }
    // What was said about the damaged version.
    page.faults().await?;

    write_newer(&hosting.site(), "A newer version")?;
    reopen(page, hosting).await?;
    results(page, "5 articles").await?;
    page.wait_for_text(".newer__words", "A newer version of this page is available.").await?;
    results(page, "5 articles").await?;
    page.click_text(".newer__words .button", "Reload").await?;
    page.wait_for_text(".masthead__title", "A newer version").await?;
    results(page, "1 article").await?;
    page.wait_until("nothing is announced any more", "!document.querySelector('.newer__words')").await?;
    let kept: Vec<String> = awaited(
        page,
        "caches.keys().then(async (names) => (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat().sort())",
    )
    .await?;
    let worker = fs::read_to_string(hosting.site().join("service-worker.js"))?;
    let is_listed = |url: &String| {
        let name = url.strip_prefix(&hosting.url()).unwrap_or(url);
        worker.contains(&format!("\"{}\":\"sha256-", if name.is_empty() { "./" } else { name }))
    };
    if kept.len() != worker.matches("\":\"sha256-").count() || !kept.iter().all(is_listed) {
        return Err(Failure(format!("not the files of one version: {kept:?}")));
    }
    page.assert_clean().await
}

/// The file that the service worker of a folder lists under a name.
fn file_listed(folder: &Path, start: &str) -> Outcome<String> {
    let worker = fs::read_to_string(folder.join("service-worker.js"))?;
    let name = worker.split('"').find(|name| name.starts_with(start));
    name.map(str::to_owned).ok_or_else(|| Failure(format!("no {start}… in the list")))
}

#[test]
#[ignore = "needs Chromium and nginx: make test-site"]
fn site_announces_a_newer_version() -> Outcome {
    on_server(Browser::Chromium, Kind::Nginx, async |page, hosting| newer_version_is_announced(page, hosting).await)
}

#[test]
#[ignore = "needs Firefox and nginx: make test-site"]
fn site_announces_a_newer_version_in_firefox() -> Outcome {
    on_server(Browser::Firefox, Kind::Nginx, async |page, hosting| newer_version_is_announced(page, hosting).await)
}

/// The manifest's icons are pictures of the sizes that it gives, those that Chrome asks for, and there is one for an iPhone's home screen.
#[test]
#[ignore = "needs Chromium and nginx: make test-site"]
fn site_can_be_installed_with_its_icons() -> Outcome {
    on_server(Browser::Chromium, Kind::Nginx, async |page, _| {
        page.wait_until_usable().await?;
        let manifest = "fetch(document.querySelector('link[rel=manifest]').href).then((response) => response.json())";
        let size = "createImageBitmap(await (await fetch(src)).blob())";
        let icons: Vec<(String, u32, u32)> = awaited(
            page,
            &format!(
                "{manifest}.then(({{ icons }}) => Promise.all(icons.filter(({{ type }}) => type === 'image/png').map(async ({{ src, sizes }}) => {{ \
                 const {{ width, height }} = await {size}; return [sizes, width, height] }})))"
            ),
        )
        .await?;
        let has = |n: u32| icons.contains(&(format!("{n}x{n}"), n, n));
        let are_as_said = icons.iter().all(|(sizes, width, height)| *sizes == format!("{width}x{height}"));
        if !has(192) || !has(512) || !are_as_said {
            return Err(Failure(format!("the icons are {icons:?}")));
        }
        let touch: u32 = awaited(
            page,
            &format!(
                "(async (src) => (await {size}).width)(document.querySelector('link[rel=apple-touch-icon]').href)"
            ),
        )
        .await?;
        let refused: Vec<serde_json::Value> = page
            .driver()
            .cdp()
            .send_raw("Page.getInstallabilityErrors", serde_json::json!({}))
            .await?
            .get("installabilityErrors")
            .and_then(|errors| errors.as_array().cloned())
            .unwrap_or_default();
        if touch != 180 || !refused.is_empty() {
            return Err(Failure(format!("the icon for a home screen has {touch} pixels; Chromium says {refused:?}")));
        }
        page.assert_clean().await
    })
}

/// Policies of servers under which neither the file nor the folder runs, and with what the folder begins to say so.
const STRICT: [(&str, &str); 6] = [
    ("script-src 'self'", "This page could not run here"),
    ("default-src 'self'", "This page could not run here"),
    ("default-src 'self' 'unsafe-inline'", "This page could not run here"),
    ("style-src 'self'; script-src 'self'", "This page could not run here"),
    ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", "This page could not run here"),
    ("default-src 'none'", "What is below can be read, but this page has not started"),
];

/// What a person sees of a page that does not run: all words, and whether anything is said to be loading.
const SEEN: &str = "const isSeen = (part) => part.getClientRects().length > 0 && getComputedStyle(part).visibility === 'visible'; \
    return [[...document.querySelectorAll('[role=alert], [data-stalled]')].filter(isSeen).map((part) => part.textContent).join(' '), \
        [...document.querySelectorAll('[role=status]')].some((part) => isSeen(part) && (part.textContent + getComputedStyle(part, '::before').content).includes('Loading')), \
        document.querySelectorAll('.edition__article').length === 5 && !document.documentElement.hasAttribute('data-elsewhere')]";

/// Under a strict policy of a server, the articles can be read, and between the title and them stands within some seconds what to do.
#[test]
#[ignore = "needs Chromium and nginx: make test-site"]
fn site_under_a_strict_policy_says_so() -> Outcome {
    with_browser(Browser::Chromium, &[], async |driver| {
        for (policy, folder_says) in STRICT {
            let hosting = Hosting::start_with_policy(policy)?;
            write(&[&built_page()?], &hosting.site(), &[])?;
            fs::copy(built_page()?, hosting.site().join("page.html"))?;
            let file_says = if policy.contains("'unsafe-inline'") {
                "This page could not run here"
            } else {
                "What is below can be read, but this page has not started"
            };
            for (name, says) in [("page.html", file_says), ("", folder_says)] {
                let page = Page::open(driver.clone(), Browser::Chromium, &format!("{}{name}", hosting.url())).await?;
                let begun = Instant::now();
                loop {
                    let (words, loads, readable): (String, bool, bool) = page.evaluate(SEEN).await?;
                    if words.contains(says) && !loads && readable {
                        break;
                    }
                    // Three seconds, and what a busy machine adds.
                    if begun.elapsed() > Duration::from_secs(10) {
                        return Err(Failure(format!(
                            "under {policy} {name:?} says {words:?}; loading: {loads}; readable: {readable}"
                        )));
                    }
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
        Ok(())
    })
}

/// Policies and frames that forbid nothing the page cannot do without.
#[test]
#[ignore = "needs Chromium and nginx: make test-site"]
fn site_runs_where_only_workers_or_scripts_from_texts_are_forbidden() -> Outcome {
    for policy in ["default-src 'self' 'unsafe-inline' 'unsafe-eval'", "require-trusted-types-for 'script'"] {
        let hosting = Hosting::start_with_policy(policy)?;
        write(&[&built_page()?], &hosting.site(), &[])?;
        with_browser(Browser::Chromium, &[], async |driver| {
            let page = Page::open(driver, Browser::Chromium, &hosting.url()).await?;
            results(&page, "5 articles").await
        })?;
    }
    Ok(())
}

/// Articles that take some megabytes, packed too.
fn write_large(folder: &Path) -> Outcome {
    let mut seed = 7_u64;
    let mut word = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{:x}", seed >> 33)
    };
    let article =
        |n: u32, text: String| format!("{{\"headline\":\"Number {n}\",\"outlet\":\"The Post\",\"text\":\"{text}\"}}\n");
    let lines: String =
        (0..700).map(|n| article(n, (0..1_000).map(|_| word()).collect::<Vec<_>>().join(" "))).collect();
    let articles = tempfile::tempdir()?;
    let file = articles.path().join("large.jsonl");
    fs::write(&file, lines)?;
    write(&[&file], folder, &["--no-names", "--no-topics"])
}

#[test]
#[ignore = "needs Chromium and nginx: make test-site"]
fn site_shows_how_far_its_articles_have_come() -> Outcome {
    let mut hosting = Hosting::start(Kind::Nginx, "limit_rate 1500k;")?;
    write_large(&hosting.site())?;
    with_browser(Browser::Chromium, &["browser", "performance"], async |driver| {
        let page = Page::open(driver, Browser::Chromium, &hosting.url()).await?;
        page.wait_for_text(".edition [role=status]", " MB…").await?;
        let said: String = page.evaluate("return document.querySelector('.edition [role=status]').textContent").await?;
        if !said.starts_with(" · Loading, ") || !said.contains(" of ") || said.contains('%') {
            return Err(Failure(format!("it says {said:?}")));
        }
        page.wait_until(
            "it goes on",
            &format!("document.querySelector('.edition [role=status]')?.textContent !== {said:?}"),
        )
        .await?;
        results(&page, "700 articles").await?;
        page.assert_clean().await?;
        // The server goes while the articles come in.
        awaited::<bool>(&page, "navigator.serviceWorker.getRegistration().then((r) => r?.unregister() ?? true)")
            .await?;
        awaited::<Vec<bool>>(
            &page,
            "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))",
        )
        .await?;
        page.driver().cdp().send_raw("Network.clearBrowserCache", serde_json::json!({})).await?;
        page.driver().goto(hosting.url()).await?;
        page.wait_for_text(".edition [role=status]", " MB…").await?;
        hosting.stop();
        says_what_to_do(&page).await
    })
}

/// The page says that it is not whole, and what to do; what came can be read.
async fn says_what_to_do(page: &Page) -> Outcome {
    page.wait_for_text(
        "[role=alert]",
        "The page could not be downloaded completely. Check the connection, then reload it.",
    )
    .await?;
    page.wait_for(".edition").await?;
    Ok(())
}

#[test]
#[ignore = "needs Chromium, nginx and Apache: make test-site"]
fn site_that_is_not_whole_says_so() -> Outcome {
    for (kind, start, end) in
        [(Kind::Nginx, "corpus.", ".gz"), (Kind::Apache, "broadside.", ".wasm.gz"), (Kind::Apache, "frame.", ".html")]
    {
        let hosting = Hosting::start(kind, "")?;
        write(&[&built_page()?], &hosting.site(), &[])?;
        let file = hosting.site().join(file_of(&hosting.site(), start, end)?);
        let bytes = fs::read(&file)?;
        if start == "frame." {
            fs::remove_file(&file)?;
        } else {
            fs::write(&file, &bytes[..bytes.len() / 2])?;
        }
        with_browser(Browser::Chromium, &[], async |driver| {
            let page = Page::open(driver, Browser::Chromium, &hosting.url()).await?;
            says_what_to_do(&page).await
        })?;
    }
    Ok(())
}
