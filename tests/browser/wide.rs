//! Words, names and addresses that are longer than their place.

use serde_json::{Value, json};

use crate::driver::{Failure, Outcome};
use crate::packing::pack;
use crate::page::{Page, Scheme};
use crate::steps::settled;

/// What is wider than its place: the page, or a pane that has its own.
const TOO_WIDE: &str = "return ['html', '.reader', '.filters', 'dialog[open]'].map((name) => [name, document.querySelector(name)]) \
    .filter(([name, pane]) => pane && (name === 'html' || getComputedStyle(pane).overflowX !== 'visible') && pane.scrollWidth > pane.clientWidth + 1) \
    .map(([name, pane]) => `${name} ${pane.scrollWidth} > ${pane.clientWidth}`)";

/// Articles whose headlines, outlets, authors, notes, names, topics and words do not fit anywhere.
fn articles() -> Vec<Value> {
    let (word, url) = ("w".repeat(1000), format!("https://example.com/{}article", "section/".repeat(13)));
    let outlets = ["O".repeat(80), "Plain".to_owned(), format!("https://{}.example/", "x".repeat(90))];
    let head = json!({
        "broadside": 1, "title": "T".repeat(200), "note": "n".repeat(300),
        "actors": [
            { "name": format!("Actor{}", "a".repeat(120)), "kind": "person", "aliases": ["Mallory", format!("Mallory{}", "m".repeat(100))] },
            { "name": "Eve", "kind": "person", "aliases": ["Eve"] },
        ],
        "topics": [{ "name": format!("Topic{}", "t".repeat(120)), "phrases": ["harm*", "p".repeat(150)] }],
    });
    let article = |i: usize| {
        let headline = if i.is_multiple_of(2) { "h".repeat(1_000_000) } else { format!("{url}{i}") };
        json!({
            "id": format!("{}{i}", "i".repeat(200)), "headline": headline, "outlet": outlets[i % 3], "byline": "b".repeat(150),
            "note": "n".repeat(400), "url": url, "date": format!("2025-0{}-1{}", 1 + i % 4, i % 9), "topics": ["g".repeat(150)],
            "text": format!("Mallory and Eve mean harm with war {word} and {url} {}{i} here. {}Mallory{} again harms {word}.\n{word} war harm",
                "q".repeat(200), "Plain words of war and peace ".repeat(1 + i % 3), "m".repeat(100)),
        })
    };
    std::iter::once(head).chain((0..9).map(article)).collect()
}

/// Nothing widens the page or a pane of it, in any view and at any size, and no row of the table of articles is longer than a few lines.
pub(crate) async fn nothing_widens_the_page(page: &Page) -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = pack(folder.path(), &articles(), &[])?;
    page.visit(&file).await?;
    page.wait_until_usable().await?;
    let word = "w".repeat(1000);
    let (outlet, actor) = ("O".repeat(80), format!("Actor{}", "a".repeat(120)));
    let scenes = [
        "#articles".to_owned(),
        format!("#articles?article={}0", "i".repeat(200)),
        format!("#articles?q={word}"),
        format!("#articles?q={word}+%22{word}"),
        format!("#articles?outlet={outlet}&actor={actor}&q=war"),
        format!("#articles?outlet={outlet}&q=nowhere"),
        format!("#words?target={outlet}&at-least=1&figures=all"),
        format!("#words?target={outlet}&hide={word}&hide=war"),
        format!("#words?near={word}&within=10&at-least=1"),
        format!("#words?near=%22{word}"),
        "#words?length=2&at-least=2".to_owned(),
        "#words?mode=map&at-least=1".to_owned(),
        "#words?mode=outlets&at-least=1".to_owned(),
        "#words?mode=frequencies&at-least=1".to_owned(),
        "#words?mode=house-style".to_owned(),
        "#context?lines=war".to_owned(),
        format!("#context?lines={word}&by=outlet"),
        "#context?lines=war&show=collocates&window=10&at-least=1".to_owned(),
        "#context?lines=war&show=dispersion".to_owned(),
        "#trends?lines=war&every=month".to_owned(),
        format!("#trends?lines={word}&every=month&panels=outlets"),
        "#names".to_owned(),
        "#names?kind=topic&measure=articles".to_owned(),
        format!("#names?named={actor}"),
        "#clippings".to_owned(),
        "#manage".to_owned(),
        "#manage?part=edit".to_owned(),
        "#manage?part=lexicon".to_owned(),
        "#manage?part=counting".to_owned(),
        "#manage?part=save".to_owned(),
    ];
    let mut wide = Vec::new();
    for size in [(1440, 900), (768, 1000), (360, 740), (320, 640)] {
        page.show_as(size.0, size.1, Scheme::Light).await?;
        for scene in &scenes {
            page.go(scene).await?;
            page.wait_until("the view is there", "document.querySelector('.main > :last-child:not(.state)')").await?;
            settled(page).await?;
            let found: Vec<String> = page.evaluate(TOO_WIDE).await?;
            let scene: String = scene.chars().take(60).collect();
            wide.extend(found.into_iter().map(|what| format!("{} × {}, {scene}: {what}", size.0, size.1)));
        }
        page.go("#manage?part=edit").await?;
        page.wait_for(".edit__row").await?;
        let rows = "return Math.max(...[...document.querySelectorAll('.edit__row')].map((row) => row.getBoundingClientRect().height))";
        let height: f64 = page.evaluate(rows).await?;
        if height > 600.0 {
            wide.push(format!("at {} × {} a row of the articles is {height} high", size.0, size.1));
        }
    }
    if wide.is_empty() { Ok(()) } else { Err(Failure(wide.join("\n"))) }
}
