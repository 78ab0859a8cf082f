//! Body: the plain text of a mail as paragraphs, without its signature and the headers of a mail that was sent on.

use crate::unwrap::{Unwrapped, unwrap_mail};
use model::fault::BoilerplateKind;

/// The most lines of a signature.
const LONGEST_SIGNATURE: usize = 12;
/// The fewest dashes above the headers of a mail that was sent on, and the fewest of these.
const FEWEST_DASHES: usize = 5;
const FEWEST_HEADERS: usize = 3;
/// The longest name of such a header, in bytes.
const LONGEST_NAME: usize = 24;
/// The longest note above a mail that was sent on, in characters, and the smallest of so many parts of the whole that it may be.
const LONGEST_NOTE: usize = 400;
const ONE_IN: usize = 3;

/// What the headers are called of a mail that was sent on, in small letters.
pub(super) const FROM: [&str; 6] = ["from", "von", "de", "da", "від", "от"];
pub(super) const SUBJECT: [&str; 6] = ["subject", "betreff", "objet", "asunto", "oggetto", "тема"];
pub(super) const DATE: [&str; 8] = ["date", "sent", "datum", "gesendet", "envoyé", "fecha", "data", "дата"];

/// What the subject of an answer begins with, in small letters.
const REPLIES: [&str; 8] = ["re", "aw", "antw", "sv", "odp", "ré", "rép", "rif"];

/// Those that say nothing of an article.
const TO: [&str; 8] = ["to", "cc", "bcc", "an", "à", "para", "a", "кому"];

/// The text of a mail.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// Its paragraphs, and what was joined to make them.
    pub(super) text: Unwrapped,
    /// The lines that are left out above it.
    pub(super) above: Vec<(String, BoilerplateKind)>,
    /// Those that are left out elsewhere.
    pub(super) cut: Vec<(String, BoilerplateKind)>,
    /// The headers of the mail that was sent on, if that is all there is but for a note above it.
    pub(super) headers: Vec<(String, String)>,
    /// Whether it answers a mail, which then stands below what it says.
    is_reply: bool,
}

/// Reads a text of a mail with this subject. Where its line ends say whether they are soft, `flow` says whether the space at a soft one goes.
pub(super) fn read(text: &str, subject: &str, flow: Option<bool>) -> Body {
    let mut body = Body { is_reply: is_reply(subject), ..Body::default() };
    let mut lines: Vec<&str> = text.lines().collect();
    body.cut_signature(&mut lines);
    body.cut_headers(&mut lines, &|line| !line.trim().is_empty());
    let has_soft = lines.iter().any(|line| is_soft(line));
    body.text = match flow.filter(|_| has_soft) {
        Some(drops_space) => flowed(&lines, drops_space),
        None => unwrap_mail(&lines.join("\n")),
    };
    body
}

/// Takes the headers of a mail that was sent on out of what the readers of one in HTML are shown, where no blank line is below them.
pub(super) fn shown(text: &str, subject: &str) -> Body {
    let mut body = Body { is_reply: is_reply(subject), ..Body::default() };
    let mut lines: Vec<&str> = text.lines().collect();
    let is_known = |name: &str| [&FROM[..], &SUBJECT, &DATE, &TO].concat().contains(&name);
    body.cut_headers(&mut lines, &|line| header(line).is_some_and(|(name, _)| is_known(&name)));
    lines.retain(|line| !line.is_empty());
    body.text.text = lines.join("\n");
    body
}

impl Body {
    /// Takes the signature off: the last lines behind one of two dashes.
    fn cut_signature(&mut self, lines: &mut Vec<&str>) {
        let is_filled = |line: &&str| !line.trim().is_empty();
        let Some(at) = lines.iter().rposition(|line| line.trim_end() == "--") else { return };
        let (above, below) = lines.split_at_checked(at).unwrap_or_default();
        let n_below = below.iter().filter(|line| is_filled(line)).count();
        if n_below <= LONGEST_SIGNATURE + 1 && above.iter().any(is_filled) {
            let signature = lines.split_off(at).into_iter().skip(1).filter(is_filled);
            self.cut.extend(signature.map(|line| (line.trim().to_owned(), BoilerplateKind::AuthorBox)));
        }
    }

    /// Takes out the headers of a mail that was sent on: below a line of dashes, as far as its head goes.
    fn cut_headers(&mut self, lines: &mut Vec<&str>, is_head: &dyn Fn(&str) -> bool) {
        let is_rule = |line: &&str| {
            let line = line.trim();
            line.bytes().take_while(|&b| b == b'-').count() >= FEWEST_DASHES && line.contains(char::is_alphabetic)
        };
        let Some(at) = lines.iter().position(is_rule) else { return };
        let below = lines.iter().skip(at + 1).copied();
        let head: Vec<&str> = below.take_while(|line| is_head(line)).collect();
        let headers: Vec<(String, String)> = head.iter().filter_map(|line| header(line)).collect();
        // A long value may go on in the next line.
        let has_others = head.iter().any(|line| header(line).is_none() && !line.starts_with([' ', '\t']));
        if headers.len() < FEWEST_HEADERS || has_others {
            return;
        }
        let (note, rest) = lines.split_at_checked(at).unwrap_or_default();
        let n_letters = |lines: &[&str]| lines.iter().map(|line| line.trim().chars().count()).sum::<usize>();
        let n_note = n_letters(note);
        let end = 1 + head.len();
        let is_note = !self.is_reply
            && n_note <= LONGEST_NOTE
            && n_note * ONE_IN <= n_letters(rest.get(end..).unwrap_or_default());
        let why = |line: &str| (line.trim().to_owned(), BoilerplateKind::Export);
        if n_note == 0 || is_note {
            self.headers = headers;
            self.above = lines.drain(..at + end).filter(|line| !line.trim().is_empty()).map(why).collect();
        } else {
            self.cut.extend(lines.splice(at..at + end, [""]).map(why));
        }
    }
}

