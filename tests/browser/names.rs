//! Who is named where, who is named together, and the names of the filters.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::driver::{Failure, Outcome};
use crate::frame;
use crate::manage::{add, choose as choose_files};
use crate::packing::{command, pack};
use crate::page::Page;
use crate::saved::{catch, save};
use crate::steps::{addressed, choose, exclude, pick, results, row, search, settled};

/// The row of a name in the open table, as a script.
fn row_of(name: &str) -> String {
    format!(
        "[...document.querySelectorAll('.names__table tbody tr')].find((row) => row.querySelector('.table__word').innerText === {})",
        json!(name)
    )
}

/// A cell's count is the number of lines that it opens, in its outlet.
pub(crate) async fn a_cell_opens_the_lines_that_it_counts(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.press("5").await?;
    page.wait_for_texts(".views__tab[aria-current=page]", &["Names"]).await?;
    page.wait_for(".names__table").await?;
    settled(page).await?;
    // Five outlets with an article each: nothing is inferred, and mentions tell more than shares.
    page.wait_for_text(".names .basis", "No column has two articles").await?;
    if page.count(".names__table [data-differs=true], .names__interval").await? > 0 {
        return Err(Failure("something is inferred from single articles".to_owned()));
    }
    page.wait_for_text(".names__table caption", "Mentions, and how many per thousand words").await?;
    let name = page.text(".names__table .table__word").await?;
    let outlet = page.texts(".names__table thead .table__sort").await?[1].clone();
    let n: String = page
        .evaluate(&format!("return {}.children[1].querySelector('.table__count').innerText", row_of(&name)))
        .await?;
    let open = format!("{}.children[1].querySelector('.table__count').click()", row_of(&name));
    page.driver().execute(open.as_str(), Vec::new()).await?;
    page.wait_for_texts(".views__tab[aria-current=page]", &["Context"]).await?;
    page.wait_for(".line").await?;
    settled(page).await?;
    let lines = page.count(".line").await?;
    if lines.to_string() != n {
        return Err(Failure(format!("{name} in {outlet}: {n} counted, {lines} lines")));
    }
    addressed(page, &format!("#context?lines=actor:\"{name}\"&in={outlet}")).await
}

/// Two clicks say who is named together; a third lists the articles that name both.
pub(crate) async fn who_is_named_together_is_two_clicks_away(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.click_text(".views__tab", "Names").await?;
    page.click_text(".table__word", "Keith Kellogg").await?;
    page.wait_for_text(".names .basis", "Keith Kellogg: 2 of 5 articles").await?;
    page.wait_for_value::<String, _>("return document.activeElement.className", "link names__back").await?;
    settled(page).await?;
    let together: String = page.evaluate(&format!("return {}.children[2].innerText", row_of("Donald Trump"))).await?;
    page.click_text(".table__word", "Donald Trump").await?;
    page.wait_for_texts(".views__tab[aria-current=page]", &["Articles"]).await?;
    results(page, &format!("{together} of 5 articles")).await?;
    addressed(page, "#articles?actor=Keith Kellogg&actor=Donald Trump&all-actors&named=Keith Kellogg").await?;
    page.driver().back().await?;
    page.click(".names__back").await?;
    page.wait_for_text(".names .table__word", "Keith Kellogg").await
}

/// The table is sorted by any of its columns, by how much the outlets differ, and lists organisations, places and topics too.
pub(crate) async fn names_are_sorted_and_listed_by_kind(page: &Page) -> Outcome {
    page.start_at("#names").await?;
    page.wait_for(".names__table").await?;
    choose(page, "Sorted by", "name, A to Z").await?;
    settled(page).await?;
    page.wait_until("names are in order", "(() => { const names = [...document.querySelectorAll('.names .table__word')].map((name) => name.innerText.toLowerCase()); \
        return names.length > 5 && names.every((name, i) => i === 0 || names[i - 1] <= name); })()").await?;
    page.click_text(".table__sort", "WDMD TV").await?;
    page.wait_for(".names__table th[aria-sort=descending]").await?;
    addressed(page, "#names?sort-outlet=WDMD TV").await?;
    page.wait_until("shares fall", "(() => { const column = [...document.querySelectorAll('.names__table th')].findIndex((head) => head.ariaSort === 'descending'); \
        const rates = [...document.querySelectorAll('.names__table tbody tr')].map((row) => Number(row.children[column].querySelector('.table__rate').innerText)); \
        return rates.length > 5 && rates.every((rate, i) => i === 0 || rates[i - 1] >= rate); })()").await?;
    choose(page, "Compared by", "share of articles").await?;
    page.wait_for_text(".names__table .table__rate", "100%").await?;
    page.click_text(".names .modes__mode", "Topics").await?;
    page.wait_for_text(".names .table__word", "nuclear weapons").await
}

