//! Completing: a record under whatever names its source used becomes an article, and what no source gave is worked out and marked as inferred.

use crate::cell;
use crate::choose::{self, Choice};
use crate::dates::{self, Column};
use crate::file_hints;
use crate::html::residue;
use crate::last_lines;
use crate::readers::web_page::archived;
use crate::record::Record;
use crate::report::ImportOptions;
use model::date_note::DateRemark;
use model::fault::{Fault, FaultKind, Place};
use model::{Article, Edtf};
use serde_json::{Map, Value};

/// The longest first line, in characters, that is used as a headline.
const LONGEST_HEADLINE: usize = 160;
/// The number of lines at the top of a bare text that are searched for a date.
const DATE_LINES: usize = 5;

/// An article made of a record.
#[derive(Debug)]
pub struct Completed {
    /// The article.
    pub article: Article,
    /// What is wrong with its date, where that could not be read and the article therefore has none.
    pub date: Option<Fault>,
    /// What is to be said of its date.
    pub note: Option<Noted>,
}

/// What is to be said of a date.
#[derive(Debug)]
pub struct Noted {
    /// Where it is.
    pub place: Place,
    /// As it is written.
    pub given: String,
    /// As it was read.
    pub date: Option<String>,
    /// What is to be said.
    pub remarks: Vec<DateRemark>,
}

/// Gives the fields of a record their names here, makes text of markup and drops words for no value. In fields that are not from `elsewhere` nothing is open
/// to doubt, and a list is none that a text gives. One that `is_alone` in its file may have its headline in the file's name. Returns what was taken as a field
/// though another key's name is likelier.
pub fn settle(record: &mut Record, elsewhere: bool, is_alone: bool) -> Vec<Choice> {
    let is_open = elsewhere && !record.is_settled;
    let summary = is_open.then(|| summary_of(&record.fields)).flatten();
    let mut choices = choose::settle(&mut record.fields, is_open);
    if let Some(name) = summary.filter(|_| text_of(&record.fields, "text").is_none()) {
        let text = record.fields.remove(name).unwrap_or_default();
        record.put("text", text);
        record.put("text_is", "abstract");
    }
    if record.has_markup {
        residue::clear(&mut record.fields, record.is_text_plain);
        cell::clear(&mut record.fields);
    }
    choices.retain(|_| is_open);
    if elsewhere {
        last_lines::cut(record);
    }
    if is_open && let Some(Value::String(topics)) = record.fields.get_mut("topics") {
        let topics = cell::items_of(topics);
        record.fields.insert("topics".into(), topics.into());
    }
    if is_alone
        && text_of(&record.fields, "headline").is_none()
        && text_of(&record.fields, "text").is_some_and(begins_with_paragraph)
        && let Some(words) = file_hints::headline(&record.file)
    {
        record.put("headline", words);
        record.put("inferred", vec!["headline"]);
    }
    choices
}

