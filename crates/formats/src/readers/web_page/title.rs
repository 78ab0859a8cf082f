//! Title: the parts of a page's title, which has the names of site and section behind the headline.

use crate::boilerplate::letters_of;
use crate::readers::web_page::address;
use crate::readers::web_page::meta_elements::collapsed;

/// What is between them.
const MARKS: [&str; 10] = [" | ", " » ", " :: ", " — ", " – ", " - ", " · ", "｜", "：", ": "];

/// Cuts the section off a title that has it behind the name of the site, and returns both. Where an outlet is known, it says where that is.
pub fn cut_section<'t>(title: &'t str, outlet: &str, url: &str) -> (&'t str, &'t str) {
    let mut cut = MARKS.iter().filter_map(|mark| address::without_section(title, mark, url));
    if outlet.is_empty() { cut.next().unwrap_or((title, "")) } else { (title, "") }
}

/// Splits a title into headline and outlet. An unknown outlet is the text after the last mark, if `guess` allows.
pub fn cut_outlet(title: &str, outlet: &str, guess: bool) -> (String, String) {
    let known = letters_of(outlet);
    let title = collapsed(title);
    for mark in MARKS {
        let Some((before, last)) = title.rsplit_once(mark) else { continue };
        let last_letters = letters_of(last);
        let is_known = !known.is_empty()
            && !last_letters.is_empty()
            && (last_letters.contains(&known) || known.contains(&last_letters));
        let is_guess = guess
            && known.is_empty()
            && !matches!(mark, ": " | "：")
            && last.chars().count() <= 40
            && last.chars().count() * 2 < before.chars().count() * 3;
        if is_known || is_guess {
            // The parts of the site are between such marks.
            let head =
                if matches!(mark, " » " | " :: ") { before.split(mark).next().unwrap_or(before) } else { before };
            return (head.trim().to_owned(), last.trim().to_owned());
        }
    }
    (title, String::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_cut(title: &str, outlet: &str, expected: (&str, &str)) {
        let (cut, last) = cut_outlet(title, outlet, true);
        assert_eq!((cut.as_str(), last.as_str()), expected);
    }

    #[test]
    fn a_title_loses_its_outlet() {
        check_cut("Talks open | The Post", "The Post", ("Talks open", "The Post"));
        check_cut("Talks open at last - The Post", "", ("Talks open at last", "The Post"));
        check_cut("Talks open » Local » News » The Post", "", ("Talks open", "The Post"));
        check_cut("Talks: the end", "The Post", ("Talks: the end", ""));
        check_cut("会談始まる　：港新聞", "港新聞 電子版", ("会談始まる", "港新聞"));
        check_cut("会談始まる ：港新聞", "港新聞社", ("会談始まる", "港新聞"));
        check_cut("A - the long tail of a headline", "", ("A - the long tail of a headline", ""));
    }
}
