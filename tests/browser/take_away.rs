//! Downloads: every table as CSV, every picture as SVG and PNG.

use serde_json::json;

use crate::driver::{Failure, Outcome};
use crate::opened::check;
use crate::page::Page;
use crate::saved::{catch, save, save_table};
use crate::steps::{OUTLETS, settled};

/// The views with a table: the hash, the first columns, and a script that returns the number of rows stated on the page.
const TABLES: [(&str, &[&str], &str); 9] = [
    ("#words?target=WDMD+TV", &["word", "WDMD TV: occurrences", "others: occurrences"], OF_CAPTION),
    ("#words?target=WDMD+TV&length=2", &["word", "WDMD TV: occurrences", "others: occurrences"], OF_CAPTION),
    ("#words?mode=map&target=WDMD+TV", &["word", "WDMD TV: occurrences", "others: occurrences"], OF_MAP),
    ("#words?mode=frequencies", &["word"], OF_CAPTION),
    ("#words?mode=house-style", &["name", "spelling"], "document.querySelectorAll('.table tbody .table__word').length"),
    (
        "#context?lines=war",
        &["outlet", "date", "headline", "article", "left", "node", "right"],
        "parseInt(document.querySelector('.context strong').textContent)",
    ),
    ("#context?lines=war&show=collocates", &["word", "in_window", "expected", "anywhere"], OF_CAPTION),
    (
        "#context?lines=war&show=dispersion",
        &["outlet", "date", "headline", "article", "words", "occurrences"],
        "document.querySelectorAll('.picture .spot').length",
    ),
    (
        "#trends?lines=war&every=year&panels=outlets",
        &["node", "outlet", "from", "articles", "words", "occurrences", "per_thousand"],
        "12",
    ),
];
const OF_CAPTION: &str = "Number([...document.querySelectorAll('.caption')].map((caption) => caption.textContent.match(/^[0-9,]+ of ([0-9,]+) words?$/))\
    .find(Boolean)[1].replaceAll(',', ''))";
const OF_MAP: &str =
    "Number(document.querySelector('.figure .caption').textContent.match(/^([0-9,]+) words/)[1].replaceAll(',', ''))";

/// The views with a picture.
const PICTURES: [&str; 5] = [
    "#words?target=WDMD+TV",
    "#words?mode=map",
    "#words?mode=outlets",
    "#context?lines=war&show=dispersion",
    "#trends?lines=war&every=year",
];

/// Goes to a view.
async fn open(page: &Page, hash: &str) -> Outcome {
    page.go(hash).await?;
    page.wait_until(&format!("the page is at {hash}"), &format!("location.hash === {}", json!(hash))).await?;
    page.wait_for("button[title='Save the whole table as CSV']").await?;
    settled(page).await
}

/// Every saved table has as many rows as the page states.
pub(crate) async fn every_table_is_saved_whole(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    catch(page).await?;
    for (hash, head, n_rows) in TABLES {
        open(page, hash).await?;
        let table = save_table(page).await.map_err(|Failure(fault)| Failure(format!("{hash}: {fault}")))?;
        if !head.iter().eq(table[0].iter().take(head.len())) {
            return Err(Failure(format!("the head at {hash} is {:?}", table[0])));
        }
        let said: usize = page.evaluate(&format!("return {n_rows}")).await?;
        check(&format!("the rows at {hash}"), &[table.len() - 1], &[said])?;
    }
    // More words are saved for each outlet than are drawn.
    open(page, "#words?mode=outlets").await?;
    let (table, n_drawn) = (save_table(page).await?, page.count(".picture .spot").await?);
    let is_whole = |outlet: &&str| table.iter().filter(|row| row[0] == *outlet).count() * OUTLETS.len() > n_drawn;
    if table[0][..3] != ["outlet", "word", "outlet: occurrences"] || !OUTLETS.iter().all(is_whole) {
        return Err(Failure(format!("{} rows for {n_drawn} words drawn: {:?}", table.len(), table[0])));
    }
    Ok(())
}

/// Saved tables have the same counts as the page.
pub(crate) async fn a_saved_table_has_the_counts_of_the_page(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    catch(page).await?;
    for hash in [
        "#words?target=WDMD+TV",
        "#words?mode=frequencies",
        "#words?mode=house-style",
        "#context?lines=war&show=collocates",
    ] {
        open(page, hash).await?;
        let table = save_table(page).await?;
        let script = "return [...document.querySelectorAll('.table tbody tr')].filter((row) => row.querySelector('.table__count'))\
            .map((row) => [row.querySelector('.table__word').innerText, \
            ...[...row.querySelectorAll('.table__count')].map((count) => count.innerText.replaceAll(',', ''))])";
        let shown: Vec<Vec<String>> = page.evaluate(script).await?;
        let is_count = |title: &String| title.ends_with(": occurrences") || title == "in_window";
        let columns: Vec<usize> = if hash.ends_with("house-style") {
            (1..table[0].len()).collect()
        } else {
            (0..table[0].len()).filter(|&i| i == 0 || is_count(&table[0][i])).collect()
        };
        for (shown, row) in shown.iter().zip(&table[1..]) {
            let saved: Vec<&String> = columns.iter().map(|&i| &row[i]).collect();
            if !saved.iter().eq(&shown.iter().collect::<Vec<_>>()) {
                return Err(Failure(format!("{shown:?} is saved as {saved:?}")));
            }
        }
        if shown.len() < 4 {
            return Err(Failure(format!("only {shown:?} at {hash}")));
        }
    }
    Ok(())
}

/// Every picture can be saved as SVG with its title, and as PNG 1,920 px wide.
pub(crate) async fn every_picture_is_saved(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    catch(page).await?;
    // The page's policy would block the style inside the file.
    let parsed = "file.text().then((text) => { const svg = new DOMParser().parseFromString(text.replace(/ style=/g, ' data-style='), 'image/svg+xml'); \
        return [svg.documentElement.nodeName, svg.querySelector('parsererror')?.textContent ?? '', svg.querySelector('title').textContent, \
        String(svg.querySelectorAll('script, image, foreignObject, [href]').length)] })";
    let png = "Promise.all([file.slice(0, 8).arrayBuffer(), createImageBitmap(file)])\
        .then(([bytes, image]) => [...new Uint8Array(bytes), image.width, image.height])";
    for hash in PICTURES {
        open(page, hash).await?;
        let title = page.text(".figure__title").await?;
        let (name, svg): (_, [String; 4]) = save(page, ".figure__tools .link", "SVG", parsed).await?;
        if name.strip_suffix(".svg").is_none()
            || svg[0] != "svg"
            || !svg[1].is_empty()
            || svg[3] != "0"
            || svg[2] != title
        {
            return Err(Failure(format!("{name} at {hash}, which is called {title}: {svg:?}")));
        }
        let (name, png): (_, Vec<usize>) = save(page, ".figure__tools .link", "PNG", png).await?;
        if name.strip_suffix(".png").is_none()
            || !png.starts_with(b"\x89PNG\r\n\x1a\n".map(usize::from).as_slice())
            || png[8] != 1920
            || png[9] < 300
        {
            return Err(Failure(format!("{name} at {hash}: {png:?}")));
        }
    }
    Ok(())
}