/// A person and a place included are any or all of them, by a switch over both lists.
pub(crate) async fn any_or_all_shows_for_names_of_two_kinds(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    pick(page, "Keith Kellogg").await?;
    results(page, "2 of 5 articles").await?;
    if page.count(".facet__all").await? > 0 {
        return Err(Failure("a switch with a single value".to_owned()));
    }
    pick(page, "NATO").await?;
    page.wait_for_value::<usize, _>("return document.querySelectorAll('.facet__head .facet__all').length", &2).await?;
    page.wait_until("both are asked for", "location.hash.includes('all-actors')").await?;
    // The count under "all" is what a click then gives.
    settled(page).await?;
    let n = page.text(&format!("{} .facet__count", row("Donald Trump"))).await?;
    pick(page, "Donald Trump").await?;
    results(page, &format!("{n} of 5 articles")).await?;
    exclude(page, "Donald Trump").await?;
    page.wait_for_text(".chip", "not naming Donald Trump").await
}

/// After a search without a match, facets list no noughts, and what is chosen stays.
pub(crate) async fn a_search_without_a_match_lists_no_noughts(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    pick(page, "Keith Kellogg").await?;
    results(page, "2 of 5 articles").await?;
    search(page, "\"no such phrase here\"").await?;
    results(page, "0 of 5 articles").await?;
    page.wait_for_texts(".facet__name", &["Keith Kellogg"]).await?;
    page.wait_for_text(".facet__nowhere", "No article").await?;
    page.wait_for_text(".chip", "“no such phrase here”").await
}

/// A renamed outlet is followed by the filter on it, and back.
pub(crate) async fn a_filter_follows_a_renamed_outlet(page: &Page) -> Outcome {
    page.start_at("#manage?part=edit&outlet=WDMD+TV&target=WDMD+TV").await?;
    page.wait_for(".edit__row").await?;
    results(page, "1 of 5 articles").await?;
    page.click(".edit__row .edit__box").await?;
    page.click(".edit__bar .button").await?;
    page.type_into(".edit__form input", "The Valley Post").await?;
    page.click_text(".edit__form .button", "Change 1 article").await?;
    page.wait_for_text(".chip", "The Valley Post").await?;
    results(page, "1 of 5 articles").await?;
    page.wait_until("the side follows", "location.hash.includes('target=The+Valley+Post')").await?;
    page.click_text(".outcome .link", "Undo").await?;
    page.wait_for_text(".chip", "WDMD TV").await?;
    results(page, "1 of 5 articles").await
}

/// Where a side has no article, the outlets that have some are offered.
pub(crate) async fn an_empty_side_offers_outlets_that_have_articles(page: &Page) -> Outcome {
    page.start_at("#words?target=WDMD+TV&outlet=Odrimedia&outlet=The+Real+Side").await?;
    page.wait_for_text(".words .notice", "These outlets have articles to compare").await?;
    page.click_text(".words .notice .chip", "The Real Side").await?;
    page.wait_for(".words .table").await?;
    page.wait_until("it is the side", "location.hash.includes('target=The+Real+Side')").await
}

/// The tabs and the button of the filters fit the smallest phones, in every language.
pub(crate) async fn the_tabs_fit_the_smallest_phones(page: &Page) -> Outcome {
    for width in [390, 320] {
        frame::show_at(page, (width, 640)).await?;
        for language in words::Language::ALL.into_iter().filter(|language| language.tag() != "en-XA") {
            page.go(&format!("#names?lang={}", language.tag())).await?;
            page.wait_for_value::<String, _>("return document.documentElement.lang", language.tag()).await?;
            page.wait_until(
                &format!("the tabs fit {width} px in {}", language.tag()),
                "[...document.querySelectorAll('.views > *')].every((tab) => tab.getBoundingClientRect().right <= innerWidth)",
            )
            .await?;
        }
    }
    Ok(())
}

