//! Teasers: texts that break off with an invitation to read on, so that they are not the whole article.

/// How much of a text's end is looked at, in characters.
const END: usize = 60;

/// The most that a spreadsheet's cell holds, in units of UTF-16: a text of just that length was cut there.
const CELL: usize = 32_767;

/// What sites put at the end of a teaser, in small letters.
const INVITATIONS: [&str; 39] = [
    "read more",
    "read on",
    "read full article",
    "read the full article",
    "read the full story",
    "read full story",
    "continue reading",
    "keep reading",
    "see more",
    "subscribe to read",
    "weiterlesen",
    "mehr lesen",
    "lesen sie mehr",
    "mehr dazu",
    "zum artikel",
    "lire la suite",
    "lire plus",
    "en savoir plus",
    "leer más",
    "seguir leyendo",
    "sigue leyendo",
    "continua a leggere",
    "leggi tutto",
    "leggi di più",
    "leia mais",
    "saiba mais",
    "continuar lendo",
    "lees verder",
    "lees meer",
    "läs mer",
    "les mer",
    "læs mere",
    "lue lisää",
    "czytaj dalej",
    "czytaj więcej",
    "číst dál",
    "читати далі",
    "читать далее",
    "devamını oku",
];

/// Whether a text ends as a teaser does: "…", "[...]", "Read more", "[+1234 chars]".
pub fn is_one(text: &str) -> bool {
    // A short text has not that many, whatever its letters.
    if text.len() >= CELL && text.encode_utf16().count() == CELL {
        return true;
    }
    let text = text.trim_end();
    let start = text.char_indices().rev().nth(END).map_or(0, |(at, _)| at);
    let end = text.get(start..).unwrap_or_default().to_lowercase();
    // The services that cut articles say by how much.
    let is_count = |inner: &str| inner.starts_with('+') && inner.ends_with("chars");
    if end.strip_suffix(']').and_then(|end| end.rsplit_once('[')).is_some_and(|(_, inner)| is_count(inner.trim())) {
        return true;
    }
    let is_closing =
        |c: char| matches!(c, ']' | ')' | '}' | '>' | '»' | '›' | '→' | '"' | '”' | ':') || c.is_whitespace();
    let bare = end.trim_end_matches(is_closing);
    let words = bare.trim_end_matches(['.', '…', '!']).trim_end_matches(is_closing);
    bare.ends_with('…')
        || bare.ends_with("...")
        || end.ends_with("more »")
        || INVITATIONS.iter().any(|end| words.ends_with(end))
}

/// Whether a line is no more than such an invitation, with whatever marks around it.
pub fn is_invitation(line: &str) -> bool {
    let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let said = bare(line);
    INVITATIONS.iter().any(|words| bare(words) == said)
}

/// Takes the mark off with which a service says by how much it cut a text, "… [+1234 chars]", and returns it.
pub fn cut_mark(text: &mut String) -> Option<String> {
    let (before, inner) = text.trim_end().strip_suffix(']')?.rsplit_once('[')?;
    let number = inner.trim().strip_prefix('+')?.strip_suffix("chars")?.trim();
    let is_one = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && is_one(before);
    let at = before.trim_end().len();
    is_one.then(|| text.split_off(at).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_teaser_is_known_by_its_end() {
        for text in [
            "The mayor said…",
            "The mayor said ...\n",
            "The mayor [...]",
            "The mayor […]",
            "Rain fell. Read more »",
            "Rain fell. More »",
            "Rain fell… [+2310 chars]",
            "Es regnet. Weiterlesen …",
            "Дощ. Читати далі",
        ] {
            assert!(is_one(text), "{text}");
        }
        assert!(is_one(&"x".repeat(32_767)) && !is_one(&"x".repeat(32_768)));
        for text in [
            "",
            "The mayor said.",
            "“No…” he said.",
            "She wants to read more books.",
            "Nobody waits any more.",
            "Chapter [1]",
        ] {
            assert!(!is_one(text), "{text}");
        }
        assert!(
            is_invitation("Continue reading...") && is_invitation("→ Läs mer") && !is_invitation("Read more books")
        );
    }

    #[test]
    fn what_a_service_adds_goes() {
        let check = |text: &str, wanted: &str, mark: Option<&str>| {
            let mut text = text.to_owned();
            assert_eq!(cut_mark(&mut text).as_deref(), mark);
            assert_eq!(text, wanted);
        };
        check("Rain fell… [+2310 chars]", "Rain fell…", Some("[+2310 chars]"));
        check("Rain fell. [+2310 chars]", "Rain fell. [+2310 chars]", None);
        check("Rain fell… [+ chars]", "Rain fell… [+ chars]", None);
    }
}
