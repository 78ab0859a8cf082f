//! Closing: the last line that a site puts under every item of its feed.

use crate::record::Record;
use model::fault::Boilerplate;
use serde_json::Value;
use std::collections::BTreeMap;

/// How such a line begins and goes on, in small letters, as the widespread programs write it.
const SAYS: [(&str, &str); 15] = [
    ("the post ", " appeared first on "),
    ("the article ", " appeared first on "),
    ("der beitrag ", " erschien zuerst auf "),
    ("der beitrag ", " erschien zuerst bei "),
    ("l’article ", " est apparu en premier sur "),
    ("l'article ", " est apparu en premier sur "),
    ("la entrada ", " se publicó primero en "),
    ("la entrada ", " apareció primero en "),
    ("l’articolo ", " proviene da "),
    ("l'articolo ", " proviene da "),
    ("o post ", " apareceu primeiro em "),
    ("het bericht ", " verscheen eerst op "),
    ("artykuł ", " pochodzi z serwisu "),
    ("сообщение ", " появились сначала на "),
    ("запись ", " впервые появилась "),
];

/// The longest such line, in bytes.
const LONGEST: usize = 400;
/// In how many items a line must be the last for that alone.
const OFTEN: usize = 3;

/// Cuts those lines from the texts of a feed's items.
pub fn cut(records: &mut [Record]) {
    let ends: Vec<Option<String>> =
        records.iter().map(|record| last_line(record).map(|line| shape(line, record))).collect();
    let n_texts = ends.iter().flatten().count();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for end in ends.iter().flatten() {
        *times.entry(end).or_default() += 1;
    }
    for (record, end) in records.iter_mut().zip(&ends) {
        let Some(end) = end else { continue };
        let n_alike = times.get(end.as_str()).copied().unwrap_or_default();
        let is_said = SAYS.iter().any(|(start, middle)| end.starts_with(start) && end.contains(middle));
        if !is_said && (n_alike < OFTEN || n_alike * 2 <= n_texts) {
            continue;
        }
        if let Some(Value::String(text)) = record.fields.get_mut("text") {
            let at = text.rfind('\n').unwrap_or(0);
            let line = text.split_off(at).trim().to_owned();
            text.truncate(text.trim_end().len());
            record.cut(&line, Boilerplate::Site);
        }
    }
}

/// The last line of a text that has others.
fn last_line(record: &Record) -> Option<&str> {
    let (_, line) = record.fields.get("text")?.as_str()?.rsplit_once('\n')?;
    Some(line).filter(|line| line.len() <= LONGEST)
}

/// A line as it would be under another headline, in small letters.
fn shape(line: &str, record: &Record) -> String {
    let headline = record.fields.get("headline").and_then(Value::as_str).unwrap_or_default();
    let bare = if headline.is_empty() { line.to_owned() } else { line.replace(headline, "\u{fffc}") };
    bare.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(items: &[(&str, &str)], expected: &[&str], n_left_out: usize) {
        let record = |&(headline, text): &(&str, &str)| {
            let mut record = Record::numbered("f.xml", 1);
            record.put("headline", headline);
            record.put("text", text);
            record
        };
        let mut records: Vec<Record> = items.iter().map(record).collect();
        cut(&mut records);
        assert_eq!(records.iter().map(|record| record.cut.len()).sum::<usize>(), n_left_out);
        let texts: Vec<&str> = records.iter().map(|record| record.fields["text"].as_str().unwrap()).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn what_programs_add_goes() {
        check(&[("Rain", "It rained.\nThe post Rain & more appeared first on The Sun.")], &["It rained."], 1);
        check(&[("Regen", "Es regnet.\nDer Beitrag Regen erschien zuerst auf Die Post.")], &["Es regnet."], 1);
        check(
            &[("Rain", "The post office closed.\nThe post is late.")],
            &["The post office closed.\nThe post is late."],
            0,
        );
    }

    #[test]
    fn what_is_under_most_items_goes() {
        check(
            &[
                ("A", "One.\nMore on A at sun.example"),
                ("B", "Two.\nMore on B at sun.example"),
                ("C", "Three.\nMore on C at sun.example"),
                ("D", "Four.\nEnd."),
            ],
            &["One.", "Two.", "Three.", "Four.\nEnd."],
            3,
        );
        check(&[("A", "One.\nEnd."), ("B", "Two.\nEnd.")], &["One.\nEnd.", "Two.\nEnd."], 0);
    }
}
