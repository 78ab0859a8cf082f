//! Markdown: the text that it sets, without the signs by which it is set.

use crate::file_name::ending;

mod signs;

/// The field of front matter that says, with `markup = false`, that the text below it is not Markdown and is read literally.
pub const MARKUP: &str = "markup";

/// How Markdown files end.
pub const ENDINGS: [&str; 3] = ["md", "markdown", "mdown"];

/// The longest address of a link that is looked at, in characters.
const LONGEST_TARGET: usize = 2000;

/// The longest name of a footnote, in bytes.
const LONGEST_NOTE: usize = 60;

/// The most parentheses in each other in such an address.
const DEEPEST: u32 = 32;

/// Whether a file is Markdown by its name, packed or not.
pub fn is_named_so(file: &str) -> bool {
    ENDINGS.contains(&ending(file).as_str())
}

/// A line without asterisks that make words stand out, as many write them in texts that are no Markdown.
pub fn without_stress(line: &str) -> String {
    ["***", "**"].iter().fold(line.to_owned(), |line, mark| signs::without_pairs(&line, mark))
}

/// The paragraphs of a Markdown text, one a line: headings, quotes and the items of lists lose their marks, links become their words, pictures and remarks
/// go, and so do the signs around words. A `*` or `_` that is around none stays: it may be meant literally.
pub fn text_of(markdown: &str) -> String {
    let markdown = signs::without_remarks(markdown);
    let lines = markdown.lines().map(|line| signs::without_signs(&without_links(without_marks(line.trim()))));
    let mut out = String::with_capacity(markdown.len());
    for line in lines {
        let line = line.trim();
        if !line.is_empty() {
            out.push_str(if out.is_empty() { "" } else { "\n" });
            out.push_str(line);
        }
    }
    out
}

/// The words of the heading that a Markdown text begins with, and the text below it.
pub fn opening_heading(markdown: &str) -> Option<(String, &str)> {
    let markdown = markdown.trim_start();
    let (first, rest) = markdown.split_once('\n').unwrap_or((markdown, ""));
    let words = text_of(heading(first.trim())?);
    (!words.is_empty()).then_some((words, rest))
}

/// What a heading says: `## Words ##`.
fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    if words.len() == line.len() || !words.is_empty() && !words.starts_with([' ', '\t']) {
        return None;
    }
    let bare = words.trim_end_matches('#');
    Some(if bare.is_empty() || bare.ends_with([' ', '\t']) { bare } else { words }.trim())
}

/// A line without the marks that begin it: those of a heading, a quote, an item, or of one in another.
fn without_marks(line: &str) -> &str {
    let mut rest = line;
    loop {
        // A line of nothing but signs separates the text above it from the text below; only Markdown has stars or low lines in a row.
        if rest.len() > 2 && ["*", "_"].iter().any(|sign| rest.trim_matches(|c| sign.starts_with(c)).is_empty()) {
            return "";
        }
        if rest.chars().all(|c| matches!(c, '-' | '*' | '_' | ' ')) {
            return rest;
        }
        let item = ["- ", "* "].iter().find_map(|mark| rest.strip_prefix(mark)).map(without_box);
        let quote = rest.strip_prefix('>').map(without_kind);
        match quote.or(item).or_else(|| heading(rest)) {
            Some(inner) => rest = inner.trim_start(),
            None => return rest,
        }
    }
}

/// An item without the box that says whether it is done.
fn without_box(item: &str) -> &str {
    ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| item.trim_start().strip_prefix(mark)).unwrap_or(item)
}

/// A quote without the kind that note-taking programs give one: `> [!note] A title`.
fn without_kind(quote: &str) -> &str {
    let kind = quote.trim_start().strip_prefix("[!").and_then(|kind| kind.split_once(']'));
    match kind {
        Some((kind, title)) if kind.starts_with(char::is_alphabetic) && !kind.contains(['[', ' ']) => {
            title.strip_prefix(['+', '-']).unwrap_or(title)
        }
        _ => quote,
    }
}

/// What is behind the first bracket of `[[A note|its words]]`, a link of note-taking programs: its words, and what follows.
fn note_link(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix('[')?;
    let end = inner.find(['[', ']'])?;
    let behind = inner.get(end..)?.strip_prefix("]]").filter(|behind| !behind.starts_with(['(', '[']))?;
    let (target, words) = inner.get(..end)?.split_once('|').map_or((None, inner.get(..end)?), |(a, b)| (Some(a), b));
    let is_note = !words.trim().is_empty() && target.is_none_or(|target| !target.is_empty());
    is_note.then_some((words, behind))
}

/// What follows the mark of a footnote, `[^1]`, whose first bracket is before the text; at the beginning of a line, what the footnote says.
fn behind_footnote(rest: &str, begins: bool) -> Option<&str> {
    let rest = rest.strip_prefix('^')?;
    let (name, behind) = rest.split_at_checked(rest.bytes().take(LONGEST_NOTE).position(|b| b == b']')?)?;
    let behind = behind.strip_prefix(']')?;
    let is_name = !name.is_empty() && !name.contains(['[', ' ', '^']);
    is_name.then(|| behind.strip_prefix(':').filter(|_| begins).map_or(behind, str::trim_start))
}

