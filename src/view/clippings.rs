//! Clippings as a person reads them: their citations, and the list as Markdown.

use model::Clipping;
use model::article::is_web;

/// The address of a clipping's article, where it can be a link: what a page's file says is not trusted.
pub fn link(clipping: &Clipping) -> Option<&str> {
    let url = clipping.url.as_str();
    is_web(url).then_some(url)
}

/// Where the cited words are from: outlet, headline, date; nothing where no article is cited.
pub fn citation(clipping: &Clipping) -> Option<String> {
    let date =
        if clipping.date.is_empty() { words::dates::not_dated().to_owned() } else { words::date(&clipping.date) };
    let Clipping { outlet, headline, .. } = clipping;
    (!outlet.is_empty()).then(|| words::clippings::citation(outlet, headline, &date))
}

/// The day on which a clipping was kept, in a sentence.
pub fn made(clipping: &Clipping) -> Option<String> {
    (!clipping.made.is_empty()).then(|| words::clippings::made(&words::date(&clipping.made)))
}

/// The clippings of a corpus as Markdown. `page` is the address of the page, without `#`.
pub fn markdown(title: &str, clippings: &[Clipping], page: &str) -> String {
    let mut out = ["# ", &escaped(&words::clippings::heading(title)), "\n"].concat();
    for (n, clipping) in (1..).zip(clippings) {
        let number = format!("\n## {n}\\. ");
        out.push_str(&[&number, &escaped(&clipping.caption), "\n"].concat());
        if !clipping.text.is_empty() {
            out.push('\n');
            for line in clipping.text.lines() {
                out.push_str(&["> ", &escaped(line), "\n"].concat());
            }
        }
        if let Some(citation) = citation(clipping) {
            let source = link(clipping).map(|url| [" ", &linked(words::clippings::source(), url)].concat());
            out.push_str(&["\n— ", &escaped(&citation), source.as_deref().unwrap_or_default(), "\n"].concat());
        }
        for line in clipping.note.lines().filter(|line| !line.trim().is_empty()) {
            out.push_str(&["\n", &escaped(line), "\n"].concat());
        }
        let open = linked(words::clippings::open(), &[page, "#", &clipping.address].concat());
        let made = made(clipping).map(|made| [" · ", &escaped(&made)].concat()).unwrap_or_default();
        out.push_str(&["\n", &open, &made, "\n"].concat());
    }
    out
}

/// A link whose address cannot end it.
fn linked(words: &str, url: &str) -> String {
    let mut address = String::new();
    for c in url.chars() {
        match c {
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '\\' => address.push_str("%5C"),
            c if c.is_control() || c.is_whitespace() => address.push_str("%20"),
            c => address.push(c),
        }
    }
    ["[", &escaped(words), "](<", &address, ">)"].concat()
}

/// A line of text that Markdown leaves as it is.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let begins_item =
            (at == 0 && matches!(c, '-' | '+' | '=' | ':')) || (at == digits && digits > 0 && matches!(c, '.' | ')'));
        if begins_item
            || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$')
        {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::ClippingKind;
    use proptest::prelude::*;

    #[test]
    fn a_list_of_clippings_has_captions_citations_notes_and_links() {
        let clipping = Clipping {
            kind: ClippingKind::Line,
            caption: "Every line with “war”".into(),
            address: "context?lines=war".into(),
            text: "a *war* of\n# words".into(),
            outlet: "WDMD TV".into(),
            headline: "Talks [live]".into(),
            date: "2025-02-20".into(),
            url: "https://w.example/a>b c".into(),
            note: "1. Check\n\n- this".into(),
            made: "2025-03-01".into(),
            ..Clipping::default()
        };
        let view = Clipping { caption: "<b>".into(), url: "javascript:alert(1)".into(), ..Clipping::default() };
        assert_eq!(
            markdown("T_T", &[clipping, view.clone()], "https://n.example/p.html"),
            "# Clippings from “T\\_T”\n\n\
            ## 1\\. Every line with “war”\n\n> a \\*war\\* of\n> \\# words\n\n\
            — WDMD TV: “Talks \\[live\\]”, 20 February 2025 [Source](<https://w.example/a%3Eb%20c>)\n\n\
            1\\. Check\n\n\\- this\n\n\
            [Open](<https://n.example/p.html#context?lines=war>) · Clipped 1 March 2025\n\n\
            ## 2\\. \\<b\\>\n\n[Open](<https://n.example/p.html#>)\n"
        );
        assert_eq!((link(&view), citation(&view)), (None, None));
    }

    proptest! {
        #[test]
        fn no_text_leaves_its_line_or_makes_markup(text in "[ -~\n\r\t\u{85}é]{0,40}") {
            let line = escaped(&text);
            prop_assert!(!line.chars().any(char::is_control));
            let bare = line.replace("\\\\", "");
            for mark in ['*', '_', '`', '[', '<', '#', '&'] {
                prop_assert_eq!(bare.matches(mark).count(), bare.matches(&format!("\\{mark}")).count());
            }
        }
    }
}
