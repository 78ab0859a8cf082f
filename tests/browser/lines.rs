//! How concordance lines are laid out, sorted, grouped, sampled and copied.

use crate::by_hand::articles;
use crate::driver::{Browser, Failure, Outcome};
use crate::frame::show_at;
use crate::methods::CATCH;
use crate::opened::check;
use crate::page::Page;
use crate::phone::PHONE;
use crate::steps::{addressed, choose, settled};

/// The lines of a word, by the word after it.
const BY_R1: &str = "#context?lines=peace&by=r1";

/// What is wrong with the lines: rows that are not 28 px high, words that are cut or too few, nodes off the middle.
const FAULTS: &str = "\
    const least = arguments[0]; const faults = []; \
    for (const line of document.querySelectorAll('.lines .line')) { \
        const box = (part) => part.getBoundingClientRect(); \
        if (Math.abs(box(line).height - 28) > 0.5) faults.push(`${box(line).height} px high`); \
        const [left, node, right] = ['left', 'node', 'right'].map((part) => line.querySelector(`.line__${part}`)); \
        for (const side of [left, right]) { \
            const frame = box(side); \
            const shown = [...side.children].filter((word) => box(word).top < frame.bottom - 2); \
            const cut = shown.filter((word) => box(word).left < frame.left - 1 || box(word).right > frame.right + 1 || word.scrollWidth > word.clientWidth + 1); \
            faults.push(...cut.map((word) => `cut: ${word.textContent}`)); \
            const wanted = Math.min(least, side.children.length); \
            if (shown.length < wanted) faults.push(`only ${shown.length} words: ${side.textContent}`); \
            const near = side === left ? side.lastElementChild : side.firstElementChild; \
            if (near && !shown.includes(near)) faults.push(`not beside the node: ${near.textContent}`); \
        } \
        const beside = left.lastElementChild; \
        if (beside && Math.abs(box(beside).right - box(node).left) > 1) faults.push('a gap before the node'); \
        const next = right.firstElementChild; \
        if (next && Math.abs(box(next).left - box(node).right) > 1) faults.push('a gap behind the node'); \
        const middle = (box(left).left + box(right).right) / 2; \
        if (Math.abs((box(node).left + box(node).right) / 2 - middle) > 1) faults.push('the node is off the middle'); \
    } \
    return faults";

/// Checks that every line is a row of whole words, at least so many on either side.
async fn check_rows(page: &Page, least: u32) -> Outcome {
    page.wait_for(".lines .line").await?;
    settled(page).await?;
    let faults: Vec<String> = page.evaluate(&FAULTS.replace("arguments[0]", &least.to_string())).await?;
    if faults.is_empty() { Ok(()) } else { Err(Failure(faults.join("\n"))) }
}

/// A line is one row of 28 px with the node in the middle and whole words beside it, also while an article is open.
pub(crate) async fn a_line_is_one_row_of_whole_words(page: &Page) -> Outcome {
    page.start_at(BY_R1).await?;
    check_rows(page, 4).await?;
    page.click(".line").await?;
    page.wait_for(".reader article").await?;
    // Beside an article some words leave room for no third.
    check_rows(page, 2).await?;
    if page.browser() == Browser::Chromium {
        for (width, height) in [(1366, 768), (1440, 900)] {
            show_at(page, (width, height)).await?;
            check_rows(page, 3).await?;
        }
    }
    Ok(())
}

/// On a phone a line is two or three rows under its source, with the node marked.
pub(crate) async fn a_line_is_a_few_rows_on_a_phone(page: &Page) -> Outcome {
    show_at(page, PHONE).await?;
    page.go(BY_R1).await?;
    page.wait_for(".lines .line").await?;
    settled(page).await?;
    let rows: Vec<f64> = page
        .evaluate(
            "return [...document.querySelectorAll('.line')].map((line) => { \
                const [source, node] = [line.querySelector('.line__source'), line.querySelector('mark')].map((part) => part.getBoundingClientRect()); \
                const high = line.getBoundingClientRect().bottom - source.bottom; \
                return node.height > 0 ? high / 20.25 : 99; })",
        )
        .await?;
    if rows.iter().all(|rows| (1.0..4.0).contains(rows)) { Ok(()) } else { Err(Failure(format!("{rows:?}"))) }
}

/// The marked words.
const SORTED: &str = "return [...document.querySelectorAll('.lines .line')].map((line) => \
    line.querySelector('.line__sorted')?.textContent.toLowerCase() ?? '')";

/// Whichever word lines are sorted by is marked in each, and stands where its name says.
pub(crate) async fn lines_are_marked_at_the_word_that_they_are_sorted_by(page: &Page) -> Outcome {
    page.start_at("#context?lines=peace").await?;
    for (order, by, side, nth) in [
        ("the second word before (L2)", "l2", "left", 1),
        ("the third word before (L3)", "l3", "left", 2),
        ("the second word after (R2)", "r2", "right", 1),
        ("the third word after (R3)", "r3", "right", 2),
    ] {
        choose(page, "Sorted by", order).await?;
        addressed(page, &format!("#context?lines=peace&by={by}")).await?;
        settled(page).await?;
        let words: Vec<String> = page.evaluate(SORTED).await?;
        // Marks come before letters.
        let is_sorted = words.is_sorted_by_key(|word| (word.starts_with(char::is_alphanumeric), word.clone()));
        if !is_sorted || words.iter().all(String::is_empty) {
            return Err(Failure(format!("sorted by {by}: {words:?}")));
        }
        // Counted by hand in the words of the line, where a closing 's is a word.
        let at = format!(
            "return [...document.querySelectorAll('.lines .line')].every((line) => {{ \
                const words = line.querySelector('.line__{side}').textContent.replace(/[’']s\\b/g, ' s').split(/[^\\p{{L}}\\p{{N}}]+/u).filter(Boolean); \
                if ('{side}' === 'left') words.reverse(); \
                const marked = line.querySelector('.line__sorted')?.textContent.replace(/[’']/, ''); \
                return marked === words[{nth}]; }})"
        );
        if !page.evaluate::<bool>(&at).await? {
            return Err(Failure(format!("a line is not marked at {by}: {words:?}")));
        }
    }
    Ok(())
}

