//! Byline: the line that says who wrote an article, and the names in it.

/// What leads to names and begins none, in small letters.
const LEADS: [&str; 25] = [
    "a cura di",
    "by",
    "escrito por",
    "geschrieben von",
    "par",
    "por",
    "posted by",
    "propos recueillis par",
    "publicado por",
    "publié par",
    "recueilli par",
    "reported by",
    "texte de",
    "texto de",
    "words by",
    "written by",
    "автор",
    "автори",
    "авторка",
    "авторы",
    "מאת",
    "بقلم",
    "लेखक",
    "記者",
    "记者",
];
/// What leads to names and may begin one.
const DOUBTFUL: [&str; 5] = ["af", "av", "di", "door", "von"];
/// What leads to names with a colon behind it, besides those.
const LABELS: [&str; 49] = [
    "author",
    "authors",
    "autor",
    "autor/in",
    "autora",
    "autoras",
    "autore",
    "autoren",
    "autores",
    "autori",
    "autorin",
    "autorinnen",
    "autorzy",
    "auteur",
    "auteure",
    "auteurs",
    "autrice",
    "författare",
    "forfatter",
    "interview",
    "kirjoittaja",
    "napisał",
    "napisała",
    "oleh",
    "rédaction",
    "reporter",
    "szerző",
    "tekst",
    "teksti",
    "text",
    "text und foto",
    "text und fotos",
    "texte",
    "texte et photos",
    "testo",
    "texto",
    "writer",
    "yazan",
    "yazar",
    "írta",
    "συντάκτης",
    "текст",
    "כתב",
    "כתבה",
    "الكاتب",
    "كتب",
    "كتبت",
    "নিজস্ব প্রতিবেদক",
    "लेखिका",
];
/// What stands right before names in scripts without spaces.
const ATTACHED: [&str; 10] =
    ["本報記者", "本报记者", "記者", "记者", "撰文：", "作者：", "作者:", "文／", "文/", "文＝"];
/// What stands right behind names.
const BEHIND: [&str; 4] = ["기자", "특파원", "記者", "记者"];
/// What ends the place that a report is from.
const REPORTS: [&str; 4] = ["報導", "报导", "報道", "报道"];

/// Marks between two authors.
const MARKS: [char; 13] = [',', ';', '&', '/', '|', '·', '、', '，', '；', '／', '｜', '،', '؛'];
/// Words between two authors.
const BETWEEN: [&str; 5] = ["and", "und", "et", "та", "і"];
/// Words between two authors that stand within names, too: only between two names of several words each.
const WITHIN: [&str; 16] =
    ["a", "e", "en", "i", "ja", "och", "og", "oraz", "şi", "și", "ve", "y", "és", "и", "й", "और"];
/// What stands with names and is nobody's, without spaces and signs.
const NO_NAMES: [&str; 17] = [
    "jr",
    "sr",
    "ii",
    "iii",
    "md",
    "phd",
    "gmbh",
    "inc",
    "llc",
    "ltd",
    "al",
    "staff",
    "staffreporter",
    "staffreporters",
    "staffwriter",
    "staffwriters",
    "newsdesk",
];
/// Agencies and offices: no surname stands in their place.
const AGENCIES: [&str; 32] = [
    "afp",
    "agences",
    "agencias",
    "agencies",
    "agenturen",
    "anadolu",
    "ansa",
    "ap",
    "apa",
    "associated press",
    "belga",
    "bloomberg",
    "dpa",
    "editor",
    "editorial",
    "efe",
    "interfax",
    "kyodo",
    "online",
    "press association",
    "pti",
    "redaktion",
    "redacción",
    "reporter",
    "reuters",
    "ritzau",
    "tass",
    "ukrinform",
    "xinhua",
    "yonhap",
    "редакція",
    "укрінформ",
];

/// A byline without what leads to its names: `Von Ann Lee`, `Author: Ann Lee`.
pub fn without_label(byline: &str) -> &str {
    let mut line = byline.trim();
    // There may be two, as in "Text: Von Ann Lee".
    for _ in 0..2 {
        line = behind_label(line).filter(|rest| !rest.is_empty()).unwrap_or(line);
    }
    line
}

fn behind_label(line: &str) -> Option<&str> {
    let behind_colon = line.split_once([':', '：']).filter(|(label, _)| {
        let label = label.trim().to_lowercase();
        LABELS.iter().chain(&LEADS).chain(&DOUBTFUL).any(|known| *known == label)
    });
    let rest = behind_colon
        .map(|(_, rest)| rest)
        .or_else(|| LEADS.iter().find_map(|lead| behind(line, lead)))
        // "Von Trier" is a name, and "von der Leyen".
        .or_else(|| DOUBTFUL.iter().find_map(|lead| behind(line, lead)).filter(|rest| begins_with_name(rest)))
        .or_else(|| ATTACHED.iter().find_map(|lead| line.strip_prefix(lead)));
    rest.map(str::trim)
}

