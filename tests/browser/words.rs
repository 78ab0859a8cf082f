//! The comparison of outlets, checked against a hand count.

use std::collections::BTreeMap;

use serde_json::json;

use crate::by_hand::{articles, count_in, words_of_names};
use crate::driver::{Failure, Outcome};
use crate::page::Page;
use crate::steps::{OUTLETS, choice, choose, open_counting_options, settled};

/// The labels of the two side choices.
const TARGET: &str = "Target outlet";
const REFERENCE: &str = "Reference";

/// Words that are in no name and in most of the five articles.
pub(crate) const WORDS: [&str; 3] = ["war", "peace", "membership"];

/// Returns each row's word and its counts from left to right.
pub(crate) async fn rows(page: &Page) -> Outcome<BTreeMap<String, Vec<usize>>> {
    while page.count(".words > .button").await? > 0 {
        let n = page.count(".table tbody tr").await?;
        page.click(".words > .button").await?;
        page.wait_until(
            &format!("more words than {n} show"),
            &format!("document.querySelectorAll('.table tbody tr').length > {n}"),
        )
        .await?;
    }
    let script = "return Object.fromEntries([...document.querySelectorAll('.table tbody tr')].map((row) => [\
        row.querySelector('.table__word').innerText,\
        [...row.querySelectorAll('.table__count')].map((count) => Number(count.innerText.replaceAll(',', '')))]))";
    page.evaluate(script).await
}

/// Checks the counts of some words.
fn check(rows: &BTreeMap<String, Vec<usize>>, words: &[&str], wanted: impl Fn(&str) -> Vec<usize>) -> Outcome {
    for word in words {
        let (seen, wanted) = (rows.get(*word), wanted(word));
        if seen != Some(&wanted) {
            return Err(Failure(format!("“{word}” should be counted {wanted:?}, but is {seen:?}")));
        }
    }
    Ok(())
}

/// Opens the view and compares an outlet with another, or with all others.
pub(crate) async fn compare(page: &Page, target: &str, reference: &str) -> Outcome {
    page.click_text(".views__tab", "Words").await?;
    choose(page, TARGET, target).await?;
    let shown = |label: &str| format!("return document.querySelector('{}').selectedOptions[0].text", choice(label));
    page.wait_for_value::<String, _>(&shown(TARGET), target).await?;
    choose(page, REFERENCE, reference).await?;
    page.wait_for_value::<String, _>(&shown(REFERENCE), reference).await?;
    settled(page).await
}

/// The counts of two outlets match a hand count.
pub(crate) async fn counts_of_two_outlets_are_those_of_a_count_by_hand(page: &Page) -> Outcome {
    let articles = articles()?;
    let outlets = ["The Real Side", "World Today News"];
    compare(page, outlets[0], outlets[1]).await?;
    check(&rows(page).await?, &WORDS, |word| outlets.map(|outlet| count_in(&articles, outlet, word)).to_vec())?;
    page.wait_for_texts(".table th.side button", &outlets).await
}

/// The counts of an outlet and of all others match a hand count, including a word that the outlet never uses.
pub(crate) async fn counts_against_every_other_outlet_are_those_of_a_count_by_hand(page: &Page) -> Outcome {
    let articles = articles()?;
    compare(page, "Odrimedia", "every other outlet").await?;
    check(&rows(page).await?, &WORDS, |word| {
        let all: usize = articles.iter().map(|article| article.count(word)).sum();
        let of_target = count_in(&articles, "Odrimedia", word);
        vec![of_target, all - of_target]
    })?;
    page.wait_for(".table__count:disabled").await?;
    Ok(())
}

/// Stop words are hidden, with their number, and can be shown.
pub(crate) async fn stop_words_show_when_asked(page: &Page) -> Outcome {
    let articles = articles()?;
    let outlets = ["WDMD TV", "Odrimedia"];
    compare(page, outlets[0], outlets[1]).await?;
    check_absent(&rows(page).await?, "the")?;
    open_counting_options(page).await?;
    page.click_text(".choice", "stop words hidden").await?;
    page.wait_for_text(".choice", "stop words shown").await?;
    // Sorted by the target's counts, of which this word has the highest.
    page.click(".table th.side--target button").await?;
    page.wait_for(".table th.side--target[aria-sort=descending]").await?;
    page.wait_for_value::<String, _>("return document.querySelector('.table__word').innerText", "the").await?;
    settled(page).await?;
    check(&rows(page).await?, &["the"], |word| outlets.map(|outlet| count_in(&articles, outlet, word)).to_vec())
}

fn check_absent(rows: &BTreeMap<String, Vec<usize>>, word: &str) -> Outcome {
    if rows.contains_key(word) { Err(Failure(format!("“{word}” should not be listed"))) } else { Ok(()) }
}

