//! Consent: the notes in which a site asks to keep cookies, which no page is about.

/// What such a note says of itself, in small letters, in the languages of the sites that most often carry one.
const SAYS: [&str; 42] = [
    "we use cookies",
    "we and our partners",
    "our partners use",
    "y nuestros socios",
    "e i nostri partner",
    "wij en onze partners",
    "our partners store",
    "nous et nos partenaires",
    "wir und unsere partner",
    "legitimate interest",
    "uses cookies",
    "use of cookies",
    "cookie policy",
    "cookie settings",
    "cookies to improve",
    "accept all cookies",
    "verwenden cookies",
    "verwendet cookies",
    "nutzen cookies",
    "nutzt cookies",
    "setzen cookies",
    "einsatz von cookies",
    "cookie-einstellungen",
    "utilisons des cookies",
    "utilise des cookies",
    "utilisation de cookies",
    "utilisation des cookies",
    "utilizamos cookies",
    "usamos cookies",
    "utiliza cookies",
    "uso de cookies",
    "utilizziamo i cookie",
    "utilizza cookie",
    "utilizza i cookie",
    "gebruiken cookies",
    "maakt gebruik van cookies",
    "plików cookie",
    "soubory cookie",
    "använder cookies",
    "bruger cookies",
    "файли cookie",
    "файлы cookie",
];

/// Words to the reader about the site, without which a sentence may be news about cookies.
const TO_THE_READER: [&str; 41] = [
    "you agree",
    "you consent",
    "your experience",
    "your consent",
    "your privacy",
    "may click",
    "click accept",
    "con su consentimiento",
    "con tu consentimiento",
    "tuo consenso",
    "uw toestemming",
    "your choices",
    "your browser",
    "you accept",
    "this site",
    "this website",
    "our website",
    "our site",
    "stimmen sie",
    "unserer website",
    "unserer webseite",
    "diese website",
    "diese webseite",
    "ihre einwilligung",
    "ce site",
    "notre site",
    "votre consentement",
    "vous acceptez",
    "este sitio",
    "nuestro sitio",
    "este site",
    "nosso site",
    "su experiencia",
    "questo sito",
    "nostro sito",
    "deze website",
    "onze website",
    "ta strona",
    "naszej stronie",
    "цей сайт",
    "этот сайт",
];

/// The longest paragraph of such a note, in bytes.
const LONGEST: usize = 900;

/// Words of a report, which quotes somebody: no note to the reader does.
const REPORTS: [&str; 25] = [
    "a déclaré",
    "a dit",
    "a écrit",
    "afirmó",
    "announced",
    "argued",
    "dijo",
    "disse",
    "dit",
    "ha detto",
    "powiedział",
    "powiedziała",
    "ruled",
    "sade",
    "sagte",
    "said",
    "says",
    "schrieb",
    "sier",
    "told",
    "wrote",
    "zei",
    "сказав",
    "сказал",
    "сказала",
];

/// Whether a paragraph asks its reader to agree to cookies.
pub fn asks(paragraph: &str) -> bool {
    let names = |word: &[u8]| paragraph.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    if paragraph.len() > LONGEST || !names(b"cookie") && !names(b"legitimate interest") {
        return false;
    }
    // "We and our 816 partners".
    let words = paragraph.split_whitespace().filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    let said = words.collect::<Vec<_>>().join(" ").to_lowercase();
    SAYS.iter().any(|words| said.contains(words))
        && TO_THE_READER.iter().any(|words| said.contains(words))
        && !quotes(&said)
}

/// Whether a line, in small letters, quotes somebody, as a sentence of an article does.
pub fn quotes(line: &str) -> bool {
    let spaced: String = line.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let spaced = format!(" {spaced} ");
    REPORTS.iter().any(|words| spaced.contains(&format!(" {words} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_to_the_reader_is_told_from_news_about_cookies() {
        for note in [
            "This website uses cookies. By browsing on, you accept them.",
            "Wir verwenden Cookies, um unsere Seiten zu verbessern. Mit der Nutzung stimmen Sie dem zu.",
            "En poursuivant, vous acceptez l’utilisation de cookies.",
            "Utilizamos cookies para mejorar su experiencia.",
            "We value your privacy. We and our 1,204 partners store information on a device, such as cookies.",
            "With your agreement, we and our 31 partners use cookies to process data like your visit on this website.",
            "Noi e i nostri 98 partner archiviamo informazioni, come i cookie, con il tuo consenso.",
            "You can withdraw your consent or object to processing based on legitimate interest at any time.",
        ] {
            assert!(asks(note), "{note}");
        }
        for news in [
            "The baker said that we use cookies as bait for the ducks of the town pond.",
            "The court ruled on Tuesday that the use of cookies needs the reader’s leave in every country.",
            "By using this site you agree to our terms.",
            "We use cookies without knowing it, the baker said, and this site and others keep them.",
            "The town has a legitimate interest in the pond, a court ruled.",
        ] {
            assert!(!asks(news), "{news}");
        }
    }
}
