//! The date filter: its fields, the timeline and the timeline's handles.

use thirtyfour::Key;

use crate::driver::{Failure, Outcome};
use crate::page::Page;
use crate::steps::{OUTLETS, addressed, listed, results};

/// The fields of the first and the last day.
const FROM: &str = ".date-field:nth-of-type(1) input";
const TO: &str = ".date-field:nth-of-type(2) input";

/// Returns the minimum, current and maximum day of each handle of the timeline, as day numbers.
const HANDLES: &str = "return [...document.querySelectorAll('.timeline__handle')].map((handle) => \
    ['valuemin', 'valuenow', 'valuemax'].map((name) => Number(handle.getAttribute('aria-' + name))))";

/// Types into a date field and leaves it.
async fn fill(page: &Page, field: &str, text: &str) -> Outcome {
    page.retype(field, text).await?;
    page.press(Key::Tab).await
}

/// A month in both fields keeps the articles that are, or may be, from that month.
pub(crate) async fn a_month_in_both_fields_keeps_what_lies_in_it(page: &Page) -> Outcome {
    fill(page, FROM, "2025-02").await?;
    addressed(page, "#articles?from=2025-02-01").await?;
    fill(page, TO, "2025-02").await?;
    addressed(page, "#articles?from=2025-02-01&to=2025-02-28").await?;
    results(page, "2 of 5 articles").await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await?;
    page.wait_for_text(".chip", "1 February 2025 to 28 February 2025").await
}

/// An article that may be inside or outside the chosen days is included and marked as uncertain.
pub(crate) async fn an_uncertain_date_counts_as_possible(page: &Page) -> Outcome {
    fill(page, FROM, "2024-11").await?;
    fill(page, TO, "2024-11").await?;
    listed(page, &["Odrimedia", "The Real Side"]).await?;
    page.wait_for_texts(".results .possible", &["1 may be outside these dates"]).await?;
    let uncertain = "return [...document.querySelectorAll('.card')].filter((card) => card.innerText.includes('date uncertain')).map((card) => card.querySelector('.outlet').innerText)";
    page.wait_for_value::<Vec<String>, _>(uncertain, &["Odrimedia"][..]).await
}

/// An invalid date is reported, and the filter stays unchanged until the date is valid.
pub(crate) async fn what_is_no_date_is_said_to_be_none(page: &Page) -> Outcome {
    fill(page, FROM, "2025-02").await?;
    results(page, "2 of 5 articles").await?;
    fill(page, FROM, "2024-13").await?;
    page.wait_for(".date-field__fault[role=alert]").await?;
    page.wait_for(&format!("{FROM}[aria-invalid=true]")).await?;
    results(page, "2 of 5 articles").await?;
    fill(page, FROM, "2024-12").await?;
    page.wait_until_gone(".date-field__fault").await?;
    addressed(page, "#articles?from=2024-12-01").await?;
    fill(page, FROM, "soon").await?;
    page.wait_for(".date-field__fault[role=alert]").await?;
    page.click_text(".timeline__fields .link", "All dates").await?;
    page.wait_until_gone(".date-field__fault").await?;
    page.wait_for_value::<String, _>(&format!("return document.querySelector('{FROM}').value"), "").await
}

/// A date is taken in the forms that people type; what cannot be read stays in its field, and nothing moves.
pub(crate) async fn a_date_is_taken_as_people_write_it(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    for (text, from) in [
        ("Nov 2024", "2024-11-01"),
        ("3 Nov 2024", "2024-11-03"),
        ("November 2024", "2024-11-01"),
        ("Nov. 4, 2024", "2024-11-04"),
        ("12/2024", "2024-12-01"),
        ("2. Dezember 2024", "2024-12-02"),
        ("3 déc. 2024", "2024-12-03"),
        ("4 грудня 2024", "2024-12-04"),
    ] {
        fill(page, FROM, text).await?;
        addressed(page, &format!("#articles?from={from}")).await?;
    }
    let value = |field: &str| format!("return document.querySelector('{field}').value");
    fill(page, TO, "dec 2024").await?;
    addressed(page, "#articles?from=2024-12-04&to=2024-12-31").await?;
    page.wait_for_value::<String, _>(&value(TO), "2024-12-31").await?;
    let top = "return document.querySelector('.main').getBoundingClientRect().top";
    let before: f64 = page.evaluate(top).await?;
    fill(page, TO, "after the talks").await?;
    page.wait_for_text(".date-field__fault[role=alert]", "Try 3 Nov 2024").await?;
    page.wait_for_value::<String, _>(&value(TO), "after the talks").await?;
    page.wait_for_value::<f64, _>(top, &before).await?;
    addressed(page, "#articles?from=2024-12-04&to=2024-12-31").await
}

