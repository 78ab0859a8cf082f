//! Sequences of words, checked against a hand count.

use crate::by_hand::{articles, count_in_and_out, words_of};
use crate::driver::{Failure, Outcome};
use crate::opened::{back_to, check, every_node_is, number_of, open_lines};
use crate::page::Page;
use crate::steps::{addressed, choose, settled};
use crate::words::{compare, rows};

/// The target outlet.
const TARGET: &str = "The Real Side";

/// Counts of sequences of two and three words match a hand count.
pub(crate) async fn sequences_are_those_of_a_count_by_hand(page: &Page) -> Outcome {
    let articles = articles()?;
    compare(page, TARGET, "every other outlet").await?;
    for (n, words) in [(2, "sequences of two words"), (3, "sequences of three words")] {
        choose(page, "What is counted", words).await?;
        addressed(page, &format!("#words?target={TARGET}&length={n}")).await?;
        settled(page).await?;
        let rows = rows(page).await?;
        if rows.len() < 3 {
            return Err(Failure(format!("{words}: {rows:?}")));
        }
        for (name, seen) in &rows {
            let sequence = words_of(name);
            check(&format!("the number of words of “{name}”"), &[sequence.len()], &[n])?;
            let wanted = count_in_and_out(&articles, TARGET, |article| article.count_in_a_row(&sequence));
            check(name, seen, &wanted)?;
        }
    }
    Ok(())
}

/// A count opens exactly the lines with the sequence as their node.
pub(crate) async fn a_number_of_a_sequence_opens_its_lines(page: &Page) -> Outcome {
    let articles = articles()?;
    compare(page, TARGET, "every other outlet").await?;
    choose(page, "What is counted", "sequences of two words").await?;
    page.wait_for_text(".table__word", "NATO membership").await?;
    settled(page).await?;
    let sequence = words_of("NATO membership");
    let wanted = count_in_and_out(&articles, TARGET, |article| article.count_in_a_row(&sequence));
    for (side, wanted) in wanted.into_iter().enumerate() {
        let n = open_lines(page, &number_of("NATO membership", side)).await?;
        check("the number of lines", &[n], &[wanted])?;
        every_node_is(page, "NATO membership").await?;
        back_to(page, ".table").await?;
    }
    Ok(())
}
