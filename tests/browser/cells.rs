//! Articles that are added up: a page of their sums compares as a page of the articles does, and says what sums do not tell.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use crate::axe::assert_accessible;
use crate::driver::{Failure, Outcome};
use crate::packing;
use crate::page::{Page, bundled_page};
use crate::steps::{search, settled};

/// How articles are added up.
const ADDED_UP: [&str; 2] = ["--by", "outlet,month"];

/// A page of 48 articles of two outlets and two months, as texts, or as what `broadside count` makes of them when it is asked so.
pub(crate) fn packed(counted: Option<&[&str]>) -> Outcome<(tempfile::TempDir, PathBuf)> {
    let texts =
        ["War goes on and talks stall", "Talks of peace and the war", "The ceasefire holds", "Peace, says Kyiv"];
    let line = |i: usize| {
        let (outlet, month) = (["Post", "Sun"][i % 2], ["05", "06"][i / 2 % 2]);
        let text =
            [texts[i % 4], texts[(i / 3) % 4], if outlet == "Post" { "ceasefire" } else { "tariffs" }].join(". ");
        let date = format!("2024-{month}-{:02}", 1 + i % 28);
        serde_json::json!({"id": i.to_string(), "headline": "x", "outlet": outlet, "date": date, "language": "en", "text": text})
    };
    let folder = tempfile::tempdir()?;
    let [articles, counts, page] = ["articles.jsonl", "counts.jsonl", "page.html"].map(|name| folder.path().join(name));
    fs::write(&articles, (0..48).map(|i| line(i).to_string() + "\n").collect::<String>())?;
    if let Some(how) = counted {
        let mut words = vec!["count".as_ref(), articles.as_os_str(), "-o".as_ref(), counts.as_os_str()];
        words.extend(how.iter().map(OsStr::new));
        packing::command(&words)?;
    }
    let source = if counted.is_some() { counts } else { articles };
    packing::run(&[source], &bundled_page()?, &page, &["--no-names"])?;
    Ok((folder, page))
}

/// The tables of words and the trend of a page.
async fn figures(page: &Page, counted: Option<&[&str]>) -> Outcome<Vec<String>> {
    let (_folder, file) = packed(counted)?;
    page.visit(&file).await?;
    page.wait_until_usable().await?;
    let mut all = Vec::new();
    for hash in ["#words?target=Post&at-least=1", "#words?target=Sun&at-least=1", "#words?mode=frequencies&at-least=1"]
    {
        page.go(hash).await?;
        page.wait_for(".table tbody tr").await?;
        settled(page).await?;
        all.extend(page.texts(".table tbody tr").await?);
    }
    page.wait_for_text(".results", "48 articles").await?;
    Ok(all)
}

/// Words are compared with the same figures.
pub(crate) async fn sums_compare_as_their_articles_do(page: &Page) -> Outcome {
    let (texts, sums) = (figures(page, None).await?, figures(page, Some(&ADDED_UP)).await?);
    if texts != sums || texts.len() < 9 {
        return Err(Failure(format!("other figures: {texts:?} and {sums:?}")));
    }
    Ok(())
}

/// A search by words, sequences of words and lines are not in sums, which is said where they are asked for; what can be told is told.
pub(crate) async fn what_sums_do_not_tell_is_said(page: &Page) -> Outcome {
    let (_folder, file) = packed(Some(&ADDED_UP))?;
    page.visit(&file).await?;
    page.wait_until_usable().await?;
    page.go("#articles").await?;
    page.wait_for_text(".card__headline", "12 articles, added up").await?;
    search(page, "ceasefire").await?;
    page.wait_for_text(".search__fault", "Sums do not tell which articles have a word").await?;
    page.wait_for_text(".rates__list", "Post").await?;
    page.go("#context?lines=ceasefire").await?;
    page.wait_for_text(".evidence .basis", "of 48 articles").await?;
    for view in ["#names", "#words"] {
        page.go(view).await?;
        page.wait_for_text(".basis", "48 articles are added up here").await?;
    }
    page.wait_for(".sentence .fixed").await?;
    page.go("#trends?lines=ceasefire+peace").await?;
    page.wait_for_text(".search__fault", "Type one word").await
}

/// Axe-core finds no violations where articles are added up.
pub(crate) async fn sums_shut_nobody_out(page: &Page) -> Outcome {
    let (_folder, file) = packed(Some(&ADDED_UP))?;
    page.visit(&file).await?;
    page.wait_until_usable().await?;
    for hash in ["#articles", "#words", "#context?lines=war", "#trends?lines=war"] {
        page.go(hash).await?;
        settled(page).await?;
        assert_accessible(page).await?;
    }
    Ok(())
}