/// What follows some words at the beginning of a line.
fn behind<'a>(line: &'a str, words: &str) -> Option<&'a str> {
    words.split(' ').try_fold(line, |line, word| {
        let (first, rest) = line.split_once(char::is_whitespace)?;
        (first.to_lowercase() == word).then(|| rest.trim_start())
    })
}

/// Whether a line begins with two words that have capitals, as a whole name does.
fn begins_with_name(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().filter(|word| !word.ends_with(MARKS));
    [first, words.next()].iter().all(|word| word.is_some_and(|word| word.starts_with(char::is_uppercase)))
}

/// The names in a byline, each as it is spoken: `Lee, Ann; Sand, Bo` are Ann Lee and Bo Sand. `Lee, Ann` by itself may be one or two, and stays as it is.
pub fn names(byline: &str) -> Vec<String> {
    let parts: Vec<&str> = without_label(byline).split([';', '；']).map(|part| without_stop(part.trim())).collect();
    let turned: Vec<_> = parts.iter().filter_map(|part| turned(part)).collect();
    if let ([part], [Turned { is_either: true, .. }]) = (parts.as_slice(), turned.as_slice()) {
        return vec![(*part).to_owned()];
    }
    let n_single = turned.iter().filter(|name| name.is_single).count();
    // "Ann Lee, Skagen; Bo Sand, Lund" names places.
    let are_turned = n_single > 0 && 2 * n_single >= turned.len();
    let split = |part: &&str| match turned_in(part, are_turned) {
        Some(name) => vec![name],
        None => part.split(MARKS).flat_map(split_at_words).filter_map(person).collect(),
    };
    parts.iter().flat_map(split).collect()
}

fn turned_in(part: &str, are_turned: bool) -> Option<String> {
    turned(part).filter(|_| are_turned)?.spoken()
}

/// A byline of authors that are each stated by themselves, from which [`names`] reads each of them again.
pub fn of_authors(authors: &[String]) -> String {
    if let [author] = authors {
        return of_one(author);
    }
    let line = authors.join(", ");
    // "Lee, Ann" is one name, and "Ann" and "Bo" look like one.
    let is_torn = authors.iter().any(|author| author.contains(',')) || names(&line).len() < authors.len();
    if is_torn { authors.join("; ") } else { line }
}

/// A byline of authors whose source states each as `Lee, Ann`: as it is stated, if [`names`] turns every name round, or else as they are spoken.
pub fn of_surnames_first(authors: &[String]) -> String {
    let spoken: Vec<String> = authors
        .iter()
        .map(|author| turned(author).and_then(|name| name.spoken()).unwrap_or_else(|| author.clone()))
        .collect();
    let stated = authors.join("; ");
    if names(&stated) == spoken { stated } else { of_authors(&spoken) }
}

/// A byline of one or more texts; one by itself may name several authors, and stays as it is.
pub fn of_texts(texts: &[String]) -> String {
    if let [text] = texts { text.clone() } else { of_authors(texts) }
}

/// The name of one author as it is spoken: `Lee, Ann` is Ann Lee, and `Ann Lee, Skagen` stays.
pub fn of_one(author: &str) -> String {
    let name = turned(author).filter(|name| name.is_single).and_then(|name| name.spoken());
    name.unwrap_or_else(|| author.to_owned())
}

/// A name with its surname before a comma.
struct Turned<'a> {
    surname: &'a str,
    given: &'a str,
    /// Whether the surname is one word, particles aside, as that of few who are named in full.
    is_single: bool,
    /// Whether it may as well be two people with a word each: neither initials, capitals nor a `Jr.` say which is the surname.
    is_either: bool,
}

impl Turned<'_> {
    fn spoken(&self) -> Option<String> {
        person(&format!("{} {}", self.given, self.surname))
    }
}

