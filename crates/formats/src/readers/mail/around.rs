//! Around: what newsletters put above and below their articles: the way to the same in a browser, and the way out of the list.

use crate::boilerplate::same_words;
use crate::record::Record;
use crate::sentence;
use model::fault::BoilerplateKind;
use serde_json::Value;

/// What the line above says, in small letters.
const ABOVE: [&str; 16] = [
    "view in browser",
    "view in your browser",
    "view it in your browser",
    "view this email in",
    "view online",
    "read online",
    "im browser ansehen",
    "im browser anzeigen",
    "im browser öffnen",
    "dans votre navigateur",
    "version en ligne",
    "en el navegador",
    "nel browser",
    "no navegador",
    "у браузері",
    "в браузере",
];

/// What the first of the lines below says where it is no sentence, in small letters.
const LINKS: [&str; 14] = [
    "unsubscribe",
    "manage preferences",
    "manage your preferences",
    "update your preferences",
    "email preferences",
    "newsletter abbestellen",
    "newsletter abmelden",
    "se désabonner",
    "se désinscrire",
    "darse de baja",
    "cancelar suscripción",
    "disiscriviti",
    "відписатися",
    "отписаться",
];

/// What it says where it is one.
const SENTENCES: [&str; 10] = [
    "you are receiving this email",
    "you are receiving this newsletter",
    "you received this email because",
    "you're receiving this email",
    "this email was sent to",
    "sie erhalten diese e-mail",
    "sie erhalten diesen newsletter",
    "diese e-mail wurde an",
    "vous recevez cet e-mail",
    "vous recevez ce message",
];

/// The longest of these lines, in characters, and the most of them above and below.
const LONGEST: usize = 160;
const MOST: (usize, usize) = (2, 6);
/// Of a text, at most one part in so many is such lines.
const ONE_IN: usize = 3;

/// Takes off the text of a mail what is around it.
pub(super) fn cut(record: &mut Record) {
    let Some(Value::String(text)) = record.fields.get("text") else { return };
    let headline = record.fields.get("headline").and_then(Value::as_str).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let says = |line: &str, words: &[&str]| {
        let said = line.to_lowercase();
        is_short(line) && words.iter().any(|words| said.contains(words))
    };
    let n_above = lines.iter().take(MOST.0).rposition(|line| says(line, &ABOVE)).map_or(0, |at| at + 1);
    // A headline above the way to a browser is the mail's subject again.
    let is_above = |lines: &[&str]| lines.iter().all(|line| says(line, &ABOVE) || same_words(line, headline));
    let n_above = if lines.get(..n_above).is_some_and(is_above) { n_above } else { 0 };
    let first = lines.len().saturating_sub(MOST.1).max(n_above);
    let last = lines.get(first..).unwrap_or_default();
    let is_below = |line: &&str| says(line, &SENTENCES) || says(line, &LINKS) && !sentence::ends_or_quotes(line);
    let begins = last.iter().position(is_below).map_or(lines.len(), |at| first + at);
    let is_closing = lines.get(begins..).unwrap_or_default().iter().all(|line| is_short(line));
    let end = if is_closing { begins } else { lines.len() };
    let (above, rest) = lines.split_at_checked(n_above).unwrap_or_default();
    let (own, below) = rest.split_at_checked(end - n_above).unwrap_or_default();
    let n_letters = |lines: &[&str]| lines.iter().map(|line| line.chars().count()).sum::<usize>();
    if (n_letters(above) + n_letters(below)) * ONE_IN > n_letters(&lines) || above.len() + below.len() == 0 {
        return;
    }
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let (above, below, own) = (owned(above), owned(below), own.join("\n"));
    record.put("text", own);
    for line in above {
        record.cut_above(&line, BoilerplateKind::Site);
    }
    for line in below {
        record.cut(&line, BoilerplateKind::Site);
    }
}

fn is_short(line: &str) -> bool {
    line.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAIN: &str = "It rained all day on Monday, and nobody in the old town went out before the evening bells.";

    #[test]
    fn the_way_out_of_a_list_is_no_text() {
        let check = |lines: &[&str], wanted: &[&str]| {
            let mut record = Record::default();
            record.put("headline", "Rain");
            record.put("text", lines.join("\n"));
            cut(&mut record);
            assert_eq!(record.fields["text"], wanted.join("\n"));
            record.uncut();
            assert_eq!(record.fields["text"], lines.join("\n"));
        };
        check(
            &["View in browser", RAIN, RAIN, RAIN, "Unsubscribe | Manage preferences", "The Gull, 1 Pier Road"],
            &[RAIN, RAIN, RAIN],
        );
        check(&["Rain", "Im Browser ansehen", RAIN, RAIN], &[RAIN, RAIN]);
        for lines in [
            &[RAIN, RAIN, RAIN, "She could not unsubscribe.", "So she waited."][..],
            &[RAIN, "Unsubscribe", RAIN, &RAIN.repeat(2)],
            &["The pier", "View in browser", RAIN],
            &["Unsubscribe", "Rain"],
            &["How to unsubscribe", RAIN, RAIN, RAIN, RAIN, RAIN, RAIN],
        ] {
            check(lines, lines);
        }
    }
}
