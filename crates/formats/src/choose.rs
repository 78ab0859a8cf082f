//! Choosing: which of the columns or keys that could be a field of an article is it, by what they are called and by what is in them.

use crate::date_parts::DateParts;
use crate::dates;
use crate::fields::{self, N_FIELDS};
use crate::html::fragment;
use crate::person;
use model::order::sort_by;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The longest name of an outlet, in characters.
const LONGEST_OUTLET: usize = 120;
/// How many times as long a text must be to be taken before one whose name is likelier.
const MUCH_LONGER: f64 = 1.5;

/// With how many values nothing shows whether they repeat.
const FEW: usize = 8;
/// From what share of agencies on a column is no column of outlets.
const A_FEW: f64 = 0.3;
/// The names of agencies, and what else stands in their place, as [`fields::bare`] has them.
const AGENCIES: [&str; 22] = [
    "afp",
    "ansa",
    "ap",
    "apa",
    "associatedpress",
    "bloomberg",
    "dpa",
    "efe",
    "interfax",
    "kyodo",
    "ntb",
    "pa",
    "pamedia",
    "reuters",
    "ritzau",
    "staff",
    "stt",
    "tass",
    "tt",
    "ukrinform",
    "upi",
    "xinhua",
];
/// The names of archives and services that articles are taken from, which columns of sources often say instead of the outlet, as [`fields::bare`]
/// has them.
const ARCHIVES: [&str; 47] = [
    "accessworldnews",
    "apadefacto",
    "bigkinds",
    "brandwatch",
    "ccnews",
    "cision",
    "commoncrawl",
    "dowjones",
    "dowjonesfactiva",
    "eastview",
    "ebsco",
    "ebscohost",
    "europresse",
    "eventregistry",
    "factiva",
    "galeonefile",
    "gbigenios",
    "gdelt",
    "genios",
    "globalnewsstream",
    "googlenews",
    "gopress",
    "infomedia",
    "integrum",
    "lexis",
    "lexisadvance",
    "lexisnexis",
    "lexisnexisacademic",
    "lexisuni",
    "mediacloud",
    "mediearkivet",
    "meltwater",
    "newsapi",
    "newsbank",
    "nexis",
    "nexisadvance",
    "nexisuni",
    "pressdisplay",
    "pressreader",
    "proquest",
    "proquestglobalnewsstream",
    "retriever",
    "swissdox",
    "talkwalker",
    "wisenews",
    "wiso",
    "wisonet",
];

/// Of several columns or keys the one that was taken as a field, though another's name is likelier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The field.
    pub field: &'static str,
    /// What was taken.
    pub taken: String,
    /// What was not.
    pub instead_of: String,
}

/// A column or key that may be a field.
#[derive(Debug)]
pub struct Candidate<'a> {
    /// What its source calls it.
    pub name: &'a str,
    /// How likely its name is, 0 being the likeliest.
    pub rank: usize,
    /// Some of its values, without blank ones.
    pub values: Vec<Cow<'a, str>>,
}

impl Candidate<'_> {
    fn share(&self, is: impl Fn(&str) -> bool) -> f64 {
        self.values.iter().filter(|value| is(value)).count() as f64 / self.values.len().max(1) as f64
    }

    fn mostly(&self, is: impl Fn(&str) -> bool) -> bool {
        self.share(is) > 0.5
    }

    /// How long its values are on average, without markup.
    fn length(&self) -> f64 {
        let length = |value: &Cow<'_, str>| {
            let plain = fragment::is_markup(value).then(|| fragment::plain_text(value));
            plain.as_deref().unwrap_or(value).chars().count()
        };
        self.values.iter().map(length).sum::<usize>() as f64 / self.values.len().max(1) as f64
    }

    /// How much its values look like outlets: not the name of the archive that they are from, no addresses, and several that repeat, unless there
    /// are too few to see.
    fn likeness_to_outlets(&self) -> f64 {
        let n_distinct = self.values.iter().collect::<BTreeSet<_>>().len();
        let n = self.values.len();
        let is_issue = |value: &str| value.contains(|c: char| c.is_ascii_digit());
        let is_several = n_distinct > 1 && (n_distinct * 2 <= n || n < FEW && !self.mostly(is_issue));
        // Where a paper's articles come from is no paper.
        let is_several = is_several && self.share(is_agency) < A_FEW;
        let is = |is: bool, weight: u8| f64::from(u8::from(is) * weight);
        is(!self.mostly(is_archive), 8) + is(!self.mostly(is_host), 4) + is(is_several, 2) + is(n_distinct == 1, 1)
    }

    /// Whether its values can be those of a field.
    fn fits(&self, field: &str) -> bool {
        match field {
            "outlet" => {
                !self.mostly(is_address)
                    && !self.mostly(is_number)
                    && !self.mostly(|value| value.chars().count() > LONGEST_OUTLET)
            }
            "headline" | "text" => !self.mostly(is_address),
            "byline" => !self.mostly(|value| is_address(value) || is_number(value)),
            "url" => {
                self.mostly(|value| is_address(value) || value.split_once('/').is_some_and(|(host, _)| is_host(host)))
            }
            _ => true,
        }
    }
}