/// Whether a subject is that of an answer.
fn is_reply(subject: &str) -> bool {
    let mark = subject.split_once(':').map(|(mark, _)| mark.trim().to_lowercase()).unwrap_or_default();
    REPLIES.contains(&mark.as_str())
}

/// A header's name in small letters, and its value.
fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.trim().trim_matches('*').split_once(':')?;
    let name = name.trim_end_matches(['*', ' ', '\u{a0}']);
    let is_name = (1..=LONGEST_NAME).contains(&name.len()) && !name.contains(char::is_whitespace);
    is_name.then(|| (name.to_lowercase(), value.trim_start_matches('*').trim().to_owned()))
}

/// Whether the end of a line is no end of a paragraph, as RFC 3676 has it.
fn is_soft(line: &str) -> bool {
    line.ends_with(' ') && !line.trim().is_empty() && line != "-- "
}

/// Joins the lines whose ends are soft. Quotes keep their marks.
fn flowed(lines: &[&str], drops_space: bool) -> Unwrapped {
    let mut out = Unwrapped::default();
    // How deep the line is quoted that goes on.
    let mut open: Option<usize> = None;
    for line in lines {
        let depth = line.bytes().take_while(|&b| b == b'>').count();
        let rest = line.get(depth..).unwrap_or_default();
        let own = rest.strip_prefix(' ').unwrap_or(rest);
        if open == Some(depth) && !own.trim().is_empty() {
            if drops_space {
                out.text.pop();
            }
            out.text.push_str(own);
            out.n_joined += 1;
        } else if !own.trim().is_empty() {
            let marks = line.get(..depth).unwrap_or_default();
            out.text.extend(["\n", marks, if depth > 0 { " " } else { "" }, own]);
        }
        open = is_soft(rest).then_some(depth);
    }
    let lines = out.text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    out.text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, flow: Option<bool>, wanted: &str) -> Body {
        let body = read(text, "", flow);
        assert_eq!(body.text.text, wanted, "{text}");
        body
    }

    #[test]
    fn short_lines_stay_and_those_of_a_width_are_joined() {
        let list = "Dear all,\n\n* one thing\n* two things\n\nPlan\n09:00 Talks\n10:00 Tea\n";
        check(list, None, "Dear all,\n* one thing\n* two things\nPlan\n09:00 Talks\n10:00 Tea");
        let wrapped =
            "The council met in the old town hall on Monday and closed the bridge for\ntwo years.\n\nIt rained.\n";
        let body = check(
            wrapped,
            None,
            "The council met in the old town hall on Monday and closed the bridge for two years.\nIt rained.",
        );
        assert_eq!(body.text.n_joined, 1);
    }

    #[test]
    fn soft_ends_are_joined_where_a_mail_says_so() {
        let text = "The council \nmet.\n\n> It rained \n> all day.\n> Then not.\n\nOne\nTwo\n\n-- \nAnn\nTel. 1\n";
        let body = check(text, Some(false), "The council met.\n> It rained all day.\n> Then not.\nOne\nTwo");
        assert_eq!(body.text.n_joined, 2);
        assert_eq!(body.cut.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>(), ["Ann", "Tel. 1"]);
        check("Nord \nsee.\n", Some(true), "Nordsee.");
    }

    #[test]
    fn headers_of_a_mail_that_was_sent_on_are_no_text() {
        let sent_on = "---------- Forwarded message ---------\nFrom: Gull <g@g.example>\nDate: Tue, 5 Mar 2024\nSubject: Rain\n\nIt rained.\n";
        let body = check(sent_on, None, "It rained.");
        assert_eq!((body.above.len(), body.headers.len()), (4, 3));
        let body = check(&format!("See below.\n\n{sent_on}"), None, "See below.\nIt rained.");
        assert_eq!((body.cut.len(), body.headers.len()), (4, 0));
        let long = sent_on.replace("It rained.", "It rained all day, and nobody went out.");
        let body = check(&format!("See below.\n\n{long}"), None, "It rained all day, and nobody went out.");
        assert_eq!((body.above.len(), body.headers.len()), (5, 3));
        let answer = read(&format!("See below.\n\n{long}"), "RE: Rain", None);
        assert_eq!((answer.above.len(), answer.headers.len()), (0, 0));
        let text = "----- The plan -----\nMonday: rain\nDate: none\nLater: sun\nThat is all.";
        assert_eq!((check(text, None, text).cut.len(), shown(text, "").text.text.as_str()), (0, text));
        let text = "----- The plan -----\nMonday: rain\nLater: sun\n\n--\nThe rest";
        check(text, None, "----- The plan -----\nMonday: rain\nLater: sun");
    }
}
