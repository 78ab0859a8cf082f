//! Space: how much of the screen stands above the view.

use crate::driver::{Failure, Outcome};
use crate::frame;
use crate::page::Page;
use crate::phone::PHONE;
use crate::steps::{SCENES, settled};

/// Fails if there are more pixels above an element than this.
async fn check(page: &Page, size: (u32, u32), first: &str, most: f64) -> Outcome {
    frame::show_at(page, size).await?;
    page.wait_for(".card").await?;
    settled(page).await?;
    let above: f64 =
        page.evaluate(&format!("return document.querySelector('{first}').getBoundingClientRect().top")).await?;
    if above <= most {
        Ok(())
    } else {
        Err(Failure(format!("at {} × {} there are {above} pixels above {first}", size.0, size.1)))
    }
}

/// On a laptop little more than the timeline stands above the view.
pub(crate) async fn little_stands_above_the_view(page: &Page) -> Outcome {
    check(page, (1366, 768), ".main", 190.0).await
}

/// On a phone the timeline is a line, which opens it.
pub(crate) async fn on_a_phone_the_timeline_is_a_line_that_opens(page: &Page) -> Outcome {
    check(page, PHONE, ".state", 150.0).await?;
    page.click(".timeline__fold[aria-expanded=false]").await?;
    page.wait_for(".timeline__frame").await?;
    page.click(".timeline__fold[aria-expanded=true]").await?;
    page.wait_until("the timeline is folded", "!document.querySelector('.timeline__frame').checkVisibility()").await
}

/// Nothing that stands there already moves while a page opens and its answers arrive, in any view. Only Chromium tells of it.
pub(crate) async fn no_answer_moves_what_stands_there(page: &Page) -> Outcome {
    for size in [(1366, 768), PHONE] {
        frame::show_at(page, size).await?;
        for (scene, shown) in SCENES {
            page.start_at(scene).await?;
            page.wait_for(shown).await?;
            settled(page).await?;
            nothing_moved(page, &format!("at {} × {}, {scene}", size.0, size.1)).await?;
        }
    }
    Ok(())
}

/// Nothing that stood there has moved since the page began to open.
pub(crate) async fn nothing_moved(page: &Page, scene: &str) -> Outcome {
    // What moves has two places; what comes or goes has one.
    const LISTEN: &str = "window.moved = []; new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.sources.forEach(({ node, previousRect: a, currentRect: b }) => { \
        const name = node?.nodeType === 1 ? node.className : node?.textContent; \
        if (a.width && b.width) moved.push(`${name}: ${a.x},${a.y} to ${b.x},${b.y}`) }))).observe({ type: 'layout-shift', buffered: true })";
    page.evaluate::<()>(LISTEN).await?;
    let told = "return new Promise((done) => setTimeout(() => done(moved), 50))";
    let moved: Vec<String> = page.evaluate(told).await?;
    if moved.is_empty() { Ok(()) } else { Err(Failure(format!("{scene} moved {moved:?}"))) }
}
