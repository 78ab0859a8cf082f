//! By-line: the authors in a line of their own near the headline, `By Ann Lee | 7 May 2021`.

use crate::html::tree::Markup;
use crate::readers::web_page::hints::Hints;
use crate::readers::web_page::paragraphs::Paragraph;

/// What leads to the authors, in small letters.
const BY: [&str; 25] = [
    "author: ",
    "autor: ",
    "autorin: ",
    "auteur : ",
    "by ",
    "by: ",
    "di ",
    "door ",
    "escrito por ",
    "geschrieben von ",
    "kirjoittaja: ",
    "napisane przez ",
    "par ",
    "por ",
    "posted by ",
    "publié par ",
    "scritto da ",
    "text: ",
    "tekst: ",
    "verfasst von ",
    "von ",
    "von: ",
    "written by ",
    "écrit par ",
    "автор: ",
];

/// Small words within names and between them.
const BETWEEN: [&str; 18] = [
    "&", "and", "da", "de", "del", "della", "den", "der", "di", "dos", "e", "et", "la", "le", "und", "van", "von", "y",
];

/// What a date behind a name begins with.
const DATES: [&str; 6] = ["am", "on", "le", "el", "il", "op"];

/// How many lines above and below the headline are read.
const NEAR: (usize, usize) = (3, 6);
/// The longest line, in characters of an alphabet.
const LONGEST: usize = 100;
/// The fewest and the most words of names.
const WORDS: (usize, usize) = (2, 12);

/// The authors in one of a page's lines near its headline.
pub fn find(markup: &Markup, hints: &Hints, lines: &[Paragraph], headline: &str) -> Option<String> {
    let is_heading = |p: &Paragraph| markup.parents(p.at).take(4).any(|n| markup.tag(n) == "h1");
    let at = lines.iter().position(|p| p.text == headline).or_else(|| lines.iter().position(is_heading))?;
    let below = lines.iter().take(at + 1 + NEAR.1).skip(at + 1);
    let above = lines.iter().take(at).skip(at.saturating_sub(NEAR.0));
    below.chain(above).filter(|p| p.weight <= LONGEST && !hints.is_elsewhere(p.at)).find_map(|p| names_in(&p.text))
}

/// The names that a line has behind a word for who wrote it.
pub fn names_in(line: &str) -> Option<String> {
    line.split(['|', '·', '•', '–', '—', ',', '/']).map(str::trim).find_map(|part| {
        let first: String = part.chars().take(20).flat_map(char::to_lowercase).collect();
        let by = BY.iter().filter(|by| first.starts_with(**by)).max_by_key(|by| by.len())?;
        let names: String = part.chars().skip(by.chars().count()).collect();
        let mut words: Vec<&str> = names.split_whitespace().take_while(|word| is_of_name(word)).collect();
        while words.last().is_some_and(|last| BETWEEN.contains(last)) {
            words.pop();
        }
        let rest = names.split_whitespace().nth(words.len()).unwrap_or_default();
        let n_names = words.iter().filter(|word| !BETWEEN.contains(word)).count();
        // A sentence goes on behind a name; a date may.
        let ends = rest.is_empty() || rest.chars().any(|c| c.is_ascii_digit()) || DATES.contains(&rest);
        (ends && n_names >= WORDS.0 && words.len() <= WORDS.1).then(|| words.join(" "))
    })
}

/// Whether a line says nothing but that it is by those whom a byline names.
pub fn states(line: &str, byline: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| c.is_whitespace() || c == ',').map(str::to_lowercase);
        words.filter(|word| !word.is_empty() && !BETWEEN.contains(&word.as_str())).collect()
    };
    let said = line.to_lowercase();
    let names = BY.iter().filter_map(|by| said.strip_prefix(by)).min_by_key(|names| names.len());
    let of_byline = words(byline);
    !of_byline.is_empty() && names.is_some_and(|names| words(names) == of_byline)
}

/// Whether a word begins as names do, or is between them.
fn is_of_name(word: &str) -> bool {
    let is_bare = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
    is_bare && word.starts_with(char::is_uppercase) || BETWEEN.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_behind_what_leads_to_them() {
        let check = |line: &str, names: Option<&str>| assert_eq!(names_in(line).as_deref(), names, "{line}");
        check("By Ann Lee", Some("Ann Lee"));
        check("7 May 2021 | Von Ann van der Lee und Bob Ray", Some("Ann van der Lee und Bob Ray"));
        check("Par Ann Lee le 7 mai 2021", Some("Ann Lee"));
        check("Text: J. R. O’Lee", Some("J. R. O’Lee"));
        check("Verfasst von Ann Lee", Some("Ann Lee"));
        check("By Monday the ferry was late", None);
        check("By The Time of the harbour", None);
        check("Von Hamburg nach Kiel", None);
        check("Bystanders Ann Lee", None);
        check("Von", None);
    }

    #[test]
    fn a_line_states_a_byline_that_says_no_more() {
        assert!(states("By Ann Lee", "Ann Lee") && states("VON ANN LEE und Bo van Ek", "Ann Lee, Bo van Ek"));
        for line in ["By Ann Lee in Kiel", "By Ann", "Ann Lee", "By Bo Ek", "Stand by Ann Lee", "By"] {
            assert!(!states(line, "Ann Lee"), "{line}");
        }
        assert!(!states("By ", ""));
    }
}
