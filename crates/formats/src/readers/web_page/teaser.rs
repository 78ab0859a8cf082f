//! Teaser: whether a page shows only the beginning of its article, and asks its reader to pay for the rest.

use crate::html::tree::Markup;
use crate::readers::web_page::class_names::has_name;
use crate::readers::web_page::consent;
use crate::readers::web_page::hints::{Hints, Reach};
use crate::readers::web_page::offer;
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
const SAYS: [&str; 58] = [
    "会員限定",
    "続きをお読み",
    "有料会員",
    "för prenumeranter",
    "kun for abonnenter",
    "лише для передплатників",
    "щоб читати далі",
    "чтобы читать дальше",
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
    "already a member",
    "available to subscribers",
    "want to read more",
    "unlock this article",
    "this is a preview",
    "for subscribers only",
    "subscribers only",
    "subscriber-only",
    "subscribe to read",
    "subscribe to continue",
    "um weiterzulesen",
    "jetzt weiterlesen",
    "weiterlesen mit",
    "bereits abonnent",
    "diesen artikel lesen",
    "nur für abonnenten",
    "exklusiv für abonnenten",
    "réservé aux abonnés",
    "réservée aux abonnés",
    "réservé à nos abonnés",
    "pour lire la suite",
    "il vous reste",
    "déjà abonné",
    "para seguir leyendo",
    "para continuar leyendo",
    "solo para suscriptores",
    "exclusivo para suscriptores",
    "per continuare a leggere",
    "riservato agli abbonati",
    "sei già abbonato",
    "para continuar lendo",
    "exclusivo para assinantes",
    "alleen voor abonnees",
    "verder lezen?",
    "aby czytać dalej",
    "dla prenumeratorów",
    "dla subskrybentów",
    "allerede abonnent",
    "redan prenumerant",
    "vain tilaajille",
];

/// What the line of a barrier asks its reader to do, in small letters.
const ASKS: [&str; 41] = [
    "abbonati",
    "abonnieren",
    "abonnez",
    "abonne",
    "abonnement",
    "abo abschließen",
    "accedi",
    "anmelden",
    "assine",
    "cet article",
    "den här artikeln",
    "denne artikkelen",
    "dieser artikel",
    "dit artikel",
    "este artículo",
    "questo articolo",
    "identifiez-vous",
    "inicia sesión",
    "jetzt abo",
    "kirjaudu",
    "log in",
    "log ind",
    "logg inn",
    "logga in",
    "pozostało",
    "register",
    "registrieren",
    "sign in",
    "sign up",
    "subscribe",
    "suscri",
    "suscríb",
    "this article",
    "this story",
    "wykup",
    "zaloguj",
    "войдите",
    "передплат",
    "подпис",
    "подпиш",
    "увійдіть",
];

/// Of what barriers say, what sites put under whole articles too.
const ALREADY: [&str; 8] = [
    "already a",
    "bereits abonnent",
    "déjà abonné",
    "sei già abbonato",
    "allerede abonnent",
    "redan prenumerant",
    "want to read more",
    "verder lezen?",
];

/// The longest text that may be a teaser, in characters of an alphabet.
const LONGEST: usize = 1500;
/// The longest line of a barrier, in bytes.
const LONGEST_LINE: usize = 400;

/// The longest beginning of a closed article of which the page shows what it calls closed, in characters of an alphabet.
const SHORT: usize = 300;
/// The shortest closed part that is an article's and no barrier, in characters of an alphabet.
const SHORTEST_PART: usize = 200;
/// The least that a stated word weighs in a text that is whole.
const WEIGHT_OF_WORD: usize = 2;
/// The most lines of a barrier at the end of a text with the offer below, and the longest of them, in bytes.
const WALL: (usize, usize) = (3, 250);
/// The longest line that is a barrier's only where the page says that its article is closed, in bytes.
const LONGEST_ASKING: usize = 100;

/// What a page's data say of a closed article.
#[derive(Debug, Default)]
pub struct Closed {
    /// Whether it is not for everybody.
    pub is_closed: bool,
    /// The selectors of the parts that are not.
    pub parts: Vec<String>,
    /// How many words it has.
    pub n_words: Option<usize>,
}

impl Closed {
    /// Adds what the data of an article say.
    pub fn take(&mut self, fields: &Map<String, Value>) {
        self.is_closed |= is_closed(fields);
        let selectors = parts(fields).iter().filter(|part| is_no(part.get("isAccessibleForFree")));
        let selectors = selectors.filter_map(|part| part.get("cssSelector")).flat_map(|one| match one {
            Value::Array(all) => all.as_slice(),
            one => std::slice::from_ref(one),
        });
        let selectors = selectors.filter_map(Value::as_str);
        self.parts.extend(selectors.flat_map(|all| all.split(',')).map(str::to_owned));
        let n_words = fields.get("wordCount").and_then(|n| n.as_u64().or_else(|| n.as_str()?.trim().parse().ok()));
        self.n_words = self.n_words.or(n_words.and_then(|n| usize::try_from(n).ok()));
    }

