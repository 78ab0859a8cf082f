//! Last lines: what stands alone below a text and is none of it: a rule, and what asks to read on or to subscribe.

use crate::boilerplate::may_cut;
use crate::record::Record;
use crate::report::INCOMPLETE;
use crate::teaser;
use model::fault::{BoilerplateKind, LeftOut};
use serde_json::Value;

/// What a line says that asks to subscribe, in small letters.
const SUBSCRIBE: [&str; 12] = [
    "abonnez-vous",
    "abonnez-vous maintenant",
    "jetzt abonnieren",
    "subscribe",
    "subscribe now",
    "subscribe today",
    "suscríbete",
    "suscríbete ahora",
    "assine agora",
    "abbonati ora",
    "підписатися",
    "подписаться",
];

/// The fewest signs of a rule.
const FEWEST: usize = 3;
/// The most such lines.
const MOST: usize = 4;

/// Takes those lines off a record's text, no more than a tenth of it, and notes each. Where one asks to read on, the text may not be complete.
pub(crate) fn cut(record: &mut Record) {
    let Some(Value::String(text)) = record.fields.get("text") else { return };
    let n_all = text.chars().count();
    let mut rest = text.trim_end();
    let mut cut: Vec<String> = Vec::new();
    let mut asks_to_read_on = false;
    while let Some((above, line)) = rest.rsplit_once('\n').filter(|_| cut.len() < MOST) {
        let line = line.trim();
        let reads_on = teaser::is_invitation(line);
        if !reads_on && !is_rule(line) && !SUBSCRIBE.contains(&bare(line).as_str()) {
            break;
        }
        asks_to_read_on |= reads_on;
        cut.insert(0, line.to_owned());
        rest = above.trim_end();
    }
    if cut.is_empty() || rest.is_empty() || !may_cut(n_all - rest.chars().count(), n_all) {
        return;
    }
    let rest = rest.to_owned();
    record.put("text", rest);
    if asks_to_read_on {
        record.put(INCOMPLETE, Value::from(true));
    }
    let place = record.place("text");
    let lines = cut.into_iter().map(|text| LeftOut { place: place.clone(), text, why: BoilerplateKind::Site });
    // What was cut before stood below.
    record.cut.splice(record.n_cut_above..record.n_cut_above, lines);
}

/// A line in small letters, without the marks around it.
fn bare(line: &str) -> String {
    line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a line is the same sign again and again, as between parts of a text.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let first = signs.next();
    matches!(first, Some('-' | '*' | '_' | '=' | '~' | '–' | '—'))
        && signs.clone().count() + 1 >= FEWEST
        && signs.all(|sign| Some(sign) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_alone_below_a_text_is_none_of_it() {
        let long = "The ferry was late again on Tuesday, and nobody on the pier was surprised. ".repeat(6);
        let long = long.trim_end();
        let check = |below: &[&str], n_kept: usize, is_incomplete: bool| {
            let whole = [&[long], below].concat().join("\n");
            let mut record = Record::default();
            record.put("text", whole.as_str());
            cut(&mut record);
            let kept = [&[long], &below[..n_kept]].concat().join("\n");
            assert_eq!(record.fields["text"], kept, "{below:?}");
            assert_eq!(record.fields.contains_key(INCOMPLETE), is_incomplete, "{below:?}");
            record.uncut();
            assert_eq!(record.fields["text"], whole);
        };
        check(&["---"], 0, false);
        check(&["* * *", "Subscribe now!"], 0, false);
        check(&["Continue reading..."], 0, true);
        check(&["Weiterlesen →", "- - -"], 0, true);
        check(&["---", "It left at noon."], 2, false);
        for line in ["--", "Subscribe to the letter", "She wants to read more", "-*-", "1 - 2"] {
            check(&[line], 1, false);
        }
        let mut short = Record::default();
        short.put("text", "It rained.\nContinue reading...");
        cut(&mut short);
        assert!(short.cut.is_empty() && !short.fields.contains_key(INCOMPLETE));
    }
}
