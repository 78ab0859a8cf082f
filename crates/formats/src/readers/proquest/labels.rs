//! Labels: what stands before a colon around a text of `ProQuest`, in the languages of its exports.

/// The labels of a document's text.
pub(super) const TEXT: [&str; 7] =
    ["full text", "volltext", "texte intégral", "texto completo", "testo completo", "volledige tekst", "fulltext"];
/// The labels of a document's number in the archive.
pub(super) const NUMBERS: [&str; 6] = [
    "proquest document id",
    "proquest-dokument-id",
    "proquest-dokument-nr.",
    "identificador de proquest",
    "id de documento de proquest",
    "identifiant du document proquest",
];
/// The labels of what else is used, each with its field.
pub(super) const FIELDS: [(&str, &str); 33] = [
    ("title", "headline"),
    ("titel", "headline"),
    ("titre", "headline"),
    ("título", "headline"),
    ("author", "byline"),
    ("autor", "byline"),
    ("auteur", "byline"),
    ("publication title", "outlet"),
    ("titel der publikation", "outlet"),
    ("titre de la publication", "outlet"),
    ("título de publicación", "outlet"),
    ("publication date", "date"),
    ("section", "section"),
    ("document url", "url"),
    ("abstract", "abstract"),
    ("language of publication", "language"),
    ("titre de publication", "outlet"),
    ("título de la publicación", "outlet"),
    ("publikationsdatum", "date"),
    ("erscheinungsdatum", "date"),
    ("date de publication", "date"),
    ("fecha de publicación", "date"),
    ("rubrik", "section"),
    ("sección", "section"),
    ("dokument-url", "url"),
    ("url du document", "url"),
    ("url del documento", "url"),
    ("zusammenfassung", "abstract"),
    ("résumé", "abstract"),
    ("resumen", "abstract"),
    ("sprache der publikation", "language"),
    ("langue de publication", "language"),
    ("idioma de la publicación", "language"),
];
/// What a label or heading may say in place of "abstract".
pub(super) const ABSTRACTS: [&str; 4] = ["abstract", "zusammenfassung", "résumé", "resumen"];
/// The headings of the block of labels.
const HEADINGS: [&str; 5] = ["details", "indexing (details)", "détails", "detalles", "indexierung (details)"];
/// The labels of where a document was published: outlet, place, day and page in one.
pub(super) const INFOS: [&str; 4] =
    ["publication info", "infos zur veröffentlichung", "infos de publication", "información de publicación"];
/// The labels below a text, besides those.
const BELOW: [&str; 64] = [
    "subject",
    "location",
    "people",
    "company / organization",
    "company/organization",
    "identifier / keyword",
    "business indexing term",
    "classification",
    "pages",
    "first page",
    "page",
    "number of pages",
    "volume",
    "issue",
    "publication year",
    "year",
    "publisher",
    "place of publication",
    "country of publication",
    "publication subject",
    "issn",
    "e-issn",
    "source type",
    "document type",
    "document feature",
    "dateline",
    "column",
    "edition",
    "supplement",
    "copyright",
    "last updated",
    "database",
    "links",
    "credit",
    "thema",
    "ort",
    "personen",
    "seiten",
    "seite",
    "band",
    "ausgabe",
    "erscheinungsjahr",
    "verlag",
    "publikationsort",
    "publikationsland",
    "quellentyp",
    "dokumenttyp",
    "zuletzt aktualisiert",
    "datenbank",
    "sujet",
    "lieu",
    "personnes",
    "année de publication",
    "éditeur",
    "lieu de publication",
    "pays de publication",
    "type de source",
    "type de document",
    "base de données",
    "materia",
    "año de publicación",
    "editorial",
    "tipo de fuente",
    "base de datos",
];
/// The labels below a text that are also words of the news.
pub(super) const EITHER: [&str; 17] = [
    "subject",
    "location",
    "people",
    "title",
    "author",
    "company / organization",
    "section",
    "edition",
    "abstract",
    "credit",
    "thema",
    "ort",
    "personen",
    "titel",
    "autor",
    "sujet",
    "editorial",
];

/// The label that a document ends with.
pub(super) const LAST: [&str; 4] = ["database", "datenbank", "base de données", "base de datos"];

/// The longest label, in bytes.
const LONGEST_LABEL: usize = 40;

/// A line's label in small letters, and its value. The labels of texts and abstracts may stand alone, as headings.
pub(super) fn label(line: &str) -> Option<(String, &str)> {
    let (label, value) = match line.split_once(':') {
        Some(parts) => parts,
        None if is_heading(line) => (line, ""),
        None => return None,
    };
    let label = label.trim();
    (label.len() <= LONGEST_LABEL).then(|| (bare(label), value.trim()))
}

/// `Abstract (English)` as `abstract`.
fn bare(label: &str) -> String {
    let label = label.trim().to_lowercase();
    let name = label.split(" (").next().unwrap_or_default();
    if ABSTRACTS.contains(&name) { name.to_owned() } else { label }
}

/// Whether a line is the heading of a text or an abstract.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim();
    line.len() <= LONGEST_LABEL && !line.contains(':') && {
        let bare = bare(line);
        TEXT.contains(&bare.as_str()) || ABSTRACTS.contains(&bare.as_str())
    }
}

pub(super) fn is_label(block: &str) -> bool {
    HEADINGS.contains(&block.trim().to_lowercase().as_str())
        || label(block).is_some_and(|(label, _)| {
            let label = label.as_str();
            BELOW.contains(&label)
                || NUMBERS.contains(&label)
                || INFOS.contains(&label)
                || FIELDS.iter().any(|(known, _)| *known == label)
        })
}

/// Whether a line is a label whose value is in the next one.
pub(super) fn is_open(line: &str) -> bool {
    is_label(line) && label(line).is_some_and(|(_, value)| value.is_empty())
}