    /// The elements that have the closed parts and their texts, if the page has these. A barrier in one shows that it is not whole.
    pub fn shown(&self, markup: &Markup) -> Vec<usize> {
        let parts: Vec<(&str, Vec<&str>)> = self.parts.iter().filter_map(|selector| names(selector)).collect();
        let is_part =
            |node: usize| parts.iter().any(|(kind, names)| names.iter().all(|name| markup.has_word(node, kind, name)));
        let has_text = |node: &usize| {
            let text = markup.text(*node);
            let is_barrier = |n: usize| {
                let said = markup.said(n);
                has_name(markup, n, |word| BARRIERS.contains(&word)) || said.len() <= LONGEST_LINE && asks(said)
            };
            weight(&text) >= SHORTEST_PART && !markup.within(*node).any(is_barrier)
        };
        (1..markup.n_nodes()).filter(|&node| is_part(node)).filter(has_text).collect()
    }

    /// Whether a text is less than the article, of whose closed parts the page shows some or none.
    pub fn lacks_more(&self, shows_parts: bool, text: &str) -> bool {
        let weight = weight(text);
        self.is_closed
            && match self.n_words {
                _ if !self.parts.is_empty() && !shows_parts => true,
                Some(n) => weight < n * WEIGHT_OF_WORD,
                None if shows_parts => weight < SHORT,
                None => weight < LONGEST || text.ends_with('…') || text.ends_with("..."),
            }
    }
}

/// The classes or the id that a simple selector names, as `.story.paywall` does.
fn names(selector: &str) -> Option<(&'static str, Vec<&str>)> {
    let last = selector.split_whitespace().next_back()?;
    let (_, classes) = last.split_once(['.', '#'])?;
    Some((if last.contains('#') { "id" } else { "class" }, classes.split('.').collect()))
}

/// Takes the lines of a barrier off the end of a text, which say that there is more and what to do for it, and the offer below them. Returns them.
/// Where the page says that its article is closed, a line says enough that says the first.
pub fn cut_wall(text: &mut String, is_closed: bool) -> Vec<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_barrier = |line: &str| is_wall(line) || is_closed && line.len() <= LONGEST_ASKING && asks_alone(line);
    let mut n_cut = 0;
    for (i, line) in lines.iter().rev().take(lines.len().saturating_sub(1).min(WALL.0)).enumerate() {
        if line.len() > WALL.1 {
            break;
        }
        if is_barrier(line) {
            n_cut = i + 1;
        } else if !offer::is_one(line) {
            break;
        }
    }
    let (kept, cut) = lines.split_at(lines.len() - n_cut);
    let cut = cut.iter().map(|line| (*line).to_owned()).collect();
    *text = kept.join("\n");
    cut
}

/// Whether a line says what a barrier says, and nobody else said it.
fn asks_alone(line: &str) -> bool {
    asks(line) && !consent::quotes(&line.to_lowercase())
}

/// Whether a line says two things that a barrier says.
fn is_wall(line: &str) -> bool {
    let said = line.to_lowercase();
    !consent::quotes(&said)
        && SAYS.iter().filter(|words| said.contains(**words)).any(|words| {
            let rest = said.replacen(words, "|", 1);
            SAYS.iter().chain(&ASKS).any(|more| rest.contains(more))
        })
}

/// Whether the lines of a barrier say that there is more to read, and not only what all pages of a site do.
pub fn says_more(wall: &[String]) -> bool {
    wall.iter().any(|line| {
        let said = line.to_lowercase();
        let rest = ALREADY.iter().fold(said, |said, words| said.replace(words, ""));
        asks(&rest)
    })
}

fn asks(text: &str) -> bool {
    let said = text.to_lowercase();
    SAYS.iter().any(|words| said.contains(words))
}

fn is_no(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Bool(is_free)) => !is_free,
        Some(Value::String(is_free)) => is_free.eq_ignore_ascii_case("false"),
        _ => false,
    }
}

fn parts(fields: &Map<String, Value>) -> &[Value] {
    match fields.get("hasPart") {
        Some(Value::Array(parts)) => parts.as_slice(),
        Some(part) => std::slice::from_ref(part),
        None => &[],
    }
}

/// Whether a page's data say that its article is not for everybody.
fn is_closed(fields: &Map<String, Value>) -> bool {
    is_no(fields.get("isAccessibleForFree")) || parts(fields).iter().any(|part| is_no(part.get("isAccessibleForFree")))
}

