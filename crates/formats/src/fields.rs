//! Fields: the names that sources give to the fields of an article. The one list of them is `fields.txt`.

use model::order::sort_by;
use std::sync::LazyLock;

/// A field of an article.
#[derive(Debug)]
pub struct Field {
    /// Its name here.
    pub name: &'static str,
    /// The meta elements in which pages state it, in small letters; the best first.
    pub meta: &'static [&'static str],
}

/// What an article is headed by.
pub const HEADLINE: Field = Field {
    name: "headline",
    meta: &["og:title", "twitter:title", "article_title", "dc.title", "dcterms.title", "hdl", "headline"],
};
/// Who published it.
pub const OUTLET: Field = Field {
    name: "outlet",
    meta: &[
        "og:site_name",
        "article_publication_name",
        "cre",
        "dc.publisher",
        "dcterms.publisher",
        "publication",
        "publisher",
        "application-name",
    ],
};
/// When it was published.
pub const DATE: Field = Field {
    name: "date",
    meta: &[
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "published_at",
        "publish_date",
        "publish-date",
        "publication_date",
        "article_date_original",
        "ptime",
        "pdate",
        "pubdate",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dc.date",
        "cxenseparse:recs:publishtime",
        "date",
        "og:pubdate",
    ],
};
/// What it says.
pub const TEXT: Field = Field { name: "text", meta: &[] };
/// Its address.
pub const URL: Field = Field { name: "url", meta: &["og:url", "twitter:url", "dc.identifier"] };
/// Who wrote it.
pub const BYLINE: Field = Field {
    name: "byline",
    meta: &[
        "author",
        "article:author",
        "article:author_name",
        "og:article:author",
        "byl",
        "article_author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "authors",
    ],
};
/// What it is about, as its source has it.
pub const TOPICS: Field =
    Field { name: "topics", meta: &["article:tag", "og:article:tag", "parsely-tags", "news_keywords", "keywords"] };
/// Its identifier.
pub const ID: Field = Field { name: "id", meta: &[] };
/// What a reader should know of it.
pub const NOTE: Field = Field { name: "note", meta: &[] };
/// The names of fields that were worked out.
pub const INFERRED: Field = Field { name: "inferred", meta: &[] };
/// The part of the paper. It is kept as it comes, under whatever name.
pub const SECTION: Field =
    Field { name: "section", meta: &["article:section", "og:article:section", "article.section", "section"] };

/// The fields that sources give under several names.
const ALL: [Field; 10] = [HEADLINE, OUTLET, DATE, TEXT, URL, BYLINE, TOPICS, ID, NOTE, INFERRED];

/// The fields that the column of a table may be.
pub const COLUMNS: [&str; 9] =
    [HEADLINE.name, OUTLET.name, DATE.name, TEXT.name, URL.name, BYLINE.name, TOPICS.name, ID.name, NOTE.name];

/// The names in `fields.txt`, by [`bare`]: each with its field and how likely it is, the likeliest 1.
struct Names {
    names: Vec<(String, usize, usize)>,
    empty: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut all = Names { names: Vec::new(), empty: Vec::new() };
    let lines = include_str!("fields.txt").lines().filter(|line| !line.starts_with('#'));
    for (rank, (field, name)) in lines
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(field, names)| names.split(',').map(move |name| (field, bare(name))))
        .enumerate()
    {
        match ALL.iter().position(|known| known.name == field) {
            Some(field) => all.names.push((name, field, rank + 1)),
            None => all.empty.push(name),
        }
    }
    sort_by(&mut all.names, &|a, b| a.cmp(b));
    all
});

/// The longest name of a field, in bytes.
const LONGEST: usize = 200;
/// How much less likely a name is of which only a part is known.
const IN_PART: usize = 10_000;

/// A letter of the Latin, Cyrillic or Greek script without its accent.
fn unaccented(c: char) -> char {
    const LETTERS: [&str; 36] = [
        "aàáâãäåāăą",
        "cçćĉċč",
        "dďđ",
        "eèéêëēĕėęě",
        "gĝğġģ",
        "hĥħ",
        "iìíîïĩīĭįı",
        "jĵ",
        "kķ",
        "lĺļľł",
        "nñńņň",
        "oòóôõöøōŏő",
        "rŕŗř",
        "sśŝşšș",
        "tţťŧț",
        "uùúûüũūŭůűų",
        "wŵ",
        "yýÿŷ",
        "zźżž",
        "ий",
        "іїị",
        "еёѐ",
        "гґѓ",
        "уў",
        "кќ",
        "αά",
        "εέ",
        "ηή",
        "ιίϊΐ",
        "οό",
        "υύϋΰ",
        "ωώ",
        "σς",
        "یي",
        "کك",
        "ةه",
    ];
    // Each row begins with what the others are without their accents.
    let row = LETTERS.iter().filter(|_| !c.is_ascii()).find(|row| row.contains(c));
    row.and_then(|row| row.chars().next()).unwrap_or(c)
}

