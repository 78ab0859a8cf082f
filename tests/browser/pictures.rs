//! Pictures as browsers draw them, with the faces that this system has.

use crate::driver::{Failure, Outcome};
use crate::frame::show_at;
use crate::page::Page;
use crate::phone::PHONE;
use crate::steps::settled;

/// The texts of pictures that leave their frames by more than the outline of a letter.
const OUTSIDE: &str = "\
    return [...document.querySelectorAll('svg.picture')].flatMap((picture) => { \
        const { width, height } = picture.viewBox.baseVal; \
        return [...picture.querySelectorAll('text')].filter((text) => { \
            const { x, y, width: w, height: h } = text.getBBox(); \
            return x < -2 || y < -4 || x + w > width + 2 || y + h > height + 4; \
        }).map((text) => text.textContent); })";

/// Every text of every picture is inside its frame, at a desk and on a phone.
pub(crate) async fn no_text_of_a_picture_leaves_its_frame(page: &Page) -> Outcome {
    let mut faults = check(page).await?;
    show_at(page, PHONE).await?;
    faults.extend(check(page).await?);
    if faults.is_empty() { Ok(()) } else { Err(Failure(faults.join("\n"))) }
}

async fn check(page: &Page) -> Outcome<Vec<String>> {
    let mut faults = Vec::new();
    for hash in [
        "#words?target=WDMD+TV&length=2&at-least=1",
        "#words?mode=map&at-least=1",
        "#words?mode=outlets&length=3&at-least=1",
        "#context?lines=war&show=dispersion",
        "#trends?lines=war&every=month",
    ] {
        page.go(hash).await?;
        page.wait_for("svg.picture text").await?;
        settled(page).await?;
        let outside: Vec<String> = page.evaluate(OUTSIDE).await?;
        faults.extend(outside.into_iter().map(|text| format!("{hash}: {text}")));
    }
    Ok(faults)
}
