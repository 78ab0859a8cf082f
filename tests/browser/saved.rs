//! Files that the page saves, intercepted before the browser downloads them.

use serde_json::json;

use crate::driver::{Failure, Outcome};
use crate::page::Page;

/// Records saved files with their names instead of downloading them.
const CATCH: &str = "window.saved = []; const blobs = new Map(); const make = URL.createObjectURL.bind(URL); \
    URL.createObjectURL = (blob) => { const url = make(blob); blobs.set(url, blob); return url; }; \
    HTMLAnchorElement.prototype.click = function () { window.saved.push({ name: this.download, blob: blobs.get(this.href) }); };";

/// Intercepts every saved file until the page is reloaded.
pub(crate) async fn catch(page: &Page) -> Outcome {
    page.driver().execute(CATCH, Vec::new()).await?;
    Ok(())
}

/// Clicks a button that saves a file, waits for the file, and returns its name and the value of a JavaScript expression over `file`, which may be a
/// promise.
pub(crate) async fn save<T: serde::de::DeserializeOwned>(
    page: &Page,
    button: &str,
    words: &str,
    of_file: &str,
) -> Outcome<(String, T)> {
    let before: usize = page.evaluate("return window.saved.length").await?;
    page.click_text(button, words).await?;
    page.wait_until(
        &format!("{words} is saved"),
        &format!("window.saved.length === {} && window.saved.at(-1).blob", before + 1),
    )
    .await?;
    let name: String = page.evaluate("return window.saved.at(-1).name").await?;
    let script = format!("const file = window.saved.at(-1).blob; Promise.resolve({of_file}).then(arguments[0])");
    Ok((name, page.driver().execute_async(script, Vec::new()).await?.convert()?))
}

/// Saves the table of the view, checks that the file is CSV for spreadsheets, and returns its rows, header first.
pub(crate) async fn save_table(page: &Page) -> Outcome<Vec<Vec<String>>> {
    let text =
        "file.arrayBuffer().then((bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))";
    let button = format!("button[title={}]", json!("Save the whole table as CSV"));
    let (name, file): (String, String) = save(page, &button, "CSV", text).await?;
    let is_plain = name.strip_suffix(".csv").is_some_and(|name| !name.is_empty() && !name.contains(['/', ' ', '“']));
    let Some(body) = file.strip_prefix('\u{feff}').filter(|body| is_plain && body.ends_with("\r\n")) else {
        return Err(Failure(format!("{name} begins or ends wrongly: {file:?}")));
    };
    let rows = rows_of(body);
    let width = rows[0].len();
    match rows.iter().find(|row| row.len() != width || row.iter().any(|cell| cell.contains('\n'))) {
        None => Ok(rows),
        Some(row) => Err(Failure(format!("{name}: not {width} cells or a bare line end: {row:?}"))),
    }
}

/// Parses CSV.
fn rows_of(body: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = body.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    rows
}