/// Makes an article of a record. Fields may have any of their usual names, and dates any usual form; a missing outlet is the one chosen, or the host of the address; a
/// missing date is the one in the address or in a line of its own at the top; a missing headline is the first line. What was inferred is named in
/// the article's `inferred`. `column` says how dates are read that do not say it themselves. Fields that are not from `elsewhere` were written for Broadside: a missing
/// date stays missing. The folder and the name of the file give outlet and date where the options say so. The fields have their names already ([`settle`]).
///
/// # Errors
/// Every fault of the record, where there is another than that of its date.
pub fn complete(
    mut record: Record,
    options: &ImportOptions,
    column: &Column,
    elsewhere: bool,
) -> Result<Completed, Vec<Fault>> {
    let mut inferred: Vec<&str> = Vec::new();
    let (mut date_fault, mut note) = (None, None);
    match (date_text(&record.fields), record.fields.get("date")) {
        (Some(text), _) => match settle_date(&mut record, text, options, column) {
            Ok(noted) => note = noted,
            Err(fault) => date_fault = Some(fault),
        },
        (None, None | Some(Value::Null | Value::String(_))) if elsewhere || options.date_from_name => {
            let named = || file_hints::day(&record.file).filter(|_| options.date_from_name);
            let stated =
                || text_of(&record.fields, "url").and_then(dates::in_address).or_else(|| date_line(&record.fields));
            let date = if elsewhere { stated().or_else(named) } else { named() };
            if let Some(date) = date {
                record.fields.insert("date".into(), date.text.into());
                inferred.push("date");
            }
        }
        _ => {}
    }
    if text_of(&record.fields, "outlet").is_none() {
        let host = text_of(&record.fields, "url").and_then(host).map(str::to_owned);
        let folder = file_hints::outlet(&record.file).filter(|_| options.outlet_from_folder).map(str::to_owned);
        if let Some(name) = folder.or_else(|| options.outlet.clone()).or(host) {
            record.fields.insert("outlet".into(), name.into());
            inferred.push("outlet");
        }
    } else if elsewhere && let Some(Value::String(outlet)) = record.fields.get_mut("outlet") {
        let is_host = outlet.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.');
        if is_host && site(outlet).len() < outlet.len() {
            *outlet = site(outlet).to_owned();
        }
    }
    if text_of(&record.fields, "headline").is_none() && infer_headline(&mut record.fields) {
        inferred.push("headline");
    }
    if !inferred.is_empty() {
        let before = record.fields.remove("inferred").and_then(|value| value.as_array().cloned()).unwrap_or_default();
        let all = before.into_iter().chain(inferred.into_iter().map(Value::from));
        record.fields.insert("inferred".into(), all.collect());
    }
    match record.into_article() {
        Ok(article) => Ok(Completed { article, date: date_fault, note }),
        Err(more) => {
            let mut faults: Vec<Fault> = date_fault.into_iter().collect();
            faults.extend(more.into_iter().map(|fault| match fault.kind {
                FaultKind::Missing(field) if field == "outlet" => Fault { kind: FaultKind::NoOutlet, ..fault },
                _ => fault,
            }));
            Err(faults)
        }
    }
}

/// The key of the abstract in what programs for sources export, `Zotero`'s or that of CSL: all the text that they have.
fn summary_of(fields: &Map<String, Value>) -> Option<&'static str> {
    let name = if fields.contains_key("container-title") { "abstract" } else { "abstractNote" };
    text_of(fields, name).filter(|text| *text != "?").map(|_| name)
}

/// The text of a record's date, or its number; `None` where it has none.
pub fn date_text(fields: &Map<String, Value>) -> Option<String> {
    match fields.get("date")? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Puts a date in the place of a record's text for it, and returns what is to be said of that.
fn settle_date(
    record: &mut Record,
    given: String,
    options: &ImportOptions,
    column: &Column,
) -> Result<Option<Noted>, Fault> {
    let place = record.place("date");
    let language = text_of(&record.fields, "language").map(str::to_owned);
    let (date, guesses) = match column.read(&given, language.as_deref()) {
        Ok(found) => found,
        Err(fault) => {
            record.fields.remove("date");
            if let Some(Value::Array(inferred)) = record.fields.get_mut("inferred") {
                inferred.retain(|field| field != "date");
            }
            // Kept for the person who corrects it.
            record.fields.insert("date_as_given".into(), given.clone().into());
            return Err(Fault { place, kind: FaultKind::Date { text: given, fault } });
        }
    };
    let doubt = dates::doubt(&date, options.today);
    let is_kept = doubt.is_none() || !options.drop_doubtful_dates;
    let remarks: Vec<DateRemark> =
        doubt.map(DateRemark::Doubtful).into_iter().chain(guesses.into_iter().map(DateRemark::Guessed)).collect();
    if is_kept {
        record.fields.insert("date".into(), date.text.clone().into());
    } else {
        record.fields.remove("date");
        record.fields.insert("date_as_given".into(), given.clone().into());
    }
    let noted = Noted { place, given, date: is_kept.then_some(date.text), remarks };
    Ok(Some(noted).filter(|noted| !noted.remarks.is_empty()))
}

fn text_of<'a>(fields: &'a Map<String, Value>, field: &str) -> Option<&'a str> {
    match fields.get(field) {
        Some(Value::String(text)) => Some(text.trim()).filter(|text| !text.is_empty()),
        // Anything else is a fault of the record.
        Some(Value::Null) | None => None,
        Some(_) => Some("?"),
    }
}