/// A name in small letters without accents, spaces and signs.
pub fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .map(unaccented)
        .collect()
}

/// The words of a name, also of one `writtenLikeThis`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && is_small {
            words.push(String::new());
        }
        is_small = c.is_lowercase();
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words.iter().map(|word| bare(word)).filter(|word| !word.is_empty()).collect()
}

/// The field that a source's name for it means.
pub fn field_of(name: &str) -> Option<&'static str> {
    place_of(name).and_then(|(field, _)| ALL.get(field)).map(|field| field.name)
}

/// The name of a field by its number.
pub(super) fn name_of(field: usize) -> &'static str {
    ALL.get(field).map_or("", |field| field.name)
}

/// How many fields there are, numbered from 0.
pub(super) const N_FIELDS: usize = ALL.len();

/// Which field a name means, and how likely it is that: 0 is the field's own name, more is less likely.
pub(super) fn place_of(name: &str) -> Option<(usize, usize)> {
    if name.len() > LONGEST {
        return None;
    }
    // Most come under their own names.
    if let Some(field) = ALL.iter().position(|field| field.name == name) {
        return Some((field, 0));
    }
    whole(name).or_else(|| {
        // "Date (UTC)", "Titel / Title".
        let (first, _) = name.split_once(['(', '/', '|', '[', ':'])?;
        whole(first).map(|(field, rank)| (field, rank + 2 * IN_PART))
    })
}

fn whole(name: &str) -> Option<(usize, usize)> {
    known(&bare(name)).or_else(|| {
        let mut words = words(name);
        let n = words.len();
        words.retain(|word| !NAMES.empty.contains(word) && !word.bytes().all(|b| b.is_ascii_digit()));
        let (field, rank) = known(&words.concat()).filter(|_| words.len() < n)?;
        Some((field, rank + IN_PART))
    })
}

fn known(bare: &str) -> Option<(usize, usize)> {
    let at = NAMES.names.partition_point(|(name, ..)| name.as_str() < bare);
    NAMES.names.get(at).filter(|(name, ..)| name == bare).map(|(_, field, rank)| (*field, *rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(field: &str, names: &[&str]) {
        for name in names {
            assert_eq!(field_of(name), Some(field).filter(|field| !field.is_empty()), "{name}");
        }
    }

    #[test]
    fn names_are_known_however_they_are_written() {
        check(
            "headline",
            &[
                "TÍTULO",
                "Titulo",
                "titre_de_l_article",
                "News Article Title",
                "BAŞLIK",
                "2. Titel",
                "Τίτλος",
                "Заголовок",
            ],
        );
        check(
            "outlet",
            &[
                "Newspaper Name",
                "mediaName",
                "MEDIA_NAME",
                "Name der Zeitung",
                "Nazwa źródła",
                "source-hostname",
                "언론사",
            ],
        );
        check(
            "date",
            &["Pub. Date", "webPublicationDate", "date_publish", "Publishing Date (UTC)", "Päivämäärä", "掲載日"],
        );
        check(
            "text",
            &["Full-Text", "Hlead", "Texte intégral", "Brødtekst", "Teljes szöveg", "النص", "content:encoded", "本文"],
        );
        check("byline", &["Author(s)", "Auteur / Author", "Kirjoittaja"]);
        check("", &["Desk", "Word count", "news", "", "--", "Source URL", "Page", "article type"]);
    }

    #[test]
    fn no_name_means_two_fields() {
        for pair in NAMES.names.windows(2) {
            let [(a, of_a, _), (b, of_b, _)] = pair else { continue };
            assert!(a != b || of_a == of_b, "{a}");
        }
        assert!(NAMES.empty.contains(&"articulo".to_owned()) && NAMES.names.len() > 900, "{}", NAMES.names.len());
    }
}
