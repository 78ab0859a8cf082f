//! Consent: the notes in which a site asks to keep cookies, which no page is about.

/// What such a note says of itself, in small letters, in the languages of the sites that most often carry one.
const SAYS: [&str; 34] = [
    "we use cookies",
    "we and our partners",
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
const TO_THE_READER: [&str; 33] = [
    "you agree",
    "you consent",
    "your experience",
    "your consent",
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

/// Whether a paragraph asks its reader to agree to cookies.
pub fn asks(paragraph: &str) -> bool {
    if paragraph.len() > LONGEST || !paragraph.as_bytes().windows(6).any(|word| word.eq_ignore_ascii_case(b"cookie")) {
        return false;
    }
    let said = paragraph.to_lowercase();
    SAYS.iter().any(|words| said.contains(words)) && TO_THE_READER.iter().any(|words| said.contains(words))
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
        ] {
            assert!(asks(note), "{note}");
        }
        for news in [
            "The baker said that we use cookies as bait for the ducks of the town pond.",
            "The court ruled on Tuesday that the use of cookies needs the reader’s leave in every country.",
            "By using this site you agree to our terms.",
        ] {
            assert!(!asks(news), "{news}");
        }
    }
}