/// Names are counted as one word, or each of their words separately.
pub(crate) async fn names_apart_show_each_spelling(page: &Page) -> Outcome {
    let articles = articles()?;
    let outlets = ["World Today News", "Windy City Mirror"];
    compare(page, outlets[0], outlets[1]).await?;
    let merged = rows(page).await?;
    check_absent(&merged, "Zelenskyy")?;
    let zelensky = outlets
        .map(|outlet| count_in(&articles, outlet, "zelenskyy") + count_in(&articles, outlet, "zelensky"))
        .to_vec();
    check(&merged, &["Volodymyr Zelensky"], |_| zelensky.clone())?;
    open_counting_options(page).await?;
    page.click_text(".choice", "all forms of a name counted as one word").await?;
    page.wait_for_text(".choice", "each word of a name counted separately").await?;
    settled(page).await?;
    let apart = rows(page).await?;
    check(&apart, &["Zelenskyy"], |_| outlets.map(|outlet| count_in(&articles, outlet, "zelenskyy")).to_vec())
}

/// Side by side, every outlet has a panel with its keywords.
pub(crate) async fn every_outlet_has_a_panel(page: &Page) -> Outcome {
    let articles = articles()?;
    page.click_text(".views__tab", "Words").await?;
    page.click_text(".modes__mode", "Every outlet").await?;
    page.wait_for(".picture .spot").await?;
    let bold = "return [...document.querySelectorAll('.picture text[font-weight]')].map((name) => name.textContent)";
    let mut names: Vec<String> = page.evaluate(bold).await?;
    names.sort();
    if names != OUTLETS {
        return Err(Failure(format!("panels of {names:?}")));
    }
    let script = "return [...document.querySelectorAll('.picture .spot')].map((spot) => spot.ariaLabel)\
        .map((label) => label.match(/^(.*?): .*; ([0-9,]+) in (.*), ([0-9,]+) in the others$/))\
        .map(([, word, target, outlet, reference]) => [outlet, word, `${target} : ${reference}`])";
    let counts: Vec<(String, String, String)> = page.evaluate(script).await?;
    let names = words_of_names()?;
    let is_plain = |word: &str| word.chars().all(char::is_alphabetic) && !names.contains(&word.to_lowercase());
    let mut n_checked = 0;
    for (outlet, word, counts) in counts.iter().filter(|(_, word, _)| is_plain(word)) {
        let word = &word.to_lowercase();
        let of_outlet = count_in(&articles, outlet, word);
        let all: usize = articles.iter().map(|article| article.count(word)).sum();
        let wanted = format!("{of_outlet} : {}", all - of_outlet);
        if *counts != wanted {
            return Err(Failure(format!("“{word}” of {outlet} should be {wanted}, but is {counts}")));
        }
        n_checked += 1;
    }
    if n_checked > 20 { Ok(()) } else { Err(Failure(format!("only {n_checked} plain words in {counts:?}"))) }
}

/// The frequency table's counts, per outlet and in total, match a hand count.
pub(crate) async fn frequencies_are_those_of_a_count_by_hand(page: &Page) -> Outcome {
    let articles = articles()?;
    page.click_text(".views__tab", "Words").await?;
    page.click_text(".modes__mode", "Frequencies").await?;
    page.wait_for(".table .frequency").await?;
    let heads = page.texts(".table thead th").await?;
    let outlets = heads.get(1..6).ok_or_else(|| Failure(format!("columns of {heads:?}")))?;
    let mut sorted = outlets.to_vec();
    sorted.sort();
    if sorted != OUTLETS {
        return Err(Failure(format!("columns of {heads:?}")));
    }
    check(&rows(page).await?, &WORDS, |word| {
        let mut wanted: Vec<usize> = outlets.iter().map(|outlet| count_in(&articles, outlet, word)).collect();
        wanted.push(wanted.iter().sum());
        wanted
    })
}

/// A count opens exactly the lines it counts.
pub(crate) async fn a_count_opens_its_lines(page: &Page) -> Outcome {
    let articles = articles()?;
    let (target, reference) = ("The Real Side", "every other outlet");
    compare(page, target, reference).await?;
    for (side, of_target) in [(0, true), (1, false)] {
        let script = format!(
            "[...document.querySelectorAll('.table tbody tr')].find((row) => row.querySelector('.table__word').innerText === 'peace')\
             .querySelectorAll('.table__count')[{side}].click()"
        );
        rows(page).await?;
        page.driver().execute(script, Vec::new()).await?;
        let wanted: usize = articles
            .iter()
            .filter(|article| (article.outlet == target) == of_target)
            .map(|article| article.count("peace"))
            .sum();
        page.wait_for_value::<usize, _>("return document.querySelectorAll('.lines .line').length", &wanted).await?;
        page.wait_for_text(".context strong", &format!("{wanted} lines in ")).await?;
        let of = "return [...document.querySelectorAll('.lines .line')].every((line) => \
            (line.querySelector('.outlet').innerText === OUTLET) === SIDE \
            && line.querySelector('.line__node').innerText.toLowerCase() === 'peace')";
        let of = of.replace("OUTLET", &json!(target).to_string()).replace("SIDE", &of_target.to_string());
        page.wait_for_value::<bool, _>(&of, &true).await?;
        page.driver().back().await?;
        page.wait_for(".table").await?;
    }
    Ok(())
}
