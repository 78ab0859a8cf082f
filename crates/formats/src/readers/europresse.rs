//! Europresse: the archive's export, as HTML with an `article` element each, or as text (`plain`).

use crate::dates;
use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::html::tree::Markup;
use crate::record::Record;
use model::fault::{BoilerplateKind, FaultKind, Place};

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

/// The most parts between commas that a day is written in.
const MOST_OF_DAY: usize = 3;
/// The words for words, behind their number in a header.
const WORDS: [&str; 9] = ["mots", "mot", "words", "word", "wörter", "palabras", "palavras", "parole", "woorden"];

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
    let header = Header::of(&part(&HEADER));
    record.put("date", header.date);
    // Where no section stands before the day, what is behind it is where the article stood.
    let (section, page) =
        if header.before.is_empty() { (header.behind, String::new()) } else { (header.before, header.behind) };
    record.put("section", section);
    record.put("page", page);
    record.put("length", header.length);
    record.put("headline", part(&HEADLINE));
    record.put("subhead", part(&SUBHEADS));
    // The headline may have the class of its margin, too.
    let is_headline = |n: usize| HEADLINE.iter().any(|class| markup.has_word(n, "class", class));
    let is_byline = |n: usize, class: &str| markup.has_word(n, "class", class) && !is_headline(n);
    let byline = BYLINE.iter().find_map(|class| markup.within(article).find(|&n| is_byline(n, class)));
    record.put("byline", byline.map(|n| markup.text(n)).unwrap_or_default());
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
            record.cut(&line, BoilerplateKind::Export);
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

/// The parts of a header: `Ville, lundi 25 novembre 2024 - 18:02:00 UTC +0100 1 412 mots, p. 4`.
#[derive(Debug, Default)]
struct Header {
    before: String,
    date: String,
    length: String,
    behind: String,
}

impl Header {
    fn of(header: &str) -> Self {
        let (header, length) = without_length(header);
        let parts: Vec<&str> = header.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let joined = |parts: Option<&[&str]>| parts.unwrap_or_default().join(", ");
        // "Monday, November 25, 2024" has commas of its own.
        let ranges = (1..=MOST_OF_DAY).flat_map(|n| (0..parts.len()).map(move |start| (start, start + n)));
        let day = |(start, end): &(usize, usize)| {
            let text = joined(parts.get(*start..*end));
            dates::read(&text).ok().filter(|_| has_year(&text))
        };
        let is_whole = |range: &(usize, usize)| day(range).is_some_and(|day| day.text.len() > "2024-11".len());
        let found = ranges.clone().find(is_whole).or_else(|| ranges.clone().find(|range| day(range).is_some()));
        let (start, end) = found.unwrap_or((0, parts.len().min(1)));
        let is_behind_weekday = start.checked_sub(1).and_then(|at| parts.get(at)).is_some_and(|part| is_weekday(part));
        let start = start - usize::from(is_behind_weekday);
        Self {
            before: joined(parts.get(..start)),
            date: joined(parts.get(start..end)),
            length,
            behind: joined(parts.get(end..)),
        }
    }
}

/// Whether a part is the name of a weekday, in the languages that put a comma behind it.
fn is_weekday(part: &str) -> bool {
    const OTHERS: [&str; 8] = ["mittwoch", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
    let part = part.to_lowercase();
    let is_alone = !part.contains(char::is_whitespace);
    is_alone && (["day", "tag", "-feira"].iter().any(|end| part.ends_with(end)) || OTHERS.contains(&part.as_str()))
}

/// Whether a text has a number of four digits in it.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

/// A header without the number of words in it, and that.
fn without_length(header: &str) -> (String, String) {
    let words: Vec<&str> = header.split_whitespace().collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_end_matches([',', ';']));
    let is_number = |at: usize| {
        let digits = bare(at).replace([',', '.'], "");
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let Some(end) = (1..words.len()).find(|&at| WORDS.contains(&bare(at)) && is_number(at - 1)) else {
        return (header.to_owned(), String::new());
    };
    // "1 412": thousands may stand apart; a year has four digits.
    let is_apart = end > 1 && bare(end - 1).len() == 3 && bare(end - 2).len() < 4 && is_number(end - 2);
    let start = if is_apart { end - 2 } else { end - 1 };
    let joined = |words: Option<&[&str]>| words.unwrap_or_default().join(" ");
    let rest = format!("{}, {}", joined(words.get(..start)), joined(words.get(end + 1..)));
    (rest, joined(words.get(start..=end)).trim_end_matches([',', ';']).to_owned())
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
                 <div class=titreArticle><p class='titreArticleVisu rdp__articletitle sm-margin-bottomNews'>Pluie</p></div><div class=sm-margin-bottomNews>Anne Lee</div></header>\
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

    #[test]
    fn the_day_stands_among_other_parts_of_a_header() {
        let check = |header: &str, expected: [&str; 4]| {
            let found = Header::of(header);
            assert_eq!([found.before, found.date, found.length, found.behind], expected, "{header}");
        };
        check("jeudi 5 mars 2020 312 mots, p. 7", ["", "jeudi 5 mars 2020", "312 mots", "p. 7"]);
        check("Port, jeudi 5 mars 2020 1 312 mots, p. 7", ["Port", "jeudi 5 mars 2020", "1 312 mots", "p. 7"]);
        check("Port, jeudi 5 mars 2020, p. 7", ["Port", "jeudi 5 mars 2020", "", "p. 7"]);
        let late = "jeudi 5 mars 2020 - 18:02:00 UTC +0100";
        check(&format!("Arts, Port, {late} 45 mots"), ["Arts, Port", late, "45 mots", ""]);
        check(
            "News, Thursday, March 5, 2020 1,312 words, p. A4",
            ["News", "Thursday, March 5, 2020", "1,312 words", "p. A4"],
        );
        check("un jour", ["", "un jour", "", ""]);
    }
}