/// The host of an address, without what sites put before their name; of a page in an archive, its own.
fn host(url: &str) -> Option<&str> {
    let url = Some(archived::original(url)).filter(|url| !archived::is_archives(url))?;
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next().filter(|host| host.contains('.'))?;
    let host = host.rsplit('@').next().unwrap_or(host);
    Some(site(host))
}

/// The name of a host without what sites put before it.
fn site(host: &str) -> &str {
    let mut bare = ["www.", "m.", "amp.", "edition."].iter().filter_map(|start| host.strip_prefix(start));
    bare.next().filter(|bare| bare.contains('.')).unwrap_or(host)
}

/// A date that is a whole line at the top of the text.
fn date_line(fields: &Map<String, Value>) -> Option<Edtf> {
    let lines = text_of(fields, "text")?.lines().filter(|line| !line.trim().is_empty()).take(DATE_LINES);
    lines
        .filter(|line| line.len() < 60)
        .find_map(|line| dates::read(line.trim()).ok().filter(|date| date.text.len() > 4))
}

/// Whether a text begins with a line that is too long for a headline.
fn begins_with_paragraph(text: &str) -> bool {
    text.trim_start().lines().next().is_some_and(|line| line.chars().count() > LONGEST_HEADLINE)
}

/// Takes the first line of the text for its headline; where that is a whole paragraph, its first words, and the text stays whole.
fn infer_headline(fields: &mut Map<String, Value>) -> bool {
    let Some(Value::String(text)) = fields.get("text") else { return false };
    let whole = text.trim_start();
    let Some(first) = whole.lines().next().filter(|line| !line.trim().is_empty()) else { return false };
    let rest = whole.get(first.len()..).unwrap_or_default().trim_start();
    let (headline, text) = if first.chars().count() <= LONGEST_HEADLINE && !rest.is_empty() {
        (first.trim().to_owned(), Some(rest.to_owned()))
    } else {
        let mut words = String::new();
        for word in first.split_whitespace() {
            if words.chars().count() + word.chars().count() > LONGEST_HEADLINE / 2 {
                words.push('…');
                break;
            }
            words.push_str(if words.is_empty() { "" } else { " " });
            words.push_str(word);
        }
        if words == "…" {
            words = first.chars().take(LONGEST_HEADLINE / 4).chain(['…']).collect();
        }
        (words, None)
    };
    fields.insert("headline".into(), headline.into());
    if let Some(text) = text {
        fields.insert("text".into(), text.into());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::shown;
    use model::Metadata;

    fn article(json: &str, outlet: Option<&str>) -> Result<Article, Vec<String>> {
        let record =
            Record { file: "f".into(), line: 1, fields: serde_json::from_str(json).unwrap(), ..Record::default() };
        let options = ImportOptions { outlet: outlet.map(str::to_owned), ..ImportOptions::default() };
        let mut record = record;
        settle(&mut record, true, false);
        let column = Column::of(&date_text(&record.fields).iter().map(String::as_str).collect::<Vec<_>>(), None);
        match complete(record, &options, &column, true) {
            Ok(Completed { article, date: None, .. }) => Ok(article),
            Ok(Completed { date, .. }) => Err(date.iter().map(shown).collect()),
            Err(faults) => Err(faults.iter().map(shown).collect()),
        }
    }

    #[test]
    fn of_a_reference_the_abstract_is_the_text() {
        let zotero =
            article(r#"{"title":"T","publicationTitle":"The Gull","date":"2003-06-10","abstractNote":"x"}"#, None);
        let zotero = zotero.unwrap();
        assert_eq!((zotero.text.as_str(), zotero.other.get("text_is")), ("x", Some(&Value::from("abstract"))));
        let csl = r#"{"title":"T","container-title":"The Gull","date":"2003-06-10","abstract":"x"}"#;
        assert_eq!(article(csl, None).unwrap().text, "x");
        assert!(article(&csl.replace("container-title", "outlet"), None).is_err());
    }

    #[test]
    fn an_archive_is_no_outlet() {
        let outlet =
            |url: &str| article(&format!(r#"{{"title":"T","text":"x","url":"{url}","date":"2003-06-10"}}"#), None);
        assert_eq!(outlet("https://web.archive.org/web/2003/https://www.p.example/t").unwrap().outlet, "p.example");
        assert!(outlet("https://perma.cc/A1-B2").is_err());
    }

    #[test]
    fn a_host_is_one_outlet_stated_or_worked_out() {
        let outlet = |outlet: &str| article(&format!(r#"{{"title":"T","text":"x","outlet":"{outlet}"}}"#), None);
        for (stated, wanted) in [
            ("www.post.example", "post.example"),
            ("m.post.example", "post.example"),
            ("post.example", "post.example"),
            ("m.example", "m.example"),
            ("www. The Post", "www. The Post"),
        ] {
            assert_eq!(outlet(stated).unwrap().outlet, wanted);
        }
    }

    #[test]
    fn fields_come_under_many_names() {
        let article = article(
            r#"{"Title":"T","source":{"id":null,"name":"The Post"},"publishedAt":"Tue, 10 Jun 2003 04:00:00 GMT","content":"x",
                "authors":[{"name":"A"},"B"],"link":"https://p.example/2001/01/01/t","desk":1}"#,
            None,
        )
        .unwrap();
        assert_eq!((article.headline.as_str(), article.outlet.as_str()), ("T", "The Post"));
        assert_eq!(article.date.as_ref().unwrap().text, "2003-06-10");
        assert_eq!(article.byline.as_deref(), Some("A, B"));
        assert_eq!(article.other["desk"], 1);
        assert!(article.inferred.is_empty());
    }

    #[test]
    fn what_is_worked_out_is_marked() {
        let found =
            article(r#"{"url":"https://www.post.example/2014/12/27/x.html","text":"A first line\n\nMore."}"#, None)
                .unwrap();
        assert_eq!(
            (found.outlet.as_str(), found.headline.as_str(), found.text.as_str()),
            ("post.example", "A first line", "More.")
        );
        assert_eq!(found.date.as_ref().unwrap().text, "2014-12-27");
        assert_eq!(found.inferred, ["date", "outlet", "headline"]);
        let found = article(r#"{"headline":"H","text":"January 11, 2010 Monday\nMore."}"#, Some("Desk")).unwrap();
        assert_eq!((found.outlet.as_str(), found.date.as_ref().unwrap().text.as_str()), ("Desk", "2010-01-11"));
        assert_eq!(found.inferred, ["date", "outlet"]);
    }

    #[test]
    fn folders_and_names_give_what_is_missing_if_they_should() {
        let at = |asked: bool, text: &str| {
            let fields = serde_json::json!({ "text": text }).as_object().cloned().unwrap_or_default();
            let file = "in/Post/2024-11-05 Talks go on.txt".to_owned();
            let mut record = Record { file, line: 1, fields, ..Record::default() };
            settle(&mut record, true, true);
            let outlet = Some("O".to_owned()).filter(|_| !asked);
            let options =
                ImportOptions { outlet_from_folder: asked, date_from_name: asked, outlet, ..ImportOptions::default() };
            let article = complete(record, &options, &Column::default(), true).unwrap().article;
            let Metadata { headline, outlet, date, .. } = article.metadata;
            (headline, outlet, date.map(|date| date.text).unwrap_or_default())
        };
        let check = |found: (String, String, String), wanted: [&str; 3]| {
            assert_eq!([&*found.0, &found.1, &found.2], wanted);
        };
        let long = "The council met. ".repeat(20);
        check(at(true, &long), ["Talks go on", "Post", "2024-11-05"]);
        check(at(false, "Rain\nIt rained."), ["Rain", "O", ""]);
    }

    #[test]
    fn what_is_missing_or_wrong_is_reported() {
        assert_eq!(article(r#"{"headline":"H","text":"x"}"#, None).unwrap_err().len(), 1);
        let found = article(r#"{"headline":"H","outlet":"O","date":"31.02.2024","text":"x"}"#, None).unwrap_err();
        assert!(found[0].contains("31.02.2024") && found.len() == 1, "{found:?}");
        let found = article(r#"{"headline":"H","outlet":"O","date":1.5,"text":"x"}"#, None).unwrap_err();
        assert!(found[0].contains("1.5"), "{found:?}");
        let found = article(r#"{"headline":"H","outlet":"O","date":20240503,"text":"x"}"#, None).unwrap();
        assert_eq!(found.date.as_ref().unwrap().text, "2024-05-03");
    }
}
