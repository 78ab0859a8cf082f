//! Europresse: the archive's export, as HTML with an `article` element each, or as text (`plain`).

use crate::dates;
use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::html::tree::Markup;
use crate::record::Record;
use model::fault::{Boilerplate, FaultKind, Place};

pub mod plain;

/// A Europresse export.
pub static FORMAT: Format = Format::new(
    "europresse",
    Sign::Text(|look| if look.is_markup() { is(look.head()) } else { plain::is(look.text) }),
    Reader::Text(read),
);

/// The classes of a document's parts.
const OUTLET: [&str; 2] = ["DocPublicationName", "rdp__DocPublicationName"];
const HEADER: [&str; 2] = ["DocHeader", "rdp__DocHeader"];
const HEADLINE: [&str; 3] = ["titreArticleVisu", "rdp__articletitle", "titreArticle"];
const SUBHEADS: [&str; 2] = ["rdp__subtitle", "sous-titre"];
const BYLINE: [&str; 4] = ["docAuthors", "rdp__docauthors", "sm-margin-bottomNews", "sm-margin-TopNews"];
const TEXT: [&str; 2] = ["docOcurrContainer", "DocText"];
const NUMBER: [&str; 1] = ["publiC-lblNodoc"];

fn is(head: &str) -> bool {
    head.contains("DocPublicationName") && ["DocHeader", "titreArticle"].iter().any(|class| head.contains(class))
}

/// Reads the articles. Missing parts are found when a record becomes an article.
fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    if !is(text) {
        return plain::read(file, text, emit);
    }
    let markup = Markup::parse(text);
    let mut n = 0;
    let mut next = 0;
    while next < markup.n_nodes() {
        let is_article = markup.tag(next) == "article" && find(&markup, next, &OUTLET).is_some();
        if is_article {
            n += 1;
            read_article(&markup, next, Record::numbered(file, n), emit);
        }
        next = if is_article { markup.end(next) } else { next + 1 };
    }
    if n == 0 {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
}

/// The first element within another that has one of these classes, the best class first.
fn find(markup: &Markup, within: usize, classes: &[&str]) -> Option<usize> {
    classes.iter().find_map(|class| markup.within(within).find(|&n| markup.has_word(n, "class", class)))
}

fn read_article(markup: &Markup, article: usize, mut record: Record, emit: &mut Emit<'_>) {
    let part = |classes: &[&str]| find(markup, article, classes).map(|n| markup.text(n)).unwrap_or_default();
    record.put("outlet", plain::without_issue(&part(&OUTLET)));
    let header = part(&HEADER);
    let date = date_of(&header);
    record.put("date", date);
    record.put("section", header.get(date.len()..).unwrap_or_default().trim_matches([',', ' ', ';']));
    record.put("headline", part(&HEADLINE));
    record.put("subhead", part(&SUBHEADS));
    record.put("byline", part(&BYLINE));
    record.put("id", part(&NUMBER));
    let text = find(markup, article, &TEXT).or_else(|| markup.tagged(article, "section").next());
    let mut paragraphs = Vec::new();
    if let Some(text) = text {
        collect(markup, text, &mut paragraphs);
    }
    record.put("text", paragraphs.join("\n"));
    // What the archive says of rights and its certificate.
    let footer = text.map_or(article, |text| markup.end(text));
    for footer in markup.tagged(article, "footer").filter(|&n| n >= footer) {
        let line = markup.text(footer);
        if !line.is_empty() && line != part(&NUMBER) {
            record.cut(&line, Boilerplate::Export);
        }
    }
    emit(Event::Record(Box::new(record)));
}

/// The paragraphs within an element, and the lines that are in none.
fn collect(markup: &Markup, within: usize, paragraphs: &mut Vec<String>) {
    const LINES: [&str; 9] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td"];
    let mut next = within + 1;
    let mut loose = String::new();
    while next < markup.end(within) {
        let is_line = LINES.contains(&markup.tag(next));
        let is_box = ["div", "section", "br", "ul", "table"].contains(&markup.tag(next));
        if is_line || is_box {
            paragraphs.push(std::mem::take(&mut loose).trim().to_owned());
        }
        if is_line {
            paragraphs.push(markup.text(next));
        } else if markup.tag(next).is_empty() {
            loose.push_str(markup.said(next));
        }
        let is_passed = is_line || matches!(markup.tag(next), "script" | "style");
        next = if is_passed { markup.end(next) } else { next + 1 };
    }
    paragraphs.push(loose.trim().to_owned());
    paragraphs.retain(|line| !line.is_empty());
}

/// The shortest beginning of a header that is a date, up to a comma.
fn date_of(header: &str) -> &str {
    let ends = header.match_indices([',', ';']).map(|(at, _)| at).chain([header.len()]);
    let heads: Vec<&str> = ends.filter_map(|end| header.get(..end)).collect();
    heads.iter().find(|head| dates::read(head).is_ok()).or(heads.first()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::{check, records};

    #[test]
    fn articles_are_read_one_by_one() {
        let article = |outlet: &str, more: &str| {
            format!(
                "<article><header><div class=rdp__DocPublicationName><span class=DocPublicationName>{outlet}</span></div><span class=DocHeader>jeudi 5 mars 2020, p. 7</span>\
                 <div class=titreArticle><p class='titreArticleVisu rdp__articletitle'>Pluie</p></div><div class=sm-margin-bottomNews>Anne Lee</div></header>\
                 <section><div class=docOcurrContainer><p>Un.</p>{more}<h2>Et</h2><p>Trois.</p></div></section></article>"
            )
        };
        let html = format!(
            "<html><body>{}{}</body></html>",
            article("Le Phare, no. 12", "Deux.<br>Puis"),
            article("La Mouette", "")
        );
        assert!(is(&html));
        let found = records(|emit| read("e.html", &html, emit));
        assert_eq!(found.len(), 2);
        check(
            &found[0],
            &[
                ("outlet", "Le Phare"),
                ("date", "jeudi 5 mars 2020"),
                ("section", "p. 7"),
                ("headline", "Pluie"),
                ("byline", "Anne Lee"),
                ("text", "Un.\nDeux.\nPuis\nEt\nTrois."),
            ],
        );
        assert_eq!(found[1].fields["outlet"], "La Mouette");
    }
}
