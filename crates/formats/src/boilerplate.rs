//! Boilerplate: lines of a scraped page that are no part of its article, such as a newsletter box or a repeated headline.

use model::fault::{Boilerplate, LeftOut, Place};

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

/// Splits a scraped text into what is the article's and what is its page's; lines are counted in that text.
pub fn clear(file: &str, headline: &str, byline: Option<&str>, text: &str) -> (String, Vec<LeftOut>) {
    let mut kept = String::with_capacity(text.len());
    let mut left_out = Vec::new();
    let mut in_author_box = false;
    for (i, line) in text.lines().enumerate() {
        let bare = line.trim();
        if bare.is_empty() {
            continue;
        }
        in_author_box = in_author_box || opens_author_box(bare, byline);
        let why = if same_words(bare, headline) {
            Some(Boilerplate::Headline)
        } else if is_site_line(bare) {
            Some(Boilerplate::Site)
        } else if in_author_box {
            Some(Boilerplate::AuthorBox)
        } else {
            None
        };
        if let Some(why) = why {
            let text = bare.chars().take(LONGEST_SITE_LINE).collect();
            left_out.push(LeftOut { place: Place::line(file, i + 1), text, why });
        } else {
            kept.push_str(bare);
            kept.push('\n');
        }
    }
    (kept, left_out)
}

fn is_site_line(line: &str) -> bool {
    let folded = line.to_lowercase();
    folded.chars().count() <= LONGEST_SITE_LINE && SITE_LINES.iter().any(|start| folded.starts_with(start))
}

/// "Picture of NAME" or the name alone, where NAME is the byline, opens the box that runs to the page's end.
fn opens_author_box(line: &str, byline: Option<&str>) -> bool {
    let line = line.strip_prefix("Picture of ").unwrap_or(line);
    line.eq_ignore_ascii_case("about the author") || byline.is_some_and(|name| same_words(line, name))
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

    #[test]
    fn the_article_stays_and_its_page_goes() {
        let page = "Please disable your Ad Blocker to go on.\n\nTalks Open\n\nTalks opened on Monday.\n\n\
                    Sign up for a truce, the minister told both sides in a speech that went on for well over an hour and more.\n\
                    Picture of Ann Lee\n\nAnn Lee\n\nAnn likes cats.\nRecent Posts\n";
        let (kept, left_out) = clear("p.txt", "Talks open", Some("Ann Lee"), page);
        assert_eq!(kept.lines().count(), 2);
        assert!(kept.starts_with("Talks opened on Monday.\nSign up for a truce"));
        let found: Vec<_> = left_out.iter().map(|l| (l.place.line.unwrap_or(0), l.why)).collect();
        assert_eq!(
            found,
            [
                (1, Boilerplate::Site),
                (3, Boilerplate::Headline),
                (8, Boilerplate::AuthorBox),
                (10, Boilerplate::AuthorBox),
                (12, Boilerplate::AuthorBox),
                (13, Boilerplate::Site)
            ]
        );
    }
}
