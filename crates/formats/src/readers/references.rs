//! References: what databases export to programs for sources, as RIS, `PubMed`'s lines or `EndNote`'s; an article each, with its abstract for a text.

use crate::dates;
use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::html::fragment;
use crate::record::Record;
use model::byline;
use model::edtf::DateFault;

/// References.
pub static FORMAT: Format = Format::new("references", Sign::Text(|look| is(look.body)), Reader::Text(read));

/// The tags of each field, the best first. `EndNote`'s have a per cent sign before them.
const FIELDS: [(&str, &[&str]); 10] = [
    ("headline", &["TI", "T1", "CT", "%T"]),
    ("outlet", &["T2", "JF", "JO", "JT", "JA", "J2", "%J", "%B", "PB", "%I"]),
    ("date", &["DA", "Y1", "DP", "PY", "%8", "%D"]),
    ("url", &["UR", "L2", "LK", "%U"]),
    ("id", &["AN", "ID", "PMID", "%M"]),
    ("language", &["LA", "%G"]),
    ("section", &["SE", "%&"]),
    ("edition", &["ET", "%7"]),
    ("page", &["SP", "PG", "%P"]),
    ("notes", &["N1", "%Z"]),
];
/// The tags of years, where the day is stated without one.
const YEARS: [&str; 3] = ["PY", "Y1", "%D"];
/// The tags of authors, each in a line of its own.
const AUTHORS: [&str; 3] = ["AU", "A1", "%A"];
/// The tags of topics.
const TOPICS: [&str; 3] = ["KW", "MH", "%K"];
/// The tags of what the article says.
const TEXTS: [&str; 3] = ["AB", "N2", "%X"];

/// The tags of RIS.
const RIS: &str = "A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP ED EP ER ET ID IS J1 J2 JA JF JO KW L1 L2 L3 \
                   L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SO SP ST T1 T2 T3 TA TI TT TY UR VL VO Y1 Y2";

/// Whether a text begins as such a file does.
fn is(body: &str) -> bool {
    let first = body.lines().next().unwrap_or_default();
    let is_first = |tagged: Option<(&str, &str)>| tagged.is_some_and(|(tag, _)| ["TY", "PMID", "%0"].contains(&tag));
    is_first(tag(first)) || is_loose(body) && is_first(loose_tag(first))
}

/// A line's tag and its value: `TY  - NEWS`, `PMID- 7`, `%0 Newspaper Article`.
fn tag(line: &str) -> Option<(&str, &str)> {
    if let Some(rest) = line.strip_prefix('%') {
        let tag = line.get(..2)?;
        return (rest.get(1..2)? == " ").then(|| (tag, rest.get(1..).unwrap_or_default().trim()));
    }
    let (tag, value) = (line.get(..4)?.trim_end(), line.get(4..)?.strip_prefix('-')?);
    is_tag(tag).then(|| (tag, value.trim()))
}

fn is_tag(tag: &str) -> bool {
    !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// A line's tag and its value where a program has left one space of the two: `TY - NEWS`.
fn loose_tag(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = (line.get(..2)?, line.get(2..)?.strip_prefix(" -")?);
    let is_known = RIS.split(' ').any(|known| known == tag);
    (is_known && (value.is_empty() || value.starts_with(' '))).then(|| (tag, value.trim()))
}

/// Whether the lines of a file are tagged so: the first one, and one that ends a reference.
fn is_loose(body: &str) -> bool {
    body.trim_start().starts_with("TY - ") && body.lines().any(|line| line.trim_end() == "ER -")
}

/// Reads the references.
fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let mut values: Vec<(&str, String)> = Vec::new();
    let mut n = 0;
    let mut first = 1;
    let text = text.trim_start_matches('\u{feff}');
    let tag = if is_loose(text) { loose_tag } else { tag };
    for (at, line) in text.lines().enumerate() {
        match tag(line) {
            Some(("ER", _)) => finish(file, first, &mut n, &mut values, emit),
            Some((tag @ ("TY" | "PMID" | "%0"), value)) => {
                finish(file, first, &mut n, &mut values, emit);
                first = at + 1;
                values.push((tag, value.to_owned()));
            }
            Some((tag, value)) => values.push((tag, value.to_owned())),
            None => {
                if let Some((_, value)) = values.last_mut().filter(|_| !line.trim().is_empty()) {
                    value.push('\n');
                    value.push_str(line.trim());
                }
            }
        }
    }
    finish(file, first, &mut n, &mut values, emit);
}

