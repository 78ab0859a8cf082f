//! Counts where texts may not be: the bundled page counts the publishers' articles, and any page is saved without its texts.

use std::fs;

use serde_json::Value;

use crate::axe::assert_accessible;
use crate::cells::packed;
use crate::driver::{Failure, Outcome};
use crate::page::{Page, bundled_page};
use crate::saved::{catch, save};
use crate::steps::{listed, search, settled};

/// How often each outlet of the sample has a word, by the counts in the repository.
fn counted(word: &str) -> Outcome<Vec<(String, u64)>> {
    let lines = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/articles/counts.jsonl"))?;
    let of_line = |line: &str| -> Outcome<(String, u64)> {
        let article: Value = serde_json::from_str(line)?;
        let groups = |field: &str| article["counts"][field].as_object().cloned().unwrap_or_default();
        let mut all = 0;
        for (times, words) in groups("words").into_iter().chain(groups("phrases")) {
            let runs: Vec<&str> = words
                .as_array()
                .map_or_else(|| vec![&words], |list| list.iter().collect())
                .into_iter()
                .filter_map(Value::as_str)
                .collect();
            let n = runs.iter().flat_map(|run| run.split(' ')).filter(|other| other.to_lowercase() == word).count();
            all += times.parse::<u64>()? * n as u64;
        }
        Ok((article["outlet"].as_str().unwrap_or_default().to_owned(), all))
    };
    lines.lines().map(of_line).collect()
}

/// Opens the page that is built, with the counts of the publishers' articles.
async fn open_bundled(page: &Page, hash: &str) -> Outcome {
    page.visit(&bundled_page()?).await?;
    page.wait_until_usable().await?;
    page.go(hash).await
}

/// A word's lines have the articles in which it was counted over them, with as many occurrences as the counts say.
pub(crate) async fn a_word_has_the_articles_that_were_counted(page: &Page) -> Outcome {
    open_bundled(page, "#words").await?;
    page.wait_for_text(".masthead__note", "Words are counted in the publishers' articles").await?;
    page.go("#context?lines=membership").await?;
    page.wait_for(".evidence__item").await?;
    settled(page).await?;
    let rows = page.texts(".evidence__item").await?;
    let wanted = counted("membership")?;
    for (outlet, n) in &wanted {
        let is_it =
            |row: &&String| row.starts_with(&format!("{n} ·")) && row.to_lowercase().contains(&outlet.to_lowercase());
        if rows.iter().find(is_it).is_none() {
            return Err(Failure(format!("{outlet} should have {n}: {rows:?}")));
        }
    }
    let total: u64 = wanted.iter().map(|(_, n)| n).sum();
    page.wait_for_text(".evidence .basis", &format!("{total} occurrences in 5 of 5 articles")).await?;
    page.wait_for_texts(".context h2.heading", &["Counted in the publishers’ articles", "In the texts in this page"])
        .await?;
    page.click(".evidence__headline").await?;
    page.wait_for_text(".reader__note", "are counted in the publisher’s article; the text here is another").await?;
    page.wait_for_text(".reader__note a", "Read it at").await
}

/// Phrases and collocates need words in their order, and say so.
pub(crate) async fn what_needs_texts_says_so(page: &Page) -> Outcome {
    open_bundled(page, "#context?lines=%22peace+deal%22").await?;
    page.wait_for_text(".notice", "Counts do not keep the order of words").await?;
    page.go("#context?lines=membership&show=collocates").await?;
    page.wait_for_text(".basis", "This is worked out from the texts in this page only").await?;
    page.go("#context?lines=membership&show=dispersion").await?;
    page.wait_for_text(".basis", "counts of words, without their order").await?;
    page.wait_until("nothing more is offered", "!document.querySelector('.context > .button')").await?;
    page.go("#words?length=2").await?;
    page.wait_for_text(".basis", "This is worked out from the texts in this page only").await
}

/// A page saved without its texts counts as before, and has nothing of the texts.
pub(crate) async fn a_page_without_texts_counts_the_same(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    let table = async |page: &Page| -> Outcome<Vec<String>> {
        page.go("#words?target=WDMD+TV").await?;
        page.wait_for(".table__count").await?;
        settled(page).await?;
        page.texts(".table tbody tr").await
    };
    let before = table(page).await?;
    catch(page).await?;
    page.go("#manage?part=save").await?;
    let (_, text): (String, String) =
        save(page, ".manage__actions .button", "Save the page without the texts", "file.text()").await?;
    // The words that can be read without the program are part of the page too.
    let (read, sentence) = ("class=\"edition__article\"", "The White House is considering a plan");
    if !text.contains(read) || text.contains(sentence) {
        return Err(Failure("the saved page has no edition, or one with a text".to_owned()));
    }
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("counts.html");
    fs::write(&file, text)?;
    page.visit(&file).await?;
    page.wait_until_usable().await?;
    let after = table(page).await?;
    if before != after || before.len() < 5 {
        return Err(Failure(format!("another table: {before:?} and {after:?}")));
    }
    page.go("#articles").await?;
    page.wait_for_text(".card__snippet", "Its text is not in this page").await?;
    search(page, "kellogg").await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await
}

/// Sequences of two words are compared with the same figures, and one has the articles in which it was counted.
pub(crate) async fn counted_pairs_compare_as_texts_do(page: &Page) -> Outcome {
    let mut tables = Vec::new();
    for counted in [None, Some(&["--pairs"][..])] {
        let (_folder, file) = packed(counted)?;
        page.visit(&file).await?;
        page.wait_until_usable().await?;
        page.go("#words?target=Post&length=2&at-least=1").await?;
        page.wait_for(".table tbody tr").await?;
        settled(page).await?;
        tables.push(page.texts(".table tbody tr").await?);
        if counted.is_some() {
            page.click(".table__count").await?;
            page.wait_for_text(".evidence .basis", "of 24 articles").await?;
            page.wait_for_text(".evidence__item", "Post").await?;
        }
    }
    let [texts, counts] = tables.as_slice() else { return Err(Failure("not two tables".to_owned())) };
    if texts != counts || texts.len() < 5 {
        return Err(Failure(format!("other figures: {texts:?} and {counts:?}")));
    }
    Ok(())
}

/// Axe-core finds no violations where counts show.
pub(crate) async fn counts_shut_nobody_out(page: &Page) -> Outcome {
    open_bundled(page, "#context?lines=membership").await?;
    page.wait_for(".evidence__item").await?;
    settled(page).await?;
    assert_accessible(page).await?;
    page.go("#context?lines=membership&article=odrimedia").await?;
    page.wait_for(".reader article").await?;
    assert_accessible(page).await
}
