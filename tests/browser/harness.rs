//! Tests of the harness itself: every kind of fault is put into a small page, and must be found.

use std::fs;

use thirtyfour::Key;

use crate::axe::assert_accessible;
use crate::covered::covered;
use crate::driver::{Browser, Failure, Outcome};
use crate::page::{Page, Scheme, in_file};

/// Opens a small page with this body, and checks it for faults after the test.
fn in_small_page(browser: Browser, body: &str, test: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("small page.html");
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A small page</title>\
         <meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'none'; connect-src 'none'\"><link rel=\"icon\" href=\"data:,\"></head><body>{body}</body></html>"
    );
    fs::write(&file, html)?;
    in_file(browser, &file, "#here", test)
}

/// Faults that a page can have, each with a word of the message about it.
fn faults() -> Vec<(String, &'static str)> {
    let in_worker = |script: &str| format!("<script>new Worker(URL.createObjectURL(new Blob([{script:?}])))</script>");
    vec![
        ("<script>console.error('a written error')</script>".to_owned(), "a written error"),
        ("<script>console.warn('a written warning')</script>".to_owned(), "a written warning"),
        ("<script>throw new Error('a thrown error')</script>".to_owned(), "a thrown error"),
        ("<script>Promise.reject(new Error('a refused promise'))</script>".to_owned(), "a refused promise"),
        (in_worker("throw new Error('a worker threw')"), "a worker threw"),
        (in_worker("console.error('a worker wrote')"), "a worker wrote"),
        ("<p style=\"color: red\">A refused style</p>".to_owned(), "style-src"),
        ("<script>fetch('http://127.0.0.1:9/')</script>".to_owned(), "connect-src"),
    ]
}

/// Failed requests, which Firefox does not report. The real page's policy stops every request before it starts.
fn requests() -> Vec<(String, &'static str)> {
    vec![
        ("<img alt=\"\" src=\"http://127.0.0.1:9/picture.png\">".to_owned(), "request: http://127.0.0.1:9/picture.png"),
        ("<img alt=\"\" src=\"neighbour.png\">".to_owned(), "neighbour.png"),
    ]
}

/// Opens a page with these faults and checks that each is found.
fn check_found(browser: Browser, faults: &[(String, &str)]) -> Outcome {
    let mut body: String = faults.iter().map(|(fault, _)| fault.as_str()).collect();
    body.push_str("<script>setTimeout(() => { document.title = 'done' }, 500)</script>");
    let outcome = in_small_page(browser, &body, async |page| {
        page.wait_until("the page is done", "document.title === 'done'").await
    });
    let Err(Failure(message)) = outcome else {
        return Err(Failure("a page full of faults passed as clean".to_owned()));
    };
    let missed: Vec<&str> = faults.iter().map(|&(_, word)| word).filter(|word| !message.contains(word)).collect();
    if missed.is_empty() { Ok(()) } else { Err(Failure(format!("not found: {missed:?} in\n{message}"))) }
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn chromium_tells_every_fault() -> Outcome {
    check_found(Browser::Chromium, &[faults(), requests()].concat())
}

#[test]
#[ignore = "needs Firefox: make test-firefox"]
fn firefox_tells_every_fault() -> Outcome {
    check_found(Browser::Firefox, &faults())
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn chromium_reads_clicks_types_and_looks() -> Outcome {
    let body = "<main><h1>A heading</h1><label>Word <input></label><button>Say it</button><ul></ul></main><script>\
        document.querySelector('button').onclick = () => {\
            const item = document.createElement('li');\
            item.textContent = document.querySelector('input').value;\
            setTimeout(() => document.querySelector('ul').append(item), 50);\
        };\
        document.onkeydown = (event) => { if (event.key === 'Escape') document.querySelector('h1').remove(); };\
        </script>";
    in_small_page(Browser::Chromium, body, async |page| {
        assert_eq!(page.hash().await?, "#here");
        assert_eq!(page.text("h1").await?, "A heading");
        page.type_into("input", "peace").await?;
        page.click("button").await?;
        page.wait_for_text("li", "peace").await?;
        page.click("button").await?;
        page.wait_until("two items stand", "document.querySelectorAll('li').length === 2").await?;
        assert_eq!(page.texts("li").await?, ["peace", "peace"]);
        assert_eq!(page.count("li").await?, 2);
        assert_accessible(page).await?;
        page.press(Key::Escape).await?;
        page.wait_until_gone("h1").await?;
        page.show_as(390, 844, Scheme::Dark).await?;
        page.show_as(1280, 800, Scheme::Light).await?;
        assert!(page.screenshot("harness").await?.exists());
        Ok(())
    })
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn what_is_covered_is_named_with_what_covers_it() -> Outcome {
    let body = "<main><button>At the head</button></main><p><button>At the foot</button> <a href=\"#there\">Beside</a></p><footer>A bar</footer><script>\
        document.querySelector('main').style.height = '200vh';\
        Object.assign(document.querySelector('footer').style, { position: 'fixed', inset: 'auto 0 0', height: '4rem' });\
        </script>";
    in_small_page(Browser::Chromium, body, async |page| {
        let found = covered(page).await?;
        assert_eq!(
            found,
            ["here: button “At the foot” is under footer “A bar”", "here: a “Beside” is under footer “A bar”"]
        );
        Ok(())
    })
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn in_chromium_axe_tells_what_shuts_people_out() -> Outcome {
    in_small_page(Browser::Chromium, "<main><h1>A picture</h1><img src=\"data:,\"></main>", async |page| {
        match assert_accessible(page).await {
            Err(Failure(message)) if message.contains("image-alt (critical)") => Ok(()),
            other => Err(Failure(format!("a picture without alternative text was not found: {other:?}"))),
        }
    })
}