/// Whether a text is only the beginning of the article: it is short, and the page says that there is more or that it is closed.
pub fn is_teaser(markup: &Markup, hints: &Hints, is_closed: bool, text: &str) -> bool {
    if weight(text) > LONGEST {
        return false;
    }
    is_closed || {
        let lines = paragraphs(markup, |node| hints.is_beside(markup, node, Reach::All));
        let mut asking = lines.iter().filter(|p| p.text.len() <= LONGEST_LINE && asks(&p.text));
        let is_for_others =
            |node: usize| markup.attribute(node, "amp-access").is_some_and(|whom| whom.starts_with("NOT "));
        let is_barrier = |node: usize| has_name(markup, node, |word| BARRIERS.contains(&word)) || is_for_others(node);
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
        let amp = "<section amp-access='NOT subscriber'><p>Subscribe to continue.</p></section>";
        check(amp, false, "The ferry was late.", true);
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

    #[test]
    fn a_closed_part_may_be_shown() {
        let check = |json: &str, body: &str, n_shown: usize, lacks: bool| {
            let mut closed = Closed::default();
            closed.take(&serde_json::from_str(json).unwrap());
            let markup = Markup::parse(body);
            let shown = closed.shown(&markup);
            assert_eq!(
                (shown.len(), closed.lacks_more(!shown.is_empty(), &markup.text(0))),
                (n_shown, lacks),
                "{json}"
            );
        };
        let part = r#"{"isAccessibleForFree":false,"hasPart":{"isAccessibleForFree":"False","cssSelector":[".x",".story .paid"]}}"#;
        let long = "The ferry was late. ".repeat(15);
        check(part, &format!("<p>It rained.<div class='x paid'>{long}</div>"), 1, false);
        check(part, &format!("<p>{long}"), 0, true);
        check(part, &format!("<div class=paid><p>{long}<div id=paywall>Choose your access.</div></div>"), 0, true);
        check(part, "<p>It rained.<div class=paid>Already a subscriber? Log in.</div>", 0, true);
        check(r#"{"isAccessibleForFree":false}"#, &format!("<p>{long}"), 0, true);
        check(r#"{"isAccessibleForFree":false}"#, &format!("<p>{long}{long}{long}"), 0, true);
        check(r#"{"isAccessibleForFree":false}"#, &format!("<p>{}", long.repeat(9)), 0, false);
        check(r#"{"isAccessibleForFree":false}"#, &format!("<p>{}…", long.repeat(9)), 0, true);
        check(r#"{"isAccessibleForFree":false,"wordCount":900}"#, &format!("<p>{long}{long}{long}"), 0, true);
        check(r#"{"isAccessibleForFree":true}"#, "<p>It rained.", 0, false);
    }

    #[test]
    fn an_offer_below_a_barrier_is_no_text() {
        const LATE: &str = "The ferry was late.";
        let check = |lines: &[&str], is_closed: bool, n_kept: usize| {
            let mut text = lines.join("\n");
            let cut = cut_wall(&mut text, is_closed);
            assert_eq!((text, cut.len()), (lines[..n_kept].join("\n"), lines.len() - n_kept), "{lines:?}");
        };
        check(&[LATE, "Subscribe to read the full story", "Only $2 a week. Cancel at any time."], false, 1);
        check(&[LATE, "Dieses Stück weiterlesen mit Hafen+", "Einen Monat gratis testen."], true, 1);
        check(&[LATE, "Dieses Stück weiterlesen mit Hafen+", "Einen Monat gratis testen."], false, 3);
        check(&[LATE, "The fare is $2 a week.", "It rained."], true, 3);
        check(&[LATE, "The fare is $2 a week."], true, 2);
        check(&[LATE, "“For subscribers only,” a poster said."], true, 2);
        check(&["For subscribers only"], true, 1);
    }

    #[test]
    fn a_barrier_at_the_end_is_no_text() {
        let check = |line: &str, is_cut: bool| {
            let mut text = format!("The ferry was late.\n{line}");
            assert_eq!(
                (cut_wall(&mut text, false), text.lines().count()),
                if is_cut { (vec![line.to_owned()], 1) } else { (vec![], 2) },
                "{line}"
            );
        };
        check("This article is for subscribers only, a poster in the window said.", false);
        assert!(!says_more(&["Already a subscriber? Log in.".to_owned()]));
        assert!(says_more(&["Already a subscriber? Log in to continue reading.".to_owned()]));
        for line in [
            "To continue reading this story, subscribe today or log in.",
            "Already a member? Sign in. Or unlock this article.",
            "Weiterlesen mit Hafen+. Jetzt Abo abschließen.",
            "Il vous reste 60 % de cet article. La suite est réservée aux abonnés.",
            "Abbonati per continuare a leggere: articolo riservato agli abbonati.",
            "Verder lezen? Neem een abonnement.",
            "Pozostało 70% tekstu. Tylko dla prenumeratorów.",
            "Endast för prenumeranter. Logga in.",
            "This story is for subscribers only.",
            "Щоб читати далі, оформіть передплату.",
        ] {
            check(line, true);
        }
        for line in
            ["The club is for subscribers only, she said.", "He wants to continue reading.", "Subscribe to our letter."]
        {
            check(line, false);
        }
    }
}
