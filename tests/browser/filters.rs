//! Filters by outlet, language, actor and topic.

use serde_json::json;

use crate::driver::{Failure, Outcome};
use crate::packing::pack;
use crate::page::Page;
use crate::steps::{OUTLETS, addressed, exclude, listed, pick, results, row, search, settled};

/// A click on an outlet includes it, its − excludes it, and the same again clears the filter.
pub(crate) async fn a_click_keeps_an_outlet_and_its_minus_leaves_it_out(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    results(page, "5 articles").await?;
    pick(page, "WDMD TV").await?;
    results(page, "1 of 5 articles").await?;
    listed(page, &["WDMD TV"]).await?;
    addressed(page, "#articles?outlet=WDMD TV").await?;
    exclude(page, "WDMD TV").await?;
    results(page, "4 of 5 articles").await?;
    listed(page, &["Odrimedia", "The Real Side", "Windy City Mirror", "World Today News"]).await?;
    addressed(page, "#articles?not-outlet=WDMD TV").await?;
    exclude(page, "WDMD TV").await?;
    results(page, "5 articles").await?;
    listed(page, &OUTLETS).await?;
    pick(page, "WDMD TV").await?;
    results(page, "1 of 5 articles").await?;
    pick(page, "WDMD TV").await?;
    results(page, "5 articles").await?;
    page.wait_until("nothing is chosen", "!location.hash.includes('outlet')").await
}

/// A row stays where it is clicked, though others have more articles now, and keeps the focus: a second click there takes the first back.
pub(crate) async fn a_row_stays_where_it_is_clicked(page: &Page) -> Outcome {
    const ROWS: &str = "return [...document.querySelector('.facet__row[data-name=\"Keith Kellogg\"]').closest('ul')\
        .querySelectorAll('.facet__row')].map((row) => row.dataset.name)";
    page.wait_until_usable().await?;
    page.wait_for(".facet__row[data-name='Keith Kellogg']").await?;
    let before: Vec<String> = page.evaluate(ROWS).await?;
    pick(page, "Keith Kellogg").await?;
    page.wait_for_text(".chip", "naming Keith Kellogg").await?;
    settled(page).await?;
    page.wait_for_value::<Vec<String>, _>(ROWS, &before).await?;
    page.wait_until("the row has the focus", "document.activeElement.dataset.name === 'Keith Kellogg'").await?;
    pick(page, "Keith Kellogg").await?;
    results(page, "5 articles").await?;
    page.wait_for_value::<Vec<String>, _>(ROWS, &before).await
}

/// Filtering by an actor keeps the articles that mention any of the actor's names.
pub(crate) async fn an_actor_keeps_the_articles_that_name_them(page: &Page) -> Outcome {
    page.type_into(".facet__find", "Hegseth").await?;
    pick(page, "Pete Hegseth").await?;
    results(page, "1 of 5 articles").await?;
    listed(page, &["WDMD TV"]).await?;
    // Chosen values stay visible while searching for others.
    page.click_text(".chips .link", "Clear all").await?;
    results(page, "5 articles").await?;
    page.retype(".facet__find", "zelensk").await?;
    pick(page, "Volodymyr Zelensky").await?;
    page.wait_for_text(".chip", "naming Volodymyr Zelensky").await?;
    listed(page, &OUTLETS).await
}

/// Filtering by a topic keeps the articles about it.
pub(crate) async fn a_topic_keeps_the_articles_about_it(page: &Page) -> Outcome {
    page.click_text(".facet__more", "Show all 10").await?;
    pick(page, "nuclear weapons").await?;
    listed(page, &["World Today News"]).await?;
    exclude(page, "nuclear weapons").await?;
    listed(page, &["Odrimedia", "The Real Side", "WDMD TV", "Windy City Mirror"]).await
}

/// With two outlets, an article needs only one, and there is no choice to require both.
pub(crate) async fn two_outlets_are_either_of_them(page: &Page) -> Outcome {
    pick(page, "WDMD TV").await?;
    results(page, "1 of 5 articles").await?;
    pick(page, "Odrimedia").await?;
    results(page, "2 of 5 articles").await?;
    listed(page, &["Odrimedia", "WDMD TV"]).await?;
    if page.count(".facet__all").await? == 0 {
        Ok(())
    } else {
        Err(Failure("an article of two outlets at once can be asked for".to_owned()))
    }
}

