//! Scripts without what only their authors need: comments, indentation and needless line ends. Names stay, and so does every token.

use crate::styles::string_at;

/// Words behind which a slash begins a pattern, not a division.
const BEFORE_A_PATTERN: [&str; 14] = [
    "await",
    "case",
    "delete",
    "do",
    "else",
    "in",
    "instanceof",
    "new",
    "of",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
];

/// Words whose brackets hold a condition, behind which a statement may begin.
const BEFORE_A_CONDITION: [&str; 4] = ["for", "if", "while", "with"];

/// No statement ends in these and none begins with those, so a line end beside them means nothing.
const OPEN_ENDS: [char; 17] = ['{', '(', '[', ';', ',', '=', '&', '|', '?', ':', '<', '>', '*', '%', '^', '~', '!'];
const OPEN_STARTS: [char; 7] = ['}', ')', ']', ';', ',', '?', ':'];

/// What stood between two tokens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Space,
    LineEnd,
}

/// The script without comments and needless space. Where a slash might begin a pattern or divide, and only a parser could tell, the script stays as it
/// is.
pub(crate) fn minify(script: &str) -> String {
    strip(script).unwrap_or_else(|| script.to_owned())
}

fn strip(script: &str) -> Option<String> {
    let mut out = String::with_capacity(script.len());
    let mut gap = Gap::Nothing;
    // For each open bracket whether it holds a condition, and whether the last one closed did.
    let mut brackets = Vec::new();
    let mut is_condition = false;
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let skipped = match first {
            _ if rest.starts_with("//") => rest.find(is_line_end).unwrap_or(rest.len()),
            _ if rest.starts_with("/*") => rest[2..].find("*/")? + 4,
            _ if first.is_whitespace() => first.len_utf8(),
            _ => 0,
        };
        if skipped > 0 {
            gap = gap.max(if rest[..skipped].contains(is_line_end) { Gap::LineEnd } else { Gap::Space });
            rest = &rest[skipped..];
            continue;
        }
        let token = match first {
            '"' | '\'' => string_at(rest, first),
            '`' => template_at(rest)?,
            '/' if begins_pattern(&out, is_condition)? => pattern_at(rest)?,
            _ if is_of_name(first) => &rest[..rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())],
            _ => &rest[..first.len_utf8()],
        };
        match first {
            '(' => brackets.push(BEFORE_A_CONDITION.contains(&last_word(&out))),
            ')' => is_condition = brackets.pop()?,
            _ => {}
        }
        if let Some(last) = out.chars().next_back() {
            if gap == Gap::LineEnd && !OPEN_ENDS.contains(&last) && !OPEN_STARTS.contains(&first) {
                out.push('\n');
            } else if gap > Gap::Nothing && are_parted(last, first) {
                out.push(' ');
            }
        }
        out.push_str(token);
        gap = Gap::Nothing;
        rest = &rest[token.len()..];
    }
    Some(out)
}

/// Whether two tokens, of which one ends and the next begins so, would become another one without space between them.
fn are_parted(last: char, first: char) -> bool {
    match (last, first) {
        ('+', '+') | ('-', '-') | ('<', '!' | '/') | ('/', '/' | '*') => true,
        ('/', _) => is_of_name(first),
        (_, '.') => last.is_ascii_digit(),
        _ => is_of_name(last) && is_of_name(first),
    }
}

/// Whether a slash that follows this begins a pattern; none where it can't be told.
fn begins_pattern(out: &str, is_condition: bool) -> Option<bool> {
    let Some(last) = out.chars().next_back() else { return Some(true) };
    match last {
        '}' | '/' => None,
        ')' => Some(is_condition),
        ']' | '"' | '\'' | '`' => Some(false),
        '+' | '-' => Some(!out.ends_with("++") && !out.ends_with("--")),
        _ if is_of_name(last) => Some(BEFORE_A_PATTERN.contains(&last_word(out))),
        _ => Some(true),
    }
}

/// The word or number that this ends in, unless it names a field.
fn last_word(out: &str) -> &str {
    let before = out.trim_end_matches(is_of_name);
    if before.ends_with('.') { "" } else { &out[before.len()..] }
}

