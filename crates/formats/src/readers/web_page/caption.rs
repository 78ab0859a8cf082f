//! Caption: the lines below pictures that are in no element of their own, by the credit in them.

/// What leads to who took a picture, in small letters.
const CREDITS: [&str; 22] = [
    "abb.:",
    "abbildung:",
    "beitragsbild:",
    "bild:",
    "bilder:",
    "bildquelle:",
    "credit:",
    "crédit photo",
    "crédits photo",
    "foto:",
    "fotos:",
    "foto ©",
    "fotografie:",
    "grafik:",
    "image:",
    "photo by",
    "photo credit",
    "photo:",
    "photos:",
    "picture:",
    "titelbild:",
    "zdjęcie:",
];

/// The longest caption, in bytes.
const LONGEST: usize = 300;
/// The longest credit at the end of one, in bytes.
const LONGEST_CREDIT: usize = 80;

/// What parts a credit from what a picture shows.
const MARKS: [char; 7] = ['(', '[', '|', '/', '–', '—', '-'];

/// Whether a paragraph is no more than the caption of a picture.
pub fn is_one(paragraph: &str) -> bool {
    // Nearly all credits have one of these, and most paragraphs have none.
    if paragraph.len() > LONGEST || !paragraph.contains([':', '©']) && !paragraph.contains("hoto by") {
        return false;
    }
    let said = paragraph.to_lowercase();
    let said = said.trim_start_matches(['(', '[', ' ']);
    // A sentence may end before the name of a picture's maker, but not before that of a text's owner.
    let ends_in = |words: &str, marks: &[char]| {
        let at = said.rfind(words).filter(|&at| said.len() - at <= LONGEST_CREDIT);
        at.and_then(|at| said.get(..at)).is_some_and(|before| before.trim_end().ends_with(marks))
    };
    said.starts_with('©')
        || ends_in("©", &MARKS)
        || CREDITS.iter().any(|words| said.starts_with(words) || ends_in(words, &MARKS) || ends_in(words, &['.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_makes_a_caption() {
        for caption in [
            "Photo: Ann Lee",
            "(Foto: A. Lee)",
            "© Harbour Agency",
            "The ferry at noon. (Photo: Ann Lee)",
            "The ferry at noon. Foto: Lee",
            "Die Fähre am Mittag | © Lee",
        ] {
            assert!(is_one(caption), "{caption}");
        }
        for text in [
            "She took a photo: it showed the ferry at noon.",
            "The image is old.",
            "The ferry left at noon. © Harbour Agency",
            "Copyright © and the harbour",
            "Foto",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }
}
