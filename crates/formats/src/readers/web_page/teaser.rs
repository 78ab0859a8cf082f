//! Teaser: whether a page shows only the beginning of its article, and asks its reader to pay for the rest.

use crate::html::tree::Markup;
use crate::readers::web_page::class_names::has_name;
use crate::readers::web_page::hints::{Hints, Reach};
use crate::readers::web_page::paragraphs::{paragraphs, weight};
use serde_json::{Map, Value};

/// Words in a class or id of what stands before the rest of an article.
const BARRIERS: [&str; 10] = [
    "barrier",
    "metered",
    "paygate",
    "paywall",
    "piano",
    "premium",
    "regwall",
    "registerwall",
    "subscribewall",
    "subscriberonly",
];

/// What such a barrier says, in small letters.
const SAYS: [&str; 40] = [
    "会員限定",
    "続きをお読み",
    "有料会員",
    "för prenumeranter",
    "kun for abonnenter",
    "лише для передплатників",
    "только для подписчиков",
    "доступно подписчикам",
    "to view the full story",
    "for the full story",
    "to continue reading",
    "to keep reading",
    "to read the full",
    "to read this article",
    "to read the rest",
    "already a subscriber",
    "for subscribers only",
    "subscribers only",
    "subscriber-only",
    "subscribe to read",
    "subscribe to continue",
    "um weiterzulesen",
    "jetzt weiterlesen",
    "weiterlesen mit",
    "bereits abonnent",
    "nur für abonnenten",
    "exklusiv für abonnenten",
    "réservé aux abonnés",
    "réservé à nos abonnés",
    "pour lire la suite",
    "il vous reste",
    "déjà abonné",
    "para seguir leyendo",
    "para continuar leyendo",
    "solo para suscriptores",
    "per continuare a leggere",
    "riservato agli abbonati",
    "para continuar lendo",
    "alleen voor abonnees",
    "aby czytać dalej",
];

/// The longest text that may be a teaser, in characters of an alphabet.
const LONGEST: usize = 1500;
/// The longest line of a barrier, in bytes.
const LONGEST_LINE: usize = 400;

/// Whether a page's data say that its article is not for everybody.
pub fn is_closed(fields: &Map<String, Value>) -> bool {
    let is_no = |value: Option<&Value>| match value {
        Some(Value::Bool(is_free)) => !is_free,
        Some(Value::String(is_free)) => is_free.eq_ignore_ascii_case("false"),
        _ => false,
    };
    let parts = match fields.get("hasPart") {
        Some(Value::Array(parts)) => parts.as_slice(),
        Some(part) => std::slice::from_ref(part),
        None => &[],
    };
    is_no(fields.get("isAccessibleForFree")) || parts.iter().any(|part| is_no(part.get("isAccessibleForFree")))
}

/// Whether a text is only the beginning of the article: it is short, and the page says that there is more or that it is closed.
pub fn is_teaser(markup: &Markup, hints: &Hints, is_closed: bool, text: &str) -> bool {
    if weight(text) > LONGEST {
        return false;
    }
    is_closed || {
        let asks = |text: &str| {
            let said = text.to_lowercase();
            SAYS.iter().any(|words| said.contains(words))
        };
        let lines = paragraphs(markup, |node| hints.is_beside(markup, node, Reach::All));
        let mut asking = lines.iter().filter(|p| p.text.len() <= LONGEST_LINE && asks(&p.text));
        let is_barrier = |node: usize| has_name(markup, node, |word| BARRIERS.contains(&word));
        asking.any(|p| {
            p.is_heading || text.ends_with(['…', '>']) || text.ends_with("...") || markup.parents(p.at).any(is_barrier)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, is_stated: bool, text: &str, expected: bool) {
        let markup = Markup::parse(html);
        assert_eq!(is_teaser(&markup, &Hints::new(&markup), is_stated, text), expected, "{html}");
    }

    #[test]
    fn a_short_text_before_a_barrier_is_a_teaser() {
        let wall = "<div class=premium-wall><p>Subscribe to read on. Already a subscriber? Log in.</p></div>";
        check(wall, false, "The ferry was late.", true);
        check("<h3>Um weiterzulesen, melden Sie sich an</h3>", false, "Die Fähre kam zu spät.", true);
        check("<p>Already a subscriber? Log in.</p>", false, "The ferry was late…", true);
        check("<p>Already a subscriber? Log in.</p>", false, "The ferry was late.", false);
        check("<p>この記事は会員限定です</p>", false, "船は遅れた。その判断は…", true);
        check("<p>Nothing.</p>", true, "The ferry was late.", true);
        check(wall, true, &"The ferry was late. ".repeat(100), false);
    }

    #[test]
    fn data_say_what_is_closed() {
        let check = |json: &str, expected: bool| {
            assert_eq!(is_closed(&serde_json::from_str(json).unwrap()), expected, "{json}");
        };
        check(r#"{"isAccessibleForFree":"False"}"#, true);
        check(r#"{"isAccessibleForFree":true,"hasPart":[{"isAccessibleForFree":false}]}"#, true);
        check(r#"{"hasPart":{"isAccessibleForFree":true}}"#, false);
        check(r#"{"hasPart":7}"#, false);
    }
}