/// The parts of `Lee, Ann` and `van der Berg, A. M.`, if two names with a comma between them may be one.
fn turned(part: &str) -> Option<Turned<'_>> {
    const MOST_WORDS: usize = 3;
    let mut pieces = part.split(',').map(str::trim).filter(|piece| is_name(piece));
    let (surname, given) = (pieces.next()?, pieces.next()?);
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_short = |word: &str| word.chars().count() <= 4 && word.chars().all(char::is_uppercase);
    let is_of_name = |piece: &str| {
        let words: Vec<&str> = piece.split_whitespace().collect();
        words.len() <= MOST_WORDS
            && !AGENCIES.contains(&piece.to_lowercase().as_str())
            && !piece.contains(MARKS)
            && !piece.contains(|c: char| c.is_ascii_digit())
            && !words.iter().any(|word| BETWEEN.contains(word) || WITHIN.contains(word))
    };
    let is_it = pieces.next().is_none()
        && [surname, given].into_iter().all(is_of_name)
        && surname.split_whitespace().next_back().is_some_and(is_capital)
        && is_capital(given)
        // "BBC, ITV".
        && !(is_short(surname) && is_short(given));
    let is_single = surname.split_whitespace().filter(|word| is_capital(word)).count() == 1;
    let is_word = |piece: &str| !piece.contains(char::is_whitespace);
    let is_initial = given.contains('.') || given.chars().count() == 1;
    let has_small = |piece: &str| piece.chars().any(char::is_lowercase);
    let is_either = part.matches(',').count() == 1
        && is_word(surname)
        && is_word(given)
        && !is_initial
        && has_small(surname) == has_small(given);
    is_it.then_some(Turned { surname, given, is_single, is_either })
}

fn is_name(name: &str) -> bool {
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    !letters.is_empty() && !NO_NAMES.contains(&letters.to_lowercase().as_str())
}

/// A name without what stands around it; `None` where that is all.
fn person(name: &str) -> Option<String> {
    let name = name.trim();
    let own = ATTACHED.iter().find_map(|lead| name.strip_prefix(lead)).unwrap_or(name);
    let own = BEHIND.iter().find_map(|title| own.strip_suffix(title)).unwrap_or(own).trim();
    let own = Some(own).filter(|own| own.chars().count() > 1).unwrap_or(name);
    let own = without_stop(own);
    (is_name(own) && !REPORTS.iter().any(|end| own.ends_with(end))).then(|| own.to_owned())
}

/// A name without the full stop that ends a byline, unless that is of an initial or an abbreviation.
fn without_stop(name: &str) -> &str {
    let is_word = |last: &str| last.chars().count() > 2 && !last.contains('.') && is_name(last);
    let own = name.strip_suffix('.').filter(|own| own.split_whitespace().next_back().is_some_and(is_word));
    own.unwrap_or(name)
}

fn split_at_words(names: &str) -> Vec<&str> {
    let (mut split, mut start, mut at) = (Vec::new(), 0, 0);
    for word in names.split_inclusive(char::is_whitespace) {
        let (end, bare) = (at + word.len(), word.trim());
        let before = names.get(start..at).unwrap_or_default();
        let is_between = BETWEEN.iter().any(|between| bare.eq_ignore_ascii_case(between));
        let is_within = || WITHIN.contains(&bare) && is_whole(before) && is_whole(names.get(end..).unwrap_or_default());
        if is_between || is_within() {
            split.push(before);
            start = end;
        }
        at = end;
    }
    split.push(names.get(start..).unwrap_or_default());
    split
}

