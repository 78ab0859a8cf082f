//! Boilerplate: lines of a scraped page that are no part of its article, such as a newsletter box or a repeated headline.

use model::fault::{BoilerplateKind, LeftOut, Place};

/// How a line of boilerplate begins (compared without case). Each is a whole paragraph of its own on the pages it was seen on.
const SITE_LINES: [&str; 22] = [
    "please disable your ad blocker",
    "please enable javascript",
    "advertisement",
    "click here to",
    "follow us on",
    "get our newsletter",
    "leave a comment",
    "leave a replay",
    "leave a reply",
    "like us on facebook",
    "more stories",
    "most read",
    "read more:",
    "recent posts",
    "related articles",
    "related posts",
    "related stories",
    "share this",
    "sign up for",
    "skip to content",
    "subscribe to",
    "you may also like",
];

/// The longest line that counts as boilerplate, in characters: sentences of an article that begin alike are longer.
const LONGEST_SITE_LINE: usize = 90;

/// How many lines of an article may come before the repeated headline.
const ABOVE_HEADLINE: usize = 2;

/// The most lines of a box about the author.
const MOST_OF_BOX: usize = 8;

/// A text without what is not its own.
#[derive(Debug, Default)]
pub struct Cleared {
    /// The article's lines.
    pub text: String,
    /// The lines that were left out.
    pub left_out: Vec<LeftOut>,
    /// How many lines look like boilerplate and were kept, since they would have been too much of the text.
    pub n_doubtful: u32,
}

/// Whether so many letters of a text may be left out unasked: no more than a tenth.
pub fn may_cut(n_cut: usize, n_all: usize) -> bool {
    n_cut * 10 <= n_all
}

/// Splits a scraped text into what is the article's and what is its page's; lines are counted in that text. Only lines at its beginning and its end are
/// left out, and no more than a tenth of it.
pub fn clear(file: &str, headline: &str, byline: Option<&str>, text: &str) -> Cleared {
    let lines = text.lines().enumerate().map(|(i, line)| (i + 1, line.trim())).filter(|(_, line)| !line.is_empty());
    let mut lines: Vec<(usize, &str, Option<BoilerplateKind>)> = lines.map(|(at, line)| (at, line, None)).collect();
    let mut n_above = 0;
    for (_, line, why) in &mut lines {
        if same_words(line, headline) && n_above < ABOVE_HEADLINE {
            *why = Some(BoilerplateKind::Headline);
        } else if is_site_line(line) && n_above == 0 || line.eq_ignore_ascii_case("advertisement") {
            *why = Some(BoilerplateKind::Site);
        } else {
            n_above += 1;
        }
    }
    let n_all = letters(&lines);
    let mut n_doubtful = mark_author_box(&mut lines, byline, n_all);
    for (_, line, why) in lines.iter_mut().rev().take_while(|(_, line, why)| why.is_some() || is_site_line(line)) {
        if is_site_line(line) {
            *why = Some(BoilerplateKind::Site);
        }
    }
    let is_cut = |why: Option<BoilerplateKind>| why.is_some_and(|why| why != BoilerplateKind::Headline);
    let n_cut = lines.iter().filter(|(.., why)| is_cut(*why)).map(|(_, line, _)| line.chars().count()).sum();
    if !may_cut(n_cut, n_all) {
        for (.., why) in lines.iter_mut().filter(|(.., why)| is_cut(*why)) {
            *why = None;
            n_doubtful += 1;
        }
    }
    let mut cleared = Cleared { n_doubtful, ..Cleared::default() };
    for (at, line, why) in lines {
        if let Some(why) = why {
            let text = line.chars().take(LONGEST_SITE_LINE).collect();
            cleared.left_out.push(LeftOut { place: Place::line(file, at), text, why });
        } else {
            cleared.text.push_str(line);
            cleared.text.push('\n');
        }
    }
    cleared
}

/// How many letters lines have. A repeated headline is none of the text's.
fn letters(lines: &[(usize, &str, Option<BoilerplateKind>)]) -> usize {
    let of_text = lines.iter().filter(|(.., why)| *why != Some(BoilerplateKind::Headline));
    of_text.map(|(_, line, _)| line.chars().count()).sum()
}