/// A line with the words of its links and without its pictures and the marks of its footnotes.
fn without_links(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    // Where brackets were opened, and whether each is a picture's.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '\\' => {
                out.push(c);
                if let Some(next) = rest.chars().next() {
                    out.push(next);
                    rest = rest.get(next.len_utf8()..).unwrap_or_default();
                }
            }
            '!' if rest.strip_prefix('[').and_then(note_link).is_some() => {
                if let Some((_, behind)) = rest.strip_prefix('[').and_then(note_link) {
                    rest = if out.is_empty() || out.ends_with(' ') { behind.trim_start() } else { behind };
                }
            }
            '!' if rest.starts_with('[') => {
                open.push((out.len(), true));
                out.push_str("![");
                rest = rest.get(1..).unwrap_or_default();
            }
            '[' if note_link(rest).is_some() => {
                if let Some((words, behind)) = note_link(rest) {
                    out.push_str(words);
                    rest = behind;
                }
            }
            '[' if behind_footnote(rest, out.is_empty()).is_some() => {
                rest = behind_footnote(rest, out.is_empty()).unwrap_or_default();
            }
            '[' => {
                open.push((out.len(), false));
                out.push(c);
            }
            ']' => {
                let target = rest.strip_prefix('(').and_then(behind_target);
                match (open.pop(), target) {
                    (Some((at, true)), Some(behind)) => {
                        out.truncate(at);
                        rest = if at == 0 || out.ends_with(' ') { behind.trim_start() } else { behind };
                    }
                    (Some((at, false)), Some(behind)) => {
                        out.remove(at);
                        // Links are not nested.
                        open.clear();
                        rest = behind;
                    }
                    _ => out.push(c),
                }
            }
            _ => out.push(c),
        }
    }
    out
}

/// The text after the address of a link, and after its title in quotation marks if it has one; `None` if it is not an address.
fn behind_target(text: &str) -> Option<&str> {
    let (mut depth, mut quote, mut has_gap) = (0_u32, None, false);
    for (i, c) in text.char_indices().take(LONGEST_TARGET) {
        match (c, quote) {
            (_, Some(open)) => quote = quote.filter(|_| c != open),
            (')', None) if depth == 0 => return text.get(i + 1..),
            ('"' | '\'', None) if has_gap => quote = Some(c),
            (c, None) if c.is_whitespace() => has_gap = true,
            (_, None) if has_gap => return None,
            ('(', None) if depth == DEEPEST => return None,
            ('(', None) => depth += 1,
            (')', None) => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, wanted: &str) {
        assert_eq!(text_of(markdown), wanted, "{markdown}");
    }

    #[test]
    fn marks_go_and_paragraphs_stay() {
        check("# Talks open\n\n> He said:\n> > **No.**\n\n- one\n* two\n", "Talks open\nHe said:\nNo.\none\ntwo");
        check("## Talks ##\n#NATO and C#\n####### x", "Talks\n#NATO and C#\nx");
        check("- > # deep\n-5 degrees\n*a* and _b_", "deep\n-5 degrees\n*a* and _b_");
        check("One.\n\n---\n\n* * *\nTwo.", "One.\n---\n* * *\nTwo.");
        check("#\n>\nOne.", "One.");
    }

    #[test]
    fn links_become_their_words_and_pictures_go() {
        check("See [the plan](https://a.example/x_(y)?q=1 \"A title\"), he said.", "See the plan, he said.");
        check("A ![map of (all)](m.png) here\n![](x.png)\nB", "A here\nB");
        check("[![logo](l.png)](https://a.example) Words", "Words");
        check("[**Bold**](/x) and [one](#a)[two](b)", "Bold and onetwo");
        check(
            "He [the minister] (sic) said [it](not an address) so [1]",
            "He [the minister] (sic) said [it](not an address) so [1]",
        );
        check("\\[no](x) a] ![ [", "\\[no](x) a] ![ [");
    }

    #[test]
    fn what_only_a_program_reads_goes() {
        check("- [ ] Ask\n* [x] Done\n- [the] word\n[ ] a", "Ask\nDone\n[the] word\n[ ] a");
        check(
            "He *said* so.[^2] %%ask him%%\n[^2]: On *Tuesday*.\n[^no way] x[^]",
            "He said so.\nOn Tuesday.\n[^no way] x[^]",
        );
        check("One.\n***\n> ____\nTwo", "One.\nTwo");
        check("One. ^end\n\n%%\nTwo.\n%%\nThree &amp; four\\.", "One.\nThree & four.");
    }

    #[test]
    fn links_of_notes_become_their_words_too() {
        check(
            "![[map.png]]\nSee [[The plan]] by [[People/Roe|Jane Roe]], ![[b.png|300]] he said.",
            "See The plan by Jane Roe, he said.",
        );
        check("> [!note] A title\n> Words\n> [!quote]- Said\n[!note] no", "A title\nWords\nSaid\n[!note] no");
        check("So [[1]](https://a.example) and [[]] and [[a", "So [1] and [[]] and [[a");
    }

    #[test]
    fn a_line_of_any_brackets_is_read_in_no_time() {
        let n = 10_000;
        assert_eq!(text_of(&"[".repeat(n)).len(), n);
        assert_eq!(text_of(&"![a](".repeat(n)).len(), 5 * n);
        assert_eq!(text_of(&format!("{}{}", "[a ".repeat(n), "](b)".repeat(n))).len(), 3 * n - 1 + 4 * (n - 1));
    }

    #[test]
    fn a_heading_that_opens_the_text_is_found() {
        assert_eq!(opening_heading("\n# [Talks](x) open\n\nOne."), Some(("Talks open".to_owned(), "\nOne.")));
        assert_eq!(opening_heading("One.\n# Talks"), None);
    }
}
