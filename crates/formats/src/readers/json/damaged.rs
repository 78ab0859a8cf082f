//! Damaged JSON: what is good before a flaw and behind it is read, the flaw is told by its line.

use super::lists;
use serde_json::{Deserializer, Error, Value};

/// How many flaws of a text are told.
const MOST_TOLD: usize = 100;

/// How many braces may open nothing that can be read, with no article among them, before the rest is given up.
const MOST_UNREAD: usize = 1000;

/// What stands in a damaged text.
pub(super) enum Found {
    /// An article.
    Article(Value),
    /// A flaw: its line, and what the library says.
    Flaw(usize, String),
}

/// Goes through a text, in whose value that begins at this byte a flaw was found, and emits every object that is an article.
pub(super) fn read(text: &str, start: usize, first: &Error, emit: &mut dyn FnMut(Found)) {
    let n_lines = |from: usize, to: usize| text.get(from..to).unwrap_or_default().matches('\n').count();
    let mut told = first.line();
    let mut n_told = 1;
    emit(Found::Flaw(told, message(first)));
    let (mut at, mut line, mut n_unread) = (start, 1 + n_lines(0, start), 0);
    while n_unread < MOST_UNREAD
        && let Some(begin) = text.get(at..).and_then(|rest| rest.find('{')).map(|more| at + more)
    {
        line += n_lines(at, begin);
        let mut values = Deserializer::from_str(text.get(begin..).unwrap_or_default()).into_iter::<Value>();
        let end = match values.next() {
            Some(Ok(value)) => {
                for article in lists::articles(value).into_iter().filter(lists::is_likely) {
                    n_unread = 0;
                    emit(Found::Article(article));
                }
                begin + values.byte_offset()
            }
            Some(Err(error)) => {
                let flaw = line + error.line() - 1;
                // An object around the flaw has met it before.
                if flaw != told && n_told < MOST_TOLD {
                    (told, n_told) = (flaw, n_told + 1);
                    emit(Found::Flaw(flaw, message(&error)));
                }
                n_unread += 1;
                begin + 1
            }
            None => break,
        };
        line += n_lines(begin, end);
        at = end;
    }
}

/// What the library says, without the place.
fn message(error: &Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &[&str]) {
        let first = serde_json::from_str::<Value>(text).unwrap_err();
        let mut found = Vec::new();
        read(text, 0, &first, &mut |it| {
            found.push(match it {
                Found::Article(article) => article["title"].as_str().unwrap().to_owned(),
                Found::Flaw(line, _) => line.to_string(),
            });
        });
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn what_is_good_around_a_flaw_is_read() {
        let [a, b, c] =
            ["A", "B", "C"].map(|name| format!(r#"{{"title":"{name}","text":"It {{rained}}.","x":[{{"y":1}}]}}"#));
        check(&format!("[{a},\n{b}x,\n{c}]"), &["2", "A", "B", "C"]);
        check(&format!("[{a},\n{{\"title\":\"B\" \"text\":1}},\n{c}]"), &["2", "A", "C"]);
        check(
            &format!("{{\"n\":1,\"articles\":[{a},\n{{\"title\":\n\"B\" x}},\n{c},\n{{x}}]}}"),
            &["3", "A", "C", "5"],
        );
        check(&format!("[{a},\n{b},\n]"), &["3", "A", "B"]);
        check(&format!("// saved\n[{a}]"), &["1", "A"]);
        check(&format!("[{a},\n{{\"title\":\"B\",\"text\":\"It"), &["2", "A"]);
    }

    #[test]
    fn nothing_takes_longer_than_it_is_long() {
        for text in ["{", "{\"a\":", "[{\"a\":[{},", "{\n"] {
            let text = text.repeat(100_000);
            let first = serde_json::from_str::<Value>(&text).unwrap_err();
            let mut n = 0;
            read(&text, 0, &first, &mut |_| n += 1);
            assert!(n <= MOST_TOLD, "{n}");
        }
    }
}
