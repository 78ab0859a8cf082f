//! A hostile corpus.

use std::fs;

use serde_json::json;

use crate::driver::{Failure, Outcome};
use crate::packing::pack;
use crate::page::Page;
use crate::steps::settled;

/// Text that would run if it were treated as markup, and that also contains words.
const IMAGE: &str = "<img src=x onerror=\"document.documentElement.dataset.hacked=1\">";
const SCRIPT: &str = "</script><script>document.documentElement.dataset.hacked=1</script>";

/// A lexicon with markup in its names.
const LEXICON: &str = "[[actor]]\nname = '''<img src=x onerror=\"document.documentElement.dataset.hacked=1\">'''\nkind = \"person\"\naliases = [\"Mallory\"]\n\n\
    [[topic]]\nname = '''<svg onload=\"document.documentElement.dataset.hacked=1\">'''\nphrases = [\"harm*\"]\n";

/// Markup in a corpus, its lexicon or the address is shown as text everywhere, and never runs.
pub(crate) async fn markup_in_a_corpus_is_only_text(page: &Page) -> Outcome {
    let folder = tempfile::tempdir()?;
    let lexicon = folder.path().join("corpus.toml");
    fs::write(&lexicon, LEXICON)?;
    let articles = [
        // A corpus of Broadside's own: its texts are as they are meant, while an import makes text of markup.
        json!({ "broadside": 1 }),
        json!({
            "id": format!("\"'>{IMAGE}"),
            "headline": format!("Mallory harms {IMAGE}"),
            "outlet": format!("Outlet {SCRIPT}"),
            "byline": format!("Author {IMAGE}"),
            "note": format!("Note {SCRIPT}"),
            "text": format!("Mallory means harm. {IMAGE}\n{SCRIPT} harmful &lt;b&gt;"),
            "url": "javascript:document.documentElement.dataset.hacked=1",
            "date": "2025-02-21",
        }),
        json!({ "headline": "Another", "outlet": "Plain", "text": "Nobody means harm.", "date": "2025-02-22" }),
    ];
    let title = format!("Title {SCRIPT}");
    let lexicon = lexicon.to_str().ok_or_else(|| Failure("a folder without a name".to_owned()))?;
    let file = pack(folder.path(), &articles, &["--title", &title, "--lexicon", lexicon])?;
    page.visit(&file).await?;
    page.wait_until_usable().await?;
    page.wait_for_texts(".masthead__title", &[&title]).await?;
    page.wait_for_value::<String, _>("return document.title", title.as_str()).await?;
    page.wait_for_text(".card__headline", IMAGE).await?;
    page.wait_for_text(".card .outlet", SCRIPT).await?;
    page.wait_for_text(".facet__name", IMAGE).await?;
    page.wait_for_text(".timeline", SCRIPT).await?;
    page.click_text(".card__open", "Mallory").await?;
    page.wait_for_text(".reader__headline", IMAGE).await?;
    page.wait_for_text(".reader__note", SCRIPT).await?;
    page.wait_for_text(".paragraph__text", &format!("{SCRIPT} harmful &lt;b&gt;")).await?;
    page.wait_for_text(".name-list .actor", IMAGE).await?;
    page.wait_until_gone(".reader__note a").await?;
    for (hash, sign) in [
        ("#words", ".table"),
        ("#words?mode=outlets", ".picture"),
        ("#words?mode=frequencies", ".frequency"),
        ("#words?mode=map&target=Plain", ".picture--map"),
        ("#words?near=%3Cimg+src=x%3E", ".choice--field"),
        ("#context?lines=harm*", ".line"),
        ("#context?lines=harm*&by=outlet", ".lines__group"),
        ("#context?lines=harm&show=collocates&at-least=1", ".table__word"),
        ("#context?lines=harm*&show=dispersion", ".measures"),
        ("#trends?lines=harm*", ".trends .picture"),
        ("#articles?outlet=%3Cimg+src=x+onerror=1%3E&q=%3Cscript%3E&article=%3Cimg+src=x%3E", ".notice__ways"),
        ("#words?target=%3Cimg+src=x%3E&against=%3Csvg+onload=1%3E", ".words"),
    ] {
        page.go(hash).await?;
        page.wait_for(sign).await?;
        settled(page).await?;
        let foreign: Vec<String> = page
            .evaluate("return [...document.querySelectorAll('#app img, #app script, #app b, #app [onerror], #app [onload]')].map((part) => part.outerHTML)")
            .await?;
        if !foreign.is_empty() {
            return Err(Failure(format!("at {hash} markup became part of the page: {foreign:?}")));
        }
    }
    page.wait_until("nothing has run", "document.documentElement.dataset.hacked === undefined").await
}