/// The pattern that `script` begins with, without its flags.
fn pattern_at(script: &str) -> Option<&str> {
    let (mut is_escaped, mut is_in_class) = (false, false);
    for (at, character) in script.char_indices().skip(1) {
        match character {
            _ if is_line_end(character) => return None,
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '/' if !is_in_class => return Some(&script[..=at]),
            _ => {}
        }
    }
    None
}

/// The template that `script` begins with, from backtick to backtick, whatever code stands in it.
fn template_at(script: &str) -> Option<&str> {
    let mut at = 1;
    loop {
        let rest = script.get(at..)?;
        at += match rest.chars().next()? {
            '`' => return Some(&script[..=at]),
            '\\' => 1 + rest[1..].chars().next()?.len_utf8(),
            '$' if rest.starts_with("${") => 2 + code_length(&rest[2..])?,
            character => character.len_utf8(),
        };
    }
}

/// How long a template's code is, its closing brace included; none where it holds a slash, which might be anything.
fn code_length(code: &str) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_u32);
    loop {
        let rest = code.get(at..)?;
        let first = rest.chars().next()?;
        match first {
            '}' if depth == 0 => return Some(at + 1),
            '}' => depth -= 1,
            '{' => depth += 1,
            '/' => return None,
            _ => {}
        }
        at += match first {
            '"' | '\'' => string_at(rest, first).len(),
            '`' => template_at(rest)?.len(),
            _ => first.len_utf8(),
        };
    }
}

/// Whether names, keywords and numbers are made of it.
fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '_' | '$' | '\\' | '#' | '@')
        || !character.is_ascii() && !character.is_whitespace()
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, expected: &str) {
        assert_eq!(minify(script), expected);
        assert_eq!(minify(expected), expected, "nothing is left to take away");
    }

    #[test]
    fn comments_and_indentation_go() {
        check(
            "// why\nconst f = (a, b) => {\n    /* how */ return a + b; // so\n};\n\nf( 1 , 2 );\n",
            "const f=(a,b)=>{return a+b;};f(1,2);",
        );
    }

    #[test]
    fn line_ends_that_end_statements_stay() {
        check("let a = 1\nlet b = a\n(c)\n", "let a=1\nlet b=a\n(c)");
        check("f()\ng()\n", "f()\ng()");
        check("function f() {}\nf()", "function f(){}\nf()");
        check("return /* two\nlines */ a", "return\na");
        check("a\n++\nb", "a\n++\nb");
        check("x\r\ny\u{2028}z", "x\ny\nz");
    }

    #[test]
    fn space_that_parts_tokens_stays() {
        check("typeof  a in\tb", "typeof a in b");
        check("a + +b - -c + ++d", "a+ +b- -c+ ++d");
        check("1 .toFixed() ; a < !--b ; a < /b/.c", "1 .toFixed();a< !--b;a< /b/.c");
        check("case 'a' : return `b`", "case'a':return`b`");
    }

    #[test]
    fn strings_templates_and_patterns_stay_as_they_are() {
        check(r"a = 'it\'s  //  one' ;", r"a='it\'s  //  one';");
        check(
            r#"`//  ${ f({ a : "}" }) + `\`  ${ b }` }  \`` + "/*  */""#,
            r#"`//  ${ f({ a : "}" }) + `\`  ${ b }` }  \``+"/*  */""#,
        );
        check(r"x = /[/'\]]  \/  '/g .test( y )", r"x=/[/'\]]  \/  '/g.test(y)");
        check("return / '/ in a", "return/ '/ in a");
        check("if (a) /'  '/.test(b)", "if(a)/'  '/.test(b)");
    }

    #[test]
    fn divisions_are_no_patterns() {
        check("a / 2 ; ( b ) / 2 ; c [ 0 ] / 2 // '", "a/ 2;(b)/ 2;c[0]/ 2");
        check("a++ / 2 + b.in / '2'", "a++/ 2+b.in/'2'");
    }

    #[test]
    fn what_only_a_parser_could_tell_stays_whole() {
        for script in ["{ }  / a /g", "`${ a / b }`  ;", "a = /b", "a )  ;", "/* no end", "` no end"] {
            assert_eq!(minify(script), script);
        }
    }
}