/// Which of the columns or keys is a field, by their numbers; `None` if none of them can be. Those without values count for nothing.
pub fn best(field: &str, candidates: &[Candidate<'_>]) -> Option<usize> {
    let mut fit: Vec<usize> = (0..candidates.len()).collect();
    let of = |i: &usize| candidates.get(*i);
    fit.retain(|i| of(i).is_some_and(|candidate| !candidate.values.is_empty() && candidate.fits(field)));
    sort_by(&mut fit, &|a, b| of(a).map(|a| a.rank).cmp(&of(b).map(|b| b.rank)));
    let first = *fit.first()?;
    if fit.len() == 1 {
        return Some(first);
    }
    let by = |score: &dyn Fn(&Candidate<'_>) -> f64, enough: f64| {
        let score = |i: &usize| of(i).map_or(0.0, score);
        let highest = fit.iter().copied().fold(first, |best, i| if score(&i) > score(&best) { i } else { best });
        if score(&highest) > score(&first) * enough { highest } else { first }
    };
    Some(match field {
        "text" => by(&|it| it.length(), MUCH_LONGER),
        "outlet" => by(&|it| it.likeness_to_outlets(), 1.0),
        "date" => by(&|it| f64::from(u8::from(it.mostly(|value| dates::read(value).is_ok()))), 1.0),
        _ => first,
    })
}

/// What is said of a choice, unless it is the one that the names alone would make.
pub fn told(field: usize, candidates: &[Candidate<'_>], taken: usize) -> Option<Choice> {
    let taken = candidates.get(taken)?;
    let passed = candidates.iter().filter(|other| other.rank < taken.rank && !other.values.is_empty());
    let passed = passed.min_by_key(|other| other.rank)?;
    let instead_of = passed.name.to_owned();
    Some(Choice { field: fields::name_of(field), taken: taken.name.to_owned(), instead_of })
}

/// Whether a text is the address of a page.
pub fn is_address(text: &str) -> bool {
    let text = text.trim();
    let is_one = |rest: &str| !rest.is_empty() && !rest.contains(char::is_whitespace);
    text.split_once("://")
        .is_some_and(|(scheme, rest)| scheme.bytes().all(|b| b.is_ascii_alphanumeric()) && is_one(rest))
        || text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) && is_one(text) && text.contains('/')
}

/// Whether a text is the name of a site, such as `post.example`.
fn is_host(text: &str) -> bool {
    let text = text.trim();
    let is_of_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    text.contains('.') && !text.starts_with('.') && !text.ends_with('.') && text.chars().all(is_of_host)
}

/// Whether a text is the name of an archive: `Factiva (Dow Jones)`.
fn is_archive(text: &str) -> bool {
    let name = fields::bare(text.split(['(', ',', '/', '|', ':']).next().unwrap_or_default());
    ARCHIVES.binary_search(&name.as_str()).is_ok()
}

/// Whether a text is the name of an agency.
fn is_agency(text: &str) -> bool {
    AGENCIES.binary_search(&fields::bare(text).as_str()).is_ok()
}

fn is_number(text: &str) -> bool {
    text.trim().bytes().all(|b| b.is_ascii_digit())
}

/// Renames fields to their names here. What is called as it is here stays, unless that is `open` to doubt and another looks more like it; everything
/// else stays too. Returns what was chosen against the likelier name. An outlet is never an address: that becomes the address.
pub fn settle(fields: &mut Map<String, Value>, is_open: bool) -> Vec<Choice> {
    fields.retain(|name, value| !is_blank(value) || fields::place_of(name).is_none_or(|(_, rank)| rank == 0));
    put_parts(fields);
    let mut named: Vec<(usize, usize, String)> = Vec::new();
    for (name, value) in &*fields {
        if let Some((field, rank)) = fields::place_of(name)
            && (rank == 0 || is_plain(value))
            && !is_nothing(value)
        {
            named.push((field, rank, name.clone()));
        }
    }
    let mut choices = Vec::new();
    for field in 0..N_FIELDS {
        let own = fields::name_of(field);
        let mine: Vec<&(usize, usize, String)> = named.iter().filter(|(of, ..)| *of == field).collect();
        let has_own = mine.iter().any(|(_, rank, _)| *rank == 0);
        // Most records have one name for a field, its own.
        if mine.is_empty() || has_own && (!is_open || mine.len() == 1) && own != "outlet" {
            continue;
        }
        let candidate = |(_, rank, name): &&(usize, usize, String)| Candidate {
            name: fields.get_key_value(name).map_or("", |(name, _)| name),
            rank: *rank,
            values: fields.get(name).map(shown).into_iter().collect(),
        };
        let candidates: Vec<Candidate<'_>> = mine.iter().map(candidate).collect();
        let own_fits = candidates.iter().position(|it| it.rank == 0 && it.fits(own)).filter(|_| !is_open);
        let Some(taken) = own_fits.or_else(|| best(own, &candidates)) else { continue };
        choices.extend(told(field, &candidates, taken));
        let Some(name) = candidates.get(taken).map(|it| it.name.to_owned()).filter(|name| name != own) else {
            continue;
        };
        let Some(value) = fields.remove(&name) else { continue };
        if let Some(before) = fields.insert(own.to_owned(), value)
            && !is_nothing(&before)
        {
            fields.insert(name, before);
        }
    }
    put_address(fields);
    for field in 0..N_FIELDS {
        let name = fields::name_of(field);
        if let Some(value @ (Value::Object(_) | Value::Array(_))) = fields.get_mut(name) {
            let taken = std::mem::take(value);
            *value = if name == "byline" { person::named(taken) } else { named_value(taken) };
        }
    }
    choices
}

/// Puts a date together whose year, month and day have a key each.
fn put_parts(fields: &mut Map<String, Value>) {
    if !fields.keys().any(|name| name.eq_ignore_ascii_case("year")) {
        return;
    }
    let (names, cells): (Vec<String>, Vec<String>) =
        fields.iter().map(|(name, value)| (name.clone(), shown(value).into_owned())).unzip();
    if let Some(date) = DateParts::of(&names, &|_| None).map(|parts| parts.date(&cells)) {
        fields.insert("date".to_owned(), date.into());
    }
}

/// Moves an address that is where an outlet could be to the field for it, or at least out of the outlet's.
fn put_address(fields: &mut Map<String, Value>) {
    let is_outlet = |name: &str| fields::field_of(name) == Some("outlet");
    let is_it = |(name, value): &(&String, &Value)| is_outlet(name) && value.as_str().is_some_and(is_address);
    let names: Vec<String> = fields.iter().filter(is_it).map(|(name, _)| name.clone()).collect();
    for name in names {
        let url = fields.get("url").filter(|url| !is_nothing(url));
        if url.is_none() {
            let value = fields.remove(&name).unwrap_or_default();
            fields.insert("url".to_owned(), value);
        } else if url == fields.get(&name) {
            fields.remove(&name);
        } else if name == "outlet" {
            let value = fields.remove(&name).unwrap_or_default();
            fields.insert("outlet_as_given".to_owned(), value);
        }
    }
}

/// A value as a text.
fn shown(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::from(text.as_str()),
        Value::Object(fields) => fields.get("name").map_or_else(|| Cow::from("?"), shown),
        Value::Array(items) => Cow::from(items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        other => Cow::from(other.to_string()),
    }
}

fn is_blank(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(_) => is_blank(value),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Whether a value can be that of a field: a text or number, or a name in an object, or a list of such. What is none stays where it is.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::String(_) | Value::Number(_) => true,
        Value::Object(fields) => fields.get("name").is_some_and(Value::is_string) || person::name_of(fields).is_some(),
        Value::Array(items) => items.iter().all(|item| item.is_string() || item.is_object() && is_plain(item)),
        Value::Null | Value::Bool(_) => false,
    }
}

