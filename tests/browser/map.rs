//! The map of all words.

use thirtyfour::Key;

use crate::driver::{Failure, Outcome};
use crate::opened::{back_to, every_node_is, lines_are};
use crate::page::Page;
use crate::steps::{OUTLETS, settled};

/// A position on the map, or a size.
type Pair = (f64, f64);

/// Returns the dots in the map's own units.
const DOTS: &str = "return [...document.querySelectorAll('.picture--map path')]\
    .flatMap((path) => [...path.getAttribute('d').matchAll(/M([0-9.]+) ([0-9.]+)/g)]).map(([, x, y]) => [Number(x), Number(y)])";

/// Returns the word in the status line and its two counts.
const NAMED: &str = "return document.querySelector('.figure__status [role=status]').textContent\
    .match(/^(.+?): .*; ([0-9,]+) in .*, ([0-9,]+) in .*, in [0-9]+ articles?$/)?.slice(1) ?? []";

async fn open(page: &Page) -> Outcome {
    page.start_at(&format!("#words?target={}", OUTLETS[0])).await?;
    page.click_text(".modes__mode", "Map of all words").await?;
    page.wait_for(".picture--map").await?;
    page.wait_for_text(".figure__status", "Point at a dot").await?;
    settled(page).await
}

/// Returns the number of words given in the caption.
async fn n_words(page: &Page) -> Outcome<usize> {
    let script = "return Number(document.querySelector('.figure .caption').textContent.match(/^([0-9,]+) words/)[1].replaceAll(',', ''))";
    page.evaluate(script).await
}

/// Returns the word in the status line and its total count.
async fn named(page: &Page) -> Outcome<(String, usize)> {
    page.wait_until("the status names a word", &format!("(() => {{ {NAMED} }})().length === 3")).await?;
    let (word, a, b): (String, String, String) = page.evaluate(NAMED).await?;
    Ok((word, a.replace(',', "").parse::<usize>()? + b.replace(',', "").parse::<usize>()?))
}

/// Converts a position on the visible map to window coordinates.
async fn on_window(page: &Page, (x, y): Pair) -> Outcome<(i64, i64)> {
    page.at_rest(".picture--map").await?;
    let script = format!(
        "const map = document.querySelector('.picture--map'); map.scrollIntoView({{ block: 'center' }}); \
         const [box, view] = [map.getBoundingClientRect(), map.viewBox.baseVal]; \
         return [Math.round(box.left + {x} * box.width / view.width), Math.round(box.top + {y} * box.height / view.height)]"
    );
    page.evaluate(&script).await
}

/// Checks that exactly the counted lines of this word are open. For a name, these include all its spellings.
async fn lines_of(page: &Page, word: &str, n: usize) -> Outcome {
    lines_are(page, n).await?;
    if page.hash().await?.contains("actor") { Ok(()) } else { every_node_is(page, word).await }
}

/// Pointing at a dot names it, and clicking opens its lines.
pub(crate) async fn a_dot_is_named_and_opens_its_lines(page: &Page) -> Outcome {
    open(page).await?;
    let n_words = n_words(page).await?;
    let dots: Vec<Pair> = page.evaluate(DOTS).await?;
    // Words with the same counts share a dot.
    if dots.len() < 10 || dots.len() > n_words {
        return Err(Failure(format!("{} dots for {n_words} words", dots.len())));
    }
    let (x, y) = on_window(page, dots[dots.len() / 2]).await?;
    page.driver().action_chain().move_to(x, y).perform().await?;
    let (word, n) = named(page).await?;
    page.driver().action_chain().move_to(x, y).click().perform().await?;
    lines_of(page, &word, n).await?;
    back_to(page, ".picture--map").await?;
    page.wait_for_text(".figure__status", "Point at a dot").await
}

/// Arrow keys move through the words, and Enter opens the lines of the current one.
pub(crate) async fn keys_go_through_the_words_of_the_map(page: &Page) -> Outcome {
    open(page).await?;
    page.driver().execute("document.querySelector('.picture--map').focus()", Vec::new()).await?;
    let mut words = Vec::new();
    for key in [Key::Right, Key::Down, Key::Left, Key::End, Key::Home] {
        let before: Vec<String> = page.evaluate(NAMED).await?;
        page.press(key).await?;
        let status = serde_json::to_string(&before)?;
        page.wait_until("another word is named", &format!("JSON.stringify((() => {{ {NAMED} }})()) !== {status:?}"))
            .await?;
        words.push(named(page).await?);
    }
    if words[0] != words[2] || words[0] != words[4] || words[0] == words[1] || words[3] == words[1] {
        return Err(Failure(format!("not there and back: {words:?}")));
    }
    page.press(Key::Enter).await?;
    lines_of(page, &words[4].0, words[4].1).await
}

/// Dragging a rectangle lists its words, and each opens its lines. Clear removes the list.
pub(crate) async fn a_rectangle_lists_its_words(page: &Page) -> Outcome {
    open(page).await?;
    let n_words = n_words(page).await?;
    let size: Pair = page
        .evaluate(
            "const view = document.querySelector('.picture--map').viewBox.baseVal; return [view.width, view.height]",
        )
        .await?;
    let drag = async |from: Pair, to: Pair| -> Outcome {
        let (from, to) = (on_window(page, from).await?, on_window(page, to).await?);
        let chain = page.driver().action_chain().move_to(from.0, from.1).click_and_hold();
        Ok(chain.move_to(i64::midpoint(from.0, to.0), to.1).move_to(to.0, to.1).release().perform().await?)
    };
    drag((2.0, 2.0), (size.0 - 2.0, size.1 - 2.0)).await?;
    page.wait_for_text(".brushed .caption", &format!("{n_words} words in the rectangle")).await?;
    page.click_text(".brushed .link", "Clear").await?;
    page.wait_until_gone(".brushed").await?;
    drag((2.0, 2.0), (size.0 - 2.0, size.1 / 2.0 - 8.0)).await?;
    let listed = "return document.querySelectorAll('.brushed__word').length";
    page.wait_for(".brushed__word").await?;
    let n: usize = page.evaluate(listed).await?;
    if n == 0 || n >= n_words {
        return Err(Failure(format!("{n} of {n_words} words in the upper half")));
    }
    page.wait_for_text(".brushed .caption", &format!("{n} word")).await?;
    let word = page.text(".brushed__word").await?;
    page.click(".brushed__word").await?;
    page.wait_for(".lines .line").await?;
    if page.hash().await?.contains("actor") { Ok(()) } else { every_node_is(page, &word).await }
}