fn finish(file: &str, line: usize, n: &mut usize, values: &mut Vec<(&str, String)>, emit: &mut Emit<'_>) {
    let values = std::mem::take(values);
    if values.is_empty() {
        return;
    }
    *n += 1;
    let mut record = Record { file: file.to_owned(), line, ..Record::default() };
    let all = |tags: &[&str]| -> Vec<String> {
        values
            .iter()
            .filter(|(tag, value)| tags.contains(tag) && !value.is_empty())
            .map(|(_, value)| value.clone())
            .collect()
    };
    for (field, tags) in FIELDS {
        let value = tags.iter().find_map(|tag| all(&[tag]).into_iter().next()).unwrap_or_default();
        let value = if field == "date" { with_year(&value, &all(&YEARS)) } else { value };
        record.put(field, fragment::one_line(&value));
    }
    // PubMed states each author in full and, beside that, with initials.
    let full = all(&["FAU"]);
    let authors = if full.is_empty() { all(&AUTHORS) } else { full };
    record.put("byline", byline::of_surnames_first(&authors));
    record.put_list(
        "topics",
        &mut all(&TOPICS).into_iter().flat_map(|value| value.lines().map(str::to_owned).collect::<Vec<_>>()),
    );
    let mut texts = all(&TEXTS);
    // The longest is the text, and what others say is kept beside it.
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let mut texts = texts.into_iter();
    record.put("text", texts.next().map(|text| fragment::plain_text(&text)).unwrap_or_default());
    record.put("abstract", texts.collect::<Vec<_>>().join("\n"));
    emit(Event::Record(Box::new(record)));
}

/// A date, with the year that another tag states if it has none: `Mar 05`, `05/03/`. What is no day then is left for the year.
fn with_year(date: &str, years: &[String]) -> String {
    let has_year = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 4);
    // `2024/03/05/` ends in a time that is left open.
    let date = date.trim_end_matches('/');
    let year = years.iter().map(|year| year.trim_matches('/')).find(|year| has_year(year));
    let Some(year) = year.filter(|_| !has_year(date)) else { return date.to_owned() };
    let joint = ['/', '.', '-'].into_iter().find(|sign| date.contains(*sign) && !date.contains(char::is_alphabetic));
    let whole =
        joint.map_or_else(|| format!("{date} {year}"), |sign| format!("{}{sign}{year}", date.trim_matches(sign)));
    if matches!(dates::read(&whole), Err(DateFault::Form)) { year.to_owned() } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::{check, records};

    #[test]
    fn references_are_read() {
        let ris = "TY  - NEWS\r\nTI  - Rain at last\r\nT2  - The Gull\r\nAU  - Lee, Ann\r\nAU  - Roe, Jo\r\nDA  - 2020/03/05/\r\nPY  - 2020\r\nAB  - One.\r\nTwo.\r\nUR  - https://g.example/1\r\nER  - \r\n\r\n\
                   TY  - NEWS\r\nT1  - Sun\r\nJO  - The Tern\r\nY1  - 2020\r\nN2  - Three.\r\n";
        assert!(is(ris) && !is("TY for it.\n") && !is("50 % T"));
        let found = records(|emit| read("r.ris", ris, emit));
        check(
            &found[0],
            &[
                ("headline", "Rain at last"),
                ("outlet", "The Gull"),
                ("byline", "Lee, Ann; Roe, Jo"),
                ("date", "2020/03/05"),
                ("url", "https://g.example/1"),
                ("text", "One.\nTwo."),
            ],
        );
        check(&found[1], &[("headline", "Sun"), ("outlet", "The Tern"), ("date", "2020"), ("text", "Three.")]);
        let endnote = "%0 Newspaper Article\n%T Rain\n%J The Gull\n%D 2020\n%X One.\n\n%0 Newspaper Article\n%T Sun\n%J The Tern\n%X Two.\n";
        assert!(is(endnote));
        let found = records(|emit| read("r.enw", endnote, emit));
        check(&found[1], &[("headline", "Sun"), ("outlet", "The Tern"), ("text", "Two.")]);
    }

    #[test]
    fn authors_have_their_surnames_first() {
        for (lines, byline) in [
            ("AU  - Marlow, Ines", "Ines Marlow"),
            ("AU  - García Sol, Eva\nAU  - Berg, Ola", "García Sol, Eva; Berg, Ola"),
            ("FAU - Marlow, Ines\nAU  - Marlow I\nFAU - Berg, Ola\nAU  - Berg O", "Marlow, Ines; Berg, Ola"),
            ("AU  - Reuters", "Reuters"),
        ] {
            let found = records(|emit| read("r.ris", &format!("TY  - NEWS\nTI  - Rain\n{lines}\nAB  - One.\n"), emit));
            assert_eq!(found[0].fields["byline"], byline);
        }
    }

    #[test]
    fn a_day_without_its_year_gets_it() {
        let years = ["2020".to_owned()];
        for (date, whole) in [
            ("Mar 05", "Mar 05 2020"),
            ("6 March", "6 March 2020"),
            ("March 5, 2020", "March 5, 2020"),
            ("2020/03/05/", "2020/03/05"),
            ("13.02.", "13.02.2020"),
            ("some day", "2020"),
        ] {
            assert_eq!(with_year(date, &years), whole);
        }
        assert_eq!(with_year("Mar 05", &[]), "Mar 05");
    }

    #[test]
    fn tags_may_have_one_space() {
        let ris = "TY - NEWS\nTI - Rain\nT2 - The Gull\nPY - 2020\nDA - March 5\nAB - One.\nTV - sets.\nER - \n\nTY - NEWS\nTI - Sun\nER -\n";
        assert!(is(ris) && !is("TY - a name.\n\nText."));
        let found = records(|emit| read("r.ris", ris, emit));
        assert_eq!(found.len(), 2);
        check(
            &found[0],
            &[("headline", "Rain"), ("outlet", "The Gull"), ("date", "March 5 2020"), ("text", "One.\nTV - sets.")],
        );
    }
}
