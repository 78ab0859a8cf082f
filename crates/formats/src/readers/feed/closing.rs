//! Closing: the last line that a site puts under every item of its feed.

use crate::record::Record;
use model::fault::BoilerplateKind;
use serde_json::Value;
use std::collections::BTreeMap;

/// How such a line begins and goes on, in small letters, as the widespread programs write it.
const SAYS: [(&str, &str); 47] = [
    ("the post ", " appeared first on "),
    ("the post ", " first appeared on "),
    ("the article ", " appeared first on "),
    ("the article ", " first appeared on "),
    ("this post ", " appeared first on "),
    ("this post ", " first appeared on "),
    ("der beitrag ", " erschien zuerst auf "),
    ("der beitrag ", " erschien zuerst bei "),
    ("der artikel ", " erschien zuerst auf "),
    ("l’article ", " est apparu en premier sur "),
    ("l'article ", " est apparu en premier sur "),
    ("cet article ", " est apparu en premier sur "),
    ("la entrada ", " se publicó primero en "),
    ("la entrada ", " apareció primero en "),
    ("la entrada ", " aparece primero en "),
    ("el artículo ", " se publicó primero en "),
    ("el artículo ", " apareció primero en "),
    ("l’entrada ", " ha aparegut primer a "),
    ("l'entrada ", " ha aparegut primer a "),
    ("l’articolo ", " proviene da "),
    ("l'articolo ", " proviene da "),
    ("l’articolo ", " sembra essere il primo su "),
    ("l'articolo ", " sembra essere il primo su "),
    ("o post ", " apareceu primeiro em "),
    ("o conteúdo ", " apareceu primeiro em "),
    ("o artigo ", " apareceu primeiro em "),
    ("o artigo ", " aparece primeiro em "),
    ("a publicação ", " apareceu primeiro em "),
    ("het bericht ", " verscheen eerst op "),
    ("het artikel ", " verscheen eerst op "),
    ("artykuł ", " pochodzi z serwisu "),
    ("inlägget ", " dök först upp på "),
    ("indlægget ", " blev først udgivet på "),
    ("indlægget ", " dukkede først op på "),
    ("innlegget ", " dukket først opp på "),
    ("artikkeli ", " julkaistiin ensimmäisen kerran "),
    ("příspěvek ", " se nejdříve objevil na "),
    ("articolul ", " apare prima dată în "),
    ("članak ", " se pojavljuje prvo na "),
    ("публикацията ", " се появи първо на "),
    ("το άρθρο ", " εμφανίστηκε πρώτα στο "),
    ("запис ", " спершу з'явиться на "),
    ("запис ", " спершу з’явиться на "),
    ("сообщение ", " появились сначала на "),
    ("запись ", " впервые появилась "),
    ("הפוסט ", " הופיע לראשונה ב"),
    ("投稿 ", " に最初に表示されました"),
];

/// The longest such line, in bytes.
const LONGEST: usize = 400;
/// How much there may be around a headline and an outlet in a line that says no more than that the one is from the other, in characters.
const MOST_AROUND: usize = 60;
/// The shortest headline that no sentence has by chance, in characters.
const SHORTEST_HEADLINE: usize = 10;
/// In how many items a line must be the last for that alone.
const OFTEN: usize = 3;

/// What is put for the headline in a line.
const HEADLINE: &str = "\u{fffc}";

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
        let is_whole = end.as_ref().is_some_and(|end| {
            let n_alike = times.get(end.as_str()).copied().unwrap_or_default();
            let is_said = SAYS.iter().any(|(start, middle)| end.starts_with(start) && end.contains(middle));
            is_said || names_both(end, record) || n_alike >= OFTEN && n_alike * 2 > n_texts
        });
        let said_at = said_at(record).filter(|_| !is_whole);
        if let Some(Value::String(text)) = record.fields.get_mut("text")
            && let Some(at) = said_at.or(text.rfind('\n').filter(|_| is_whole))
        {
            let line = text.split_off(at).trim().to_owned();
            text.truncate(text.trim_end().len());
            record.cut(&line, BoilerplateKind::Site);
        }
    }
}

/// Where such words about the headline begin that are in one line with the end of the text.
fn said_at(record: &Record) -> Option<usize> {
    let field = |name| record.fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let (text, headline) = (field("text"), field("headline"));
    let is_short = |at: &usize| text.len() - at <= LONGEST;
    let (at, _) = text.rmatch_indices(headline).find(|(at, _)| !headline.is_empty() && is_short(at))?;
    let (before, behind) = text.split_at_checked(at)?;
    let behind = behind.get(headline.len()..).filter(|behind| !behind.contains('\n'))?.to_lowercase();
    let begins = |(start, middle): &(&str, &str)| {
        let (from, _) = before.char_indices().rev().take(start.chars().count()).last()?;
        let is_said = before.get(from..)?.to_lowercase() == *start && behind.starts_with(middle);
        is_said.then_some(from).filter(|&from| from > 0)
    };
    SAYS.iter().find_map(begins)
}

/// The last line of a text that has others.
fn last_line(record: &Record) -> Option<&str> {
    let (_, line) = record.fields.get("text")?.as_str()?.rsplit_once('\n')?;
    Some(line).filter(|line| line.len() <= LONGEST)
}

/// A line as it would be under another headline, in small letters.
fn shape(line: &str, record: &Record) -> String {
    let headline = record.fields.get("headline").and_then(Value::as_str).unwrap_or_default();
    let bare = if headline.is_empty() { line.to_owned() } else { line.replace(headline, HEADLINE) };
    bare.to_lowercase()
}

/// Whether a line in that shape names the outlet after the headline, or before it, and says little more.
fn names_both(shape: &str, record: &Record) -> bool {
    let field = |name| record.fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let outlet = field("outlet").to_lowercase();
    let around = shape.replacen(HEADLINE, "", 1);
    !outlet.is_empty()
        && field("headline").chars().count() >= SHORTEST_HEADLINE
        && around.len() < shape.len()
        && around.contains(&outlet)
        && around.chars().count() <= outlet.chars().count() + MOST_AROUND
        && around.split_whitespace().nth(1).is_some()
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
    fn what_names_headline_and_outlet_goes() {
        let check = |line: &str, expected: bool| {
            let mut record = Record::numbered("f.xml", 1);
            record.put("headline", "Ferry late");
            record.put("outlet", "The Sun");
            record.put("text", format!("It was.\n{line}"));
            cut(std::slice::from_mut(&mut record));
            assert_eq!(!record.cut.is_empty(), expected, "{line}");
        };
        check("The post Ferry late first appeared on The Sun.", true);
        check("L'articolo Ferry so late sembra essere il primo su The Star.", true);
        check("Inlägget Ferry so late dök först upp på The Star.", true);
        check("Ferry late yazısı ilk önce The Sun üzerinde ortaya çıktı.", true);
        check("Příspěvek Ferry late pochází z The Sun", true);
        check("The ferry was late, The Sun wrote on Monday.", false);
        check(&format!("Ferry late, said The Sun{}", " and more".repeat(9)), false);
    }

    #[test]
    fn what_stands_behind_the_text_goes() {
        check(
            &[
                ("Ferry late", "It was. […] The post Ferry late appeared first on The Sun."),
                ("A", "B.\nThe post A is open."),
            ],
            &["It was. […]", "B.\nThe post A is open."],
            1,
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