/// With two actors, an article needs both, or one if "any" is chosen.
pub(crate) async fn two_actors_are_any_or_all_of_them(page: &Page) -> Outcome {
    pick(page, "Keith Kellogg").await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await?;
    pick(page, "Donald Trump").await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await?;
    page.click_text(".facet__all .link", "any of these").await?;
    listed(page, &["Odrimedia", "WDMD TV", "Windy City Mirror"]).await?;
    page.click_text(".facet__all .link", "all of these").await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await
}

/// The count beside a value is the number of articles that a click would leave.
pub(crate) async fn a_row_says_how_many_articles_a_click_would_give(page: &Page) -> Outcome {
    search(page, "peace deal").await?;
    results(page, "3 of 5 articles").await?;
    for (name, n) in [("Odrimedia", 0), ("WDMD TV", 1), ("Keith Kellogg", 2), ("Donald Trump", 2), ("NATO", 3)] {
        let count = format!("{} .facet__count", row(name));
        page.wait_for_texts(&count, &[&n.to_string()]).await?;
        if n == 0 {
            page.wait_for(&format!("{}[data-empty=true]", row(name))).await?;
        } else {
            pick(page, name).await?;
            let chosen = format!("document.querySelector({})?.dataset.pick === 'include'", json!(row(name)));
            page.wait_until(&format!("{name} is chosen"), &chosen).await?;
            results(page, &format!("{n} of 5 articles")).await?;
            page.click(".chips li:last-child .link").await?;
            results(page, "5 articles").await?;
            search(page, "peace deal").await?;
            results(page, "3 of 5 articles").await?;
        }
    }
    Ok(())
}

/// A facet with many values shows the first few, and can show all.
pub(crate) async fn a_long_facet_shows_all_when_asked(page: &Page) -> Outcome {
    page.wait_for(".facet__more").await?;
    let people = "return [...document.querySelectorAll('.facet')].find((facet) => facet.innerText.startsWith('People')).querySelectorAll('.facet__row').length";
    page.wait_for_value::<usize, _>(people, &6).await?;
    page.click_text(".facet__more", "Show all 16").await?;
    page.wait_for_value::<usize, _>(people, &16).await?;
    page.click_text(".facet__more", "Show fewer").await?;
    page.wait_for_value::<usize, _>(people, &6).await
}

/// Articles in several languages are filtered by their language, which has its name, and a comparison across languages says so. A corpus of one
/// language has no such filter.
pub(crate) async fn a_language_is_a_filter_where_there_are_several(page: &Page) -> Outcome {
    const ROWS: &str = "return [...document.querySelectorAll('.facet__row[data-name=en], .facet__row[data-name=fr], .facet__row[data-name=de]')]\
        .map((row) => row.querySelector('.facet__name').innerText + row.querySelector('.facet__count').innerText)";
    page.wait_until_usable().await?;
    if page.texts(".facet .heading").await?.contains(&"Languages".to_owned()) {
        return Err(Failure("a corpus in English is filtered by language".to_owned()));
    }
    let texts = [
        ("Harbour Post", "The ferry was late and there was no bread in the harbour, so they all went home.", 3),
        ("Le Port", "Le ferry est en retard et il n’y a pas de pain dans le port, ce qui est une honte pour nous.", 2),
        ("Hafenblatt", "Die Fähre war zu spät und es gab kein Brot im Hafen, was für uns alle eine Schande ist.", 1),
    ];
    let articles = texts.iter().flat_map(|(outlet, text, n)| {
        (0..*n).map(
            move |i| json!({ "headline": format!("{outlet} {i}"), "outlet": outlet, "text": format!("{text} {i}") }),
        )
    });
    let folder = tempfile::tempdir()?;
    page.visit(&pack(folder.path(), &articles.collect::<Vec<_>>(), &[])?).await?;
    page.wait_until_usable().await?;
    page.wait_for_value::<Vec<String>, _>(ROWS, &["English3", "French2", "German1"][..]).await?;
    page.go("#words?target=Le+Port&against=Hafenblatt").await?;
    page.wait_for_text(".basis", "Le Port is mostly in French, Hafenblatt in German.").await?;
    page.go("#words?target=Le+Port").await?;
    page.wait_for_text(".basis", "Le Port is mostly in French, the others in English and German.").await?;
    pick(page, "fr").await?;
    results(page, "2 of 6 articles").await?;
    page.wait_for_text(".chip", "in French").await?;
    addressed(page, "#words?language=fr&target=Le Port").await?;
    settled(page).await?;
    match page.texts(".basis").await?.iter().find(|basis| basis.contains("mostly in")) {
        Some(basis) => Err(Failure(format!("the articles are in one language: {basis}"))),
        None => Ok(()),
    }
}
