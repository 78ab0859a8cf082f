//! Whether anything lies over what can be used: a bar at the foot, a column that stays, a sheet, a dialog.

use thirtyfour::Key;

use crate::driver::{Failure, Outcome};
use crate::frame;
use crate::page::Page;
use crate::phone::PHONE;
use crate::saved::catch;
use crate::steps::{SCENES, settled};

/// A tablet and a small laptop, in CSS pixels.
const TABLET: (u32, u32) = (768, 1024);
const LAPTOP: (u32, u32) = (1366, 768);

/// Gives the focus to everything that takes it, forwards and backwards, as keys do, and looks what a click at its centre would reach: it, what is
/// inside it, or its label. What is larger than half the window, or not in it even so, is scrolled there, as a person would. Returns how much took the focus, and what did not pass.
const COVERED: &str = r#"
    const named = (part) => {
        if (!part) return "nothing";
        const words = (part.ariaLabel || part.textContent || part.placeholder || "").trim().replace(/\s+/g, " ").slice(0, 40);
        return [part.localName, ...part.classList].join(".") + (words && ` “${words}”`);
    };
    const centre = (part) => {
        const [box] = part.getClientRects();
        return box ? [box.x + box.width / 2, box.y + box.height / 2] : [-1, -1];
    };
    const inWindow = ([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
    const parts = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const focused = new Set();
    const faults = new Set();
    for (const part of [...parts, ...parts.toReversed()]) {
        part.focus();
        if (document.activeElement !== part) continue;
        focused.add(part);
        if (!inWindow(centre(part)) || part.getBoundingClientRect().height > innerHeight / 2) part.scrollIntoView({ block: "center", inline: "center" });
        const top = document.elementFromPoint(...centre(part));
        const isReached = [part, ...(part.labels ?? [])].some((own) => own.contains(top));
        if (!isReached) faults.add(`${named(part)} is under ${named(top)}`);
    }
    return [focused.size, [...faults]];
"#;

/// A click: on what fits the selector and holds the words, and what that brings.
type Click = (&'static str, &'static str, &'static str);

/// What opens where: a hash and what shows that it is there; then what is clicked, one after the other.
const OPENED: [(&str, &str, &[Click]); 6] = [
    (
        "#manage?part=edit",
        ".edit__row",
        &[
            (".edit__row:nth-child(1) .edit__box", "", ".edit__row:nth-child(1)[data-chosen=true]"),
            (".edit__row:nth-child(2) .edit__box", "", ".edit__row:nth-child(2)[data-chosen=true]"),
            (".edit__row:nth-child(3) .edit__box", "", ".edit__row:nth-child(3)[data-chosen=true]"),
            (".edit__row:nth-child(4) .edit__actions .link", "Edit", ".edit__row[data-edited=true]"),
            (".edit__bar .button", "", ".edit__form"),
            (".edit__form .chip", "Not dated", ".edit__form .chip[aria-pressed=true]"),
            (".edit__form .button", "Change 3 articles", ".edit__bar .outcome .link"),
        ],
    ),
    (
        "#manage?part=lexicon",
        ".lexicon__open",
        &[
            (".lexicon__open", "", ".entry"),
            (".lexicon .modes__mode", "Topics", ".lexicon__open"),
            (".lexicon .modes__mode", "Suggested names", ".suggestion__name"),
            (".lexicon .modes__mode", "Suggested topics", ".lexicon .notice, .suggestion__headlines"),
        ],
    ),
    (
        "#manage?part=save",
        ".manage__section",
        &[
            (".manage__actions .button", "CSV", ".manage__status p"),
            (".manage__actions .button", "Save the page with all 5", ".manage__status p"),
        ],
    ),
    (
        "#words?mode=map",
        ".picture--map",
        &[(".link[aria-expanded]", "As a table", ".table-frame--twin"), (".method summary", "", ".method p")],
    ),
    (
        "#words?mode=house-style",
        ".table__group",
        &[(".method summary", "", ".method p"), (".method .link", "Check the numbers", ".self-test .table")],
    ),
    (
        "#articles",
        ".card",
        &[(".card__open", "", ".reader article"), (".reader__foot .link", "Kellogg", ".reader article")],
    ),
];

/// Looks at what the page shows now, and notes what is covered that was not before.
async fn look(page: &Page, what: &str, found: &mut Vec<String>) -> Outcome {
    settled(page).await?;
    let (n, faults): (usize, Vec<String>) = page.evaluate(COVERED).await?;
    if n == 0 {
        return Err(Failure(format!("{what}: nothing takes the focus")));
    }
    for fault in faults {
        if !found.iter().any(|line| line.ends_with(&fault)) {
            found.push(format!("{what}: {fault}"));
        }
    }
    Ok(())
}

/// What the page shows now that can take the focus and is covered, each with what covers it.
pub(crate) async fn covered(page: &Page) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    look(page, "here", &mut found).await?;
    Ok(found)
}

/// From now on the focus moves as by key, which browsers show and scroll to otherwise than what is clicked.
async fn by_key(page: &Page) -> Outcome {
    page.driver()
        .execute("if (!document.querySelector('dialog')) document.querySelector('.main').focus()", Vec::new())
        .await?;
    page.press(Key::Tab).await
}

/// Nothing that takes the focus is covered, in any view, nor in anything that opens there.
async fn nothing_is_covered(page: &Page, size: (u32, u32)) -> Outcome {
    frame::show_at(page, size).await?;
    page.wait_until_usable().await?;
    catch(page).await?;
    // Into the frame, if there is one.
    page.click(".results").await?;
    by_key(page).await?;
    let mut found = Vec::new();
    for (hash, sign) in SCENES {
        page.go(hash).await?;
        page.wait_for(sign).await?;
        look(page, hash, &mut found).await?;
    }
    for (hash, sign, clicks) in OPENED {
        page.go(hash).await?;
        page.wait_for(sign).await?;
        for (selector, words, brings) in clicks {
            page.click_text(selector, words).await?;
            page.wait_for(brings).await?;
            by_key(page).await?;
            look(page, &format!("{hash}, {selector} {words}"), &mut found).await?;
        }
        page.press(Key::Escape).await?;
    }
    page.press("?").await?;
    page.wait_for("dialog.help[open]").await?;
    look(page, "the help", &mut found).await?;
    page.press(Key::Escape).await?;
    page.wait_until_gone(".help").await?;
    if page.evaluate("return document.querySelector('.views__filters').checkVisibility()").await? {
        page.click(".views__filters[aria-expanded=false]").await?;
        page.wait_for(".filters .facet__row").await?;
        by_key(page).await?;
        look(page, "the filters", &mut found).await?;
    }
    if found.is_empty() { Ok(()) } else { Err(Failure(found.join("\n"))) }
}

/// On a phone nothing that takes the focus is covered.
pub(crate) async fn on_a_phone_nothing_is_covered(page: &Page) -> Outcome {
    nothing_is_covered(page, PHONE).await
}

/// On a tablet nothing that takes the focus is covered.
pub(crate) async fn on_a_tablet_nothing_is_covered(page: &Page) -> Outcome {
    nothing_is_covered(page, TABLET).await
}

/// On a small laptop nothing that takes the focus is covered.
pub(crate) async fn on_a_laptop_nothing_is_covered(page: &Page) -> Outcome {
    nothing_is_covered(page, LAPTOP).await
}

/// Notes, whenever something is pressed, where everything of the editing table is, and says by how many pixels anything has moved since then.
const NOTE: &str = "const parts = () => [...document.querySelectorAll('.edit__row, .edit__row *, .edit__bar, .edit__bar .button')].flatMap((part) => { \
        const box = part.getBoundingClientRect(); return [box.x, box.y, box.width, box.height]; }); \
    let before; addEventListener('mousedown', () => { before = parts(); }, true); \
    window.moved = () => { const now = parts(); return now.length === before.length ? Math.max(...now.map((at, i) => Math.abs(at - before[i]))) : Infinity; }";

/// Neither choosing articles nor opening the form for them moves anything. (Firefox may round where it has scrolled to anew.)
pub(crate) async fn choosing_articles_moves_nothing(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.go("#manage?part=edit").await?;
    page.wait_for(".edit__row").await?;
    page.driver().execute(NOTE, Vec::new()).await?;
    for i in 1..=4 {
        let row = format!(".edit__row:nth-child({i})");
        page.click(&format!("{row} .edit__box")).await?;
        page.wait_for(&format!("{row}[data-chosen=true]")).await?;
        page.wait_until(&format!("nothing moves at row {i}"), "window.moved() < 1.5").await?;
    }
    page.click(".edit__bar .button").await?;
    page.wait_for(".edit__form").await?;
    page.wait_until("nothing moves as the form opens", "window.moved() < 1.5").await
}
