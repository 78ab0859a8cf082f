//! Comparison of the words near a node, checked against a hand count.

use thirtyfour::Key;

use crate::by_hand::{Counted, articles, count_in_and_out, words_of_names};
use crate::driver::{Failure, Outcome};
use crate::opened::{back_to, check, every_node_is, number_of, open_lines};
use crate::page::Page;
use crate::steps::{addressed, choose, open_counting_options, settled};
use crate::words::{compare, rows};

/// The target outlet.
const TARGET: &str = "The Real Side";

/// Restricts the comparison to words near a node, as a person would.
async fn count_near(page: &Page, node: &str) -> Outcome {
    compare(page, TARGET, "every other outlet").await?;
    open_counting_options(page).await?;
    choose(page, "Where words are counted", "within 5 words of").await?;
    page.type_into(".choice--field", node.to_owned() + Key::Enter).await?;
    addressed(page, &format!("#words?target={TARGET}&near={node}")).await?;
    settled(page).await
}

/// Checks the plain words of the table against a hand count near the node. There must be some.
pub(crate) async fn check_near(page: &Page, count: impl Fn(&Counted, &str) -> usize) -> Outcome {
    let (articles, names) = (articles()?, words_of_names()?);
    let is_plain = |word: &str| word.chars().all(char::is_alphabetic) && !names.contains(&word.to_lowercase());
    let rows = rows(page).await?;
    let mut n_checked = 0;
    for (word, seen) in rows.iter().filter(|(word, _)| is_plain(word)) {
        check(word, seen, &count_in_and_out(&articles, TARGET, |article| count(article, &word.to_lowercase())))?;
        n_checked += 1;
    }
    if n_checked > 2 { Ok(()) } else { Err(Failure(format!("only {n_checked} plain words in {rows:?}"))) }
}

/// Only words near the node are counted, and a count opens exactly those lines.
pub(crate) async fn words_near_a_node_are_those_of_a_count_by_hand(page: &Page) -> Outcome {
    count_near(page, "ukraine").await?;
    check_near(page, |article, word| article.count_near(word, "ukraine", 5)).await?;
    let words = page.texts(".table__word").await?;
    let names = words_of_names()?;
    let word = words.iter().find(|word| !names.contains(&word.to_lowercase()));
    let word = word.ok_or_else(|| Failure(format!("no plain word in {words:?}")))?;
    let wanted =
        count_in_and_out(&articles()?, TARGET, |article| article.count_near(&word.to_lowercase(), "ukraine", 5));
    for (side, wanted) in wanted.into_iter().enumerate().filter(|(_, wanted)| *wanted > 0) {
        let n = open_lines(page, &number_of(word, side)).await?;
        check("the number of lines", &[n], &[wanted])?;
        every_node_is(page, word).await?;
        page.wait_for_text(".sentence button.choice", "within 5 words of “ukraine”").await?;
        back_to(page, ".table").await?;
    }
    choose(page, "Where words are counted", "within 10 words of").await?;
    addressed(page, &format!("#words?target={TARGET}&near=ukraine&within=10")).await?;
    settled(page).await?;
    check_near(page, |article, word| article.count_near(word, "ukraine", 10)).await
}

/// A node counts as it is typed, without a key at its end; until there is one, the sentence says that words anywhere are counted.
pub(crate) async fn a_node_holds_as_it_is_typed(page: &Page) -> Outcome {
    compare(page, TARGET, "every other outlet").await?;
    open_counting_options(page).await?;
    choose(page, "Where words are counted", "within 5 words of").await?;
    page.wait_for_text(".words .sentence", "(anywhere, until you type a word)").await?;
    page.type_into(".choice--field", "ukraine").await?;
    addressed(page, &format!("#words?target={TARGET}&near=ukraine")).await?;
    settled(page).await?;
    check_near(page, |article, word| article.count_near(word, "ukraine", 5)).await?;
    let sentence = page.text(".words .sentence").await?;
    if sentence.contains("anywhere, until") { Err(Failure(sentence)) } else { Ok(()) }
}

/// An error in a node is explained below it, where it can be corrected.
pub(crate) async fn what_is_wrong_with_a_node_is_said_under_the_sentence(page: &Page) -> Outcome {
    count_near(page, "\"war").await?;
    page.wait_for_text(".search__fault[role=alert]", "This quotation mark is never closed.").await?;
    let under = "document.querySelector('.words .sentence').getBoundingClientRect().bottom \
        <= document.querySelector('.words .search__fault').getBoundingClientRect().top";
    page.wait_until("it is said under the sentence", under).await?;
    page.wait_until_gone(".table").await?;
    page.retype(".choice--field", "war" + Key::Enter).await?;
    page.wait_until_gone(".words .search__fault").await?;
    settled(page).await?;
    check_near(page, |article, word| article.count_near(word, "war", 5)).await
}