/// Names that were found by themselves are confirmed, sorted, rejected and merged by single keys, and that is undone.
pub(crate) async fn what_was_found_is_reviewed_by_key(page: &Page) -> Outcome {
    const FOUND: &str = "return [...document.querySelectorAll('[data-found=true] .lexicon__name')].map((name) => name.innerText).sort()";
    const FOCUSED: &str = "return document.activeElement.querySelector('.lexicon__name')?.innerText";
    let folder = tempfile::tempdir()?;
    let text = "They met Mark Rutte in France. Later Rutte, tired, left for Oslo. In Kyiv, Olena Quill spoke; then Quill, too, left for France.";
    let article = json!({ "headline": "H", "outlet": "O", "text": text });
    page.visit(&pack(folder.path(), &[article], &[])?).await?;
    page.wait_until_usable().await?;
    page.wait_for_text(".facet__found", "names found automatically").await?;
    page.click_text(".facet__found .link", "Review").await?;
    page.wait_for_value::<Vec<String>, _>(FOUND, &["France", "Kyiv", "Mark Rutte", "Olena Quill", "Oslo"][..]).await?;
    page.driver().execute("document.querySelector('[data-found=true] .lexicon__open').focus()", Vec::new()).await?;
    let mut said = Vec::new();
    for key in ["y", "2", "n"] {
        said.push(page.evaluate::<String>(FOCUSED).await?);
        page.press(key).await?;
    }
    let [confirmed, sorted, rejected] = said.as_slice() else { return Err(Failure("no names".to_owned())) };
    settled(page).await?;
    page.wait_for_value::<usize, _>("return document.querySelectorAll('[data-found=true]').length", &2).await?;
    let of = |name: &str| {
        format!(
            "return [...document.querySelectorAll('.lexicon__group')].find((group) => [...group.querySelectorAll('.lexicon__name')].some((found) => found.innerText === {}))?.querySelector('h2').innerText ?? ''",
            json!(name)
        )
    };
    page.wait_for_value::<String, _>(&of(sorted), "Organisations").await?;
    page.wait_for_value::<String, _>(&of(rejected), "").await?;
    page.wait_for_value::<bool, _>(&format!("return !(() => {{ {} }})().startsWith('Found')", of(confirmed)), &true)
        .await?;
    page.press("m").await?;
    page.wait_until("the cursor is where another name is chosen", "document.activeElement.closest('.entry__merge')")
        .await?;
    page.press(Key::Escape).await?;
    page.click_text(".outcome .link", "Undo").await?;
    page.wait_for_value::<usize, _>("return document.querySelectorAll('[data-found=true]').length", &3).await
}

/// Articles on two subjects, so that names and topics can be found in them.
fn articles_on_two_subjects() -> Vec<Value> {
    let subjects = [
        (
            "ships",
            ["harbour", "cargo", "captain", "crane", "tide", "anchor", "sailor", "freight"],
            "Olena Quill",
            "Oslo",
        ),
        (
            "courts",
            ["judge", "verdict", "appeal", "trial", "jury", "lawyer", "statute", "hearing"],
            "Mark Rutte",
            "Kyiv",
        ),
    ];
    let article = |i: usize| {
        let (headline, words, person, place) = subjects[i % 2];
        let said =
            (0..40).map(|n| words[(i + 1) * (n + 3) * (n + i) / 5 % words.len()]).collect::<Vec<_>>().join(" and the ");
        let text =
            format!("They met {person} in {place} about the {said}. Later {person}, tired, left {place}. Number {i}.");
        let outlet = if i % 4 < 2 { "O" } else { "P" };
        json!({ "headline": format!("{headline} {i}"), "outlet": outlet, "text": text })
    };
    (0..200).map(article).collect()
}

/// Names and topics of the same articles are the same to the last byte, whether a page takes them in or the command packs them.
pub(crate) async fn the_page_finds_what_the_command_finds(page: &Page) -> Outcome {
    let articles = articles_on_two_subjects();
    let (first, rest) = articles.split_at(1);
    let folder = tempfile::tempdir()?;
    page.visit(&pack(folder.path(), first, &["--no-names", "--no-topics"])?).await?;
    page.wait_until_usable().await?;
    let lines = rest.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    choose_files(page, folder.path(), &[("rest.jsonl", lines)]).await?;
    add(page).await?;
    results(page, "200 articles").await?;
    page.wait_for_text(".facet__found", "topics found automatically").await?;
    catch(page).await?;
    page.click_text(".masthead__tools .link", "Save").await?;
    let (_, text): (String, String) =
        save(page, ".manage__actions .button", "Save the page with all 200", "file.text()").await?;
    let lexicon = |html: &Path, name: &str| -> Outcome<[String; 2]> {
        let lines = folder.path().join(name);
        command(&["unpack".as_ref(), html.as_os_str(), "-o".as_ref(), lines.as_os_str()])?;
        let text = fs::read_to_string(lines)?;
        let head: Value = serde_json::from_str(text.lines().next().unwrap_or_default())?;
        Ok(["actor", "topic"].map(|key| head[key].to_string()))
    };
    let saved = folder.path().join("saved.html");
    fs::write(&saved, text)?;
    let of_page = lexicon(&saved, "page.jsonl")?;
    let of_command = lexicon(&pack(folder.path(), &articles, &[])?, "command.jsonl")?;
    if of_page == of_command && of_page.iter().all(|list| list.len() > 40) {
        Ok(())
    } else {
        Err(Failure(format!("the page found {of_page:?}, the command {of_command:?}")))
    }
}
