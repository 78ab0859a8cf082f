//! House style: how outlets spell names.

use crate::by_hand::{articles, count_in};
use crate::driver::{Failure, Outcome};
use crate::opened::{back_to, check, every_line, every_line_is_of, open_lines};
use crate::page::Page;
use crate::steps::{OUTLETS, settled};

/// Returns every count except 0 with its index, spelling and outlet.
const NUMBERS: &str = "const heads = [...document.querySelectorAll('.table thead th')].map((head) => head.innerText); \
    return [...document.querySelectorAll('.table tbody .table__count')].map((number, i) => \
    [i, number.closest('tr').querySelector('.table__word').innerText, heads[number.closest('td').cellIndex], Number(number.innerText)])";

async fn open(page: &Page) -> Outcome<Vec<(usize, String, String, usize)>> {
    page.click_text(".views__tab", "Words").await?;
    page.click_text(".modes__mode", "House style").await?;
    page.wait_for_text(".table__word", "Zelenskyy").await?;
    settled(page).await?;
    page.evaluate(NUMBERS).await
}

/// The counts of each spelling, per outlet and in total, match a hand count.
pub(crate) async fn spellings_are_those_of_a_count_by_hand(page: &Page) -> Outcome {
    let articles = articles()?;
    let numbers = open(page).await?;
    for spelling in ["Zelensky", "Zelenskyy"] {
        let word = spelling.to_lowercase();
        let seen = |column: &str| -> Vec<usize> {
            let of = numbers.iter().filter(|(_, row, head, _)| row == spelling && head == column);
            of.map(|(.., n)| *n).collect()
        };
        for outlet in OUTLETS {
            check(&format!("{spelling} in {outlet}"), &seen(outlet), &[count_in(&articles, outlet, &word)])?;
        }
        check(spelling, &seen("All"), &[articles.iter().map(|article| article.count(&word)).sum()])?;
    }
    page.wait_for_text(".table__group", "usage differs").await
}

/// Every count opens exactly that many lines, from its outlet and with its spelling.
pub(crate) async fn a_number_opens_the_lines_with_its_spelling(page: &Page) -> Outcome {
    let numbers = open(page).await?;
    let opening: Vec<_> = numbers.iter().filter(|(.., n)| *n > 0).collect();
    if opening.len() < 6 {
        return Err(Failure(format!("few numbers: {numbers:?}")));
    }
    for (i, spelling, outlet, _) in opening {
        open_lines(page, &format!("document.querySelectorAll('.table tbody .table__count')[{i}]")).await?;
        if outlet != "All" {
            every_line_is_of(page, outlet).await?;
        }
        // A person's spelling is the last word, without a final 's.
        let node = "line.querySelector('.line__node').innerText.replace(/[’']s$/i, '')";
        // The final full stop of an abbreviation is not part of its token.
        every_line(page, &format!("{node}.endsWith({})", serde_json::to_string(spelling.trim_end_matches('.'))?))
            .await?;
        page.wait_for_text(".sentence button.choice", &format!("spelled “{spelling}”")).await?;
        back_to(page, ".table__group").await?;
    }
    Ok(())
}