/// Whether a text begins with two words of a name at least, as `Ramón y Cajal` does not.
fn is_whole(names: &str) -> bool {
    names.split_whitespace().take_while(|word| !BETWEEN.contains(word) && !WITHIN.contains(word)).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(byline: &str, expected: &[&str]) {
        assert_eq!(names(byline), expected, "{byline}");
    }

    #[test]
    fn a_byline_names_its_authors() {
        check("", &[]);
        check(" – ", &[]);
        check("Ann Lee", &["Ann Lee"]);
        check("By Ann Lee and Bo Sand", &["Ann Lee", "Bo Sand"]);
        check("BY ANN LEE", &["ANN LEE"]);
        check("Ann Lee, Bo Sand, and Cy Andersson", &["Ann Lee", "Bo Sand", "Cy Andersson"]);
        check("Ann Lee & Bo Sand; Reuters/AP", &["Ann Lee", "Bo Sand", "Reuters", "AP"]);
        check("Anna Groß und Bo\u{a0}Sand", &["Anna Groß", "Bo\u{a0}Sand"]);
        check("Олена Кіт та Іван Орлик", &["Олена Кіт", "Іван Орлик"]);
        check("Byron Andes", &["Byron Andes"]);
        check("Cy Lee, Jr., and Ann Lee, Ph.D.", &["Cy Lee", "Ann Lee"]);
        check("Ann Lee et al.", &["Ann Lee"]);
        check("Ann Lee, Staff Writer; Staff", &["Ann Lee"]);
        check("Bo Sand. Ann B.", &["Bo Sand. Ann B."]);
    }

    #[test]
    fn a_comma_may_turn_a_name_round() {
        check("Lee, Ann Mary", &["Ann Mary Lee"]);
        check("LEE, Ann", &["Ann LEE"]);
        check("Lee, A.-M.", &["A.-M. Lee"]);
        check("Lee, Ann; Sand, Bodil.", &["Ann Lee", "Bodil Sand"]);
        check("Lee, Ann Mary; García Sol, Eva; Reuters", &["Ann Mary Lee", "Eva García Sol", "Reuters"]);
        check("van der Berg, A. M.", &["A. M. van der Berg"]);
        check("Lee, Cy, Jr.", &["Cy Lee"]);
        check("Кіт, Олена; Орлик, Іван", &["Олена Кіт", "Іван Орлик"]);
        check("Ann Lee, Skagen; Bo Sand, Lund", &["Ann Lee", "Skagen", "Bo Sand", "Lund"]);
        for list in ["Reuters, Bloomberg", "BBC, ITV", "Ann Lee, dpa", "Ann Lee, Bo", "Lee, dpa", "Lee, Bo, Cy"] {
            check(list, &list.split(", ").collect::<Vec<_>>());
        }
    }

    #[test]
    fn two_words_with_a_comma_stay_as_they_are() {
        check("Ines, Ola", &["Ines, Ola"]);
        check("By Ines, Ola", &["Ines, Ola"]);
        check("MARLOW, INES", &["MARLOW, INES"]);
        check("Олена, Іван", &["Олена, Іван"]);
    }

    #[test]
    fn authors_that_are_stated_apart_stay_apart() {
        let owned = |authors: &[&str]| authors.iter().map(|&author| author.to_owned()).collect::<Vec<_>>();
        let joined = |authors: &[&str], line: &str, expected: &[&str]| {
            assert_eq!(of_authors(&owned(authors)), line);
            check(line, expected);
        };
        joined(&["Ines Marlow", "Ola Berg"], "Ines Marlow, Ola Berg", &["Ines Marlow", "Ola Berg"]);
        joined(&["Marlow, Ines", "Ola Berg"], "Marlow, Ines; Ola Berg", &["Ines Marlow", "Ola Berg"]);
        joined(&["Ines", "Ola"], "Ines; Ola", &["Ines", "Ola"]);
        joined(&["Marlow, Ines"], "Ines Marlow", &["Ines Marlow"]);
        joined(&[], "", &[]);
        let surnames = |authors: &[&str], line: &str, expected: &[&str]| {
            assert_eq!(of_surnames_first(&owned(authors)), line);
            check(line, expected);
        };
        surnames(&["Marlow, Ines", "Berg, Ola"], "Marlow, Ines; Berg, Ola", &["Ines Marlow", "Ola Berg"]);
        surnames(&["Marlow, Ines"], "Ines Marlow", &["Ines Marlow"]);
        surnames(
            &["García Sol, Eva", "Peña Luz, Bo"],
            "Eva García Sol, Bo Peña Luz",
            &["Eva García Sol", "Bo Peña Luz"],
        );
        surnames(&["Reuters"], "Reuters", &["Reuters"]);
        assert_eq!(of_texts(&owned(&["Marlow, Ines"])), "Marlow, Ines");
        assert_eq!(of_one("Ines Marlow, Skagen"), "Ines Marlow, Skagen");
        assert_eq!(of_one("Reuters"), "Reuters");
    }

    #[test]
    fn what_leads_to_names_is_known_in_many_languages() {
        let label = |byline: &str, expected: &str| assert_eq!(without_label(byline), expected, "{byline}");
        label("Von Anna Groß", "Anna Groß");
        label("Text: Von Anna Groß", "Anna Groß");
        label("Propos recueillis par Anne Roux", "Anne Roux");
        label("Di Anna Rossi", "Anna Rossi");
        label("Автор: Олена Кіт", "Олена Кіт");
        label("מאת: דנה כהן", "דנה כהן");
        label("लेखक: अमित राव", "अमित राव");
        label("文／林小華", "林小華");
        for name in
            ["Von Trier", "von der Leyen", "Von Trier, Lars", "Parvin Rao", "Di Wang", "Vonn Lee Ray", "By", "Por "]
        {
            label(name, name.trim());
        }
    }

    #[test]
    fn names_are_parted_as_their_language_does() {
        check("Eva Peña y José Sol", &["Eva Peña", "José Sol"]);
        check("Ana Reis, Eva Sá e João Luz", &["Ana Reis", "Eva Sá", "João Luz"]);
        for one in ["Luis Pardo y Cajal", "Josep Pons i Cadafalch", "John E Smith", "Rui Costa e Silva"] {
            check(one, &[one]);
        }
        check("山本一郎、林花子", &["山本一郎", "林花子"]);
        check("記者林小華／基隆報導", &["林小華"]);
        check("김철수 기자", &["김철수"]);
    }
}
