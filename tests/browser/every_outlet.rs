//! The keywords of every outlet against the rest.

use crate::driver::{Failure, Outcome};
use crate::opened::{back_to, every_line_is_of, lines_are};
use crate::page::Page;
use crate::steps::{OUTLETS, settled};

/// The first and last word of each outlet open exactly the lines counted in that outlet.
pub(crate) async fn a_word_of_an_outlet_opens_its_lines_there(page: &Page) -> Outcome {
    page.start_at("#words?mode=outlets").await?;
    page.wait_for(".picture .spot").await?;
    settled(page).await?;
    let script = "return [...document.querySelectorAll('.picture .spot')]\
        .map((spot) => spot.ariaLabel.match(/; ([0-9,]+) in (.*), [0-9,]+ in the others$/).slice(1))";
    let spots: Vec<(String, String)> = page.evaluate(script).await?;
    for outlet in OUTLETS {
        let of_outlet: Vec<usize> = (0..spots.len()).filter(|&i| spots[i].1 == outlet).collect();
        let (Some(first), Some(last)) = (of_outlet.first(), of_outlet.last()) else {
            return Err(Failure(format!("nothing of {outlet} in {spots:?}")));
        };
        for i in [*first, *last] {
            let click = format!(
                "document.querySelectorAll('.picture .spot')[{i}].dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"
            );
            page.driver().execute(click, Vec::new()).await?;
            lines_are(page, spots[i].0.replace(',', "").parse()?).await?;
            every_line_is_of(page, outlet).await?;
            back_to(page, ".picture .spot").await?;
        }
    }
    Ok(())
}