/// The headings of groups with their numbers, and the number of lines under each.
async fn groups(page: &Page) -> Outcome<Vec<(String, usize, usize)>> {
    page.wait_for(".lines__group").await?;
    settled(page).await?;
    page.evaluate(
        "return [...document.querySelectorAll('.context section')].map((group) => [group.querySelector('.lines__group span').innerText, \
            parseInt(group.querySelector('.lines__group .quiet').innerText), group.querySelectorAll('.line').length])",
    )
    .await
}

/// Lines sorted by a word or by date can be grouped, each group under a heading with its number of lines.
pub(crate) async fn lines_are_grouped_by_word_month_and_year(page: &Page) -> Outcome {
    let n: usize = articles()?.iter().map(|article| article.count("peace")).sum();
    page.start_at(BY_R1).await?;
    choose(page, "Grouped by", "grouped by that word").await?;
    addressed(page, &format!("{BY_R1}&grouped=word")).await?;
    let by_word = groups(page).await?;
    let marked: Vec<String> = page.evaluate(SORTED).await?;
    let named: Vec<String> = by_word
        .iter()
        .flat_map(|(word, n, _)| vec![if word == "No word there" { String::new() } else { word.to_lowercase() }; *n])
        .collect();
    if named != marked {
        return Err(Failure(format!("{named:?} are headings of {marked:?}")));
    }
    choose(page, "Sorted by", "date").await?;
    choose(page, "Grouped by", "grouped by year").await?;
    page.wait_until_gone(".lines__name[lang]").await?;
    let by_year = groups(page).await?;
    let years: Vec<&str> = by_year.iter().map(|(year, ..)| year.as_str()).collect();
    if years != ["2024", "2025"] {
        return Err(Failure(format!("{years:?}")));
    }
    for groups in [by_word, by_year] {
        check("the lines of all groups", &[groups.iter().map(|(.., lines)| lines).sum()], &[n])?;
        let said: Vec<usize> = groups.iter().map(|(_, said, _)| *said).collect();
        check("the numbers in headings", &said, &groups.iter().map(|(.., lines)| *lines).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// A sample is said to be one, is the same wherever its address is opened, and another one is a click away.
pub(crate) async fn a_random_sample_is_the_same_for_everybody(page: &Page) -> Outcome {
    let n: usize = articles()?.iter().map(|article| article.count("peace")).sum();
    page.start_at("#context?lines=peace").await?;
    choose(page, "Which lines", "A random sample of 10 lines").await?;
    addressed(page, "#context?lines=peace&sample=10&seed=1").await?;
    page.wait_for_text(".context strong", &format!("10 of {n} lines in 4 articles, seed 1")).await?;
    settled(page).await?;
    let first = page.texts(".line").await?;
    check("the number of lines", &[first.len()], &[10])?;
    page.click_text(".sentence .link", "Another sample").await?;
    page.wait_for_text(".context strong", ", seed 2").await?;
    settled(page).await?;
    if page.texts(".line").await? == first {
        return Err(Failure("another seed gave the same lines".to_owned()));
    }
    page.start_at("#context?lines=peace&sample=10&seed=1").await?;
    page.wait_for(".lines .line").await?;
    if page.texts(".line").await? == first { Ok(()) } else { Err(Failure("the same seed gave other lines".to_owned())) }
}

/// A line is copied with its outlet, headline, date and address, by its button and by the key y, and nothing moves.
pub(crate) async fn a_line_is_copied_with_its_source(page: &Page) -> Outcome {
    page.start_at(BY_R1).await?;
    page.wait_for(".lines .line").await?;
    settled(page).await?;
    page.driver().execute(CATCH, Vec::new()).await?;
    let places = "return [...document.querySelectorAll('.line, .line > *')].map((part) => JSON.stringify(part.getBoundingClientRect()))";
    page.press("j").await?;
    let before: Vec<String> = page.evaluate(places).await?;
    page.press("y").await?;
    page.wait_for_text(".line__copied", "Copied").await?;
    page.wait_for_text(".unseen[aria-live]", "Copied").await?;
    let after: Vec<String> = page.evaluate(places).await?;
    if before != after {
        return Err(Failure("a line moved when it was copied".to_owned()));
    }
    let by_key: String = page.evaluate("return window.copied").await?;
    let node = "return document.querySelector('.line mark').innerText";
    let node: String = page.evaluate(node).await?;
    let parts = ["“…", node.as_str(), " agreement", "(The Real Side, Zelensky Proposes", ", November 2024", "https://"];
    if let Some(missing) = parts.iter().find(|part| !by_key.contains(**part)) {
        return Err(Failure(format!("{missing} is not in {by_key}")));
    }
    page.driver().execute("window.copied = ''; document.querySelector('.line__copy').click()", Vec::new()).await?;
    page.wait_for_value::<String, _>("return window.copied", by_key.as_str()).await?;
    page.wait_until_gone(".line__copied").await
}