/// The name in `{"name": …}`, also in a list of such.
fn named_value(value: Value) -> Value {
    match value {
        Value::Object(mut fields) if fields.get("name").is_some_and(Value::is_string) => {
            fields.remove("name").unwrap_or_default()
        }
        Value::Array(items) => {
            items.into_iter().map(|item| if item.is_object() { named_value(item) } else { item }).collect()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn settled(fields: Value, is_open: bool) -> (Value, Vec<Choice>) {
        let mut fields = fields.as_object().cloned().unwrap_or_default();
        let choices = settle(&mut fields, is_open);
        (Value::Object(fields), choices)
    }

    fn check(fields: Value, wanted: Value) {
        assert_eq!(settled(fields, false).0, wanted);
    }

    #[test]
    fn fields_get_their_own_names() {
        check(json!({"Media_Name": "O", "Full Text": "x", "desk": 7}), json!({"outlet": "O", "text": "x", "desk": 7}));
        check(json!({"source": {"id": null, "name": "O"}}), json!({"outlet": "O"}));
        check(json!({"authors": [{"name": "A"}, "B"]}), json!({"byline": ["A", "B"]}));
        check(json!({"body": "", "content": "x"}), json!({"text": "x"}));
    }

    #[test]
    fn what_is_there_or_is_no_value_stays() {
        check(json!({"headline": "H", "title": "T"}), json!({"headline": "H", "title": "T"}));
        check(json!({"headline": " ", "title": "T"}), json!({"headline": "T"}));
        check(json!({"source": {"id": 7}, "tags": ["a", [1]]}), json!({"source": {"id": 7}, "tags": ["a", [1]]}));
        check(json!({"author": 5, "title": "T"}), json!({"author": 5, "headline": "T"}));
    }

    #[test]
    fn a_date_in_parts_is_put_together() {
        check(
            json!({"Year": 2024, "month": 3, "day": 5}),
            json!({"Year": 2024, "month": 3, "day": 5, "date": "2024-03-05"}),
        );
        check(json!({"year": 2024, "month": 3, "date": "x"}), json!({"year": 2024, "month": 3, "date": "x"}));
    }

    #[test]
    fn no_outlet_is_an_address() {
        let url = "https://valley.example/2024/a";
        check(json!({"source": url, "hostname": "valley.example"}), json!({"url": url, "outlet": "valley.example"}));
        check(
            json!({"source": url, "hostname": "valley.example", "sitename": "The Valley Post"}),
            json!({"url": url, "hostname": "valley.example", "outlet": "The Valley Post"}),
        );
        check(json!({"outlet": url}), json!({"url": url}));
        check(json!({"outlet": url, "url": "x"}), json!({"outlet_as_given": url, "url": "x"}));
        check(json!({"source": url, "link": url, "publisher": "P"}), json!({"url": url, "outlet": "P"}));
    }

    #[test]
    fn of_two_outlets_the_one_that_differs_as_papers_do_is_taken() {
        let candidate = |rank, values: &[&'static str]| Candidate {
            name: "x",
            rank,
            values: values.iter().map(|value| Cow::from(*value)).collect(),
        };
        let check = |first: &[&'static str], second: &[&'static str], taken| {
            assert_eq!(best("outlet", &[candidate(1, first), candidate(2, second)]), Some(taken), "{first:?}");
        };
        check(&["Nexis Uni", "Nexis Uni"], &["The Gull", "The Tern"], 1);
        check(&["Factiva (Dow Jones)", "Genios"], &["gull.example", "gull.example"], 1);
        check(&["The Gull", "The Tern"], &["Sea Corp", "Sea Corp"], 0);
        check(&["Sea Corp", "Sea Corp"], &["The Gull", "The Tern"], 1);
        check(&["The Gull", "The Gull"], &["The Gull, 5 May 2020", "The Gull, 6 May 2020"], 0);
        check(&["The Gull", "The Gull", "The Gull"], &["Reuters", "AFP", "Ann Lee"], 0);
        check(&["Factiva"], &["The Gull"], 1);
        check(&["The Gull"], &["Gull Group"], 0);
        assert_eq!(best("outlet", &[candidate(1, &["Factiva"])]), Some(0));
        assert!(ARCHIVES.is_sorted() && AGENCIES.is_sorted());
    }

    #[test]
    fn of_two_texts_the_one_that_looks_like_it_is_taken_and_told() {
        let (long, short) = ("word ".repeat(40), "A summary.");
        let (found, choices) = settled(json!({"text": short, "full_text": long}), true);
        assert_eq!(found, json!({"text": long, "full_text": short}));
        let taken = "full_text".to_owned();
        assert_eq!(choices, [Choice { field: "text", taken, instead_of: "text".to_owned() }]);
        let fields = json!({"text": short, "full_text": long});
        assert_eq!(settled(fields.clone(), false), (fields, vec![]));
    }
}