/// Marks the lines of a box about the author, which ends a text and is a small part of it. Returns how many lines look like it and are too many.
fn mark_author_box(lines: &mut [(usize, &str, Option<BoilerplateKind>)], byline: Option<&str>, n_all: usize) -> u32 {
    let mut n_doubtful = 0;
    // A line with the author's name above the text opens none.
    for at in lines.len() / 2..lines.len() {
        let (above, below) = lines.split_at_mut_checked(at).unwrap_or_default();
        if above.is_empty() || !below.first().is_some_and(|(_, line, _)| opens_author_box(line, byline)) {
            continue;
        }
        if below.len() <= MOST_OF_BOX && may_cut(letters(below), n_all) {
            for (.., why) in below {
                *why = why.or(Some(BoilerplateKind::AuthorBox));
            }
            return 0;
        }
        n_doubtful = n_doubtful.max(below.len() as u32);
    }
    n_doubtful
}

fn is_site_line(line: &str) -> bool {
    let folded = line.to_lowercase();
    folded.chars().count() <= LONGEST_SITE_LINE && SITE_LINES.iter().any(|start| folded.starts_with(start))
}

/// "Picture of NAME" or the name alone, where NAME is the byline, opens the box that runs to the text's end.
fn opens_author_box(line: &str, byline: Option<&str>) -> bool {
    let line = line.strip_prefix("Picture of ").unwrap_or(line);
    line.eq_ignore_ascii_case("about the author") || byline.is_some_and(|name| same_words(line, name))
}

/// The letters and digits of a text, in small letters: what is left where case, spaces and marks do not matter.
pub(crate) fn letters_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two lines have the same words, whatever their case and marks.
pub fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let words_of_a = words(a);
    !words_of_a.is_empty() && words_of_a == words(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(left_out: &[LeftOut]) -> Vec<(u32, BoilerplateKind)> {
        left_out.iter().map(|line| (line.place.line.unwrap_or(0), line.why)).collect()
    }

    #[test]
    fn the_article_stays_and_its_page_goes() {
        let page = format!(
            "Please disable your Ad Blocker to go on.\n\nTalks Open\n\nTalks opened on Monday.\n{}\n\
             Sign up for a truce, the minister told both sides in a speech that went on for well over an hour and more.\n\
             Picture of Ann Lee\n\nAnn Lee\n\nAnn likes cats.\nRecent Posts\n",
            "The ministers sat down at noon and nobody left before the bells. ".repeat(14)
        );
        let cleared = clear("p.txt", "Talks open", Some("Ann Lee"), &page);
        assert_eq!(cleared.text.lines().count(), 3);
        assert!(cleared.text.starts_with("Talks opened on Monday.\nThe ministers"));
        assert_eq!(
            found(&cleared.left_out),
            [
                (1, BoilerplateKind::Site),
                (3, BoilerplateKind::Headline),
                (8, BoilerplateKind::AuthorBox),
                (10, BoilerplateKind::AuthorBox),
                (12, BoilerplateKind::AuthorBox),
                (13, BoilerplateKind::Site)
            ]
        );
    }

    #[test]
    fn a_byline_above_or_within_a_text_costs_nothing() {
        for text in
            ["Ann Lee\nOne.\nTwo.\nThree.\n", "One.\nTwo.\nAnn Lee\nThree.\nFour.\n", "One.\nRead more: two.\nThree.\n"]
        {
            let cleared = clear("p.txt", "H", Some("Ann Lee"), text);
            assert_eq!((cleared.text.as_str(), cleared.left_out.len()), (text, 0));
        }
    }

    #[test]
    fn more_than_a_tenth_is_kept_and_counted() {
        let text = "One is a paragraph.\nTwo is one too.\nAbout the author\nAnn likes cats.\n";
        let cleared = clear("p.txt", "H", None, text);
        assert_eq!((cleared.text.as_str(), cleared.left_out.len(), cleared.n_doubtful), (text, 0, 2));
    }
}
