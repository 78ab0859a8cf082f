//! Counts beside a text: what was counted of an article and a text of it that may be read, from two files, become one article.

use model::{Article, Place};
use std::collections::BTreeMap;

/// Joins counts without a text with the text of the same id and outlet, where that has none: they are of one article.
pub fn join(articles: &mut Vec<Article>, places: &mut Vec<Place>) {
    let lacks_text = |article: &Article| article.counts.is_some() && article.text.is_empty() && !article.id.is_empty();
    if !articles.iter().any(lacks_text) {
        return;
    }
    let key = |article: &Article| (article.id.clone(), article.outlet.clone());
    let with_text = articles.iter().enumerate().filter(|(_, article)| article.counts.is_none());
    let texts: BTreeMap<(String, String), usize> = with_text.map(|(i, article)| (key(article), i)).collect();
    let mut goes = vec![false; articles.len()];
    for i in 0..articles.len() {
        if lacks_text(&articles[i])
            && let Some(&text) = texts.get(&key(&articles[i]))
            && articles[text].counts.is_none()
        {
            articles[text].counts = articles[i].counts.take();
            goes[i] = true;
        }
    }
    let mut of_articles = goes.iter();
    articles.retain(|_| !of_articles.next().copied().unwrap_or_default());
    let mut of_places = goes.iter();
    places.retain(|_| !of_places.next().copied().unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Import, ImportOptions};

    #[test]
    fn counts_find_the_text_of_their_article() {
        let counts = |id: &str, outlet: &str| {
            format!(
                r#"{{"id":"{id}","headline":"H","outlet":"{outlet}","counts":{{"version":1,"words":{{"2":"war"}}}}}}"#
            )
        };
        let lines = [counts("a", "O"), counts("a", "P"), counts("b", "O"), counts("b", "O")].join("\n");
        let outside = |_: &str, _: &[u8]| None;
        let mut import = Import::new(ImportOptions::default(), &outside);
        import.push("counts.jsonl", lines.into_bytes(), &mut |_| ());
        for id in ["a", "b"] {
            let text = format!("+++\nid = \"{id}\"\nheadline = \"H\"\noutlet = \"O\"\n+++\n\nA text of {id}.\n");
            import.push(&format!("{id}.md"), text.into_bytes(), &mut |_| ());
        }
        let imported = import.finish(&mut |_| ());
        let told = |article: &Article| (article.outlet.clone(), article.counts.is_some(), article.text.clone());
        let found: Vec<_> = imported.intake.articles.iter().map(told).collect();
        let wanted = [("P", true, ""), ("O", true, ""), ("O", true, "A text of a."), ("O", true, "A text of b.")];
        assert_eq!(found, wanted.map(|(outlet, counted, text)| (outlet.to_owned(), counted, text.to_owned())));
    }
}