/// The bar that is pointed at says its time and its articles, always at the same place; a click chooses its time.
pub(crate) async fn a_bar_says_what_it_is(page: &Page) -> Outcome {
    let frame = page.at_rest(".timeline__frame").await?;
    let bounds = frame.rect().await?;
    let move_to = async |share: f64| -> Outcome {
        let at = (bounds.width * (share - 0.5)) as i64;
        page.driver().action_chain().move_to_element_with_offset(&frame, at, 0).perform().await?;
        Ok(())
    };
    let top = "return document.querySelector('.main').getBoundingClientRect().top";
    let place =
        "return (({ left, top }) => [left, top])(document.querySelector('.timeline__readout').getBoundingClientRect())";
    let before: f64 = page.evaluate(top).await?;
    move_to(0.01).await?;
    page.wait_for_text(".timeline__readout", "article").await?;
    let (first, at): (String, [f64; 2]) = (page.text(".timeline__readout").await?, page.evaluate(place).await?);
    move_to(0.985).await?;
    page.wait_until(
        "another bar is told",
        &format!("document.querySelector('.timeline__readout').innerText !== {first:?}"),
    )
    .await?;
    page.wait_for_value::<[f64; 2], _>(place, &at).await?;
    page.wait_for_value::<f64, _>(top, &before).await?;
    page.driver().action_chain().click().perform().await?;
    page.wait_until("its time is chosen", "/from=.*to=/.test(location.hash)").await?;
    page.driver().execute("document.querySelector('.timeline__handle').focus()", Vec::new()).await?;
    page.wait_for(".timeline__readout").await?;
    Ok(())
}

/// Dragging over the timeline chooses the periods that it touches.
pub(crate) async fn a_drag_over_the_timeline_chooses_days(page: &Page) -> Outcome {
    let frame = page.at_rest(".timeline__frame").await?;
    let bounds = frame.rect().await?;
    let [[first, _, last], _]: [[f64; 3]; 2] = page.evaluate(HANDLES).await?;
    // From the middle almost to the right end, in two steps.
    let (from, to) = (bounds.width * 0.5, bounds.width * 0.995);
    let step = ((to - from) / 2.0) as i64;
    let middle = (bounds.width / 2.0) as i64;
    let at = from as i64 - middle;
    page.driver()
        .action_chain()
        .move_to_element_with_offset(&frame, at, 0)
        .click_and_hold()
        .move_by_offset(step, 0)
        .move_by_offset(step, 0)
        .release()
        .perform()
        .await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await?;
    let [[_, begin, _], [_, end, _]]: [[f64; 3]; 2] = page.evaluate(HANDLES).await?;
    let wanted = first + ((last + 1.0 - first) * 0.5).floor();
    if !(wanted - 7.0..=wanted).contains(&begin) || (last - end).abs() > 0.0 {
        return Err(Failure(format!("of {first} to {last} the later half became {begin} to {end}")));
    }
    let day = "(day) => new Date(86400000 * day).toISOString().slice(0, 10)";
    let hash: String = page
        .evaluate(&format!("const day = {day}; return `#articles?from=${{day({begin})}}&to=${{day({end})}}`"))
        .await?;
    addressed(page, &hash).await
}

/// Arrow keys on a handle move that end of the chosen range.
pub(crate) async fn arrow_keys_move_the_ends_of_the_chosen_days(page: &Page) -> Outcome {
    page.wait_for(".timeline__handle").await?;
    let [[first, ..], [_, _, last]]: [[f64; 3]; 2] = page.evaluate(HANDLES).await?;
    let focus = |i: u32| format!("document.querySelectorAll('.timeline__handle')[{i}].focus()");
    let now = |i: u32| format!("{HANDLES}[{i}][1]");
    page.driver().execute(focus(0), Vec::new()).await?;
    page.press(Key::Right).await?;
    page.wait_until("the first day is later", &format!("(() => {{ {} }})() > {first}", now(0))).await?;
    page.press(Key::Right).await?;
    page.wait_until("the first day is a fortnight later", &format!("(() => {{ {} }})() === {}", now(0), first + 14.0))
        .await?;
    page.wait_until("the address has it", "location.hash.startsWith('#articles?from=2024-1')").await?;
    page.press(Key::Left).await?;
    page.wait_for_value::<f64, _>(&now(0), &(first + 7.0)).await?;
    page.press(Key::Home).await?;
    page.wait_for_value::<f64, _>(&now(0), &first).await?;
    page.driver().execute(focus(1), Vec::new()).await?;
    page.press(Key::Left).await?;
    page.wait_for_value::<f64, _>(&now(1), &(last - 7.0)).await?;
    page.press(Key::End).await?;
    page.wait_for_value::<f64, _>(&now(1), &last).await?;
    listed(page, &OUTLETS).await
}

/// "All dates" clears the date filter.
pub(crate) async fn all_dates_lets_the_days_go(page: &Page) -> Outcome {
    page.start_at("#articles?from=2025-02&to=2025-02").await?;
    results(page, "2 of 5 articles").await?;
    page.click_text(".timeline__fields .link", "All dates").await?;
    listed(page, &OUTLETS).await?;
    page.wait_until("no day is left in the address", "!/from|to=/.test(location.hash)").await?;
    page.wait_for_value::<Vec<String>, _>(
        "return [...document.querySelectorAll('.date-field input')].map((field) => field.value)",
        &["", ""][..],
    )
    .await
}

/// A month's name under the axis chooses that month.
pub(crate) async fn a_date_under_the_axis_chooses_what_it_names(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.click_text(".timeline__axis text", "Dec").await?;
    addressed(page, "#articles?from=2024-12-01&to=2024-12-31").await
}
