//! YAML: the fields of front matter as notes and static sites write them: texts over one line or more, lists, and values with names of their own.

use crate::person;
use serde_json::{Map, Value};

/// A field: how many lines stand above it, its name, and its value.
pub(super) type Field = (usize, String, Value);

/// How deep names may lie in names; what is deeper is a text.
const DEEPEST: usize = 8;

/// Whether lines are fields: the first of the outermost is one, and so are more of them than are not.
pub(super) fn is(lines: &[&str]) -> bool {
    let said = || lines.iter().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let base = said().next().map_or(0, |line| indent(line));
    let is_key = |line: &&&str| key(line.trim()).is_some();
    let outer =
        || said().filter(|line| indent(line) <= base && !line.trim_start().starts_with(['-', ']', '}', '?', ':']));
    let n_keys = outer().filter(is_key).count();
    said().next().is_none_or(|line| is_key(&line)) && n_keys * 2 >= outer().count() + usize::from(said().count() > 1)
}

/// The fields that the lines of front matter have. References to anchors and lists in lists are not read.
pub(super) fn fields(lines: &[&str]) -> Vec<Field> {
    fields_at(lines, 0)
}

fn fields_at(lines: &[&str], depth: usize) -> Vec<Field> {
    let base = lines.iter().find(|line| !line.trim().is_empty()).map_or(0, |line| indent(line));
    let is_key = |n: &usize| lines.get(*n).is_some_and(|line| indent(line) <= base && key(line.trim()).is_some());
    let starts: Vec<usize> = (0..lines.len()).filter(is_key).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let field = |(start, end): (usize, usize)| {
        let (first, more) = lines.get(start..end)?.split_first()?;
        let (name, first) = key(first.trim())?;
        Some((start, name.to_owned(), value(first, more, depth)?))
    };
    starts.iter().copied().zip(ends).filter_map(field).collect()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The name that a line begins with, and what follows its colon.
fn key(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(':')?;
    let is_parted = rest.is_empty() || rest.starts_with([' ', '\t']);
    let is_name = is_parted || !name.contains(' ') && !rest.starts_with('/');
    let name = name.trim().trim_matches(['"', '\'']);
    (is_name && !name.is_empty() && !name.starts_with(['#', '-', '[', '{', '"', '\''])).then_some((name, rest))
}

/// A field's value, which begins behind its name and goes on in the lines below.
fn value(first: &str, more: &[&str], depth: usize) -> Option<Value> {
    let first = bare(first.trim());
    if first.starts_with(['|', '>']) && first.bytes().skip(1).take_while(|&b| b != b' ').all(is_of_style) {
        return text(&block(first.starts_with('>'), more));
    }
    let is_said = |line: &str| !line.is_empty() && line != "#" && !line.starts_with("# ");
    if !is_said(first) {
        let at = more.iter().position(|line| is_said(line.trim()))?;
        let (next, below) = more.get(at..)?.split_first()?;
        let next = next.trim();
        if next == "-" || next.starts_with("- ") {
            return Some(list(more, depth));
        }
        if depth < DEEPEST && key(next).is_some_and(|(name, _)| !name.contains(' ')) {
            let inner: Map<String, Value> =
                fields_at(more, depth + 1).into_iter().map(|(_, name, value)| (name, value)).collect();
            return Some(inner.into());
        }
        return flow(&folded(next, below));
    }
    flow(&folded(first, more))
}

/// A value without the tag (`!!str`) and the anchor (`&name`) before it.
fn bare(value: &str) -> &str {
    let sign = value.split(' ').next().unwrap_or_default();
    let name = sign.strip_prefix("!!").or_else(|| sign.strip_prefix('&')).unwrap_or_default();
    let is_sign = sign == "!" || !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let behind = value.strip_prefix(sign).filter(|_| is_sign);
    behind.map_or(value, |behind| bare(behind.trim_start()))
}

fn is_of_style(sign: u8) -> bool {
    matches!(sign, b'+' | b'-' | b'0'..=b'9')
}

/// The text of a block: its lines as they are, or folded into one where no blank line is between them.
fn block(is_folded: bool, lines: &[&str]) -> String {
    let depth = lines.iter().find(|line| !line.trim().is_empty()).map_or(0, |line| indent(line));
    let mut out = String::new();
    for line in lines {
        let line = if indent(line) < depth { line.trim_start() } else { line.get(depth..).unwrap_or_default() };
        if line.is_empty() || !is_folded {
            out.push_str(line);
            out.push('\n');
        } else {
            out.push_str(if out.is_empty() || out.ends_with('\n') { "" } else { " " });
            out.push_str(line);
        }
    }
    out
}

/// The items of a list by dashes. Of an item that has a name and more, the name, also of a person whose name is in parts.
fn list(lines: &[&str], depth: usize) -> Value {
    let is_item = |line: &str| line == "-" || line.starts_with("- ");
    let margin = lines.iter().find(|line| is_item(line.trim())).map_or(0, |line| indent(line));
    let mut rest = lines;
    let mut items = Vec::new();
    while let Some((line, behind)) = rest.split_first() {
        let starts = |line: &&str| indent(line) <= margin && is_item(line.trim());
        let (more, next) = behind.split_at(behind.iter().position(starts).unwrap_or(behind.len()));
        rest = next;
        let Some(first) = line.trim().strip_prefix('-').map(str::trim) else { continue };
        let keys = || [first].into_iter().chain(more.iter().copied()).filter_map(|line| key(line.trim()));
        let named = keys().find(|(name, _)| *name == "name").map(|(_, name)| flow(name));
        let in_parts =
            || person::name_of(&keys().filter_map(|(key, part)| Some((key.to_owned(), flow(part)?))).collect());
        items.extend(match named.or_else(|| in_parts().map(|name| Some(name.into()))) {
            Some(name) => name,
            None if depth < DEEPEST => value(first, more, depth + 1),
            None => flow(&folded(first, more)),
        });
    }
    items.into()
}

/// A value that goes on over several lines in one; a blank line between them ends a line of it.
fn folded(first: &str, more: &[&str]) -> String {
    let mut out = first.to_owned();
    let is_open = first.starts_with(['"', '\'', '[', '{']);
    for line in more {
        // What stands outside is no part of a text that has no signs around it, and neither is what explains it.
        if !is_open && (line.trim_start().starts_with('#') || !line.is_empty() && indent(line) == 0) {
            break;
        }
        let line = line.trim();
        let is_joined = first.starts_with('"') && out.bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1;
        if is_joined {
            out.pop();
        } else {
            let is_parted = out.ends_with('\n');
            out.push_str(match line {
                "" => "\n",
                _ if is_parted => "",
                _ => " ",
            });
        }
        out.push_str(line);
    }
    out
}

/// A value in signs of its own: a list in brackets, names and values in braces, or a text.
fn flow(whole: &str) -> Option<Value> {
    let whole = whole.trim();
    // What explains a value stands behind its signs.
    let close =
        |open: &char| ['"', '\'', ']', '}'].get(['"', '\'', '[', '{'].iter().position(|sign| sign == open)?).copied();
    let close = whole.chars().next().and_then(|open| close(&open));
    let bare = whole.rsplit_once(" #").map(|(bare, _)| bare.trim_end());
    let bare = bare.filter(|bare| bare.len() > 1 && close.is_some_and(|close| bare.ends_with(close)));
    let whole = bare.unwrap_or(whole);
    let inner = |open, close| whole.strip_prefix(open).and_then(|inner: &str| inner.strip_suffix(close));
    if let Some(list) = inner('[', ']').filter(|_| !(whole.starts_with("[[") && note_name(whole) != whole)) {
        return Some(parts(list).into_iter().filter_map(text).collect());
    }
    if let Some(fields) = inner('{', '}').filter(|fields| fields.contains(": ")) {
        let field = |part: &str| Some((key(part)?.0.to_owned(), text(key(part)?.1)?));
        return Some(parts(fields).into_iter().filter_map(field).collect::<Map<_, _>>().into());
    }
    if close.is_none() {
        // What explains a value without signs.
        return text(whole.split_once(" # ").map_or(whole, |(value, _)| value));
    }
    text(whole)
}

/// The parts between commas that are in no quotation marks and no brackets.
fn parts(list: &str) -> Vec<&str> {
    let (mut from, mut depth, mut quote) = (0, 0_usize, None);
    let mut parts = Vec::new();
    for (at, c) in list.char_indices() {
        let is_first = list.get(from..at).is_some_and(|before| before.trim().is_empty());
        match (c, quote) {
            (_, Some(open)) => quote = quote.filter(|_| c != open),
            ('"' | '\'', None) if is_first => quote = Some(c),
            ('[' | '{', None) => depth += 1,
            (']' | '}', None) => depth = depth.saturating_sub(1),
            (',', None) if depth == 0 => {
                parts.extend(list.get(from..at));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(list.get(from..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// A text without its quotation marks; `None` for what says that there is none.
fn text(text: &str) -> Option<Value> {
    let text = text.trim();
    let quoted = |sign: char| text.strip_prefix(sign).and_then(|inner| inner.strip_suffix(sign));
    let value = match (quoted('"'), quoted('\'')) {
        (Some(inner), _) => unescaped(inner),
        (_, Some(inner)) => inner.replace("''", "'"),
        _ if matches!(text, "" | "~" | "null") => return None,
        _ => text.to_owned(),
    };
    Some(note_name(&value).into())
}

/// What a link to a note shows, `[[Ann Lee]]` or `[[people/ann|Ann Lee]]`: its name.
fn note_name(value: &str) -> &str {
    let link = value.strip_prefix("[[").and_then(|inner| inner.strip_suffix("]]"));
    let link = link.filter(|inner| !inner.contains("[["));
    link.map_or(value, |inner| inner.rsplit_once('|').map_or(inner, |(_, shown)| shown))
}

/// A text between double quotation marks with the characters that were written by backslashes.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        let sign = behind.chars().next();
        let behind = behind.get(sign.map_or(0, char::len_utf8)..).unwrap_or_default();
        let n_digits = match sign {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let code = behind.get(..n_digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let (c, behind) = match (code.and_then(char::from_u32), sign) {
            (Some(c), _) => (Some(c), behind.get(n_digits..).unwrap_or_default()),
            (None, Some('n')) => (Some('\n'), behind),
            (None, Some('t')) => (Some('\t'), behind),
            (None, Some('"' | '\\' | '/' | ' ')) => (sign, behind),
            _ => (None, behind),
        };
        match c {
            Some(c) => out.push(c),
            None => out.extend(['\\'].into_iter().chain(sign)),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(yaml: &str, expected: Value) {
        let lines: Vec<&str> = yaml.lines().collect();
        let found: Map<String, Value> = fields(&lines).into_iter().map(|(_, name, value)| (name, value)).collect();
        assert_eq!(Value::from(found), expected, "{yaml}");
    }

    #[test]
    fn texts_go_on_over_several_lines() {
        check("a: >-\n  Ferry late\n  again\n\n  Fog\nb: x", json!({"a": "Ferry late again\nFog", "b": "x"}));
        check("a: |\n  Ferry: late\n    again\nb: |2- # so\n  x", json!({"a": "Ferry: late\n  again", "b": "x"}));
        check("a: \"Ferry\n  late\n\n  again\"\nb: 'it''s\n  on'", json!({"a": "Ferry late\nagain", "b": "it's on"}));
        check("a: Ferry late\n  at pier: 4\n# no\nb:\n  x\n  y", json!({"a": "Ferry late at pier: 4", "b": "x y"}));
        check("a: \"caf\\xE9 \\u2019\\\"x\\\\\\\n  \\ y\\q\"", json!({"a": "café ’\"x\\ y\\q"}));
    }

    #[test]
    fn what_explains_a_value_and_its_signs_are_no_part_of_it() {
        check("a: Post # daily\nb: Jo #1 fan\nc: \"x # y\"", json!({"a": "Post", "b": "Jo #1 fan", "c": "x # y"}));
        check(
            "a: !!str Post\nb: &t Night & day\nc: ! x\nd: & co",
            json!({"a": "Post", "b": "Night & day", "c": "x", "d": "& co"}),
        );
    }

    #[test]
    fn lists_and_names_are_read() {
        check(
            "a: [x, \"y, z\", [[p/w|W]]]\nb: [[Ann]]\nc: [\n  x,\n  y\n]",
            json!({"a": ["x", "y, z", "W"], "b": "Ann", "c": ["x", "y"]}),
        );
        check("a:\n- x\n\n-  'y: z'\n- long\n  item\nb: []", json!({"a": ["x", "y: z", "long item"], "b": []}));
        check(
            "a: {name: Ann Lee, age: 3}\nb:\n  name: Bo\n  url: https://b.example/\n",
            json!({
                "a": {"name": "Ann Lee", "age": "3"}, "b": {"name": "Bo", "url": "https://b.example/"}
            }),
        );
        check("a:\n  - name: Ann\n    role: x\n  - role: y\n    name: Bo", json!({"a": ["Ann", "Bo"]}));
        check("a:\n  - family: Marlow\n    given: Ines\n  - Ola Berg", json!({"a": ["Ines Marlow", "Ola Berg"]}));
        check(
            "date published: 2024\na:\nb: ~\nurl: https://a.example",
            json!({"date published": "2024", "url": "https://a.example"}),
        );
    }

    #[test]
    fn names_in_names_end_somewhere() {
        let deep: Vec<String> = (0..4000).map(|n| format!("{}a:", " ".repeat(n))).collect();
        assert_eq!(fields(&deep.iter().map(String::as_str).collect::<Vec<_>>()).len(), 1);
        let lists: Vec<String> = (0..4000).map(|n| format!("{}-", " ".repeat(n))).collect();
        fields(&["a:"].into_iter().chain(lists.iter().map(String::as_str)).collect::<Vec<_>>());
    }

    proptest::proptest! {
        #[test]
        fn any_lines_can_be_read(yaml in "(a: |- |  |\n|\"|'|\\[|\\]|\\{|\\}|,|[|]|>|-|#|\\\\|x|\\PC){0,40}") {
            fields(&yaml.lines().collect::<Vec<_>>());
        }
    }
}
